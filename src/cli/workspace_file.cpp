#include "cli/workspace_file.hpp"

#include "app/projection.hpp"
#include "platform/native/files.hpp"

namespace icx::cli {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{512} << 20;

core::Error at_path(core::Error error, const std::string& path) {
    error.place = error.place.empty() || error.place == path ? path : path + " " + error.place;
    return error;
}

}  // namespace

core::Result<std::string> read_text(const std::string& path) {
    auto bytes = platform::native::read_file(path, kMaxBytes);
    if (!bytes) {
        core::Error error = at_path(bytes.error(), path);
        if (error.advice.empty()) error.advice = "check the file's name and size";
        return error;
    }
    return bytes;
}

WorkspaceFile empty_workspace(Environment& environment) {
    WorkspaceFile file;
    file.head.workspace = core::mint_id("ws", environment.random);
    file.replica = std::make_unique<replica::Replica>(core::mint_id("wr", environment.random),
                                                      environment.clock);
    file.workspace.id = file.head.workspace;
    return file;
}

core::Result<WorkspaceFile> read_workspace(const std::string& path, Environment& environment) {
    auto bytes = read_text(path);
    if (!bytes) return bytes.error();
    auto bundle = codec::decode_bundle(*bytes);
    if (!bundle) {
        core::Error error = at_path(bundle.error(), path);
        if (error.advice.empty()) error.advice = "give a workspace exported by ICX Studio";
        return error;
    }
    WorkspaceFile file = empty_workspace(environment);
    const replica::JoinReport report = file.replica->join(bundle->objects, bundle->facts);
    file.problems = report.problems;
    bundle->objects.clear();
    bundle->facts.clear();
    file.head = std::move(*bundle);
    file.workspace.id = file.head.workspace;
    app::project_all(*file.replica, file.workspace);
    for (const core::Problem& problem : file.workspace.problems) file.problems.push_back(problem);
    file.bytes = std::move(*bytes);
    return file;
}

bool apply(WorkspaceFile& file, app::Plan plan) {
    const replica::WriteResult result =
        file.replica->write(plan.writes, std::move(plan.facts), "import");
    app::project(*file.replica, result.report.touched, file.workspace);
    app::project_facts(*file.replica, result.report.new_facts, file.workspace);
    return !result.change.objects.empty() || !result.change.facts.empty();
}

std::string to_bundle(const WorkspaceFile& file, Environment& environment) {
    codec::Bundle bundle = file.head;
    bundle.from = file.replica->writer();
    bundle.made = environment.clock.now();
    for (const std::string& id : file.replica->ids()) {
        if (app::is_local_type(file.replica->type(id))) continue;
        if (auto state = file.replica->state(id)) bundle.objects.push_back(std::move(*state));
    }
    bundle.facts = file.replica->facts();
    return codec::encode_bundle(bundle);
}

core::Value problems_value(const std::vector<core::Problem>& problems) {
    core::Value::List list;
    for (const core::Problem& problem : problems) {
        core::Value item = core::Value::map();
        item.set("place", problem.place);
        item.set("message", problem.message);
        list.push_back(std::move(item));
    }
    return core::Value(std::move(list));
}

core::Result<survey::Definition> definition_of(const model::Workspace& workspace,
                                               const std::string& survey) {
    const auto* record = workspace.table<model::Survey>().find(std::string_view(survey));
    if (!record)
        return core::Error{core::Code::not_found, "there is no survey \"" + survey + "\"", "",
                           "give the id of a survey of this workspace"};
    if (record->version.valid())
        if (const auto* version = workspace.table<model::Version>().find(record->version))
            if (auto published = survey::definition_from_value(version->definition, ""))
                return published;
    return survey::build_definition(workspace, record->id);
}

}  // namespace icx::cli
