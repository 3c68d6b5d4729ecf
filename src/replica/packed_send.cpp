#include "replica/packed_send.hpp"

#include <algorithm>

namespace icx::replica {
namespace {

// A delta whose context is more torn than this is sent as the whole object instead.
constexpr std::size_t kMostHoles = 4096;

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

}  // namespace

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

}  // namespace icx::replica
