#include "ui/screens/standards_screen.hpp"

#include "ui/screens/budget_screen.hpp"

namespace icx::ui {
namespace {

Color ink_of(Tone tone) {
    switch (tone) {
    case Tone::negative:
        return Color::negative_ink;
    case Tone::warning:
        return Color::warning_ink;
    default:
        return Color::text_muted;
    }
}

struct Kind {
    StandardsWish wish;
    const char* id;
    const char* label;
    const char* words;
    Icon icon;
};
const Kind kKinds[] = {
    {StandardsWish::reply, "reply", "In time",
     "\u201CThe help desk acknowledges each request within 4 hours.\u201D", Icon::deadline},
    {StandardsWish::presence, "presence", "Somebody is there",
     "\u201CWhoever calls between 12 and 14 is answered.\u201D Shows which days were not covered.",
     Icon::person},
    {StandardsWish::first_time, "first-time", "Right the first time",
     "\u201CWhat we call solved stays solved.\u201D Broken by a reopening, whatever the time.",
     Icon::check},
    {StandardsWish::new_standard, "blank", "Something else", "Write it from the beginning.",
     Icon::edit},
};

StandardsWish draw_kinds(Context& ui, StandardsState& state) {
    StandardsWish wish = StandardsWish::none;
    Dialog dialog(ui, "kinds", "What do you promise?", {.width = 560, .close_button = true});
    for (const Kind& kind : kKinds) {
        IdScope scope(ui, kind.id);
        Column one(ui, {.gap = 4});
        if (button(ui, "choose", kind.label, {.icon = kind.icon})) wish = kind.wish;
        muted(ui, kind.words);
    }
    divider(ui);
    file_button(ui, "openslo", "Take in an OpenSLO file",
                {.accept = ".yaml,.yml,.json", .kind = ButtonKind::quiet});
    if (dialog.dismissed() || wish != StandardsWish::none) state.is_choosing = false;
    return wish;
}

StandardsWish draw_bar(Context& ui, const StandardsView& view, StandardsState& state) {
    StandardsWish wish = StandardsWish::none;
    const std::string_view words = view.summary.empty() ? std::string_view(view.requests_words)
                                                        : std::string_view(view.summary);
    text(ui, words, {.color = Color::text_muted});
    Row bar(ui, {.gap = 8, .wrap = ui.compact()});
    link_button(ui, "goals", "Goals", "#/goals", {.kind = ButtonKind::quiet, .icon = Icon::goal});
    link_button(ui, "watermelons", "Kept and liked?", "#/watermelons",
                {.kind = ButtonKind::quiet, .icon = Icon::chart});
    if (Menu menu(ui, "take", "Take along",
                  {.label = "Take along", .icon = Icon::export_, .size = Size::normal});
        menu) {
        if (menu.item("charter", "Service charter", {.icon = Icon::print}))
            wish = StandardsWish::charter;
        if (menu.item("openslo", "OpenSLO for other tools", {.icon = Icon::export_}))
            wish = StandardsWish::openslo;
    }
    link_button(ui, "hours", "Opening hours", "#/hours",
                {.kind = ButtonKind::quiet, .icon = Icon::calendar});
    if (!ui.compact()) spacer(ui);
    link_button(ui, "requests", "Request log", "#/requests", {.icon = Icon::case_});
    if (button(ui, "new", "New promise", {.kind = ButtonKind::primary, .icon = Icon::add}))
        state.is_choosing = true;
    return wish;
}

void draw_figures(Context& ui, const PromiseRow& row) {
    Columns grid(ui, {px(176), fr(1), fr(1)},
                 {.gap = 24, .stack_below = 640, .equal_height = false});
    {
        Cell cell(ui, {.gap = 0});
        text(ui, TextStyle::display, row.kept, {.strong = true});
        caption(ui, row.kept_note);
    }
    {
        Cell cell(ui, {.gap = 4});
        caption(ui, "Budget");
        text(ui, row.budget);
        if (!row.pending.empty()) caption(ui, row.pending);
    }
    Cell cell(ui, {.gap = 4});
    caption(ui, "What breaks next");
    text(ui, row.next, {.color = ink_of(row.next_tone), .strong = row.next_tone != Tone::neutral});
}

void draw_row(Context& ui, const PromiseRow& row) {
    IdScope scope(ui, row.id);
    Card card(ui, {.gap = 12, .name = row.title});
    {
        Row head(ui, {.gap = 12, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            link(ui, "open", row.title, row.route, {.style = TextStyle::reading});
            caption(ui, row.service + (row.promise.empty() ? "" : ". " + row.promise));
        }
        if (!row.standing.words.empty())
            tag(ui, row.standing.words, {.tone = row.standing.tone, .icon = row.standing.icon});
    }
    if (!row.budget.empty())
        draw_figures(ui, row);
    else if (!row.kept_note.empty())
        text(ui, row.kept_note, {.color = Color::negative_ink});
}

StandardsWish draw_empty(Context& ui) {
    Card card(ui);
    const EmptyStateChoice choice =
        empty_state(ui, "none",
                    {.icon = Icon::standard,
                     .title = "No promises yet",
                     .words = "A promise says how long colleagues wait for a service, such as "
                              "\u201CThe IT help desk acknowledges each request within 4 "
                              "hours\u201D. Here it is measured from the request log, and every "
                              "deadline explains itself.",
                     .primary = "Use this example",
                     .secondary = "Write your own"});
    file_button(ui, "import", "Import a request log",
                {.accept = ".csv", .kind = ButtonKind::quiet});
    file_button(ui, "openslo", "Take in an OpenSLO file",
                {.accept = ".yaml,.yml,.json", .kind = ButtonKind::quiet});
    return choice == EmptyStateChoice::primary     ? StandardsWish::reply
           : choice == EmptyStateChoice::secondary ? StandardsWish::new_standard
                                                   : StandardsWish::none;
}

}  // namespace

StandardsWish draw_standards(Context& ui, const StandardsView& view, StandardsState& state) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    if (view.is_empty) return draw_empty(ui);
    StandardsWish wish = draw_bar(ui, view, state);
    for (const PromiseRow& row : view.rows)
        draw_row(ui, row);
    draw_budgets(ui, view.budgets, state.budget_weights);
    toggle(ui, "retired", "Show retired promises", state.shows_retired);
    for (const PromiseRow& row : view.retired)
        draw_row(ui, row);
    if (state.is_choosing)
        if (const StandardsWish chosen = draw_kinds(ui, state); chosen != StandardsWish::none)
            wish = chosen;
    return wish;
}

}  // namespace icx::ui
