#include "insight/results.hpp"

#include <chrono>

#include "core/random.hpp"
#include "doctest/doctest.h"
#include "insight/explain.hpp"
#include "insight/survey_fixture.hpp"

using namespace icx;
using doctest::Approx;

TEST_CASE("results: counts, mean, favourable share and eNPS of everybody") {
    const auto results = insight::compute_results(
        test::table_of({{"Fleet", 8}, {"Fleet", 9}, {"Port", 2}, {"Port", 8}, {"IT", 10}}));
    CHECK(results.responses == 5);
    const auto& ease = *results.find("qu_a")->all.figures;
    CHECK(ease.n == 5);
    CHECK(*ease.mean == Approx(7.4));
    CHECK(ease.favourable->x == 4);
    const auto& enps = *results.find("qu_d")->all.figures;
    CHECK_FALSE(enps.favourable.has_value());
    CHECK(enps.nps->score.nps == Approx(20));
    CHECK_FALSE(enps.nps->is_alike);
    CHECK(results.curve.size() == 1);
}

TEST_CASE("results: fewer answers than the limit show no figure at all") {
    const auto results =
        insight::compute_results(test::table_of({{"Fleet", 8}, {"Fleet", 9}, {"Port", 2}}));
    for (const auto& question : results.questions) {
        CHECK((question.all.is_hidden() || question.all.figures->n == 0));
        for (const auto& cell : question.groups) CHECK(cell.is_hidden());
    }
}

TEST_CASE("results: a small department hides, and another with it, counts included") {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 20);
    test::add(people, "Port", 9);
    test::add(people, "Finance", 3);
    const auto results = insight::compute_results(test::table_of(people));
    REQUIRE(results.groups.size() == 3);
    CHECK(results.groups[2].label == "Port");  // by alphabet: Finance, Fleet, Port
    CHECK(results.groups[1].responses == 20);
    CHECK_FALSE(results.groups[0].responses.has_value());
    CHECK_FALSE(results.groups[2].responses.has_value());
    const auto& ease = *results.find("qu_a");
    CHECK(ease.groups[0].is_hidden());
    CHECK_FALSE(ease.groups[1].is_hidden());
    CHECK(ease.groups[2].is_hidden());
}

TEST_CASE("results: the department question tells no size of a hidden department") {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 20);
    test::add(people, "Port", 9);
    test::add(people, "Finance", 3);
    const auto results = insight::compute_results(test::table_of(people));
    const auto& own = *results.find("qu_b")->all.figures;
    CHECK(own.n == 32);
    CHECK(own.counts.empty());
    for (const auto& cell : results.find("qu_b")->groups)
        CHECK((cell.is_hidden() || cell.figures->counts.empty()));
}

TEST_CASE("results: the limit can be raised and never lowered") {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 12);
    test::add(people, "Port", 7);
    const auto table = test::table_of(people);
    insight::ResultOptions lower;
    lower.min_group = 1;
    CHECK(insight::compute_results(table, lower).min_group == 5);
    insight::ResultOptions higher;
    higher.min_group = 10;
    const auto results = insight::compute_results(table, higher);
    CHECK(results.find("qu_a")->groups[0].is_hidden());
}

TEST_CASE("results: comments appear from the limit on and in an order that tells nothing") {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 6);
    people[0].words = "zebra";
    people[1].words = "ant";
    CHECK(insight::compute_results(test::table_of(people)).find("qu_c")->comments.is_hidden);
    people[5].words = "moth";
    // Three comments, but of fewer than five people: the question's own figures are hidden.
    CHECK(insight::compute_results(test::table_of(people)).find("qu_c")->comments.is_hidden);
    people[2].words = "newt";
    people[3].words = "bee";
    const auto results = insight::compute_results(test::table_of(people));
    CHECK(results.find("qu_c")->comments.texts ==
          std::vector<std::string>{"ant", "bee", "moth", "newt", "zebra"});
}

TEST_CASE("results: not applicable and missing are counted apart and enter no figure") {
    insight::AnswerTable table(test::small_spec(1));
    for (int i = 0; i < 4; i++) {
        table.begin_row("rs_" + std::to_string(i));
        if (i == 0) table.answer("qu_a", core::Value("na"));
        if (i >= 2) table.answer("qu_a", core::Value(4 + i));
        table.answer("qu_d", core::Value(i));
        table.end_row("", "Fleet");
    }
    const auto results = insight::compute_results(table);
    const auto& ease = *results.find("qu_a")->all.figures;
    CHECK(ease.n == 2);
    CHECK(ease.not_applicable == 1);
    CHECK(ease.missing == 1);
    CHECK(*ease.mean == Approx(6.5));
    CHECK(results.undated == 4);
}

TEST_CASE("results: answers that fit no question are counted, never shown") {
    insight::AnswerTable table(test::small_spec());
    table.begin_row("rs_1");
    table.answer("qu_a", core::Value(11));
    table.answer("qu_unknown", core::Value(1));
    table.end_row("", "");
    CHECK(table.left_out() == 2);
}

TEST_CASE("results: favourable begins above the middle, by the kind of scale") {
    model::Question q;
    q.kind = model::QuestionKind::agree;
    const int agree[][2] = {{4, 3}, {5, 4}, {7, 5}};
    for (const auto& row : agree) {
        q.points = row[0];
        CHECK(insight::favourable_from(q) == row[1]);
    }
    q.kind = model::QuestionKind::rating;
    q.min = 1;
    q.max = 5;
    CHECK(insight::favourable_from(q) == 4);
    q.max = 10;
    CHECK(insight::favourable_from(q) == 8);
    q.measure = model::Measure::enps;
    CHECK(insight::favourable_from(q) == 0);
}

TEST_CASE("results: rows of one answer each give no hidden cell away by their sum") {
    // A file without a person's key: per question 3 answers of Port, but 6 rows in all.
    insight::AnswerTable table(test::small_spec());
    int id = 0;
    const auto put = [&](const char* key, const char* department, int value) {
        table.begin_row("rs_" + std::to_string(id++));
        table.answer(key, core::Value(value));
        table.end_row("", department);
    };
    for (const char* key : {"qu_a", "qu_d"}) {
        for (int i = 0; i < 12; i++) put(key, "Fleet", i % 9 + 1);
        for (int i = 0; i < 9; i++) put(key, "IT", i % 7 + 1);
        for (int i = 0; i < 3; i++) put(key, "Port", i + 2);
    }
    const auto results = insight::compute_results(table);
    for (const auto& group : results.groups) {
        if (group.label == "Fleet") CHECK(group.responses == 24);
        else CHECK_FALSE(group.responses.has_value());
    }
    CHECK(results.find("qu_a")->all.figures->missing == 0);
}

TEST_CASE("explain: the steps name the numbers of the figure") {
    std::vector<test::Person> people;
    test::add(people, "Fleet", 20);
    const auto results = insight::compute_results(test::table_of(people));
    const auto& question = *results.find("qu_a");
    const auto all = insight::explain(question, *question.all.figures);
    REQUIRE(all.size() == 2);
    CHECK(all[0].method == "Mean with Student's t interval");
    CHECK(all[0].n == 20);
    CHECK(all[1].value.find("95% interval") != std::string::npos);
    CHECK(all[1].steps[0].find("8 to 10 on the scale 1 to 10") != std::string::npos);
}

TEST_CASE("results: 50,000 rows of 20 scales by 12 departments in well under a second") {
    insight::SurveySpec spec;
    spec.survey.id.text = "sv_big";
    for (int q = 0; q < 20; q++) {
        insight::QuestionSpec question;
        question.question.id.text = "qu_" + std::string(1, static_cast<char>('a' + q));
        spec.questions.push_back(question);
    }
    insight::AnswerTable table(spec);
    core::SeededRandom random(7);
    for (int row = 0; row < 50'000; row++) {
        table.begin_row("rs");
        for (const auto& question : spec.questions)
            table.answer(question.question.id.text,
                         core::Value(static_cast<int>(1 + random.below(10))));
        table.end_row("2026-11-10", "Department " + std::to_string(random.below(12)));
    }
    const auto start = std::chrono::steady_clock::now();
    const auto results = insight::compute_results(table);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    MESSAGE("results of 50,000 rows took " << took.count() * 1000 << " ms");
    CHECK(results.questions[19].all.figures->n == 50'000);
    CHECK(took.count() < 5);  // wide, for sanitizers and WebAssembly on a busy machine
}
