#include "app/journey_tree.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace icx::app {
namespace {

using model::Journey;
using model::JourneyId;

using Opens = std::map<std::string, std::vector<const Journey*>, std::less<>>;

// What each journey opens, read once.
Opens all_opens(const model::Workspace& workspace, const std::vector<const Journey*>& journeys) {
    Opens out;
    for (const Journey* journey : journeys)
        out[journey->id.text] = subs_of(workspace, journey->id);
    return out;
}

}  // namespace

JourneyId journey_of(const model::Workspace& workspace, const model::Step& step) {
    const auto* stage = workspace.table<model::Stage>().find(step.stage);
    return stage ? stage->journey : JourneyId{};
}

std::vector<const Journey*> subs_of(const model::Workspace& workspace, const JourneyId& journey) {
    std::vector<const Journey*> out;
    for (const model::Step* step : model::steps_of(workspace, journey)) {
        const Journey* sub = workspace.table<Journey>().find(step->sub_journey);
        if (sub && std::find(out.begin(), out.end(), sub) == out.end()) out.push_back(sub);
    }
    return out;
}

bool leads_to(const model::Workspace& workspace, const JourneyId& from, const JourneyId& to) {
    std::set<std::string> seen;
    std::vector<JourneyId> open = {from};
    while (!open.empty()) {
        const JourneyId at = std::move(open.back());
        open.pop_back();
        if (at == to) return true;
        if (!seen.insert(at.text).second) continue;
        for (const Journey* sub : subs_of(workspace, at))
            open.push_back(sub->id);
    }
    return false;
}

core::Result<Plan> plan(const model::Workspace& workspace, const OpenJourneyAt& command,
                        PlanContext&) {
    const auto* step = workspace.table<model::Step>().find(command.step);
    if (!step) return gone("step", command.step.text);
    if (command.journey.valid()) {
        const Journey* journey = workspace.table<Journey>().find(command.journey);
        if (!journey) return gone("journey", command.journey.text);
        if (leads_to(workspace, journey->id, journey_of(workspace, *step)))
            return core::Error{core::Code::invalid,
                               "\u201C" + journey->title +
                                   "\u201D leads back to this journey: that would be a ring",
                               "sub_journey", "choose a journey that does not open this one"};
    }
    Plan plan;
    plan.label =
        command.journey.valid() ? "open a journey at a step" : "take a journey's link away";
    if (!(step->sub_journey == command.journey))
        write_field(plan.writes, *step, "sub_journey", command.journey.text);
    return plan;
}

std::vector<const Journey*> way_to(const model::Workspace& workspace, const JourneyId& journey) {
    const auto journeys = model::journeys(workspace);
    const Opens opens = all_opens(workspace, journeys);
    std::vector<const Journey*> way;
    std::set<std::string> seen = {journey.text};
    std::string at = journey.text;
    for (bool is_found = true; is_found;) {
        is_found = false;
        for (const Journey* parent : journeys) {
            const auto& subs = opens.at(parent->id.text);
            if (std::none_of(subs.begin(), subs.end(),
                             [&](const Journey* sub) { return sub->id.text == at; }))
                continue;
            if (!seen.insert(parent->id.text).second) continue;
            way.insert(way.begin(), parent);
            at = parent->id.text;
            is_found = true;
            break;
        }
    }
    return way;
}

std::vector<TreeRow> journey_tree(const model::Workspace& workspace) {
    const auto journeys = model::journeys(workspace);
    const Opens opens = all_opens(workspace, journeys);
    std::set<std::string> opened, told, above;
    for (const auto& [id, subs] : opens)
        for (const Journey* sub : subs)
            if (sub->id.text != id) opened.insert(sub->id.text);
    std::vector<TreeRow> rows;
    const std::function<void(const Journey&, std::size_t)> tell = [&](const Journey& journey,
                                                                      std::size_t depth) {
        const std::string& id = journey.id.text;
        TreeRow row{&journey, depth, false, above.count(id) > 0};
        row.is_again = !row.is_ring && told.count(id) > 0;
        rows.push_back(row);
        if (row.is_ring || row.is_again) return;
        told.insert(id);
        above.insert(id);
        for (const Journey* sub : opens.at(id))
            tell(*sub, depth + 1);
        above.erase(id);
    };
    for (const Journey* journey : journeys)
        if (!opened.count(journey->id.text)) tell(*journey, 0);
    // What is left is opened only from inside a ring.
    for (const Journey* journey : journeys)
        if (!told.count(journey->id.text)) tell(*journey, 0);
    return rows;
}

}  // namespace icx::app
