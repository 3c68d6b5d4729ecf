#include "ui/views/standard_edit_view.hpp"

#include "app/calendars.hpp"
#include "app/clock_conditions.hpp"
#include "app/routes.hpp"
#include "app/serve_desk.hpp"
#include "app/targets.hpp"
#include "app/warnings.hpp"
#include "core/text.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

using model::Calendar;
using model::Standard;

constexpr const char* kReopenWords[] = {"The last one counts, the wait included",
                                        "The first one counts",
                                        "The last one counts, the time between does not"};
constexpr const char* kReopenHelp[] = {
    "Nothing was solved until it stayed solved: the colleague waited all the time",
    "What happens after the first stop is not measured here; a fault can still break the promise",
    "Only the time in which the service had it counts, the time between is a pause"};
constexpr const char* kHoursOfWords[] = {"Of this service",
                                         "Of the department that asks, by its contact card",
                                         "Of both, while both are there"};
constexpr const char* kStateWords[] = {"Kept", "Paused", "Retired"};

EditChoice services_of(const model::Workspace& workspace, const Standard& standard) {
    EditChoice out{{""}, {"All services"}, 0, {}};
    for (const model::Service* service : model::services(workspace)) {
        if (service->id == standard.service) out.chosen = static_cast<int>(out.ids.size());
        out.ids.push_back(service->id.text);
        out.labels.push_back(service->name);
    }
    return out;
}

EditChoice hours_choice(const model::Workspace& workspace, const model::CalendarId& chosen,
                        const char* none) {
    EditChoice out{{""}, {none}, 0, {}};
    for (const Calendar* calendar : app::calendars(workspace)) {
        if (calendar->id == chosen) out.chosen = static_cast<int>(out.ids.size());
        out.ids.push_back(calendar->id.text);
        out.labels.push_back(calendar->name.empty() ? "Hours without a name" : calendar->name);
    }
    return out;
}

struct ClockWords {
    const char* label;
    const char* help;
};
constexpr ClockWords kClockWords[] = {
    {"Clock starts at", "Empty, with the first step"},
    {"Clock stops at", ""},
    {"Clock waits from", ""},
    {"Clock runs again from", "Empty, whatever happens next"},
    {"Clock begins anew at", "The time before is not counted"},
    {"Does not count after", ""},
    {"Reopened by", ""},
    {"Broken, whatever the time, by", "Such as reopened, for what should be right the first time"}};
constexpr std::int64_t kTried_ms = std::int64_t{30} * 86'400'000;

constexpr std::size_t kMostTried = 500;  // requests

std::string match_words(const app::ConditionMatch& match, bool is_cut) {
    if (match.of == 0) return "No events in the last 30 days to try it on";
    return "Matches " + grouped(match.matched) + " of " + counted(match.of, "event", "events") +
           (is_cut ? " of the newest " + grouped(kMostTried) + " requests"
                   : std::string(" of the last 30 days"));
}

// The newest of the last 30 days.
std::vector<const app::Request*> tried_on(const Standard& standard, const app::Desk* desk,
                                          core::Instant now) {
    std::vector<const app::Request*> out;
    if (!desk) return out;
    const std::vector<app::Request>& requests = desk->requests();
    for (std::size_t i = requests.size(); i-- > 0 && out.size() < kMostTried;)
        if (app::applies_to(standard, requests[i]) &&
            requests[i].events.back().at.ms >= now.ms - kTried_ms)
            out.push_back(&requests[i]);
    return out;
}

// Each condition with what is wrong in it, or what it matches among recent events.
void add_clock(StandardEditView& view, const model::Workspace& workspace, const Standard& standard,
               const app::Desk* desk, core::Instant now) {
    const std::vector<const app::Request*> requests = tried_on(standard, desk, now);
    std::size_t i = 0;
    for (const app::ClockField& field : app::clock_fields()) {
        const std::string& text = standard.*field.text;
        const ClockWords& words = kClockWords[i++];
        EditField out{std::string(field.field), words.label, text, words.help, "", false};
        const bool is_empty = core::trim(text).empty();
        const auto match = app::try_condition(workspace, text, requests, {now.ms - kTried_ms});
        if (!match.error.empty())
            out.error = match.error;
        else if (is_empty && field.field == "stop")
            out.error = "Without it nothing is ever kept";
        else if (!is_empty && desk)
            out.help = match_words(match, requests.size() == kMostTried);
        view.activities.push_back(std::move(out));
    }
    view.clock_help = "A condition can also look at more than the step's name. Begin it with "
                      "\u201Cwhen\u201D, as "
                      "in when activity = \"waiting\" and note contains \"customer\". Names are";
    std::string separator = " ";
    for (const expression::Name& name : app::clock_names()) {
        view.clock_help += separator + name.name;
        separator = ", ";
    }
    view.clock_help += ". What is empty matches nothing.";
}

std::string meaning_of(const model::Workspace& workspace, const Standard& standard) {
    std::string out = "The clock starts " + condition_words(standard.start) + " and stops " +
                      condition_words(standard.stop) + ", allowed are " +
                      allowed_words(workspace, standard) + ", to be kept for " +
                      percent_words(standard.goal) + " of requests. ";
    if (!core::trim(standard.fault).empty())
        out += "It is broken " + condition_words(standard.fault) + ". ";
    if (standard.window.valid())
        out += "Only what comes in within " + hours_words(workspace, standard.window) + " counts. ";
    return out + "Hours that count, " + counted_hours_words(workspace, standard) + ".";
}

}  // namespace

StandardEditView build_standard_edit(const model::Workspace& workspace, const std::string& id,
                                     core::ZoneSource& zones, const app::Desk* desk,
                                     core::Instant now,
                                     const std::vector<std::string>& departments) {
    StandardEditView view;
    const Standard* standard = workspace.table<Standard>().find(std::string_view(id));
    if (!standard) return view;
    view.standard = id;
    view.promise = {
        {"title", "Title", standard->title, "", "", false},
        {"promise", "What those who are served are told", standard->promise, "", "", true},
        {"target", "Time allowed", standard->target,
         "30m, 4h, 2d of 24 hours, 3bd for working days", "", false}};
    if (core::trim(standard->title).empty()) view.promise[0].error = "A promise needs a title";
    view.promise[2].error = app::time_error(standard->target, !core::trim(standard->fault).empty());
    view.goal_percent = 100 * standard->goal;
    view.targets = build_targets(workspace, *standard, desk, departments);
    const app::Warnings warnings = app::warnings_of(*standard);
    view.warnings = {"warnings",
                     "Warn at",
                     standard->warnings.empty()
                         ? core::fixed_number(100 * standard->warn_share, 0) + "%"
                         : standard->warnings,
                     "A line for each step, the share used or the time left, then whom to tell, "
                     "as in 75% Desk lead or 30m left Head of IT",
                     warnings.error,
                     true};
    view.service = services_of(workspace, *standard);
    view.hours = hours_choice(workspace, standard->calendar, "Around the clock, every day");
    view.window = hours_choice(workspace, standard->window, "At any time");
    view.window_words = standard->window.valid()
                            ? "Each opening of these hours is one try: covered when every request "
                              "in it was kept."
                            : "";
    for (std::size_t i = 0; i < 3; i++) {
        view.reopen.ids.emplace_back(model::enum_names(standard->reopen_policy)[i]);
        view.reopen.labels.emplace_back(kReopenWords[i]);
        view.reopen.help.emplace_back(kReopenHelp[i]);
        view.state.ids.emplace_back(model::enum_names(standard->state)[i]);
        view.state.labels.emplace_back(kStateWords[i]);
    }
    view.hours_of = {{"provider", "requester", "both"}, {}, static_cast<int>(standard->hours_of)};
    for (const char* words : kHoursOfWords)
        view.hours_of.labels.emplace_back(words);
    view.reopen.chosen = static_cast<int>(standard->reopen_policy);
    view.state.chosen = static_cast<int>(standard->state);
    add_clock(view, workspace, *standard, desk, now);
    if (const Calendar* calendar = workspace.table<Calendar>().find(standard->calendar)) {
        view.calendar = calendar->id.text;
        view.hours_route = app::to_hash({app::Place::calendar, calendar->id.text});
        if (const auto hours = app::hours_of(workspace, calendar->id, zones); !hours)
            view.hours_error =
                "Nothing is measured until the hours are mended: " + hours.error().message;
        std::size_t others = 0;
        for (const auto& [other, record] : workspace.table<Standard>())
            others += other != id && record.calendar == calendar->id;
        if (others > 0)
            view.shared_words = "These hours also count for " +
                                counted(others, "other promise", "other promises") + ".";
    }
    view.meaning = meaning_of(workspace, *standard);
    return view;
}

}  // namespace icx::ui
