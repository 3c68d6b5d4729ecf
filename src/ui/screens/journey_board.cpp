#include <algorithm>
#include <cmath>
#include <map>

#include "app/journey_commands.hpp"
#include "app/survey_commands.hpp"
#include "core/text.hpp"
#include "ui/screens/journey_screen.hpp"

namespace icx::ui {
namespace {

using model::LaneKind;

constexpr float kLabels = 136, kStageHeight = 32, kStepHeight = 56, kCurveHeight = 224;
constexpr float kCardHeight = 64, kContactHeight = 36, kPillHeight = 24;
constexpr float kWidths[] = {80, 100, 120, 152, 200};

enum class RowKind { steps, lane, feeling, promise, blind };
struct RowBox {
    RowKind kind;
    std::size_t lane = 0;
    float y = 0, h = 0;
    std::string line;  // the line below it, of a blueprint
};

struct Target {
    RowKind kind = RowKind::lane;
    std::string card;
    std::size_t lane = 0, step = 0;
};

class Drawing {
public:
    Drawing(Context& ui, const JourneyView& view, MapState& state, app::CommandSink& sink);
    void draw();

private:
    void place_rows();
    void add_lane_rows(std::initializer_list<LaneKind> kinds);
    float left(std::size_t step) const {
        return kLabels + static_cast<float>(step) * (column_ + gap_);
    }
    float middle(std::size_t step) const { return left(step) + column_ / 2; }
    bool is_flat(std::size_t lane) const { return view_.lanes[lane].kind == LaneKind::contact; }
    void draw_stage(const BoardStage& stage);
    void draw_step(std::size_t step);
    void draw_lane_cell(const RowBox& row, std::size_t step);
    void draw_card(const RowBox& row, std::size_t step, const BoardCard& card, const Rect& place);
    void draw_feeling_cell(const RowBox& row, std::size_t step);
    void draw_promise(const RowBox& row, std::size_t step);
    void draw_blind(const RowBox& row, std::size_t step);
    void draw_curve(const RowBox& row);
    void draw_flow();
    void draw_frozen();
    void edit_here(const std::string& type, const std::string& id, const char* field,
                   const Rect& place, const std::string& name);
    std::string key_of(std::size_t lane, std::size_t step) const;
    CellEvents cell(const std::string& key, const Rect& place, std::string_view name, Target target,
                    std::string_view hint = {});
    void take_typed();
    void take_keys();
    void on_key(const std::string& name, const Target& target);
    void finish(const Target& target, const std::string& name);
    void drop_card();
    void begin(const std::string& id, const std::string& text) {
        state_.editing = id;
        state_.typed = text;
        state_.field_phase = 0;
    }
    bool type_ahead(const std::string& name);

    Context& ui_;
    const JourneyView& view_;
    MapState& state_;
    app::CommandSink& sink_;
    Board* board_ = nullptr;
    bool is_blueprint_;
    float column_, gap_, height_ = 0;
    std::size_t first_ = 0, last_ = 0;
    std::vector<RowBox> rows_;
    std::map<std::uint32_t, Target> targets_;
    std::optional<Target> over_;
    std::vector<BoardKey> later_;  // keys for after the cells are drawn
};

Drawing::Drawing(Context& ui, const JourneyView& view, MapState& state, app::CommandSink& sink)
    : ui_(ui), view_(view), state_(state), sink_(sink),
      is_blueprint_(state.look == MapLook::blueprint),
      column_(kWidths[std::clamp(state.zoom, 0, 4)]), gap_(is_blueprint_ ? 28.0F : 8.0F) {
    place_rows();
}

void Drawing::add_lane_rows(std::initializer_list<LaneKind> kinds) {
    for (const LaneKind kind : kinds)
        for (std::size_t i = 0; i < view_.lanes.size(); i++)
            if (view_.lanes[i].kind == kind) rows_.push_back({RowKind::lane, i, 0, 0, {}});
}

void Drawing::place_rows() {
    if (is_blueprint_) {
        const auto with_line = [&](LaneKind kind, const char* line) {
            add_lane_rows({kind});
            if (!rows_.empty() && line) rows_.back().line = line;
        };
        with_line(LaneKind::document, nullptr);
        with_line(LaneKind::actions, "line of interaction");
        with_line(LaneKind::front_stage, "line of visibility");
        with_line(LaneKind::back_stage, "line of internal interaction");
        with_line(LaneKind::support, nullptr);
    } else {
        rows_.push_back({RowKind::steps, 0, 0, kStepHeight, {}});
        add_lane_rows({LaneKind::contact});
        rows_.push_back({RowKind::feeling, 0, 0, kCurveHeight, {}});
        for (std::size_t i = 0; i < view_.lanes.size(); i++)
            if (!is_flat(i)) rows_.push_back({RowKind::lane, i, 0, 0, {}});
        rows_.push_back({RowKind::promise, 0, 0, kPillHeight + 20, {}});
        rows_.push_back({RowKind::blind, 0, 0, 3 * (kPillHeight + 4), {}});
    }
    float y = kStageHeight + 17;
    for (RowBox& row : rows_) {
        row.y = y;
        if (row.kind == RowKind::lane) {
            const float one = is_flat(row.lane) ? kContactHeight : kCardHeight;
            const auto many =
                static_cast<float>(std::max<std::size_t>(1, view_.lanes[row.lane].tallest));
            row.h = many * one + (many - 1) * 4;
        }
        y += row.h + (row.line.empty() ? 17 : 33);
    }
    height_ = y;
}

std::string Drawing::key_of(std::size_t lane, std::size_t step) const {
    const auto& cards = view_.cell(lane, step);
    if (!cards.empty()) return "card/" + cards.front().id;
    return "add/" + view_.lanes[lane].id + "/" + view_.steps[step].id;
}

CellEvents Drawing::cell(const std::string& key, const Rect& place, std::string_view name,
                         Target target, std::string_view hint) {
    const CellEvents events = board_->cell(key, place, name, hint);
    if (events.hovered) over_ = target;
    targets_.emplace(ui_.id(key), std::move(target));
    if (state_.focus == key) {
        ui_.focus(key);
        state_.focus.clear();
    }
    return events;
}

void Drawing::edit_here(const std::string& type, const std::string& id, const char* field,
                        const Rect& place, const std::string& name) {
    const std::string key = "field/" + id;
    std::string value = state_.typed;
    if (board_->field(key, place, name, value)) {
        state_.typed = value;
        sink_.push(app::SetField{type, id, field, value, true});
    }
    if (state_.field_phase == 0) {
        ui_.focus(key);
        state_.field_phase = 1;
    } else if (ui_.is_focused(ui_.id(key))) {
        state_.field_phase = 2;
    } else if (state_.field_phase == 2) {
        state_.editing.clear();
        if (type == "card" && state_.typed.empty()) sink_.push(app::RemoveCard{model::CardId(id)});
    }
}

void Drawing::draw_stage(const BoardStage& stage) {
    const float width = static_cast<float>(stage.count) * (column_ + gap_) - gap_;
    const float y = std::max(0.0F, board_->visible().y);
    if (width <= 0) return;
    const float from = std::max(left(stage.first), board_->visible().x + kLabels);
    board_->canvas().rect({left(stage.first), y, width, kStageHeight}, Color::surface_sunken, 8);
    board_->canvas().text({std::min(from, left(stage.first) + width - 40) + 12, y + 8}, stage.title,
                          {.color = Color::text, .strong = true, .max_width = width - 24});
}

void Drawing::draw_step(std::size_t at) {
    const BoardStep& step = view_.steps[at];
    const Rect place{left(at), rows_.front().y, column_, kStepHeight};
    Canvas& canvas = board_->canvas();
    if (state_.editing == step.id) {
        edit_here("step", step.id, "title", {place.x, place.y + 12, place.w, 32},
                  "Name of the step");
        targets_.emplace(ui_.id("field/" + step.id), Target{RowKind::steps, {}, 0, at});
        return;
    }
    const std::string name = step.title + ", step " + std::to_string(at + 1) + " of " +
                             std::to_string(view_.steps.size()) +
                             (step.is_moment ? ", moment that matters" : "") +
                             (step.owner.empty() ? "" : ", " + step.owner);
    const CellEvents events = cell("step/" + step.id, place, name, {RowKind::steps, {}, 0, at},
                                   "Enter opens it, typing renames it, Ctrl with arrows moves it");
    if (events.pressed) state_.open_step = step.id;
    canvas.rect(place, events.hovered ? Color::surface_hover : Color::surface, 8);
    canvas.outline(place, {.color = step.is_moment ? Color::warning : Color::border_strong}, 8);
    const float room = column_ - 16 - (step.is_moment ? 18.0F : 0.0F);
    board_->words({place.x + 8, place.y + 8, room, 40}, TextStyle::body, true, Color::text,
                  step.title, 2);
    if (step.is_moment)
        canvas.icon({place.right() - 16, place.y + 16}, Icon::moment, 16, Color::warning_ink, true);
}

void Drawing::draw_card(const RowBox& row, std::size_t step, const BoardCard& card,
                        const Rect& place) {
    const BoardLane& lane = view_.lanes[row.lane];
    Canvas& canvas = board_->canvas();
    const Target target{RowKind::lane, card.id, row.lane, step};
    if (state_.editing == card.id) {
        edit_here("card", card.id, "text", {place.x, place.y, place.w, 32},
                  lane.title + " at " + view_.steps[step].title);
        targets_.emplace(ui_.id("field/" + card.id), target);
        return;
    }
    const CellEvents events =
        cell("card/" + card.id, place,
             lane.title + " at " + view_.steps[step].title + ": " + card.text, target,
             card.note + ". Typing replaces it, F2 or Enter edits it, Ctrl with arrows moves it");
    if (events.held && state_.drag.empty()) state_.drag = card.id;
    if (events.pressed) {
        state_.card = card.id;
        begin(card.id, card.text);
    }
    if (events.focused) state_.card = card.id;
    const bool is_pain = lane.kind == LaneKind::pains || lane.kind == LaneKind::risk;
    const bool is_gain = lane.kind == LaneKind::gains || lane.kind == LaneKind::opportunities;
    if (is_flat(row.lane) && !is_blueprint_) {
        canvas.icon({place.x + 8, place.y + 10}, lane_icon(lane.kind), 14, Color::text_muted);
        board_->words({place.x + 22, place.y + 2, place.w - 24, 32}, TextStyle::caption, false,
                      Color::text, card.text, 2);
    } else {
        const Color ground = is_pain                           ? Color::negative_tint
                             : is_gain                         ? Color::positive_tint
                             : lane.kind == LaneKind::document ? Color::surface_sunken
                                                               : Color::surface;
        const Color ink = is_pain   ? Color::negative_ink
                          : is_gain ? Color::positive_ink
                                    : Color::text;
        canvas.rect(place, ground, 8);
        if (ground == Color::surface || is_blueprint_)
            canvas.outline(place,
                           {.color = Color::border_strong,
                            .dash = card.evidence == model::Evidence::proposed ? 4.0F : 0.0F},
                           8);
        const bool has_mark = is_blueprint_ || card.is_stale;
        board_->words({place.x + 8, place.y + 8, place.w - 16, 48}, TextStyle::caption,
                      is_blueprint_, ink, card.text, has_mark ? 2 : 3);
        if (has_mark && place.w >= 100) {
            canvas.icon({place.x + 15, place.bottom() - 12},
                        card.is_stale ? Icon::warning : evidence_icon(card.evidence), 14,
                        card.is_stale ? Color::warning_ink : Color::text_muted);
            canvas.text({place.x + 26, place.bottom() - 20},
                        card.is_stale ? "stale" : evidence_words(card.evidence),
                        {.color = is_pain ? Color::negative_ink : Color::text_muted});
        }
        for (int i = 0; is_pain && i < card.severity; i++)
            canvas.circle({place.right() - 8 - static_cast<float>(i) * 8, place.bottom() - 8}, 2.5F,
                          Color::negative);
    }
    if (state_.card == card.id) canvas.outline(place, {.color = Color::accent, .width = 2}, 8);
    if (state_.drag == card.id) canvas.outline(place, {.color = Color::accent, .dash = 4}, 8);
}

void Drawing::draw_lane_cell(const RowBox& row, std::size_t step) {
    const auto& cards = view_.cell(row.lane, step);
    const float one = is_flat(row.lane) ? kContactHeight : kCardHeight;
    float y = row.y;
    for (const BoardCard& card : cards) {
        draw_card(row, step, card, {left(step), y, column_, one});
        y += one + 4;
    }
    if (!cards.empty()) return;
    const Rect place{left(step), row.y, column_, one};
    const BoardLane& lane = view_.lanes[row.lane];
    const CellEvents events =
        cell(key_of(row.lane, step), place,
             lane.title + " at " + view_.steps[step].title + ": empty, add a card",
             {RowKind::lane, {}, row.lane, step}, "Type, or press Enter");
    if (events.pressed && !state_.is_adding) on_key("F2", {RowKind::lane, {}, row.lane, step});
    if (events.hovered || events.focused) {
        board_->canvas().rect(place, Color::surface_hover, 8);
        board_->canvas().icon({place.x + place.w / 2, place.y + place.h / 2}, Icon::add, 16,
                              Color::text_muted);
    }
}

float height_of(const RowBox& row, double feeling) {
    return row.y + 16 + static_cast<float>((2 - feeling) / 4) * (kCurveHeight - 32);
}

void Drawing::draw_feeling_cell(const RowBox& row, std::size_t at) {
    const BoardStep& step = view_.steps[at];
    const Rect place{left(at), row.y, column_, row.h};
    const CellEvents events =
        cell("feeling/" + step.id, place, step.spoken_feeling, {RowKind::feeling, {}, 0, at},
             "Ctrl with up or down changes what is assumed, Enter opens the step");
    if (events.pressed) state_.open_step = step.id;
}

void Drawing::draw_curve(const RowBox& row) {
    Canvas& canvas = board_->canvas();
    const float from = left(0) - 4, to = left(view_.steps.size()) - gap_;
    for (int e = -2; e <= 2; e++)
        canvas.line({from, height_of(row, e)}, {to, height_of(row, e)},
                    {.color = e == 0 ? Color::axis : Color::grid});
    std::vector<Point> upper, lower, mean, assumed;
    const auto flush = [&] {
        if (mean.size() > 1) {
            canvas.band(upper, lower, Color::band);
            canvas.polyline(mean, {.color = Color::accent, .width = 2.5F});
        }
        upper.clear(), lower.clear(), mean.clear();
    };
    const auto flush_assumed = [&] {
        if (assumed.size() > 1)
            canvas.polyline(assumed, {.color = Color::axis, .width = 1.5F, .dash = 5});
        assumed.clear();
    };
    const std::size_t begin = first_ > 0 ? first_ - 1 : 0;
    const std::size_t end = std::min(view_.steps.size(), last_ + 1);
    for (std::size_t i = begin; i < end; i++) {
        const BoardStep& step = view_.steps[i];
        if (step.measured && state_.shows_measured) {
            mean.push_back({middle(i), height_of(row, step.measured->mean)});
            upper.push_back({middle(i), height_of(row, step.measured->ci95.high)});
            lower.push_back({middle(i), height_of(row, step.measured->ci95.low)});
        } else {
            flush();
        }
    }
    flush();
    for (std::size_t i = begin; i < end; i++) {
        if (view_.steps[i].assumed && state_.shows_assumed)
            assumed.push_back({middle(i), height_of(row, *view_.steps[i].assumed)});
        else
            flush_assumed();
    }
    flush_assumed();
    // The curves are named where they lie furthest apart, the assumed one above.
    std::size_t said = begin;
    double apart = -10;
    for (std::size_t i = begin; i < end; i++) {
        const BoardStep& step = view_.steps[i];
        const double by = step.gap ? -*step.gap : step.assumed ? -5 : -9;
        if (step.id != view_.finding_step && by > apart) apart = by, said = i;
    }
    for (std::size_t i = begin; i < end; i++) {
        const BoardStep& step = view_.steps[i];
        const float x = middle(i);
        if (step.gap && *step.gap <= -1 && step.id == view_.finding_step && state_.shows_measured &&
            state_.shows_assumed) {
            const float a = height_of(row, *step.assumed), b = height_of(row, step.measured->mean);
            canvas.line({x, a + 6}, {x, b - 6}, {.color = Color::negative, .width = 2});
            canvas.text(
                {x + 10, (a + b) / 2 - 8}, feeling_words(std::round(*step.gap * 10) / 10),
                {.color = Color::negative_ink, .strong = true, .plate = Color::negative_tint});
        }
        if (step.assumed && state_.shows_assumed) {
            const float y = height_of(row, *step.assumed);
            canvas.circle({x, y}, 4, Color::canvas, Stroke{.color = Color::axis, .width = 1.5F});
            if (i == said)
                canvas.text({x, y - 22}, view_.assumed_note,
                            {.align = Align::center, .plate = Color::canvas});
        }
        if (step.measured && state_.shows_measured) {
            const float y = height_of(row, step.measured->mean);
            canvas.circle({x, y}, 5, Color::accent, Stroke{.color = Color::canvas, .width = 2});
            if (step.measured->mean < 0 || !step.drop_words.empty())
                canvas.text({x, y + 8}, feeling_words(std::round(step.measured->mean * 10) / 10),
                            {.color = Color::text,
                             .strong = true,
                             .align = Align::center,
                             .plate = Color::canvas});
            if (!step.drop_words.empty())
                canvas.icon({x - 20, y + 16}, Icon::trend_down, 14, Color::negative_ink);
            if (i == said)
                canvas.text({x, y + 24}, view_.measured_note,
                            {.color = Color::accent_ink,
                             .strong = true,
                             .align = Align::center,
                             .plate = Color::canvas});
        } else if (!step.measured_words.empty() && state_.shows_measured) {
            canvas.icon({x, row.y + row.h - 48}, Icon::hidden, 16, Color::text_muted);
            canvas.text({x, row.y + row.h - 36}, step.measured_words,
                        {.align = Align::center, .plate = Color::canvas});
        }
    }
}

void pill(Canvas& canvas, Rect place, Icon glyph, std::string_view words, Color ground, Color ink,
          bool is_outline) {
    if (is_outline)
        canvas.outline(place, {.color = Color::border_strong}, 6);
    else
        canvas.rect(place, ground, 6);
    canvas.icon({place.x + 14, place.y + 12}, glyph, 14, ink);
    canvas.text({place.x + 26, place.y + 4}, words,
                {.color = ink, .strong = !is_outline, .max_width = place.w - 30});
}

void Drawing::draw_promise(const RowBox& row, std::size_t at) {
    const BoardStep& step = view_.steps[at];
    const Rect place{left(at), row.y, column_, row.h};
    Canvas& canvas = board_->canvas();
    const std::string words = step.promise.empty() ? "no promise" : step.promise;
    const CellEvents events =
        cell("promise/" + step.id, place,
             "Promise at " + step.title + ": " + words +
                 (step.open_words.empty() ? "" : ", " + step.open_words),
             {RowKind::promise, {}, 0, at},
             step.promise.empty() ? "Enter opens the step" : "Enter opens the promise");
    if (events.pressed) {
        if (step.promise_route.empty())
            state_.open_step = step.id;
        else
            ui_.navigate(step.promise_route);
    }
    const bool is_bad = step.promise_tone == Tone::negative;
    const bool is_risky = step.promise_tone == Tone::warning;
    const bool is_good = step.promise_tone == Tone::positive;
    const float wide = std::min(column_, canvas.text_width(words, TextStyle::caption, true) + 36);
    pill(canvas, {place.x, place.y, wide, kPillHeight},
         is_good              ? Icon::check
         : is_bad || is_risky ? Icon::warning
                              : Icon::minus,
         words,
         is_bad     ? Color::negative_tint
         : is_risky ? Color::warning_tint
                    : Color::positive_tint,
         is_bad     ? Color::negative_ink
         : is_risky ? Color::warning_ink
         : is_good  ? Color::positive_ink
                    : Color::text_muted,
         !is_bad && !is_risky && !is_good);
    if (!step.open_words.empty())
        canvas.text({place.x + 2, place.y + kPillHeight + 2}, step.open_words,
                    {.max_width = column_});
}

void Drawing::draw_blind(const RowBox& row, std::size_t at) {
    const BoardStep& step = view_.steps[at];
    if (step.blind.empty()) return;
    const Rect place{left(at), row.y, column_, row.h};
    std::string words;
    float y = row.y;
    for (const std::string& what : step.blind) {
        words += (words.empty() ? "" : ", ") + what;
        pill(board_->canvas(),
             {place.x, y,
              std::min(column_, board_->canvas().text_width(what, TextStyle::caption) + 36),
              kPillHeight},
             Icon::flag, what, Color::surface, Color::text_muted, true);
        y += kPillHeight + 4;
    }
    if (cell("blind/" + step.id, place, "Blind spots at " + step.title + ": " + words,
             {RowKind::blind, {}, 0, at}, "Enter opens the step")
            .pressed)
        state_.open_step = step.id;
}

// Arrows of a blueprint: down the lanes of a step, then on to the next step's first card; where
// the owner changes, the arrow says so.
void Drawing::draw_flow() {
    Canvas& canvas = board_->canvas();
    struct Spot {
        float top, bottom;
        std::size_t step;
    };
    std::optional<Spot> before;
    const auto head = [&](Point at, bool is_down, Color color) {
        const Point down[] = {{at.x - 4, at.y - 7}, {at.x + 4, at.y - 7}, at};
        const Point right[] = {{at.x - 7, at.y - 4}, at, {at.x - 7, at.y + 4}};
        canvas.polygon(is_down ? std::span<const Point>(down) : right, color);
    };
    for (std::size_t step = first_ > 0 ? first_ - 1 : 0;
         step < std::min(view_.steps.size(), last_ + 1); step++) {
        const Color line = Color::text_muted;
        bool is_first = true;
        for (const RowBox& row : rows_) {
            if (view_.lanes[row.lane].kind == LaneKind::document) continue;
            const auto count = static_cast<float>(view_.cell(row.lane, step).size());
            if (count == 0) continue;
            const Spot here{row.y, row.y + count * kCardHeight + (count - 1) * 4, step};
            if (before && before->step == step) {
                canvas.line({middle(step), before->bottom}, {middle(step), here.top - 4},
                            {.color = line, .width = 1.5F});
                head({middle(step), here.top}, true, line);
            } else if (before && is_first) {
                const bool is_handover = view_.steps[step].is_handover;
                const Color color = is_handover ? Color::warning : line;
                const float x0 = left(before->step) + column_, x1 = left(step);
                const float y0 = (before->top + before->bottom) / 2,
                            y1 = here.top + kCardHeight / 2;
                const float turn = x1 - gap_ / 2 - 1;
                const Point path[] = {{x0, y0}, {turn, y0}, {turn, y1}, {x1, y1}};
                const Stroke stroke{.color = color, .width = is_handover ? 3.0F : 1.5F};
                if (y0 == y1)
                    canvas.line({x0, y0}, {x1 - 4, y1}, stroke);
                else
                    canvas.polyline(path, stroke);
                head({x1, y1}, false, color);
            }
            is_first = false;
            before = here;
        }
    }
}

// What stays in sight: the stages above, the names of the rows at the start.
void Drawing::draw_frozen() {
    Canvas& canvas = board_->canvas();
    const Rect seen = board_->visible();
    const float x = std::max(0.0F, seen.x), y = std::max(0.0F, seen.y);
    canvas.rect({x, y, left(view_.steps.size()) - x, kStageHeight + 8}, Color::canvas);
    for (const BoardStage& stage : view_.stages)
        if (stage.count > 0 && left(stage.first + stage.count) >= x &&
            left(stage.first) <= seen.right())
            draw_stage(stage);
    canvas.rect({x, y, kLabels - 4, height_ - y}, Color::canvas);
    for (const RowBox& row : rows_) {
        if (row.y < y + kStageHeight) continue;
        std::string title, note;
        if (row.kind == RowKind::steps)
            title = "Steps", note = "star: a moment that matters";
        else if (row.kind == RowKind::feeling)
            title = "How it feels", note = "\u22122 to +2\nband: 95% interval";
        else if (row.kind == RowKind::promise)
            title = "Promise", note = "and open requests";
        else if (row.kind == RowKind::blind)
            title = "Blind spots";
        else
            title = view_.lanes[row.lane].title, note = view_.lanes[row.lane].note;
        if (row.kind == RowKind::lane) {
            const Rect place{x, row.y, kLabels - 12, std::min(row.h, 40.0F)};
            const CellEvents events = board_->cell("lane/" + view_.lanes[row.lane].id, place,
                                                   "Lane " + title, "Opens the lane");
            if (events.pressed) state_.open_lane = view_.lanes[row.lane].id;
            if (events.hovered) canvas.rect(place, Color::surface_hover, 6);
        }
        const float used = board_->words({x, row.y + 2, kLabels - 16, 32}, TextStyle::caption, true,
                                         Color::text, title, 2);
        if (!note.empty())
            board_->words({x, row.y + 2 + used, kLabels - 44, 48}, TextStyle::caption, false,
                          Color::text_muted, note, 3);
        if (row.kind == RowKind::feeling)
            for (int e = -2; e <= 2; e++)
                canvas.text({x + kLabels - 12, height_of(row, e) - 8}, feeling_words(e),
                            {.align = Align::end});
        if (row.line.empty()) {
            if (!is_blueprint_)
                canvas.line({x, row.y - 9}, {seen.right(), row.y - 9}, {.color = Color::border});
        } else {
            const float at = row.y + row.h + 16;
            canvas.text({x, at - 8}, row.line, {.max_width = kLabels + 24});
            canvas.line({x + kLabels + 28, at}, {seen.right(), at},
                        {.color = Color::border_strong, .dash = 6});
        }
    }
}

void Drawing::finish(const Target& target, const std::string& name) {
    const bool is_step = target.kind == RowKind::steps;
    const std::string id = is_step ? view_.steps[target.step].id : target.card;
    state_.editing.clear();
    const bool is_empty = !is_step && state_.typed.empty();
    if (is_empty) sink_.push(app::RemoveCard{model::CardId(id)});
    const std::size_t steps = view_.steps.size();
    if (name == "Escape") {
        state_.focus =
            is_step    ? "step/" + id
            : is_empty ? "add/" + view_.lanes[target.lane].id + "/" + view_.steps[target.step].id
                       : "card/" + id;
    } else if (name == "Ctrl+Enter" && !is_step) {
        on_key("Ctrl+Enter", target);
    } else if (name == "Tab" || name == "Shift+Tab") {
        const std::size_t to = name == "Tab" ? std::min(target.step + 1, steps - 1)
                                             : (target.step > 0 ? target.step - 1 : 0);
        state_.focus = is_step ? "step/" + view_.steps[to].id : key_of(target.lane, to);
    } else {
        // Enter: the row below.
        std::optional<std::size_t> below;
        bool is_past = is_step;
        for (const RowBox& row : rows_) {
            if (row.kind != RowKind::lane) continue;
            if (is_past) {
                below = row.lane;
                break;
            }
            is_past = row.lane == target.lane;
        }
        state_.focus = below ? key_of(*below, target.step) : "card/" + id;
    }
}

void Drawing::on_key(const std::string& name, const Target& target) {
    const BoardStep& step = view_.steps[target.step];
    const model::StepId step_id(step.id);
    const int aside = name == "Ctrl+ArrowRight" ? 1 : name == "Ctrl+ArrowLeft" ? -1 : 0;
    const int along = name == "Ctrl+ArrowDown" ? 1 : name == "Ctrl+ArrowUp" ? -1 : 0;
    const bool is_text =
        name == "F2" || name.find('+') == std::string::npos
            ? name != "Delete" && name != "Enter" && name != "Tab" && name != "Escape"
            : name == "+";
    const std::string typed = name == "F2" ? "" : name;
    if (target.kind == RowKind::steps) {
        if (aside != 0) {
            sink_.push(app::MoveStep{step_id, aside});
            state_.focus = "step/" + step.id;
        } else if (name == "Delete") {
            sink_.push(app::RemoveStep{step_id});
            ui_.toast({.id = "undo", .text = "Step deleted", .action = "Undo", .icon = "delete"});
            if (view_.steps.size() > 1)
                state_.focus = "step/" + view_.steps[target.step > 0 ? target.step - 1 : 1].id;
        } else if (is_text) {
            if (!typed.empty()) sink_.push(app::SetField{"step", step.id, "title", typed, true});
            begin(step.id, typed.empty() ? step.title : typed);
        }
        return;
    }
    if (target.kind == RowKind::feeling) {
        if (along == 0) return;
        const double now = step.assumed.value_or(0) - 0.5 * along;
        sink_.push(app::SetFeeling{step_id, model::PersonaId(view_.persona), state_.is_to_be,
                                   std::clamp(now, -2.0, 2.0)});
        return;
    }
    if (target.kind != RowKind::lane) return;
    const model::LaneId lane(view_.lanes[target.lane].id);
    const auto add = [&](const std::string& text) {
        state_.is_adding = true;
        state_.typed = text;
        sink_.push(app::AddCard{step_id, lane, text}, [&state = state_, &sink = sink_, text](
                                                          const core::Result<app::Outcome>& made) {
            state.is_adding = false;
            if (!made.ok()) return;
            state.editing = state.card = made->created;
            state.field_phase = 0;
            if (state.typed != text)
                sink.push(app::SetField{"card", made->created, "text", state.typed, true});
        });
    };
    if (name == "Ctrl+Enter" || (target.card.empty() && is_text))
        return add(typed == name && is_text ? typed : "");
    if (target.card.empty()) return;
    if (name == "Delete") {
        sink_.push(app::RemoveCard{model::CardId(target.card)});
        ui_.toast({.id = "undo", .text = "Card deleted", .action = "Undo", .icon = "delete"});
        state_.card.clear();
        for (const BoardCard& card : view_.cell(target.lane, target.step))
            if (card.id != target.card) state_.focus = "card/" + card.id;
        if (state_.focus.empty())
            state_.focus = "add/" + view_.lanes[target.lane].id + "/" + step.id;
    } else if (aside != 0 || along != 0) {
        const auto to_step = static_cast<std::ptrdiff_t>(target.step) + aside;
        if (to_step < 0 || to_step >= static_cast<std::ptrdiff_t>(view_.steps.size())) return;
        std::vector<std::size_t> lanes;
        for (const RowBox& row : rows_)
            if (row.kind == RowKind::lane) lanes.push_back(row.lane);
        const auto at = std::find(lanes.begin(), lanes.end(), target.lane) - lanes.begin() + along;
        if (at < 0 || at >= static_cast<std::ptrdiff_t>(lanes.size())) return;
        const std::size_t to_lane = lanes[static_cast<std::size_t>(at)];
        sink_.push(app::MoveCard{model::CardId(target.card),
                                 model::StepId(view_.steps[static_cast<std::size_t>(to_step)].id),
                                 model::LaneId(view_.lanes[to_lane].id)});
        state_.focus = "card/" + target.card;
        ui_.announce("Moved to " + view_.lanes[to_lane].title + " at " +
                     view_.steps[static_cast<std::size_t>(to_step)].title);
    } else if (is_text) {
        if (!typed.empty()) sink_.push(app::SetField{"card", target.card, "text", typed, true});
        state_.card = target.card;
        std::string text = typed;
        for (const BoardCard& card : view_.cell(target.lane, target.step))
            if (card.id == target.card && typed.empty()) text = card.text;
        begin(target.card, text);
    }
}

// Letters that come before the field has the focus join what is being typed.
bool Drawing::type_ahead(const std::string& name) {
    const bool is_waiting = state_.is_adding || (!state_.editing.empty() && state_.field_phase < 2);
    if (!is_waiting || core::count_code_points(name) != 1) return false;
    state_.typed += name;
    if (state_.is_adding) return true;
    const bool is_card = state_.editing.rfind(model::Card::kPrefix, 0) == 0;
    sink_.push(app::SetField{is_card ? "card" : "step", state_.editing, is_card ? "text" : "title",
                             state_.typed, true});
    return true;
}

// Before anything is drawn, so that the field comes with all the letters it was typed with.
void Drawing::take_typed() {
    while (auto key = board_->take_key())
        if (!later_.empty() || !type_ahead(key->name)) later_.push_back(std::move(*key));
}

void Drawing::take_keys() {
    for (const BoardKey& key : later_) {
        if (type_ahead(key.name)) continue;
        const auto found = targets_.find(key.id);
        if (found == targets_.end()) continue;
        const Target target = found->second;
        const std::string id =
            target.kind == RowKind::steps ? view_.steps[target.step].id : target.card;
        if (!state_.editing.empty() && state_.editing == id)
            finish(target, key.name);
        else
            on_key(key.name, target);
    }
}

void Drawing::drop_card() {
    if (state_.drag.empty()) return;
    if (over_ && over_->kind == RowKind::lane && over_->card != state_.drag) {
        const Target& to = *over_;
        for (const RowBox& row : rows_)
            if (row.kind == RowKind::lane && row.lane == to.lane)
                board_->canvas().outline({left(to.step), row.y, column_, row.h},
                                         {.color = Color::accent, .width = 2}, 8);
        if (!board_->pointer_down())
            sink_.push(app::MoveCard{model::CardId(state_.drag),
                                     model::StepId(view_.steps[to.step].id),
                                     model::LaneId(view_.lanes[to.lane].id)});
    }
    if (!board_->pointer_down()) state_.drag.clear();
}

void Drawing::draw() {
    const float width = left(view_.steps.size());
    ScrollArea main(ui_, "main", {.role = Role::main, .padding = {24, 16}, .content_width = width});
    Board board(ui_, "board",
                {.name = (is_blueprint_ ? "Blueprint of " : "Map of ") + view_.title,
                 .width = width,
                 .height = height_});
    board_ = &board;
    take_typed();
    const Rect seen = board.visible();
    const float wide = column_ + gap_;
    const auto count = static_cast<float>(view_.steps.size());
    first_ = static_cast<std::size_t>(
        std::clamp(std::floor((seen.x - kLabels) / wide) - 3, 0.0F, count));
    last_ = static_cast<std::size_t>(
        std::clamp(std::ceil((seen.right() - kLabels) / wide) + 3, 0.0F, count));
    for (const RowBox& row : rows_)
        if (row.kind == RowKind::feeling)
            for (std::size_t step = first_; step < last_; step++)
                if (ui_.is_hovered(ui_.id("feeling/" + view_.steps[step].id)))
                    board.canvas().rect({left(step), row.y, column_, row.h}, Color::surface_hover,
                                        8);
    for (const RowBox& row : rows_)
        if (row.kind == RowKind::feeling) draw_curve(row);
    if (is_blueprint_) draw_flow();
    for (const BoardStage& stage : view_.stages) {
        if (stage.first >= last_ || stage.first + stage.count <= first_) continue;
        Group group(ui_, "stage/" + stage.id, Role::group, "Stage " + stage.title);
        for (std::size_t step = std::max(first_, stage.first);
             step < std::min(last_, stage.first + stage.count); step++)
            for (const RowBox& row : rows_)
                switch (row.kind) {
                case RowKind::steps:
                    draw_step(step);
                    break;
                case RowKind::lane:
                    draw_lane_cell(row, step);
                    break;
                case RowKind::feeling:
                    draw_feeling_cell(row, step);
                    break;
                case RowKind::promise:
                    draw_promise(row, step);
                    break;
                case RowKind::blind:
                    draw_blind(row, step);
                    break;
                }
    }
    draw_frozen();
    drop_card();
    take_keys();
}

}  // namespace

void draw_journey_board(Context& ui, const JourneyView& view, MapState& state,
                        app::CommandSink& sink) {
    Drawing(ui, view, state, sink).draw();
}

}  // namespace icx::ui
