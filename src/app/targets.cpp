#include "app/targets.hpp"

#include <algorithm>
#include <tuple>

#include "core/text.hpp"
#include "standards/measure.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using model::Standard;
using model::Target;

std::string small(std::string_view text) { return core::lower_ascii(core::trim(text)); }

std::string cell_words(const model::Workspace& workspace, const Target& target) {
    std::string out = target.priority;
    if (!target.department.empty())
        out += (out.empty() ? "" : ", ") + department_name(workspace, target.department);
    return out;
}

}  // namespace

std::string time_error(std::string_view time, bool may_be_empty) {
    if (core::trim(time).empty() && may_be_empty) return {};
    return standards::parse_duration(core::trim(time)) ? std::string()
                                                       : "Write a time such as 30m, 4h, 2d or 3bd";
}

Result<Targets> Targets::make(const model::Workspace& workspace, const Standard& standard) {
    Targets out;
    out.workspace_ = &workspace;
    const auto read = [&](const std::string& text, const std::string& place) -> Result<Time> {
        const auto duration = standards::parse_duration(core::trim(text));
        if (!duration)
            return Error{core::Code::invalid, "the time allowed must read like 30m, 4h, 2d or 3bd",
                         place, ""};
        out.has_business_days_ |= duration->has_business_days();
        return Time{*duration, true};
    };
    if (core::trim(standard.target).empty() && !core::trim(standard.fault).empty()) {
        out.own_.is_limit = false;
    } else {
        const auto own = read(standard.target, standard.target);
        if (!own) return own.error();
        out.own_ = *own;
    }
    for (const Target* target : targets_of(workspace, standard.id)) {
        const auto time = read(target->time, cell_words(workspace, *target) + ": " + target->time);
        if (!time) return time.error();
        out.cells_[{small(target->priority),
                    small(department_name(workspace, target->department))}] = *time;
    }
    return out;
}

std::int64_t Targets::ms_of(const Time& time, std::int32_t business_day_s) {
    return time.is_limit ? time.duration.ms(business_day_s) : standards::kNoLimit_ms;
}

std::int64_t Targets::ms_for(const Request& request, std::int32_t business_day_s) const {
    if (cells_.empty()) return ms_of(own_, business_day_s);
    const std::string priority = small(request.priority);
    const std::string department = small(department_name(*workspace_, request.department));
    for (const Cell& cell : {Cell{priority, department}, Cell{priority, ""}, Cell{"", department}})
        if (const auto it = cells_.find(cell); it != cells_.end())
            return ms_of(it->second, business_day_s);
    return ms_of(own_, business_day_s);
}

model::TargetId target_id(const Target& target) {
    return model::TargetId(core::hash_id(Target::kPrefix, target.standard.text + "/" +
                                                              core::lower_ascii(target.priority) +
                                                              "/" + target.department));
}

std::vector<const Target*> targets_of(const model::Workspace& workspace,
                                      const model::StandardId& standard) {
    std::vector<const Target*> out;
    for (const auto& [id, target] : workspace.table<Target>())
        if (target.standard == standard && !core::trim(target.time).empty()) out.push_back(&target);
    std::sort(out.begin(), out.end(), [](const Target* a, const Target* b) {
        return std::tie(a->priority, a->department, a->id.text) <
               std::tie(b->priority, b->department, b->id.text);
    });
    return out;
}

}  // namespace icx::app
