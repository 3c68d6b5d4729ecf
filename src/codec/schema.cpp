#include "codec/schema.hpp"

#include <optional>

#include "codec/parts.hpp"
#include "model/workspace.hpp"

namespace icx::codec {
namespace {

using core::Value;

constexpr char kFactSet[] = "^[A-Za-z0-9_.:-]{1,80}( [A-Za-z0-9_.:-]{0,80}){0,2}$";
constexpr char kId[] = "^[A-Za-z0-9_.:-]{1,80}$";
constexpr char kIdOrEmpty[] = "^[A-Za-z0-9_.:-]{0,80}$";
constexpr char kStamp[] = "^[0-9a-f]{16}$";
constexpr char kDay[] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

Value map_of(std::initializer_list<std::pair<const char*, Value>> members) {
    Value out = Value::map();
    for (const auto& [key, value] : members) out.set(key, value);
    return out;
}

Value texts(std::initializer_list<const char*> items) {
    Value::List out;
    for (const char* item : items) out.emplace_back(item);
    return out;
}

Value typed(const char* type) { return map_of({{"type", type}}); }
Value reference(const std::string& name) { return map_of({{"$ref", "#/$defs/" + name}}); }
Value pattern(const char* text) { return map_of({{"type", "string"}, {"pattern", text}}); }
Value list_of(Value items) { return map_of({{"type", "array"}, {"items", std::move(items)}}); }

Value whole(std::int64_t least, std::int64_t most) {
    return map_of({{"type", "integer"}, {"minimum", least}, {"maximum", most}});
}

// What a member of each C++ type looks like in JSON (model/reflect.hpp's to_value).
Value schema_of(const std::string&) { return typed("string"); }
Value schema_of(bool) { return typed("boolean"); }
Value schema_of(int) { return typed("integer"); }
[[maybe_unused]] Value schema_of(double) { return typed("number"); }
Value schema_of(const Value&) { return Value::map(); }
Value schema_of(core::Instant) { return typed("integer"); }
Value schema_of(core::Date) { return pattern(kDay); }
template <class Tag>
Value schema_of(const core::Id<Tag>&) { return pattern(kIdOrEmpty); }
template <model::NamedEnum E>
Value schema_of(E value) {
    Value::List names;
    for (const std::string_view name : enum_names(value)) names.emplace_back(name);
    return map_of({{"enum", std::move(names)}});
}
template <class T>
Value schema_of(const std::optional<T>&) {
    return map_of({{"anyOf", Value::List{schema_of(T{}), typed("null")}}});
}

// The properties of a record, each passed through `wrap`.
template <class R, class Wrap>
Value properties_of(Wrap&& wrap) {
    Value out = Value::map();
    R record;
    R::fields([&](std::string_view name, const auto& member) {
        out.set(name, wrap(schema_of(member)));
    }, record);
    return out;
}

// The values of one field of an object: [[writer, counter, time, value], ...].
Value leaves_of(Value value) {
    Value leaf = map_of({{"type", "array"}, {"minItems", 4}, {"maxItems", 4}, {"items", false}});
    leaf.set("prefixItems", Value::List{pattern(kId), whole(1, 0xFFFFFFFF), pattern(kStamp),
                                        std::move(value)});
    Value out = list_of(std::move(leaf));
    out.set("minItems", 1);
    return out;
}

// Gathers one definition per kind of value, so that a schema names each only once.
class LeafKinds {
public:
    explicit LeafKinds(Value& defs) : defs_(defs) {}

    Value operator()(Value value) {
        const std::string text = canonical_json(value);
        for (std::size_t i = 0; i < known_.size(); i++)
            if (known_[i] == text) return reference(name(i));
        known_.push_back(text);
        defs_.set(name(known_.size() - 1), leaves_of(std::move(value)));
        return reference(name(known_.size() - 1));
    }

private:
    static std::string name(std::size_t index) { return "values_" + std::to_string(index); }
    Value& defs_;
    std::vector<std::string> known_;
};

// Objects of all record types; a type or field of a newer app is allowed.
void define_objects(Value& defs) {
    LeafKinds kinds(defs);
    const Value any = kinds(Value::map());
    Value::List by_type;
    model::for_each_type([&](auto type) {
        using Record = typename decltype(type)::type;
        Value fields = map_of({{"additionalProperties", any}});
        fields.set("properties", properties_of<Record>(kinds));
        defs.set("fields_of_" + std::string(Record::kType), std::move(fields));
        const Value is_type =
            map_of({{"properties", map_of({{"type", map_of({{"const", Record::kType}})}})}});
        const Value has_fields = map_of(
            {{"properties",
              map_of({{"f", reference("fields_of_" + std::string(Record::kType))}})}});
        by_type.push_back(map_of({{"if", is_type}, {"then", has_fields}}));
    });
    Value dot = map_of({{"type", "array"}, {"minItems", 2}, {"maxItems", 2}, {"items", false}});
    dot.set("prefixItems", Value::List{pattern(kId), whole(1, 0xFFFFFFFF)});
    Value object = typed("object");
    object.set("required", texts({"c", "id", "type"}));
    object.set("additionalProperties", false);
    object.set("properties",
               map_of({{"c", map_of({{"type", "object"},
                                     {"additionalProperties", whole(1, 0xFFFFFFFF)}})},
                       {"d", list_of(std::move(dot))},
                       {"f", map_of({{"type", "object"}, {"additionalProperties", any}})},
                       {"id", pattern(kId)},
                       {"type", pattern(kId)}}));
    object.set("allOf", std::move(by_type));
    defs.set("object", std::move(object));
}

void define_fact(Value& defs) {
    Value fact = typed("object");
    fact.set("required", texts({"id", "kind", "payload", "set"}));
    fact.set("additionalProperties", false);
    fact.set("properties",
             map_of({{"id", pattern(kId)},
                     {"kind", pattern(kId)},
                     {"payload", map_of({{"type", "string"}, {"maxLength", 1 << 20}})},
                     {"set", pattern(kFactSet)}}));
    defs.set("fact", std::move(fact));
}

Value document(const char* title, Value properties, Value required, Value defs) {
    Value out = map_of({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                        {"type", "object"},
                        {"title", title}});
    out.set("properties", std::move(properties));
    out.set("required", std::move(required));
    if (!defs.as_map().empty()) out.set("$defs", std::move(defs));
    return out;
}

void set_head(Value& properties, const char* format) {
    properties.set("format", map_of({{"const", format}}));
    properties.set("version", map_of({{"const", kFormatVersion}}));
}

Value bundle_schema() {
    Value defs = Value::map();
    define_objects(defs);
    define_fact(defs);
    Value properties = map_of({{"workspace", pattern(kId)},
                               {"from", pattern(kIdOrEmpty)},
                               {"made", typed("string")},
                               {"sum", pattern("^[0-9a-f]{64}$")},
                               {"objects", list_of(reference("object"))},
                               {"facts", list_of(reference("fact"))}});
    set_head(properties, "icx-bundle");
    return document("Workspace bundle", std::move(properties),
                    texts({"format", "version", "workspace", "objects"}), std::move(defs));
}

Value shard_schema() {
    Value defs = Value::map();
    define_objects(defs);
    define_fact(defs);
    Value out = document("Snapshot shard",
                         map_of({{"objects", list_of(reference("object"))},
                                 {"facts", list_of(reference("fact"))}}),
                         texts({"facts", "objects"}), std::move(defs));
    out.set("additionalProperties", false);
    return out;
}

Value change_schema() {
    Value defs = Value::map();
    define_objects(defs);
    define_fact(defs);
    Value out = document("Change, the payload of a journal record",
                         map_of({{"d", list_of(reference("object"))},
                                 {"facts", list_of(reference("fact"))},
                                 {"n", whole(0, std::int64_t{1} << 53)},
                                 {"t", pattern(kStamp)},
                                 {"w", pattern(kId)},
                                 {"why", map_of({{"type", "string"}, {"maxLength", 200}})}}),
                         texts({"d", "facts", "n", "t", "w", "why"}), std::move(defs));
    out.set("additionalProperties", false);
    return out;
}

void define_response(Value& defs) {
    Value other = typed("object");
    other.set("properties", map_of({{"other", typed("string")}}));
    other.set("required", texts({"other"}));
    other.set("additionalProperties", false);
    const Value tick = map_of({{"anyOf", Value::List{typed("string"), other}}});
    defs.set("answer", map_of({{"anyOf", Value::List{typed("number"), typed("string"), other,
                                                     list_of(tick)}}}));
    Value response = typed("object");
    response.set("required", texts({"answers", "id", "survey"}));
    response.set("properties",
                 map_of({{"answers", map_of({{"type", "object"},
                                             {"additionalProperties", reference("answer")}})},
                         {"batch", pattern(kIdOrEmpty)},
                         {"code", typed("string")},
                         {"day", pattern("^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")},
                         {"department", typed("string")},
                         {"id", pattern(kId)},
                         {"survey", pattern(kId)},
                         {"version", pattern(kIdOrEmpty)}}));
    defs.set("response", std::move(response));
}

Value response_file_schema() {
    Value defs = Value::map();
    define_response(defs);
    Value properties = map_of({{"responses", list_of(reference("response"))}});
    set_head(properties, "icx-response");
    return document("Response file", std::move(properties),
                    texts({"format", "version", "responses"}), std::move(defs));
}

Value response_schema() {
    Value defs = Value::map();
    define_response(defs);
    Value out = map_of({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                        {"title", "One response, the payload of a fact"},
                        {"$ref", "#/$defs/response"}});
    out.set("$defs", std::move(defs));
    return out;
}

// A record inside a survey's definition: its id and its fields, of which any may be left out.
template <class Record>
Value record_schema() {
    Value properties = properties_of<Record>([](Value value) { return value; });
    properties.set("id", pattern(kIdOrEmpty));
    Value out = typed("object");
    out.set("properties", std::move(properties));
    out.set("required", texts({"id"}));
    return out;
}

Value survey_schema() {
    Value defs = Value::map();
    Value question = record_schema<model::Question>();
    Value members = question.at("properties");
    members.set("options", list_of(reference("option")));
    question.set("properties", std::move(members));
    question.set("required", texts({"id", "kind"}));
    Value section = record_schema<model::Section>();
    members = section.at("properties");
    members.set("questions", list_of(reference("question")));
    section.set("properties", std::move(members));
    Value survey = record_schema<model::Survey>();
    members = survey.at("properties");
    members.set("sections", list_of(reference("section")));
    survey.set("properties", std::move(members));
    defs.set("option", record_schema<model::Option>());
    defs.set("question", std::move(question));
    defs.set("section", std::move(section));
    defs.set("survey", std::move(survey));
    Value properties = map_of({{"id", pattern(kId)}, {"survey", reference("survey")}});
    set_head(properties, "icx-survey");
    return document("Survey file", std::move(properties), texts({"format", "version", "survey"}),
                    std::move(defs));
}

// Read, never written: business hours.
Value calendar_schema() {
    Value defs = Value::map();
    const Value span = pattern("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$");
    defs.set("hours", map_of({{"anyOf", Value::List{span, list_of(span)}}}));
    Value week = list_of(reference("hours"));
    week.set("minItems", 7);
    week.set("maxItems", 7);
    Value special = map_of({{"type", "object"}, {"additionalProperties", reference("hours")}});
    return document("Calendar",
                    map_of({{"tz", typed("string")},
                            {"week", std::move(week)},
                            {"holidays", list_of(pattern(kDay))},
                            {"special", std::move(special)},
                            {"business_day", typed("string")}}),
                    texts({"tz", "week"}), std::move(defs));
}

// Read, never written: what `icx standards` takes. Its calendars are those of calendar.schema.json,
// or histories and overlaps of such.
Value standards_schema() {
    const Value duration = pattern("^([0-9]+([.][0-9]{1,3})?(s|m|h|d|bd))+$");
    const Value text = typed("string");
    Value defs = Value::map();
    Value by = typed("object");
    by.set("required", texts({"by", "values"}));
    by.set("properties", map_of({{"by", text},
                                 {"values", map_of({{"type", "object"},
                                                    {"additionalProperties", duration}})}}));
    Value column = typed("object");
    column.set("required", texts({"column"}));
    column.set("properties", map_of({{"column", text}}));
    defs.set("target", map_of({{"anyOf", Value::List{duration, by, column}}}));
    Value standard = typed("object");
    standard.set("required", texts({"id", "from", "to", "target"}));
    standard.set("properties", map_of({{"id", text},
                                       {"from", text},
                                       {"to", text},
                                       {"target", reference("target")},
                                       {"goal", typed("number")},
                                       {"at", list_of(duration)},
                                       {"window", duration},
                                       {"calendar", typed("object")},
                                       {"active_from", pattern(kDay)},
                                       {"active_until", pattern(kDay)}}));
    defs.set("standard", std::move(standard));
    Value pauses = typed("object");
    pauses.set("required", texts({"log", "case", "activity", "timestamp", "states"}));
    pauses.set("properties", map_of({{"log", text},
                                     {"case", text},
                                     {"activity", text},
                                     {"timestamp", text},
                                     {"states", list_of(text)},
                                     {"resume", list_of(text)}}));
    Value stamps = typed("object");
    stamps.set("properties", map_of({{"tz", text}, {"format", text}}));
    return document("Spec for icx standards",
                    map_of({{"calendar", typed("object")},
                            {"columns", map_of({{"type", "object"},
                                                {"additionalProperties", text}})},
                            {"pauses", std::move(pauses)},
                            {"standards", list_of(reference("standard"))},
                            {"now", text},
                            {"by", text},
                            {"timestamps", std::move(stamps)}}),
                    texts({"calendar", "standards"}), std::move(defs));
}

// Read, never written: what `icx stats` takes.
Value stats_schema() {
    Value defs = Value::map();
    const Value scalar = map_of({{"anyOf", Value::List{typed("string"), typed("number")}}});
    Value where = map_of({{"type", "object"}, {"additionalProperties", list_of(scalar)}});
    Value analysis = typed("object");
    analysis.set("required", texts({"id", "method"}));
    analysis.set("properties", map_of({{"id", typed("string")},
                                       {"method", typed("string")},
                                       {"x", typed("string")},
                                       {"y", typed("string")},
                                       {"by", typed("string")},
                                       {"a", scalar},
                                       {"b", scalar},
                                       {"items", list_of(typed("string"))},
                                       {"where", std::move(where)},
                                       {"weights", typed("string")},
                                       {"reverse", map_of({{"type", "object"},
                                                           {"additionalProperties",
                                                            typed("number")}})},
                                       {"seed", typed("integer")}}));
    defs.set("analysis", std::move(analysis));
    return document("Analyses for icx stats",
                    map_of({{"data", typed("string")},
                            {"derive", typed("object")},
                            {"analyses", list_of(reference("analysis"))}}),
                    texts({"data", "analyses"}), std::move(defs));
}

}  // namespace

std::vector<NamedSchema> build_schemas() {
    return {{"bundle.schema.json", bundle_schema()},
            {"calendar.schema.json", calendar_schema()},
            {"change.schema.json", change_schema()},
            {"response.schema.json", response_schema()},
            {"response-file.schema.json", response_file_schema()},
            {"shard.schema.json", shard_schema()},
            {"standards-spec.schema.json", standards_schema()},
            {"stats-spec.schema.json", stats_schema()},
            {"survey.schema.json", survey_schema()}};
}

}  // namespace icx::codec
