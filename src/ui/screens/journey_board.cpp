#include <algorithm>
#include <cmath>

#include "app/survey_commands.hpp"
#include "ui/screens/journey_drawing.hpp"

namespace icx::ui {

using model::LaneKind;

JourneyDrawing::JourneyDrawing(Context& ui, const JourneyView& view, MapState& state,
                               app::CommandSink& sink)
    : ui_(ui), view_(view), state_(state), sink_(sink),
      is_blueprint_(state.look == MapLook::blueprint),
      column_(kWidths[std::clamp(state.zoom, 0, 4)]), gap_(is_blueprint_ ? 28.0F : 8.0F) {
    place_rows();
}

void JourneyDrawing::add_lane_rows(std::initializer_list<LaneKind> kinds) {
    for (const LaneKind kind : kinds)
        for (std::size_t i = 0; i < view_.lanes.size(); i++)
            if (view_.lanes[i].kind == kind) rows_.push_back({BoardRow::lane, i, 0, 0, {}});
}

void JourneyDrawing::place_rows() {
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
        rows_.push_back({BoardRow::steps, 0, 0, kStepHeight, {}});
        add_lane_rows({LaneKind::contact});
        rows_.push_back({BoardRow::feeling, 0, 0, kCurveHeight, {}});
        for (std::size_t i = 0; i < view_.lanes.size(); i++)
            if (!is_flat(i)) rows_.push_back({BoardRow::lane, i, 0, 0, {}});
        rows_.push_back({BoardRow::promise, 0, 0, kPillHeight + 20, {}});
        rows_.push_back({BoardRow::blind, 0, 0, 3 * (kPillHeight + 4), {}});
    }
    float y = kStageHeight + 17;
    for (RowBox& row : rows_) {
        row.y = y;
        if (row.kind == BoardRow::lane) {
            const float one = is_flat(row.lane) ? kContactHeight : kCardHeight;
            const auto many =
                static_cast<float>(std::max<std::size_t>(1, view_.lanes[row.lane].tallest));
            row.h = many * one + (many - 1) * 4;
        }
        y += row.h + (row.line.empty() ? 17 : 33);
    }
    height_ = y;
}

std::string JourneyDrawing::key_of(std::size_t lane, std::size_t step) const {
    const auto& cards = view_.cell(lane, step);
    if (!cards.empty()) return "card/" + cards.front().id;
    return "add/" + view_.lanes[lane].id + "/" + view_.steps[step].id;
}

CellEvents JourneyDrawing::cell(const std::string& key, const Rect& place, std::string_view name,
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

void JourneyDrawing::edit_here(const std::string& type, const std::string& id, const char* field,
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

void JourneyDrawing::draw_stage(const BoardStage& stage) {
    const float width = static_cast<float>(stage.count) * (column_ + gap_) - gap_;
    const float y = std::max(0.0F, board_->visible().y);
    if (width <= 0) return;
    const float from = std::max(left(stage.first), board_->visible().x + kLabels);
    board_->canvas().rect({left(stage.first), y, width, kStageHeight}, Color::surface_sunken, 8);
    board_->canvas().text({std::min(from, left(stage.first) + width - 40) + 12, y + 8}, stage.title,
                          {.color = Color::text, .strong = true, .max_width = width - 24});
}

void JourneyDrawing::draw_step(std::size_t at) {
    const BoardStep& step = view_.steps[at];
    const Rect whole{left(at), rows_.front().y, column_, kStepHeight};
    // Beside a step that opens a journey lies the way into it.
    Rect place = whole;
    if (!step.opens.empty()) place.w -= kOpensWidth;
    Canvas& canvas = board_->canvas();
    if (state_.editing == step.id) {
        edit_here("step", step.id, "title", {place.x, place.y + 12, place.w, 32},
                  "Name of the step");
        targets_.emplace(ui_.id("field/" + step.id), Target{BoardRow::steps, {}, 0, at});
        return;
    }
    const std::string name = step.title + ", step " + std::to_string(at + 1) + " of " +
                             std::to_string(view_.steps.size()) +
                             (step.is_moment ? ", moment that matters" : "") +
                             (step.owner.empty() ? "" : ", " + step.owner);
    const CellEvents events = cell("step/" + step.id, place, name, {BoardRow::steps, {}, 0, at},
                                   "Enter opens it, typing renames it, Ctrl with arrows moves it");
    if (events.pressed) state_.open_step = step.id;
    canvas.rect(whole, Color::surface, 8);
    if (events.hovered) canvas.rect(place, Color::surface_hover, 8);
    if (!step.opens.empty()) draw_way_in(step, whole);
    canvas.outline(whole, {.color = step.is_moment ? Color::warning : Color::border_strong}, 8);
    const float room = place.w - 16 - (step.is_moment ? 18.0F : 0.0F);
    board_->words({place.x + 8, place.y + 8, room, 40}, TextStyle::body, true, Color::text,
                  step.title, 2);
    if (step.is_moment)
        canvas.icon({place.right() - 16, place.y + 16}, Icon::moment, 16, Color::warning_ink, true);
}

void JourneyDrawing::draw_way_in(const BoardStep& step, const Rect& whole) {
    const Rect place{whole.right() - kOpensWidth, whole.y, kOpensWidth, whole.h};
    const CellEvents events =
        board_->cell("opens/" + step.id, place, "Open the journey " + step.opens,
                     "It tells the step " + step.title + " in full");
    if (events.pressed) ui_.navigate(step.opens_route);
    Canvas& canvas = board_->canvas();
    canvas.rect(place, events.hovered ? Color::surface_hover : Color::accent_tint, 8);
    canvas.icon({place.x + place.w / 2, place.y + place.h / 2}, Icon::steps, 16, Color::accent_ink);
}

// What a contact is measured or promised by itself, at the end of its line; the room it takes.
float JourneyDrawing::draw_own_score(const BoardCard& card, const Rect& place) {
    if (card.score.empty() || place.w < 96) return 0;
    Canvas& canvas = board_->canvas();
    const float wide = canvas.text_width(card.score, TextStyle::caption, true);
    const Color ink = card.score_tone == Tone::negative   ? Color::negative_ink
                      : card.score_tone == Tone::warning  ? Color::warning_ink
                      : card.score_tone == Tone::positive ? Color::positive_ink
                                                          : Color::accent_ink;
    if (wide + 56 > place.w) return 0;
    canvas.text({place.right() - 4, place.y + 2}, card.score,
                {.color = ink, .strong = true, .align = Align::end});
    return wide + 8;
}

void JourneyDrawing::draw_card(const RowBox& row, std::size_t step, const BoardCard& card,
                               const Rect& place) {
    const BoardLane& lane = view_.lanes[row.lane];
    Canvas& canvas = board_->canvas();
    const Target target{BoardRow::lane, card.id, row.lane, step};
    if (state_.editing == card.id) {
        edit_here("card", card.id, "text", {place.x, place.y, place.w, 32},
                  lane.title + " at " + view_.steps[step].title);
        targets_.emplace(ui_.id("field/" + card.id), target);
        return;
    }
    const CellEvents events =
        cell("card/" + card.id, place,
             lane.title + " at " + view_.steps[step].title + ": " + card.text, target,
             card.note + (card.linked.empty() ? "" : ", " + card.linked) +
                 ". Typing replaces it, F2 or Enter edits it, Ctrl with arrows moves it");
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
        const float used = draw_own_score(card, place);
        board_->words({place.x + 22, place.y + 2, place.w - 24 - used, 32}, TextStyle::caption,
                      false, Color::text, card.text, 2);
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

void JourneyDrawing::draw_lane_cell(const RowBox& row, std::size_t step) {
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
             {BoardRow::lane, {}, row.lane, step}, "Type, or press Enter");
    if (events.pressed && !state_.is_adding) on_key("F2", {BoardRow::lane, {}, row.lane, step});
    if (events.hovered || events.focused) {
        board_->canvas().rect(place, Color::surface_hover, 8);
        board_->canvas().icon({place.x + place.w / 2, place.y + place.h / 2}, Icon::add, 16,
                              Color::text_muted);
    }
}
void JourneyDrawing::draw() {
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
    // What is a window further up or down is not there, but for a cell that the focus goes to.
    const auto is_near = [&](const RowBox& row) {
        return !state_.focus.empty() ||
               (row.y < seen.bottom() + seen.h && row.y + row.h > seen.y - seen.h);
    };
    for (const RowBox& row : rows_)
        if (row.kind == BoardRow::feeling)
            for (std::size_t step = first_; step < last_; step++)
                if (ui_.is_hovered(ui_.id("feeling/" + view_.steps[step].id)))
                    board.canvas().rect({left(step), row.y, column_, row.h}, Color::surface_hover,
                                        8);
    for (const RowBox& row : rows_)
        if (row.kind == BoardRow::feeling) draw_curve(row);
    if (is_blueprint_) draw_flow();
    for (const BoardStage& stage : view_.stages) {
        if (stage.first >= last_ || stage.first + stage.count <= first_) continue;
        Group group(ui_, "stage/" + stage.id, Role::group, "Stage " + stage.title);
        for (std::size_t step = std::max(first_, stage.first);
             step < std::min(last_, stage.first + stage.count); step++)
            for (const RowBox& row : rows_) {
                if (!is_near(row)) continue;
                switch (row.kind) {
                case BoardRow::steps:
                    draw_step(step);
                    break;
                case BoardRow::lane:
                    draw_lane_cell(row, step);
                    break;
                case BoardRow::feeling:
                    draw_feeling_cell(row, step);
                    break;
                case BoardRow::promise:
                    draw_promise(row, step);
                    break;
                case BoardRow::blind:
                    draw_blind(row, step);
                    break;
                }
            }
    }
    draw_frozen();
    drop_card();
    take_keys();
}

void draw_journey_board(Context& ui, const JourneyView& view, MapState& state,
                        app::CommandSink& sink) {
    JourneyDrawing(ui, view, state, sink).draw();
}

}  // namespace icx::ui
