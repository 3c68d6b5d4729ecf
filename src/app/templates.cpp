#include "app/templates.hpp"

#include <array>

#include "app/survey_parts.hpp"

namespace icx::app {
namespace {

using model::Measure;
using model::QuestionKind;
using model::SurveyKind;

// Questions that several templates share, so that their scores can be laid side by side.

QuestionText own_department(bool is_required) {
    return {.code = "department",
            .text = "Where do you work?",
            .kind = QuestionKind::single,
            .help = "Answers are only shown for groups that are large enough.",
            .is_required = is_required,
            .is_department = true,
            .lists_departments = true};
}

QuestionText would_recommend(std::string_view text) {
    return {.code = "recommend",
            .text = text,
            .measure = Measure::enps,
            .min = 0,
            .low = "Not at all likely",
            .high = "Extremely likely"};
}

QuestionText comment(std::string_view code, std::string_view text, std::string_view help = {}) {
    return {.code = code,
            .text = text,
            .kind = QuestionKind::long_text,
            .help = help,
            .max_length = 500};
}

QuestionText agree(std::string_view code, std::string_view text, std::string_view help = {},
                   int points = 5, Measure measure = Measure::none) {
    return {.code = code,
            .text = text,
            .kind = QuestionKind::agree,
            .measure = measure,
            .help = help,
            .has_not_applicable = true,
            .points = points};
}

// The three classic items of internal service, on 1 to 10.
QuestionText ease(std::string_view text, bool is_required) {
    return {.code = "ease",
            .text = text,
            .measure = Measure::ease,
            .is_required = is_required,
            .low = "Very hard",
            .high = "Very easy"};
}

QuestionText on_time(std::string_view text) {
    return {.code = "on_time",
            .text = text,
            .measure = Measure::timeliness,
            .has_not_applicable = true,
            .low = "Never",
            .high = "Always"};
}

QuestionText valued(std::string_view text) {
    return {.code = "valued",
            .text = text,
            .measure = Measure::valued,
            .low = "Not valued at all",
            .high = "Highly valued"};
}

std::vector<PageText> relationship_pages() {
    return {
        {.key = "you", .title = "About you", .questions = {own_department(false)}},
        {.key = "together",
         .title = "Working together",
         .help = "Think of the last three months and of everybody whose work you depend on.",
         .questions = {ease("How easy is it to get help from your colleagues when you need it?",
                            true),
                       on_time("How often do your teammates finish on time what you are waiting "
                               "for?"),
                       valued("How valued do you feel by the people you work with?")}},
        {.key = "overall",
         .title = "All in all",
         .questions = {would_recommend("How likely are you to recommend working here to a friend?"),
                       comment("change", "What one change would make your work easier?",
                               "Please name no people. Comments are read as they are.")}},
    };
}

std::vector<PageText> screener_pages() {
    return {
        {.key = "who",
         .title = "You and the others",
         .questions = {own_department(true),
                       {.code = "dealt_with",
                        .text = "Which departments did you deal with in the last four weeks?",
                        .kind = QuestionKind::multiple,
                        .help = "Tick all you needed something from. A short page follows "
                                "for each.",
                        .is_required = true,
                        .lists_departments = true,
                        .options = {{"None of these", true}}}}},
        {.key = "each",
         .title = "{department}",
         .help = "Think of the last four weeks.",
         .loop_over = "dealt_with",
         .questions = {ease("How easy is it to get help from {department}?", true),
                       on_time("How often does {department} finish on time what you are waiting "
                               "for?"),
                       valued("How valued do you feel when you deal with {department}?"),
                       comment("change", "What one thing should {department} change?")}},
        {.key = "end",
         .title = "Anything else",
         .questions = {comment("praise", "Who should be thanked, and what for?",
                               "Here you may name people. It is passed on to them.")}},
    };
}

std::vector<PageText> contact_pages() {
    return {
        {.key = "contact",
         .title = "Your contact with us",
         .help = "Think only of the contact that brought you here.",
         .questions = {{.code = "ease",
                        .text = "How easy was it to get what you needed?",
                        .measure = Measure::ease,
                        .is_required = true,
                        .low = "Very hard",
                        .high = "Very easy"},
                       {.code = "satisfaction",
                        .text = "How satisfied are you with how it was handled?",
                        .measure = Measure::satisfaction,
                        .is_required = true,
                        .max = 5,
                        .low = "Very dissatisfied",
                        .high = "Very satisfied"},
                       {.code = "solved",
                        .text = "Is it solved?",
                        .kind = QuestionKind::single,
                        .options = {{"Yes, completely"},
                                    {"Partly"},
                                    {"No"},
                                    {"I do not know yet"}}}}},
        {.key = "cost",
         .title = "What it cost you",
         .questions = {{.code = "lost_time",
                        .text = "How much working time did it cost you?",
                        .kind = QuestionKind::number,
                        .measure = Measure::lost_time,
                        .help = "A rough guess is enough. Waiting counts when you could not go on.",
                        .min = 0,
                        .max = 2400,
                        .has_limits = true,
                        .unit = "minutes"},
                       comment("comment", "What should we do differently next time?")}},
    };
}

std::vector<PageText> pulse_pages() {
    const std::string_view stem = "Think of the last four weeks and of the departments whose "
                                  "service you use. How far do you agree?";
    return {
        {.key = "you", .title = "About you", .questions = {own_department(false)}},
        {.key = "service",
         .title = "Service between colleagues",
         .questions = {ease("How easy is it to get help from other departments?", true),
                       agree("know_job", "They know their job.", stem),
                       agree("finish", "They finish on time.", {}, 5, Measure::timeliness),
                       agree("value_work", "They value the work I do.", {}, 5, Measure::valued),
                       agree("easy_reach", "They are easy to reach."),
                       agree("say_next", "They tell me what happens next."),
                       agree("warn", "They warn me of delays.")}},
        {.key = "overall",
         .title = "All in all",
         .questions = {would_recommend("How likely are you to recommend us as a place to work?"),
                       comment("change", "What one change would make your work easier?")}},
    };
}

std::vector<PageText> engagement_pages() {
    const std::string_view stem = "How far do you agree?";
    const auto item = [](std::string_view code, std::string_view text, std::string_view help = {}) {
        return agree(code, text, help, 4);
    };
    return {
        {.key = "you", .title = "About you", .questions = {own_department(false)}},
        {.key = "work",
         .title = "Your work",
         .questions = {item("1", "I know what is expected of me.", stem),
                       item("2", "I can do what I do best nearly every day."),
                       item("3", "In the last week somebody praised me for good work."),
                       item("4", "Somebody here cares about me as a person."),
                       item("5", "The purpose of our organisation makes my job matter.")}},
        {.key = "team",
         .title = "Your team",
         .questions = {item("6", "I have a good friend among my colleagues.", stem),
                       item("7", "In the last year I had the chance to learn and grow."),
                       item("8", "Where I work, people are held to what they agreed to do."),
                       item("9", "My department welcomes people of every kind."),
                       item("10", "All in all, I am satisfied with my job.")}},
    };
}

struct Template {
    TemplateInfo info;
    std::string_view survey_title;
    std::string_view introduction;
    std::string_view thanks;
    std::vector<PageText> (*pages)();
};

const std::array<Template, 5>& all() {
    const static std::array<Template, 5> kAll = {{
        {{"relationship", "Working together",
          "How easy, punctual and appreciative the service between colleagues is. Once or twice a "
          "year, for everybody.",
          3, SurveyKind::relationship},
         "Working together",
         "We would like to know how well we serve each other. Your answers are kept on your device "
         "until you send them, and nobody sees who gave them.",
         "Thank you. The results come back to everybody, together with what we will do about them.",
         relationship_pages},
        {{"screener", "Department by department",
          "The same four questions for each department a person ticked, so that every department "
          "learns how it serves the others.",
          5, SurveyKind::screener},
         "Who helps you, and how well",
         "Tick the departments you dealt with and answer four short questions about each.",
         "Thank you. Each department sees its own results, never who gave them.",
         screener_pages},
        {{"contact", "Just after a contact",
          "Ease, satisfaction and lost time right after a help desk call or a request. Always "
          "open.",
          1, SurveyKind::transactional},
         "After your contact with us",
         "You were in touch with us a moment ago. Five short questions, one minute.",
         "Thank you. If something is still open, your receipt code lets us answer you without "
         "knowing who you are.",
         contact_pages},
        {{"pulse", "Service pulse",
          "Six statements, ease and a recommendation score (eNPS). Short enough for every quarter.",
          3, SurveyKind::pulse},
         "Service pulse",
         "Three minutes on how the service between our departments feels from where you are.",
         "Thank you. Results are shared within two weeks after the survey closes.",
         pulse_pages},
        {{"engagement", "Engagement in ten statements",
          "Ten statements on four steps from disagree to agree. Kept apart from the service "
          "scores.",
          3, SurveyKind::custom},
         "Employee survey",
         "Ten statements about your work and your team. There are no right answers.",
         "Thank you for taking the time.",
         engagement_pages},
    }};
    return kAll;
}

// Offered where departments are to be chosen and the workspace knows none yet.
std::vector<model::Department> usual_departments() {
    std::vector<model::Department> out;
    for (const std::string_view name :
         {"Facilities", "Finance and payroll", "IT help desk", "Operations", "People team",
          "Purchasing", "Sales"}) {
        out.emplace_back();
        out.back().name = name;
    }
    return out;
}

}  // namespace

std::span<const TemplateInfo> templates() {
    const static std::vector<TemplateInfo> kInfos = [] {
        std::vector<TemplateInfo> out;
        for (const Template& row : all()) out.push_back(row.info);
        return out;
    }();
    return kInfos;
}

std::vector<replica::Write> instantiate(std::string_view template_id,
                                        const model::SurveyId& survey_id,
                                        std::string_view /*language*/,
                                        const std::vector<const model::Department*>& departments,
                                        core::Instant now, core::Random& random) {
    Writes out;
    for (const Template& row : all()) {
        if (row.info.id != template_id) continue;
        model::Survey survey;
        survey.id = survey_id;
        survey.title = row.survey_title;
        survey.introduction = row.introduction;
        survey.thanks = row.thanks;
        survey.kind = row.info.kind;
        survey.created = now;
        const std::string salt = std::string(template_id) + "/" + survey_id.text;
        std::vector<PageText> pages = row.pages();
        const auto usual = usual_departments();
        if (departments.empty())
            for (PageText& page : pages)
                for (QuestionText& question : page.questions) {
                    if (!std::exchange(question.lists_departments, false)) continue;
                    std::vector<OptionText> options;
                    for (const model::Department& department : usual)
                        options.push_back({department.name});
                    question.options.insert(question.options.begin(), options.begin(),
                                            options.end());
                }
        write_parts(out, build_parts(std::move(survey), pages, departments, salt, random));
    }
    return out;
}

}  // namespace icx::app
