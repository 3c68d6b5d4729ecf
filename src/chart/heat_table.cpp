#include <algorithm>

#include "chart/charts.hpp"

namespace icx::chart {
namespace {

constexpr float kHead = 38;   // two lines: name and number of answers
constexpr float kCellHeight = 28;
constexpr float kGap = 2;
constexpr float kTotals = 112;

Role step_role(Role first, int step) {
    return static_cast<Role>(static_cast<int>(first) + step - 1);
}

void draw_cell(Canvas& canvas, Rect place, const HeatTable::Cell& cell) {
    const Point middle = {place.x + place.w / 2, place.y + place.h / 2};
    if (cell.is_hidden) {
        canvas.hatch_rect(place, Role::hatch, 4);
        canvas.stroke_rect(place, {Role::border, 1, 0}, 4);
        canvas.hidden_mark(middle, Role::text_muted);
        return;
    }
    Role ink = Role::text_muted;
    if (cell.step > 0) {
        canvas.fill_rect(place, step_role(Role::heat_1, cell.step), 4);
        ink = step_role(Role::heat_1_text, cell.step);
    } else {
        canvas.stroke_rect(place, {Role::border, 1, 0}, 4);
    }
    canvas.text({middle.x, middle.y - 8}, cell.is_own ? "own" : cell.words,
                {ink, 12, false, Anchor::middle, place.w});
}

}  // namespace

float height_of(const HeatTable& chart) {
    return kHead + (kCellHeight + kGap) * static_cast<float>(chart.rows.size());
}

float least_width(const HeatTable& chart) {
    constexpr float kLeastPitch = 53;
    return 160 + kLeastPitch * static_cast<float>(chart.columns.size()) + kTotals;
}

void draw(Canvas& canvas, const HeatTable& chart, float width) {
    float labels = 0;
    for (const auto& row : chart.rows)
        labels = std::max(labels, canvas.text_width(row.label, 12, false));
    labels = std::min(labels + 16, width * 0.35F);
    const float room = width - labels - kTotals;
    const float pitch =
        chart.columns.empty() ? room : room / static_cast<float>(chart.columns.size());
    for (std::size_t c = 0; c < chart.columns.size(); c++) {
        const auto& column = chart.columns[c];
        const float x = labels + pitch * (static_cast<float>(c) + 0.5F);
        canvas.text({x, 0}, column.label, {Role::text, 12, true, Anchor::middle, pitch - kGap});
        if (column.is_hidden) canvas.hidden_mark({x, 26}, Role::text_muted);
        else canvas.text({x, 18}, column.note, {Role::text_muted, 12, false, Anchor::middle, 0});
    }
    const float total_x = width - 62;
    canvas.text({total_x, 0}, chart.total_label, {Role::text, 12, true, Anchor::end, 0});
    canvas.text({width, 18}, chart.note_label, {Role::text_muted, 12, false, Anchor::end, 0});
    for (std::size_t r = 0; r < chart.rows.size(); r++) {
        const auto& row = chart.rows[r];
        const float y = kHead + (kCellHeight + kGap) * static_cast<float>(r);
        canvas.text({0, y + 6}, row.label, {Role::text, 12, false, Anchor::start, labels - 8});
        for (std::size_t c = 0; c < row.cells.size(); c++)
            draw_cell(canvas,
                      {labels + pitch * static_cast<float>(c), y, pitch - kGap, kCellHeight},
                      row.cells[c]);
        canvas.text({total_x, y + 6}, row.total, {Role::text, 12, true, Anchor::end, 0});
        canvas.text({width, y + 6}, row.note, {Role::text_muted, 12, false, Anchor::end, 0});
    }
}

}  // namespace icx::chart
