#include "ui/views/chain_view.hpp"

#include <algorithm>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "standards/duration.hpp"
#include "statistics/proportion.hpp"
#include "ui/views/contact_words.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::Chain;
using app::ChainPart;
using model::Standard;

std::string service_name(const model::Workspace& workspace, const Standard& standard) {
    const auto* service = workspace.table<model::Service>().find(standard.service);
    return service ? service->name : "All services";
}

void remember(const ServeContext& context, const Standard& standard, ChainState& state) {
    const core::Date today = core::utc_date(context.now);
    std::string made_of = standard.id.text + "/" + std::to_string(context.workspace.revision) +
                          "/" + core::iso_date(today);
    if (made_of == state.made_of) return;
    state.made_of = std::move(made_of);
    state.chain = app::chain_of(context.workspace, context.desk, standard, context.zones, today);
}

ChainRow row_of(const model::Workspace& workspace, const Standard& standard, const Chain& chain,
                const ChainPart& part) {
    ChainRow row;
    row.time = time_words(part.target_ms);
    const double share = chain.target_ms > 0 ? static_cast<double>(part.target_ms) /
                                                   static_cast<double>(chain.target_ms)
                                             : 1;
    row.share = static_cast<float>(std::min(share, 1.0));
    row.share_words = core::fixed_number(100 * share, 0) + "% of the time promised";
    const Standard* own = &standard;
    if (part.standard.valid()) own = workspace.table<Standard>().find(part.standard);
    if (!own) return row;
    row.hours = counted_hours_words(workspace, *own);
    if (!part.standard.valid()) {
        row.title = "Its own work";
        row.service = service_name(workspace, standard);
        return row;
    }
    row.standard = own->id.text;
    row.title = own->title;
    row.service = service_name(workspace, *own);
    row.route = app::to_hash({app::Place::standard, own->id.text});
    row.upstream = app::upstream_id(standard.id, own->id).text;
    if (part.decided == 0) {
        row.kept_note = "nothing decided last quarter";
        return row;
    }
    const statistics::Proportion kept = statistics::proportion(part.met, part.decided);
    row.kept = percent_words(kept.p) + " kept";
    row.kept_note = grouped(part.met) + " of " + counted(part.decided, "request", "requests") +
                    ", 95% interval " + interval_words(kept.wilson);
    return row;
}

void tell_fit(ChainView& view, const Chain& chain, const core::ZoneTable& zone) {
    const std::int64_t left = chain.left_ms();
    const bool fits = left >= 0;
    view.tone = fits ? Tone::positive : Tone::negative;
    view.icon = fits ? Icon::check : Icon::error;
    if (chain.is_one_calendar) {
        view.finding = "The parts make " + time_words(chain.sum_ms) + " of " +
                       time_words(chain.target_ms) + " promised. ";
        view.compared = "All of it counts on one calendar, so the times add up.";
    } else {
        view.finding = "From the worst moment on, the parts take " + time_words(chain.used_ms()) +
                       " of " + time_words(chain.target_ms) + " promised. ";
        view.compared =
            "The parts count on different calendars. They were laid one after another, each on "
            "its own, from " +
            grouped(chain.tried) +
            " moments on, every quarter of an hour of a "
            "year; the time between is counted on the calendar of this promise.";
        if (chain.worst)
            view.compared += " The worst moment is " + local_day_time(zone, chain.worst->start.ms) +
                             "; then all is done on " + local_day_time(zone, chain.worst->end.ms) +
                             ".";
    }
    if (fits)
        view.finding += left == 0 ? "Nothing is left over." : time_words(left) + " are left.";
    else
        view.finding += time_words(-left) + " are missing. Every part can be in time and this "
                                            "promise still be broken.";
    if (!fits && !chain.is_one_calendar)
        view.finding += " So it is from " + grouped(chain.too_late) + " of these moments on.";
    if (!chain.has_own_time)
        view.finding += " The time of its own work is not said, so it is not in there.";
}

void tell_kept(ChainView& view, const Chain& chain) {
    if (chain.decided > 0) {
        const statistics::Proportion kept = statistics::proportion(chain.met, chain.decided);
        view.kept = "This promise was kept " + percent_words(kept.p) + ", 95% interval " +
                    interval_words(kept.wilson) + ".";
    }
    const std::size_t others = chain.parts.size() - (chain.has_own_time ? 1 : 0);
    if (chain.product && others > 1)
        view.product = "Had each request needed all of them, and had they failed independently of "
                       "each other, all parts would have been in time for " +
                       percent_words(*chain.product) + ".";
}

}  // namespace

ChainView build_chain(const ServeContext& context, const Standard& standard, ChainState& state) {
    remember(context, standard, state);
    const Chain& chain = state.chain;
    const model::Workspace& workspace = context.workspace;
    ChainView view;
    view.standard = standard.id.text;
    view.trouble = chain.trouble;
    view.rests = chain.rests();
    view.own_time = standard.own_time;
    if (!core::trim(standard.own_time).empty() &&
        !standards::parse_duration(core::trim(standard.own_time)))
        view.own_error = "Write a time such as 30m, 1h or 1bd";
    const auto linked = app::rests_on(workspace, standard.id);
    for (const Standard* row : model::standards(workspace)) {
        if (row->id == standard.id || row->is_duty || row->state == model::StandardState::retired ||
            std::find(linked.begin(), linked.end(), row) != linked.end())
            continue;
        view.add_ids.push_back(row->id.text);
        view.add_names.push_back(row->title + ", " + service_name(workspace, *row));
    }
    view.explained = {
        "A service that needs parts from others can promise only what is left when they have used "
        "up their own time. Say how long its own work takes and what it rests on.",
        "The parts are taken to follow each other, its own work first. Parts that run side by side "
        "need less.",
        "What it rests on counts by the time promised to the department that asks there, this "
        "one's own. Where a priority has a time of its own, it is looked at by itself.",
        "Shares are those of the last three full months. The product takes the parts as "
        "independent, which they seldom are: a bad week is bad for many. Read it as a warning, not "
        "as a forecast."};
    if (!chain.trouble.empty()) {
        // The links stay in sight, or nobody could take one out.
        for (const Standard* part : linked) {
            ChainRow row;
            row.standard = part->id.text;
            row.title = part->title;
            row.service = service_name(workspace, *part);
            row.route = app::to_hash({app::Place::standard, part->id.text});
            row.upstream = app::upstream_id(standard.id, part->id).text;
            view.rows.push_back(std::move(row));
        }
        view.rests = view.rests || !view.rows.empty();
        return view;
    }
    view.target = time_words(chain.target_ms);
    for (const ChainPart& part : chain.parts)
        view.rows.push_back(row_of(workspace, standard, chain, part));
    if (!view.rests) return view;
    const app::StandardFigures* figures = context.desk.figures(standard.id.text);
    tell_fit(view, chain, figures ? figures->zone : core::ZoneTable{});
    tell_kept(view, chain);
    for (const app::ChainPriority& row : chain.priorities) {
        const std::int64_t left = row.left_ms();
        view.priorities.push_back({row.priority, time_words(row.used_ms), time_words(row.target_ms),
                                   left < 0    ? time_words(-left) + " missing"
                                   : left == 0 ? "just enough"
                                               : time_words(left) + " left",
                                   left >= 0});
    }
    return view;
}

}  // namespace icx::ui
