#include "ui/views/palette_view.hpp"

#include "app/calendars.hpp"
#include "core/text.hpp"

namespace icx::ui {
namespace {

using app::ActionId;
using app::Place;

constexpr std::size_t kRecordsMax = 8;

struct PlaceEntry {
    Place place;
    Icon icon;
    const char* label;
    const char* keywords;
};

constexpr PlaceEntry kPlaces[] = {
    {Place::home, Icon::home, "Home", "today start"},
    {Place::surveys, Icon::listen, "Surveys", "listen questionnaires"},
    {Place::outbox, Icon::export_, "Outbox", "answers receipts unsent"},
    {Place::journeys, Icon::map, "Journeys", "map blueprint personas steps"},
    {Place::workshops, Icon::workshop, "Workshops",
     "facilitate agenda timer vote brainstorm retrospective minutes"},
    {Place::standards, Icon::serve, "Service standards", "serve promises sla targets"},
    {Place::requests, Icon::case_, "Requests", "log tickets serve"},
    {Place::hours, Icon::calendar, "Opening hours", "calendar holidays business hours serve"},
    {Place::watermelons, Icon::chart, "Kept and liked?", "watermelon serve attainment score"},
    {Place::goals, Icon::goal, "Goals", "strategy aims company serve promises"},
    {Place::organisation, Icon::organisation, "Organisation", "departments people"},
    {Place::library, Icon::library, "Library", "guides help how to"},
    {Place::settings, Icon::settings, "Settings", "storage backup theme sample"},
};

Icon icon_of(ActionId id) {
    switch (id) {
    case ActionId::undo:
        return Icon::undo;
    case ActionId::redo:
        return Icon::redo;
    case ActionId::new_survey:
        return Icon::add;
    case ActionId::import_file:
        return Icon::import_;
    case ActionId::export_workspace:
        return Icon::export_;
    case ActionId::theme_light:
        return Icon::theme_light;
    case ActionId::theme_dark:
        return Icon::theme_dark;
    case ActionId::theme_contrast:
        return Icon::theme_contrast;
    case ActionId::theme_auto:
        return Icon::laptop;
    case ActionId::print:
        return Icon::print;
    case ActionId::shortcuts:
        return Icon::keyboard;
    case ActionId::load_sample:
    case ActionId::remove_sample:
        return Icon::boat;
    default:
        return Icon::search;
    }
}

bool fits(std::string_view find, std::string_view label, std::string_view keywords) {
    return find.empty() || core::contains_folded(label, find) ||
           core::contains_folded(keywords, find);
}

std::string state_words(model::SurveyState state) {
    return state == model::SurveyState::draft        ? "Survey, draft"
           : state == model::SurveyState::collecting ? "Survey, collecting"
                                                     : "Survey, closed";
}

PaletteGroup find_records(const model::Workspace& workspace, std::string_view find) {
    PaletteGroup group{"Places and records", {}};
    for (const PlaceEntry& entry : kPlaces)
        if (fits(find, entry.label, entry.keywords))
            group.items.push_back({entry.label, entry.icon, entry.label, "Place", false,
                                   app::to_hash({entry.place, {}})});
    if (find.empty()) return group;
    for (const auto& [id, survey] : workspace.table<model::Survey>()) {
        if (group.items.size() >= kRecordsMax) break;
        if (!fits(find, survey.title, survey.audience)) continue;
        const Place place =
            survey.state == model::SurveyState::draft ? Place::survey : Place::results;
        group.items.push_back({id, Icon::survey, survey.title, state_words(survey.state), false,
                               app::to_hash({place, id})});
    }
    for (const auto& [id, journey] : workspace.table<model::Journey>()) {
        if (group.items.size() >= kRecordsMax) break;
        if (fits(find, journey.title, journey.purpose))
            group.items.push_back({id, Icon::journey, journey.title, "Journey", false,
                                   app::to_hash({Place::journey, id})});
    }
    for (const auto& [id, workshop] : workspace.table<model::Workshop>()) {
        if (group.items.size() >= kRecordsMax) break;
        if (fits(find, workshop.title, workshop.purpose))
            group.items.push_back({id, Icon::workshop, workshop.title, "Workshop", false,
                                   app::to_hash({Place::workshop, id})});
    }
    for (const auto& [id, standard] : workspace.table<model::Standard>()) {
        if (group.items.size() >= kRecordsMax) break;
        if (fits(find, standard.title, standard.promise))
            group.items.push_back({id, Icon::standard, standard.title, "Promise", false,
                                   app::to_hash({Place::standard, id})});
    }
    for (const model::Calendar* calendar : app::calendars(workspace)) {
        if (group.items.size() >= kRecordsMax) break;
        if (fits(find, calendar->name, calendar->tz))
            group.items.push_back({calendar->id.text, Icon::calendar, calendar->name, "Hours",
                                   false, app::to_hash({Place::calendar, calendar->id.text})});
    }
    for (const auto& [id, department] : workspace.table<model::Department>()) {
        if (group.items.size() >= kRecordsMax) break;
        if (fits(find, department.name, department.short_name))
            group.items.push_back({id, Icon::department, department.name, "Department", false,
                                   app::to_hash({Place::department, id})});
    }
    return group;
}

PaletteGroup find_actions(std::string_view find, const app::ActionContext& context) {
    PaletteGroup group{"Do", {}};
    for (const app::Action& action : app::actions()) {
        if (action.id == ActionId::palette || !action.is_enabled(context)) continue;
        if (!fits(find, action.label, action.keywords)) continue;
        group.items.push_back({std::string(action.key),
                               icon_of(action.id),
                               std::string(action.label),
                               std::string(action.shortcut),
                               true,
                               {},
                               action.id});
    }
    return group;
}

}  // namespace

PaletteView build_palette(const model::Workspace& workspace, std::string_view find,
                          const app::ActionContext& context) {
    PaletteView view;
    find = core::trim(find);
    for (PaletteGroup group : {find_records(workspace, find), find_actions(find, context)}) {
        view.count += group.items.size();
        if (!group.items.empty()) view.groups.push_back(std::move(group));
    }
    if (view.count == 0)
        view.nothing = "Nothing is called \u201C" + std::string(find) + "\u201D here.";
    return view;
}

}  // namespace icx::ui
