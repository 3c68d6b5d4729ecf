// Small documents of every kind, with the awkward cases in them: concurrent values, single writes
// beyond the context, unknown fields, text that needs escapes.
#pragma once

#include "codec/documents.hpp"

namespace icx::test {

inline replica::Leaf leaf(const char* writer, std::uint32_t counter, std::uint64_t stamp,
                          core::Value value) {
    return {{writer, counter}, {stamp}, std::move(value)};
}

inline std::vector<replica::ObjectState> sample_objects() {
    replica::ObjectState survey{"sv_yard", "survey", {}, {}};
    survey.context.upto = {{"anaw", 3}, {"benw", 1}};
    survey.context.cloud = {{"benw", 4}};
    survey.fields = {
        {"from_a_newer_app", {leaf("benw", 4, 0x0192f0c0a8b30002, core::Value::List{1, "x"})}},
        {"kind", {leaf("anaw", 2, 0x0192f0c0a8b30001, "pulse")}},
        {"title",
         {leaf("anaw", 1, 0x0192f0c0a8b30000, "Yard \"pulse\""),
          leaf("benw", 1, 0x0192f0c0a8b20000, "Werft\n\xC3\xBC")}},
    };
    replica::ObjectState settings{"settings", "settings", {}, {}};
    settings.context.upto = {{"anaw", 2}};
    settings.fields = {{"min_group", {leaf("anaw", 2, 0x0192f0c0a8b30003, 7)}},
                       {"name", {leaf("anaw", 1, 0x0192f0c0a8b30003, "Merrowdale Ferries")}}};
    replica::ObjectState erased{"de_gone", "department", {}, {}};
    erased.context.upto = {{"anaw", 5}};
    return {erased, settings, survey};
}

inline std::vector<codec::ResponseDocument> sample_responses() {
    codec::ResponseDocument first;
    first.id = "rs_1";
    first.survey = "sv_yard";
    first.version = "ve_1";
    first.day = "2026-11-10";
    first.code = "K7Q2-9XMD";
    first.answers.set("qu_ease", 9);
    first.answers.set("qu_ease@op_hr", "na");
    core::Value other = core::Value::map();
    other.set("other", "The \"old\" pier");
    first.answers.set("qu_where", core::Value::List{"op_quay", other});
    first.answers.set("qu_minutes", 12.5);
    codec::ResponseDocument second;
    second.id = "rs_2";
    second.survey = "sv_yard";
    second.department = "Deck and engine";
    second.batch = "ba_1";
    second.unknown.set("mood", "calm");
    return {first, second};
}

inline std::vector<replica::Fact> sample_facts() {
    std::vector<replica::Fact> out;
    for (const auto& response : sample_responses())
        out.push_back({response.id, "response", response.survey,
                       codec::encode_response_payload(response)});
    return out;
}

inline codec::Bundle sample_bundle() {
    codec::Bundle out;
    out.workspace = "ws_merrow";
    out.from = "anaw";
    out.made = {1'794'302'820'000};
    out.objects = sample_objects();
    out.facts = sample_facts();
    out.unknown.set("tides", core::Value::List{1, 2});
    return out;
}

inline replica::Change sample_change() {
    replica::Change out;
    out.writer = "anaw";
    out.sequence = 12;
    out.stamp = {0x0192f0c0a8b30003};
    out.why = "edit";
    out.objects = sample_objects();
    out.facts = {sample_facts()[0]};
    return out;
}

inline survey::Definition sample_definition() {
    survey::Definition out;
    out.survey.id = model::SurveyId("sv_yard");
    out.survey.title = "Yard \"pulse\"";
    out.survey.kind = model::SurveyKind::pulse;
    survey::SectionDefinition section;
    section.section.id = model::SectionId("se_1");
    section.section.title = "About the yard";
    survey::QuestionDefinition rating;
    rating.question.id = model::QuestionId("qu_ease");
    rating.question.code = "ease";
    rating.question.text = "How easy was it?";
    rating.question.is_required = true;
    rating.question.measure = model::Measure::ease;
    rating.question.low_label = "Very hard";
    rating.question.high_label = "Very easy";
    survey::QuestionDefinition choice;
    choice.question.id = model::QuestionId("qu_where");
    choice.question.code = "where";
    choice.question.text = "Where was it?";
    choice.question.kind = model::QuestionKind::multiple;
    choice.question.has_other = true;
    model::Option quay;
    quay.id = model::OptionId("op_quay");
    quay.text = "At the quay";
    choice.options = {quay};
    section.questions = {rating, choice};
    out.sections = {section};
    return out;
}

}  // namespace icx::test
