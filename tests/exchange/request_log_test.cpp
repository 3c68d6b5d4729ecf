#include "exchange/request_log.hpp"

#include "exchange/standards_run.hpp"
#include "standards/fixture.hpp"

using namespace icx;

namespace {

constexpr char kDirty[] =
    "id;opened;closed;priority\r\n"
    "1;2026-01-05T09:00:00Z;2026-01-05T10:00:00Z;high\r\n"
    "2;05.01.2026;2026-01-05T10:00:00Z;high\r\n"        // row 3: no time
    "1;2026-01-06T09:00:00Z;;low\r\n"                   // row 4: id again
    ";2026-01-06T09:00:00Z;;low\r\n"                    // row 5: no id
    "5;2026-01-06T09:00:00Z;2026-01-05T09:00:00Z;low\r\n"  // row 6: stop before start
    "6;;2026-01-05T09:00:00Z;low\r\n"                   // row 7: no start
    "7;2026-01-06T09:00:00Z\r\n"                        // row 8: too short
    "\r\n"
    "8; 2026-01-06T09:00:00Z ;NA;\"lo\"\"w\"\r\n"
    "9;;;low\r\n";

std::string spec(const std::string& more = "") {
    return "{\"calendar\":" + std::string(test::kOffice) +
           R"(,"columns":{"opened":"opened"},"standards":[{"id":"close","from":"opened","to":"closed","target":"4h"}],)"
           R"("now":"2026-01-06T12:00:00Z","by":"priority")" + more + "}";
}

exchange::StandardsRun run(const std::string& csv, const std::string& text, const std::string& events = "") {
    const auto read = codec::decode_standards_spec(text, test::zones());
    if (!read) FAIL(core::describe(read.error()));
    auto out = exchange::run_standards(csv, events, *read, test::zones(), {0});
    if (!out) FAIL(core::describe(out.error()));
    return std::move(*out);
}

std::string lines(const std::vector<core::Problem>& problems) {
    std::string out;
    for (const core::Problem& problem : problems) out += problem.place + ": " + problem.message + "\n";
    return out;
}

}  // namespace

TEST_CASE("request log: bad rows are named with row, column and reason, good ones kept") {
    const exchange::StandardsRun out = run(kDirty, spec());
    CHECK(lines(out.problems) ==
          "row 3, column \"opened\": \"05.01.2026\" is no time\n"
          "row 4, column \"id\": \"1\" is the id of an earlier row\n"
          "row 5, column \"id\": is empty\n"
          "row 8: 2 cells where the header has 4\n"
          "row 6, column \"closed\": lies before \"opened\" (close)\n"
          "row 7, column \"opened\": is empty, but \"closed\" is not (close)\n");
    REQUIRE(out.log.size() == 5);  // 1, 5, 6, 8, 9
    const auto& outcomes = out.standards[0].outcomes;
    CHECK(outcomes[0].verdict == standards::Verdict::met);
    CHECK(outcomes[1].verdict == standards::Verdict::excluded);
    CHECK(outcomes[2].verdict == standards::Verdict::excluded);
    CHECK(outcomes[3].verdict == standards::Verdict::pending);
    CHECK(outcomes[4].verdict == standards::Verdict::excluded);
    CHECK(out.log.labels.text((*out.group_of)[3]) == "lo\"w");
    CHECK(standards::compute_attainment(outcomes, {}).n == 2);
}

TEST_CASE("request log: a column that is not there is an error with the columns that are") {
    const auto read = codec::decode_standards_spec(spec(), test::zones());
    const auto out = exchange::run_standards("id,opened\n1,2026-01-01T00:00Z\n", "", *read, test::zones(), {0});
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().code == core::Code::not_found);
    CHECK(out.error().message == "there is no column \"closed\"");
    CHECK(out.error().advice == "the columns are id, opened");
    CHECK_FALSE(exchange::run_standards("", "", *read, test::zones(), {0}).ok());
}

TEST_CASE("request log: targets by group, in business days, and none for a group without") {
    const std::string csv = "id,o,c,p\n1,2026-01-05T09:00Z,2026-01-05T12:00Z,high\n"
                            "2,2026-01-05T09:00Z,2026-01-08T17:00Z,low\n3,2026-01-05T09:00Z,,none\n";
    const exchange::StandardsRun out = run(csv, 
        "{\"calendar\":" + std::string(test::kOffice) +
            R"(,"standards":[{"id":"s","from":"o","to":"c","target":{"by":"p","values":{"high":"2h","low":"3bd"}}}],)"
            R"("now":"2026-01-09T00:00:00Z"})");
    const auto& outcomes = out.standards[0].outcomes;
    CHECK(outcomes[0].verdict == standards::Verdict::missed);
    CHECK(test::iso(outcomes[0].due_ms) == "2026-01-05T11:00:00Z");
    CHECK(test::iso(outcomes[1].due_ms) == "2026-01-07T17:00:00Z");  // three days of eight hours
    CHECK(outcomes[1].verdict == standards::Verdict::missed);
    CHECK(outcomes[2].verdict == standards::Verdict::excluded);
    CHECK(out.notes == std::vector<std::string>{"s: 1 requests have no target for \"none\""});
}

TEST_CASE("request log: pauses from an event log, whatever its order; strangers are counted") {
    const std::string csv = "id,opened,closed,priority\n1,2026-01-05T09:00Z,2026-01-05T16:00Z,a\n2,2026-01-05T09:00Z,,a\n";
    const std::string events = "case,what,when\n"
                               "2,wait,2026-01-05T10:00Z\n"
                               "1,work,2026-01-05T12:00Z\n1,wait,2026-01-05T10:00Z\n"
                               "9,wait,2026-01-05T10:00Z\n1,wait,yesterday\n";
    const exchange::StandardsRun out =
        run(csv, spec(R"(,"pauses":{"log":"e.csv","case":"case","activity":"what","timestamp":"when","states":["wait","never"]})"),
            events);
    CHECK(out.standards[0].outcomes[0].paused_ms == 2 * test::kHour_ms);
    CHECK(out.standards[0].outcomes[1].net_ms == test::kHour_ms);  // the open pause stops the clock
    CHECK(out.standards[0].outcomes[1].verdict == standards::Verdict::pending);
    CHECK(lines(out.problems) == "e.csv row 6, column \"when\": \"yesterday\" is no time\n");
    CHECK(out.notes == std::vector<std::string>{"e.csv: 1 events belong to no request of the log",
                                                "e.csv: nothing is called \"never\""});
}

TEST_CASE("request log: a standard that is not in force any more does not fire") {
    const std::string csv = "id,opened,closed,priority\n1,2026-01-05T09:00Z,2026-01-20T16:00Z,a\n"
                            "2,2026-01-06T09:00Z,2026-01-20T16:00Z,a\n";
    const exchange::StandardsRun out = run(csv, 
        "{\"calendar\":" + std::string(test::kOffice) +
            R"(,"standards":[{"id":"s","from":"opened","to":"closed","target":"4h","active_until":"2026-01-05"}],)"
            R"("now":"2026-02-01T00:00:00Z"})");
    CHECK(out.standards[0].outcomes[0].verdict == standards::Verdict::missed);
    CHECK(out.standards[0].outcomes[1].verdict == standards::Verdict::excluded);
}

TEST_CASE("request log: the hours of both sides, and a standard with hours of its own") {
    const std::string csv = "id,opened,closed,priority\n1,2026-01-05T08:00Z,2026-01-05T20:00Z,a\n";
    const std::string both = "{\"overlap\":[" + std::string(test::kOffice) + "," +
                             test::weekdays("Asia/Kolkata", "09:30-18:00") + "]}";
    const exchange::StandardsRun out = run(csv, 
        "{\"calendar\":" + both + R"(,"standards":[{"id":"s","from":"opened","to":"closed","target":"4h"},)" +
            R"({"id":"t","from":"opened","to":"closed","target":"4h","calendar":)" +
            test::daily("UTC", "00:00-24:00") + R"(}],"now":"2026-02-01T00:00:00Z"})");
    CHECK(out.standards[0].outcomes[0].net_ms == 7 * test::kHour_ms / 2);
    CHECK(out.standards[1].outcomes[0].net_ms == 12 * test::kHour_ms);
}

TEST_CASE("request log: a due time beyond the first look is found, one that never comes is blank") {
    const std::string csv = "id,opened,closed,priority\n1,2026-01-05T09:00Z,,a\n";
    const auto due = [&](const std::string& hours, const std::string& target) {
        return run(csv, "{\"calendar\":" + test::weekdays("UTC", hours) +
                            R"(,"standards":[{"id":"s","from":"opened","to":"closed","target":")" + target +
                            R"("}],"now":"2026-01-06T00:00:00Z"})")
            .standards[0]
            .outcomes[0]
            .due_ms;
    };
    CHECK(test::iso(due("09:00-10:00", "400h")) == "2027-07-16T10:00:00Z");
    CHECK(due("", "1h") == standards::kNever_ms);
}
