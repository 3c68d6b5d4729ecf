#include "codec/csv.hpp"

#include <limits>

#include "core/random.hpp"
#include "doctest/doctest.h"
#include "golden/golden.hpp"

using namespace icx;
using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("csv: separators, quotes, marks and line ends are found by themselves") {
    struct Row { const char* text; char separator; Rows rows; };
    const Row rows[] = {
        {"a,b\n1,2\n", ',', {{"1", "2"}}},
        {"a;b\r\n1;2,5\r\n", ';', {{"1", "2,5"}}},
        {"a\tb\r1\t2", '\t', {{"1", "2"}}},
        {"\xEF\xBB\xBF\"a\",b\n\"x \"\"y\"\", z\",\"\"\n", ',', {{"x \"y\", z", ""}}},
        {"sep=;\na,x;b\n1;2\n", ';', {{"1", "2"}}},
        {"\n\na,b\n\n1,2\n\n", ',', {{"1", "2"}}},
        {"\"a;b\",c\n\"two\nlines\",2", ',', {{"two\nlines", "2"}}},
        {"a,b\n5\" pipe,x\n", ',', {{"5\" pipe", "x"}}},
        {"a\nx\n", ',', {{"x"}}},
        {",x\n1,2\n", ',', {{"1", "2"}}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto table = codec::parse_csv(row.text);
        REQUIRE(table.ok());
        CHECK(table->separator == row.separator);
        CHECK(table->rows == row.rows);
        CHECK(table->problems.empty());
    }
}

TEST_CASE("csv: ill-formed rows are left out and named by their number") {
    struct Row { std::string text; std::size_t kept; const char* place; const char* message; };
    codec::CsvLimits limits;
    limits.cell_bytes = 20;
    const Row rows[] = {
        {"a,b\n1\n1,2\n", 1, "row 2", "1 cell where the header has 2"},
        {"a,b\n1,2,3\n1,2\n", 1, "row 2", "3 cells where the header has 2"},
        {"a,b\n1,2\n1", 1, "row 3", "the file ends inside this row: 1 cell where the header has 2"},
        {"a,b\n1,2\n1,\"x\ny", 1, "row 3", "the file ends inside a quoted cell"},
        {"a,b\n\"x\"y,2\n1,2\n", 1, "row 2", "text after the closing quote of cell 1"},
        {"a,b\n1,012345678901234567890\n1,2\n", 1, "row 2", "cell 2 is longer than 20 bytes"},
        {"a,b\n1,2\n3,\"01234567890123456789012\n\"\n", 1, "row 3",
         "a quoted cell is longer than 20 bytes, or its quote is never closed; the rest was not "
         "read"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto table = codec::parse_csv(row.text, limits);
        REQUIRE(table.ok());
        CHECK(table->rows.size() == row.kept);
        REQUIRE(table->problems.size() == 1);
        CHECK(table->problems[0].place == row.place);
        CHECK(table->problems[0].message == row.message);
    }
}

TEST_CASE("csv: at most 1000 problems are listed, the others are counted") {
    std::string text = "a,b\n";
    for (int i = 0; i < 1500; i++) text += "1\n";
    const auto table = codec::parse_csv(text);
    REQUIRE(table.ok());
    REQUIRE(table->problems.size() == 1001);
    CHECK(table->problems.back().message == "500 more rows were left out");
}

TEST_CASE("csv: what a spreadsheet would run as a formula is written as text") {
    codec::CsvWriter writer;
    for (const char* cell : {"=1+1", "+1", "-1", "@x", "\tx", "a=1", "x;=y", "say \"hi\""})
        writer.text(cell);
    writer.number(-1.5);
    writer.integer(-3);
    writer.blank();
    writer.number(std::numeric_limits<double>::quiet_NaN());
    writer.end_row();
    CHECK(writer.str() ==
          "'=1+1,'+1,'-1,'@x,\"'\tx\",a=1,\"x;=y\",\"say \"\"hi\"\"\",-1.5,-3,,\r\n");
    CHECK(codec::CsvWriter(true).str() == "\xEF\xBB\xBF");
}

TEST_CASE("csv: any table reads back as it was written") {
    core::SeededRandom random(3);
    const char* const kPieces[] = {"a", "\"", ",", "\n", ";", "\r\n", " ", "\xC3\xBC", "1", "\t"};
    for (int round = 0; round < 500; round++) {
        const std::size_t columns = 2 + random.below(5);
        codec::CsvWriter writer(round % 2 == 0);
        for (std::size_t i = 0; i < columns; i++) writer.text("c" + std::to_string(i));
        writer.end_row();
        Rows rows(random.below(6));
        for (auto& row : rows) {
            for (std::size_t i = 0; i < columns; i++) {
                std::string cell = "x";  // so that no guard is put before it
                for (std::uint64_t k = random.below(6); k > 0; k--)
                    cell += kPieces[random.below(std::size(kPieces))];
                writer.text(row.emplace_back(cell));
            }
            writer.end_row();
        }
        const auto table = codec::parse_csv(writer.str());
        REQUIRE(table.ok());
        CHECK(table->rows == rows);
        CHECK(table->problems.empty());
    }
}

TEST_CASE("csv: the employee survey reads whole") {
    const std::string path = std::string(ICX_SHARED_DIR) + "/data/employee-survey/responses.csv";
    const std::string text = test::read_file(path);
    if (text.empty()) {
        MESSAGE("skipped: " << path << " is absent");
        return;
    }
    auto reader = codec::CsvReader::open(text);
    REQUIRE(reader.ok());
    CHECK(reader->header() ==
          std::vector<std::string>{"response_id", "department", "director", "manager", "supervisor",
                                   "staff", "question", "response"});
    std::vector<std::string_view> row;
    std::size_t count = 0;
    while (reader->next(row)) {
        count++;
        REQUIRE(row.size() == 8);
    }
    CHECK(count == 14575);
    CHECK(reader->problems().empty());
    CHECK(reader->bytes_read() == text.size());
}
