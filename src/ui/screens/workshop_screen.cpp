#include "ui/screens/workshop_screen.hpp"

#include <algorithm>

#include "app/survey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "ui/screens/record_select.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::Block;
using model::BlockKind;
using model::VoteMethod;

void set(const WorkshopTools& tools, std::string_view type, const std::string& id,
         const char* field, core::Value value, bool is_typing = false) {
    tools.sink.push(app::SetField{std::string(type), id, field, std::move(value), is_typing});
}

void set_number(const WorkshopTools& tools, std::string_view type, const std::string& id,
                const char* field, const std::optional<double>& value) {
    if (value) set(tools, type, id, field, static_cast<int>(*value), true);
}

void draw_about(Context& ui, const WorkshopView& view, const WorkshopTools& tools) {
    Card card(ui, {.gap = 12, .name = "About this workshop"});
    heading(ui, 2, "About");
    std::string title = view.typed_title, purpose = view.purpose;
    if (text_field(ui, "title", "Title", title, {.max_length = 200}))
        set(tools, "workshop", view.id, "title", title, true);
    if (text_area(ui, "purpose", "What people leave with", purpose, {{.max_length = 500}, 2, 5}))
        set(tools, "workshop", view.id, "purpose", purpose, true);
    std::optional<core::Date> day = view.day;
    if (date_field(ui, "day", "Day", day))
        set(tools, "workshop", view.id, "day",
            day ? core::Value(core::iso_date(*day)) : core::Value());
    std::optional<double> people = view.people;
    NumberOptions options;
    options.min = 1;
    options.max = app::kMostPeople;
    options.help = "So many ballots are expected in each vote.";
    if (number_field(ui, "people", "People", people, options))
        set_number(tools, "workshop", view.id, "people", people);
    std::string journey = view.journey;
    if (select_record(ui, "journey", "Journey it serves", view.journeys, "None", journey))
        set(tools, "workshop", view.id, "journey", journey);
}

void draw_agenda_row(Context& ui, const AgendaRow& row, WorkshopsState& state,
                     const WorkshopTools& tools) {
    IdScope scope(ui, row.id);
    ListItem item(ui, "item", {.padding = {16, 12}, .selected = row.is_current});
    Row line(ui, {.gap = 12, .align = Align::start});
    icon_tile(ui, row.icon, row.is_current ? Tone::accent : Tone::neutral);
    {
        Column words(ui, {.grow = true, .gap = 0});
        text(ui, row.title, {.strong = true});
        if (!row.prompt.empty()) muted(ui, row.prompt);
        caption(ui, row.time + (row.title == row.kind ? "" : ", " + row.kind) +
                        (row.detail.empty() ? "" : ", " + row.detail));
        if (!row.took.empty())
            status(ui, Icon::timer, "took " + row.took,
                   row.is_over ? Tone::warning : Tone::neutral);
    }
    tag(ui, std::to_string(row.minutes) + " min", {.outline = true});
    if (!ui.phone()) {
        if (icon_button(ui, "up", Icon::up, "Earlier, " + row.title))
            tools.sink.push(app::MoveBlock{model::BlockId(row.id), -1});
        if (icon_button(ui, "down", Icon::down, "Later, " + row.title))
            tools.sink.push(app::MoveBlock{model::BlockId(row.id), 1});
    }
    if (icon_button(ui, "edit", Icon::edit, "Edit " + row.title)) state.open_block = row.id;
}

void draw_agenda(Context& ui, const WorkshopView& view, WorkshopsState& state,
                 const WorkshopTools& tools) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1120});
    Columns grid(ui, {fr(1), px(320)}, {.gap = 24, .stack_below = 860, .equal_height = false});
    {
        Cell cell(ui);
        Card card(ui, {.padding = {0, 0}, .gap = 0, .name = "Agenda"});
        {
            Row head(ui, {.gap = 8, .min_height = 56, .padding = {16, 0}});
            heading(ui, 2, "Agenda", {.grow = true});
            caption(ui, view.total);
            if (button(ui, "add", "Add a block", {.size = Size::dense, .icon = Icon::add}))
                tools.sink.push(app::AddBlock{model::WorkshopId(view.id), {}, BlockKind::discuss},
                                [&state](const core::Result<app::Outcome>& made) {
                                    if (made.ok()) state.open_block = made->created;
                                });
        }
        divider(ui);
        List rows(ui, "agenda", "Agenda");
        for (const AgendaRow& row : view.agenda)
            draw_agenda_row(ui, row, state, tools);
    }
    Cell cell(ui);
    draw_about(ui, view, tools);
}

void draw_vote_fields(Context& ui, const Block& block, const WorkshopTools& tools) {
    std::vector<std::string> words;
    std::vector<Choice> methods;
    for (std::size_t i = 0; i < enum_names(VoteMethod{}).size(); i++)
        words.push_back(method_words(static_cast<VoteMethod>(i)));
    for (const std::string& word : words)
        methods.push_back({word, word});
    int method = static_cast<int>(block.method);
    if (select(ui, "method", "How to vote", methods, method))
        set(tools, "block", block.id.text, "method",
            model::to_value(static_cast<VoteMethod>(method)));
    caption(ui, method_rule(block.method, block.limit));
    if (block.method == VoteMethod::fist || block.method == VoteMethod::matrix) return;
    std::optional<double> limit = block.limit;
    NumberOptions options;
    options.min = 1;
    options.max = 100;
    const char* label = block.method == VoteMethod::dots     ? "Dots each"
                        : block.method == VoteMethod::points ? "Points each"
                                                             : "Places each";
    if (number_field(ui, "limit", label, limit, options))
        set_number(tools, "block", block.id.text, "limit", limit);
}

void draw_block_dialog(Context& ui, const std::optional<BlockEdit>& edit, WorkshopsState& state,
                       const WorkshopTools& tools) {
    if (!edit) {
        state.open_block.clear();
        return;
    }
    const Block* block = &edit->block;
    const std::string& id = block->id.text;
    Dialog dialog(ui, "block", "Block", {.width = 560, .close_button = true});
    std::string title = block->title, prompt = block->prompt;
    if (text_field(ui, "title", "Name", title, {.max_length = 120}))
        set(tools, "block", id, "title", title, true);
    if (text_area(ui, "prompt", "Question, as people read it", prompt, {{.max_length = 500}, 2, 5}))
        set(tools, "block", id, "prompt", prompt, true);
    {
        Columns grid(ui, {fr(1), px(160)}, {.gap = 16, .stack_below = 400});
        {
            Cell cell(ui);
            std::vector<std::string> words;
            std::vector<Choice> kinds;
            for (std::size_t i = 0; i < enum_names(BlockKind{}).size(); i++)
                words.push_back(block_words(static_cast<BlockKind>(i)));
            for (const std::string& word : words)
                kinds.push_back({word, word});
            int kind = static_cast<int>(block->kind);
            if (select(ui, "kind", "What happens", kinds, kind))
                set(tools, "block", id, "kind", model::to_value(static_cast<BlockKind>(kind)));
        }
        Cell cell(ui);
        std::optional<double> minutes = block->minutes;
        NumberOptions options;
        options.min = 0;
        options.max = 480;
        options.unit = "minutes";
        if (number_field(ui, "minutes", "Time", minutes, options))
            set_number(tools, "block", id, "minutes", minutes);
    }
    if (block->kind == BlockKind::vote) draw_vote_fields(ui, *block, tools);
    if (block->kind == BlockKind::vote || block->kind == BlockKind::group ||
        block->kind == BlockKind::discuss) {
        std::string source = block->source.text;
        if (select_record(ui, "source", "About the cards of", edit->sources, "All cards", source))
            set(tools, "block", id, "source", source);
    }
    {
        Row row(ui, {.gap = 8, .wrap = true});
        if (button(ui, "earlier", "Earlier", {.size = Size::dense, .icon = Icon::up}))
            tools.sink.push(app::MoveBlock{block->id, -1});
        if (button(ui, "later", "Later", {.size = Size::dense, .icon = Icon::down}))
            tools.sink.push(app::MoveBlock{block->id, 1});
        if (button(ui, "after", "Add a block after it", {.size = Size::dense, .icon = Icon::add}))
            tools.sink.push(app::AddBlock{block->workshop, block->id, BlockKind::discuss},
                            [&state](const core::Result<app::Outcome>& made) {
                                if (made.ok()) state.open_block = made->created;
                            });
    }
    {
        DialogActions actions(ui);
        if (button(ui, "delete", "Delete the block",
                   {.kind = ButtonKind::quiet, .icon = Icon::delete_})) {
            tools.sink.push(app::RemoveBlock{block->id});
            ui.toast({.id = "undo", .text = "Block deleted", .action = "Undo", .icon = "delete"});
            state.open_block.clear();
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open_block.clear();
    }
    if (dialog.dismissed()) state.open_block.clear();
}

void draw_export(Context& ui, const WorkshopView& view) {
    Menu menu(ui, "export", "Export minutes",
              {.label = ui.phone() ? "Export" : "Export minutes", .icon = Icon::export_});
    if (!menu) return;
    const auto save = [&](MinutesFormat format) {
        const ExportFile file = make_minutes(view.minutes, format);
        ui.host().download(file.name, file.mime, file.bytes);
        ui.toast({.id = "exported", .text = "The minutes are in your downloads"});
    };
    if (menu.item("html", "Web page, to read and print")) save(MinutesFormat::html);
    if (menu.item("md", "Markdown")) save(MinutesFormat::markdown);
    if (menu.item("csv", "Table (CSV)")) save(MinutesFormat::csv);
    if (menu.item("json", "Data (JSON)")) save(MinutesFormat::json);
}

void draw_bar(Context& ui, const WorkshopView& view, WorkshopsState& state) {
    Dock bar(ui, "workshop-bar", Edge::top, 0, {.role = Role::region, .name = "Workshop"});
    Row row(ui, {.gap = 8, .wrap = ui.phone(), .min_height = 56, .padding = {0, 8}});
    const Choice looks[] = {{"agenda", "Agenda"}, {"minutes", "Minutes"}};
    int look = static_cast<int>(state.look);
    if (segmented(ui, "look", "View", looks, look)) state.look = static_cast<WorkshopLook>(look);
    if (!ui.phone())
        caption(ui, view.note, {.color = Color::text_muted, .max_lines = 1, .grow = true});
    draw_export(ui, view);
    link_button(
        ui, "run", view.run_label, view.screen_route,
        {.kind = ButtonKind::primary, .size = Size::dense, .icon = Icon::play, .hint = "F8"});
}

}  // namespace

bool draw_workshops(Context& ui, const app::Route& route, WorkshopsState& state,
                    const WorkshopTools& tools) {
    const model::Workspace& workspace = tools.session.workspace();
    if (route.place == app::Place::workshops) {
        draw_workshop_list(ui, build_workshops(workspace), state, tools);
        return true;
    }
    const WorkshopView view = build_workshop(workspace, route.id, ui.now());
    if (!view.is_found) return false;
    if (state.workshop != route.id) {
        state = {};
        state.workshop = route.id;
        if (view.is_held) state.look = WorkshopLook::minutes;
    }
    draw_bar(ui, view, state);
    if (state.look == WorkshopLook::agenda)
        draw_agenda(ui, view, state, tools);
    else
        draw_workshop_minutes(ui, view, state, tools);
    if (!state.open_block.empty())
        draw_block_dialog(ui, build_block_edit(workspace, state.open_block), state, tools);
    draw_outcome_dialogs(ui, build_outcome_edit(workspace, state.open_decision, state.open_action),
                         state, tools);
    return true;
}

}  // namespace icx::ui
