// Pieces shared by the documents of this room: objects and facts to and from JSON, the head of
// every file, and errors that name the place. Not for other rooms: they use documents.hpp. Places
// are JSON pointers; a piece read alone puts its own below "" and the caller sets them right with
// `below`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "codec/documents.hpp"
#include "codec/json_cursor.hpp"

namespace icx::codec {

inline constexpr int kFormatVersion = 1;  // of bundle, survey and response files

core::Error invalid_at(std::string place, std::string message);  // Code::invalid
// Puts `base` before the error's place.
core::Error below(std::string_view base, core::Error error);

// Readers of one member of a tree. Each answers false and sets `error` when the member is absent
// (unless `is_optional`) or of another kind.
class Members {
public:
    Members(core::Value& map, core::Error& error) : map_(map), error_(error) {}

    bool text(std::string_view key, std::string& out, std::size_t max_bytes,
              bool is_optional = false);
    bool id(std::string_view key, std::string& out, bool is_optional = false);
    core::Value* find(std::string_view key);
    bool fail(std::string_view key, std::string message);

private:
    core::Value& map_;
    core::Error& error_;
};

// Refuses text that is no `format` document, by name, and one of a newer version, by name. Reads no
// further than the two members, which stand first in files of ours.
core::Result<void> check_head(std::string_view text, const JsonLimits& limits,
                              std::string_view format, std::string_view what);

std::string stamp_text(replica::Stamp stamp);  // 16 hex digits, sorts as the stamp does
bool parse_stamp(std::string_view text, replica::Stamp& out);

// Canonical text of one object; the same bytes as canonical_json(state_to_value(state)).
void append_state(std::string& out, const replica::ObjectState& state);
void append_fact(std::string& out, const replica::Fact& fact);

// False when the cursor has failed.
bool read_id(JsonCursor& cursor, std::string& out, bool is_optional = false);
bool read_text_upto(JsonCursor& cursor, std::string& out, std::size_t max_bytes);
bool read_state(JsonCursor& cursor, replica::ObjectState& out);
bool read_fact(JsonCursor& cursor, replica::Fact& out);

// A list of at most `most` elements, each read by `read(cursor, element)`.
template <class T, class Read>
bool read_list(JsonCursor& cursor, std::vector<T>& out, std::size_t most, Read read) {
    const std::size_t start = cursor.next_byte();
    if (!cursor.enter_list()) return false;
    while (cursor.next_element()) {
        if (out.size() >= most)
            return cursor.fail_at(start, core::Code::too_large,
                                  "more than " + std::to_string(most) + " entries");
        if (!read(cursor, out.emplace_back())) return false;
    }
    return !cursor.failed();
}

// The index of an element whose id an earlier one has, or npos.
template <class T>
std::size_t find_twin(const std::vector<T>& items) {
    std::vector<std::size_t> order(items.size());
    for (std::size_t i = 0; i < order.size(); i++) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return items[a].id != items[b].id ? items[a].id < items[b].id : a < b;
    });
    for (std::size_t i = 1; i < order.size(); i++)
        if (items[order[i - 1]].id == items[order[i]].id) return order[i];
    return std::string::npos;
}

// Refuses an id that appears twice in `items`, the member `list` of a document.
template <class T>
core::Result<void> refuse_twins(const std::vector<T>& items, std::string_view list) {
    const std::size_t twin = find_twin(items);
    if (twin == std::string::npos) return {};
    return invalid_at(json_pointer("", list) + "/" + std::to_string(twin) + "/id",
                      "this id appears twice");
}

}  // namespace icx::codec
