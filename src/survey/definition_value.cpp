// The plain-data form of a definition: nested maps with the records' own field names.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "survey/definition.hpp"

namespace icx::survey {
namespace {

using core::Code;
using core::Error;
using core::Value;

// Fields that matter in the workspace only; the rest of each record's list is published.
bool is_workspace_only(std::string_view field) {
    constexpr std::array<std::string_view, 13> kNames = {
        "pos",     "survey",  "section",   "question", "state",  "file_name", "invited",
        "created", "version", "published", "closes",   "is_sample", "id"};
    return std::find(kNames.begin(), kNames.end(), field) != kNames.end();
}

template <class R>
Value record_value(const R& record) {
    R blank;
    std::vector<Value> defaults;
    R::fields([&](std::string_view, auto& member) { defaults.push_back(model::to_value(member)); },
              blank);
    Value out = Value::map();
    out.set("id", record.id.text);
    std::size_t index = 0;
    R::fields(
        [&](std::string_view name, const auto& member) {
            Value value = model::to_value(member);
            const bool is_default = value == defaults[index++];
            if (!is_workspace_only(name) && (!is_default || name == "kind"))
                out.set(name, std::move(value));
        },
        record);
    return out;
}

class Reader {
public:
    bool failed() const { return failed_; }
    const Error& error() const { return error_; }

    void fail(Code code, std::string message, std::string place) {
        if (failed_) return;
        failed_ = true;
        error_ = {code, std::move(message), std::move(place), ""};
    }

    template <class R>
    void record(const Value& value, const std::string& place, R& out) {
        if (!value.is_map()) return fail(Code::invalid, "is not an object", place);
        const std::string_view id = value.at("id").as_text();
        if (!core::is_safe_id(id)) return fail(Code::invalid, "is missing or no id", place + "/id");
        if (!ids_.insert(std::string(id)).second)
            return fail(Code::invalid, "is used twice", place + "/id");
        out.id.text = std::string(id);
        R::fields(
            [&](std::string_view name, auto& member) {
                if (is_workspace_only(name)) return;
                const Value* field = value.find(name);
                if (field && !model::from_value(*field, member))
                    fail(Code::invalid, "has a value that does not fit",
                         place + "/" + std::string(name));
            },
            out);
    }

    // The list under `name`, which may be absent.
    const Value::List& list(const Value& value, std::string_view name, const std::string& place,
                            std::size_t limit) {
        const Value& found = value.at(name);
        const std::string where = place + "/" + std::string(name);
        if (!found.is_null() && !found.is_list()) fail(Code::invalid, "is not a list", where);
        if (found.as_list().size() > limit)
            fail(Code::too_large, "has more than " + std::to_string(limit) + " entries", where);
        return found.as_list();
    }

private:
    bool failed_ = false;
    Error error_;
    std::set<std::string, std::less<>> ids_;
};

void check_numbers(const model::Question& question, const std::string& place, Reader& reader) {
    using model::QuestionKind;
    if (question.kind == QuestionKind::rating) {
        if (question.min != 0 && question.min != 1)
            reader.fail(Code::invalid, "of a rating is 0 or 1", place + "/min");
        if (question.max < 2 || question.max > 10)
            reader.fail(Code::invalid, "of a rating is 2 to 10", place + "/max");
    }
    if (question.kind == QuestionKind::agree && question.points != 4 && question.points != 5 &&
        question.points != 7)
        reader.fail(Code::invalid, "is not 4, 5 or 7", place + "/points");
    if (question.kind == QuestionKind::number && question.has_limits && question.min > question.max)
        reader.fail(Code::invalid, "is above max", place + "/min");
    if (question.max_length < 0)
        reader.fail(Code::invalid, "is negative", place + "/max_length");
}

void read_question(const Value& value, const std::string& place, Reader& reader,
                   QuestionDefinition& out) {
    reader.record(value, place, out.question);
    if (reader.failed()) return;
    if (!value.find("kind")) return reader.fail(Code::invalid, "is missing", place + "/kind");
    check_numbers(out.question, place, reader);
    const auto& options = reader.list(value, "options", place, DefinitionLimits{}.options);
    for (std::size_t i = 0; i < options.size() && !reader.failed(); i++) {
        model::Option option;
        reader.record(options[i], place + "/options/" + std::to_string(i), option);
        out.options.push_back(std::move(option));
    }
}

}  // namespace

Value to_value(const Definition& definition) {
    Value out = record_value(definition.survey);
    Value::List sections;
    for (const SectionDefinition& section : definition.sections) {
        Value page = record_value(section.section);
        Value::List questions;
        for (const QuestionDefinition& item : section.questions) {
            Value question = record_value(item.question);
            Value::List options;
            for (const model::Option& option : item.options)
                options.push_back(record_value(option));
            if (!options.empty()) question.set("options", std::move(options));
            questions.push_back(std::move(question));
        }
        page.set("questions", std::move(questions));
        sections.push_back(std::move(page));
    }
    out.set("sections", std::move(sections));
    return out;
}

core::Result<Definition> definition_from_value(const Value& value, std::string_view place) {
    const std::string top(place);
    const DefinitionLimits limits;
    Reader reader;
    Definition out;
    reader.record(value, top, out.survey);
    if (reader.failed()) return reader.error();
    std::size_t asked = 0;
    const auto& sections = reader.list(value, "sections", top, limits.sections);
    for (std::size_t i = 0; i < sections.size() && !reader.failed(); i++) {
        const std::string where = top + "/sections/" + std::to_string(i);
        SectionDefinition section;
        reader.record(sections[i], where, section.section);
        if (reader.failed()) break;
        const auto& questions = reader.list(sections[i], "questions", where, limits.questions);
        asked += questions.size();
        if (asked > limits.questions)
            reader.fail(Code::too_large,
                        "brings the survey to more than " + std::to_string(limits.questions) +
                            " questions",
                        where + "/questions");
        for (std::size_t j = 0; j < questions.size() && !reader.failed(); j++) {
            section.questions.emplace_back();
            read_question(questions[j], where + "/questions/" + std::to_string(j), reader,
                          section.questions.back());
        }
        out.sections.push_back(std::move(section));
        if (out.sections[i].section.loop_over.valid() && !loop_target(out, i))
            reader.fail(Code::invalid, "is not an earlier multiple-choice question",
                        where + "/loop_over");
    }
    if (reader.failed()) return reader.error();
    return out;
}

}  // namespace icx::survey
