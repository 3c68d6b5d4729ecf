// Session: the only door to the data. It wires replica, journal and history: a command is planned
// against the workspace (pure), applied (stamped, joined, re-projected, journalled) and remembered
// for undo, which is itself a new forward change. Imports, other tabs and remotes come through
// join(). Screens read `workspace()` and push commands to a CommandSink; they never change data
// mid-frame.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/edit.hpp"
#include "app/projection.hpp"
#include "core/random.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "model/workspace.hpp"
#include "replica/replica.hpp"
#include "storage/journal.hpp"

namespace icx::app {

// What screens say about saving and about what was found at start.
using SaveStatus = storage::SaveStatus;
using RecoveryReport = storage::RecoveryReport;

struct PlanContext {
    core::Instant now;
    core::Random& random;
};

// What a command wants, before it has an author and a time.
struct Plan {
    Writes writes;
    std::vector<replica::Fact> facts;
    std::string label;    // for undo: "add question", sentence fragment in lower case
    std::string created;  // id of what was made, for focus and routes
    // Typing into one field joins the previous step of history when the key is equal.
    std::string merge_key;
    bool is_undoable = true;              // false for answers in progress and device housekeeping
    std::vector<core::Problem> problems;  // what was left out and why
};

struct Outcome {
    std::string created;
    std::string label;
    std::size_t responses = 0;  // added
    std::vector<core::Problem> problems;
};

// A queued command, type-erased: any struct C with `Result<Plan> plan(const Workspace&, const C&,
// PlanContext&)` found by argument-dependent lookup.
class CommandSink {
public:
    using Planner = std::function<core::Result<Plan>(const model::Workspace&, PlanContext&)>;
    using Then = std::function<void(const core::Result<Outcome>&)>;
    struct Item {
        Planner planner;
        Then then;
    };

    template <class C>
    void push(C command, Then then = {}) {
        items_.push_back(
            {[c = std::move(command)](const model::Workspace& w, PlanContext& context) {
                 return plan(w, c, context);
             },
             std::move(then)});
    }
    std::vector<Item> take() { return std::exchange(items_, {}); }

private:
    std::vector<Item> items_;
};

// What a bundle import did, per object.
struct ImportCounts {
    std::size_t created = 0, updated = 0, unchanged = 0;
    std::size_t new_responses = 0;
    std::vector<core::Problem> problems;
};

class Session {
public:
    // `writer`: see replica::Replica. All references must outlive the session.
    Session(core::Storage& storage, std::string writer, core::Clock& clock, core::Random& random,
            const Projection& projection = whole_projection());
    ~Session();

    // Reads the journal; `ready` is called once, editing is possible from then on.
    void open(std::function<void(core::Result<storage::RecoveryReport>)> ready);

    const model::Workspace& workspace() const { return workspace_; }
    const replica::Replica& replica() const { return replica_; }
    storage::Journal& journal() { return journal_; }
    const storage::Journal& journal() const { return journal_; }
    core::Random& random() { return random_; }
    core::Clock& clock() { return clock_; }

    template <class C>
    core::Result<Outcome> run(const C& command) {
        PlanContext context{clock_.now(), random_};
        return carry_out(plan(workspace_, command, context));
    }
    // Runs what a frame queued, in order; each item's `then` hears its outcome.
    void run_all(CommandSink& sink);

    // Undo and redo of this tab's own undoable steps; the label of the step, nullopt when none.
    std::optional<std::string> undo_label() const;
    // A number of its own for each step, of the one that undo() would take back; 0: there is none.
    std::uint64_t undo_step() const { return undo_.empty() ? 0 : undo_.back().number; }
    std::optional<std::string> redo_label() const;
    bool undo();
    bool redo();

    // Bundle in and out. An import is one change, undoable; nothing is applied on an error.
    std::string export_bundle() const;
    core::Result<ImportCounts> import_bundle(std::string_view text, std::string_view label);

    // Chooses one of several concurrent values: an ordinary write.
    void settle(const model::Conflict& conflict, const core::Value& chosen);

    // Another tab's committed record.
    core::Result<void> receive(std::string_view record);

    // Called after every applied or joined change (marks the screen for a new frame).
    std::function<void()> on_change;

    // Text edits wait for this long before their commit starts, unless flushed earlier.
    static constexpr int kTypingDelayMs = 200;
    // When the next delayed commit is due; the platform wakes us then and calls flush_due().
    std::optional<core::Instant> flush_at() const { return flush_at_; }
    void flush_due();
    void flush();

private:
    struct Step {
        std::string label;
        std::string merge_key;
        core::Instant at;
        Writes inverse;
        std::uint64_t number = 0;
    };

    core::Result<Outcome> carry_out(core::Result<Plan> planned);
    Writes apply(const Writes& writes, std::vector<replica::Fact> facts, std::string why);
    void absorb(const replica::JoinReport& report);
    void remember(const Plan& plan, Writes inverse);
    void schedule(bool is_typing);

    const Projection& projection_;
    core::Clock& clock_;
    core::Random& random_;
    replica::Replica replica_;
    storage::Journal journal_;
    model::Workspace workspace_;
    std::vector<Step> undo_;
    std::vector<Step> redo_;
    std::uint64_t steps_made_ = 0;
    std::optional<core::Instant> flush_at_;
    bool is_open_ = false;
};

}  // namespace icx::app
