// Dates and spans of time in words, in English. Local days are reckoned with the offset that the
// platform reports; nothing here reads a clock.
#pragma once

#include <string>

#include "core/time.hpp"

namespace icx::ui {

std::string short_day(core::Date date);                            // "13 Nov 2026"
std::string long_day(core::Date date);                             // "Tuesday 10 November"
std::string clock_time(core::Instant at, int utc_offset_minutes);  // "10:27"
core::Date local_day(core::Instant at, int utc_offset_minutes);
std::string weekday_day(core::Date date);  // "Fri 13 Nov"

// "today", "yesterday", "3 days ago", then the short day.
std::string days_ago(core::Date date, core::Date today);
// "today", "tomorrow", "in 3 days", "2 days late".
std::string days_left(core::Date date, core::Date today);

// "1 answer", "268 answers"; thousands are separated: "14,575 answers".
std::string counted(std::size_t number, std::string_view one, std::string_view many);
std::string grouped(std::size_t number);  // "14,575"

}  // namespace icx::ui
