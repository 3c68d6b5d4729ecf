// Storage: the durable key-value store under the product, as an interface. Keys are paths below the
// workspace's mount ("j/<writer>/00000001"), values are bytes. A commit is atomic and strictly
// durable: `done` is called exactly once, with success only after the bytes are on the medium. On
// failure Error::place is the medium's own name for it ("QuotaExceededError").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace icx::core {

struct StorageBatch {
    std::vector<std::pair<std::string, std::string>> puts;
    std::vector<std::string> erases;
    // The commit aborts with Code::conflict unless each of these keys (if any) still exists.
    std::vector<std::string> must_exist;
    // ... and each of these does not exist yet.
    std::vector<std::string> must_not_exist;
};

class Storage {
public:
    using Done = std::function<void(Result<void>)>;
    using Entries = std::vector<std::pair<std::string, std::string>>;

    virtual ~Storage() = default;
    // Everything below `prefix`, in key order. Called at start; one round trip.
    virtual void load(std::string_view prefix, std::function<void(Result<Entries>)> done) = 0;
    // The keys alone, in order. By default through load(); a medium that can do better does.
    using Keys = std::vector<std::string>;
    virtual void list(std::string_view prefix, std::function<void(Result<Keys>)> done) {
        load(prefix, [done = std::move(done)](Result<Entries> entries) {
            if (!entries) return done(entries.error());
            Keys keys;
            for (auto& entry : *entries)
                keys.push_back(std::move(entry.first));
            done(std::move(keys));
        });
    }
    virtual void commit(StorageBatch batch, Done done) = 0;
};

}  // namespace icx::core
