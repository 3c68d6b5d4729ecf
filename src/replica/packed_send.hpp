// What goes out in a packed message: the objects and leaves collected from a store, numbered anew
// in order of first use, behind the tables of those numbers. Internal to replica/.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "replica/packed_wire.hpp"
#include "replica/replica.hpp"
#include "replica/store.hpp"

namespace icx::replica {

struct OutLeaf {
    std::uint64_t dot = 0;  // writer and counter in one number, for sorting
    std::uint32_t name = 0;
    const StoredLeaf* leaf = nullptr;
    bool operator<(const OutLeaf& o) const { return dot != o.dot ? dot < o.dot : name < o.name; }
};

struct OutObject {
    std::uint32_t number = 0, leaf_at = 0, leaf_count = 0;
    const Seen* seen = nullptr;
};

// Collects what is sent, then writes it behind its tables.
class Sender {
public:
    explicit Sender(const Store& store)
        : store_(store), writers_(store.writers), names_(store.names) {}

    // Everything of an object; with `base`, what someone who has seen `base` lacks.
    void add(std::uint32_t number, const Seen* base);
    // Once, after all were added.
    void write(ByteWriter& out, std::span<const Fact* const> facts);

private:
    void write_object(ByteWriter& out, const OutObject& object);

    const Store& store_;
    Renumber writers_, names_;
    TimeLine times_;
    IdWriter ids_;
    std::vector<OutObject> objects_;
    std::vector<OutLeaf> leaves_;
    std::deque<Seen> contexts_;
    std::vector<Mark> holes_;              // of one object
    std::vector<std::uint32_t> involved_;  // writers of one object
};

}  // namespace icx::replica
