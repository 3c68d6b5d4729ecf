#include "app/standard_hours.hpp"

#include "app/calendars.hpp"
#include "app/contact_commands.hpp"
#include "core/text.hpp"

namespace icx::app {

core::Result<StandardHours> StandardHours::make(const model::Workspace& workspace,
                                                const model::Standard& standard,
                                                core::ZoneSource& zones) {
    StandardHours out;
    auto own_hours = hours_of(workspace, standard.calendar, zones);
    if (!own_hours) return own_hours.error();
    auto own = standards::Service::make({*own_hours}, zones);
    if (!own) return own.error();
    out.services_.push_back(std::move(*own));
    if (standard.hours_of == model::HoursOf::provider) return out;
    for (const auto& [id, department] : workspace.table<model::Department>()) {
        const model::Contact* contact = contact_of(workspace, department.id);
        if (!contact || !workspace.table<model::Calendar>().find(contact->hours)) continue;
        auto hours = hours_of(workspace, contact->hours, zones);
        if (!hours) return hours.error();
        std::vector<standards::CalendarHistory> histories;
        if (standard.hours_of == model::HoursOf::both) histories.push_back(*own_hours);
        histories.push_back(std::move(*hours));
        auto service = standards::Service::make(std::move(histories), zones);
        if (!service) return service.error();
        out.by_key_[id] = out.services_.size();
        out.by_key_.emplace(core::lower_ascii(core::trim(department.name)), out.services_.size());
        out.services_.push_back(std::move(*service));
    }
    return out;
}

const standards::Service& StandardHours::of(const std::string& department) const {
    if (by_key_.empty()) return services_.front();
    auto found = by_key_.find(department);
    if (found == by_key_.end()) found = by_key_.find(core::lower_ascii(core::trim(department)));
    return services_[found == by_key_.end() ? 0 : found->second];
}

}  // namespace icx::app
