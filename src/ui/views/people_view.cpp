#include "ui/views/people_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/journey_figures.hpp"
#include "app/routes.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/journey_words.hpp"

namespace icx::ui {
namespace {

using model::LaneKind;

struct Party {
    std::string key, name, route;
    bool is_met = false, answers = false, takes_part = false, is_behind = false;
    std::vector<std::string> serves;
    std::vector<const model::Step*> steps;
};

void add_step(Party& party, const model::Step* step) {
    if (std::find(party.steps.begin(), party.steps.end(), step) == party.steps.end())
        party.steps.push_back(step);
}

void add_served(Party& party, const std::string& whom) {
    if (whom != party.name &&
        std::find(party.serves.begin(), party.serves.end(), whom) == party.serves.end())
        party.serves.push_back(whom);
}

class Gathering {
public:
    explicit Gathering(const MeasureContext& context) : context_(context) {}

    // A department by id or name, else whatever a card says.
    Party& party(const std::string& words) {
        const std::string key = app::department_key(context_.workspace, words);
        for (Party& party : parties)
            if (party.key == key) return party;
        Party made;
        made.key = key;
        made.name = app::department_name(context_.workspace, key);
        if (context_.workspace.table<model::Department>().find(std::string_view(key)))
            made.route = app::to_hash({app::Place::department, key});
        parties.push_back(std::move(made));
        return parties.back();
    }
    std::vector<Party> parties;

private:
    const MeasureContext& context_;
};

void gather_step(Gathering& all, const model::Workspace& workspace, const model::Step* step,
                 const std::vector<const model::Lane*>& lanes, const std::string& centre) {
    const auto joins = [&](const std::string& words, bool Party::*part) {
        if (core::trim(words).empty()) return;
        Party& party = all.party(std::string(core::trim(words)));
        party.*part = true;
        add_step(party, step);
        add_served(party, centre);
    };
    for (const model::Lane* lane : lanes) {
        if (lane->kind != LaneKind::contact && lane->kind != LaneKind::people &&
            lane->kind != LaneKind::support)
            continue;
        for (const model::Card* card : model::cards_of(workspace, step->id, lane->id)) {
            if (lane->kind == LaneKind::support) {
                if (core::trim(card->text).empty()) continue;
                Party& party = all.party(std::string(core::trim(card->text)));
                party.is_behind = true;
                add_step(party, step);
                const auto* owner = workspace.table<model::Department>().find(step->owner);
                add_served(party, owner ? owner->name : centre);
                continue;
            }
            joins(card->text,
                  lane->kind == LaneKind::contact ? &Party::is_met : &Party::takes_part);
            if (workspace.table<model::Department>().find(card->owner))
                joins(card->owner.text, &Party::answers);
        }
    }
    if (workspace.table<model::Department>().find(step->owner))
        joins(step->owner.text, &Party::answers);
}

PeopleRow row_of(const MeasureContext& context, const Party& party) {
    PeopleRow row;
    row.name = party.name;
    row.route = party.route;
    row.ring = party.is_met                        ? PeopleRing::met
               : party.answers || party.takes_part ? PeopleRing::answers
                                                   : PeopleRing::behind;
    const auto join = [](std::string& into, const std::string& words) {
        into += (into.empty() ? "" : ", ") + words;
    };
    if (party.is_met) join(row.part, "is met");
    if (party.answers) join(row.part, "answers for it");
    if (party.takes_part) join(row.part, "takes part");
    if (party.is_behind) join(row.part, "serves from behind");
    for (const std::string& whom : party.serves)
        join(row.serves, whom);
    double sum = 0;
    std::size_t n = 0;
    for (const model::Step* step : party.steps) {
        join(row.steps, step->title.empty() ? "Step" : step->title);
        if (const Measured measured = measured_by(context, step->question); measured.point)
            sum += measured.point->mean, n++;
    }
    row.step_count = party.steps.size();
    if (n > 0 && row.ring != PeopleRing::behind) {
        const double mean = sum / static_cast<double>(n);
        row.measured = feeling_words(std::round(mean * 10) / 10);
        row.tone = mean < 0 ? Tone::negative : Tone::accent;
    }
    return row;
}

}  // namespace

PeopleView build_people(const MeasureContext& context, const std::string& id,
                        app::Quarter quarter) {
    const model::Workspace& workspace = context.workspace;
    PeopleView view;
    const auto* journey = workspace.table<model::Journey>().find(std::string_view(id));
    if (!journey) return view;
    const auto* persona = workspace.table<model::Persona>().find(journey->persona);
    view.centre = persona ? persona->name : "Colleagues";
    Gathering all(context);
    const auto lanes = model::lanes_of(workspace, journey->id);
    for (const model::Step* step : model::steps_of(workspace, journey->id))
        gather_step(all, workspace, step, lanes, view.centre);
    // Who serves those departments, by what they asked for in the last quarter.
    std::map<std::string, std::string> known;
    for (const Party& party : all.parties)
        if (!party.route.empty()) known.emplace(party.key, party.name);
    for (const app::Tie& tie : app::ties(workspace, context.desk, quarter)) {
        const auto served = known.find(tie.requester);
        if (served == known.end() || tie.provider == tie.requester) continue;
        Party& party = all.party(tie.provider);
        party.is_behind = true;
        add_served(party, served->second);
    }
    for (const Party& party : all.parties)
        view.rows.push_back(row_of(context, party));
    std::stable_sort(view.rows.begin(), view.rows.end(),
                     [](const PeopleRow& a, const PeopleRow& b) { return a.ring < b.ring; });
    std::size_t counts[3] = {};
    for (const PeopleRow& row : view.rows)
        counts[static_cast<std::size_t>(row.ring)]++;
    view.words = view.centre + " meets " + std::to_string(counts[0]);
    if (counts[1] > 0)
        view.words += "; " + std::to_string(counts[1]) +
                      (counts[1] == 1 ? " more answers for steps or takes part"
                                      : " more answer for steps or take part");
    if (counts[2] > 0)
        view.words += "; " + std::to_string(counts[2]) +
                      (counts[2] == 1 ? " serves them from behind" : " serve them from behind");
    view.words += ".";
    return view;
}

}  // namespace icx::ui
