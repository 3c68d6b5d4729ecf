#include "ui/screens/settings_screen.hpp"

#include "app/survey_commands.hpp"
#include "app/workspace_commands.hpp"

namespace icx::ui {
namespace {

void set(app::CommandSink& sink, std::string field, core::Value value, bool is_typing) {
    sink.push(app::SetField{"settings", "settings", std::move(field), std::move(value), is_typing});
}

void draw_section_head(Context& ui, std::string_view title) {
    heading(ui, 2, title, {.style = TextStyle::reading});
}

void draw_organisation(Context& ui, const SettingsView& view, app::CommandSink& sink) {
    Card card(ui, {.gap = 16, .name = "Organisation"});
    draw_section_head(ui, "Organisation");
    std::string name = view.organisation;
    if (text_field(ui, "name", "Name of the organisation", name, {.max_length = 120}))
        set(sink, "name", name, true);
    std::optional<double> limit = view.min_group;
    if (number_field(
            ui, "min-group", "Small-group limit for new surveys", limit,
            {{.help = "Scores of fewer people than this stay hidden, everywhere and in exports.",
              .width = 240},
             3,
             100}) &&
        limit)
        set(sink, "min_group", static_cast<int>(*limit), false);
    std::optional<double> comments = view.min_comments;
    if (number_field(ui, "min-comments", "Limit for comments", comments,
                     {{.help = "Comments are shown only when at least this many people wrote one.",
                       .width = 240},
                      3,
                      100}) &&
        comments)
        set(sink, "min_comments", static_cast<int>(*comments), false);
}

void draw_look(Context& ui) {
    Card card(ui, {.gap = 12, .name = "Look"});
    draw_section_head(ui, "Look");
    constexpr Choice kThemes[] = {{"auto", "Like the system"},
                                  {"light", "Light"},
                                  {"dark", "Dark"},
                                  {"contrast", "High contrast"}};
    constexpr ThemeChoice kValues[] = {ThemeChoice::automatic, ThemeChoice::light,
                                       ThemeChoice::dark, ThemeChoice::contrast};
    int chosen = 0;
    for (int i = 0; i < 4; i++)
        if (kValues[i] == ui.theme_choice()) chosen = i;
    if (radio_group(ui, "theme", "Theme", kThemes, chosen,
                    {.show_name = true, .horizontal = !ui.phone()}))
        ui.set_theme(kValues[chosen]);
}

void draw_files(Context& ui, const SettingsView& view, SettingsEvents& events) {
    Card card(ui, {.gap = 12, .name = "Files"});
    draw_section_head(ui, "Files");
    paragraph(ui, "Everything is one file: take it to another device, share it with a colleague, "
                  "keep it as a "
                  "copy. Opening a file joins it with what is here; nothing is overwritten.");
    Row row(ui, {.gap = 8, .wrap = true});
    if (button(ui, "export", "Export everything", {.icon = Icon::export_}))
        events.wants_export = true;
    file_button(ui, "import", "Import a file", {.accept = ".json,.csv"});
    caption(ui, view.export_words);
}

void draw_storage(Context& ui, const SettingsView& view) {
    Card card(ui, {.gap = 12, .name = "On this device"});
    draw_section_head(ui, "On this device");
    for (const Fact& fact : view.storage_facts)
        status(ui, fact.icon, fact.words, fact.tone, TextStyle::body);
    divider(ui);
    for (const auto& [label, figure] : view.counts) {
        Row row(ui, {.min_height = 24});
        text(ui, label, {.grow = true});
        text(ui, figure, {.strong = true});
    }
    for (const core::Problem& problem : view.problems)
        status(ui, Icon::warning, problem.place + ", " + problem.message, Tone::warning);
}

void draw_sample(Context& ui, const SettingsView& view, app::CommandSink& sink) {
    Card card(ui, {.gap = 12, .name = "Sample company"});
    draw_section_head(ui, "Sample company");
    paragraph(ui, view.sample_words);
    Row row(ui);
    if (view.has_sample) {
        if (button(ui, "remove-sample", "Remove the sample company", {.icon = Icon::delete_})) {
            sink.push(app::RemoveSample{});
            ui.toast({.id = "undo",
                      .text = "Sample company removed",
                      .action = "Undo",
                      .icon = "delete"});
        }
    } else if (button(ui, "load-sample", "Fill with the sample company", {.icon = Icon::boat})) {
        sink.push(app::LoadSample{});
    }
}

void draw_conflicts(Context& ui, const SettingsView& view, SettingsEvents& events) {
    Card card(ui, {.gap = 16, .name = "Two versions"});
    draw_section_head(ui, "Two versions of the same thing");
    paragraph(ui, "These were changed in two places at once. Both are kept until someone chooses; "
                  "the first is "
                  "shown meanwhile.");
    for (const ConflictView& conflict : view.conflicts) {
        IdScope scope(ui, conflict.key);
        Group group(ui, "versions", Role::group, conflict.title);
        text(ui, conflict.title, {.strong = true});
        Row row(ui, {.gap = 8, .wrap = true});
        for (std::size_t i = 0; i < conflict.choices.size(); i++) {
            IdScope choice(ui, static_cast<int>(i));
            if (button(ui, "keep", conflict.choices[i].label,
                       {.size = Size::dense, .name = "Keep " + conflict.choices[i].label})) {
                events.settled = &conflict;
                events.choice = i;
            }
        }
    }
}

}  // namespace

SettingsEvents draw_settings(Context& ui, const SettingsView& view, app::CommandSink& sink) {
    SettingsEvents events;
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    if (!view.conflicts.empty()) draw_conflicts(ui, view, events);
    draw_organisation(ui, view, sink);
    draw_look(ui);
    draw_files(ui, view, events);
    draw_storage(ui, view);
    draw_sample(ui, view, sink);
    if (button(ui, "notices", "Third-party notices", {.kind = ButtonKind::quiet}))
        events.wants_notices = true;
    return events;
}

}  // namespace icx::ui
