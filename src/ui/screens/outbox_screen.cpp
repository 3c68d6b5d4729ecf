#include "ui/screens/outbox_screen.hpp"

#include "app/respond_commands.hpp"
#include "ui/views/respond_words.hpp"

namespace icx::ui {
namespace {

using Kind = RespondWish::Kind;

void draw_hand_over(const RespondView& view, RespondState& state, app::CommandSink& sink,
                    Context& ui, const RespondReceiptRow& row) {
    const RespondWords& words = *view.words;
    const bool stacked = narrower_than(ui, 560);
    const auto act = [&](Kind kind) { hand_over(state, sink, kind, {row.id}); };
    const auto buttons = [&] {
        ButtonOptions options{.kind = ButtonKind::primary, .size = Size::large,
                              .full_width = stacked};
        if (view.can_share) {
            options.icon = Icon::share;
            if (button(ui, "share", words.share, options)) act(Kind::share);
            options.kind = ButtonKind::secondary;
        }
        options.icon = Icon::export_;
        if (button(ui, "download", words.download, options)) act(Kind::download);
        options.kind = ButtonKind::secondary;
        options.icon = Icon::copy;
        if (button(ui, "copy", words.copy, options)) act(Kind::copy);
    };
    if (stacked) {
        Column column(ui, {.gap = 8});
        buttons();
    } else {
        Row row_of_buttons(ui, {.gap = 8, .wrap = true});
        buttons();
    }
}

void draw_row(const RespondView& view, RespondState& state, app::CommandSink& sink, Context& ui,
              const RespondReceiptRow& row) {
    const RespondWords& words = *view.words;
    const auto named = [&](std::string_view verb) {
        return fill(words.grid_of, {verb, row.code});
    };
    ListItem item(ui, "item", {.padding = {16, 16}, .gap = 8});
    {
        Row line(ui, {.gap = 12});
        {
            Column names(ui, {.grow = true, .gap = 0});
            text(ui, TextStyle::reading, row.title, {.strong = true});
            muted(ui, fill(words.grid_of, {row.code, row.detail}));
        }
        tag(ui, row.state,
            {.tone = row.is_handed_over ? Tone::positive : Tone::warning,
             .icon = row.is_handed_over ? Icon::check : Icon::info});
    }
    Row buttons(ui, {.gap = 8, .wrap = true});
    const auto act = [&](Kind kind) { hand_over(state, sink, kind, {row.id}); };
    if (view.can_share &&
        button(ui, "share", words.share, {.icon = Icon::share, .name = named(words.share)}))
        act(Kind::share);
    if (button(ui, "download", words.download,
               {.icon = Icon::export_, .name = named(words.download)}))
        act(Kind::download);
    if (button(ui, "copy", words.copy, {.icon = Icon::copy, .name = named(words.copy)}))
        act(Kind::copy);
    if (!button(ui, "remove", words.remove,
                {.kind = ButtonKind::quiet, .icon = Icon::delete_, .name = named(words.remove)}))
        return;
    sink.push(app::RemoveReceipt{row.id});
    ui.toast({.id = "removed", .text = fill(words.removed, {row.code}), .action = words.undo,
              .icon = "delete"});
    ui.focus_heading();
}

}  // namespace

void draw_receipt(const RespondView& view, RespondState& state, app::CommandSink& sink,
                  Context& ui) {
    const RespondWords& words = *view.words;
    icon_tile(ui, Icon::success, Tone::positive, 56);
    space(ui, 16);
    heading(ui, view.is_preview ? 3 : 1, view.title, {.style = TextStyle::heading});
    space(ui, 4);
    text(ui, TextStyle::reading, view.lead, {.max_width = 640});
    if (!view.code.empty()) {
        space(ui, 24);
        Card card(ui, {.padding = {16, 16}, .gap = 4, .name = words.receipt_code});
        caption(ui, words.receipt_code);
        text(ui, TextStyle::display, view.code, {.strong = true});
        muted(ui, words.keep_code);
    }
    space(ui, 24);
    text(ui, TextStyle::reading, view.second, {.max_width = 640});
    if (view.has_file) {
        for (const RespondReceiptRow& row : view.receipts) {
            IdScope scope(ui, row.id.text);
            space(ui, 16);
            draw_hand_over(view, state, sink, ui, row);
        }
    }
    space(ui, 24);
    Row row(ui, {.gap = 8, .wrap = true});
    if (button(ui, "again", words.answer_again,
               {.kind = ButtonKind::quiet, .size = Size::large, .icon = Icon::edit}))
        answer_again(state);
    if (!view.outbox_link.empty() && !view.is_preview)
        link_button(ui, "outbox", view.outbox_link, "#/outbox",
                    {.kind = ButtonKind::quiet, .size = Size::large, .icon = Icon::export_});
}

void draw_outbox(const RespondView& view, RespondState& state, app::CommandSink& sink,
                 Context& ui, int heading_level) {
    const RespondWords& words = *view.words;
    heading(ui, heading_level, view.title, {.style = TextStyle::heading});
    space(ui, 4);
    text(ui, TextStyle::reading, view.lead, {.color = Color::text_muted, .max_width = 640});
    space(ui, 24);
    if (!view.receipts.empty()) {
        Card card(ui, {.padding = {0, 0}, .gap = 0});
        List list(ui, "receipts", words.outbox);
        for (const RespondReceiptRow& row : view.receipts) {
            IdScope scope(ui, row.id.text);
            draw_row(view, state, sink, ui, row);
        }
    }
    if (view.receipts.size() > 1) {
        space(ui, 16);
        Row row(ui, {.gap = 8, .wrap = true});
        std::vector<model::ReceiptId> all;
        for (const RespondReceiptRow& receipt : view.receipts) all.push_back(receipt.id);
        if (button(ui, "export_all", words.export_all,
                   {.kind = ButtonKind::primary, .size = Size::large, .icon = Icon::export_}))
            hand_over(state, sink, Kind::download, all);
        if (button(ui, "copy_all", words.copy_all, {.size = Size::large, .icon = Icon::copy}))
            hand_over(state, sink, Kind::copy, all);
    }
    if (ui.toast_action("removed")) state.wish.kind = Kind::undo;
    if (view.home_route.empty()) return;
    space(ui, 24);
    link_button(ui, "home", view.survey_title, view.home_route,
                {.kind = ButtonKind::quiet, .size = Size::large, .icon = Icon::back});
}

}  // namespace icx::ui
