#include "standards/service.hpp"

namespace icx::standards {

core::Result<Service> Service::make(std::vector<CalendarHistory> histories,
                                    core::ZoneSource& zones) {
    Service out;
    out.histories_ = std::move(histories);
    for (const CalendarHistory& history : out.histories_) {
        std::vector<core::ZoneTable>& tables = out.zones_.emplace_back();
        for (const CalendarVersion& version : history.versions) {
            auto table = zones.load(version.calendar.tz);
            if (!table) return table.error();
            tables.push_back(std::move(*table));
        }
    }
    return out;
}

std::vector<ZonedCalendar> Service::versions_of(std::size_t history) const {
    std::vector<ZonedCalendar> out;
    const auto& versions = histories_[history].versions;
    for (std::size_t i = 0; i < versions.size(); i++)
        out.push_back({&versions[i].calendar, &zones_[history][i], versions[i].from_day});
    return out;
}

BusinessClock Service::clock(std::int64_t from_s, std::int64_t until_s) const {
    std::vector<Interval> open = open_intervals(versions_of(0), from_s, until_s);
    for (std::size_t i = 1; i < histories_.size(); i++)
        open = overlap(open, open_intervals(versions_of(i), from_s, until_s));
    return BusinessClock(std::move(open), from_s, until_s);
}

std::int32_t Service::business_day_s(std::int64_t at_s) const {
    const auto& versions = histories_[0].versions;
    std::size_t found = 0;
    for (std::size_t i = 1; i < versions.size(); i++)
        if (core::local_day_at(zones_[0][i], at_s) >= versions[i].from_day) found = i;
    return business_day_of(versions[found].calendar);
}

}  // namespace icx::standards
