#include "statistics/survival.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "doctest/doctest.h"
#include "reference.hpp"

namespace s = icx::statistics;
namespace reference = icx::reference;
using doctest::Approx;
using icx::core::Value;

namespace {

// Times as "6, 6, 6, 6+": a plus marks a censored one.
std::vector<s::Duration> durations(const std::string& text) {
    std::vector<s::Duration> list;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = text.find(' ', at);
        if (end == std::string::npos) end = text.size();
        const bool is_censored = text[end - 1] == '+';
        list.push_back({std::stod(text.substr(at, end - at)), !is_censored});
        at = end + 1;
    }
    return list;
}

// Weeks in remission of 42 children (Gehan 1965, Freireich et al. 1963): R's MASS::gehan.
const std::string kTreated = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
const std::string kPlacebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

void check_point(const s::SurvivalPoint& ours, const Value& expected) {
    CAPTURE(ours.time);
    CHECK(static_cast<double>(ours.at_risk) == expected.at("at_risk").as_real());
    CHECK(reference::is_close(ours.survival, expected.at("S")));
    CHECK(reference::is_close(ours.se_greenwood, expected.at("se_greenwood")));
    CHECK(reference::is_close(ours.log_limits.low, expected.at("lo_log")));
    CHECK(reference::is_close(ours.log_limits.high, expected.at("hi_log")));
    CHECK(reference::is_close(ours.log_log_limits.low, expected.at("lo_loglog")));
    CHECK(reference::is_close(ours.log_log_limits.high, expected.at("hi_loglog")));
}

void check_curve(const std::vector<s::Duration>& list, const Value& expected) {
    const s::SurvivalCurve curve = s::kaplan_meier(list);
    CHECK(static_cast<double>(curve.n) == expected.at("n").as_real());
    CHECK(static_cast<double>(curve.events) == expected.at("events").as_real());
    CHECK(static_cast<double>(curve.censored) == expected.at("censored").as_real());
    for (const Value& point : expected.at("at").as_list())
        check_point(s::survival_at(curve, point.at("t").as_real()), point);
    std::vector<double> shares;
    for (const Value& q : expected.at("quantiles").as_list())
        shares.push_back(q.at("p").as_real());
    const auto quantiles = s::survival_quantiles(curve, shares);
    REQUIRE(quantiles.size() == 4);
    for (std::size_t i = 0; i < quantiles.size(); i++) {
        const Value& q = expected.at("quantiles").as_list()[i];
        CAPTURE(quantiles[i].p);
        CHECK(reference::is_close(quantiles[i].time, q.at("t")));
        CHECK(reference::is_close(quantiles[i].low, q.at("lo_log")));
        CHECK(reference::is_close(quantiles[i].high, q.at("hi_log")));
    }
    const double half[] = {0.5};
    const s::SurvivalQuantile median = s::survival_quantiles(curve, half, s::Limits::log_log)[0];
    CHECK(reference::is_close(median.low, expected.at("median_ci_loglog").as_list()[0]));
    CHECK(reference::is_close(median.high, expected.at("median_ci_loglog").as_list()[1]));
    const auto mean = s::restricted_mean(curve, expected.at("rmst").at("tau").as_real());
    CHECK(reference::is_close(mean.mean, expected.at("rmst").at("rmean")));
    CHECK(reference::is_close(mean.se, expected.at("rmst").at("se")));
}

double seconds(const std::string& iso) {
    const auto instant = icx::core::parse_instant(iso);
    return instant ? static_cast<double>(instant->ms) / 1000 : std::nan("");
}

// Days from opening to a stop, open ones censored at the cut-off, and the year of opening.
struct HelpDesk {
    std::vector<s::Duration> durations;
    std::vector<std::size_t> year;
};
HelpDesk help_desk(const char* stop_column) {
    const auto opened = reference::column("helpdesk/cases.csv", "opened");
    const auto stopped = reference::column("helpdesk/cases.csv", stop_column);
    const double cut = seconds("2012-12-31T23:59:59Z");
    HelpDesk desk;
    for (std::size_t i = 0; i < opened.size(); i++) {
        const double start = seconds(opened[i]);
        if (start > cut) continue;
        const double stop =
            stopped[i].empty() ? std::numeric_limits<double>::infinity() : seconds(stopped[i]);
        desk.durations.push_back({(std::fmin(stop, cut) - start) / 86400, stop <= cut});
        desk.year.push_back(static_cast<std::size_t>(std::stoi(opened[i].substr(0, 4)) - 2010));
    }
    return desk;
}

}  // namespace

TEST_CASE("survival: the remission times of Gehan give the published curve") {
    // Kalbfleisch & Prentice 2002, table 1.2: 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
    const s::SurvivalCurve curve = s::kaplan_meier(durations(kTreated));
    CHECK(curve.n == 21);
    CHECK(curve.events == 9);
    CHECK(curve.censored == 12);
    const double times[] = {6, 7, 10, 13, 16, 22, 23};
    const double published[] = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
    for (std::size_t i = 0; i < std::size(times); i++)
        CHECK(s::survival_at(curve, times[i]).survival == Approx(published[i]).epsilon(0.001));
    // At 6 weeks 3 of 21: 18/21, Greenwood's se sqrt(S^2 * 3 / (21 * 18)); the censored one at 6
    // weeks was still at risk.
    const s::SurvivalPoint six = s::survival_at(curve, 6);
    CHECK(six.at_risk == 21);
    CHECK(six.survival == Approx(6.0 / 7).epsilon(1e-15));
    CHECK(six.se_greenwood == Approx(6.0 / 7 * std::sqrt(3.0 / 378)).epsilon(1e-14));
    CHECK(s::survival_at(curve, 6.5).at_risk == 17);
}

TEST_CASE("survival: the log-rank test of Gehan's trial is the published 16.79") {
    std::vector<s::Duration> all = durations(kTreated);
    std::vector<std::size_t> group(all.size(), 0);
    for (const s::Duration& d : durations(kPlacebo)) {
        all.push_back(d);
        group.push_back(1);
    }
    const s::RankTest test = s::log_rank(all, group, 2);
    CHECK(test.chisq == Approx(16.79).epsilon(0.001));
    CHECK(test.df == 1);
    CHECK(test.observed == std::vector<double>{9, 21});
    CHECK(test.expected[0] == Approx(19.25).epsilon(0.001));
    CHECK(test.expected[1] == Approx(10.75).epsilon(0.001));
    CHECK(test.p == Approx(4.17e-5).epsilon(0.01));
    // Which group comes first does not matter.
    for (std::size_t& g : group)
        g = 1 - g;
    CHECK(s::log_rank(all, group, 2).chisq == Approx(test.chisq).epsilon(1e-12));
    const s::RankTest early = s::log_rank(all, group, 2, 1);
    CHECK(early.chisq == Approx(14.5).epsilon(0.01));
}

TEST_CASE("survival: a median on a flat step is the middle of the step") {
    const double half[] = {0.5};
    const auto median = [&](const std::string& text) {
        return s::survival_quantiles(s::kaplan_meier(durations(text)), half)[0].time;
    };
    CHECK(median("1 2 3 4") == 2.5);
    CHECK(median("1 2 3") == 2);
    CHECK(median("1 2 2+ 5 6") == 5);
    CHECK(median("1 2 4+ 4+") == 3);  // the curve ends on the step: up to the last time
    CHECK(median("1 2+ 3+ 4") == 4);
    CHECK(std::isnan(median("1 2+ 3+ 4+")));  // not reached
}

TEST_CASE("survival: nothing, one, and only censored ones") {
    const double shares[] = {0.25, 0.5};
    const s::SurvivalCurve none = s::kaplan_meier({});
    CHECK(none.n == 0);
    CHECK(s::survival_at(none, 3).survival == 1);
    CHECK(s::survival_at(none, 3).at_risk == 0);
    CHECK(std::isnan(s::survival_quantiles(none, shares)[0].time));
    CHECK(std::isnan(s::restricted_mean(none, 3).mean));

    const s::SurvivalCurve one = s::kaplan_meier(durations("5"));
    CHECK(s::survival_at(one, 4).survival == 1);
    CHECK(s::survival_at(one, 4).log_limits == s::Interval{1, 1});
    CHECK(s::survival_at(one, 5).survival == 0);
    CHECK(std::isnan(s::survival_at(one, 5).se_greenwood));
    CHECK(std::isnan(s::survival_at(one, 9).log_log_limits.high));
    CHECK(s::survival_quantiles(one, shares)[1].time == 5);
    CHECK(std::isnan(s::survival_quantiles(one, shares)[1].low));
    CHECK(s::restricted_mean(one, 9).mean == 5);
    CHECK(s::restricted_mean(one, 3).mean == 3);
    CHECK(s::restricted_mean(one, 3).se == 0);

    const s::SurvivalCurve open = s::kaplan_meier(durations("2+ 3+ 3+"));
    CHECK(open.events == 0);
    CHECK(s::survival_at(open, 3).survival == 1);
    CHECK(s::survival_at(open, 3).at_risk == 2);
    CHECK(std::isnan(s::survival_quantiles(open, shares)[0].high));
    CHECK(s::restricted_mean(open, 3).mean == 3);
}

TEST_CASE("survival: a missing time takes no part, and near ties are one time") {
    std::vector<s::Duration> list = durations("1 2 3");
    list.push_back({std::nan(""), true});
    CHECK(s::kaplan_meier(list).n == 3);
    // 0.1 + 0.2 and 0.3 differ in the last bit.
    const std::vector<s::Duration> near = {{0.1 + 0.2, true}, {0.3, true}, {1, true}};
    REQUIRE(s::kaplan_meier(near).steps.size() == 2);
    CHECK(s::kaplan_meier(near).steps[0].events == 2);
    CHECK(s::kaplan_meier(near).steps[0].time == 0.3);
}

TEST_CASE("survival: groups without events or people decide nothing") {
    const std::vector<s::Duration> all = durations("1 2 3 4+");
    const std::vector<std::size_t> alone(4, 0);
    CHECK(s::log_rank(all, alone, 1).df == 0);
    CHECK(std::isnan(s::log_rank(all, alone, 1).p));
    CHECK(s::log_rank(all, alone, 2).chisq == 0);
    CHECK(s::log_rank(all, alone, 2).p == 1);
    const std::vector<std::size_t> pairs = {0, 1, 0, 1};
    CHECK(s::log_rank(durations("1+ 2+ 3+ 4+"), pairs, 2).chisq == 0);
}

TEST_CASE("survival: the help desk's times to resolve and to acknowledge equal R's") {
    const Value expected = reference::json("helpdesk");
    if (expected.is_null()) return;
    const HelpDesk resolve = help_desk("resolved");
    REQUIRE(resolve.durations.size() == 3907);
    check_curve(resolve.durations, expected.at("km_resolve_days_cut_2012_12_31"));
    check_curve(help_desk("acknowledged").durations, expected.at("km_ack_days_cut_2012_12_31"));

    const Value& test = expected.at("km_resolve_days_cut_2012_12_31").at("logrank");
    const s::RankTest ours = s::log_rank(resolve.durations, resolve.year, 3);
    CHECK(reference::is_close(ours.chisq, test.at("chisq")));
    CHECK(static_cast<double>(ours.df) == test.at("df").as_real());
    CHECK(std::fabs(ours.p / test.at("p").as_real() - 1) < 1e-9);
    for (std::size_t g = 0; g < 3; g++) {
        CHECK(reference::is_close(ours.observed[g], test.at("observed").as_list()[g]));
        CHECK(reference::is_close(ours.expected[g], test.at("expected").as_list()[g]));
    }
    CHECK(reference::is_close(
        s::log_rank(resolve.durations, resolve.year, 3, 1).chisq,
        expected.at("km_resolve_days_cut_2012_12_31").at("peto_peto").at("chisq")));
}
