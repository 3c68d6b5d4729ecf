// Whose open time a standard counts, request by request: the provider's hours (the standard's own
// calendar), those of the department that asks (the hours on its contact card), or the time in
// which both are open. Where a department that asks has no hours of its own, or is unknown, the
// standard's calendar counts alone. A business day is always that of the standard's calendar.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/zone.hpp"
#include "model/workspace.hpp"
#include "standards/service.hpp"

namespace icx::app {

class StandardHours {
public:
    // Errors: those of hours_of and of Service::make, of any calendar that may count.
    static core::Result<StandardHours> make(const model::Workspace& workspace,
                                            const model::Standard& standard,
                                            core::ZoneSource& zones);

    // For a request of a department, as the log writes it.
    const standards::Service& of(const std::string& department) const;
    const standards::Service& own() const { return services_.front(); }
    std::span<const standards::Service> all() const { return services_; }

private:
    std::vector<standards::Service> services_;                // the standard's own first
    std::map<std::string, std::size_t, std::less<>> by_key_;  // ids, and names in lower case
};

}  // namespace icx::app
