// All journeys as an atlas.
#include <algorithm>
#include <string>

#include "app/journey_commands.hpp"
#include "ui/screens/journey_screen.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

constexpr float kCurveWide = 168, kCurveHigh = 48;

// The assumed and the measured curve, small.
void draw_small_curve(Context& ui, const AtlasRow& row) {
    Canvas canvas(ui, "curve",
                  {.name = row.curve_words, .height = kCurveHigh, .width = kCurveWide});
    const auto count = static_cast<float>(std::max<std::size_t>(2, row.measured.size()));
    const auto at = [&](std::size_t i, double feeling) {
        return Point{6 + static_cast<float>(i) * (kCurveWide - 12) / (count - 1),
                     4 + static_cast<float>((2 - feeling) / 4) * (kCurveHigh - 8)};
    };
    canvas.line({0, kCurveHigh / 2}, {kCurveWide, kCurveHigh / 2}, {.color = Color::axis});
    const auto runs = [&](const std::vector<std::optional<double>>& values, const Stroke& stroke,
                          bool has_dots) {
        std::vector<Point> points;
        for (std::size_t i = 0; i <= values.size(); i++) {
            if (i < values.size() && values[i]) {
                points.push_back(at(i, *values[i]));
                continue;
            }
            if (points.size() > 1) canvas.polyline(points, stroke);
            for (const Point& point : points)
                if (has_dots || points.size() == 1) canvas.circle(point, 2.5F, stroke.color);
            points.clear();
        }
    };
    runs(row.assumed, {.color = Color::axis, .width = 1.5F, .dash = 4}, false);
    runs(row.measured, {.color = Color::accent, .width = 2}, true);
}

void draw_words(Context& ui, const AtlasRow& row) {
    Column words(ui, {.grow = true, .gap = 2});
    link(ui, "open", row.title, row.route,
         {.style = row.depth == 0 ? TextStyle::reading : TextStyle::body});
    if (!row.purpose.empty() && row.depth == 0) muted(ui, row.purpose);
    caption(ui, row.inside.empty() ? row.note : row.inside + ". " + row.note);
    if (!row.again.empty()) status(ui, Icon::info, row.again);
    space(ui, 4);
    Row facts(ui, {.gap = 8, .wrap = true});
    if (row.blind > 0)
        tag(ui, row.blind_words, {.icon = Icon::flag, .outline = true});
    else
        tag(ui, row.blind_words, {.tone = Tone::positive, .icon = Icon::check});
    if (ui.phone() && !row.score.empty())
        tag(ui, "feels " + row.score + ", " + row.score_words, {.tone = row.score_tone});
}

void draw_score(Context& ui, const AtlasRow& row) {
    Column figure(ui, {.width = 144, .gap = 0, .align = Align::end});
    const TextOptions words{.color = Color::text_muted, .align = Align::end, .nowrap = true};
    if (row.score.empty()) {
        caption(ui, row.score_words, words);
        return;
    }
    text(ui, TextStyle::title, row.score,
         {.color = row.score_tone == Tone::negative ? Color::negative_ink : Color::text,
          .strong = true});
    caption(ui, row.score_words, words);
}

void draw_row(Context& ui, const AtlasRow& row, const MapTools& tools) {
    ListItem item(ui, "item", {.padding = {16, 12}});
    Row line(ui, {.gap = 12, .align = Align::start});
    const float step = ui.phone() ? 12.0F : 28.0F;
    if (row.depth > 0) space(ui, step * static_cast<float>(std::min<std::size_t>(row.depth, 6)));
    if (!ui.phone() || row.depth == 0)
        icon_tile(ui, row.depth == 0 ? Icon::journey : Icon::steps,
                  row.depth == 0 ? Tone::accent : Tone::neutral);
    draw_words(ui, row);
    if (!ui.compact()) {
        draw_small_curve(ui, row);
        draw_score(ui, row);
    }
    if (icon_button(ui, "delete", Icon::delete_, "Delete " + row.title)) {
        tools.sink.push(app::RemoveJourney{model::JourneyId(row.id)});
        ui.toast({.id = "undo",
                  .text = "Journey \u201C" + row.title + "\u201D deleted",
                  .action = "Undo",
                  .icon = "delete"});
    }
}

void draw_nothing(Context& ui, MapState& state, const MapTools& tools) {
    Card card(ui);
    const EmptyStateChoice choice = empty_state(
        ui, "none",
        {.icon = Icon::journey,
         .title = "No journeys yet",
         .words = "A journey shows step by step what a colleague goes through: a joiner\u2019s "
                  "first month, a laptop request, a pay that was wrong. Assume how each step "
                  "feels, link survey questions and promises, and see where the map is wrong.",
         .primary = "Start from a template",
         .secondary = "Blank journey"});
    if (choice == EmptyStateChoice::primary) state.is_choosing_template = true;
    if (choice == EmptyStateChoice::secondary)
        tools.sink.push(app::CreateJourney{}, [&ui](const core::Result<app::Outcome>& made) {
            if (made.ok()) ui.navigate("#/journeys/" + made->created);
        });
}

}  // namespace

void draw_atlas(Context& ui, const AtlasView& view, MapState& state, const MapTools& tools) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    draw_map_tabs(ui, false);
    if (view.rows.empty()) return draw_nothing(ui, state, tools);
    {
        Row bar(ui, {.gap = 8, .wrap = ui.compact()});
        text(ui, view.finding.empty() ? "What colleagues go through, step by step" : view.finding,
             {.color = Color::text_muted, .grow = !ui.compact()});
        file_button(ui, "import", "Import", {.accept = ".csv,.mmd,.txt,.canvas"});
        if (button(ui, "new", "New journey", {.kind = ButtonKind::primary, .icon = Icon::add}))
            state.is_choosing_template = true;
    }
    for (std::size_t i = 0; i < view.rows.size();) {
        IdScope group(ui, view.rows[i].id);
        Card card(ui, {.padding = {0, 4}, .gap = 0, .name = view.rows[i].title});
        List list(ui, "rows", view.rows[i].title + " and what it opens");
        std::size_t number = 0;
        do {
            IdScope scope(ui, view.rows[i].id + "/" + std::to_string(number++));
            draw_row(ui, view.rows[i], tools);
        } while (++i < view.rows.size() && view.rows[i].depth > 0);
    }
}

}  // namespace icx::ui
