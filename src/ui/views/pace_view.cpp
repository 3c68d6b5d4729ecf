#include "ui/views/pace_view.hpp"

#include <cmath>

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using standards::Burn;
using standards::BurnLevel;
using standards::BurnWindow;

void remember(const ServeContext& context, const model::Standard& standard,
              const app::StandardFigures& figures, PaceState& state) {
    std::string made_of = standard.id.text + "/" + std::to_string(context.workspace.revision) +
                          "/" + std::to_string(context.desk.stale_at().ms);
    if (made_of == state.made_of) return;
    state.made_of = std::move(made_of);
    state.burn = app::burn_of(figures, standard.goal, context.now);
}

std::string times_words(double burn) { return core::fixed_number(burn, 1) + " times"; }

PaceRow row_of(const BurnWindow& window) {
    PaceRow row;
    row.window = window.days == 1 ? "Last day with requests"
                                  : "Last " + std::to_string(window.days) + " days";
    row.missed = grouped(window.missed) + " of " + grouped(window.decided);
    row.pace = std::isnan(window.burn) ? "–" : times_words(window.burn);
    // The last day is never judged alone, so it need not be enough.
    if (!window.is_enough && window.days > 1 && window.decided > 0)
        row.pace = "too few to tell";
    else
        row.is_fast = window.burn > standards::kSlowBurn;
    return row;
}

std::size_t least_requests(double goal) {
    return static_cast<std::size_t>(std::ceil(1 / (1 - goal) - 1e-9));
}

void tell(PaceView& view, const Burn& burn, double goal) {
    const BurnWindow& week = burn.windows[1];
    const BurnWindow& month = burn.windows[2];
    switch (burn.level) {
    case BurnLevel::no_budget:
        view.tag = "No budget";
        view.finding = "An aim of 100% allows no miss, so there is no pace to tell.";
        return;
    case BurnLevel::too_few:
        view.tag = "Too few to tell";
        view.finding = "Only " + counted(month.decided, "request was", "requests were") +
                       " decided in 28 days. The aim allows a first miss from " +
                       grouped(least_requests(goal)) +
                       " requests on; below that a single one decides everything.";
        return;
    case BurnLevel::fast:
        view.tag = "Burns fast";
        view.tone = Tone::negative;
        view.icon = Icon::error;
        view.finding =
            "In the last 7 days misses came " + times_words(week.burn) +
            " as fast as the aim allows, and it goes on. What 28 days allow is gone in " +
            counted(static_cast<std::size_t>(std::max(1.0, std::round(28 / week.burn))), "day",
                    "days") +
            " like that.";
        return;
    case BurnLevel::slow:
        view.tag = "Used too fast";
        view.tone = Tone::warning;
        view.icon = Icon::deadline;
        view.finding = "Over 28 days misses came " + times_words(month.burn) +
                       " as fast as the aim allows, and the last 7 days were no better. Nothing "
                       "is on fire, but it does not get well by itself.";
        return;
    case BurnLevel::calm:
        view.tag = "Within the aim";
        view.tone = Tone::positive;
        view.icon = Icon::check;
        if (week.is_enough && week.burn > standards::kSlowBurn)
            view.finding = "The last 7 days used more than their share; over 28 days, or in the "
                           "last day, it was not too much.";
        else if (month.is_enough && month.burn > standards::kSlowBurn)
            view.finding = "Over 28 days more was missed than the aim allows, but the last 7 days "
                           "are better.";
        else
            view.finding = "Misses come no faster than the aim allows.";
        return;
    }
}

}  // namespace

PaceView build_pace(const ServeContext& context, const model::Standard& standard,
                    const app::StandardFigures& figures, PaceState& state) {
    remember(context, standard, figures, state);
    PaceView view;
    tell(view, state.burn, standard.goal);
    if (state.burn.level != BurnLevel::no_budget)
        for (const BurnWindow& window : state.burn.windows)
            view.rows.push_back(row_of(window));
    const app::BudgetLeft& budget = figures.budget;
    const bool is_enough = state.burn.windows[1].is_enough;
    if (const auto day = app::spent_on(figures, state.burn, context.now)) {
        view.outlook = static_cast<double>(budget.used) >= budget.allowed
                           ? "This month's budget is spent."
                           : "At the pace of the last 7 days this month's budget is spent by " +
                                 weekday_day(*day) + ".";
    } else if (budget.allowed > 0 && is_enough) {
        view.outlook = "At the pace of the last 7 days this month's budget lasts.";
    }
    view.explained = {
        "Pace 1 is what the aim allows: " + percent_words(1 - standard.goal) +
            " of the requests missed. At pace 2 the budget of 28 days is gone in 14.",
        "It burns fast when the last 7 days and the last day both came at pace 2 or more: half of "
        "the budget of 28 days went in a quarter of the time, and it has not stopped. It is used "
        "too fast when the last 28 and the last 7 days both lie above 1. Two windows together "
        "keep a bad hour, or a bad week that is over, from raising an alarm.",
        "A request counts on the day on which it was decided: kept when its clock stopped, missed "
        "when its time was over. With fewer requests than the aim needs for one miss, a window is "
        "not judged. The rule follows Google's Site Reliability Workbook, with days in place of "
        "its hours, for services between departments have some requests a day, not millions."};
    return view;
}

}  // namespace icx::ui
