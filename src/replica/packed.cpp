#include "replica/packed.hpp"

#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "core/id.hpp"
#include "core/text.hpp"
#include "replica/impl.hpp"
#include "replica/packed_bytes.hpp"

namespace icx::replica {
namespace {

constexpr std::string_view kStates = "IXS1";
constexpr std::string_view kChange = "IXC1";
constexpr std::string_view kVersions = "IXV1";
constexpr std::size_t kLongestText = 4096;  // of a writer or a field name
constexpr unsigned kGapBits = 3;
constexpr std::uint32_t kLongGap = (1u << kGapBits) - 1;
// A delta whose context is more torn than this is sent as the whole object instead.
constexpr std::size_t kMostHoles = 4096;

enum CloudForm : unsigned { no_cloud, listed, bitmap };

// Numbers of one store as numbers of one message, in order of first use.
class Renumber {
public:
    explicit Renumber(const Interner& texts) : texts_(texts), wire_(texts.size(), kUnused) {}
    std::uint32_t operator()(std::uint32_t local) {
        if (wire_[local] == kUnused) {
            wire_[local] = static_cast<std::uint32_t>(used_.size());
            used_.push_back(local);
        }
        return wire_[local];
    }
    void write(ByteWriter& out) const {
        out.number(used_.size());
        for (const std::uint32_t local : used_)
            out.text(texts_.text(local));
    }

private:
    static constexpr std::uint32_t kUnused = 0xFFFFFFFFu;
    const Interner& texts_;
    std::vector<std::uint32_t> wire_, used_;
};

// All stamps of a message on one line of small whole numbers: each millisecond that occurs gets as
// many places as its counters need. Edits of one writer then differ by little.
class TimeLine {
public:
    void add(Stamp stamp) {
        const std::uint64_t ms = stamp.bits >> 16;
        const std::uint64_t width = (stamp.bits & 0xFFFF) + 1;
        if (last_ < places_.size() && places_[last_].ms == ms) {
            places_[last_].width = std::max(places_[last_].width, width);
            return;
        }
        if (slots_.size() < (places_.size() + 1) * 2) grow();
        std::uint32_t& slot = slots_[slot_of(ms)];
        if (slot == 0) {
            places_.push_back({ms, width, 0});
            slot = static_cast<std::uint32_t>(places_.size());
        }
        last_ = slot - 1;
        places_[last_].width = std::max(places_[last_].width, width);
    }
    void finish() {
        std::sort(places_.begin(), places_.end(),
                  [](const Place& a, const Place& b) { return a.ms < b.ms; });
        std::uint64_t at = 0;
        for (Place& place : places_) {
            place.at = at;
            at += place.width;
        }
        last_ = 0;
    }
    std::uint64_t index(Stamp stamp) {
        const std::uint64_t ms = stamp.bits >> 16;
        if (places_[last_].ms != ms)
            last_ = static_cast<std::size_t>(
                std::lower_bound(places_.begin(), places_.end(), ms,
                                 [](const Place& p, std::uint64_t m) { return p.ms < m; }) -
                places_.begin());
        return places_[last_].at + (stamp.bits & 0xFFFF);
    }
    void write(ByteWriter& out) const {
        out.number(places_.size());
        std::uint64_t before = 0;
        for (const Place& place : places_) {
            out.number(place.ms - before);
            out.number(place.width - 1);
            before = place.ms;
        }
    }
    void read(ByteReader& in) {
        places_.resize(in.count(2));
        std::uint64_t ms = 0;
        std::uint64_t at = 0;
        for (Place& place : places_) {
            const std::uint64_t gap = in.number();
            const std::uint64_t width = in.number() + 1;
            if (gap > (1ull << 48) || width > 0x10000) in.fail();
            ms += gap;
            if (ms >> 48) in.fail();
            place = {ms, width, at};
            at += width;
        }
        end_ = at;
        last_ = 0;
    }
    // False when no stamp has this index.
    bool stamp(std::uint64_t index, Stamp& out) {
        if (index >= end_) return false;
        const Place* place = &places_[last_];
        if (index < place->at || index - place->at >= place->width) {
            const auto beyond =
                std::upper_bound(places_.begin(), places_.end(), index,
                                 [](std::uint64_t i, const Place& p) { return i < p.at; });
            last_ = static_cast<std::size_t>(beyond - places_.begin()) - 1;
            place = &places_[last_];
        }
        out.bits = place->ms << 16 | (index - place->at);
        return true;
    }

private:
    struct Place {
        std::uint64_t ms = 0, width = 0, at = 0;
    };
    std::size_t slot_of(std::uint64_t ms) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>((ms * 0x9E3779B97F4A7C15ull) >> 32) & mask;
        while (slots_[at] != 0 && places_[slots_[at] - 1].ms != ms)
            at = (at + 1) & mask;
        return at;
    }
    void grow() {
        slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
        for (std::size_t i = 0; i < places_.size(); i++)
            slots_[slot_of(places_[i].ms)] = static_cast<std::uint32_t>(i + 1);
    }

    std::vector<Place> places_;
    std::vector<std::uint32_t> slots_;  // 1 + index into places_, 0 = free
    std::size_t last_ = 0;
    std::uint64_t end_ = 0;
};

// Ids in sorted order share their beginnings.
class IdWriter {
public:
    void write(ByteWriter& out, std::string_view id) {
        std::size_t shared = 0;
        while (shared < id.size() && shared < before_.size() && id[shared] == before_[shared])
            shared++;
        out.number(shared);
        out.text(id.substr(shared));
        before_ = id;
    }

private:
    std::string_view before_;
};

class IdReader {
public:
    // The next id; fails unless it is a safe one.
    const std::string& read(ByteReader& in) {
        const std::size_t shared = static_cast<std::size_t>(in.number());
        const std::string_view rest = in.text();
        if (shared > id_.size()) in.fail();
        if (!in.ok()) return id_;
        id_.resize(shared);
        id_.append(rest);
        if (!core::is_safe_id(id_)) in.fail();
        return id_;
    }

private:
    std::string id_;
};

// The dots of one writer in a context: header (upto and form of the cloud, shifted left by one with
// `flag` below), then the cloud.
void write_marks(ByteWriter& out, std::uint32_t upto, std::span<const Mark> cloud, bool flag) {
    CloudForm form = no_cloud;
    std::size_t bytes = 0;
    if (!cloud.empty()) {
        bytes = (cloud.back().counter - upto - 2) / 8 + 1;
        form = bytes <= cloud.size() ? bitmap : listed;
    }
    out.number(std::uint64_t{upto} << 3 | form << 1 | (flag ? 1u : 0u));
    if (form == listed) {
        out.number(cloud.size());
        std::uint32_t before = upto + 1;
        for (const Mark& mark : cloud) {
            out.number(mark.counter - before - 1);
            before = mark.counter;
        }
    } else if (form == bitmap) {
        std::string bits(bytes, '\0');
        for (const Mark& mark : cloud) {
            const std::uint32_t bit = mark.counter - upto - 2;
            bits[bit / 8] =
                static_cast<char>(static_cast<unsigned char>(bits[bit / 8]) | (1u << (bit % 8)));
        }
        out.text(bits);
    }
}

// Appends to `upto` and `cloud`; answers the flag. `budget` bounds the expanded marks.
bool read_marks(ByteReader& in, std::uint32_t writer, std::vector<Mark>& upto,
                std::vector<Mark>& cloud, std::size_t& budget) {
    const std::uint64_t header = in.number();
    const std::uint64_t last = header >> 3;
    const unsigned form = static_cast<unsigned>(header >> 1) & 3;
    if (last > kLastCounter || form > bitmap) in.fail();
    if (!in.ok()) return false;
    const auto limit = [&](std::size_t count) {
        if (count > budget)
            in.fail();
        else
            budget -= count;
    };
    limit(1);
    if (last > 0) upto.push_back({writer, static_cast<std::uint32_t>(last)});
    std::uint64_t counter = last + 1;
    if (form == listed) {
        const std::size_t count = in.count(1);
        limit(count);
        for (std::size_t i = 0; i < count && in.ok(); i++) {
            const std::uint64_t gap = in.number();
            if (gap > kLastCounter || counter + gap + 1 > kLastCounter) in.fail();
            counter += gap + 1;
            cloud.push_back({writer, static_cast<std::uint32_t>(counter)});
        }
    } else if (form == bitmap) {
        const std::string_view bits = in.text();
        limit(bits.size() * 8);
        if (last + 2 + bits.size() * 8 > kLastCounter) in.fail();
        for (std::size_t i = 0; i < bits.size() * 8 && in.ok(); i++)
            if (static_cast<unsigned char>(bits[i / 8]) >> (i % 8) & 1u)
                cloud.push_back({writer, static_cast<std::uint32_t>(last + 2 + i)});
    }
    return (header & 1) != 0;
}

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

    void add(std::uint32_t number, const Seen* base);
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

// `seen` without the dots `holes`, which are sorted and covered by it.
Seen without(const Seen& seen, std::span<const Mark> holes) {
    Seen out;
    std::size_t at = 0;
    for (const Mark& mark : seen.upto) {
        std::uint32_t next = 1;
        bool is_torn = false;
        const auto fill = [&](std::uint32_t end) {  // the dots next..end-1
            if (!is_torn && end > next)
                out.upto.push_back({mark.writer, end - 1});
            else
                for (; next < end; next++)
                    out.cloud.push_back({mark.writer, next});
        };
        while (at < holes.size() && holes[at].writer < mark.writer)
            at++;
        for (; at < holes.size() && holes[at].writer == mark.writer &&
               holes[at].counter <= mark.counter;
             at++) {
            fill(holes[at].counter);
            is_torn = true;
            next = std::max(next, holes[at].counter + 1);
        }
        fill(mark.counter + 1);
    }
    for (const Mark& mark : seen.cloud)
        if (!std::binary_search(holes.begin(), holes.end(), mark)) out.cloud.push_back(mark);
    std::sort(out.cloud.begin(), out.cloud.end());
    return out;
}

// True when `seen` has a dot that `base` lacks. Contexts are in normal form, so a writer whose last
// contiguous dot is behind ours lacks the very next one.
bool is_beyond(const Seen& seen, const Seen& base) {
    const auto lacks_run = [&](Mark m) { return !covers(base.upto, {}, m); };
    const auto lacks = [&](Mark m) { return !base.covers(m); };
    return std::any_of(seen.upto.begin(), seen.upto.end(), lacks_run) ||
           std::any_of(seen.cloud.begin(), seen.cloud.end(), lacks);
}

// With `base`, what someone who has seen `base` lacks: the leaves beyond it, and as context
// everything seen here except the leaves that stay unsent, so that those are not taken for removed.
void Sender::add(std::uint32_t number, const Seen* base) {
    const StoredObject& object = store_.objects[number];
    if (base && !is_beyond(object.seen, *base)) return;
    OutObject out{number, static_cast<std::uint32_t>(leaves_.size()), 0, &object.seen};
    std::vector<Mark>& holes = holes_;
    holes.clear();
    const auto take = [&](std::uint32_t name, const StoredLeaf& leaf) {
        if (base && base->covers(leaf.dot))
            holes.push_back(leaf.dot);
        else
            leaves_.push_back(
                {std::uint64_t{leaf.dot.writer} << 32 | leaf.dot.counter, name, &leaf});
    };
    const auto take_all = [&] {
        for (const StoredField& field : object.fields) {
            take(field.name, field.shown);
            for (const StoredLeaf& other : field.others)
                take(field.name, other);
        }
    };
    take_all();
    if (!holes.empty()) {
        std::sort(holes.begin(), holes.end());
        const bool is_torn = std::any_of(holes.begin(), holes.end(), [&](const Mark& hole) {
            return object.seen.last_of(hole.writer) - hole.counter > kMostHoles;
        });
        if (is_torn) {
            leaves_.resize(out.leaf_at);
            base = nullptr;
            take_all();
        } else {
            contexts_.push_back(without(object.seen, holes));
            out.seen = &contexts_.back();
        }
    }
    out.leaf_count = static_cast<std::uint32_t>(leaves_.size()) - out.leaf_at;
    const auto first = leaves_.begin() + out.leaf_at;
    std::sort(first, leaves_.end());
    names_(object.type);
    for (auto leaf = first; leaf != leaves_.end(); ++leaf) {
        names_(leaf->name);
        times_.add(leaf->leaf->stamp);
    }
    for (const Mark& mark : out.seen->upto)
        writers_(mark.writer);
    for (const Mark& mark : out.seen->cloud)
        writers_(mark.writer);
    for (auto leaf = first; leaf != leaves_.end(); ++leaf)
        writers_(leaf->leaf->dot.writer);
    objects_.push_back(out);
}

void Sender::write_object(ByteWriter& out, const OutObject& object) {
    const StoredObject& stored = store_.objects[object.number];
    ids_.write(out, store_.ids.text(object.number));
    out.number(names_(stored.type));
    const Seen& seen = *object.seen;
    const std::span<const OutLeaf> leaves =
        std::span(leaves_).subspan(object.leaf_at, object.leaf_count);
    std::vector<std::uint32_t>& writers = involved_;
    writers.clear();
    for (const Mark& mark : seen.upto)
        writers.push_back(mark.writer);
    for (const Mark& mark : seen.cloud)
        if (writers.empty() || writers.back() != mark.writer) writers.push_back(mark.writer);
    for (const OutLeaf& leaf : leaves)
        if (writers.empty() || writers.back() != leaf.leaf->dot.writer)
            writers.push_back(leaf.leaf->dot.writer);
    std::sort(writers.begin(), writers.end());
    writers.erase(std::unique(writers.begin(), writers.end()), writers.end());
    out.number(writers.size());
    std::size_t upto = 0, cloud = 0, leaf = 0;
    for (const std::uint32_t writer : writers) {
        std::uint32_t last = 0;
        if (upto < seen.upto.size() && seen.upto[upto].writer == writer)
            last = seen.upto[upto++].counter;
        const std::size_t cloud_at = cloud;
        while (cloud < seen.cloud.size() && seen.cloud[cloud].writer == writer)
            cloud++;
        const std::size_t leaf_at = leaf;
        bool is_rising = true;
        for (; leaf < leaves.size() && leaves[leaf].leaf->dot.writer == writer; leaf++)
            is_rising = is_rising && (leaf == leaf_at ||
                                      !(leaves[leaf].leaf->stamp < leaves[leaf - 1].leaf->stamp));
        out.number(writers_(writer));
        write_marks(out, last, std::span(seen.cloud).subspan(cloud_at, cloud - cloud_at),
                    !is_rising);
        out.number(leaf - leaf_at);
        std::uint32_t counter = 0;
        std::uint64_t time = 0;
        for (std::size_t i = leaf_at; i < leaf; i++) {
            const StoredLeaf& one = *leaves[i].leaf;
            const std::uint32_t gap = one.dot.counter - counter;
            out.number(std::uint64_t{names_(leaves[i].name)} << kGapBits | std::min(gap, kLongGap));
            if (gap >= kLongGap) out.number(gap - kLongGap);
            const std::uint64_t index = times_.index(one.stamp);
            if (is_rising)
                out.number(index - time);
            else
                out.zigzag(static_cast<std::int64_t>(index - time));
            out.value(one.value);
            counter = one.dot.counter;
            time = index;
        }
    }
}

void Sender::write(ByteWriter& out, std::span<const Fact* const> facts) {
    std::vector<std::pair<std::string_view, std::size_t>> order;
    for (std::size_t i = 0; i < objects_.size(); i++)
        order.emplace_back(store_.ids.text(objects_[i].number), i);
    if (!std::is_sorted(order.begin(), order.end())) std::sort(order.begin(), order.end());
    out.reserve(leaves_.size() * 20 + objects_.size() * 24 + 256);
    times_.finish();
    writers_.write(out);
    names_.write(out);
    times_.write(out);
    out.number(objects_.size());
    for (const auto& entry : order)
        write_object(out, objects_[entry.second]);
    out.number(facts.size());
    IdWriter fact_ids;
    for (const Fact* fact : facts) {
        fact_ids.write(out, fact->id);
        out.text(fact->kind);
        out.text(fact->set);
        out.text(fact->payload);
    }
}

std::vector<const Fact*> sorted_facts(std::span<const Fact> facts) {
    std::vector<const Fact*> out;
    out.reserve(facts.size());
    for (const Fact& fact : facts)
        out.push_back(&fact);
    std::sort(out.begin(), out.end(), [](const Fact* a, const Fact* b) { return a->id < b->id; });
    return out;
}

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

void Receiver::read_texts(std::vector<std::string_view>& texts) {
    texts.resize(in_.count(1));
    for (std::string_view& text : texts) {
        text = in_.text();
        if (text.size() > kLongestText || !core::is_utf8(text)) in_.fail();
    }
}

void Receiver::read_leaves(Received& out, std::uint32_t writer, bool is_rising) {
    const std::size_t count = in_.count(3);
    if (count > leaves_)
        in_.fail();
    else
        leaves_ -= count;
    std::uint64_t counter = 0;
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < count && in_.ok(); i++) {
        const std::uint64_t head = in_.number();
        const std::uint64_t name = head >> kGapBits;
        std::uint64_t gap = head & kLongGap;
        if (gap == kLongGap) gap += in_.number32();
        counter += gap;
        time += is_rising ? in_.number() : static_cast<std::uint64_t>(in_.zigzag());
        Staged& staged = out.staged;
        staged.fields.push_back({static_cast<std::uint32_t>(name),
                                 static_cast<std::uint32_t>(staged.leaves.size()), 1});
        StoredLeaf& leaf = staged.leaves.emplace_back();
        if (name >= out.names.size() || counter > kLastCounter || !times_.stamp(time, leaf.stamp))
            in_.fail();
        leaf.dot = {writer, static_cast<std::uint32_t>(counter)};
        leaf.value = in_.value(depth_, values_);
    }
}

// The message lists leaves by writer, a join wants them by field: one field, one span of leaves.
void Receiver::gather_fields(Staged& staged, StagedObject& object) {
    const auto first = staged.fields.begin() + object.field_at;
    std::sort(first, staged.fields.end(), [](const StagedField& a, const StagedField& b) {
        return a.name != b.name ? a.name < b.name : a.leaf_at < b.leaf_at;
    });
    object.field_count = static_cast<std::uint32_t>(staged.fields.end() - first);
    const auto is_same = [](const StagedField& a, const StagedField& b) {
        return a.name == b.name;
    };
    if (std::adjacent_find(first, staged.fields.end(), is_same) == staged.fields.end()) return;
    const std::uint32_t leaf_at = std::min_element(first, staged.fields.end(),
                                                   [](const StagedField& a, const StagedField& b) {
                                                       return a.leaf_at < b.leaf_at;
                                                   })
                                      ->leaf_at;
    std::vector<StoredLeaf> leaves;
    std::vector<StagedField> fields;
    for (auto field = first; field != staged.fields.end(); ++field) {
        if (fields.empty() || fields.back().name != field->name)
            fields.push_back({field->name, leaf_at + static_cast<std::uint32_t>(leaves.size()), 0});
        fields.back().leaf_count++;
        leaves.push_back(std::move(staged.leaves[field->leaf_at]));
    }
    std::move(leaves.begin(), leaves.end(), staged.leaves.begin() + leaf_at);
    staged.fields.resize(object.field_at);
    staged.fields.insert(staged.fields.end(), fields.begin(), fields.end());
    object.field_count = static_cast<std::uint32_t>(fields.size());
}

void Receiver::read_object(Received& out) {
    Staged& staged = out.staged;
    const std::string& id = ids_.read(in_);
    out.ids.emplace_back(out.id_text.size(), id.size());
    out.id_text.append(id);
    StagedObject object;
    object.type = in_.number32();
    if (object.type >= out.names.size()) in_.fail();
    upto_.clear();
    cloud_.clear();
    object.field_at = static_cast<std::uint32_t>(staged.fields.size());
    const std::size_t writers = in_.count(3);
    for (std::size_t i = 0; i < writers && in_.ok(); i++) {
        const std::uint32_t writer = in_.number32();
        if (writer >= out.writers.size()) in_.fail();
        const bool is_rising = !read_marks(in_, writer, upto_, cloud_, marks_);
        read_leaves(out, writer, is_rising);
    }
    if (!in_.ok()) return;
    object.upto_at = static_cast<std::uint32_t>(staged.marks.size());
    object.upto_count = static_cast<std::uint32_t>(upto_.size());
    staged.marks.insert(staged.marks.end(), upto_.begin(), upto_.end());
    object.cloud_at = static_cast<std::uint32_t>(staged.marks.size());
    object.cloud_count = static_cast<std::uint32_t>(cloud_.size());
    staged.marks.insert(staged.marks.end(), cloud_.begin(), cloud_.end());
    gather_fields(staged, object);
    staged.objects.push_back(object);
}

void Receiver::read_facts(Received& out) {
    const std::size_t count = in_.count(5);
    IdReader ids;
    for (std::size_t i = 0; i < count && in_.ok(); i++) {
        Fact fact;
        fact.id = ids.read(in_);
        fact.kind = std::string(in_.text());
        fact.set = std::string(in_.text());
        fact.payload = std::string(in_.text());
        out.facts.push_back(std::move(fact));
    }
}

bool Receiver::read(Received& out) {
    read_texts(out.writers);
    read_texts(out.names);
    times_.read(in_);
    const std::size_t count = in_.count(4);
    if (count > objects_) in_.fail();
    // A guess at what comes, bounded so that a lie costs little.
    out.staged.leaves.reserve(std::min<std::size_t>(in_.left() / 10, 1u << 16));
    for (std::size_t i = 0; i < count && in_.ok(); i++)
        read_object(out);
    read_facts(out);
    if (!in_.at_end()) in_.fail();
    if (!in_.ok()) return false;
    for (std::size_t i = 0; i < out.staged.objects.size(); i++)
        out.staged.objects[i].id =
            std::string_view(out.id_text).substr(out.ids[i].first, out.ids[i].second);
    return true;
}

// Turns the message's numbers into the store's.
void adopt(Received& received, Store& store) {
    std::vector<std::uint32_t> writers, names;
    for (const std::string_view text : received.writers)
        writers.push_back(store.writers.intern(text));
    for (const std::string_view text : received.names)
        names.push_back(store.names.intern(text));
    Staged& staged = received.staged;
    for (Mark& mark : staged.marks)
        mark.writer = writers[mark.writer];
    for (StoredLeaf& leaf : staged.leaves)
        leaf.dot.writer = writers[leaf.dot.writer];
    for (StagedField& field : staged.fields)
        field.name = names[field.name];
    for (StagedObject& object : staged.objects) {
        object.type = names[object.type];
        Store::sort(staged, object);
    }
}

core::Error corrupt(std::size_t size) {
    return {core::Code::corrupt, "not a packed message, or a damaged one",
            std::to_string(size) + " bytes", "ask for it again"};
}

// Checks size and opening; nullopt when the message may be read on.
std::optional<core::Error> opening_fault(ByteReader& in, std::string_view bytes,
                                         std::string_view opening, const PackedLimits& limits) {
    if (bytes.size() > limits.bytes)
        return core::Error{core::Code::too_large, "a packed message beyond the limit",
                           std::to_string(bytes.size()) + " bytes", "send less at once"};
    const std::string_view found = in.raw(opening.size());
    if (found == opening) return std::nullopt;
    const std::size_t stem = opening.size() - 1;
    if (in.ok() && found.substr(0, stem) == opening.substr(0, stem))
        return core::Error{core::Code::unsupported, "a packed message of another version",
                           std::string(found), "reload this page to get the newest version"};
    return corrupt(bytes.size());
}

void write_head(ByteWriter& out, const Change& change) {
    out.raw(kChange);
    out.text(change.writer);
    out.number(change.sequence);
    out.number(change.stamp.bits);
    out.text(change.why);
}

void read_head(ByteReader& in, Change& change) {
    change.writer = std::string(in.text());
    change.sequence = in.number();
    change.stamp.bits = in.number();
    change.why = std::string(in.text());
    if (change.writer.size() > kLongestText || change.why.size() > kLongestText) in.fail();
}

// The contexts of a pack_versions message, by object number of `store`; what it does not know is
// skipped.
bool read_versions(ByteReader& in, const Store& store, const PackedLimits& limits,
                   std::vector<Seen>& seen, Interner& facts) {
    std::vector<std::uint32_t> writers(in.count(1));
    for (std::uint32_t& writer : writers)
        writer = store.writers.find(in.text());
    const std::size_t count = in.count(3);
    std::size_t budget = limits.marks;
    IdReader ids;
    for (std::size_t i = 0; i < count && in.ok(); i++) {
        const std::uint32_t number = store.ids.find(ids.read(in));
        Seen base;
        const std::size_t entries = in.count(2);
        for (std::size_t k = 0; k < entries && in.ok(); k++) {
            const std::uint32_t writer = in.number32();
            if (writer >= writers.size()) in.fail();
            if (in.ok()) read_marks(in, writers[writer], base.upto, base.cloud, budget);
        }
        std::sort(base.upto.begin(), base.upto.end());
        std::sort(base.cloud.begin(), base.cloud.end());
        if (in.ok() && number != Interner::kNone) seen[number] = std::move(base);
    }
    const std::size_t fact_count = in.count(6);
    IdReader fact_ids;
    for (std::size_t i = 0; i < fact_count && in.ok(); i++) {
        std::string key = fact_ids.read(in);
        key.append(in.raw(4));
        facts.intern(key);
    }
    if (!in.at_end()) in.fail();
    return in.ok();
}

std::string fact_sum(const Fact& fact) {
    const std::uint32_t sum = core::crc32(fact.payload);
    std::string bytes(4, '\0');
    for (int i = 0; i < 4; i++)
        bytes[static_cast<std::size_t>(i)] = static_cast<char>(sum >> (8 * i));
    return bytes;
}

}  // namespace

std::string pack_change(const Change& change) {
    Store store;
    for (const ObjectState& object : change.objects) {
        Staged staged;
        store.stage(object, staged);
        store.join(store.place(object.id, staged.objects[0].type), staged, staged.objects[0]);
    }
    ByteWriter out;
    write_head(out, change);
    Sender sender(store);
    for (std::uint32_t i = 0; i < store.ids.size(); i++)
        sender.add(i, nullptr);
    sender.write(out, sorted_facts(change.facts));
    return out.take();
}

core::Result<Change> unpack_change(std::string_view bytes, const PackedLimits& limits) {
    ByteReader in(bytes);
    if (auto error = opening_fault(in, bytes, kChange, limits)) return *error;
    Change change;
    read_head(in, change);
    Received received;
    if (!Receiver(in, limits).read(received)) return corrupt(bytes.size());
    Store store;
    adopt(received, store);
    for (const StagedObject& object : received.staged.objects)
        store.join(store.place(object.id, object.type), received.staged, object);
    for (std::uint32_t i = 0; i < store.ids.size(); i++)
        change.objects.push_back(store.state(i));
    change.facts = std::move(received.facts);
    return change;
}

std::string pack_all(const Replica& replica) {
    const Replica::Impl& impl = replica.impl();
    ByteWriter out;
    out.raw(kStates);
    Sender sender(impl.store);
    for (std::uint32_t i = 0; i < impl.store.ids.size(); i++)
        sender.add(i, nullptr);
    sender.write(out, sorted_facts(impl.facts));
    return out.take();
}

std::string pack_versions(const Replica& replica) {
    const Replica::Impl& impl = replica.impl();
    const Store& store = impl.store;
    std::vector<std::pair<std::string_view, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < store.ids.size(); i++)
        order.emplace_back(store.ids.text(i), i);
    std::sort(order.begin(), order.end());
    ByteWriter out;
    out.raw(kVersions);
    out.number(store.writers.size());
    for (std::uint32_t i = 0; i < store.writers.size(); i++)
        out.text(store.writers.text(i));
    out.number(order.size());
    IdWriter ids;
    for (const auto& [id, number] : order) {
        ids.write(out, id);
        const Seen& seen = store.objects[number].seen;
        std::vector<std::uint32_t> writers;
        for (const Mark& mark : seen.upto)
            writers.push_back(mark.writer);
        for (const Mark& mark : seen.cloud)
            writers.push_back(mark.writer);
        std::sort(writers.begin(), writers.end());
        writers.erase(std::unique(writers.begin(), writers.end()), writers.end());
        out.number(writers.size());
        std::size_t upto = 0, cloud = 0;
        for (const std::uint32_t writer : writers) {
            std::uint32_t last = 0;
            if (upto < seen.upto.size() && seen.upto[upto].writer == writer)
                last = seen.upto[upto++].counter;
            const std::size_t cloud_at = cloud;
            while (cloud < seen.cloud.size() && seen.cloud[cloud].writer == writer)
                cloud++;
            out.number(writer);
            write_marks(out, last, std::span(seen.cloud).subspan(cloud_at, cloud - cloud_at),
                        false);
        }
    }
    out.number(impl.facts.size());
    IdWriter fact_ids;
    for (const Fact* fact : sorted_facts(impl.facts)) {
        fact_ids.write(out, fact->id);
        out.raw(fact_sum(*fact));
    }
    return out.take();
}

core::Result<std::string> pack_missing(const Replica& replica, std::string_view versions,
                                       const PackedLimits& limits) {
    const Replica::Impl& impl = replica.impl();
    ByteReader in(versions);
    if (auto error = opening_fault(in, versions, kVersions, limits)) return *error;
    std::vector<Seen> seen(impl.store.ids.size());
    Interner known_facts;
    if (!read_versions(in, impl.store, limits, seen, known_facts)) return corrupt(versions.size());
    ByteWriter out;
    out.raw(kStates);
    Sender sender(impl.store);
    for (std::uint32_t i = 0; i < seen.size(); i++)
        sender.add(i, &seen[i]);
    std::vector<const Fact*> facts = sorted_facts(impl.facts);
    facts.erase(std::remove_if(facts.begin(), facts.end(),
                               [&](const Fact* fact) {
                                   return known_facts.find(fact->id + fact_sum(*fact)) !=
                                          Interner::kNone;
                               }),
                facts.end());
    sender.write(out, facts);
    return out.take();
}

core::Result<JoinReport> join_packed(Replica& replica, std::string_view bytes,
                                     const PackedLimits& limits) {
    Replica::Impl& impl = replica.impl();
    ByteReader in(bytes);
    if (bytes.substr(0, kChange.size()) == kChange) {
        Change head;
        in.raw(kChange.size());
        read_head(in, head);
        if (bytes.size() > limits.bytes) in.fail();
    } else if (auto error = opening_fault(in, bytes, kStates, limits)) {
        return *error;
    }
    Received received;
    if (!Receiver(in, limits).read(received)) return corrupt(bytes.size());
    adopt(received, impl.store);
    JoinReport report;
    Replica::Impl::Visit visit = impl.start_visit();
    impl.join_staged(received.staged, visit, report);
    impl.finish_visit(visit, report);
    for (const Fact& fact : received.facts)
        impl.join_fact(fact, report);
    return report;
}

}  // namespace icx::replica
