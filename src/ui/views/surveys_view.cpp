#include "ui/views/surveys_view.hpp"

#include <algorithm>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::Survey;
using model::SurveyState;

std::string kind_words(model::SurveyKind kind) {
    switch (kind) {
    case model::SurveyKind::relationship:
        return "Relationship";
    case model::SurveyKind::transactional:
        return "Contact";
    case model::SurveyKind::pulse:
        return "Pulse";
    case model::SurveyKind::screener:
        return "Department by department";
    case model::SurveyKind::custom:
        return "Own survey";
    }
    return {};
}

bool is_shown_by(SurveyFilter filter, SurveyState state) {
    switch (filter) {
    case SurveyFilter::all:
        return true;
    case SurveyFilter::collecting:
        return state == SurveyState::collecting;
    case SurveyFilter::drafts:
        return state == SurveyState::draft;
    case SurveyFilter::closed:
        return state == SurveyState::closed;
    }
    return true;
}

void set_state_words(SurveyRow& row) {
    switch (row.state) {
    case SurveyState::collecting:
        row.state_words = "Collecting", row.state_icon = Icon::play, row.state_tone = Tone::accent;
        return;
    case SurveyState::draft:
        row.state_words = "Draft", row.state_icon = Icon::edit, row.state_tone = Tone::neutral;
        return;
    case SurveyState::closed:
        row.state_words = "Closed", row.state_icon = Icon::check, row.state_tone = Tone::neutral;
        return;
    }
}

SurveyRow build_row(const model::Workspace& workspace, const Survey& survey,
                    const SurveyFigures& figures) {
    SurveyRow row;
    row.id = survey.id.text;
    row.title = survey.title.empty() ? "Untitled survey" : survey.title;
    row.note = kind_words(survey.kind) + (survey.audience.empty() ? "" : ", " + survey.audience);
    row.state = survey.state;
    set_state_words(row);
    const bool is_few = figures.answers > 0 && figures.is_hidden;
    const std::string limit = std::to_string(survey.min_group);
    row.answers = figures.answers == 0 ? "none yet"
                  : is_few             ? "under " + limit
                                       : grouped(figures.answers);
    if (survey.invited > 0 && figures.answers > 0 && !is_few) {
        row.share = std::min(1.0f, static_cast<float>(figures.answers) /
                                       static_cast<float>(survey.invited));
        row.share_words = core::fixed_number(100.0 * *row.share, 0) + "%";
    }
    row.is_score_hidden = is_few;
    if (is_few)
        row.score = "fewer than " + limit;
    else if (figures.score)
        row.score = core::fixed_number(*figures.score, 1);
    if (survey.closes)
        row.closes = short_day(*survey.closes);
    else if (survey.state == SurveyState::collecting)
        row.closes = "always open";
    if (const auto* owner = workspace.table<model::Person>().find(survey.owner))
        row.owner = owner->name;
    row.edit_route = app::to_hash({app::Place::survey, row.id});
    row.results_route = app::to_hash({app::Place::results, row.id});
    row.respond_route = app::to_hash({app::Place::respond, row.id});
    return row;
}

int state_rank(SurveyState state) {
    return state == SurveyState::collecting ? 0 : state == SurveyState::draft ? 1 : 2;
}

std::string tsv_of(const std::vector<SurveyRow>& rows) {
    std::string text = "Survey\tState\tAnswers\tAnswered\tScore\tCloses\tOwner\n";
    for (const SurveyRow& row : rows)
        text += row.title + "\t" + row.state_words + "\t" + row.answers + "\t" + row.share_words +
                "\t" + row.score + "\t" + row.closes + "\t" + row.owner + "\n";
    return text;
}

struct Sortable {
    const Survey* survey;
    SurveyFigures figures;
};

// Column order of the table: title, state, answers, share, score, closes, owner.
bool comes_before(const Sortable& a, const Sortable& b, int column) {
    switch (column) {
    case 0:
        return core::lower_ascii(a.survey->title) < core::lower_ascii(b.survey->title);
    case 2:
        return a.figures.answers < b.figures.answers;
    case 4:
        return a.figures.score.value_or(-1e9) < b.figures.score.value_or(-1e9);
    case 5:
        return a.survey->closes.value_or(core::Date{9999, 12, 31}) <
               b.survey->closes.value_or(core::Date{9999, 12, 31});
    default:
        return state_rank(b.survey->state) < state_rank(a.survey->state);
    }
}

// Within one state: what closes soonest among the collecting, what is newest among the rest.
bool default_order(const Sortable& a, const Sortable& b) {
    if (a.survey->created != b.survey->created)
        return b.survey->created.value_or(core::Instant{}) <
               a.survey->created.value_or(core::Instant{});
    return a.survey->id < b.survey->id;
}

}  // namespace

SurveysView build_surveys(const model::Workspace& workspace, const SurveysState& state,
                          const FiguresOf& figures_of) {
    SurveysView view;
    std::vector<Sortable> all;
    std::size_t answers = 0;
    std::size_t in_state[3] = {};
    for (const auto& [id, survey] : workspace.table<Survey>()) {
        all.push_back({&survey, figures_of(survey.id)});
        if (!all.back().figures.is_hidden) answers += all.back().figures.answers;
        in_state[state_rank(survey.state)]++;
    }
    view.is_empty = all.empty();
    const auto chip = [&](SurveyFilter filter, std::string_view word, std::size_t count) {
        view.chips.push_back(
            {filter, std::string(word) + " " + grouped(count), state.filter == filter});
    };
    chip(SurveyFilter::all, "All", all.size());
    chip(SurveyFilter::collecting, "Collecting", in_state[0]);
    chip(SurveyFilter::drafts, "Drafts", in_state[1]);
    chip(SurveyFilter::closed, "Closed", in_state[2]);

    std::stable_sort(all.begin(), all.end(), default_order);
    if (state.sorted_column >= 0)
        std::stable_sort(all.begin(), all.end(), [&](const Sortable& a, const Sortable& b) {
            return state.is_descending ? comes_before(b, a, state.sorted_column)
                                       : comes_before(a, b, state.sorted_column);
        });
    for (const Sortable& entry : all) {
        if (!is_shown_by(state.filter, entry.survey->state)) continue;
        if (!state.find.empty() && !core::contains_folded(entry.survey->title, state.find))
            continue;
        view.rows.push_back(build_row(workspace, *entry.survey, entry.figures));
    }
    view.is_nothing_found = !view.is_empty && view.rows.empty();
    view.footer = counted(all.size(), "survey", "surveys") + ", about " +
                  counted(answers, "answer", "answers") + " kept on this device";
    view.footer_note = "Scores rest on at least " +
                       std::to_string(model::settings(workspace).min_group) +
                       " answers. Ctrl+C copies the table.";
    view.as_tsv = tsv_of(view.rows);
    return view;
}

}  // namespace icx::ui
