// A journey as a board: how its rows are laid, drawn, and answered to. Internal to screens/;
// journey_board.cpp lays and draws the cells, journey_curve.cpp what is drawn across them,
// journey_keys.cpp what keys and the pointer do.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/journey_commands.hpp"
#include "ui/screens/journey_screen.hpp"

namespace icx::ui {

inline constexpr float kLabels = 136, kStageHeight = 32, kStepHeight = 56, kCurveHeight = 224;
inline constexpr float kCardHeight = 64, kContactHeight = 36, kPillHeight = 24;
inline constexpr float kOpensWidth = 28;
inline constexpr float kWidths[] = {80, 100, 120, 152, 200};
enum class BoardRow { steps, lane, feeling, promise, blind };
struct RowBox {
    BoardRow kind;
    std::size_t lane = 0;
    float y = 0, h = 0;
    std::string line;  // the line below it, of a blueprint
};

struct Target {
    BoardRow kind = BoardRow::lane;
    std::string card;
    std::size_t lane = 0, step = 0;
};

class JourneyDrawing {
public:
    JourneyDrawing(Context& ui, const JourneyView& view, MapState& state, app::CommandSink& sink);
    void draw();

private:
    void place_rows();
    void add_lane_rows(std::initializer_list<model::LaneKind> kinds);
    float left(std::size_t step) const {
        return kLabels + static_cast<float>(step) * (column_ + gap_);
    }
    float middle(std::size_t step) const { return left(step) + column_ / 2; }
    bool is_flat(std::size_t lane) const {
        return view_.lanes[lane].kind == model::LaneKind::contact;
    }
    void draw_stage(const BoardStage& stage);
    void draw_step(std::size_t step);
    void draw_way_in(const BoardStep& step, const Rect& whole);
    float draw_own_score(const BoardCard& card, const Rect& place);
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

}  // namespace icx::ui
