#include "ui/views/standard_view.hpp"

#include <algorithm>
#include <cmath>

#include "chart/build.hpp"
#include "core/text.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::Case;
using app::StandardFigures;
using standards::Verdict;

constexpr std::size_t kWaitingShown = 5;
constexpr std::size_t kMissesShown = 8;
constexpr double kHourMs = 3'600'000;

std::string hours_of(double seconds) {
    return std::isnan(seconds) ? "–" : time_words(static_cast<std::int64_t>(seconds * 1000));
}

std::string heads_up_words(const app::HeadsUps& told) {
    if (told.in_time + told.later + told.open == 0) return {};
    std::string out;
    const auto add = [&](std::size_t n, const std::string& words) {
        if (n > 0) out += (out.empty() ? "" : ", ") + words;
    };
    add(told.in_time, counted(told.in_time, "miss", "misses") + " told before the time was over");
    add(told.later, counted(told.later, "miss", "misses") + " told afterwards");
    add(told.open, counted(told.open, "heads-up", "heads-ups") + " on open requests");
    return out + ". Thank you";
}

FigureCard month_card(const model::Workspace& workspace, const model::Standard& standard,
                      const StandardFigures& figures) {
    const standards::Attainment& kept = figures.month.kept;
    FigureCard card{"month", "Kept in " + month_name(figures.month.from), "–", {}, {}};
    if (kept.met + kept.missed > 0) {
        card.figure = percent_words(kept.attainment);
        card.notes = {decided_words(kept), "95% interval " + interval_words(kept.wilson)};
    } else {
        card.notes = {"nothing decided yet"};
    }
    if (kept.pending > 0)
        card.notes.push_back(grouped(kept.pending) + " open in time, not counted yet");
    if (const std::string words = heads_up_words(figures.heads_ups); !words.empty()) {
        card.notes.push_back(words);
        card.explained.push_back(
            "A heads-up says that a request will be late before those who wait find out. It is "
            "counted apart and thanked; a miss stays a miss.");
    }
    card.explained.push_back(
        "Of the requests that came in this month, those whose clock stopped in time (" +
        allowed_words(workspace, standard) +
        ") count as kept; those that took longer, or are open and past it, count as missed" +
        (standard.fault.empty() ? ""
                                : ", and so do those broken " + condition_words(standard.fault)) +
        ". Requests still open in time decide nothing yet.");
    card.explained.push_back("The interval (Wilson, 95%) is how far chance alone could carry the "
                             "share with this many requests. The aim is " +
                             percent_words(standard.goal) + ".");
    if (kept.raw_met + kept.raw_missed != kept.met + kept.missed)
        card.explained.push_back(
            "With the excused misses counted it would be " +
            percent_words(static_cast<double>(kept.raw_met) /
                          static_cast<double>(kept.raw_met + kept.raw_missed)) +
            ", " + grouped(kept.raw_met) + " of " + grouped(kept.raw_met + kept.raw_missed) + ".");
    return card;
}

FigureCard budget_card(const model::Standard& standard, const StandardFigures& figures) {
    const app::BudgetLeft& budget = figures.budget;
    FigureCard card{"budget", "Promise budget", "", {}, {}};
    card.figure = std::to_string(budget.used) + " of " + core::fixed_number(budget.allowed, 0) +
                  " misses used";
    if (static_cast<double>(budget.used) >= budget.allowed)
        card.notes.push_back("It is used up for this month.");
    else if (budget.used_up)
        card.notes.push_back("At this pace it is used up on " + weekday_day(*budget.used_up) + ".");
    else
        card.notes.push_back("At this pace it lasts the month.");
    card.explained.push_back("An aim of " + percent_words(standard.goal) + " leaves " +
                             percent_words(1 - standard.goal) +
                             " of the month's requests to be missed. " +
                             core::fixed_number(budget.expected, 0) +
                             " requests are expected, the mean of up to three full months before.");
    card.explained.push_back(
        "The line shows how many misses an even pace would have used by today.");
    return card;
}

FigureCard times_card(const StandardFigures& figures) {
    const standards::Times& times = figures.month.kept.net;
    FigureCard card{"times", "Time taken", "–", {}, {}};
    if (times.n > 0) {
        card.figure = hours_of(times.p_type7_s[0]);
        card.notes = {"half within this", "9 in 10 within " + hours_of(times.p_type7_s[2])};
        card.explained.push_back("8 in 10 within " + hours_of(times.p_type7_s[1]) +
                                 ", 19 in 20 within " + hours_of(times.p_type7_s[3]) + ".");
    } else {
        card.notes = {"none done yet this month"};
    }
    card.explained.push_back("Working time without pauses, of the " +
                             counted(times.n, "request", "requests") +
                             " of this month that are done. Open ones are missing here, which "
                             "flatters; the curve of those still waiting counts them.");
    return card;
}

chart::ControlChart weeks_chart(const model::Standard& standard, const StandardFigures& figures) {
    chart::ControlChart out;
    out.average = figures.chart.share;
    out.goal = standard.goal;
    double least = std::min(out.goal, out.average);
    for (std::size_t i = 0; i < figures.weeks.size(); i++) {
        const app::Period& week = figures.weeks[i];
        chart::ControlChart::Point point;
        point.label = chart::day_label(week.from);
        point.share = week.kept.attainment;
        point.low = figures.chart.limits[i].low;
        point.high = figures.chart.limits[i].high;
        point.is_signal =
            std::count(figures.chart.beyond.begin(), figures.chart.beyond.end(), i) > 0;
        point.words = grouped(week.kept.met) + " of " + grouped(week.kept.met + week.kept.missed);
        least = std::min({least, point.share, point.low});
        out.points.push_back(std::move(point));
    }
    out.axis_low = std::max(0.0, std::floor(least * 10) / 10);
    return out;
}

std::string weeks_finding(const StandardFigures& figures) {
    const auto name = [&](std::size_t i) {
        return "the week from " + chart::day_label(figures.weeks[i].from);
    };
    std::string out;
    for (const std::size_t i : figures.chart.beyond) {
        const bool is_below = figures.weeks[i].kept.attainment < figures.chart.share;
        out += out.empty() ? "In " : "; in ";
        out += name(i) + (is_below ? " fewer were kept than chance explains"
                                   : " more were kept than chance explains");
    }
    if (!figures.shifted.empty()) {
        const std::size_t last = figures.shifted.back();
        const bool is_below = figures.weeks[last].kept.attainment < figures.chart.share;
        out += std::string(out.empty() ? "Eight" : "; eight") + " weeks in a row up to " +
               name(last) + " lie " + (is_below ? "below" : "above") + " the average";
    }
    if (out.empty()) return "Every week lies within the usual range; nothing changed so far.";
    return out + ". Ask what happened then.";
}

void add_weeks(StandardView& view, const model::Standard& standard,
               const StandardFigures& figures) {
    if (figures.weeks.size() < 2) return;
    std::size_t n = 0;
    for (const app::Period& week : figures.weeks)
        n += week.kept.met + week.kept.missed;
    view.weeks = weeks_chart(standard, figures);
    view.weeks_note = "Last " + std::to_string(figures.weeks.size()) + " weeks, " +
                      counted(n, "request", "requests") +
                      ". Grey is the range that chance alone explains.";
    view.weeks_finding = weeks_finding(figures);
    view.weeks_explained = {
        "A p-chart: each point is the share kept of the requests that came in that week; the range "
        "is the average plus and minus three standard deviations for that week's number.",
        "A diamond is a week outside the range. Eight weeks in a row on one side of the average "
        "are a signal too. Weeks within the range differ by chance; do not explain them."};
    if (figures.weeks.size() < 12)
        view.weeks_explained.push_back("With fewer than 12 weeks the range is a first guess.");
}

// Of the steps that fall on one place of the picture the last, up to where it ends.
void add_steps(chart::WaitingCurve& chart, const statistics::SurvivalCurve& curve) {
    constexpr double kPlaces = 1000;
    const auto place = [&](double hours) {
        return std::floor(hours / chart.hours_shown * kPlaces);
    };
    for (const statistics::SurvivalStep& step : curve.steps) {
        if (step.events == 0) continue;
        if (!chart.steps.empty() && place(chart.steps.back().hours) == place(step.time))
            chart.steps.back() = {step.time, step.survival};
        else
            chart.steps.push_back({step.time, step.survival});
        if (step.time > chart.hours_shown) break;
    }
}

void add_curve(StandardView& view, const StandardFigures& figures) {
    const app::Waited& waited = figures.waited();
    if (waited.curve.events < 2 || figures.target_ms >= standards::kNoLimit_ms) return;
    const double promised = static_cast<double>(figures.target_ms) / kHourMs;
    chart::WaitingCurve chart;
    chart.promised = promised;
    chart.promised_label = "promised";
    chart.hours_shown = std::max(std::ceil(promised * 2), 1.0);
    add_steps(chart, waited.curve);
    const double waiting = statistics::survival_at(waited.curve, promised).survival;
    view.curve_note = counted(waited.curve.n, "request", "requests") + ", " +
                      grouped(waited.curve.censored) +
                      " still open and counted for as long as they have waited.";
    view.curve_finding = "After " + time_words(figures.target_ms) + ", " +
                         core::fixed_number(100 * waiting, 0) + " in 100 are still waiting";
    if (!std::isnan(waited.median))
        view.curve_finding += "; half are done within " +
                              time_words(static_cast<std::int64_t>(waited.median * kHourMs));
    view.curve_finding += ".";
    view.curve_explained = {
        "Kaplan-Meier: a request that is still open tells only that it took longer than until now. "
        "Leaving it out would make every figure look better than it is.",
        "Working time without pauses, all requests of the log."};
    view.curve = std::move(chart);
}

void add_waiting(StandardView& view, const ServeContext& context, const model::Standard& standard,
                 const StandardFigures& figures, const StandardState& state) {
    view.waiting_total = figures.waiting.size();
    view.waiting_title = "Waiting now";
    view.waiting_note = figures.waiting.empty() ? "Nothing is waiting." : "What breaks next first";
    const app::Warnings warnings = app::warnings_of(standard);
    for (const std::size_t index : figures.waiting) {
        if (!state.shows_all_waiting && view.waiting.size() == kWaitingShown) break;
        const Case& item = figures.cases[index];
        const app::Request& request = context.desk.requests()[item.request];
        const LeftWords left = left_words(item.outcome, warnings);
        view.waiting.push_back(
            {request.id, request.number, request.title.empty() ? "Request" : request.title,
             app::department_name(context.workspace, request.department),
             local_time(figures.zone, item.outcome.start_ms), time_words(item.outcome.net_ms),
             left.words, left.tone, left.used,
             core::fixed_number(100.0 * static_cast<double>(left.used), 0) + "% of the time used",
             left.tell, state.request == request.id});
    }
}

std::string over_words(const Case& item, const app::Request& request) {
    const std::int64_t over = item.outcome.net_ms - item.outcome.target_ms;
    const standards::Label by = item.fault_by;
    if (over <= 0 && item.outcome.is_faulted && by > 0 && by <= request.events.size())
        return request.events[by - 1].activity;
    return time_words(std::max<std::int64_t>(0, over)) + " late";
}

void add_coverage(StandardView& view, const StandardFigures& figures) {
    if (!figures.coverage) return;
    constexpr std::size_t kShown = 10;
    const app::Coverage& found = *figures.coverage;
    const std::size_t tried = found.covered + found.broken;
    CoverageCard card;
    card.figure = tried == 0 ? "Not tried yet"
                             : grouped(found.covered) + " of " + grouped(tried) + " covered";
    if (tried > 0)
        card.notes.push_back(percent_words(found.share) + ", 95% interval " +
                             interval_words(found.wilson) + ", in the last four weeks");
    if (found.untried > 0)
        card.notes.push_back("Nobody asked in " + grouped(found.untried) +
                             (found.untried == 1 ? " other opening" : " other openings"));
    for (const app::Gap& gap : found.gaps) {
        if (card.gaps.size() == kShown) break;
        card.gaps.push_back(
            {local_day_time(figures.zone, gap.window.from_s * 1000) + " to " +
                 local_time(figures.zone, gap.window.until_s * 1000).substr(4),
             grouped(gap.kept) + " of " + grouped(gap.kept + gap.missed) + " kept"});
    }
    if (found.gaps.size() > kShown)
        card.notes.push_back("The latest " + std::to_string(kShown) + " gaps are shown");
    card.explained = {
        "Each opening of the window is one try, covered when every request that came in within it "
        "was kept. A day with one call weighs as much as a day with fifty.",
        "An opening without a request says nothing, so it is counted apart. Have a colleague call "
        "now and then and write the call down."};
    view.coverage = std::move(card);
}

void add_misses(StandardView& view, const ServeContext& context, const StandardFigures& figures) {
    std::size_t excused = 0;
    bool is_any_earlier = false;
    for (const std::size_t i : figures.misses) {
        const Case& item = figures.cases[i];
        const bool is_excused = !item.excusal.empty();
        const bool is_earlier =
            local_date(figures.zone, item.outcome.start_ms) < figures.month.from;
        is_any_earlier |= is_earlier;
        excused += is_excused && !is_earlier;
        if (!is_excused && view.misses.size() >= kMissesShown) continue;
        const app::Request& request = context.desk.requests()[item.request];
        MissRow row{request.id,
                    request.number,
                    request.title.empty() ? "Request" : request.title,
                    local_day_time(figures.zone, item.outcome.start_ms),
                    over_words(item, request),
                    item.excusal,
                    ""};
        if (const auto* excusal =
                context.workspace.table<model::Excusal>().find(std::string_view(item.excusal)))
            row.excused_words = "Excused by " + excusal->approver + ", " + excusal->reason;
        view.misses.push_back(std::move(row));
    }
    const std::size_t missed = figures.month.kept.missed;
    view.misses_note = missed == 0
                           ? "None counts in " + month_name(figures.month.from)
                           : grouped(missed) + " count in " + month_name(figures.month.from);
    if (excused > 0) view.misses_note += ", " + grouped(excused) + " excused";
    if (is_any_earlier) view.misses_note += ". Those of the last 7 days are listed too";
}

KeptRow kept_row(std::string name, const standards::Attainment& kept) {
    const bool has_any = kept.met + kept.missed > 0;
    return {std::move(name), has_any ? percent_words(kept.attainment) : "–",
            has_any ? interval_words(kept.wilson) : "", decided_words(kept),
            kept.pending ? grouped(kept.pending) : ""};
}

}  // namespace

StandardView build_standard(const ServeContext& context, StandardState& state) {
    StandardView view;
    const auto* standard =
        context.workspace.table<model::Standard>().find(std::string_view(state.standard));
    if (!standard) return view;
    view.is_found = true;
    view.title = standard->title.empty() ? "Promise without a title" : standard->title;
    view.promise = standard->promise;
    const auto* service = context.workspace.table<model::Service>().find(standard->service);
    view.service = service ? service->name : "All services";
    view.hours = counted_hours_words(context.workspace, *standard);
    const StandardFigures* figures = context.desk.figures(state.standard);
    if (!figures) {
        view.trouble = "This promise is retired; its requests stay in the log.";
        return view;
    }
    view.standing = standing_of(*standard, *figures);
    view.trouble = figures->trouble;
    view.is_empty = figures->cases.empty();
    if (figures->is_ok() && state.tab == StandardTab::chain)
        view.chain = build_chain(context, *standard, state.chain);
    if (!figures->is_ok() || view.is_empty) return view;
    if (state.tab == StandardTab::hours)
        view.arrivals = build_arrivals(context, *standard, *figures, state.arrivals);
    if (state.tab == StandardTab::what_if)
        view.what_if = build_what_if(context, *standard, state.what_if);
    if (state.tab != StandardTab::now) return view;
    view.month = month_card(context.workspace, *standard, *figures);
    view.budget = budget_card(*standard, *figures);
    view.times = times_card(*figures);
    view.has_budget = figures->budget.allowed > 0;
    view.budget_bar = {static_cast<double>(figures->budget.used), figures->budget.allowed,
                       figures->budget.even_pace};
    add_weeks(view, *standard, *figures);
    add_curve(view, *figures);
    if (!state.was_request_chosen && !figures->waiting.empty())
        state.request =
            context.desk.requests()[figures->cases[figures->waiting.front()].request].id;
    add_waiting(view, context, *standard, *figures, state);
    add_misses(view, context, *figures);
    add_coverage(view, *figures);
    for (const app::GroupFigures& group : figures->priorities)
        if (figures->priorities.size() > 1)
            view.priorities.push_back(
                kept_row(group.name.empty() ? "No priority" : group.name, group.kept));
    view.months = build_months(context, *standard, *figures, state.months);
    view.pace = build_pace(context, *standard, *figures, state.pace);
    if (const auto* request = context.desk.find(state.request))
        view.deadline =
            build_deadline(context.workspace, *standard, *request, context.zones, context.now);
    return view;
}

}  // namespace icx::ui
