// The sample company's promises: services, hours, standards and the request log behind them, made
// the same way each time. Weeks and shares are those of the mock-ups; the open requests stand at
// the same working time before `now` whatever the hour.
#pragma once

#include <span>
#include <string>

#include "app/sample.hpp"

namespace icx::app {

struct SampleServeInput {
    std::string salt;
    core::Instant now;
    std::span<const model::Department> departments;
};
void add_sample_requests(SampleData& out, const SampleServeInput& input);

// The offset of the sample company's zone, Europe/London, by the rule of the EU.
std::int32_t sample_offset_s(std::int64_t utc_s);

}  // namespace icx::app
