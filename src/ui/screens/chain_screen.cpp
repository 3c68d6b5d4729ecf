#include "ui/screens/chain_screen.hpp"

#include "app/survey_commands.hpp"

namespace icx::ui {
namespace {

void draw_part(Context& ui, const ChainRow& row, app::CommandSink& sink) {
    IdScope scope(ui, row.standard.empty() ? "own" : row.standard);
    ListItem item(ui, "part", {.padding = {0, 12}});
    {
        Row line(ui, {.gap = 16, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            if (row.route.empty())
                text(ui, row.title, {.strong = true});
            else
                link(ui, "open", row.title, row.route);
            caption(ui, row.service + (row.hours.empty() ? "" : ". " + row.hours));
            if (!row.kept.empty() || !row.kept_note.empty())
                caption(ui, row.kept + (row.kept.empty() ? "" : ", ") + row.kept_note);
        }
        text(ui, row.time, {.strong = true, .nowrap = true});
        if (!row.upstream.empty() &&
            icon_button(ui, "out", Icon::delete_, "Take " + row.title + " out of the chain")) {
            sink.push(app::RestNoMore{model::UpstreamId(row.upstream)});
            ui.toast({.id = "undo", .text = "Taken out", .action = "Undo", .icon = "delete"});
        }
    }
    if (!row.time.empty())
        progress_bar(ui, "share", row.share, {.name = row.title, .words = row.share_words});
}

void draw_parts(Context& ui, const ChainView& view, app::CommandSink& sink) {
    Card card(ui, {.gap = 4, .name = "How its time is made up"});
    heading(ui, 2, "How its time is made up", {.style = TextStyle::body});
    if (!view.target.empty()) caption(ui, view.target + " are promised");
    if (view.rows.empty()) {
        muted(ui, "Nothing yet. If this service waits for others before it can keep its promise, "
                  "add their promises.");
    } else {
        List list(ui, "parts", "Parts");
        for (const ChainRow& row : view.rows)
            draw_part(ui, row, sink);
    }
    Why why(ui, "why", "How its time is made up");
    if (!why) return;
    for (const std::string& line : view.explained)
        paragraph(ui, line);
}

void draw_adding(Context& ui, const ChainView& view, ChainState& state, app::CommandSink& sink) {
    Card card(ui, {.gap = 12, .name = "Change the chain"});
    heading(ui, 2, "Change the chain", {.style = TextStyle::body});
    std::string own = view.own_time;
    if (text_field(ui, "own", "Time for its own work", own,
                   {.help = "As 30m, 1h or 1bd; empty, it is not said",
                    .error = view.own_error,
                    .max_length = 20}))
        sink.push(app::SetField{"standard", view.standard, "own_time", own, true});
    if (view.add_ids.empty()) {
        muted(ui, "There is no other promise to rest on.");
        return;
    }
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < view.add_ids.size(); i++)
        choices.push_back({view.add_ids[i], view.add_names[i]});
    if (state.chosen >= static_cast<int>(choices.size())) state.chosen = 0;
    select(ui, "promise", "Rests on", choices, state.chosen, {.error = state.error});
    if (button(ui, "add", "Add to the chain", {.icon = Icon::add}))
        sink.push(
            app::RestOn{model::StandardId(view.standard),
                        model::StandardId(view.add_ids[static_cast<std::size_t>(state.chosen)])},
            [&state](const core::Result<app::Outcome>& outcome) {
                state.error = outcome.ok() ? "" : "Not added, " + outcome.error().message;
                if (outcome.ok()) state.chosen = 0;
            });
}

void draw_finding(Context& ui, const ChainView& view) {
    if (!view.trouble.empty()) {
        banner(ui, "trouble", view.trouble, {.tone = Tone::negative});
        return;
    }
    if (view.finding.empty()) return;
    Card card(ui, {.gap = 8, .name = "Does it fit?"});
    {
        Row head(ui, {.gap = 8});
        heading(ui, 2, "Does it fit?", {.style = TextStyle::body, .grow = true});
        tag(ui, view.tone == Tone::negative ? "Does not fit" : "Fits",
            {.tone = view.tone, .icon = view.icon});
    }
    text(ui, TextStyle::reading, view.finding);
    muted(ui, view.compared);
    if (!view.priorities.empty()) {
        constexpr TableColumn kColumns[] = {{"priority", "Priority", fr(1, 100)},
                                            {"used", "Parts", px(88), Align::end},
                                            {"target", "Promised", px(88), Align::end},
                                            {"left", "Left over", px(128), Align::end}};
        Table table(ui, "priorities", "By priority", kColumns,
                    {.row_height = 36, .sticky_header = false});
        int index = 0;
        for (const ChainPriorityRow& row : view.priorities) {
            table.row(row.priority, index++);
            table.cell(row.priority, {.header = true});
            table.cell(row.used);
            table.cell(row.target);
            table.cell(row.left, {.strong = !row.fits,
                                  .color = row.fits ? Color::text : Color::negative_ink});
        }
    }
    if (!view.kept.empty()) text(ui, view.kept);
    if (!view.product.empty()) text(ui, view.product);
}

}  // namespace

void draw_chain(Context& ui, const ChainView& view, ChainState& state, app::CommandSink& sink) {
    if (narrower_than(ui, 960)) {
        draw_finding(ui, view);
        draw_parts(ui, view, sink);
        draw_adding(ui, view, state, sink);
        return;
    }
    Columns grid(ui, {fr(1), px(392)}, {.gap = 16, .equal_height = false});
    {
        Cell left(ui, {.gap = 16});
        draw_finding(ui, view);
        draw_parts(ui, view, sink);
    }
    Cell right(ui, {.gap = 16});
    draw_adding(ui, view, state, sink);
}

}  // namespace icx::ui
