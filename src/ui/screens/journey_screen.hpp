// The place Map: the atlas of journeys, and one journey as a board, a blueprint, stage by stage, by
// what nobody looks at yet, by who takes part, or against its versions.
#pragma once

#include <functional>
#include <string>

#include "app/routes.hpp"
#include "app/session.hpp"
#include "ui/views/atlas_view.hpp"
#include "ui/views/journey_edit_view.hpp"
#include "ui/views/journey_view.hpp"
#include "ui/views/people_view.hpp"
#include "ui/views/versions_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct MapTools {
    app::Session& session;
    core::ZoneSource& zones;
    app::CommandSink& sink;
    core::Date today;
    app::Desk& desk;
    Figures& figures;
    std::function<void()> undo, redo;
};

// What is remembered between frames: a view is brought up to date when something it shows changed.
struct MapCache {
    std::string made_of, steps_of, drops_of, people_of;
    std::uint64_t revision = 0;
    core::Date day;
    JourneyView view;
    std::vector<std::optional<journey::Drop>> drops;
    PeopleView people;
};

// False: there is nothing at this address.
bool draw_map(Context& ui, const app::Route& route, MapState& state, MapCache& cache,
              const MapTools& tools);

// A dropped file that is a journey waits in the state until the next frame. False: it is none.
bool offer_journey(const std::string& bytes, MapState& state);
// Takes a waiting journey in, over whatever place is shown.
void take_journey(Context& ui, MapState& state, app::CommandSink& sink);

// The parts, each in a file of its own.
void draw_journey_board(Context& ui, const JourneyView& view, MapState& state,
                        app::CommandSink& sink);
void draw_journey_stages(Context& ui, const JourneyView& view, MapState& state,
                         app::CommandSink& sink);
void draw_blind_spots(Context& ui, const JourneyView& view, MapState& state);
void draw_atlas(Context& ui, const AtlasView& view, MapState& state, const MapTools& tools);
void draw_people(Context& ui, const PeopleView& view);
void draw_versions(Context& ui, const VersionsView& view, MapState& state, app::CommandSink& sink);
void draw_keep_dialog(Context& ui, const JourneyView& view, MapState& state, core::Date day,
                      app::CommandSink& sink);
void draw_journey_dialogs(Context& ui, const JourneyView& view, const MapOpen& open,
                          MapState& state, app::CommandSink& sink);
void draw_journey_templates(Context& ui, MapState& state, app::CommandSink& sink);

}  // namespace icx::ui
