#include "expression/value.hpp"

#include "core/text.hpp"

namespace icx::expression {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string span_text(std::int64_t ms) {
    struct Unit {
        const char* name;
        std::int64_t ms;
    };
    constexpr Unit kUnits[] = {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}};
    std::string out;
    for (const Unit& unit : kUnits) {
        if (ms < unit.ms) continue;
        out += std::to_string(ms / unit.ms) + unit.name;
        ms %= unit.ms;
    }
    if (ms > 0) out += "0." + std::to_string(1000 + ms).substr(1) + "s";
    return out.empty() ? "0s" : out;
}

struct Writer {
    std::string operator()(Missing) const { return {}; }
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(double number) const { return core::shortest_number(number); }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(Span span) const { return span_text(span.ms); }
    std::string operator()(core::Date day) const { return core::iso_date(day); }
    std::string operator()(core::Instant at) const { return core::iso_instant(at); }
};

}  // namespace

std::string_view type_words(Type type) {
    switch (type) {
    case Type::text:
        return "a text";
    case Type::number:
        return "a number";
    case Type::boolean:
        return "yes or no";
    case Type::duration:
        return "a length of time";
    case Type::date:
        return "a day";
    case Type::instant:
        break;
    }
    return "a moment";
}

std::string literal_text(const Value& value) { return std::visit(Writer{}, value); }

}  // namespace icx::expression
