// A strict JSON reader that is pulled: the caller asks for what it expects and gets it without a
// tree in between, which is several times faster than building one. For this room's decoders;
// others use json.hpp. Functions that answer false failed or reached the end of a map or list:
// `failed()` tells which. After a failure every call answers false. Limits are checked while
// reading; places are worked out only when an error is asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "codec/json.hpp"

namespace icx::codec {

class JsonCursor {
public:
    // `text` must outlive the cursor. Size, NUL bytes and UTF-8 are checked here.
    explicit JsonCursor(std::string_view text, const JsonLimits& limits = {});
    // Of a text that was checked when it arrived: its UTF-8 is not looked at again.
    struct Checked {};
    JsonCursor(std::string_view text, Checked);

    // The first byte of what comes next behind white space, NUL at the end.
    char peek();
    // Where that byte stands, for fail_at.
    std::size_t next_byte() { peek(); return at_; }

    bool enter_map();
    bool next_key(std::string_view& key);  // valid until the next key is read
    bool enter_list();
    bool next_element();
    bool read_text(std::string_view& out);  // valid until the next text is read
    bool read_integer(std::int64_t& out);   // a whole number in any notation
    bool read_value(core::Value& out);
    bool skip_value();
    bool finish();  // nothing but white space is left

    // Records what is wrong with the value at `byte` (its JSON pointer becomes the place, with
    // `member` below it when given). Always false.
    bool fail_at(std::size_t byte, core::Code code, std::string message, std::string member = {});
    bool failed() const { return failure_ != Failure::none; }
    core::Error error() const;

private:
    enum class Failure { none, syntax, at_value, whole };
    static constexpr std::size_t kMaxDepth = 64;

    bool fail_syntax(std::size_t byte, std::string message = {});
    void skip_space();
    bool fail_kind(const char* wanted);
    bool enter(char bracket, const char* wanted);
    bool next(char bracket);
    bool take_word(std::string_view word);
    bool count_value();
    bool read_quoted(std::string& scratch, std::string_view& out);
    bool read_escape(std::string& out);
    bool read_hex4(char32_t& out);
    bool read_number(core::Value& out);
    bool read_list(core::Value& out);
    bool read_map(core::Value& out);

    std::string_view text_;
    JsonLimits limits_;
    std::size_t at_ = 0;
    std::size_t values_ = 0;
    std::size_t depth_ = 0;
    std::array<bool, kMaxDepth> is_first_{};
    std::string key_scratch_;
    std::string text_scratch_;
    Failure failure_ = Failure::none;
    std::size_t failed_byte_ = 0;
    core::Code code_ = core::Code::corrupt;
    std::string message_;
    std::string member_;
};

// The JSON pointer of the value that begins at `byte` of valid JSON text.
std::string json_pointer_at(std::string_view text, std::size_t byte);

}  // namespace icx::codec
