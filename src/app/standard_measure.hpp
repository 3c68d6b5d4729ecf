// One standard made ready to measure requests: its calendar's clock, its conditions, its
// target, its excusals. Requests are replayed each time; nothing about them is kept.
// Open time is known for a span only, whose ends depend on nothing but the events and the day, so
// that measuring one request and measuring all of them give the same.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/clock_conditions.hpp"
#include "app/standard_figures.hpp"
#include "app/standard_hours.hpp"
#include "app/targets.hpp"

namespace icx::app {

class MeasuringBench {
public:
    // Errors: a time allowed that is none, a condition that cannot be read, hours or a window that
    // cannot be read, an unknown zone.
    static core::Result<MeasuringBench> make(const model::Workspace& workspace,
                                             const model::Standard& standard,
                                             core::ZoneSource& zones);

    // In the order of their starts, ties in the order of the requests. Makes the clocks.
    std::vector<Case> measure_all(const std::vector<Request>& requests, std::int64_t now_ms);
    // After measure_all, of one request and an instant that its clocks reach; absent: it does not
    // count here, or has not started.
    std::optional<Case> measure(const Request& request, std::size_t place,
                                std::int64_t now_ms) const;
    bool reaches(const Request& request, std::int64_t now_ms) const;
    // The excusals of now; answers the ids of requests whose excusal changed.
    std::vector<std::string> renew_excusals(const model::Workspace& workspace);

    DeadlineStory tell(const Request& request, std::int64_t now_ms) const;

    std::int32_t business_day_s(std::int64_t at_ms) const {
        return hours_.own().business_day_s(at_ms / 1000);
    }
    // The promise's own time; kNoLimit_ms when only a fault decides.
    std::int64_t target_ms(std::int64_t start_ms) const {
        return targets_.own_ms(day_for_targets_s(start_ms));
    }
    // When a request must come in to count; empty: always.
    std::vector<standards::Interval> windows(std::int64_t from_s, std::int64_t until_s) const;
    const core::ZoneTable& zone() const { return hours_.own().zone(); }

private:
    struct Span {
        std::int64_t from_s = 0, until_s = 0;
    };
    static Span span_of(std::int64_t first_s, std::int64_t last_s);
    void make_clocks(Span span);
    standards::Timeline replay(const Request& request) const;
    const std::string& excusal_of(const Request& request) const;
    standards::Subject subject_of(const standards::Timeline& timeline,
                                  const Request& request) const;
    std::int32_t day_for_targets_s(std::int64_t start_ms) const {
        return targets_.has_business_days() ? business_day_s(start_ms) : 0;
    }

    model::Standard standard_;
    StandardHours hours_;
    std::optional<standards::Service> window_;
    Targets targets_;
    ClockConditions conditions_;
    std::map<std::string, std::string, std::less<>> excusals_;  // request to excusal
    Span span_;
    std::map<const standards::Service*, standards::BusinessClock> clocks_;
    std::optional<standards::BusinessClock> window_clock_;
};

}  // namespace icx::app
