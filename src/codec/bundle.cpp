#include <algorithm>
#include <map>

#include "codec/parts.hpp"
#include "core/hash.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr std::string_view kFormat = "icx-bundle";
constexpr std::string_view kLists[] = {"facts", "objects"};
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

// A file as we write it is compared as it stands; one that was reordered by another tool is brought into
// canonical form first, which takes longer.
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

core::Result<void> read_members(Value& top, Bundle& out) {
    Error error;
    Members members(top, error);
    std::string made;
    if (!members.id("workspace", out.workspace) || !members.id("from", out.from, true) ||
        !members.text("made", made, 40, true))
        return error;
    if (!made.empty()) {
        const auto instant = core::parse_instant(made);
        if (!instant) return invalid_at("/made", "must be a time like 2026-11-10T09:27:00.000Z");
        out.made = *instant;
    }
    for (const std::string_view list : kLists)
        if (const Value* value = top.find(list); value && !value->is_list())
            return invalid_at(json_pointer("", list), "must be a list");
    if (!top.find("objects")) return invalid_at("/objects", "is missing");
    for (auto& [key, value] : top.map_entries())
        if (!is_known(key)) out.unknown.set(key, std::move(value));
    return {};
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
    PartCollector parts("objects", limits, true);
    auto top = parse_json_elements(text, limits.json, kLists,
                                   [&](std::string_view list, std::size_t index, Value& element) {
                                       parts.take(list, index, element);
                                   });
    if (!top) return top.error();
    if (auto head = check_head(*top, kFormat, "workspace bundle"); !head) return head.error();
    if (auto finished = parts.finish(); !finished) return finished.error();
    Bundle out;
    const Value sum = top->at("sum");
    if (auto read = read_members(*top, out); !read) return read.error();
    if (!sum.is_null()) {
        if (sum.as_text().size() != 64) return invalid_at("/sum", "must be 64 hex digits");
        if (!is_sum_right(text, limits.json, sum.as_text()))
            return Error{Code::corrupt, "the checksum does not fit the contents", "/sum",
                         "the file was damaged or edited; fetch it again, or remove \"sum\" if the "
                         "edit was meant"};
    }
    out.objects = std::move(parts.objects);
    out.facts = std::move(parts.facts);
    return out;
}

}  // namespace icx::codec
