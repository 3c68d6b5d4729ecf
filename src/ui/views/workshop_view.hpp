// Workshops as plain data, apart from running one (room_view.hpp): the list, the formats to start
// from, the agenda, and the minutes, which are made of what was captured and of nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/minutes.hpp"
#include "ui/views/export_view.hpp"
#include "ui/views/workshop_words.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

struct WorkshopRow {
    std::string id, title, purpose, route, note, state;
    Tone tone = Tone::neutral;
};
struct FormatRow {
    std::string id, title, summary, note;
};
struct WorkshopsView {
    std::vector<WorkshopRow> rows;
    std::vector<FormatRow> formats;
};
WorkshopsView build_workshops(const model::Workspace& workspace);

enum class WorkshopLook { agenda, minutes };

struct AgendaRow {
    std::string id, title, prompt, kind, time, took;
    Icon icon = Icon::comment;
    bool is_over = false, is_current = false;
    int minutes = 0;
    std::string detail;  // "Dots, 3 each"
};

struct WorkshopView {
    bool is_found = false;
    std::string id, title, purpose, note, state, screen_route;
    Tone tone = Tone::neutral;
    std::string run_label;  // "Run the workshop", "Go on"
    std::vector<AgendaRow> agenda;
    std::string total;
    report::Minutes minutes;
    std::string typed_title;  // as written, empty or not
    bool is_held = false;
    std::optional<core::Date> day;
    int people = 0;
    std::string journey;                                        // the id of the one it serves
    std::vector<std::pair<std::string, std::string>> journeys;  // id, title
};
WorkshopView build_workshop(const model::Workspace& workspace, const std::string& id,
                            core::Instant now);

// What is open for editing: a block, a decision or an action. Absent when it is gone.
struct BlockEdit {
    model::Block block;
    std::vector<std::pair<std::string, std::string>> sources;  // blocks in which cards are written
};
std::optional<BlockEdit> build_block_edit(const model::Workspace& workspace, const std::string& id);
struct OutcomeEdit {
    bool is_action = false;
    std::string id, text, owner;
    std::optional<core::Date> day;  // from when a decision holds, until when an action is due
};
std::optional<OutcomeEdit> build_outcome_edit(const model::Workspace& workspace,
                                              const std::string& decision,
                                              const std::string& action);

report::Minutes build_minutes(const model::Workspace& workspace, const model::Workshop& workshop,
                              core::Instant now);

enum class MinutesFormat { markdown, html, csv, json };
ExportFile make_minutes(const report::Minutes& minutes, MinutesFormat format);

}  // namespace icx::ui
