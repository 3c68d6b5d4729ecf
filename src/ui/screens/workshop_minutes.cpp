// The minutes of a workshop on the screen: decisions and actions can be corrected, the rest is
// read.
#include "app/survey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "ui/screens/workshop_screen.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

void set(const WorkshopTools& tools, const char* type, const std::string& id, const char* field,
         core::Value value, bool is_typing = false) {
    tools.sink.push(app::SetField{type, id, field, std::move(value), is_typing});
}

void draw_decisions(Context& ui, const report::Minutes& minutes, WorkshopsState& state) {
    Card card(ui, {.gap = 4, .name = "Decisions"});
    heading(ui, 2, "Decisions");
    if (minutes.decisions.empty()) return muted(ui, "Nothing is decided yet.");
    List list(ui, "decisions", "Decisions");
    for (const report::MinutesDecision& row : minutes.decisions) {
        IdScope scope(ui, row.id);
        if (list_row(ui, "row", row.text,
                     {.icon = Icon::success, .detail = who_when(row.owner, row.day, "from")}))
            state.open_decision = row.id;
    }
}

void draw_actions(Context& ui, const report::Minutes& minutes, WorkshopsState& state,
                  const WorkshopTools& tools) {
    Card card(ui, {.gap = 4, .name = "Actions"});
    heading(ui, 2, "Actions");
    if (minutes.actions.empty()) return muted(ui, "Nobody has taken anything on yet.");
    List list(ui, "actions", "Actions");
    for (const report::MinutesAction& row : minutes.actions) {
        IdScope scope(ui, row.id);
        ListItem item(ui, "item");
        Row line(ui, {.gap = 8});
        {
            Column words(ui, {.grow = true, .gap = 0});
            bool is_done = row.is_done;
            if (checkbox(ui, "done", row.text, is_done))
                set(tools, "workshop_action", row.id, "is_done", is_done);
            caption(ui, who_when(row.owner, row.due, "by"));
        }
        if (icon_button(ui, "edit", Icon::edit, "Edit " + row.text)) state.open_action = row.id;
    }
}

void draw_vote(Context& ui, const report::MinutesVote& vote, std::size_t at) {
    IdScope scope(ui, static_cast<int>(at));
    Card card(ui, {.gap = 8, .name = vote.title});
    heading(ui, 2, vote.title);
    if (!vote.prompt.empty()) muted(ui, vote.prompt);
    text(ui, vote.sentence, {.strong = true});
    if (!vote.rows.empty()) {
        const TableColumn columns[] = {{"place", "Place", px(64), Align::end},
                                       {"card", "Card", fr(1)},
                                       {"score", "Result", px(180)}};
        Table table(ui, "votes", vote.title, columns, {.row_height = 40, .sticky_header = false});
        for (auto [i, end] = table.visible(static_cast<int>(vote.rows.size())); i < end; ++i) {
            const report::MinutesRow& row = vote.rows[static_cast<std::size_t>(i)];
            table.row(std::to_string(i), i);
            table.cell(std::to_string(row.place));
            table.cell(row.text, {.strong = row.place == 1, .header = true});
            table.cell(row.score + (row.note.empty() ? "" : ", " + row.note));
        }
    }
    if (Why why(ui, "why", vote.title); why)
        paragraph(ui, vote.method + ", " + counted(vote.ballots, "ballot", "ballots") + ". " +
                          vote.rule);
}

void draw_groups(Context& ui, const report::Minutes& minutes) {
    heading(ui, 2, "Cards");
    Columns grid(ui, {fr(1), fr(1), fr(1)}, {.gap = 16, .stack_below = 720});
    for (std::size_t i = 0; i < minutes.groups.size(); i++) {
        const report::MinutesGroup& group = minutes.groups[i];
        IdScope scope(ui, static_cast<int>(i));
        Cell cell(ui);
        Card card(ui, {.gap = 8, .name = group.title});
        heading(ui, 3, group.title);
        List list(ui, "cards", group.title);
        for (std::size_t c = 0; c < group.cards.size(); c++) {
            const report::MinutesCard& entry = group.cards[c];
            ListItem item(ui, std::to_string(c), {.padding = {0, 8}, .gap = 0});
            text(ui, entry.text);
            std::string note = entry.score;
            if (!entry.on_journey.empty()) note += (note.empty() ? "" : ", ") + entry.on_journey;
            if (!note.empty()) caption(ui, note);
        }
    }
}

void draw_time(Context& ui, const report::Minutes& minutes) {
    Card card(ui, {.gap = 8, .name = "Time"});
    heading(ui, 2, "How the time was used");
    List list(ui, "time", "How the time was used");
    for (std::size_t i = 0; i < minutes.agenda.size(); i++) {
        const report::MinutesBlock& block = minutes.agenda[i];
        ListItem item(ui, std::to_string(i), {.padding = {0, 8}});
        Row row(ui, {.gap = 8});
        text(ui, block.title, {.grow = true});
        const bool is_over = block.spent_seconds > block.planned_seconds;
        caption(ui, std::to_string(block.planned_seconds / 60) + " min planned");
        if (!block.spent_words.empty())
            status(ui, Icon::timer, block.spent_words, is_over ? Tone::warning : Tone::neutral);
    }
}

}  // namespace

void draw_workshop_minutes(Context& ui, const WorkshopView& view, WorkshopsState& state,
                           const WorkshopTools& tools) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1120});
    if (!view.purpose.empty()) muted(ui, view.purpose);
    {
        Columns grid(ui, {fr(1), fr(1)}, {.gap = 16, .stack_below = 720});
        {
            Cell cell(ui);
            draw_decisions(ui, view.minutes, state);
        }
        Cell cell(ui);
        draw_actions(ui, view.minutes, state, tools);
    }
    for (std::size_t i = 0; i < view.minutes.votes.size(); i++)
        draw_vote(ui, view.minutes.votes[i], i);
    if (!view.minutes.groups.empty()) draw_groups(ui, view.minutes);
    draw_time(ui, view.minutes);
}

void draw_outcome_dialogs(Context& ui, const std::optional<OutcomeEdit>& edit,
                          WorkshopsState& state, const WorkshopTools& tools) {
    const auto close = [&] {
        state.open_decision.clear();
        state.open_action.clear();
    };
    if (!edit) return close();
    const bool is_action = edit->is_action;
    Dialog dialog(ui, "outcome", is_action ? "Action" : "Decision",
                  {.width = 480, .close_button = true});
    const char* type = is_action ? "workshop_action" : "decision";
    std::string words = edit->text, owner = edit->owner;
    std::optional<core::Date> day = edit->day;
    if (text_area(ui, "text", "What", words, {{.max_length = 1000}, 2, 5}))
        set(tools, type, edit->id, "text", words, true);
    if (text_field(ui, "owner", "Who", owner, {.max_length = 120}))
        set(tools, type, edit->id, "owner", owner, true);
    if (date_field(ui, "day", is_action ? "By" : "From", day))
        set(tools, type, edit->id, is_action ? "due" : "day",
            day ? core::Value(core::iso_date(*day)) : core::Value());
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete", {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            if (is_action)
                tools.sink.push(app::RemoveWorkshopAction{model::WorkshopActionId(edit->id)});
            else
                tools.sink.push(app::RemoveDecision{model::DecisionId(edit->id)});
            ui.toast({.id = "undo",
                      .text = is_action ? "Action deleted" : "Decision deleted",
                      .action = "Undo",
                      .icon = "delete"});
            close();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) close();
    }
    if (dialog.dismissed()) close();
}

}  // namespace icx::ui
