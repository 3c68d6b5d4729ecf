// A select over records, by id.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/widgets/ui.hpp"

namespace icx::ui {

using RecordWords = std::vector<std::pair<std::string, std::string>>;  // id, what it is called

// True when another one was chosen, or none; `chosen` is its id then. `none` stands first.
bool select_record(Context& ui, std::string_view id, std::string_view label,
                   const RecordWords& words, const char* none, std::string& chosen,
                   const FieldOptions& options = {});

}  // namespace icx::ui
