#include "insight/results.hpp"

#include <algorithm>
#include <map>

#include "core/text.hpp"
#include "insight/figures.hpp"
#include "insight/protect.hpp"

namespace icx::insight {
namespace {

using model::QuestionKind;

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

QuestionResults headed(const AnswerTable& table, const Column& column) {
    const QuestionSpec& spec = table.spec().questions[column.question];
    const model::Question& question = spec.question;
    QuestionResults r;
    r.key = column.key;
    r.id = question.id.text;
    r.code = question.code;
    r.text = question.text;
    r.section = spec.section;
    r.loop_option = column.loop_option;
    r.loop_label = column.loop_label;
    if (!column.loop_label.empty()) {
        replace_all(r.text, "{department}", column.loop_label);
        replace_all(r.section, "{department}", column.loop_label);
    }
    r.kind = question.kind;
    r.measure = question.measure;
    if (r.kind == QuestionKind::agree || r.kind == QuestionKind::rating) {
        r.low = r.kind == QuestionKind::agree ? 1 : question.min;
        r.high = r.kind == QuestionKind::agree ? question.points : question.max;
    }
    r.low_label = question.low_label;
    r.high_label = question.high_label;
    r.unit = question.unit;
    r.favourable_from = favourable_from(question);
    if (r.favourable_from > 0)
        r.favourable_rule = std::to_string(r.favourable_from) + " to " + std::to_string(r.high) +
                            " on the scale " + std::to_string(r.low) + " to " +
                            std::to_string(r.high);
    return r;
}

void take_comments(const Column& column, bool are_figures_hidden, int min_comments,
                   QuestionResults& out) {
    if (column.texts.empty()) return;
    if (are_figures_hidden || column.texts.size() < static_cast<std::size_t>(min_comments)) {
        out.comments.is_hidden = true;
        return;
    }
    for (const RowText& text : column.texts)
        out.comments.texts.push_back(text.text);
    std::sort(out.comments.texts.begin(), out.comments.texts.end());
}

void count_days(const AnswerTable& table, SurveyResults& results) {
    std::map<std::int32_t, std::size_t> by_day;
    for (const std::int32_t day : table.days()) {
        if (day == kNoDay)
            results.undated++;
        else
            by_day[day]++;
    }
    if (by_day.empty()) return;
    // A curve of years shows only the days that have answers.
    constexpr std::int32_t kLongest = 1000;
    const std::int32_t first = by_day.begin()->first;
    const std::int32_t last = by_day.rbegin()->first;
    if (last - first <= kLongest)
        for (std::int32_t day = first; day < last; day++)
            by_day.try_emplace(day, 0);
    std::size_t total = 0;
    for (const auto& [day, n] : by_day) {
        total += n;
        results.curve.push_back({core::civil_from_days(day), n, total});
    }
}

// Which groups stay hidden in every question: those whose people are too few, and their protection.
std::vector<bool> hidden_groups(const Grouping& grouping, std::size_t k, SurveyResults& results) {
    std::vector<GroupSize> sizes(grouping.labels.size());
    for (const std::uint16_t g : grouping.of_row)
        sizes[g].n++;
    for (std::size_t g = 0; g < sizes.size(); g++)
        sizes[g].order = g;
    std::vector<bool> hidden = hide_groups(sizes, k);
    for (std::size_t g = 0; g < sizes.size(); g++) {
        Group group{grouping.labels[g], {}};
        if (!hidden[g]) group.responses = sizes[g].n;
        results.groups.push_back(std::move(group));
    }
    return hidden;
}

// Where each row holds one answer only (files without a person's key), a group's rows are the sum
// of its answers over the questions: shown, it would give a hidden cell away. Nor does a row that
// answers another question miss an answer to this one.
void treat_rows_as_answers(const AnswerTable& table, std::size_t answers, SurveyResults& results) {
    if (answers > table.rows() || results.questions.size() < 2) return;
    for (QuestionResults& question : results.questions) {
        if (question.all.figures) question.all.figures->missing = 0;
        for (std::size_t g = 0; g < question.groups.size(); g++) {
            Cell& cell = question.groups[g];
            if (cell.figures)
                cell.figures->missing = 0;
            else if (!question.all.is_hidden())
                results.groups[g].responses.reset();
        }
    }
}

// The question that tells groups apart would, by its own counts, tell how many people a hidden
// group has. The groups' sizes stand in SurveyResults::groups, where small ones are hidden.
void hide_group_sizes(QuestionResults& question) {
    if (question.all.figures) question.all.figures->counts.clear();
    for (Cell& cell : question.groups)
        if (cell.figures) cell.figures->counts.clear();
    question.comments = {};
}

}  // namespace

const QuestionResults* SurveyResults::find(std::string_view key) const {
    for (const QuestionResults& q : questions)
        if (q.key == key) return &q;
    return nullptr;
}

int favourable_from(const model::Question& question) {
    if (question.measure == model::Measure::enps) return 0;
    if (question.kind == QuestionKind::agree)
        return question.points == 4 ? 3 : question.points / 2 + 2;
    if (question.kind != QuestionKind::rating) return 0;
    if (question.max == 5 && question.min == 1) return 4;
    if (question.max == 10) return 8;
    const int steps = question.max - question.min + 1;
    return std::max(1, question.max + 1 - std::max(1, steps * 3 / 10));
}

std::string hidden_words(int min_group) {
    return "fewer than " + std::to_string(min_group) +
           " answers, or needed to protect such a group";
}

SurveyResults compute_results(const AnswerTable& table, const ResultOptions& options) {
    const model::Survey& survey = table.spec().survey;
    SurveyResults results;
    results.survey = survey.id;
    results.title = survey.title;
    results.responses = table.rows();
    results.left_out = table.left_out();
    results.min_group = std::max({1, survey.min_group, options.min_group});
    results.min_comments = std::max({1, survey.min_comments, options.min_comments});
    const auto k = static_cast<std::size_t>(results.min_group);
    if (survey.invited > 0)
        results.invited =
            statistics::proportion(std::min(table.rows(), static_cast<std::size_t>(survey.invited)),
                                   static_cast<std::size_t>(survey.invited));
    count_days(table, results);

    const Grouping grouping = options.grouping ? *options.grouping : group_by_department(table);
    results.group_field = grouping.field;
    const std::vector<bool> always_hidden = hidden_groups(grouping, k, results);
    const std::size_t groups = grouping.labels.size();
    std::size_t answers = 0;
    for (const Column& column : table.columns()) {
        QuestionResults question = headed(table, column);
        RawFigures all =
            std::move(compute_figures(table, column, {}, 1, results.min_group).front());
        answers += all.figures.n + all.figures.not_applicable;
        const bool is_text =
            question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text;
        const bool is_hidden = is_hidden_alone(all.figures.n, !is_text && all.is_unanimous, k);
        if (!is_hidden) question.all.figures = std::move(all.figures);
        take_comments(column, is_hidden, results.min_comments, question);
        if (groups && !is_hidden) {
            std::vector<RawFigures> raw =
                compute_figures(table, column, grouping.of_row, groups, results.min_group);
            std::vector<GroupSize> sizes(groups);
            for (std::size_t g = 0; g < groups; g++)
                sizes[g] = {raw[g].figures.n, always_hidden[g], !is_text && raw[g].is_unanimous, g};
            const std::vector<bool> hidden = hide_groups(sizes, k);
            for (std::size_t g = 0; g < groups; g++) {
                Cell cell;
                if (!hidden[g]) cell.figures = std::move(raw[g].figures);
                question.groups.push_back(std::move(cell));
            }
        } else {
            question.groups.resize(groups);  // the whole is hidden, so are its parts
        }
        const model::Question& asked = table.spec().questions[column.question].question;
        if (asked.is_department || asked.code == grouping.field) hide_group_sizes(question);
        results.questions.push_back(std::move(question));
    }
    treat_rows_as_answers(table, answers, results);
    return results;
}

}  // namespace icx::insight
