// The help desk and Boston's service requests against what R computed (../shared/data).
#include <cmath>

#include "core/random.hpp"
#include "exchange/standards_run.hpp"
#include "standards/fixture.hpp"
#include "statistics/reference.hpp"

using namespace icx;
using core::Value;

namespace {

constexpr char kColumns[] =
    R"("columns":{"id":"case","opened":"opened","acknowledged":"acknowledged","resolved":"resolved"})";
constexpr char kPauses[] =
    R"("pauses":{"log":"events.csv","case":"case","activity":"activity","timestamp":"timestamp","states":["Wait"]})";
constexpr char kStandards[] =
    R"("standards":[{"id":"ack","from":"opened","to":"acknowledged","target":"8h","goal":0.95},)"
    R"({"id":"resolve","from":"opened","to":"resolved","target":"40h","goal":0.9}])";

exchange::StandardsRun helpdesk(const Value& calendar, const std::string& more) {
    const std::string text = "{\"calendar\":" + codec::canonical_json(calendar) + "," + kColumns +
                             "," + kStandards + ",\"now\":\"2015-01-01T00:00:00Z\"" + more + "}";
    auto spec = codec::decode_standards_spec(text, test::zones());
    if (!spec) FAIL(core::describe(spec.error()));
    auto run = exchange::run_standards(reference::text("helpdesk/cases.csv"),
                                       more.empty() ? "" : reference::text("helpdesk/events.csv"),
                                       *spec, test::zones(), {0});
    if (!run) FAIL(core::describe(run.error()));
    CHECK(run->problems.empty());
    return std::move(*run);
}

void check_times(const standards::Times& ours, const Value& theirs) {
    CHECK(static_cast<std::int64_t>(ours.n) == theirs.at("n").as_int());
    for (std::size_t i = 0; i < 4; i++) {
        CHECK(reference::is_close(ours.p_type7_s[i], theirs.at("p_type7").as_list()[i]));
        CHECK(
            reference::is_close(ours.p_type1_s[i], theirs.at("p_nearest_rank_type1").as_list()[i]));
    }
}

// R's attainment leaves out what never stopped; ours calls it missed once it is past due.
void check_attainment(const std::vector<standards::Outcome>& outcomes, double goal,
                      const Value& theirs) {
    std::vector<standards::Outcome> stopped;
    for (const auto& outcome : outcomes)
        if (outcome.is_stopped) stopped.push_back(outcome);
    standards::AttainmentOptions options;
    options.goal = goal;
    const auto a = standards::compute_attainment(stopped, options);
    CHECK(static_cast<std::int64_t>(a.met) == theirs.at("met").as_int());
    CHECK(static_cast<std::int64_t>(a.missed) == theirs.at("misses").as_int());
    CHECK(reference::is_close(a.attainment, theirs.at("attainment")));
    CHECK(reference::is_close(a.wilson.low, theirs.at("wilson").as_list()[0]));
    CHECK(reference::is_close(a.wilson.high, theirs.at("wilson").as_list()[1]));
    CHECK(reference::is_close(a.budget->allowed, theirs.at("allowed_misses")));
    CHECK(reference::is_close(a.budget->used, theirs.at("error_budget_used")));
}

}  // namespace

TEST_CASE("reference: the help desk in four calendars, to the second") {
    const Value all = reference::json("helpdesk");
    if (all.is_null()) return;
    for (const auto& entry : all.at("calendars").as_map()) {
        const auto& name = entry.first;
        const Value& calendar = entry.second;
        CAPTURE(name);
        const Value& theirs = all.at("business_time").at(name);
        const exchange::StandardsRun run = helpdesk(calendar, "");
        const auto& ack = run.standards[0].outcomes;
        const auto& resolve = run.standards[1].outcomes;
        const auto a = standards::compute_attainment(ack, {});
        const auto r = standards::compute_attainment(resolve, {});
        check_times(a.business, theirs.at("ack_seconds"));
        check_times(r.business, theirs.at("resolve_seconds"));
        check_times(a.wall, all.at("wall_clock_seconds").at("ack"));
        CHECK(a.business.sum_ms == theirs.at("sum_ack").as_int() * 1000);
        CHECK(r.business.sum_ms == theirs.at("sum_resolve").as_int() * 1000);
        check_attainment(ack, 0.95, theirs.at("ack_within_8h"));
        check_attainment(resolve, 0.9, theirs.at("resolve_within_40h"));
        CHECK(theirs.at("samples").as_list().size() == 48);
        for (const Value& sample : theirs.at("samples").as_list()) {
            const std::size_t i = run.log.ids.find(std::to_string(sample.at("case").as_int())) - 1;
            CHECK(test::iso(ack[i].start_ms) == sample.at("opened").as_text());
            CHECK(ack[i].business_ms == sample.at("ack_s").as_int() * 1000);
            CHECK(resolve[i].business_ms == sample.at("resolve_s").as_int() * 1000);
            CHECK(test::iso(ack[i].due_ms) == sample.at("due_8h").as_text());
            CHECK(test::iso(resolve[i].due_ms) == sample.at("due_40h").as_text());
        }
    }
}

TEST_CASE("reference: the help desk's months by opening, as its control chart takes them") {
    const Value all = reference::json("helpdesk");
    if (all.is_null()) return;
    const Value& theirs = all.at("monthly_ack_within_8h_A_office");
    const exchange::StandardsRun run = helpdesk(all.at("calendars").at("A_office"), "");
    std::vector<standards::Outcome> stopped;
    for (const auto& outcome : run.standards[0].outcomes)
        if (outcome.is_stopped) stopped.push_back(outcome);
    std::size_t i = 0;
    for (const auto& [month, rows] :
         standards::split_by_month(stopped, test::zone("UTC"), standards::Cohort::opened)) {
        CHECK(month == theirs.at("months").as_list()[i].as_text());
        const auto a = standards::compute_attainment(stopped, rows, {});
        CHECK(static_cast<std::int64_t>(a.met) == theirs.at("x").as_list()[i].as_int());
        CHECK(static_cast<std::int64_t>(a.n) == theirs.at("n").as_list()[i].as_int());
        i++;
    }
    CHECK(i == theirs.at("months").as_list().size());
}

TEST_CASE("reference: the help desk's time net of waiting") {
    const Value all = reference::json("helpdesk");
    if (all.is_null()) return;
    const Value& theirs = all.at("resolve_net_of_wait_A_office");
    const exchange::StandardsRun run =
        helpdesk(all.at("calendars").at("A_office"), std::string(",") + kPauses);
    std::vector<standards::Outcome> stopped;
    std::int64_t paused_ms = 0, cases = 0;
    for (const auto& outcome : run.standards[1].outcomes) {
        if (!outcome.is_stopped) continue;
        stopped.push_back(outcome);
        paused_ms += outcome.paused_ms;
        cases += outcome.paused_ms > 0;
    }
    CHECK(cases == theirs.at("cases_with_pause").as_int());
    CHECK(paused_ms == theirs.at("total_paused_s").as_int() * 1000);
    check_times(standards::compute_attainment(stopped, {}).net, theirs.at("net"));
    check_attainment(stopped, 0.9, theirs.at("within_40h"));
    for (const Value& row : theirs.at("first_20_paused").as_list()) {
        const std::size_t i = run.log.ids.find(std::to_string(row.at("case").as_int())) - 1;
        CHECK(run.standards[1].outcomes[i].business_ms == row.at("gross_s").as_int() * 1000);
        CHECK(run.standards[1].outcomes[i].paused_ms == row.at("paused_s").as_int() * 1000);
    }
}

TEST_CASE("reference: \"Why?\" tiles a thousand of the help desk's requests") {
    const Value all = reference::json("helpdesk");
    if (all.is_null()) return;
    const Value& calendar = all.at("calendars").at("B_lunch_sat");
    const exchange::StandardsRun run = helpdesk(calendar, std::string(",") + kPauses);
    const standards::Service service = test::service(codec::canonical_json(calendar));
    const standards::BusinessClock clock =
        service.clock(test::s("2009-01-01T00:00Z"), test::s("2016-01-01T00:00Z"));
    const std::uint32_t wait = run.pauses.labels.find("Wait");
    const std::vector<standards::Label> pausing = {wait};
    core::SeededRandom random(99);
    for (int k = 0; k < 1000; k++) {
        const std::size_t i = random.next() % run.log.size();
        const standards::Outcome& outcome = run.standards[1].outcomes[i];
        const auto pauses = standards::replay_pauses(run.pauses.of(i), pausing);
        standards::Subject subject;
        subject.start_ms = outcome.start_ms;
        subject.stop_ms = run.standards[1].stop_ms[i];
        subject.target_ms = outcome.target_ms;
        subject.pauses = pauses;
        std::int64_t reached = outcome.start_ms, counted = 0, paused = 0;
        for (const auto& segment :
             standards::explain(subject, clock, service.versions(), run.now_ms)) {
            REQUIRE(segment.from_ms == reached);
            reached = segment.until_ms;
            counted += segment.counted_ms;
            if (segment.kind == standards::SegmentKind::paused) {
                paused += segment.until_ms - segment.from_ms;
                REQUIRE(segment.by == wait);
            }
        }
        REQUIRE(reached == outcome.end_ms);
        REQUIRE(counted == outcome.net_ms);
        REQUIRE(paused == outcome.paused_ms);
    }
}

TEST_CASE("reference: Boston's flags follow from its own target times, across the March change") {
    const Value all = reference::json("boston-311");
    if (all.is_null()) return;
    const std::string head =
        R"(,"columns":{"id":"case_enquiry_id"},"timestamps":{"tz":"America/New_York","format":"%Y-%m-%d %H:%M:%S"},)"
        R"("standards":[{"id":"city","from":"open_dt","to":"closed_dt","target":{"column":"target_dt"}}],)"
        R"("now":"2022-06-30T04:00:00Z","by":"ontime"})";
    const std::string csv = reference::text("boston-311/requests.csv");
    const auto run_in = [&](const std::string& calendar) {
        auto spec = codec::decode_standards_spec("{\"calendar\":" + calendar + head, test::zones());
        REQUIRE(spec.ok());
        auto run = exchange::run_standards(csv, "", *spec, test::zones(), {0});
        REQUIRE(run.ok());
        CHECK(run->problems.empty());
        return std::move(*run);
    };
    const auto wall = run_in(test::daily("America/New_York", "00:00-24:00"));
    const Value& closed = all.at("closed_with_target");
    std::int64_t n = 0, late = 0, agree = 0, without = 0, open_past = 0;
    for (std::size_t i = 0; i < wall.log.size(); i++) {
        const auto& outcome = wall.standards[0].outcomes[i];
        const bool has_target = outcome.target_ms != standards::kNoTarget_ms;
        without += !has_target;
        if (!has_target) continue;
        if (!outcome.is_stopped) {
            open_past += outcome.verdict == standards::Verdict::missed;
            continue;
        }
        const bool is_late = outcome.verdict == standards::Verdict::missed;
        n++;
        late += is_late;
        agree += is_late == (wall.log.labels.text((*wall.group_of)[i]) == "OVERDUE");
    }
    CHECK(n == closed.at("n").as_int());
    CHECK(late == closed.at("late_by_clock").as_int());
    CHECK(agree == closed.at("flag_agrees").as_int());
    CHECK(without == all.at("counts").at("without_target").as_int());
    CHECK(open_past == all.at("open_with_target_before_snapshot_2022_06_30").as_int());
    for (const Value& row :
         all.at("elapsed_hours_closed").at("cases_where_dst_makes_them_differ").as_list()) {
        const std::size_t i = wall.log.ids.find(row.at("case").as_text()) - 1;
        CHECK(reference::is_close(
            static_cast<double>(wall.standards[0].outcomes[i].wall_ms) / 3.6e6, row.at("true_h")));
    }
    const auto office = run_in(codec::canonical_json(all.at("calendar")));
    std::int64_t sum_ms = 0;
    for (const Value& row : all.at("business_hours_closed").at("each").as_list()) {
        const std::size_t i = office.log.ids.find(row.at("case").as_text()) - 1;
        const auto& outcome = office.standards[0].outcomes[i];
        CHECK(outcome.business_ms == row.at("business_seconds").as_int() * 1000);
        sum_ms += outcome.business_ms;
    }
    CHECK(reference::is_close(static_cast<double>(sum_ms) / 3.6e6,
                              all.at("business_hours_closed").at("sum_h")));
}
