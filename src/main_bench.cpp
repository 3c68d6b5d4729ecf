// What `?bench` measures, for window.bench (web/bench.js): the join on the workload of the peers'
// harness, the business time of many requests, and the way of one edit through the session, the
// journal and the browser's store until it is durable, in a database of its own. It is product code
// between two clock readings: the same libraries as the page's modules, nothing written for
// measuring but the workload. No page loads it without `?bench`.
#include <emscripten.h>

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/session.hpp"
#include "platform/web/storage_web.hpp"
#include "platform/web/zones_web.hpp"
#include "replica/merge_bench.hpp"
#include "standards/service.hpp"

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

// The help desk of the harness's requests: London, Monday to Friday 09:00 to 17:30, ten days off a
// year. Days off before 2024 lie before every request.
constexpr core::Date kDaysOff[] = {
    {2024, 1, 1},   {2024, 3, 29},  {2024, 4, 1},   {2024, 5, 6},   {2024, 5, 27},  {2024, 8, 26},
    {2024, 12, 24}, {2024, 12, 25}, {2024, 12, 26}, {2024, 12, 31}, {2025, 1, 1},   {2025, 4, 18},
    {2025, 4, 21},  {2025, 5, 5},   {2025, 5, 26},  {2025, 8, 25},  {2025, 12, 24}, {2025, 12, 25},
    {2025, 12, 26}, {2025, 12, 31}, {2026, 1, 1},   {2026, 4, 3},   {2026, 4, 6},   {2026, 5, 4},
    {2026, 5, 25}};
constexpr core::Date kFirstDay{2023, 12, 1}, kEndDay{2026, 6, 1};

std::int64_t second_of(core::Date day) { return core::days_from_civil(day) * 86400; }

// The columns of n requests, in seconds since the first day, and their business time.
class DeskBench {
public:
    explicit DeskBench(std::size_t n) : columns_(3 * n) {
        standards::Calendar calendar;
        calendar.tz = "Europe/London";
        for (std::size_t day = 0; day < 5; day++)
            calendar.week[day] = {{9 * 3600, 17 * 3600 + 1800}};
        for (const core::Date& day : kDaysOff)
            calendar.holidays.push_back(core::days_from_civil(day));
        auto service = standards::Service::make({standards::always(std::move(calendar))}, zones_);
        if (service)
            clock_ = std::make_unique<standards::BusinessClock>(
                service->clock(second_of(kFirstDay), second_of(kEndDay)));
    }
    bool is_ready() const { return clock_ != nullptr; }
    std::uint32_t* columns() { return columns_.data(); }

    void run() {
        const std::size_t n = columns_.size() / 3;
        const std::span<std::uint32_t> all(columns_);
        clock_->between_s(all.first(n), all.subspan(n, n), second_of(kFirstDay), all.last(n));
    }

private:
    platform::web::WebZones zones_;
    std::unique_ptr<standards::BusinessClock> clock_;
    std::vector<std::uint32_t> columns_;
};

std::unique_ptr<DeskBench> desk;

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
// Where three columns of n numbers lie (opened, closed, business time); 0 without its time zone.
EMSCRIPTEN_KEEPALIVE std::uint32_t* bench_desk(int n) {
    icx::desk = std::make_unique<icx::DeskBench>(static_cast<std::size_t>(n));
    return icx::desk->is_ready() ? icx::desk->columns() : nullptr;
}
EMSCRIPTEN_KEEPALIVE void bench_desk_run() { icx::desk->run(); }
EMSCRIPTEN_KEEPALIVE int bench_is_shown(int object, int number) {
    return icx::bench->is_shown(object, number);
}
}

int main() { return 0; }
