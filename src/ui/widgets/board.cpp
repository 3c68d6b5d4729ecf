#include "ui/widgets/board.hpp"

#include "ui/widgets/fields.hpp"
#include "ui/widgets/internal.hpp"

namespace icx::ui {

Board::Board(Context& ui, std::string_view id, const BoardOptions& o) : ui_(ui) {
    const Layout& l = ui.state().layout();
    rect_ = {l.box.x, l.cursor, o.width, o.height};
    canvas_.emplace(ui, id, CanvasOptions{.name = o.name, .height = o.height, .width = o.width});
}

Board::~Board() {
    // Keys that nobody took are not for a later frame.
    if (ui_.state().keys.size() > 64) ui_.state().keys.clear();
}

Rect Board::visible() const {
    const Rect clip = clip_rect(ui_);
    return {clip.x - rect_.x, clip.y - rect_.y, clip.w, clip.h};
}

bool Board::pointer_down() const { return ui_.state().pressed; }

std::optional<BoardKey> Board::take_key() {
    ContextState& s = ui_.state();
    for (auto it = s.keys.begin(); it != s.keys.end(); ++it) {
        if (it->second.rfind(kEnteredMark, 0) == 0) continue;  // a field's, elsewhere on the page
        BoardKey key{it->first, std::move(it->second)};
        s.keys.erase(it);
        s.unsettled = true;
        return key;
    }
    return std::nullopt;
}

CellEvents Board::cell(std::string_view id, const Rect& place, std::string_view name,
                       std::string_view hint) {
    const std::uint32_t key = make_id(ui_, id);
    const Rect r{rect_.x + place.x, rect_.y + place.y, place.w, place.h};
    CellEvents out;
    out.pressed = take_press(ui_, key);
    const Interaction it = interact(ui_, key, r);
    out.hovered = it.hovered;
    out.held = it.held;
    out.focused = it.focused;
    SemNode& node = add_node(ui_, Role::button, key, r, name, kHiddenLabel | kBoardCell);
    node.detail = hint;
    return out;
}

bool Board::field(std::string_view id, const Rect& place, std::string_view name,
                  std::string& value) {
    const Rect r{rect_.x + place.x, rect_.y + place.y, place.w, place.h};
    const std::uint32_t key = make_id(ui_, id);
    ContextState& s = ui_.state();
    push_column(ui_, {r.x, r.y, r.w, 0}, hash_id(key, "flow"), 0);
    const std::size_t first = s.nodes.size();
    const bool changed = text_field(ui_, id, name, value,
                                    {.hide_label = true, .size = Size::dense, .max_length = 2000});
    s.layouts.pop_back();
    for (std::size_t i = first; i < s.nodes.size(); ++i)
        if (s.nodes[i].role == Role::text_field) s.nodes[i].flags |= kBoardCell;
    return changed;
}

float Board::words(const Rect& place, TextStyle style, bool strong, Color color,
                   std::string_view words, int max_lines) {
    const TextBlock& block = layout_text(ui_, style, strong, words, place.w, max_lines);
    paint_text(ui_, {rect_.x + place.x, rect_.y + place.y, place.w, block.height}, style, strong,
               color, words, block);
    return block.height;
}

}  // namespace icx::ui
