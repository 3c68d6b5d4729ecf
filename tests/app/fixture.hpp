// A workspace on a storage in memory with a clock and chance of its own, as tests of app/ need it.
#pragma once

#include <doctest/doctest.h>

#include <memory>

#include "app/respond_commands.hpp"
#include "app/session.hpp"
#include "app/survey_commands.hpp"
#include "app/workspace_commands.hpp"
#include "storage/memory_storage.hpp"

namespace icx::app_testing {

struct StepClock : core::Clock {
    std::int64_t ms = 1'794'300'000'000;  // November 2026
    core::Instant now() override { return {ms}; }
};

struct Device {
    explicit Device(std::uint64_t seed, testing::MemoryStorage* shared = nullptr)
        : random(seed), storage(shared ? *shared : own),
          session(storage, "writer" + std::to_string(seed), clock, random) {
        session.open([this](const auto& opened) {
            report = opened.ok() ? *opened : report;
            is_open = opened.ok();
        });
    }

    template <class C>
    app::Outcome must(const C& command) {
        const auto outcome = session.run(command);
        REQUIRE_MESSAGE(outcome.ok(), (outcome.ok() ? "" : core::describe(outcome.error())));
        return *outcome;
    }
    const model::Workspace& workspace() const { return session.workspace(); }

    StepClock clock;
    core::SeededRandom random;
    testing::MemoryStorage own;
    testing::MemoryStorage& storage;
    app::Session session;
    storage::RecoveryReport report;
    bool is_open = false;
};

} // namespace icx::app_testing
