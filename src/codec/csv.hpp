// RFC 4180 CSV in and out. Reading: comma, semicolon or tab (found from the header, or named by a
// first line "sep=;"), quotes, CRLF or LF, UTF-8 with or without BOM; limits on size, columns, rows
// and cell length; ragged and truncated rows are left out and reported with their row number; blank
// lines are passed over. Binary, UTF-16 and other encodings are refused before anything is read, as
// is a header that names two columns alike. Writing neutralises spreadsheet formulas.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace icx::codec {

struct CsvLimits {
    std::size_t bytes = 256u << 20;
    std::size_t columns = 5000;
    std::size_t cell_bytes = 1u << 20;
    std::size_t rows = 5'000'000;
    // A repeated column name becomes "Comment (2)" instead of an error.
    bool numbers_repeats = false;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    char separator = ',';
    std::vector<core::Problem> problems;  // rows that were left out, with their number
};

// Everything at once, for small files. Errors as CsvReader::open, and too_large for too many rows.
core::Result<CsvTable> parse_csv(std::string_view text, const CsvLimits& limits = {});

// A reader for large files: rows one by one, without keeping them. Header first. `text` must
// outlive it.
class CsvReader {
public:
    // Errors: too_large, corrupt (binary, encoding), invalid (empty file, header).
    static core::Result<CsvReader> open(std::string_view text, const CsvLimits& limits = {});
    const std::vector<std::string>& header() const { return header_; }
    // False at the end. Each row has as many cells as the header; its views stay valid until the
    // next call. Ill-formed rows are skipped and reported in problems() (the first 1000 one by
    // one).
    bool next(std::vector<std::string_view>& row);
    std::size_t row_number() const { return row_; }  // of the row just read, 1 = header
    std::size_t bytes_read() const { return at_; }
    char separator() const { return separator_; }
    bool has_too_many_rows() const { return has_too_many_rows_; }
    const std::vector<core::Problem>& problems() const { return problems_; }

private:
    struct RowFault {
        std::string message;
        bool is_final = false;  // what follows cannot be trusted either
    };
    RowFault read_row(std::vector<std::string_view>& row, std::size_t keep, std::size_t& count);
    bool read_quoted(std::string_view& cell, RowFault& fault);
    void read_plain(std::string_view& cell);
    void end_line();
    core::Result<void> read_header();
    void report(std::string message);

    std::string_view text_;
    CsvLimits limits_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::size_t row_ = 0;
    bool has_too_many_rows_ = false;
    std::vector<std::string> header_;
    std::deque<std::string> unescaped_;  // cells with doubled quotes; a deque keeps them in place
    std::size_t unescaped_count_ = 0;
    std::size_t left_out_ = 0;
    std::vector<core::Problem> problems_;
};

class CsvWriter {
public:
    explicit CsvWriter(bool with_bom = false);
    // Text cells are quoted when needed; a leading = + - @ tab, CR or LF gets a ' before it.
    void text(std::string_view cell);
    void number(double value);  // blank when not finite
    void integer(long long value);
    void blank();
    void end_row();
    const std::string& str() const { return out_; }

private:
    void separate();
    std::string out_;
    bool at_row_start_ = true;
};

}  // namespace icx::codec
