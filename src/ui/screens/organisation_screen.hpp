// The departments: who serves and is served. Their order is the order of loops and tables.
#pragma once

#include <string>

#include "app/session.hpp"
#include "model/workspace.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {

struct OrganisationState {
    std::string new_name;
    std::string error;
};

struct DepartmentRow {
    std::string id;
    std::string name;
    std::string short_name;
    int headcount = 0;
    bool is_first = false;
    bool is_last = false;
};

struct OrganisationView {
    std::vector<DepartmentRow> rows;
    std::string summary;  // "10 departments, 412 people"
};

OrganisationView build_organisation(const model::Workspace& workspace);
void draw_organisation(Context& ui, const OrganisationView& view, OrganisationState& state,
                       app::CommandSink& sink);

}  // namespace icx::ui
