#include "ui/views/journey_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/journey_figures.hpp"
#include "app/routes.hpp"
#include "core/hash.hpp"
#include "core/id.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

using model::Step;

std::optional<double> assumed_of(const model::Workspace& workspace, const Step& step,
                                 const std::string& persona, bool is_to_be) {
    const std::string key = core::hash_id(model::Feeling::kPrefix, step.id.text + " " + persona);
    const auto* feeling = workspace.table<model::Feeling>().find(std::string_view(key));
    if (!feeling) return std::nullopt;
    return is_to_be ? feeling->to_be : feeling->as_is;
}

void measure(BoardStep& out, const Step& step, const MapContext& context) {
    if (!step.question.valid()) return;
    const model::SurveyId survey = app::survey_of(context.workspace, step.question);
    if (!survey.valid()) {
        out.measured_words = "its question is gone";
        return;
    }
    const insight::SurveyResults* results = context.figures.results(context.workspace, survey);
    if (!results) {
        out.measured_words = "counting answers";
        return;
    }
    const insight::QuestionResults* found = results->find(step.question.text);
    if (!found || results->responses == 0) {
        out.measured_words = "no answers yet";
        return;
    }
    if (found->all.is_hidden()) {
        out.measured_words = "fewer than " + std::to_string(results->min_group);
        return;
    }
    const insight::Figures& figures = *found->all.figures;
    if (!figures.mean || found->high <= found->low) {
        out.measured_words = "no answers yet";
        return;
    }
    MeasuredPoint point;
    point.mean = journey::on_curve(*figures.mean, found->low, found->high);
    point.ci95 = {point.mean, point.mean};
    if (figures.mean_ci) point.ci95 = journey::on_curve(*figures.mean_ci, found->low, found->high);
    point.n = figures.n;
    out.measured = point;
}

void promise_of(BoardStep& out, const Step& step, const MapContext& context) {
    const auto* standard = context.workspace.table<model::Standard>().find(step.standard);
    if (!standard) return;
    out.promise_route = app::to_hash({app::Place::standard, standard->id.text});
    const app::StandardFigures* figures = context.desk.figures(standard->id.text);
    if (!figures || !figures->is_ok() || figures->all.met + figures->all.missed == 0) {
        out.promise = "nothing yet";
        return;
    }
    out.promise = percent_words(figures->all.attainment) + " kept";
    out.promise_tone = standing_of(*standard, *figures).tone;
    std::size_t late = 0;
    for (const std::size_t at : figures->waiting) {
        const auto& outcome = figures->cases[at].outcome;
        late += outcome.target_ms > 0 && outcome.net_ms > outcome.target_ms;
    }
    if (!figures->waiting.empty())
        out.open_words = std::to_string(figures->waiting.size()) + " open" +
                         (late ? ", " + std::to_string(late) + " late" : "");
}

void say_feeling(BoardStep& step) {
    std::string& words = step.spoken_feeling;
    words = "How it feels at " + step.title + ". Assumed " +
            (step.assumed ? feeling_words(*step.assumed) : "nothing yet");
    if (step.measured)
        words += ", measured " + feeling_words(std::round(step.measured->mean * 10) / 10) + " by " +
                 counted(step.measured->n, "answer", "answers") + ", 95% interval " +
                 feeling_words(std::round(step.measured->ci95.low * 10) / 10) + " to " +
                 feeling_words(std::round(step.measured->ci95.high * 10) / 10);
    else
        words +=
            step.measured_words.empty() ? ", not measured" : ", measured: " + step.measured_words;
    if (!step.drop_words.empty()) words += ", " + step.drop_words;
}

void find_blind_spots(JourneyView& view) {
    for (const BoardStep& step : view.steps)
        for (const std::string& what : step.blind)
            view.blind.push_back(
                {step.id, step.title, what,
                 what == "no survey"    ? "Nobody hears how this feels. Choose a question that "
                                          "measures it."
                 : what == "no promise" ? "Nobody knows what to expect here. Choose the promise "
                                          "that holds."
                                        : "Nobody answers for this step. Choose the department "
                                          "that does.",
                 step.is_moment});
    std::stable_sort(
        view.blind.begin(), view.blind.end(),
        [](const BlindSpot& a, const BlindSpot& b) { return a.is_moment && !b.is_moment; });
}

void find_finding(JourneyView& view) {
    BoardStep* worst = nullptr;
    for (BoardStep& step : view.steps)
        if (step.gap && (!worst || *step.gap < *worst->gap)) worst = &step;
    if (worst && *worst->gap <= -0.5) {
        view.finding = worst->title + " is the moment the map gets most wrong: assumed " +
                       feeling_words(*worst->assumed) + ", measured " +
                       feeling_words(std::round(worst->measured->mean * 10) / 10) + ".";
        if (worst->promise_tone == Tone::positive && worst->measured->mean < 0)
            view.finding += " The promise is kept and still it hurts: a watermelon.";
        view.finding_step = worst->id;
        if (*worst->gap <= -1) worst->gap_words = feeling_words(std::round(*worst->gap * 10) / 10);
    } else if (std::any_of(view.steps.begin(), view.steps.end(),
                           [](const BoardStep& s) { return s.measured.has_value(); })) {
        view.finding = "Where it is measured, it feels about as the map assumes.";
    } else if (!view.steps.empty()) {
        view.finding = "So far this map is assumed. Link a survey question to a step, and its "
                       "answers are drawn over the assumption.";
        view.finding_step = view.steps.front().id;
    }
    view.explained = {
        "Measured: the mean of all answers to the step's question, its scale laid on \u22122 to "
        "+2; the band is the 95% t interval. Small groups stay hidden.",
        "A fall from one step to the next is called clear when the people who answered both "
        "questions differ (paired t test, Holm over all neighbours, 5%)."};
}

}  // namespace

JourneyView build_journey(const MapContext& context, const MapState& state) {
    const model::Workspace& workspace = context.workspace;
    JourneyView view;
    const auto* journey = workspace.table<model::Journey>().find(std::string_view(state.journey));
    if (!journey) return view;
    view.is_found = true;
    view.id = journey->id.text;
    view.title = journey->title.empty() ? "Untitled journey" : journey->title;
    view.purpose = journey->purpose;
    view.persona = state.persona.empty() ? journey->persona.text : state.persona;
    if (view.persona == "-") view.persona.clear();
    view.personas.emplace_back("-", "Everyone");
    for (const model::Persona* persona : model::personas(workspace))
        view.personas.emplace_back(persona->id.text, persona->name);

    std::map<std::string, std::size_t, std::less<>> step_at, lane_at;
    std::string owner_before;
    for (const model::Stage* stage : model::stages_of(workspace, journey->id)) {
        BoardStage into{stage->id.text, stage->title.empty() ? "Stage" : stage->title,
                        view.steps.size(), 0};
        for (const Step* step : model::steps_of(workspace, stage->id)) {
            BoardStep out;
            out.id = step->id.text;
            out.title = step->title.empty() ? "Step" : step->title;
            out.stage = into.title;
            out.is_moment = step->is_moment;
            if (const auto* owner = workspace.table<model::Department>().find(step->owner))
                out.owner = owner->name;
            out.is_handover =
                !owner_before.empty() && !out.owner.empty() && owner_before != out.owner;
            view.handovers += out.is_handover;
            if (!out.owner.empty()) owner_before = out.owner;
            out.assumed = assumed_of(workspace, *step, view.persona, state.is_to_be);
            measure(out, *step, context);
            if (out.measured && out.assumed) out.gap = out.measured->mean - *out.assumed;
            const std::size_t at = view.steps.size();
            if (at > 0 && at - 1 < context.drops.size() && context.drops[at - 1] &&
                context.drops[at - 1]->is_clear)
                out.drop_words = "a clear fall by " +
                                 core::fixed_number(-context.drops[at - 1]->mean, 1) +
                                 " from the step before";
            promise_of(out, *step, context);
            if (!step->question.valid()) out.blind.emplace_back("no survey");
            if (!workspace.table<model::Standard>().find(step->standard))
                out.blind.emplace_back("no promise");
            if (out.owner.empty()) out.blind.emplace_back("no owner");
            say_feeling(out);
            step_at.emplace(out.id, at);
            view.steps.push_back(std::move(out));
            into.count++;
        }
        view.stages.push_back(std::move(into));
    }
    for (const model::Lane* lane : model::lanes_of(workspace, journey->id)) {
        lane_at.emplace(lane->id.text, view.lanes.size());
        view.lanes.push_back({lane->id.text,
                              lane->title.empty() ? lane_words(lane->kind) : lane->title,
                              lane_note(lane->kind), lane->kind, 0});
    }
    view.cells.resize(view.lanes.size() * view.steps.size());
    std::vector<const model::Card*> cards;
    for (const auto& [id, card] : workspace.table<model::Card>())
        if (step_at.count(card.step.text) && lane_at.count(card.lane.text)) cards.push_back(&card);
    std::stable_sort(cards.begin(), cards.end(),
                     [](const auto* a, const auto* b) { return a->pos < b->pos; });
    std::size_t stale = 0;
    for (const model::Card* card : cards) {
        const std::size_t lane = lane_at.find(card->lane.text)->second;
        auto& cell = view.cells[lane * view.steps.size() + step_at.find(card->step.text)->second];
        BoardCard out{card->id.text,  card->text, evidence_words(card->evidence),
                      card->evidence, false,      card->severity};
        out.is_stale =
            card->day &&
            core::days_from_civil(context.today) - core::days_from_civil(*card->day) >= kStaleDays;
        if (!card->source.empty()) out.note += ", " + card->source;
        if (card->day) out.note += ", " + short_day(*card->day);
        if (out.is_stale) out.note += ", stale";
        stale += out.is_stale;
        cell.push_back(std::move(out));
        view.lanes[lane].tallest = std::max(view.lanes[lane].tallest, cell.size());
    }
    if (stale > 0)
        view.stale_words = counted(stale, "card is", "cards are") + " older than " +
                           std::to_string(kStaleDays) + " days: look again";
    std::size_t least = 0, most = 0;
    for (const BoardStep& step : view.steps)
        if (step.measured) {
            least = least == 0 ? step.measured->n : std::min(least, step.measured->n);
            most = std::max(most, step.measured->n);
        }
    view.assumed_note = state.is_to_be ? "hoped for" : "assumed";
    if (most > 0)
        view.measured_note =
            "measured, " +
            (least == most ? grouped(most) : grouped(least) + " to " + grouped(most)) + " answers";
    find_blind_spots(view);
    find_finding(view);
    return view;
}

JourneysView build_journeys(const model::Workspace& workspace) {
    JourneysView view;
    view.has_sample = model::settings(workspace).is_sample;
    for (const model::Journey* journey : model::journeys(workspace)) {
        const auto steps = model::steps_of(workspace, journey->id);
        std::size_t moments = 0, blind = 0;
        for (const Step* step : steps) {
            moments += step->is_moment;
            blind += step->is_moment &&
                     (!step->question.valid() || !step->standard.valid() || !step->owner.valid());
        }
        JourneyRow row;
        row.id = journey->id.text;
        row.title = journey->title.empty() ? "Untitled journey" : journey->title;
        row.purpose = journey->purpose;
        row.route = app::to_hash({app::Place::journey, row.id});
        row.has_blind_spots = blind > 0;
        row.note = counted(steps.size(), "step", "steps") + ", " +
                   counted(moments, "moment that matters", "moments that matter") +
                   (blind ? ", " + std::to_string(blind) + " with a blind spot" : "");
        view.rows.push_back(std::move(row));
    }
    return view;
}

StepChoices step_choices(const model::Workspace& workspace) {
    StepChoices out;
    for (const model::Department* department : model::departments(workspace))
        out.owners.emplace_back(department->id.text, department->name);
    for (const auto& [id, survey] : workspace.table<model::Survey>())
        for (const model::Section* section : model::sections_of(workspace, survey.id)) {
            if (section->loop_over.valid()) continue;
            for (const model::Question* question : model::questions_of(workspace, section->id))
                if (app::is_on_scale(*question))
                    out.questions.emplace_back(question->id.text,
                                               survey.title + ": " + question->text);
        }
    std::stable_sort(out.questions.begin(), out.questions.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const model::Standard* standard : model::standards(workspace))
        out.standards.emplace_back(standard->id.text, standard->title);
    return out;
}

}  // namespace icx::ui
