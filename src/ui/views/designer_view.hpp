// The survey editor as plain data: outline, the editor of what is selected, findings, sharing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/survey_commands.hpp"
#include "model/workspace.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

enum class DesignerTab { build, privacy, check, share };
enum class DesignerPane { outline, editor, preview };  // what a narrow window shows

struct DesignerState {
    std::string survey;    // the state belongs to this survey; reset when another is opened
    std::string selected;  // id of a page or question; empty: the survey itself
    DesignerTab tab = DesignerTab::build;
    DesignerPane pane = DesignerPane::outline;
    bool is_preview_wide = false;
    bool is_launching = false;
    std::string focus_field;  // after "go to" from the findings
};

struct OutlineItem {
    std::string id;
    Icon icon;
    std::string label;
    std::string note;  // "screener"
    bool is_selected = false;
    bool has_finding = false;
};

struct OutlinePage {
    std::string id;
    std::string label;       // "Page 2, each department"
    std::string loop_words;  // "Once per department ticked in 2", empty when it does not repeat
    bool is_selected = false;
    std::vector<OutlineItem> questions;
};

struct OptionEdit {
    std::string id;
    std::string text;
    bool is_exclusive = false;
    bool is_first = false, is_last = false;
};

struct LoopChoice {
    std::string id;  // question id, "" = not repeated
    std::string label;
};

// What the middle column edits.
enum class EditorKind { survey, section, question, nothing };

struct EditorView {
    EditorKind kind = EditorKind::nothing;
    std::string id;
    std::string label;  // "Question 3"
    model::Survey survey;
    model::Section section;
    model::Question question;
    std::vector<OptionEdit> options;
    std::vector<LoopChoice> loop_choices;  // for a page
    int loop_selected = 0;
    std::string loop_hint;  // for a question in a repeated page
    bool can_move_up = false, can_move_down = false;
    std::vector<app::Finding> findings;  // about this record
};

struct DesignerView {
    bool is_found = false;
    std::string id;
    std::string summary;  // "5 pages, 10 questions"
    std::string time;     // "about 4 min"
    std::vector<OutlinePage> pages;
    bool is_survey_selected = false;
    EditorView editor;
    std::vector<app::Finding> findings;
    std::size_t blocking = 0;
    std::string launch_label;  // "Check and launch", "Launch changes", "Close survey"
    bool can_launch = false;
    bool is_collecting = false;
    bool has_changes = false;               // edited since the published version
    std::vector<std::string> launch_words;  // the dialog's sentences
    std::string launch_title;
    std::string file_name;   // "autumn-service-pulse.json"
    std::string link_query;  // "?survey=autumn-service-pulse"
    std::string share_words;
    std::string results_route, respond_route;
};

DesignerView build_designer(const model::Workspace& workspace, const std::string& survey,
                            const DesignerState& state);

// Names of the question kinds in the order of model::QuestionKind.
std::string kind_label(model::QuestionKind kind);
Icon kind_icon(model::QuestionKind kind);

}  // namespace icx::ui
