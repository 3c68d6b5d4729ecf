#include "replica/replica.hpp"

#include "core/id.hpp"
#include "replica/impl.hpp"

namespace icx::replica {
namespace {

std::string plural(std::int64_t count, const char* unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

// Above each limit by name: {"too many fields: 5000, at most 4096"}.
std::string too_many(const char* what, std::size_t count, std::size_t most) {
    return std::string("too many ") + what + ": " + std::to_string(count) + ", at most " +
           std::to_string(most);
}

std::size_t count_writers(std::span<const Mark> a, std::span<const Mark> b, std::span<const Mark> c,
                          std::span<const Mark> d) {
    std::vector<std::uint32_t> all;
    for (const auto& marks : {a, b, c, d})
        for (const Mark& mark : marks)
            all.push_back(mark.writer);
    std::sort(all.begin(), all.end());
    return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
}

bool has_bad_counter(std::span<const Mark> marks, std::uint32_t least) {
    return std::any_of(marks.begin(), marks.end(), [&](const Mark& m) {
        return m.counter < least || m.counter > kLastCounter;
    });
}

bool has_double_dot(std::span<const StoredLeaf> leaves) {
    if (leaves.size() < 2) return false;
    std::vector<Mark> dots;
    for (const StoredLeaf& leaf : leaves)
        dots.push_back(leaf.dot);
    std::sort(dots.begin(), dots.end());
    return std::adjacent_find(dots.begin(), dots.end()) != dots.end();
}

}  // namespace

bool Context::covers(const Dot& dot) const {
    const auto it = upto.find(dot.writer);
    if (it != upto.end() && dot.counter <= it->second) return true;
    return std::binary_search(cloud.begin(), cloud.end(), dot);
}

Stamp Replica::Impl::tick() {
    const std::int64_t now = std::clamp<std::int64_t>(clock.now().ms, 0, kLastMs);
    reading.bits = std::max(static_cast<std::uint64_t>(now) << 16, reading.bits + 1);
    return reading;
}

Replica::Impl::Visit Replica::Impl::start_visit() {
    round++;
    return {{}, {}, std::clamp<std::int64_t>(clock.now().ms, 0, kLastMs)};
}

std::string Replica::Impl::fault(const Staged& deltas, const StagedObject& delta,
                                 std::int64_t now_ms) const {
    if (!core::is_safe_id(delta.id)) return "an object id that is not allowed";
    const auto upto = deltas.upto(delta);
    const auto cloud = deltas.cloud(delta);
    if (has_bad_counter(upto, 0) || has_bad_counter(cloud, 1)) return "a damaged edit counter";
    const auto same_writer = [](const Mark& a, const Mark& b) { return a.writer == b.writer; };
    if (std::adjacent_find(upto.begin(), upto.end(), same_writer) != upto.end())
        return "a writer listed twice";
    std::uint32_t last = Interner::kNone;
    for (const StagedField& field : deltas.fields_of(delta)) {
        const std::string& name = store.names.text(field.name);
        if (name.empty() || name.size() > limits.field_name_bytes)
            return "a field name that is not allowed";
        if (field.name == last) return "a field listed twice";
        last = field.name;
        const auto leaves = deltas.leaves_of(field);
        if (leaves.size() > limits.leaves_per_field)
            return too_many("versions of a field", leaves.size(), limits.leaves_per_field);
        if (has_double_dot(leaves)) return "an edit listed twice";
        for (const StoredLeaf& leaf : leaves) {
            if (leaf.dot.counter == 0 || !covers(upto, cloud, leaf.dot))
                return "an edit that its own context does not know";
            if (leaf.stamp.ms() - now_ms > limits.ahead_refused_ms)
                return "the clock of writer " + store.writers.text(leaf.dot.writer) +
                       " is more than ten years ahead";
        }
    }
    return size_fault(deltas, delta);
}

std::string Replica::Impl::size_fault(const Staged& deltas, const StagedObject& delta) const {
    const StoredObject nothing;
    const StoredObject* found = store.find(delta.id);
    const StoredObject& object = found ? *found : nothing;
    const auto upto = deltas.upto(delta);
    const auto cloud = deltas.cloud(delta);
    // Sums are cheap upper bounds; only when they exceed a limit is the union counted.
    if (object.seen.cloud.size() + cloud.size() > limits.cloud_per_object)
        return too_many("edits with gaps before them", object.seen.cloud.size() + cloud.size(),
                        limits.cloud_per_object);
    if (object.seen.upto.size() + object.seen.cloud.size() + upto.size() + cloud.size() >
        limits.writers_per_object) {
        const std::size_t writers = count_writers(object.seen.upto, object.seen.cloud, upto, cloud);
        if (writers > limits.writers_per_object)
            return too_many("writers of one object", writers, limits.writers_per_object);
    }
    const auto fields = deltas.fields_of(delta);
    if (object.fields.size() + fields.size() > limits.fields_per_object) {
        std::size_t count = object.fields.size();
        for (const StagedField& field : fields)
            count += find_field(object, field.name) == nullptr;
        if (count > limits.fields_per_object)
            return too_many("fields", count, limits.fields_per_object);
    }
    for (const StagedField& field : fields) {
        const StoredField* ours = find_field(object, field.name);
        if (!ours || 1 + ours->others.size() + field.leaf_count <= limits.leaves_per_field)
            continue;
        std::size_t count = 0;
        const auto theirs = deltas.leaves_of(field);
        const auto stays = [&](const StoredLeaf& leaf) {
            return !covers(upto, cloud, leaf.dot) ||
                   std::any_of(theirs.begin(), theirs.end(),
                               [&](const StoredLeaf& t) { return t.dot == leaf.dot; });
        };
        count += stays(ours->shown);
        for (const StoredLeaf& other : ours->others)
            count += stays(other);
        for (const StoredLeaf& their : theirs)
            count += !object.seen.covers(their.dot);
        if (count > limits.leaves_per_field)
            return too_many("versions of a field", count, limits.leaves_per_field);
    }
    return {};
}

void Replica::Impl::join_staged(Staged& deltas, Visit& visit, JoinReport& report) {
    for (const StagedObject& delta : deltas.objects) {
        if (std::string why = fault(deltas, delta, visit.now_ms); !why.empty()) {
            report.problems.push_back({std::string(delta.id), "an edit was refused: " + why});
            report.refused++;
            continue;
        }
        for (const StagedField& field : deltas.fields_of(delta))
            for (const StoredLeaf& leaf : deltas.leaves_of(field)) {
                reading.bits = std::max(reading.bits, leaf.stamp.bits);
                const std::int64_t ahead_ms = leaf.stamp.ms() - visit.now_ms;
                if (ahead_ms <= limits.ahead_warning_ms) continue;
                const std::uint32_t writer = leaf.dot.writer;
                if (std::find(visit.warned.begin(), visit.warned.end(), writer) !=
                    visit.warned.end())
                    continue;
                visit.warned.push_back(writer);
                report.problems.push_back(
                    {std::string(delta.id), "the clock of writer " + store.writers.text(writer) +
                                                " is " + plural(ahead_ms / 86'400'000, "day") +
                                                " ahead of this device"});
            }
        const std::uint32_t count = store.ids.size();
        const std::uint32_t number = store.place(delta.id, delta.type);
        StoredObject& object = store.objects[number];
        if (object.round != round) {
            object.round = round;
            object.note = number == count ? kCreated : 0;
            visit.objects.push_back(number);
        }
        const std::string& ours = store.names.text(object.type);
        const std::string& theirs = store.names.text(delta.type);
        if (ours != theirs && !ours.empty() && !theirs.empty())
            report.problems.push_back(
                {std::string(delta.id),
                 "the same object arrived as \"" + ours + "\" and as \"" + theirs + "\""});
        if (store.join(number, deltas, delta)) object.note |= kChanged;
    }
}

void Replica::Impl::finish_visit(const Visit& visit, JoinReport& report) const {
    for (const std::uint32_t number : visit.objects) {
        const std::uint32_t note = store.objects[number].note;
        if (note & kCreated)
            report.created++;
        else if (note & kChanged)
            report.updated++;
        else
            report.unchanged++;
        if (note) report.touched.push_back(store.ids.text(number));
    }
    std::sort(report.touched.begin(), report.touched.end());
}

void Replica::Impl::join_fact(const Fact& fact, JoinReport& report) {
    if (!core::is_safe_id(fact.id)) {
        report.problems.push_back({fact.id.substr(0, 80), "a fact's id is not allowed"});
        report.refused++;
        return;
    }
    const std::uint32_t number = fact_ids.intern(fact.id);
    if (number == facts.size()) {
        facts.push_back(fact);
        report.new_facts.push_back(number);
        return;
    }
    Fact& ours = facts[number];
    if (ours == fact) return;
    report.problems.push_back({fact.id, "arrived twice with different content; one was kept"});
    const auto key = [](const Fact& f) { return std::tie(f.payload, f.kind, f.set); };
    if (!(key(fact) < key(ours))) return;
    ours = fact;
    report.new_facts.push_back(number);
}

Replica::Replica(std::string writer, core::Clock& clock, Limits limits)
    : impl_(std::make_unique<Impl>(writer, clock, limits)) {}
Replica::~Replica() = default;
Replica::Replica(Replica&&) noexcept = default;

const std::string& Replica::writer() const { return impl_->store.writers.text(kSelf); }

JoinReport Replica::join(std::span<const ObjectState> objects, std::span<const Fact> facts) {
    JoinReport report;
    Impl::Visit visit = impl_->start_visit();
    for (const ObjectState& object : objects) {
        impl_->staged.clear();
        impl_->store.stage(object, impl_->staged);
        impl_->join_staged(impl_->staged, visit, report);
    }
    impl_->finish_visit(visit, report);
    for (const Fact& fact : facts)
        impl_->join_fact(fact, report);
    return report;
}

std::vector<std::string> Replica::ids() const {
    std::vector<std::string> out;
    out.reserve(impl_->store.ids.size());
    for (std::uint32_t i = 0; i < impl_->store.ids.size(); i++)
        out.push_back(impl_->store.ids.text(i));
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<ObjectState> Replica::state(std::string_view id) const {
    const std::uint32_t number = impl_->store.ids.find(id);
    if (number == Interner::kNone) return std::nullopt;
    return impl_->store.state(number);
}

std::string_view Replica::type(std::string_view id) const {
    const StoredObject* object = impl_->store.find(id);
    return object ? std::string_view(impl_->store.names.text(object->type)) : std::string_view();
}

bool Replica::is_hidden(std::string_view id) const {
    const StoredObject* object = impl_->store.find(id);
    return !object || object->is_hidden;
}

void Replica::for_each_field(
    std::string_view id,
    const std::function<void(std::string_view, const core::Value&, std::size_t)>& visit) const {
    const StoredObject* object = impl_->store.find(id);
    if (!object) return;
    std::vector<std::pair<std::string_view, const StoredField*>> fields;
    fields.reserve(object->fields.size());
    for (const StoredField& field : object->fields) {
        const std::string_view name = impl_->store.names.text(field.name);
        if (name.front() != '$') fields.emplace_back(name, &field);
    }
    std::sort(fields.begin(), fields.end());
    for (const auto& [name, field] : fields)
        visit(name, field->shown.value, 1 + field->others.size());
}

const core::Value* Replica::shown(std::string_view id, std::string_view name) const {
    const StoredObject* object = impl_->store.find(id);
    const std::uint32_t number = impl_->store.names.find(name);
    if (!object || number == Interner::kNone) return nullptr;
    const StoredField* field = find_field(*object, number);
    return field ? &field->shown.value : nullptr;
}

std::vector<Leaf> Replica::leaves(std::string_view id, std::string_view name) const {
    const StoredObject* object = impl_->store.find(id);
    const std::uint32_t number = impl_->store.names.find(name);
    if (!object || number == Interner::kNone) return {};
    const StoredField* field = find_field(*object, number);
    if (!field) return {};
    std::vector<StoredLeaf> all{field->shown};
    all.insert(all.end(), field->others.begin(), field->others.end());
    std::sort(all.begin(), all.end(), [&](const StoredLeaf& a, const StoredLeaf& b) {
        return impl_->store.is_shown_before(a, b);
    });
    std::vector<Leaf> out;
    for (const StoredLeaf& leaf : all)
        out.push_back(impl_->store.leaf(leaf));
    return out;
}

const std::vector<Fact>& Replica::facts() const { return impl_->facts; }
Stamp Replica::clock_reading() const { return impl_->reading; }

ObjectState join_states(const ObjectState& a, const ObjectState& b) {
    Store store;
    for (const ObjectState* state : {&a, &b}) {
        Staged staged;
        store.stage(*state, staged);
        store.join(store.place(a.id, staged.objects[0].type), staged, staged.objects[0]);
    }
    return store.state(0);
}

}  // namespace icx::replica
