// A month as a grid of days, Monday first. What a day is shows by shape, not by colour alone: open
// days have an edge, closed ones none, holidays are filled, days with other hours carry a bar.
// All days of a page are one tab stop; arrow keys lead from day to day and on into the next month.
#pragma once

#include <span>
#include <string_view>

#include "ui/widgets/context.hpp"

namespace icx::ui {

enum class DayLook : std::uint8_t { open, closed, holiday, special };

struct DayCell {
    int day = 1;
    DayLook look = DayLook::open;
    std::string_view name;  // spoken: "Friday 25 December, holiday, Christmas Day"
    bool is_today = false;
    bool is_stop = false;  // where Tab arrives: exactly one day of the page
};

// `first_weekday` of the first cell, 0 = Monday. The index of the pressed day, -1 when none.
int month_grid(Context& ui, std::string_view id, std::string_view title, int first_weekday,
               std::span<const DayCell> days);

// One sample of a look and what it means.
void day_sample(Context& ui, DayLook look, std::string_view words);

}  // namespace icx::ui
