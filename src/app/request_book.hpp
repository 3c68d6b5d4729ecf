// The requests as they stand, kept up to date: what came in since the last time is put together
// anew, the rest is not looked at. Equal to putting all of them together from the facts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/desk.hpp"

namespace icx::app {

// Places in the list of requests. Those that are not its length or below it are gone.
struct RequestChanges {
    bool is_anew = false;               // no place means what it meant before
    std::vector<std::uint32_t> places;  // otherwise: changed, added or gone; rising, each once
};

class RequestBook {
public:
    RequestChanges update(const model::Workspace& workspace);

    // By the time of opening, ties by id; without those that have no event.
    const std::vector<Request>& all() const { return requests_; }
    const Request* find(std::string_view id) const;
    // kNoPlace: not there.
    std::uint32_t place_of(std::string_view id) const;
    static constexpr std::uint32_t kNoPlace = UINT32_MAX;

    std::vector<Request> take() && { return std::move(requests_); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    template <class V>
    using ByText = std::unordered_map<std::string, V, Hash, std::equal_to<>>;

    struct BatchState {
        bool is_in_force = false;
        std::int64_t made_ms = 0;
        bool operator==(const BatchState&) const = default;
    };
    struct Batch {
        BatchState state;
        std::vector<std::uint32_t> entries;
    };
    // Of one request: its place in the list and the last of its entries.
    struct Thread {
        std::uint32_t place = kNoPlace;
        std::uint32_t last_entry = kNoPlace;
        bool is_touched = false;
    };

    static BatchState state_of(const model::Workspace& workspace, const std::string& batch);
    bool link_new_entries(const model::Workspace& workspace);
    void compare_batches(const model::Workspace& workspace);
    void touch(std::string_view request);
    Request put_together(const model::RequestStore& store, const std::string& id,
                         const Thread& thread) const;
    void lay(Request request, Thread& thread, RequestChanges& changes);
    void order();

    const model::Workspace* workspace_ = nullptr;
    std::uint64_t entries_seen_ = 0, batches_seen_ = UINT64_MAX;
    std::vector<Request> requests_;
    ByText<Thread> threads_;
    ByText<Batch> batches_;
    std::vector<std::uint32_t> before_;  // of each entry: the one before it of the same request
    std::vector<std::pair<const std::string, Thread>*> touched_;
};

}  // namespace icx::app
