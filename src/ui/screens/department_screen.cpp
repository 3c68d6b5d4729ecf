#include "ui/screens/department_screen.hpp"

#include "app/agreement_commands.hpp"
#include "app/contact_commands.hpp"
#include "app/routes.hpp"
#include "ui/screens/budget_screen.hpp"

namespace icx::ui {
namespace {

void open_load(DepartmentState& state, const DepartmentView& view) {
    state.is_setting_load = true;
    state.load = static_cast<int>(view.load.workload);
    state.load_until.reset();
    state.load_note.clear();
    state.load_error.clear();
}

DepartmentWish draw_head(Context& ui, const DepartmentView& view, DepartmentState& state) {
    DepartmentWish wish = DepartmentWish::none;
    if (ui.compact()) text(ui, view.summary, {.color = Color::text_muted});
    Row head(ui, {.gap = 8, .wrap = ui.compact()});
    tag(ui, view.load.tag, {.tone = view.load.tone, .icon = view.load.icon});
    if (!ui.compact()) text(ui, view.summary, {.color = Color::text_muted, .grow = true});
    if (button(ui, "load", "Set workload", {.icon = Icon::bell})) open_load(state, view);
    if (button(ui, "print", "Page to print", {.kind = ButtonKind::quiet, .icon = Icon::print}))
        wish = DepartmentWish::print;
    if (button(ui, "edit", "Edit contact card",
               {.kind = view.has_card ? ButtonKind::secondary : ButtonKind::primary,
                .icon = Icon::edit}))
        state.is_editing = true;
    return wish;
}

void draw_contact_line(Context& ui, const ContactLine& line) {
    IdScope scope(ui, line.key);
    ListItem item(ui, "way", {.padding = {0, 8}});
    Row row(ui, {.gap = 12, .align = Align::start});
    icon_tile(ui, line.icon, Tone::neutral);
    Column words(ui, {.grow = true, .gap = 0});
    caption(ui, line.label);
    if (line.to.empty())
        text(ui, line.words);
    else
        link(ui, "open", line.words, line.to, {.strong = false, .external = true});
}

void draw_contact(Context& ui, const DepartmentView& view) {
    Card card(ui, {.gap = 8, .name = "How to ask"});
    heading(ui, 2, "How to ask", {.style = TextStyle::body});
    if (!view.load.is_normal())
        banner(ui, "load", view.load.tag + ". " + view.load.sentence, {.tone = view.load.tone});
    if (view.contact.empty()) {
        muted(ui, "Nobody wrote down yet how this department is reached.");
    } else {
        List list(ui, "ways", "Ways to ask");
        for (const ContactLine& line : view.contact)
            draw_contact_line(ui, line);
    }
    if (view.checklist.empty()) return;
    divider(ui);
    heading(ui, 3, "What to have ready");
    List list(ui, "ready", "What to have ready");
    int number = 0;
    for (const std::string& line : view.checklist) {
        IdScope scope(ui, number++);
        ListItem item(ui, "thing", {.padding = {0, 4}, .line = false});
        Row row(ui, {.gap = 8, .align = Align::start});
        icon(ui, Icon::check, {.color = Color::accent_ink});
        text(ui, line, {.grow = true});
    }
}

void draw_score(Context& ui, const DepartmentView& view) {
    if (view.score.empty()) return;
    Card card(ui, {.gap = 4, .name = "Score by those it serves"});
    heading(ui, 2, "Score by those it serves", {.style = TextStyle::body});
    text(ui, TextStyle::display, view.score, {.strong = true});
    caption(ui, view.score_note);
}

void draw_promises(Context& ui, const DepartmentView& view) {
    Card card(ui, {.gap = 4, .name = "What it promised"});
    heading(ui, 2, "What it promised", {.style = TextStyle::body});
    if (view.promises.empty()) {
        muted(ui, "No promise of this department is in force.");
        link(ui, "standards", "Go to the promises", "#/standards");
        return;
    }
    caption(ui, "Kept in " + view.quarter);
    List list(ui, "promises", "Promises");
    for (const GivenPromise& promise : view.promises) {
        IdScope scope(ui, promise.standard);
        ListItem item(ui, "promise", {.padding = {0, 12}});
        Row row(ui, {.gap = 16, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            link(ui, "open", promise.title, promise.route);
            caption(ui, promise.service + ", aim " + promise.aim);
            caption(ui, promise.kept_note);
        }
        text(ui, TextStyle::title, promise.kept.empty() ? "–" : promise.kept,
             {.color = promise.is_short ? Color::negative_ink : Color::text, .strong = true});
    }
}

const TableColumn kTies[] = {
    {"name", "Department", fr(1, 150)},
    {"asked", "Asked", px(64), Align::end, false, true},
    {"open", "Open", px(56), Align::end, false, true},
    {"late", "Late", px(56), Align::end},
    {"kept", "Kept", px(64), Align::end},
    {"score", "Score", px(72), Align::end},
};

void draw_ties(Context& ui, std::string_view id, std::string_view title, const std::string& note,
               std::string_view none, const std::vector<TieRow>& rows,
               const std::vector<std::string>& explained) {
    IdScope scope(ui, id);
    Card card(ui, {.padding = {0, 12}, .gap = 4, .name = title});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 0});
        heading(ui, 2, title, {.style = TextStyle::body});
        caption(ui, rows.empty() ? none : std::string_view(note));
    }
    if (rows.empty()) return;
    {
        Table table(ui, "ties", title, kTies, {.row_height = 56, .sticky_header = false});
        int index = 0;
        for (const TieRow& row : rows) {
            IdScope row_scope(ui, row.key);
            table.row(row.key, index++);
            table.cell(row.name,
                       {.detail = row.services, .strong = true, .to = row.route, .header = true});
            table.cell(row.asked.empty() ? "–" : row.asked);
            table.cell(row.open.empty() ? "–" : row.open);
            table.cell(row.late.empty() ? "–" : row.late,
                       {.strong = !row.late.empty(),
                        .color = row.late.empty() ? Color::text_muted : Color::negative_ink});
            table.cell(row.kept.empty() ? "–" : row.kept);
            table.cell(row.score.empty() ? "–" : row.score,
                       {.color = row.score == "hidden" ? Color::text_muted : Color::text});
        }
    }
    Column foot(ui, {.padding = {16, 0}});
    Why why(ui, "why", title);
    if (!why) return;
    for (const std::string& line : explained)
        paragraph(ui, line);
}

void draw_middle(Context& ui, const DepartmentView& view) {
    draw_ties(ui, "serves", "Whom it serves", view.serves_note,
              "No request for a service of this department is in the log.", view.serves,
              view.explained);
    draw_ties(ui, "served-by", "Who serves it", view.served_by_note,
              "It asked nobody for anything that is in the log.", view.served_by, view.explained);
}

void draw_agreements(Context& ui, const DepartmentView& view, DepartmentState& state) {
    Card card(ui, {.gap = 4, .name = "Agreements"});
    {
        Row head(ui, {.gap = 8});
        heading(ui, 2, "Agreements", {.style = TextStyle::body, .grow = true});
        if (!view.other_ids.empty() &&
            button(ui, "agree", "New agreement", {.size = Size::dense, .icon = Icon::add})) {
            state.is_agreeing = true;
            state.other = state.role = 0;
        }
    }
    if (view.agreements.empty()) {
        muted(ui, "None yet. An agreement sets what one department promises beside what the other "
                  "owes it, both measured.");
        return;
    }
    List list(ui, "agreements", "Agreements");
    for (const AgreementRow& row : view.agreements) {
        IdScope scope(ui, row.id);
        ListItem item(ui, "agreement", {.padding = {0, 12}});
        Row line(ui, {.gap = 12, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            link(ui, "open", row.title, row.route);
            caption(ui, row.role);
            if (!row.scores.empty()) caption(ui, row.scores);
        }
        tag(ui, row.status, {.tone = row.tone});
    }
}

void draw_agree_dialog(Context& ui, const DepartmentView& view, DepartmentState& state,
                       app::CommandSink& sink) {
    Dialog dialog(ui, "agree", "New agreement", {.width = 480});
    muted(ui, "It begins with the promises and duties that are in force already.");
    std::vector<Choice> others;
    for (std::size_t i = 0; i < view.other_ids.size(); i++)
        others.push_back({view.other_ids[i], view.other_names[i]});
    select(ui, "other", "With", others, state.other);
    const std::string we_promise = view.name + " promises, the other one asks";
    const std::string they_promise = "The other one promises, " + view.name + " asks";
    const Choice roles[] = {{"promises", we_promise}, {"asks", they_promise}};
    radio_group(ui, "role", "Who promises", roles, state.role, {.show_name = true});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.is_agreeing = false;
        if (button(ui, "ok", "Begin", {.kind = ButtonKind::primary})) {
            const model::DepartmentId own(view.id);
            const model::DepartmentId other(
                view.other_ids.at(static_cast<std::size_t>(state.other)));
            sink.push(state.role == 0 ? app::CreateAgreement{own, other}
                                      : app::CreateAgreement{other, own},
                      [&state, &ui](const core::Result<app::Outcome>& outcome) {
                          if (!outcome.ok()) return;
                          state.is_agreeing = false;
                          ui.navigate(app::to_hash({app::Place::agreement, outcome->created}));
                      });
        }
    }
    if (dialog.dismissed()) state.is_agreeing = false;
}

void draw_aside(Context& ui, const DepartmentView& view, DepartmentState& state) {
    draw_contact(ui, view);
    draw_promises(ui, view);
    draw_budget(ui, view.budget, state.budget_weights);
    draw_agreements(ui, view, state);
    draw_score(ui, view);
}

void draw_load_dialog(Context& ui, DepartmentState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "set-load", "Set workload", {.width = 480});
    muted(ui, "Those who ask see it before they ask, and so does the charter. It helps them to "
              "wait, or to ask for less.");
    const Choice choices[] = {{"normal", "Normal", "What is promised holds"},
                              {"stretched", "Stretched", "Some of it takes longer"},
                              {"overloaded", "Overloaded", "Most of it takes longer"}};
    radio_group(ui, "load", "Workload", choices, state.load);
    if (state.load > 0) {
        date_field(ui, "until", "Last day of it", state.load_until,
                   {{.help = "It goes back to normal by itself", .note = "not required"}});
        text_field(
            ui, "note", "What those who ask should know", state.load_note,
            {.placeholder = "Two of us are away", .note = "not required", .max_length = 200});
    }
    if (!state.load_error.empty())
        banner(ui, "error", state.load_error, {.tone = Tone::negative, .live = true});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet}))
            state.is_setting_load = false;
        if (button(ui, "ok", "Say so", {.kind = ButtonKind::primary}))
            sink.push(app::SetWorkload{model::DepartmentId(state.department),
                                       static_cast<model::Workload>(state.load), state.load_until,
                                       state.load_note},
                      [&state, &ui](const core::Result<app::Outcome>& outcome) {
                          state.load_error = outcome.ok() ? "" : core::describe(outcome.error());
                          if (!outcome.ok()) return;
                          state.is_setting_load = false;
                          ui.toast({.id = "undo", .text = "Workload set", .action = "Undo"});
                      });
    }
    if (dialog.dismissed()) state.is_setting_load = false;
}

}  // namespace

DepartmentWish draw_department(Context& ui, const DepartmentView& view, DepartmentState& state,
                               app::CommandSink& sink) {
    DepartmentWish wish = DepartmentWish::none;
    {
        ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
        wish = draw_head(ui, view, state);
        if (view.is_counting) caption(ui, "Counting answers");
        if (narrower_than(ui, 960)) {
            draw_contact(ui, view);
            draw_middle(ui, view);
            draw_promises(ui, view);
            draw_budget(ui, view.budget, state.budget_weights);
            draw_agreements(ui, view, state);
            draw_score(ui, view);
        } else {
            Columns grid(ui, {fr(1), px(392)}, {.gap = 16, .equal_height = false});
            {
                Cell left(ui, {.gap = 16});
                draw_middle(ui, view);
            }
            Cell right(ui, {.gap = 16});
            draw_aside(ui, view, state);
        }
    }
    if (state.is_setting_load) draw_load_dialog(ui, state, sink);
    if (state.is_agreeing) draw_agree_dialog(ui, view, state, sink);
    return wish;
}

void draw_contact_edit(Context& ui, const ContactEditView& view, DepartmentState& state,
                       app::CommandSink& sink) {
    const auto set = [&](const std::string& field, core::Value value, bool is_typing) {
        sink.push(app::EditContact{model::DepartmentId(view.department), field, std::move(value),
                                   is_typing});
    };
    Dialog dialog(ui, "contact", "Contact card", {.width = 560, .close_button = true});
    muted(ui, "So that those who need this department know when it is there, how to ask, and what "
              "to have ready.");
    {
        ScrollArea area(ui, "fields",
                        {.name = "Contact card", .padding = {4, 4}, .gap = 12, .max_height = 480});
        std::vector<Choice> hours;
        for (std::size_t i = 0; i < view.hours.ids.size(); i++)
            hours.push_back({view.hours.ids[i].empty() ? std::string_view("none")
                                                       : std::string_view(view.hours.ids[i]),
                             view.hours.labels[i]});
        int chosen = view.hours.chosen;
        if (select(ui, "hours", "Hours", hours, chosen))
            set("hours", view.hours.ids[static_cast<std::size_t>(chosen)], false);
        for (const EditField& field : view.fields) {
            std::string value = field.value;
            const bool is_changed =
                field.is_long
                    ? text_area(
                          ui, field.field, field.label, value,
                          {{.help = field.help, .error = field.error, .max_length = 4000}, 3, 8})
                    : text_field(ui, field.field, field.label, value,
                                 {.help = field.help, .error = field.error, .max_length = 500});
            if (is_changed) set(field.field, value, true);
        }
    }
    {
        DialogActions actions(ui);
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.is_editing = false;
    }
    if (dialog.dismissed()) state.is_editing = false;
}

}  // namespace icx::ui
