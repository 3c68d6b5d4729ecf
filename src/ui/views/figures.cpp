#include "ui/views/figures.hpp"

#include <optional>

#include "exchange/collect.hpp"

namespace icx::ui {
namespace {

// About 2 microseconds each: what most surveys ever get is counted before the frame is drawn.
constexpr std::size_t kResponsesPerFrame = 50'000;

// Everything results depend on, as text: equal text, equal results.
std::string signature(const model::Workspace& workspace, const model::SurveyId& id) {
    std::string text = std::to_string(workspace.responses.revision());
    const auto add = [&](const auto& record) {
        std::decay_t<decltype(record)>::fields(
            [&](std::string_view, const auto& member) {
                const core::Value value = model::to_value(member);
                text += '|';
                if (value.is_text())
                    text += value.as_text();
                else
                    text += std::to_string(value.as_int()) + (value.as_bool() ? "t" : "");
            },
            record);
    };
    if (const auto* survey = workspace.table<model::Survey>().find(id)) {
        add(*survey);
        // The wording of a published version is frozen; only a draft's own text can change results.
        if (!survey->version.valid())
            for (const model::Section* section : model::sections_of(workspace, id))
                for (const model::Question* question :
                     model::questions_of(workspace, section->id)) {
                    add(*question);
                    for (const model::Option* option : model::options_of(workspace, question->id))
                        add(*option);
                }
    }
    for (const auto& [batch_id, batch] : workspace.table<model::Batch>())
        if (batch.survey == id) text += '|' + batch_id + (batch.is_withdrawn ? "-" : "+");
    for (const model::Department* department : model::departments(workspace))
        text += '|' + department->name;
    return text;
}

}  // namespace

struct Figures::Entry {
    std::uint64_t revision = 0;
    std::string made_of;
    std::unique_ptr<exchange::Collector> collector;
    std::optional<insight::SurveyResults> results;
};

Figures::Figures() = default;
Figures::~Figures() = default;

Figures::Entry& Figures::entry_of(const model::Workspace& workspace,
                                  const model::SurveyId& survey) {
    std::unique_ptr<Entry>& slot = entries_[survey.text];
    if (!slot) slot = std::make_unique<Entry>();
    Entry& entry = *slot;
    if (entry.revision != workspace.revision) {
        entry.revision = workspace.revision;
        std::string now = signature(workspace, survey);
        if (now != entry.made_of) {
            entry.made_of = std::move(now);
            entry.results.reset();
            entry.collector = std::make_unique<exchange::Collector>(workspace, survey);
        }
    }
    if (entry.collector && !entry.results) {
        if (entry.collector->step(kResponsesPerFrame)) {
            entry.results = insight::compute_results(entry.collector->take());
            entry.collector.reset();
        } else {
            is_counting_ = true;
        }
    }
    return entry;
}

const insight::SurveyResults* Figures::results(const model::Workspace& workspace,
                                               const model::SurveyId& survey) {
    Entry& entry = entry_of(workspace, survey);
    return entry.results ? &*entry.results : nullptr;
}

SurveyFigures Figures::headline(const model::Workspace& workspace, const model::SurveyId& survey) {
    SurveyFigures figures;
    const insight::SurveyResults* results = this->results(workspace, survey);
    if (!results) return figures;
    figures.answers = results->responses;
    figures.is_hidden =
        results->responses > 0 && results->responses < static_cast<std::size_t>(results->min_group);
    for (const insight::QuestionResults& question : results->questions) {
        if (question.kind != model::QuestionKind::rating || question.all.is_hidden()) continue;
        if (question.measure == model::Measure::enps || !question.all.figures->mean) continue;
        figures.score = question.all.figures->mean;
        figures.score_scale = std::to_string(question.low) + " to " + std::to_string(question.high);
        break;
    }
    return figures;
}

}  // namespace icx::ui
