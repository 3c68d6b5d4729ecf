// What one respondent's screen remembers between frames, and what can be done on it. The engine
// (survey::Session) decides; every answer is kept through the CommandSink at once. The same state
// serves the employee's page, the studio and the designer's preview, where nothing is kept.
// No storage and no platform here: files, addresses and undo are wishes that the owner fulfils.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/respond_commands.hpp"
#include "app/session.hpp"
#include "survey/session.hpp"

namespace icx::ui {

enum class RespondMode { employee, studio, preview };
enum class RespondStep { loading, trouble, start, page, review, receipt, outbox };
enum class RespondTrouble { no_survey, missing, broken, newer, not_opened };

// A survey that can be answered: from a file of surveys/, from the workspace, or from a draft.
struct RespondSource {
    survey::Definition definition;
    core::Value definition_value;
    model::VersionId version;
    std::string file_name;  // "?survey=" name, empty inside the studio
};

// Fulfilled after the frame by whoever owns the screen, who then clears it.
struct RespondWish {
    enum class Kind { none, undo, reload, export_unsaved, download, share, copy };
    Kind kind = Kind::none;
    std::vector<model::ReceiptId> receipts;  // download, share, copy
};

struct RespondState {
    RespondMode mode = RespondMode::employee;
    RespondStep step = RespondStep::loading;
    std::optional<RespondSource> source;
    std::optional<survey::Session> session;  // of the draft, or of the preview
    model::DraftId draft;
    model::ReceiptId receipt;
    RespondTrouble trouble = RespondTrouble::missing;
    std::string trouble_detail;
    std::string note;          // one line above the start page: what happened elsewhere
    std::vector<std::string> open_others;  // keys whose "other" is chosen but still empty
    std::uint64_t revision = 0;
    std::string home_route;    // of this survey's pages, for the way back from the outbox
    model::DraftId resume;     // taken up by sync_respond
    RespondWish wish;

    enum class Focus { none, heading, invalid };
    Focus focus = Focus::none;  // taken by the screen
    bool scroll_to_top = false;
    std::string announce;       // taken by the screen
};

// A survey can be answered: shows the start page (the first page in a preview).
void offer_survey(RespondState& state, RespondSource source);
// The designer changed the survey: shows its page again, with the answers that still fit.
void refresh_preview(RespondState& state, RespondSource source);
// The source kept inside a draft; invalid when it cannot be read any more.
core::Result<RespondSource> source_of(const model::Draft& draft);
void show_trouble(RespondState& state, RespondTrouble trouble, std::string detail);

// Takes up a draft that was chosen, and what other tabs did to the present one. Call it before
// building the view.
void sync_respond(const model::Workspace& workspace, RespondState& state);

void begin(RespondState& state, app::CommandSink& sink);

// A null value clears. `is_typing` lets the commit wait for the end of a burst.
void answer(RespondState& state, app::CommandSink& sink, std::string_view key, core::Value value,
            bool is_typing = false);
// Single choice: index into the options, or one past the last for "other".
void choose(RespondState& state, app::CommandSink& sink, std::string_view key, int index);
// Multiple choice: ticks or unticks; an exclusive option and the others untick each other.
void tick(RespondState& state, app::CommandSink& sink, std::string_view key, int index, bool on);
void answer_other(RespondState& state, app::CommandSink& sink, std::string_view key,
                  std::string_view text);

void next_page(RespondState& state, app::CommandSink& sink);
void previous_page(RespondState& state, app::CommandSink& sink);
void go_to_page(RespondState& state, app::CommandSink& sink, std::string_view page);
// Goes to the first question that lacks an answer, or makes the response.
void submit(RespondState& state, app::CommandSink& sink);
void answer_again(RespondState& state);
void show_outbox(RespondState& state);
void leave_outbox(RespondState& state);
void hand_over(RespondState& state, app::CommandSink& sink, RespondWish::Kind kind,
               std::vector<model::ReceiptId> receipts);

}  // namespace icx::ui
