// From the workspace's responses to columns: finds what counts for a survey (withdrawn batches and
// second arrivals do not), reads each payload and fills an insight::AnswerTable. The step between
// codec/ and insight/, which do not know each other.
#pragma once

#include "insight/answer_table.hpp"
#include "model/workspace.hpp"
#include "survey/definition.hpp"

namespace icx::exchange {

// Questions of the published version, or of the survey as it stands while none is published, then
// those of other versions that answers were given under and that are gone since.
insight::SurveySpec build_spec(const model::Workspace& workspace, const model::SurveyId& survey);
insight::SurveySpec build_spec(const model::Workspace& workspace,
                               const survey::Definition& definition);

// 50,000 responses of 20 answers take well under a second.
insight::AnswerTable collect_answers(const model::Workspace& workspace,
                                     const model::SurveyId& survey);

// The same in pieces, for screens that must stay live: step() reads some more responses.
class Collector {
public:
    Collector(const model::Workspace& workspace, const model::SurveyId& survey);

    bool step(std::size_t responses);  // true when all are read
    double progress() const;           // 0 to 1
    insight::AnswerTable take() { return std::move(table_); }

private:
    const model::Workspace& workspace_;
    std::vector<std::size_t> rows_;
    std::size_t next_ = 0;
    insight::AnswerTable table_;
};

}  // namespace icx::exchange
