#include "survey/session.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "survey/words.hpp"

namespace icx::survey {
namespace {

using core::Value;
using model::QuestionKind;

constexpr char kLoopMark = '@';

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string piped(std::string_view text, std::string_view name) {
    std::string out(text);
    if (out.find('{') == std::string::npos) return out;
    replace_all(out, "{department}", name);
    replace_all(out, "{option}", name);
    return out;
}

bool is_empty_answer(const Value& value) {
    return value.is_null() || (value.is_text() && value.as_text().empty()) ||
           (value.is_list() && value.as_list().empty());
}

// Whether a person would say that they answered: white space alone is none.
bool is_answered(const Value& value) {
    return !is_empty_answer(value) && !(value.is_text() && core::trim(value.as_text()).empty());
}

// The ticked options of a loop's question in the question's own order; exclusive ones ("none of
// these") name nothing to ask about.
std::vector<const model::Option*> ticked_options(const QuestionDefinition& question,
                                                 const Value& answer) {
    std::vector<const model::Option*> out;
    for (const model::Option& option : question.options)
        for (const Value& ticked : answer.as_list())
            if (!option.is_exclusive && ticked.is_text() && ticked.as_text() == option.id.text)
                out.push_back(&option);
    return out;
}

// The question an answer key belongs to, when the key is one of this definition's.
const QuestionDefinition* question_of(const Definition& definition, std::string_view key) {
    const std::size_t at = key.find(kLoopMark);
    const std::string_view id = key.substr(0, at);
    for (std::size_t i = 0; i < definition.sections.size(); i++) {
        for (const QuestionDefinition& question : definition.sections[i].questions) {
            if (question.question.id.text != id) continue;
            const QuestionDefinition* target = loop_target(definition, i);
            if (!target) return at == std::string_view::npos ? &question : nullptr;
            if (at == std::string_view::npos) return nullptr;
            for (const model::Option& option : target->options)
                if (option.id.text == key.substr(at + 1)) return &question;
            return nullptr;
        }
    }
    return nullptr;
}

Value trimmed(std::string_view text) { return std::string(core::trim(text)); }

// The form that is sent: texts without white space around them, ticks in the question's order.
Value tidy(const QuestionDefinition& question, const Value& value) {
    const auto other_of = [](const Value& choice) {
        Value out = Value::map();
        out.set("other", trimmed(choice.at("other").as_text()));
        return out;
    };
    switch (question.question.kind) {
        case QuestionKind::short_text:
        case QuestionKind::long_text: return trimmed(value.as_text());
        case QuestionKind::single: return value.is_map() ? other_of(value) : value;
        case QuestionKind::rating:
        case QuestionKind::agree: return value.is_number() ? Value(value.as_int()) : value;
        case QuestionKind::multiple: break;
        case QuestionKind::number:
        case QuestionKind::date: return value;
    }
    Value::List out;
    for (const model::Option& option : question.options)
        for (const Value& ticked : value.as_list())
            if (ticked.is_text() && ticked.as_text() == option.id.text) out.push_back(ticked);
    for (const Value& ticked : value.as_list())
        if (ticked.is_map()) out.push_back(other_of(ticked));
    return out;
}

}  // namespace

Session::Session(Definition definition) : definition_(std::move(definition)) {}

std::vector<Page> Session::pages() const {
    const std::string& language = definition_.survey.language;
    const std::string_view nobody = word(language, "your_colleagues");
    std::vector<Page> out;
    const auto add = [&](const SectionDefinition& section, const model::Option* option) -> Page& {
        const std::string_view name = option ? std::string_view(option->text) : nobody;
        const std::string suffix = option ? kLoopMark + option->id.text : std::string();
        Page page;
        page.key = section.section.id.text + suffix;
        page.title = piped(section.section.title, name);
        page.help = piped(section.section.help, name);
        for (const QuestionDefinition& question : section.questions) {
            Prompt prompt;
            prompt.question = &question;
            prompt.key = question.question.id.text + suffix;
            prompt.text = piped(question.question.text, name);
            prompt.answer = answers_.at(prompt.key);
            const auto error = std::find_if(errors_.begin(), errors_.end(), [&](const auto& e) {
                return e.first == prompt.key;
            });
            if (error != errors_.end()) prompt.error = error->second;
            page.prompts.push_back(std::move(prompt));
        }
        out.push_back(std::move(page));
        return out.back();
    };
    for (std::size_t i = 0; i < definition_.sections.size(); i++) {
        const SectionDefinition& section = definition_.sections[i];
        // A page that neither asks nor tells is no page.
        if (section.questions.empty() && core::trim(section.section.help).empty()) continue;
        const QuestionDefinition* target = loop_target(definition_, i);
        if (!target) {
            add(section, nullptr);
            continue;
        }
        const auto ticked = ticked_options(*target, answers_.at(target->question.id.text));
        for (std::size_t n = 0; n < ticked.size(); n++)
            add(section, ticked[n]).loop_label =
                say(language, "loop", {ticked[n]->text, std::to_string(n + 1),
                                       std::to_string(ticked.size())});
    }
    if (out.empty()) {
        Page page;
        if (!definition_.sections.empty()) page.key = definition_.sections.front().section.id.text;
        page.title = definition_.survey.title;
        out.push_back(std::move(page));
    }
    return out;
}

std::size_t Session::page_index() const {
    const std::vector<Page> visible = pages();
    const auto section_of = [](std::string_view key) { return key.substr(0, key.find(kLoopMark)); };
    const auto order_of = [&](std::string_view key) {
        for (std::size_t i = 0; i < definition_.sections.size(); i++)
            if (definition_.sections[i].section.id.text == section_of(key)) return i;
        return std::size_t{0};
    };
    for (std::size_t i = 0; i < visible.size(); i++)
        if (visible[i].key == page_) return i;
    // The page is gone, for its department was unticked: the next one that is still there.
    for (std::size_t i = 0; i < visible.size(); i++)
        if (page_.empty() || order_of(visible[i].key) >= order_of(page_)) return i;
    return visible.size() - 1;
}

void Session::go_to_page(std::string_view key) {
    for (const Page& page : pages())
        if (page.key == key) page_ = page.key;
}

bool Session::next() {
    const std::size_t index = page_index();
    if (!check_page(index).empty()) return false;
    const std::vector<Page> visible = pages();
    page_ = visible[std::min(index + 1, visible.size() - 1)].key;
    return true;
}

void Session::back() {
    const std::size_t index = page_index();
    const std::vector<Page> visible = pages();
    page_ = visible[index == 0 ? 0 : index - 1].key;
}

core::Result<void> Session::answer(std::string_view key, Value value) {
    const QuestionDefinition* question = question_of(definition_, key);
    if (!question)
        return core::Error{core::Code::not_found, "this survey has no such question",
                           std::string(key), ""};
    const std::string& language = definition_.survey.language;
    if (is_empty_answer(value)) {
        set_error(key, {});
        answers_.erase(key);
        return {};
    }
    const std::string misfit = describe_misfit(*question, value, language);
    if (!misfit.empty() && !has_answer_shape(*question, value))
        return core::Error{core::Code::invalid, misfit, std::string(key), ""};
    const bool is_step = question->question.kind == QuestionKind::rating ||
                         question->question.kind == QuestionKind::agree;
    if (is_step && value.is_number()) value = value.as_int();
    answers_.set(key, std::move(value));
    // Blank text in a required field is unfinished rather than wrong; it is told at the next check.
    const bool is_wrong = !misfit.empty() && is_answered(answers_.at(key));
    set_error(key, is_wrong ? misfit : std::string());
    return {};
}

void Session::load_answers(Value answers) {
    answers_ = Value::map();
    errors_.clear();
    for (const auto& [key, value] : answers.as_map()) (void)answer(key, value);
}

void Session::set_error(std::string_view key, std::string message) {
    const auto at = std::lower_bound(
        errors_.begin(), errors_.end(), key,
        [](const auto& error, std::string_view k) { return error.first < k; });
    const bool is_there = at != errors_.end() && at->first == key;
    if (message.empty()) {
        if (is_there) errors_.erase(at);
    } else if (is_there) {
        at->second = std::move(message);
    } else {
        errors_.insert(at, {std::string(key), std::move(message)});
    }
}

std::vector<std::string> Session::check(const Page& page) {
    std::vector<std::string> out;
    for (const Prompt& prompt : page.prompts) {
        std::string misfit =
            describe_misfit(*prompt.question, prompt.answer, definition_.survey.language);
        if (!misfit.empty()) out.push_back(prompt.key);
        set_error(prompt.key, std::move(misfit));
    }
    return out;
}

std::vector<std::string> Session::check_page(std::size_t page) {
    const std::vector<Page> visible = pages();
    return page < visible.size() ? check(visible[page]) : std::vector<std::string>();
}

std::vector<Session::Missing> Session::check_all() {
    std::vector<Missing> out;
    for (const Page& page : pages())
        for (std::string& key : check(page)) {
            const auto error = std::find_if(errors_.begin(), errors_.end(),
                                            [&](const auto& e) { return e.first == key; });
            out.push_back({page.key, std::move(key), error->second});
        }
    return out;
}

double Session::progress() const {
    std::size_t asked = 0, answered = 0;
    for (const Page& page : pages())
        for (const Prompt& prompt : page.prompts) {
            asked++;
            if (is_answered(prompt.answer)) answered++;
        }
    return asked == 0 ? 1.0 : static_cast<double>(answered) / static_cast<double>(asked);
}

Value Session::final_answers() const {
    Value out = Value::map();
    for (const Page& page : pages())
        for (const Prompt& prompt : page.prompts)
            if (is_answered(prompt.answer) &&
                describe_misfit(*prompt.question, prompt.answer).empty())
                out.set(prompt.key, tidy(*prompt.question, prompt.answer));
    return out;
}

}  // namespace icx::survey
