// How well a standard was kept. Attainment = met / (met + missed) with Wilson's interval; pending
// requests are counted beside it and decide nothing. Percentiles come in two kinds, as
// spreadsheets have them (type 7) and as an observed value (type 1, nearest rank), of the stopped
// requests only, which is low while many are open: the Kaplan-Meier figures are there for that.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "standards/measure.hpp"
#include "statistics/proportion.hpp"

namespace icx::standards {

inline constexpr std::array<double, 4> kPercentiles = {0.5, 0.8, 0.9, 0.95};

struct Times {  // of stopped requests
    std::size_t n = 0;
    std::int64_t sum_ms = 0;
    std::array<double, 4> p_type7_s{};  // NaN when there are none
    std::array<double, 4> p_type1_s{};
};

// An error budget (Google SRE workbook): allowed = (1 - goal) N misses, used = missed / allowed,
// burn = (share missed within the window) / (1 - goal); N = met + missed.
struct Budget {
    double goal = 0;
    double allowed = 0;
    double used = 0;  // NaN when nothing is allowed
    double burn = 0;  // NaN when nothing is allowed or nothing was decided in the window
};

struct Attainment {
    std::size_t n = 0;  // met + missed + pending
    std::size_t met = 0, missed = 0, pending = 0, excluded = 0;
    double attainment = 0;  // NaN when nothing is decided
    statistics::Interval wilson;
    std::optional<Budget> budget;  // with a goal
    std::size_t raw_met = 0, raw_missed = 0;  // as if nothing had been excused
    Times business, wall, net;
    std::int64_t paused_ms = 0;
    double paused_share = 0;  // of the business time; above 0.3 is a finding by itself
    std::size_t quick = 0;    // stopped within `quick_ms` of wall time: answered by a machine?
};

struct AttainmentOptions {
    std::optional<double> goal;
    std::int64_t burn_from_ms = INT64_MIN;  // the window of `burn`, by start
    std::int64_t quick_ms = 60'000;
};

Attainment compute_attainment(std::span<const Outcome> outcomes, const AttainmentOptions& options);
// Of the outcomes at those places.
Attainment compute_attainment(std::span<const Outcome> outcomes,
                              std::span<const std::uint32_t> rows,
                              const AttainmentOptions& options);

// The places of each group's outcomes; `group_of[i]` is below `groups`.
std::vector<std::vector<std::uint32_t>> split_by(std::span<const std::uint32_t> group_of,
                                                 std::size_t groups);

// By the local month in which requests were opened (the default) or closed: the two differ, name
// the one shown. "2012-10" to places; open requests have no closing month.
enum class Cohort { opened, closed };
std::map<std::string, std::vector<std::uint32_t>> split_by_month(std::span<const Outcome> outcomes,
                                                                 const core::ZoneTable& zone,
                                                                 Cohort cohort);

}  // namespace icx::standards
