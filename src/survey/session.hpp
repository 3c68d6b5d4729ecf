// Session: one person answering one survey: which pages and questions are visible now (a looped
// section becomes one page per ticked option), what is answered, what is missing, and the finished
// response. It is pure: it holds no storage and no clock; the caller keeps its answers as a draft.
// What a person wrote is never thrown away: a text that is too long or a number outside its limits
// stays as it was typed, with an error beside it, and blocks the page until it is mended.
//
// Answer keys: the question's id, and in a looped page "<question id>@<option id>".
// Answer values: rating and agree: integer, or "na"; single: option id or {"other": text};
// multiple: list of option ids and at most one {"other": text}; texts: text; number: number;
// date: "YYYY-MM-DD". An absent key is unanswered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "survey/definition.hpp"

namespace icx::survey {

struct Prompt {  // one visible question on one page
    const QuestionDefinition* question = nullptr;
    std::string key;         // answer key
    std::string text;        // with {department} filled in
    core::Value answer;      // null when unanswered
    std::string error;       // plain sentence, empty when fine or not yet checked
};

struct Page {
    std::string key;         // section id, or "<section id>@<option id>"
    std::string title;
    std::string help;
    std::string loop_label;  // "Finance and payroll, 2 of 3" or empty
    std::vector<Prompt> prompts;
};

class Session {
public:
    explicit Session(Definition definition);

    const Definition& definition() const { return definition_; }

    // Pages visible with the present answers; never empty for a valid definition.
    std::vector<Page> pages() const;
    std::size_t page_index() const;        // clamped to the visible pages
    void go_to_page(std::string_view key); // unknown keys are ignored
    bool next();  // checks the page first; false when something needs an answer
    void back();

    // Null, "" and an empty list clear. Values of another shape than the question's (see above) are
    // refused with the reason (invalid; not_found for an unknown key) and change nothing.
    core::Result<void> answer(std::string_view key, core::Value value);
    const core::Value& answers() const { return answers_; }  // map
    void load_answers(core::Value answers);  // a draft's; what no longer fits is dropped

    // Checks one answer or one page or all; errors stay visible on the prompts until answered.
    std::vector<std::string> check_page(std::size_t page);   // keys with errors, first first
    struct Missing { std::string page; std::string key; std::string message; };
    std::vector<Missing> check_all();

    // Share of visible questions answered, 0 to 1.
    double progress() const;

    // Answers of visible questions only, ready to become a response's "answers".
    core::Value final_answers() const;

private:
    std::vector<std::string> check(const Page& page);
    void set_error(std::string_view key, std::string message);  // empty message: none

    Definition definition_;
    core::Value answers_ = core::Value::map();
    std::string page_;
    std::vector<std::pair<std::string, std::string>> errors_;  // key, message; sorted by key
};

// Code points that fit an answer: a text question without a limit of its own, and an "other" text.
constexpr std::size_t kTextLimit = 4000;
constexpr std::size_t kOtherLimit = 200;

// Why `value` does not answer `question`, in a plain sentence; empty when it does. Null does not
// answer a required question.
std::string describe_misfit(const QuestionDefinition& question, const core::Value& value,
                            std::string_view language = "en");

// Whether `value` has the shape of an answer to `question`, even if it is too long or out of
// limits.
bool has_answer_shape(const QuestionDefinition& question, const core::Value& value);

}  // namespace icx::survey
