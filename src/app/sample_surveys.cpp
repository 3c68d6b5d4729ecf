#include "app/sample_surveys.hpp"

#include <numeric>

namespace icx::app {
namespace {

using model::Measure;
using model::QuestionKind;
using model::SurveyKind;
using model::SurveyState;

// Who answered the autumn pulse: Fleet, Port, Engineering, Care, Sales, Finance, IT, People,
// Facilities, Marketing. The other waves share their answers out in the same proportions.
const std::vector<int> kAutumnPeople = {84, 47, 41, 31, 21, 14, 13, 9, 3, 5};

QuestionText department_question() {
    return {.code = "department",
            .text = "Where do you work?",
            .kind = QuestionKind::single,
            .is_department = true,
            .lists_departments = true};
}

QuestionText ease_question(std::string_view text) {
    return {.code = "ease",
            .text = text,
            .measure = Measure::ease,
            .is_required = true,
            .low = "Very hard",
            .high = "Very easy"};
}

QuestionText statement(std::string_view code, std::string_view text, std::string_view help = {},
                       Measure measure = Measure::none) {
    return {.code = code,
            .text = text,
            .kind = QuestionKind::agree,
            .measure = measure,
            .help = help,
            .has_not_applicable = true};
}

QuestionText open_question(std::string_view code, std::string_view text) {
    return {.code = code, .text = text, .kind = QuestionKind::long_text, .max_length = 500};
}

PageText ratings_page() {
    return {.key = "each",
            .title = "{department}",
            .help = "Think of the last four weeks.",
            .loop_over = "dealt_with",
            .questions = {statement("gives", "{department} gives me what I need for my work.")}};
}

std::vector<PageText> pulse_pages(bool has_ratings) {
    PageText you{.key = "you", .title = "Who you are", .questions = {department_question()}};
    you.questions.front().is_required = true;
    if (has_ratings)
        you.questions.push_back(
            {.code = "dealt_with",
             .text = "Who did you deal with?",
             .kind = QuestionKind::multiple,
             .help = "In the last four weeks. Tick all; a short page follows for each.",
             .is_required = true,
             .options = {{"People team"},
                         {"IT help desk"},
                         {"Engineering"},
                         {"Facilities"},
                         {"Fleet planning"},
                         {"Finance and payroll"},
                         {"None of these", true}}});
    std::vector<PageText> pages = {std::move(you)};
    if (has_ratings) pages.push_back(ratings_page());
    pages.push_back(
        {.key = "service",
         .title = "Service between departments",
         .questions = {ease_question("How easy is it to get help from your colleagues?"),
                       statement("know_job", "They know their job.",
                                 "Think of the last four weeks. How far do you agree?"),
                       statement("finish", "They finish on time.", {}, Measure::timeliness),
                       statement("value_work", "They value my work.", {}, Measure::valued),
                       statement("easy_reach", "They are easy to reach."),
                       statement("say_next", "They say what happens next."),
                       statement("warn", "They warn me of delays.")}});
    pages.push_back(
        {.key = "overall",
         .title = "Overall",
         .questions = {{.code = "recommend",
                        .text = "How likely are you to recommend us as a place to work?",
                        .measure = Measure::enps,
                        .is_required = true,
                        .min = 0,
                        .low = "Not at all likely",
                        .high = "Extremely likely"},
                       open_question("change", "What one change would make your work easier?")}});
    return pages;
}

SampleSurvey autumn_pulse() {
    SampleSurvey out{"autumn-service-pulse", "Autumn service pulse",
                     "Four minutes on how we serve each other, so that those who depend on you and "
                     "those you depend on can get better at it."};
    out.state = SurveyState::collecting;
    out.invited = 412;
    out.opened = core::Date{2026, 10, 26};
    out.closes = core::Date{2026, 11, 13};
    out.pages = pulse_pages(true);
    out.wave.seed = 20261113;
    out.wave.people = kAutumnPeople;
    out.wave.totals = {steps("ease", 1, {4, 6, 10, 15, 26, 38, 54, 61, 33, 21}),
                       agree_steps("know_job", 261, 214),
                       agree_steps("finish", 262, 171),
                       agree_steps("value_work", 258, 163),
                       agree_steps("easy_reach", 264, 149),
                       agree_steps("say_next", 259, 118),
                       agree_steps("warn", 255, 97),
                       recommend_steps("recommend", 67, 97, 104)};
    // Of each department in kAutumnPeople's order: how many rated, how many of them agreed. Nobody
    // rates their own department.
    out.wave.ratings = {
        {"People team", {{{69, 51}, {37, 26}, {32, 25}, {26, 21}, {17, 13},
                          {14, 11}, {13, 11}, {0, 0},   {2, 0},   {4, 3}}}},
        {"IT help desk", {{{83, 55}, {44, 23}, {41, 29}, {31, 23}, {21, 17},
                           {14, 11}, {0, 0},   {9, 7},   {3, 2},   {5, 0}}}},
        {"Engineering", {{{54, 39}, {31, 18}, {0, 0}, {18, 11}, {14, 8},
                          {11, 7},  {13, 9},  {6, 4}, {2, 1},   {3, 2}}}},
        {"Facilities", {{{64, 35}, {37, 18}, {31, 19}, {24, 17}, {15, 10},
                         {11, 7},  {13, 9},  {9, 7},   {0, 0},   {4, 0}}}},
        {"Fleet planning", {{{56, 27}, {31, 14}, {27, 16}, {20, 13}, {21, 11},
                             {7, 4},   {4, 3},   {4, 3},   {2, 0},   {4, 0}}}},
        {"Finance and payroll", {{{81, 31}, {44, 19}, {39, 21}, {31, 19}, {21, 12},
                                  {0, 0},   {13, 8},  {9, 6},   {3, 0},   {5, 2}}}},
    };
    out.wave.comments = service_comments({41, 33, 27, 18, 12, 18});
    return out;
}

SampleSurvey summer_pulse() {
    SampleSurvey out{"summer-service-pulse", "Summer service pulse",
                     "Three minutes on how we serve each other."};
    out.invited = 405;
    out.opened = core::Date{2026, 6, 1};
    out.closes = core::Date{2026, 6, 19};
    out.pages = pulse_pages(false);
    out.wave.seed = 20260619;
    out.wave.people = split(259, kAutumnPeople);
    out.wave.totals = {steps("ease", 1, {7, 9, 14, 19, 30, 39, 50, 52, 25, 14}),
                       agree_steps("know_job", 250, 200),
                       agree_steps("finish", 251, 153),
                       agree_steps("value_work", 250, 155),
                       agree_steps("easy_reach", 252, 151),
                       agree_steps("say_next", 248, 97),
                       agree_steps("warn", 249, 102),
                       recommend_steps("recommend", 69, 98, 92)};
    out.wave.comments = service_comments({36, 25, 22, 14, 9, 15});
    return out;
}

SampleSurvey spring_pulse() {
    SampleSurvey out{"spring-service-pulse", "Spring service pulse",
                     "Three minutes on how we serve each other."};
    out.invited = 398;
    out.opened = core::Date{2026, 3, 2};
    out.closes = core::Date{2026, 3, 20};
    out.pages = pulse_pages(false);
    out.wave.seed = 20260320;
    out.wave.people = split(241, kAutumnPeople);
    out.wave.totals = {steps("ease", 1, {5, 7, 11, 16, 26, 36, 48, 51, 25, 16}),
                       agree_steps("know_job", 233, 184),
                       agree_steps("finish", 235, 148),
                       agree_steps("value_work", 232, 146),
                       agree_steps("easy_reach", 236, 139),
                       agree_steps("say_next", 231, 97),
                       agree_steps("warn", 229, 96),
                       recommend_steps("recommend", 62, 92, 87)};
    out.wave.comments = service_comments({30, 22, 20, 12, 8, 12});
    return out;
}

std::vector<PageText> contact_pages(std::string_view ease) {
    return {{.key = "contact",
             .title = "Your contact",
             .questions = {ease_question(ease),
                           {.code = "satisfaction",
                            .text = "How satisfied are you with how it was handled?",
                            .measure = Measure::satisfaction,
                            .max = 5,
                            .low = "Very dissatisfied",
                            .high = "Very satisfied"},
                           {.code = "lost_time",
                            .text = "How much working time did it cost you?",
                            .kind = QuestionKind::number,
                            .measure = Measure::lost_time,
                            .min = 0,
                            .max = 2400,
                            .has_limits = true,
                            .unit = "minutes"},
                           department_question(),
                           open_question("comment", "What should we do differently next time?")}}};
}

SampleSurvey help_desk_contact() {
    SampleSurvey out{"after-a-help-desk-contact", "After a help desk contact",
                     "You were in touch with the IT help desk. One minute, while it is fresh.",
                     SurveyKind::transactional, SurveyState::collecting};
    out.invited = 742;
    out.opened = core::Date{2026, 2, 2};
    out.pages = contact_pages("How easy was it to get what you needed?");
    out.wave.seed = 742;
    out.wave.people = split(187, {61, 38, 22, 25, 18, 9, 0, 8, 3, 3});
    out.wave.totals = {
        steps("ease", 1, {1, 1, 4, 7, 14, 23, 37, 48, 30, 22}),
        steps("satisfaction", 1, split(181, {4, 9, 22, 43, 22})),
        {"lost_time", {480, 240, 120, 90, 60, 45, 30, 20, 15, 10, 5, 0},
         split(158, {2, 4, 7, 6, 12, 9, 17, 12, 12, 9, 6, 4})}};
    out.wave.comments = contact_comments(44);
    out.wave.comment_code = "comment";
    return out;
}

SampleSurvey uniform_and_kit() {
    SampleSurvey out{"uniform-and-kit", "Uniform and kit",
                     "For everybody who ordered uniform or kit this winter.",
                     SurveyKind::transactional};
    out.invited = 146;
    out.opened = core::Date{2026, 4, 13};
    out.closes = core::Date{2026, 4, 30};
    out.pages = contact_pages("How easy was it to get the right uniform and kit?");
    out.wave.seed = 146;
    out.wave.people = {58};
    out.wave.totals = {
        steps("ease", 1, {5, 5, 6, 6, 8, 8, 9, 7, 2, 2}),
        steps("satisfaction", 1, split(57, {16, 27, 28, 22, 7})),
        {"lost_time", {240, 120, 90, 60, 30, 15, 0}, split(50, {8, 16, 12, 24, 22, 12, 6})}};
    out.wave.comments = uniform_comments(19);
    out.wave.comment_code = "comment";
    return out;
}

std::vector<PageText> joiner_pages(std::string_view ease) {
    return {{.key = "days",
             .title = "Your time with us",
             .questions = {ease_question(ease),
                           {.code = "valued",
                            .text = "How valued do you feel by the people you work with?",
                            .measure = Measure::valued,
                            .low = "Not valued at all",
                            .high = "Highly valued"},
                           open_question("comment",
                                         "What should we do differently for the next?")}}};
}

SampleSurvey first_days() {
    SampleSurvey out{"your-first-30-days", "Your first 30 days",
                     "Welcome aboard. Tell us how your start went, so that the next is better.",
                     SurveyKind::custom, SurveyState::collecting};
    out.invited = 9;
    out.opened = core::Date{2026, 10, 1};
    out.closes = core::Date{2026, 11, 30};
    out.pages = joiner_pages("How easy was it to get what you needed to start?");
    out.wave.seed = 30;
    out.wave.people = {6};
    out.wave.totals = {steps("ease", 1, {0, 0, 0, 0, 1, 0, 1, 2, 1, 1}),
                       steps("valued", 6, {1, 0, 2, 2, 1})};
    out.wave.comments = joiner_comments(4);
    out.wave.comment_code = "comment";
    return out;
}

SampleSurvey leaving_talk() {
    SampleSurvey out{"leaving-talk", "Leaving talk", "Three questions before you go.",
                     SurveyKind::custom};
    out.invited = 11;
    out.opened = core::Date{2026, 1, 5};
    out.closes = core::Date{2026, 1, 31};
    out.pages = joiner_pages("How easy was it to get help from your colleagues?");
    out.wave.seed = 11;
    out.wave.people = {4};
    out.wave.totals = {steps("ease", 5, {1, 1, 1, 1}), steps("valued", 5, {1, 1, 1, 1})};
    return out;
}

SampleSurvey promises() {
    SampleSurvey out{"what-departments-promise", "What departments promise",
                     "What you were told to expect, and what you got.", SurveyKind::relationship};
    out.invited = 405;
    out.opened = core::Date{2026, 5, 4};
    out.closes = core::Date{2026, 5, 22};
    out.pages = {{.key = "you", .title = "Who you are", .questions = {department_question()}},
                 {.key = "promise",
                  .title = "Expected and delivered",
                  .questions = {ease_question("How easy is it to get help from your colleagues?"),
                                statement("told", "I was told what to expect.",
                                          "Think of your last request. How far do you agree?"),
                                statement("got", "What I got was what had been promised.", {},
                                          Measure::timeliness),
                                open_question("change",
                                              "Which promise should be made, or kept?")}}};
    out.wave.seed = 171;
    out.wave.people = split(171, kAutumnPeople);
    out.wave.totals = {steps("ease", 1, {7, 8, 11, 14, 21, 26, 32, 30, 14, 8}),
                       agree_steps("told", 166, 71), agree_steps("got", 162, 96)};
    out.wave.comments = service_comments({14, 8, 9, 6, 4, 5});
    return out;
}

SampleSurvey draft(std::string_view key, std::string_view title, std::string_view introduction,
                   std::string_view ease) {
    SampleSurvey out{key, title, introduction, SurveyKind::transactional, SurveyState::draft};
    out.pages = contact_pages(ease);
    return out;
}

}  // namespace

std::vector<SampleSurvey> sample_surveys() {
    return {autumn_pulse(),
            help_desk_contact(),
            first_days(),
            draft("payroll-month-end", "Payroll, month end",
                  "You asked about your pay this month. One minute.",
                  "How easy was it to get your pay question answered?"),
            draft("crew-rota-and-swaps", "Crew rota and swaps",
                  "You asked for a swap or a change of rota. One minute.",
                  "How easy was it to change your rota?"),
            summer_pulse(),
            promises(),
            uniform_and_kit(),
            spring_pulse(),
            leaving_talk()};
}

}  // namespace icx::app
