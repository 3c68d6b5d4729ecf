// What `?bench` measures, for window.bench (web/bench.js): the join on the workload of the peers'
// harness, and the way of one edit through the session, the journal and the browser's store until
// it is durable, in a database of its own. It is product code between two clock readings: the same
// libraries as the page's modules, nothing written for measuring but the workload. No page loads
// it without `?bench`.
#include <emscripten.h>

#include <memory>
#include <string>
#include <utility>

#include "app/session.hpp"
#include "platform/web/storage_web.hpp"
#include "replica/merge_bench.hpp"

// Answers of the calls below: their texts are JSON, and one call is under way at a time.
EM_JS(void, bench_answer, (const char* json), { Module.answer(JSON.parse(UTF8ToString(json))); });

namespace icx {
namespace {

// Text that does not repeat itself, as long as wanted; the harness's generator.
std::string filler(std::uint32_t seed, std::size_t size) {
    std::string out;
    for (std::uint32_t x = seed + 1; out.size() < size;) {
        x = x * 1664525u + 1013904223u;
        out += std::to_string(x) + ' ';
    }
    out.resize(size);
    return out;
}

std::string object_id(int number) { return "qu_bench" + std::to_string(number); }

// Commands of the measurement, planned as every other (app/session.hpp).
struct Fill {
    int from = 0, count = 0, bytes = 0;
};
struct EditOne {
    int object = 0, number = 0;
};

core::Result<app::Plan> plan(const model::Workspace&, const Fill& fill, app::PlanContext&) {
    app::Plan plan;
    plan.label = "fill";
    plan.is_undoable = false;
    for (int i = fill.from; i < fill.from + fill.count; i++)
        plan.writes.push_back(
            {object_id(i), "question", "text",
             filler(static_cast<std::uint32_t>(i), static_cast<std::size_t>(fill.bytes))});
    return plan;
}

core::Result<app::Plan> plan(const model::Workspace&, const EditOne& edit, app::PlanContext&) {
    app::Plan plan;
    plan.label = "edit";
    plan.writes.push_back(
        {object_id(edit.object), "question", "help", "new value " + std::to_string(edit.number)});
    return plan;
}

// A workspace in a database of its own, with everything that belongs to a page's session.
class Bench {
public:
    Bench() : session_(storage_, storage_.writer(), clock_, random_, app::employee_projection()) {
        tabs_.attach(session_);
        session_.journal().on_status = [this](const storage::SaveStatus& status) {
            using State = storage::SaveStatus::State;
            if (status.state != State::saving) saved(status.state == State::saved);
        };
    }

    void open() {
        session_.open([](core::Result<storage::RecoveryReport> report) {
            const bool is_right = report.ok() && !report->is_volatile;
            bench_answer(is_right ? "true" : "false");
        });
    }

    // One command: an edit of its own, or a slice of the filling. Answers when it is durable.
    template <class Command>
    void run(const Command& command) {
        is_waiting_ = true;
        if (!session_.run(command)) saved(false);
    }

    // The leading tab folds by itself as soon as the page is idle.
    bool is_fold_due() const { return session_.journal().is_fold_due(); }

    bool is_shown(int object, int number) const {
        const auto* question =
            session_.workspace().table<model::Question>().find(object_id(object));
        return question && question->help == "new value " + std::to_string(number);
    }

private:
    void saved(bool is_right) {
        if (std::exchange(is_waiting_, false)) bench_answer(is_right ? "true" : "false");
    }

    platform::web::WallClock clock_;
    platform::web::SystemRandom random_;
    platform::web::WebStorage storage_;
    app::Session session_;
    platform::web::Tabs tabs_;
    bool is_waiting_ = false;
};

std::unique_ptr<Bench> bench;

std::string to_json(const replica::MergeBench& r) {
    const auto member = [](const char* name, const auto& value) {
        return '"' + std::string(name) + "\":" + std::to_string(value) + ',';
    };
    return '{' + member("apply", r.apply_ms) + member("put", r.put_ms) +
           member("merge", r.merge_ms) + member("save", r.save_ms) + member("delta", r.delta) +
           member("snapshot", r.snapshot) + member("concurrent", r.concurrent) +
           member("lost", r.lost) + "\"same\":" + (r.same ? "true" : "false") +
           ",\"shown\":" + r.shown + '}';
}

}  // namespace
}  // namespace icx

extern "C" {
EMSCRIPTEN_KEEPALIVE void bench_merge(int edits) {
    icx::platform::web::WallClock clock;
    const auto result =
        icx::replica::run_merge_bench(static_cast<std::size_t>(edits), emscripten_get_now, clock);
    bench_answer(icx::to_json(result).c_str());
}
EMSCRIPTEN_KEEPALIVE void bench_open(int database) {
    icx::platform::web::use_database("bench-" + std::to_string(database));
    icx::bench = std::make_unique<icx::Bench>();
    icx::bench->open();
}
EMSCRIPTEN_KEEPALIVE void bench_fill(int from, int count, int bytes) {
    icx::bench->run(icx::Fill{from, count, bytes});
}
EMSCRIPTEN_KEEPALIVE int bench_is_fold_due() { return icx::bench->is_fold_due(); }
EMSCRIPTEN_KEEPALIVE void bench_edit(int object, int number) {
    icx::bench->run(icx::EditOne{object, number});
}
EMSCRIPTEN_KEEPALIVE int bench_is_shown(int object, int number) {
    return icx::bench->is_shown(object, number);
}
}

int main() { return 0; }
