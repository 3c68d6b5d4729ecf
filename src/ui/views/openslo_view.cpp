#include "ui/views/openslo_view.hpp"

#include <algorithm>

#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

constexpr std::size_t kLeftOutShown = 20;

std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 32);
    return words;
}

}  // namespace

bool offer_openslo(const std::string& name, std::string_view bytes, OpenSloState& state) {
    if (!exchange::is_openslo(bytes)) return false;
    state = {};
    state.name = name;
    auto read = exchange::read_openslo(bytes);
    if (read)
        state.document = std::move(*read);
    else
        state.error = capital(core::describe(read.error())) + ". Nothing was taken in.";
    return true;
}

OpenSloView build_openslo(const model::Workspace& workspace, const OpenSloState& state) {
    OpenSloView view;
    view.error = state.error;
    view.title = "Promises of " + state.name;
    if (!state.document) return view;
    view.rows = app::preview_openslo(workspace, *state.document);
    view.can_take = !view.rows.empty();
    if (view.can_take)
        view.title = "Take in " + counted(view.rows.size(), "promise", "promises") + " of " +
                     state.name + "?";
    const auto known = static_cast<std::size_t>(
        std::count_if(view.rows.begin(), view.rows.end(),
                      [](const app::OpenSloRow& row) { return row.is_known; }));
    view.summary = grouped(view.rows.size() - known) + " new, " + grouped(known) + " known here";
    if (!view.can_take) view.summary = "No promise of this file can be taken in.";
    for (const core::Problem& problem : state.document->problems) {
        if (view.left_out.size() == kLeftOutShown) {
            view.left_out.push_back(
                "And " + grouped(state.document->problems.size() - kLeftOutShown) + " more");
            break;
        }
        view.left_out.push_back(capital(problem.place) + ", " + problem.message);
    }
    return view;
}

ExportFile make_openslo_file(const model::Workspace& workspace, core::Date today) {
    if (workspace.table<model::Standard>().empty())
        return {"", "", "", "There is no promise to write down."};
    return {"promises-" + core::iso_date(today) + ".openslo.yaml",
            "application/yaml",
            exchange::write_openslo(app::openslo_of(workspace)),
            {}};
}

}  // namespace icx::ui
