#include <algorithm>

#include "codec/parts.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;
using replica::Context;
using replica::Dot;
using replica::Fact;
using replica::Leaf;
using replica::ObjectState;
using Field = std::pair<std::string, std::vector<Leaf>>;

constexpr std::int64_t kMaxCounter = 0xFFFFFFFF;
constexpr std::size_t kMaxFieldName = 512;

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

// A writer and counter at the head of `list`.
bool read_dot(Value::List& list, Dot& out) {
    if (list.size() < 2 || !core::is_safe_id(list[0].as_text())) return false;
    const std::int64_t counter = list[1].as_int(0);
    if (counter < 1 || counter > kMaxCounter) return false;
    out.writer = std::string(list[0].as_text());
    out.counter = static_cast<std::uint32_t>(counter);
    return true;
}

bool covers(const Context& context, const Dot& dot) {
    const auto found = context.upto.find(dot.writer);
    if (found != context.upto.end() && dot.counter <= found->second) return true;
    return std::binary_search(context.cloud.begin(), context.cloud.end(), dot);
}

bool read_context(Members& members, Context& out) {
    Value* upto = members.find("c");
    if (!upto || !upto->is_map()) return members.fail("c", "must be a map of writers to counters");
    for (const auto& [writer, counter] : upto->as_map()) {
        const std::int64_t number = counter.as_int(0);
        if (!core::is_safe_id(writer) || number < 1 || number > kMaxCounter)
            return members.fail(json_pointer("c", writer), "must be a counter from 1");
        out.upto.emplace_hint(out.upto.end(), writer, static_cast<std::uint32_t>(number));
    }
    Value* cloud = members.find("d");
    if (!cloud) return true;
    if (!cloud->is_list()) return members.fail("d", "must be a list of [writer, counter]");
    for (std::size_t i = 0; i < cloud->as_list().size(); i++) {
        Dot dot;
        Value& pair = cloud->list()[i];
        if (!pair.is_list() || pair.as_list().size() != 2 || !read_dot(pair.list(), dot))
            return members.fail("d/" + std::to_string(i), "must be [writer, counter]");
        const auto seen = out.upto.find(dot.writer);
        if (seen != out.upto.end() && dot.counter <= seen->second)
            return members.fail("d/" + std::to_string(i), "is covered by \"c\" already");
        out.cloud.push_back(std::move(dot));
    }
    std::sort(out.cloud.begin(), out.cloud.end());
    if (std::adjacent_find(out.cloud.begin(), out.cloud.end()) != out.cloud.end())
        return members.fail("d", "names one write twice");
    return true;
}

bool read_leaf(Members& members, const std::string& field, std::size_t index, Value& value,
               const Context& context, Leaf& out) {
    const auto fail = [&](std::string message) {
        return members.fail(json_pointer("f", field) + "/" + std::to_string(index),
                            std::move(message));
    };
    if (!value.is_list() || value.as_list().size() != 4)
        return fail("must be [writer, counter, time, value]");
    Value::List& parts = value.list();
    if (!read_dot(parts, out.dot)) return fail("must begin with a writer and a counter from 1");
    if (!parse_stamp(parts[2].as_text(), out.stamp)) return fail("its time must be 16 hex digits");
    if (!covers(context, out.dot)) return fail("was written outside the object's context");
    out.value = std::move(parts[3]);
    return true;
}

bool read_fields(Members& members, ObjectState& out) {
    Value* fields = members.find("f");
    if (!fields) return true;
    if (!fields->is_map()) return members.fail("f", "must be a map of fields");
    out.fields.reserve(fields->as_map().size());
    for (auto& [name, list] : fields->map_entries()) {
        if (name.empty() || name.size() > kMaxFieldName)
            return members.fail(json_pointer("f", name), "is no name of a field");
        if (!list.is_list() || list.as_list().empty())
            return members.fail(json_pointer("f", name), "must be a list of values");
        Field& field = out.fields.emplace_back(name, std::vector<Leaf>());
        field.second.resize(list.as_list().size());
        for (std::size_t i = 0; i < field.second.size(); i++)
            if (!read_leaf(members, name, i, list.list()[i], out.context, field.second[i]))
                return false;
        std::sort(field.second.begin(), field.second.end(), by_dot);
        const auto same_dot = [](const Leaf& a, const Leaf& b) { return a.dot == b.dot; };
        if (std::adjacent_find(field.second.begin(), field.second.end(), same_dot) !=
            field.second.end())
            return members.fail(json_pointer("f", name), "holds one write twice");
    }
    return true;
}

}  // namespace

std::string stamp_text(replica::Stamp stamp) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string out(16, '0');
    for (std::size_t i = 0; i < 16; i++) out[i] = kDigits[stamp.bits >> (60 - 4 * i) & 15];
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
            cloud.list().push_back(
                Value::List{dot.writer, static_cast<std::int64_t>(dot.counter)});
        out.set("d", std::move(cloud));
    }
    Value fields = Value::map();
    for (const auto& [name, leaves] : state.fields) {
        if (leaves.empty()) continue;
        std::vector<Leaf> sorted = leaves;
        std::sort(sorted.begin(), sorted.end(), by_dot);
        Value list;
        for (const Leaf& leaf : sorted) list.list().push_back(leaf_to_value(leaf));
        fields.set(name, std::move(list));
    }
    out.set("f", std::move(fields));
    out.set("id", state.id);
    out.set("type", state.type);
    return out;
}

core::Result<ObjectState> take_state(Value& value) {
    if (!value.is_map()) return invalid_at("", "an object must be a map");
    if (const std::string key = unknown_member(value, {"c", "d", "f", "id", "type"}); !key.empty())
        return invalid_at(json_pointer("", key), "an object has no such member");
    Error error;
    ObjectState out;
    Members members(value, error);
    if (members.id("id", out.id) && members.id("type", out.type) &&
        read_context(members, out.context) && read_fields(members, out))
        return out;
    return error;
}

core::Result<ObjectState> state_from_value(const Value& value, std::string_view place) {
    Value copy = value;
    auto state = take_state(copy);
    if (!state) return below(place, state.error());
    return state;
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

core::Result<Fact> take_fact(Value& value) {
    if (!value.is_map()) return invalid_at("", "a fact must be a map");
    if (const std::string key = unknown_member(value, {"id", "kind", "payload", "set"});
        !key.empty())
        return invalid_at(json_pointer("", key), "a fact has no such member");
    Error error;
    Fact out;
    Members members(value, error);
    if (members.id("id", out.id) && members.id("kind", out.kind) &&
        members.text("payload", out.payload, 1u << 20) && members.id("set", out.set))
        return out;
    return error;
}

}  // namespace icx::codec
