#include "bench/desk_bench.hpp"

#include "app/serve_desk.hpp"
#include "core/random.hpp"
#include "platform/native/zones.hpp"
#include "ui/views/requests_view.hpp"

namespace icx::bench {
namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;
constexpr std::int64_t kNow = 1'794'306'420'000;  // November 2026
constexpr std::int64_t kYear = 365 * 24 * kHour;

void put_records(model::Workspace& workspace) {
    model::Calendar hours;
    hours.id.text = "ca_1";
    hours.tz = "Europe/London";
    hours.monday = hours.tuesday = hours.wednesday = hours.thursday = hours.friday = "08:00-17:00";
    workspace.table<model::Calendar>().put(hours);
    model::Service service;
    service.id.text = "sc_1";
    service.name = "IT help desk";
    workspace.table<model::Service>().put(service);
    const char* kTargets[] = {"30m", "4h", "1bd", "3bd", "5bd"};
    for (int i = 0; i < 5; i++) {
        model::Standard standard;
        standard.id.text = "st_" + std::to_string(i);
        standard.service = service.id;
        standard.calendar = hours.id;
        standard.target = kTargets[i];
        if (i > 1) standard.stop = "resolved";
        workspace.table<model::Standard>().put(standard);
    }
}

model::RequestEntry entry_of(std::size_t number, std::int64_t opened_ms, core::SeededRandom& dice) {
    model::RequestEntry entry;
    entry.request = "rq_" + std::to_string(number);
    entry.id = entry.request + ":";
    entry.number = std::to_string(number);
    entry.title = "Printer on floor " + std::to_string(number % 9);
    entry.department = "Department " + std::to_string(number % 21);
    entry.priority = std::to_string(1 + number % 3);
    entry.service = "sc_1";
    std::int64_t at_ms = opened_ms;
    const bool is_open = dice.next() % 50 == 0;
    for (const char* activity : {"opened", "acknowledged", "waiting", "resolved"}) {
        if (is_open && entry.events.size() == 2) break;
        entry.events.push_back({{at_ms}, activity, number % 2 ? "Ann" : "Ben", ""});
        at_ms = std::min(at_ms + static_cast<std::int64_t>(dice.next() % (600 * kMinute)), kNow);
    }
    return entry;
}

void put_step(model::Workspace& workspace, std::size_t request, std::int64_t at_ms) {
    model::RequestEntry entry;
    entry.request = "rq_" + std::to_string(request);
    entry.id = "step_" + std::to_string(at_ms) + ":";
    entry.events.push_back({{at_ms}, "resolved", "", ""});
    workspace.serve_records().requests.put(entry);
    workspace.revision++;
}

bool same(const standards::Attainment& a, const standards::Attainment& b) {
    return a.met == b.met && a.missed == b.missed && a.pending == b.pending &&
           a.net.sum_ms == b.net.sum_ms && a.net.p_type7_s == b.net.p_type7_s;
}

}  // namespace

DeskBench run_desk_bench(std::size_t requests, double (*now_ms)()) {
    DeskBench out;
    model::Workspace workspace;
    platform::native::SystemZones zones;
    core::SeededRandom dice(7);
    put_records(workspace);
    const auto step = static_cast<std::int64_t>(kYear / static_cast<std::int64_t>(requests));
    for (std::size_t i = 0; i < requests; i++)
        workspace.serve_records().requests.put(
            entry_of(i, kNow - kYear + static_cast<std::int64_t>(i) * step, dice));
    app::Desk desk;
    const double t0 = now_ms();
    desk.refresh(workspace, zones, {kNow});
    const double t1 = now_ms();
    put_step(workspace, requests - 10, kNow + 1);
    desk.refresh(workspace, zones, {kNow + 1});
    const double t2 = now_ms();
    desk.refresh(workspace, zones, {kNow + kMinute});
    const double t3 = now_ms();
    ui::RequestsState state;
    const ui::ServeContext context{workspace, desk, zones, {kNow + kMinute}};
    state.filter = ui::RequestFilter::all;
    ui::build_requests(context, state);
    const double t4 = now_ms();
    const ui::RequestsView view = ui::build_requests(context, state);
    std::size_t letters = 0;
    for (std::size_t i = 0; i < 40; i++)
        letters += view.row(i).title.size();
    const double t5 = now_ms();
    out.anew_ms = t1 - t0;
    out.step_ms = t2 - t1;
    out.minute_ms = t3 - t2;
    out.list_ms = t5 - t4;
    app::Desk other;
    other.refresh(workspace, zones, {kNow + kMinute});
    out.is_same = letters > 0;
    for (const auto& [id, figures] : desk.all())
        out.is_same = out.is_same && same(figures.all, other.figures(id)->all) &&
                      figures.waiting == other.figures(id)->waiting;
    return out;
}

}  // namespace icx::bench
