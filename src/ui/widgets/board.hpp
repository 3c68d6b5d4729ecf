// A free surface whose cells are real controls: things lie where the screen puts them, each is a
// button in the mirror that arrow keys reach by where it lies, and some keys come back as events.
// Only what is visible needs to be drawn; the surface scrolls with the area it stands in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets/canvas.hpp"
#include "ui/widgets/context.hpp"

namespace icx::ui {

struct BoardOptions {
    std::string_view name = {};  // one sentence: what the board shows
    float width = 0, height = 0;
};

// A key pressed on a cell or in its field: "x" (a character), "Enter", "Ctrl+Enter", "Tab",
// "Shift+Tab", "Escape", "Delete", "F2", "Ctrl+ArrowUp" ...
struct BoardKey {
    std::uint32_t id = 0;  // Context::id of the cell
    std::string name;
};

struct CellEvents {
    bool pressed = false;  // once
    bool hovered = false;
    bool held = false;  // the pointer is down on it
    bool focused = false;
};

class Board {
public:
    Board(Context& ui, std::string_view id, const BoardOptions& options);
    ~Board();
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    Canvas& canvas() { return *canvas_; }
    Rect visible() const;  // the part that is seen, in the board's own units
    bool pointer_down() const;
    std::optional<BoardKey> take_key();

    // A cell without a look of its own; paint on the canvas. `hint` is its spoken description.
    CellEvents cell(std::string_view id, const Rect& place, std::string_view name,
                    std::string_view hint = {});
    // A field in a cell's place. True when the text changed.
    bool field(std::string_view id, const Rect& place, std::string_view name, std::string& value);
    // Wrapped words, at most `max_lines`; the height they take.
    float words(const Rect& place, TextStyle style, bool strong, Color color,
                std::string_view words, int max_lines);

private:
    Context& ui_;
    Rect rect_;
    std::optional<Canvas> canvas_;
};

}  // namespace icx::ui
