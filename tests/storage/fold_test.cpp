#include <map>
#include <set>
#include <string>

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
    options.fold_keys = 16;
    options.fold_bytes = 12'000;
    options.shard_bytes = 4000;
    options.fold_fact_bytes = 8000;
    options.record_bytes = 6000;
    return options;
}

std::set<std::string> keys_below(const MemoryStorage& storage, const std::string& prefix) {
    std::set<std::string> keys;
    for (const auto& [key, value] : storage.data)
        if (key.compare(0, prefix.size(), prefix) == 0) keys.insert(key);
    return keys;
}

void check_same(const replica::Replica& a, const replica::Replica& b) {
    CHECK(a.ids() == b.ids());
    bool is_same = true;
    for (const std::string& id : a.ids()) is_same = is_same && a.state(id) == b.state(id);
    CHECK(is_same);
    CHECK(a.facts().size() == b.facts().size());
}

}  // namespace

TEST_CASE("fold: what was folded loads as it was, shards stay within their size") {
    MemoryStorage storage;
    Device a(storage, "w1", small());
    a.open();
    for (int i = 0; i < 200; i++) {
        a.save("n" + std::to_string(i % 60), "f" + std::to_string(i % 3), "value " + std::to_string(i));
        if (a.journal.is_fold_due()) REQUIRE(a.fold().ok());
    }
    CHECK(keys_below(storage, "m/").size() == 2);
    CHECK(keys_below(storage, "s/").size() > 3);
    for (const auto& key : keys_below(storage, "s/")) CHECK(storage.data[key].size() <= 4000);
    CHECK(keys_below(storage, "j/").size() < 50);
    Device b(storage, "w2", small());
    b.open();
    CHECK(b.report.problems.empty());
    check_same(a.replica, b.replica);
}

TEST_CASE("fold: each generation but the last and its journal are a complete copy") {
    MemoryStorage storage;
    Device a(storage, "w1", small());
    a.open();
    for (int i = 0; i < 100; i++) {
        a.save("n" + std::to_string(i), "title", i);
        if (i % 10 == 3) a.add_facts(3, 50, "rs" + std::to_string(i) + "_");
        if (!a.journal.is_fold_due()) continue;
        REQUIRE(a.fold().ok());
        const auto manifests = keys_below(storage, "m/");
        if (manifests.size() < 2) continue;
        MemoryStorage older;
        older.data = storage.data;
        older.data.erase(*manifests.rbegin());
        Device d(older, "x" + std::to_string(i), small());
        d.open();
        check_same(a.replica, d.replica);
    }
}

TEST_CASE("fold: only the shards that an edit touches are rewritten") {
    MemoryStorage storage;
    Device a(storage, "w1", small());
    a.open();
    for (int i = 0; i < 500; i++) a.set("n" + std::to_string(1000 + i), "title", "some words here");
    a.journal.flush();
    while (a.journal.is_fold_due()) REQUIRE(a.fold().ok());
    for (int i = 0; i < 5; i++) a.save("n1003", "title", i);
    REQUIRE(a.fold().ok());
    const auto shards = keys_below(storage, "s/").size();
    REQUIRE(shards > 10);
    for (int i = 0; i < 20; i++) a.save("n1003", "title", i);
    const auto puts = storage.puts, bytes = storage.bytes;
    REQUIRE(a.fold().ok());
    CHECK(storage.puts - puts <= 3);
    CHECK(storage.bytes - bytes < 4000 + 8000);
}

TEST_CASE("fold: a large import goes into fact shards slice by slice and old ones are left alone") {
    MemoryStorage storage;
    Device a(storage, "w1", small());
    a.open();
    a.add_facts(400, 80, "first_");
    std::size_t folds = 0;
    while (a.journal.is_fold_due()) {
        REQUIRE(a.fold().ok());
        REQUIRE(++folds < 100);
    }
    CHECK(folds > 3);
    const auto before = keys_below(storage, "s/");
    a.add_facts(200, 80, "second_");
    while (a.journal.is_fold_due()) REQUIRE(a.fold().ok());
    std::size_t kept = 0;
    for (const auto& key : keys_below(storage, "s/")) kept += before.count(key);
    CHECK(kept + 2 >= before.size());
    Device b(storage, "w2", small());
    b.open();
    CHECK(b.report.problems.empty());
    CHECK(b.replica.facts().size() == 600);
}

TEST_CASE("fold: a record that no broadcast brought is found and joined") {
    MemoryStorage storage;
    Device a(storage, "w1", small()), b(storage, "w2", small());
    a.open();
    b.open();
    for (int i = 0; i < 20; i++) a.save("a" + std::to_string(i), "title", i);
    for (int i = 0; i < 20; i++) b.save("b" + std::to_string(i), "title", i);
    REQUIRE(b.fold().ok());
    CHECK(b.found == 20);
    CHECK(b.replica.ids().size() == 40);
    Device c(storage, "w3", small());
    c.open();
    CHECK(c.replica.ids().size() == 40);
}

TEST_CASE("fold: of two tabs that fold at once one wins and nothing is lost") {
    MemoryStorage storage;
    Device a(storage, "w1", small()), b(storage, "w2", small());
    a.open();
    b.open();
    for (int i = 0; i < 20; i++) a.save("a" + std::to_string(i), "title", i);
    for (const auto& record : a.committed) b.hear(record);
    storage.is_manual = true;
    core::Result<void> of_a, of_b;
    a.journal.fold(a.replica, [&](core::Result<void> r) { of_a = r; });
    b.journal.fold(b.replica, [&](core::Result<void> r) { of_b = r; });
    while (storage.step()) {}
    CHECK(of_a.ok() != of_b.ok());
    CHECK((of_a.ok() ? of_b : of_a).error().code == core::Code::conflict);
    storage.is_manual = false;
    Device c(storage, "w3", small());
    c.open();
    check_same(a.replica, c.replica);
    // The loser looks again, finds nothing due, and goes on.
    CHECK(b.fold().ok());
    CHECK(a.fold().ok());
    CHECK(keys_below(storage, "m/").size() == 1);
}

TEST_CASE("fold: a tab with an old view takes the newest generation into account") {
    MemoryStorage storage;
    Device a(storage, "w1", small()), b(storage, "w2", small());
    a.open();
    b.open();
    b.journal.on_found = nullptr;
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 20; i++)
            a.save("a" + std::to_string(round * 20 + i), "title", "unseen by b");
        REQUIRE(a.fold().ok());
    }
    // b never heard of any of it, and rewrites shards that hold a's objects.
    for (int i = 0; i < 20; i++) b.save("a" + std::to_string(i), "note", "b's");
    REQUIRE(b.fold().ok());
    REQUIRE(b.fold().ok());
    for (int i = 0; i < 3; i++) b.save("z", "note", i);
    REQUIRE(b.fold().ok());
    Device c(storage, "w3", small());
    c.open();
    CHECK(c.report.problems.empty());
    for (int i = 0; i < 80; i++) CHECK(c.text("a" + std::to_string(i), "title") == "unseen by b");
    CHECK(c.text("a7", "note") == "b's");
}

TEST_CASE("fold: random edits, folds, deaths and starts in three tabs lose nothing") {
    for (std::uint64_t seed = 1; seed <= 30; seed++) {
        CAPTURE(seed);
        core::SeededRandom random(seed);
        MemoryStorage storage;
        storage.is_manual = true;
        std::map<std::string, std::string> acknowledged;  // object -> text
        std::vector<std::unique_ptr<Device>> tabs(3);
        std::vector<std::vector<std::pair<std::string, std::string>>> flying(3);
        int writers = 0, texts = 0;
        const auto start = [&](std::size_t t) {
            tabs[t] = std::make_unique<Device>(storage, "w" + std::to_string(++writers), small());
            flying[t].clear();
            Device* d = tabs[t].get();
            d->open();
            while (!d->is_open) REQUIRE(storage.step());
            CHECK(d->report.problems.empty());
            for (const auto& [object, text] : acknowledged) CHECK(d->text(object, "t") == text);
        };
        for (std::size_t t = 0; t < 3; t++) start(t);
        for (int move = 0; move < 400; move++) {
            const auto t = static_cast<std::size_t>(random.below(3));
            Device& d = *tabs[t];
            const auto what = random.below(20);
            if (what < 10) {
                // Each object has one text for ever, so "acknowledged" has one right answer.
                const std::string object = "o" + std::to_string(random.below(1000)) + "_" +
                                           std::to_string(texts++);
                flying[t].emplace_back(object, "x" + std::to_string(move));
                d.save(object, "t", flying[t].back().second);
            } else if (what < 12) {
                d.journal.fold(d.replica, [](const core::Result<void>&) {});
            } else if (what == 12) {
                start(t);
            } else {
                storage.step();
            }
            for (std::size_t k = 0; k < 3; k++)
                if (tabs[k]->status.unsaved == 0) {
                    for (auto& [object, text] : flying[k]) acknowledged[object] = text;
                    flying[k].clear();
                }
        }
        while (storage.step()) {}
        start(0);
        CHECK(acknowledged.size() > 30);
    }
}

TEST_CASE("fold: a death at any byte of a fold loses nothing") {
    for (const bool is_torn : {false, true}) {
        std::size_t deaths = 0;
        for (std::size_t at = 0;; at += 7) {
            CAPTURE(at);
            CAPTURE(is_torn);
            FaultyStorage storage;
            storage.is_torn = is_torn;
            {
                Device a(storage, "w1", small());
                a.open();
                for (int i = 0; i < 20; i++) a.save("n" + std::to_string(i), "title", "v");
                REQUIRE(a.fold().ok());
                a.add_facts(5, 40);
                for (int i = 10; i < 40; i++) a.save("n" + std::to_string(i), "title", "w");
                storage.dies_after_bytes = at;
                (void)a.fold();
            }
            const bool has_died = storage.is_dead;
            deaths += has_died;
            storage.is_dead = false;
            storage.dies_after_bytes.reset();
            for (int round = 0; round < 2; round++) {
                Device d(storage, "x" + std::to_string(round), small());
                d.open();
                REQUIRE(d.is_open);
                for (int i = 0; i < 40; i++)
                    CHECK(d.text("n" + std::to_string(i), "title") == (i < 10 ? "v" : "w"));
                CHECK(d.replica.facts().size() == 5);
                if (!is_torn) CHECK(d.report.problems.empty());
                CHECK(d.fold().ok());
            }
            if (!has_died) break;
        }
        CHECK(deaths > 200);
    }
}

TEST_CASE("fold: many sessions do not let the list of writers grow without end") {
    MemoryStorage storage;
    auto options = small();
    options.heads = 8;
    for (int session = 0; session < 30; session++) {
        Device a(storage, "w" + std::to_string(100 + session), options);
        a.open();
        CHECK(a.report.problems.empty());
        for (int i = 0; i < 4; i++) a.save("n", "title", i);
        REQUIRE(a.fold().ok());
    }
    const auto manifests = keys_below(storage, "m/");
    const auto newest = storage::decode_manifest(storage.data[*manifests.rbegin()]);
    REQUIRE(newest.ok());
    CHECK(newest->heads.size() == 8);
}
