#include "ui/views/what_if_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/targets.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using standards::Verdict;

constexpr std::size_t kChangesShown = 8;

std::string kept_words(const standards::Attainment& kept) {
    return kept.met + kept.missed > 0 ? percent_words(kept.attainment) : "–";
}

std::string verdict_words(const standards::Outcome& outcome) {
    const std::int64_t over = outcome.net_ms - outcome.target_ms;
    switch (outcome.verdict) {
    case Verdict::met:
        return "in time";
    case Verdict::missed:
        return time_words(std::max<std::int64_t>(over, 0)) + " late";
    case Verdict::pending:
        return "open in time";
    case Verdict::excluded:
        break;
    }
    return "not counted";
}

class Builder {
public:
    Builder(const ServeContext& context, const model::Standard& standard, WhatIfState& state)
        : context_(context), standard_(standard), other_(standard), state_(state) {}

    WhatIfView build() {
        view_.standard = standard_.id.text;
        fill_hours();
        if (state_.standard != standard_.id.text) start();
        take_other();
        view_.target_error = app::time_error(other_.target, !standard_.fault.empty());
        if (!view_.target_error.empty()) return std::move(view_);
        replay();
        view_.trouble = state_.replay.trouble;
        if (!state_.replay.is_ok()) return std::move(view_);
        fill_rows();
        fill_cost();
        fill_changes();
        fill_words();
        return std::move(view_);
    }

private:
    void fill_hours() {
        for (const auto& [id, calendar] : context_.workspace.table<model::Calendar>()) {
            view_.hours_ids.push_back(id);
            view_.hours_names.push_back(calendar.name.empty() ? "Hours without a name"
                                                              : calendar.name);
        }
        view_.hours_ids.push_back("");
        view_.hours_names.push_back("Around the clock, every day");
    }

    void start() {
        const int span = state_.span;
        state_ = {};
        state_.span = span;
        state_.standard = standard_.id.text;
        state_.target = standard_.target;
        state_.pause = standard_.pause;
        state_.goal_percent = std::round(1000 * standard_.goal) / 10;
        const auto& ids = view_.hours_ids;
        const auto it = std::find(ids.begin(), ids.end(), standard_.calendar.text);
        state_.hours = static_cast<int>((it == ids.end() ? ids.end() - 1 : it) - ids.begin());
    }

    void take_other() {
        other_.target = std::string(core::trim(state_.target));
        other_.pause = state_.pause;
        if (std::abs(100 * standard_.goal - state_.goal_percent) > 0.05)
            other_.goal = std::clamp(state_.goal_percent / 100, 0.0, 1.0);
        const auto last = static_cast<int>(view_.hours_ids.size()) - 1;
        state_.hours = std::clamp(state_.hours, 0, last);
        other_.calendar.text = view_.hours_ids[static_cast<std::size_t>(state_.hours)];
        view_.adopt = {standard_.id, other_.target, other_.goal, other_.calendar, other_.pause};
        view_.is_same = other_.target == standard_.target && other_.goal == standard_.goal &&
                        other_.pause == standard_.pause && other_.calendar == standard_.calendar;
    }

    void replay() {
        const int days = span_days();
        std::string made_of = std::to_string(context_.workspace.revision) + "/" +
                              std::to_string(context_.now.ms / 60'000) + "/" +
                              std::to_string(days) + "/" + other_.id.text + "/" + other_.target +
                              "/" + std::to_string(other_.goal) + "/" + other_.calendar.text + "/" +
                              other_.pause;
        if (made_of == state_.made_of) return;
        state_.made_of = std::move(made_of);
        const std::int64_t today = core::days_from_civil(core::utc_date(context_.now));
        state_.replay =
            app::replay_what_if(context_.workspace, other_, context_.desk.requests(),
                                context_.zones, context_.now, today - days + 1, today + 2);
    }

    int span_days() const {
        return kWhatIfDays[static_cast<std::size_t>(std::clamp(state_.span, 0, 2))];
    }

    void fill_rows() {
        const app::WhatIf& replay = state_.replay;
        const auto add = [&](std::string what, auto words) {
            view_.rows.push_back({std::move(what), words(replay.real), words(replay.other)});
        };
        using Kept = standards::Attainment;
        view_.rows.push_back({"Time allowed", standard_.target, other_.target});
        view_.rows.push_back({"Aim", percent_words(standard_.goal), percent_words(other_.goal)});
        add("Kept", kept_words);
        add("95% interval", [](const Kept& kept) {
            return kept.met + kept.missed > 0 ? interval_words(kept.wilson) : std::string("–");
        });
        add("In time", [](const Kept& kept) { return grouped(kept.met); });
        add("Missed", [](const Kept& kept) { return grouped(kept.missed); });
        add("Open in time", [](const Kept& kept) { return grouped(kept.pending); });
        view_.rows.push_back({"Hours a week", core::fixed_number(replay.real_hours_a_week, 1),
                              core::fixed_number(replay.other_hours_a_week, 1)});
        view_.rows.push_back({"To keep a week", core::fixed_number(replay.real_per_week, 1),
                              core::fixed_number(replay.other_per_week, 1)});
    }

    void fill_cost() {
        const app::WhatIf& replay = state_.replay;
        const double more = replay.other_per_week - replay.real_per_week;
        const auto a_week = [](double n) {
            return core::fixed_number(n, 1) + " " + (n == 1 ? "request" : "requests") + " a week";
        };
        if (std::abs(more) >= 0.5)
            view_.cost.push_back("The aim asks for " + a_week(std::abs(more)) +
                                 (more > 0 ? " more in time." : " fewer in time."));
        else
            view_.cost.push_back("The aim asks for as many requests in time as now, " +
                                 a_week(replay.real_per_week) + ".");
        const double met_more =
            replay.weeks > 0
                ? (static_cast<double>(replay.other.met) - static_cast<double>(replay.real.met)) /
                      replay.weeks
                : 0;
        const double short_of =
            replay.weeks > 0
                ? replay.other_per_week - static_cast<double>(replay.other.met) / replay.weeks
                : 0;
        if (std::abs(met_more) >= 0.05)
            view_.cost.push_back("Worked as it was, " + a_week(std::abs(met_more)) +
                                 (met_more > 0 ? " more" : " fewer") + " would have been in time.");
        if (short_of >= 0.05)
            view_.cost.push_back("To reach the aim, " + a_week(short_of) +
                                 " must be served sooner than they were.");
        if (replay.outside_share >= 0.005)
            view_.cost.push_back(percent_words(replay.outside_share) +
                                 " of its hours lie outside the hours of today.");
    }

    void fill_changes() {
        const app::WhatIf& replay = state_.replay;
        view_.changes_total = replay.changed.size();
        view_.changes_title = replay.changed.empty()
                                  ? "No request is judged differently"
                                  : counted(replay.changed.size(), "request is", "requests are") +
                                        " judged differently";
        view_.changes_note = grouped(replay.newly_kept) + " would be kept, " +
                             grouped(replay.newly_missed) +
                             " would be missed. Deadlines: " + grouped(replay.due_earlier) +
                             " earlier, " + grouped(replay.due_later) + " later.";
        for (const app::WhatIf::Changed& change : replay.changed) {
            if (!state_.shows_all && view_.changes.size() == kChangesShown) break;
            const app::Request& request = context_.desk.requests()[change.request];
            view_.changes.push_back(
                {request.id, request.number, request.title.empty() ? "Request" : request.title,
                 local_day_time(replay.zone, change.before.start_ms), verdict_words(change.before),
                 verdict_words(change.after),
                 change.after.verdict == Verdict::missed ? Tone::negative : Tone::positive,
                 request.id == state_.request});
        }
        if (const auto* request = context_.desk.find(state_.request))
            view_.deadline =
                build_deadline(context_.workspace, other_, *request, context_.zones, context_.now);
        if (view_.deadline) view_.deadline->actions.clear();
    }

    void fill_words() {
        const app::WhatIf& replay = state_.replay;
        const std::string span = "Over the last " + std::to_string(span_days()) + " days ";
        if (view_.is_same)
            view_.finding = span + kept_words(replay.real) +
                            " were kept. Change a line above to see what another promise would "
                            "have meant.";
        else
            view_.finding = span + kept_words(replay.other) + " would have been kept instead of " +
                            kept_words(replay.real) + ".";
        view_.explained = {
            "Every request of the span is replayed from what happened to it, once under the "
            "promise as it stands and once under the other. Excused requests stay excused.",
            "It assumes that people would have worked just as they did. A tighter promise may move "
            "them; this shows where they would have to.",
            "Nothing is changed by looking. \u201CMake this the promise\u201D is one step and can "
            "be undone."};
    }

    const ServeContext& context_;
    const model::Standard& standard_;
    model::Standard other_;
    WhatIfState& state_;
    WhatIfView view_;
};

}  // namespace

WhatIfView build_what_if(const ServeContext& context, const model::Standard& standard,
                         WhatIfState& state) {
    return Builder(context, standard, state).build();
}

}  // namespace icx::ui
