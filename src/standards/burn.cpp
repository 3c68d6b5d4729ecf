#include "standards/burn.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace icx::standards {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

// 1 of 10 at a goal of 0.9 is a pace of exactly 1, though 1 - 0.9 is a little less than 0.1.
double snapped(double burn) {
    const double whole = std::round(burn);
    return std::fabs(burn - whole) < 1e-9 ? whole : burn;
}

}  // namespace

std::int64_t decided_ms(const Outcome& outcome) {
    return outcome.verdict == Verdict::missed ? std::min(outcome.due_ms, outcome.end_ms)
                                              : outcome.end_ms;
}

void BurnCounter::add(const Outcome& outcome) {
    if (outcome.verdict != Verdict::met && outcome.verdict != Verdict::missed) return;
    const std::int64_t at_ms = decided_ms(outcome);
    if (at_ms > now_ms_ || at_ms <= now_ms_ - kBurnDays.back() * kDayMs) return;
    decisions_.push_back({at_ms, outcome.verdict == Verdict::missed});
}

Burn BurnCounter::finish() const {
    std::int64_t last_ms = now_ms_;
    if (!decisions_.empty()) {
        last_ms =
            std::max_element(decisions_.begin(), decisions_.end(),
                             [](const Decision& a, const Decision& b) { return a.at_ms < b.at_ms; })
                ->at_ms;
    }
    const double slack = 1 - goal_;
    Burn out;
    for (std::size_t i = 0; i < kBurnDays.size(); i++) {
        BurnWindow& window = out.windows[i];
        window.days = kBurnDays[i];
        const std::int64_t until_ms = i == 0 ? last_ms : now_ms_;
        for (const Decision& decision : decisions_) {
            if (decision.at_ms <= until_ms - window.days * kDayMs) continue;
            window.decided++;
            window.missed += decision.is_missed;
        }
        const auto n = static_cast<double>(window.decided);
        window.burn = window.decided > 0 && slack > 0
                          ? snapped(static_cast<double>(window.missed) / (n * slack))
                          : std::numeric_limits<double>::quiet_NaN();
        // A goal of 0.9 leaves 1 of 10, though 1 - 0.9 is a little less than 0.1.
        window.is_enough = slack > 0 && slack * n >= 1 - 1e-9;
    }
    const auto& [day, week, month] = out.windows;
    if (slack <= 0)
        out.level = BurnLevel::no_budget;
    else if (week.is_enough && week.burn >= kFastBurn && day.burn >= kFastBurn)
        out.level = BurnLevel::fast;
    else if (month.is_enough && month.burn > kSlowBurn && week.burn > kSlowBurn)
        out.level = BurnLevel::slow;
    else if (week.is_enough || month.is_enough)
        out.level = BurnLevel::calm;
    return out;
}

}  // namespace icx::standards
