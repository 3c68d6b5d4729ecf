#include "app/warnings.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "standards/duration.hpp"

namespace icx::app {
namespace {

constexpr std::size_t kMaxLines = 20;
constexpr std::string_view kLeft = "left";

std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line = core::trim(line.substr(end));
    return word;
}

std::optional<WarningStep> read_step(std::string_view line) {
    const std::string_view first = take_word(line);
    WarningStep step;
    if (!first.empty() && first.back() == '%') {
        double percent = 0;
        if (!core::parse_number(first.substr(0, first.size() - 1), percent) || percent <= 0 ||
            percent > 100)
            return std::nullopt;
        step.share = percent / 100;
    } else {
        const auto left = standards::parse_duration(first);
        if (!left || left->has_business_days()) return std::nullopt;
        step.left_ms = left->plain_ms;
        std::string_view rest = line;
        if (core::lower_ascii(take_word(rest)) == kLeft) line = rest;
    }
    step.who = std::string(line);
    return step;
}

}  // namespace

Warnings read_warnings(std::string_view text) {
    Warnings out;
    for (std::size_t number = 1; !text.empty(); number++) {
        const std::size_t end = text.find('\n');
        const std::string_view line = core::trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty()) continue;
        const auto step = read_step(line);
        if (step && out.steps.size() < kMaxLines) {
            out.steps.push_back(*step);
            continue;
        }
        if (!out.error.empty()) continue;
        out.error = step ? "There are more than 20 steps"
                         : "Line " + std::to_string(number) +
                               " begins neither with a share such as 75% nor with a time such as "
                               "30m left";
    }
    return out;
}

Warnings warnings_of(const model::Standard& standard) {
    if (!core::trim(standard.warnings).empty()) return read_warnings(standard.warnings);
    return {{{standard.warn_share, 0, ""}}, ""};
}

const WarningStep* reached(const Warnings& warnings, const standards::Outcome& outcome) {
    if (outcome.is_stopped || outcome.target_ms <= 0 || outcome.target_ms >= standards::kNoLimit_ms)
        return nullptr;
    const WarningStep* last = nullptr;
    double last_from = 0;
    for (const WarningStep& step : warnings.steps) {
        const auto target = static_cast<double>(outcome.target_ms);
        const double from =
            step.share ? *step.share * target : target - static_cast<double>(step.left_ms);
        if (static_cast<double>(outcome.net_ms) < from || (last && from < last_from)) continue;
        last = &step;
        last_from = from;
    }
    return last;
}

}  // namespace icx::app
