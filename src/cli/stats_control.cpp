// `xmr` and `p_chart` of icx stats. Points are counted from 1, in the order of the rows that hold
// values.
#include <cmath>

#include "cli/results_json.hpp"
#include "cli/stats_methods.hpp"
#include "statistics/control.hpp"

namespace icx::cli {
namespace {

using core::Result;
using core::Value;

Value points_value(const std::vector<std::size_t>& points) {
    Value::List list;
    for (const std::size_t point : points)
        list.push_back(count_value(point + 1));
    return Value(std::move(list));
}

const char* signal_key(statistics::Rule rule) {
    switch (rule) {
    case statistics::Rule::beyond_limits:
        return "rule1_beyond_limits";
    case statistics::Rule::range_beyond_limit:
        return "mr_beyond_url";
    case statistics::Rule::eight_on_one_side:
        return "rule2_8_same_side_end_points";
    case statistics::Rule::two_of_three_beyond_two:
        return "rule3_2of3_beyond_2s";
    case statistics::Rule::four_of_five_beyond_one:
        return "rule4_4of5_beyond_1s";
    case statistics::Rule::six_rising_or_falling:
        return "trend_6_end_points";
    }
    return "";
}

Value lows_value(const std::vector<statistics::ControlLimits>& limits) {
    std::vector<double> lows;
    for (const auto& limit : limits)
        lows.push_back(limit.low);
    return numbers_value(lows);
}

Value highs_value(const std::vector<statistics::ControlLimits>& limits) {
    std::vector<double> highs;
    for (const auto& limit : limits)
        highs.push_back(limit.high);
    return numbers_value(highs);
}

// "baseline": the number of first points that make the limits; absent: all.
Result<statistics::Baseline> baseline(const Value& spec) {
    const Value* given = spec.find("baseline");
    if (!given) return statistics::Baseline{};
    const std::int64_t count = given->as_int(0);
    if (count < 1) return bad_analysis("\"baseline\" must be a number of points");
    return statistics::Baseline{0, static_cast<std::size_t>(count)};
}

}  // namespace

Result<Value> xmr_analysis(const StatsInput& input) {
    const auto base = baseline(input.spec);
    if (!base) return base.error();
    const auto numbers = input.numbers("x");
    if (!numbers) return numbers.error();
    std::vector<double> x;
    for (const double number : *numbers)
        if (!std::isnan(number)) x.push_back(number);
    if (x.empty()) return bad_analysis("\"x\" holds no value here");
    const statistics::XmrLimits limits = statistics::xmr_limits(x, *base);
    Value v = Value::map();
    v.set("n", count_value(x.size()));
    v.set("mean", number_value(limits.mean));
    v.set("mr_bar", number_value(limits.mean_range));
    v.set("sigma_mr", number_value(limits.sigma));
    v.set("lnpl", number_value(limits.low));
    v.set("unpl", number_value(limits.high));
    v.set("url_mr", number_value(limits.range_high));
    v.set("median_mr", number_value(limits.median_range));
    v.set("unpl_median_mr", number_value(limits.median_high));
    v.set("lnpl_median_mr", number_value(limits.median_low));
    for (const statistics::Signal& signal : statistics::xmr_signals(x, limits))
        v.set(signal_key(signal.rule), points_value(signal.points));
    return v;
}

Result<Value> p_chart_analysis(const StatsInput& input) {
    const auto base = baseline(input.spec);
    if (!base) return base.error();
    const auto events = input.numbers(input.spec.find("events") ? "events" : "x");
    if (!events) return events.error();
    const auto totals = input.numbers("n");
    if (!totals) return totals.error();
    std::vector<double> x, n;
    for (std::size_t i = 0; i < events->size(); i++) {
        const double happened = (*events)[i], all = (*totals)[i];
        if (std::isnan(happened) || std::isnan(all)) continue;
        if (happened < 0 || happened > all)
            return bad_analysis("\"events\" must lie from 0 to \"n\"");
        x.push_back(happened);
        n.push_back(all);
    }
    if (x.empty()) return bad_analysis("no row holds events and n");
    const statistics::ShareChart chart = statistics::share_chart(x, n, *base);
    Value v = Value::map();
    v.set("p_bar", number_value(chart.share));
    v.set("lcl", lows_value(chart.limits));
    v.set("ucl", highs_value(chart.limits));
    v.set("out", points_value(chart.beyond));
    v.set("laney_sigma_z", number_value(chart.sigma_z));
    v.set("laney_lcl", lows_value(chart.laney_limits));
    v.set("laney_ucl", highs_value(chart.laney_limits));
    v.set("laney_out", points_value(chart.laney_beyond));
    return v;
}

}  // namespace icx::cli
