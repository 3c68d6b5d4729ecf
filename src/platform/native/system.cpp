#include "platform/native/system.hpp"

#include <chrono>
#include <random>

namespace icx::platform::native {

core::Instant SystemClock::now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::uint64_t SystemRandom::next() {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

}  // namespace icx::platform::native
