// Workshops under Map: the list, one workshop's agenda and minutes, and the big screen on which it
// runs.
#pragma once

#include <functional>

#include "app/routes.hpp"
#include "app/session.hpp"
#include "ui/views/room_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct WorkshopsState {
    bool is_choosing_format = false;
    std::string workshop;
    WorkshopLook look = WorkshopLook::agenda;
    std::string open_block;
    std::string open_decision, open_action;
    RoomState room;
};

struct WorkshopTools {
    app::Session& session;
    app::CommandSink& sink;
    std::function<void()> undo;
};

// The list and one workshop, inside the shell. False: there is nothing at this address.
bool draw_workshops(Context& ui, const app::Route& route, WorkshopsState& state,
                    const WorkshopTools& tools);
// The big screen, without the shell. False: there is nothing at this address.
bool draw_room(Context& ui, const app::Route& route, RoomState& state, const WorkshopTools& tools);

// F8 and F9: to the big screen and back; the clock of the shown block starts or pauses.
void toggle_big_screen(Context& ui, const app::Route& route);
void toggle_clock(const app::Route& route, const WorkshopTools& tools);

// A link each to journeys and to workshops, above both lists.
void draw_map_tabs(Context& ui, bool is_workshops);

// The parts, each in a file of its own.
void draw_workshop_list(Context& ui, const WorkshopsView& view, WorkshopsState& state,
                        const WorkshopTools& tools);
void draw_workshop_minutes(Context& ui, const WorkshopView& view, WorkshopsState& state,
                           const WorkshopTools& tools);
void draw_outcome_dialogs(Context& ui, const std::optional<OutcomeEdit>& edit,
                          WorkshopsState& state, const WorkshopTools& tools);
void draw_room_board(Context& ui, const RoomView& view, RoomState& state,
                     const WorkshopTools& tools);
void draw_room_foot(Context& ui, const RoomView& view, RoomState& state,
                    const WorkshopTools& tools);
void draw_room_dialogs(Context& ui, const RoomView& view, const RoomOpen& open, RoomState& state,
                       const WorkshopTools& tools);
void draw_paper_dialog(Context& ui, const RoomView& view, RoomState& state,
                       const WorkshopTools& tools);
void cast_ballot(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools,
                 std::vector<app::BallotMark> marks);

}  // namespace icx::ui
