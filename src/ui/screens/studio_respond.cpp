// A survey as it is answered inside the studio, its preview in the editor, and the outbox.
#include "app/survey_commands.hpp"
#include "ui/screens/places_screen.hpp"
#include "ui/screens/studio_state.hpp"

namespace icx::ui {

// Wishes of a respondent's screen: files, sharing, undo.
void Studio::State::carry_out(RespondState& from, Context& ui) {
    using Kind = RespondWish::Kind;
    const RespondWish wish = std::exchange(from.wish, {});
    switch (wish.kind) {
    case Kind::none:
    case Kind::reload:
        return;
    case Kind::undo:
        undo(ui);
        return;
    case Kind::export_unsaved:
        export_workspace(ui);
        return;
    case Kind::download:
    case Kind::share:
    case Kind::copy:
        break;
    }
    const auto text = app::export_receipts(workspace(), wish.receipts);
    if (!text) {
        ui.toast({.id = "failed", .text = core::describe(text.error()), .urgent = true});
        return;
    }
    const auto* first = workspace().table<model::Receipt>().find(wish.receipts.front());
    const std::string name =
        wish.receipts.size() == 1 && first ? response_file_name(*first) : "answers.json";
    if (wish.kind == Kind::copy)
        ui.host().write_clipboard(*text);
    else if (wish.kind == Kind::share)
        ui.host().share_file(name, "application/json", *text);
    else
        ui.host().download(name, "application/json", *text);
    for (const model::ReceiptId& id : wish.receipts)
        sink.push(app::MarkHandedOver{id});
}

RespondInput Studio::State::respond_input(Context& ui) {
    using From = app::SaveStatus::State;
    const app::SaveStatus status = session.journal().status();
    RespondInput input;
    input.save.state = status.state == From::failed   ? RespondSave::State::failed
                       : status.state == From::saving ? RespondSave::State::saving
                                                      : RespondSave::State::saved;
    input.save.reason = status.reason;
    input.save.is_slow = saving_since && ui.now().ms - saving_since->ms > 400;
    input.can_share = ui.host().can_share_files();
    input.utc_offset_minutes = device.utc_offset_minutes;
    return input;
}

// The survey that is asked at #/respond/<id>: the published version, or the draft as it stands. A
// newer version is taken up between two respondents, never in the middle of one.
void Studio::State::sync_respond_source() {
    const auto* survey = workspace().table<model::Survey>().find(std::string_view(route.id));
    const bool is_same = respond.source && respond.source->definition.survey.id.text == route.id;
    const bool is_known =
        survey &&
        (survey->version.valid() ? respond.source && respond.source->version == survey->version
                                 : asked_revision == workspace().revision);
    if (is_same && (respond.step != RespondStep::start || !survey || is_known)) return;
    asked_revision = workspace().revision;
    respond = {};
    respond.mode = RespondMode::studio;
    if (!survey) return show_trouble(respond, RespondTrouble::missing, "");
    auto asked = app::asked_survey(workspace(), survey->id);
    if (!asked) return show_trouble(respond, RespondTrouble::broken, core::describe(asked.error()));
    RespondSource source{std::move(asked->definition), std::move(asked->value), asked->version, {}};
    offer_survey(respond, std::move(source));
    respond.home_route = app::to_hash({Place::survey, route.id});
}

void Studio::State::draw_respond_place(Context& ui) {
    sync_respond_source();
    sync_respond(workspace(), respond);
    draw_respond(build_respond(workspace(), respond, respond_input(ui)), respond, sink, ui);
    carry_out(respond, ui);
}

void Studio::State::draw_outbox_place(Context& ui) {
    respond.mode = RespondMode::studio;
    if (respond.step != RespondStep::outbox) show_outbox(respond);
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 720});
    draw_outbox(build_respond(workspace(), respond, respond_input(ui)), respond, sink, ui, 2);
    carry_out(respond, ui);
}

void Studio::State::draw_designer_place(Context& ui) {
    if (designer.survey != route.id) {
        designer = {};
        designer.survey = route.id;
        preview = {};
    }
    const DesignerView view = build_designer(workspace(), route.id, designer);
    if (!view.is_found) return draw_not_found(ui);
    DesignerHooks hooks;
    hooks.can_undo = session.undo_label().has_value();
    hooks.can_redo = session.redo_label().has_value();
    hooks.undo = [&] { undo(ui); };
    hooks.redo = [&] { redo(ui); };
    hooks.download_survey_file = [&] {
        const auto file = app::survey_file(workspace(), model::SurveyId(route.id));
        if (file.ok())
            ui.host().download(view.file_name, "application/json", *file);
        else
            ui.toast({.id = "failed", .text = core::describe(file.error()), .urgent = true});
    };
    hooks.copy_link = [&] {
        ui.host().write_clipboard(view.link_query);
        ui.toast({.id = "copied", .text = "Copied. Put it behind this page\u2019s address"});
    };
    hooks.draw_preview = [&] {
        if (!preview.source || preview_revision != workspace().revision) {
            const auto definition =
                survey::build_definition(workspace(), model::SurveyId(route.id));
            if (!definition) return;
            preview.mode = RespondMode::preview;
            RespondSource source{*definition, survey::to_value(*definition), {}, {}};
            if (preview.source)
                refresh_preview(preview, std::move(source));
            else
                offer_survey(preview, std::move(source));
            preview_revision = workspace().revision;
        }
        app::CommandSink nowhere;
        Pane pane(ui, 576);
        draw_respond(build_respond(workspace(), preview, respond_input(ui)), preview, nowhere, ui);
        preview.wish = {};
    };
    draw_designer(ui, view, designer, hooks, sink);
}

}  // namespace icx::ui
