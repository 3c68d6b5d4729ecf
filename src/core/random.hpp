// Random: the only source of chance. The platform's is cryptographic; tests use SeededRandom.
#pragma once

#include <cstdint>

namespace icx::core {

class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;  // 64 uniform bits

    // Uniform in [0, bound), bound > 0; the bias of one 64-bit draw is below 2^-32 for small
    // bounds.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
};

// SplitMix64 (Steele, Lea, Flood 2014): reproducible, for tests, benchmarks and samples.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() override;

private:
    std::uint64_t state_;
};

}  // namespace icx::core
