// The conditions of a promise's clock, ready to judge events. A condition is a list of activities,
// "waiting, on hold", or after the word "when" an expression over the event and its request:
//
//   when activity = "waiting" and note contains "customer"
//
// Names: activity, who, note of the event; priority, department, service, title of the request (all
// texts; what is empty is missing). A condition holds only where its expression is true.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/desk.hpp"
#include "expression/expression.hpp"
#include "standards/request.hpp"

namespace icx::app {

std::span<const expression::Name> clock_names();
bool is_rule(std::string_view condition);

// A condition of a standard by its field: start, stop, pause, resume, reset, cancel, reopen.
struct ClockField {
    std::string_view field;
    standards::Roles role;
    std::string model::Standard::*text;
};
std::span<const ClockField> clock_fields();

class ClockConditions {
public:
    // Errors name the field and the column: "pause, column 12".
    static core::Result<ClockConditions> make(const model::Workspace& workspace,
                                              const model::Standard& standard);

    const standards::Conditions& conditions() const { return conditions_; }
    // With their roles; the activity is the event's place in the request, counted from 1, so that a
    // pause or a reset names the very event that made it.
    std::vector<standards::Event> events_of(const Request& request) const;

private:
    struct Rule {
        standards::Roles role;
        expression::Node when;
    };
    void add(standards::Roles role, std::string_view names);
    standards::Roles judge(std::span<const expression::Value> values) const;
    standards::Roles roles_of(const std::string& activity) const;

    const model::Workspace* workspace_ = nullptr;
    standards::Conditions conditions_;
    std::map<std::string, standards::Roles, std::less<>> by_activity_;  // lower case
    // The same by the activity as it is written; logs write few, and each many times.
    mutable std::unordered_map<std::string, standards::Roles> as_written_;
    std::vector<Rule> rules_;
};

// What one condition would match among the events of these requests since an instant.
struct ConditionMatch {
    std::string error;  // a plain sentence with its column; empty: it can be read
    std::size_t matched = 0, of = 0;
};
ConditionMatch try_condition(const model::Workspace& workspace, const std::string& condition,
                             std::span<const Request* const> requests, core::Instant since);

}  // namespace icx::app
