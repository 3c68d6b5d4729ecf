#include "codec/response_reader.hpp"

namespace icx::codec {
namespace {

// Moves to the value of the top-level member `key`.
bool find_member(JsonCursor& cursor, std::string_view key) {
    if (!cursor.enter_map()) return false;
    std::string_view name;
    core::Value ignored;
    while (cursor.next_key(name)) {
        if (name == key) return true;
        if (!cursor.read_value(ignored)) return false;
    }
    return false;
}

}  // namespace

ResponseReader::ResponseReader(std::string_view payload) : text_(payload), cursor_(payload) {
    is_inside_ = find_member(cursor_, "answers") && cursor_.enter_map();
    failed_ = !is_inside_;
}

bool ResponseReader::next(std::string_view& key, core::Value& value) {
    if (!is_inside_) return false;
    is_inside_ = cursor_.next_key(key) && cursor_.read_value(value);
    failed_ = cursor_.failed();
    return is_inside_;
}

std::string ResponseReader::member(std::string_view key) const {
    JsonCursor cursor(text_);
    core::Value value;
    if (!find_member(cursor, key) || !cursor.read_value(value)) return {};
    return std::string(value.as_text());
}

}  // namespace icx::codec
