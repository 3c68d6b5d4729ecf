#include "ui/screens/ideas_screen.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/idea_commands.hpp"
#include "app/workshop_commands.hpp"

namespace icx::ui {
namespace {

constexpr float kLeft = 40, kBelow = 40, kStack = 12;

// Where value and effort stand on a matrix of this size, and back from a point.
struct Field {
    float width = 0, height = 0;
    float step_x() const { return (width - kLeft) / 5; }
    float step_y() const { return (height - kBelow) / 5; }
    Point middle(int value, int effort) const {
        return {kLeft + (static_cast<float>(effort) - 0.5F) * step_x(),
                (5.5F - static_cast<float>(value)) * step_y()};
    }
    int effort_at(float x) const {
        return std::clamp(static_cast<int>(std::floor((x - kLeft) / step_x())) + 1, 1, 5);
    }
    int value_at(float y) const {
        return std::clamp(5 - static_cast<int>(std::floor(y / step_y())), 1, 5);
    }
};

void draw_ground(Canvas& canvas, const Field& field) {
    const float right = field.width, bottom = field.height - kBelow;
    // 3 counts as high: the lines run between 2 and 3.
    const float x = kLeft + 2 * field.step_x(), y = 3 * field.step_y();
    canvas.rect({kLeft, 0, x - kLeft, y}, Color::positive_tint, 8);
    canvas.rect({x + 4, 0, right - x - 4, y}, Color::accent_tint, 8);
    canvas.rect({kLeft, y + 4, x - kLeft, bottom - y - 4}, Color::surface_sunken, 8);
    canvas.rect({x + 4, y + 4, right - x - 4, bottom - y - 4}, Color::surface_sunken, 8);
    const auto name = [&](float at_x, float at_y, const char* words, Color color) {
        canvas.text({at_x + 12, at_y + 3}, words,
                    {.style = TextStyle::body, .color = color, .strong = true});
    };
    name(kLeft, 0, "Quick wins", Color::positive_ink);
    name(x + 4, 0, "Big bets", Color::accent_ink);
    name(kLeft, y + 4, "Maybe later", Color::text_muted);
    name(x + 4, y + 4, "Leave it", Color::text_muted);
    for (int i = 1; i <= 5; i++) {
        canvas.text({field.middle(1, i).x, bottom + 8}, std::to_string(i),
                    {.align = Align::center});
        canvas.text({kLeft - 16, field.middle(i, 1).y - 8}, std::to_string(i),
                    {.align = Align::end});
    }
    canvas.text({right, bottom + 20}, "more effort", {.align = Align::end});
    canvas.text({kLeft, bottom + 20}, "little effort", {});
    canvas.text({0, 0}, "value", {});
}

void weigh(app::CommandSink& sink, const IdeaRow& row, int value, int effort) {
    sink.push(app::WeighIdea{model::CardId(row.id), std::clamp(value, 1, 5),
                             std::clamp(effort, 1, 5), row.confidence});
}

void draw_matrix(Context& ui, const IdeasView& view, IdeasState& state, app::CommandSink& sink) {
    const Field field{std::max(280.0F, available_width(ui)), 520};
    Board board(ui, "matrix",
                {.name = "Ideas by value and effort. " + view.summary,
                 .width = field.width,
                 .height = field.height});
    Canvas& canvas = board.canvas();
    draw_ground(canvas, field);
    std::map<std::uint32_t, const IdeaRow*> targets;
    const auto pointer = canvas.pointer();
    for (const IdeaRow& row : view.rows) {
        if (!row.is_on_matrix) continue;
        const Point at = field.middle(row.value, row.effort);
        const auto shift = static_cast<float>(row.stack) * kStack;
        const float wide = std::min(168.0F, field.step_x() - 8), high = 44;
        Rect place{at.x - wide / 2 + shift / 2, at.y - high / 2 + 3 + shift, wide, high};
        place.x = std::clamp(place.x, kLeft, field.width - wide);
        const std::string key = "idea/" + row.id;
        const CellEvents events = board.cell(
            key, place, row.spoken, "Enter opens it, Ctrl with arrows changes value and effort");
        targets.emplace(ui.id(key), &row);
        if (state.focus == key) {
            ui.focus(key);
            state.focus.clear();
        }
        if (events.pressed) state.open = row.id;
        if (events.held && state.drag.empty()) state.drag = row.id;
        canvas.rect(place, events.hovered ? Color::surface_hover : Color::surface, 8);
        canvas.outline(
            place,
            {.color = events.hovered || state.drag == row.id ? Color::accent : Color::border_strong,
             .width = state.drag == row.id ? 2.0F : 1.0F},
            8);
        const float room = place.w - 16 - (row.score_words.empty() ? 0 : 32);
        if (room > 40)
            board.words({place.x + 8, place.y + 6, room, high - 8}, TextStyle::caption, false,
                        Color::text, row.text, 2);
        if (!row.score_words.empty())
            canvas.text({place.right() - 8, place.y + 12}, row.score_words,
                        {.style = TextStyle::body,
                         .color = Color::accent_ink,
                         .strong = true,
                         .align = Align::end});
    }
    if (!state.drag.empty() && !board.pointer_down()) {
        for (const IdeaRow& row : view.rows) {
            if (row.id != state.drag || !pointer) continue;
            const int value = field.value_at(pointer->y), effort = field.effort_at(pointer->x);
            if (value != row.value || effort != row.effort) weigh(sink, row, value, effort);
        }
        state.drag.clear();
    }
    while (const auto key = board.take_key()) {
        const auto found = targets.find(key->id);
        if (found == targets.end()) continue;
        const IdeaRow& row = *found->second;
        const int up = key->name == "Ctrl+ArrowUp" ? 1 : key->name == "Ctrl+ArrowDown" ? -1 : 0;
        const int along = key->name == "Ctrl+ArrowRight"  ? 1
                          : key->name == "Ctrl+ArrowLeft" ? -1
                                                          : 0;
        if (up == 0 && along == 0) continue;
        weigh(sink, row, row.value + up, row.effort + along);
        state.focus = "idea/" + row.id;
    }
}

void draw_table(Context& ui, const IdeasView& view, IdeasState& state) {
    const TableColumn columns[] = {{"idea", "Idea", fr(2)},
                                   {"step", "Step", fr(1), Align::start, false, true},
                                   {"value", "Value", px(72), Align::end, false, true},
                                   {"effort", "Effort", px(72), Align::end, false, true},
                                   {"confidence", "Confidence", px(104), Align::end, false, true},
                                   {"worth", "Worth", px(72), Align::end},
                                   {"open", "Weigh", px(96), Align::end}};
    Card card(ui, {.padding = {0, 0}});
    Table table(ui, "ideas", "Ideas", columns, {.row_height = 48});
    const auto said = [](int weight) {
        return weight > 0 ? std::to_string(weight) : std::string();
    };
    for (auto [i, end] = table.visible(static_cast<int>(view.rows.size())); i < end; ++i) {
        const IdeaRow& row = view.rows[static_cast<std::size_t>(i)];
        table.row(row.id, i);
        table.cell(row.text, {.strong = true, .header = true});
        table.cell(row.step);
        table.cell(said(row.value));
        table.cell(said(row.effort));
        table.cell(said(row.confidence));
        table.cell(row.score_words);
        table.begin_cell();
        if (button(
                ui, "open", row.is_action ? "Action" : "Weigh",
                {.size = Size::dense, .name = (row.is_action ? "Action, " : "Weigh ") + row.text}))
            state.open = row.id;
        table.end_cell();
    }
}

void draw_loose(Context& ui, const IdeasView& view, IdeasState& state) {
    if (view.unweighed == 0) return;
    Card card(ui, {.padding = {16, 12}, .gap = 4, .name = "Not weighed yet"});
    heading(ui, 2, "Not weighed yet");
    List list(ui, "loose", "Not weighed yet");
    for (const IdeaRow& row : view.rows) {
        if (row.is_on_matrix) continue;
        IdScope scope(ui, row.id);
        if (list_row(ui, "row", row.text, {.icon = Icon::practice, .detail = "at " + row.step}))
            state.open = row.id;
    }
}

bool weight(Context& ui, const char* id, const char* label, const char* low, const char* high,
            int& weight) {
    std::optional<int> chosen;
    if (weight > 0) chosen = weight;
    text(ui, label, {.strong = true});
    ScaleOptions options;
    options.last = 5;
    options.low = low;
    options.high = high;
    if (!scale(ui, id, label, chosen, options)) return false;
    weight = chosen.value_or(0);
    return true;
}

void draw_dialog(Context& ui, const IdeasView& view, IdeasState& state, app::CommandSink& sink) {
    const auto found = std::find_if(view.rows.begin(), view.rows.end(),
                                    [&](const IdeaRow& row) { return row.id == state.open; });
    if (found == view.rows.end()) {
        state.open.clear();
        return;
    }
    const IdeaRow& row = *found;
    Dialog dialog(ui, "idea", row.text, {.width = 560, .close_button = true});
    muted(ui, "At " + row.step + (row.score ? ", worth " + row.score_words : ""));
    app::WeighIdea command{model::CardId(row.id), row.value, row.effort, row.confidence};
    bool is_changed =
        weight(ui, "value", "Value to those who are served", "little", "much", command.value);
    is_changed |= weight(ui, "effort", "Effort", "little", "much", command.effort);
    is_changed |= weight(ui, "confidence", "Confidence that it helps", "a guess", "we know",
                         command.confidence);
    if (is_changed) sink.push(command);
    {
        DialogActions actions(ui);
        if (row.is_action)
            status(ui, Icon::action, "This idea is an action", Tone::positive);
        else if (button(ui, "act", "Make it an action", {.icon = Icon::action})) {
            sink.push(app::ActOnCard{model::CardId(row.id)});
            ui.toast({.id = "undo", .text = "The idea is an action now", .action = "Undo"});
        }
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.open.clear();
    }
    if (dialog.dismissed()) state.open.clear();
}

void draw_new(Context& ui, const IdeasView& view, IdeasState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "new-idea", "New idea", {.width = 480, .close_button = true});
    text_area(ui, "text", "What could be better", state.text,
              {{.error = state.error, .max_length = 500}, 2, 5});
    std::vector<Choice> steps;
    int chosen = 0;
    for (const auto& [id, title] : view.steps) {
        if (id == state.step) chosen = static_cast<int>(steps.size());
        steps.push_back({id, title});
    }
    if (select(ui, "step", "At which step", steps, chosen) && chosen >= 0)
        state.step = steps[static_cast<std::size_t>(chosen)].id;
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.is_adding = false;
        if (button(ui, "add", "Add the idea", {.kind = ButtonKind::primary}))
            sink.push(
                app::AddIdea{model::JourneyId(view.journey), model::StepId(state.step), state.text},
                [&state](const core::Result<app::Outcome>& made) {
                    state.error = made.ok() ? "" : made.error().message;
                    if (!made.ok()) return;
                    state.text.clear();
                    state.is_adding = false;
                    state.open = made->created;
                });
    }
    if (dialog.dismissed()) state.is_adding = false;
}

void draw_formula(Context& ui, const IdeasView& view, IdeasState& state, app::CommandSink& sink) {
    if (!state.is_formula_touched) state.formula = view.formula;
    if (!text_field(ui, "formula", "What an idea is worth", state.formula,
                    {.help = view.formula_explained,
                     .error = state.formula_error,
                     .max_length = 300,
                     .spelling = false}))
        return;
    state.is_formula_touched = true;
    sink.push(app::SetIdeaFormula{model::JourneyId(view.journey), state.formula},
              [&state](const core::Result<app::Outcome>& made) {
                  state.formula_error = made.ok() ? "" : core::describe(made.error());
              });
}

}  // namespace

bool draw_ideas(Context& ui, const app::Route& route, IdeasState& state,
                const model::Workspace& workspace, app::CommandSink& sink) {
    if (state.journey != route.id) {
        state = {};
        state.journey = route.id;
    }
    const IdeasView view = build_ideas(workspace, route.id);
    if (!view.is_found) return false;
    {
        Dock bar(ui, "ideas-bar", Edge::top, 0, {.role = Role::region, .name = "Tools for ideas"});
        Row row(ui, {.gap = 8, .min_height = 56, .padding = {0, 8}});
        const Choice looks[] = {{"matrix", "Matrix"}, {"table", "Table"}};
        int look = state.is_table;
        if (segmented(ui, "look", "View", looks, look)) state.is_table = look == 1;
        if (ui.phone() || view.summary.empty())
            spacer(ui);
        else
            caption(ui, view.summary, {.color = Color::text_muted, .max_lines = 1, .grow = true});
        if (button(ui, "new", "New idea",
                   {.kind = ButtonKind::primary, .size = Size::dense, .icon = Icon::add}))
            state.is_adding = true;
    }
    {
        ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
        if (view.rows.empty()) {
            Card card(ui);
            if (empty_state(ui, "none",
                            {.icon = Icon::practice,
                             .title = "No ideas yet",
                             .words = "Ideas are cards of the journey\u2019s lane for them. Weigh "
                                      "each by value, effort and confidence, and see what to do "
                                      "first.",
                             .primary = "Write the first idea"}) == EmptyStateChoice::primary)
                state.is_adding = true;
        } else if (state.is_table) {
            draw_formula(ui, view, state, sink);
            draw_table(ui, view, state);
        } else {
            draw_matrix(ui, view, state, sink);
            draw_loose(ui, view, state);
        }
    }
    if (!state.open.empty()) draw_dialog(ui, view, state, sink);
    if (state.is_adding) draw_new(ui, view, state, sink);
    return true;
}

}  // namespace icx::ui
