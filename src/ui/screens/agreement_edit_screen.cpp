#include "app/agreement_commands.hpp"
#include "app/survey_commands.hpp"
#include "ui/screens/agreement_screen.hpp"

namespace icx::ui {
namespace {

std::vector<Choice> standards_of(const AgreementSide& side) {
    std::vector<Choice> out;
    for (std::size_t i = 0; i < side.standard_ids.size(); i++)
        out.push_back({side.standard_ids[i].empty() ? std::string_view("none")
                                                    : std::string_view(side.standard_ids[i]),
                       side.standard_names[i]});
    return out;
}

void set_agreement(app::CommandSink& sink, const AgreementView& view, const char* field,
                   core::Value value, bool is_typing = true) {
    sink.push(app::SetField{"agreement", view.id, field, std::move(value), is_typing});
}

void draw_line(Context& ui, const AgreementLine& line, const AgreementSide& side,
               app::CommandSink& sink) {
    IdScope scope(ui, line.clause);
    Group group(ui, "line", Role::group, line.words);
    std::string words = line.text;
    if (text_field(
            ui, "text", "Sentence", words,
            {.help = line.text.empty() && !line.route.empty() ? "Empty, what the promise says" : "",
             .placeholder = line.text.empty() ? std::string_view(line.words) : std::string_view(),
             .max_length = 500}))
        sink.push(app::SetField{"clause", line.clause, "text", core::Value(words), true});
    Row row(ui, {.gap = 8, .align = Align::end});
    int chosen = line.standard;
    if (select(ui, "standard", "Measured by", standards_of(side), chosen, {.grow = true}))
        sink.push(app::SetField{"clause", line.clause, "standard",
                                core::Value(side.standard_ids[static_cast<std::size_t>(chosen)]),
                                false});
    if (icon_button(ui, "up", Icon::up, "Move up, " + line.words,
                    {.disabled = line.is_first, .size = Size::normal}))
        sink.push(app::MoveClause{model::ClauseId(line.clause), -1});
    if (icon_button(ui, "down", Icon::down, "Move down, " + line.words,
                    {.disabled = line.is_last, .size = Size::normal}))
        sink.push(app::MoveClause{model::ClauseId(line.clause), 1});
    if (icon_button(ui, "delete", Icon::delete_, "Delete " + line.words, {.size = Size::normal})) {
        sink.push(app::RemoveClause{model::ClauseId(line.clause)});
        ui.toast({.id = "undo", .text = "Line deleted", .action = "Undo", .icon = "delete"});
    }
}

void draw_side(Context& ui, const AgreementView& view, const AgreementSide& side,
               AgreementState& state, app::CommandSink& sink) {
    IdScope scope(ui, side.key);
    heading(ui, 2, side.title, {.style = TextStyle::body});
    for (const AgreementLine& line : side.lines)
        draw_line(ui, line, side, sink);
    const auto at = static_cast<std::size_t>(side.side);
    Row row(ui, {.gap = 8, .align = Align::end});
    text_field(ui, "new", side.side == model::ClauseSide::promise ? "New promise" : "New duty",
               state.new_text[at], {.error = state.add_error[at], .grow = true, .max_length = 500});
    if (button(ui, "add", "Add", {.name = "Add to what " + side.title}))
        sink.push(app::AddClause{model::AgreementId(view.id), side.side, state.new_text[at], {}},
                  [&state, at](const core::Result<app::Outcome>& outcome) {
                      state.add_error[at] = outcome.ok() ? "" : outcome.error().message;
                      if (outcome.ok()) state.new_text[at].clear();
                  });
}

}  // namespace

void draw_agreement_edit(Context& ui, const AgreementView& view, AgreementState& state,
                         app::CommandSink& sink) {
    Dialog dialog(ui, "edit", "Edit agreement", {.width = 640, .close_button = true});
    {
        ScrollArea area(ui, "fields",
                        {.name = "Agreement", .padding = {4, 4}, .gap = 12, .max_height = 480});
        std::string title = view.written_title;
        if (text_field(ui, "title", "Title", title, {.max_length = 200}))
            set_agreement(sink, view, "title", title);
        std::string purpose = view.purpose;
        if (text_area(ui, "purpose", "What it is for", purpose,
                      {{.note = "not required", .max_length = 1000}, 2, 5}))
            set_agreement(sink, view, "purpose", purpose);
        std::optional<core::Date> review = view.review_day;
        if (date_field(ui, "review", "Look at it again on", review))
            set_agreement(sink, view, "review", model::to_value(review), false);
        divider(ui);
        draw_side(ui, view, view.provider, state, sink);
        divider(ui);
        draw_side(ui, view, view.requester, state, sink);
        divider(ui);
        if (button(ui, "delete", "Delete agreement",
                   {.kind = ButtonKind::danger, .size = Size::dense, .icon = Icon::delete_})) {
            sink.push(app::RemoveAgreement{model::AgreementId(view.id)});
            state.is_editing = false;
            ui.navigate(view.provider.route.empty() ? "#/organisation" : view.provider.route);
            ui.toast(
                {.id = "undo", .text = "Agreement deleted", .action = "Undo", .icon = "delete"});
        }
    }
    {
        DialogActions actions(ui);
        if (button(ui, "done", "Done", {.kind = ButtonKind::primary})) state.is_editing = false;
    }
    if (dialog.dismissed()) state.is_editing = false;
}

}  // namespace icx::ui
