#include "app/what_if.hpp"
#include "app/targets.hpp"

#include <algorithm>
#include <unordered_map>

#include "app/calendars.hpp"
#include "app/standard_measure.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using standards::Outcome;
using standards::Verdict;

constexpr std::int64_t kDay_s = 86400;
constexpr double kWeek_s = 7 * 86400;

std::int64_t day_of(const core::ZoneTable& zone, std::int64_t at_ms) {
    return core::local_day_at(zone, at_ms / 1000 - (at_ms % 1000 < 0));
}

double open_s(const std::vector<standards::CalendarHistory>& histories, core::ZoneSource& zones,
              std::int64_t from_s, std::int64_t until_s) {
    const auto service = standards::Service::make(histories, zones);
    if (!service || until_s <= from_s) return 0;
    return static_cast<double>(
               service->clock(from_s, until_s).between_ms({from_s * 1000}, {until_s * 1000})) /
           1000;
}

class Replay {
public:
    Replay(const model::Workspace& workspace, const std::vector<Request>& requests,
           core::ZoneSource& zones, core::Instant now)
        : workspace_(workspace), requests_(requests), zones_(zones), now_(now) {}

    WhatIf run(const model::Standard& real, const model::Standard& other, std::int64_t from_day,
               std::int64_t until_day) {
        auto before = MeasuringBench::make(workspace_, real, zones_);
        auto after = MeasuringBench::make(workspace_, other, zones_);
        if (!before || !after) {
            out_.trouble = core::describe(before ? after.error() : before.error());
            return std::move(out_);
        }
        out_.zone = before->zone();
        from_day_ = from_day;
        until_day_ = std::min(until_day, day_of(out_.zone, now_.ms) + 1);
        compare(before->measure_all(requests_, now_.ms), after->measure_all(requests_, now_.ms));
        count_cost(real, other);
        return std::move(out_);
    }

private:
    bool is_within(const Outcome& outcome) const {
        const std::int64_t day = day_of(out_.zone, outcome.start_ms);
        return day >= from_day_ && day < until_day_;
    }

    void compare(const std::vector<Case>& before, const std::vector<Case>& after) {
        std::unordered_map<std::size_t, const Outcome*> real;
        std::vector<Outcome> real_outcomes, other_outcomes;
        for (const Case& item : before) {
            if (!is_within(item.outcome)) continue;
            real.emplace(item.request, &item.outcome);
            real_outcomes.push_back(item.outcome);
        }
        for (const Case& item : after) {
            if (!is_within(item.outcome)) continue;
            other_outcomes.push_back(item.outcome);
            const auto it = real.find(item.request);
            if (it != real.end()) compare_one(item.request, *it->second, item.outcome);
        }
        std::reverse(out_.changed.begin(), out_.changed.end());
        out_.real = standards::compute_attainment(real_outcomes, {});
        out_.other = standards::compute_attainment(other_outcomes, {});
    }

    void compare_one(std::size_t request, const Outcome& before, const Outcome& after) {
        out_.due_earlier += after.due_ms < before.due_ms;
        out_.due_later += after.due_ms > before.due_ms;
        if (before.verdict == after.verdict) return;
        out_.newly_kept += after.verdict == Verdict::met;
        out_.newly_missed += after.verdict == Verdict::missed;
        out_.changed.push_back({request, before, after});
    }

    void count_cost(const model::Standard& real, const model::Standard& other) {
        const std::int64_t from_s = from_day_ * kDay_s, until_s = until_day_ * kDay_s;
        if (until_s <= from_s) return;
        out_.weeks = static_cast<double>(until_s - from_s) / kWeek_s;
        const auto a_week = [&](const standards::Attainment& kept, double goal) {
            return goal * static_cast<double>(kept.met + kept.missed) / out_.weeks;
        };
        out_.real_per_week = a_week(out_.real, real.goal);
        out_.other_per_week = a_week(out_.other, other.goal);
        const auto real_hours = hours_of(workspace_, real.calendar, zones_);
        const auto other_hours = hours_of(workspace_, other.calendar, zones_);
        if (!real_hours || !other_hours) return;
        const double in_real = open_s({*real_hours}, zones_, from_s, until_s);
        const double in_other = open_s({*other_hours}, zones_, from_s, until_s);
        const double in_both = open_s({*real_hours, *other_hours}, zones_, from_s, until_s);
        out_.real_hours_a_week = in_real / 3600 / out_.weeks;
        out_.other_hours_a_week = in_other / 3600 / out_.weeks;
        if (in_other > 0) out_.outside_share = 1 - in_both / in_other;
    }

    const model::Workspace& workspace_;
    const std::vector<Request>& requests_;
    core::ZoneSource& zones_;
    core::Instant now_;
    std::int64_t from_day_ = 0, until_day_ = 0;
    WhatIf out_;
};

}  // namespace

WhatIf replay_what_if(const model::Workspace& workspace, const model::Standard& other,
                      const std::vector<Request>& requests, core::ZoneSource& zones,
                      core::Instant now, std::int64_t from_day, std::int64_t until_day) {
    const auto* real = workspace.table<model::Standard>().find(other.id);
    if (!real) {
        WhatIf out;
        out.trouble = "this promise does not exist any more";
        return out;
    }
    return Replay(workspace, requests, zones, now).run(*real, other, from_day, until_day);
}

core::Result<Plan> plan(const model::Workspace& workspace, const AdoptPromise& command,
                        PlanContext&) {
    const auto* before = workspace.table<model::Standard>().find(command.standard);
    if (!before)
        return core::Error{core::Code::not_found, "this promise does not exist any more",
                           command.standard.text, ""};
    const std::string target(core::trim(command.target));
    if (!time_error(target, !core::trim(before->fault).empty()).empty())
        return core::Error{core::Code::invalid,
                           "the time allowed must read like 30m, 4h, 2d or 3bd", "target", ""};
    if (!(command.goal >= 0 && command.goal <= 1))
        return core::Error{core::Code::invalid, "the aim must lie between 0 and 100%", "goal", ""};
    if (command.calendar.valid() && !workspace.table<model::Calendar>().find(command.calendar))
        return core::Error{core::Code::not_found, "these hours do not exist any more", "calendar",
                           ""};
    model::Standard after = *before;
    after.target = target;
    after.goal = command.goal;
    after.calendar = command.calendar;
    after.pause = command.pause;
    Plan plan;
    plan.label = "another promise";
    write_difference(plan.writes, *before, after);
    if (plan.writes.empty())
        return core::Error{core::Code::conflict, "this is the promise already", "", ""};
    return plan;
}

}  // namespace icx::app
