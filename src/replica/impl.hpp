// The inside of a Replica: the store, the hybrid clock, the facts, and the checks that stand before
// the join. Internal to replica/; write.cpp holds the local edits, replica.cpp the rest.
// Invariant: a delta is checked whole before anything of it is applied.
#pragma once

#include <algorithm>
#include <unordered_map>

#include "replica/store.hpp"

namespace icx::replica {

inline constexpr std::uint32_t kSelf = 0;  // our own writer's number
// Counters beyond this are damage or an attack: nobody writes a billion times to one object.
inline constexpr std::uint32_t kLastCounter = 1'000'000'000;

inline constexpr std::int64_t kLastMs =
    (1LL << 47) - 1;  // the year 6429; a wall clock beyond is broken

// What one batch of writes does to one object.
struct Edit {
    std::uint32_t object = 0;
    std::uint32_t first_counter = 0;  // of this batch
    bool was_absent = false;          // nothing to restore: undo hides it
    bool is_created = false;
    std::vector<Mark> dots;             // replaced and made
    std::vector<std::uint32_t> fields;  // with a leaf of this batch, in order of writing
};
inline constexpr std::size_t kKeptEdits = 64;  // a larger batch gives its memory back

struct Replica::Impl {
    Store store;
    core::Clock& clock;
    Limits limits;
    Stamp reading;
    Interner fact_ids;
    std::vector<Fact> facts;
    std::uint32_t round = 0;
    Staged staged;            // kept between joins for its memory
    std::vector<Edit> edits;  // likewise, between writes

    Impl(std::string_view writer, core::Clock& wall, Limits bounds) : clock(wall), limits(bounds) {
        store.writers.intern(writer);
    }

    // What one join visits; turned into a JoinReport at its end.
    struct Visit {
        std::vector<std::uint32_t> objects;
        std::vector<std::uint32_t> warned;  // writers whose clock was named already
        std::int64_t now_ms = 0;
    };
    static constexpr std::uint32_t kCreated = 1, kChanged = 2;

    Stamp tick();  // a reading greater than every one before
    Visit start_visit();
    void join_staged(Staged& deltas, Visit& visit, JoinReport& report);
    void finish_visit(const Visit& visit, JoinReport& report) const;
    void join_fact(const Fact& fact, JoinReport& report);

    // The reason why a delta is refused, "" when it is sound. Nothing is changed.
    std::string fault(const Staged& deltas, const StagedObject& delta, std::int64_t now_ms) const;
    std::string size_fault(const Staged& deltas, const StagedObject& delta) const;

    struct Place {
        std::uint32_t object, name;  // Interner::kNone: not known yet
    };
    Place find(std::string_view object, std::string_view field) const;
    // True for a field that is there, of an object with an edit of ours: it has passed the checks
    // of is_writable before.
    bool is_written_here(Place place) const;
    bool is_writable(std::string_view object, std::string_view field, std::string& why) const;
};

}  // namespace icx::replica
