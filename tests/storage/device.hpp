// One tab of one browser for storage tests: a replica and its journal over a storage that may be
// shared with other tabs or outlive this one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "core/time.hpp"
#include "replica/replica.hpp"
#include "storage/journal.hpp"

namespace icx::testing {

class FakeClock final : public core::Clock {
public:
    std::int64_t ms = 1'800'000'000'000;
    core::Instant now() override { return {ms++}; }
};

struct Device {
    Device(core::Storage& storage, std::string writer, storage::Journal::Options options = {})
        : random(std::hash<std::string>{}(writer)), replica(writer, clock),
          journal(storage, writer, clock, random, options) {
        journal.on_status = [this](const storage::SaveStatus& s) { status = s; };
        journal.on_committed = [this](const std::string& r) { committed.push_back(r); };
        journal.on_found = [this](replica::Change c) { found++; replica.join(c.objects, c.facts); };
    }

    // Answers at once on a MemoryStorage that is not manual.
    Device& open() {
        journal.open(replica, workspace, [this](core::Result<storage::RecoveryReport> r) {
            is_open = r.ok();
            if (r.ok()) report = *r;
        });
        return *this;
    }

    void set(const std::string& object, const std::string& field, core::Value value,
             const std::string& why = "edit") {
        const replica::Write write{object, "note", field, std::move(value)};
        auto result = replica.write({&write, 1}, {}, why);
        journal.append(std::move(result.change));
    }
    void save(const std::string& object, const std::string& field, core::Value value) {
        set(object, field, std::move(value));
        journal.flush();
    }
    void add_facts(std::size_t count, std::size_t payload, const std::string& prefix = "rs_") {
        std::vector<replica::Fact> facts;
        for (std::size_t i = 0; i < count; i++)
            facts.push_back({prefix + std::to_string(i), "response", "sv_1",
                             "{\"t\":\"" + std::string(payload, static_cast<char>('a' + i % 26)) + "\"}"});
        auto result = replica.write({}, std::move(facts), "import");
        journal.append(std::move(result.change));
        journal.flush();
    }
    std::string text(const std::string& object, const std::string& field) const {
        const core::Value* value = replica.shown(object, field);
        return value ? std::string(value->as_text()) : std::string("(none)");
    }
    core::Result<void> fold() {
        core::Result<void> out = core::Error{core::Code::io, "no answer", {}, {}};
        journal.fold(replica, [&out](core::Result<void> r) { out = std::move(r); });
        return out;
    }
    // What a tab does with another's broadcast.
    void hear(const std::string& record) {
        auto change = journal.read_record(record);
        if (change.ok()) replica.join(change->objects, change->facts);
    }

    FakeClock clock;
    core::SeededRandom random;
    replica::Replica replica;
    storage::Journal journal;
    std::string workspace;
    storage::RecoveryReport report;
    storage::SaveStatus status;
    std::vector<std::string> committed;
    std::size_t found = 0;
    bool is_open = false;
};

}  // namespace icx::testing
