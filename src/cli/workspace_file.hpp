// A workspace bundle on disk: read into a replica and its projection, changed by the app's own
// commands, written back whole. The bundle's identity and what a newer app put into it are kept.
#pragma once

#include <memory>
#include <string>

#include "app/session.hpp"
#include "cli/run.hpp"
#include "codec/documents.hpp"
#include "model/workspace.hpp"
#include "replica/replica.hpp"

namespace icx::cli {

struct WorkspaceFile {
    codec::Bundle head;  // without objects and facts
    std::unique_ptr<replica::Replica> replica;
    model::Workspace workspace;
    std::string bytes;  // as read
    std::vector<core::Problem> problems;
};

WorkspaceFile empty_workspace(Environment& environment);
// Fails as codec::decode_bundle and the file do; the error names the path.
core::Result<WorkspaceFile> read_workspace(const std::string& path, Environment& environment);

// Carries out a plan of the app. True when anything changed.
bool apply(WorkspaceFile& file, app::Plan plan);

std::string to_bundle(const WorkspaceFile& file, Environment& environment);

core::Result<std::string> read_text(const std::string& path);
core::Value problems_value(const std::vector<core::Problem>& problems);

// The survey's definition: the published version, else as it stands. not_found when there is no
// survey.
core::Result<survey::Definition> definition_of(const model::Workspace& workspace,
                                               const std::string& survey);

}  // namespace icx::cli
