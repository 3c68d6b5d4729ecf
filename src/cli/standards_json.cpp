#include "cli/standards_json.hpp"

#include "cli/results_json.hpp"
#include "cli/survival_json.hpp"
#include "cli/workspace_file.hpp"
#include "codec/csv.hpp"
#include "core/time.hpp"

namespace icx::cli {
namespace {

using core::Value;
using standards::Outcome;

// Whole seconds stay whole.
Value seconds_value(std::int64_t ms) {
    return ms % 1000 == 0 ? Value(ms / 1000) : Value(static_cast<double>(ms) / 1000);
}

Value times_value(const standards::Times& times) {
    Value v = Value::map();
    v.set("n", count_value(times.n));
    v.set("sum", seconds_value(times.sum_ms));
    v.set("p_type7", numbers_value(times.p_type7_s));
    v.set("p_type1", numbers_value(times.p_type1_s));
    return v;
}

Value budget_value(const standards::Budget& budget) {
    Value v = Value::map();
    v.set("allowed", number_value(budget.allowed));
    v.set("used", number_value(budget.used));
    v.set("burn", number_value(budget.burn));
    return v;
}

Value attainment_value(const standards::Attainment& a) {
    Value v = Value::map();
    v.set("n", count_value(a.n));
    v.set("met", count_value(a.met));
    v.set("missed", count_value(a.missed));
    v.set("pending", count_value(a.pending));
    v.set("excluded", count_value(a.excluded));
    v.set("attainment", number_value(a.attainment));
    v.set("wilson", interval_value(a.wilson));
    if (a.budget) {
        v.set("goal", number_value(a.budget->goal));
        v.set("budget", budget_value(*a.budget));
    }
    v.set("business_seconds", times_value(a.business));
    v.set("wall_seconds", times_value(a.wall));
    v.set("net_seconds", times_value(a.net));
    v.set("paused_seconds", seconds_value(a.paused_ms));
    v.set("paused_share", number_value(a.paused_share));
    v.set("stopped_within_a_minute", count_value(a.quick));
    return v;
}

std::string two(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// ISO 8601 in UTC, with a fraction only where there is one. Called for millions of cells.
class TimeText {
public:
    const std::string& of(std::int64_t ms) {
        const std::int64_t s = ms / 1000 - (ms % 1000 < 0);
        const std::int64_t day = s / 86400 - (s % 86400 < 0);
        if (day != day_) date_ = core::iso_date(core::civil_from_days(day)) + "T";
        day_ = day;
        const int in_day = static_cast<int>(s - day * 86400);
        text_ = date_;
        text_ += two(in_day / 3600) + ':' + two(in_day / 60 % 60) + ':' + two(in_day % 60);
        if (const std::int64_t rest = ms - s * 1000; rest != 0)
            text_ += "." + std::to_string(1000 + rest).substr(1);
        text_ += 'Z';
        return text_;
    }

private:
    std::int64_t day_ = INT64_MIN;
    std::string date_, text_;
};

void seconds_cell(codec::CsvWriter& csv, std::int64_t ms) {
    if (ms % 1000 == 0) csv.integer(ms / 1000);
    else csv.number(static_cast<double>(ms) / 1000);
}

using Groups = std::map<std::string, std::vector<std::uint32_t>>;

// Net time of what takes part; open requests are censored at now.
void add_duration(const Outcome& outcome, std::vector<statistics::Duration>& out) {
    if (outcome.verdict != standards::Verdict::excluded)
        out.push_back({static_cast<double>(outcome.net_ms) / 1000, outcome.is_stopped});
}

Value survival_of_all(const std::vector<Outcome>& outcomes, const Groups& groups,
                      const std::vector<double>& at) {
    std::vector<statistics::Duration> durations;
    if (groups.empty())
        for (const Outcome& outcome : outcomes) add_duration(outcome, durations);
    std::vector<std::size_t> group;
    std::vector<std::string> names;
    for (const auto& [name, rows] : groups) {
        const std::size_t before = durations.size();
        for (const std::uint32_t row : rows) add_duration(outcomes[row], durations);
        if (durations.size() == before) continue;
        group.resize(durations.size(), names.size());
        names.push_back(name);
    }
    Value v = survival_value(durations, at);
    add_rank_tests(v, durations, group, names);
    return v;
}

Value survival_of_group(const std::vector<Outcome>& outcomes,
                        const std::vector<std::uint32_t>& rows, const std::vector<double>& at) {
    std::vector<statistics::Duration> durations;
    for (const std::uint32_t row : rows) add_duration(outcomes[row], durations);
    return survival_value(durations, at);
}

Value standard_value(const exchange::StandardRun& run, const Groups& groups,
                     const codec::StandardSpec& standard, std::int64_t now_ms) {
    const std::vector<Outcome>& outcomes = run.outcomes;
    standards::AttainmentOptions options;
    options.goal = standard.goal;
    options.burn_from_ms = exchange::burn_start(standard, run.business_day_s, now_ms);
    const std::vector<double> at = exchange::survival_times(standard, run.business_day_s);
    Value one = attainment_value(standards::compute_attainment(outcomes, options));
    one.set("kaplan_meier", survival_of_all(outcomes, groups, at));
    Value by = Value::map();
    for (const auto& [name, rows] : groups) {
        Value group = attainment_value(standards::compute_attainment(outcomes, rows, options));
        group.set("kaplan_meier", survival_of_group(outcomes, rows, at));
        by.set(name, std::move(group));
    }
    one.set("groups", std::move(by));
    return one;
}

}  // namespace

Value standards_value(const exchange::StandardsRun& run, const codec::StandardsSpec& spec) {
    const Groups groups = exchange::groups_of(run);
    Value all = Value::map();
    for (std::size_t i = 0; i < run.standards.size(); i++)
        all.set(spec.standards[i].id,
                standard_value(run.standards[i], groups, spec.standards[i], run.now_ms));
    Value out = Value::map();
    out.set("standards", std::move(all));
    out.set("problems", problems_value(run.problems));
    Value::List notes;
    for (const std::string& note : run.notes) notes.emplace_back(note);
    out.set("notes", Value(std::move(notes)));
    out.set("now", core::iso_instant({run.now_ms}));
    out.set("tz_database", run.tz_database);
    return out;
}

std::string cases_csv(const exchange::StandardsRun& run, const codec::StandardsSpec& spec) {
    codec::CsvWriter csv;
    for (const char* name : {"id", "standard", "start", "stop", "wall_s", "business_s", "paused_s",
                             "net_s", "due", "verdict"})
        csv.text(name);
    csv.end_row();
    TimeText time;
    const auto instant = [&](bool is_known, std::int64_t ms) {
        if (is_known) csv.text(time.of(ms));
        else csv.blank();
    };
    for (std::size_t row = 0; row < run.log.size(); row++)
        for (std::size_t i = 0; i < run.standards.size(); i++) {
            const exchange::StandardRun& standard = run.standards[i];
            const Outcome& outcome = standard.outcomes[row];
            csv.text(run.log.ids.text(static_cast<std::uint32_t>(row + 1)));
            csv.text(spec.standards[i].id);
            instant(standard.has_start[row], standard.start_ms[row]);
            instant(standard.has_stop[row], standard.stop_ms[row]);
            for (const std::int64_t ms : {outcome.wall_ms, outcome.business_ms,
                                          outcome.paused_ms + outcome.excused_ms, outcome.net_ms})
                if (standard.takes_part[row]) seconds_cell(csv, ms);
                else csv.blank();
            instant(standard.takes_part[row] && outcome.due_ms != standards::kNever_ms,
                    outcome.due_ms);
            csv.text(standards::verdict_text(outcome.verdict));
            csv.end_row();
        }
    return csv.str();
}

}  // namespace icx::cli
