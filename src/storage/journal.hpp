// Journal: how changes become durable: immutable commit records, folded into snapshot shards in two
// generations, with quarantine, ballast and the recovery order (docs/formats.md, src/README.md).
// An edit counts as saved only when its own record's transaction completed. Asynchronous: the medium
// answers through callbacks; native media answer at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "core/storage.hpp"
#include "core/time.hpp"
#include "replica/replica.hpp"

namespace icx::storage {

struct RecoveryReport {
    std::vector<core::Problem> problems;  // quarantined records, missing links, generation fallback
    std::size_t records = 0, shards = 0, quarantined = 0;
    bool is_new = false;       // nothing was there
    bool is_read_only = false; // a newer format: shown but not written
    bool was_evicted = false;  // the workspace was known here before but its data are gone
};

struct SaveStatus {
    enum class State { saved, saving, failed };
    State state = State::saved;
    std::uint64_t unsaved = 0;   // changes not acknowledged
    std::string reason;          // plain words when failed ("the disk is full")
    std::string error_name;      // the medium's own ("QuotaExceededError")
};

class Journal {
public:
    struct Options {
        std::size_t fold_keys = 256;
        std::size_t fold_bytes = 512 * 1024;
        std::size_t shard_bytes = 256 * 1024;
        std::size_t ballast_bytes = 1024 * 1024;
    };

    // `writer` as the replica's. The clock stamps quarantine names only.
    Journal(core::Storage& storage, std::string writer, core::Clock& clock, core::Random& random);
    Journal(core::Storage& storage, std::string writer, core::Clock& clock, core::Random& random,
            Options options);
    ~Journal();

    // Reads everything in the recovery order and joins it into `replica`. `workspace_id` receives the
    // stored id, or a new one is minted and stored when nothing was there.
    using Opened = std::function<void(core::Result<RecoveryReport>)>;
    void open(replica::Replica& replica, std::string& workspace_id, Opened done);

    // Queues a change; group commit, at most one transaction in flight. `committed` (may be null) is
    // called with the record's text when durable, for other tabs.
    void append(replica::Change change);
    std::function<void(const std::string& record)> on_committed;
    std::function<void(const SaveStatus&)> on_status;

    // Starts a commit of what is queued now (blur, page hidden). Safe to call at any time.
    void flush();
    SaveStatus status() const;

    // A record another tab broadcast: verified, then handed back as a change to join.
    core::Result<replica::Change> read_record(std::string_view record) const;

    // Folds journal keys into shards when due; `leader` tabs call it when idle. Never loses a record:
    // the previous generation and its journal stay a complete second copy.
    bool is_fold_due() const;
    void fold(const replica::Replica& replica, std::function<void(core::Result<void>)> done);

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace icx::storage
