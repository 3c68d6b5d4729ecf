#include "app/clock_conditions.hpp"

#include <algorithm>

#include "app/standard_figures.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using expression::Type;
using expression::Value;
using model::Standard;
using standards::Roles;

constexpr std::string_view kWhen = "when ";
constexpr std::size_t kMostRemembered = 1000;  // activities may be free text

enum Place : std::size_t { activity, who, note, priority, department, service, title };
const expression::Name kNames[] = {{"activity", Type::text},   {"who", Type::text},
                                   {"note", Type::text},       {"priority", Type::text},
                                   {"department", Type::text}, {"service", Type::text},
                                   {"title", Type::text}};

constexpr ClockField kFields[] = {{"start", standards::kStarts, &Standard::start},
                                  {"stop", standards::kStops, &Standard::stop},
                                  {"pause", standards::kPauses, &Standard::pause},
                                  {"resume", standards::kResumes, &Standard::resume},
                                  {"reset", standards::kResets, &Standard::reset},
                                  {"cancel", standards::kCancels, &Standard::cancel},
                                  {"reopen", standards::kReopens, &Standard::reopen},
                                  {"fault", standards::kFaults, &Standard::fault}};

Value text_value(const std::string& text) { return text.empty() ? Value() : Value(text); }

// Blanks stand for "when", so that columns are those of the condition as it was written.
Result<expression::Node> compile_rule(std::string condition) {
    const auto begin = static_cast<std::size_t>(core::trim(condition).data() - condition.data());
    std::fill_n(condition.begin(), begin + kWhen.size(), ' ');
    return expression::compile(condition, kNames);
}

// The values that do not change from event to event.
std::vector<Value> values_of(const model::Workspace& workspace, const Request& request) {
    std::vector<Value> values(std::size(kNames));
    const auto* known = workspace.table<model::Service>().find(std::string_view(request.service));
    values[priority] = text_value(request.priority);
    values[department] = text_value(department_name(workspace, request.department));
    values[service] = text_value(known ? known->name : request.service);
    values[title] = text_value(request.title);
    return values;
}

void set_event(std::vector<Value>& values, const model::RequestEvent& event) {
    values[activity] = text_value(event.activity);
    values[who] = text_value(event.who);
    values[note] = text_value(event.note);
}

}  // namespace

std::span<const expression::Name> clock_names() { return kNames; }

std::span<const ClockField> clock_fields() { return kFields; }

bool is_rule(std::string_view condition) {
    condition = core::trim(condition);
    return core::lower_ascii(condition.substr(0, kWhen.size())) == kWhen;
}

Result<ClockConditions> ClockConditions::make(const model::Workspace& workspace,
                                              const Standard& standard) {
    ClockConditions out;
    out.workspace_ = &workspace;
    out.conditions_.policy = static_cast<standards::Reopen>(standard.reopen_policy);
    for (const ClockField& field : kFields) {
        const std::string& text = standard.*field.text;
        if (!is_rule(text)) {
            out.add(field.role, text);
            continue;
        }
        auto when = compile_rule(text);
        if (!when) {
            Error error = when.error();
            error.place =
                std::string(field.field) + (error.place.empty() ? "" : ", ") + error.place;
            return error;
        }
        out.conditions_.judged |= field.role;
        out.rules_.push_back({field.role, std::move(*when)});
    }
    return out;
}

void ClockConditions::add(Roles role, std::string_view names) {
    for (const std::string& name : activities_of(names)) {
        by_activity_[name] |= role;
        conditions_.judged |= role;
    }
}

Roles ClockConditions::judge(std::span<const Value> values) const {
    Roles roles = 0;
    for (const Rule& rule : rules_)
        if (expression::holds(rule.when, values)) roles |= rule.role;
    return roles;
}

Roles ClockConditions::roles_of(const std::string& activity) const {
    if (const auto known = as_written_.find(activity); known != as_written_.end())
        return known->second;
    const auto known = by_activity_.find(core::lower_ascii(activity));
    const Roles roles = known == by_activity_.end() ? Roles{0} : known->second;
    if (as_written_.size() < kMostRemembered) as_written_.emplace(activity, roles);
    return roles;
}

std::vector<standards::Event> ClockConditions::events_of(const Request& request) const {
    std::vector<standards::Event> events;
    events.reserve(request.events.size());
    std::vector<Value> values;
    if (!rules_.empty()) values = values_of(*workspace_, request);
    standards::Label place = 0;
    for (const model::RequestEvent& event : request.events) {
        Roles roles = roles_of(event.activity);
        if (!rules_.empty()) {
            set_event(values, event);
            roles |= judge(values);
        }
        place++;
        // Telling someone is no work on the request: it ends no pause, unless a condition says so.
        if (roles == 0 && event.activity == kHeadsUp) continue;
        events.push_back({event.at.ms, place, standards::kNoLabel, roles});
    }
    return events;
}

ConditionMatch try_condition(const model::Workspace& workspace, const std::string& condition,
                             std::span<const Request* const> requests, core::Instant since) {
    ConditionMatch out;
    if (is_rule(condition)) {
        if (const auto rule = compile_rule(condition); !rule) {
            out.error = core::describe(rule.error());
            return out;
        }
    }
    Standard probe;
    for (const ClockField& field : kFields)
        (probe.*field.text).clear();
    probe.pause = condition;
    const auto read = ClockConditions::make(workspace, probe);
    if (!read) {
        out.error = core::describe(read.error());
        return out;
    }
    for (const Request* request : requests) {
        if (request->events.empty() || request->events.back().at < since) continue;
        for (const standards::Event& event : read->events_of(*request)) {
            if (event.at_ms < since.ms) continue;
            out.of++;
            out.matched += (event.roles & standards::kPauses) != 0;
        }
    }
    return out;
}

}  // namespace icx::app
