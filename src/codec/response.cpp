#include <algorithm>
#include <utility>

#include "codec/parts.hpp"
#include "core/time.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr std::string_view kFormat = "icx-response";
constexpr std::string_view kKnown[] = {"answers",    "batch", "code",   "day",
                                       "department", "id",    "survey", "version"};
constexpr std::size_t kMaxAnswers = 5000;
constexpr std::size_t kMaxTicks = 1000;
constexpr std::size_t kMaxResponses = 1'000'000;

bool is_known(std::string_view key) {
    return std::find(std::begin(kKnown), std::end(kKnown), key) != std::end(kKnown);
}

// The text members of a response by their keys, in the order of the canonical form.
template <class Response, class Visit>
void for_each_text(Response& response, Visit visit) {
    visit("batch", response.batch);
    visit("code", response.code);
    visit("day", response.day);
    visit("department", response.department);
    visit("id", response.id);
    visit("survey", response.survey);
    visit("version", response.version);
}

void append_response(std::string& out, const ResponseDocument& response, bool has_batch = true) {
    const auto is_left_out = [&](std::string_view key, const std::string& text) {
        return text.empty() || (!has_batch && key == "batch");
    };
    if (!response.unknown.as_map().empty()) {
        Value whole = response.unknown;
        whole.set("answers", response.answers.is_map() ? response.answers : Value::map());
        for_each_text(response, [&](std::string_view key, const std::string& text) {
            if (is_left_out(key, text))
                whole.erase(key);
            else
                whole.set(key, text);
        });
        append_json(out, whole);
        return;
    }
    out += "{\"answers\":";
    if (response.answers.is_map())
        append_json(out, response.answers);
    else
        out += "{}";
    for_each_text(response, [&](std::string_view key, const std::string& text) {
        if (is_left_out(key, text)) return;
        out += ",\"";
        out += key;
        out += "\":";
        append_json_text(out, text);
    });
    out += '}';
}

// "<question>" or "<question>@<option>".
bool is_answer_key(std::string_view key) {
    const std::size_t at = key.find('@');
    if (at == std::string_view::npos) return core::is_safe_id(key);
    return core::is_safe_id(key.substr(0, at)) && core::is_safe_id(key.substr(at + 1));
}

bool is_other(const Value& value) {
    return value.as_map().size() == 1 && value.at("other").is_text();
}

bool is_answer(const Value& value) {
    if (value.is_number() || value.is_text()) return true;
    if (value.is_map()) return is_other(value);
    if (!value.is_list() || value.as_list().size() > kMaxTicks) return false;
    return std::all_of(value.as_list().begin(), value.as_list().end(),
                       [](const Value& tick) { return tick.is_text() || is_other(tick); });
}

core::Result<void> check_answers(const Value* answers) {
    if (!answers) return invalid_at("/answers", "is missing");
    if (!answers->is_map()) return invalid_at("/answers", "must be a map");
    if (answers->as_map().size() > kMaxAnswers)
        return Error{Code::too_large, "more than " + std::to_string(kMaxAnswers) + " answers",
                     "/answers", ""};
    for (const auto& [key, value] : answers->as_map()) {
        if (!is_answer_key(key))
            return invalid_at(json_pointer("/answers", key), "is no question's key");
        if (!is_answer(value))
            return invalid_at(json_pointer("/answers", key),
                              "must be a number, a text, a list of options or {\"other\": text}");
    }
    return {};
}

// Moves the members out of `value`.
core::Result<ResponseDocument> take_response(Value& value) {
    if (!value.is_map()) return invalid_at("", "a response must be a map");
    Error error;
    ResponseDocument out;
    Members members(value, error);
    if (!members.id("id", out.id) || !members.id("survey", out.survey) ||
        !members.id("version", out.version, true) || !members.text("day", out.day, 10, true) ||
        !members.text("code", out.code, 40, true) ||
        !members.text("department", out.department, 400, true) ||
        !members.id("batch", out.batch, true))
        return error;
    if (!out.day.empty() && !core::parse_date(out.day))
        return invalid_at("/day", "must be a day like 2026-11-10");
    Value* answers = members.find("answers");
    if (auto checked = check_answers(answers); !checked) return checked.error();
    out.answers = std::move(*answers);
    for (auto& [key, member] : value.map_entries())
        if (!is_known(key)) out.unknown.set(key, std::move(member));
    return out;
}

}  // namespace

std::string encode_response_payload(const ResponseDocument& response, bool has_batch) {
    std::string out;
    append_response(out, response, has_batch);
    return out;
}

core::Result<ResponseDocument> decode_response_payload(std::string_view payload) {
    JsonLimits limits;
    limits.bytes = 1u << 20;
    limits.depth = 16;
    auto value = parse_json(payload, limits);
    if (!value) return value.error();
    return take_response(*value);
}

std::string encode_response_file(const std::vector<ResponseDocument>& responses) {
    std::string out = "{\"format\":\"icx-response\",\"version\":1,\"responses\":[";
    for (std::size_t i = 0; i < responses.size(); i++) {
        out += i ? ",\n" : "\n";
        append_response(out, responses[i]);
    }
    out += "]}\n";
    return out;
}

core::Result<std::vector<ResponseDocument>> decode_response_file(std::string_view text) {
    const JsonLimits limits;
    if (auto head = check_head(text, limits, kFormat, "response file"); !head) return head.error();
    JsonCursor cursor(text, limits);
    std::vector<ResponseDocument> out;
    Error error;
    const auto read = [&](JsonCursor& at, ResponseDocument& response) {
        Value value;
        if (!at.read_value(value)) return false;
        auto taken = take_response(value);
        if (taken)
            response = std::move(*taken);
        else
            error = below("/responses/" + std::to_string(out.size() - 1), taken.error());
        return taken.ok();
    };
    bool has_responses = false;
    std::string_view key;
    if (!cursor.enter_map()) return cursor.error();
    while (cursor.next_key(key)) {
        Value ignored;
        const bool is_list = key == "responses" && !std::exchange(has_responses, true);
        if (is_list ? read_list(cursor, out, kMaxResponses, read) : cursor.read_value(ignored))
            continue;
        return cursor.failed() ? cursor.error() : error;
    }
    if (!cursor.finish()) return cursor.error();
    if (!has_responses) return invalid_at("/responses", "is missing");
    if (auto sound = refuse_twins(out, "responses"); !sound) return sound.error();
    return out;
}

}  // namespace icx::codec
