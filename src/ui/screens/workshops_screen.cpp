#include "app/workshop_commands.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

void create(Context& ui, WorkshopsState& state, const WorkshopTools& tools,
            const std::string& format) {
    state.is_choosing_format = false;
    tools.sink.push(app::CreateWorkshop{format, {}}, [&ui](const core::Result<app::Outcome>& made) {
        if (made.ok()) ui.navigate("#/workshop/" + made->created);
    });
}

void draw_row(Context& ui, const WorkshopRow& row, const WorkshopTools& tools) {
    IdScope scope(ui, row.id);
    Card card(ui, {.gap = 4, .name = row.title});
    Row head(ui, {.gap = 12, .align = Align::start});
    icon_tile(ui, Icon::workshop, Tone::accent);
    {
        Column words(ui, {.grow = true, .gap = 0});
        link(ui, "open", row.title, row.route, {.style = TextStyle::reading});
        if (!row.purpose.empty()) muted(ui, row.purpose);
        caption(ui, row.note);
    }
    tag(ui, row.state, {.tone = row.tone});
    if (icon_button(ui, "delete", Icon::delete_, "Delete " + row.title)) {
        tools.sink.push(app::RemoveWorkshop{model::WorkshopId(row.id)});
        ui.toast({.id = "undo",
                  .text = "Workshop \u201C" + row.title + "\u201D deleted",
                  .action = "Undo",
                  .icon = "delete"});
    }
}

void draw_formats(Context& ui, const WorkshopsView& view, WorkshopsState& state,
                  const WorkshopTools& tools) {
    Dialog dialog(ui, "formats", "Start a workshop", {.width = 800, .close_button = true});
    muted(ui, "Each comes with timed blocks and questions to read out. Change every word.");
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 560});
    for (const FormatRow& row : view.formats) {
        IdScope scope(ui, row.id);
        Cell cell(ui);
        Card card(ui, {.gap = 4, .name = row.title});
        {
            Row head(ui, {.gap = 12});
            icon_tile(ui, Icon::workshop, Tone::accent);
            text(ui, row.title, {.strong = true, .grow = true});
            if (button(ui, "use", "Use", {.size = Size::dense, .name = "Use " + row.title}))
                create(ui, state, tools, row.id);
        }
        muted(ui, row.summary);
        caption(ui, row.note);
    }
    if (dialog.dismissed()) state.is_choosing_format = false;
}

}  // namespace

void draw_map_tabs(Context& ui, bool is_workshops) {
    const TabItem items[] = {{"journeys", "Journeys", 0, "#/journeys"},
                             {"workshops", "Workshops", 0, "#/workshops"}};
    int selected = is_workshops;
    tabs(ui, "map-tabs", "Map", items, selected);
}

void draw_workshop_list(Context& ui, const WorkshopsView& view, WorkshopsState& state,
                        const WorkshopTools& tools) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    draw_map_tabs(ui, true);
    if (view.rows.empty()) {
        Card card(ui);
        const EmptyStateChoice choice = empty_state(
            ui, "none",
            {.icon = Icon::workshop,
             .title = "No workshops yet",
             .words = "Run a workshop on one laptop in front of the group: cards, groups, ballots "
                      "for everybody, a timer, and minutes that write themselves.",
             .primary = "Start from a format",
             .secondary = "Short blank agenda"});
        if (choice == EmptyStateChoice::primary) state.is_choosing_format = true;
        if (choice == EmptyStateChoice::secondary) create(ui, state, tools, "blank");
    } else {
        Row bar(ui, {.gap = 8, .wrap = ui.compact()});
        text(ui, "What groups wrote, weighed and decided together",
             {.color = Color::text_muted, .grow = !ui.compact()});
        if (button(ui, "new", "New workshop", {.kind = ButtonKind::primary, .icon = Icon::add}))
            state.is_choosing_format = true;
    }
    for (const WorkshopRow& row : view.rows)
        draw_row(ui, row, tools);
    if (state.is_choosing_format) draw_formats(ui, view, state, tools);
}

}  // namespace icx::ui
