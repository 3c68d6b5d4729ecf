// Votes made on paper, counted and typed: one number for each card, or for each number of fingers.
#include "app/paper_tally.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

void close(RoomState& state) {
    state.is_counting_paper = false;
    state.paper.clear();
    state.paper_ballots.reset();
    state.error.clear();
}

void cast(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools) {
    app::CastTally tally{
        model::BlockId(view.block), static_cast<int>(state.paper_ballots.value_or(0)), {}};
    for (std::size_t i = 0; i < view.paper.size(); i++) {
        const double count = state.paper[view.paper[i].id].value_or(0);
        if (view.method == model::VoteMethod::fist)
            tally.counts.push_back({{}, static_cast<double>(i), count});
        else if (count > 0)
            tally.counts.push_back({model::StickyId(view.paper[i].id), count, 0});
    }
    tools.sink.push(std::move(tally), [&state, &ui](const core::Result<app::Outcome>& made) {
        if (!made.ok()) {
            state.error = made.error().message;
            ui.announce(state.error, true);
            return;
        }
        close(state);
        ui.toast({.id = "undo", .text = "Counted", .action = "Undo"});
    });
}

}  // namespace

void draw_paper_dialog(Context& ui, const RoomView& view, RoomState& state,
                       const WorkshopTools& tools) {
    if (!view.ballot.takes_paper) return close(state);
    Dialog dialog(ui, "paper", "Count votes on paper", {.width = 560, .close_button = true});
    const bool is_fist = view.method == model::VoteMethod::fist;
    muted(ui, is_fist ? "How many hands showed so many fingers?"
                      : "How many ballots were there, and what do they give each card in all?");
    NumberOptions options;
    options.min = 0;
    options.max = 20000;
    if (!is_fist) {
        NumberOptions ballots = options;
        ballots.max = app::kMostPeople;
        ballots.error = state.error;
        number_field(ui, "ballots", "Ballots", state.paper_ballots, ballots);
    } else if (!state.error.empty()) {
        banner(ui, "error", state.error, {.tone = Tone::negative});
    }
    {
        Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 400});
        for (const PaperRow& row : view.paper) {
            IdScope scope(ui, row.id);
            Cell cell(ui);
            number_field(ui, "count", row.words, state.paper[row.id], options);
        }
    }
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) close(state);
        if (button(ui, "cast", "Count them", {.kind = ButtonKind::primary}))
            cast(ui, view, state, tools);
    }
    if (dialog.dismissed()) close(state);
}

}  // namespace icx::ui
