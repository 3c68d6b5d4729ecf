#include "ui/views/home_view.hpp"

#include <algorithm>

#include "app/request_commands.hpp"
#include "app/respond_commands.hpp"
#include "app/routes.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/serve_words.hpp"
#include "ui/views/standards_view.hpp"

namespace icx::ui {
namespace {

using app::Place;
using app::to_hash;
using model::Survey;
using model::SurveyState;

constexpr std::size_t kRowsPerGroup = 3;
constexpr std::int64_t kClosingSoonDays = 7;
constexpr std::uint64_t kChangesBeforeNudge = 50;
constexpr std::int64_t kDayMs = 86400000;

std::int64_t days_until(core::Date date, core::Date today) {
    return core::days_from_civil(date) - core::days_from_civil(today);
}

// `items` are the first of group.total, or all of them.
void finish(HomeView& view, TodayGroup group, std::vector<TodayItem> items) {
    if (items.empty()) return;
    group.total = std::max(group.total, items.size());
    if (items.size() > kRowsPerGroup) items.resize(kRowsPerGroup);
    group.items = std::move(items);
    view.groups.push_back(std::move(group));
}

std::vector<const Survey*> collecting(const model::Workspace& workspace) {
    std::vector<const Survey*> rows;
    for (const auto& [id, survey] : workspace.table<Survey>())
        if (survey.state == SurveyState::collecting) rows.push_back(&survey);
    std::stable_sort(rows.begin(), rows.end(), [](const Survey* a, const Survey* b) {
        const core::Date never{9999, 12, 31};
        return a->closes.value_or(never) < b->closes.value_or(never);
    });
    return rows;
}

std::vector<TodayItem> closing_soon(const model::Workspace& workspace, const FiguresOf& figures,
                                    core::Date today) {
    std::vector<TodayItem> items;
    for (const Survey* survey : collecting(workspace)) {
        if (!survey->closes || days_until(*survey->closes, today) > kClosingSoonDays) continue;
        const SurveyFigures known = figures(survey->id);
        const bool is_late = *survey->closes < today;
        std::string detail = known.is_hidden
                                 ? "fewer than " + std::to_string(survey->min_group) + " answers"
                                 : counted(known.answers, "answer", "answers");
        if (survey->invited > 0)
            detail += ", " + grouped(static_cast<std::size_t>(survey->invited)) + " asked";
        items.push_back(
            {survey->id.text, Icon::deadline, is_late ? Tone::negative : Tone::warning,
             survey->title, detail,
             is_late ? "should be closed" : "closes " + days_left(*survey->closes, today),
             weekday_day(*survey->closes), is_late ? "Close it" : "See results",
             is_late ? to_hash({Place::survey, survey->id.text})
                     : to_hash({Place::results, survey->id.text})});
    }
    return items;
}

std::vector<TodayItem> own_answers(const model::Workspace& workspace, core::Date today,
                                   int offset) {
    std::vector<TodayItem> items;
    std::size_t unsent = 0;
    for (const model::Receipt* receipt : app::receipts(workspace))
        unsent += !receipt->is_handed_over;
    if (unsent)
        items.push_back({"unsent", Icon::export_, Tone::warning,
                         counted(unsent, "answer waits", "answers wait") + " in the outbox",
                         "Kept on this device until you hand them over", "", "", "Hand over",
                         to_hash({Place::outbox, {}})});
    for (const model::Draft* draft : app::open_drafts(workspace)) {
        if (!draft->file_name.empty() || !workspace.table<Survey>().find(draft->survey)) continue;
        const core::Date day = local_day(draft->touched.value_or(core::Instant{}), offset);
        items.push_back({draft->id.text, Icon::edit, Tone::neutral, draft->title,
                         "Answers begun, not sent", days_ago(day, today), "", "Continue",
                         to_hash({Place::respond, draft->survey.text})});
    }
    return items;
}

std::vector<TodayItem> unfinished_surveys(const model::Workspace& workspace, core::Date today,
                                          int offset) {
    std::vector<TodayItem> items;
    std::vector<const Survey*> drafts;
    for (const auto& [id, survey] : workspace.table<Survey>())
        if (survey.state == SurveyState::draft) drafts.push_back(&survey);
    std::stable_sort(drafts.begin(), drafts.end(), [](const Survey* a, const Survey* b) {
        return b->created.value_or(core::Instant{}) < a->created.value_or(core::Instant{});
    });
    for (const Survey* survey : drafts) {
        const auto* owner = workspace.table<model::Person>().find(survey->owner);
        items.push_back(
            {survey->id.text, Icon::survey, Tone::neutral, survey->title,
             owner ? "Owner " + owner->name : "In preparation",
             survey->created ? days_ago(local_day(*survey->created, offset), today) : "", "",
             "Open", to_hash({Place::survey, survey->id.text})});
    }
    return items;
}

std::vector<TodayItem> safety(const model::Workspace& workspace, const HomeInput& input) {
    std::vector<TodayItem> items;
    if (!workspace.conflicts.empty())
        items.push_back(
            {"conflicts", Icon::sync, Tone::warning,
             counted(workspace.conflicts.size(), "field has", "fields have") + " two versions",
             "Two people changed the same thing; both are kept", "", "", "Choose",
             to_hash({Place::settings, {}})});
    const bool is_old = input.last_export && input.now.ms - input.last_export->ms > kDayMs;
    if (input.changes_since_export >= kChangesBeforeNudge ||
        (is_old && input.changes_since_export > 0))
        items.push_back({"backup", Icon::storage, Tone::neutral,
                         counted(input.changes_since_export, "change is", "changes are") +
                             " only in this browser",
                         "A copy elsewhere outlives this device", "", "", "Export",
                         to_hash({Place::settings, {}})});
    return items;
}

std::vector<CollectingItem> collecting_now(const model::Workspace& workspace,
                                           const FiguresOf& figures) {
    std::vector<CollectingItem> items;
    for (const Survey* survey : collecting(workspace)) {
        const SurveyFigures known = figures(survey->id);
        CollectingItem item{survey->title,
                            to_hash({Place::results, survey->id.text}),
                            survey->closes ? "closes " + weekday_day(*survey->closes)
                                           : "always open",
                            {},
                            {}};
        if (known.is_hidden) {
            item.words = "fewer than " + std::to_string(survey->min_group) + " answers";
        } else if (survey->invited > 0) {
            item.share = std::min(1.0f, static_cast<float>(known.answers) /
                                            static_cast<float>(survey->invited));
            item.words = grouped(known.answers) + " of " +
                         grouped(static_cast<std::size_t>(survey->invited)) + " answers, " +
                         core::fixed_number(100.0 * *item.share, 0) + "%";
        } else {
            item.words = counted(known.answers, "answer", "answers");
        }
        items.push_back(std::move(item));
    }
    return items;
}

std::string begun_small(std::string title) {
    if (!title.empty()) title[0] = core::lower_ascii(title.substr(0, 1))[0];
    return title;
}

struct AtRisk {
    std::size_t open = 0;   // promises on open requests
    std::size_t total = 0;  // of these past their warning; the next one at least
    std::vector<TodayItem> first;
};

TodayItem item_of(const model::Workspace& workspace, const app::Request& request,
                  const model::Standard& standard, const app::StandardFigures& figures,
                  const standards::Outcome& outcome) {
    const auto* service = workspace.table<model::Service>().find(standard.service);
    const LeftWords left = left_words(outcome, app::warnings_of(standard));
    const bool can_step =
        standard.stop == app::kAcknowledged && request.state == app::RequestState::open;
    const std::string& id = standard.id.text;
    return {request.id + "/" + id,
            Icon::deadline,
            left.tone,
            request.title.empty() ? "Request " + request.number : request.title,
            (service ? service->name + ", " : "") + begun_small(standard.title),
            left.words,
            outcome.due_ms == standards::kNever_ms
                ? ""
                : "due " + local_time(figures.zone, outcome.due_ms),
            can_step ? "Acknowledge" : "Open",
            to_hash({Place::standard, id}),
            can_step ? request.id : "",
            can_step ? std::string(app::kAcknowledged) : ""};
}

AtRisk promises_at_risk(const model::Workspace& workspace, const app::Desk& desk) {
    struct Found {
        const model::Standard* standard;
        const app::StandardFigures* figures;
        const app::Case* item;
        Tone tone;
    };
    AtRisk out;
    std::vector<Found> found;
    for (const auto& [id, figures] : desk.all()) {
        const auto* standard = workspace.table<model::Standard>().find(id);
        if (!standard || standard->is_duty) continue;
        if (standard->state != model::StandardState::kept) continue;
        out.open += figures.waiting.size();
        const app::Warnings warnings = app::warnings_of(*standard);
        for (const std::size_t index : figures.waiting) {
            const app::Case& item = figures.cases[index];
            found.push_back({standard, &figures, &item, left_tone(item.outcome, warnings)});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return app::breaks_before(a.item->outcome, b.item->outcome);
    });
    for (const Found& row : found) {
        if (out.total > 0 && row.tone == Tone::neutral) continue;
        out.total++;
        if (out.first.size() < kRowsPerGroup)
            out.first.push_back(item_of(workspace, desk.requests()[row.item->request],
                                        *row.standard, *row.figures, row.item->outcome));
    }
    return out;
}

std::optional<Headline> promises_kept(const model::Workspace& workspace, const app::Desk& desk) {
    const MonthKept month = month_kept(desk, workspace);
    // On the first days of a month the last one is what there is to tell.
    const bool is_last = month.decided == 0;
    if (is_last && month.last_decided == 0) return std::nullopt;
    const auto share = [](std::size_t met, std::size_t n) {
        return percent_words(static_cast<double>(met) / static_cast<double>(n));
    };
    Headline out;
    const std::size_t met = is_last ? month.last_met : month.met;
    const std::size_t decided = is_last ? month.last_decided : month.decided;
    out.title = "Promises kept in " + (is_last ? month.last_month : month.month);
    out.figure = share(met, decided);
    out.note = grouped(met) + " of " + grouped(decided) + " kept.";
    if (is_last) out.note += " Nothing is decided in " + month.month + " yet.";
    if (!is_last) out.note += " The aim is " + percent_words(month.goal) + ".";
    if (!is_last && month.last_decided > 0)
        out.note += " " + month.last_month + ", " + share(month.last_met, month.last_decided) + ".";
    out.explained = "All requests that came in that month and were decided, under every promise "
                    "that is kept. Requests still open in time and excused ones do not count.";
    out.to = to_hash({Place::standards, {}});
    out.link = "See all promises";
    return out;
}

// The newest collecting survey with a score that may be shown.
std::optional<Headline> headline(const model::Workspace& workspace, const FiguresOf& figures) {
    const Survey* chosen = nullptr;
    SurveyFigures best;
    for (const Survey* survey : collecting(workspace)) {
        const SurveyFigures known = figures(survey->id);
        if (known.is_hidden || !known.score || (chosen && known.answers <= best.answers)) continue;
        chosen = survey;
        best = known;
    }
    if (!chosen) return std::nullopt;
    return Headline{chosen->title, core::fixed_number(*best.score, 1),
                    "mean of " + counted(best.answers, "answer", "answers") + ", scale " +
                        best.score_scale,
                    "The mean of everyone who gave a number to the survey's leading question; "
                    "\"does not apply\" "
                    "and skipped answers are left out. It is shown from " +
                        std::to_string(chosen->min_group) + " answers on.",
                    to_hash({Place::results, chosen->id.text})};
}

}  // namespace

HomeView build_home(const model::Workspace& workspace, const FiguresOf& figures,
                    const HomeInput& input) {
    HomeView view;
    const core::Date today = local_day(input.now, input.utc_offset_minutes);
    view.day = long_day(today) + ", " + clock_time(input.now, input.utc_offset_minutes);
    view.is_new = workspace.table<Survey>().empty() && app::open_drafts(workspace).empty() &&
                  app::receipts(workspace).empty() && workspace.table<model::Standard>().empty() &&
                  workspace.requests().all().empty();
    if (view.is_new && input.was_evicted)
        view.lost_words =
            "This browser deleted the workspace that was here, as browsers do when space is short "
            "or a page was not used for long. Open the newest file you exported" +
            (input.last_export
                 ? " (the last one " +
                       days_ago(local_day(*input.last_export, input.utc_offset_minutes), today) +
                       ")"
                 : std::string()) +
            ", or a colleague's copy: it is joined with whatever is here.";

    if (input.desk) {
        AtRisk at_risk = promises_at_risk(workspace, *input.desk);
        finish(view,
               {"promises",
                "Promises about to be missed",
                at_risk.total,
                "All " + counted(at_risk.open, "open promise", "open promises"),
                to_hash({Place::requests, {}}),
                {}},
               std::move(at_risk.first));
        view.promises = promises_kept(workspace, *input.desk);
        if (view.promises && !input.watermelon.empty())
            view.promises->note += " Kept, yet disliked: " + input.watermelon + ".";
    }
    finish(
        view,
        {"closing", "Surveys about to close", 0, "All surveys", to_hash({Place::surveys, {}}), {}},
        closing_soon(workspace, figures, today));
    finish(view, {"own", "Your own answers", 0, "Outbox", to_hash({Place::outbox, {}}), {}},
           own_answers(workspace, today, input.utc_offset_minutes));
    finish(view,
           {"unfinished",
            "Surveys not launched yet",
            0,
            "All surveys",
            to_hash({Place::surveys, {}}),
            {}},
           unfinished_surveys(workspace, today, input.utc_offset_minutes));
    finish(view, {"safety", "Keep it safe", 0, "Settings", to_hash({Place::settings, {}}), {}},
           safety(workspace, input));

    std::size_t things = 0;
    for (const TodayGroup& group : view.groups)
        things += group.total;
    view.heading = things == 0 ? "Nothing needs you today"
                               : counted(things, "thing needs", "things need") + " you today";
    view.calm_words = "No promise is about to be missed, no survey is about to close, no answer "
                      "waits and nothing is unfinished.";
    view.collecting = collecting_now(workspace, figures);
    view.headline = headline(workspace, figures);
    return view;
}

}  // namespace icx::ui
