#include "app/request_commands.hpp"

#include <algorithm>
#include <charconv>

#include "app/placing.hpp"
#include "app/request_entry.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Batch;
using model::RequestEntry;

Batch new_batch(std::string id, std::string source, core::Instant now) {
    Batch batch;
    batch.id.text = std::move(id);
    batch.source = std::move(source);
    batch.made = now;
    return batch;
}

// The next free number of those that are plain numbers, so that people can say it aloud.
std::string next_number(const model::Workspace& workspace) {
    long most = 0;
    for (const RequestEntry& entry : workspace.requests().all()) {
        const std::string& text = entry.number;
        long number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
        if (text.size() < 9 && is_whole) most = std::max(most, number);
    }
    return std::to_string(most + 1);
}

}  // namespace

bool says_the_same(const RequestEntry& a, const RequestEntry& b) {
    return a.number == b.number && a.title == b.title && a.department == b.department &&
           a.priority == b.priority && a.service == b.service && a.events == b.events;
}

// The row that counts among those of earlier logs.
const RequestEntry* counting_row(const model::Workspace& workspace, const std::string& request) {
    const RequestEntry* found = nullptr;
    std::int64_t found_ms = 0;
    for (const RequestEntry* entry : workspace.requests().arrivals(request)) {
        if (!model::is_in_force(workspace, *entry)) continue;
        const Batch* batch = workspace.table<Batch>().find(entry->batch);
        const std::int64_t made = batch && batch->made ? batch->made->ms : 0;
        if (found && (made < found_ms || (made == found_ms && entry->id < found->id))) continue;
        found = entry;
        found_ms = made;
    }
    return found;
}

core::Result<Plan> plan(const model::Workspace& workspace, const NewRequest& command,
                        PlanContext& context) {
    const std::string title(core::trim(command.title));
    if (title.empty())
        return core::Error{core::Code::invalid, "a request needs a few words", "title", ""};
    RequestEntry entry;
    entry.request = core::mint_id("rq", context.random);
    entry.id = entry.request;
    entry.number = next_number(workspace);
    entry.title = title;
    entry.department = command.department;
    entry.priority = command.priority;
    entry.service = command.service.text;
    entry.events.push_back({context.now, std::string(kOpened), "", ""});
    const Batch batch =
        new_batch(core::mint_id(Batch::kPrefix, context.random), "written down here", context.now);
    entry.batch = batch.id;
    Plan plan;
    plan.label = "new request";
    plan.created = entry.request;
    write_new(plan.writes, batch);
    plan.facts.push_back(encode_entry(entry));
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RecordStep& command,
                        PlanContext& context) {
    if (!counting_row(workspace, command.request))
        return core::Error{core::Code::not_found, "this request does not exist any more",
                           command.request, ""};
    if (command.activity.empty())
        return core::Error{core::Code::invalid, "a step needs a name", "activity", ""};
    if (command.activity == kHeadsUp && core::trim(command.note).empty())
        return core::Error{core::Code::invalid, "a heads-up says what happened", "note",
                           "write it as you would tell it"};
    RequestEntry entry;
    entry.request = command.request;
    entry.id = core::mint_id("ev", context.random);
    entry.events.push_back({context.now, command.activity, command.who, command.note});
    const Batch batch =
        new_batch(core::mint_id(Batch::kPrefix, context.random), "written down here", context.now);
    entry.batch = batch.id;
    Plan plan;
    plan.label = "request " + command.activity;
    plan.created = entry.request;
    write_new(plan.writes, batch);
    plan.facts.push_back(encode_entry(entry));
    return plan;
}

core::Result<Plan> plan(const model::Workspace&, const StageEntries& command, PlanContext&) {
    Plan plan;
    plan.facts = command.facts;
    plan.is_undoable = false;
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const FinishIntake& command,
                        PlanContext& context) {
    Plan plan;
    plan.label = "import of " + command.source;
    if (!command.batch.empty()) {
        const Batch batch = new_batch(command.batch, command.source, context.now);
        if (const Batch* known = workspace.table<Batch>().find(batch.id))
            write_field(plan.writes, *known, "is_withdrawn", false);
        else
            write_new(plan.writes, batch);
    }
    if (command.new_service) {
        model::Service service = *command.new_service;
        service.pos = position_at_end(model::services(workspace), context.random);
        write_new(plan.writes, service);
    }
    if (command.mapping) {
        const model::LogMapping& mapping = *command.mapping;
        if (const auto* known = workspace.table<model::LogMapping>().find(mapping.id))
            write_difference(plan.writes, *known, mapping);
        else
            write_new(plan.writes, mapping);
    }
    plan.created = command.batch;
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveLogMapping& command,
                        PlanContext&) {
    const auto* mapping = workspace.table<model::LogMapping>().find(command.mapping);
    if (!mapping) return gone("set of columns", command.mapping.text);
    Plan plan;
    plan.label = "forget columns";
    write_removal(plan.writes, *mapping);
    return plan;
}

std::vector<Step> steps_for(RequestState state) {
    constexpr Step kAck = {kAcknowledged, "Acknowledge"};
    constexpr Step kWait = {kWaiting, "Wait"};
    constexpr Step kGoOn = {kResumed, "Resume"};
    constexpr Step kDone = {kResolved, "Resolve"};
    constexpr Step kAgain = {kReopened, "Reopen"};
    constexpr Step kPass = {kReassigned, "Reassign"};
    constexpr Step kTell = {kHeadsUp, "Give a heads-up"};
    constexpr Step kGone = {kWithdrawn, "Withdraw"};
    switch (state) {
    case RequestState::open:
        return {kAck, kWait, kDone, kPass, kTell, kGone};
    case RequestState::acknowledged:
        return {kDone, kWait, kPass, kTell, kGone};
    case RequestState::waiting:
        return {kGoOn, kDone, kPass, kTell, kGone};
    case RequestState::resolved:
    case RequestState::withdrawn:
        break;
    }
    return {kAgain};
}

}  // namespace icx::app
