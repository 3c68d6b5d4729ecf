#include "ui/views/designer_view.hpp"

#include <algorithm>
#include <set>

#include "app/routes.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::Question;
using model::QuestionKind;
using model::Section;
using model::Survey;
using model::SurveyState;

// Seconds a person takes, from published survey-practice rules of thumb; only for the estimate
// shown.
int seconds_for(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::long_text:
        return 45;
    case QuestionKind::short_text:
        return 15;
    case QuestionKind::multiple:
        return 12;
    default:
        return 8;
    }
}

std::string short_text(const std::string& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
}

bool concerns(const std::vector<app::Finding>& findings, const std::string& id) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const app::Finding& f) { return f.record == id; });
}

struct Numbered {
    const Section* section;
    const Question* question;
    std::size_t page;    // from 1
    std::size_t number;  // from 1, over the whole survey
};

std::vector<Numbered> number_questions(const model::Workspace& workspace,
                                       const std::vector<const Section*>& sections) {
    std::vector<Numbered> all;
    for (std::size_t page = 0; page < sections.size(); page++)
        for (const Question* question : model::questions_of(workspace, sections[page]->id))
            all.push_back({sections[page], question, page + 1, all.size() + 1});
    return all;
}

const Numbered* find_number(const std::vector<Numbered>& all, const std::string& id) {
    for (const Numbered& entry : all)
        if (entry.question->id.text == id) return &entry;
    return nullptr;
}

std::string loop_words(const std::vector<Numbered>& all, const Section& section) {
    if (!section.loop_over.valid()) return {};
    const Numbered* target = find_number(all, section.loop_over.text);
    return target ? "Once per answer ticked in " + std::to_string(target->number)
                  : "Repeats over a question that is gone";
}

void build_outline(DesignerView& view, const model::Workspace& workspace,
                   const DesignerState& state, const std::vector<const Section*>& sections,
                   const std::vector<Numbered>& all) {
    std::set<std::string> loop_targets;
    for (const Section* section : sections)
        loop_targets.insert(section->loop_over.text);
    int seconds = 0;
    for (std::size_t i = 0; i < sections.size(); i++) {
        const Section& section = *sections[i];
        OutlinePage page{section.id.text,
                         "Page " + std::to_string(i + 1) +
                             (section.title.empty() ? "" : ", " + section.title),
                         loop_words(all, section),
                         state.selected == section.id.text,
                         {}};
        for (const Question* question : model::questions_of(workspace, section.id)) {
            page.questions.push_back({question->id.text, kind_icon(question->kind),
                                      short_text(question->text, "Question without text"),
                                      loop_targets.count(question->id.text) ? "screener" : "",
                                      state.selected == question->id.text,
                                      concerns(view.findings, question->id.text)});
            seconds += seconds_for(question->kind) * (section.loop_over.valid() ? 2 : 1);
        }
        view.pages.push_back(std::move(page));
    }
    view.summary = counted(sections.size(), "page", "pages") + ", " +
                   counted(all.size(), "question", "questions");
    view.time = "about " + std::to_string(std::max(1, (seconds + 30) / 60)) + " min";
}

void build_section_editor(EditorView& editor, const std::vector<const Section*>& sections,
                          const std::vector<Numbered>& all) {
    editor.loop_choices.push_back({"", "Asked once"});
    for (const Numbered& entry : all) {
        if (entry.section->id == editor.section.id) break;
        if (entry.question->kind != QuestionKind::multiple) continue;
        if (entry.question->id == editor.section.loop_over)
            editor.loop_selected = static_cast<int>(editor.loop_choices.size());
        editor.loop_choices.push_back({entry.question->id.text, "Once per answer ticked in " +
                                                                    std::to_string(entry.number) +
                                                                    ", " + entry.question->text});
    }
    editor.can_move_up = !sections.empty() && !(sections.front()->id == editor.section.id);
    editor.can_move_down = !sections.empty() && !(sections.back()->id == editor.section.id);
}

void build_question_editor(EditorView& editor, const model::Workspace& workspace,
                           const std::vector<Numbered>& all, const Numbered& entry) {
    editor.label = "Question " + std::to_string(entry.number);
    const auto options = model::options_of(workspace, editor.question.id);
    for (std::size_t i = 0; i < options.size(); i++)
        editor.options.push_back({options[i]->id.text, options[i]->text, options[i]->is_exclusive,
                                  i == 0, i + 1 == options.size()});
    if (entry.section->loop_over.valid())
        editor.loop_hint = "Write {department} where the ticked answer's name should stand.";
    editor.can_move_up = &entry != &all.front();
    editor.can_move_down = &entry != &all.back();
}

EditorView build_editor(const model::Workspace& workspace, const Survey& survey,
                        const DesignerState& state, const std::vector<const Section*>& sections,
                        const std::vector<Numbered>& all) {
    EditorView editor;
    editor.survey = survey;
    if (const Numbered* entry = find_number(all, state.selected)) {
        editor.kind = EditorKind::question;
        editor.id = state.selected;
        editor.question = *entry->question;
        build_question_editor(editor, workspace, all, *entry);
        return editor;
    }
    for (std::size_t i = 0; i < sections.size(); i++) {
        if (sections[i]->id.text != state.selected) continue;
        editor.kind = EditorKind::section;
        editor.id = state.selected;
        editor.label = "Page " + std::to_string(i + 1);
        editor.section = *sections[i];
        build_section_editor(editor, sections, all);
        return editor;
    }
    editor.kind = EditorKind::survey;
    editor.id = survey.id.text;
    editor.label = "The survey";
    return editor;
}

void build_launch(DesignerView& view, const Survey& survey) {
    view.is_collecting = survey.state == SurveyState::collecting;
    view.can_launch = view.blocking == 0 && (!view.is_collecting || view.has_changes);
    view.launch_label = !view.is_collecting ? "Check and launch"
                        : view.has_changes  ? "Launch changes"
                                            : "Collecting";
    view.launch_title =
        survey.invited > 0
            ? "Launch to " + grouped(static_cast<std::size_t>(survey.invited)) + " people?"
            : "Launch this survey?";
    view.launch_words.push_back(view.is_collecting
                                    ? "People who have the new file answer the new text. Earlier "
                                      "answers stay with the text they saw."
                                    : "After launch the text that was asked is kept as version 1. "
                                      "You can still correct words and launch again.");
    view.launch_words.push_back(
        "Groups under " + std::to_string(survey.min_group) + " answers and comments under " +
        std::to_string(survey.min_comments) + " stay hidden; this can only be raised later.");
    const std::string name = survey.file_name.empty() ? "survey" : survey.file_name;
    view.file_name = name + ".json";
    view.link_query = "?survey=" + name;
    view.share_words = survey.state == SurveyState::draft
                           ? "Launch the survey first; then it becomes one file to hand out."
                           : "Put the file into the folder surveys beside this page on the server. "
                             "People open the "
                             "page with the address below and answer, also without a network.";
}

}  // namespace

std::string kind_label(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::rating:
        return "Scale";
    case QuestionKind::agree:
        return "Agree or disagree";
    case QuestionKind::single:
        return "One choice";
    case QuestionKind::multiple:
        return "Several choices";
    case QuestionKind::short_text:
        return "Short text";
    case QuestionKind::long_text:
        return "Long text";
    case QuestionKind::number:
        return "Number";
    case QuestionKind::date:
        return "Date";
    }
    return {};
}

Icon kind_icon(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::rating:
        return Icon::question_scale;
    case QuestionKind::agree:
        return Icon::question_grid;
    case QuestionKind::single:
        return Icon::question_choice;
    case QuestionKind::multiple:
        return Icon::question_checks;
    case QuestionKind::short_text:
    case QuestionKind::long_text:
        return Icon::question_text;
    case QuestionKind::number:
        return Icon::timer;
    case QuestionKind::date:
        return Icon::question_date;
    }
    return Icon::survey;
}

DesignerView build_designer(const model::Workspace& workspace, const std::string& id,
                            const DesignerState& state) {
    DesignerView view;
    const Survey* survey = workspace.table<Survey>().find(std::string_view(id));
    if (!survey) return view;
    view.is_found = true;
    view.id = id;
    view.findings = app::check_survey(workspace, survey->id);
    for (const app::Finding& finding : view.findings)
        view.blocking += finding.is_blocking;
    const auto sections = model::sections_of(workspace, survey->id);
    const auto all = number_questions(workspace, sections);
    build_outline(view, workspace, state, sections, all);
    view.editor = build_editor(workspace, *survey, state, sections, all);
    view.is_survey_selected = view.editor.kind == EditorKind::survey;
    for (const app::Finding& finding : view.findings) {
        const bool is_own_option =
            std::any_of(view.editor.options.begin(), view.editor.options.end(),
                        [&](const OptionEdit& option) { return option.id == finding.record; });
        if (finding.record == view.editor.id || is_own_option)
            view.editor.findings.push_back(finding);
    }
    view.has_changes = app::has_unpublished_changes(workspace, survey->id);
    build_launch(view, *survey);
    view.results_route = app::to_hash({app::Place::results, id});
    view.respond_route = app::to_hash({app::Place::respond, id});
    return view;
}

}  // namespace icx::ui
