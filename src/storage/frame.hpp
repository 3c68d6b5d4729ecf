// The texts the journal writes and their checks: the frame around every value, the keys, the
// manifest of a snapshot generation and the workspace's meta record. Pure functions; no storage, no
// replica. A frame is `QJ1 <kind> <payload bytes> <crc32> <chain>\n<payload>\n`; the checksum
// covers everything but itself, so that no flipped bit of the header passes for a record of another
// kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace icx::storage {

inline constexpr int kFormat = 1;
inline constexpr std::string_view kNoChain = "00000000000000000000000000000000";

struct Frame {
    std::string_view kind;
    std::string_view chain;
    std::string_view payload;
};

std::string write_frame(std::string_view kind, std::string_view chain, std::string_view payload);
// Fails with Code::corrupt; never reads past `text`. `kind` is what the caller expects.
core::Result<Frame> read_frame(std::string_view text, std::string_view kind);

// The first 16 bytes of a record's SHA-256 in hexadecimal: the next record's chain, a shard's name.
std::string chain_of(std::string_view text);

struct RecordName {
    std::string writer;
    std::uint64_t sequence = 0;
};
std::string record_key(std::string_view writer, std::uint64_t sequence);  // "j/<writer>/<seq8>"
std::optional<RecordName> parse_record_key(std::string_view key);

struct ShardRef {
    std::string hash;
    std::string first;  // objects: the least id the shard may hold; "" for the first shard
    std::size_t bytes = 0;
};

struct Head {
    std::string writer;
    std::uint64_t sequence = 0;
    std::string chain;  // of that record
};

// One snapshot generation. `objects` cover the ids in rising ranges, `facts` are in order of age.
struct Manifest {
    std::uint64_t generation = 0;  // 0: there is none yet
    std::string workspace;
    std::vector<ShardRef> objects;
    std::vector<ShardRef> facts;
    std::vector<std::string> folded;  // journal keys this generation took in; they still exist
    std::vector<Head> heads;          // per writer, the one that wrote last at the end
    bool heads_cut = false;           // older writers were left out: an unknown one proves nothing
};

std::string manifest_key(std::uint64_t generation);  // "m/<gen8>"
std::string shard_key(std::string_view hash);        // "s/<hash>"
std::string encode_manifest(const Manifest& manifest);
core::Result<Manifest> decode_manifest(std::string_view text);

struct Meta {
    int format = kFormat;  // what wrote it
    int reads = kFormat;   // the least format that may write to it
    std::string workspace;
};
std::string encode_meta(const Meta& meta);
core::Result<Meta> decode_meta(std::string_view text);

}  // namespace icx::storage
