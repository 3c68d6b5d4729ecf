#include "journey/version.hpp"

#include <algorithm>
#include <map>

#include "core/text.hpp"

namespace icx::journey {
namespace {

using Index = std::map<std::string, std::size_t, std::less<>>;

std::string number_words(const std::optional<double>& value) {
    return value ? core::shortest_number(*value) : "";
}

struct FlatStep {
    const KeptStage* stage;
    const KeptStep* step;
};
struct FlatCard {
    const KeptStep* step;
    const KeptCard* card;
};

// One version, found by id.
class Lookup {
public:
    explicit Lookup(const Kept& kept) : kept_(kept) {
        for (const KeptLane& lane : kept.lanes)
            lanes.emplace(lane.id, lane.title);
        for (const KeptStage& stage : kept.stages) {
            stages.emplace(stage.id, &stage);
            for (const KeptStep& step : stage.steps) {
                steps.emplace(step.id, FlatStep{&stage, &step});
                for (const KeptCard& card : step.cards)
                    cards.emplace(card.id, FlatCard{&step, &card});
            }
        }
    }
    std::string cell(const FlatCard& at) const {
        const auto lane = lanes.find(at.card->lane);
        return (lane == lanes.end() ? "a lane that is gone" : lane->second) + " at " +
               at.step->title;
    }
    const Kept& kept() const { return kept_; }

    std::map<std::string, std::string, std::less<>> lanes;
    std::map<std::string, const KeptStage*, std::less<>> stages;
    std::map<std::string, FlatStep, std::less<>> steps;
    std::map<std::string, FlatCard, std::less<>> cards;

private:
    const Kept& kept_;
};

template <class List, class Known>
std::vector<std::string> common(const List& list, const Known& known) {
    std::vector<std::string> ids;
    for (const auto& one : list)
        if (known.count(one.id)) ids.push_back(one.id);
    return ids;
}

void note(std::vector<FieldChange>& out, const char* name, const std::string& before,
          const std::string& after) {
    if (before != after) out.push_back({name, before, after});
}

std::vector<FieldChange> changes_of(const KeptStep& a, const KeptStep& b) {
    std::vector<FieldChange> out;
    note(out, "name", a.title, b.title);
    note(out, "moment that matters", a.is_moment ? "yes" : "no", b.is_moment ? "yes" : "no");
    note(out, "feels now", number_words(a.as_is), number_words(b.as_is));
    note(out, "should feel", number_words(a.to_be), number_words(b.to_be));
    note(out, "measured by", a.question, b.question);
    note(out, "promise", a.promise, b.promise);
    note(out, "answered for by", a.owner, b.owner);
    note(out, "opens", a.opens, b.opens);
    return out;
}

std::vector<FieldChange> changes_of(const KeptCard& a, const KeptCard& b) {
    std::vector<FieldChange> out;
    note(out, "text", a.text, b.text);
    note(out, "how we know", a.evidence, b.evidence);
    note(out, "how bad it is", a.severity ? std::to_string(a.severity) : "",
         b.severity ? std::to_string(b.severity) : "");
    return out;
}

// Stages or lanes: came, went, moved among those that stayed, renamed.
template <class List>
void compare_heads(const List& before, const List& after, Part part, std::vector<Difference>& out) {
    std::map<std::string, std::string, std::less<>> was, is;
    for (const auto& one : before)
        was.emplace(one.id, one.title);
    for (const auto& one : after)
        is.emplace(one.id, one.title);
    const auto common_after = common(after, was);
    const auto has_moved = moved(common(before, is), common_after);
    for (const auto& one : before)
        if (!is.count(one.id))
            out.push_back({Change::removed, part, one.id, one.title, "", "", {}});
    std::size_t at = 0;
    for (const auto& one : after) {
        const auto old = was.find(one.id);
        if (old == was.end()) {
            out.push_back({Change::added, part, one.id, one.title, "", "", {}});
            continue;
        }
        if (has_moved[at++]) out.push_back({Change::moved, part, one.id, one.title, "", "", {}});
        if (old->second != one.title)
            out.push_back({Change::changed,
                           part,
                           one.id,
                           one.title,
                           "",
                           "",
                           {{"name", old->second, one.title}}});
    }
}

void compare_cards(const Lookup& a, const Lookup& b, const KeptStep* was, const KeptStep* is,
                   std::vector<Difference>& out) {
    if (was)
        for (const KeptCard& card : was->cards)
            if (!b.cards.count(card.id))
                out.push_back({Change::removed,
                               Part::card,
                               card.id,
                               card.text,
                               a.cell({was, &card}),
                               "",
                               {}});
    if (!is) return;
    for (const KeptCard& card : is->cards) {
        const auto old = a.cards.find(card.id);
        const std::string here = b.cell({is, &card});
        if (old == a.cards.end()) {
            out.push_back({Change::added, Part::card, card.id, card.text, "", here, {}});
            continue;
        }
        if (old->second.step->id != is->id || old->second.card->lane != card.lane)
            out.push_back(
                {Change::moved, Part::card, card.id, card.text, a.cell(old->second), here, {}});
        if (auto fields = changes_of(*old->second.card, card); !fields.empty())
            out.push_back(
                {Change::changed, Part::card, card.id, card.text, here, here, std::move(fields)});
    }
}

// Steps that changed places among those that stayed in their stage.
std::map<std::string, bool, std::less<>> moved_steps(const Lookup& a, const Lookup& b) {
    std::map<std::string, bool, std::less<>> out;
    for (const KeptStage& stage : b.kept().stages) {
        const auto old = a.stages.find(stage.id);
        if (old == a.stages.end()) continue;
        std::vector<std::string> before, after;
        for (const KeptStep& step : old->second->steps)
            if (const auto now = b.steps.find(step.id);
                now != b.steps.end() && now->second.stage->id == stage.id)
                before.push_back(step.id);
        for (const KeptStep& step : stage.steps)
            if (const auto then = a.steps.find(step.id);
                then != a.steps.end() && then->second.stage->id == stage.id)
                after.push_back(step.id);
        const auto has_moved = moved(before, after);
        for (std::size_t i = 0; i < after.size(); i++)
            out[after[i]] = has_moved[i];
    }
    return out;
}

void compare_steps(const Lookup& a, const Lookup& b, std::vector<Difference>& out) {
    const auto has_moved = moved_steps(a, b);
    for (const KeptStage& stage : a.kept().stages)
        for (const KeptStep& step : stage.steps) {
            if (b.steps.count(step.id)) continue;
            out.push_back({Change::removed, Part::step, step.id, step.title, stage.title, "", {}});
            compare_cards(a, b, &step, nullptr, out);
        }
    for (const KeptStage& stage : b.kept().stages)
        for (const KeptStep& step : stage.steps) {
            const auto old = a.steps.find(step.id);
            if (old == a.steps.end()) {
                out.push_back(
                    {Change::added, Part::step, step.id, step.title, "", stage.title, {}});
                compare_cards(a, b, nullptr, &step, out);
                continue;
            }
            const auto order = has_moved.find(step.id);
            if (old->second.stage->id != stage.id || (order != has_moved.end() && order->second))
                out.push_back({Change::moved,
                               Part::step,
                               step.id,
                               step.title,
                               old->second.stage->title,
                               stage.title,
                               {}});
            if (auto fields = changes_of(*old->second.step, step); !fields.empty())
                out.push_back({Change::changed, Part::step, step.id, step.title, stage.title,
                               stage.title, std::move(fields)});
            compare_cards(a, b, old->second.step, &step, out);
        }
}

void compare_scores(const Lookup& a, const Lookup& b, std::vector<ScoreChange>& out) {
    const auto add = [&](const KeptStep* was, const KeptStep* is) {
        ScoreChange change;
        change.step = is ? is->id : was->id;
        change.title = is ? is->title : was->title;
        if (was) change.before = was->score;
        if (is) change.after = is->score;
        if (change.before && change.after) change.delta = change.after->mean - change.before->mean;
        if (was && is && was->kept && is->kept) change.kept_delta = *is->kept - *was->kept;
        if (change.before || change.after || change.kept_delta) out.push_back(std::move(change));
    };
    for (const KeptStage& stage : b.kept().stages)
        for (const KeptStep& step : stage.steps) {
            const auto old = a.steps.find(step.id);
            add(old == a.steps.end() ? nullptr : old->second.step, &step);
        }
    for (const KeptStage& stage : a.kept().stages)
        for (const KeptStep& step : stage.steps)
            if (!b.steps.count(step.id)) add(&step, nullptr);
}

}  // namespace

std::vector<bool> moved(const std::vector<std::string>& before,
                        const std::vector<std::string>& after) {
    Index place;
    for (std::size_t i = 0; i < before.size(); i++)
        place.emplace(before[i], i);
    // tails[k]: where the run of k + 1 that stays, with the least last place, ends.
    std::vector<std::size_t> tails, came_from(after.size()), places;
    constexpr auto kNone = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i < after.size(); i++) {
        const auto found = place.find(after[i]);
        places.push_back(found == place.end() ? kNone : found->second);
        const auto at = std::lower_bound(
            tails.begin(), tails.end(), places[i],
            [&](std::size_t tail, std::size_t value) { return places[tail] < value; });
        came_from[i] = at == tails.begin() ? kNone : *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> out(after.size(), true);
    for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = came_from[i])
        out[i] = false;
    return out;
}

std::size_t Comparison::count(Change change) const {
    return static_cast<std::size_t>(
        std::count_if(differences.begin(), differences.end(),
                      [&](const Difference& d) { return d.change == change; }));
}

Comparison compare(const Kept& before, const Kept& after) {
    Comparison out;
    const Lookup a(before), b(after);
    compare_heads(before.stages, after.stages, Part::stage, out.differences);
    compare_heads(before.lanes, after.lanes, Part::lane, out.differences);
    compare_steps(a, b, out.differences);
    compare_scores(a, b, out.scores);
    return out;
}

}  // namespace icx::journey
