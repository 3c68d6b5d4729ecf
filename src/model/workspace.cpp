#include "model/workspace.hpp"

#include <algorithm>
#include <unordered_map>

#include "model/ordered.hpp"

namespace icx::model {
namespace {

const Settings kDefaults;

}  // namespace

void Places::erase(const std::string& place, std::string_view id) {
    const auto it = ids_.find(place);
    if (it == ids_.end()) return;
    if (const auto at = it->second.find(id); at != it->second.end()) it->second.erase(at);
    if (it->second.empty()) ids_.erase(it);
}

const std::set<std::string, std::less<>>& Places::at(std::string_view place) const {
    static const std::set<std::string, std::less<>> kNone;
    const auto it = ids_.find(place);
    return it == ids_.end() ? kNone : it->second;
}

void Trail::note(std::uint64_t revision, const std::string& id) {
    if (touched_.size() >= kMost) {
        forgotten_ = touched_.back().first;
        touched_.clear();
    }
    touched_.emplace_back(revision, id);
}

bool Trail::since(std::uint64_t revision, std::vector<std::string>& ids) const {
    if (revision < forgotten_) return false;
    for (auto it = touched_.rbegin(); it != touched_.rend() && it->first > revision; ++it)
        ids.push_back(it->second);
    return true;
}

void ResponseStore::put(Response response) {
    revision_++;
    const auto [it, is_new] = by_id_.try_emplace(response.id, rows_.size());
    if (!is_new) {
        rows_[it->second].payload = std::move(response.payload);
        return;
    }
    by_survey_[response.survey.text].push_back(rows_.size());
    rows_.push_back(std::move(response));
}

const Response* ResponseStore::find(std::string_view id) const {
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? nullptr : &rows_[it->second];
}

std::vector<std::size_t> ResponseStore::of_survey(const SurveyId& survey) const {
    const auto it = by_survey_.find(survey.text);
    return it == by_survey_.end() ? std::vector<std::size_t>{} : it->second;
}

std::vector<const Response*> ResponseStore::arrivals(std::string_view response_id) const {
    std::vector<const Response*> found;
    for (auto it = by_id_.lower_bound(response_id); it != by_id_.end(); ++it) {
        const Response& row = rows_[it->second];
        if (std::string_view(row.id).substr(0, response_id.size()) != response_id) break;
        if (own_id(row) == response_id) found.push_back(&row);
    }
    return found;
}

std::string_view own_id(const Response& response) {
    const std::string_view id = response.id;
    return id.substr(0, id.find(':'));
}

bool is_in_force(const Workspace& workspace, const Response& response) {
    if (!response.batch.valid()) return true;
    const Batch* batch = workspace.table<Batch>().find(response.batch);
    return batch && !batch->is_withdrawn;
}

std::vector<std::size_t> counted_responses(const Workspace& workspace, const SurveyId& survey) {
    const std::vector<Response>& all = workspace.responses.all();
    std::map<std::string_view, bool> batch_in_force;
    const std::vector<std::size_t> arrived = workspace.responses.of_survey(survey);
    std::unordered_map<std::string_view, std::size_t> chosen;
    chosen.reserve(arrived.size());
    for (const std::size_t index : arrived) {
        const Response& row = all[index];
        const auto [batch, is_new] = batch_in_force.try_emplace(row.batch.text, false);
        if (is_new) batch->second = is_in_force(workspace, row);
        if (!batch->second) continue;
        const auto [it, is_first] = chosen.try_emplace(own_id(row), index);
        if (!is_first && row.id < all[it->second].id) it->second = index;
    }
    std::vector<std::size_t> indices;
    indices.reserve(chosen.size());
    for (const auto& [id, index] : chosen)
        indices.push_back(index);
    std::sort(indices.begin(), indices.end());
    return indices;
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
