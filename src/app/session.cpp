#include "app/session.hpp"

#include <algorithm>

#include "app/projection.hpp"
#include "codec/documents.hpp"

namespace icx::app {
namespace {

constexpr std::size_t kHistoryMax = 500;
constexpr std::int64_t kMergeWindowMs = 3000;

// What the touched objects show, as writes that bring it back after a join.
class Memory {
public:
    Memory(const replica::Replica& replica, const std::vector<replica::ObjectState>& incoming) {
        for (const replica::ObjectState& object : incoming) {
            Shown shown{object.id,
                        object.type,
                        replica.type(object.id).empty() || replica.is_hidden(object.id),
                        {}};
            for (const auto& [field, leaves] : object.fields) {
                const core::Value* value = replica.shown(object.id, field);
                shown.fields.emplace_back(field, value ? std::optional(*value) : std::nullopt);
            }
            shown_.push_back(std::move(shown));
        }
    }

    Writes inverse(const replica::Replica& replica) const {
        using Kind = replica::Write::Kind;
        Writes writes;
        for (const Shown& was : shown_) {
            if (was.is_absent) {
                if (!replica.is_hidden(was.id))
                    writes.push_back({was.id, was.type, {}, {}, Kind::remove_object});
                continue;
            }
            for (const auto& [field, value] : was.fields) {
                const core::Value* now = replica.shown(was.id, field);
                if (value && (!now || !(*now == *value)))
                    writes.push_back({was.id, was.type, field, *value});
                if (!value && now) writes.push_back({was.id, was.type, field, {}, Kind::erase});
            }
        }
        return writes;
    }

private:
    struct Shown {
        std::string id, type;
        bool is_absent;
        std::vector<std::pair<std::string, std::optional<core::Value>>> fields;
    };
    std::vector<Shown> shown_;
};

}  // namespace

Session::Session(core::Storage& storage, std::string writer, core::Clock& clock,
                 core::Random& random, const Projection& projection)
    : projection_(projection), clock_(clock), random_(random), replica_(writer, clock),
      journal_(storage, std::move(writer), clock, random) {
    journal_.on_found = [this](replica::Change change) {
        absorb(replica_.join(change.objects, change.facts));
    };
}

Session::~Session() = default;

void Session::open(std::function<void(core::Result<storage::RecoveryReport>)> ready) {
    journal_.open(replica_, workspace_.id, [this, ready = std::move(ready)](auto report) {
        project_all(replica_, workspace_, projection_);
        is_open_ = report.ok() && !report->is_read_only;
        ready(std::move(report));
    });
}

core::Result<Outcome> Session::carry_out(core::Result<Plan> planned) {
    if (!planned) return planned.error();
    if (!is_open_)
        return core::Error{core::Code::unsupported, "this workspace is open for reading only", "",
                           "export it and open it with the newer version"};
    Plan& plan = *planned;
    const bool is_typing = !plan.merge_key.empty();
    Outcome outcome{plan.created, plan.label, plan.facts.size(), std::move(plan.problems)};
    Writes inverse = apply(plan.writes, std::move(plan.facts), "edit");
    if (plan.is_undoable && !inverse.empty()) remember(plan, std::move(inverse));
    schedule(is_typing);
    return outcome;
}

void Session::run_all(CommandSink& sink) {
    for (CommandSink::Item& item : sink.take()) {
        PlanContext context{clock_.now(), random_};
        const auto outcome = carry_out(item.planner(workspace_, context));
        if (item.then) item.then(outcome);
    }
}

Writes Session::apply(const Writes& writes, std::vector<replica::Fact> facts, std::string why) {
    replica::WriteResult result = replica_.write(writes, std::move(facts), std::move(why));
    if (result.change.objects.empty() && result.change.facts.empty()) return {};
    absorb(result.report);
    journal_.append(std::move(result.change));
    return std::move(result.inverse);
}

void Session::absorb(const replica::JoinReport& report) {
    project(replica_, report.touched, workspace_, projection_);
    project_facts(replica_, report.new_facts, workspace_, projection_);
    if (on_change) on_change();
}

void Session::remember(const Plan& plan, Writes inverse) {
    redo_.clear();
    const core::Instant now = clock_.now();
    // Inverses run newest first, so the first value of a burst of typing is the one that returns.
    if (!undo_.empty() && !plan.merge_key.empty() && undo_.back().merge_key == plan.merge_key &&
        now.ms - undo_.back().at.ms < kMergeWindowMs) {
        undo_.back().at = now;
        return;
    }
    undo_.push_back({plan.label, plan.merge_key, now, std::move(inverse), ++steps_made_});
    if (undo_.size() > kHistoryMax) undo_.erase(undo_.begin());
}

void Session::schedule(bool is_typing) {
    if (!is_typing) {
        flush();
        return;
    }
    if (!flush_at_) flush_at_ = core::Instant{clock_.now().ms + kTypingDelayMs};
}

void Session::flush_due() {
    if (flush_at_ && !(clock_.now() < *flush_at_)) flush();
}

void Session::flush() {
    flush_at_.reset();
    journal_.flush();
}

std::optional<std::string> Session::undo_label() const {
    return undo_.empty() ? std::nullopt : std::optional(undo_.back().label);
}

std::optional<std::string> Session::redo_label() const {
    return redo_.empty() ? std::nullopt : std::optional(redo_.back().label);
}

bool Session::undo() {
    if (undo_.empty() || !is_open_) return false;
    Step step = std::move(undo_.back());
    undo_.pop_back();
    step.inverse = apply(step.inverse, {}, "undo");
    step.merge_key.clear();
    redo_.push_back(std::move(step));
    flush();
    return true;
}

bool Session::redo() {
    if (redo_.empty() || !is_open_) return false;
    Step step = std::move(redo_.back());
    redo_.pop_back();
    step.inverse = apply(step.inverse, {}, "undo");
    undo_.push_back(std::move(step));
    flush();
    return true;
}

std::string Session::export_bundle() const {
    codec::Bundle bundle;
    bundle.workspace = workspace_.id;
    bundle.from = replica_.writer();
    bundle.made = clock_.now();
    for (const std::string& id : replica_.ids()) {
        if (is_local_type(replica_.type(id))) continue;
        if (auto state = replica_.state(id)) bundle.objects.push_back(std::move(*state));
    }
    bundle.facts = replica_.facts();
    return codec::encode_bundle(bundle);
}

core::Result<ImportCounts> Session::import_bundle(std::string_view text, std::string_view label) {
    auto bundle = codec::decode_bundle(text);
    if (!bundle) return bundle.error();
    if (!is_open_)
        return core::Error{core::Code::unsupported, "this workspace is open for reading only", "",
                           ""};
    ImportCounts counts;
    // Another device's drafts and outbox are that device's own, whoever put them into a file.
    std::erase_if(bundle->objects, [&](const replica::ObjectState& object) {
        if (!is_local_type(object.type)) return false;
        counts.problems.push_back({object.id, "left out: it belongs to another device only"});
        return true;
    });
    const Memory memory(replica_, bundle->objects);
    replica::JoinReport report = replica_.join(bundle->objects, bundle->facts);
    counts.created = report.created;
    counts.updated = report.updated;
    counts.unchanged = report.unchanged;
    counts.new_responses = report.new_facts.size();
    counts.problems.insert(counts.problems.end(), report.problems.begin(), report.problems.end());
    if (report.touched.empty() && report.new_facts.empty()) return counts;

    replica::Change change{replica_.writer(), 0, replica_.clock_reading(), "import", {}, {}};
    for (replica::ObjectState& object : bundle->objects)
        if (std::binary_search(report.touched.begin(), report.touched.end(), object.id))
            change.objects.push_back(std::move(object));
    for (const std::size_t index : report.new_facts)
        change.facts.push_back(replica_.facts()[index]);
    absorb(report);
    journal_.append(std::move(change));
    Plan plan;
    plan.label = std::string(label);
    remember(plan, memory.inverse(replica_));
    flush();
    return counts;
}

void Session::settle(const model::Conflict& conflict, const core::Value& chosen) {
    Plan plan;
    plan.label = "choose a version";
    plan.writes.push_back(
        {conflict.object, std::string(replica_.type(conflict.object)), conflict.field, chosen});
    (void)carry_out(std::move(plan));
}

core::Result<void> Session::receive(std::string_view record) {
    auto change = journal_.read_record(record);
    if (!change) return change.error();
    const replica::JoinReport report = replica_.join(change->objects, change->facts);
    if (!report.touched.empty() || !report.new_facts.empty()) absorb(report);
    return {};
}

}  // namespace icx::app
