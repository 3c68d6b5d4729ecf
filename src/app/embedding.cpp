#include "app/embedding.hpp"

#include "codec/json.hpp"

namespace icx::app {

bool is_all_saved(const Session& session) {
    return !session.flush_at() && session.journal().status().unsaved == 0;
}

std::string status_members(const Session& session) {
    const storage::SaveStatus save = session.journal().status();
    core::Value value = core::Value::map();
    value.set("saved", is_all_saved(session));
    value.set("unsaved", static_cast<std::int64_t>(save.unsaved));
    value.set("error", save.reason.empty() ? core::Value() : core::Value(save.reason));
    const std::string text = codec::canonical_json(value);
    return text.substr(1, text.size() - 2);
}

std::string import_bundle_json(Session& session, std::string_view text) {
    const auto counts = session.import_bundle(text, "import");
    core::Value value = core::Value::map();
    core::Value::List problems;
    const ImportCounts known = counts ? *counts : ImportCounts{};
    value.set("created", static_cast<std::int64_t>(known.created));
    value.set("updated", static_cast<std::int64_t>(known.updated));
    value.set("unchanged", static_cast<std::int64_t>(known.unchanged));
    for (const core::Problem& problem : known.problems)
        problems.emplace_back(problem.place + ": " + problem.message);
    if (!counts) problems.emplace_back(core::describe(counts.error()));
    value.set("problems", std::move(problems));
    return codec::canonical_json(value);
}

}  // namespace icx::app
