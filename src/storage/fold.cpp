#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "codec/documents.hpp"
#include "storage/journal_impl.hpp"

namespace icx::storage {
namespace {

using core::Code;
using core::Error;
using Entries = core::Storage::Entries;
using Keys = core::Storage::Keys;

constexpr std::size_t kSingleReadsMax = 8;

struct NewShard {
    ShardRef ref;
    std::string text;
};

template <class T>
std::string encode_part(const std::vector<T>& items);
template <>
std::string encode_part(const std::vector<replica::ObjectState>& items) {
    return write_frame("shard", kNoChain, codec::encode_shard(items, {}));
}
template <>
std::string encode_part(const std::vector<replica::Fact>& items) {
    return write_frame("shard", kNoChain, codec::encode_shard({}, items));
}

template <class T>
void pack_whole(std::vector<T> items, std::size_t limit, std::vector<NewShard>& out) {
    if (items.empty()) return;
    std::string text = encode_part(items);
    if (text.size() > limit && items.size() > 1) {
        const auto middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
        std::vector<T> rest(std::make_move_iterator(middle), std::make_move_iterator(items.end()));
        items.erase(middle, items.end());
        pack_whole(std::move(items), limit, out);
        return pack_whole(std::move(rest), limit, out);
    }
    ShardRef ref{chain_of(text), items.front().id, text.size()};
    out.push_back({std::move(ref), std::move(text)});
}

// Cuts `items` into shards of at most `limit` bytes (one item larger than that stands alone). Parts
// of equal size leave each room to grow before it splits again.
template <class T>
std::vector<NewShard> pack(std::vector<T> items, std::size_t limit) {
    std::vector<NewShard> out;
    std::size_t total = 0;
    for (const T& item : items)
        total += estimate_bytes(item);
    const std::size_t goal = total / (total / (limit * 3 / 4) + 1) + 1;
    std::vector<T> part;
    std::size_t bytes = 0;
    for (T& item : items) {
        const std::size_t more = estimate_bytes(item);
        if (bytes > 0 && bytes + more > goal + goal / 8) {
            pack_whole(std::exchange(part, {}), limit, out);
            bytes = 0;
        }
        bytes += more;
        part.push_back(std::move(item));
    }
    pack_whole(std::move(part), limit, out);
    return out;
}

// One compaction, step by step: what is there now, what is dirty, the new generation, one
// transaction.
class Fold : public std::enable_shared_from_this<Fold> {
public:
    Fold(std::shared_ptr<Journal::Impl> impl, const replica::Replica& replica,
         std::function<void(core::Result<void>)> done)
        : weak_(impl), replica_(replica), done_(std::move(done)),
          was_due_(impl->has_much_to_fold()) {}

    void run() {
        ask_entries("m/", [](Fold& self, Journal::Impl& impl, Entries entries) {
            self.adopt(impl, entries);
            self.list_records(impl);
        });
    }

private:
    using Step = std::function<void(Fold&, Journal::Impl&, Entries)>;

    void ask_entries(const std::string& prefix, Step step) {
        const auto impl = weak_.lock();
        impl->storage.load(prefix,
                           [self = shared_from_this(), step](core::Result<Entries> entries) {
                               const auto alive = self->weak_.lock();
                               if (!alive || !alive->owner) return;
                               if (!entries) return self->end(*alive, entries.error());
                               step(*self, *alive, std::move(*entries));
                           });
    }

    void end(Journal::Impl& impl, core::Result<void> result) {
        impl.is_folding = false;
        done_(std::move(result));
    }

    // The newest generation in the store counts, whoever wrote it.
    void adopt(Journal::Impl& impl, const Entries& entries) {
        const Manifest* newest = nullptr;
        for (const auto& [key, value] : entries) {
            auto manifest = decode_manifest(value);
            if (manifest.ok() && manifest_key(manifest->generation) == key)
                manifests_.push_back(std::move(*manifest));
        }
        for (const Manifest& manifest : manifests_)
            if (!newest || newest->generation < manifest.generation) newest = &manifest;
        if (!newest || newest->generation == impl.manifest.generation) return;
        impl.manifest = *newest;
        impl.broken_shards.clear();
        impl.lost_facts.clear();
        impl.must_rebuild = false;
    }

    void list_records(Journal::Impl& impl) {
        impl.storage.list("j/", [self = shared_from_this()](core::Result<Keys> keys) {
            const auto alive = self->weak_.lock();
            if (!alive || !alive->owner) return;
            if (!keys) return self->end(*alive, keys.error());
            self->compare_records(*alive, std::move(*keys));
        });
    }

    // Keys that others folded or deleted are no longer ours to fold; records nobody told us about
    // are read now, so that what is folded is exactly what is there.
    void compare_records(Journal::Impl& impl, Keys keys) {
        existing_.insert(keys.begin(), keys.end());
        const std::unordered_set<std::string> folded(impl.manifest.folded.begin(),
                                                     impl.manifest.folded.end());
        for (auto at = impl.pending.begin(); at != impl.pending.end();) {
            const bool is_done = !existing_.count(at->first) || folded.count(at->first);
            if (is_done) {
                impl.pending_bytes -= at->second.bytes;
                impl.links.erase(at->first);
            }
            at = is_done ? impl.pending.erase(at) : std::next(at);
        }
        if (impl.owner->on_found)
            for (const std::string& key : keys) {
                const auto name = parse_record_key(key);
                if (name && name->writer != impl.writer && !folded.count(key) &&
                    !impl.pending.count(key) && !impl.kept_records.count(key))
                    unknown_.push_back(key);
            }
        read_unknown(impl);
    }

    void read_unknown(Journal::Impl& impl) {
        if (unknown_.empty()) return choose(impl);
        const bool is_many = unknown_.size() > kSingleReadsMax;
        const std::string prefix = is_many ? "j/" : unknown_.back();
        const std::set<std::string> wanted(unknown_.begin(), unknown_.end());
        if (is_many)
            unknown_.clear();
        else
            unknown_.pop_back();
        ask_entries(prefix, [wanted](Fold& self, Journal::Impl& alive, Entries entries) {
            for (const auto& [key, value] : entries) {
                if (!wanted.count(key)) continue;
                auto change = alive.read_record(value);
                if (change.ok())
                    alive.owner->on_found(std::move(*change));
                else
                    alive.kept_records.insert(key);  // the next start sets it aside
            }
            self.read_unknown(alive);
        });
    }

    void choose(Journal::Impl& impl) {
        if (was_due_ && !impl.has_much_to_fold()) return end(impl, {});
        std::size_t fact_bytes = 0;
        for (const auto& [key, touched] : impl.pending) {
            if (!touched.facts.empty() && fact_bytes > 0 &&
                fact_bytes + touched.bytes > impl.options.fold_fact_bytes)
                continue;
            if (!touched.facts.empty()) fact_bytes += touched.bytes;
            chosen_.push_back(key);
            objects_.insert(touched.objects.begin(), touched.objects.end());
            facts_.insert(facts_.end(), touched.facts.begin(), touched.facts.end());
        }
        if (chosen_.empty() && !impl.must_rebuild) return end(impl, {});
        facts_.insert(facts_.end(), impl.lost_facts.begin(), impl.lost_facts.end());
        find_dirty(impl);
        for (const std::size_t index : dirty_) {
            const std::string& hash = impl.manifest.objects[index].hash;
            if (!impl.known_shards.count(hash) && !impl.broken_shards.count(hash))
                to_read_.push_back(hash);
        }
        const auto& fact_shards = impl.manifest.facts;
        if (!facts_.empty() && !fact_shards.empty() &&
            fact_shards.back().bytes < impl.options.shard_bytes / 2 &&
            !impl.broken_shards.count(fact_shards.back().hash)) {
            is_tail_open_ = true;
            to_read_.push_back(fact_shards.back().hash);
        }
        read_shards(impl);
    }

    void find_dirty(Journal::Impl& impl) {
        const auto& shards = impl.manifest.objects;
        if (shards.empty()) return;
        const auto by_first = [](std::string_view id, const ShardRef& ref) {
            return id < ref.first;
        };
        for (const std::string& id : objects_) {
            const auto after = std::upper_bound(shards.begin(), shards.end(), id, by_first);
            dirty_.insert(
                after == shards.begin() ? 0 : static_cast<std::size_t>(after - shards.begin()) - 1);
        }
        for (std::size_t i = 0; i < shards.size(); i++)
            if (impl.broken_shards.count(shards[i].hash)) dirty_.insert(i);
    }

    // Shards another tab wrote may hold what this replica never saw: they are joined, not replaced.
    void read_shards(Journal::Impl& impl) {
        if (to_read_.empty()) return build(impl);
        const std::string key = shard_key(to_read_.back());
        to_read_.pop_back();
        ask_entries(key, [key](Fold& self, Journal::Impl& alive, Entries entries) {
            const Error lost{Code::corrupt, "a snapshot part cannot be read", key, {}};
            if (entries.size() != 1) return self.end(alive, lost);
            const auto frame = read_frame(entries[0].second, "shard");
            auto shard = frame ? codec::decode_shard(frame->payload) : frame.error();
            if (!shard) return self.end(alive, lost);
            for (const auto& object : shard->objects)
                self.others_.emplace(object.id, object);
            self.tail_.insert(self.tail_.end(), shard->facts.begin(), shard->facts.end());
            const std::string hash = key.substr(2);
            if (alive.owner->on_found && !alive.known_shards.count(hash)) {
                alive.owner->on_found(
                    {{}, 0, {}, "merge", std::move(shard->objects), std::move(shard->facts)});
                alive.known_shards.insert(hash);
            }
            self.read_shards(alive);
        });
    }

    void build(Journal::Impl& impl) {
        Manifest next;
        next.generation = impl.manifest.generation + 1;
        next.workspace = impl.workspace;
        next.folded = chosen_;
        if (auto built = build_objects(impl, next); !built) return end(impl, built.error());
        if (auto built = build_facts(impl, next); !built) return end(impl, built.error());
        build_heads(impl, next);
        commit(impl, std::move(next));
    }

    core::Result<void> build_objects(Journal::Impl& impl, Manifest& next) {
        const auto& shards = impl.manifest.objects;
        const std::vector<std::string> ids = replica_.ids();
        for (const std::string& id : objects_)
            if (!std::binary_search(ids.begin(), ids.end(), id) && !others_.count(id))
                return Error{Code::invalid, "a record was not joined", id, {}};
        if (shards.empty()) {
            add_range(impl, ids, "", nullptr, next);
            return {};
        }
        for (std::size_t i = 0; i < shards.size(); i++) {
            if (!dirty_.count(i)) {
                next.objects.push_back(shards[i]);
                continue;
            }
            const std::string from = i == 0 ? std::string() : shards[i].first;
            add_range(impl, ids, from, i + 1 < shards.size() ? &shards[i + 1].first : nullptr,
                      next);
        }
        return {};
    }

    // All objects with from <= id < *to, as new shards.
    void add_range(Journal::Impl& impl, const std::vector<std::string>& ids,
                   const std::string& from, const std::string* to, Manifest& next) {
        std::map<std::string, replica::ObjectState> states;
        for (auto at = std::lower_bound(ids.begin(), ids.end(), from);
             at != ids.end() && (!to || *at < *to); ++at)
            if (auto state = replica_.state(*at)) states.emplace(*at, std::move(*state));
        for (auto at = others_.lower_bound(from); at != others_.end() && (!to || at->first < *to);
             ++at) {
            const auto ours = states.find(at->first);
            if (ours == states.end())
                states.emplace(at->first, at->second);
            else
                ours->second = replica::join_states(ours->second, at->second);
        }
        std::vector<replica::ObjectState> items;
        for (auto& [id, state] : states)
            items.push_back(std::move(state));
        bool is_first = true;
        for (NewShard& shard : pack(std::move(items), impl.options.shard_bytes)) {
            if (is_first) shard.ref.first = from;
            is_first = false;
            next.objects.push_back(shard.ref);
            new_shards_.push_back(std::move(shard));
        }
    }

    core::Result<void> build_facts(Journal::Impl& impl, Manifest& next) {
        for (const ShardRef& ref : impl.manifest.facts)
            if (!impl.broken_shards.count(ref.hash)) next.facts.push_back(ref);
        if (facts_.empty()) return {};
        std::unordered_map<std::string_view, const replica::Fact*> by_id;
        for (const replica::Fact& fact : replica_.facts())
            by_id[fact.id] = &fact;
        std::vector<replica::Fact> items;
        if (is_tail_open_) {
            next.facts.pop_back();
            items = std::move(tail_);
        }
        std::unordered_set<std::string> seen;
        for (const replica::Fact& fact : items)
            seen.insert(fact.id);
        for (const std::string& id : facts_) {
            const auto at = by_id.find(id);
            if (at == by_id.end()) return Error{Code::invalid, "a fact was not joined", id, {}};
            if (seen.insert(id).second) items.push_back(*at->second);
        }
        for (NewShard& shard : pack(std::move(items), impl.options.shard_bytes)) {
            shard.ref.first.clear();
            next.facts.push_back(shard.ref);
            new_shards_.push_back(std::move(shard));
        }
        return {};
    }

    // Per writer the last record folded so far; those that wrote last stand at the end and stay.
    void build_heads(Journal::Impl& impl, Manifest& next) {
        std::map<std::string, Head> fresh;
        for (const std::string& key : chosen_) {
            const auto name = parse_record_key(key);
            const auto known = impl.links.find(key);
            if (!name || known == impl.links.end()) continue;
            Head& head = fresh[name->writer];
            if (head.sequence < name->sequence)
                head = {name->writer, name->sequence, known->second};
        }
        next.heads_cut = impl.manifest.heads_cut;
        for (const Head& head : impl.manifest.heads) {
            const auto newer = fresh.find(head.writer);
            if (newer == fresh.end())
                next.heads.push_back(head);
            else if (newer->second.sequence < head.sequence)
                newer->second = head;
        }
        for (auto& [writer, head] : fresh)
            next.heads.push_back(std::move(head));
        if (next.heads.size() <= impl.options.heads) return;
        const auto surplus = next.heads.size() - impl.options.heads;
        next.heads.erase(next.heads.begin(),
                         next.heads.begin() + static_cast<std::ptrdiff_t>(surplus));
        next.heads_cut = true;
    }

    // Shards first, then the manifest, then what nobody needs: even a medium that tears a
    // transaction keeps one complete generation. `second` is the generation that stays as the other
    // copy; a broken one cannot be that, so then the one before it stays, with the journal it
    // needs.
    void commit(Journal::Impl& impl, Manifest next) {
        core::StorageBatch batch;
        const Manifest& last = impl.manifest;
        const Manifest* second = last.generation > 0 ? &last : nullptr;
        if (impl.must_rebuild) {
            second = nullptr;
            for (const Manifest& manifest : manifests_)
                if (manifest.generation < last.generation &&
                    (!second || second->generation < manifest.generation))
                    second = &manifest;
            for (const std::string& key : last.folded)
                if (existing_.count(key)) next.folded.push_back(key);
        } else {
            for (const std::string& key : last.folded)
                if (existing_.count(key)) batch.erases.push_back(key);
        }
        for (NewShard& shard : new_shards_)
            batch.puts.emplace_back(shard_key(shard.ref.hash), std::move(shard.text));
        batch.puts.emplace_back(manifest_key(next.generation), encode_manifest(next));
        batch.must_not_exist.push_back(manifest_key(next.generation));
        if (last.generation > 0) batch.must_exist.push_back(manifest_key(last.generation));
        erase_unnamed(impl, second, next, batch);
        impl.storage.commit(std::move(batch), [self = shared_from_this(),
                                               next = std::move(next)](core::Result<void> result) {
            const auto alive = self->weak_.lock();
            if (!alive || !alive->owner) return;
            if (result.ok()) self->settle(*alive, next);
            self->end(*alive, std::move(result));
        });
    }

    void erase_unnamed(Journal::Impl& impl, const Manifest* second, const Manifest& next,
                       core::StorageBatch& batch) const {
        const auto add_to = [](std::set<std::string>& hashes, const Manifest& manifest) {
            for (const ShardRef& ref : manifest.objects)
                hashes.insert(ref.hash);
            for (const ShardRef& ref : manifest.facts)
                hashes.insert(ref.hash);
        };
        std::set<std::string> kept;
        add_to(kept, next);
        if (second) add_to(kept, *second);
        std::set<std::string> outdated(impl.orphans.begin(), impl.orphans.end());
        for (const Manifest& manifest : manifests_) {
            if (second && manifest.generation == second->generation) continue;
            batch.erases.push_back(manifest_key(manifest.generation));
            add_to(outdated, manifest);
        }
        for (const std::string& hash : outdated)
            if (!kept.count(hash)) batch.erases.push_back(shard_key(hash));
    }

    void settle(Journal::Impl& impl, const Manifest& next) {
        impl.manifest = next;
        for (const std::string& key : chosen_) {
            const auto at = impl.pending.find(key);
            if (at == impl.pending.end()) continue;
            impl.pending_bytes -= at->second.bytes;
            impl.pending.erase(at);
            impl.links.erase(key);
        }
        // What came from other tabs' shards and was not joined is not known here.
        if (others_.empty() || impl.owner->on_found)
            for (const NewShard& shard : new_shards_)
                impl.known_shards.insert(shard.ref.hash);
        impl.broken_shards.clear();
        impl.lost_facts.clear();
        impl.orphans.clear();
        impl.must_rebuild = false;
    }

    std::weak_ptr<Journal::Impl> weak_;
    const replica::Replica& replica_;
    std::function<void(core::Result<void>)> done_;
    const bool was_due_;

    std::vector<Manifest> manifests_;
    std::unordered_set<std::string> existing_;
    std::vector<std::string> unknown_;  // records nobody told us about
    std::vector<std::string> chosen_;   // journal keys to fold
    std::set<std::string> objects_;     // ids they touch
    std::vector<std::string> facts_;
    std::set<std::size_t> dirty_;  // indices into manifest.objects
    std::vector<std::string> to_read_;
    std::map<std::string, replica::ObjectState> others_;
    std::vector<replica::Fact> tail_;
    bool is_tail_open_ = false;
    std::vector<NewShard> new_shards_;
};

}  // namespace

bool Journal::Impl::is_fold_due() const {
    return is_open && !is_read_only && !is_folding && has_much_to_fold();
}

bool Journal::Impl::has_much_to_fold() const {
    return must_rebuild || pending.size() >= options.fold_keys ||
           pending_bytes >= options.fold_bytes;
}

void Journal::Impl::fold(const replica::Replica& replica,
                         std::function<void(core::Result<void>)> done) {
    if (!is_open || is_read_only)
        return done(Error{Code::unsupported, "the workspace is not open for writing", {}, {}});
    if (is_folding) return done(Error{Code::conflict, "a fold is under way", {}, {}});
    const auto run = std::make_shared<Fold>(shared_from_this(), replica, std::move(done));
    is_folding = true;
    run->run();
}

}  // namespace icx::storage
