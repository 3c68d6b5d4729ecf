// Storages for tests: MemoryStorage answers at once (or step by step) and counts what it is asked for;
// FaultyStorage also fails, runs full, or dies at any byte of a commit. "Dies" means: the callback
// never comes and nothing is accepted any more, as when the process is killed; what was durable
// stays in `data` for the next start.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/storage.hpp"

namespace icx::testing {

class MemoryStorage : public core::Storage {
public:
    std::map<std::string, std::string> data;
    std::size_t commits = 0, puts = 0, erases = 0, bytes = 0, loads = 0;
    bool is_manual = false;  // answers wait for step()
    std::deque<std::function<void()>> steps;

    void load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) override {
        answer([this, prefix = std::string(prefix), done = std::move(done)] {
            loads++;
            Entries entries;
            for (auto at = data.lower_bound(prefix);
                 at != data.end() && at->first.compare(0, prefix.size(), prefix) == 0; ++at)
                entries.emplace_back(*at);
            done(std::move(entries));
        });
    }

    void commit(core::StorageBatch batch, Done done) override {
        answer([this, batch = std::move(batch), done = std::move(done)] {
            core::Result<void> result = check(batch);
            if (result.ok()) apply(batch);
            done(std::move(result));
        });
    }

    // Runs one waiting answer; false when there is none.
    bool step() {
        if (steps.empty()) return false;
        auto next = std::move(steps.front());
        steps.pop_front();
        next();
        return true;
    }

protected:
    void answer(std::function<void()> action) {
        if (is_manual) steps.push_back(std::move(action));
        else action();
    }

    core::Result<void> check(const core::StorageBatch& batch) const {
        for (const auto& key : batch.must_exist)
            if (!data.count(key)) return core::Error{core::Code::conflict, "no " + key, "conflict", {}};
        for (const auto& key : batch.must_not_exist)
            if (data.count(key)) return core::Error{core::Code::conflict, key + " exists", "conflict", {}};
        return {};
    }

    void apply(const core::StorageBatch& batch) {
        commits++;
        for (const auto& [key, value] : batch.puts) {
            puts++;
            bytes += value.size();
            data[key] = value;
        }
        for (const auto& key : batch.erases) {
            erases++;
            data.erase(key);
        }
    }
};

class FaultyStorage : public MemoryStorage {
public:
    std::optional<std::size_t> dies_after_bytes;  // counted over all puts from now on
    bool is_torn = false;     // a medium without transactions: the bytes before the death stay
    bool is_dead = false;
    std::size_t quota = 0;    // of all values together; 0: unlimited
    std::size_t failures = 0; // so many commits fail with `failure` first
    core::Error failure{core::Code::io, "the disk broke", "UnknownError", {}};
    std::function<bool(const core::StorageBatch&)> counts;  // which commits dies_after_bytes counts

    std::size_t size() const {
        std::size_t sum = 0;
        for (const auto& [key, value] : data) sum += value.size();
        return sum;
    }

    void load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) override {
        if (!is_dead) MemoryStorage::load(prefix, std::move(done));
    }

    void commit(core::StorageBatch batch, Done done) override {
        if (is_dead) return;
        if (failures > 0) {
            failures--;
            return answer([this, done = std::move(done)] { done(failure); });
        }
        if (quota > 0 && !batch.puts.empty()) {
            std::size_t total = size();
            for (const auto& [key, value] : batch.puts) total += value.size();
            if (total > quota)
                return answer([done = std::move(done)] {
                    done(core::Error{core::Code::io, "no space", "QuotaExceededError", {}});
                });
        }
        if (!dies_after_bytes || (counts && !counts(batch)))
            return MemoryStorage::commit(std::move(batch), std::move(done));
        std::size_t total = batch.erases.size();
        for (const auto& [key, value] : batch.puts) total += value.size();
        if (total <= *dies_after_bytes) {
            *dies_after_bytes -= total;
            return MemoryStorage::commit(std::move(batch), std::move(done));
        }
        is_dead = true;
        if (is_torn && check(batch).ok()) tear(batch, *dies_after_bytes);
    }

private:
    void tear(const core::StorageBatch& batch, std::size_t left) {
        for (const auto& [key, value] : batch.puts) {
            if (left == 0) return;
            data[key] = value.substr(0, left);
            left -= std::min(left, value.size());
        }
        for (const auto& key : batch.erases)
            if (left-- > 0) data.erase(key);
            else return;
    }
};

}  // namespace icx::testing
