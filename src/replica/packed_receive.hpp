// What comes in as a packed message: read whole into flat arrays, every count bounded, before any
// of it is joined. Internal to replica/.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replica/packed.hpp"
#include "replica/packed_wire.hpp"
#include "replica/store.hpp"

namespace icx::replica {

// A whole message in flat arrays, its numbers still those of the message.
struct Received {
    std::vector<std::string_view> writers, names;
    Staged staged;
    std::vector<std::pair<std::size_t, std::size_t>> ids;  // into id_text, parallel to objects
    std::string id_text;
    std::vector<Fact> facts;
};

class Receiver {
public:
    Receiver(ByteReader& in, const PackedLimits& limits)
        : in_(in), objects_(limits.objects), marks_(limits.marks), leaves_(limits.leaves),
          values_(limits.values), depth_(limits.depth) {}

    // False when the message is damaged or beyond the limits; `out` is then worth nothing.
    bool read(Received& out);

private:
    void read_texts(std::vector<std::string_view>& texts);
    void read_object(Received& out);
    void read_leaves(Received& out, std::uint32_t writer, bool is_rising);
    static void gather_fields(Staged& staged, StagedObject& object);
    void read_facts(Received& out);

    ByteReader& in_;
    std::size_t objects_, marks_, leaves_, values_;
    int depth_;
    TimeLine times_;
    IdReader ids_;
    std::vector<Mark> upto_, cloud_;
};

// Turns the message's numbers into the store's.
void adopt(Received& received, Store& store);

}  // namespace icx::replica
