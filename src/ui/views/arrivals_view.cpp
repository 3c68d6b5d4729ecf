#include "ui/views/arrivals_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using app::Arrivals;
using app::HourCell;

constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 7> kWholeDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr int kSteps = 7;

std::string hour_words(int hour) {
    return std::to_string(hour) + " to " + std::to_string(hour + 1);
}

std::string short_time(double ms) {
    if (std::isnan(ms)) return "–";
    const double hours = ms / 3'600'000;
    return hours < 1 ? core::fixed_number(ms / 60'000, 0) + "m"
                     : core::fixed_number(hours, hours < 10 ? 1 : 0) + "h";
}

int step_of(double share) {
    return std::clamp(1 + static_cast<int>(std::floor(share * kSteps)), 1, kSteps);
}

// The activities that stop the clock, as a verb phrase for "nobody ...".
std::string stop_verb(const model::Standard& standard) {
    const auto names = app::activities_of(standard.stop);
    if (names.size() != 1) return "answers";
    if (names[0] == app::kAcknowledged) return "acknowledges";
    if (names[0] == app::kResolved) return "resolves";
    return "answers";
}

int days_of(const ArrivalsState& state) {
    return kArrivalsDays[static_cast<std::size_t>(std::clamp(state.span, 0, 2))];
}

class Builder {
public:
    Builder(const model::Standard& standard, const app::StandardFigures& figures,
            const ArrivalsState& state)
        : standard_(standard), figures_(figures),
          figure_(static_cast<ArrivalsFigure>(std::clamp(state.figure, 0, 2))),
          days_(days_of(state)), arrivals_(state.found) {}

    ArrivalsView build() {
        view_.is_empty = arrivals_.n == 0;
        view_.title = figure_ == ArrivalsFigure::came_in ? "When requests come in"
                      : figure_ == ArrivalsFigure::time  ? "Half are done within"
                                                         : "Kept, by hour of coming in";
        view_.note = counted(arrivals_.n, "request", "requests") + " of the last " +
                     std::to_string(days_) + " days, by the local hour they came in. " + meaning();
        fill_chart();
        fill_data();
        fill_gaps();
        view_.explained = {
            "Hours and weekdays are those of the promise's own calendar zone. A request belongs to "
            "the hour it came in, whenever it was done.",
            "Times are working time without pauses, of requests that are done. Hours with fewer "
            "than 5 requests are marked few: chance alone would colour them.",
            "An hour is called quiet when at most a fifth of the usual number of clocks stop in "
            "it, "
            "judged by the hour before and the hour after, Monday to Friday."};
        return std::move(view_);
    }

private:
    const char* meaning() const {
        switch (figure_) {
        case ArrivalsFigure::came_in:
            return "A stronger colour is more.";
        case ArrivalsFigure::time:
            return "A stronger colour is longer.";
        case ArrivalsFigure::kept:
            break;
        }
        return "A stronger colour is better kept.";
    }

    chart::HeatTable::Cell cell_of(const HourCell& cell, std::size_t most) const {
        if (figure_ == ArrivalsFigure::came_in) {
            if (cell.n == 0) return {"", 0, false, false};
            return {grouped(cell.n),
                    step_of(static_cast<double>(cell.n) / static_cast<double>(most) - 1e-9), false,
                    false};
        }
        const std::size_t n = figure_ == ArrivalsFigure::time ? cell.done : cell.decided;
        if (n == 0) return {"", 0, false, false};
        if (n < kFewRequests) return {"few", 0, false, false};
        if (figure_ == ArrivalsFigure::time)
            return {short_time(cell.median_ms),
                    step_of(cell.median_ms /
                            static_cast<double>(std::max<std::int64_t>(figures_.target_ms, 1))),
                    false, false};
        const double share = static_cast<double>(cell.met) / static_cast<double>(cell.decided);
        return {percent_words(share), step_of(2 * share - 1 - 1e-9), false, false};
    }

    void fill_chart() {
        chart::HeatTable& chart = view_.chart;
        chart.total_label = "Kept";
        chart.note_label = "requests";
        std::size_t most = 1;
        for (const auto& day : arrivals_.cells)
            for (const HourCell& cell : day)
                most = std::max(most, cell.n);
        for (int hour = arrivals_.first_hour; hour <= arrivals_.last_hour; hour++) {
            std::size_t n = 0;
            for (const auto& day : arrivals_.cells)
                n += day[static_cast<std::size_t>(hour)].n;
            chart.columns.push_back({std::to_string(hour), grouped(n), false});
        }
        for (std::size_t day = 0; day < 7; day++) {
            chart::HeatTable::Row row;
            row.label = kDays[day];
            std::size_t n = 0, met = 0, decided = 0;
            for (int hour = arrivals_.first_hour; hour <= arrivals_.last_hour; hour++) {
                const HourCell& cell = arrivals_.cells[day][static_cast<std::size_t>(hour)];
                row.cells.push_back(cell_of(cell, most));
                n += cell.n;
                met += cell.met;
                decided += cell.decided;
            }
            if (n == 0 && day >= 5) continue;
            row.total = decided > 0
                            ? percent_words(static_cast<double>(met) / static_cast<double>(decided))
                            : "–";
            row.note = grouped(n);
            chart.rows.push_back(std::move(row));
        }
    }

    void fill_data() {
        view_.data = {{"Came in", "Hour", "Requests", "Half done within", "Kept", "Of"}};
        for (std::size_t day = 0; day < 7; day++)
            for (int hour = 0; hour < 24; hour++) {
                const HourCell& cell = arrivals_.cells[day][static_cast<std::size_t>(hour)];
                if (cell.n == 0) continue;
                const bool is_few = cell.n < kFewRequests;
                view_.data.push_back({kWholeDays[day], hour_words(hour), grouped(cell.n),
                                      is_few || cell.done == 0
                                          ? "too few"
                                          : time_words(static_cast<std::int64_t>(cell.median_ms)),
                                      is_few || cell.decided == 0
                                          ? "too few"
                                          : percent_words(static_cast<double>(cell.met) /
                                                          static_cast<double>(cell.decided)),
                                      grouped(cell.decided)});
            }
    }

    void fill_gaps() {
        for (const app::QuietHour& quiet : arrivals_.quiet) {
            const std::string hour =
                std::to_string(quiet.hour) + " and " + std::to_string(quiet.hour + 1);
            view_.gaps.push_back(
                "Between " + hour + " " + (quiet.stopped == 0 ? "nobody " : "hardly anybody ") +
                stop_verb(standard_) + ": " + counted(quiet.waited, "request", "requests") +
                " of the " + grouped(quiet.came_in) + " that came in then waited over an hour.");
        }
        if (!view_.gaps.empty())
            view_.finding = view_.gaps.front();
        else if (arrivals_.n > 0)
            view_.finding = "No hour of the working day stands out as unattended.";
    }

    const model::Standard& standard_;
    const app::StandardFigures& figures_;
    ArrivalsFigure figure_;
    int days_;
    const Arrivals& arrivals_;
    ArrivalsView view_;
};

}  // namespace

ArrivalsView build_arrivals(const ServeContext& context, const model::Standard& standard,
                            const app::StandardFigures& figures, ArrivalsState& state) {
    const int days = days_of(state);
    std::string made_of = std::to_string(context.desk.version()) + "/" + standard.id.text + "/" +
                          std::to_string(days);
    if (made_of != state.made_of) {
        state.made_of = std::move(made_of);
        const std::int64_t today = core::days_from_civil(local_date(figures.zone, context.now.ms));
        state.found = app::count_arrivals(figures.cases, figures.zone, today - days + 1);
    }
    return Builder(standard, figures, state).build();
}

}  // namespace icx::ui
