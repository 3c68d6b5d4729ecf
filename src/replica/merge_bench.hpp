// The merge workload of the peers' harness (two replicas of 1,000 objects with 10 fields, each with
// `edits` random edits of its own, then merged both ways), replayed on our replica with the same
// random numbers. A library of its own (icx_bench_kernels), so that pages that never measure do not
// carry it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "core/value.hpp"

namespace icx::replica {

inline constexpr std::uint32_t kBenchObjects = 1000;
inline constexpr std::uint32_t kBenchFields = 10;

struct BenchEdit {
    std::uint32_t object = 0;  // "d<object>"
    std::uint32_t field = 0;   // "f<field>"
    core::Value value;
};

struct MergeBench {
    double apply_ms = 0;  // both replicas' edits as the product makes them: Replica::write
    double merge_ms = 0;  // versions, deltas and joins, both ways
    double save_ms = 0;   // a snapshot of one merged replica
    double put_ms = 0;    // the same edits through Replica::put: without delta, inverse and report
    std::size_t delta = 0;       // bytes of both deltas
    std::size_t snapshot = 0;    // bytes, with author and time of every value, losers included
    std::size_t concurrent = 0;  // fields that keep both replicas' values
    std::size_t lost = 0;        // last values of either replica that are gone after the merge
    bool same = false;           // both replicas show the same, checked as the harness does
    std::string shown;           // a replica's values as JSON, object by object, for another check
};

// The texts of objects and fields, the values before the edits, and one replica's edits.
std::vector<std::string> bench_names(std::string_view letter, std::uint32_t count);
std::vector<BenchEdit> bench_base();
std::vector<BenchEdit> bench_edits(std::uint32_t seed, std::size_t count);
// The harness's hash over all values shown; `shown` answers the value of (object, field).
std::int32_t
bench_hash(const std::function<const core::Value*(std::uint32_t, std::uint32_t)>& shown);

// `now_ms` reads a clock in milliseconds with fractions; any origin. `clock` stamps the edits.
MergeBench run_merge_bench(std::size_t edits, const std::function<double()>& now_ms,
                           core::Clock& clock);

}  // namespace icx::replica
