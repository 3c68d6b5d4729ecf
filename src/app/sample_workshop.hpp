// The sample company's workshop on the first 30 days: held, voted on, decided.
#pragma once

#include <cstdint>
#include <string>

#include "app/sample.hpp"
#include "core/random.hpp"

namespace icx::app {

// `today`: days since 1970. The journey is named by the same `salt`.
void add_sample_workshop(SampleData& out, const std::string& salt, std::int64_t today,
                         core::Random& random);

}  // namespace icx::app
