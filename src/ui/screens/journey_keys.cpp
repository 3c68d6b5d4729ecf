// What keys and the pointer do on a journey's board.
#include <algorithm>

#include "app/survey_commands.hpp"
#include "core/text.hpp"
#include "ui/screens/journey_drawing.hpp"

namespace icx::ui {

using model::LaneKind;

void JourneyDrawing::finish(const Target& target, const std::string& name) {
    const bool is_step = target.kind == BoardRow::steps;
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
            if (row.kind != BoardRow::lane) continue;
            if (is_past) {
                below = row.lane;
                break;
            }
            is_past = row.lane == target.lane;
        }
        state_.focus = below ? key_of(*below, target.step) : "card/" + id;
    }
}

void JourneyDrawing::on_key(const std::string& name, const Target& target) {
    const BoardStep& step = view_.steps[target.step];
    const model::StepId step_id(step.id);
    const int aside = name == "Ctrl+ArrowRight" ? 1 : name == "Ctrl+ArrowLeft" ? -1 : 0;
    const int along = name == "Ctrl+ArrowDown" ? 1 : name == "Ctrl+ArrowUp" ? -1 : 0;
    const bool is_text =
        name == "F2" || name.find('+') == std::string::npos
            ? name != "Delete" && name != "Enter" && name != "Tab" && name != "Escape"
            : name == "+";
    const std::string typed = name == "F2" ? "" : name;
    if (target.kind == BoardRow::steps) {
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
    if (target.kind == BoardRow::feeling) {
        if (along == 0) return;
        const double now = step.assumed.value_or(0) - 0.5 * along;
        sink_.push(app::SetFeeling{step_id, model::PersonaId(view_.persona), state_.is_to_be,
                                   std::clamp(now, -2.0, 2.0)});
        return;
    }
    if (target.kind != BoardRow::lane) return;
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
            if (row.kind == BoardRow::lane) lanes.push_back(row.lane);
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
bool JourneyDrawing::type_ahead(const std::string& name) {
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
void JourneyDrawing::take_typed() {
    while (auto key = board_->take_key())
        if (!later_.empty() || !type_ahead(key->name)) later_.push_back(std::move(*key));
}

void JourneyDrawing::take_keys() {
    for (const BoardKey& key : later_) {
        if (type_ahead(key.name)) continue;
        const auto found = targets_.find(key.id);
        if (found == targets_.end()) continue;
        const Target target = found->second;
        const std::string id =
            target.kind == BoardRow::steps ? view_.steps[target.step].id : target.card;
        if (!state_.editing.empty() && state_.editing == id)
            finish(target, key.name);
        else
            on_key(key.name, target);
    }
}

void JourneyDrawing::drop_card() {
    if (state_.drag.empty()) return;
    if (over_ && over_->kind == BoardRow::lane && over_->card != state_.drag) {
        const Target& to = *over_;
        for (const RowBox& row : rows_)
            if (row.kind == BoardRow::lane && row.lane == to.lane)
                board_->canvas().outline({left(to.step), row.y, column_, row.h},
                                         {.color = Color::accent, .width = 2}, 8);
        if (!board_->pointer_down())
            sink_.push(app::MoveCard{model::CardId(state_.drag),
                                     model::StepId(view_.steps[to.step].id),
                                     model::LaneId(view_.lanes[to.lane].id)});
    }
    if (!board_->pointer_down()) state_.drag.clear();
}

}  // namespace icx::ui
