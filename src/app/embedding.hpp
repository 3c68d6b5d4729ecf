// What `window.icx` answers, as JSON text: the same for the employee's page and the studio.
#pragma once

#include <string>
#include <string_view>

#include "app/session.hpp"

namespace icx::app {

bool is_all_saved(const Session& session);

// The members of status() without braces: "saved", "unsaved", "error".
std::string status_members(const Session& session);

// {"created","updated","unchanged","problems"}; a refused bundle has its reason among the problems.
std::string import_bundle_json(Session& session, std::string_view text);

}  // namespace icx::app
