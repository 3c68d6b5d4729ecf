#include "ui/views/deadline_view.hpp"

#include "app/request_commands.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

using standards::SegmentKind;

// The event that happened at an instant, for its note.
const model::RequestEvent* event_at(const app::Request& request, std::int64_t at_ms) {
    const model::RequestEvent* found = nullptr;
    for (const model::RequestEvent& event : request.events)
        if (event.at.ms == at_ms) found = &event;
    return found;
}

std::string closed_words(const app::DeadlineStory& story, const standards::Segment& segment) {
    const core::Date from = local_date(story.zone, segment.from_ms);
    const std::int64_t nights = core::days_from_civil(local_date(story.zone, segment.until_ms)) -
                                core::days_from_civil(from);
    if (core::weekday(from) >= 4 && nights > 1) return "Closed for the weekend";
    return nights == 1 ? "Closed for the night" : "Closed";  // a break at noon, or many days
}

// Most zones move by an hour, some by half of one.
std::string clocks_words(std::int32_t change_s) {
    const std::int64_t by_ms = std::int64_t{1000} * (change_s < 0 ? -change_s : change_s);
    return std::string(". Clocks went ") + (change_s > 0 ? "forward" : "back") + " " +
           (by_ms == 3'600'000 ? "an hour" : time_words(by_ms));
}

// By the event that stopped the clock, also where nights and weekends cut the pause in parts.
std::string paused_words(const app::Request& request, standards::Label by) {
    if (by == standards::kNoLabel || by > request.events.size()) return "Paused";
    const model::RequestEvent& event = request.events[by - 1];
    return "Paused at \u201C" + event.activity + "\u201D" +
           (event.note.empty() ? "" : ", " + event.note);
}

std::string what_happened(const app::DeadlineStory& story, const app::Request& request,
                          const standards::Segment& segment, bool is_first) {
    const model::RequestEvent* event = event_at(request, segment.from_ms);
    const std::string note = event && !event->note.empty() ? ", " + event->note : "";
    switch (segment.kind) {
    case SegmentKind::closed:
        return (is_first ? "Request came in. " : "") + closed_words(story, segment);
    case SegmentKind::holiday:
        return "Holiday, " + short_day(core::civil_from_days(segment.holiday_day));
    case SegmentKind::paused:
        return paused_words(request, segment.by);
    case SegmentKind::excused:
        return "Excused";
    case SegmentKind::counted:
        break;
    }
    if (is_first) return "Request came in, clock runs";
    if (event && !event->note.empty()) return "Clock runs again" + note;
    return event ? "Clock runs" : "Open again, clock runs";
}

// What lies before a reset: one line, none of it counted.
void add_reset(DeadlineView& view, const app::DeadlineStory& story, const app::Request& request) {
    const model::RequestEvent& event = request.events[story.reset.by - 1];
    view.steps.push_back({local_time(story.zone, story.reset.first_start_ms),
                          "Request came in. Not counted, the clock began anew later", "no",
                          clock_words(0), false, false});
    view.steps.push_back({local_time(story.zone, event.at.ms),
                          "Clock begins anew at \u201C" + event.activity + "\u201D" +
                              (event.note.empty() ? "" : ", " + event.note),
                          "", clock_words(0), true, false});
}

void add_held(DeadlineView& view, const app::DeadlineStory& story) {
    if (story.held.size() < 2) return;
    std::int64_t sum = 0;
    for (const app::HeldBy& held : story.held) {
        const std::int64_t before_ms = sum / 1000 * 1000;
        sum += held.net_ms;
        view.held.push_back({held.holder.empty() ? "Nobody named yet" : held.holder,
                             clock_words(sum / 1000 * 1000 - before_ms),
                             time_words(held.wall_ms) + " in all"});
    }
}

void add_steps(DeadlineView& view, const app::DeadlineStory& story, const app::Request& request) {
    std::int64_t sum = 0;
    bool is_first = story.reset.by == standards::kNoLabel;
    if (!is_first) add_reset(view, story, request);
    for (const standards::Segment& segment : story.segments) {
        // What is shown are differences of the sums as shown, so that no part of a second is lost.
        const std::int64_t before_ms = sum / 1000 * 1000;
        sum += segment.counted_ms;
        const std::int64_t counted_ms = sum / 1000 * 1000 - before_ms;
        const bool counts = segment.kind == SegmentKind::counted;
        std::string what = what_happened(story, request, segment, is_first);
        if (segment.clock_change_s != 0) what += clocks_words(segment.clock_change_s);
        view.steps.push_back({local_time(story.zone, segment.from_ms), std::move(what),
                              counts ? clock_words(counted_ms) : "no", clock_words(sum), counts,
                              false});
        is_first = false;
    }
    const standards::Outcome& outcome = story.outcome;
    view.steps.push_back({local_time(story.zone, outcome.end_ms),
                          outcome.is_stopped ? "Done, clock stops" : "Now", "", clock_words(sum),
                          !outcome.is_stopped, outcome.is_stopped});
    if (!outcome.is_stopped && outcome.due_ms != standards::kNever_ms &&
        outcome.due_ms > outcome.end_ms && story.target_ms > 0 &&
        story.target_ms < standards::kNoLimit_ms)
        view.steps.push_back({local_time(story.zone, outcome.due_ms),
                              clock_words(story.target_ms) + " used, deadline",
                              clock_words(story.target_ms - sum / 1000 * 1000),
                              clock_words(story.target_ms), false, true});
    view.sum_words = "The counted parts add up to " + clock_words(sum);
    view.sum_words += story.target_ms < standards::kNoLimit_ms
                          ? " of " + clock_words(story.target_ms) + " allowed."
                          : "; there is no time limit.";
}

std::string remark_of(const model::Workspace& workspace, const model::Standard& standard,
                      const app::DeadlineStory& story, const app::Request& request) {
    std::string out;
    if (story.outcome.is_faulted && story.fault_by > 0 && story.fault_by <= request.events.size()) {
        const model::RequestEvent& event = request.events[story.fault_by - 1];
        out = "Broken by \u201C" + event.activity + "\u201D on " +
              local_day_time(story.zone, event.at.ms) + ", whatever the time. ";
    }
    if (story.outcome.paused_ms > 0 && story.due_without_pauses_ms != standards::kNever_ms)
        out += "Without the pause it was due " +
               local_time(story.zone, story.due_without_pauses_ms) + ". ";
    out += "Hours that count, " + hours_words(workspace, standard.calendar) + ".";
    return out;
}

}  // namespace

DeadlineView build_deadline(const model::Workspace& workspace, const model::Standard& standard,
                            const app::Request& request, core::ZoneSource& zones,
                            core::Instant now) {
    DeadlineView view;
    view.request = request.id;
    view.standard = standard.id.text;
    view.subtitle = request.number + (request.title.empty() ? "" : ", " + request.title);
    const auto story = app::tell_deadline(workspace, standard, request, zones, now);
    if (!story) {
        view.remark = core::describe(story.error());
        return view;
    }
    for (const app::Step& step : app::steps_for(request.state))
        view.actions.push_back({std::string(step.activity), std::string(step.label)});
    if (story->is_withdrawn || !story->is_started) {
        view.is_open = !story->is_withdrawn;
        view.due = "No deadline";
        view.left = story->is_withdrawn ? "withdrawn" : "not started";
        view.remark = story->is_withdrawn ? "It was withdrawn, so this promise does not count it."
                                          : "Its clock starts " + condition_words(standard.start) +
                                                ", which has not happened.";
        return view;
    }
    const standards::Outcome& outcome = story->outcome;
    for (const auto& [id, excusal] : workspace.table<model::Excusal>())
        view.is_excused |= excusal.standard == standard.id && excusal.request == request.id;
    view.is_open = !outcome.is_stopped;
    view.due = outcome.due_ms == standards::kNever_ms ? "No deadline"
                                                      : local_time(story->zone, outcome.due_ms);
    const LeftWords left = left_words(outcome, app::warnings_of(standard));
    view.tone = left.tone;
    view.left = left.words;
    if (view.is_excused) {
        view.left = "excused";
        view.tone = Tone::neutral;
    } else if (outcome.is_stopped && left.tone != Tone::negative) {
        view.left = outcome.target_ms < standards::kNoLimit_ms ? "kept with " + left.words : "kept";
        view.tone = Tone::positive;
    }
    add_steps(view, *story, request);
    add_held(view, *story);
    view.remark = remark_of(workspace, standard, *story, request);
    return view;
}

}  // namespace icx::ui
