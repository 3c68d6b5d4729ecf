#include "codec/response_reader.hpp"

namespace icx::codec {

ResponseReader::ResponseReader(std::string_view payload)
    : cursor_(payload, JsonCursor::Checked{}) {
    failed_ = !cursor_.enter_map();
}

// Reads members of the payload up to its answers; false at the payload's end.
bool ResponseReader::read_beside() {
    std::string_view key;
    while (!failed_ && cursor_.next_key(key)) {
        if (key == "answers" && !has_answers_) {
            has_answers_ = is_inside_ = cursor_.enter_map();
            failed_ = !is_inside_;
            return is_inside_;
        }
        std::string* wanted = key == "day" ? &day_ : key == "department" ? &department_ : nullptr;
        std::string_view text;
        if (wanted && cursor_.peek() == '"') {
            if (cursor_.read_text(text)) *wanted = text;
        } else {
            cursor_.skip_value();
        }
        failed_ = cursor_.failed();
    }
    failed_ = failed_ || cursor_.failed();
    return false;
}

bool ResponseReader::next(std::string_view& key, core::Value& value) {
    while (!failed_) {
        if (!is_inside_ && !read_beside()) return false;
        is_inside_ = cursor_.next_key(key) && cursor_.read_value(value);
        failed_ = cursor_.failed();
        if (is_inside_) return true;
    }
    return false;
}

}  // namespace icx::codec
