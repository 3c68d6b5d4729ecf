#include "ui/screens/organisation_screen.hpp"

#include "app/routes.hpp"
#include "app/survey_commands.hpp"
#include "app/workspace_commands.hpp"

namespace icx::ui {
namespace {

void set(app::CommandSink& sink, const DepartmentRow& row, std::string field, core::Value value) {
    sink.push(app::SetField{"department", row.id, std::move(field), std::move(value), true});
}

void draw_tools(Context& ui, const DepartmentRow& row, app::CommandSink& sink) {
    link_button(ui, "page", "Open", app::to_hash({app::Place::department, row.id}),
                {.kind = ButtonKind::quiet, .name = "Open " + row.name});
    if (icon_button(ui, "up", Icon::up, "Move " + row.name + " up",
                    {.disabled = row.is_first, .size = Size::normal}))
        sink.push(app::MoveDepartment{model::DepartmentId(row.id), -1});
    if (icon_button(ui, "down", Icon::down, "Move " + row.name + " down",
                    {.disabled = row.is_last, .size = Size::normal}))
        sink.push(app::MoveDepartment{model::DepartmentId(row.id), 1});
    if (icon_button(ui, "delete", Icon::delete_, "Delete " + row.name, {.size = Size::normal})) {
        sink.push(app::RemoveDepartment{model::DepartmentId(row.id)});
        ui.toast({.id = "undo", .text = row.name + " deleted", .action = "Undo", .icon = "delete"});
    }
}

void draw_row(Context& ui, const DepartmentRow& row, app::CommandSink& sink) {
    IdScope scope(ui, row.id);
    ListItem item(ui, "department", {.padding = {16, 8}});
    Group group(ui, "fields", Role::group, row.name);
    // A table's head stands once: below the first row the labels are only spoken.
    const bool is_phone = ui.phone();
    const bool hides_labels = !is_phone && !row.is_first;
    const auto draw_name = [&](bool grows) {
        std::string name = row.name;
        if (text_field(ui, "name", "Name", name,
                       {.hide_label = hides_labels, .grow = grows, .max_length = 120}))
            set(sink, row, "name", name);
    };
    // On a phone the name has a line of its own; beside the rest nothing would be left for it.
    if (is_phone) draw_name(false);
    // There the tools have one too.
    const auto draw_numbers = [&] {
        std::string short_name = row.short_name;
        if (text_field(ui, "short", "Short name", short_name,
                       {.hide_label = hides_labels, .width = 112, .max_length = 16}))
            set(sink, row, "short_name", short_name);
        std::optional<double> people;
        if (row.headcount > 0) people = row.headcount;
        if (number_field(ui, "people", "People", people,
                         {{.hide_label = hides_labels, .width = 96}, 0, 1000000}))
            set(sink, row, "headcount", static_cast<int>(people.value_or(0)));
    };
    if (is_phone) {
        Row numbers(ui, {.gap = 8, .align = Align::end});
        draw_numbers();
    }
    Row line(ui, {.gap = 8, .align = is_phone ? Align::center : Align::end});
    if (!is_phone) {
        draw_name(true);
        draw_numbers();
    }
    draw_tools(ui, row, sink);
}

void draw_adder(Context& ui, OrganisationState& state, app::CommandSink& sink) {
    Row line(ui, {.gap = 8, .align = Align::end});
    text_field(ui, "new", "New department", state.new_name,
               {.error = state.error, .grow = true, .max_length = 120});
    if (!button(ui, "add", "Add", {.kind = ButtonKind::primary, .icon = Icon::add})) return;
    sink.push(app::AddDepartment{state.new_name},
              [&state](const core::Result<app::Outcome>& outcome) {
                  state.error = outcome.ok() ? "" : "Not added: " + outcome.error().message;
                  if (outcome.ok()) state.new_name.clear();
              });
}

}  // namespace

OrganisationView build_organisation(const model::Workspace& workspace) {
    OrganisationView view;
    int people = 0;
    for (const model::Department* department : model::departments(workspace)) {
        view.rows.push_back(
            {department->id.text, department->name, department->short_name, department->headcount});
        people += department->headcount;
    }
    if (!view.rows.empty()) {
        view.rows.front().is_first = true;
        view.rows.back().is_last = true;
    }
    view.summary =
        std::to_string(view.rows.size()) + (view.rows.size() == 1 ? " department" : " departments");
    if (people > 0) view.summary += ", " + std::to_string(people) + " people";
    return view;
}

void draw_organisation(Context& ui, const OrganisationView& view, OrganisationState& state,
                       app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
    paragraph(ui, "Departments serve each other. Surveys offer them as answers, and results are "
                  "told apart by them. Open one to see whom it serves, who serves it and how it is "
                  "reached.");
    draw_adder(ui, state, sink);
    if (view.rows.empty()) {
        Card card(ui);
        empty_state(ui, "none",
                    {.icon = Icon::department,
                     .title = "No departments yet",
                     .words = "Add the departments that people here deal with, the kitchen as well "
                              "as the board."});
        return;
    }
    Card card(ui, {.padding = {0, 0}, .gap = 0, .name = "Departments"});
    {
        Row head(ui, {.min_height = 44, .padding = {16, 0}});
        heading(ui, 2, view.summary, {.style = TextStyle::body});
    }
    List list(ui, "departments", "Departments");
    for (const DepartmentRow& row : view.rows)
        draw_row(ui, row, sink);
}

}  // namespace icx::ui
