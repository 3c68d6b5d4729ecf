// The place Map: the list of journeys, and one journey as a board, a blueprint, stage by stage, or
// by what nobody looks at yet.
#pragma once

#include <functional>
#include <string>

#include "app/routes.hpp"
#include "app/session.hpp"
#include "ui/views/journey_view.hpp"
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

// What is remembered between frames: a view is made again only when something it shows changed.
struct MapCache {
    std::string made_of, drops_of;
    JourneyView view;
    std::vector<std::optional<journey::Drop>> drops;
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
void draw_journey_dialogs(Context& ui, const JourneyView& view, MapState& state,
                          const model::Workspace& workspace, app::CommandSink& sink);
void draw_journey_templates(Context& ui, MapState& state, app::CommandSink& sink);

}  // namespace icx::ui
