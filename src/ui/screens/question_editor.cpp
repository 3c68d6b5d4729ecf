#include "ui/screens/question_editor.hpp"

#include <array>

#include "app/survey_commands.hpp"

namespace icx::ui {
namespace {

using model::Question;
using model::QuestionKind;

// Pushes edits of one record's fields.
class Editor {
public:
    Editor(app::CommandSink& sink, std::string_view type, std::string id)
        : sink_(sink), type_(type), id_(std::move(id)) {}

    void type(std::string_view field, core::Value value) const {
        push(field, std::move(value), true);
    }
    void set(std::string_view field, core::Value value) const {
        push(field, std::move(value), false);
    }

private:
    void push(std::string_view field, core::Value value, bool is_typing) const {
        sink_.push(app::SetField{std::string(type_), id_, std::string(field), std::move(value),
                                 is_typing});
    }
    app::CommandSink& sink_;
    std::string_view type_;
    std::string id_;
};

std::string error_of(const EditorView& view, std::string_view field) {
    for (const app::Finding& finding : view.findings)
        if (finding.is_blocking && finding.record == view.id && finding.field == field)
            return finding.message;
    return {};
}

void draw_text(Context& ui, const Editor& edit, std::string_view field, std::string_view label,
               std::string value, const FieldOptions& options) {
    if (text_field(ui, field, label, value, options)) edit.type(field, value);
}

void draw_area(Context& ui, const Editor& edit, std::string_view field, std::string_view label,
               std::string value, std::string_view help) {
    AreaOptions options;
    options.help = help;
    options.max_length = 4000;
    if (text_area(ui, field, label, value, options)) edit.type(field, value);
}

void draw_switch(Context& ui, const Editor& edit, std::string_view field, std::string_view label,
                 bool value, std::string_view help) {
    if (toggle(ui, field, label, value, {.help = help})) edit.set(field, value);
}

void draw_number(Context& ui, const Editor& edit, std::string_view field, std::string_view label,
                 int value, std::string_view help, double min, double max) {
    std::optional<double> number = value;
    NumberOptions options;
    options.help = help;
    options.width = 240;
    options.min = min;
    options.max = max;
    if (number_field(ui, field, label, number, options))
        edit.set(field, static_cast<int>(number.value_or(0)));
}

void draw_scale_choice(Context& ui, const Editor& edit, const Question& question) {
    text(ui, "Scale", {.strong = true});
    constexpr std::array<std::pair<int, int>, 3> kScales = {{{1, 5}, {0, 10}, {1, 10}}};
    const Choice choices[] = {{"1-5", "1 to 5"}, {"0-10", "0 to 10"}, {"1-10", "1 to 10"}};
    int chosen = -1;
    for (int i = 0; i < 3; i++)
        if (kScales[static_cast<std::size_t>(i)] == std::pair(question.min, question.max))
            chosen = i;
    if (segmented(ui, "scale", "Scale", choices, chosen)) {
        edit.set("min", kScales[static_cast<std::size_t>(chosen)].first);
        edit.set("max", kScales[static_cast<std::size_t>(chosen)].second);
    }
    Columns ends(ui, {fr(1), fr(1)}, {.gap = 16, .stack_below = 360});
    {
        Cell cell(ui);
        draw_text(ui, edit, "low_label", "Word at " + std::to_string(question.min),
                  question.low_label, {.max_length = 60});
    }
    {
        Cell cell(ui);
        draw_text(ui, edit, "high_label", "Word at " + std::to_string(question.max),
                  question.high_label, {.max_length = 60});
    }
}

void draw_points_choice(Context& ui, const Editor& edit, const Question& question) {
    text(ui, "Steps from disagree to agree", {.strong = true});
    const Choice choices[] = {{"4", "4, no middle"}, {"5", "5"}, {"7", "7"}};
    constexpr int kPoints[] = {4, 5, 7};
    int chosen = -1;
    for (int i = 0; i < 3; i++)
        if (kPoints[i] == question.points) chosen = i;
    if (segmented(ui, "points", "Steps from disagree to agree", choices, chosen))
        edit.set("points", kPoints[chosen]);
}

void draw_option(Context& ui, const OptionEdit& option, const EditorView& view,
                 app::CommandSink& sink) {
    IdScope scope(ui, option.id);
    const Editor edit(sink, "option", option.id);
    const model::OptionId id(option.id);
    Row row(ui, {.gap = 4});
    std::string words = option.text;
    const bool is_empty = words.empty();
    if (text_field(ui, "text", "Answer", words,
                   {.error = is_empty ? "Give this answer its words" : "",
                    .hide_label = true,
                    .grow = true,
                    .max_length = 300}))
        edit.type("text", words);
    bool is_exclusive = option.is_exclusive;
    if (view.question.kind == QuestionKind::multiple &&
        chip(ui, "exclusive", "Only alone", is_exclusive, {}))
        edit.set("is_exclusive", is_exclusive);
    if (icon_button(ui, "up", Icon::up, "Move answer up", {.disabled = option.is_first}))
        sink.push(app::MoveOption{id, -1});
    if (icon_button(ui, "down", Icon::down, "Move answer down", {.disabled = option.is_last}))
        sink.push(app::MoveOption{id, 1});
    if (icon_button(ui, "delete", Icon::delete_, "Delete answer")) sink.push(app::RemoveOption{id});
}

void draw_options(Context& ui, const EditorView& view, const Editor& edit, app::CommandSink& sink) {
    Group group(ui, "answers", Role::group, "Answers");
    text(ui, "Answers", {.strong = true});
    for (const OptionEdit& option : view.options)
        draw_option(ui, option, view, sink);
    for (const app::Finding& finding : view.findings)
        if (finding.field == "options") status(ui, Icon::error, finding.message, Tone::negative);
    Row row(ui);
    if (button(ui, "add-answer", "Add an answer", {.size = Size::dense, .icon = Icon::add}))
        sink.push(app::AddOption{view.question.id, {}});
    draw_switch(ui, edit, "has_other", "Offer \u201Cother\u201D", view.question.has_other,
                "With a line to write in.");
}

void draw_kind_fields(Context& ui, const EditorView& view, const Editor& edit,
                      app::CommandSink& sink) {
    const Question& question = view.question;
    switch (question.kind) {
    case QuestionKind::rating:
        draw_scale_choice(ui, edit, question);
        break;
    case QuestionKind::agree:
        draw_points_choice(ui, edit, question);
        break;
    case QuestionKind::single:
    case QuestionKind::multiple:
        draw_options(ui, view, edit, sink);
        break;
    case QuestionKind::short_text:
    case QuestionKind::long_text:
        draw_number(ui, edit, "max_length", "Longest answer", question.max_length,
                    "In characters; 0 leaves it to the app.", 0, 20000);
        break;
    case QuestionKind::number:
        draw_text(ui, edit, "unit", "Unit", question.unit, {.width = 240, .max_length = 40});
        draw_switch(ui, edit, "has_limits", "Limit the number", question.has_limits, "");
        if (question.has_limits) {
            draw_number(ui, edit, "min", "Least", question.min, "", -1000000, 1000000);
            draw_number(ui, edit, "max", "Largest", question.max, error_of(view, "max"), -1000000,
                        1000000);
        }
        break;
    case QuestionKind::date:
        break;
    }
}

void draw_measure(Context& ui, const Editor& edit, const Question& question) {
    const Choice choices[] = {{"none", "Nothing"},
                              {"ease", "Ease of service"},
                              {"timeliness", "Timeliness"},
                              {"valued", "Feeling valued"},
                              {"satisfaction", "Satisfaction"},
                              {"enps", "Recommendation (eNPS)"},
                              {"lost_time", "Lost time"}};
    int chosen = static_cast<int>(question.measure);
    if (select(ui, "measure", "Counts towards", choices, chosen, {.width = 280}))
        edit.set("measure", model::to_value(static_cast<model::Measure>(chosen)));
}

void draw_question_head(Context& ui, const EditorView& view, const Editor& edit,
                        app::CommandSink& sink) {
    Row head(ui, {.gap = 8, .wrap = true});
    tag(ui, view.label, {.tone = Tone::accent});
    Choice kinds[8];
    std::array<std::string, 8> labels;
    for (int i = 0; i < 8; i++) {
        labels[static_cast<std::size_t>(i)] = kind_label(static_cast<QuestionKind>(i));
        kinds[i] = {model::enum_names(QuestionKind::rating)[static_cast<std::size_t>(i)],
                    labels[static_cast<std::size_t>(i)]};
    }
    int kind = static_cast<int>(view.question.kind);
    if (select(ui, "kind", "Kind of question", kinds, kind,
               {.hide_label = true, .size = Size::dense, .width = 176}))
        edit.set("kind", model::to_value(static_cast<QuestionKind>(kind)));
    spacer(ui);
    const model::QuestionId id = view.question.id;
    if (icon_button(ui, "duplicate", Icon::duplicate, "Duplicate question"))
        sink.push(app::DuplicateQuestion{id});
    if (icon_button(ui, "up", Icon::up, "Move question up", {.disabled = !view.can_move_up}))
        sink.push(app::MoveQuestion{id, -1});
    if (icon_button(ui, "down", Icon::down, "Move question down",
                    {.disabled = !view.can_move_down}))
        sink.push(app::MoveQuestion{id, 1});
    if (icon_button(ui, "delete", Icon::delete_, "Delete question")) {
        sink.push(app::RemoveQuestion{id});
        ui.toast({.id = "undo", .text = "Question deleted", .action = "Undo", .icon = "delete"});
    }
}

void draw_question(Context& ui, const EditorView& view, app::CommandSink& sink) {
    const Editor edit(sink, "question", view.id);
    const Question& question = view.question;
    draw_question_head(ui, view, edit, sink);
    const std::string text_error = error_of(view, "text");
    draw_text(ui, edit, "text", "Question", question.text,
              {.help = view.loop_hint, .error = text_error, .max_length = 500});
    draw_text(
        ui, edit, "help", "Help text", question.help,
        {.placeholder = "Shown under the question", .note = "not required", .max_length = 500});
    draw_kind_fields(ui, view, edit, sink);
    draw_switch(ui, edit, "is_required", "Answer needed", question.is_required,
                "The page asks for it before it goes on.");
    if (question.kind == QuestionKind::rating || question.kind == QuestionKind::agree)
        draw_switch(ui, edit, "has_not_applicable", "Offer \u201Cdoes not apply\u201D",
                    question.has_not_applicable, "Left out of the score and counted by itself.");
    if (question.kind == QuestionKind::single)
        draw_switch(ui, edit, "is_department", "This is the person\u2019s own department",
                    question.is_department,
                    "Results can then be told apart by it, never for small groups.");
    draw_measure(ui, edit, question);
    const std::string code_error = error_of(view, "code");
    draw_text(ui, edit, "code", "Short name", question.code,
              {.help = "The column\u2019s name in exports and imports.",
               .error = code_error,
               .width = 240,
               .max_length = 40,
               .spelling = false});
}

void draw_section(Context& ui, const EditorView& view, app::CommandSink& sink) {
    const Editor edit(sink, "section", view.id);
    {
        Row head(ui, {.gap = 8});
        tag(ui, view.label, {.tone = Tone::accent});
        spacer(ui);
        if (icon_button(ui, "up", Icon::up, "Move page up", {.disabled = !view.can_move_up}))
            sink.push(app::MoveSection{view.section.id, -1});
        if (icon_button(ui, "down", Icon::down, "Move page down",
                        {.disabled = !view.can_move_down}))
            sink.push(app::MoveSection{view.section.id, 1});
        if (icon_button(ui, "delete", Icon::delete_, "Delete page")) {
            sink.push(app::RemoveSection{view.section.id});
            ui.toast({.id = "undo", .text = "Page deleted", .action = "Undo", .icon = "delete"});
        }
    }
    draw_text(ui, edit, "title", "Title of the page", view.section.title,
              {.note = "not required", .max_length = 200});
    draw_area(ui, edit, "help", "Text above the questions", view.section.help, "");
    std::vector<Choice> choices;
    for (const LoopChoice& choice : view.loop_choices)
        choices.push_back(
            {choice.id.empty() ? std::string_view("once") : std::string_view(choice.id),
             choice.label});
    int chosen = view.loop_selected;
    if (select(ui, "loop", "How often", choices, chosen,
               {.help = "A page can repeat for each answer ticked in an earlier several-choices "
                        "question."}))
        edit.set("loop_over", view.loop_choices[static_cast<std::size_t>(chosen)].id);
}

void draw_survey(Context& ui, const EditorView& view, app::CommandSink& sink) {
    const Editor edit(sink, "survey", view.id);
    tag(ui, view.label, {.tone = Tone::accent});
    const std::string title_error = error_of(view, "title");
    draw_text(ui, edit, "title", "Title", view.survey.title,
              {.error = title_error, .max_length = 200});
    draw_area(ui, edit, "introduction", "Introduction", view.survey.introduction,
              "Say why you ask, who sees the answers and how long it takes.");
    draw_area(ui, edit, "thanks", "Words after sending", view.survey.thanks, "");
    const Choice languages[] = {
        {"en", "English"}, {"de", "Deutsch"}, {"ar", "\u0627\u0644\u0639\u0631\u0628\u064A\u0629"}};
    int chosen = -1;
    for (int i = 0; i < 3; i++)
        if (view.survey.language == languages[i].id) chosen = i;
    if (select(ui, "language", "Language of the text", languages, chosen, {.width = 240}))
        edit.set("language", std::string(languages[chosen].id));
}

}  // namespace

void draw_editor(Context& ui, const EditorView& editor, DesignerState& state,
                 app::CommandSink& sink) {
    IdScope scope(ui, editor.id);
    (void)state;
    switch (editor.kind) {
    case EditorKind::question:
        draw_question(ui, editor, sink);
        break;
    case EditorKind::section:
        draw_section(ui, editor, sink);
        break;
    case EditorKind::survey:
        draw_survey(ui, editor, sink);
        break;
    case EditorKind::nothing:
        break;
    }
}

void draw_survey_privacy(Context& ui, const model::Survey& survey, app::CommandSink& sink) {
    const Editor edit(sink, "survey", survey.id.text);
    {
        Card card(ui, {.gap = 16, .name = "Small groups"});
        heading(ui, 2, "Small groups", {.style = TextStyle::reading});
        paragraph(ui, "Nobody should be found out by being one of few. The limits hold on every "
                      "screen, in every "
                      "export and in reports; while people answer they can only be raised.");
        draw_number(ui, edit, "min_group", "Show scores from", survey.min_group,
                    "People in a group", 3, 100);
        draw_number(ui, edit, "min_comments", "Show comments from", survey.min_comments,
                    "People who wrote one", 3, 100);
    }
    Card card(ui, {.gap = 16, .name = "Who and until when"});
    heading(ui, 2, "Who and until when", {.style = TextStyle::reading});
    draw_text(ui, edit, "audience", "Who is asked", survey.audience,
              {.placeholder = "all departments", .max_length = 120});
    draw_number(ui, edit, "invited", "How many people are asked", survey.invited,
                "For the share who answered; 0 when unknown.", 0, 1000000);
    std::optional<core::Date> closes = survey.closes;
    DateOptions options;
    options.note = "not required";
    options.width = 240;
    if (date_field(ui, "closes", "Closes on", closes, options))
        edit.set("closes", model::to_value(closes));
}

}  // namespace icx::ui
