#include <map>
#include <string>
#include <vector>

#include "core/hash.hpp"
#include "device.hpp"
#include "doctest/doctest.h"
#include "memory_storage.hpp"
#include "storage/frame.hpp"

using namespace icx;
using testing::Device;
using testing::FaultyStorage;
using testing::MemoryStorage;

namespace {

storage::Journal::Options small() {
    storage::Journal::Options options;
    options.ballast_bytes = 0;
    options.fold_keys = 8;
    options.shard_bytes = 2000;
    options.fold_fact_bytes = 4000;
    options.record_bytes = 3000;
    return options;
}

// A workspace with two generations, fact shards and unfolded records.
void fill(MemoryStorage& storage) {
    Device a(storage, "w1", small());
    a.open();
    for (int i = 0; i < 40; i++) a.save("n" + std::to_string(i), "title", "text " + std::to_string(i));
    REQUIRE(a.fold().ok());
    a.add_facts(20, 60);
    for (int i = 0; i < 10; i++) a.save("n" + std::to_string(i), "title", "again " + std::to_string(i));
    REQUIRE(a.fold().ok());
    for (int i = 0; i < 5; i++) a.save("m" + std::to_string(i), "title", "late " + std::to_string(i));
}

// How many of fill()'s 45 texts and 20 facts a fresh start sees.
std::size_t count_texts(const Device& d) {
    std::size_t count = 0;
    for (int i = 0; i < 40; i++) {
        const std::string word = i < 10 ? "again " : "text ";
        count += d.text("n" + std::to_string(i), "title") == word + std::to_string(i);
    }
    for (int i = 0; i < 5; i++)
        count += d.text("m" + std::to_string(i), "title") == "late " + std::to_string(i);
    return count;
}

std::size_t count_bad(const MemoryStorage& storage, const std::string& bytes) {
    std::size_t count = 0;
    for (const auto& [key, value] : storage.data)
        count += key.compare(0, 4, "bad/") == 0 && value == bytes;
    return count;
}

}  // namespace

TEST_CASE("recovery: a flipped byte in any value loses nothing but itself and keeps its bytes") {
    MemoryStorage good;
    fill(good);
    std::size_t journals = 0, shards = 0, manifests = 0, shared = 0;
    std::map<std::string, int> uses;
    for (const auto& [key, value] : good.data)
        if (key.compare(0, 2, "m/") == 0) {
            const auto manifest = storage::decode_manifest(value);
            for (const auto& ref : manifest->objects) uses["s/" + ref.hash]++;
            for (const auto& ref : manifest->facts) uses["s/" + ref.hash]++;
        }
    for (const auto& [key, value] : good.data) {
        journals += key[0] == 'j';
        shards += key[0] == 's';
        manifests += key[0] == 'm' && key[1] == '/';
        for (const std::size_t at : {std::size_t{2}, value.size() / 2, value.size() - 2}) {
            MemoryStorage storage;
            storage.data = good.data;
            std::string& bytes = storage.data[key];
            bytes[at] ^= 4;
            const std::string damaged = bytes;
            Device d(storage, "w9", small());
            d.open();
            REQUIRE(d.is_open);
            const bool is_unfolded = key[0] == 'j' && value.find("late") != std::string::npos;
            // A shard that both generations name exists once; its loss is told, the rest is there.
            const bool is_shared = uses[key] == 2;
            shared += is_shared;
            const std::size_t expected = is_unfolded ? 44 : 45;
            if (is_shared) {
                CHECK(count_texts(d) >= 25);
                CHECK(d.report.lost_shards == 1);
            } else {
                CHECK(count_texts(d) == expected);
                CHECK(d.report.lost_shards == 0);
            }
            const std::size_t texts = count_texts(d);
            CHECK(d.replica.facts().size() == 20);
            const bool is_used = d.report.quarantined > 0;
            // A shard that only the previous generation names is not read unless it is needed.
            if (key[0] != 's') CHECK(is_used);
            if (is_used) {
                CHECK(d.report.quarantined == 1);
                CHECK_FALSE(d.report.problems.empty());
                CHECK(count_bad(storage, damaged) == 1);
            }
            const bool is_last = key == "j/w1/00000056";
            if (is_unfolded) CHECK(d.report.missing == (is_last ? 0 : 1));
            CHECK(d.workspace.substr(0, 3) == "ws_");
            // Life goes on: edits, folds, another start.
            d.save("n1", "title", "again 1");
            d.set("x", "title", "more");
            d.journal.flush();
            CHECK(d.fold().ok());
            CHECK(d.fold().ok());
            Device e(storage, "w10", small());
            e.open();
            CHECK(e.report.quarantined == 0);
            CHECK(count_texts(e) == texts);
            CHECK(e.replica.facts().size() == 20);
            CHECK(e.text("x", "title") == "more");
        }
    }
    CHECK(journals > 5);
    CHECK(shards > 4);
    CHECK(manifests == 2);
    CHECK(shared > 0);
}

TEST_CASE("recovery: values of the wrong kind are set aside") {
    MemoryStorage good;
    fill(good);
    struct Row { std::string key, value; };
    const Row rows[] = {{"j/w5/00000001", ""},
                        {"j/w5/00000001", "{\"contents\":5}"},
                        {"j/w5/00000001", storage::write_frame("change", storage::kNoChain, "[]")},
                        {"j/w5/00000001", storage::write_frame("change", storage::kNoChain, "{\"n\":")},
                        {"j/w5/00000001", storage::write_frame("shard", storage::kNoChain, "{}")},
                        {"j/nonsense", "x"},
                        {"m/00000009", storage::write_frame("manifest", storage::kNoChain, "7")},
                        {"meta", "hello"}};
    for (const Row& row : rows) {
        CAPTURE(row.key);
        CAPTURE(row.value);
        MemoryStorage storage;
        storage.data = good.data;
        storage.data[row.key] = row.value;
        Device d(storage, "w9", small());
        d.open();
        CHECK(d.report.quarantined == 1);
        CHECK(count_texts(d) == 45);
        CHECK(d.replica.facts().size() == 20);
        CHECK(count_bad(storage, row.value) == 1);
        if (row.key == "meta") CHECK(storage::decode_meta(storage.data["meta"]).ok());
        else CHECK(storage.data.count(row.key) == 0);
    }
}

TEST_CASE("recovery: a record under another's key is not believed") {
    MemoryStorage storage;
    fill(storage);
    std::string record;
    for (const auto& [key, value] : storage.data)
        if (key[0] == 'j') record = value;
    storage.data["j/w7/00000001"] = record;
    Device d(storage, "w9", small());
    d.open();
    CHECK(d.report.quarantined == 1);
    CHECK(count_texts(d) == 45);
}

TEST_CASE("recovery: both manifests lost, all shards are used and written anew") {
    MemoryStorage storage;
    fill(storage);
    for (auto& [key, value] : storage.data)
        if (key.compare(0, 2, "m/") == 0) value[value.size() / 2] ^= 1;
    Device d(storage, "w9", small());
    d.open();
    CHECK(d.report.quarantined == 2);
    CHECK(count_texts(d) == 45);
    CHECK(d.replica.facts().size() == 20);
    REQUIRE(d.journal.is_fold_due());
    CHECK(d.fold().ok());
    d.save("x", "title", "more");
    CHECK(d.fold().ok());
    Device e(storage, "w10", small());
    e.open();
    CHECK(e.report.problems.empty());
    CHECK(count_texts(e) == 45);
    CHECK(e.replica.facts().size() == 20);
}

TEST_CASE("recovery: a missing change is counted, not hidden") {
    MemoryStorage storage;
    {
        Device a(storage, "w1");
        a.open();
        for (int i = 0; i < 6; i++) a.save("n" + std::to_string(i), "title", "x");
    }
    storage.data.erase("j/w1/00000003");
    storage.data.erase("j/w1/00000004");
    Device d(storage, "w2");
    d.open();
    CHECK(d.report.missing == 2);
    REQUIRE(d.report.problems.size() == 1);
    CHECK(d.report.problems[0].message == "2 changes of this tab are missing");
}

TEST_CASE("recovery: a swapped record of one writer breaks the chain and is told") {
    MemoryStorage storage, other;
    Device a(storage, "w1"), b(other, "w1");
    a.open();
    b.open();
    for (int i = 0; i < 3; i++) a.save("n", "title", "a" + std::to_string(i));
    for (int i = 0; i < 3; i++) b.save("n", "title", "b" + std::to_string(i));
    storage.data["j/w1/00000002"] = other.data["j/w1/00000002"];
    Device d(storage, "w2");
    d.open();
    CHECK(d.report.problems.size() == 1);
    CHECK(d.report.quarantined == 0);
}

TEST_CASE("recovery: folding does not look like missing changes") {
    MemoryStorage storage;
    Device a(storage, "w1", small());
    a.open();
    for (int i = 0; i < 60; i++) {
        a.save("n" + std::to_string(i % 7), "title", i);
        if (a.journal.is_fold_due()) REQUIRE(a.fold().ok());
        if (i % 9 == 0) {
            Device d(storage, "x" + std::to_string(i), small());
            d.open();
            CHECK(d.report.problems.empty());
            CHECK(d.report.missing == 0);
        }
    }
}

TEST_CASE("recovery: a newer format is shown and not written") {
    MemoryStorage storage;
    fill(storage);
    storage.data["meta"] = storage::encode_meta({2, 2, "ws_1"});
    storage.data["j/w5/00000001"] = "QJ2 something newer";
    const auto before = storage.data;
    Device d(storage, "w9", small());
    d.open();
    CHECK(d.report.is_read_only);
    CHECK(count_texts(d) == 45);
    d.save("n1", "title", "never");
    CHECK_FALSE(d.fold().ok());
    CHECK(storage.data == before);
    CHECK(d.status.state == storage::SaveStatus::State::failed);
    CHECK(d.status.reason.find("newer version") != std::string::npos);
}

TEST_CASE("recovery: a newer format that this one may still write is written") {
    MemoryStorage storage;
    fill(storage);
    storage.data["meta"] = storage::encode_meta({2, 1, "ws_1"});
    Device d(storage, "w9", small());
    d.open();
    CHECK_FALSE(d.report.is_read_only);
    CHECK(d.workspace == "ws_1");
}

TEST_CASE("recovery: a known workspace that is empty was evicted, and keeps its id") {
    MemoryStorage storage;
    std::string mark;
    const auto with_mark = [&](Device& d) -> Device& {
        d.journal.recall_workspace = [&] { return mark; };
        d.journal.remember_workspace = [&](const std::string& id) { mark = id; };
        return d;
    };
    Device a(storage, "w1");
    with_mark(a).open();
    CHECK(mark.empty());
    a.save("n", "title", "x");
    CHECK(mark == a.workspace);
    storage.data.clear();
    Device b(storage, "w2");
    with_mark(b).open();
    CHECK(b.report.was_evicted);
    CHECK(b.report.is_new);
    CHECK(b.workspace == a.workspace);
    Device c(storage, "w3");
    with_mark(c).open();
    CHECK_FALSE(c.report.was_evicted);
}

TEST_CASE("recovery: a store that does not open leaves work in memory and overwrites nothing later") {
    class Closed final : public MemoryStorage {
    public:
        bool is_closed = true;
        void load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) override {
            if (is_closed) return done(core::Error{core::Code::io, "no database", "UnknownError", {}});
            MemoryStorage::load(prefix, std::move(done));
        }
        void commit(core::StorageBatch batch, Done done) override {
            if (is_closed) return done(core::Error{core::Code::io, "no database", "UnknownError", {}});
            MemoryStorage::commit(std::move(batch), std::move(done));
        }
    };
    Closed storage;
    storage.is_closed = false;
    fill(storage);
    const std::string meta = storage.data["meta"];
    storage.is_closed = true;
    Device d(storage, "w9", small());
    d.open();
    REQUIRE(d.is_open);
    CHECK(d.report.is_volatile);
    d.save("x", "title", "typed");
    CHECK(d.text("x", "title") == "typed");
    CHECK(d.status.state == storage::SaveStatus::State::failed);
    CHECK(d.status.unsaved == 1);
    storage.is_closed = false;
    d.journal.flush();
    CHECK(d.status.state == storage::SaveStatus::State::saved);
    CHECK(storage.data["meta"] == meta);
    Device e(storage, "w10", small());
    e.open();
    CHECK(count_texts(e) == 45);
    CHECK(e.text("x", "title") == "typed");
}

TEST_CASE("recovery: a death at any byte of a commit loses no acknowledged edit") {
    for (const bool is_torn : {false, true}) {
        std::size_t deaths = 0;
        for (std::size_t at = 0;; at++) {
            CAPTURE(at);
            CAPTURE(is_torn);
            FaultyStorage storage;
            storage.is_torn = is_torn;
            int acknowledged = -1;
            {
                Device a(storage, "w1", small());
                a.open();
                storage.dies_after_bytes = at;
                for (int i = 0; i < 3; i++) {
                    a.save("n" + std::to_string(i), "title", "v" + std::to_string(i));
                    if (a.status.state == storage::SaveStatus::State::saved) acknowledged = i;
                }
            }
            const bool has_died = storage.is_dead;
            deaths += has_died;
            storage.is_dead = false;
            storage.dies_after_bytes.reset();
            Device d(storage, "w2", small());
            d.open();
            REQUIRE(d.is_open);
            for (int i = 0; i <= acknowledged; i++)
                CHECK(d.text("n" + std::to_string(i), "title") == "v" + std::to_string(i));
            if (!is_torn) CHECK(d.report.problems.empty());
            if (!has_died) break;
        }
        CHECK(deaths > 300);
    }
}

TEST_CASE("recovery: 20,000 objects and 5,000 unfolded records load in one request") {
    MemoryStorage storage;
    storage::Journal::Options options;
    options.ballast_bytes = 0;
    {
        Device a(storage, "w1", options);
        a.open();
        for (int i = 0; i < 20000; i++)
            a.set("n" + std::to_string(i), "title", "text " + std::to_string(i));
        a.journal.flush();
        while (a.journal.is_fold_due()) REQUIRE(a.fold().ok());
        for (int i = 0; i < 5000; i++) a.save("n" + std::to_string(i), "title", "new");
    }
    const auto loads = storage.loads;
    Device d(storage, "w2", options);
    d.open();
    CHECK(storage.loads == loads + 1);
    CHECK(d.report.problems.empty());
    CHECK(d.report.records >= 5000);
    CHECK(d.replica.ids().size() == 20000);
    CHECK(d.text("n4999", "title") == "new");
    CHECK(d.text("n19999", "title") == "text 19999");
}
