// When service is given, ready to use: calendar histories with their zones' tables. Several
// histories mean the time in which all of them are open (provider and requester).
#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "standards/clock.hpp"

namespace icx::standards {

class Service {
public:
    // `histories` is not empty. Errors: those of ZoneSource::load.
    static core::Result<Service> make(std::vector<CalendarHistory> histories,
                                      core::ZoneSource& zones);

    BusinessClock clock(std::int64_t from_s, std::int64_t until_s) const;
    // The first history's: what explain() shows and what "1bd" means.
    std::vector<ZonedCalendar> versions() const { return versions_of(0); }
    std::int32_t business_day_s(std::int64_t at_s) const;
    const core::ZoneTable& zone() const { return zones_[0][0]; }

private:
    std::vector<ZonedCalendar> versions_of(std::size_t history) const;

    std::vector<CalendarHistory> histories_;
    std::vector<std::vector<core::ZoneTable>> zones_;  // of each version
};

}  // namespace icx::standards
