#include "storage/frame.hpp"

#include <algorithm>

#include "codec/json.hpp"
#include "core/hash.hpp"
#include "core/id.hpp"
#include "core/value.hpp"

namespace icx::storage {
namespace {

constexpr std::string_view kMagic = "QJ1 ";
constexpr std::size_t kHeaderMax = 128;
constexpr std::size_t kSequenceDigits = 8;

core::Error corrupt(std::string message) {
    return {core::Code::corrupt, std::move(message), {}, {}};
}

std::string padded(std::uint64_t number) {
    std::string text = std::to_string(number);
    if (text.size() < kSequenceDigits) text.insert(0, kSequenceDigits - text.size(), '0');
    return text;
}

bool parse_digits(std::string_view text, std::uint64_t& out) {
    if (text.empty() || text.size() > 15) return false;
    out = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
        out = out * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return true;
}

std::string_view cut_word(std::string_view& rest, char end) {
    const auto at = rest.find(end);
    if (at == std::string_view::npos) return {};
    const auto word = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    return word;
}

std::string checksum(std::string_view kind, std::string_view chain, std::string_view payload) {
    std::string covered;
    covered.reserve(kind.size() + chain.size() + payload.size() + 2);
    covered.append(kind).append(1, ' ').append(chain).append(1, '\n').append(payload);
    return core::crc32_hex(covered);
}

bool is_hash(std::string_view text) {
    return text.size() == kNoChain.size() &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

core::Value refs_to_value(const std::vector<ShardRef>& refs) {
    core::Value::List list;
    for (const ShardRef& ref : refs) {
        core::Value entry;
        entry.set("hash", ref.hash);
        entry.set("bytes", static_cast<std::int64_t>(ref.bytes));
        if (!ref.first.empty()) entry.set("first", ref.first);
        list.push_back(std::move(entry));
    }
    return list;
}

bool refs_from_value(const core::Value& value, std::vector<ShardRef>& refs) {
    for (const core::Value& entry : value.as_list()) {
        const auto hash = entry.at("hash").as_text();
        const auto bytes = entry.at("bytes").as_int(-1);
        if (!is_hash(hash) || bytes < 0) return false;
        refs.push_back({std::string(hash), std::string(entry.at("first").as_text()),
                        static_cast<std::size_t>(bytes)});
    }
    return true;
}

}  // namespace

std::string write_frame(std::string_view kind, std::string_view chain, std::string_view payload) {
    std::string out;
    out.reserve(payload.size() + kHeaderMax);
    out.append(kMagic).append(kind).append(1, ' ').append(std::to_string(payload.size()));
    out.append(1, ' ').append(checksum(kind, chain, payload)).append(1, ' ').append(chain);
    out.append(1, '\n').append(payload).append(1, '\n');
    return out;
}

core::Result<Frame> read_frame(std::string_view text, std::string_view kind) {
    std::string_view rest = text;
    if (rest.substr(0, kMagic.size()) != kMagic) return corrupt("not a QJ1 record");
    rest.remove_prefix(kMagic.size());
    Frame frame;
    frame.kind = cut_word(rest, ' ');
    std::uint64_t size = 0;
    if (!parse_digits(cut_word(rest, ' '), size)) return corrupt("record without a length");
    const auto crc = cut_word(rest, ' ');
    frame.chain = cut_word(rest, '\n');
    if (!is_hash(frame.chain)) return corrupt("record without a chain");
    if (rest.size() != size + 1 || rest.back() != '\n') return corrupt("record of another length");
    frame.payload = rest.substr(0, static_cast<std::size_t>(size));
    if (crc != checksum(frame.kind, frame.chain, frame.payload)) return corrupt("checksum differs");
    if (frame.kind != kind)
        return corrupt("a record of kind \"" + std::string(frame.kind) + "\" where \"" +
                       std::string(kind) + "\" is expected");
    return frame;
}

std::string chain_of(std::string_view text) {
    return core::hex(core::sha256(text).data(), kNoChain.size() / 2);
}

std::string record_key(std::string_view writer, std::uint64_t sequence) {
    return "j/" + std::string(writer) + "/" + padded(sequence);
}

std::optional<RecordName> parse_record_key(std::string_view key) {
    if (key.substr(0, 2) != "j/") return std::nullopt;
    key.remove_prefix(2);
    const auto slash = key.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    RecordName name{std::string(key.substr(0, slash)), 0};
    const auto digits = key.substr(slash + 1);
    if (!core::is_safe_id(name.writer) || digits.size() < kSequenceDigits ||
        !parse_digits(digits, name.sequence) || name.sequence == 0)
        return std::nullopt;
    return name;
}

std::string manifest_key(std::uint64_t generation) { return "m/" + padded(generation); }
std::string shard_key(std::string_view hash) { return "s/" + std::string(hash); }

std::string encode_manifest(const Manifest& manifest) {
    core::Value value;
    value.set("generation", static_cast<std::int64_t>(manifest.generation));
    value.set("workspace", manifest.workspace);
    value.set("objects", refs_to_value(manifest.objects));
    value.set("facts", refs_to_value(manifest.facts));
    core::Value::List folded;
    for (const std::string& key : manifest.folded)
        folded.emplace_back(key);
    value.set("folded", std::move(folded));
    core::Value::List heads;
    for (const Head& head : manifest.heads)
        heads.push_back(
            core::Value::List{head.writer, static_cast<std::int64_t>(head.sequence), head.chain});
    value.set("heads", std::move(heads));
    if (manifest.heads_cut) value.set("heads_cut", true);
    return write_frame("manifest", kNoChain, codec::canonical_json(value));
}

core::Result<Manifest> decode_manifest(std::string_view text) {
    const auto frame = read_frame(text, "manifest");
    if (!frame) return frame.error();
    const auto value = codec::parse_json(frame->payload);
    if (!value) return value.error();
    Manifest manifest;
    const auto generation = value->at("generation").as_int();
    if (generation <= 0) return corrupt("a manifest without a generation");
    manifest.generation = static_cast<std::uint64_t>(generation);
    manifest.workspace = value->at("workspace").as_text();
    if (!refs_from_value(value->at("objects"), manifest.objects) ||
        !refs_from_value(value->at("facts"), manifest.facts))
        return corrupt("a manifest with an ill-formed shard");
    for (const core::Value& key : value->at("folded").as_list())
        manifest.folded.emplace_back(key.as_text());
    for (const core::Value& entry : value->at("heads").as_list()) {
        const auto& list = entry.as_list();
        if (list.size() != 3 || list[1].as_int() <= 0) return corrupt("a manifest with a bad head");
        manifest.heads.push_back({std::string(list[0].as_text()),
                                  static_cast<std::uint64_t>(list[1].as_int()),
                                  std::string(list[2].as_text())});
    }
    manifest.heads_cut = value->at("heads_cut").as_bool();
    return manifest;
}

std::string encode_meta(const Meta& meta) {
    core::Value value;
    value.set("format", meta.format);
    value.set("reads", meta.reads);
    value.set("workspace", meta.workspace);
    return write_frame("meta", kNoChain, codec::canonical_json(value));
}

core::Result<Meta> decode_meta(std::string_view text) {
    const auto frame = read_frame(text, "meta");
    if (!frame) return frame.error();
    const auto value = codec::parse_json(frame->payload);
    if (!value) return value.error();
    Meta meta;
    meta.format = static_cast<int>(value->at("format").as_int());
    meta.reads = static_cast<int>(value->at("reads").as_int());
    meta.workspace = value->at("workspace").as_text();
    if (meta.format <= 0 || meta.reads <= 0 || !core::is_safe_id(meta.workspace))
        return corrupt("a meta record without a workspace id");
    return meta;
}

}  // namespace icx::storage
