// The figures of one standard kept up to date: what a step, an excusal or a minute changes is
// measured again, the rest stands. Equal to measuring all requests anew.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "app/case_tallies.hpp"
#include "app/request_book.hpp"
#include "app/standard_measure.hpp"

namespace icx::app {

class StandardLedger {
public:
    struct Now {
        core::Instant at;
        bool is_new_minute = true;  // open requests have aged
    };
    // Brings `out`, which is what this ledger filled the last time, up to date.
    void update(const model::Workspace& workspace, const model::Standard& standard,
                const RequestBook& book, const RequestChanges& changes, core::ZoneSource& zones,
                const Now& now, StandardFigures& out);

private:
    static constexpr std::uint32_t kNoCase = UINT32_MAX;

    // All that measuring depends on, beside the requests, the excusals and now.
    struct Basis {
        const model::Workspace* workspace = nullptr;
        std::vector<core::Value> standard;
        std::vector<std::uint64_t> revisions;
        bool operator==(const Basis&) const = default;
    };
    static Basis basis_of(const model::Workspace& workspace, const model::Standard& standard);

    bool renew_bench(const model::Workspace& workspace, const model::Standard& standard,
                     core::ZoneSource& zones, StandardFigures& out);
    void measure_all(const std::vector<Request>& requests, std::int64_t now_ms,
                     StandardFigures& out);
    bool reaches(const std::vector<Request>& requests, const std::vector<std::uint32_t>& places,
                 std::int64_t now_ms) const;
    void renew(const std::vector<Request>& requests, std::uint32_t place, std::int64_t now_ms,
               StandardFigures& out);
    void note_whether_settled(const Request& request, std::uint32_t place, const Case* item,
                              std::int64_t now_ms);
    void number_cases(const std::vector<Case>& cases, std::size_t from);

    Basis basis_;
    std::optional<MeasuringBench> bench_;
    CaseTallies tallies_;
    std::vector<std::uint32_t> case_of_;  // of each request
    std::set<std::uint32_t> unsettled_;   // requests whose case may change as time goes by
};

}  // namespace icx::app
