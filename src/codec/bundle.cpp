#include <algorithm>
#include <map>
#include <set>

#include "codec/parts.hpp"
#include "core/hash.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr std::string_view kFormat = "icx-bundle";
constexpr std::string_view kKnown[] = {"facts", "format",  "from", "made",
                                       "objects", "sum", "version", "workspace"};

bool is_known(std::string_view key) {
    return std::find(std::begin(kKnown), std::end(kKnown), key) != std::end(kKnown);
}

// The text without white space between tokens.
std::string minified(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool is_inside = false;
    for (std::size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        if (is_inside) {
            out += c;
            if (c == '\\' && i + 1 < text.size()) out += text[++i];
            else if (c == '"') is_inside = false;
        } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            out += c;
            is_inside = c == '"';
        }
    }
    return out;
}

std::string head_text(std::string_view sum) {
    std::string out = "{\"format\":\"icx-bundle\",\"version\":1,\"sum\":\"";
    out += sum;
    out += "\",";
    return out;
}

// A file as we write it is compared as it stands; one that was reordered by another tool is brought
// into canonical form first, which takes longer.
bool is_sum_right(std::string_view text, const JsonLimits& limits, std::string_view sum) {
    std::string plain = minified(text);
    const std::string head = head_text(sum);
    if (plain.compare(0, head.size(), head) == 0) {
        plain.replace(0, head.size(), "{");
        if (core::sha256_hex(plain) == sum) return true;
    }
    auto whole = parse_json(text, limits);
    if (!whole) return false;
    for (const std::string_view key : {"format", "sum", "version"}) whole->erase(key);
    return core::sha256_hex(canonical_json(*whole)) == sum;
}

template <class T, class Append>
std::string lines_of(const std::vector<T>& items, Append append) {
    std::vector<const T*> order;
    order.reserve(items.size());
    for (const T& item : items) order.push_back(&item);
    std::sort(order.begin(), order.end(), [](const T* a, const T* b) { return a->id < b->id; });
    std::string out = "[";
    for (std::size_t i = 0; i < order.size(); i++) {
        out += i ? ",\n" : "\n";
        append(out, *order[i]);
    }
    out += ']';
    return out;
}

std::string quoted(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
}

bool read_made(JsonCursor& cursor, core::Instant& out) {
    const std::size_t start = cursor.next_byte();
    std::string_view text;
    if (!cursor.read_text(text)) return false;
    const auto instant = core::parse_instant(text);
    if (!instant)
        return cursor.fail_at(start, Code::invalid,
                              "must be a time like 2026-11-10T09:27:00.000Z");
    out = *instant;
    return true;
}

bool read_member(JsonCursor& cursor, const std::string& key, const DocumentLimits& limits,
                 Bundle& out, std::string& sum) {
    if (key == "objects") return read_list(cursor, out.objects, limits.objects, read_state);
    if (key == "facts") return read_list(cursor, out.facts, limits.facts, read_fact);
    if (key == "workspace") return read_id(cursor, out.workspace);
    if (key == "from") return read_id(cursor, out.from, true);
    if (key == "made") return read_made(cursor, out.made);
    if (key == "sum") return read_text_upto(cursor, sum, 64);
    Value value;
    if (!cursor.read_value(value)) return false;
    if (!is_known(key)) out.unknown.set(key, std::move(value));
    return true;
}

bool read_bundle(JsonCursor& cursor, const DocumentLimits& limits, Bundle& out, std::string& sum) {
    const std::size_t start = cursor.next_byte();
    if (!cursor.enter_map()) return false;
    std::set<std::string, std::less<>> seen;
    std::string_view key;
    while (cursor.next_key(key)) {
        const auto [name, is_new] = seen.emplace(key);
        if (!is_new)
            return cursor.fail_at(start, Code::corrupt, "this member appears twice", *name);
        if (!read_member(cursor, *name, limits, out, sum)) return false;
    }
    if (!cursor.finish()) return false;
    for (const char* needed : {"workspace", "objects"})
        if (seen.count(needed) == 0)
            return cursor.fail_at(start, Code::invalid, "is missing", needed);
    return true;
}

}  // namespace

std::string encode_bundle(const Bundle& bundle) {
    std::map<std::string, std::string, std::less<>> members;
    members["facts"] = lines_of(bundle.facts, append_fact);
    members["from"] = quoted(bundle.from);
    members["made"] = quoted(core::iso_instant(bundle.made));
    members["objects"] = lines_of(bundle.objects, append_state);
    members["workspace"] = quoted(bundle.workspace);
    for (const auto& [key, value] : bundle.unknown.as_map())
        if (!is_known(key)) members[key] = canonical_json(value);
    std::string body;
    for (const auto& [key, text] : members) {
        if (!body.empty()) body += ",\n";
        append_json_text(body, key);
        body += ':';
        body += text;
    }
    body += "}\n";
    return head_text(core::sha256_hex("{" + minified(body))) + "\n" + body;
}

core::Result<Bundle> decode_bundle(std::string_view text, const DocumentLimits& limits) {
    if (auto head = check_head(text, limits.json, kFormat, "workspace bundle"); !head)
        return head.error();
    JsonCursor cursor(text, limits.json);
    Bundle out;
    std::string sum;
    if (!read_bundle(cursor, limits, out, sum)) return cursor.error();
    if (!sum.empty() && !is_sum_right(text, limits.json, sum))
        return Error{Code::corrupt, "the checksum does not fit the contents", "/sum",
                     "the file was damaged or edited: fetch it again, or remove \"sum\" if the "
                     "edit was meant"};
    if (auto sound = refuse_twins(out.objects, "objects"); !sound) return sound.error();
    if (auto sound = refuse_twins(out.facts, "facts"); !sound) return sound.error();
    return out;
}

}  // namespace icx::codec
