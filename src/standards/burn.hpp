// How fast a promise's budget of misses is used: the share missed within a window, as a multiple of
// the share that the aim leaves (1 = just what it allows). Source: Google's SRE workbook, chapter
// 5, "multiwindow, multi-burn-rate alerts": a long window says that enough of the budget went, a
// short one that it is still going on. The workbook's windows of minutes are for millions of
// requests; a service between departments has some a day, so the windows are days: a budget for 28
// days, half of it gone in 7 (twice the allowed pace) with more in the last day, or all of it gone
// in 28 with more in the last 7. A request counts when it was decided: kept when it stopped, missed
// when its time was over.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "standards/measure.hpp"

namespace icx::standards {

inline constexpr std::array<int, 3> kBurnDays = {1, 7, 28};
inline constexpr double kFastBurn = 2, kSlowBurn = 1;

struct BurnWindow {
    int days = 0;
    std::size_t decided = 0, missed = 0;
    double burn = 0;         // NaN when nothing was decided
    bool is_enough = false;  // the aim leaves at least one miss to as many requests
};

// no_budget: the aim leaves no miss at all. too_few: neither 7 nor 28 days hold enough requests.
enum class BurnLevel { no_budget, too_few, calm, slow, fast };

struct Burn {
    std::array<BurnWindow, 3> windows;
    BurnLevel level = BurnLevel::too_few;
};

// When the verdict stood: the stop of what was kept, the due time of what was missed (the stop
// where a fault broke it before). Of met and missed outcomes only.
std::int64_t decided_ms(const Outcome& outcome);

class BurnCounter {
public:
    BurnCounter(double goal, std::int64_t now_ms) : goal_(goal), now_ms_(now_ms) {}
    void add(const Outcome& outcome);
    // The last day ends with the last decision, so that a weekend does not end an alarm.
    Burn finish() const;

private:
    struct Decision {
        std::int64_t at_ms;
        bool is_missed;
    };
    double goal_;
    std::int64_t now_ms_;
    std::vector<Decision> decisions_;  // of the longest window
};

}  // namespace icx::standards
