// Journal: how changes become durable: immutable commit records, folded into snapshot shards in two
// generations, with quarantine, ballast and the recovery order (docs/formats.md, src/README.md).
// An edit counts as saved only when its own record's transaction completed. Nothing acknowledged is
// ever rewritten, so tabs, kills and crashes cannot lose an acknowledged edit, with or without
// locks. Asynchronous: the medium answers through callbacks; native media answer at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/storage.hpp"
#include "core/time.hpp"
#include "replica/replica.hpp"

namespace icx::storage {

struct RecoveryReport {
    std::vector<core::Problem> problems;  // quarantined records, missing links, generation fallback
    std::size_t records = 0, shards = 0, quarantined = 0;
    std::size_t missing = 0;      // changes whose successor is there and they are not
    std::size_t lost_shards = 0;  // snapshot parts that no copy has any more
    bool is_new = false;          // nothing was there
    bool is_read_only = false;    // a newer format: shown but not written
    bool was_evicted = false;     // the workspace was known here before but its data are gone
    bool is_volatile = false;  // the store does not open: work goes on in memory, nothing is saved
};

struct SaveStatus {
    enum class State { saved, saving, failed };
    State state = State::saved;
    std::uint64_t unsaved = 0;  // changes not acknowledged
    std::string reason;         // plain words when failed ("the disk is full")
    std::string error_name;     // the medium's own ("QuotaExceededError")
    bool operator==(const SaveStatus&) const = default;
};

class Journal {
public:
    struct Options {
        std::size_t fold_keys = 256;
        std::size_t fold_bytes = 512 * 1024;
        std::size_t fold_fact_bytes = 2 * 1024 * 1024;  // of large imports, folded slice by slice
        std::size_t record_bytes = 256 * 1024;          // larger changes become several records
        std::size_t shard_bytes = 256 * 1024;
        std::size_t ballast_bytes = 1024 * 1024;  // 0: none
        std::size_t heads = 256;                  // writers a manifest remembers
    };

    // `writer` as the replica's: new for each page load. The clock stamps quarantine names only.
    Journal(core::Storage& storage, std::string writer, core::Clock& clock, core::Random& random);
    Journal(core::Storage& storage, std::string writer, core::Clock& clock, core::Random& random,
            Options options);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    // Marks outside the store that tell an emptied workspace from a new one (the browser's
    // localStorage). Set both before open, or none. `remember` runs after the first durable edit.
    std::function<std::string()> recall_workspace;
    std::function<void(const std::string& id)> remember_workspace;

    // Reads everything in the recovery order and joins it into `replica`. `workspace_id` receives
    // the stored id, or a new one is minted and stored when nothing was there. Both must outlive
    // the call of `done`. A store that does not open is no error: see RecoveryReport::is_volatile.
    using Opened = std::function<void(core::Result<RecoveryReport>)>;
    void open(replica::Replica& replica, std::string& workspace_id, Opened done);

    // Queues a change; flush() commits it. What is queued together becomes one record per reason, a
    // large change several records; all of one flush() are one transaction.
    void append(replica::Change change);

    // Called for each record that became durable (for other tabs), and when the status differs.
    std::function<void(const std::string& record)> on_committed;
    std::function<void(const SaveStatus&)> on_status;
    // After open's `done`: other tabs' records may be read from now on.
    std::function<void()> on_opened;
    // A change found in the store that no other tab's broadcast brought: join it into the replica.
    std::function<void(replica::Change)> on_found;

    // Starts a commit of what is queued now. Group commit: while a transaction is under way the
    // next batch collects and follows it. After a failure this tries again. Safe to call at any
    // time.
    void flush();
    // The same for a page that is going away: does not wait for the transaction under way.
    void flush_last_words();
    SaveStatus status() const;

    // A record another tab broadcast: verified, then handed back as a change to join. Call it after
    // open is done (buffer until then), and join what it answers: folding counts on that.
    core::Result<replica::Change> read_record(std::string_view record);

    // Folds journal keys into shards when due; `leader` tabs call it when idle. Never loses a
    // record: the previous generation and its journal stay a complete second copy. Code::conflict
    // when another tab folded meanwhile: nothing happened, nothing is wrong. A large import folds
    // in several calls: ask is_fold_due again after `done`.
    bool is_fold_due() const;
    void fold(const replica::Replica& replica, std::function<void(core::Result<void>)> done);

    struct Impl;

private:
    std::shared_ptr<Impl> impl_;
};

}  // namespace icx::storage
