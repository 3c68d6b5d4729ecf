// Files that people drop or choose, other than CSV: what they are, checked whole before anything is
// applied, and what came of it in one plain line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/survey_commands.hpp"

namespace icx::app {

struct ImportReport {
    bool is_ok = false;
    std::string words;                    // "12 answers taken in, 3 were already here"
    std::vector<core::Problem> problems;  // rows or records left out, and why
    std::string route_id;                 // the survey concerned, when it is one
    bool is_undoable = false;
};

bool is_csv(std::string_view bytes);

// A bundle, survey or response file. CSV needs a choice first and is not handled here
// (unsupported).
ImportReport import_file(Session& session, std::string_view name, std::string_view bytes);

// A survey file as a survey of this workspace, collecting under the file's version.
struct AdoptSurvey {
    codec::SurveyFile file;
};
core::Result<Plan> plan(const model::Workspace& workspace, const AdoptSurvey& command,
                        PlanContext& context);

}  // namespace icx::app
