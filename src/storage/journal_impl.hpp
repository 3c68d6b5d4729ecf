// The inside of Journal, shared by its three files: journal.cpp (commit), recovery.cpp (open) and
// fold.cpp (compaction). Not for other rooms. Callbacks hold the Impl by weak pointer, so that an
// answer of the medium after the Journal's end does nothing.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "storage/frame.hpp"
#include "storage/journal.hpp"

namespace icx::storage {

// What a durable, not yet folded record touched.
struct Touched {
    std::size_t bytes = 0;
    std::vector<std::string> objects;
    std::vector<std::string> facts;
};

Touched touched_by(const replica::Change& change, std::size_t bytes);
std::size_t estimate_bytes(const replica::ObjectState& object);
std::size_t estimate_bytes(const replica::Fact& fact);

struct Journal::Impl : std::enable_shared_from_this<Journal::Impl> {
    struct Record {
        std::string key, text;
        Touched touched;
    };
    // What is committed together or not at all.
    struct Group {
        std::vector<Record> records;
        std::size_t changes = 0;
        std::size_t bytes = 0;
    };
    using Groups = std::vector<Group>;

    Impl(Journal& journal, core::Storage& medium, std::string writer_id, core::Clock& its_clock,
         core::Random& its_random, Options its_options)
        : owner(&journal), storage(medium), writer(std::move(writer_id)), clock(its_clock),
          random(its_random), options(its_options) {}

    // journal.cpp
    void append(replica::Change change);
    void flush(bool is_last_words);
    void seal();
    void seal_one(const replica::Change& change, Group& group);
    void send(Groups groups, bool may_spend_ballast);
    void send_singly(std::deque<Group> rest);
    void landed(Groups groups);
    void refused(Groups groups, const core::Error& error);
    void release_ballast(std::function<void(bool released)> then);
    void write_ballast();
    void publish();
    core::Result<replica::Change> read_record(std::string_view record);

    // recovery.cpp
    void open(replica::Replica& replica, std::string& workspace_id, Opened done, int attempt);
    void open_without_store(const core::Error& error, std::string& workspace_id,
                            const Opened& done);
    void found(replica::Replica& replica, std::string& workspace_id, core::Storage::Entries entries,
               Opened done, int attempt);
    void finish_open(RecoveryReport report, std::string& workspace_id, const Opened& done);
    void forget_snapshot();

    // fold.cpp
    bool is_fold_due() const;
    bool has_much_to_fold() const;
    void fold(const replica::Replica& replica, std::function<void(core::Result<void>)> done);

    Journal* owner;  // null once the Journal is gone
    core::Storage& storage;
    const std::string writer;
    core::Clock& clock;
    core::Random& random;
    const Options options;

    // Commit.
    std::vector<replica::Change> queue;  // not encoded yet
    Groups waiting;                      // encoded; keys and bytes never change any more
    std::uint64_t sequence = 0;
    std::string chain{kNoChain};
    std::size_t flights = 0;
    std::size_t changes_in_flight = 0;
    bool wanted = false;      // flush() was called during a flight
    bool is_careful = false;  // the medium is full: each group alone, small ones first
    bool has_ballast = false;
    bool is_ballast_due = false;
    bool is_remembered = false;
    std::optional<core::Error> failure;
    SaveStatus status;  // as last published

    // Workspace.
    std::string workspace;
    bool is_open = false;
    bool is_read_only = false;
    bool needs_meta = false;

    // Snapshot.
    Manifest manifest;
    std::map<std::string, Touched, std::less<>> pending;  // durable, joined, not folded
    std::size_t pending_bytes = 0;
    std::set<std::string, std::less<>> known_shards;   // joined into the replica
    std::set<std::string, std::less<>> broken_shards;  // of `manifest`: to be rebuilt
    std::vector<std::string> lost_facts;               // ids that only broken fact shards held
    std::set<std::string, std::less<>> orphans;        // shards no manifest names
    std::map<std::string, std::string> links;          // pending key -> chain of the record
    std::set<std::string, std::less<>> kept_records;   // cannot be read or joined: stay as they are
    bool must_rebuild = false;  // the generation read is incomplete: the next fold writes it anew
    bool is_folding = false;

    void add_pending(const std::string& key, Touched touched, std::string record_chain);
};

}  // namespace icx::storage
