#include "ui/views/shell_view.hpp"

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::Place;

constexpr std::int64_t kShowSavingAfterMs = 400;

struct PlaceInfo {
    Place place;
    Icon icon;
    const char* label;
};

constexpr PlaceInfo kPlaces[] = {
    {Place::home, Icon::home, "Home"},
    {Place::surveys, Icon::listen, "Listen"},
    {Place::journeys, Icon::map, "Map"},
    {Place::standards, Icon::serve, "Serve"},
    {Place::cases, Icon::act, "Act"},
    {Place::recognition, Icon::celebrate, "Celebrate"},
    {Place::organisation, Icon::organisation, "Organisation"},
    {Place::library, Icon::library, "Library"},
};

PlaceView place_view(const PlaceInfo& info, Place current) {
    return {
        info.place, info.icon, info.label, app::to_hash({info.place, {}}), info.place == current,
        0};
}

// The first letters of the first two words.
std::string initials_of(std::string_view name) {
    std::string letters;
    bool is_start = true;
    for (std::size_t at = 0; at < name.size() && core::count_code_points(letters) < 2;) {
        const char32_t letter = core::next_code_point(name, at);
        if (letter == ' ')
            is_start = true;
        else if (is_start) {
            core::append_utf8(letters, letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
            is_start = false;
        }
    }
    return letters.empty() ? "IX" : letters;
}

const model::Survey* survey_of(const model::Workspace& workspace, const app::Route& route) {
    return workspace.table<model::Survey>().find(std::string_view(route.id));
}

// The page of the one who promises.
Crumb agreement_parent(const model::Workspace& workspace, const app::Route& route) {
    const auto* agreement = workspace.table<model::Agreement>().find(std::string_view(route.id));
    const auto* provider =
        agreement ? workspace.table<model::Department>().find(agreement->provider) : nullptr;
    if (!provider) return {"Organisation", app::to_hash({Place::organisation, {}})};
    return {provider->name, app::to_hash({Place::department, provider->id.text})};
}

bool is_dense_place(Place place) { return place == Place::survey || place == Place::results; }

}  // namespace

SaveView build_save(const app::SaveStatus& status, std::int64_t saving_since_ms) {
    using State = app::SaveStatus::State;
    if (status.state == State::failed)
        return {Icon::not_saved, Tone::negative, "Not saved: " + status.reason + " - export now",
                true};
    if (status.state == State::saving && saving_since_ms >= kShowSavingAfterMs)
        return {Icon::saving, Tone::neutral, "Saving...", false};
    return {Icon::saved, Tone::positive, "Saved on this device", false};
}

std::string screen_title(const model::Workspace& workspace, const app::Route& route) {
    switch (route.place) {
    case Place::home:
        return "Today";
    case Place::surveys:
        return "Surveys";
    case Place::survey:
    case Place::results:
    case Place::respond: {
        const model::Survey* survey = survey_of(workspace, route);
        return survey ? survey->title : "Survey not found";
    }
    case Place::outbox:
        return "Outbox";
    case Place::journeys:
        return "Journeys";
    case Place::journey: {
        const auto* journey = workspace.table<model::Journey>().find(std::string_view(route.id));
        return journey ? journey->title : "Journey not found";
    }
    case Place::ideas:
        return workspace.table<model::Journey>().find(std::string_view(route.id))
                   ? "Ideas, weighed"
                   : "Journey not found";
    case Place::workshops:
        return "Workshops";
    case Place::workshop:
    case Place::workshop_screen: {
        const auto* workshop = workspace.table<model::Workshop>().find(std::string_view(route.id));
        if (!workshop) return "Workshop not found";
        return workshop->title.empty() ? "Untitled workshop" : workshop->title;
    }
    case Place::standards:
        return "Service standards";
    case Place::standard: {
        const auto* standard = workspace.table<model::Standard>().find(std::string_view(route.id));
        return standard ? standard->title : "Promise not found";
    }
    case Place::requests:
        return "Requests";
    case Place::hours:
        return "Opening hours";
    case Place::calendar: {
        const auto* calendar = workspace.table<model::Calendar>().find(std::string_view(route.id));
        if (!calendar) return "Hours not found";
        return calendar->name.empty() ? "Hours without a name" : calendar->name;
    }
    case Place::watermelons:
        return "Kept and liked?";
    case Place::goals:
        return "Goals";
    case Place::cases:
        return "Follow-up";
    case Place::actions:
        return "Actions";
    case Place::recognition:
        return "Recognition";
    case Place::organisation:
        return "Organisation";
    case Place::department: {
        const auto* department =
            workspace.table<model::Department>().find(std::string_view(route.id));
        return department ? department->name : "Department not found";
    }
    case Place::agreement: {
        const auto* agreement =
            workspace.table<model::Agreement>().find(std::string_view(route.id));
        return agreement ? agreement->title : "Agreement not found";
    }
    case Place::library:
        return "Library";
    case Place::settings:
        return "Settings";
    case Place::not_found:
        return "Page not found";
    }
    return "Page not found";
}

ShellView build_shell(const model::Workspace& workspace, const ShellInput& input) {
    ShellView view;
    const Place current = app::rail_place(input.route.place);
    for (const PlaceInfo& info : kPlaces)
        view.places.push_back(place_view(info, current));
    for (PlaceView& place : view.places)
        if (place.place == Place::cases) place.count = input.open_things;
    view.settings = place_view({Place::settings, Icon::settings, "Settings"}, current);
    for (const Place place : {Place::home, Place::surveys, Place::journeys, Place::standards})
        for (const PlaceView& entry : view.places)
            if (entry.place == place) view.bottom_bar.push_back(entry);
    view.bottom_bar.push_back(view.settings);

    view.title = screen_title(workspace, input.route);
    if (is_dense_place(input.route.place))
        view.parent = Crumb{"Surveys", app::to_hash({Place::surveys, {}})};
    if (input.route.place == Place::journey)
        view.parent = Crumb{"Journeys", app::to_hash({Place::journeys, {}})};
    if (input.route.place == Place::ideas)
        if (const auto* journey =
                workspace.table<model::Journey>().find(std::string_view(input.route.id)))
            view.parent = Crumb{journey->title, app::to_hash({Place::journey, input.route.id})};
    if (input.route.place == Place::workshop)
        view.parent = Crumb{"Workshops", app::to_hash({Place::workshops, {}})};
    if (input.route.place == Place::calendar)
        view.parent = Crumb{"Opening hours", app::to_hash({Place::hours, {}})};
    if (input.route.place == Place::standard || input.route.place == Place::requests ||
        input.route.place == Place::hours || input.route.place == Place::watermelons ||
        input.route.place == Place::goals)
        view.parent = Crumb{"Service standards", app::to_hash({Place::standards, {}})};
    if (input.route.place == Place::department)
        view.parent = Crumb{"Organisation", app::to_hash({Place::organisation, {}})};
    if (input.route.place == Place::agreement)
        view.parent = agreement_parent(workspace, input.route);
    view.save = build_save(input.save, input.saving_since_ms);
    if (input.changes_since_export > 0)
        view.backup_words =
            counted(input.changes_since_export, "change", "changes") + " only on this device";

    const model::Settings& settings = model::settings(workspace);
    view.organisation = settings.name.empty() ? "Your organisation" : settings.name;
    view.organisation_note = settings.is_sample ? "Sample data" : "On this device";
    view.initials = initials_of(view.organisation);
    view.is_dense = input.is_compact || is_dense_place(input.route.place) ||
                    input.route.place == Place::journey;
    return view;
}

}  // namespace icx::ui
