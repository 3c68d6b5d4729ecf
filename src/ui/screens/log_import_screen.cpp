#include "ui/screens/log_import_screen.hpp"

#include "app/request_commands.hpp"

namespace icx::ui {
namespace {

void draw_columns(Context& ui, const LogImportView& view, LogImportState& state) {
    std::vector<Choice> choices;
    for (const std::string& column : view.columns)
        choices.push_back({column, column});
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 480});
    for (std::size_t i = 0; i < view.fields.size(); i++) {
        Cell cell(ui);
        IdScope scope(ui, static_cast<int>(view.fields[i].field));
        int chosen = view.fields[i].chosen;
        if (select(ui, "column", view.fields[i].label, choices, chosen,
                   {.required = view.fields[i].is_required}))
            choose_column(state, view.fields[i].field, chosen);
    }
}

void draw_dates(Context& ui, const LogImportView& view, LogImportState& state) {
    if (!view.date_question.empty()) {
        std::vector<Choice> choices;
        for (const std::string& reading : view.readings)
            choices.push_back({reading, reading});
        radio_group(ui, "dates", view.date_question, choices, state.file->times.chosen,
                    {.required = true, .show_name = true});
    }
    status(ui, view.has_times ? Icon::calendar : Icon::warning, view.date_words,
           view.has_times ? Tone::neutral : Tone::negative);
    if (!view.date_warning.empty()) status(ui, Icon::warning, view.date_warning, Tone::warning);
}

void draw_preview(Context& ui, const LogImportView& view) {
    if (view.preview.empty() || view.preview_head.empty()) return;
    constexpr float kTimeWidth = 192, kTextWidth = 128;
    float width = 0;
    std::vector<TableColumn> columns;
    for (const LogPreviewColumn& column : view.preview_head) {
        const float least = column.is_time ? kTimeWidth : kTextWidth;
        columns.push_back({column.label, column.label, fr(1, least)});
        width += least;
    }
    Table table(ui, "preview", "The first rows as they will be read", columns,
                {.row_height = 48, .sticky_header = false, .min_width = width});
    for (std::size_t i = 0; i < view.preview.size(); i++) {
        table.row("row", static_cast<int>(i));
        for (const LogCell& cell : view.preview[i])
            table.cell(cell.words, {.detail = cell.detail,
                                    .color = cell.is_unread ? Color::warning_ink : Color::text});
    }
}

void draw_kind(Context& ui, const LogImportView& view, LogImportState& state) {
    if (!view.recognised.empty()) status(ui, Icon::success, view.recognised, Tone::accent);
    const Choice kinds[] = {{"requests", "One row is a request"},
                            {"events", "One row is an event"}};
    int chosen = view.is_events ? 1 : 0;
    if (segmented(ui, "kind", "What a row is", kinds, chosen)) choose_kind(state, chosen == 1);
}

void draw_activities(Context& ui, const LogImportView& view, LogImportState& state) {
    if (view.activities.empty()) return;
    heading(ui, 3, "What the activities mean", {.style = TextStyle::body});
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 12, .stack_below = 480});
    for (std::size_t i = 0; i < view.activities.size(); i++) {
        const LogActivityRow& row = view.activities[i];
        Cell cell(ui);
        IdScope scope(ui, row.name);
        std::vector<Choice> choices;
        for (const std::string& label : row.labels)
            choices.push_back({label, label});
        int chosen = row.chosen;
        if (select(ui, "meaning", row.label, choices, chosen)) choose_meaning(state, row, chosen);
    }
}

void draw_service(Context& ui, const LogImportView& view, LogImportState& state) {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < view.services.size(); i++)
        choices.push_back({view.service_ids[i].empty() ? std::string_view("new")
                                                       : std::string_view(view.service_ids[i]),
                           view.services[i]});
    int chosen = view.service;
    if (select(ui, "service", "Which service are these requests for?", choices, chosen))
        choose_service(state, view, chosen);
    if (view.is_new_service)
        text_field(ui, "new-service", "Name of the service", state.file->new_service,
                   {.max_length = 120});
    text_field(ui, "zone", "Time zone of these times", state.file->tz,
               {.help = "As in Europe/Lisbon. It is not used where a time names its own",
                .max_length = 64});
}

void draw_memory(Context& ui, const LogImportView& view, LogImportState& state,
                 app::CommandSink& sink) {
    text_field(ui, "remember", "Remember these columns as", state.file->mapping_name,
               {.help = "The next file with the same columns is read the same way. Leave it empty "
                        "to remember nothing",
                .max_length = 120});
    if (!view.is_remembered) return;
    if (button(ui, "forget", "Forget these columns",
               {.kind = ButtonKind::quiet, .size = Size::dense, .icon = Icon::delete_})) {
        sink.push(app::RemoveLogMapping{model::LogMappingId(state.file->mapping)});
        state.file->mapping_name.clear();
        ui.toast({.id = "undo", .text = "These columns are forgotten", .action = "Undo"});
    }
}

void draw_running(Context& ui, const LogImportView& view, LogImportState& state) {
    Dialog dialog(ui, "log-running", view.title, {.width = 480});
    progress_bar(ui, "progress", static_cast<float>(view.progress),
                 {.name = view.phase, .words = view.progress_words});
    muted(ui, view.progress_words);
    {
        DialogActions actions(ui);
        if (button(ui, "stop", "Stop", {.icon = Icon::stop})) stop_log(state);
    }
    if (dialog.dismissed()) stop_log(state);
}

}  // namespace

bool draw_log_import(Context& ui, const LogImportView& view, LogImportState& state,
                     app::CommandSink& sink) {
    if (view.is_running) {
        draw_running(ui, view, state);
        return false;
    }
    if (!view.is_open) return false;
    bool wants_start = false;
    bool wants_end = false;
    Dialog dialog(ui, "log-import", view.title, {.width = 720});
    {
        IdScope scope(ui, view.title);  // another file begins at the top
        ScrollArea area(
            ui, "mapping",
            {.name = "Columns of the file", .padding = {4, 4}, .gap = 12, .max_height = 460});
        draw_kind(ui, view, state);
        draw_columns(ui, view, state);
        draw_dates(ui, view, state);
        draw_preview(ui, view);
        draw_activities(ui, view, state);
        draw_service(ui, view, state);
        draw_memory(ui, view, state, sink);
    }
    if (!view.error.empty())
        banner(ui, "error", view.error, {.tone = Tone::negative, .live = true});
    muted(ui,
          "The same file twice changes nothing; a newer file of the same log replaces its rows. "
          "One step of undo takes it back.");
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) wants_end = true;
        if (button(ui, "start", "Take the requests in",
                   {.kind = ButtonKind::primary, .disabled = !view.can_start}))
            wants_start = true;
    }
    if (wants_end || dialog.dismissed()) {
        state = {};
        return false;
    }
    return wants_start;
}

}  // namespace icx::ui
