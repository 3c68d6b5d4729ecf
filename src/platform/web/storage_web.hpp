// The browser's store: core::Storage on IndexedDB (library_storage.js does the work), the other
// tabs of the same workspace, and what this browser can do. Safety needs none of the capabilities:
// tabs, kills and crashes lose nothing without Web Locks; they only decide who folds.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/storage.hpp"
#include "core/time.hpp"

namespace icx::platform::web {

class WallClock final : public core::Clock {
public:
    core::Instant now() override;
};

class SystemRandom final : public core::Random {
public:
    std::uint64_t next() override;  // from the browser's cryptographic source, fetched in blocks

private:
    std::uint64_t block_[32] = {};
    std::size_t left_ = 0;
};

// What a page may lack, above all on a plain http address.
struct Capabilities {
    bool secure = false;     // offline start and sealing need it
    bool locks = false;      // tabs agree on one that folds; else each tries at its own time
    bool broadcast = false;  // tabs see each other's edits at once; else after a reload
    bool persist = false;    // the browser can be asked to keep the data
    bool service_worker = false;
    bool crypto = false;
    bool folders = false;  // files can be written to a folder of the user's
    bool database = false;
    bool second_copy = false;  // every value is kept in files beside the database too
};
Capabilities capabilities();

// Another database than the workspace's, for measuring: call it before a WebStorage is made.
void use_database(const std::string& name);

// One per page. Errors carry the browser's name for them as place ("QuotaExceededError").
class WebStorage final : public core::Storage {
public:
    WebStorage();
    ~WebStorage() override;

    // 80 random bits as text, made when the page was loaded; never stored for reuse.
    const std::string& writer() const { return writer_; }

    void load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) override;
    void list(std::string_view prefix, std::function<void(core::Result<Keys>)> done) override;
    void commit(core::StorageBatch batch, Done done) override;

    // Values put back from the second copy at this start, because the browser had thrown its
    // database away (library_shelf.js); -1: there is a copy that could not be put back, and it is
    // left as it is. Known once load() has answered.
    int restored() const;

    // Called by the JavaScript half.
    void* take_entry(int request, std::size_t key_size, std::size_t size);
    void answer(int request, core::Result<void> result);

private:
    struct Read {
        Entries entries;
        std::function<void(core::Result<Entries>)> done;
    };
    int ask(std::string_view prefix, std::function<void(core::Result<Entries>)> done,
            bool only_keys);

    std::string writer_;
    int requests_ = 0;
    std::map<int, Read> reads_;
    std::map<int, Done> commits_;
    void* place_[2] = {};
    bool is_persistence_asked_ = false;
};

// The other tabs of this workspace. attach() wires a session (app::Session, or anything with
// journal(), replica(), receive(record)): before its open(), so that no broadcast is missed.
// It sets the journal's on_committed, on_opened, recall_workspace and remember_workspace, flushes
// when the page is hidden or left, and folds when this tab leads (without Web Locks: at a random
// time) and the page is idle.
class Tabs {
public:
    template <class Session>
    void attach(Session& session) {
        auto& journal = session.journal();
        journal.recall_workspace = [] { return Tabs::recall(); };
        journal.remember_workspace = [](const std::string& id) { Tabs::remember(id); };
        journal.on_committed = [this](const std::string& record) {
            broadcast(record);
            consider_folding();
        };
        journal.on_opened = [this] {
            is_open_ = true;
            deliver();
            consider_folding();
        };
        receive_ = [&session](const std::string& record) { (void)session.receive(record); };
        flush_ = [&session] { session.journal().flush_last_words(); };
        is_fold_due_ = [&session] { return session.journal().is_fold_due(); };
        fold_ = [this, &session] {
            session.journal().fold(session.replica(), [this](const core::Result<void>& result) {
                failures_ = result.ok() ? 0 : failures_ + 1;
                consider_folding();
            });
        };
        listen();
    }

    bool is_leader() const { return is_leader_; }

    // Called by the JavaScript half.
    void heard(std::string record);
    void lead();
    void hidden();
    void idle();

private:
    static std::string recall();
    static void remember(const std::string& id);
    void listen();
    void broadcast(const std::string& record);
    void deliver();
    void consider_folding();

    std::function<void(const std::string&)> receive_;
    std::function<void()> flush_;
    std::function<bool()> is_fold_due_;
    std::function<void()> fold_;
    std::vector<std::string> buffered_;
    SystemRandom random_;
    bool is_open_ = false;
    bool is_leader_ = false;
    bool has_locks_ = false;
    bool is_waiting_ = false;
    int failures_ = 0;
};

}  // namespace icx::platform::web
