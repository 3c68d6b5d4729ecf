// A fast way through one response payload (docs/formats.md, "One response"): answers are handed out
// one by one in a single pass, nothing is gathered, so that 50,000 payloads become columns in a
// fraction of a second. It reads payloads that were checked when they entered the workspace; on
// text that is no such payload it stops and says so, it never reads past the end. For unchecked
// text use decode_response_payload.
#pragma once

#include <string>
#include <string_view>

#include "codec/json_cursor.hpp"
#include "core/value.hpp"

namespace icx::codec {

class ResponseReader {
public:
    // `payload` must outlive the reader.
    explicit ResponseReader(std::string_view payload);

    // The next answer in key order; false at the end or where the text is malformed. `key` stays
    // valid until the next call.
    bool next(std::string_view& key, core::Value& value);

    // Once next() answered false: the members beside the answers, "" when absent.
    const std::string& day() const { return day_; }
    const std::string& department() const { return department_; }

    bool ok() const { return !failed_ && has_answers_; }

private:
    bool read_beside();

    JsonCursor cursor_;
    std::string day_, department_;
    bool is_inside_ = false;  // within "answers"
    bool has_answers_ = false;
    bool failed_ = false;
};

// Calls fn(std::string_view key, const core::Value& value) for each answer; false when the payload
// is malformed (what came before was handed out).
template <class F>
bool for_each_answer(std::string_view payload, F&& fn) {
    ResponseReader reader(payload);
    std::string_view key;
    core::Value value;
    while (reader.next(key, value)) fn(key, value);
    return reader.ok();
}

}  // namespace icx::codec
