// The sample company's journey: a deckhand's first 30 days, linked to its surveys and promises.
#pragma once

#include <cstdint>
#include <string>

#include "app/sample.hpp"
#include "core/random.hpp"

namespace icx::app {

// `today`: days since 1970. Surveys, departments and promises are named by the same `salt`.
void add_sample_journey(SampleData& out, const std::string& salt, std::int64_t today,
                        core::Random& random);

}  // namespace icx::app
