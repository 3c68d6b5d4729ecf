#include "report/exports.hpp"

#include <map>
#include <set>

#include "codec/csv.hpp"
#include "doctest/doctest.h"
#include "insight/survey_fixture.hpp"
#include "report/html_report.hpp"

using namespace icx;

namespace {

struct Exported {
    insight::AnswerTable table;
    insight::SurveyResults results;
};

Exported exported(const std::vector<test::Person>& people) {
    insight::AnswerTable table = test::table_of(people);
    insight::SurveyResults results = insight::compute_results(table);
    return {std::move(table), std::move(results)};
}

std::vector<test::Person> company() {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 30);
    test::add(people, "Port", 14);
    test::add(people, "Finance", 11);
    test::add(people, "IT", 2);
    return people;
}

}  // namespace

TEST_CASE("exports: rows of a hidden department do not say where they come from") {
    const Exported e = exported(company());
    const auto csv = codec::parse_csv(report::wide_csv(e.table, e.results));
    REQUIRE(csv.ok());
    CHECK(csv->rows.size() == 57);
    std::map<std::string, int> by_department;
    for (const auto& row : csv->rows) by_department[row[1]]++;
    CHECK(by_department.count("IT") == 0);
    CHECK(by_department[""] == 13);  // IT and, to protect it, Finance
    CHECK(by_department["Fleet"] == 30);
}

TEST_CASE("exports: no id, day, own-department answer or comment stands in a row") {
    auto people = company();
    for (int i = 0; i < 12; i++) people[static_cast<std::size_t>(i)].words = "secret words";
    const Exported e = exported(people);
    const std::string wide = report::wide_csv(e.table, e.results);
    for (const char* leak : {"rs_", "2026-11-10", "secret", "op_"})
        CHECK(wide.find(leak) == std::string::npos);
    CHECK(codec::parse_csv(wide)->header ==
          std::vector<std::string>{"row", "department", "ease", "enps"});
    const auto rows = codec::parse_csv(report::long_csv(e.table, e.results));
    for (const auto& row : rows->rows) {
        if (row[4] == "secret words") {
            CHECK(row[0].empty());
            CHECK(row[1].empty());
        }
    }
}

TEST_CASE("exports: fewer answers than the limit give a header only") {
    const Exported e = exported({{"Fleet", 4}, {"Port", 9}});
    CHECK(codec::parse_csv(report::wide_csv(e.table, e.results))->rows.empty());
    CHECK(codec::parse_csv(report::long_csv(e.table, e.results))->rows.empty());
}

TEST_CASE("exports: the codebook names every column of the wide file") {
    const Exported e = exported(company());
    const auto book = codec::parse_csv(report::codebook_csv(e.table, e.results));
    REQUIRE(book.ok());
    std::set<std::string> named;
    for (const auto& row : book->rows) named.insert(row[0]);
    const auto wide = codec::parse_csv(report::wide_csv(e.table, e.results));
    for (const auto& name : wide->header)
        CHECK(named.count(name) == 1);
}

TEST_CASE("exports: a comment that begins like a formula is disarmed") {
    auto people = company();
    for (int i = 0; i < 12; i++) people[static_cast<std::size_t>(i)].words = "=1+1";
    const Exported e = exported(people);
    CHECK(report::long_csv(e.table, e.results).find(",=1+1") == std::string::npos);
}

TEST_CASE("report: the page holds no script, nothing to fetch, and no word as markup") {
    auto people = company();
    for (int i = 0; i < 12; i++)
        people[static_cast<std::size_t>(i)].words = "<script>alert(1)</script>";
    const Exported e = exported(people);
    report::ReportOptions options;
    options.organisation = "Ferries & Sons";
    options.day = {2026, 11, 10};
    const std::string page = report::html_report(e.results, options);
    for (const char* forbidden : {"<script", "http://", "https://", "url(", "src=", "href="})
        CHECK(page.find(forbidden) == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("Ferries &amp; Sons, 10 Nov 2026") != std::string::npos);
    CHECK(page.find("Content-Security-Policy") != std::string::npos);
}

TEST_CASE("report: the answers of a hidden department leave no number behind") {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 30);
    test::add(people, "Port", 14);
    test::add(people, "IT", 3);
    const Exported e = exported(people);
    const auto figures = codec::parse_csv(report::figures_csv(e.results));
    for (const auto& row : figures->rows) {
        if (row[2] != "IT" && row[2] != "Port") continue;
        CHECK(row[3].find("fewer than 5") == 0);
        for (std::size_t c = 4; c < row.size(); c++) CHECK(row[c].empty());
    }
    CHECK(report::markdown_summary(e.results, {}).find("Fewer than") == std::string::npos);
}
