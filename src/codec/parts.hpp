// Pieces shared by the documents of this room: objects and facts to and from JSON, the head of every
// file, and errors that name the place. Not for other rooms: they use documents.hpp.
// Places are JSON pointers; a piece read alone puts its own below "" and the caller sets them right
// with `below`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/documents.hpp"

namespace icx::codec {

inline constexpr int kFormatVersion = 1;  // of bundle, survey and response files

core::Error invalid_at(std::string place, std::string message);
core::Error below(std::string_view base, core::Error error);  // puts `base` before the error's place

// Readers of one member. Each answers false and sets `error` when the member is absent (unless
// `is_optional`) or of another kind.
class Members {
public:
    Members(core::Value& map, core::Error& error) : map_(map), error_(error) {}

    bool text(std::string_view key, std::string& out, std::size_t max_bytes,
              bool is_optional = false);
    bool id(std::string_view key, std::string& out, bool is_optional = false);
    bool integer(std::string_view key, std::int64_t& out, std::int64_t least, std::int64_t most);
    core::Value* find(std::string_view key);
    bool fail(std::string_view key, std::string message);

private:
    core::Value& map_;
    core::Error& error_;
};

// The first member that is none of `known`, or "".
std::string unknown_member(const core::Value& map, std::initializer_list<std::string_view> known);

// Refuses a document that is not `format`, by name, and one of a newer version, by name.
core::Result<void> check_head(const core::Value& top, std::string_view format,
                              std::string_view what);

std::string stamp_text(replica::Stamp stamp);  // 16 hex digits, sorts as the stamp does
bool parse_stamp(std::string_view text, replica::Stamp& out);

// Canonical text of one object; the same bytes as canonical_json(state_to_value(state)).
void append_state(std::string& out, const replica::ObjectState& state);
void append_fact(std::string& out, const replica::Fact& fact);
// Both move texts and values out of `value`.
core::Result<replica::ObjectState> take_state(core::Value& value);
core::Result<replica::Fact> take_fact(core::Value& value);

// Gathers the elements of "objects" and "facts" while a document is read; keeps the first error.
class PartCollector {
public:
    PartCollector(std::string_view objects_key, const DocumentLimits& limits, bool refuse_twins);
    void take(std::string_view list, std::size_t index, core::Value& element);
    core::Result<void> finish();  // duplicates are found here

    std::vector<replica::ObjectState> objects;
    std::vector<replica::Fact> facts;

private:
    std::string_view objects_key_;
    const DocumentLimits& limits_;
    bool refuse_twins_;
    bool has_error_ = false;
    core::Error error_;
};

}  // namespace icx::codec
