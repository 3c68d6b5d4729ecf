#include "chart/build.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"
#include "insight/explain.hpp"

namespace icx::chart {
namespace {

using insight::Cell;
using insight::Figures;
using insight::QuestionResults;

bool is_scale(const QuestionResults& question) { return question.high > 0; }

void add_share_axis(IntervalRows& chart) {
    chart.axis_low = 0;
    chart.axis_high = 1;
    for (int i = 0; i <= 4; i++)
        chart.ticks.push_back({i / 4.0, std::to_string(25 * i) + (i == 4 ? "%" : "")});
}

void add_scale_axis(IntervalRows& chart, const QuestionResults& question) {
    chart.axis_low = question.low;
    chart.axis_high = question.high;
    const int step = question.high - question.low > 7 ? 2 : 1;
    for (int v = question.low; v <= question.high; v += step)
        chart.ticks.push_back({static_cast<double>(v), std::to_string(v)});
}

IntervalRows::Row share_row(std::string label, const Cell& cell) {
    IntervalRows::Row row;
    row.label = std::move(label);
    if (cell.is_hidden() || !cell.figures->favourable) return row;
    const auto& share = *cell.figures->favourable;
    row.value = share.p;
    row.low = share.wilson.low;
    row.high = share.wilson.high;
    row.words = insight::percent_words(share.p);
    return row;
}

IntervalRows::Row mean_row(std::string label, const Cell& cell) {
    IntervalRows::Row row;
    row.label = std::move(label);
    if (cell.is_hidden() || !cell.figures->mean) return row;
    row.value = *cell.figures->mean;
    row.low = row.high = *row.value;
    if (const auto& ci = cell.figures->mean_ci) {
        row.low = ci->low;
        row.high = ci->high;
    }
    row.words = core::fixed_number(*row.value, 1);
    return row;
}

// Seven even steps of the scale, brown to teal.
int heat_step(double share) { return std::clamp(static_cast<int>(share * 7) + 1, 1, 7); }

HeatTable::Cell heat_cell(const QuestionResults& question, const Cell& cell) {
    HeatTable::Cell out;
    out.is_hidden = cell.is_hidden();
    if (out.is_hidden || cell.figures->n == 0) return out;
    if (const auto& share = cell.figures->favourable) {
        out.words = core::fixed_number(100 * share->p, 0);
        out.step = heat_step(share->p);
    } else if (cell.figures->mean && question.high > question.low) {
        out.words = core::fixed_number(*cell.figures->mean, 1);
        out.step = heat_step((*cell.figures->mean - question.low) / (question.high - question.low));
    }
    return out;
}

}  // namespace

std::string day_label(core::Date day) {
    constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::to_string(day.day) + " " + kMonths[static_cast<std::size_t>(day.month - 1)];
}

Histogram histogram_of(const QuestionResults& question, const Figures& figures) {
    Histogram chart;
    chart.low_label = question.low_label;
    chart.high_label = question.high_label;
    for (const auto& count : figures.counts)
        chart.bars.push_back({count.label, static_cast<double>(count.n), Role::series_1});
    return chart;
}

HorizontalBars choices_of(const Figures& figures) {
    HorizontalBars chart;
    for (const auto& count : figures.counts) {
        const double share = count.share ? count.share->p : 0;
        chart.rows.push_back(
            {count.label, share,
             insight::percent_words(share) + " (" + std::to_string(count.n) + ")"});
    }
    std::stable_sort(chart.rows.begin(), chart.rows.end(),
                     [](const auto& a, const auto& b) { return a.value > b.value; });
    return chart;
}

NpsBar nps_of(const Figures& figures) {
    const statistics::Nps& s = figures.nps->score;
    const double n = static_cast<double>(std::max<std::size_t>(1, s.n));
    NpsBar chart;
    chart.detractors = static_cast<double>(s.detractors) / n;
    chart.passives = static_cast<double>(s.passives) / n;
    chart.promoters = static_cast<double>(s.promoters) / n;
    chart.low_words = figures.nps->is_alike ? "1 to 6" : "0 to 6";
    chart.middle_words = "7 and 8";
    chart.high_words = "9 and 10";
    chart.score = s.nps;
    chart.low = s.ci95_adj_wald_rocks.low;
    chart.high = s.ci95_adj_wald_rocks.high;
    return chart;
}

ResponseCurve curve_of(const insight::SurveyResults& results) {
    ResponseCurve chart;
    for (const auto& day : results.curve)
        chart.days.push_back(
            {day_label(day.day), static_cast<double>(day.n), static_cast<double>(day.total)});
    if (results.invited) chart.invited = static_cast<double>(results.invited->n);
    return chart;
}

IntervalRows favourable_of(const insight::SurveyResults& results) {
    IntervalRows chart;
    add_share_axis(chart);
    for (const QuestionResults& question : results.questions) {
        if (question.favourable_from == 0) continue;
        if (!question.all.is_hidden() && !question.all.figures->favourable) continue;
        chart.rows.push_back(share_row(question.text, question.all));
    }
    return chart;
}

IntervalRows groups_of(const insight::SurveyResults& results, const QuestionResults& question) {
    IntervalRows chart;
    const bool is_share = question.favourable_from > 0;
    if (is_share)
        add_share_axis(chart);
    else if (is_scale(question))
        add_scale_axis(chart, question);
    for (std::size_t g = 0; g < results.groups.size(); g++)
        chart.rows.push_back(is_share ? share_row(results.groups[g].label, question.groups[g])
                                      : mean_row(results.groups[g].label, question.groups[g]));
    chart.rows.push_back(is_share ? share_row("All", question.all) : mean_row("All", question.all));
    return chart;
}

HeatTable heat_of(const insight::SurveyResults& results, std::string_view question_id) {
    HeatTable chart;
    for (const auto& group : results.groups)
        chart.columns.push_back({group.label,
                                 group.responses ? std::to_string(*group.responses) : std::string(),
                                 !group.responses});
    for (const QuestionResults& question : results.questions) {
        const bool is_wanted =
            question_id.empty() ? question.loop_option.empty() : question.id == question_id;
        if (!is_wanted || !is_scale(question)) continue;
        HeatTable::Row row;
        row.label = question.loop_label.empty() ? question.text : question.loop_label;
        for (std::size_t g = 0; g < question.groups.size(); g++) {
            HeatTable::Cell cell = heat_cell(question, question.groups[g]);
            cell.is_own = !question.loop_label.empty() && cell.words.empty() && !cell.is_hidden &&
                          question.loop_label == results.groups[g].label;
            row.cells.push_back(std::move(cell));
        }
        const HeatTable::Cell total = heat_cell(question, question.all);
        row.total = total.is_hidden ? "hidden" : total.words;
        if (!total.is_hidden && !total.words.empty() && question.all.figures->favourable)
            row.total += "%";
        row.note =
            question.all.is_hidden() ? std::string() : std::to_string(question.all.figures->n);
        chart.rows.push_back(std::move(row));
    }
    return chart;
}

}  // namespace icx::chart
