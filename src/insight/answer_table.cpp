#include "insight/answer_table.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "core/time.hpp"

namespace icx::insight {
namespace {

using model::QuestionKind;

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::size_t option_index(const QuestionSpec& spec, std::string_view id) {
    for (std::size_t i = 0; i < spec.options.size(); i++)
        if (spec.options[i].id.text == id) return i;
    return kNowhere;
}

bool is_scale(QuestionKind kind) {
    return kind == QuestionKind::rating || kind == QuestionKind::agree;
}

}  // namespace

AnswerTable::AnswerTable(SurveySpec spec) : spec_(std::move(spec)) {
    for (std::size_t q = 0; q < spec_.questions.size(); q++)
        add_columns(q);
    for (std::size_t c = 0; c < columns_.size(); c++)
        by_key_.emplace_back(columns_[c].key, c);
    std::sort(by_key_.begin(), by_key_.end());
    for (const Column& column : columns_) {
        loop_source_.push_back(kNowhere);
        loop_bit_.push_back(0);
        if (column.loop_option.empty()) continue;
        const model::QuestionId& over = spec_.questions[column.question].loop_over;
        for (std::size_t c = 0; c < columns_.size(); c++) {
            const QuestionSpec& source = spec_.questions[columns_[c].question];
            if (source.question.id != over || columns_[c].stride == 0) continue;
            loop_source_.back() = c;
            loop_bit_.back() = option_index(source, column.loop_option);
        }
    }
    for (const auto& [id, name] : spec_.departments)
        department_names_.push_back(name);
}

void AnswerTable::add_columns(std::size_t index) {
    const QuestionSpec& spec = spec_.questions[index];
    Column column;
    column.question = index;
    column.key = spec.question.id.text;
    if (spec.question.kind == QuestionKind::multiple)
        column.stride = spec.options.size() / 64 + 1;  // one bit more, for "other"
    if (!spec.loop_over.valid()) {
        columns_.push_back(std::move(column));
        return;
    }
    for (const QuestionSpec& source : spec_.questions) {
        if (source.question.id != spec.loop_over) continue;
        for (const model::Option& option : source.options) {
            if (option.is_exclusive) continue;  // "none of these" is not asked about
            Column looped = column;
            looped.key += "@" + option.id.text;
            looped.loop_option = option.id.text;
            looped.loop_label = option.text;
            columns_.push_back(std::move(looped));
        }
    }
}

const Column* AnswerTable::find(std::string_view key) const {
    const auto it = std::lower_bound(by_key_.begin(), by_key_.end(), key,
                                     [](const auto& a, std::string_view b) { return a.first < b; });
    return it != by_key_.end() && it->first == key ? &columns_[it->second] : nullptr;
}

void AnswerTable::begin_row(std::string_view id) {
    hint_ = 0;
    ids_.emplace_back(id);
    for (Column& column : columns_) {
        const QuestionKind kind = spec_.questions[column.question].question.kind;
        if (is_scale(kind))
            column.scale.push_back(kMissing);
        else if (kind == QuestionKind::single)
            column.choice.push_back(kNoChoice);
        else if (kind == QuestionKind::multiple)
            column.ticks.resize(column.ticks.size() + column.stride);
        else if (kind == QuestionKind::number || kind == QuestionKind::date)
            column.number.push_back(kNaN);
    }
}

void AnswerTable::answer(std::string_view key, const core::Value& value) {
    // Answers come in key order, so the next column is nearly always at or just behind the hint.
    std::size_t at = hint_;
    while (at < by_key_.size() && by_key_[at].first < key)
        at++;
    if (at == by_key_.size() || by_key_[at].first != key) {
        const Column* found = find(key);
        if (!found) {
            left_out_++;
            return;
        }
        if (!store(columns_[static_cast<std::size_t>(found - columns_.data())], value)) left_out_++;
        return;
    }
    hint_ = at;
    if (!store(columns_[by_key_[at].second], value)) left_out_++;
}

void AnswerTable::end_row(std::string_view day, std::string_view department) {
    rows_++;
    const auto date = core::parse_date(day);
    days_.push_back(date ? static_cast<std::int32_t>(core::days_from_civil(*date)) : kNoDay);
    department_.push_back(department.empty() ? kNoChoice : department_of(department));
    if (department_.back() != kNoChoice) return;
    for (const Column& column : columns_) {
        const QuestionSpec& spec = spec_.questions[column.question];
        if (!spec.question.is_department || column.choice.empty()) continue;
        const std::uint16_t choice = column.choice.back();
        if (choice >= spec.options.size()) continue;
        const model::Option& option = spec.options[choice];
        department_.back() =
            department_of(option.department.valid() ? option.department.text : option.text);
        return;
    }
}

bool AnswerTable::store(Column& column, const core::Value& value) {
    const model::Question& question = spec_.questions[column.question].question;
    const bool is_na = value.is_text() && value.as_text() == "na";
    switch (question.kind) {
    case QuestionKind::rating:
    case QuestionKind::agree: {
        if (is_na) {
            column.scale.back() = kNotApplicable;
            return true;
        }
        const int low = question.kind == QuestionKind::agree ? 1 : question.min;
        const int high = question.kind == QuestionKind::agree ? question.points : question.max;
        const std::int64_t step = value.is_number() ? value.as_int(-1) : -1;
        if (step < low || step > high || step < 0 || step >= kNotApplicable) return false;
        column.scale.back() = static_cast<std::uint8_t>(step);
        return true;
    }
    case QuestionKind::single:
        return store_choice(column, value);
    case QuestionKind::multiple:
        return store_ticks(column, value);
    case QuestionKind::number:
        if (!value.is_number() || !std::isfinite(value.as_real())) return false;
        column.number.back() = value.as_real();
        return true;
    case QuestionKind::date: {
        const auto date = core::parse_date(value.as_text());
        if (!date) return false;
        column.number.back() = static_cast<double>(core::days_from_civil(*date));
        return true;
    }
    case QuestionKind::short_text:
    case QuestionKind::long_text:
        if (!value.is_text()) return false;
        if (core::trim(value.as_text()).empty()) return true;
        column.texts.push_back({static_cast<std::uint32_t>(rows_), std::string(value.as_text())});
        return true;
    }
    return false;
}

bool AnswerTable::store_choice(Column& column, const core::Value& value) {
    const QuestionSpec& spec = spec_.questions[column.question];
    if (const core::Value* other = value.find("other")) {
        column.choice.back() = static_cast<std::uint16_t>(spec.options.size());
        column.texts.push_back({static_cast<std::uint32_t>(rows_), std::string(other->as_text())});
        return true;
    }
    if (value.is_text() && value.as_text() == "na") {
        column.choice.back() = kChoseNotApplicable;
        return true;
    }
    const std::size_t index = option_index(spec, value.as_text());
    if (index == kNowhere) return false;
    column.choice.back() = static_cast<std::uint16_t>(index);
    return true;
}

bool AnswerTable::store_ticks(Column& column, const core::Value& value) {
    if (!value.is_list()) return false;
    const QuestionSpec& spec = spec_.questions[column.question];
    std::uint64_t* words = column.ticks.data() + column.ticks.size() - column.stride;
    bool fits = true;
    for (const core::Value& item : value.as_list()) {
        const core::Value* other = item.find("other");
        const std::size_t bit = other ? spec.options.size() : option_index(spec, item.as_text());
        if (bit == kNowhere) {
            fits = false;
            continue;
        }
        words[bit / 64] |= std::uint64_t{1} << (bit % 64);
        if (other)
            column.texts.push_back(
                {static_cast<std::uint32_t>(rows_), std::string(other->as_text())});
    }
    return fits;
}

std::uint16_t AnswerTable::department_of(std::string_view id_or_name) {
    for (std::size_t i = 0; i < spec_.departments.size(); i++)
        if (spec_.departments[i].first == id_or_name) return static_cast<std::uint16_t>(i);
    return intern_department(core::trim(id_or_name));
}

std::uint16_t AnswerTable::intern_department(std::string_view name) {
    for (std::size_t i = 0; i < department_names_.size(); i++)
        if (department_names_[i] == name) return static_cast<std::uint16_t>(i);
    const std::string folded = core::lower_ascii(name);
    for (std::size_t i = 0; i < department_names_.size(); i++)
        if (core::lower_ascii(department_names_[i]) == folded) return static_cast<std::uint16_t>(i);
    if (department_names_.size() >= kChoseNotApplicable) return kNoChoice;
    department_names_.emplace_back(name);
    return static_cast<std::uint16_t>(department_names_.size() - 1);
}

bool AnswerTable::was_asked(const Column& column, std::size_t row) const {
    const std::size_t index = static_cast<std::size_t>(&column - columns_.data());
    const std::size_t source = loop_source_[index];
    if (column.loop_option.empty() || source == kNowhere || loop_bit_[index] == kNowhere)
        return true;
    const Column& over = columns_[source];
    const std::size_t bit = loop_bit_[index];
    return (over.ticks[row * over.stride + bit / 64] >> (bit % 64)) & 1U;
}

Grouping group_by_department(const AnswerTable& table) {
    Grouping grouping;
    grouping.field = "department";
    const auto& names = table.departments();
    std::vector<std::size_t> used(names.size(), 0);
    std::size_t without = 0;
    for (const std::uint16_t d : table.department()) {
        if (d == kNoChoice)
            without++;
        else
            used[d]++;
    }
    // The organisation's own order first, names that only answers brought behind it by alphabet.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < names.size(); i++)
        if (used[i]) order.push_back(i);
    const std::size_t known = table.spec().departments.size();
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if ((a < known) != (b < known)) return a < known;
        return a < known ? a < b : names[a] < names[b];
    });
    std::vector<std::uint16_t> place(names.size(), kNoChoice);
    for (const std::size_t i : order) {
        place[i] = static_cast<std::uint16_t>(grouping.labels.size());
        grouping.labels.push_back(names[i]);
    }
    const auto rest = static_cast<std::uint16_t>(grouping.labels.size());
    if (without && !grouping.labels.empty()) grouping.labels.push_back("Not stated");
    if (grouping.labels.empty()) return grouping;  // nobody said: there are no groups
    grouping.of_row.reserve(table.rows());
    for (const std::uint16_t d : table.department())
        grouping.of_row.push_back(d == kNoChoice ? rest : place[d]);
    return grouping;
}

std::optional<Grouping> group_by(const AnswerTable& table, std::string_view field) {
    if (core::lower_ascii(field) == "department") return group_by_department(table);
    for (const Column& column : table.columns()) {
        const QuestionSpec& spec = table.spec().questions[column.question];
        const bool is_it = spec.question.code == field || spec.question.id.text == field;
        if (!is_it || spec.question.kind != QuestionKind::single || !column.loop_option.empty())
            continue;
        if (spec.question.is_department) return group_by_department(table);
        Grouping grouping;
        grouping.field = spec.question.code.empty() ? spec.question.id.text : spec.question.code;
        for (const model::Option& option : spec.options)
            grouping.labels.push_back(option.text);
        const auto other = static_cast<std::uint16_t>(grouping.labels.size());
        grouping.labels.push_back("Other");
        grouping.labels.push_back("Not stated");
        for (const std::uint16_t c : column.choice)
            grouping.of_row.push_back(
                c >= kChoseNotApplicable ? static_cast<std::uint16_t>(other + 1) : c);
        return grouping;
    }
    return std::nullopt;
}

}  // namespace icx::insight
