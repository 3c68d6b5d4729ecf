#include "codec/parts.hpp"

#include <unordered_set>

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr std::int64_t kMaxSequence = std::int64_t{1} << 53;

template <class T, class Append>
void append_list(std::string& out, const std::vector<T>& items, Append append) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); i++) {
        if (i) out += ',';
        append(out, items[i]);
    }
    out += ']';
}

// One id twice, as a place; "" when there is none.
template <class T>
std::string twin(const std::vector<T>& items, std::string_view list) {
    std::unordered_set<std::string_view> seen;
    seen.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); i++)
        if (!seen.insert(items[i].id).second)
            return json_pointer("", list) + "/" + std::to_string(i) + "/id";
    return {};
}

}  // namespace

PartCollector::PartCollector(std::string_view objects_key, const DocumentLimits& limits,
                             bool refuse_twins)
    : objects_key_(objects_key), limits_(limits), refuse_twins_(refuse_twins) {}

void PartCollector::take(std::string_view list, std::size_t index, Value& element) {
    if (has_error_) return;
    const bool is_object = list == objects_key_;
    const std::size_t most = is_object ? limits_.objects : limits_.facts;
    if (index >= most) {
        has_error_ = true;
        error_ = {Code::too_large, "more than " + std::to_string(most) + " entries",
                  json_pointer("", list), ""};
        return;
    }
    const auto keep = [&](auto result, auto& kept) {
        if (result) {
            kept.push_back(std::move(*result));
            return;
        }
        has_error_ = true;
        error_ = below(json_pointer("", list) + "/" + std::to_string(index), result.error());
    };
    if (is_object) keep(take_state(element), objects);
    else keep(take_fact(element), facts);
}

core::Result<void> PartCollector::finish() {
    if (has_error_) return error_;
    if (!refuse_twins_) return {};
    std::string place = twin(objects, objects_key_);
    if (place.empty()) place = twin(facts, "facts");
    if (!place.empty()) return invalid_at(place, "this id appears twice");
    return {};
}

std::string encode_change(const replica::Change& change) {
    std::string out = "{\"d\":";
    append_list(out, change.objects, append_state);
    out += ",\"facts\":";
    append_list(out, change.facts, append_fact);
    out += ",\"n\":";
    append_json_integer(out, static_cast<std::int64_t>(change.sequence));
    out += ",\"t\":\"" + stamp_text(change.stamp) + "\",\"w\":";
    append_json_text(out, change.writer);
    out += ",\"why\":";
    append_json_text(out, change.why);
    out += '}';
    return out;
}

core::Result<replica::Change> decode_change(std::string_view text) {
    const DocumentLimits limits;
    constexpr std::string_view kLists[] = {"d", "facts"};
    PartCollector parts("d", limits, false);
    auto top = parse_json_elements(text, limits.json, kLists,
                                   [&](std::string_view list, std::size_t index, Value& element) {
                                       parts.take(list, index, element);
                                   });
    if (!top) return top.error();
    if (!top->is_map()) return invalid_at("", "a change must be a map");
    if (auto finished = parts.finish(); !finished) return finished.error();
    for (const std::string_view list : kLists)
        if (!top->at(list).is_list()) return invalid_at(json_pointer("", list), "must be a list");
    if (const std::string key = unknown_member(*top, {"d", "facts", "n", "t", "w", "why"});
        !key.empty())
        return invalid_at(json_pointer("", key), "a change has no such member");
    Error error;
    replica::Change out;
    Members members(*top, error);
    std::string stamp;
    std::int64_t sequence = 0;
    if (!members.integer("n", sequence, 0, kMaxSequence) || !members.text("t", stamp, 16) ||
        !members.id("w", out.writer) || !members.text("why", out.why, 200))
        return error;
    if (!parse_stamp(stamp, out.stamp)) return invalid_at("/t", "must be 16 hex digits");
    out.sequence = static_cast<std::uint64_t>(sequence);
    out.objects = std::move(parts.objects);
    out.facts = std::move(parts.facts);
    return out;
}

std::string encode_shard(const std::vector<replica::ObjectState>& objects,
                         const std::vector<replica::Fact>& facts) {
    std::string out = "{\"facts\":";
    append_list(out, facts, append_fact);
    out += ",\"objects\":";
    append_list(out, objects, append_state);
    out += '}';
    return out;
}

core::Result<Bundle> decode_shard(std::string_view text) {
    const DocumentLimits limits;
    constexpr std::string_view kLists[] = {"facts", "objects"};
    PartCollector parts("objects", limits, true);
    auto top = parse_json_elements(text, limits.json, kLists,
                                   [&](std::string_view list, std::size_t index, Value& element) {
                                       parts.take(list, index, element);
                                   });
    if (!top) return top.error();
    if (!top->is_map()) return invalid_at("", "a snapshot must be a map");
    if (auto finished = parts.finish(); !finished) return finished.error();
    for (const std::string_view list : kLists)
        if (!top->at(list).is_list()) return invalid_at(json_pointer("", list), "must be a list");
    if (const std::string key = unknown_member(*top, {"facts", "objects"}); !key.empty())
        return invalid_at(json_pointer("", key), "a snapshot has no such member");
    Bundle out;
    out.objects = std::move(parts.objects);
    out.facts = std::move(parts.facts);
    return out;
}

}  // namespace icx::codec
