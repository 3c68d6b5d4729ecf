#include "app/standard_measure.hpp"

#include <algorithm>

#include "app/calendars.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Result;

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kAhead_s = 60 * kDay_s;

std::int64_t floor_s(std::int64_t ms) { return ms / 1000 - (ms % 1000 < 0); }

}  // namespace

std::vector<std::string> activities_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find(',');
        const std::string_view part = core::trim(text.substr(0, end));
        if (!part.empty()) out.push_back(core::lower_ascii(part));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return out;
}

bool applies_to(const model::Standard& standard, const Request& request) {
    return !standard.service.valid() || request.service == standard.service.text;
}

Result<MeasuringBench> MeasuringBench::make(const model::Workspace& workspace,
                                            const model::Standard& standard,
                                            core::ZoneSource& zones) {
    auto targets = Targets::make(workspace, standard);
    if (!targets) return targets.error();
    auto hours = StandardHours::make(workspace, standard, zones);
    if (!hours) return hours.error();
    auto conditions = ClockConditions::make(workspace, standard);
    if (!conditions) return conditions.error();
    MeasuringBench out;
    if (standard.window.valid()) {
        auto open = hours_of(workspace, standard.window, zones);
        if (!open) return open.error();
        auto window = standards::Service::make({std::move(*open)}, zones);
        if (!window) return window.error();
        out.window_ = std::move(*window);
    }
    out.conditions_ = std::move(*conditions);
    out.standard_ = &standard;
    out.hours_ = std::move(*hours);
    out.targets_ = std::move(*targets);
    for (const auto& [id, excusal] : workspace.table<model::Excusal>())
        if (excusal.standard == standard.id) out.excusals_[excusal.request] = id;
    return out;
}

Case MeasuringBench::begin_case(const Request& request) const {
    Case item;
    item.timeline = standards::replay(conditions_.events_of(request), conditions_.conditions());
    if (const auto it = excusals_.find(request.id); it != excusals_.end())
        item.excusal = it->second;
    return item;
}

std::vector<standards::Interval> MeasuringBench::windows(std::int64_t from_s,
                                                         std::int64_t until_s) const {
    if (!window_) return {};
    const standards::BusinessClock clock = window_->clock(from_s, until_s);
    return {clock.intervals().begin(), clock.intervals().end()};
}

standards::Subject MeasuringBench::subject_of(const Case& item, const Request& request) const {
    standards::Subject subject = standards::subject_of(
        item.timeline, targets_.ms_for(request, day_for_targets_s(item.timeline.start_ms)));
    subject.is_excluded = !item.excusal.empty();
    return subject;
}

std::vector<Case> MeasuringBench::measure_all(const std::vector<Request>& requests,
                                              std::int64_t now_ms) const {
    std::vector<Case> cases;
    std::int64_t first_s = floor_s(now_ms), last_s = first_s;
    for (std::size_t i = 0; i < requests.size(); i++) {
        if (!applies_to(*standard_, requests[i])) continue;
        Case item = begin_case(requests[i]);
        if (!item.timeline.is_started || item.timeline.start_ms > now_ms) continue;
        item.request = i;
        first_s = std::min(first_s, floor_s(item.timeline.start_ms));
        if (item.timeline.stop_ms != standards::kNever_ms)
            last_s = std::max(last_s, floor_s(item.timeline.stop_ms));
        cases.push_back(std::move(item));
    }
    if (window_) {
        const standards::BusinessClock open = window_->clock(first_s - kDay_s, last_s + kDay_s);
        std::erase_if(cases, [&](const Case& item) {
            return !open.is_open(floor_s(item.timeline.start_ms));
        });
    }
    std::map<const standards::Service*, standards::BusinessClock> clocks;
    for (Case& item : cases) {
        const Request& request = requests[item.request];
        const standards::Service& service = hours_.of(request.department);
        auto clock = clocks.find(&service);
        if (clock == clocks.end())
            clock = clocks
                        .emplace(&service,
                                 service.clock(first_s - kDay_s, std::min(last_s + kAhead_s,
                                                                          core::kZonesUntil_s)))
                        .first;
        item.outcome = standards::measure(subject_of(item, request), clock->second, now_ms);
    }
    std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) {
        return a.outcome.start_ms < b.outcome.start_ms;
    });
    return cases;
}

namespace {

// Who held the request when, and for how long of its counted time.
std::vector<HeldBy> split_by_holder(const Request& request, const standards::Subject& subject,
                                    const standards::BusinessClock& clock, std::int64_t now_ms) {
    std::vector<standards::Holding> holdings;
    std::vector<std::string> names = {""};
    for (const model::RequestEvent& event : request.events) {
        if (event.who.empty()) continue;
        auto it = std::find(names.begin(), names.end(), event.who);
        if (it == names.end()) it = names.insert(it, event.who);
        holdings.push_back({event.at.ms, static_cast<standards::Label>(it - names.begin())});
    }
    std::vector<HeldBy> out;
    for (const auto& time : standards::split_by_holder(subject, holdings, clock, now_ms))
        out.push_back({names[time.holder], time.wall_ms, time.net_ms});
    return out;
}

}  // namespace

DeadlineStory MeasuringBench::tell(const Request& request, std::int64_t now_ms) const {
    DeadlineStory story;
    const Case item = begin_case(request);
    const standards::Service& service = hours_.of(request.department);
    story.zone = service.zone();
    story.is_started = item.timeline.is_started && item.timeline.start_ms <= now_ms;
    story.is_withdrawn = item.timeline.is_cancelled;
    if (!story.is_started || story.is_withdrawn) return story;
    const standards::Subject subject = subject_of(item, request);
    const std::int64_t last_ms =
        std::max(now_ms, subject.stop_ms == standards::kNever_ms ? now_ms : subject.stop_ms);
    const standards::BusinessClock clock =
        service.clock(floor_s(item.timeline.start_ms) - kDay_s,
                       std::min(floor_s(last_ms) + kAhead_s, core::kZonesUntil_s));
    story.outcome = standards::measure(subject, clock, now_ms);
    story.segments = standards::explain(subject, clock, service.versions(), now_ms);
    standards::Subject plain = subject;
    plain.pauses = {};
    story.due_without_pauses_ms = standards::measure(plain, clock, now_ms).due_ms;
    story.target_ms = subject.target_ms;
    story.fault_by = item.timeline.fault_by;
    if (item.timeline.reset_by != standards::kNoLabel)
        story.reset = {item.timeline.first_start_ms, item.timeline.reset_by};
    story.held = split_by_holder(request, subject, clock, now_ms);
    return story;
}

Result<DeadlineStory> tell_deadline(const model::Workspace& workspace,
                                    const model::Standard& standard, const Request& request,
                                    core::ZoneSource& zones, core::Instant now) {
    auto bench = MeasuringBench::make(workspace, standard, zones);
    if (!bench) return bench.error();
    return bench->tell(request, now.ms);
}

}  // namespace icx::app
