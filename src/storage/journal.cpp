#include "storage/journal.hpp"

#include <algorithm>
#include <unordered_map>

#include "codec/documents.hpp"
#include "storage/journal_impl.hpp"

namespace icx::storage {
namespace {

constexpr std::string_view kQuota = "QuotaExceededError";
constexpr std::string_view kBallast = "ballast";

std::size_t estimate_bytes(const core::Value& value) {
    switch (value.kind()) {
    case core::Value::Kind::text:
        return value.as_text().size() + 4;
    case core::Value::Kind::list: {
        std::size_t sum = 2;
        for (const core::Value& entry : value.as_list())
            sum += estimate_bytes(entry) + 1;
        return sum;
    }
    case core::Value::Kind::map: {
        std::size_t sum = 2;
        for (const auto& [key, entry] : value.as_map())
            sum += key.size() + estimate_bytes(entry) + 4;
        return sum;
    }
    default:
        return 12;
    }
}

std::size_t estimate_bytes(const replica::Change& change) {
    std::size_t sum = 100;
    for (const auto& object : change.objects)
        sum += storage::estimate_bytes(object);
    for (const auto& fact : change.facts)
        sum += storage::estimate_bytes(fact);
    return sum;
}

// The later delta of one object takes the earlier one in, so a burst of typing costs one leaf.
void merge_into(replica::Change& into, replica::Change&& change) {
    std::unordered_map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < into.objects.size(); i++)
        place[into.objects[i].id] = i;
    std::vector<replica::ObjectState> fresh;
    for (auto& object : change.objects) {
        const auto at = place.find(object.id);
        if (at == place.end())
            fresh.push_back(std::move(object));
        else
            into.objects[at->second] = replica::join_states(into.objects[at->second], object);
    }
    for (auto& object : fresh)
        into.objects.push_back(std::move(object));
    for (auto& fact : change.facts)
        into.facts.push_back(std::move(fact));
    if (into.stamp < change.stamp) into.stamp = change.stamp;
}

std::string plain_words(const core::Error& error) {
    if (error.place == kQuota) return "this browser's storage is full";
    return error.message;
}

}  // namespace

std::size_t estimate_bytes(const replica::ObjectState& object) {
    std::size_t sum = object.id.size() + object.type.size() + 60 + 30 * object.context.upto.size() +
                      40 * object.context.cloud.size();
    for (const auto& [field, leaves] : object.fields) {
        sum += field.size() + 6;
        for (const auto& leaf : leaves)
            sum += leaf.dot.writer.size() + 40 + estimate_bytes(leaf.value);
    }
    return sum;
}

std::size_t estimate_bytes(const replica::Fact& fact) {
    return fact.id.size() + fact.kind.size() + fact.set.size() + fact.payload.size() + 60;
}

Touched touched_by(const replica::Change& change, std::size_t bytes) {
    Touched touched;
    touched.bytes = bytes;
    for (const auto& object : change.objects)
        touched.objects.push_back(object.id);
    for (const auto& fact : change.facts)
        touched.facts.push_back(fact.id);
    return touched;
}

Journal::Journal(core::Storage& storage, std::string writer, core::Clock& clock,
                 core::Random& random)
    : Journal(storage, std::move(writer), clock, random, Options()) {}

Journal::Journal(core::Storage& storage, std::string writer, core::Clock& clock,
                 core::Random& random, Options options)
    : impl_(std::make_shared<Impl>(*this, storage, std::move(writer), clock, random, options)) {}

Journal::~Journal() { impl_->owner = nullptr; }

void Journal::open(replica::Replica& replica, std::string& workspace_id, Opened done) {
    impl_->open(replica, workspace_id, std::move(done), 0);
}
void Journal::append(replica::Change change) { impl_->append(std::move(change)); }
void Journal::flush() { impl_->flush(false); }
void Journal::flush_last_words() { impl_->flush(true); }
SaveStatus Journal::status() const { return impl_->status; }
bool Journal::is_fold_due() const { return impl_->is_fold_due(); }
core::Result<replica::Change> Journal::read_record(std::string_view record) {
    return impl_->read_record(record);
}
void Journal::fold(const replica::Replica& replica, std::function<void(core::Result<void>)> done) {
    impl_->fold(replica, std::move(done));
}

void Journal::Impl::append(replica::Change change) {
    if (is_read_only) {
        failure = core::Error{core::Code::unsupported,
                              "this workspace was written by a newer version and is open for "
                              "reading only",
                              {},
                              {}};
        return publish();
    }
    if (change.objects.empty() && change.facts.empty()) return;
    queue.push_back(std::move(change));
    publish();
}

void Journal::Impl::flush(bool is_last_words) {
    if (!is_open || is_read_only) return;
    if (flights > 0 && !is_last_words) {
        wanted = true;
        return;
    }
    wanted = false;
    seal();
    if (waiting.empty()) return;
    Groups groups = std::exchange(waiting, {});
    if (!is_careful) return send(std::move(groups), true);
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& a, const Group& b) { return a.bytes < b.bytes; });
    send_singly({std::make_move_iterator(groups.begin()), std::make_move_iterator(groups.end())});
}

// Encodes the queue: neighbours with one reason become one record, a large change becomes a group
// of its own, of several records.
void Journal::Impl::seal() {
    std::vector<replica::Change> changes = std::exchange(queue, {});
    std::size_t at = 0;
    while (at < changes.size()) {
        Group group;
        replica::Change& first = changes[at++];
        group.changes = 1;
        std::size_t bytes = estimate_bytes(first);
        while (at < changes.size() && changes[at].why == first.why) {
            const std::size_t more = estimate_bytes(changes[at]);
            if (bytes + more > options.record_bytes) break;
            merge_into(first, std::move(changes[at++]));
            bytes += more;
            group.changes++;
        }
        seal_one(first, group);
        waiting.push_back(std::move(group));
    }
}

void Journal::Impl::seal_one(const replica::Change& change, Group& group) {
    replica::Change part;
    part.writer = writer;
    part.stamp = change.stamp;
    part.why = change.why;
    std::size_t bytes = 0;
    const auto close = [&] {
        part.sequence = ++sequence;
        Record record;
        record.key = record_key(writer, sequence);
        record.text = write_frame("change", chain, codec::encode_change(part));
        record.touched = touched_by(part, record.text.size());
        chain = chain_of(record.text);
        group.bytes += record.text.size();
        group.records.push_back(std::move(record));
        part.objects.clear();
        part.facts.clear();
        bytes = 0;
    };
    const auto make_room = [&](std::size_t more) {
        if (bytes > 0 && bytes + more > options.record_bytes) close();
        bytes += more;
    };
    for (const auto& object : change.objects) {
        make_room(storage::estimate_bytes(object));
        part.objects.push_back(object);
    }
    for (const auto& fact : change.facts) {
        make_room(storage::estimate_bytes(fact));
        part.facts.push_back(fact);
    }
    if (bytes > 0) close();
}

void Journal::Impl::send(Groups groups, bool may_spend_ballast) {
    core::StorageBatch batch;
    std::size_t changes = 0;
    if (needs_meta) {
        batch.puts.emplace_back("meta", encode_meta({kFormat, kFormat, workspace}));
        batch.must_not_exist.emplace_back("meta");
    }
    for (const Group& group : groups) {
        changes += group.changes;
        for (const Record& record : group.records)
            batch.puts.emplace_back(record.key, record.text);
    }
    flights++;
    changes_in_flight += changes;
    publish();
    storage.commit(std::move(batch), [weak = weak_from_this(), groups = std::move(groups), changes,
                                      may_spend_ballast](core::Result<void> result) mutable {
        const auto self = weak.lock();
        if (!self || !self->owner) return;
        self->flights--;
        self->changes_in_flight -= changes;
        if (result.ok()) return self->landed(std::move(groups));
        // The store did not open at the start, and it does hold a workspace: that one keeps its id.
        if (result.error().code == core::Code::conflict && self->needs_meta) {
            self->needs_meta = false;
            return self->send(std::move(groups), may_spend_ballast);
        }
        if (result.error().place != kQuota || !may_spend_ballast)
            return self->refused(std::move(groups), result.error());
        const auto error = result.error();
        self->flights++;
        self->changes_in_flight += changes;
        self->release_ballast(
            [weak, groups = std::move(groups), error, changes](bool released) mutable {
                const auto again = weak.lock();
                if (!again || !again->owner) return;
                again->flights--;
                again->changes_in_flight -= changes;
                if (released) return again->send(std::move(groups), false);
                again->refused(std::move(groups), error);
            });
    });
}

// One group after the other, so that one too large for the medium does not hold back the others.
void Journal::Impl::send_singly(std::deque<Group> rest) {
    if (rest.empty()) {
        is_careful = !waiting.empty();
        if (waiting.empty()) failure.reset();
        publish();
        if (wanted) flush(false);
        return;
    }
    Group group = std::move(rest.front());
    rest.pop_front();
    core::StorageBatch batch;
    for (const Record& record : group.records)
        batch.puts.emplace_back(record.key, record.text);
    flights++;
    std::size_t changes = group.changes;
    for (const Group& later : rest)
        changes += later.changes;
    changes_in_flight += changes;
    publish();
    storage.commit(std::move(batch), [weak = weak_from_this(), group = std::move(group), changes,
                                      rest = std::move(rest)](core::Result<void> result) mutable {
        const auto self = weak.lock();
        if (!self || !self->owner) return;
        self->flights--;
        self->changes_in_flight -= changes;
        if (result.ok()) {
            for (Record& record : group.records) {
                self->add_pending(record.key, std::move(record.touched), chain_of(record.text));
                if (self->owner->on_committed) self->owner->on_committed(record.text);
            }
        } else {
            self->failure = result.error();
            self->waiting.push_back(std::move(group));
        }
        self->send_singly(std::move(rest));
    });
}

void Journal::Impl::landed(Groups groups) {
    needs_meta = false;
    for (Group& group : groups)
        for (Record& record : group.records) {
            add_pending(record.key, std::move(record.touched), chain_of(record.text));
            if (owner->on_committed) owner->on_committed(record.text);
        }
    if (!is_remembered && owner->remember_workspace) owner->remember_workspace(workspace);
    is_remembered = true;
    if (waiting.empty()) {
        is_careful = false;
        failure.reset();
    }
    publish();
    if (is_ballast_due && flights == 0 && !wanted) write_ballast();
    if (wanted && flights == 0) flush(false);
}

void Journal::Impl::refused(Groups groups, const core::Error& error) {
    failure = error;
    const bool is_full = error.place == kQuota;
    const bool is_worth_splitting = is_full && groups.size() > 1;
    waiting.insert(waiting.begin(), std::make_move_iterator(groups.begin()),
                   std::make_move_iterator(groups.end()));
    is_careful = is_careful || is_full;
    publish();
    if ((wanted || is_worth_splitting) && flights == 0) flush(false);
}

void Journal::Impl::release_ballast(std::function<void(bool)> then) {
    if (!has_ballast) return then(false);
    has_ballast = false;
    core::StorageBatch batch;
    batch.erases.emplace_back(kBallast);
    storage.commit(std::move(batch),
                   [then = std::move(then)](core::Result<void> r) { then(r.ok()); });
}

// Random bytes, so that no medium packs the ballast into nothing. A failure is no news: it is tried
// again at the next start.
void Journal::Impl::write_ballast() {
    is_ballast_due = false;
    if (options.ballast_bytes == 0) return;
    core::SeededRandom noise(random.next());
    std::string bytes;
    bytes.reserve(options.ballast_bytes + 8);
    while (bytes.size() < options.ballast_bytes) {
        const std::uint64_t word = noise.next();
        for (int i = 0; i < 8; i++)
            bytes.push_back(static_cast<char>(word >> (8 * i)));
    }
    core::StorageBatch batch;
    batch.puts.emplace_back(kBallast, std::move(bytes));
    storage.commit(std::move(batch), [weak = weak_from_this()](core::Result<void> result) {
        if (const auto self = weak.lock()) self->has_ballast = result.ok();
    });
}

void Journal::Impl::publish() {
    SaveStatus now;
    now.unsaved = queue.size() + changes_in_flight;
    for (const Group& group : waiting)
        now.unsaved += group.changes;
    if (now.unsaved > 0) now.state = SaveStatus::State::saving;
    if (failure) {
        now.state = SaveStatus::State::failed;
        now.reason = plain_words(*failure);
        now.error_name = failure->place;
    }
    if (now == status) return;
    status = now;
    if (owner && owner->on_status) owner->on_status(status);
}

void Journal::Impl::add_pending(const std::string& key, Touched touched, std::string record_chain) {
    const std::size_t bytes = touched.bytes;
    if (!pending.emplace(key, std::move(touched)).second) return;
    pending_bytes += bytes;
    links[key] = std::move(record_chain);
}

core::Result<replica::Change> Journal::Impl::read_record(std::string_view record) {
    const auto frame = read_frame(record, "change");
    if (!frame) return frame.error();
    auto change = codec::decode_change(frame->payload);
    if (!change) return change.error();
    if (change->writer == writer || change->sequence == 0)
        return core::Error{core::Code::invalid, "a record of this tab's own", {}, {}};
    add_pending(record_key(change->writer, change->sequence), touched_by(*change, record.size()),
                chain_of(record));
    return change;
}

}  // namespace icx::storage
