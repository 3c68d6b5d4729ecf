#include "codec/json.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "core/text.hpp"
#include "nlohmann/json.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;
using Nlohmann = nlohmann::json;

// Receives nlohmann's SAX events and builds a Value. Every limit is checked as the event arrives.
class Builder {
public:
    Builder(const JsonLimits& limits, std::span<const std::string_view> lists,
            const ElementSink* take)
        : limits_(limits), lists_(lists), take_(take) {}

    bool null() { return add(Value()); }
    bool boolean(bool value) { return add(Value(value)); }
    bool number_integer(std::int64_t value) { return add(Value(value)); }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return add(Value(static_cast<double>(value)));
        return add(Value(static_cast<std::int64_t>(value)));
    }
    bool number_float(double value, const std::string&) { return add(Value(value)); }
    bool string(std::string& value) {
        if (value.size() > limits_.text_bytes) return text_too_long();
        return add(Value(std::move(value)));
    }
    bool binary(Nlohmann::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Value::map()); }
    bool start_array(std::size_t) { return open(Value(Value::List())); }
    bool key(std::string& key) {
        if (key.size() > limits_.text_bytes) return text_too_long();
        frames_[depth_ - 1].key = std::move(key);
        return true;
    }
    bool end_object() {
        Value::Map& map = frames_[depth_ - 1].value.map_entries();
        const auto by_key = [](const Value::Entry& a, const Value::Entry& b) {
            return a.first < b.first;
        };
        const auto rising = [](const Value::Entry& a, const Value::Entry& b) {
            return a.first >= b.first;
        };
        if (std::adjacent_find(map.begin(), map.end(), rising) != map.end()) {
            std::sort(map.begin(), map.end(), by_key);
            const auto twice = std::adjacent_find(map.begin(), map.end(), rising);
            if (twice != map.end()) {
                depth_--;
                const std::string at = depth_ == 0 ? "" : place();
                return fail(Code::corrupt, "the key \"" + twice->first + "\" appears twice",
                            json_pointer(at, twice->first));
            }
        }
        return close();
    }
    bool end_array() { return close(); }

    // Syntax errors: nlohmann's own words are for programmers, so only the position is taken.
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) {
        syntax_byte_ = position == 0 ? 0 : position - 1;
        has_syntax_error_ = true;
        is_number_error_ = error.id == 406;
        return false;
    }

    std::size_t syntax_byte() const { return syntax_byte_; }
    bool has_syntax_error() const { return has_syntax_error_; }
    bool is_number_error() const { return is_number_error_; }
    Error& error() { return error_; }
    Value& root() { return root_; }

private:
    struct Frame {
        Value value;
        std::string key;        // of the member being read
        std::size_t count = 0;  // elements so far
        bool is_streamed = false;
    };

    bool fail(Code code, std::string message, std::string at) {
        error_ = {code, std::move(message), std::move(at), ""};
        return false;
    }

    bool text_too_long() {
        return fail(Code::too_large,
                    "a text is longer than " + std::to_string(limits_.text_bytes) + " bytes",
                    place());
    }

    // The JSON pointer of what is being read.
    std::string place() const {
        std::string out;
        for (std::size_t i = 0; i < depth_; i++) {
            const Frame& frame = frames_[i];
            out = json_pointer(out, frame.value.is_map() ? frame.key
                                                         : std::to_string(frame.count));
        }
        return out;
    }

    bool count_value() {
        if (++values_ <= limits_.values) return true;
        return fail(Code::too_large, "more than " + std::to_string(limits_.values) + " values",
                    place());
    }

    bool open(Value container) {
        if (!count_value()) return false;
        if (depth_ >= limits_.depth)
            return fail(Code::too_large,
                        "nested deeper than " + std::to_string(limits_.depth) + " levels", place());
        if (depth_ == frames_.size()) frames_.emplace_back();
        Frame& frame = frames_[depth_];
        frame.is_streamed = take_ && depth_ == 1 && container.is_list() &&
                            frames_[0].value.is_map() &&
                            std::find(lists_.begin(), lists_.end(), frames_[0].key) != lists_.end();
        frame.value = std::move(container);
        frame.count = 0;
        depth_++;
        return true;
    }

    bool close() {
        depth_--;
        attach(std::move(frames_[depth_].value));
        return true;
    }

    bool add(Value value) {
        if (!count_value()) return false;
        attach(std::move(value));
        return true;
    }

    void attach(Value&& value) {
        if (depth_ == 0) {
            root_ = std::move(value);
            return;
        }
        Frame& frame = frames_[depth_ - 1];
        if (frame.value.is_map())
            frame.value.map_entries().emplace_back(std::move(frame.key), std::move(value));
        else if (frame.is_streamed)
            (*take_)(frames_[0].key, frame.count, value);
        else
            frame.value.list().push_back(std::move(value));
        frame.count++;
    }

    const JsonLimits& limits_;
    std::span<const std::string_view> lists_;
    const ElementSink* take_;
    std::vector<Frame> frames_;  // kept when left, so that their memory is used again
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
    std::size_t syntax_byte_ = 0;
    bool has_syntax_error_ = false;
    bool is_number_error_ = false;
    Error error_;
    Value root_;
};

Error syntax_error(std::string_view text, const Builder& builder) {
    const std::size_t byte = builder.syntax_byte();
    if (builder.is_number_error())
        return {Code::corrupt, "a number is too large for a computer to hold",
                line_and_column(text, byte), ""};
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos || byte > last)
        return {Code::corrupt, "the JSON text ends too early", line_and_column(text, text.size()),
                "the file may have been cut off while it was copied"};
    return {Code::corrupt, "not valid JSON", line_and_column(text, byte), ""};
}

core::Result<Value> parse(std::string_view text, const JsonLimits& limits,
                          std::span<const std::string_view> lists, const ElementSink* take) {
    if (text.size() > limits.bytes)
        return Error{Code::too_large,
                     "the text has " + std::to_string(text.size()) + " bytes, more than the " +
                         std::to_string(limits.bytes) + " allowed",
                     "", ""};
    // nlohmann takes NUL for the end of the text, so what follows one would go unread.
    if (const void* nul = std::memchr(text.data(), 0, text.size()); nul && !text.empty())
        return Error{Code::corrupt, "not a text: it holds a NUL byte",
                     line_and_column(text, static_cast<std::size_t>(static_cast<const char*>(nul) -
                                                                    text.data())),
                     ""};
    if (const std::size_t bad = find_bad_utf8(text); bad != std::string_view::npos)
        return Error{Code::corrupt, "not UTF-8 text", line_and_column(text, bad), ""};
    Builder builder(limits, lists, take);
    const char* begin = text.data();
    if (Nlohmann::sax_parse(begin, begin + text.size(), &builder))
        return std::move(builder.root());
    if (builder.has_syntax_error()) return syntax_error(text, builder);
    return std::move(builder.error());
}

}  // namespace

core::Result<Value> parse_json(std::string_view text, const JsonLimits& limits) {
    return parse(text, limits, {}, nullptr);
}

core::Result<Value> parse_json_elements(std::string_view text, const JsonLimits& limits,
                                        std::span<const std::string_view> lists,
                                        const ElementSink& take) {
    return parse(text, limits, lists, &take);
}

std::string json_pointer(std::string_view base, std::string_view key) {
    std::string out(base);
    out += '/';
    for (const char c : key) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
    return out;
}

std::size_t find_bad_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t word = 0;
        while (at + 8 <= text.size()) {
            std::memcpy(&word, text.data() + at, 8);
            if (word & 0x8080808080808080ull) break;
            at += 8;
        }
        if (at == text.size()) break;
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            at++;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (!core::is_utf8(text.substr(at, length))) return at;
        at += std::min(length, text.size() - at);
    }
    return std::string_view::npos;
}

std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t newline = before.rfind('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    return "line " + std::to_string(lines + 1) + ", column " +
           std::to_string(before.size() - start + 1);
}

}  // namespace icx::codec
