#include "ui/screens/home_screen.hpp"

#include "ui/screens/deadline_screen.hpp"

namespace icx::ui {
namespace {

constexpr float kAsideWidth = 320;
constexpr float kRowHeight = 56;

void draw_when(Context& ui, const TodayItem& item) {
    Column when(ui, {.gap = 0, .align = Align::end});
    const Color color = item.tone == Tone::negative  ? Color::negative_ink
                        : item.tone == Tone::warning ? Color::warning_ink
                                                     : Color::text;
    text(ui, item.when, {.color = color, .strong = true, .nowrap = true});
    if (!item.when_note.empty())
        caption(ui, item.when_note, {.color = Color::text_muted, .nowrap = true});
}

void draw_go(Context& ui, const TodayItem& item, bool is_first, app::CommandSink& sink) {
    const std::string name = item.action + ", " + item.title;
    const ButtonOptions options = {.kind = is_first ? ButtonKind::primary : ButtonKind::secondary,
                                   .size = ui.phone() ? Size::large : Size::dense,
                                   .full_width = ui.phone(),
                                   .min_width = 112,
                                   .name = name};
    if (item.activity.empty())
        link_button(ui, "go", item.action, item.to, options);
    else if (button(ui, "go", item.action, options))
        record_step(ui, sink, item.request, item.activity, item.action, item.title);
}

void draw_item(Context& ui, const TodayItem& item, bool is_first, app::CommandSink& sink) {
    IdScope scope(ui, item.id);
    ListItem row(ui, "item", {.padding = {16, 8}, .gap = 8, .min_height = kRowHeight});
    {
        Row line(ui, {.gap = 12});
        icon_tile(ui, item.icon, item.tone);
        {
            Column words(ui, {.grow = true, .gap = 0});
            text(ui, item.title, {.strong = true, .max_lines = 2});
            caption(ui, item.detail);
        }
        if (!item.when.empty()) draw_when(ui, item);
        if (!ui.phone()) draw_go(ui, item, is_first, sink);
    }
    // On a phone the button stands where the thumb is: below, over the whole width.
    if (ui.phone()) draw_go(ui, item, is_first, sink);
}

void draw_group(Context& ui, const TodayGroup& group, bool has_primary, app::CommandSink& sink) {
    IdScope scope(ui, group.id);
    Card card(ui, {.padding = {0, 0}, .gap = 0, .name = group.title});
    {
        Row head(ui, {.gap = 8, .min_height = 44, .padding = {16, 0}});
        heading(ui, 3, group.title, {.style = TextStyle::body});
        count(ui, static_cast<int>(group.total));
        spacer(ui);
        link(ui, "all", group.all_label, group.all_to, {.style = TextStyle::caption});
    }
    List list(ui, "items", group.title);
    for (std::size_t i = 0; i < group.items.size(); i++)
        draw_item(ui, group.items[i], has_primary && i == 0, sink);
}

void draw_headline(Context& ui, const Headline& headline) {
    IdScope scope(ui, headline.to);
    Card card(ui, {.name = headline.title});
    {
        Row head(ui);
        heading(ui, 2, headline.title, {.style = TextStyle::body, .grow = true});
        if (Why why(ui, "headline-why", headline.title); why) paragraph(ui, headline.explained);
    }
    big_number(ui, headline.figure, headline.note);
    link(ui, "headline-results", headline.link, headline.to, {.style = TextStyle::caption});
}

void draw_collecting(Context& ui, const std::vector<CollectingItem>& items) {
    Card card(ui, {.gap = 12, .name = "Collecting now"});
    {
        Row head(ui);
        heading(ui, 2, "Collecting now", {.style = TextStyle::body, .grow = true});
        link(ui, "surveys", "Surveys", "#/surveys", {.style = TextStyle::caption});
    }
    for (std::size_t i = 0; i < items.size(); i++) {
        const CollectingItem& item = items[i];
        IdScope scope(ui, item.to);
        if (i > 0) divider(ui);
        {
            Row line(ui);
            link(ui, "results", item.title, item.to, {.grow = true, .color = Color::text});
            caption(ui, item.closes, {.color = Color::text_muted, .nowrap = true});
        }
        if (item.share)
            progress_bar(ui, "share", *item.share, {.name = item.title, .words = item.words});
        caption(ui, item.words);
    }
}

// A workspace that was emptied is never passed over with a friendly blank page.
void draw_lost(Context& ui, const HomeView& view) {
    Card card(ui, {.gap = 12, .name = "Data deleted by the browser"});
    heading(ui, 3, "Your data were deleted by the browser", {.style = TextStyle::reading});
    banner(ui, "lost", view.lost_words, {.tone = Tone::warning, .live = true});
    drop_zone(ui, "newest-copy", "Drop the file anywhere in this window", "Choose the file",
              {.accept = ".json"});
}

HomeWish draw_welcome(Context& ui) {
    Card card(ui);
    switch (empty_state(
        ui, "welcome",
        {.icon = Icon::listen,
         .title = "Welcome to ICX Studio",
         .words = "Treat colleagues as customers: ask how service between departments feels, see "
                  "where it helps or hurts, and act on it. Everything stays in this browser.",
         .primary = "Make the first survey",
         .secondary = "Look round a sample company"})) {
    case EmptyStateChoice::primary:
        return HomeWish::create_survey;
    case EmptyStateChoice::secondary:
        return HomeWish::load_sample;
    default:
        return HomeWish::none;
    }
}

void draw_calm(Context& ui, const HomeView& view) {
    Card card(ui);
    empty_state(ui, "calm",
                {.icon = Icon::success,
                 .tone = Tone::positive,
                 .title = view.heading,
                 .words = view.calm_words,
                 .min_height = 200});
}

}  // namespace

HomeWish draw_home(Context& ui, const HomeView& view, app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    const std::string_view title = view.is_new ? "Start here" : std::string_view(view.heading);
    if (ui.phone()) {
        Column head(ui, {.gap = 4});
        heading(ui, 2, title, {.style = TextStyle::heading});
        muted(ui, view.day);
    } else {
        Row head(ui, {.gap = 12, .align = Align::end, .wrap = true});
        heading(ui, 2, title, {.style = TextStyle::heading});
        muted(ui, view.day);
    }
    if (!view.lost_words.empty()) draw_lost(ui, view);
    if (view.is_new) return draw_welcome(ui);
    Columns grid(ui, {fr(1), px(kAsideWidth)},
                 {.gap = 24, .stack_below = 800, .equal_height = false});
    {
        Cell groups(ui, {.gap = 16});
        for (std::size_t i = 0; i < view.groups.size(); i++)
            draw_group(ui, view.groups[i], i == 0, sink);
        if (view.groups.empty()) draw_calm(ui, view);
    }
    {
        Cell aside(ui, {.gap = 16});
        if (view.promises) draw_headline(ui, *view.promises);
        if (view.headline) draw_headline(ui, *view.headline);
        if (!view.collecting.empty()) draw_collecting(ui, view.collecting);
    }
    return HomeWish::none;
}

}  // namespace icx::ui
