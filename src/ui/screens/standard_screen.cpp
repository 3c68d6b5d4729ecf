#include "ui/screens/standard_screen.hpp"

#include "app/standard_commands.hpp"
#include "ui/screens/arrivals_screen.hpp"
#include "ui/screens/chain_screen.hpp"
#include "ui/screens/chart_card.hpp"
#include "ui/screens/deadline_screen.hpp"
#include "ui/screens/months_screen.hpp"
#include "ui/screens/pace_screen.hpp"
#include "ui/screens/what_if_screen.hpp"

namespace icx::ui {
namespace {

Color ink_of(Tone tone) {
    return tone == Tone::negative  ? Color::negative_ink
           : tone == Tone::warning ? Color::warning_ink
                                   : Color::text;
}

void draw_explained(Context& ui, std::string_view id, std::string_view about,
                    const std::vector<std::string>& explained) {
    Why why(ui, id, about);
    if (!why) return;
    for (const std::string& line : explained)
        paragraph(ui, line);
}

void draw_head(Context& ui, const StandardView& view, StandardState& state) {
    Row head(ui, {.gap = 12, .wrap = true});
    tag(ui, view.standing.words, {.tone = view.standing.tone, .icon = view.standing.icon});
    text(ui, TextStyle::reading,
         view.promise.empty() ? view.service : "\u201C" + view.promise + "\u201D",
         {.grow = !ui.compact()});
    if (button(ui, "edit", "Edit promise", {.size = Size::dense, .icon = Icon::edit}))
        state.is_editing = true;
}

void draw_part_tabs(Context& ui, StandardState& state) {
    const TabItem items[] = {{"now", "How it stands"},
                             {"hours", "Hours of the day"},
                             {"what-if", "What if"},
                             {"chain", "Rests on"}};
    int tab = static_cast<int>(state.tab);
    if (tabs(ui, "tabs", "Promise", items, tab)) state.tab = static_cast<StandardTab>(tab);
}

void draw_card(Context& ui, const FigureCard& card) {
    heading(ui, 2, card.title, {.style = TextStyle::body});
    text(ui, TextStyle::display, card.figure, {.strong = true});
    for (const std::string& note : card.notes)
        caption(ui, note);
    draw_explained(ui, card.key, card.title, card.explained);
}

void draw_cards(Context& ui, const StandardView& view) {
    Columns grid(ui, {fr(1), fr(1.2F), fr(1)}, {.gap = 16, .stack_below = 600});
    {
        Cell cell(ui);
        Card card(ui, {.gap = 4, .name = view.month.title});
        draw_card(ui, view.month);
    }
    {
        Cell cell(ui);
        Card card(ui, {.gap = 4, .name = view.budget.title});
        heading(ui, 2, view.budget.title, {.style = TextStyle::body});
        text(ui, view.budget.figure, {.strong = true});
        if (view.has_budget) draw_chart_fixed(ui, "budget", view.budget_bar, view.budget.figure);
        for (const std::string& note : view.budget.notes)
            caption(ui, note);
        draw_explained(ui, "budget-why", view.budget.title, view.budget.explained);
    }
    Cell cell(ui);
    Card card(ui, {.gap = 4, .name = view.times.title});
    draw_card(ui, view.times);
}

// A chart's card: its words, the drawing or its table of data, what it says, why.
template <class Chart>
void draw_chart_card(Context& ui, std::string_view id, std::string_view title, const Chart& chart,
                     std::string_view note, std::string_view says,
                     const std::vector<std::string>& explained) {
    IdScope scope(ui, id);
    Card card(ui, {.gap = 8, .name = title});
    float& as_table = ui.memory("as-table");
    {
        Row head(ui, {.gap = 8, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            heading(ui, 2, title, {.style = TextStyle::body});
            caption(ui, note);
        }
        if (small_button(ui, "table", Icon::data_table,
                         "Show " + std::string(title) + " as a table", true, as_table > 0))
            as_table = as_table > 0 ? 0.0F : 1.0F;
    }
    if (as_table > 0) {
        const chart::TextTable data = chart::table_of(chart);
        std::vector<TableColumn> columns;
        for (const std::string& name : data.front())
            columns.push_back({name, name, fr(1, 72), columns.empty() ? Align::start : Align::end});
        Table table(ui, "data", title, columns, {.row_height = 32, .sticky_header = false});
        for (std::size_t i = 1; i < data.size(); i++) {
            table.row(data[i].front(), static_cast<int>(i) - 1);
            for (std::size_t c = 0; c < data[i].size(); c++)
                table.cell(data[i][c], {.header = c == 0});
        }
    } else {
        draw_chart_fixed(ui, "chart", chart, std::string(title) + ". " + std::string(says));
    }
    finding(ui, says);
    draw_explained(ui, "why", title, explained);
}

const TableColumn kWaiting[] = {
    {"number", "No.", px(64), Align::start, false, true},
    {"title", "Request", fr(1, 140)},
    {"came", "Came in", px(112), Align::start, false, true},
    {"used", "Used", px(88), Align::start, false, true},
    {"left", "Left", px(116), Align::end},
    {"why", "Why", px(64), Align::end},
};

void draw_waiting_row(Context& ui, Table& table, const WaitingRow& row, int index,
                      StandardState& state) {
    IdScope scope(ui, row.request);
    table.row(row.request, index, {.selected = row.is_selected});
    table.cell(row.number, {.color = Color::text_muted});
    table.cell(row.title, {.detail = row.from, .strong = true, .header = true});
    table.cell(row.came_in);
    table.begin_cell();
    progress_bar(ui, "used", row.used,
                 {.name = "Time used", .words = row.used_words, .grow = true});
    table.end_cell();
    table.cell(row.left, {.detail = row.tell, .strong = true, .color = ink_of(row.tone)});
    table.begin_cell();
    if (icon_button(ui, "why", Icon::why, "Why this deadline, " + row.title,
                    {.pressed = row.is_selected, .color = Color::accent_ink})) {
        state.request = row.request;
        state.was_request_chosen = true;
    }
    table.end_cell();
}

void draw_waiting(Context& ui, const StandardView& view, StandardState& state) {
    Card card(ui, {.padding = {0, 12}, .gap = 4, .name = view.waiting_title});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 0});
        heading(ui, 2, view.waiting_title, {.style = TextStyle::body});
        caption(ui, view.waiting_note);
    }
    if (!view.waiting.empty()) {
        Table table(ui, "waiting", view.waiting_title, kWaiting,
                    {.row_height = 52, .sticky_header = false});
        for (std::size_t i = 0; i < view.waiting.size(); i++)
            draw_waiting_row(ui, table, view.waiting[i], static_cast<int>(i), state);
    }
    if (view.waiting_total > view.waiting.size() || state.shows_all_waiting) {
        Row foot(ui, {.padding = {16, 0}});
        if (small_button(ui, "all", {},
                         state.shows_all_waiting
                             ? "Show the most urgent"
                             : "Show all " + std::to_string(view.waiting_total) + " waiting"))
            state.shows_all_waiting = !state.shows_all_waiting;
    }
}

const TableColumn kMisses[] = {
    {"number", "No.", px(64), Align::start, false, true},
    {"title", "Request", fr(1, 140)},
    {"came", "Came in", px(156), Align::start, false, true},
    {"late", "Over", px(112), Align::end, false, true},
    {"excuse", "Excuse", px(128), Align::end},
};

void draw_misses(Context& ui, const StandardView& view, StandardState& state,
                 app::CommandSink& sink) {
    if (view.misses.empty()) return;
    Card card(ui, {.padding = {0, 12}, .gap = 4, .name = "Misses"});
    {
        Column head(ui, {.padding = {16, 0}, .gap = 0});
        heading(ui, 2, "Misses", {.style = TextStyle::body});
        caption(ui, view.misses_note);
    }
    Table table(ui, "misses", "Misses", kMisses, {.row_height = 44, .sticky_header = false});
    for (std::size_t i = 0; i < view.misses.size(); i++) {
        const MissRow& row = view.misses[i];
        IdScope scope(ui, row.request);
        table.row(row.request, static_cast<int>(i));
        table.cell(row.number, {.color = Color::text_muted});
        table.cell(row.title, {.detail = row.excused_words, .strong = true, .header = true});
        table.cell(row.came_in);
        table.cell(row.late);
        table.begin_cell();
        spacer(ui);
        if (!row.excusal.empty()) {
            if (button(ui, "back", "Take back",
                       {.kind = ButtonKind::quiet,
                        .size = Size::dense,
                        .name = "Take back the excuse of " + row.number})) {
                sink.push(app::TakeBackExcusal{model::ExcusalId(row.excusal)});
                ui.toast({.id = "undo", .text = row.number + " counts again", .action = "Undo"});
            }
        } else if (button(ui, "excuse", "Excuse",
                          {.size = Size::dense, .name = "Excuse " + row.number})) {
            state.is_excusing = true;
            state.excused_request = row.request;
            state.excuse_error.clear();
        }
        table.end_cell();
    }
}

const TableColumn kKept[] = {
    {"name", "", fr(1, 110)},
    {"kept", "Kept", px(72), Align::end},
    {"interval", "95% interval", px(104), Align::end, false, true},
    {"requests", "Of", px(136), Align::end},
    {"pending", "Pending", px(80), Align::end, false, true},
};

void draw_kept(Context& ui, std::string_view id, std::string_view title, std::string_view first,
               const std::vector<KeptRow>& rows) {
    if (rows.empty()) return;
    Card card(ui, {.padding = {0, 12}, .gap = 4, .name = title});
    {
        Column head(ui, {.padding = {16, 0}});
        heading(ui, 2, title, {.style = TextStyle::body});
    }
    std::vector<TableColumn> columns(std::begin(kKept), std::end(kKept));
    columns[0].label = first;
    Table table(ui, id, title, columns, {.row_height = 36, .sticky_header = false});
    for (std::size_t i = 0; i < rows.size(); i++) {
        table.row(rows[i].name, static_cast<int>(i));
        table.cell(rows[i].name, {.header = true});
        table.cell(rows[i].kept, {.strong = true});
        table.cell(rows[i].interval);
        table.cell(rows[i].requests);
        table.cell(rows[i].pending);
    }
}

void draw_excuse_dialog(Context& ui, StandardState& state, app::CommandSink& sink) {
    Dialog dialog(ui, "excuse", "Excuse a miss", {.width = 480});
    muted(
        ui,
        "An excused request does not count. Both figures stay visible, and it can be taken back.");
    text_area(ui, "reason", "Why it does not count", state.reason,
              {{.required = true, .max_length = 500}, 2, 4});
    text_field(ui, "approver", "Who decided it", state.approver,
               {.error = state.excuse_error, .required = true, .max_length = 120});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.is_excusing = false;
        if (button(ui, "ok", "Excuse it", {.kind = ButtonKind::primary}))
            sink.push(app::ExcuseRequest{state.excused_request, model::StandardId(state.standard),
                                         state.reason, state.approver},
                      [&state, &ui](const core::Result<app::Outcome>& outcome) {
                          state.excuse_error = outcome.ok() ? "" : outcome.error().message;
                          if (!outcome.ok()) return;
                          state.is_excusing = false;
                          state.reason.clear();
                          ui.toast({.id = "undo", .text = "Excused", .action = "Undo"});
                      });
    }
    if (dialog.dismissed()) state.is_excusing = false;
}

void draw_aside(Context& ui, const StandardView& view, StandardState& state,
                app::CommandSink& sink) {
    if (!view.deadline) return;
    const DeadlineEvents events = draw_deadline(ui, *view.deadline, {}, true);
    if (events.wants_close) {
        state.request.clear();
        state.was_request_chosen = true;
    }
    if (!events.step.empty())
        record_step(ui, sink, view.deadline->request, events.step, events.label,
                    view.deadline->subtitle);
}

void draw_coverage(Context& ui, const StandardView& view) {
    if (!view.coverage) return;
    Card card(ui, {.gap = 4, .name = "Covered"});
    heading(ui, 2, "Covered", {.style = TextStyle::body});
    text(ui, TextStyle::display, view.coverage->figure, {.strong = true});
    for (const std::string& note : view.coverage->notes)
        caption(ui, note);
    if (!view.coverage->gaps.empty()) {
        constexpr TableColumn kGaps[] = {{"when", "Not covered", fr(1, 160)},
                                         {"kept", "Requests", px(120), Align::end}};
        Table table(ui, "gaps", "Not covered", kGaps, {.row_height = 36, .sticky_header = false});
        for (std::size_t i = 0; i < view.coverage->gaps.size(); i++) {
            const CoverageCard::Row& row = view.coverage->gaps[i];
            table.row(row.when, static_cast<int>(i));
            table.cell(row.when, {.header = true});
            table.cell(row.words);
        }
    }
    draw_explained(ui, "covered-why", "Covered", view.coverage->explained);
}

void draw_details(Context& ui, const StandardView& view, StandardState& state,
                  app::CommandSink& sink) {
    if (view.weeks)
        draw_chart_card(ui, "weeks", "Kept, week by week", *view.weeks, view.weeks_note,
                        view.weeks_finding, view.weeks_explained);
    draw_coverage(ui, view);
    draw_waiting(ui, view, state);
    draw_misses(ui, view, state, sink);
    if (view.pace) draw_pace(ui, *view.pace);
    if (view.curve)
        draw_chart_card(ui, "curve", "Still waiting", *view.curve, view.curve_note,
                        view.curve_finding, view.curve_explained);
    draw_kept(ui, "priorities", "By priority", "Priority", view.priorities);
    if (view.months) draw_months(ui, *view.months, state.months);
}

}  // namespace

void draw_standard(Context& ui, const StandardView& view, StandardState& state,
                   app::CommandSink& sink) {
    {
        ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
        draw_head(ui, view, state);
        if (view.trouble.empty()) draw_part_tabs(ui, state);
        if (!view.trouble.empty()) banner(ui, "trouble", view.trouble, {.tone = Tone::negative});
        if (view.chain) {
            draw_chain(ui, *view.chain, state.chain, sink);
        } else if (view.trouble.empty() && view.is_empty) {
            Card card(ui);
            empty_state(ui, "none",
                        {.icon = Icon::case_,
                         .title = "No requests yet",
                         .words = "Write requests down in the log, or drop a CSV file of your "
                                  "ticket system here. Then this page says how well the promise "
                                  "was kept."});
            link_button(ui, "log", "Go to the request log", "#/requests");
        } else if (view.arrivals) {
            draw_arrivals(ui, *view.arrivals, state.arrivals);
        } else if (view.what_if) {
            draw_what_if(ui, *view.what_if, state.what_if, sink);
        } else if (view.trouble.empty() && (!view.deadline || narrower_than(ui, 960))) {
            draw_cards(ui, view);
            draw_aside(ui, view, state, sink);
            draw_details(ui, view, state, sink);
        } else if (view.trouble.empty()) {
            Columns grid(ui, {fr(1), px(400)}, {.gap = 16, .equal_height = false});
            {
                Cell left(ui, {.gap = 16});
                draw_cards(ui, view);
                draw_details(ui, view, state, sink);
            }
            Cell right(ui, {.gap = 16});
            draw_aside(ui, view, state, sink);
        }
    }
    if (state.is_excusing) draw_excuse_dialog(ui, state, sink);
}

}  // namespace icx::ui
