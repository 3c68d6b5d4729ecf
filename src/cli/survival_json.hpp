// Kaplan-Meier figures as JSON, the keys of the reference implementation's `kmref`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/value.hpp"
#include "statistics/survival.hpp"

namespace icx::cli {

// `at`: the times of the table, in any order; the restricted mean goes to the latest, or to the
// last time of all when there is none.
core::Value survival_value(std::span<const statistics::Duration> durations,
                           std::span<const double> at);

// Do the groups differ? Adds "logrank" and "peto_peto"; `group[i]` is that of durations[i].
void add_rank_tests(core::Value& value, std::span<const statistics::Duration> durations,
                    std::span<const std::size_t> group, const std::vector<std::string>& names);

}  // namespace icx::cli
