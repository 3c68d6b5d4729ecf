#include "exchange/journey_sheet.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/text.hpp"

namespace icx::exchange {
namespace {

using Kind = SheetBox::Kind;
using model::LaneKind;

constexpr std::size_t kPerLine = 26;  // letters of 16 px that surely fit into a box
constexpr int kLabels = 200, kStageHead = 48, kStepHigh = 88;

int height_of(std::string_view words) {
    return static_cast<int>(wrapped_words(words, kPerLine).size()) * kSheetLine + 20;
}

std::vector<std::size_t> by_lane(const std::vector<journey::CardText>& cards) {
    std::vector<std::size_t> order(cards.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cards[a].lane < cards[b].lane; });
    return order;
}

}  // namespace

std::vector<std::string> wrapped_words(std::string_view words, std::size_t per_line) {
    std::vector<std::string> lines(1);
    std::string word;
    const auto put = [&] {
        while (core::count_code_points(word) > per_line) {
            const std::string part(core::cut_code_points(word, per_line));
            if (!lines.back().empty()) lines.emplace_back();
            lines.back() = part;
            word = word.substr(part.size());
        }
        if (word.empty()) return;
        if (!lines.back().empty() &&
            core::count_code_points(lines.back()) + 1 + core::count_code_points(word) > per_line)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        word.clear();
    };
    for (const char c : words)
        if (c == ' ' || c == '\n' || c == '\t')
            put();
        else
            word += c;
    put();
    return lines;
}

std::string lane_label(LaneKind kind) {
    std::string name(enum_names(kind)[static_cast<std::size_t>(kind)]);
    std::replace(name.begin(), name.end(), '_', ' ');
    name[0] = static_cast<char>(name[0] - 32);
    return name;
}

std::string feeling_label(double feeling) {
    return (feeling > 0 ? "+" : "") + core::shortest_number(feeling);
}

std::vector<SheetBox> lay_out(const journey::Document& document) {
    std::map<LaneKind, int> tall;  // of each lane's row
    for (const auto& stage : document.stages)
        for (const auto& step : stage.steps) {
            std::map<LaneKind, int> used;
            for (const auto& card : step.cards)
                used[card.lane] += height_of(card.text) + kSheetGap / 2;
            for (const auto& [lane, height] : used)
                tall[lane] = std::max(tall[lane], height);
        }
    std::vector<SheetBox> out;
    const auto head = [&](Kind kind, int y, int h, const std::string& text) {
        if (!text.empty() || kind == Kind::title)
            out.push_back({kind, 0, y, 2 * kSheetBox, h, text, 0, 0, 0, {}});
    };
    head(Kind::title, -200, 48, document.title);
    head(Kind::purpose, -144, 64, document.purpose);
    head(Kind::persona, -72, 48, document.persona);
    const int steps_y = kStageHead, feelings_y = steps_y + kStepHigh + kSheetGap;
    int y = feelings_y + kFeelingHigh + 44 + kSheetGap;
    std::map<LaneKind, int> top;
    for (const auto& [lane, height] : tall) {
        top[lane] = y;
        out.push_back({Kind::lane, -kLabels - kSheetGap, y, kLabels, std::max(44, height - 12),
                       lane_label(lane), 0, 0, 0, lane});
        y += height + kSheetGap;
    }
    int x = 0;
    for (std::size_t s = 0; s < document.stages.size(); s++) {
        const journey::StageText& stage = document.stages[s];
        const int columns = std::max(1, static_cast<int>(stage.steps.size()));
        const int wide = columns * (kSheetBox + kSheetGap) + kSheetGap;
        out.push_back({Kind::stage, x, 0, wide, y, stage.title, s, 0, 0, {}});
        for (std::size_t i = 0; i < stage.steps.size(); i++) {
            const journey::StepText& step = stage.steps[i];
            const int left = x + kSheetGap + static_cast<int>(i) * (kSheetBox + kSheetGap);
            out.push_back(
                {Kind::step, left, steps_y, kSheetBox, kStepHigh, step.title, s, i, 0, {}});
            if (step.feeling) {
                const int at = feelings_y + static_cast<int>((2 - *step.feeling) * 40);
                out.push_back({Kind::feeling,
                               left + kSheetBox / 2 - 48,
                               at,
                               96,
                               44,
                               feeling_label(*step.feeling),
                               s,
                               i,
                               0,
                               {}});
            }
            std::map<LaneKind, int> used;
            std::size_t number = 0;
            for (const std::size_t c : by_lane(step.cards)) {
                const journey::CardText& card = step.cards[c];
                const int high = height_of(card.text);
                out.push_back({Kind::card, left, top[card.lane] + used[card.lane], kSheetBox, high,
                               card.text, s, i, c, card.lane, ++number});
                used[card.lane] += high + kSheetGap / 2;
            }
        }
        x += wide + kSheetGap;
    }
    return out;
}

}  // namespace icx::exchange
