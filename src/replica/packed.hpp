// Packed: the compact binary form of changes, deltas and whole states, for messages between tabs
// and for measuring what merging costs. Texts that repeat travel once, each edit keeps its author
// and time. It is no file format for people: bundles and journal records are JSON (codec/).
// Decoding trusts nothing: every count is bounded by the bytes that are left and by PackedLimits,
// and a message is read whole before any of it is joined. Layout: docs/formats.md, "Packed
// messages".
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "replica/replica.hpp"

namespace icx::replica {

struct PackedLimits {
    std::size_t bytes = 64u << 20;
    std::size_t objects = 1'000'000;
    std::size_t leaves = 4'000'000;
    std::size_t marks = 4'000'000;  // entries of causal contexts, expanded
    std::size_t values = 8'000'000;
    int depth = 32;  // of nested lists and maps in one value
};

// One commit with its author, number, time and reason. Objects come back sorted by id, one state
// each.
std::string pack_change(const Change& change);
core::Result<Change> unpack_change(std::string_view bytes, const PackedLimits& limits = {});

// Everything: all objects and facts, with author and time of each value that is still there.
std::string pack_all(const Replica& replica);

// What `replica` has seen, to be sent ahead; the other side answers with pack_missing: a delta
// whose join equals the join of its whole state. Error: corrupt or too_large versions.
std::string pack_versions(const Replica& replica);
core::Result<std::string> pack_missing(const Replica& replica, std::string_view versions,
                                       const PackedLimits& limits = {});

// Joins what pack_all, pack_missing or pack_change made. Error (corrupt, too_large, unsupported):
// the bytes are not such a message, and nothing was joined. Unsound deltas are Problems, as in
// join().
core::Result<JoinReport> join_packed(Replica& replica, std::string_view bytes,
                                     const PackedLimits& limits = {});

}  // namespace icx::replica
