#include "codec/parts.hpp"

namespace icx::codec {

using core::Code;
using core::Error;
using core::Value;

model::VersionId version_of(const Value& definition_value) {
    return model::VersionId(core::hash_id("ve", canonical_json(definition_value)));
}

std::string encode_survey_file(const survey::Definition& definition) {
    SurveyFile file;
    file.definition_value = survey::to_value(definition);
    return encode_survey_file(file);
}

std::string encode_survey_file(const SurveyFile& file) {
    Value out = file.unknown;
    out.set("format", "icx-survey");
    out.set("version", kFormatVersion);
    out.set("id", version_of(file.definition_value).text);
    out.set("survey", file.definition_value);
    return pretty_json(out);
}

core::Result<SurveyFile> decode_survey_file(std::string_view text) {
    JsonLimits limits;
    limits.bytes = 4u << 20;
    limits.values = 500'000;
    if (auto head = check_head(text, limits, "icx-survey", "survey file"); !head)
        return head.error();
    auto top = parse_json(text, limits);
    if (!top) return top.error();
    Error error;
    SurveyFile out;
    std::string id;
    Members members(*top, error);
    if (!members.id("id", id, true)) return error;
    Value* survey = members.find("survey");
    if (!survey) return invalid_at("/survey", "is missing");
    auto definition = survey::definition_from_value(*survey, "/survey");
    if (!definition) return definition.error();
    out.definition = std::move(*definition);
    out.version = version_of(*survey);
    if (!id.empty() && id != out.version.text)
        return Error{Code::corrupt, "the survey was changed after it was published", "/id",
                     "publish it again, or remove \"id\" if the edit was meant"};
    out.definition_value = std::move(*survey);
    for (auto& [key, value] : top->map_entries())
        if (key != "format" && key != "version" && key != "id" && key != "survey")
            out.unknown.set(key, std::move(value));
    return out;
}

}  // namespace icx::codec
