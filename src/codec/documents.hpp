// The documents the product reads and writes: workspace bundle, survey file, response file, journal
// payloads. docs/formats.md describes them; assets/schema holds their JSON Schemas. A malformed
// value is refused with its JSON pointer, a newer `version` by name; unknown fields are kept and
// written back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/json.hpp"
#include "core/result.hpp"
#include "model/workspace.hpp"
#include "replica/replica.hpp"
#include "survey/definition.hpp"

namespace icx::codec {

struct DocumentLimits {
    JsonLimits json;
    std::size_t objects = 200'000;
    std::size_t facts = 1'000'000;
};

struct Bundle {
    std::string workspace;  // its id
    std::string from;       // writer that made it
    core::Instant made;
    std::vector<replica::ObjectState> objects;
    std::vector<replica::Fact> facts;
    core::Value unknown = core::Value::map();  // top-level fields of a newer app
};

// {"format":"icx-bundle","version":1,"sum":…,"facts":[…],"from":…,"made":…,"objects":[…],
// "workspace":…}
// with objects and facts in the order of their ids, one a line. The sum is the SHA-256 of the
// canonical text without format, version and sum; a missing one is allowed (hand-written files), a
// wrong one is not. An id that appears twice is refused.
std::string encode_bundle(const Bundle& bundle);
core::Result<Bundle> decode_bundle(std::string_view text, const DocumentLimits& limits = {});

core::Value state_to_value(const replica::ObjectState& state);
core::Result<replica::ObjectState> state_from_value(const core::Value& value,
                                                    std::string_view place);

// The journal's payload: one Change.
std::string encode_change(const replica::Change& change);
core::Result<replica::Change> decode_change(std::string_view text);

// Snapshot shard: objects and facts.
std::string encode_shard(const std::vector<replica::ObjectState>& objects,
                         const std::vector<replica::Fact>& facts);
core::Result<Bundle> decode_shard(std::string_view text);

// {"format":"icx-survey","version":1,"id":version id,"survey":{…definition…}}
// A missing id is computed, a wrong one is refused: answers must belong to the text that was asked.
std::string encode_survey_file(const survey::Definition& definition);
struct SurveyFile {
    model::VersionId version;
    survey::Definition definition;
    core::Value definition_value;
    core::Value unknown = core::Value::map();  // top-level fields of a newer app
};
// Writes `definition_value` as it is; the id is computed from it.
std::string encode_survey_file(const SurveyFile& file);
core::Result<SurveyFile> decode_survey_file(std::string_view text);
model::VersionId version_of(const core::Value& definition_value);

// One response or a collection: {"format":"icx-response","version":1,"responses":[{…}]}.
struct ResponseDocument {
    std::string id;  // "rs_…"
    std::string survey;
    std::string version;
    std::string day;         // YYYY-MM-DD, no finer time on purpose
    std::string code;        // receipt code
    std::string department;  // department id or name given by an import, may be empty
    std::string batch;       // set when it enters a workspace
    core::Value answers;     // map, see survey/session.hpp
    core::Value unknown;
};
// Canonical text, for Fact::payload.
std::string encode_response_payload(const ResponseDocument& response, bool has_batch = true);
core::Result<ResponseDocument> decode_response_payload(std::string_view payload);
std::string encode_response_file(const std::vector<ResponseDocument>& responses);
core::Result<std::vector<ResponseDocument>> decode_response_file(std::string_view text);

// What a dropped or named file is, by its first bytes: decides which decoder runs and the error's
// words.
enum class FileKind { bundle, survey, response, csv, unknown_json, binary, empty };
FileKind sniff(std::string_view bytes);

}  // namespace icx::codec
