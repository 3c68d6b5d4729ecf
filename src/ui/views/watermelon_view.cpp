#include "ui/views/watermelon_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/routes.hpp"
#include "core/text.hpp"
#include "report/chart_file.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::ServiceKept;

constexpr double kScoreAim = 6.5;
constexpr double kMuchPaused = 0.3;
constexpr double kMuchReopened = 0.1;
constexpr float kFileWidth = 760;

std::string field_words(Field field) {
    switch (field) {
    case Field::kept_disliked:
        return "Kept but disliked";
    case Field::missed_disliked:
        return "Missed and disliked";
    case Field::missed_liked:
        return "Missed but liked";
    case Field::kept_liked:
        break;
    }
    return "Kept and liked";
}

// Rounded so that a share below the aim does not read as the aim.
std::string share_words(const ServiceKept& kept) {
    const double share = kept.kept.attainment;
    const bool hides = share < kept.goal && percent_words(share) == percent_words(kept.goal);
    return hides ? core::fixed_number(std::floor(1000 * share) / 10, 1) + "%"
                 : percent_words(share);
}

Field field_of(const ServiceKept& kept, const Score& score) {
    const bool is_kept = kept.kept.attainment >= kept.goal;
    const bool is_liked = score.mean >= kScoreAim;
    if (is_kept) return is_liked ? Field::kept_liked : Field::kept_disliked;
    return is_liked ? Field::missed_liked : Field::missed_disliked;
}

// What the clock of the promise does not see, the largest thing first.
std::string blind_spot(const ServiceKept& kept) {
    if (kept.as_solved && kept.as_solved->met + kept.as_solved->missed > 0 &&
        kept.as_solved->attainment < kept.goal)
        return "The first reply stops the clock, the problem stays: counted until solved, " +
               percent_words(kept.as_solved->attainment) + " would have been in time.";
    if (kept.kept.paused_share > kMuchPaused)
        return "The clock stands for " + percent_words(kept.kept.paused_share) +
               " of the working time; those who wait feel all of it.";
    if (kept.requests > 0 &&
        static_cast<double>(kept.reopened) > kMuchReopened * static_cast<double>(kept.requests))
        return "Done is not done: " + grouped(kept.reopened) + " of " +
               counted(kept.requests, "request", "requests") + " came back.";
    const double wall = kept.kept.wall.p_type7_s[2], working = kept.kept.net.p_type7_s[2];
    if (wall > 2 * working)
        return "One in ten waits longer than " +
               time_words(static_cast<std::int64_t>(wall) * 1000) +
               " on the wall clock, which is " +
               time_words(static_cast<std::int64_t>(working) * 1000) + " of working time.";
    return "";
}

std::string gap_words(const ServiceKept& kept, Field field) {
    const std::string blind = blind_spot(kept);
    switch (field) {
    case Field::kept_disliked:
        return blind.empty() ? "The clock tells nothing that explains it. Read what people wrote; "
                               "it is not the waiting they mind."
                             : blind;
    case Field::missed_disliked:
        return "Both say the same: it takes too long." + (blind.empty() ? "" : " " + blind);
    case Field::missed_liked:
        return "People are content although the promise is missed. It may be tighter than anyone "
               "needs.";
    case Field::kept_liked:
        break;
    }
    return "Nothing to mend. Tell others how it is done.";
}

std::string basis_words(const Score& score) {
    std::string out = counted(score.ratings, "rating", "ratings") + ", 95% interval " +
                      core::fixed_number(score.low, 1) + " to " + core::fixed_number(score.high, 1);
    if (!score.own_scale.empty()) out += " (" + score.own_scale + ")";
    return out + ". " + score.survey->title;
}

class Builder {
public:
    Builder(const ServeContext& context, const ResultsOf& results, WatermelonState& state)
        : context_(context), state_(state), scores_(context.workspace, results) {}

    WatermelonView build(core::Date today) {
        view_.today = today;
        remember_kept(today);
        fill_departments();
        for (const ServiceKept& kept : state_.kept)
            if (const auto* service = table<model::Service>().find(kept.service))
                if (is_chosen(*service)) add(kept, *service);
        view_.is_counting = scores_.is_counting();
        view_.is_empty = table<model::Service>().empty() || measured_ == 0;
        sort();
        finish_chart();
        finish_words();
        return std::move(view_);
    }

private:
    template <class R>
    const model::Table<R>& table() const {
        return context_.workspace.table<R>();
    }

    int span_days() const {
        return kWatermelonDays[static_cast<std::size_t>(std::clamp(state_.span, 0, 2))];
    }

    void remember_kept(core::Date today) {
        const int days = span_days();
        std::string made_of = std::to_string(context_.workspace.revision) + "/" +
                              std::to_string(context_.now.ms / 60'000) + "/" + std::to_string(days);
        if (made_of == state_.made_of) return;
        state_.made_of = std::move(made_of);
        state_.kept = app::services_kept(context_.workspace, context_.desk, context_.zones,
                                         context_.now, core::days_from_civil(today) - days + 1);
    }

    void fill_departments() {
        view_.departments = {"All departments"};
        for (const model::Department* department : model::departments(context_.workspace)) {
            const auto gives = [&](const auto& row) {
                return row.second.department == department->id;
            };
            if (std::any_of(table<model::Service>().begin(), table<model::Service>().end(), gives))
                view_.departments.push_back(department->name);
        }
        if (state_.department >= static_cast<int>(view_.departments.size())) state_.department = 0;
    }

    bool is_chosen(const model::Service& service) const {
        if (state_.department == 0) return true;
        return app::department_name(context_.workspace, service.department.text) ==
               view_.departments[static_cast<std::size_t>(state_.department)];
    }

    void add_sources(WatermelonRow& row, const model::Service& service) {
        row.source_ids = {""};
        row.source_names = {"How its department is rated"};
        for (const model::Survey* survey : scores_.surveys()) {
            if (survey->id == service.survey) row.source = static_cast<int>(row.source_ids.size());
            row.source_ids.push_back(survey->id.text);
            row.source_names.push_back(survey->title);
        }
    }

    void add_promise(WatermelonRow& row, const ServiceKept& kept) {
        std::size_t most = 0;
        for (const model::StandardId& id : kept.standards) {
            const auto* figures = context_.desk.figures(id.text);
            const auto* standard = table<model::Standard>().find(id);
            if (!figures || !standard || figures->cases.size() < most) continue;
            most = figures->cases.size();
            row.promise_route = app::to_hash({app::Place::standard, id.text});
            row.promise_title = standard->title;
        }
    }

    void add(const ServiceKept& kept, const model::Service& service) {
        WatermelonRow row;
        row.service = service.id.text;
        row.name = service.name.empty() ? "Service without a name" : service.name;
        row.department = app::department_name(context_.workspace, service.department.text);
        add_sources(row, service);
        add_promise(row, kept);
        const Score score = scores_.of(service);
        if (score.survey)
            row.results_route = app::to_hash({app::Place::results, score.survey->id.text});
        measured_ += kept.is_measured();
        if (kept.is_measured()) row.kept_tag = share_words(kept) + " kept";
        if (!kept.is_measured() || !score.is_asked || score.is_hidden)
            return add_unknown(std::move(row), kept, score);
        row.field = field_of(kept, score);
        row.field_words = field_words(*row.field);
        const bool is_kept = kept.kept.attainment >= kept.goal;
        row.kept_tone = is_kept ? Tone::positive : Tone::warning;
        row.score_tone = score.mean < kScoreAim ? Tone::negative : Tone::positive;
        row.score_tag = "score " + core::fixed_number(score.mean, 1);
        row.gap = gap_words(kept, *row.field);
        row.basis = basis_words(score);
        chart_.services.push_back(
            {row.name, kept.kept.attainment, kept.kept.wilson.low, kept.kept.wilson.high,
             score.mean, score.low, score.high, row.field == Field::kept_disliked, row.field_words,
             decided_words(kept.kept), counted(score.ratings, "rating", "ratings")});
        goals_ += kept.goal;
        if (row.field == Field::kept_disliked && (advised_ == nullptr || score.mean < worst_)) {
            advised_ = &kept;
            worst_ = score.mean;
        }
        view_.rows.push_back(std::move(row));
        means_.push_back(score.mean);
    }

    void add_unknown(WatermelonRow row, const ServiceKept& kept, const Score& score) {
        if (!kept.is_measured())
            row.gap = "No request was decided in this span.";
        else if (score.is_hidden)
            row.gap = "The score is hidden: " + insight::hidden_words(score.min_group) + ".";
        else
            row.gap = "Nobody asked those it serves. Kept or not, this is a blind spot.";
        view_.unknown.push_back(std::move(row));
    }

    void sort() {
        std::vector<std::size_t> order(view_.rows.size());
        for (std::size_t i = 0; i < order.size(); i++)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const Field left = *view_.rows[a].field, right = *view_.rows[b].field;
            return left != right ? left < right : means_[a] < means_[b];
        });
        std::vector<WatermelonRow> rows;
        for (const std::size_t i : order)
            rows.push_back(std::move(view_.rows[i]));
        view_.rows = std::move(rows);
    }

    void finish_chart() {
        if (chart_.services.empty()) return;
        chart_.goal = goals_ / static_cast<double>(chart_.services.size());
        chart_.score_aim = kScoreAim;
        double least = chart_.goal, low = kScoreAim, high = kScoreAim;
        for (const auto& service : chart_.services) {
            least = std::min(least, service.kept_low);
            low = std::min(low, service.low);
            high = std::max(high, service.high);
        }
        chart_.least_kept = std::min(std::max(0.0, std::floor(least * 20 - 1) / 20), 0.8);
        chart_.least_score = std::max(kScoreLeast, std::floor(low - 0.5));
        chart_.most_score = std::min(kScoreMost, std::ceil(high + 0.5));
        chart_.kept_title = "Promises kept, last " + std::to_string(span_days()) + " days (aim " +
                            percent_words(chart_.goal) + ")";
        chart_.score_title = "Score by those served, 1 to 10 (aim 6.5)";
        view_.chart_title =
            counted(chart_.services.size(), "service", "services") + ", promises against score";
        view_.chart_note = "Whiskers: 95% interval of both";
        view_.chart = chart_;
    }

    void finish_words() {
        view_.rule = "A service is a watermelon when its promises are kept and the people it "
                     "serves still rate it below 6.5 of 10.";
        const auto melons = static_cast<std::size_t>(
            std::count_if(view_.rows.begin(), view_.rows.end(), [](const WatermelonRow& row) {
                return row.field == Field::kept_disliked;
            }));
        view_.list_title =
            melons == 0 ? "No watermelon" : counted(melons, "watermelon", "watermelons");
        if (view_.chart)
            view_.finding =
                melons == 0 ? "No service keeps its promise and is disliked all the same."
                            : view_.rows.front().name + ": " + view_.rows.front().kept_tag + ", " +
                                  view_.rows.front().score_tag + ". Green outside, red inside.";
        view_.explained = {
            "To the right: of the requests that came in within the span and are decided, the share "
            "kept, all promises of the service together, with Wilson's 95% interval. A service "
            "counts as kept when the share reaches the aim of its own promises; the broken line is "
            "the mean of those aims.",
            "Upwards: what those who were served answered. A survey that belongs to the service "
            "comes first, its question on ease or satisfaction; otherwise the newest survey that "
            "rates its department. Other scales are carried over to 1 to 10 in proportion, the "
            "interval (t, 95%) with them.",
            "A score that too few people gave is hidden here as in the survey's own results."};
        if (!advised_) return;
        view_.advice = "Measure what people wait for, not what the clock sees.";
        if (advised_->as_solved && advised_->as_solved->met + advised_->as_solved->missed > 0)
            view_.advice += " For " + view_.rows.front().name +
                            " that is \u201Cresolved\u201D, and by that clock " +
                            percent_words(advised_->as_solved->attainment) + " were kept.";
        else
            view_.advice += " Read the comments on " + view_.rows.front().name +
                            ", then try another promise on the last quarter.";
        view_.advice_route = view_.rows.front().promise_route;
        view_.advice_label = "Open the promise";
    }

    const ServeContext& context_;
    WatermelonState& state_;
    Scores scores_;
    WatermelonView view_;
    chart::ServiceScatter chart_;
    std::vector<double> means_;
    double goals_ = 0, worst_ = 0;
    std::size_t measured_ = 0;
    const ServiceKept* advised_ = nullptr;
};

}  // namespace

WatermelonView build_watermelon(const ServeContext& context, const ResultsOf& results,
                                core::Date today, WatermelonState& state) {
    return Builder(context, results, state).build(today);
}

std::string watermelon_headline(const WatermelonView& view) {
    if (view.rows.empty() || view.rows.front().field != Field::kept_disliked) return "";
    const WatermelonRow& row = view.rows.front();
    return row.name + ", " + row.kept_tag + " and " + row.score_tag;
}

ExportFile make_watermelon_file(const WatermelonView& view, WatermelonExport what) {
    if (!view.chart) return {"", "", "", "There is nothing to export yet."};
    const std::string name = "kept-and-liked-" + core::iso_date(view.today);
    if (what == WatermelonExport::csv)
        return {name + ".csv", "text/csv", report::table_csv(chart::table_of(*view.chart)), {}};
    report::SvgCanvas canvas(kFileWidth, chart::height_of(*view.chart, kFileWidth));
    chart::draw(canvas, *view.chart, kFileWidth);
    return {name + ".svg",
            "image/svg+xml",
            report::standalone_svg(canvas.finish(view.chart_title + ". " + view.finding)),
            {}};
}

}  // namespace icx::ui
