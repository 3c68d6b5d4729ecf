#include <algorithm>
#include <utility>

#include "codec/parts.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Value;
using replica::Context;
using replica::Dot;
using replica::Fact;
using replica::Leaf;
using replica::ObjectState;
using Field = std::pair<std::string, std::vector<Leaf>>;

constexpr std::int64_t kMaxCounter = 0xFFFFFFFF;
constexpr std::size_t kMaxFieldName = 512;
// Far beyond what a replica takes (replica::Limits), so that it can say what is wrong; a bound all
// the same.
constexpr std::size_t kMaxLeaves = 10'000;
constexpr std::size_t kMaxCloud = 100'000;

bool by_dot(const Leaf& a, const Leaf& b) { return a.dot < b.dot; }
bool by_name(const Field& a, const Field& b) { return a.first < b.first; }

void append_leaf(std::string& out, const Leaf& leaf) {
    out += '[';
    append_json_text(out, leaf.dot.writer);
    out += ',';
    append_json_integer(out, leaf.dot.counter);
    out += ",\"";
    out += stamp_text(leaf.stamp);
    out += "\",";
    append_json(out, leaf.value);
    out += ']';
}

void append_leaves(std::string& out, const std::vector<Leaf>& leaves) {
    out += '[';
    for (std::size_t i = 0; i < leaves.size(); i++) {
        if (i) out += ',';
        append_leaf(out, leaves[i]);
    }
    out += ']';
}

void append_sorted_leaves(std::string& out, const std::vector<Leaf>& leaves) {
    if (std::is_sorted(leaves.begin(), leaves.end(), by_dot)) {
        append_leaves(out, leaves);
        return;
    }
    std::vector<Leaf> sorted = leaves;
    std::sort(sorted.begin(), sorted.end(), by_dot);
    append_leaves(out, sorted);
}

Value leaf_to_value(const Leaf& leaf) {
    return Value::List{leaf.dot.writer, static_cast<std::int64_t>(leaf.dot.counter),
                       stamp_text(leaf.stamp), leaf.value};
}

bool covers(const Context& context, const Dot& dot) {
    const auto found = context.upto.find(dot.writer);
    if (found != context.upto.end() && dot.counter <= found->second) return true;
    return std::binary_search(context.cloud.begin(), context.cloud.end(), dot);
}

// The next element of a fixed-length list; `words` say what the list must be.
bool need_element(JsonCursor& cursor, std::size_t list, const char* words) {
    return cursor.next_element() || cursor.fail_at(list, Code::invalid, words);
}

bool end_list(JsonCursor& cursor, std::size_t list, const char* words) {
    if (cursor.next_element()) return cursor.fail_at(list, Code::invalid, words);
    return !cursor.failed();
}

bool read_counter(JsonCursor& cursor, std::uint32_t& out) {
    const std::size_t start = cursor.next_byte();
    std::int64_t number = 0;
    if (!cursor.read_integer(number)) return false;
    if (number < 1 || number > kMaxCounter)
        return cursor.fail_at(start, Code::invalid, "must be a counter from 1");
    out = static_cast<std::uint32_t>(number);
    return true;
}

bool read_upto(JsonCursor& cursor, Context& out) {
    const std::size_t start = cursor.next_byte();
    if (!cursor.enter_map()) return false;
    std::string_view key;
    while (cursor.next_key(key)) {
        if (!core::is_safe_id(key))
            return cursor.fail_at(start, Code::invalid, "is no writer's id", std::string(key));
        std::uint32_t counter = 0;
        const auto entry = out.upto.emplace_hint(out.upto.end(), std::string(key), 0);
        if (entry->second != 0)
            return cursor.fail_at(start, Code::corrupt, "this writer appears twice", entry->first);
        if (!read_counter(cursor, counter)) return false;
        entry->second = counter;
    }
    return !cursor.failed();
}

bool read_dot(JsonCursor& cursor, Dot& out) {
    constexpr char kWords[] = "must be [writer, counter]";
    const std::size_t start = cursor.next_byte();
    return cursor.enter_list() && need_element(cursor, start, kWords) &&
           read_id(cursor, out.writer) && need_element(cursor, start, kWords) &&
           read_counter(cursor, out.counter) && end_list(cursor, start, kWords);
}

bool read_stamp(JsonCursor& cursor, replica::Stamp& out) {
    const std::size_t start = cursor.next_byte();
    std::string_view text;
    return cursor.read_text(text) &&
           (parse_stamp(text, out) ||
            cursor.fail_at(start, Code::invalid, "must be a time of 16 hex digits"));
}

bool read_leaf(JsonCursor& cursor, Leaf& out) {
    constexpr char kWords[] = "must be [writer, counter, time, value]";
    const std::size_t start = cursor.next_byte();
    return cursor.enter_list() && need_element(cursor, start, kWords) &&
           read_id(cursor, out.dot.writer) && need_element(cursor, start, kWords) &&
           read_counter(cursor, out.dot.counter) && need_element(cursor, start, kWords) &&
           read_stamp(cursor, out.stamp) && need_element(cursor, start, kWords) &&
           cursor.read_value(out.value) && end_list(cursor, start, kWords);
}

bool read_fields(JsonCursor& cursor, std::vector<Field>& out) {
    const std::size_t start = cursor.next_byte();
    if (!cursor.enter_map()) return false;
    std::string_view key;
    while (cursor.next_key(key)) {
        if (key.empty() || key.size() > kMaxFieldName)
            return cursor.fail_at(start, Code::invalid, "is no name of a field",
                                  std::string(key.substr(0, 40)));
        const std::size_t list = cursor.next_byte();
        Field& field = out.emplace_back(std::string(key), std::vector<Leaf>());
        if (!read_list(cursor, field.second, kMaxLeaves, read_leaf)) return false;
        if (field.second.empty())
            return cursor.fail_at(list, Code::invalid, "must hold at least one value");
    }
    return !cursor.failed();
}

// Puts everything into canonical order; the cursor fails where one thing appears twice or a write
// lies outside the context. `fields` is where the fields stand.
bool settle(JsonCursor& cursor, std::size_t object, std::size_t fields, ObjectState& state) {
    auto& cloud = state.context.cloud;
    std::sort(cloud.begin(), cloud.end());
    if (std::adjacent_find(cloud.begin(), cloud.end()) != cloud.end())
        return cursor.fail_at(object, Code::invalid, "names one write twice", "d");
    for (const Dot& dot : cloud)
        if (const auto seen = state.context.upto.find(dot.writer);
            seen != state.context.upto.end() && dot.counter <= seen->second)
            return cursor.fail_at(object, Code::invalid, "names a write that \"c\" covers", "d");
    if (!std::is_sorted(state.fields.begin(), state.fields.end(), by_name))
        std::sort(state.fields.begin(), state.fields.end(), by_name);
    for (std::size_t i = 0; i < state.fields.size(); i++) {
        auto& [name, leaves] = state.fields[i];
        if (i > 0 && state.fields[i - 1].first == name)
            return cursor.fail_at(fields, Code::corrupt, "this field appears twice", name);
        if (leaves.size() > 1) std::sort(leaves.begin(), leaves.end(), by_dot);
        for (std::size_t k = 0; k < leaves.size(); k++) {
            if (k > 0 && leaves[k - 1].dot == leaves[k].dot)
                return cursor.fail_at(fields, Code::invalid, "holds one write twice", name);
            if (!covers(state.context, leaves[k].dot))
                return cursor.fail_at(fields, Code::invalid,
                                      "holds a write outside the object's context", name);
        }
    }
    return true;
}

}  // namespace

std::string stamp_text(replica::Stamp stamp) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string out(16, '0');
    for (std::size_t i = 0; i < 16; i++)
        out[i] = kDigits[stamp.bits >> (60 - 4 * i) & 15];
    return out;
}

bool parse_stamp(std::string_view text, replica::Stamp& out) {
    if (text.size() != 16) return false;
    std::uint64_t bits = 0;
    for (const char c : text) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return false;
        bits = bits << 4 | static_cast<std::uint64_t>(digit);
    }
    out.bits = bits;
    return true;
}

void append_state(std::string& out, const ObjectState& state) {
    out += "{\"c\":{";
    bool is_first = true;
    for (const auto& [writer, counter] : state.context.upto) {
        if (!is_first) out += ',';
        is_first = false;
        append_json_text(out, writer);
        out += ':';
        append_json_integer(out, counter);
    }
    out += '}';
    if (!state.context.cloud.empty()) {
        out += ",\"d\":[";
        for (std::size_t i = 0; i < state.context.cloud.size(); i++) {
            if (i) out += ',';
            out += '[';
            append_json_text(out, state.context.cloud[i].writer);
            out += ',';
            append_json_integer(out, state.context.cloud[i].counter);
            out += ']';
        }
        out += ']';
    }
    out += ",\"f\":{";
    std::vector<const Field*> order;
    order.reserve(state.fields.size());
    for (const Field& field : state.fields)
        if (!field.second.empty()) order.push_back(&field);
    const auto less = [](const Field* a, const Field* b) { return by_name(*a, *b); };
    if (!std::is_sorted(order.begin(), order.end(), less))
        std::sort(order.begin(), order.end(), less);
    for (std::size_t i = 0; i < order.size(); i++) {
        if (i) out += ',';
        append_json_text(out, order[i]->first);
        out += ':';
        append_sorted_leaves(out, order[i]->second);
    }
    out += "},\"id\":";
    append_json_text(out, state.id);
    out += ",\"type\":";
    append_json_text(out, state.type);
    out += '}';
}

Value state_to_value(const ObjectState& state) {
    Value out = Value::map();
    Value upto = Value::map();
    for (const auto& [writer, counter] : state.context.upto)
        upto.set(writer, static_cast<std::int64_t>(counter));
    out.set("c", std::move(upto));
    if (!state.context.cloud.empty()) {
        Value cloud;
        for (const Dot& dot : state.context.cloud)
            cloud.list().push_back(Value::List{dot.writer, static_cast<std::int64_t>(dot.counter)});
        out.set("d", std::move(cloud));
    }
    Value fields = Value::map();
    for (const auto& [name, leaves] : state.fields) {
        if (leaves.empty()) continue;
        std::vector<Leaf> sorted = leaves;
        std::sort(sorted.begin(), sorted.end(), by_dot);
        Value list;
        for (const Leaf& leaf : sorted)
            list.list().push_back(leaf_to_value(leaf));
        fields.set(name, std::move(list));
    }
    out.set("f", std::move(fields));
    out.set("id", state.id);
    out.set("type", state.type);
    return out;
}

bool read_state(JsonCursor& cursor, ObjectState& out) {
    const std::size_t start = cursor.next_byte();
    std::size_t fields = start;
    if (!cursor.enter_map()) return false;
    bool has_context = false, has_cloud = false, has_fields = false;
    std::string_view key;
    while (cursor.next_key(key)) {
        bool is_new = false;
        bool is_read = false;
        if (key == "c") {
            is_new = !std::exchange(has_context, true);
            is_read = is_new && read_upto(cursor, out.context);
        } else if (key == "d") {
            is_new = !std::exchange(has_cloud, true);
            is_read = is_new && read_list(cursor, out.context.cloud, kMaxCloud, read_dot);
        } else if (key == "f") {
            is_new = !std::exchange(has_fields, true);
            fields = cursor.next_byte();
            is_read = is_new && read_fields(cursor, out.fields);
        } else if (key == "id" || key == "type") {
            std::string& target = key == "id" ? out.id : out.type;
            is_new = target.empty();
            is_read = is_new && read_id(cursor, target);
        } else {
            return cursor.fail_at(start, Code::invalid, "an object has no such member",
                                  std::string(key));
        }
        if (!is_new)
            return cursor.fail_at(start, Code::corrupt, "this member appears twice",
                                  std::string(key));
        if (!is_read) return false;
    }
    if (cursor.failed()) return false;
    const char* missing = out.id.empty() ? "id" : out.type.empty() ? "type" : "c";
    if (out.id.empty() || out.type.empty() || !has_context)
        return cursor.fail_at(start, Code::invalid, "is missing", missing);
    return settle(cursor, start, fields, out);
}

core::Result<ObjectState> state_from_value(const Value& value, std::string_view place) {
    const std::string text = canonical_json(value);
    JsonCursor cursor(text);
    ObjectState out;
    if (read_state(cursor, out)) return out;
    return below(place, cursor.error());
}

void append_fact(std::string& out, const Fact& fact) {
    out += "{\"id\":";
    append_json_text(out, fact.id);
    out += ",\"kind\":";
    append_json_text(out, fact.kind);
    out += ",\"payload\":";
    append_json_text(out, fact.payload);
    out += ",\"set\":";
    append_json_text(out, fact.set);
    out += '}';
}

// What a fact belongs to: an id, and up to two more behind single blanks that may be empty (a
// response names its survey, version and batch).
bool read_set(JsonCursor& cursor, std::string& out) {
    const std::size_t start = cursor.next_byte();
    std::string_view text;
    if (!cursor.read_text(text)) return false;
    std::string_view rest = text;
    for (int part = 0; part < 3; part++) {
        const std::size_t blank = rest.find(' ');
        const std::string_view id = rest.substr(0, blank);
        if (!core::is_safe_id(id) && (part == 0 || !id.empty())) break;
        if (blank == std::string_view::npos) {
            out = std::string(text);
            return true;
        }
        rest.remove_prefix(blank + 1);
    }
    return cursor.fail_at(start, Code::invalid,
                          "must be one to three ids with blanks between them");
}

bool read_fact(JsonCursor& cursor, Fact& out) {
    const std::size_t start = cursor.next_byte();
    if (!cursor.enter_map()) return false;
    std::string_view key;
    while (cursor.next_key(key)) {
        std::string* target = key == "id"        ? &out.id
                              : key == "kind"    ? &out.kind
                              : key == "payload" ? &out.payload
                              : key == "set"     ? &out.set
                                                 : nullptr;
        if (!target)
            return cursor.fail_at(start, Code::invalid, "a fact has no such member",
                                  std::string(key));
        if (!target->empty())
            return cursor.fail_at(start, Code::corrupt, "this member appears twice",
                                  std::string(key));
        const bool is_read = target == &out.payload ? read_text_upto(cursor, *target, 1u << 20)
                             : target == &out.set   ? read_set(cursor, *target)
                                                    : read_id(cursor, *target);
        if (!is_read) return false;
    }
    if (cursor.failed()) return false;
    const char* missing = out.id.empty()        ? "id"
                          : out.kind.empty()    ? "kind"
                          : out.payload.empty() ? "payload"
                          : out.set.empty()     ? "set"
                                                : nullptr;
    return !missing || cursor.fail_at(start, Code::invalid, "is missing", missing);
}

}  // namespace icx::codec
