#include "codec/parts.hpp"

namespace icx::codec {
namespace {

using core::Code;

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

bool read_sequence(JsonCursor& cursor, std::uint64_t& out) {
    const std::size_t start = cursor.next_byte();
    std::int64_t number = 0;
    if (!cursor.read_integer(number)) return false;
    if (number < 0 || number > kMaxSequence)
        return cursor.fail_at(start, Code::invalid, "must be a sequence number");
    out = static_cast<std::uint64_t>(number);
    return true;
}

bool read_stamp_member(JsonCursor& cursor, replica::Stamp& out) {
    const std::size_t start = cursor.next_byte();
    std::string_view text;
    return cursor.read_text(text) &&
           (parse_stamp(text, out) ||
            cursor.fail_at(start, Code::invalid, "must be a time of 16 hex digits"));
}

constexpr std::string_view kChangeMembers[] = {"d", "facts", "n", "t", "w", "why"};
constexpr std::string_view kShardMembers[] = {"facts", "objects"};

// Reads a map that has each of `names` exactly once and nothing else; read(index) reads a value.
template <std::size_t kCount, class Read>
bool read_members(JsonCursor& cursor, const std::string_view (&names)[kCount], Read read) {
    const std::size_t start = cursor.next_byte();
    if (!cursor.enter_map()) return false;
    std::array<bool, kCount> seen{};
    std::string_view key;
    while (cursor.next_key(key)) {
        const auto name = std::find(std::begin(names), std::end(names), key);
        if (name == std::end(names))
            return cursor.fail_at(start, Code::invalid, "is no known member", std::string(key));
        const auto index = static_cast<std::size_t>(name - std::begin(names));
        if (seen[index])
            return cursor.fail_at(start, Code::corrupt, "this member appears twice",
                                  std::string(key));
        seen[index] = true;
        if (!read(index)) return false;
    }
    if (cursor.failed()) return false;
    for (std::size_t i = 0; i < kCount; i++)
        if (!seen[i])
            return cursor.fail_at(start, Code::invalid, "is missing", std::string(names[i]));
    return true;
}

}  // namespace

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
    JsonCursor cursor(text, limits.json);
    replica::Change out;
    const auto read = [&](std::size_t index) {
        switch (index) {
            case 0: return read_list(cursor, out.objects, limits.objects, read_state);
            case 1: return read_list(cursor, out.facts, limits.facts, read_fact);
            case 2: return read_sequence(cursor, out.sequence);
            case 3: return read_stamp_member(cursor, out.stamp);
            case 4: return read_id(cursor, out.writer);
            default: return read_text_upto(cursor, out.why, 200);
        }
    };
    if (read_members(cursor, kChangeMembers, read) && cursor.finish()) return out;
    return cursor.error();
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
    JsonCursor cursor(text, limits.json);
    Bundle out;
    const auto read = [&](std::size_t index) {
        return index == 0 ? read_list(cursor, out.facts, limits.facts, read_fact)
                          : read_list(cursor, out.objects, limits.objects, read_state);
    };
    if (!read_members(cursor, kShardMembers, read) || !cursor.finish()) return cursor.error();
    if (auto sound = refuse_twins(out.objects, "objects"); !sound) return sound.error();
    if (auto sound = refuse_twins(out.facts, "facts"); !sound) return sound.error();
    return out;
}

}  // namespace icx::codec
