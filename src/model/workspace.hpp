// Workspace: the projection that screens read: one table per record type, plus the responses.
// It is rebuilt record by record from the replica (app/projection) and never edited in place.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/result.hpp"
#include "model/agreement_records.hpp"
#include "model/goal_records.hpp"
#include "model/journey_records.hpp"
#include "model/records.hpp"
#include "model/service_records.hpp"
#include "model/workshop_records.hpp"

namespace icx::model {

// A record that lies among others in one place (a card in its cell, a step in its stage) says so by
// `place()`; its table finds what lies there without looking at the rest.
template <class R>
concept Placed = requires(const R& record) {
    record.place();
};

// The ids of what lies in each place.
class Places {
public:
    void put(std::string place, const std::string& id) { ids_[std::move(place)].insert(id); }
    void erase(const std::string& place, std::string_view id);
    const std::set<std::string, std::less<>>& at(std::string_view place) const;

private:
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> ids_;
};

template <class R>
class Table {
public:
    using Rows = std::map<std::string, R, std::less<>>;

    const R* find(std::string_view id) const {
        const auto it = rows_.find(id);
        return it == rows_.end() ? nullptr : &it->second;
    }
    template <class Tag>
    const R* find(const core::Id<Tag>& id) const {
        return find(std::string_view(id.text));
    }

    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    // Grows with each record that was put or erased.
    std::uint64_t revision() const { return revision_; }

    // What lies in a place, in the order of ids.
    std::vector<const R*> at_place(std::string_view place) const {
        std::vector<const R*> found;
        for (const std::string& id : places_.at(place))
            found.push_back(find(std::string_view(id)));
        return found;
    }

    // For the projection only.
    void put(R record) {
        revision_++;
        std::string key = record.id.text;
        if constexpr (Placed<R>) {
            if (const R* before = find(std::string_view(key))) places_.erase(before->place(), key);
            places_.put(record.place(), key);
        }
        rows_.insert_or_assign(std::move(key), std::move(record));
    }
    void erase(std::string_view id) {
        const auto it = rows_.find(id);
        if (it == rows_.end()) return;
        if constexpr (Placed<R>) places_.erase(it->second.place(), id);
        rows_.erase(it);
        revision_++;
    }

private:
    struct Nothing {};
    Rows rows_;
    std::uint64_t revision_ = 0;
    [[no_unique_address]] std::conditional_t<Placed<R>, Places, Nothing> places_;
};

// Which records the last changes touched, so that what is made of many of them can be brought up
// to date instead of being made again. Facts are noted as an empty id.
class Trail {
public:
    static constexpr std::size_t kMost = 256;
    void note(std::uint64_t revision, const std::string& id);
    // The ids touched after `revision`, some perhaps twice. False: so far back is not known any
    // more.
    bool since(std::uint64_t revision, std::vector<std::string>& ids) const;

private:
    std::vector<std::pair<std::uint64_t, std::string>> touched_;
    std::uint64_t forgotten_ = 0;  // up to this revision
};

template <class R>
constexpr bool is_studio_record() {
    return is_serve_record<R>() || is_map_record<R>() || is_workshop_record<R>();
}

// What only the studio shows.
struct ServeRecords {
    std::tuple<Table<Calendar>, Table<Service>, Table<Standard>, Table<Target>, Table<Excusal>,
               Table<LogMapping>, Table<Persona>, Table<Journey>, Table<Stage>, Table<Step>,
               Table<Feeling>, Table<Lane>, Table<Card>, Table<JourneyVersion>, Table<Workshop>,
               Table<Block>, Table<Sticky>, Table<StickyGroup>, Table<Ballot>, Table<Vote>,
               Table<Decision>, Table<WorkshopAction>>
        tables;
    std::tuple<Table<Contact>, Table<Agreement>, Table<Clause>, Table<Upstream>> agreements;
    std::tuple<Table<Goal>, Table<GoalLink>> goals;
    RequestStore requests;
    Trail trail;
};

// A field that holds several concurrent values until someone chooses.
struct Conflict {
    std::string object;
    std::string field;
    std::vector<core::Value> values;  // the shown one first
};

// A submitted response: immutable. `payload` is its canonical JSON (docs/formats.md); it is decoded
// into columns by insight/. Identity and origin are kept beside it so that joins need no decoding.
struct Response {
    // "<response id>:<batch id>": the response's own id (random, or a hash of the imported row) and
    // the batch it came with, so that a withdrawn import never stands in the way of a corrected
    // one.
    std::string id;
    SurveyId survey;
    VersionId version;
    BatchId batch;
    std::string payload;
};

// Responses in arrival order; union by id. `revision` grows whenever something was added.
class ResponseStore {
public:
    // Adds the response, or replaces the payload of the one with the same id: the replica has
    // decided which of two differing facts every device keeps.
    void put(Response response);
    const Response* find(std::string_view id) const;
    const std::vector<Response>& all() const { return rows_; }
    std::vector<std::size_t> of_survey(const SurveyId& survey) const;
    // Responses whose own id is `response_id`, in whatever batches, in the order of the batches'
    // ids.
    std::vector<const Response*> arrivals(std::string_view response_id) const;
    std::uint64_t revision() const { return revision_; }

private:
    std::vector<Response> rows_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_survey_;
    std::uint64_t revision_ = 0;
};

struct Workspace {
    std::string id;
    std::uint64_t revision = 0;  // grows with every joined change
    std::tuple<Table<Settings>, Table<Department>, Table<Person>, Table<Survey>, Table<Section>,
               Table<Question>, Table<Option>, Table<Version>, Table<Batch>, Table<Draft>,
               Table<Receipt>>
        tables;
    ResponseStore responses;
    // Behind a pointer that only the studio fills, so that the employee's page links none of it.
    // Empty: nothing there. Whoever changes it does so through serve_records().
    std::shared_ptr<ServeRecords> serve;
    std::vector<Conflict> conflicts;
    std::vector<core::Problem> problems;

    template <class R>
    const Table<R>& table() const {
        if constexpr (is_studio_record<R>())
            return std::get<Table<R>>(serve_records().tables);
        else if constexpr (is_agreement_record<R>())
            return std::get<Table<R>>(serve_records().agreements);
        else if constexpr (is_goal_record<R>())
            return std::get<Table<R>>(serve_records().goals);
        else
            return std::get<Table<R>>(tables);
    }
    template <class R>
    Table<R>& table() {
        if constexpr (is_studio_record<R>())
            return std::get<Table<R>>(serve_records().tables);
        else if constexpr (is_agreement_record<R>())
            return std::get<Table<R>>(serve_records().agreements);
        else if constexpr (is_goal_record<R>())
            return std::get<Table<R>>(serve_records().goals);
        else
            return std::get<Table<R>>(tables);
    }
    const RequestStore& requests() const { return serve_records().requests; }
    const ServeRecords& serve_records() const;
    ServeRecords& serve_records();  // made when missing; a copied workspace gets its own
};

// Calls visit(std::type_identity<R>{}) for every record type, in a fixed order: those that both
// modules show, and those of the studio alone.
template <class F>
void for_each_shared_type(F&& visit) {
    visit(std::type_identity<Settings>{});
    visit(std::type_identity<Department>{});
    visit(std::type_identity<Person>{});
    visit(std::type_identity<Survey>{});
    visit(std::type_identity<Section>{});
    visit(std::type_identity<Question>{});
    visit(std::type_identity<Option>{});
    visit(std::type_identity<Version>{});
    visit(std::type_identity<Batch>{});
    visit(std::type_identity<Draft>{});
    visit(std::type_identity<Receipt>{});
}
template <class F>
void for_each_serve_type(F&& visit) {
    visit(std::type_identity<Calendar>{});
    visit(std::type_identity<Service>{});
    visit(std::type_identity<Standard>{});
    visit(std::type_identity<Target>{});
    visit(std::type_identity<Excusal>{});
    visit(std::type_identity<LogMapping>{});
    visit(std::type_identity<Persona>{});
    visit(std::type_identity<Journey>{});
    visit(std::type_identity<Stage>{});
    visit(std::type_identity<Step>{});
    visit(std::type_identity<Feeling>{});
    visit(std::type_identity<Lane>{});
    visit(std::type_identity<Card>{});
    visit(std::type_identity<JourneyVersion>{});
    visit(std::type_identity<Contact>{});
    visit(std::type_identity<Agreement>{});
    visit(std::type_identity<Clause>{});
    visit(std::type_identity<Upstream>{});
    visit(std::type_identity<Goal>{});
    visit(std::type_identity<GoalLink>{});
    visit(std::type_identity<Workshop>{});
    visit(std::type_identity<Block>{});
    visit(std::type_identity<Sticky>{});
    visit(std::type_identity<StickyGroup>{});
    visit(std::type_identity<Ballot>{});
    visit(std::type_identity<Vote>{});
    visit(std::type_identity<Decision>{});
    visit(std::type_identity<WorkshopAction>{});
}
template <class F>
void for_each_type(F&& visit) {
    for_each_shared_type(visit);
    for_each_serve_type(visit);
}

// The settings record, or its defaults while none exists.
const Settings& settings(const Workspace& workspace);

// The response's own id, without the batch.
std::string_view own_id(const Response& response);

// False while the batch is withdrawn, removed or not yet known. No batch: it counts.
bool is_in_force(const Workspace& workspace, const Response& response);
bool is_in_force(const Workspace& workspace, const RequestEntry& entry);

// Indices into responses.all() of what counts for a survey, in arrival order: in force, and each
// own id once (of several arrivals the one with the least batch id).
std::vector<std::size_t> counted_responses(const Workspace& workspace, const SurveyId& survey);

// Children in their order: by pos, ties by id. Dangling parents simply own nothing.
std::vector<const Department*> departments(const Workspace& workspace);
std::vector<const Section*> sections_of(const Workspace& workspace, const SurveyId& survey);
std::vector<const Question*> questions_of(const Workspace& workspace, const SectionId& section);
std::vector<const Service*> services(const Workspace& workspace);
std::vector<const Standard*> standards(const Workspace& workspace);
std::vector<const Journey*> journeys(const Workspace& workspace);
std::vector<const Persona*> personas(const Workspace& workspace);
std::vector<const Stage*> stages_of(const Workspace& workspace, const JourneyId& journey);
std::vector<const Step*> steps_of(const Workspace& workspace, const StageId& stage);
// All of a journey, stage by stage.
std::vector<const Step*> steps_of(const Workspace& workspace, const JourneyId& journey);
std::vector<const Lane*> lanes_of(const Workspace& workspace, const JourneyId& journey);
std::vector<const Card*> cards_of(const Workspace& workspace, const StepId& step,
                                  const LaneId& lane);
std::vector<const JourneyVersion*> versions_of(const Workspace& workspace,
                                               const JourneyId& journey);
std::vector<const Clause*> clauses_of(const Workspace& workspace, const AgreementId& agreement,
                                      ClauseSide side);
std::vector<const Goal*> goals(const Workspace& workspace);
std::vector<const Workshop*> workshops(const Workspace& workspace);
std::vector<const Block*> blocks_of(const Workspace& workspace, const WorkshopId& workshop);
std::vector<const Sticky*> stickies_of(const Workspace& workspace, const WorkshopId& workshop);
std::vector<const StickyGroup*> groups_of(const Workspace& workspace, const WorkshopId& workshop);
std::vector<const Decision*> decisions_of(const Workspace& workspace, const WorkshopId& workshop);
std::vector<const WorkshopAction*> actions_of(const Workspace& workspace,
                                              const WorkshopId& workshop);
// By id: ballots have no order of their own.
std::vector<const Ballot*> ballots_of(const Workspace& workspace, const BlockId& block);
std::vector<const Option*> options_of(const Workspace& workspace, const QuestionId& question);

}  // namespace icx::model
