#include "codec/response_reader.hpp"

#include <cstring>

#include "core/text.hpp"

namespace icx::codec {
namespace {

using core::Value;

constexpr int kMaxDepth = 16;

// A cursor over JSON text. Every function answers false at the first thing it does not understand and
// leaves the cursor anywhere inside the text.
struct Cursor {
    std::string_view text;
    std::size_t at = 0;

    bool is_end() const { return at >= text.size(); }
    char peek() const { return is_end() ? '\0' : text[at]; }
    void skip_space() {
        while (!is_end() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' ||
                             text[at] == '\t'))
            at++;
    }
    bool take(char c) {
        skip_space();
        if (peek() != c) return false;
        at++;
        return true;
    }
    bool take_word(std::string_view word) {
        if (text.substr(at, word.size()) != word) return false;
        at += word.size();
        return true;
    }
};

bool read_hex4(Cursor& cursor, char32_t& out) {
    if (cursor.at + 4 > cursor.text.size()) return false;
    out = 0;
    for (int i = 0; i < 4; i++) {
        const char c = cursor.text[cursor.at++];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return false;
        out = out << 4 | static_cast<char32_t>(digit);
    }
    return true;
}

bool read_unicode_escape(Cursor& cursor, std::string& out) {
    char32_t code = 0;
    if (!read_hex4(cursor, code)) return false;
    if (code >= 0xDC00 && code <= 0xDFFF) return false;
    if (code >= 0xD800 && code <= 0xDBFF) {
        char32_t low = 0;
        if (!cursor.take_word("\\u") || !read_hex4(cursor, low)) return false;
        if (low < 0xDC00 || low > 0xDFFF) return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    core::append_utf8(out, code);
    return true;
}

bool read_escape(Cursor& cursor, std::string& out) {
    if (cursor.is_end()) return false;
    const char c = cursor.text[cursor.at++];
    switch (c) {
        case '"': case '\\': case '/': out += c; return true;
        case 'b': out += '\b'; return true;
        case 'f': out += '\f'; return true;
        case 'n': out += '\n'; return true;
        case 'r': out += '\r'; return true;
        case 't': out += '\t'; return true;
        case 'u': return read_unicode_escape(cursor, out);
        default: return false;
    }
}

// The cursor stands behind the opening quote.
bool read_text(Cursor& cursor, std::string& out) {
    out.clear();
    while (true) {
        const std::size_t run = cursor.at;
        while (!cursor.is_end() && cursor.text[cursor.at] != '"' && cursor.text[cursor.at] != '\\' &&
               static_cast<unsigned char>(cursor.text[cursor.at]) >= 0x20)
            cursor.at++;
        out.append(cursor.text, run, cursor.at - run);
        if (cursor.is_end()) return false;
        const char c = cursor.text[cursor.at++];
        if (c == '"') return true;
        if (c != '\\' || !read_escape(cursor, out)) return false;
    }
}

bool read_digits(Cursor& cursor) {
    const std::size_t start = cursor.at;
    while (cursor.peek() >= '0' && cursor.peek() <= '9') cursor.at++;
    return cursor.at > start;
}

bool read_number(Cursor& cursor, Value& out) {
    const std::size_t start = cursor.at;
    if (cursor.peek() == '-') cursor.at++;
    const std::size_t first = cursor.at;
    if (!read_digits(cursor)) return false;
    if (cursor.text[first] == '0' && cursor.at > first + 1) return false;
    const std::size_t digits = cursor.at - first;
    bool is_whole = true;
    if (cursor.peek() == '.') {
        is_whole = false;
        cursor.at++;
        if (!read_digits(cursor)) return false;
    }
    if (cursor.peek() == 'e' || cursor.peek() == 'E') {
        is_whole = false;
        cursor.at++;
        if (cursor.peek() == '+' || cursor.peek() == '-') cursor.at++;
        if (!read_digits(cursor)) return false;
    }
    if (is_whole && digits <= 18) {
        std::int64_t number = 0;
        for (std::size_t i = first; i < cursor.at; i++) number = number * 10 + (cursor.text[i] - '0');
        out = first > start ? -number : number;
        return true;
    }
    double number = 0;
    if (!core::parse_number(cursor.text.substr(start, cursor.at - start), number)) return false;
    out = number;
    return true;
}

bool read_value(Cursor& cursor, Value& out, int depth);

bool read_list(Cursor& cursor, Value& out, int depth) {
    Value::List list;
    if (!cursor.take(']')) {
        do {
            if (!read_value(cursor, list.emplace_back(), depth)) return false;
        } while (cursor.take(','));
        if (!cursor.take(']')) return false;
    }
    out = std::move(list);
    return true;
}

bool read_map(Cursor& cursor, Value& out, int depth) {
    out = Value::map();
    if (cursor.take('}')) return true;
    std::string key;
    do {
        Value member;
        if (!cursor.take('"') || !read_text(cursor, key) || !cursor.take(':') ||
            !read_value(cursor, member, depth))
            return false;
        out.set(key, std::move(member));
    } while (cursor.take(','));
    return cursor.take('}');
}

bool read_value(Cursor& cursor, Value& out, int depth) {
    if (depth > kMaxDepth) return false;
    cursor.skip_space();
    switch (cursor.peek()) {
        case '"': {
            cursor.at++;
            std::string text;
            if (!read_text(cursor, text)) return false;
            out = std::move(text);
            return true;
        }
        case '[': cursor.at++; return read_list(cursor, out, depth + 1);
        case '{': cursor.at++; return read_map(cursor, out, depth + 1);
        case 't': out = true; return cursor.take_word("true");
        case 'f': out = false; return cursor.take_word("false");
        case 'n': out = nullptr; return cursor.take_word("null");
        default: return read_number(cursor, out);
    }
}

// Moves to the value of the top-level member `key`; false when there is none or the text is malformed
// (then `is_malformed`).
bool find_member(Cursor& cursor, std::string_view key, bool& is_malformed) {
    is_malformed = true;
    if (!cursor.take('{')) return false;
    if (cursor.take('}')) {
        is_malformed = false;
        return false;
    }
    std::string name;
    do {
        if (!cursor.take('"') || !read_text(cursor, name) || !cursor.take(':')) return false;
        if (name == key) return true;
        Value ignored;
        if (!read_value(cursor, ignored, 1)) return false;
    } while (cursor.take(','));
    is_malformed = !cursor.take('}');
    return false;
}

}  // namespace

ResponseReader::ResponseReader(std::string_view payload) : text_(payload) {
    Cursor cursor{text_};
    is_inside_ = find_member(cursor, "answers", failed_) && cursor.take('{');
    failed_ = !is_inside_;
    at_ = cursor.at;
    if (is_inside_ && cursor.take('}')) is_inside_ = false;
}

bool ResponseReader::next(std::string_view& key, core::Value& value) {
    if (!is_inside_) return false;
    Cursor cursor{text_, at_};
    if (!cursor.take('"') || !read_text(cursor, key_) || !cursor.take(':') ||
        !read_value(cursor, value, 1)) {
        failed_ = true;
        is_inside_ = false;
        return false;
    }
    is_inside_ = cursor.take(',');
    if (!is_inside_ && !cursor.take('}')) failed_ = true;
    at_ = cursor.at;
    key = key_;
    return true;
}

std::string ResponseReader::member(std::string_view key) const {
    Cursor cursor{text_};
    bool is_malformed = false;
    Value value;
    if (!find_member(cursor, key, is_malformed) || !read_value(cursor, value, 1)) return {};
    return std::string(value.as_text());
}

}  // namespace icx::codec
