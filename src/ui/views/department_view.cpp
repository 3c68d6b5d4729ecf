#include "ui/views/department_view.hpp"

#include <algorithm>

#include "app/calendars.hpp"
#include "app/contact_commands.hpp"
#include "app/routes.hpp"
#include "core/text.hpp"
#include "insight/results.hpp"
#include "report/department_page.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::Tie;
using standards::Attainment;

bool has_decided(const Attainment& kept) { return kept.met + kept.missed > 0; }

std::string kept_words(const Attainment& kept) {
    return has_decided(kept) ? percent_words(kept.attainment) : "";
}

std::string kept_note_of(const Attainment& kept) {
    return has_decided(kept) ? decided_words(kept) + ", 95% interval " + interval_words(kept.wilson)
                             : "nothing decided";
}

void tell_score(const Score& score, std::string& figure, std::string& note) {
    if (!score.is_asked) return;
    if (score.is_hidden) {
        figure = "hidden";
        note = insight::hidden_words(score.min_group);
        return;
    }
    figure = core::fixed_number(score.mean, 1);
    note = counted(score.ratings, "rating", "ratings") + ", 95% interval " +
           core::fixed_number(score.low, 1) + " to " + core::fixed_number(score.high, 1) +
           (score.survey ? ", " + score.survey->title : "");
}

// A department that only a survey tells of has a row as well.
TieRow& row_for(std::vector<TieRow>& rows, const model::Department& other) {
    for (TieRow& row : rows)
        if (row.key == other.id.text) return row;
    TieRow row;
    row.key = other.id.text;
    row.name = other.name;
    row.route = app::to_hash({app::Place::department, other.id.text});
    rows.push_back(std::move(row));
    return rows.back();
}

bool has_row(const std::vector<TieRow>& rows, const std::string& key) {
    return std::any_of(rows.begin(), rows.end(), [&](const TieRow& row) { return row.key == key; });
}

class Builder {
public:
    Builder(const ServeContext& context, const ResultsOf& results, core::Date today,
            DepartmentState& state)
        : context_(context), workspace_(context.workspace), today_(today), state_(state),
          scores_(context.workspace, results), quarter_(app::last_quarter(today)) {}

    DepartmentView build() {
        const auto* department =
            workspace_.table<model::Department>().find(std::string_view(state_.department));
        if (!department) return {};
        view_.is_found = true;
        view_.id = department->id.text;
        view_.name = department->name;
        if (department->headcount > 0)
            view_.people =
                counted(static_cast<std::size_t>(department->headcount), "person", "people");
        view_.quarter = quarter_words(quarter_);
        view_.load = workload_words(workspace_, department->id, today_);
        remember_ties();
        fill_contact(*department);
        fill_promises(*department);
        fill_serves(*department);
        fill_served_by(*department);
        view_.agreements = agreements_of(context_, view_.id, today_, state_.agreements);
        for (const model::Department* other : model::departments(workspace_))
            if (!(other->id == department->id)) {
                view_.other_ids.push_back(other->id.text);
                view_.other_names.push_back(other->name);
            }
        tell_score(scores_.of(department->id), view_.score, view_.score_note);
        fill_budget(*department);
        fill_words();
        view_.is_counting = scores_.is_counting();
        return std::move(view_);
    }

private:
    void remember_ties() {
        std::string made_of = std::to_string(workspace_.revision) + "/" +
                              std::to_string(context_.now.ms / 60'000) + "/" +
                              core::iso_date(quarter_.from);
        if (made_of == state_.made_of) return;
        state_.made_of = std::move(made_of);
        state_.ties = app::ties(workspace_, context_.desk, quarter_);
        state_.kept.clear();
    }

    void add_line(Icon icon, const char* key, const char* label, const std::string& words,
                  std::string to = {}) {
        if (!core::trim(words).empty())
            view_.contact.push_back(
                {icon, key, label, std::string(core::trim(words)), std::move(to)});
    }

    void fill_contact(const model::Department& department) {
        add_line(Icon::calendar, "hours", "Hours",
                 department_hours_words(workspace_, department.id));
        view_.checklist = checklist_of(workspace_, department.id);
        const model::Contact* contact = app::contact_of(workspace_, department.id);
        if (!contact) return;
        add_line(Icon::comment, "route", "How to ask", contact->route);
        add_line(Icon::link, "link", "Online", contact->link,
                 app::is_web_address(contact->link) ? contact->link : "");
        add_line(Icon::phone, "phone", "Phone", contact->phone);
        add_line(Icon::mail, "mail", "Mail", contact->mail);
        view_.has_card = !view_.checklist.empty() ||
                         std::any_of(view_.contact.begin(), view_.contact.end(),
                                     [](const ContactLine& line) { return line.key != "hours"; });
    }

    void fill_promises(const model::Department& department) {
        for (const model::Standard* standard : model::standards(workspace_)) {
            const auto* service = workspace_.table<model::Service>().find(standard->service);
            const auto* figures = context_.desk.figures(standard->id.text);
            if (!service || !(service->department == department.id) ||
                standard->state != model::StandardState::kept || standard->is_duty || !figures ||
                !figures->is_ok())
                continue;
            const auto [known, is_new] = state_.kept.try_emplace(standard->id.text);
            if (is_new)
                known->second = app::kept_in(workspace_, context_.desk, *figures, quarter_);
            const Attainment& kept = known->second;
            view_.promises.push_back({standard->id.text, standard->title, service->name,
                                      app::to_hash({app::Place::standard, standard->id.text}),
                                      percent_words(standard->goal), kept_words(kept),
                                      kept_note_of(kept),
                                      has_decided(kept) && kept.wilson.high < standard->goal});
        }
    }

    TieRow row_of(const Tie& tie, const std::string& other) const {
        TieRow row;
        row.key = other;
        row.name = app::department_name(workspace_, other);
        if (workspace_.table<model::Department>().find(std::string_view(other)))
            row.route = app::to_hash({app::Place::department, other});
        for (const std::string& id : tie.services)
            if (const auto* service = workspace_.table<model::Service>().find(std::string_view(id)))
                row.services += (row.services.empty() ? "" : ", ") + service->name;
        row.asked = grouped(tie.asked);
        row.open = grouped(tie.open);
        if (tie.late > 0) row.late = grouped(tie.late);
        row.kept = kept_words(tie.kept);
        row.kept_note = kept_note_of(tie.kept);
        return row;
    }

    const model::Department* named(const std::string& name) const {
        for (const auto& [id, row] : workspace_.table<model::Department>())
            if (core::lower_ascii(row.name) == core::lower_ascii(name)) return &row;
        return nullptr;
    }

    void fill_serves(const model::Department& department) {
        for (const Tie& tie : state_.ties)
            if (tie.provider == department.id.text && tie.requester != department.id.text)
                view_.serves.push_back(row_of(tie, tie.requester));
        for (const GivenScore& given : scores_.given_to(department.id)) {
            const model::Department* other = named(given.by);
            if (!other || other->id == department.id) continue;
            if (given.score.is_hidden && !has_row(view_.serves, other->id.text)) continue;
            TieRow& row = row_for(view_.serves, *other);
            tell_score(given.score, row.score, row.score_note);
        }
    }

    void fill_served_by(const model::Department& department) {
        for (const Tie& tie : state_.ties)
            if (tie.requester == department.id.text && tie.provider != department.id.text)
                view_.served_by.push_back(row_of(tie, tie.provider));
        for (const model::Department* other : model::departments(workspace_)) {
            if (other->id == department.id) continue;
            for (const GivenScore& given : scores_.given_to(other->id)) {
                if (core::lower_ascii(given.by) != core::lower_ascii(department.name)) continue;
                if (given.score.is_hidden && !has_row(view_.served_by, other->id.text)) continue;
                TieRow& row = row_for(view_.served_by, *other);
                tell_score(given.score, row.score, row.score_note);
            }
        }
    }

    void fill_budget(const model::Department& department) {
        const auto weights = static_cast<app::BudgetWeights>(state_.budget_weights);
        view_.budget = build_budget(
            workspace_, app::department_budget(workspace_, context_.desk, department.id, weights),
            weights);
    }

    void fill_words() {
        const std::size_t to = view_.serves.size(), from = view_.served_by.size();
        if (to + from == 0)
            view_.summary = "Nobody is known to depend on this department yet, nor it on anybody.";
        else
            view_.summary = "Serves " + counted(to, "department", "departments") +
                            " and is served by " + grouped(from) + ".";
        if (!view_.people.empty()) view_.summary = view_.people + ". " + view_.summary;
        std::size_t open = 0, late = 0;
        for (const Tie& tie : state_.ties) {
            if (tie.provider != view_.id || tie.requester == view_.id) continue;
            open += tie.open;
            late += tie.late;
        }
        view_.serves_note = "Requests of " + view_.quarter + "; " + grouped(open) + " open now";
        view_.serves_note += late > 0 ? ", " + grouped(late) + " late" : "";
        view_.served_by_note = "What it asked others for, and the score it gave them";
        view_.explained = {
            "Who serves whom comes from the request log: a service belongs to a department, a "
            "request to the one who asks. Asked counts requests that came in within the last "
            "three full months; open and late are those of now, whenever they came in.",
            "Kept is the share of those requests that were done within the time promised, all "
            "promises together, with Wilson's 95% interval.",
            "Scores run from 1 to 10 and come from the newest survey that rates the department. "
            "Where too few people answered, or another group could be told from the rest, the "
            "score is hidden here as it is in the survey's own results."};
    }

    const ServeContext& context_;
    const model::Workspace& workspace_;
    core::Date today_;
    DepartmentState& state_;
    Scores scores_;
    app::Quarter quarter_;
    DepartmentView view_;
};

}  // namespace

DepartmentView build_department(const ServeContext& context, const ResultsOf& results,
                                core::Date today, DepartmentState& state) {
    return Builder(context, results, today, state).build();
}

ContactEditView build_contact_edit(const model::Workspace& workspace, const std::string& id) {
    ContactEditView view;
    view.department = id;
    const model::DepartmentId department{id};
    const model::Contact* known = app::contact_of(workspace, department);
    const model::Contact card = known ? *known : model::Contact{};
    view.fields = {
        {"route", "How to ask", card.route, "One sentence, the best way first", "", false},
        {"link", "Online", card.link, "An address such as https://help.example/new", "", false},
        {"phone", "Phone", card.phone, "", "", false},
        {"mail", "Mail", card.mail, "", "", false},
        {"checklist", "What to have ready", card.checklist,
         "One thing a line. Whoever writes a request down for this department sees it", "", true}};
    if (!core::trim(card.link).empty() && !app::is_web_address(card.link))
        view.fields[1].error = "Write it from https:// on, or it stays plain text";
    const std::string_view mail = core::trim(card.mail);
    if (!mail.empty() && mail.find('@') == std::string_view::npos)
        view.fields[3].error = "A mail address has an @ in it";
    view.hours = {{""}, {"As its promises say"}, 0};
    for (const model::Calendar* calendar : app::calendars(workspace)) {
        if (calendar->id == card.hours) view.hours.chosen = static_cast<int>(view.hours.ids.size());
        view.hours.ids.push_back(calendar->id.text);
        view.hours.labels.push_back(calendar->name.empty() ? "Hours without a name"
                                                           : calendar->name);
    }
    return view;
}

ExportFile make_department_file(const model::Workspace& workspace, const DepartmentView& view,
                                core::Date today) {
    if (!view.is_found) return {"", "", "", "This department does not exist any more."};
    const model::Settings& settings = model::settings(workspace);
    report::DepartmentPage page;
    page.organisation = settings.name;
    page.name = view.name;
    page.day = today;
    page.is_sample = settings.is_sample;
    page.workload = view.load.tag + (view.load.sentence.empty() ? "" : ". " + view.load.sentence);
    for (const ContactLine& line : view.contact)
        page.contact.push_back({line.label, line.words});
    page.checklist = view.checklist;
    page.quarter = view.quarter;
    for (const GivenPromise& promise : view.promises)
        page.promises.push_back({promise.title, promise.service,
                                 promise.kept.empty() ? "–" : promise.kept, promise.kept_note,
                                 promise.aim});
    const auto add = [](const std::vector<TieRow>& rows, std::vector<report::DepartmentTie>& out) {
        for (const TieRow& row : rows)
            out.push_back(
                {row.name, row.services, row.asked, row.open, row.late, row.kept, row.score});
    };
    add(view.serves, page.serves);
    add(view.served_by, page.served_by);
    std::string name = core::lower_ascii(view.name);
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); }, '-');
    return {"department-" + name + "-" + core::iso_date(today) + ".html",
            "text/html",
            report::html_department(page),
            {}};
}

}  // namespace icx::ui
