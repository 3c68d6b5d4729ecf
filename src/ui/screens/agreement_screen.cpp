#include "ui/screens/agreement_screen.hpp"

#include "app/agreement_commands.hpp"

namespace icx::ui {
namespace {

Color ink_of(Tone tone) {
    return tone == Tone::negative  ? Color::negative_ink
           : tone == Tone::warning ? Color::warning_ink
                                   : Color::text;
}

std::optional<AgreementExport> draw_head(Context& ui, const AgreementView& view,
                                         AgreementState& state) {
    std::optional<AgreementExport> out;
    const auto status = [&] {
        tag(ui, view.status, {.tone = view.status_tone, .icon = view.status_icon});
    };
    const auto review = [&] {
        text(ui, view.review,
             {.color = view.review_tone == Tone::warning ? Color::warning_ink : Color::text_muted,
              .grow = !ui.compact()});
    };
    if (ui.compact()) {
        {
            Row first(ui, {.gap = 8, .wrap = true});
            status();
        }
        review();
    }
    Row head(ui, {.gap = 8, .wrap = true});
    if (!ui.compact()) {
        status();
        review();
    }
    if (Menu menu(ui, "export", "Take it along", {.label = "Take it along", .icon = Icon::export_});
        menu) {
        if (menu.item("html", "One page to print", {.icon = Icon::print}))
            out = AgreementExport::html;
        if (menu.item("markdown", "Text as Markdown", {.icon = Icon::file}))
            out = AgreementExport::markdown;
    }
    if (button(ui, "edit", "Edit agreement", {.icon = Icon::edit})) state.is_editing = true;
    return out;
}

void draw_line(Context& ui, const AgreementView& view, const AgreementLine& line,
               model::ClauseSide side, AgreementState& state) {
    IdScope scope(ui, line.clause);
    ListItem item(ui, "line", {.padding = {0, 12}});
    Row row(ui, {.gap = 16, .align = Align::start});
    {
        Column words(ui, {.grow = true, .gap = 2});
        text(ui, line.words);
        if (!line.route.empty()) {
            link(ui, "standard", line.measure, line.route,
                 {.style = TextStyle::caption, .name = line.measure + ", " + line.words});
        } else if (side == model::ClauseSide::duty && !view.service_ids.empty()) {
            if (small_button(ui, "measure", Icon::timer, "Measure it")) {
                state.measured = line.clause;
                state.measure_error.clear();
                state.service = 0;
            }
        } else {
            caption(ui, "Nobody measures it");
        }
        if (!line.kept_note.empty()) caption(ui, line.kept_note);
    }
    if (!line.kept.empty())
        text(ui, TextStyle::title, line.kept, {.color = ink_of(line.tone), .strong = true});
}

void draw_side(Context& ui, const AgreementView& view, const AgreementSide& side,
               AgreementState& state, app::CommandSink& sink) {
    IdScope scope(ui, side.key);
    Card card(ui, {.gap = 4, .name = side.title});
    {
        Row head(ui, {.gap = 16, .align = Align::start});
        {
            Column words(ui, {.grow = true, .gap = 0});
            heading(ui, 2, side.title, {.style = TextStyle::reading});
            caption(ui, side.score_note.empty() ? "Nothing decided last quarter" : side.score_note);
        }
        if (!side.score.empty())
            text(ui, TextStyle::display, side.score, {.color = ink_of(side.tone), .strong = true});
    }
    if (side.lines.empty()) {
        muted(ui, side.nothing);
    } else {
        List list(ui, "lines", side.title);
        for (const AgreementLine& line : side.lines)
            draw_line(ui, view, line, side.side, state);
    }
    divider(ui);
    Row foot(ui, {.gap = 8});
    text(ui, side.signature,
         {.color = side.is_stale ? Color::warning_ink : Color::text_muted, .grow = true});
    if (!side.is_signed || side.is_stale) {
        if (button(ui, "sign", side.is_stale ? "Sign again" : "Sign",
                   {.size = Size::dense, .icon = Icon::edit, .name = "Sign for " + side.name})) {
            state.is_signing = true;
            state.signing = side.side;
            state.signer.clear();
            state.sign_error.clear();
        }
    } else if (button(ui, "unsign", "Take back",
                      {.kind = ButtonKind::quiet,
                       .size = Size::dense,
                       .name = "Take back the signature of " + side.name})) {
        sink.push(app::TakeBackSignature{model::AgreementId(view.id), side.side});
        ui.toast({.id = "undo", .text = "Signature taken back", .action = "Undo"});
    }
}

void draw_sign_dialog(Context& ui, const AgreementView& view, AgreementState& state,
                      core::Date today, app::CommandSink& sink) {
    const bool is_provider = state.signing == model::ClauseSide::promise;
    const std::string& name = is_provider ? view.provider.name : view.requester.name;
    Dialog dialog(ui, "sign", "Sign for " + name, {.width = 440});
    muted(ui, "It stands for both columns as they are today. When one of them changes, the "
              "signature shows that it is older.");
    text_field(
        ui, "signer", "Who signs", state.signer,
        {.error = state.sign_error, .required = true, .max_length = 120, .autocomplete = "name"});
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.is_signing = false;
        if (button(ui, "ok", "Sign it", {.kind = ButtonKind::primary}))
            sink.push(
                app::SignAgreement{model::AgreementId(view.id), state.signing, state.signer, today},
                [&state, &ui](const core::Result<app::Outcome>& outcome) {
                    state.sign_error = outcome.ok() ? "" : outcome.error().message;
                    if (!outcome.ok()) return;
                    state.is_signing = false;
                    ui.toast({.id = "undo", .text = "Signed", .action = "Undo"});
                });
    }
    if (dialog.dismissed()) state.is_signing = false;
}

void draw_measure_dialog(Context& ui, const AgreementView& view, AgreementState& state,
                         app::CommandSink& sink) {
    Dialog dialog(ui, "measure", "Measure this duty", {.width = 480});
    muted(ui, "The log knows when a request waited for an answer and when it went on. That time is "
              "counted here on the side of " +
                  view.requester.name + ", all questions of a request together.");
    text_field(ui, "target", "Answered within", state.target,
               {.help = "30m, 4h, 2d of 24 hours, 1bd for a working day",
                .error = state.measure_error,
                .required = true,
                .max_length = 20});
    std::vector<Choice> services;
    for (std::size_t i = 0; i < view.service_ids.size(); i++)
        services.push_back({view.service_ids[i], view.service_names[i]});
    select(ui, "service", "Of the requests to", services, state.service);
    {
        DialogActions actions(ui);
        if (button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet})) state.measured.clear();
        if (button(ui, "ok", "Measure it", {.kind = ButtonKind::primary}))
            sink.push(
                app::MeasureWaiting{
                    model::ClauseId(state.measured),
                    model::ServiceId(view.service_ids.at(static_cast<std::size_t>(state.service))),
                    state.target},
                [&state, &ui](const core::Result<app::Outcome>& outcome) {
                    state.measure_error = outcome.ok() ? "" : outcome.error().message;
                    if (!outcome.ok()) return;
                    state.measured.clear();
                    ui.toast({.id = "undo", .text = "The duty is measured now", .action = "Undo"});
                });
    }
    if (dialog.dismissed()) state.measured.clear();
}

}  // namespace

std::optional<AgreementExport> draw_agreement(Context& ui, const AgreementView& view,
                                              AgreementState& state, core::Date today,
                                              app::CommandSink& sink) {
    std::optional<AgreementExport> out;
    {
        ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
        out = draw_head(ui, view, state);
        if (!view.purpose.empty()) paragraph(ui, view.purpose);
        {
            Columns grid(ui, {fr(1), fr(1)}, {.gap = 16, .stack_below = 720});
            {
                Cell left(ui);
                draw_side(ui, view, view.provider, state, sink);
            }
            Cell right(ui);
            draw_side(ui, view, view.requester, state, sink);
        }
        caption(ui, "Kept counts requests between the two that came in from " + view.quarter + ".");
        Why why(ui, "why", "How both are measured");
        if (why)
            for (const std::string& line : view.explained)
                paragraph(ui, line);
    }
    if (state.is_signing) draw_sign_dialog(ui, view, state, today, sink);
    if (!state.measured.empty()) draw_measure_dialog(ui, view, state, sink);
    return out;
}

}  // namespace icx::ui
