#include "model/workspace.hpp"

#include <algorithm>

namespace icx::model {
namespace {

template <class R, class Belongs>
std::vector<const R*> ordered(const Workspace& workspace, Belongs belongs) {
    std::vector<const R*> rows;
    for (const auto& [id, record] : workspace.table<R>())
        if (belongs(record)) rows.push_back(&record);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const R* a, const R* b) { return a->pos < b->pos; });
    return rows;
}

const Settings kDefaults;

}  // namespace

bool ResponseStore::add(Response response) {
    const auto [it, is_new] = by_id_.try_emplace(response.id, rows_.size());
    if (!is_new) return false;
    by_survey_[response.survey.text].push_back(rows_.size());
    rows_.push_back(std::move(response));
    revision_++;
    return true;
}

const Response* ResponseStore::find(std::string_view id) const {
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? nullptr : &rows_[it->second];
}

std::vector<std::size_t> ResponseStore::of_survey(const SurveyId& survey) const {
    const auto it = by_survey_.find(survey.text);
    return it == by_survey_.end() ? std::vector<std::size_t>{} : it->second;
}

const Settings& settings(const Workspace& workspace) {
    const Settings* found = workspace.table<Settings>().find(std::string_view("settings"));
    return found ? *found : kDefaults;
}

std::vector<const Department*> departments(const Workspace& workspace) {
    return ordered<Department>(workspace, [](const Department&) { return true; });
}

std::vector<const Section*> sections_of(const Workspace& workspace, const SurveyId& survey) {
    return ordered<Section>(workspace, [&](const Section& s) { return s.survey == survey; });
}

std::vector<const Question*> questions_of(const Workspace& workspace, const SectionId& section) {
    return ordered<Question>(workspace, [&](const Question& q) { return q.section == section; });
}

std::vector<const Option*> options_of(const Workspace& workspace, const QuestionId& question) {
    return ordered<Option>(workspace, [&](const Option& o) { return o.question == question; });
}

}  // namespace icx::model
