// One department as plain data: whom it serves and who serves it, what it promised and how that was
// kept in the last quarter, its contact card, and what to say in the form that edits the card.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/ties.hpp"
#include "ui/views/agreement_view.hpp"
#include "ui/views/budget_view.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/export_view.hpp"
#include "ui/views/serve_words.hpp"
#include "ui/views/service_score.hpp"
#include "ui/views/standard_edit_view.hpp"

namespace icx::ui {

struct DepartmentState {
    std::string department;
    bool is_editing = false;
    // The dialog that says how much there is to do.
    bool is_setting_load = false;
    int load = 0;
    std::optional<core::Date> load_until;
    std::string load_note, load_error;
    // The dialog for a new agreement.
    bool is_agreeing = false;
    int other = 0, role = 0;
    int budget_weights = 0;  // app::BudgetWeights
    // What was worked out last, and for what.
    std::vector<app::Tie> ties;
    std::map<std::string, standards::Attainment> kept;  // by standard
    std::string made_of;
    MeasuredLines agreements;
};

struct TieRow {
    std::string key, name;
    std::string route;      // of the other department's page; empty: it is none of ours
    std::string services;   // "IT help desk, Laptop repair"
    std::string asked;      // "212", empty: no request
    std::string open;       // "4"
    std::string late;       // "1", empty: none
    std::string kept;       // "87%"
    std::string kept_note;  // "73 of 84 requests, 95% interval 78 to 93%"
    std::string score;      // "6.2", "hidden"
    std::string score_note;
};

struct GivenPromise {
    std::string standard, title, service, route, aim;
    std::string kept, kept_note;
    bool is_short = false;  // the aim lies above the interval
};

struct ContactLine {
    Icon icon = Icon::info;
    std::string key, label, words;
    std::string to;  // an address to open; empty: text
};

struct DepartmentView {
    bool is_found = false;
    bool is_counting = false;  // answers are still being counted
    std::string id, name;
    std::string people;   // "16 people", may be empty
    std::string summary;  // "Serves 7 departments and is served by 3."
    std::string quarter;  // "August to October 2026"
    WorkloadWords load;
    std::vector<ContactLine> contact;
    std::vector<std::string> checklist;
    bool has_card = false;          // somebody wrote at least one way to ask or a checklist
    std::string score, score_note;  // by all who answered; empty: nobody was asked
    std::vector<GivenPromise> promises;
    BudgetView budget;
    std::vector<TieRow> serves, served_by;
    std::string serves_note, served_by_note;
    std::vector<AgreementRow> agreements;
    std::vector<std::string> other_ids, other_names;  // departments to agree with
    std::vector<std::string> explained;
};

// Also keeps in `state` what is dear to work out.
DepartmentView build_department(const ServeContext& context, const ResultsOf& results,
                                core::Date today, DepartmentState& state);

struct ContactEditView {
    std::string department;
    std::vector<EditField> fields;  // route, link, phone, mail, checklist
    EditChoice hours;
};
ContactEditView build_contact_edit(const model::Workspace& workspace, const std::string& id);

// The page as a file to print and to hang up.
ExportFile make_department_file(const model::Workspace& workspace, const DepartmentView& view,
                                core::Date today);

}  // namespace icx::ui
