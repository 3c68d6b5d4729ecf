// What a board draws across its cells: the curve, promises, blind spots, arrows, and what stays in
// sight.
#include <algorithm>
#include <cmath>

#include "ui/screens/journey_drawing.hpp"

namespace icx::ui {

using model::LaneKind;

namespace {

float height_of(const RowBox& row, double feeling) {
    return row.y + 16 + static_cast<float>((2 - feeling) / 4) * (kCurveHeight - 32);
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

}  // namespace

void JourneyDrawing::draw_feeling_cell(const RowBox& row, std::size_t at) {
    const BoardStep& step = view_.steps[at];
    const Rect place{left(at), row.y, column_, row.h};
    const CellEvents events =
        cell("feeling/" + step.id, place, step.spoken_feeling, {BoardRow::feeling, {}, 0, at},
             "Ctrl with up or down changes what is assumed, Enter opens the step");
    if (events.pressed) state_.open_step = step.id;
}

void JourneyDrawing::draw_curve(const RowBox& row) {
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
        if (!step.gap_words.empty() && state_.shows_measured && state_.shows_assumed) {
            const float a = height_of(row, *step.assumed), b = height_of(row, step.measured->mean);
            canvas.line({x, a + 6}, {x, b - 6}, {.color = Color::negative, .width = 2});
            canvas.text(
                {x + 10, (a + b) / 2 - 8}, step.gap_words,
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

void JourneyDrawing::draw_promise(const RowBox& row, std::size_t at) {
    const BoardStep& step = view_.steps[at];
    const Rect place{left(at), row.y, column_, row.h};
    Canvas& canvas = board_->canvas();
    const std::string words = step.promise.empty() ? "no promise" : step.promise;
    const CellEvents events =
        cell("promise/" + step.id, place,
             "Promise at " + step.title + ": " + words +
                 (step.open_words.empty() ? "" : ", " + step.open_words),
             {BoardRow::promise, {}, 0, at},
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

void JourneyDrawing::draw_blind(const RowBox& row, std::size_t at) {
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
             {BoardRow::blind, {}, 0, at}, "Enter opens the step")
            .pressed)
        state_.open_step = step.id;
}

// Arrows of a blueprint: down the lanes of a step, then on to the next step's first card; where
// the owner changes, the arrow says so.
void JourneyDrawing::draw_flow() {
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
void JourneyDrawing::draw_frozen() {
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
        if (row.kind == BoardRow::steps)
            title = "Steps", note = "star: a moment that matters";
        else if (row.kind == BoardRow::feeling)
            title = "How it feels", note = "\u22122 to +2\nband: 95% interval";
        else if (row.kind == BoardRow::promise)
            title = "Promise", note = "and open requests";
        else if (row.kind == BoardRow::blind)
            title = "Blind spots";
        else
            title = view_.lanes[row.lane].title, note = view_.lanes[row.lane].note;
        if (row.kind == BoardRow::lane) {
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
        if (row.kind == BoardRow::feeling)
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

}  // namespace icx::ui
