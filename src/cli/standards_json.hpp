// The answer of `icx standards` and its table of cases; keys in docs/formats.md.
#pragma once

#include <string>

#include "core/value.hpp"
#include "exchange/standards_run.hpp"

namespace icx::cli {

core::Value standards_value(const exchange::StandardsRun& run, const codec::StandardsSpec& spec);

// One line per request and standard: id,standard,start,stop,wall_s,business_s,paused_s,net_s,due,
// verdict. What is not known is blank.
std::string cases_csv(const exchange::StandardsRun& run, const codec::StandardsSpec& spec);

}  // namespace icx::cli
