// A small survey as columns for tests: one 1-10 rating, a department choice, a comment, an eNPS.
#pragma once

#include <string>
#include <vector>

#include "insight/results.hpp"

namespace icx::test {

inline insight::SurveySpec small_spec(int min_group = 5) {
    insight::SurveySpec spec;
    spec.survey.id.text = "sv_t";
    spec.survey.title = "Test";
    spec.survey.min_group = min_group;
    spec.survey.min_comments = 3;
    insight::QuestionSpec ease;
    ease.question.id.text = "qu_a";
    ease.question.code = "ease";
    ease.question.text = "How easy?";
    spec.questions.push_back(ease);
    insight::QuestionSpec own;
    own.question.id.text = "qu_b";
    own.question.code = "own";
    own.question.kind = model::QuestionKind::single;
    own.question.is_department = true;
    for (const char* name : {"Fleet", "Port", "Finance", "IT"}) {
        model::Option option;
        option.id.text = std::string("op_") + name;
        option.text = name;
        own.options.push_back(option);
    }
    spec.questions.push_back(own);
    insight::QuestionSpec words;
    words.question.id.text = "qu_c";
    words.question.code = "words";
    words.question.kind = model::QuestionKind::long_text;
    spec.questions.push_back(words);
    insight::QuestionSpec enps;
    enps.question.id.text = "qu_d";
    enps.question.code = "enps";
    enps.question.min = 0;
    enps.question.measure = model::Measure::enps;
    spec.questions.push_back(enps);
    return spec;
}

struct Person {
    const char* department;
    int ease;
    const char* words = nullptr;
};

inline insight::AnswerTable table_of(const std::vector<Person>& people, int min_group = 5) {
    insight::AnswerTable table(small_spec(min_group));
    int number = 0;
    for (const Person& person : people) {
        table.begin_row("rs_" + std::to_string(number++));
        table.answer("qu_a", core::Value(person.ease));
        table.answer("qu_b", core::Value(std::string("op_") + person.department));
        if (person.words) table.answer("qu_c", core::Value(person.words));
        table.answer("qu_d", core::Value(person.ease));
        table.end_row("2026-11-10", "");
    }
    return table;
}

// `n` people whose answers differ, so that only the size of the group counts.
inline void add(std::vector<Person>& people, const char* department, int n) {
    for (int i = 0; i < n; i++) people.push_back({department, 3 + i % 7});
}

}  // namespace icx::test
