#include "ui/views/standards_view.hpp"

#include <cmath>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

std::string budget_words(const app::BudgetLeft& budget) {
    const auto allowed = static_cast<long>(std::floor(budget.allowed + 0.5));
    const auto used = static_cast<long>(budget.used);
    if (budget.expected < 1) return "no budget yet";
    if (used >= allowed)
        return used == allowed
                   ? "all " + std::to_string(allowed) + " allowed misses are used"
                   : counted(static_cast<std::size_t>(used - allowed), "miss", "misses") +
                         " more than the month allows";
    return std::to_string(allowed - used) + " of " +
           counted(static_cast<std::size_t>(allowed), "miss", "misses") + " left this month";
}

void tell_next(PromiseRow& row, const model::Standard& standard,
               const app::StandardFigures& figures, const std::vector<app::Request>& requests) {
    if (figures.waiting.empty()) {
        row.next = "Nothing is waiting";
        return;
    }
    const app::Case& first = figures.cases[figures.waiting.front()];
    const LeftWords left = left_words(first.outcome, app::warnings_of(standard));
    const std::string& title = requests[first.request].title;
    row.next = title.empty() ? requests[first.request].number : title;
    const std::int64_t left_ms = first.outcome.target_ms - first.outcome.net_ms;
    const bool is_running = first.outcome.target_ms > 0 &&
                            first.outcome.target_ms < standards::kNoLimit_ms && left_ms >= 0 &&
                            !first.outcome.is_paused && !first.outcome.is_faulted;
    row.next += is_running ? " breaks in " + time_words(left_ms) : ", " + left.words;
    row.next_tone = left.tone;
}

PromiseRow row_of(const model::Workspace& workspace, const model::Standard& standard,
                  const app::Desk& desk) {
    PromiseRow row;
    row.id = standard.id.text;
    row.title = standard.title.empty() ? "Promise without a title" : standard.title;
    row.promise = standard.promise;
    row.route = app::to_hash({app::Place::standard, row.id});
    row.is_paused = standard.state == model::StandardState::paused;
    const auto* service = workspace.table<model::Service>().find(standard.service);
    row.service = service ? service->name : "all services";
    if (standard.is_duty) row.service += ", a duty of those who ask";
    const app::StandardFigures* figures = desk.figures(row.id);
    if (!figures) return row;
    row.standing = standing_of(standard, *figures);
    if (!figures->is_ok()) {
        row.kept_note = figures->trouble;
        return row;
    }
    const standards::Attainment& kept = figures->month.kept;
    if (kept.met + kept.missed == 0) {
        row.kept = "–";
        row.kept_note = "nothing decided this month";
    } else {
        row.kept = percent_words(kept.attainment);
        row.kept_note = decided_words(kept) + ", 95% interval " + interval_words(kept.wilson);
    }
    row.budget = budget_words(figures->budget);
    row.pending = kept.pending ? grouped(kept.pending) + " open in time, not counted yet" : "";
    tell_next(row, standard, *figures, desk.requests());
    return row;
}

}  // namespace

MonthKept month_kept(const app::Desk& desk, const model::Workspace& workspace) {
    MonthKept out;
    double goals = 0;
    for (const auto& [id, figures] : desk.all()) {
        const auto* standard = workspace.table<model::Standard>().find(id);
        if (!standard || standard->state != model::StandardState::kept || !figures.is_ok() ||
            standard->is_duty)
            continue;
        const auto add = [](const standards::Attainment& kept, std::size_t& met, std::size_t& n) {
            met += kept.met;
            n += kept.met + kept.missed;
        };
        add(figures.month.kept, out.met, out.decided);
        add(figures.last_month.kept, out.last_met, out.last_decided);
        goals += standard->goal *
                 static_cast<double>(figures.month.kept.met + figures.month.kept.missed);
        out.month = month_name(figures.month.from);
        out.last_month = month_name(figures.last_month.from);
    }
    if (out.decided > 0) out.goal = goals / static_cast<double>(out.decided);
    return out;
}

StandardsView build_standards(const model::Workspace& workspace, const app::Desk& desk,
                              const StandardsState& state) {
    StandardsView view;
    view.is_empty = workspace.table<model::Standard>().empty();
    view.requests_words =
        desk.requests().empty()
            ? "No requests in the log yet"
            : counted(desk.requests().size(), "request", "requests") + " in the log";
    const MonthKept month = month_kept(desk, workspace);
    view.month = month.month;
    if (month.decided > 0)
        view.summary =
            percent_words(static_cast<double>(month.met) / static_cast<double>(month.decided)) +
            " of all promises kept in " + month.month + ", " + grouped(month.met) + " of " +
            grouped(month.decided);
    view.budgets =
        build_budgets(workspace, desk, static_cast<app::BudgetWeights>(state.budget_weights));
    for (const model::Standard* standard : model::standards(workspace)) {
        if (standard->state != model::StandardState::retired)
            view.rows.push_back(row_of(workspace, *standard, desk));
        else if (state.shows_retired)
            view.retired.push_back(row_of(workspace, *standard, desk));
    }
    return view;
}

}  // namespace icx::ui
