#include "ui/views/standard_edit_view.hpp"

#include "app/calendars.hpp"
#include "app/routes.hpp"
#include "app/standard_figures.hpp"
#include "core/text.hpp"
#include "standards/duration.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {
namespace {

using model::Calendar;
using model::Standard;

constexpr const char* kReopenWords[] = {"The last one counts, the wait included",
                                        "The first one counts",
                                        "The last one counts, the time between does not"};
constexpr const char* kStateWords[] = {"Kept", "Paused", "Retired"};

EditChoice services_of(const model::Workspace& workspace, const Standard& standard) {
    EditChoice out{{""}, {"All services"}, 0};
    for (const model::Service* service : model::services(workspace)) {
        if (service->id == standard.service) out.chosen = static_cast<int>(out.ids.size());
        out.ids.push_back(service->id.text);
        out.labels.push_back(service->name);
    }
    return out;
}

EditChoice hours_choice(const model::Workspace& workspace, const Standard& standard) {
    EditChoice out{{""}, {"Around the clock, every day"}, 0};
    for (const Calendar* calendar : app::calendars(workspace)) {
        if (calendar->id == standard.calendar) out.chosen = static_cast<int>(out.ids.size());
        out.ids.push_back(calendar->id.text);
        out.labels.push_back(calendar->name.empty() ? "Hours without a name" : calendar->name);
    }
    return out;
}

std::string meaning_of(const model::Workspace& workspace, const Standard& standard) {
    return percent_words(standard.goal) + " of requests go from \u201C" + standard.start +
           "\u201D to \u201C" + standard.stop + "\u201D within " + standard.target + ". " +
           "Hours that count, " + hours_words(workspace, standard.calendar) + ".";
}

}  // namespace

StandardEditView build_standard_edit(const model::Workspace& workspace, const std::string& id,
                                     core::ZoneSource& zones) {
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
    if (!standards::parse_duration(standard->target))
        view.promise[2].error = "Write a time such as 30m, 4h, 2d or 3bd";
    view.goal_percent = 100 * standard->goal;
    view.warn_percent = 100 * standard->warn_share;
    view.service = services_of(workspace, *standard);
    view.hours = hours_choice(workspace, *standard);
    for (std::size_t i = 0; i < 3; i++) {
        view.reopen.ids.emplace_back(model::enum_names(standard->reopen_policy)[i]);
        view.reopen.labels.emplace_back(kReopenWords[i]);
        view.state.ids.emplace_back(model::enum_names(standard->state)[i]);
        view.state.labels.emplace_back(kStateWords[i]);
    }
    view.reopen.chosen = static_cast<int>(standard->reopen_policy);
    view.state.chosen = static_cast<int>(standard->state);
    view.activities = {{"start", "Clock starts at", standard->start,
                        "Several words are separated by commas", "", false},
                       {"stop", "Clock stops at", standard->stop, "", "", false},
                       {"pause", "Clock waits from", standard->pause, "", "", false},
                       {"resume", "Clock runs again from", standard->resume,
                        "Empty, whatever happens next", "", false},
                       {"cancel", "Does not count after", standard->cancel, "", "", false},
                       {"reopen", "Reopened by", standard->reopen, "", "", false}};
    if (core::trim(standard->stop).empty())
        view.activities[1].error = "Without it nothing is ever kept";
    if (const Calendar* calendar = workspace.table<Calendar>().find(standard->calendar)) {
        view.calendar = calendar->id.text;
        view.hours_route = app::to_hash({app::Place::calendar, calendar->id.text});
        if (const auto hours = app::hours_of(workspace, calendar->id, zones); !hours)
            view.hours_error = "Nothing is measured until the hours are mended: " +
                               hours.error().message;
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
