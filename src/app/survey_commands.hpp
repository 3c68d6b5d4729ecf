// Commands of the person who makes a survey: edit, arrange, publish, close, and take answers in.
// Every one is undoable but publishing's version record, which is history.
#pragma once

#include <string>
#include <vector>

#include "app/session.hpp"
#include "codec/documents.hpp"
#include "survey/definition.hpp"

namespace icx::app {

// Sets one field of any record by its name; refused when the record or field is unknown or the
// value does not fit. `is_typing` joins keystrokes into one step of history and one delayed commit.
struct SetField {
    std::string type;
    std::string id;
    std::string field;
    core::Value value;
    bool is_typing = false;
};

struct CreateSurvey {
    std::string template_id;  // empty: a blank survey with one page
};

struct DuplicateSurvey {
    model::SurveyId survey;
};

struct RemoveSurvey {  // with its pages, questions and options; responses stay as facts without a
                       // survey
    model::SurveyId survey;
};

struct AddSection {
    model::SurveyId survey;
    model::SectionId after;  // empty: at the end
};

struct AddQuestion {
    model::SectionId section;
    model::QuestionId after;  // empty: at the end
    model::QuestionKind kind = model::QuestionKind::rating;
};

struct DuplicateQuestion {
    model::QuestionId question;
};

// Moves by one place; over the page's edge it goes to the neighbouring page.
struct MoveQuestion {
    model::QuestionId question;
    int by = 1;  // +1 or -1
};

struct MoveSection {
    model::SectionId section;
    int by = 1;
};

struct RemoveSection {
    model::SectionId section;
};

struct RemoveQuestion {
    model::QuestionId question;
};

struct AddOption {
    model::QuestionId question;
    std::string text;
};

struct MoveOption {
    model::OptionId option;
    int by = 1;
};

struct RemoveOption {
    model::OptionId option;
};

// Freezes the present text as a version and starts collecting. Refused with the first of
// check_survey.
struct PublishSurvey {
    model::SurveyId survey;
};

struct CloseSurvey {
    model::SurveyId survey;
};

// Responses of a file. Duplicates are left out, so repeating an import changes nothing. The survey,
// when given as a definition, is created first (an import that brings its own survey).
struct ImportResponses {
    model::SurveyId survey;
    std::string source;
    std::vector<codec::ResponseDocument> responses;
    std::optional<survey::Definition> new_survey;
};

core::Result<Plan> plan(const model::Workspace& workspace, const SetField& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const CreateSurvey& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const DuplicateSurvey& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSurvey& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddSection& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddQuestion& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const DuplicateQuestion& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MoveQuestion& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MoveSection& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveSection& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveQuestion& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddOption& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MoveOption& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveOption& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const PublishSurvey& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const CloseSurvey& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const ImportResponses& command,
                        PlanContext& context);

// A finding about a survey that is being made: `is_blocking` ones keep it from being published.
struct Finding {
    std::string record;   // the page's, question's or option's id
    std::string field;    // for focus, may be empty
    std::string message;  // a plain sentence
    bool is_blocking = false;
};
std::vector<Finding> check_survey(const model::Workspace& workspace, const model::SurveyId& survey);

// The survey file to put on a server, for the published version (or, unpublished, for trying out).
core::Result<std::string> survey_file(const model::Workspace& workspace,
                                      const model::SurveyId& survey);

// The survey as it is asked now: the published version, or, before that, as it stands.
struct AskedSurvey {
    survey::Definition definition;
    core::Value value;
    model::VersionId version;
};
core::Result<AskedSurvey> asked_survey(const model::Workspace& workspace,
                                       const model::SurveyId& survey);

// True when the text differs from what was published last, or was never published.
bool has_unpublished_changes(const model::Workspace& workspace, const model::SurveyId& survey);

// Do people choose among options there?
constexpr bool has_options(model::QuestionKind kind) {
    return kind == model::QuestionKind::single || kind == model::QuestionKind::multiple;
}

// Writes that create a survey from a definition (import, duplicate).
void write_survey(Writes& out, const survey::Definition& definition, core::Random& random);

}  // namespace icx::app
