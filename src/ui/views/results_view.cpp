#include "ui/views/results_view.hpp"

#include <algorithm>
#include <map>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "insight/explain.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using core::fixed_number;
using insight::Figures;
using insight::QuestionResults;
using insight::SurveyResults;
using model::QuestionKind;

std::string percent(double share) { return insight::percent_words(share); }
std::string signed_number(double value) { return insight::signed_words(value); }

std::string interval_words(const statistics::Interval& interval, int decimals) {
    return "95% interval " + insight::interval_words(interval, decimals);
}

std::string scale_words(const QuestionResults& question) {
    if (question.kind != QuestionKind::rating) return {};
    return ", " + std::to_string(question.low) + " to " + std::to_string(question.high);
}

std::string answered_note(const Figures& figures) {
    std::string words = counted(figures.n, "answer", "answers");
    if (figures.not_applicable)
        words += ", " + grouped(figures.not_applicable) + " \u201Cdoes not apply\u201D";
    return words;
}

ResultCard start_card(const QuestionResults& question, const SurveyResults& results) {
    ResultCard card;
    card.key = question.key;
    card.title =
        question.text +
        (question.text.empty() || question.text.back() == '?' ? "" : scale_words(question));
    card.is_hidden = question.all.is_hidden();
    card.hidden_words = "Hidden: " + insight::hidden_words(results.min_group);
    if (!card.is_hidden) card.subtitle = answered_note(*question.all.figures);
    return card;
}

// What every figure of the question rests on, then how each was made, with its numbers.
void explain(ResultCard& card, const QuestionResults& question, const SurveyResults& results) {
    const Figures& figures = *question.all.figures;
    card.explained.push_back(grouped(figures.n) + " people gave an answer; " +
                             grouped(figures.not_applicable) + " said it does not apply and " +
                             grouped(figures.missing) + " left it open. Only answers count.");
    card.explained.push_back("Figures are shown from " + std::to_string(results.min_group) +
                             " answers on.");
    for (const insight::Explanation& how : insight::explain(question, figures)) {
        std::string words = how.title + ", " + how.value + ". " + how.method + ". " + how.formula;
        for (const std::string& step : how.steps)
            words += "\n" + step;
        card.explained.push_back(std::move(words));
    }
}

void fill_scale(ResultCard& card, const QuestionResults& question, const SurveyResults& results) {
    const Figures& figures = *question.all.figures;
    const chart::Histogram histogram = chart::histogram_of(question, figures);
    card.data = chart::table_of(
        histogram, question.kind == QuestionKind::rating ? "Score" : "Answer", "Answers");
    card.chart = histogram;
    explain(card, question, results);
    if (figures.mean) {
        card.figure = fixed_number(*figures.mean, 1);
        card.note =
            "mean" + (figures.mean_ci ? ", " + interval_words(*figures.mean_ci, 1) : std::string());
    }
    if (figures.favourable) {
        card.finding =
            percent(figures.favourable->p) + " are favourable (" + question.favourable_rule + ").";
    }
}

void fill_nps(ResultCard& card, const QuestionResults& question, const SurveyResults& results) {
    const Figures& figures = *question.all.figures;
    const statistics::Nps& nps = figures.nps->score;
    const chart::NpsBar bar = chart::nps_of(figures);
    card.data = chart::table_of(bar);
    card.chart = bar;
    card.figure = signed_number(nps.nps);
    card.note = "95% interval " + signed_number(nps.ci95_wald.low) + " to " +
                signed_number(nps.ci95_wald.high);
    if (figures.nps->is_alike) card.title += " (NPS-like, 1 to 10)";
    card.finding = nps.ci95_wald.low > 0    ? "More would recommend it than not, beyond chance."
                   : nps.ci95_wald.high < 0 ? "Fewer would recommend it than not, beyond chance."
                                            : "No clear lean either way: the interval holds 0.";
    explain(card, question, results);
}

void fill_choices(ResultCard& card, const QuestionResults& question, const SurveyResults& results) {
    const Figures& figures = *question.all.figures;
    const chart::HorizontalBars bars = chart::choices_of(figures);
    card.data = chart::table_of(bars, "Answer", "Share");
    card.chart = bars;
    explain(card, question, results);
}

void fill_number(ResultCard& card, const QuestionResults& question, const SurveyResults& results) {
    const Figures& figures = *question.all.figures;
    const std::string unit = question.unit.empty() ? "" : " " + question.unit;
    card.data = {{"Figure", "Value"}};
    if (figures.quantiles) {
        card.figure = fixed_number(figures.quantiles->median, 0) + unit;
        card.note = "median; half lie between " + fixed_number(figures.quantiles->q25, 0) +
                    " and " + fixed_number(figures.quantiles->q75, 0);
        card.data.push_back({"Median", fixed_number(figures.quantiles->median, 1)});
        card.data.push_back({"Lower quarter", fixed_number(figures.quantiles->q25, 1)});
        card.data.push_back({"Upper quarter", fixed_number(figures.quantiles->q75, 1)});
    }
    if (figures.mean) card.data.push_back({"Mean", fixed_number(*figures.mean, 1)});
    explain(card, question, results);
}

bool is_grid_item(const QuestionResults& question) {
    return question.kind == QuestionKind::agree && question.loop_option.empty();
}

const chart::IntervalRows::Tick kShareTicks[] = {
    {0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1, "100%"}};

// Favourable shares as rows with intervals; hidden ones have no value.
chart::IntervalRows share_rows(const std::vector<const QuestionResults*>& items, bool by_loop) {
    chart::IntervalRows rows;
    rows.ticks.assign(std::begin(kShareTicks), std::end(kShareTicks));
    for (const QuestionResults* item : items) {
        chart::IntervalRows::Row row;
        row.label = by_loop ? item->loop_label : item->text;
        if (!item->all.is_hidden() && item->all.figures->favourable &&
            item->all.figures->favourable->n > 0) {
            const statistics::Proportion& share = *item->all.figures->favourable;
            row.value = share.p;
            row.low = share.wilson.low;
            row.high = share.wilson.high;
            row.words = percent(share.p);
        }
        rows.rows.push_back(std::move(row));
    }
    std::stable_sort(rows.rows.begin(), rows.rows.end(), [](const auto& a, const auto& b) {
        return a.value.value_or(-1) > b.value.value_or(-1);
    });
    return rows;
}

void fill_shares(ResultCard& card, const chart::IntervalRows& rows, std::string first,
                 const SurveyResults& results, const QuestionResults& sample) {
    card.data = chart::table_of(rows, std::move(first), "Favourable");
    card.chart = rows;
    card.explained = {
        "Favourable: " + sample.favourable_rule +
            ". The line is Wilson\u2019s 95% interval for a share, "
            "which holds for small groups and near 0 and 100%.",
        "Figures are shown from " + std::to_string(results.min_group) +
            " answers on; another is hidden with a small one where it could be worked out."};
}

// Agree questions of one page as one card of shares with intervals.
ResultCard agree_card(const std::vector<const QuestionResults*>& items,
                      const SurveyResults& results) {
    ResultCard card;
    card.key = "agree-" + items.front()->key;
    card.title = "Share who agree";
    card.subtitle = "Line: 95% interval";
    const chart::IntervalRows rows = share_rows(items, false);
    fill_shares(card, rows, "Statement", results, *items.front());
    if (rows.rows.size() > 1 && rows.rows.front().value && rows.rows.back().value)
        card.finding =
            "Strongest: " + rows.rows.front().label + " Weakest: " + rows.rows.back().label;
    return card;
}

// One question of a repeated page, told apart by what it was asked about.
ResultCard loop_card(const std::vector<const QuestionResults*>& items,
                     const SurveyResults& results) {
    ResultCard card;
    const QuestionResults& first = *items.front();
    card.key = "loop-" + first.id;
    card.title = first.text;
    if (const std::size_t at = card.title.find(first.loop_label);
        at != std::string::npos && !first.loop_label.empty())
        card.title.replace(at, first.loop_label.size(), "\u2026");
    card.subtitle = "Favourable share by department, line: 95% interval";
    fill_shares(card, share_rows(items, true), "Department", results, first);
    return card;
}

ResultCard question_card(const QuestionResults& question, const SurveyResults& results) {
    ResultCard card = start_card(question, results);
    if (card.is_hidden) return card;
    if (question.all.figures->nps)
        fill_nps(card, question, results);
    else if (question.kind == QuestionKind::rating || question.kind == QuestionKind::agree)
        fill_scale(card, question, results);
    else if (question.kind == QuestionKind::single || question.kind == QuestionKind::multiple)
        fill_choices(card, question, results);
    else if (question.kind == QuestionKind::number)
        fill_number(card, question, results);
    return card;
}

ResultCard curve_card(const SurveyResults& results) {
    ResultCard card;
    card.key = "curve";
    card.title = "Answers day by day";
    card.figure = grouped(results.responses);
    card.note = results.invited ? percent(results.invited->p) + " of those asked, interval " +
                                      percent(results.invited->wilson.low) + " to " +
                                      percent(results.invited->wilson.high)
                                : "answers so far";
    const chart::ResponseCurve curve = chart::curve_of(results);
    card.data = chart::table_of(curve);
    card.chart = curve;
    card.explained = {
        "Each response carries its day and no finer time, so that nobody is told by the clock.",
        "The share uses the number of people asked that stands under Privacy."};
    return card;
}

std::optional<HeatView> build_heat(const SurveyResults& results) {
    if (results.groups.size() < 2) return std::nullopt;
    HeatView heat;
    heat.title = "Favourable share, by who answers";
    heat.note = "Percent of answers that are favourable; darker teal is more, brown is less.";
    heat.chart = chart::heat_of(results);
    if (heat.chart.rows.empty()) return std::nullopt;
    heat.data = chart::table_of(heat.chart);
    if (heat.data.front().front().empty()) heat.data.front().front() = "Department";
    const bool hides = std::any_of(results.groups.begin(), results.groups.end(),
                                   [](const insight::Group& group) { return !group.responses; });
    if (hides) heat.footnote = "Hidden: " + insight::hidden_words(results.min_group) + ".";
    return heat;
}

void build_comments(ResultsView& view, const SurveyResults& results, const ResultsState& state) {
    for (const QuestionResults& question : results.questions) {
        if (question.comments.texts.empty() && !question.comments.is_hidden) continue;
        CommentBlock block{question.key, question.text, {}, question.comments.is_hidden, {}};
        if (block.is_hidden) {
            block.note =
                "Hidden: fewer than " + std::to_string(results.min_comments) + " people wrote one";
        } else {
            view.comment_count += question.comments.texts.size();
            for (const std::string& text : question.comments.texts)
                if (state.find.empty() || core::contains_folded(text, state.find))
                    block.texts.push_back(text);
            block.note = counted(question.comments.texts.size(), "comment", "comments");
            if (!state.find.empty()) block.note += ", " + grouped(block.texts.size()) + " found";
        }
        view.comments.push_back(std::move(block));
    }
}

void build_cards(ResultsView& view, const SurveyResults& results) {
    std::map<std::string, std::vector<const QuestionResults*>> loops;
    std::map<std::string, std::vector<const QuestionResults*>> grids;
    for (const QuestionResults& question : results.questions) {
        if (!question.loop_option.empty())
            loops[question.id].push_back(&question);
        else if (is_grid_item(question))
            grids[question.section].push_back(&question);
    }
    for (const QuestionResults& question : results.questions) {
        const bool is_text = question.kind == QuestionKind::short_text ||
                             question.kind == QuestionKind::long_text ||
                             question.kind == QuestionKind::date;
        // The question that tells groups apart has no counts of its own: see By department.
        const bool is_grouping = question.kind == QuestionKind::single &&
                                 !question.all.is_hidden() && question.all.figures->counts.empty();
        if (is_text || is_grouping) continue;
        if (!question.loop_option.empty()) {
            const auto& items = loops[question.id];
            if (items.front() == &question && question.favourable_from > 0)
                view.cards.push_back(loop_card(items, results));
        } else if (is_grid_item(question) && grids[question.section].size() > 1) {
            if (grids[question.section].front() == &question)
                view.cards.push_back(agree_card(grids[question.section], results));
        } else {
            view.cards.push_back(question_card(question, results));
        }
    }
    if (results.curve.size() > 1) view.cards.push_back(curve_card(results));
}

}  // namespace

ResultsView build_results(const model::Workspace&, const model::Survey& survey,
                          const insight::SurveyResults* results, const ResultsState& state,
                          core::Date) {
    ResultsView view;
    view.title = survey.title;
    view.edit_route = app::to_hash({app::Place::survey, survey.id.text});
    view.has_answers = results && results->responses > 0;
    if (!view.has_answers) {
        view.empty_title = "No answers yet";
        view.empty_words =
            survey.state == model::SurveyState::draft
                ? "Launch the survey and hand it out, or drop a file of answers here."
                : "Answers appear here as soon as a response file is dropped on this window.";
        return view;
    }
    view.is_too_few = results->responses < static_cast<std::size_t>(results->min_group);
    if (view.is_too_few) {
        view.empty_title = "Hidden: fewer than " + std::to_string(results->min_group) + " answers";
        view.empty_words =
            "So few answers would tell who said what. Results appear by themselves once enough "
            "people have answered.";
        return view;
    }
    view.answered_words =
        "Everyone, " + grouped(results->responses) +
        (survey.invited > 0 ? " of " + grouped(static_cast<std::size_t>(survey.invited)) : "");
    build_cards(view, *results);
    view.heat = build_heat(*results);
    build_comments(view, *results, state);
    return view;
}

}  // namespace icx::ui
