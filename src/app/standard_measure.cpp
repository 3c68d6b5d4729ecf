#include "app/standard_measure.hpp"

#include <algorithm>

#include "app/calendars.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using core::Result;

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kAhead_s = 60 * kDay_s;
constexpr std::int64_t kSpanStep_s = 32 * kDay_s;
const std::string kNotExcused;

std::int64_t floor_s(std::int64_t ms) { return ms / 1000 - (ms % 1000 < 0); }
std::int64_t step_of(std::int64_t s) { return s / kSpanStep_s - (s % kSpanStep_s < 0); }

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
    out.standard_ = standard;
    out.hours_ = std::move(*hours);
    out.targets_ = std::move(*targets);
    out.renew_excusals(workspace);
    return out;
}

std::vector<std::string> MeasuringBench::renew_excusals(const model::Workspace& workspace) {
    std::map<std::string, std::string, std::less<>> fresh;
    for (const auto& [id, excusal] : workspace.table<model::Excusal>())
        if (excusal.standard == standard_.id) fresh[excusal.request] = id;
    std::vector<std::string> changed;
    const auto compare = [&](const auto& some, const auto& others) {
        for (const auto& [request, id] : some) {
            const auto other = others.find(request);
            if (other == others.end() || other->second != id) changed.push_back(request);
        }
    };
    compare(fresh, excusals_);
    compare(excusals_, fresh);
    excusals_ = std::move(fresh);
    return changed;
}

standards::Timeline MeasuringBench::replay(const Request& request) const {
    return standards::replay(conditions_.events_of(request), conditions_.conditions());
}

const std::string& MeasuringBench::excusal_of(const Request& request) const {
    const auto it = excusals_.find(request.id);
    return it == excusals_.end() ? kNotExcused : it->second;
}

std::vector<standards::Interval> MeasuringBench::windows(std::int64_t from_s,
                                                         std::int64_t until_s) const {
    if (!window_) return {};
    const standards::BusinessClock clock = window_->clock(from_s, until_s);
    return {clock.intervals().begin(), clock.intervals().end()};
}

standards::Subject MeasuringBench::subject_of(const standards::Timeline& timeline,
                                              const Request& request) const {
    standards::Subject subject = standards::subject_of(
        timeline, targets_.ms_for(request, day_for_targets_s(timeline.start_ms)));
    subject.is_excluded = !excusal_of(request).empty();
    return subject;
}

MeasuringBench::Span MeasuringBench::span_of(std::int64_t first_s, std::int64_t last_s) {
    return {step_of(first_s - kDay_s) * kSpanStep_s,
            std::min((step_of(last_s) + 1) * kSpanStep_s + kAhead_s, core::kZonesUntil_s)};
}

void MeasuringBench::make_clocks(Span span) {
    span_ = span;
    clocks_.clear();
    for (const standards::Service& service : hours_.all())
        clocks_.emplace(&service, service.clock(span.from_s, span.until_s));
    if (window_) window_clock_ = window_->clock(span.from_s, span.until_s);
}

bool MeasuringBench::reaches(const Request& request, std::int64_t now_ms) const {
    if (request.events.empty()) return true;
    const Span span = span_of(floor_s(request.events.front().at.ms),
                              std::max(floor_s(now_ms), floor_s(request.events.back().at.ms)));
    return span.from_s >= span_.from_s && span.until_s <= span_.until_s;
}

std::optional<Case> MeasuringBench::measure(const Request& request, std::size_t place,
                                            std::int64_t now_ms) const {
    if (!applies_to(standard_, request)) return std::nullopt;
    const standards::Timeline timeline = replay(request);
    if (!timeline.is_started || timeline.start_ms > now_ms) return std::nullopt;
    if (window_clock_ && !window_clock_->is_open(floor_s(timeline.start_ms))) return std::nullopt;
    Case item;
    item.request = place;
    item.excusal = excusal_of(request);
    item.is_withdrawn = timeline.is_cancelled;
    item.fault_by = timeline.fault_by;
    item.outcome = standards::measure(subject_of(timeline, request),
                                      clocks_.find(&hours_.of(request.department))->second, now_ms);
    return item;
}

std::vector<Case> MeasuringBench::measure_all(const std::vector<Request>& requests,
                                              std::int64_t now_ms) {
    std::int64_t first_s = floor_s(now_ms), last_s = first_s;
    for (const Request& request : requests) {
        if (request.events.empty() || !applies_to(standard_, request)) continue;
        first_s = std::min(first_s, floor_s(request.events.front().at.ms));
        last_s = std::max(last_s, floor_s(request.events.back().at.ms));
    }
    make_clocks(span_of(first_s, last_s));
    std::vector<Case> cases;
    for (std::size_t i = 0; i < requests.size(); i++)
        if (auto item = measure(requests[i], i, now_ms)) cases.push_back(std::move(*item));
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
    const standards::Timeline timeline = replay(request);
    const standards::Service& service = hours_.of(request.department);
    story.zone = service.zone();
    story.is_started = timeline.is_started && timeline.start_ms <= now_ms;
    story.is_withdrawn = timeline.is_cancelled;
    if (!story.is_started || story.is_withdrawn) return story;
    const standards::Subject subject = subject_of(timeline, request);
    const std::int64_t last_ms =
        std::max(now_ms, subject.stop_ms == standards::kNever_ms ? now_ms : subject.stop_ms);
    const standards::BusinessClock clock =
        service.clock(floor_s(timeline.start_ms) - kDay_s,
                      std::min(floor_s(last_ms) + kAhead_s, core::kZonesUntil_s));
    story.outcome = standards::measure(subject, clock, now_ms);
    story.segments = standards::explain(subject, clock, service.versions(), now_ms);
    standards::Subject plain = subject;
    plain.pauses = {};
    story.due_without_pauses_ms = standards::measure(plain, clock, now_ms).due_ms;
    story.target_ms = subject.target_ms;
    story.fault_by = timeline.fault_by;
    if (timeline.reset_by != standards::kNoLabel)
        story.reset = {timeline.first_start_ms, timeline.reset_by};
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
