#include "app/promise_chain.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/calendars.hpp"
#include "app/targets.hpp"
#include "core/text.hpp"
#include "standards/duration.hpp"
#include "standards/service.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using model::Standard;
using model::StandardId;
using model::Upstream;

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kStep_s = 15 * 60;
constexpr std::int64_t kTried_s = 366 * kDay_s;
constexpr std::int64_t kAhead_s = 400 * kDay_s;  // for the last start's end

std::string title_of(const model::Workspace& workspace, const StandardId& id) {
    const auto* standard = workspace.table<Standard>().find(id);
    return standard ? "\u201C" + standard->title + "\u201D" : id.text;
}

// "“A” rests on “B”, “B” rests on “A”".
std::string ring_words(const model::Workspace& workspace, const std::vector<StandardId>& ring) {
    std::string out;
    for (std::size_t i = 0; i + 1 < ring.size(); i++)
        out += (i ? ", " : "") + title_of(workspace, ring[i]) + " rests on " +
               title_of(workspace, ring[i + 1]);
    return out;
}

// One part: its time, its clock.
struct Link {
    const Standard* standard = nullptr;
    std::int64_t target_ms = 0;
    std::int32_t business_day_s = 0;
    std::optional<standards::BusinessClock> clock;
};

class Maker {
public:
    Maker(const model::Workspace& workspace, const Desk& desk, const Standard& standard,
          core::ZoneSource& zones, core::Date today, std::string priority = {})
        : workspace_(workspace), desk_(desk), standard_(standard), zones_(zones), today_(today),
          quarter_(last_quarter(today)), from_s_(core::days_from_civil(today) * kDay_s),
          priority_(std::move(priority)) {
        if (const auto* service = workspace.table<model::Service>().find(standard.service))
            department_ = service->department.text;
    }

    Chain make() {
        const auto upstream = rests_on(workspace_, standard_.id);
        for (const Standard* part : upstream)
            if (const auto ring = way_between(workspace_, part->id, standard_.id); !ring.empty())
                return refuse_ring(ring);
        if (!add(standard_, standard_.target, promise_) || !use_cells(promise_, {}))
            return std::move(chain_);
        chain_.target_ms = promise_.target_ms;
        chain_.has_own_time = !core::trim(standard_.own_time).empty();
        if (chain_.has_own_time && !add_part(standard_, standard_.own_time, {}))
            return std::move(chain_);
        for (const Standard* part : upstream)
            if (!add_part(*part, part->target, part->id) || !use_cells(links_.back(), department_))
                return std::move(chain_);
        for (std::size_t i = 0; i < links_.size(); i++)
            chain_.parts[i].target_ms = links_[i].target_ms;
        add_up(upstream);
        if (!priority_.empty() || !chain_.trouble.empty()) return std::move(chain_);
        count_kept(upstream);
        add_priorities(upstream);
        return std::move(chain_);
    }

private:
    Chain refuse_ring(std::vector<StandardId> ring) {
        ring.insert(ring.begin(), standard_.id);
        chain_.trouble = "These promises go round in a ring, so nothing can be added up: " +
                         ring_words(workspace_, ring) + ". Take one of the links out.";
        return std::move(chain_);
    }

    bool add(const Standard& standard, const std::string& text, Link& link) {
        if (core::trim(text).empty()) {
            chain_.trouble = title_of(workspace_, standard.id) +
                             " has no time allowed, so nothing can be added up.";
            return false;
        }
        const auto time = standards::parse_duration(core::trim(text));
        if (!time) {
            chain_.trouble = "\u201C" + text + "\u201D of " + title_of(workspace_, standard.id) +
                             " is no time such as 30m, 4h, 2d or 3bd.";
            return false;
        }
        auto hours = hours_of(workspace_, standard.calendar, zones_);
        auto service = hours ? standards::Service::make({std::move(*hours)}, zones_)
                             : Result<standards::Service>(hours.error());
        if (!service) {
            chain_.trouble = "The hours of " + title_of(workspace_, standard.id) +
                             " cannot be read, " + service.error().message + ".";
            return false;
        }
        link.standard = &standard;
        link.business_day_s = service->business_day_s(from_s_);
        link.target_ms = time->ms(link.business_day_s);
        const std::int64_t until_s = std::min(from_s_ + kTried_s + kAhead_s, core::kZonesUntil_s);
        link.clock = service->clock(from_s_, until_s);
        return true;
    }

    // The time for requests of the priority and of who asks, in place of the one for all.
    bool use_cells(Link& link, const std::string& asking) {
        const auto targets = Targets::make(workspace_, *link.standard);
        if (!targets) {
            chain_.trouble = "The times of " + title_of(workspace_, link.standard->id) +
                             " cannot be read, " + core::describe(targets.error()) + ".";
            return false;
        }
        Request request;
        request.priority = priority_;
        request.department = asking;
        link.target_ms = targets->ms_for(request, link.business_day_s);
        return true;
    }

    bool add_part(const Standard& standard, const std::string& text, const StandardId& id) {
        Link link;
        if (!add(standard, text, link)) return false;
        chain_.parts.push_back({id, link.target_ms, 0, 0});
        links_.push_back(std::move(link));
        return true;
    }

    void add_up(const std::vector<const Standard*>& upstream) {
        chain_.is_one_calendar =
            std::all_of(upstream.begin(), upstream.end(), [&](const Standard* part) {
                return part->calendar == standard_.calendar && part->hours_of == standard_.hours_of;
            });
        if (chain_.is_one_calendar)
            for (const ChainPart& part : chain_.parts)
                chain_.sum_ms += part.target_ms;
        else
            try_starts();
    }

    // Every priority that some promise of the chain gives a time of its own, spelled as there.
    void add_priorities(const std::vector<const Standard*>& upstream) {
        std::map<std::string, std::string> names;
        const auto collect = [&](const StandardId& id) {
            for (const model::Target* target : targets_of(workspace_, id))
                if (const auto name = core::trim(target->priority); !name.empty())
                    names.emplace(core::lower_ascii(name), name);
        };
        collect(standard_.id);
        for (const Standard* part : upstream)
            collect(part->id);
        for (const auto& [key, name] : names) {
            const Chain one =
                Maker(workspace_, desk_, standard_, zones_, today_, std::string(name)).make();
            if (one.trouble.empty())
                chain_.priorities.push_back({name, one.target_ms, one.used_ms()});
        }
    }

    void count_kept(const std::vector<const Standard*>& upstream) {
        if (const StandardFigures* figures = desk_.figures(standard_.id.text)) {
            const auto kept = kept_in(workspace_, desk_, *figures, quarter_);
            chain_.met = kept.met;
            chain_.decided = kept.met + kept.missed;
        }
        double product = 1;
        bool has_all = !upstream.empty();
        for (ChainPart& part : chain_.parts) {
            if (!part.standard.valid()) continue;
            if (const StandardFigures* figures = desk_.figures(part.standard.text)) {
                const auto kept = kept_in(workspace_, desk_, *figures, quarter_);
                part.met = kept.met;
                part.decided = kept.met + kept.missed;
            }
            has_all &= part.decided > 0;
            if (part.decided > 0)
                product *= static_cast<double>(part.met) / static_cast<double>(part.decided);
        }
        if (has_all) chain_.product = product;
    }

    void try_starts() {
        for (std::int64_t at_s = from_s_; at_s < from_s_ + kTried_s; at_s += kStep_s) {
            const core::Instant start{at_s * 1000};
            core::Instant end = start;
            for (const Link& link : links_) {
                const auto due = link.clock->due(end, link.target_ms);
                if (!due) {
                    chain_.trouble = "The hours of " + title_of(workspace_, link.standard->id) +
                                     " are too few to ever use up the time allowed.";
                    return;
                }
                end = *due;
            }
            const std::int64_t used_ms = promise_.clock->between_ms(start, end);
            chain_.tried++;
            chain_.too_late += used_ms > chain_.target_ms;
            if (!chain_.worst || used_ms > chain_.worst->used_ms)
                chain_.worst = WorstStart{start, end, used_ms};
        }
    }

    const model::Workspace& workspace_;
    const Desk& desk_;
    const Standard& standard_;
    core::ZoneSource& zones_;
    core::Date today_;
    Quarter quarter_;
    std::int64_t from_s_;
    std::string priority_, department_;
    Chain chain_;
    Link promise_;
    std::vector<Link> links_;
};

}  // namespace

model::UpstreamId upstream_id(const StandardId& standard, const StandardId& rests_on) {
    return model::UpstreamId(core::hash_id(Upstream::kPrefix, standard.text + " " + rests_on.text));
}

std::vector<const Standard*> rests_on(const model::Workspace& workspace,
                                      const StandardId& standard) {
    std::vector<const Standard*> out;
    for (const Standard* row : model::standards(workspace))
        if (workspace.table<Upstream>().find(upstream_id(standard, row->id))) out.push_back(row);
    return out;
}

std::vector<StandardId> way_between(const model::Workspace& workspace, const StandardId& from,
                                    const StandardId& to) {
    std::set<std::string> seen = {from.text};
    std::vector<std::vector<StandardId>> ways = {{from}};
    for (std::size_t i = 0; i < ways.size(); i++) {
        if (ways[i].back() == to) return ways[i];
        for (const Standard* next : rests_on(workspace, ways[i].back())) {
            if (!seen.insert(next->id.text).second) continue;
            std::vector<StandardId> longer = ways[i];
            longer.push_back(next->id);
            ways.push_back(std::move(longer));
        }
    }
    return {};
}

Result<Plan> plan(const model::Workspace& workspace, const RestOn& command, PlanContext&) {
    const auto* standard = workspace.table<Standard>().find(command.standard);
    const auto* part = workspace.table<Standard>().find(command.rests_on);
    if (!standard) return gone("promise", command.standard.text);
    if (!part) return gone("promise", command.rests_on.text);
    std::vector<StandardId> ring = way_between(workspace, part->id, standard->id);
    if (!ring.empty()) {
        ring.insert(ring.begin(), standard->id);
        return Error{core::Code::conflict,
                     "this would go round in a ring: " + ring_words(workspace, ring), "rests_on",
                     "take one of these links out first"};
    }
    Plan plan;
    plan.label = "rest a promise on another";
    Upstream link;
    link.id = upstream_id(standard->id, part->id);
    if (workspace.table<Upstream>().find(link.id)) return plan;
    link.standard = standard->id;
    link.rests_on = part->id;
    plan.created = link.id.text;
    write_new(plan.writes, link);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const RestNoMore& command, PlanContext&) {
    const auto* link = workspace.table<Upstream>().find(command.upstream);
    if (!link) return gone("link", command.upstream.text);
    Plan plan;
    plan.label = "take a promise out of the chain";
    write_removal(plan.writes, *link);
    return plan;
}

Chain chain_of(const model::Workspace& workspace, const Desk& desk, const Standard& standard,
               core::ZoneSource& zones, core::Date today) {
    return Maker(workspace, desk, standard, zones, today).make();
}

}  // namespace icx::app
