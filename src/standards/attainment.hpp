// How well a standard was kept. Attainment = met / (met + missed) with Wilson's interval; pending
// requests are counted beside it and decide nothing. Percentiles come in two kinds, as
// spreadsheets have them (type 7) and as an observed value (type 1, nearest rank), of the stopped
// requests only, which is low while many are open: the Kaplan-Meier figures are there for that.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "standards/measure.hpp"
#include "statistics/proportion.hpp"

namespace icx::standards {

inline constexpr std::array<double, 4> kPercentiles = {0.5, 0.8, 0.9, 0.95};

struct Times {  // of stopped requests
    std::size_t n = 0;
    std::int64_t sum_ms = 0;
    std::array<double, 4> p_type7_s{};  // NaN when there are none
    std::array<double, 4> p_type1_s{};
};

// An error budget (Google SRE workbook): allowed = (1 - goal) N misses, used = missed / allowed,
// burn = (share missed within the window) / (1 - goal); N = met + missed.
struct Budget {
    double goal = 0;
    double allowed = 0;
    double used = 0;  // NaN when nothing is allowed
    double burn = 0;  // NaN when nothing is allowed or nothing was decided in the window
};

struct Attainment {
    std::size_t n = 0;  // met + missed + pending
    std::size_t met = 0, missed = 0, pending = 0, excluded = 0;
    double attainment = 0;  // NaN when nothing is decided
    statistics::Interval wilson;
    std::optional<Budget> budget;             // with a goal
    std::size_t raw_met = 0, raw_missed = 0;  // as if nothing had been excused
    Times business, wall, net;
    std::int64_t paused_ms = 0;
    double paused_share = 0;  // of the business time; above 0.3 is a finding by itself
    std::size_t quick = 0;    // stopped within `quick_ms` of wall time: answered by a machine?
};

struct AttainmentOptions {
    std::optional<double> goal;
    std::int64_t burn_from_ms = INT64_MIN;  // the window of `burn`, by start
    std::int64_t quick_ms = 60'000;
};

// Outcomes counted as they come and go: one that changes costs a move within three sorted lists,
// and nothing is counted anew.
class Tally {
public:
    enum class Keeps { counts_and_times, counts };  // without times Attainment's Times are empty
    explicit Tally(Keeps keeps = Keeps::counts_and_times, const AttainmentOptions& options = {})
        : keeps_(keeps), options_(options) {}

    // Many at once are sorted together when they are first asked about.
    void add(const Outcome& outcome);
    void remove(const Outcome& outcome);  // one that was added, as it was then

    std::size_t size() const { return size_; }  // all that were added, the excluded ones too
    std::size_t decided() const { return met_ + missed_; }
    Attainment attainment(std::optional<double> goal) const;

private:
    struct Sorted {  // seconds: `sorted` of them rising, then what was added since
        std::vector<double> values;
        std::size_t sorted = 0;
        std::int64_t sum_ms = 0;
        void add(std::int64_t ms);
        void remove(std::int64_t ms);
        void settle();
        Times times();
    };
    template <class Number>
    static void move(Number& count, bool is_added) {
        is_added ? ++count : --count;
    }
    bool has_times(const Outcome& outcome) const {
        return keeps_ == Keeps::counts_and_times && outcome.is_stopped &&
               outcome.verdict != Verdict::excluded;
    }
    void count(const Outcome& outcome, bool is_added);

    Keeps keeps_;
    AttainmentOptions options_;
    std::size_t size_ = 0, met_ = 0, missed_ = 0, pending_ = 0, excluded_ = 0;
    std::size_t raw_met_ = 0, raw_missed_ = 0, quick_ = 0;
    std::size_t window_missed_ = 0, window_decided_ = 0;
    std::int64_t business_ms_ = 0, paused_ms_ = 0;
    mutable Sorted business_, wall_, net_;  // sorted only when somebody asks
};

Attainment compute_attainment(std::span<const Outcome> outcomes, const AttainmentOptions& options);
// Of the outcomes at those places.
Attainment compute_attainment(std::span<const Outcome> outcomes,
                              std::span<const std::uint32_t> rows,
                              const AttainmentOptions& options);

// The places of each group's outcomes; `group_of[i]` is below `groups`.
std::vector<std::vector<std::uint32_t>> split_by(std::span<const std::uint32_t> group_of,
                                                 std::size_t groups);

// By the local month in which requests were opened (the default) or closed: the two differ, name
// the one shown. "2012-10" to places; open requests have no closing month.
enum class Cohort { opened, closed };
std::map<std::string, std::vector<std::uint32_t>>
split_by_month(std::span<const Outcome> outcomes, const core::ZoneTable& zone, Cohort cohort);

}  // namespace icx::standards
