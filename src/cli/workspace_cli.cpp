// icx new, icx merge.
#include <algorithm>

#include "app/projection.hpp"
#include "app/workspace_commands.hpp"
#include "cli/commands.hpp"
#include "cli/workspace_file.hpp"
#include "codec/json.hpp"
#include "platform/native/files.hpp"

namespace icx::cli {
namespace {

using core::Value;

constexpr const char* kNewUsage = "icx new OUT.json [--sample]";
constexpr const char* kMergeUsage = "icx merge A.json B.json... --out C.json";

Value counted(std::size_t n) { return Value(static_cast<std::int64_t>(n)); }

// Fields of newer apps join by their canonical text, so that the order of files does not matter.
void join_unknown(Value& into, const Value& from) {
    for (const auto& [key, value] : from.as_map()) {
        const Value* mine = into.find(key);
        if (!mine || codec::canonical_json(value) < codec::canonical_json(*mine))
            into.set(key, value);
    }
}

Value conflicts_value(const std::vector<model::Conflict>& conflicts) {
    Value::List list;
    for (const model::Conflict& conflict : conflicts) {
        Value item = Value::map();
        item.set("object", conflict.object);
        item.set("field", conflict.field);
        item.set("values", Value(conflict.values));
        list.push_back(std::move(item));
    }
    return Value(std::move(list));
}

// One file into the joined whole; its own line of the answer.
Value join_file(WorkspaceFile& whole, codec::Bundle bundle, const std::string& path,
                std::vector<core::Problem>& problems) {
    const replica::JoinReport report = whole.replica->join(bundle.objects, bundle.facts);
    for (const core::Problem& problem : report.problems)
        problems.push_back({path + " " + problem.place, problem.message});
    Value item = Value::map();
    item.set("file", path);
    item.set("created", counted(report.created));
    item.set("updated", counted(report.updated));
    item.set("unchanged", counted(report.unchanged));
    item.set("responses", counted(report.new_facts.size()));
    if (!whole.head.workspace.empty() && bundle.workspace != whole.head.workspace)
        problems.push_back({path, "it is another workspace; the lesser id is kept"});
    if (whole.head.workspace.empty() ||
        (!bundle.workspace.empty() && bundle.workspace < whole.head.workspace))
        whole.head.workspace = bundle.workspace;
    whole.head.from = std::max(whole.head.from, bundle.from);
    whole.head.made = std::max(whole.head.made, bundle.made,
                               [](core::Instant a, core::Instant b) { return a < b; });
    join_unknown(whole.head.unknown, bundle.unknown);
    return item;
}

}  // namespace

Answer new_workspace(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {}, {"--sample"});
    if (!arguments) return bad_usage(arguments.error().message, kNewUsage);
    if (arguments->positions.size() != 1) return bad_usage("one file is needed", kNewUsage);
    WorkspaceFile file = empty_workspace(environment);
    if (arguments->has("--sample")) {
        app::PlanContext context{environment.clock.now(), environment.random};
        auto planned = app::plan(file.workspace, app::LoadSample{}, context);
        if (!planned) return planned.error();
        apply(file, std::move(*planned));
    }
    const std::string bundle = to_bundle(file, environment);
    if (auto written = platform::native::write_file(arguments->positions[0], bundle); !written)
        return written.error();
    Value v = Value::map();
    v.set("workspace", file.head.workspace);
    v.set("objects", counted(file.replica->ids().size()));
    v.set("responses", counted(file.replica->facts().size()));
    return Outcome{std::move(v), 0, {}};
}

Answer merge_files(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {"--out"});
    if (!arguments) return bad_usage(arguments.error().message, kMergeUsage);
    if (arguments->positions.empty() || arguments->get("--out").empty())
        return bad_usage("at least one workspace and --out are needed", kMergeUsage);
    WorkspaceFile whole = empty_workspace(environment);
    whole.head = {};
    Value::List files;
    std::vector<core::Problem> problems;
    for (const std::string& path : arguments->positions) {
        auto bytes = read_text(path);
        if (!bytes) return bytes.error();
        auto bundle = codec::decode_bundle(*bytes);
        if (!bundle) {
            core::Error error = bundle.error();
            error.place = path + (error.place.empty() ? "" : " " + error.place);
            if (error.advice.empty()) error.advice = "nothing was written; leave the file out";
            return error;
        }
        files.push_back(join_file(whole, std::move(*bundle), path, problems));
    }
    app::project_all(*whole.replica, whole.workspace);
    codec::Bundle out = whole.head;
    for (const std::string& id : whole.replica->ids())
        if (auto state = whole.replica->state(id)) out.objects.push_back(std::move(*state));
    out.facts = whole.replica->facts();
    const std::string bundle = codec::encode_bundle(out);
    if (auto written = platform::native::write_file(arguments->get("--out"), bundle); !written)
        return written.error();
    Value v = Value::map();
    v.set("files", Value(std::move(files)));
    v.set("objects", counted(out.objects.size()));
    v.set("responses", counted(out.facts.size()));
    v.set("conflicts", conflicts_value(whole.workspace.conflicts));
    v.set("problems", problems_value(problems));
    return Outcome{std::move(v), 0, {}};
}

}  // namespace icx::cli
