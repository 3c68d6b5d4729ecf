#include "codec/json_cursor.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "core/text.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

// Sorts the entries unless they are; the key that appears twice, or nullptr.
const std::string* sort_entries(Value::Map& map) {
    const auto rising = [](const Value::Entry& a, const Value::Entry& b) {
        return a.first >= b.first;
    };
    if (std::adjacent_find(map.begin(), map.end(), rising) == map.end()) return nullptr;
    std::sort(map.begin(), map.end(),
              [](const Value::Entry& a, const Value::Entry& b) { return a.first < b.first; });
    const auto twice = std::adjacent_find(map.begin(), map.end(), rising);
    return twice == map.end() ? nullptr : &twice->first;
}

// The end of the text literal that begins at `at`, behind its closing quote.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
    for (at++; at < text.size() && text[at] != '"'; at++)
        if (text[at] == '\\') at++;
    return at + 1;
}

}  // namespace

std::string json_pointer_at(std::string_view text, std::size_t byte) {
    struct Level {
        bool is_map;
        bool is_at_key;
        std::size_t index;
        std::string_view key;  // with its quotes
    };
    std::vector<Level> levels;
    for (std::size_t at = 0; at < std::min(byte, text.size());) {
        const char c = text[at];
        if (c == '"') {
            const std::size_t end = skip_quoted(text, at);
            if (!levels.empty() && levels.back().is_at_key)
                levels.back().key = text.substr(at, end - at);
            at = end;
            continue;
        }
        at++;
        if (c == '{' || c == '[') levels.push_back({c == '{', c == '{', 0, {}});
        if (levels.empty()) continue;
        if (c == '}' || c == ']') levels.pop_back();
        else if (c == ':') levels.back().is_at_key = false;
        else if (c == ',') {
            levels.back().index++;
            levels.back().is_at_key = levels.back().is_map;
        }
    }
    std::string out;
    for (const Level& level : levels) {
        if (level.is_map && level.is_at_key) continue;
        if (!level.is_map) {
            out = json_pointer(out, std::to_string(level.index));
            continue;
        }
        std::string_view key;
        JsonCursor cursor(level.key);
        cursor.read_text(key);
        out = json_pointer(out, key);
    }
    return out;
}

JsonCursor::JsonCursor(std::string_view text, const JsonLimits& limits)
    : text_(text), limits_(limits) {
    limits_.depth = std::min(limits_.depth, kMaxDepth);
    if (text.size() > limits.bytes) {
        failure_ = Failure::whole;
        code_ = Code::too_large;
        message_ = "the text has " + std::to_string(text.size()) + " bytes, more than the " +
                   std::to_string(limits.bytes) + " allowed";
    } else if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        fail_syntax(nul, "not a text: it holds a NUL byte");
    } else if (const std::size_t bad = find_bad_utf8(text); bad != std::string_view::npos) {
        fail_syntax(bad, "not UTF-8 text");
    }
    if (text.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
}

JsonCursor::JsonCursor(std::string_view text, Checked) : text_(text) {
    limits_.depth = std::min(limits_.depth, kMaxDepth);
}

void JsonCursor::skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' ||
                                  text_[at_] == '\t'))
        at_++;
}

char JsonCursor::peek() {
    skip_space();
    return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonCursor::fail_syntax(std::size_t byte, std::string message) {
    if (failed()) return false;
    failure_ = Failure::syntax;
    failed_byte_ = byte;
    code_ = Code::corrupt;
    message_ = std::move(message);
    return false;
}

bool JsonCursor::fail_at(std::size_t byte, Code code, std::string message, std::string member) {
    if (failed()) return false;
    failure_ = Failure::at_value;
    failed_byte_ = byte;
    code_ = code;
    message_ = std::move(message);
    member_ = std::move(member);
    return false;
}

Error JsonCursor::error() const {
    if (failure_ == Failure::whole) return {code_, message_, "", ""};
    if (failure_ == Failure::at_value) {
        const std::string at = json_pointer_at(text_, failed_byte_);
        return {code_, message_, member_.empty() ? at : json_pointer(at, member_), ""};
    }
    if (!message_.empty()) return {code_, message_, line_and_column(text_, failed_byte_), ""};
    if (failed_byte_ >= text_.size())
        return {code_, "the JSON text ends too early", line_and_column(text_, text_.size()),
                "the file may have been cut off while it was copied"};
    return {code_, "not valid JSON", line_and_column(text_, failed_byte_), ""};
}

bool JsonCursor::count_value() {
    if (++values_ <= limits_.values) return true;
    return fail_at(at_, Code::too_large, "more than " + std::to_string(limits_.values) + " values");
}

// What comes next is a value of another kind, or no JSON at all.
bool JsonCursor::fail_kind(const char* wanted) {
    const char found = peek();
    const std::string_view rest = text_.substr(at_);
    const bool is_word = rest.substr(0, 4) == "true" || rest.substr(0, 5) == "false" ||
                         rest.substr(0, 4) == "null";
    if (found == '{' || found == '[' || found == '"' || found == '-' || is_digit(found) || is_word)
        return fail_at(at_, Code::invalid, wanted);
    return fail_syntax(at_);
}

bool JsonCursor::enter(char bracket, const char* wanted) {
    if (failed()) return false;
    if (peek() != bracket) return fail_kind(wanted);
    if (!count_value()) return false;
    if (depth_ >= limits_.depth)
        return fail_at(at_, Code::too_large,
                       "nested deeper than " + std::to_string(limits_.depth) + " levels");
    at_++;
    is_first_[depth_++] = true;
    return true;
}

// Moves to the next member or element; false at the closing bracket, which is passed.
bool JsonCursor::next(char bracket) {
    if (failed()) return false;
    const char found = peek();
    const bool is_first = is_first_[depth_ - 1];
    if (found == bracket) {
        at_++;
        depth_--;
        return false;
    }
    is_first_[depth_ - 1] = false;
    if (is_first) return found != '\0' || fail_syntax(at_);
    if (found != ',') return fail_syntax(at_);
    at_++;
    return true;
}

bool JsonCursor::enter_map() { return enter('{', "must be a map"); }
bool JsonCursor::enter_list() { return enter('[', "must be a list"); }
bool JsonCursor::next_element() { return next(']'); }

bool JsonCursor::next_key(std::string_view& key) {
    if (!next('}')) return false;
    if (peek() != '"') return fail_syntax(at_);
    if (!read_quoted(key_scratch_, key)) return false;
    if (peek() != ':') return fail_syntax(at_);
    at_++;
    return true;
}

bool JsonCursor::read_text(std::string_view& out) {
    if (failed()) return false;
    if (peek() != '"') return fail_kind("must be a text");
    return count_value() && read_quoted(text_scratch_, out);
}

bool JsonCursor::read_integer(std::int64_t& out) {
    if (failed()) return false;
    const std::size_t start = next_byte();
    Value value;
    const char found = peek();
    if (found != '-' && !is_digit(found)) return fail_kind("must be a whole number");
    if (!count_value() || !read_number(value)) return false;
    out = value.as_int(0);
    if (out == 0 && value.as_int(1) == 1)
        return fail_at(start, Code::invalid, "must be a whole number");
    return true;
}

bool JsonCursor::take_word(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); i++)
        if (at_ + i >= text_.size() || text_[at_ + i] != word[i]) return fail_syntax(at_ + i);
    at_ += word.size();
    return true;
}

bool JsonCursor::read_value(Value& out) {
    if (failed()) return false;
    switch (peek()) {
        case '"': {
            std::string_view text;
            if (!count_value() || !read_quoted(text_scratch_, text)) return false;
            out = Value(text);
            return true;
        }
        case '[': return read_list(out);
        case '{': return read_map(out);
        case 't': out = true; return count_value() && take_word("true");
        case 'f': out = false; return count_value() && take_word("false");
        case 'n': out = nullptr; return count_value() && take_word("null");
        default: return count_value() && read_number(out);
    }
}

bool JsonCursor::skip_value() {
    const char found = peek();
    std::string_view ignored;
    if (found == '"') return read_text(ignored);
    if (found == '[') {
        if (!enter_list()) return false;
        while (next_element())
            if (!skip_value()) return false;
        return !failed();
    }
    if (found == '{') {
        if (!enter_map()) return false;
        while (next_key(ignored))
            if (!skip_value()) return false;
        return !failed();
    }
    Value small;
    return read_value(small);
}

bool JsonCursor::read_list(Value& out) {
    if (!enter_list()) return false;
    Value::List list;
    while (next_element())
        if (!read_value(list.emplace_back())) return false;
    out = Value(std::move(list));
    return !failed();
}

bool JsonCursor::read_map(Value& out) {
    const std::size_t start = next_byte();
    if (!enter_map()) return false;
    out = Value::map();
    Value::Map& map = out.map_entries();
    std::string_view key;
    while (next_key(key)) {
        map.emplace_back(std::string(key), Value());
        if (!read_value(map.back().second)) return false;
    }
    if (failed()) return false;
    if (const std::string* twice = sort_entries(map))
        return fail_at(start, Code::corrupt, "the key \"" + *twice + "\" appears twice", *twice);
    return true;
}

bool JsonCursor::read_quoted(std::string& scratch, std::string_view& out) {
    const std::size_t start = ++at_;
    std::size_t run = start;
    bool is_copied = false;
    while (true) {
        while (at_ < text_.size() && is_plain(text_[at_])) at_++;
        if (at_ >= text_.size()) return fail_syntax(text_.size());
        if (text_[at_] == '"') break;
        if (text_[at_] != '\\') return fail_syntax(at_);
        if (!is_copied) scratch.clear();
        is_copied = true;
        scratch.append(text_, run, at_ - run);
        if (!read_escape(scratch)) return false;
        run = at_;
    }
    out = text_.substr(run, at_ - run);
    if (is_copied) {
        scratch += out;
        out = scratch;
    }
    at_++;
    if (out.size() > limits_.text_bytes)
        return fail_at(start - 1, Code::too_large,
                       "a text is longer than " + std::to_string(limits_.text_bytes) + " bytes");
    return true;
}

// The cursor stands on the backslash.
bool JsonCursor::read_escape(std::string& out) {
    const std::size_t start = at_++;
    if (at_ >= text_.size()) return fail_syntax(text_.size());
    const char c = text_[at_++];
    switch (c) {
        case '"': case '\\': case '/': out += c; return true;
        case 'b': out += '\b'; return true;
        case 'f': out += '\f'; return true;
        case 'n': out += '\n'; return true;
        case 'r': out += '\r'; return true;
        case 't': out += '\t'; return true;
        case 'u': break;
        default: return fail_syntax(start);
    }
    char32_t code = 0;
    if (!read_hex4(code)) return false;
    if (code >= 0xDC00 && code <= 0xDFFF) return fail_syntax(start);
    if (code >= 0xD800 && code <= 0xDBFF) {
        char32_t low = 0;
        if (text_.substr(at_, 2) != "\\u") return fail_syntax(start);
        at_ += 2;
        if (!read_hex4(low)) return false;
        if (low < 0xDC00 || low > 0xDFFF) return fail_syntax(start);
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    core::append_utf8(out, code);
    return true;
}

bool JsonCursor::read_hex4(char32_t& out) {
    out = 0;
    for (int i = 0; i < 4; i++, at_++) {
        const char c = at_ < text_.size() ? text_[at_] : '\0';
        const char low = static_cast<char>(c | 0x20);
        if (is_digit(c)) out = out << 4 | static_cast<char32_t>(c - '0');
        else if (low >= 'a' && low <= 'f') out = out << 4 | static_cast<char32_t>(low - 'a' + 10);
        else return fail_syntax(at_);
    }
    return true;
}

bool JsonCursor::read_number(Value& out) {
    const std::size_t start = at_;
    std::size_t at = at_;
    const auto byte = [&] { return at < text_.size() ? text_[at] : '\0'; };
    const auto digits = [&] {
        const std::size_t first = at;
        while (is_digit(byte())) at++;
        return at > first;
    };
    if (byte() == '-') at++;
    const bool is_zero = byte() == '0';
    const std::size_t first = at;
    if (!digits() || (is_zero && at > first + 1)) return fail_syntax(is_zero ? first + 1 : at);
    bool is_whole = true;
    if (byte() == '.') {
        is_whole = false;
        at++;
        if (!digits()) return fail_syntax(at);
    }
    if (byte() == 'e' || byte() == 'E') {
        is_whole = false;
        at++;
        if (byte() == '+' || byte() == '-') at++;
        if (!digits()) return fail_syntax(at);
    }
    at_ = at;
    const std::string_view number = text_.substr(start, at - start);
    if (is_whole) {
        std::int64_t whole = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), whole);
        if (read.ec == std::errc()) {
            out = whole;
            return true;
        }
    }
    const std::string copy(number);
    const double real = std::strtod(copy.c_str(), nullptr);
    if (!std::isfinite(real)) return fail_syntax(start, "a number is too large");
    out = real;
    return true;
}

bool JsonCursor::finish() {
    if (failed()) return false;
    return peek() == '\0' || fail_syntax(at_);
}

}  // namespace icx::codec
