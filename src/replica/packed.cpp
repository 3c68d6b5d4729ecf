#include "replica/packed.hpp"

#include <algorithm>
#include <optional>

#include "core/hash.hpp"
#include "replica/impl.hpp"
#include "replica/packed_receive.hpp"
#include "replica/packed_send.hpp"

namespace icx::replica {
namespace {

constexpr std::string_view kStates = "IXS1";
constexpr std::string_view kChange = "IXC1";
constexpr std::string_view kVersions = "IXV1";

std::vector<const Fact*> sorted_facts(std::span<const Fact> facts) {
    std::vector<const Fact*> out;
    out.reserve(facts.size());
    for (const Fact& fact : facts)
        out.push_back(&fact);
    std::sort(out.begin(), out.end(), [](const Fact* a, const Fact* b) { return a->id < b->id; });
    return out;
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
