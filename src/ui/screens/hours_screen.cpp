#include "ui/screens/hours_screen.hpp"

#include "app/routes.hpp"
#include "app/standard_commands.hpp"
#include "app/survey_commands.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::CalendarId;

void set(app::CommandSink& sink, const std::string& id, std::string field, core::Value value,
         bool is_typing) {
    sink.push(app::SetField{"calendar", id, std::move(field), std::move(value), is_typing});
}

void open_created(Context& ui, const core::Result<app::Outcome>& outcome) {
    if (outcome.ok()) ui.navigate(app::to_hash({app::Place::calendar, outcome->created}));
}

void add_calendar(Context& ui, const std::string& local_zone, app::CommandSink& sink) {
    sink.push(app::AddCalendar{"", local_zone, {}},
              [&ui](const core::Result<app::Outcome>& outcome) { open_created(ui, outcome); });
}

void remove_calendar(Context& ui, const HoursRow& row, app::CommandSink& sink) {
    sink.push(app::RemoveCalendar{CalendarId(row.id)});
    ui.toast({.id = "undo", .text = row.lost, .action = "Undo", .icon = "delete"});
}

void draw_row(Context& ui, const HoursRow& row, app::CommandSink& sink) {
    IdScope scope(ui, row.id);
    Card card(ui, {.gap = 8, .name = row.name});
    Row head(ui, {.gap = 8, .align = Align::start});
    {
        Column words(ui, {.grow = true, .gap = 2});
        link(ui, "open", row.name, row.route, {.style = TextStyle::reading});
        text(ui, row.week);
        caption(ui, row.used);
        if (!row.later.empty()) caption(ui, row.later);
        if (!row.trouble.empty()) status(ui, Icon::warning, row.trouble, Tone::negative);
    }
    if (icon_button(ui, "copy", Icon::duplicate, "Duplicate " + row.name, {.size = Size::normal}))
        sink.push(app::DuplicateCalendar{CalendarId(row.id)});
    if (icon_button(ui, "delete", Icon::delete_, "Delete " + row.name, {.size = Size::normal}))
        remove_calendar(ui, row, sink);
}

void draw_versions(Context& ui, const CalendarView& view, CalendarState& state,
                   app::CommandSink& sink) {
    if (view.versions.ids.size() > 1) {
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < view.versions.ids.size(); i++)
            choices.push_back({view.versions.ids[i], view.versions.labels[i]});
        int chosen = view.versions.chosen;
        if (select(ui, "version", "Hours that hold", choices, chosen))
            state.version = view.versions.ids[static_cast<std::size_t>(chosen)];
    }
    if (!view.is_version) return;
    std::optional<core::Date> from = view.from;
    if (date_field(ui, "from", "First day of these hours", from, {{.error = view.from_error}}) &&
        from)
        set(sink, view.version, "from", core::iso_date(*from), false);
    if (button(ui, "remove-version", "Delete these later hours",
               {.kind = ButtonKind::danger, .size = Size::dense, .icon = Icon::delete_})) {
        sink.push(app::RemoveHoursVersion{CalendarId(view.version)});
        ui.toast({.id = "undo", .text = "Later hours deleted", .action = "Undo", .icon = "delete"});
        state.version.clear();
    }
}

void draw_week(Context& ui, const CalendarView& view, CalendarState& state,
               app::CommandSink& sink) {
    Card card(ui, {.gap = 12, .name = "Week"});
    heading(ui, 2, "Week", {.style = TextStyle::reading});
    draw_versions(ui, view, state, sink);
    muted(ui, "A day reads 08:00-12:00, 13:00-17:00. An empty day is closed.");
    for (const EditField& field : view.week) {
        std::string value = field.value;
        if (text_field(
                ui, field.field, field.label, value,
                {.help = field.help, .error = field.error, .max_length = 600, .spelling = false}))
            set(sink, view.version, field.field, value, true);
    }
    if (button(ui, "add-version", "Other hours from a date", {.icon = Icon::add})) {
        state.is_adding_version = true;
        state.version_from.reset();
        state.version_error.clear();
    }
}

void draw_legend(Context& ui) {
    Row legend(ui, {.gap = 16, .wrap = true});
    day_sample(ui, DayLook::open, "Open");
    day_sample(ui, DayLook::closed, "Closed");
    day_sample(ui, DayLook::holiday, "Holiday");
    day_sample(ui, DayLook::special, "Other hours");
}

void draw_months(Context& ui, const model::Workspace& workspace, const CalendarView& view,
                 CalendarState& state) {
    const float width = available_width(ui);
    const std::size_t count = width < 460 ? 1 : width < 700 ? 2 : 3;
    const std::vector<Track> tracks(count, fr(1));
    Columns grid(ui, tracks, {.gap = 24, .equal_height = false});
    for (const YearMonth& month : view.months) {
        Cell cell(ui, {.gap = 4});
        heading(ui, 3, month.title, {.style = TextStyle::body});
        std::vector<DayCell> cells;
        for (const YearDay& day : month.days)
            cells.push_back({day.date.day, day.look, day.name, day.is_today, day.is_stop});
        const int pressed =
            month_grid(ui, month.title, month.title + " " + std::to_string(view.year),
                       month.first_weekday, cells);
        if (pressed >= 0) {
            state.day =
                edit_of_day(workspace, view.id, month.days[static_cast<std::size_t>(pressed)].date);
            state.is_adding_day = false;
        }
    }
}

void draw_year(Context& ui, const model::Workspace& workspace, const CalendarView& view,
               CalendarState& state) {
    Card card(ui, {.gap = 16, .name = "Year"});
    {
        Row head(ui, {.gap = 8});
        heading(ui, 2, std::to_string(view.year), {.style = TextStyle::reading, .grow = true});
        if (icon_button(ui, "before", Icon::back, "Year " + std::to_string(view.year - 1),
                        {.disabled = view.year <= 1970}))
            state.year = view.year - 1;
        if (icon_button(ui, "after", Icon::next, "Year " + std::to_string(view.year + 1),
                        {.disabled = view.year >= 2039}))
            state.year = view.year + 1;
    }
    if (!view.year_trouble.empty()) {
        banner(ui, "trouble", view.year_trouble, {.tone = Tone::negative});
        return;
    }
    muted(ui, view.year_words);
    draw_legend(ui);
    draw_months(ui, workspace, view, state);
}

void draw_dated(Context& ui, const model::Workspace& workspace, const CalendarView& view,
                CalendarState& state, core::Date today, app::CommandSink& sink) {
    Card card(ui, {.gap = 8, .name = view.dated_title});
    {
        Row head(ui, {.gap = 8, .wrap = ui.phone()});
        heading(ui, 2, view.dated_title, {.style = TextStyle::reading, .grow = !ui.phone()});
        if (button(ui, "add-day", "Add a day", {.size = Size::dense, .icon = Icon::add})) {
            state.day = edit_of_day(workspace, view.id, {view.year, today.month, today.day});
            state.day->kind = static_cast<int>(app::DayKind::holiday);
            state.is_adding_day = true;
        }
    }
    {
        Row files(ui, {.gap = 8, .wrap = true});
        file_button(
            ui, "import", "Take holidays from a calendar file",
            {.accept = ".ics", .multiple = false, .kind = ButtonKind::quiet, .size = Size::dense});
        if (button(ui, "export", "Save holidays as a calendar file",
                   {.kind = ButtonKind::quiet, .size = Size::dense, .icon = Icon::export_})) {
            const ExportFile file = make_holidays_file(workspace, view.id, ui.now());
            ui.host().download(file.name, file.mime, file.bytes);
        }
    }
    if (!view.days_error.empty())
        banner(ui, "days-error", view.days_error, {.tone = Tone::negative});
    if (view.dated.empty()) {
        muted(ui, view.dated_empty);
        return;
    }
    List list(ui, "dated", view.dated_title);
    for (const DatedRow& row : view.dated) {
        IdScope scope(ui, row.id);
        ListItem item(ui, "day", {.padding = {0, 4}});
        Row line(ui, {.gap = 12});
        {
            Column words(ui, {.grow = true, .gap = 0});
            text(ui, row.when + (row.name.empty() ? "" : ", " + row.name), {.strong = true});
            caption(ui, row.what);
        }
        if (icon_button(ui, "edit", Icon::edit, "Change " + row.when)) {
            state.day = edit_of_day(workspace, view.id, row.date);
            state.is_adding_day = false;
        }
        if (icon_button(ui, "delete", Icon::delete_, "Usual hours on " + row.when)) {
            sink.push(app::SetDay{CalendarId(view.id), row.date, app::DayKind::usual, "", ""});
            ui.toast({.id = "undo",
                      .text = row.when + " has its usual hours again",
                      .action = "Undo",
                      .icon = "delete"});
        }
    }
}

void draw_day_dialog(Context& ui, const CalendarView& view, CalendarState& state,
                     app::CommandSink& sink) {
    DayEdit& day = *state.day;
    bool is_done = false;
    Dialog dialog(ui, "day",
                  state.is_adding_day ? std::string("A holiday or other hours")
                                      : long_day(day.date) + " " + std::to_string(day.date.year));
    if (state.is_adding_day) {
        std::optional<core::Date> date = day.date;
        if (date_field(ui, "date", "Day", date, {}) && date) day.date = *date;
    }
    const Choice kinds[] = {
        {"usual", "As in the week"}, {"holiday", "Holiday, closed"}, {"special", "Other hours"}};
    radio_group(ui, "kind", "This day is", kinds, day.kind, {.show_name = true});
    if (day.kind == static_cast<int>(app::DayKind::special))
        text_field(ui, "hours", "Hours of this day", day.hours,
                   {.help = "Such as 08:00-12:00. Empty, closed",
                    .error = day.error,
                    .max_length = 600,
                    .spelling = false});
    if (day.kind != static_cast<int>(app::DayKind::usual))
        text_field(ui, "name", "Name", day.name, {.note = "not required", .max_length = 120});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) is_done = true;
        if (button(ui, "save", "Save", {.kind = ButtonKind::primary}))
            sink.push(app::SetDay{CalendarId(view.id), day.date,
                                  static_cast<app::DayKind>(day.kind), day.name, day.hours},
                      [&state](const core::Result<app::Outcome>& outcome) {
                          if (!state.day) return;
                          if (outcome.ok())
                              state.day.reset();
                          else
                              state.day->error = outcome.error().message;
                      });
    }
    if (is_done || dialog.dismissed()) state.day.reset();
}

void draw_version_dialog(Context& ui, const CalendarView& view, CalendarState& state,
                         app::CommandSink& sink) {
    Dialog dialog(ui, "new-version", "Other hours from a date");
    paragraph(ui, "What was measured before that day keeps the hours it had. The new hours begin "
                  "as a copy of the old ones; holidays stay.");
    date_field(ui, "from", "First day", state.version_from, {{.error = state.version_error}});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet}))
            state.is_adding_version = false;
        if (button(ui, "add", "Add hours", {.kind = ButtonKind::primary}))
            sink.push(app::AddHoursVersion{CalendarId(view.id), state.version_from},
                      [&state](const core::Result<app::Outcome>& outcome) {
                          state.version_error = outcome.ok() ? "" : outcome.error().message;
                          if (!outcome.ok()) return;
                          state.version = outcome->created;
                          state.is_adding_version = false;
                      });
    }
    if (dialog.dismissed()) state.is_adding_version = false;
}

void draw_offer(Context& ui, const CalendarView& view, CalendarState& state,
                app::CommandSink& sink) {
    const HolidayOffer& offer = *state.offer;
    bool is_done = false;
    Dialog dialog(ui, "offer", "Holidays from \u201C" + offer.file + "\u201D", {.width = 560});
    if (!offer.error.empty()) {
        banner(ui, "error", offer.error, {.tone = Tone::negative, .live = true});
    } else {
        text(ui, offer.words, {.strong = true});
        ScrollArea area(
            ui, "days",
            {.name = "Holidays of the file", .padding = {4, 4}, .gap = 4, .max_height = 320});
        for (const std::string& line : offer.lines)
            text(ui, line);
        for (const std::string& problem : offer.problems)
            status(ui, Icon::warning, problem, Tone::warning);
    }
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) is_done = true;
        if (button(ui, "take", "Take the holidays in",
                   {.kind = ButtonKind::primary, .disabled = offer.fresh.empty()})) {
            sink.push(app::AddHolidays{CalendarId(view.id), offer.fresh, offer.file});
            ui.toast({.id = "undo",
                      .text = counted(offer.fresh.size(), "holiday", "holidays") + " taken in",
                      .action = "Undo",
                      .icon = "success"});
            is_done = true;
        }
    }
    if (is_done || dialog.dismissed()) state.offer.reset();
}

}  // namespace

void draw_hours_list(Context& ui, const HoursView& view, const std::string& local_zone,
                     app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
    if (view.rows.empty()) {
        Card card(ui);
        const auto choice = empty_state(
            ui, "none",
            {.icon = Icon::calendar,
             .title = "No opening hours yet",
             .words = "Opening hours say when the time of a promise runs: which hours of which "
                      "days, and which holidays it stands still. Without them it runs around the "
                      "clock.",
             .primary = "Add office hours"});
        if (choice == EmptyStateChoice::primary) add_calendar(ui, local_zone, sink);
        return;
    }
    {
        Row bar(ui, {.gap = 8, .wrap = ui.phone()});
        text(ui, "When the time of a promise runs. Outside these hours it stands still.",
             {.color = Color::text_muted, .grow = !ui.phone()});
        if (button(ui, "new", "New hours", {.kind = ButtonKind::primary, .icon = Icon::add}))
            add_calendar(ui, local_zone, sink);
    }
    for (const HoursRow& row : view.rows)
        draw_row(ui, row, sink);
}

void draw_calendar(Context& ui, const model::Workspace& workspace, const CalendarView& view,
                   CalendarState& state, core::Date today, app::CommandSink& sink) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
    {
        Column head(ui, {.gap = 8});
        std::string name = view.name;
        if (text_field(ui, "name", "Name of these hours", name,
                       {.width = ui.phone() ? 0.0F : 320.0F, .max_length = 120}))
            set(sink, view.id, "name", name, true);
        caption(ui, view.used);
    }
    Columns grid(ui, {px(320), fr(1)}, {.gap = 24, .stack_below = 760, .equal_height = false});
    {
        Cell cell(ui);
        draw_week(ui, view, state, sink);
    }
    {
        Cell cell(ui);
        draw_year(ui, workspace, view, state);
        draw_dated(ui, workspace, view, state, today, sink);
    }
    if (state.day) draw_day_dialog(ui, view, state, sink);
    if (state.is_adding_version) draw_version_dialog(ui, view, state, sink);
    if (state.offer) draw_offer(ui, view, state, sink);
}

}  // namespace icx::ui
