// A mutual agreement as plain data: what the one who serves promises beside what the one who asks
// owes, each with how it was kept in the last quarter between the two, and who signed it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/ties.hpp"
#include "ui/views/export_view.hpp"
#include "ui/views/serve_words.hpp"

namespace icx::ui {

// What the lines of agreements were measured to, until the desk changes.
struct MeasuredLines {
    std::uint64_t desk = 0;                                           // Desk::version
    std::map<std::string, std::vector<standards::Outcome>> outcomes;  // by agreement and standard
    std::map<std::string, standards::Attainment> kept;                // of one, or of several
};

struct AgreementState {
    std::string agreement;
    bool is_editing = false;
    std::string new_text[2], add_error[2];  // of the line being added on each side
    // The dialogs that sign and that measure a duty.
    bool is_signing = false;
    model::ClauseSide signing = model::ClauseSide::promise;
    std::string signer, sign_error;
    std::string measured;  // the line, empty: none
    std::string target = "1bd", measure_error;
    int service = 0;
    MeasuredLines measured_lines;
};

struct AgreementLine {
    std::string clause, words;
    std::string text;       // as edited
    std::string measure;    // "90% within 4h", empty: nobody measures it
    std::string route;      // of the standard
    std::string kept;       // "87%", empty: not measured or nothing decided
    std::string kept_note;  // "73 of 84 requests, 95% interval 78 to 93%"
    Tone tone = Tone::neutral;
    int standard = 0;  // of AgreementSide::standards
    bool is_first = false, is_last = false;
    bool is_broken = false;  // its standard is gone
};

struct AgreementSide {
    model::ClauseSide side = model::ClauseSide::promise;
    std::string key, title;   // "IT help desk promises"
    std::string name, route;  // of the department
    std::string score, score_note;
    Tone tone = Tone::neutral;
    std::vector<AgreementLine> lines;
    std::string nothing;  // what stands where there are no lines
    std::string signature;
    bool is_signed = false, is_stale = false;  // stale: the text changed since
    // Standards to choose from, "Nobody measures it" first.
    std::vector<std::string> standard_ids, standard_names;
};

struct AgreementView {
    bool is_found = false;
    std::string id, title, purpose;
    std::string written_title;  // as edited, may be empty
    std::string status;
    Tone status_tone = Tone::neutral;
    Icon status_icon = Icon::info;
    std::string review;
    Tone review_tone = Tone::neutral;
    std::optional<core::Date> review_day;
    std::string quarter;
    AgreementSide provider, requester;
    std::vector<std::string> service_ids, service_names;  // of the provider, to measure a duty by
    std::vector<std::string> explained;
    bool is_sample = false;
};

AgreementView build_agreement(const ServeContext& context, core::Date today, AgreementState& state);

// One line for each agreement of a department, the title first.
struct AgreementRow {
    std::string id, title, route, role;  // "It promises", "It asks"
    std::string status;
    Tone tone = Tone::neutral;
    std::string scores;  // "87% of the promises kept, 74% of the duties"
};
std::vector<AgreementRow> agreements_of(const ServeContext& context, const std::string& department,
                                        core::Date today, MeasuredLines& measured);

enum class AgreementExport { html, markdown };
ExportFile make_agreement_file(const model::Workspace& workspace, const AgreementView& view,
                               AgreementExport what, core::Date today);

// "August to October 2026".
std::string quarter_words(app::Quarter quarter);

}  // namespace icx::ui
