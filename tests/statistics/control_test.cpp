#include "statistics/control.hpp"

#include <cmath>
#include <vector>

#include "doctest/doctest.h"
#include "reference.hpp"

namespace s = icx::statistics;
namespace reference = icx::reference;
using doctest::Approx;
using icx::core::Value;
using Points = std::vector<std::size_t>;

namespace {

Points points_of(const std::vector<s::Signal>& signals, s::Rule rule) {
    for (const s::Signal& signal : signals)
        if (signal.rule == rule) return signal.points;
    return {99};
}

Points signals_of(const std::vector<double>& x, s::Rule rule) {
    return points_of(s::xmr_signals(x, s::xmr_limits(x)), rule);
}

// Limits with mean 0 and sigma 1 (mean range 1.128), for rules by hand.
s::XmrLimits unit_limits() {
    s::XmrLimits l;
    l.mean = 0;
    l.sigma = 1;
    l.low = -3;
    l.high = 3;
    l.range_high = 3.686;
    return l;
}

Points rule(const std::vector<double>& x, s::Rule rule) {
    return points_of(s::xmr_signals(x, unit_limits()), rule);
}

// R's points count from 1; one point stands alone there, none may be null.
Points reference_points(const Value& value) {
    Points points;
    if (value.is_number()) points.push_back(static_cast<std::size_t>(value.as_int()) - 1);
    for (const Value& v : value.as_list())
        points.push_back(static_cast<std::size_t>(v.as_int()) - 1);
    return points;
}

void check_xmr(const std::vector<double>& x, const Value& expected) {
    const s::XmrLimits l = s::xmr_limits(x);
    CHECK(static_cast<double>(l.n) == expected.at("n").as_real());
    CHECK(reference::is_close(l.mean, expected.at("mean")));
    CHECK(reference::is_close(l.mean_range, expected.at("mr_bar")));
    CHECK(reference::is_close(l.sigma, expected.at("sigma_mr")));
    CHECK(reference::is_close(l.low, expected.at("lnpl")));
    CHECK(reference::is_close(l.high, expected.at("unpl")));
    CHECK(reference::is_close(l.range_high, expected.at("url_mr")));
    CHECK(reference::is_close(l.median_range, expected.at("median_mr")));
    CHECK(reference::is_close(l.median_high, expected.at("unpl_median_mr")));
    CHECK(reference::is_close(l.median_low, expected.at("lnpl_median_mr")));
    const auto signals = s::xmr_signals(x, l);
    REQUIRE(signals.size() == 6);
    const char* keys[] = {"rule1_beyond_limits",          "mr_beyond_url",
                          "rule2_8_same_side_end_points", "rule3_2of3_beyond_2s",
                          "rule4_4of5_beyond_1s",         "trend_6_end_points"};
    for (std::size_t i = 0; i < 6; i++) {
        CAPTURE(keys[i]);
        CHECK(signals[i].rule == static_cast<s::Rule>(i));
        CHECK(signals[i].points == reference_points(expected.at(keys[i])));
    }
}

void check_limits(const std::vector<s::ControlLimits>& ours, const Value& low, const Value& high) {
    REQUIRE(ours.size() == low.as_list().size());
    for (std::size_t i = 0; i < ours.size(); i++) {
        CHECK(reference::is_close(ours[i].low, low.as_list()[i]));
        CHECK(reference::is_close(ours[i].high, high.as_list()[i]));
    }
}

}  // namespace

TEST_CASE("control: the limits of a small series, by hand") {
    // Ranges 2, 1, 3, 0: mean 1.5, median 1.5.
    const std::vector<double> x = {4, 6, 5, 8, 8};
    const s::XmrLimits l = s::xmr_limits(x);
    CHECK(l.mean == Approx(6.2).epsilon(1e-15));
    CHECK(l.mean_range == 1.5);
    CHECK(l.low == Approx(6.2 - 3.99).epsilon(1e-15));
    CHECK(l.high == Approx(6.2 + 3.99).epsilon(1e-15));
    CHECK(l.range_high == Approx(4.902).epsilon(1e-15));
    CHECK(l.median_high == Approx(6.2 + 3.145 * 1.5).epsilon(1e-15));
    CHECK(l.median_range_high == Approx(3.865 * 1.5).epsilon(1e-15));
}

TEST_CASE("control: limits of a baseline stay when the series moves on") {
    const std::vector<double> x = {4, 6, 5, 6, 30, 31};
    const s::XmrLimits l = s::xmr_limits(x, {0, 4});
    CHECK(l.n == 4);
    CHECK(l.mean == 5.25);
    const auto signals = s::xmr_signals(x, l);
    CHECK(points_of(signals, s::Rule::beyond_limits) == Points{4, 5});
    CHECK(points_of(signals, s::Rule::range_beyond_limit) == Points{4});
    CHECK(s::xmr_limits(x, {4, 99}).mean == 30.5);
    CHECK(s::xmr_limits(x, {9, 1}).n == 0);
}

TEST_CASE("control: each rule signals where it must and not one point earlier") {
    using enum s::Rule;
    CHECK(rule({0, 3, 3.1, -3.2}, beyond_limits) == Points{2, 3});
    CHECK(rule({0, 3.686, -1, 0}, range_beyond_limit) == Points{2});
    CHECK(rule({1, 1, 1, 1, 1, 1, 1}, eight_on_one_side).empty());
    CHECK(rule({1, 1, 1, 1, 1, 1, 1, 1, 1}, eight_on_one_side) == Points{7, 8});
    // A point on the line ends the run.
    CHECK(rule({1, 1, 1, 1, 0, 1, 1, 1, 1}, eight_on_one_side).empty());
    CHECK(rule({2.1, 0, 2.2, 0}, two_of_three_beyond_two) == Points{2});
    CHECK(rule({2.1, 2.2}, two_of_three_beyond_two).empty());  // three points are needed
    CHECK(rule({0, 2.1, -2.2}, two_of_three_beyond_two).empty());
    CHECK(rule({1.1, 1.1, 0, 1.1, 1.1}, four_of_five_beyond_one) == Points{4});
    CHECK(rule({-1.1, -1.1, -1.1, -1.1, 0}, four_of_five_beyond_one).empty());
    CHECK(rule({1, 2, 3, 4, 5}, six_rising_or_falling).empty());
    CHECK(rule({1, 2, 3, 4, 5, 6}, six_rising_or_falling) == Points{5});
    CHECK(rule({7, 6, 5, 4, 3, 2, 1, 1}, six_rising_or_falling) == Points{5, 6});
}

TEST_CASE("control: a constant series has no spread and no signal") {
    const std::vector<double> x(9, 0.1);
    const s::XmrLimits l = s::xmr_limits(x);
    CHECK(l.mean == 0.1);
    CHECK(l.low == 0.1);
    CHECK(l.high == 0.1);
    for (const s::Signal& signal : s::xmr_signals(x, l))
        CHECK(signal.points.empty());
}

TEST_CASE("control: none and one point have no limits and no signal") {
    CHECK(std::isnan(s::xmr_limits({}).mean));
    const std::vector<double> one = {3};
    const s::XmrLimits l = s::xmr_limits(one);
    CHECK(l.mean == 3);
    CHECK(std::isnan(l.high));
    CHECK(std::isnan(l.median_range));
    for (const s::Signal& signal : s::xmr_signals(one, l))
        CHECK(signal.points.empty());
}

TEST_CASE("control: the median range is not widened by one jump") {
    const std::vector<double> x = {5, 6, 5, 6, 5, 6, 25, 5, 6, 5, 6};
    CHECK(signals_of(x, s::Rule::beyond_limits) == Points{6});
    const s::XmrLimits l = s::xmr_limits(x);
    CHECK(l.median_high < l.high);
    const auto signals = s::xmr_signals(x, l, s::Spread::median_range);
    CHECK(points_of(signals, s::Rule::range_beyond_limit) == Points{6, 7});
}

TEST_CASE("control: shares by hand, cut to 0 and 1, and months without requests") {
    const std::vector<double> events = {9, 0, 10, 1}, n = {10, 0, 10, 10};
    const s::ShareChart chart = s::share_chart(events, n);
    CHECK(chart.share == Approx(2.0 / 3).epsilon(1e-15));
    const double half = 3 * std::sqrt(2.0 / 9 / 10);
    CHECK(chart.limits[0].low == Approx(2.0 / 3 - half).epsilon(1e-14));
    CHECK(chart.limits[0].high == 1);
    CHECK(std::isnan(chart.limits[1].low));
    CHECK(chart.beyond == Points{3});
    // z ranges 0.1 and 0.9 over the standard error of one share.
    CHECK(chart.sigma_z == Approx(0.5 / std::sqrt(2.0 / 9 / 10) / 1.128).epsilon(1e-14));
    CHECK(chart.laney_beyond.empty());
}

TEST_CASE("control: shares that are all 0 or all 1 have no Laney limits and no signal") {
    for (const double share : {0.0, 1.0}) {
        const std::vector<double> n = {5, 7, 9};
        const std::vector<double> events = {5 * share, 7 * share, 9 * share};
        const s::ShareChart chart = s::share_chart(events, n);
        CHECK(chart.limits[1].low == share);
        CHECK(chart.beyond.empty());
        CHECK(std::isnan(chart.sigma_z));
        CHECK(std::isnan(chart.laney_limits[0].high));
        CHECK(chart.laney_beyond.empty());
    }
    CHECK(s::share_chart({}, {}).limits.empty());
    CHECK(std::isnan(s::share_chart({}, {}).share));
}

TEST_CASE("control: a baseline of shares judges what comes after") {
    const std::vector<double> events = {50, 52, 48, 20}, n = {100, 100, 100, 100};
    const s::ShareChart chart = s::share_chart(events, n, {0, 3});
    CHECK(chart.share == 0.5);
    CHECK(chart.beyond == Points{3});
    CHECK(chart.laney_beyond == Points{3});
}

TEST_CASE("control: counts have Poisson limits") {
    const std::vector<double> counts = {4, 4, 4, 20, 4, 0};
    const s::CountChart chart = s::count_chart(counts);
    CHECK(chart.mean == 6);
    CHECK(chart.limits.low == 0);
    CHECK(chart.limits.high == Approx(6 + 3 * std::sqrt(6)).epsilon(1e-15));
    CHECK(chart.beyond == Points{3});
    CHECK(std::isnan(s::count_chart({}).limits.low));
}

TEST_CASE("control: the help desk's months and the vocabulary waves equal R's") {
    const Value desk = reference::json("helpdesk");
    if (desk.is_null()) return;
    const Value& median = desk.at("monthly_median_resolve_days_xmr");
    // The values have 12 digits in the reference: enough for signals, and for limits to 1e-9.
    check_xmr(reference::numbers(median.at("values")), median);
    const Value waves = reference::json("vocab-waves");
    std::vector<double> means;
    for (const Value& wave : waves.at("waves").as_list())
        means.push_back(wave.at("mean").as_real());
    check_xmr(means, waves.at("xmr_of_wave_means"));

    const Value& within = desk.at("monthly_ack_within_8h_A_office");
    const s::ShareChart share =
        s::share_chart(reference::numbers(within.at("x")), reference::numbers(within.at("n")));
    const Value& expected = within.at("p_chart");
    CHECK(reference::is_close(share.share, expected.at("p_bar")));
    check_limits(share.limits, expected.at("lcl"), expected.at("ucl"));
    CHECK(share.beyond == reference_points(expected.at("out")));
    CHECK(reference::is_close(share.sigma_z, expected.at("laney_sigma_z")));
    check_limits(share.laney_limits, expected.at("laney_lcl"), expected.at("laney_ucl"));
    CHECK(share.laney_beyond == reference_points(expected.at("laney_out")));

    const Value& opened = desk.at("monthly_opened_c_chart");
    const s::CountChart counts = s::count_chart(reference::numbers(opened.at("x")));
    CHECK(reference::is_close(counts.mean, opened.at("c_bar")));
    CHECK(reference::is_close(counts.limits.low, opened.at("lcl")));
    CHECK(reference::is_close(counts.limits.high, opened.at("ucl")));
    CHECK(counts.beyond == reference_points(opened.at("out")));
}
