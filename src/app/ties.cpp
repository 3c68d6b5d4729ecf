#include "app/ties.hpp"

#include <map>
#include <tuple>

#include "core/text.hpp"

namespace icx::app {
namespace {

using standards::Outcome;
using standards::Verdict;

std::int64_t local_day(const core::ZoneTable& zone, std::int64_t at_ms) {
    return core::local_day_at(zone, at_ms / 1000 - (at_ms % 1000 < 0));
}

bool is_done(const Request& request) {
    return request.state == RequestState::resolved || request.state == RequestState::withdrawn;
}

// Names of departments in lower case to their ids, so that a log is read once.
class Keys {
public:
    explicit Keys(const model::Workspace& workspace) : workspace_(workspace) {
        for (const auto& [id, department] : workspace.table<model::Department>())
            by_name_.emplace(core::lower_ascii(core::trim(department.name)), id);
    }
    const std::string& of(const std::string& written) {
        const auto [it, is_new] = known_.try_emplace(written);
        if (!is_new) return it->second;
        it->second = written;
        if (workspace_.table<model::Department>().find(std::string_view(written)))
            return it->second;
        const auto named = by_name_.find(core::lower_ascii(core::trim(written)));
        if (named != by_name_.end()) it->second = named->second;
        return it->second;
    }

private:
    const model::Workspace& workspace_;
    std::map<std::string, std::string, std::less<>> by_name_;
    std::map<std::string, std::string> known_;
};

class Finder {
public:
    Finder(const model::Workspace& workspace, const Desk& desk, Quarter quarter)
        : desk_(desk), keys_(workspace), from_(core::days_from_civil(quarter.from)),
          until_(core::days_from_civil(quarter.until)) {
        for (const auto& [id, service] : workspace.table<model::Service>())
            if (workspace.table<model::Department>().find(service.department))
                providers_[id] = service.department.text;
    }

    std::vector<Tie> find(const model::Workspace& workspace) {
        place_requests();
        for (const auto& [id, figures] : desk_.all()) {
            const auto* standard = workspace.table<model::Standard>().find(id);
            if (standard && standard->state == model::StandardState::kept && !standard->is_duty &&
                figures.is_ok())
                take(figures);
        }
        for (std::size_t i = 0; i < ties_.size(); i++)
            ties_[i].kept = standards::compute_attainment(outcomes_[i], {});
        std::stable_sort(ties_.begin(), ties_.end(), [](const Tie& a, const Tie& b) {
            if (a.asked != b.asked) return a.asked > b.asked;
            return std::tie(a.provider, a.requester) < std::tie(b.provider, b.requester);
        });
        return std::move(ties_);
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    bool is_within(std::int64_t day) const { return day >= from_ && day < until_; }

    void place_requests() {
        const auto& requests = desk_.requests();
        tie_of_.assign(requests.size(), kNone);
        was_late_.assign(requests.size(), false);
        std::map<std::pair<std::string, std::string>, std::size_t> places;
        for (std::size_t i = 0; i < requests.size(); i++) {
            const Request& request = requests[i];
            const auto provider = providers_.find(request.service);
            if (provider == providers_.end() || core::trim(request.department).empty()) continue;
            const std::string& requester = keys_.of(request.department);
            const auto [it, is_new] =
                places.try_emplace({provider->second, requester}, ties_.size());
            if (is_new) {
                Tie& fresh = ties_.emplace_back();
                fresh.provider = provider->second;
                fresh.requester = requester;
            }
            tie_of_[i] = it->second;
            Tie& tie = ties_[it->second];
            tie.services.insert(request.service);
            tie.asked += is_within(core::days_from_civil(core::utc_date(request.opened())));
            tie.open += !is_done(request);
        }
        outcomes_.resize(ties_.size());
    }

    void take(const StandardFigures& figures) {
        for (const Case& item : figures.cases) {
            const std::size_t tie = tie_of_[item.request];
            if (tie == kNone) continue;
            const Outcome& outcome = item.outcome;
            if (is_within(local_day(figures.zone, outcome.start_ms)))
                outcomes_[tie].push_back(outcome);
            const bool is_late = !outcome.is_stopped && outcome.verdict == Verdict::missed;
            if (!is_late || was_late_[item.request] || is_done(desk_.requests()[item.request]))
                continue;
            was_late_[item.request] = true;
            ties_[tie].late++;
        }
    }

    const Desk& desk_;
    Keys keys_;
    std::int64_t from_, until_;
    std::map<std::string, std::string, std::less<>> providers_;  // service to department
    std::vector<Tie> ties_;
    std::vector<std::vector<Outcome>> outcomes_;
    std::vector<std::size_t> tie_of_;  // of each request
    std::vector<bool> was_late_;
};

}  // namespace

Quarter last_quarter(core::Date today) {
    const int month = today.year * 12 + today.month - 1;
    const auto first_of = [](int index) { return core::Date{index / 12, index % 12 + 1, 1}; };
    return {first_of(month - 3), first_of(month)};
}

std::string department_key(const model::Workspace& workspace, const std::string& department) {
    return Keys(workspace).of(department);
}

std::vector<Outcome> outcomes_in(const model::Workspace& workspace, const Desk& desk,
                                 const StandardFigures& figures, Quarter quarter,
                                 const std::string& asked_by) {
    Keys keys(workspace);
    const std::int64_t from = core::days_from_civil(quarter.from);
    const std::int64_t until = core::days_from_civil(quarter.until);
    std::vector<Outcome> out;
    const auto first = std::partition_point(
        figures.cases.begin(), figures.cases.end(), [&](const Case& item) {
            return local_day(figures.zone, item.outcome.start_ms) < from;
        });
    for (auto at = first; at != figures.cases.end(); ++at) {
        const Case& item = *at;
        if (local_day(figures.zone, item.outcome.start_ms) >= until) break;
        if (asked_by.empty() || keys.of(desk.requests()[item.request].department) == asked_by)
            out.push_back(item.outcome);
    }
    return out;
}

standards::Attainment kept_in(const model::Workspace& workspace, const Desk& desk,
                              const StandardFigures& figures, Quarter quarter,
                              const std::string& asked_by) {
    return standards::compute_attainment(outcomes_in(workspace, desk, figures, quarter, asked_by),
                                         {});
}

std::vector<Tie> ties(const model::Workspace& workspace, const Desk& desk, Quarter quarter) {
    return Finder(workspace, desk, quarter).find(workspace);
}

}  // namespace icx::app
