// Store: the compact inside of a Replica: objects whose writers, fields and ids are small numbers,
// kept in short sorted vectors, and the join itself. It has no clock and no limits and decides
// nothing about trust: replica.cpp checks a staged delta first, the join here cannot fail. Internal
// to replica/. Invariant: every leaf's dot is covered by its object's `seen`; fields are sorted by
// number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replica/interner.hpp"
#include "replica/replica.hpp"

namespace icx::replica {

inline constexpr std::string_view kDeletedField = "$deleted";

struct Mark {  // a dot with its writer's number
    std::uint32_t writer = 0;
    std::uint32_t counter = 0;
    bool operator==(const Mark&) const = default;
    bool operator<(const Mark& o) const {
        return writer != o.writer ? writer < o.writer : counter < o.counter;
    }
};

// True when `mark` lies within `upto` (one entry per writer) or is in `cloud`; both sorted.
bool covers(std::span<const Mark> upto, std::span<const Mark> cloud, Mark mark);

struct Seen {  // a causal context: the compact form of Context
    std::vector<Mark> upto;
    std::vector<Mark> cloud;  // only marks beyond `upto`, never the very next one

    bool covers(Mark mark) const { return replica::covers(upto, cloud, mark); }
    std::uint32_t last_of(std::uint32_t writer) const;  // the greatest counter seen, 0 = none
    void add(Mark mark);
    // Adds all; true when anything was new. `more_upto` and `more_cloud` sorted.
    bool merge(std::span<const Mark> more_upto, std::span<const Mark> more_cloud);
    void normalize();  // sorts the cloud and moves what has become contiguous into `upto`
};

struct StoredLeaf {
    Mark dot;
    Stamp stamp;
    core::Value value;
};

struct StoredField {
    std::uint32_t name = 0;
    StoredLeaf shown;
    std::vector<StoredLeaf> others;  // concurrent values, in no order
};

struct StoredObject {
    std::uint32_t type = 0;
    std::uint32_t round = 0;  // of the join or write that last visited it
    std::uint32_t note = 0;   // that round's bookkeeping
    bool is_hidden = true;
    Seen seen;
    std::vector<StoredField> fields;  // field number 0 is "$deleted", so it comes first
};

struct StagedField {
    std::uint32_t name = 0, leaf_at = 0, leaf_count = 0;
};

struct StagedObject {
    std::string_view id;
    std::uint32_t type = 0;
    std::uint32_t upto_at = 0, upto_count = 0, cloud_at = 0, cloud_count = 0;
    std::uint32_t field_at = 0, field_count = 0;
};

// Deltas in flat arrays, with numbers of the receiving store; the join moves values out of them.
struct Staged {
    std::vector<StagedObject> objects;
    std::vector<Mark> marks;
    std::vector<StagedField> fields;
    std::vector<StoredLeaf> leaves;

    std::span<const Mark> upto(const StagedObject& o) const {
        return std::span(marks).subspan(o.upto_at, o.upto_count);
    }
    std::span<const Mark> cloud(const StagedObject& o) const {
        return std::span(marks).subspan(o.cloud_at, o.cloud_count);
    }
    std::span<StagedField> fields_of(const StagedObject& o) {
        return std::span(fields).subspan(o.field_at, o.field_count);
    }
    std::span<const StagedField> fields_of(const StagedObject& o) const {
        return std::span(fields).subspan(o.field_at, o.field_count);
    }
    std::span<StoredLeaf> leaves_of(const StagedField& f) {
        return std::span(leaves).subspan(f.leaf_at, f.leaf_count);
    }
    std::span<const StoredLeaf> leaves_of(const StagedField& f) const {
        return std::span(leaves).subspan(f.leaf_at, f.leaf_count);
    }
    void clear();
};

class Store {
public:
    static constexpr std::uint32_t kDeleted = 0;  // the number of "$deleted" in `names`

    Store() { names.intern(kDeletedField); }

    Interner writers, names, ids;
    std::vector<StoredObject> objects;  // by number in `ids`

    StoredObject* find(std::string_view id);
    const StoredObject* find(std::string_view id) const;
    // The number of the object, created with this type when new; see join for differing types.
    std::uint32_t place(std::string_view id, std::uint32_t type);

    // Appends a state or delta to `out`, numbering its texts. The state must outlive `out`.
    void stage(const ObjectState& state, Staged& out);
    // Sorts one staged object's marks and fields by number, as the join expects.
    static void sort(Staged& staged, StagedObject& object);

    // Joins into object `number`; true when its state changed. A type is the lesser of two
    // differing.
    bool join(std::uint32_t number, Staged& staged, const StagedObject& delta);

    // The order in which values of one field are shown: greatest (stamp, writer's text, counter)
    // first.
    bool is_shown_before(const StoredLeaf& a, const StoredLeaf& b) const;
    void elect(StoredField& field) const;  // puts the greatest leaf into `shown`
    void refresh_hidden(StoredObject& object) const;

    core::Value context_value(const Seen& seen) const;  // what "$deleted" stores
    ObjectState state(std::uint32_t number) const;
    Context context(const Seen& seen) const;
    Leaf leaf(const StoredLeaf& stored) const;

private:
    bool join_field(StoredField& field, const StagedField* more, Staged& staged,
                    const StagedObject& delta, const Seen& seen, bool& is_empty);
    Seen deleted_context(const core::Value& value) const;
};

StoredField* find_field(StoredObject& object, std::uint32_t name);
const StoredField* find_field(const StoredObject& object, std::uint32_t name);
// The field, inserted with an empty leaf when absent (`was_absent`).
StoredField& place_field(StoredObject& object, std::uint32_t name, bool& was_absent);

// A total order over values, used only when one dot arrives with two contents: < 0, 0, > 0.
int compare_values(const core::Value& a, const core::Value& b);

}  // namespace icx::replica
