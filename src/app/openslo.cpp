#include "app/openslo.hpp"

#include <algorithm>
#include <set>

#include "app/desk.hpp"
#include "app/targets.hpp"
#include "codec/json.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Value;
using exchange::Annotations;
using model::Calendar;
using model::Service;
using model::Standard;

constexpr double kAlmostAll = 0.999999;  // OpenSLO has no aim of all
constexpr std::size_t kMaxDescription = 1050;
// In other places of an SLO, or of this workspace alone.
constexpr std::string_view kElsewhere[] = {"title",  "promise",  "goal", "service",
                                           "window", "calendar", "pos",  "is_sample"};

std::string unique_name(std::string_view title, std::set<std::string>& taken) {
    const std::string base = exchange::openslo_name(title);
    std::string name = base;
    for (int n = 2; !taken.insert(name).second; n++)
        name = base + "-" + std::to_string(n);
    return name;
}

// The fields that differ from a blank record's.
template <class R>
Annotations fields_of(const R& record) {
    Annotations out;
    std::vector<Value> defaults;
    R blank;
    R::fields(
        [&](std::string_view, const auto& member) { defaults.push_back(model::to_value(member)); },
        blank);
    std::size_t index = 0;
    R::fields(
        [&](std::string_view name, const auto& member) {
            const Value value = model::to_value(member);
            if (!(value == defaults[index++]))
                out[std::string(name)] =
                    value.is_text() ? std::string(value.as_text()) : codec::canonical_json(value);
        },
        record);
    return out;
}

std::string calendar_text(const Calendar& calendar) {
    Value v = Value::map();
    v.set("id", calendar.id.text);
    Calendar copy = calendar;
    copy.is_sample = false;
    for (const auto& [name, text] : fields_of(copy))
        v.set(name, text);
    return codec::canonical_json(v);
}

std::string times_text(const model::Workspace& workspace, const Standard& standard) {
    Value::List list;
    for (const model::Target* target : targets_of(workspace, standard.id)) {
        Value v = Value::map();
        if (!target->priority.empty()) v.set("priority", target->priority);
        if (!target->department.empty())
            v.set("department", department_name(workspace, target->department));
        v.set("time", target->time);
        list.push_back(std::move(v));
    }
    return list.empty() ? std::string() : codec::canonical_json(Value(std::move(list)));
}

std::string good_words(const Standard& standard) {
    std::string out = "from " + standard.start + " to " + standard.stop;
    if (!core::trim(standard.target).empty()) out += " within " + standard.target;
    if (!core::trim(standard.fault).empty()) out += ", without " + standard.fault;
    return out;
}

exchange::Slo slo_of(const model::Workspace& workspace, const Standard& standard) {
    exchange::Slo slo;
    slo.title = standard.title;
    slo.description = standard.promise;
    slo.target = std::min(standard.goal, kAlmostAll);
    slo.source_type = "icx-request-log";
    slo.good = good_words(standard);
    slo.total = "from " + standard.start + " on";
    slo.annotations = fields_of(standard);
    for (const std::string_view name : kElsewhere)
        slo.annotations.erase(std::string(name));
    slo.annotations["id"] = standard.id.text;
    if (standard.goal > kAlmostAll) slo.annotations["goal"] = core::shortest_number(standard.goal);
    if (core::count_code_points(standard.promise) > kMaxDescription)
        slo.annotations["promise"] = standard.promise;
    const auto& calendars = workspace.table<Calendar>();
    if (const Calendar* calendar = calendars.find(standard.calendar)) {
        slo.zone = calendar->tz;
        slo.annotations["calendar"] = calendar_text(*calendar);
    }
    if (const Calendar* window = calendars.find(standard.window))
        slo.annotations["window"] = calendar_text(*window);
    if (std::string times = times_text(workspace, standard); !times.empty())
        slo.annotations["times"] = std::move(times);
    return slo;
}

}  // namespace

exchange::OpenSlo openslo_of(const model::Workspace& workspace) {
    exchange::OpenSlo out;
    std::set<std::string> service_names, names;
    std::map<std::string, std::string> name_of;
    for (const Service* service : model::services(workspace)) {
        exchange::SloService object;
        object.name = unique_name(service->name, service_names);
        object.title = service->name;
        object.annotations["id"] = service->id.text;
        if (const auto* department = workspace.table<model::Department>().find(service->department))
            object.annotations["department"] = department->name;
        name_of[service->id.text] = object.name;
        out.services.push_back(std::move(object));
    }
    for (const Standard* standard : model::standards(workspace)) {
        exchange::Slo slo = slo_of(workspace, *standard);
        slo.name = unique_name(standard->title, names);
        const auto service = name_of.find(standard->service.text);
        if (service != name_of.end())
            slo.service = service->second;
        else {
            slo.service = "all-services";
            slo.annotations["all-services"] = "true";
        }
        out.slos.push_back(std::move(slo));
    }
    return out;
}

bool is_ours(const exchange::Slo& slo) { return slo.annotations.count("id") > 0; }

model::StandardId standard_of(const exchange::Slo& slo) {
    if (const auto id = slo.annotations.find("id");
        id != slo.annotations.end() && core::is_safe_id(id->second) &&
        id->second.rfind(std::string(Standard::kPrefix) + "_", 0) == 0)
        return model::StandardId(id->second);
    return model::StandardId(
        core::hash_id(Standard::kPrefix, "openslo/" + slo.service + "/" + slo.name));
}

}  // namespace icx::app
