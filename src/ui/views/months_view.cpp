#include "ui/views/months_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

constexpr double kSeldom = 0.05;

bool is_by_closing(const MonthsState& state) {
    return static_cast<standards::Cohort>(state.cohort) == standards::Cohort::closed;
}

void remember(const ServeContext& context, const model::Standard& standard,
              const app::StandardFigures& figures, MonthsState& state) {
    std::string made_of = standard.id.text + "/" + std::to_string(context.workspace.revision) +
                          "/" + std::to_string(context.desk.stale_at().ms) + "/" +
                          std::to_string(state.cohort);
    if (made_of == state.made_of) return;
    state.made_of = std::move(made_of);
    state.months = app::kept_months(figures, standard.goal,
                                    static_cast<standards::Cohort>(state.cohort), context.now);
}

MonthRow row_of(const app::KeptMonth& month) {
    const standards::Attainment& kept = month.kept;
    MonthRow row;
    row.name = month_name(month.from) + " " + std::to_string(month.from.year);
    row.requests = decided_words(kept);
    row.kept = "–";
    if (kept.pending > 0) row.pending = grouped(kept.pending);
    if (kept.met + kept.missed == 0) return row;
    row.kept = percent_words(kept.attainment);
    row.interval = interval_words(kept.wilson);
    if (!month.shortfall.is_below) return row;
    row.chance = chance_words(month.shortfall.p_value);
    row.tone = month.shortfall.p_value < kSeldom ? Tone::negative : Tone::neutral;
    return row;
}

std::string finding_of(const app::KeptMonths& months, double goal) {
    const app::KeptMonth* below = nullptr;
    for (const app::KeptMonth& month : months.months)
        if (month.shortfall.is_below) below = &month;
    if (!below) {
        const bool is_any =
            std::any_of(months.months.begin(), months.months.end(),
                        [](const app::KeptMonth& month) { return month.shortfall.n > 0; });
        return is_any ? "No month lies below the aim of " + percent_words(goal) + "." : "";
    }
    const statistics::Shortfall& s = below->shortfall;
    const bool is_seldom = s.p_value < kSeldom;
    return month_name(below->from) + " has " + counted(s.missed, "miss", "misses") + " of " +
           grouped(s.n) + ". Were " + percent_words(goal) +
           " kept in the long run, chance alone "
           "would bring so many or more in " +
           chance_words(s.p_value) + " such months. " +
           (is_seldom ? "Look for a cause." : "That is no proof that something changed.");
}

}  // namespace

std::string chance_words(double p_value) {
    if (p_value < 0.0001) return "fewer than 1 of 10,000";
    for (const int base : {10, 100, 1000, 10'000}) {
        // At least one digit that says something, and never "10 of 10" for what may fail to happen.
        const double n = std::round(p_value * base);
        if (n < base && p_value * base >= (base == 10 ? 1.5 : 0.95))
            return grouped(static_cast<std::size_t>(n)) + " of " +
                   grouped(static_cast<std::size_t>(base));
    }
    return "nearly all of 10,000";
}

MonthsView build_months(const ServeContext& context, const model::Standard& standard,
                        const app::StandardFigures& figures, MonthsState& state) {
    remember(context, standard, figures, state);
    const app::KeptMonths& months = state.months;
    MonthsView view;
    for (auto month = months.months.rbegin(); month != months.months.rend(); ++month) {
        view.rows.push_back(row_of(*month));
        view.has_pending |= !view.rows.back().pending.empty();
    }
    if (is_by_closing(state)) {
        view.note = "Each request in the month in which its clock stopped.";
        const std::size_t open = months.open_in_time + months.open_late;
        if (open > 0)
            view.note +=
                " " + counted(open, "open request is", "open requests are") + " in no month yet" +
                (months.open_late > 0 ? ", " + grouped(months.open_late) + " of them late already."
                                      : ".");
    } else {
        view.note = "Each request in the month in which it came in. What is open and in time is "
                    "pending and decides nothing yet.";
    }
    view.finding = finding_of(months, standard.goal);
    view.explained = {
        "By when they came in, a month gets better or worse until the last of its requests is "
        "decided, and all of those who asked then are in it. This is the fair one, and the one "
        "this app counts by everywhere else.",
        "By when they were closed, a month stands once it is over, as ticket systems report it. "
        "It flatters while old requests pile up, and a month in which they are cleared away looks "
        "bad although people worked hard.",
        "By chance: how many of so many months would have as many misses or more although the "
        "promise is kept for " +
            percent_words(standard.goal) +
            " in the long run (exact binomial test, one-sided). Below 5 of 100 it is marked. Of 20 "
            "months without any change one is marked all the same."};
    return view;
}

}  // namespace icx::ui
