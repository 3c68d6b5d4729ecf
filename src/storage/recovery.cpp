#include <algorithm>
#include <unordered_map>

#include "codec/documents.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "storage/journal_impl.hpp"

namespace icx::storage {
namespace {

using Entries = core::Storage::Entries;

// Races for the first meta record are settled by reading again; more than a few are no race.
constexpr int kAttemptsMax = 4;

// Reads one consistent picture of the store: the newest generation whose shards all verify (else
// all that verify of both), then every journal record in any order. Bad values are set aside, never
// skipped over silently and never deleted.
class Recovery {
public:
    Recovery(Journal::Impl& impl, replica::Replica& replica, Entries entries)
        : impl_(impl), replica_(replica), entries_(std::move(entries)) {}

    void run() {
        read_meta();
        read_manifests();
        read_shards();
        read_records();
        report_gaps();
        for (const auto& [key, value] : entries_)
            impl_.has_ballast |= key == "ballast";
        report.is_new = !has_anything_;
    }

    RecoveryReport report;
    Meta meta;
    bool has_meta = false;
    core::StorageBatch quarantine;  // empty when all is well

private:
    bool is_below(const std::string& key, std::string_view prefix) const {
        return key.size() > prefix.size() && key.compare(0, prefix.size(), prefix) == 0;
    }

    void set_aside(const std::string& key, const std::string& value, const core::Error& error) {
        report.quarantined++;
        report.problems.push_back({key, "unreadable, kept aside: " + core::describe(error)});
        quarantine.puts.emplace_back("bad/" + core::iso_instant(impl_.clock.now()) + "-" + key,
                                     value);
        quarantine.erases.push_back(key);
        quarantine.must_exist.push_back(key);
    }

    void read_meta() {
        for (const auto& [key, value] : entries_) {
            if (key != "meta") continue;
            has_anything_ = true;
            auto decoded = decode_meta(value);
            if (!decoded) {
                set_aside(key, value, decoded.error());
                continue;
            }
            meta = std::move(*decoded);
            has_meta = true;
            if (meta.reads > kFormat) {
                report.is_read_only = true;
                report.problems.push_back({"meta", "written by a newer version of this program"});
            }
        }
    }

    void read_manifests() {
        for (const auto& [key, value] : entries_) {
            if (!is_below(key, "m/")) continue;
            has_anything_ = true;
            auto decoded = decode_manifest(value);
            if (decoded.ok() && manifest_key(decoded->generation) != key)
                decoded =
                    core::Error{core::Code::corrupt, "a manifest under another's name", {}, {}};
            if (decoded.ok())
                manifests_.push_back(std::move(*decoded));
            else
                set_aside(key, value, decoded.error());
        }
        std::sort(manifests_.begin(), manifests_.end(),
                  [](const Manifest& a, const Manifest& b) { return a.generation > b.generation; });
        if (manifests_.empty()) return;
        impl_.manifest = manifests_.front();
        if (!has_meta) meta.workspace = manifests_.front().workspace;
    }

    // Joins a shard; answers whether it is whole. The ids of its facts go to `facts`.
    bool join_shard(const std::string& hash, std::vector<std::string>* facts) {
        if (impl_.known_shards.count(hash)) return true;
        const auto at = shards_.find(hash);
        if (at == shards_.end()) return false;
        const std::string& value = *at->second;
        const auto frame = read_frame(value, "shard");
        auto shard = frame ? codec::decode_shard(frame->payload) : frame.error();
        if (!shard) {
            set_aside(shard_key(hash), value, shard.error());
            shards_.erase(at);
            return false;
        }
        note(replica_.join(shard->objects, shard->facts), shard_key(hash));
        if (facts)
            for (const auto& fact : shard->facts)
                facts->push_back(fact.id);
        impl_.known_shards.insert(hash);
        report.shards++;
        return true;
    }

    void read_shards() {
        for (const auto& [key, value] : entries_)
            if (is_below(key, "s/")) shards_[key.substr(2)] = &value;
        has_anything_ |= !shards_.empty();
        std::set<std::string, std::less<>> named;
        for (const Manifest& manifest : manifests_) {
            for (const ShardRef& ref : manifest.objects)
                named.insert(ref.hash);
            for (const ShardRef& ref : manifest.facts)
                named.insert(ref.hash);
        }
        for (const auto& [hash, value] : shards_)
            if (!named.count(hash)) impl_.orphans.insert(hash);
        if (!manifests_.empty()) {
            for (const ShardRef& ref : impl_.manifest.objects)
                if (!join_shard(ref.hash, nullptr)) impl_.broken_shards.insert(ref.hash);
            for (const ShardRef& ref : impl_.manifest.facts)
                if (!join_shard(ref.hash, nullptr)) impl_.broken_shards.insert(ref.hash);
        }
        impl_.must_rebuild = !impl_.broken_shards.empty();
        if (impl_.must_rebuild) fall_back();
        // Without any manifest each shard is still a valid state: joining it can only add.
        if (manifests_.empty() && !shards_.empty()) {
            report.problems.push_back({"m/", "no list of snapshots: all that were found are used"});
            for (const std::string& hash : hashes_of(shards_))
                join_shard(hash, &impl_.lost_facts);
            impl_.must_rebuild = true;
        }
    }

    static std::vector<std::string>
    hashes_of(const std::map<std::string, const std::string*>& shards) {
        std::vector<std::string> hashes;
        for (const auto& [hash, value] : shards)
            hashes.push_back(hash);
        return hashes;
    }

    // The previous generation and the journal it needs are still there: together they are complete.
    void fall_back() {
        report.problems.push_back({manifest_key(impl_.manifest.generation),
                                   std::to_string(impl_.broken_shards.size()) +
                                       " snapshot parts unreadable: the previous copy is used"});
        if (manifests_.size() < 2) {
            for (const ShardRef& ref : impl_.manifest.objects)
                if (impl_.broken_shards.count(ref.hash)) report_loss(ref);
            for (const ShardRef& ref : impl_.manifest.facts)
                if (impl_.broken_shards.count(ref.hash)) report_loss(ref);
            return;
        }
        for (const ShardRef& ref : manifests_[1].objects)
            if (!join_shard(ref.hash, nullptr)) report_loss(ref);
        for (const ShardRef& ref : manifests_[1].facts)
            if (!join_shard(ref.hash, &impl_.lost_facts)) report_loss(ref);
    }

    // A part that both generations share exists once: what it held is named as well as it can be.
    void report_loss(const ShardRef& ref) {
        report.lost_shards++;
        report.problems.push_back(
            {shard_key(ref.hash), std::to_string(ref.bytes) + " bytes of the snapshot are lost" +
                                      (ref.first.empty() ? "" : ", from " + ref.first + " on")});
    }

    void read_records() {
        const std::set<std::string, std::less<>> folded(impl_.manifest.folded.begin(),
                                                        impl_.manifest.folded.end());
        for (const auto& [key, value] : entries_) {
            if (!is_below(key, "j/")) continue;
            has_anything_ = true;
            const auto frame = read_frame(value, "change");
            const bool is_folded = folded.count(key) > 0;
            // A whole generation holds them already: they wait as its second copy.
            if (frame.ok() && is_folded && !impl_.must_rebuild) {
                report.records++;
                continue;
            }
            auto change = frame ? codec::decode_change(frame->payload) : frame.error();
            const auto name = parse_record_key(key);
            if (change.ok() &&
                (!name || name->writer != change->writer || name->sequence != change->sequence))
                change = core::Error{core::Code::corrupt, "a record under another's name", {}, {}};
            if (!change) {
                set_aside(key, value, change.error());
                continue;
            }
            report.records++;
            const std::size_t refused = note(replica_.join(change->objects, change->facts), key);
            Touched touched = touched_by(*change, value.size());
            // A broken generation is rebuilt from what the previous one still has in the journal.
            if (is_folded && impl_.must_rebuild)
                for (const auto& fact : change->facts)
                    impl_.lost_facts.push_back(fact.id);
            std::string link = chain_of(value);
            links_[name->writer][name->sequence] = {std::string(frame->chain), link};
            // A record with a refused part is never folded, so that its bytes stay.
            if (refused > 0)
                impl_.kept_records.insert(key);
            else if (!is_folded)
                impl_.add_pending(key, std::move(touched), std::move(link));
        }
    }

    std::size_t note(const replica::JoinReport& joined, const std::string& key) {
        for (const core::Problem& problem : joined.problems)
            report.problems.push_back({key + " " + problem.place, problem.message});
        return joined.refused;
    }

    // A missing link is reported, not hidden: what came before it may hold edits nobody has.
    void report_gaps() {
        std::unordered_map<std::string_view, const Head*> heads;
        for (const Head& head : impl_.manifest.heads)
            heads[head.writer] = &head;
        for (const auto& [writer, records] : links_) {
            const auto head = heads.find(writer);
            const bool is_known = head != heads.end();
            if (!is_known && impl_.manifest.heads_cut) continue;
            std::uint64_t before = is_known ? head->second->sequence : 0;
            std::string chain = is_known ? head->second->chain : std::string(kNoChain);
            std::uint64_t missing = 0;
            bool is_broken = false;
            for (const auto& [sequence, link] : records) {
                if (sequence <= before) continue;
                missing += sequence - before - 1;
                if (sequence == before + 1 && link.before != chain) is_broken = true;
                before = sequence;
                chain = link.own;
            }
            if (missing > 0) {
                report.missing += static_cast<std::size_t>(missing);
                report.problems.push_back(
                    {"j/" + writer, std::to_string(missing) + " changes of this tab are missing"});
            }
            if (is_broken)
                report.problems.push_back({"j/" + writer, "the changes of this tab do not follow "
                                                          "each other"});
        }
    }

    struct Link {
        std::string before, own;
    };

    Journal::Impl& impl_;
    replica::Replica& replica_;
    Entries entries_;
    std::vector<Manifest> manifests_;  // newest first
    std::map<std::string, const std::string*> shards_;
    std::map<std::string, std::map<std::uint64_t, Link>> links_;
    bool has_anything_ = false;
};

}  // namespace

void Journal::Impl::forget_snapshot() {
    manifest = {};
    pending.clear();
    pending_bytes = 0;
    known_shards.clear();
    broken_shards.clear();
    lost_facts.clear();
    orphans.clear();
    links.clear();
    kept_records.clear();
    must_rebuild = false;
    has_ballast = false;
}

void Journal::Impl::open(replica::Replica& replica, std::string& workspace_id, Opened done,
                         int attempt) {
    forget_snapshot();
    storage.load("", [weak = weak_from_this(), &replica, &workspace_id, done = std::move(done),
                      attempt](core::Result<Entries> entries) mutable {
        const auto self = weak.lock();
        if (!self || !self->owner) return;
        if (!entries && attempt + 1 < kAttemptsMax)
            return self->open(replica, workspace_id, std::move(done), attempt + 1);
        if (!entries) return self->open_without_store(entries.error(), workspace_id, done);
        self->found(replica, workspace_id, std::move(*entries), std::move(done), attempt);
    });
}

// The store is left as it is, whatever it holds: work goes on in memory and each flush tries again.
void Journal::Impl::open_without_store(const core::Error& error, std::string& workspace_id,
                                       const Opened& done) {
    RecoveryReport report;
    report.is_volatile = true;
    report.problems.push_back({error.place, error.message});
    needs_meta = true;
    failure = error;
    finish_open(std::move(report), workspace_id, done);
}

void Journal::Impl::finish_open(RecoveryReport report, std::string& workspace_id,
                                const Opened& done) {
    if (workspace.empty() && owner->recall_workspace) {
        const std::string recalled = owner->recall_workspace();
        if (core::is_safe_id(recalled)) workspace = recalled;
    }
    if (workspace.empty()) workspace = core::mint_id("ws", random);
    workspace_id = workspace;
    is_read_only = report.is_read_only;
    is_open = true;
    is_ballast_due = !has_ballast;
    publish();
    done(std::move(report));
    if (owner && owner->on_opened) owner->on_opened();
}

void Journal::Impl::found(replica::Replica& replica, std::string& workspace_id, Entries entries,
                          Opened done, int attempt) {
    Recovery recovery(*this, replica, std::move(entries));
    recovery.run();
    RecoveryReport report = std::move(recovery.report);
    core::StorageBatch batch = std::move(recovery.quarantine);
    workspace = recovery.meta.workspace;
    if (workspace.empty() && owner->recall_workspace) {
        workspace = owner->recall_workspace();
        if (!core::is_safe_id(workspace)) workspace.clear();
        report.was_evicted = report.is_new && !workspace.empty();
    }
    if (workspace.empty()) workspace = core::mint_id("ws", random);
    is_remembered = false;
    if (report.records + report.shards > 0 && owner->remember_workspace) {
        owner->remember_workspace(workspace);
        is_remembered = true;
    }
    const bool is_meta_missing = !recovery.has_meta;
    if (report.is_read_only) return finish_open(std::move(report), workspace_id, done);
    if (is_meta_missing) {
        batch.puts.emplace_back("meta", encode_meta({kFormat, kFormat, workspace}));
        const auto was_bad = std::find(batch.erases.begin(), batch.erases.end(), "meta");
        if (was_bad != batch.erases.end())
            batch.erases.erase(was_bad);
        else
            batch.must_not_exist.emplace_back("meta");
    }
    if (batch.puts.empty()) return finish_open(std::move(report), workspace_id, done);
    storage.commit(std::move(batch), [weak = weak_from_this(), &replica, &workspace_id, attempt,
                                      is_meta_missing, report = std::move(report),
                                      done = std::move(done)](core::Result<void> result) mutable {
        const auto self = weak.lock();
        if (!self || !self->owner) return;
        // Another tab created the workspace or set the same values aside: look again.
        const bool is_race = !result && result.error().code == core::Code::conflict;
        if (is_race && attempt + 1 < kAttemptsMax)
            return self->open(replica, workspace_id, std::move(done), attempt + 1);
        if (!result && is_meta_missing) {
            self->needs_meta = true;
            self->failure = result.error();
        }
        if (!result) report.problems.push_back({result.error().place, result.error().message});
        self->finish_open(std::move(report), workspace_id, done);
    });
}

}  // namespace icx::storage
