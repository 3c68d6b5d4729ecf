// Months by coming in and by closing, and the pace of misses, over figures made by hand.
#include "app/kept_months.hpp"

#include "doctest/doctest.h"

using namespace icx;
using app::kept_months;
using standards::Cohort;
using standards::Verdict;

namespace {

std::int64_t ms(core::Date date, int hour = 12) {
    return (core::days_from_civil(date) * 24 + hour) * 3'600'000;
}

constexpr core::Date kToday{2026, 11, 20};

app::Case one(core::Date opened, std::optional<core::Date> closed, Verdict verdict) {
    app::Case item;
    item.outcome.start_ms = ms(opened);
    item.outcome.is_stopped = closed.has_value();
    item.outcome.end_ms = closed ? ms(*closed) : ms(kToday);
    item.outcome.due_ms = item.outcome.end_ms;
    item.outcome.verdict = verdict;
    item.outcome.raw_verdict = verdict;
    return item;
}

app::StandardFigures figures(std::vector<app::Case> cases) {
    app::StandardFigures out;
    out.zone.name = "UTC";
    out.cases = std::move(cases);
    out.month.from = {2026, 11, 1};
    out.month.until = {2026, 12, 1};
    return out;
}

}  // namespace

TEST_CASE("kept months: a request opened in one month and closed in the next stands in either") {
    const auto all = figures({one({2026, 9, 30}, core::Date{2026, 10, 1}, Verdict::met),
                              one({2026, 9, 30}, core::Date{2026, 10, 20}, Verdict::missed),
                              one({2026, 10, 5}, core::Date{2026, 10, 6}, Verdict::met),
                              one({2026, 10, 31}, {}, Verdict::missed),
                              one({2026, 11, 19}, {}, Verdict::pending)});
    const auto opened = kept_months(all, 0.9, Cohort::opened, {ms(kToday)});
    REQUIRE(opened.months.size() == 3);
    CHECK(opened.months[0].from == core::Date{2026, 9, 1});
    CHECK(opened.months[0].kept.met == 1);
    CHECK(opened.months[0].kept.missed == 1);
    CHECK(opened.months[1].kept.met == 1);
    CHECK(opened.months[1].kept.missed == 1);
    CHECK(opened.months[2].kept.pending == 1);
    CHECK(opened.months[2].shortfall.n == 0);
    CHECK(opened.open_in_time + opened.open_late == 0);

    const auto closed = kept_months(all, 0.9, Cohort::closed, {ms(kToday)});
    REQUIRE(closed.months.size() == 1);
    CHECK(closed.months[0].from == core::Date{2026, 10, 1});
    CHECK(closed.months[0].kept.met == 2);
    CHECK(closed.months[0].kept.missed == 1);
    CHECK(closed.open_in_time == 1);
    CHECK(closed.open_late == 1);
}

TEST_CASE("kept months: older than six months and what does not count is left out") {
    const auto all = figures({one({2026, 5, 31}, core::Date{2026, 6, 1}, Verdict::met),
                              one({2026, 6, 1}, core::Date{2026, 6, 2}, Verdict::met),
                              one({2026, 11, 2}, {}, Verdict::excluded)});
    CHECK(kept_months(all, 0.9, Cohort::opened, {ms(kToday)}).months.size() == 1);
    const auto closed = kept_months(all, 0.9, Cohort::closed, {ms(kToday)});
    REQUIRE(closed.months.size() == 1);
    CHECK(closed.months[0].kept.met == 2);
    CHECK(closed.open_in_time + closed.open_late == 0);
}

TEST_CASE("kept months: each month is tested against the goal") {
    std::vector<app::Case> cases;
    for (int i = 0; i < 80; i++)
        cases.push_back(one({2026, 10, 1 + i % 28}, core::Date{2026, 10, 29},
                            i < 12 ? Verdict::missed : Verdict::met));
    const auto months = kept_months(figures(cases), 0.95, Cohort::opened, {ms(kToday)});
    REQUIRE(months.months.size() == 1);
    CHECK(months.months[0].shortfall.is_below);
    CHECK(months.months[0].shortfall.p_value == doctest::Approx(0.0006136224917));
}

TEST_CASE("pace: the day on which this month's budget is spent follows the last seven days") {
    std::vector<app::Case> cases;
    for (int i = 0; i < 70; i++) {
        const core::Date day{2026, 11, 14 + i % 7};
        cases.push_back(one(day, day, i < 14 ? Verdict::missed : Verdict::met));
    }
    auto all = figures(cases);
    all.budget.expected = 300;
    all.budget.allowed = 30;
    all.budget.used = 14;
    const core::Instant now{ms(kToday, 18)};
    const standards::Burn burn = app::burn_of(all, 0.9, now);
    CHECK(burn.windows[1].missed == 14);
    CHECK(burn.level == standards::BurnLevel::fast);
    // 16 left at 2 a day: in 8 days.
    CHECK(app::spent_on(all, burn, now) == core::Date{2026, 11, 28});
    all.budget.used = 8;
    CHECK_FALSE(app::spent_on(all, burn, now));  // 22 left last 11 days, into December
    all.budget.used = 30;
    CHECK(app::spent_on(all, burn, now) == kToday);
    all.budget.allowed = 0;
    CHECK_FALSE(app::spent_on(all, burn, now));
}
