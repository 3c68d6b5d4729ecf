// #/standards: the list of promises.
#pragma once

#include "ui/views/standards_view.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

enum class StandardsWish { none, new_standard, reply, presence, first_time, charter, openslo };
StandardsWish draw_standards(Context& ui, const StandardsView& view, StandardsState& state);

}  // namespace icx::ui
