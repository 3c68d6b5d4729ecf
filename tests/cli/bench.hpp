// A folder of its own in which a test runs `icx`, and the reference data beside the project.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"
#include "codec/json.hpp"
#include "doctest/doctest.h"

namespace icx::cli_tests {

class FixedClock final : public core::Clock {
public:
    core::Instant now() override { return {1'794'000'000'000}; }
};

// A folder of its own, gone at the end.
class Bench {
public:
    Bench() {
        dir_ = std::filesystem::temp_directory_path() /
               ("icx-cli-" + std::to_string(::getpid()) + "-" + std::to_string(++count_));
        std::filesystem::create_directories(dir_);
    }
    ~Bench() {
        std::error_code ignored;
        std::filesystem::remove_all(dir_, ignored);
    }
    std::string path(const std::string& name) const { return (dir_ / name).string(); }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    std::string read(const std::string& name) const {
        std::ifstream in(path(name), std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        return out.str();
    }
    int run(const std::vector<std::string>& words) {
        cli::Environment environment{clock_, random_, {}, {}};
        const int code = cli::run(words, environment);
        err = environment.err;
        json = core::Value();
        if (!environment.out.empty()) {
            auto parsed = codec::parse_json(environment.out);
            REQUIRE(parsed.ok());
            json = std::move(*parsed);
        }
        return code;
    }

    core::Value json;
    std::string err;

private:
    inline static int count_ = 0;
    std::filesystem::path dir_;
    FixedClock clock_;
    core::SeededRandom random_{11};
};

inline bool is_one_line(const std::string& text) {
    return !text.empty() && text.find('\n') == text.size() - 1 && text.rfind("icx: ", 0) == 0;
}

inline void check_close(const core::Value& ours, const core::Value& reference,
                        const std::string& place) {
    CAPTURE(place);
    if (reference.is_number()) {
        const double a = ours.as_real(NAN), b = reference.as_real();
        CHECK(std::fabs(a - b) <= 1e-9 * std::max(1e-3, std::fabs(b)));
    } else if (reference.is_list()) {
        REQUIRE(ours.as_list().size() == reference.as_list().size());
        for (std::size_t i = 0; i < ours.as_list().size(); i++)
            check_close(ours.as_list()[i], reference.as_list()[i], place + "/" + std::to_string(i));
    } else if (reference.is_map()) {
        for (const auto& [key, value] : reference.as_map())
            check_close(ours.at(key), value, place + "/" + key);
    } else {
        CHECK(ours == reference);  // names; null where R has none
    }
}

inline std::string shared(const char* path) {
    return std::string(ICX_SHARED_DIR) + "/data/" + path;
}

inline core::Value shared_json(const char* path) {
    std::ifstream in(shared(path), std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    auto parsed = codec::parse_json(out.str());
    return parsed ? std::move(*parsed) : core::Value();
}

}  // namespace icx::cli_tests
