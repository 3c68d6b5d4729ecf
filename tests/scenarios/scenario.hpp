// Scenario: a respondent's day in the words of a respondent: answer, next, visible, submit.
// Questions are named by their code (and, on a repeated page, by the option it is about), options
// by their text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/projection.hpp"
#include "app/sample.hpp"
#include "app/templates.hpp"
#include "doctest/doctest.h"
#include "survey/session.hpp"

namespace icx::scenario {

class FixedClock final : public core::Clock {
public:
    explicit FixedClock(std::int64_t ms) : ms_(ms) {}
    core::Instant now() override { return {ms_}; }

private:
    std::int64_t ms_;
};

inline constexpr std::int64_t kNow = 1'794'306'420'000;  // Tuesday 10 November 2026, 10:27 UTC

inline model::Workspace workspace_of(const std::vector<replica::Write>& writes,
                                     std::vector<replica::Fact> facts = {}) {
    FixedClock clock(kNow);
    replica::Replica replica("scenario", clock);
    replica.write(writes, std::move(facts), "edit");
    model::Workspace workspace;
    app::project_all(replica, workspace);
    return workspace;
}

class Scenario {
public:
    explicit Scenario(survey::Definition definition) : session_(std::move(definition)) {}

    // A new survey from a template, for a company with these departments.
    static Scenario from_template(std::string_view id, const std::vector<std::string>& names = {}) {
        std::vector<model::Department> departments;
        for (const std::string& name : names) {
            departments.emplace_back();
            departments.back().id.text = "de_" + std::to_string(departments.size());
            departments.back().name = name;
        }
        std::vector<const model::Department*> pointers;
        for (const auto& department : departments) pointers.push_back(&department);
        core::SeededRandom random(1);
        const model::SurveyId survey("sv_scenario");
        const auto workspace =
            workspace_of(app::instantiate(id, survey, "en", pointers, {kNow}, random));
        auto definition = survey::build_definition(workspace, survey);
        REQUIRE(definition.ok());
        return Scenario(std::move(*definition));
    }

    // The value of the option with this text; an unknown text becomes an answer of one's own.
    core::Value option(std::string_view code, std::string_view text) const {
        for (const model::Option& option : question(code).options)
            if (option.text == text) return option.id.text;
        core::Value other = core::Value::map();
        other.set("other", text);
        return other;
    }

    // True when the answer was taken.
    bool answer(std::string_view code, core::Value value, std::string_view about = {}) {
        return session_.answer(key(code, about), std::move(value)).ok();
    }
    bool choose(std::string_view code, std::string_view text) {
        return answer(code, option(code, text));
    }
    bool tick(std::string_view code, const std::vector<std::string>& texts) {
        core::Value::List list;
        for (const std::string& text : texts) list.push_back(option(code, text));
        return answer(code, list);
    }

    bool next() { return session_.next(); }
    void back() { session_.back(); }
    std::string page() const { return current().title; }
    std::string place() const { return current().loop_label; }
    std::vector<std::string> titles() const {
        std::vector<std::string> out;
        for (const survey::Page& page : session_.pages()) out.push_back(page.title);
        return out;
    }
    bool visible(std::string_view code, std::string_view about = {}) const {
        for (const survey::Page& page : session_.pages())
            for (const survey::Prompt& prompt : page.prompts)
                if (prompt.key == key(code, about)) return true;
        return false;
    }
    std::string text(std::string_view code, std::string_view about = {}) const {
        return prompt(code, about).text;
    }
    std::string error(std::string_view code, std::string_view about = {}) const {
        return prompt(code, about).error;
    }

    // The first page that lacks something, or "" when everything was sent; see sent().
    std::string submit() {
        const auto missing = session_.check_all();
        if (!missing.empty()) {
            session_.go_to_page(missing.front().page);
            return page();
        }
        sent_ = session_.final_answers();
        return "";
    }
    const core::Value& sent(std::string_view code, std::string_view about = {}) const {
        return sent_.at(key(code, about));
    }
    std::size_t sent_count() const { return sent_.as_map().size(); }
    survey::Session& session() { return session_; }

private:
    const survey::QuestionDefinition& question(std::string_view code) const {
        for (const auto& section : session_.definition().sections)
            for (const auto& item : section.questions)
                if (item.question.code == code) return item;
        REQUIRE_MESSAGE(false, "no question with code " << std::string(code));
        return session_.definition().sections.front().questions.front();
    }
    std::string key(std::string_view code, std::string_view about) const {
        const std::string id = question(code).question.id.text;
        if (about.empty()) return id;
        for (const auto& section : session_.definition().sections)
            for (const auto& item : section.questions)
                if (item.question.kind == model::QuestionKind::multiple)
                    for (const model::Option& option : item.options)
                        if (option.text == about) return id + "@" + option.id.text;
        return id + "@" + std::string(about);
    }
    survey::Page current() const { return session_.pages()[session_.page_index()]; }
    survey::Prompt prompt(std::string_view code, std::string_view about) const {
        for (const survey::Page& page : session_.pages())
            for (const survey::Prompt& prompt : page.prompts)
                if (prompt.key == key(code, about)) return prompt;
        REQUIRE_MESSAGE(false, "not visible: " << std::string(code));
        return {};
    }

    survey::Session session_;
    core::Value sent_;
};

}  // namespace icx::scenario
