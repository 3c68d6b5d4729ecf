// Who takes part in a journey: rings round the person whose way it is, and the same as a table.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/screens/journey_screen.hpp"

namespace icx::ui {
namespace {

constexpr std::size_t kMostOnRing = 14;  // more would lie upon each other; the table has all

const char* ring_words(PeopleRing ring) {
    return ring == PeopleRing::met       ? "Met on the way"
           : ring == PeopleRing::answers ? "Answer for steps, or take part"
                                         : "Serve these from behind";
}

Tone ring_tone(PeopleRing ring) {
    return ring == PeopleRing::met       ? Tone::accent
           : ring == PeopleRing::answers ? Tone::positive
                                         : Tone::neutral;
}

void draw_rings(Context& ui, const PeopleView& view) {
    std::vector<std::vector<std::string>> data = {{"Who", "Ring"}};
    for (const PeopleRow& row : view.rows)
        data.push_back({row.name, ring_words(row.ring)});
    const float side = std::min(440.0F, available_width(ui));
    Canvas canvas(ui, "rings",
                  {.name = view.words,
                   .height = side,
                   .width = side,
                   .data_caption = "Who takes part",
                   .data = data});
    const Point centre{side / 2, side / 2};
    const float radii[] = {side * 0.23F, side * 0.35F, side * 0.46F};
    for (int ring = 2; ring >= 0; ring--)
        canvas.circle(centre, radii[ring], ring % 2 ? Color::surface : Color::surface_sunken,
                      Stroke{.color = Color::border_strong});
    canvas.circle(centre, side * 0.13F, Color::accent_tint, Stroke{.color = Color::accent});
    canvas.icon({centre.x, centre.y - 8}, Icon::person, 20, Color::accent_ink);
    canvas.text({centre.x, centre.y + 4}, view.centre,
                {.color = Color::accent_ink,
                 .strong = true,
                 .align = Align::center,
                 .max_width = side * 0.23F});
    for (int ring = 0; ring < 3; ring++) {
        std::vector<std::size_t> here;
        for (std::size_t i = 0; i < view.rows.size(); i++)
            if (static_cast<int>(view.rows[i].ring) == ring) here.push_back(i);
        const std::size_t shown = std::min(kMostOnRing, here.size());
        for (std::size_t k = 0; k < shown; k++) {
            // Each ring begins a little further round, so that numbers do not stand in a row.
            const float angle = 2 * std::numbers::pi_v<float> *
                                    (static_cast<float>(k) / static_cast<float>(shown) +
                                     0.09F * static_cast<float>(ring)) -
                                std::numbers::pi_v<float> / 2;
            const Point at{centre.x + radii[ring] * std::cos(angle),
                           centre.y + radii[ring] * std::sin(angle)};
            const Color edge = ring == 0   ? Color::accent
                               : ring == 1 ? Color::positive
                                           : Color::border_strong;
            canvas.circle(at, 12, Color::surface, Stroke{.color = edge, .width = 2});
            canvas.text({at.x, at.y - 8}, std::to_string(here[k] + 1),
                        {.color = Color::text, .strong = true, .align = Align::center});
        }
    }
}

void draw_person(Context& ui, const PeopleRow& row, std::size_t number) {
    ListItem item(ui, "item", {.padding = {16, 12}});
    Row line(ui, {.gap = 12, .align = Align::start});
    tag(ui, std::to_string(number), {.tone = ring_tone(row.ring), .outline = true});
    {
        Column words(ui, {.grow = true, .gap = 2});
        if (row.route.empty())
            text(ui, row.name, {.strong = true});
        else
            link(ui, "open", row.name, row.route);
        caption(ui, row.part + (row.serves.empty() ? "" : ". Serves " + row.serves));
        if (!row.steps.empty()) caption(ui, "At " + row.steps);
    }
    if (!row.measured.empty()) tag(ui, "feels " + row.measured, {.tone = row.tone});
}

}  // namespace

void draw_people(Context& ui, const PeopleView& view) {
    ScrollArea main(ui, "people", {.role = Role::main, .max_width = 1120});
    heading(ui, 2, "Who takes part");
    if (view.rows.empty()) {
        Card card(ui);
        empty_state(ui, "none",
                    {.icon = Icon::people,
                     .title = "Nobody yet",
                     .words = "Write into the lane \u201CContact with\u201D whom one meets at each "
                              "step, and choose the department that answers for it.",
                     .heading_level = 3});
        return;
    }
    muted(ui, view.words + " Numbers in the picture are those of the list.");
    Columns grid(ui, {px(440), fr(1)}, {.gap = 24, .stack_below = 860, .equal_height = false});
    {
        Cell cell(ui);
        draw_rings(ui, view);
    }
    Cell cell(ui);
    std::size_t number = 0;
    for (const PeopleRing ring : {PeopleRing::met, PeopleRing::answers, PeopleRing::behind}) {
        if (std::none_of(view.rows.begin(), view.rows.end(),
                         [&](const PeopleRow& row) { return row.ring == ring; }))
            continue;
        IdScope scope(ui, static_cast<int>(ring));
        Card card(ui, {.padding = {0, 8}, .gap = 0, .name = ring_words(ring)});
        {
            Row head(ui, {.padding = {16, 4}});
            heading(ui, 3, ring_words(ring));
        }
        List list(ui, "list", ring_words(ring));
        for (const PeopleRow& row : view.rows) {
            if (row.ring != ring) continue;
            IdScope person(ui, static_cast<int>(++number));
            draw_person(ui, row, number);
        }
    }
}

}  // namespace icx::ui
