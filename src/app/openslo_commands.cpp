#include <algorithm>
#include <map>

#include "app/openslo.hpp"
#include "app/placing.hpp"
#include "app/targets.hpp"
#include "codec/json.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Value;
using model::Calendar;
using model::Service;
using model::Standard;
using model::Target;

// What a member is written as.
template <class T>
Value value_of(const std::string& text, const T&) {
    if constexpr (std::is_same_v<T, bool>)
        return Value(text == "true");
    else if constexpr (std::is_same_v<T, double>) {
        double number = 0;
        return core::parse_number(text, number) ? Value(number) : Value(text);
    } else
        return Value(text);
}

bool is_id_of(std::string_view text, std::string_view prefix) {
    return core::is_safe_id(text) && text.substr(0, prefix.size()) == prefix &&
           text.size() > prefix.size() && text[prefix.size()] == '_';
}

class Taker {
public:
    Taker(const model::Workspace& workspace, const exchange::OpenSlo& document,
          core::Random& random)
        : workspace_(workspace), document_(document), random_(random) {
        for (const Standard* standard : model::standards(workspace))
            last_pos_ = std::max(last_pos_, standard->pos);
        for (const Service* service : model::services(workspace))
            last_service_pos_ = std::max(last_service_pos_, service->pos);
    }

    Plan take() {
        plan_.label = "take promises in";
        plan_.problems = document_.problems;
        for (const exchange::SloService& service : document_.services)
            take_service(service);
        for (const exchange::Slo& slo : document_.slos)
            take_slo(slo);
        return std::move(plan_);
    }

private:
    void complain(std::size_t line, std::string message) {
        plan_.problems.push_back({"line " + std::to_string(line), std::move(message)});
    }

    model::DepartmentId department_named(const std::string& name) const {
        for (const auto& [id, department] : workspace_.table<model::Department>())
            if (department.name == name) return department.id;
        return {};
    }

    const Service* service_named(std::string_view name) const {
        for (const Service* service : model::services(workspace_))
            if (core::lower_ascii(service->name) == core::lower_ascii(name)) return service;
        return nullptr;
    }

    void take_service(const exchange::SloService& object) {
        const std::string title = object.title.empty() ? object.name : object.title;
        const auto given = object.annotations.find("id");
        const bool has_id =
            given != object.annotations.end() && is_id_of(given->second, Service::kPrefix);
        const Service* before =
            has_id ? workspace_.table<Service>().find(std::string_view(given->second)) : nullptr;
        if (!before) before = service_named(title);
        Service service = before ? *before : Service{};
        if (!before) {
            service.id.text =
                has_id ? given->second : core::hash_id(Service::kPrefix, "openslo/" + object.name);
            service.pos = last_service_pos_ =
                replica::position_between(last_service_pos_, "", random_);
        }
        service.name = title;
        if (const auto department = object.annotations.find("department");
            department != object.annotations.end())
            if (const auto id = department_named(department->second); id.valid())
                service.department = id;
        services_[object.name] = service.id;
        write(before, service);
    }

    // The service an SLO names: of the file, of the workspace, or a new one.
    model::ServiceId service_of(const exchange::Slo& slo) {
        if (slo.service.empty() || slo.annotations.count("all-services")) return {};
        if (const auto known = services_.find(slo.service); known != services_.end())
            return known->second;
        exchange::SloService object;
        object.name = object.title = slo.service;
        take_service(object);
        return services_[slo.service];
    }

    void take_slo(const exchange::Slo& slo) {
        const model::StandardId id = standard_of(slo);
        const Standard* before = workspace_.table<Standard>().find(id);
        Standard standard;
        if (before && !is_ours(slo)) standard = *before;
        standard.id = id;
        standard.is_sample = before && before->is_sample;
        standard.pos =
            before ? before->pos : last_pos_ = replica::position_between(last_pos_, "", random_);
        standard.title = slo.title.empty() && !is_ours(slo) ? slo.name : slo.title;
        standard.promise = slo.description;
        standard.goal = slo.target;
        standard.service = service_of(slo);
        if (is_ours(slo)) {
            read_fields(slo, standard);
            standard.calendar = take_calendar(slo, "calendar");
            standard.window = take_calendar(slo, "window");
        } else if (!before) {
            standard.state = model::StandardState::paused;
            standard.target.clear();
        }
        if (plan_.created.empty()) plan_.created = id.text;
        write(before, standard);
        if (is_ours(slo)) take_times(slo, id);
    }

    void read_fields(const exchange::Slo& slo, Standard& standard) {
        Standard::fields(
            [&](std::string_view name, auto& member) {
                const auto given = slo.annotations.find(std::string(name));
                if (given == slo.annotations.end() || name == "calendar" || name == "window" ||
                    name == "service" || name == "pos" || name == "is_sample")
                    return;
                if (!model::from_value(value_of(given->second, member), member))
                    complain(slo.line, "icx/" + std::string(name) + ": \"" + given->second +
                                           "\" does not fit and is left out");
            },
            standard);
    }

    // By its id, else one that says the same, else a new one.
    model::CalendarId take_calendar(const exchange::Slo& slo, const std::string& which) {
        const auto given = slo.annotations.find(which);
        if (given == slo.annotations.end()) return {};
        if (const auto known = calendars_.find(given->second); known != calendars_.end())
            return known->second;
        const auto parsed = codec::parse_json(given->second);
        if (!parsed || !parsed->is_map()) {
            complain(slo.line, "icx/" + which + " holds no hours and is left out");
            return {};
        }
        Calendar calendar;
        bool fits = true;
        Calendar::fields(
            [&](std::string_view name, auto& member) {
                if (const Value* value = parsed->find(name))
                    fits &= model::from_value(*value, member);
            },
            calendar);
        const std::string id(parsed->at("id").as_text());
        if (!fits || !is_id_of(id, Calendar::kPrefix)) {
            complain(slo.line, "icx/" + which + " holds no hours and is left out");
            return {};
        }
        calendar.id.text = id;
        calendar.is_sample = false;
        calendars_[given->second] = calendar.id;
        // Hours that the workspace has are its own: others may count on them.
        if (!workspace_.table<Calendar>().find(calendar.id)) write<Calendar>(nullptr, calendar);
        return calendar.id;
    }

    void take_times(const exchange::Slo& slo, const model::StandardId& id) {
        std::map<std::string, Target> wanted;
        if (const auto given = slo.annotations.find("times"); given != slo.annotations.end()) {
            const auto list = codec::parse_json(given->second);
            if (!list || !list->is_list())
                complain(slo.line, "icx/times holds no times and is left out");
            else
                for (const Value& item : list->as_list())
                    add_time(item, id, wanted);
        }
        for (const Target* target : targets_of(workspace_, id))
            if (!wanted.count(target->id.text)) write_removal(plan_.writes, *target);
        for (const auto& [target_id, target] : wanted)
            write(workspace_.table<Target>().find(target.id), target);
    }
    void add_time(const Value& item, const model::StandardId& id,
                  std::map<std::string, Target>& into) const {
        Target target;
        target.standard = id;
        target.priority = std::string(item.at("priority").as_text());
        target.department = std::string(item.at("department").as_text());
        if (const auto department = department_named(target.department); department.valid())
            target.department = department.text;
        target.time = std::string(item.at("time").as_text());
        if (target.priority.empty() && target.department.empty()) return;
        target.id = target_id(target);
        if (const Target* before = workspace_.table<Target>().find(target.id))
            target.is_sample = before->is_sample;
        into[target.id.text] = target;
    }

    template <class R>
    void write(const R* before, const R& after) {
        if (before)
            write_difference(plan_.writes, *before, after);
        else
            write_new(plan_.writes, after);
    }

    const model::Workspace& workspace_;
    const exchange::OpenSlo& document_;
    core::Random& random_;
    Plan plan_;
    std::string last_pos_, last_service_pos_;
    std::map<std::string, model::ServiceId> services_;
    std::map<std::string, model::CalendarId> calendars_;  // by their text
};

std::string note_of(const exchange::Slo& slo, bool is_known) {
    if (is_ours(slo)) return {};
    std::string out;
    if (!is_known)
        out = "Paused: " +
              (slo.source_type.empty() ? "its indicator" : "an indicator of " + slo.source_type) +
              " says nothing about a request log. Set its steps and its time, then resume it.";
    if (!slo.window.empty() && slo.window != "1M")
        out += std::string(out.empty() ? "" : " ") + "Measured by calendar month here, not over " +
               slo.window + ".";
    return out;
}

}  // namespace

core::Result<Plan> plan(const model::Workspace& workspace, const TakeOpenSlo& command,
                        PlanContext& context) {
    return Taker(workspace, command.document, context.random).take();
}

std::vector<OpenSloRow> preview_openslo(const model::Workspace& workspace,
                                        const exchange::OpenSlo& document) {
    std::vector<OpenSloRow> out;
    for (const exchange::Slo& slo : document.slos) {
        OpenSloRow row;
        row.title = slo.title.empty() ? slo.name : slo.title;
        row.service = slo.annotations.count("all-services") ? "All services" : slo.service;
        for (const exchange::SloService& service : document.services)
            if (service.name == slo.service && !service.title.empty()) row.service = service.title;
        row.is_known = workspace.table<Standard>().find(standard_of(slo)) != nullptr;
        row.is_paused = !row.is_known && !is_ours(slo);
        row.note = note_of(slo, row.is_known);
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace icx::app
