// The host's wall clock and its source of chance: what the rooms below get handed as core::Clock
// and core::Random.
#pragma once

#include "core/random.hpp"
#include "core/time.hpp"

namespace icx::platform::native {

class SystemClock final : public core::Clock {
public:
    core::Instant now() override;
};

class SystemRandom final : public core::Random {
public:
    std::uint64_t next() override;  // from the operating system
};

}  // namespace icx::platform::native
