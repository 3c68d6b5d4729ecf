// Time zones of the browser (or of Node): Intl.DateTimeFormat knows the rules but gives no list of
// changes, so the JavaScript half looks for them, probing every few days and bisecting to the
// second. A zone takes tens of milliseconds, once.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/zone.hpp"

namespace icx::platform::web {

class WebZones final : public core::ZoneSource {
public:
    // ZoneTable::database is empty in browsers, which do not say; Node does.
    core::Result<core::ZoneTable> load(std::string_view name) override;

private:
    std::map<std::string, core::ZoneTable, std::less<>> known_;
};

}  // namespace icx::platform::web
