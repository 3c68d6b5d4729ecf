#include "ui/screens/shell_screen.hpp"

namespace icx::ui {
namespace {

constexpr float kRailWidth = 208;
constexpr float kRailIconsWidth = 64;
constexpr float kTopBarHeight = 56;
constexpr float kBottomBarHeight = 64;

void draw_organisation(Context& ui, const ShellView& view) {
    divider(ui);
    Row foot(ui, {.gap = 8, .min_height = 56, .padding = {4, 0}});
    avatar(ui, view.initials);
    if (view.is_dense) return;
    Column words(ui, {.grow = true, .gap = 0});
    text(ui, TextStyle::caption, view.organisation, {.strong = true, .max_lines = 1});
    caption(ui, view.organisation_note);
}

void draw_rail(Context& ui, const ShellView& view) {
    Dock rail(ui, "rail", Edge::start, view.is_dense ? kRailIconsWidth : kRailWidth,
              {.role = Role::navigation,
               .name = "Places",
               .background = Color::rail,
               .padding = {12, 0},
               .gap = 4});
    {
        Row head(ui, {.gap = 12, .min_height = kTopBarHeight, .padding = {8, 0}});
        logo(ui);
        if (!view.is_dense) text(ui, TextStyle::reading, "ICX Studio", {.strong = true});
    }
    for (const PlaceView& entry : view.places)
        place(ui, entry.label, entry.icon, entry.label, entry.to,
              {.current = entry.is_current, .icon_only = view.is_dense, .count = entry.count});
    spacer(ui);
    place(ui, view.settings.label, view.settings.icon, view.settings.label, view.settings.to,
          {.current = view.settings.is_current, .icon_only = view.is_dense});
    draw_organisation(ui, view);
}

Icon theme_icon(Context& ui) {
    switch (ui.theme()) {
    case Theme::dark:
        return Icon::theme_dark;
    case Theme::contrast:
        return Icon::theme_contrast;
    default:
        return Icon::theme_light;
    }
}

void draw_save_state(Context& ui, const ShellView& view, ShellEvents& events) {
    Group live(ui, "save-state", Role::status, "Save state");
    Row row(ui, {.gap = 12});
    // A phone's bar has room for the title when all is well; what is wrong is said in full.
    const bool is_short = ui.phone() && view.save.tone == Tone::positive;
    status(ui, view.save.icon, is_short ? "Saved" : view.save.words, view.save.tone);
    if (view.save.offers_export &&
        button(ui, "export-now", "Export now", {.kind = ButtonKind::danger, .size = Size::dense}))
        events.wants_export = true;
}

void draw_top_bar(Context& ui, const ShellView& view, ShellEvents& events) {
    const bool is_phone = ui.phone();
    Dock bar(ui, "top", Edge::top, kTopBarHeight,
             {.role = Role::banner, .padding = {is_phone ? 16.0f : 24.0f, 0}});
    Row row(ui, {.gap = 12, .min_height = kTopBarHeight});
    if (view.parent && !is_phone) {
        link(ui, "parent", view.parent->label, view.parent->to,
             {.strong = false, .color = Color::text_muted});
        icon(ui, Icon::open, {.size = 16, .flip = true});
    }
    heading(ui, 1, view.title, {.style = TextStyle::title, .max_lines = 1, .grow = true});
    draw_save_state(ui, view, events);
    if (!is_phone && !ui.compact() && !view.backup_words.empty()) {
        divider(ui);
        status(ui, Icon::storage, view.backup_words);
    }
    if (is_phone) {
        if (icon_button(ui, "search", Icon::search, "Search or run", {}))
            events.wants_palette = true;
    } else if (button(ui, "search", "Search or run",
                      {.kind = ButtonKind::field,
                       .icon = Icon::search,
                       .min_width = 196,
                       .hint = "Ctrl+K",
                       .keys = "Ctrl K"})) {
        events.wants_palette = true;
    }
    if (icon_button(ui, "theme", theme_icon(ui), "Change theme", {})) events.wants_theme = true;
}

void draw_palette_row(Context& ui, const PaletteItem& item, bool is_chosen, bool& is_pressed) {
    is_pressed =
        list_row(ui, "item", item.label,
                 {.icon = item.icon, .value_note = item.note, .selected = is_chosen, .height = 40});
}

}  // namespace

void draw_shell_start(Context& ui, const ShellView& view, ShellEvents& events) {
    if (!ui.phone()) draw_rail(ui, view);
    draw_top_bar(ui, view, events);
}

void draw_shell_end(Context& ui, const ShellView& view) {
    if (!ui.phone()) return;
    Dock bar(ui, "places", Edge::bottom, kBottomBarHeight,
             {.role = Role::navigation, .name = "Places", .padding = {0, 0}});
    Row row(ui, {.gap = 0, .min_height = kBottomBarHeight});
    for (const PlaceView& entry : view.bottom_bar) {
        Column cell(ui, {.grow = true, .align = Align::center});
        place(ui, entry.label, entry.icon, entry.label, entry.to,
              {.current = entry.is_current, .below = true});
    }
}

PaletteChoice draw_palette(Context& ui, const PaletteView& view, PaletteState& state) {
    PaletteChoice choice;
    Dialog dialog(ui, "palette", "Search or run",
                  {.width = 640, .top = true, .show_title = false, .padding = 16});
    search_field(ui, "find", "Search places, surveys and actions", state.find,
                 {.placeholder = "Search or run", .hide_label = true, .size = Size::large});
    {
        ScrollArea list(ui, "found", {.padding = {0, 8}, .gap = 4, .max_height = 400});
        for (const PaletteGroup& group : view.groups) {
            heading(ui, 3, group.title, {.style = TextStyle::caption, .color = Color::text_muted});
            List rows(ui, group.title, group.title);
            for (const PaletteItem& item : group.items) {
                IdScope scope(ui, item.id);
                bool is_pressed = false;
                draw_palette_row(ui, item, false, is_pressed);
                if (is_pressed) choice = {item.action, item.to};
            }
        }
        if (!view.nothing.empty()) muted(ui, view.nothing);
    }
    {
        Row keys(ui, {.gap = 8});
        key_cap(ui, "Tab");
        caption(ui, "choose");
        key_cap(ui, "Enter");
        caption(ui, "open");
        key_cap(ui, "Esc");
        caption(ui, "close");
    }
    if (dialog.dismissed() || choice.action != app::ActionId::none || !choice.to.empty())
        state = {};
    return choice;
}

void draw_shortcuts(Context& ui, bool& is_open) {
    Dialog dialog(ui, "shortcuts", "Keyboard shortcuts", {.close_button = true});
    for (const app::Action& action : app::actions()) {
        if (action.shortcut.empty()) continue;
        Row row(ui, {.gap = 12, .min_height = 32});
        text(ui, action.label, {.grow = true});
        key_cap(ui, action.shortcut);
    }
    muted(ui, "Tab and Shift+Tab go from one control to the next, arrow keys move inside a scale "
              "or a list of "
              "choices, Space or Enter presses, Escape closes.");
    if (dialog.dismissed()) is_open = false;
}

}  // namespace icx::ui
