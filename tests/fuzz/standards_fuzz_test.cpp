// Specs, request logs, event logs and times that were damaged at random: whatever comes out, nothing
// breaks, and what is answered keeps the laws.
#include "exchange/standards_run.hpp"
#include "fuzz/mutate.hpp"
#include "standards/fixture.hpp"

using namespace icx;

namespace {

const std::string kSpec =
    R"({"calendar":{"versions":[{"from":"2020-01-01","tz":"Europe/Lisbon","week":["09:00-17:00",["08:00-12:00","13:00-17:00"],[],"22:00-06:00","00:00-24:00",[],[]],"holidays":["2026-12-25"],"special":{"2026-12-24":"09:00-12:00"},"business_day":"8h"}]},)"
    R"("columns":{"id":"id","opened":"o"},"timestamps":{"tz":"UTC","format":"%d-%m-%Y %H:%M"},)"
    R"("pauses":{"log":"e.csv","case":"case","activity":"what","timestamp":"when","states":["wait"],"resume":["go"]},)"
    R"("standards":[{"id":"s","from":"opened","to":"c","target":{"by":"p","values":{"a":"4h","b":"2bd"}},"goal":0.9,"window":"30d"}],)"
    R"("now":"2026-02-01T00:00:00Z","by":"p"})";
const std::string kLog = "id,o,c,p\n1,05-01-2026 09:00,06-01-2026 10:00,a\n2,05-01-2026 09:00,,b\n"
                         "3,2026-01-05T09:00:00Z,\"06-01-2026 10:00\",\"a\"\n";
const std::string kEvents = "case,what,when\n1,wait,05-01-2026 10:00\n1,go,05-01-2026 12:00\n2,wait,07-01-2026 10:00\n";

}  // namespace

TEST_CASE("fuzz: a damaged spec is read or refused with a place") {
    core::SeededRandom random(41);
    REQUIRE(codec::decode_standards_spec(kSpec, test::zones()).ok());
    for (int i = 0; i < 2000; i++) {
        const auto read = codec::decode_standards_spec(test::mutated(kSpec, random), test::zones());
        if (!read) CHECK_FALSE(read.error().message.empty());
    }
}

TEST_CASE("fuzz: damaged logs are replayed as far as they go") {
    core::SeededRandom random(42);
    const auto spec = codec::decode_standards_spec(kSpec, test::zones());
    REQUIRE(spec.ok());
    for (int i = 0; i < 300; i++) {
        const auto run = exchange::run_standards(test::mutated(kLog, random), test::mutated(kEvents, random),
                                                 *spec, test::zones(), {0});
        if (!run) continue;
        for (const standards::Outcome& outcome : run->standards[0].outcomes) {
            REQUIRE(outcome.net_ms >= 0);
            REQUIRE(outcome.net_ms == outcome.business_ms - outcome.paused_ms);
            REQUIRE(outcome.business_ms <= outcome.wall_ms);
        }
    }
}

TEST_CASE("fuzz: damaged times and formats") {
    core::SeededRandom random(43);
    for (int i = 0; i < 2000; i++) {
        auto reader = exchange::TimestampReader::make(
            i % 2 ? "" : test::mutated("%a %d-%b-%Y %I:%M:%S.%f %p %z", random), core::ZoneTable());
        if (reader) (void)reader->read(test::mutated("Mon 05-Jan-2026 09:00:00.5 AM +01:00", random));
    }
}
