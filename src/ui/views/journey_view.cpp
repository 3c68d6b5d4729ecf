#include "ui/views/journey_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/journey_tree.hpp"
#include "app/routes.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

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

const char* title_or(const std::string& title, const char* instead) {
    return title.empty() ? instead : title.c_str();
}

BoardStep step_of(const MapContext& context, const Step& step, const std::string& persona,
                  bool is_to_be) {
    const model::Workspace& workspace = context.workspace;
    BoardStep out;
    out.id = step.id.text;
    out.title = title_or(step.title, "Step");
    out.is_moment = step.is_moment;
    if (const auto* owner = workspace.table<model::Department>().find(step.owner))
        out.owner = owner->name;
    if (const auto* sub = workspace.table<model::Journey>().find(step.sub_journey)) {
        out.opens = title_or(sub->title, "Untitled journey");
        out.opens_route = app::to_hash({app::Place::journey, sub->id.text});
    }
    out.assumed = assumed_of(workspace, step, persona, is_to_be);
    Measured measured = measured_by(context, step.question);
    out.measured = measured.point;
    out.measured_words = std::move(measured.words);
    if (out.measured && out.assumed) out.gap = out.measured->mean - *out.assumed;
    PromiseKept promise = promise_kept(context, step.standard);
    out.promise = std::move(promise.words);
    out.promise_route = std::move(promise.route);
    out.open_words = std::move(promise.open);
    out.kept_share = promise.share;
    out.promise_tone = promise.tone;
    if (!step.question.valid()) out.blind.emplace_back("no survey");
    if (out.promise_route.empty()) out.blind.emplace_back("no promise");
    if (out.owner.empty()) out.blind.emplace_back("no owner");
    return out;
}

// Everything of the view but its lanes and cards.
void make_steps(const MapContext& context, const MapState& state, JourneyView& view) {
    const model::Workspace& workspace = context.workspace;
    const auto* journey = workspace.table<model::Journey>().find(std::string_view(state.journey));
    if (!journey) return;
    view.is_found = true;
    view.id = journey->id.text;
    view.title = title_or(journey->title, "Untitled journey");
    view.purpose = journey->purpose;
    view.persona = state.persona.empty() ? journey->persona.text : state.persona;
    if (view.persona == "-") view.persona.clear();
    view.personas.emplace_back("-", "Everyone");
    for (const model::Persona* persona : model::personas(workspace))
        view.personas.emplace_back(persona->id.text, persona->name);
    for (const model::Journey* above : app::way_to(workspace, journey->id))
        view.crumbs.emplace_back(title_or(above->title, "Untitled journey"),
                                 app::to_hash({app::Place::journey, above->id.text}));
    std::string owner_before;
    for (const model::Stage* stage : model::stages_of(workspace, journey->id)) {
        BoardStage into{stage->id.text, title_or(stage->title, "Stage"), view.steps.size(), 0};
        for (const Step* step : model::steps_of(workspace, stage->id)) {
            BoardStep out = step_of(context, *step, view.persona, state.is_to_be);
            out.stage = into.title;
            out.is_handover =
                !owner_before.empty() && !out.owner.empty() && owner_before != out.owner;
            view.handovers += out.is_handover;
            if (!out.owner.empty()) owner_before = out.owner;
            const std::size_t at = view.steps.size();
            if (at > 0 && at - 1 < context.drops.size() && context.drops[at - 1] &&
                context.drops[at - 1]->is_clear)
                out.drop_words = "a clear fall by " +
                                 core::fixed_number(-context.drops[at - 1]->mean, 1) +
                                 " from the step before";
            say_feeling(out);
            view.steps.push_back(std::move(out));
            into.count++;
        }
        view.stages.push_back(std::move(into));
    }
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
}

BoardCard card_of(const MapContext& context, const model::Card& card) {
    BoardCard out;
    out.id = card.id.text;
    out.text = card.text;
    out.note = evidence_words(card.evidence);
    out.evidence = card.evidence;
    out.severity = card.severity;
    out.is_stale =
        card.day &&
        core::days_from_civil(context.today) - core::days_from_civil(*card.day) >= kStaleDays;
    if (!card.source.empty()) out.note += ", " + card.source;
    if (card.day) out.note += ", " + short_day(*card.day);
    if (out.is_stale) out.note += ", stale";
    if (!card.owner.valid() && !card.question.valid() && !card.standard.valid()) return out;
    const Measured measured = measured_by(context, card.question);
    const PromiseKept promise = promise_kept(context, card.standard);
    const auto add = [&](const std::string& words) {
        if (!words.empty()) out.linked += (out.linked.empty() ? "" : ", ") + words;
    };
    if (measured.point) {
        out.score = feeling_words(std::round(measured.point->mean * 10) / 10);
        out.score_tone = measured.point->mean < 0 ? Tone::negative : Tone::accent;
        add("measured " + out.score + " by " + counted(measured.point->n, "answer", "answers"));
    } else {
        add(measured.words.empty() ? "" : "measured: " + measured.words);
    }
    if (!promise.words.empty() && out.score.empty()) {
        out.score = promise.words;
        out.score_tone = promise.tone;
    }
    add(promise.words + (promise.open.empty() ? "" : ", " + promise.open));
    if (const auto* owner = context.workspace.table<model::Department>().find(card.owner))
        add("answered for by " + owner->name);
    return out;
}

void say_stale(JourneyView& view) {
    view.stale_words = view.stale == 0
                           ? ""
                           : counted(view.stale, "card is", "cards are") + " older than " +
                                 std::to_string(kStaleDays) + " days: look again";
}

// One cell from the records.
void fill_cell(const MapContext& context, JourneyView& view, std::size_t at) {
    const std::size_t lane = at / view.steps.size(), step = at % view.steps.size();
    std::vector<BoardCard>& cell = view.cells[at];
    for (const BoardCard& card : cell) {
        view.stale -= card.is_stale;
        const auto found = view.cell_of.find(card.id);
        if (found == view.cell_of.end() || found->second != at) continue;  // it lies elsewhere now
        view.cell_of.erase(found);
        std::erase(view.linked_cards, card.id);
    }
    cell.clear();
    for (const model::Card* card :
         model::cards_of(context.workspace, model::StepId(view.steps[step].id),
                         model::LaneId(view.lanes[lane].id))) {
        cell.push_back(card_of(context, *card));
        view.stale += cell.back().is_stale;
        if (!cell.back().linked.empty()) view.linked_cards.push_back(card->id.text);
        view.cell_of[card->id.text] = at;
    }
}

void find_tallest(JourneyView& view, std::size_t lane) {
    view.lanes[lane].tallest = 0;
    for (std::size_t step = 0; step < view.steps.size(); step++)
        view.lanes[lane].tallest = std::max(view.lanes[lane].tallest, view.cell(lane, step).size());
}

void make_lanes(const model::Workspace& workspace, JourneyView& view) {
    for (const model::Lane* lane : model::lanes_of(workspace, model::JourneyId(view.id)))
        view.lanes.push_back({lane->id.text,
                              lane->title.empty() ? lane_words(lane->kind) : lane->title,
                              lane_note(lane->kind), lane->kind, 0});
}

template <class List>
bool same_ids(const List& a, const List& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.id == y.id; });
}

// Steps and lanes anew; the cards that stand in the same cells as before are kept.
bool make_round(const MapContext& context, const MapState& state, JourneyView& view) {
    JourneyView made;
    make_steps(context, state, made);
    if (!made.is_found) return false;
    make_lanes(context.workspace, made);
    if (!same_ids(made.steps, view.steps) || !same_ids(made.lanes, view.lanes)) return false;
    for (std::size_t i = 0; i < made.lanes.size(); i++)
        made.lanes[i].tallest = view.lanes[i].tallest;
    made.cells = std::move(view.cells);
    made.cell_of = std::move(view.cell_of);
    made.linked_cards = std::move(view.linked_cards);
    made.stale = view.stale;
    view = std::move(made);
    return true;
}

struct Touched {
    bool is_known = false;    // how far back is still known
    bool only_cards = false;  // nothing else
    std::vector<std::string> cards;
};
Touched touched_since(const model::Workspace& workspace, const JourneyView& view,
                      std::uint64_t revision) {
    Touched out;
    std::vector<std::string> ids;
    out.is_known = view.is_found && workspace.serve_records().trail.since(revision, ids);
    out.only_cards = out.is_known;
    for (std::string& id : ids) {
        if (view.cell_of.count(id) || workspace.table<model::Card>().find(std::string_view(id)))
            out.cards.push_back(std::move(id));
        else
            out.only_cards = false;
    }
    return out;
}

// The cells that the touched cards left and came to.
std::vector<std::size_t> cells_of(const model::Workspace& workspace, const JourneyView& view,
                                  const std::vector<std::string>& cards) {
    std::vector<std::size_t> cells;
    const auto place = [](const auto& list, const std::string& id) {
        return static_cast<std::size_t>(
            std::find_if(list.begin(), list.end(), [&](const auto& x) { return x.id == id; }) -
            list.begin());
    };
    for (const std::string& id : cards) {
        if (const auto was = view.cell_of.find(id); was != view.cell_of.end())
            cells.push_back(was->second);
        const auto* card = workspace.table<model::Card>().find(std::string_view(id));
        if (!card) continue;
        const std::size_t lane = place(view.lanes, card->lane.text);
        const std::size_t step = place(view.steps, card->step.text);
        if (lane < view.lanes.size() && step < view.steps.size())
            cells.push_back(lane * view.steps.size() + step);
    }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
}

}  // namespace

const BoardCard* JourneyView::find_card(const std::string& card) const {
    const auto found = cell_of.find(card);
    if (found == cell_of.end()) return nullptr;
    for (const BoardCard& one : cells[found->second])
        if (one.id == card) return &one;
    return nullptr;
}

JourneyView build_journey(const MapContext& context, const MapState& state) {
    JourneyView view;
    make_steps(context, state, view);
    if (!view.is_found) return view;
    make_lanes(context.workspace, view);
    view.cells.resize(view.lanes.size() * view.steps.size());
    for (std::size_t at = 0; at < view.cells.size(); at++)
        fill_cell(context, view, at);
    for (std::size_t lane = 0; lane < view.lanes.size(); lane++)
        find_tallest(view, lane);
    say_stale(view);
    return view;
}

bool only_cards_changed(const model::Workspace& workspace, const JourneyView& view,
                        std::uint64_t revision) {
    return touched_since(workspace, view, revision).only_cards;
}

void refresh_journey(const MapContext& context, const MapState& state, std::uint64_t revision,
                     bool old_steps, JourneyView& view) {
    const model::Workspace& workspace = context.workspace;
    Touched touched = touched_since(workspace, view, revision);
    const bool has_more = old_steps || !touched.only_cards;
    if (!touched.is_known || view.id != state.journey ||
        (has_more && !make_round(context, state, view))) {
        view = build_journey(context, state);
        return;
    }
    if (has_more)
        touched.cards.insert(touched.cards.end(), view.linked_cards.begin(),
                             view.linked_cards.end());
    for (const std::size_t cell : cells_of(workspace, view, touched.cards)) {
        fill_cell(context, view, cell);
        find_tallest(view, cell / view.steps.size());
    }
    say_stale(view);
}

}  // namespace icx::ui
