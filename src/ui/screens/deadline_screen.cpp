#include "ui/screens/deadline_screen.hpp"

#include "app/request_commands.hpp"

namespace icx::ui {
namespace {

constexpr float kWhenWidth = 64;
constexpr float kTimeWidth = 52;

struct StepLook {
    Color ink;
    bool strong;
};

// When, what happened, what it counts and the sum: one line of the story.
void draw_line(Context& ui, const DeadlineStep& step, const StepLook& look) {
    Columns line(ui, {px(kWhenWidth), fr(1), px(kTimeWidth), px(kTimeWidth)}, {.gap = 8});
    {
        Cell cell(ui);
        caption(ui, step.when, {.color = Color::text_muted, .strong = look.strong});
    }
    {
        Cell cell(ui);
        caption(ui, step.what, {.color = look.ink, .strong = look.strong});
    }
    for (const std::string* words : {&step.counts, &step.used}) {
        Cell cell(ui, {.align = Align::end});
        if (!words->empty())
            caption(ui, *words, {.color = look.ink, .strong = look.strong, .nowrap = true});
    }
}

void draw_steps(Context& ui, const DeadlineView& view) {
    if (view.steps.empty()) return;
    draw_line(ui, {"When", "What happened", "Counts", "Used"}, {Color::text_muted, true});
    List list(ui, "segments", "What happened and what counts");
    for (std::size_t i = 0; i < view.steps.size(); i++) {
        const DeadlineStep& step = view.steps[i];
        IdScope scope(ui, static_cast<int>(i));
        ListItem item(ui, "segment", {.padding = {0, 8}});
        const bool is_quiet = !step.is_running && !step.is_end;
        draw_line(ui, step, {is_quiet ? Color::text_muted : Color::text, step.is_end});
    }
}

void draw_held(Context& ui, const DeadlineView& view) {
    if (view.held.empty()) return;
    caption(ui, "Who had it, and how much of the counted time", {.strong = true});
    List list(ui, "held", "Time with each holder");
    for (std::size_t i = 0; i < view.held.size(); i++) {
        const DeadlineView::Held& held = view.held[i];
        IdScope scope(ui, static_cast<int>(i));
        ListItem item(ui, "holder", {.padding = {0, 4}});
        Columns line(ui, {fr(1), px(96), px(kTimeWidth)}, {.gap = 8});
        {
            Cell cell(ui);
            caption(ui, held.holder, {.color = Color::text});
        }
        {
            Cell cell(ui, {.align = Align::end});
            caption(ui, held.wall, {.nowrap = true});
        }
        Cell cell(ui, {.align = Align::end});
        caption(ui, held.counted, {.color = Color::text, .nowrap = true});
    }
}

}  // namespace

DeadlineEvents draw_deadline(Context& ui, const DeadlineView& view, std::string_view title,
                             bool has_close) {
    DeadlineEvents events;
    const std::string_view name = title.empty() ? "Why this deadline?" : title;
    Card card(ui, {.gap = 8, .name = name});
    {
        Row head(ui, {.gap = 8, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            heading(ui, 2, name, {.style = TextStyle::body});
            caption(ui, view.subtitle);
        }
        if (has_close && icon_button(ui, "close", Icon::close, "Close the explanation"))
            events.wants_close = true;
    }
    if (!view.due.empty()) {
        Row line(ui, {.gap = 12, .wrap = true});
        text(ui, TextStyle::heading, view.due, {.strong = true});
        tag(ui, view.left, {.tone = view.tone, .icon = Icon::deadline});
    }
    draw_steps(ui, view);
    if (!view.sum_words.empty()) caption(ui, view.sum_words);
    draw_held(ui, view);
    finding(ui, view.remark);
    if (view.is_open && !view.actions.empty()) {
        Row actions(ui, {.gap = 8, .wrap = true});
        for (std::size_t i = 0; i < view.actions.size() && i < 3; i++) {
            IdScope scope(ui, view.actions[i].activity);
            if (button(ui, "step", view.actions[i].label,
                       {.kind = i == 0 ? ButtonKind::primary : ButtonKind::quiet,
                        .size = Size::dense,
                        .name = view.actions[i].label + ", " + view.subtitle})) {
                events.step = view.actions[i].activity;
                events.label = view.actions[i].label;
            }
        }
    }
    return events;
}

void record_step(Context& ui, app::CommandSink& sink, const std::string& request,
                 const std::string& activity, const std::string& label, const std::string& title) {
    sink.push(
        app::RecordStep{request, activity, "", ""},
        [&ui, label, title](const core::Result<app::Outcome>& outcome) {
            if (outcome.ok())
                ui.toast({.id = "undo",
                          .text = label + ", " + title,
                          .action = "Undo",
                          .icon = "success"});
            else
                ui.toast({.id = "failed", .text = core::describe(outcome.error()), .urgent = true});
        });
}

}  // namespace icx::ui
