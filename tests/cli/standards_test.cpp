#include <filesystem>
#include <string>

#include "bench.hpp"
#include "doctest/doctest.h"

using namespace icx;
namespace fs = std::filesystem;

namespace {

// The bench with the command's first word said.
class Desk : public cli_tests::Bench {
public:
    int run(std::vector<std::string> words) {
        words.insert(words.begin(), "standards");
        return Bench::run(words);
    }
};

const std::string kSpec =
    R"({"calendar":{"tz":"Europe/Lisbon","week":["09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00",[],[]],"holidays":["2026-12-25"]},)"
    R"("columns":{"id":"ticket","opened":"Opened at","resolved":"Resolved at","priority":"Prio"},)"
    R"("timestamps":{"tz":"Europe/Lisbon","format":"%d-%m-%Y %H:%M"},)"
    R"("pauses":{"log":"events.csv","case":"case","activity":"activity","timestamp":"timestamp","states":["Wait"]},)"
    R"("standards":[{"id":"resolve","from":"opened","to":"resolved","target":{"by":"priority","values":{"high":"4h","low":"2bd"}},"goal":0.9,"at":["1h","8h"]}],)"
    R"("now":"2026-01-31T00:00:00Z","by":"priority"})";
const std::string kLog = "ticket,Opened at,Resolved at,Prio\n"
                         "A,05-01-2026 09:00,05-01-2026 15:00,high\n"   // 2 h of it waiting: 4 h
                         "B,05-01-2026 09:00,07-01-2026 09:01,low\n"    // 16 h and a minute
                         "C,30-01-2026 16:00,,low\n"
                         "D,05-01-2026 09:00,04-01-2026 09:00,low\n"
                         "E,32-01-2026 09:00,,low\n";
const std::string kEvents = "case,activity,timestamp\nA,Wait,05-01-2026 10:00\nA,Work,05-01-2026 12:00\n";

}  // namespace

TEST_CASE("icx standards: verdicts, figures by group, problems and the table of cases") {
    Desk desk;
    const std::string log = desk.write("log.csv", kLog), spec = desk.write("spec.json", kSpec);
    desk.write("events.csv", kEvents);
    REQUIRE(desk.run({log, "--spec", spec, "--cases", desk.path("cases.csv")}) == 0);
    CHECK(desk.err == "");
    const core::Value& one = desk.json.at("standards").at("resolve");
    CHECK(one.at("n").as_int() == 3);
    CHECK(one.at("met").as_int() == 1);
    CHECK(one.at("missed").as_int() == 1);
    CHECK(one.at("pending").as_int() == 1);
    CHECK(one.at("attainment").as_real() == 0.5);
    CHECK(one.at("wilson").as_list().size() == 2);
    CHECK(one.at("budget").at("used").as_real() == doctest::Approx(5));
    CHECK(one.at("budget").at("allowed").as_real() == doctest::Approx(0.2));
    CHECK(one.at("business_seconds").at("sum").as_int() == 6 * 3600 + 16 * 3600 + 60);
    CHECK(one.at("wall_seconds").at("p_type1").as_list().size() == 4);
    const core::Value& km = one.at("kaplan_meier");
    CHECK(km.at("n").as_int() == 3);
    CHECK(km.at("censored").as_int() == 1);
    CHECK(km.at("at").as_list()[1].at("t").as_real() == 28800);
    CHECK(km.at("logrank").at("df").as_int() == 1);
    CHECK(one.at("groups").at("high").at("met").as_int() == 1);
    CHECK(one.at("groups").at("low").at("kaplan_meier").at("n").as_int() == 2);
    REQUIRE(desk.json.at("problems").as_list().size() == 2);
    CHECK(desk.json.at("problems").as_list()[0].at("place").as_text() == "row 6, column \"Opened at\"");
    CHECK(desk.read("cases.csv") ==
          "id,standard,start,stop,wall_s,business_s,paused_s,net_s,due,verdict\r\n"
          "A,resolve,2026-01-05T09:00:00Z,2026-01-05T15:00:00Z,21600,21600,7200,14400,2026-01-05T15:00:00Z,met\r\n"
          "B,resolve,2026-01-05T09:00:00Z,2026-01-07T09:01:00Z,172860,57660,0,57660,2026-01-06T17:00:00Z,missed\r\n"
          "C,resolve,2026-01-30T16:00:00Z,,28800,3600,0,3600,2026-02-03T16:00:00Z,pending\r\n"
          "D,resolve,2026-01-05T09:00:00Z,2026-01-04T09:00:00Z,,,,,,excluded\r\n");
}

TEST_CASE("icx standards: a standard with hours of its own has its own business day throughout") {
    Desk desk;
    const std::string log =
        desk.write("log.csv", "id,o,c\n1,2026-01-05T09:00Z,2026-01-05T12:00Z\n"
                              "2,2026-01-03T09:00Z,2026-01-04T12:00Z\n");
    const auto always = [](const std::string& hours) {
        std::string week = "\"" + hours + "\"";
        for (int day = 1; day < 7; day++) week += ",\"" + hours + "\"";
        return "{\"tz\":\"UTC\",\"week\":[" + week + "]}";
    };
    const std::string spec = desk.write(
        "spec.json",
        "{\"calendar\":" + always("09:00-17:00") +
            R"(,"now":"2026-01-05T12:00:00Z","standards":[{"id":"s","from":"o","to":"c",)"
            R"("target":"1bd","goal":0.5,"window":"2bd","calendar":)" +
            always("00:00-24:00") + "}]}");
    REQUIRE(desk.run({log, "--spec", spec}) == 0);
    const core::Value& one = desk.json.at("standards").at("s");
    CHECK(one.at("kaplan_meier").at("at").as_list()[2].at("t").as_real() == 86400);
    CHECK(one.at("missed").as_int() == 1);               // 27 h against a day of 24 h
    CHECK(one.at("budget").at("used").as_real() == 1);
    CHECK(one.at("budget").at("burn").as_real(-1) == 0);  // opened more than two such days ago
}

TEST_CASE("icx standards: wrong words are bad usage, wrong files bad input, each in one line") {
    Desk desk;
    const std::string log = desk.write("log.csv", kLog), spec = desk.write("spec.json", kSpec);
    struct Row {
        std::vector<std::string> words;
        int code;
        std::string says;
    };
    const Row rows[] = {
        {{}, 2, "one log and --spec are needed"},
        {{log}, 2, "one log and --spec are needed"},
        {{log, log, "--spec", spec}, 2, "one log and --spec are needed"},
        {{log, "--spec", spec, "--case", "x"}, 2, "option --case is not known"},
        {{log, "--spec", desk.path("none.json")}, 1, "icx: not_found: "},
        {{desk.path("none.csv"), "--spec", spec}, 1, "icx: not_found: "},
        {{log, "--spec", spec}, 1, "events.csv"},  // the pause log is not there
        {{log, "--spec", log}, 1, "icx: corrupt: "},
        {{log, "--spec", desk.write("bad.json", R"({"calendar":{"tz":"Europe/Atlantis"}})")}, 1,
         "there is no time zone \"Europe/Atlantis\""},
    };
    for (const Row& row : rows) {
        CHECK(desk.run(row.words) == row.code);
        CAPTURE(desk.err);
        CHECK(desk.err.find(row.says) != std::string::npos);
        CHECK(desk.err.find('\n') == desk.err.size() - 1);
        CHECK(desk.json.is_null());
    }
    desk.write("events.csv", kEvents);
    const std::string other = desk.write("other.csv", "ticket,Opened at\n1,05-01-2026 09:00\n");
    CHECK(desk.run({other, "--spec", spec}) == 1);
    CHECK(desk.err.find("there is no column \"Resolved at\"") != std::string::npos);
    // Not written at all when the place is wrong, and nothing printed.
    CHECK(desk.run({log, "--spec", spec, "--cases", desk.path("no/such/cases.csv")}) == 1);
    CHECK(desk.json.is_null());
}

TEST_CASE("icx standards: the help desk's curve of open requests, to R's figures") {
    const std::string data = std::string(ICX_SHARED_DIR) + "/data/helpdesk/";
    std::ifstream in(data + "reference.json", std::ios::binary);
    if (!in) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    std::ostringstream text;
    text << in.rdbuf();
    const auto reference = codec::parse_json(text.str());
    REQUIRE(reference.ok());
    Desk desk;
    const std::string calendar = codec::canonical_json(reference->at("calendars").at("D_24x7"));
    const std::string spec = desk.write(
        "spec.json", "{\"calendar\":" + calendar +
                         R"(,"columns":{"id":"case"},"now":"2012-12-31T23:59:59Z","standards":[)"
                         R"({"id":"resolve","from":"opened","to":"resolved","target":"40h","at":["1d","3d","7d","14d","30d","60d"]}]})");
    REQUIRE(desk.run({data + "cases.csv", "--spec", spec}) == 0);
    const core::Value& ours = desk.json.at("standards").at("resolve").at("kaplan_meier");
    const core::Value& theirs = reference->at("km_resolve_days_cut_2012_12_31");
    CHECK(ours.at("n").as_int() == theirs.at("n").as_int());
    CHECK(ours.at("events").as_int() == theirs.at("events").as_int());
    const auto close = [](double a, double b) { return a == doctest::Approx(b).epsilon(1e-9); };
    for (std::size_t i = 0; i < 5; i++)
        for (const char* key : {"at_risk", "S", "se_greenwood", "lo_log", "hi_log", "lo_loglog", "hi_loglog"})
            CHECK(close(ours.at("at").as_list()[i].at(key).as_real(-1),
                        theirs.at("at").as_list()[i].at(key).as_real(-2)));
    for (std::size_t i = 0; i < 4; i++)
        for (const char* key : {"t", "lo_log", "hi_log"})
            CHECK(close(ours.at("quantiles").as_list()[i].at(key).as_real(-1) / 86400,
                        theirs.at("quantiles").as_list()[i].at(key).as_real(-2)));
    CHECK(close(ours.at("rmst").at("rmean").as_real() / 86400, theirs.at("rmst").at("rmean").as_real()));
}
