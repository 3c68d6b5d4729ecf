// Replica: generic objects that merge. An object is {id, type, causal context, fields}; a field
// holds leaves (dot -> hybrid-logical-clock stamp and value). A write replaces the leaves its
// author saw and adds one, so concurrent values all survive; the shown value is the leaf with the
// greatest (stamp, dot). One join serves journal replay, other tabs, bundles and remotes; it is
// commutative, associative and idempotent (property-tested). Design and laws: docs/formats.md and
// the merge chapter of src/README.md. It knows no record type and no reason for a change.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "core/value.hpp"

namespace icx::replica {

// A hybrid logical clock reading: 48 bits of UTC milliseconds, 16 bits of counter. Ties between
// writers are broken by the dot's writer.
struct Stamp {
    std::uint64_t bits = 0;
    std::int64_t ms() const { return static_cast<std::int64_t>(bits >> 16); }
    bool operator==(const Stamp&) const = default;
    bool operator<(const Stamp& o) const { return bits < o.bits; }
};

// The identity of one write: who, and the how-manieth write of theirs to that object (from 1).
struct Dot {
    std::string writer;
    std::uint32_t counter = 0;
    bool operator==(const Dot&) const = default;
    bool operator<(const Dot& o) const {
        return writer != o.writer ? writer < o.writer : counter < o.counter;
    }
};

struct Leaf {
    Dot dot;
    Stamp stamp;
    core::Value value;
    bool operator==(const Leaf&) const = default;
};

// Which dots were seen: everything up to `upto` of a writer, plus single dots beyond it.
struct Context {
    std::map<std::string, std::uint32_t> upto;
    std::vector<Dot> cloud;  // sorted, only dots not covered by `upto`
    bool covers(const Dot& dot) const;
    bool operator==(const Context&) const = default;
};

// A whole object or a delta of one: the same shape. Fields and leaves are sorted, so equal states
// have equal canonical text. Field "$deleted" marks deletion: see is_hidden.
struct ObjectState {
    std::string id;
    std::string type;
    Context context;
    std::vector<std::pair<std::string, std::vector<Leaf>>> fields;
    bool operator==(const ObjectState&) const = default;
};

// An immutable fact (a submitted response): union by id; payload is opaque here. When two facts
// with one id differ, every replica keeps the one with the lesser payload and reports it.
struct Fact {
    std::string id;
    std::string kind;     // "response"
    std::string set;      // what it belongs to: the survey's id
    std::string payload;  // canonical JSON
    bool operator==(const Fact&) const = default;
};

// What one commit carries: deltas and facts, by one writer, with its reason for people.
struct Change {
    std::string writer;
    std::uint64_t sequence = 0;  // set by storage when committed
    Stamp stamp;
    std::string why;  // "edit", "import", "undo", "merge"
    std::vector<ObjectState> objects;
    std::vector<Fact> facts;
};

// An intended write, before it has an author and a time. `set` replaces every version its author
// sees; `add_version` puts a value beside them (only the inverse of choosing one of several
// versions needs it); `erase` drops what is seen, and of field "$deleted" brings a deleted object
// back.
struct Write {
    enum class Kind { set, erase, remove_object, add_version };
    std::string object;
    std::string type;
    std::string
        field;  // empty for remove_object; an element of a set is "name/element", value true
    core::Value value;
    Kind kind = Kind::set;
    bool operator==(const Write&) const = default;
};

struct Limits {  // beyond these a delta is refused as a Problem ("quarantined"), never half-applied
    std::size_t writers_per_object = 1000;
    std::size_t leaves_per_field = 64;
    std::size_t fields_per_object = 4096;
    std::size_t cloud_per_object = 65536;
    std::size_t field_name_bytes = 512;
    std::int64_t ahead_warning_ms = 24LL * 3600 * 1000;
    std::int64_t ahead_refused_ms = 10LL * 366 * 24 * 3600 * 1000;
};

struct JoinReport {
    std::vector<std::string> touched;     // ids of objects whose state changed, sorted
    std::vector<std::size_t> new_facts;   // indices into facts()
    std::vector<core::Problem> problems;  // clocks far ahead, refused deltas, differing facts
    std::size_t created = 0, updated = 0, unchanged = 0;  // objects
    std::size_t refused = 0;  // deltas and facts that were not taken: their record must be kept
};

struct WriteResult {
    Change change;               // already joined into this replica
    std::vector<Write> inverse;  // as writes that restore what was shown before
    JoinReport report;
};

class Replica {
public:
    // `writer`: 80 random bits as text, new for each page load; never reused, never a person.
    Replica(std::string writer, core::Clock& clock, Limits limits = {});
    ~Replica();
    Replica(Replica&&) noexcept;

    const std::string& writer() const;

    // Stamps and joins a local edit. Writes that would not change what is shown are left out; an
    // empty change.objects with no facts means nothing happened.
    WriteResult write(std::span<const Write> writes, std::vector<Fact> facts, std::string why);

    // Joins states or deltas from anywhere, in any order, any number of times.
    JoinReport join(std::span<const ObjectState> objects, std::span<const Fact> facts);

    // The bare edit for bulk loads: as write() with one `set`, but without Change, inverse and
    // report; replica/packed.hpp tells others what is new. False when nothing changed or a limit
    // was met.
    bool put(std::string_view object, std::string_view type, std::string_view field,
             core::Value value);

    // Ids of objects, sorted; including hidden (deleted) ones.
    std::vector<std::string> ids() const;
    std::optional<ObjectState> state(std::string_view id) const;  // full state, for export
    std::string_view type(std::string_view id) const;             // "" when unknown
    // Deleted with every other leaf covered by the deletion, or nothing left to show, or unknown.
    bool is_hidden(std::string_view id) const;

    // Calls visit(field, shown value, number of concurrent values) for each live field in field
    // order; fields whose name begins with "$" are the replica's own and left out.
    void for_each_field(
        std::string_view id,
        const std::function<void(std::string_view, const core::Value&, std::size_t)>& visit) const;
    const core::Value* shown(std::string_view id,
                             std::string_view field) const;  // nullptr: no leaf
    std::vector<Leaf> leaves(std::string_view id, std::string_view field) const;  // shown one first

    const std::vector<Fact>& facts() const;
    Stamp clock_reading() const;

    struct Impl;  // replica/impl.hpp, for this room only
    Impl& impl() { return *impl_; }
    const Impl& impl() const { return *impl_; }

private:
    std::unique_ptr<Impl> impl_;
};

// `states` joined with nothing but themselves: used by compaction and the merge command.
ObjectState join_states(const ObjectState& a, const ObjectState& b);

}  // namespace icx::replica
