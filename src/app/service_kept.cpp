#include "app/service_kept.hpp"

#include <algorithm>

#include "app/standard_measure.hpp"

namespace icx::app {
namespace {

using standards::Outcome;

std::int64_t local_day(const core::ZoneTable& zone, std::int64_t at_ms) {
    return core::local_day_at(zone, at_ms / 1000 - (at_ms % 1000 < 0));
}

bool has_activity(std::string_view list, std::string_view activity) {
    const auto names = activities_of(list);
    return std::find(names.begin(), names.end(), activity) != names.end();
}

class Counter {
public:
    Counter(const model::Workspace& workspace, const Desk& desk, core::ZoneSource& zones,
            core::Instant now, std::int64_t from_day)
        : workspace_(workspace), desk_(desk), zones_(zones), now_(now), from_day_(from_day) {}

    ServiceKept count(const model::Service& service) {
        ServiceKept out;
        out.service = service.id;
        std::vector<Outcome> outcomes, solved;
        bool is_reply_only = true;
        double goals = 0, weight = 0;
        for (const model::Standard* standard : model::standards(workspace_)) {
            const bool is_for_it =
                !standard->service.valid() || standard->service.text == service.id.text;
            if (standard->state != model::StandardState::kept || standard->is_duty || !is_for_it)
                continue;
            const StandardFigures* figures = desk_.figures(standard->id.text);
            if (!figures || !figures->is_ok()) continue;
            const std::size_t before = outcomes.size();
            take(service, figures->cases, figures->zone, outcomes);
            if (outcomes.size() == before) continue;
            out.standards.push_back(standard->id);
            const auto n = static_cast<double>(outcomes.size() - before);
            goals += standard->goal * n;
            weight += n;
            is_reply_only &= !has_activity(standard->stop, kResolved);
            if (is_reply_only) add_solved(service, *standard, solved);
        }
        out.kept = standards::compute_attainment(outcomes, {});
        if (weight > 0) out.goal = goals / weight;
        if (is_reply_only && !solved.empty())
            out.as_solved = standards::compute_attainment(solved, {});
        count_requests(service, out);
        return out;
    }

private:
    void take(const model::Service& service, const std::vector<Case>& cases,
              const core::ZoneTable& zone, std::vector<Outcome>& into) const {
        // Cases stand by opening.
        for (std::size_t i = cases.size(); i-- > 0;) {
            if (local_day(zone, cases[i].outcome.start_ms) < from_day_) break;
            if (desk_.requests()[cases[i].request].service == service.id.text)
                into.push_back(cases[i].outcome);
        }
    }

    void add_solved(const model::Service& service, const model::Standard& standard,
                    std::vector<Outcome>& into) {
        model::Standard changed = standard;
        changed.stop = kResolved;
        auto bench = MeasuringBench::make(workspace_, changed, zones_);
        if (!bench) return;
        std::vector<Request> recent;
        for (const Request& request : desk_.requests())
            if (request.service == service.id.text &&
                local_day(bench->zone(), request.opened().ms) >= from_day_)
                recent.push_back(request);
        for (Case& item : bench->measure_all(recent, now_.ms))
            into.push_back(item.outcome);
    }

    void count_requests(const model::Service& service, ServiceKept& out) const {
        for (const Request& request : desk_.requests()) {
            if (request.service != service.id.text) continue;
            if (core::days_from_civil(core::utc_date(request.opened())) < from_day_) continue;
            out.requests++;
            out.reopened += std::any_of(
                request.events.begin(), request.events.end(),
                [](const model::RequestEvent& event) { return event.activity == kReopened; });
        }
    }

    const model::Workspace& workspace_;
    const Desk& desk_;
    core::ZoneSource& zones_;
    core::Instant now_;
    std::int64_t from_day_;
};

}  // namespace

std::vector<ServiceKept> services_kept(const model::Workspace& workspace, const Desk& desk,
                                       core::ZoneSource& zones, core::Instant now,
                                       std::int64_t from_day) {
    Counter counter(workspace, desk, zones, now, from_day);
    std::vector<ServiceKept> out;
    for (const model::Service* service : model::services(workspace))
        out.push_back(counter.count(*service));
    return out;
}

}  // namespace icx::app
