// Results as JSON, the keys of docs/results.md: those of the reference implementation where it has
// them.
#pragma once

#include <cstddef>
#include <span>

#include "core/value.hpp"
#include "insight/results.hpp"
#include "statistics/nps.hpp"
#include "statistics/proportion.hpp"

namespace icx::cli {

core::Value number_value(double number);  // null when not finite
core::Value numbers_value(std::span<const double> numbers);
core::Value count_value(std::size_t n);
core::Value interval_value(const statistics::Interval& interval);
core::Value proportion_value(std::size_t x, std::size_t n);  // keys of `props`
core::Value nps_value(const statistics::Nps& nps);           // keys of `nps`

// `with_groups`: the groups' figures beside each question's.
core::Value results_value(const insight::SurveyResults& results, bool with_groups);

}  // namespace icx::cli
