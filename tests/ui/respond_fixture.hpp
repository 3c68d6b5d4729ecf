// Surveys for the tests of the respondent's screen, made of records as the engine takes them; the
// browser tests load the same ones from tests/web/data, which a test here writes and compares.
#pragma once

#include <string>

#include "survey/definition.hpp"

namespace icx::respond_fixture {

struct Maker {
    survey::Definition definition;

    survey::SectionDefinition& section(const char* id, const char* title) {
        definition.sections.emplace_back();
        definition.sections.back().section.id.text = id;
        definition.sections.back().section.title = title;
        return definition.sections.back();
    }
    model::Question& question(const char* id, model::QuestionKind kind, const char* text) {
        auto& questions = definition.sections.back().questions;
        questions.emplace_back();
        model::Question& q = questions.back().question;
        q.id.text = id;
        q.code = id;
        q.kind = kind;
        q.text = text;
        return q;
    }
    model::Option& option(const char* id, const char* text) {
        auto& options = definition.sections.back().questions.back().options;
        options.emplace_back();
        options.back().id.text = id;
        options.back().text = text;
        return options.back();
    }
};

// Two departments ticked repeat a page with the three seed items; every kind of question appears.
inline survey::Definition pulse() {
    using model::QuestionKind;
    Maker m;
    m.definition.survey.id.text = "sv_pulse";
    m.definition.survey.title = "Autumn service pulse";
    m.definition.survey.introduction =
        "Tell us how well other departments serve you. It helps everyone.";
    m.definition.survey.thanks = "Your answers help departments to serve each other better.";
    m.definition.survey.language = "en";
    m.section("se_who", "Who you deal with");
    {
        auto& q = m.question("qu_home", QuestionKind::single, "Where do you work?");
        q.is_required = true;
        q.is_department = true;
        q.has_other = true;
        m.option("op_fleet", "Fleet operations").department.text = "de_fleet";
        m.option("op_port", "Port operations").department.text = "de_port";
    }
    {
        auto& q = m.question("qu_with", QuestionKind::multiple,
                             "Which departments did you deal with?");
        q.is_required = true;
        m.option("op_fin", "Finance and payroll").department.text = "de_fin";
        m.option("op_it", "IT help desk").department.text = "de_it";
        m.option("op_none", "None of these").is_exclusive = true;
    }
    m.section("se_each", "Each department").section.loop_over.text = "qu_with";
    {
        auto& q = m.question("qu_ease", QuestionKind::rating,
                             "How easy is it to get help from {department}?");
        q.is_required = true;
        q.low_label = "Very hard";
        q.high_label = "Very easy";
    }
    {
        auto& q = m.question("qu_time", QuestionKind::agree, "They finish on time.");
        q.help = "Think of the last four weeks. How far do you agree?";
        q.has_not_applicable = true;
        m.question("qu_tell", QuestionKind::agree, "They tell me what happens next.")
            .has_not_applicable = true;
        m.question("qu_value", QuestionKind::agree, "They value the work I do.")
            .has_not_applicable = true;
    }
    m.question("qu_change", QuestionKind::long_text,
               "What one change would make your work easier?").max_length = 500;
    m.section("se_you", "Your own work");
    {
        auto& q = m.question("qu_lost", QuestionKind::number,
                             "How much time did you lose waiting last week?");
        q.unit = "hours";
        q.has_limits = true;
        q.min = 0;
        q.max = 60;
    }
    m.question("qu_since", QuestionKind::date, "Since when have you worked here?");
    m.question("qu_name", QuestionKind::short_text, "What is your role?").max_length = 80;
    return m.definition;
}

inline survey::Definition arabic() {
    using model::QuestionKind;
    Maker m;
    m.definition.survey.id.text = "sv_arabic";
    m.definition.survey.title = "استطلاع الخدمة لفصل الخريف";
    m.definition.survey.introduction = "أخبرنا كيف تخدمك الأقسام الأخرى.";
    m.definition.survey.thanks = "شكرًا، إجاباتك تساعد الجميع.";
    m.definition.survey.language = "ar";
    m.section("se_one", "المالية والرواتب");
    {
        auto& q = m.question("qu_ease", QuestionKind::rating,
                             "ما مدى سهولة الحصول على المساعدة من قسم المالية والرواتب؟");
        q.low_label = "صعب جدًا";
        q.high_label = "سهل جدًا";
        q.is_required = true;
    }
    m.question("qu_time", QuestionKind::agree, "ينجزون العمل في الموعد.").help =
        "فكّر في الأسابيع الأربعة الماضية. إلى أي حد توافق؟";
    m.question("qu_tell", QuestionKind::agree, "يخبرونني بالخطوة التالية.");
    m.question("qu_value", QuestionKind::agree, "يقدّرون العمل الذي أقوم به.");
    m.question("qu_change", QuestionKind::long_text, "ما التغيير الواحد الذي يسهّل عملك؟")
        .max_length = 500;
    return m.definition;
}

}  // namespace icx::respond_fixture
