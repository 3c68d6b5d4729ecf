#include <cstdio>

#include "cli/run.hpp"
#include "platform/native/system.hpp"

int main(int count, char** words) {
    icx::platform::native::SystemClock clock;
    icx::platform::native::SystemRandom random;
    icx::cli::Environment environment{clock, random, {}, {}};
    const int code = icx::cli::run({words + 1, words + count}, environment);
    std::fwrite(environment.out.data(), 1, environment.out.size(), stdout);
    std::fwrite(environment.err.data(), 1, environment.err.size(), stderr);
    return std::fflush(stdout) == 0 ? code : 1;
}
