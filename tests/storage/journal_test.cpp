#include "storage/journal.hpp"

#include <string>

#include "device.hpp"
#include "doctest/doctest.h"
#include "memory_storage.hpp"

using namespace icx;
using testing::Device;
using testing::FaultyStorage;
using testing::MemoryStorage;
using State = storage::SaveStatus::State;

namespace {

std::size_t keys_below(const MemoryStorage& storage, const std::string& prefix) {
    std::size_t count = 0;
    for (const auto& [key, value] : storage.data) count += key.compare(0, prefix.size(), prefix) == 0;
    return count;
}

storage::Journal::Options without_ballast() {
    storage::Journal::Options options;
    options.ballast_bytes = 0;
    return options;
}

}  // namespace

TEST_CASE("journal: a new workspace gets an id that the next start finds") {
    MemoryStorage storage;
    Device first(storage, "w1");
    first.open();
    CHECK(first.report.is_new);
    CHECK(first.workspace.substr(0, 3) == "ws_");
    Device second(storage, "w2");
    second.open();
    CHECK_FALSE(second.report.is_new);
    CHECK(second.workspace == first.workspace);
    CHECK(second.report.problems.empty());
}

TEST_CASE("journal: two tabs that start at once agree on the workspace") {
    MemoryStorage storage;
    storage.is_manual = true;
    Device a(storage, "w1"), b(storage, "w2");
    a.open();
    b.open();
    while (storage.step()) {}
    CHECK(a.is_open);
    CHECK(b.is_open);
    CHECK(a.workspace == b.workspace);
}

TEST_CASE("journal: an edit is one transaction with one key, and comes back") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    a.save("n1", "title", "first");
    const auto commits = storage.commits, puts = storage.puts;
    a.save("n1", "title", "second");
    CHECK(storage.commits == commits + 1);
    CHECK(storage.puts == puts + 1);
    CHECK(a.status.state == State::saved);
    Device b(storage, "w2");
    b.open();
    CHECK(b.text("n1", "title") == "second");
    CHECK(b.report.records == 2);
    CHECK(b.report.problems.empty());
}

TEST_CASE("journal: nothing is saved before its own transaction completed") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    storage.is_manual = true;
    a.set("n1", "title", "x");
    CHECK(a.status.state == State::saving);
    a.journal.flush();
    CHECK(a.status.unsaved == 1);
    CHECK(a.committed.empty());
    storage.step();
    CHECK(a.status.state == State::saved);
    CHECK(a.committed.size() == 1);
}

TEST_CASE("journal: while one transaction is under way the next batch collects") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    storage.is_manual = true;
    const auto before = storage.commits;
    a.save("n1", "title", "one");
    for (int i = 0; i < 20; i++) a.save("n" + std::to_string(i), "title", i);
    CHECK(storage.steps.size() == 1);
    storage.step();
    CHECK(a.status.unsaved == 20);
    CHECK(storage.steps.size() == 1);
    storage.step();
    CHECK(storage.commits == before + 2);
    CHECK(a.status.state == State::saved);
    CHECK(keys_below(storage, "j/w1/") == 2);
}

TEST_CASE("journal: the last words do not wait for the transaction under way") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    storage.is_manual = true;
    a.save("n1", "title", "one");
    a.set("n1", "title", "two");
    a.journal.flush_last_words();
    CHECK(storage.steps.size() == 2);
    while (storage.step()) {}
    CHECK(a.status.state == State::saved);
    Device b(storage, "w2");
    b.open();
    while (storage.step()) {}
    CHECK(b.text("n1", "title") == "two");
}

TEST_CASE("journal: a burst of typing is one small record") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    std::string text;
    for (int i = 0; i < 200; i++) a.set("n1", "title", text += 'x');
    const auto bytes = storage.bytes;
    a.journal.flush();
    CHECK(keys_below(storage, "j/w1/") == 1);
    CHECK(storage.bytes - bytes < 1000);
    Device b(storage, "w2");
    b.open();
    CHECK(b.text("n1", "title") == text);
}

TEST_CASE("journal: reasons are kept apart but share the transaction") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    const auto commits = storage.commits;
    a.set("n1", "title", "x", "edit");
    a.set("n1", "title", "y", "undo");
    a.journal.flush();
    CHECK(storage.commits == commits + 1);
    CHECK(keys_below(storage, "j/w1/") == 2);
}

TEST_CASE("journal: a large import is many records in one transaction") {
    MemoryStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    const auto commits = storage.commits;
    a.add_facts(5000, 200);
    CHECK(storage.commits == commits + 1);
    CHECK(keys_below(storage, "j/w1/") >= 5);
    for (const auto& [key, value] : storage.data) CHECK(value.size() <= 300 * 1024);
    Device b(storage, "w2");
    b.open();
    CHECK(b.replica.facts().size() == 5000);
    CHECK(b.report.problems.empty());
}

TEST_CASE("journal: a failed commit says so in plain words and is tried again by the next edit") {
    FaultyStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    storage.failures = 1;
    a.save("n1", "title", "one");
    CHECK(a.status.state == State::failed);
    CHECK(a.status.unsaved == 1);
    CHECK(a.status.reason == "the disk broke");
    CHECK(a.status.error_name == "UnknownError");
    a.save("n2", "title", "two");
    CHECK(a.status.state == State::saved);
    CHECK(a.status.unsaved == 0);
    Device b(storage, "w2");
    b.open();
    CHECK(b.text("n1", "title") == "one");
    CHECK(b.text("n2", "title") == "two");
    CHECK(b.report.problems.empty());
}

TEST_CASE("journal: a flush alone tries again too") {
    FaultyStorage storage;
    Device a(storage, "w1", without_ballast());
    a.open();
    storage.failures = 2;
    a.save("n1", "title", "one");
    a.journal.flush();
    CHECK(a.status.state == State::failed);
    a.journal.flush();
    CHECK(a.status.state == State::saved);
}

TEST_CASE("journal: a full disk takes the last edits in place of the ballast") {
    FaultyStorage storage;
    storage::Journal::Options options;
    options.ballast_bytes = 64 * 1024;
    Device a(storage, "w1", options);
    a.open();
    a.save("n1", "title", "one");
    REQUIRE(storage.data.count("ballast") == 1);
    CHECK(storage.data["ballast"].size() == 64 * 1024);
    storage.quota = storage.size() + 10;
    a.save("n1", "title", "two");
    CHECK(a.status.state == State::saved);
    CHECK(storage.data.count("ballast") == 0);
    Device b(storage, "w2", options);
    b.open();
    CHECK(b.text("n1", "title") == "two");
}

TEST_CASE("journal: an edit too large for the disk is named and does not hold back small ones") {
    FaultyStorage storage;
    storage::Journal::Options options;
    options.ballast_bytes = 1024;
    Device a(storage, "w1", options);
    a.open();
    a.save("n1", "title", "one");
    storage.quota = storage.size() + 50'000;
    a.add_facts(1000, 200);
    CHECK(a.status.state == State::failed);
    CHECK(a.status.error_name == "QuotaExceededError");
    CHECK(a.status.reason == "this browser's storage is full");
    a.save("n1", "title", "two");
    CHECK(a.status.state == State::failed);
    CHECK(a.status.unsaved == 1);
    a.save("n1", "title", "three");
    Device b(storage, "w2", options);
    b.open();
    CHECK(b.text("n1", "title") == "three");
    CHECK(b.replica.facts().empty());
    CHECK(b.report.missing > 0);
    storage.quota = 0;
    a.journal.flush();
    CHECK(a.status.state == State::saved);
    Device c(storage, "w3", options);
    c.open();
    CHECK(c.replica.facts().size() == 1000);
    CHECK(c.report.missing == 0);
}

TEST_CASE("journal: what one tab commits another can read, and a damaged record it refuses") {
    MemoryStorage storage;
    Device a(storage, "w1"), b(storage, "w2");
    a.open();
    b.open();
    a.save("n1", "title", "from a");
    REQUIRE(a.committed.size() == 1);
    b.hear(a.committed[0]);
    CHECK(b.text("n1", "title") == "from a");
    std::string bad = a.committed[0];
    bad[bad.size() / 2] ^= 1;
    CHECK_FALSE(b.journal.read_record(bad).ok());
    CHECK_FALSE(a.journal.read_record(a.committed[0]).ok());
}

TEST_CASE("journal: two tabs that edit one field keep both values") {
    MemoryStorage storage;
    Device a(storage, "w1"), b(storage, "w2");
    a.open();
    a.save("n1", "title", "start");
    b.open();
    a.save("n1", "title", "a's");
    b.save("n1", "title", "b's");
    a.save("n1", "note", "kept");
    b.hear(a.committed[1]);
    b.hear(a.committed[2]);
    a.hear(b.committed[0]);
    CHECK(a.replica.leaves("n1", "title").size() == 2);
    CHECK(b.replica.leaves("n1", "title").size() == 2);
    CHECK(a.text("n1", "title") == b.text("n1", "title"));
    CHECK(b.text("n1", "note") == "kept");
    Device c(storage, "w3");
    c.open();
    CHECK(c.replica.leaves("n1", "title").size() == 2);
}

TEST_CASE("journal: the cost of an edit does not follow the size of the workspace") {
    std::size_t bytes_small = 0;
    for (const std::size_t size : {10u, 1000u, 20000u}) {
        MemoryStorage storage;
        Device a(storage, "w1", without_ballast());
        a.open();
        for (std::size_t i = 0; i < size; i++)
            a.set("n" + std::to_string(i), "title", "some text of an ordinary length");
        a.journal.flush();
        while (a.journal.is_fold_due()) REQUIRE(a.fold().ok());
        const auto commits = storage.commits, puts = storage.puts, bytes = storage.bytes;
        for (int i = 0; i < 100; i++) a.save("n5", "title", std::string(117, 'x') + std::to_string(100 + i));
        CHECK(storage.commits - commits == 100);
        CHECK(storage.puts - puts == 100);
        if (bytes_small == 0) bytes_small = storage.bytes - bytes;
        CHECK(storage.bytes - bytes <= bytes_small + 1000);
        CHECK(storage.bytes - bytes < 100'000);
    }
}
