// The respondent's pages as plain data: what is asked, in which words, what is enabled, where one
// is, what is kept. All rules stand in survey/, all actions in respond_state; this file only says
// what the screen shows. Pure: the same inputs give the same view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "model/workspace.hpp"
#include "ui/views/respond_state.hpp"
#include "ui/views/respond_words.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// How saving stands, told by the platform in plain data.
struct RespondSave {
    enum class State { saved, saving, failed };
    State state = State::saved;
    std::string reason;    // "the disk is full"
    bool is_slow = false;  // saving for longer than 0.4 s: only then worth a word
};

struct RespondInput {
    RespondSave save;
    bool can_share = false;
    int utc_offset_minutes = 0;
};

struct RespondChoice {
    std::string id;
    std::string label;
    bool is_on = false;
};

struct RespondQuestion {
    std::string key;
    std::string text;
    std::string help;
    std::string note;   // "Not required"
    std::string error;
    model::QuestionKind kind = model::QuestionKind::rating;
    bool is_required = false;
    // rating and agree
    int first = 1, last = 10;
    std::string low, high, not_applicable;
    std::optional<int> step;  // kRespondNotApplicable: does not apply
    // choices; the last one is "other" when has_other
    std::vector<RespondChoice> choices;
    int chosen = -1;
    bool has_other = false;
    bool other_is_on = false;
    // texts, also of "other"
    std::string written;
    std::string field_name;  // "Other, in your own words"
    std::string privacy;
    int max_length = 0;
    bool has_counter = false;
    // number and date
    std::optional<double> number, least, most;
    std::string unit;
    std::optional<core::Date> date;
};
constexpr int kRespondNotApplicable = -1000;

// What is drawn together: one question, or agree questions with the same steps as one grid.
struct RespondBlock {
    std::string id;
    std::string title;     // the question, or what the statements have in common
    std::string help;
    bool is_grid = false;
    std::vector<std::string> columns;
    bool last_is_not_applicable = false;
    std::vector<RespondQuestion> questions;
};

struct RespondAnswered {
    std::string question, answer;
    bool is_missing = false;
};
struct RespondReviewPage {
    std::string key, title, change, change_name;
    std::vector<RespondAnswered> rows;
};

struct RespondDraftRow {
    model::DraftId id;
    std::string title, detail;
};

struct RespondReceiptRow {
    model::ReceiptId id;
    std::string title, code, detail, state;
    bool is_handed_over = false;
};

struct RespondView {
    RespondStep step = RespondStep::loading;
    bool is_preview = false;
    std::string language, language_name;
    Direction direction = Direction::left_to_right;
    std::string screen;  // for the document's title
    const RespondWords* words = nullptr;

    // frame
    std::string survey_title, page_words;
    float progress = 0;
    bool shows_progress = false;
    Icon save_icon = Icon::saved;
    Tone save_tone = Tone::positive;
    std::string save_words;
    bool offers_export = false;

    // page
    std::string eyebrow;
    bool eyebrow_is_department = false;
    std::string page_help;
    std::vector<RespondBlock> blocks;
    bool can_go_back = true;

    // start, review, receipt, outbox, trouble
    std::string title, lead, second;
    std::string notice;
    std::vector<std::string> facts;  // who sees the answers, one sentence each
    std::string primary;
    std::vector<RespondDraftRow> drafts;
    std::vector<RespondReviewPage> review;
    std::string code;
    bool has_file = false;           // there is something to hand over
    bool can_share = false;
    std::vector<RespondReceiptRow> receipts;
    std::string outbox_link;         // empty: nothing in it
    std::string home_route;          // back from the outbox; empty: no survey is open
};

RespondView build_respond(const model::Workspace& workspace, const RespondState& state,
                          const RespondInput& input);

// "10 Nov 2026" in the languages we have words for, else 2026-11-10.
std::string respond_day(core::Instant at, int utc_offset_minutes, std::string_view language);
// "autumn-service-pulse-K7Q2-9XMD.json"
std::string response_file_name(const model::Receipt& receipt);

}  // namespace icx::ui
