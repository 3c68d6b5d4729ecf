#include "ui/views/dates.hpp"

#include <array>
#include <cstdio>

namespace icx::ui {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
constexpr std::array<const char*, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};

std::string month_name(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }
std::string day_name(core::Date date) {
    return kDays[static_cast<std::size_t>(core::weekday(date))];
}

}  // namespace

std::string short_day(core::Date date) {
    return std::to_string(date.day) + " " + month_name(date.month).substr(0, 3) + " " +
           std::to_string(date.year);
}

std::string long_day(core::Date date) {
    return day_name(date) + " " + std::to_string(date.day) + " " + month_name(date.month);
}

std::string weekday_day(core::Date date) {
    return day_name(date).substr(0, 3) + " " + std::to_string(date.day) + " " +
           month_name(date.month).substr(0, 3);
}

std::string clock_time(core::Instant at, int utc_offset_minutes) {
    const core::Instant local{at.ms + utc_offset_minutes * 60000LL};
    return core::iso_instant(local).substr(11, 5);
}

core::Date local_day(core::Instant at, int utc_offset_minutes) {
    return core::utc_date({at.ms + utc_offset_minutes * 60000LL});
}

std::string days_ago(core::Date date, core::Date today) {
    const std::int64_t days = core::days_from_civil(today) - core::days_from_civil(date);
    if (days <= 0) return "today";
    if (days == 1) return "yesterday";
    if (days < 15) return std::to_string(days) + " days ago";
    return short_day(date);
}

std::string days_left(core::Date date, core::Date today) {
    const std::int64_t days = core::days_from_civil(date) - core::days_from_civil(today);
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days > 1) return "in " + std::to_string(days) + " days";
    return days == -1 ? "1 day late" : std::to_string(-days) + " days late";
}

std::string grouped(std::size_t number) {
    std::string text = std::to_string(number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return grouped(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace icx::ui
