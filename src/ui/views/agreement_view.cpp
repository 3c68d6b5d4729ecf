#include "ui/views/agreement_view.hpp"

#include <algorithm>

#include "app/agreement_commands.hpp"
#include "app/routes.hpp"
#include "core/text.hpp"
#include "report/agreement.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::Agreement;
using model::Clause;
using model::ClauseSide;
using model::Standard;
using standards::Attainment;

bool has_decided(const Attainment& kept) { return kept.met + kept.missed > 0; }

std::string measure_words(const Standard& standard) {
    if (standard.target.empty()) return percent_words(standard.goal) + " without a fault";
    return percent_words(standard.goal) + " within " + standard.target;
}

Tone tone_of(const Attainment& kept, double goal) {
    if (!has_decided(kept)) return Tone::neutral;
    if (kept.wilson.high < goal) return Tone::negative;
    return kept.attainment < goal ? Tone::warning : Tone::positive;
}

class Builder {
public:
    Builder(const ServeContext& context, core::Date today, MeasuredLines& measured)
        : context_(context), workspace_(context.workspace), today_(today),
          quarter_(app::last_quarter(today)), measured_(measured) {
        if (measured_.desk == context.desk.version()) return;
        measured_ = {};
        measured_.desk = context.desk.version();
    }

    AgreementView build(const std::string& id) {
        const auto* agreement = workspace_.table<Agreement>().find(std::string_view(id));
        if (!agreement) return {};
        agreement_ = agreement;
        requester_ = app::department_key(workspace_, agreement->requester.text);
        view_.is_found = true;
        view_.id = id;
        view_.is_sample = agreement->is_sample;
        view_.title = agreement->title.empty() ? "Agreement" : agreement->title;
        view_.written_title = agreement->title;
        view_.purpose = agreement->purpose;
        view_.quarter = quarter_words(quarter_);
        seal_ = app::agreement_seal(workspace_, *agreement);
        fill_side(view_.provider, ClauseSide::promise, agreement->provider);
        fill_side(view_.requester, ClauseSide::duty, agreement->requester);
        sign(view_.provider, agreement->provider_signer, agreement->provider_signed,
             agreement->provider_seal);
        sign(view_.requester, agreement->requester_signer, agreement->requester_signed,
             agreement->requester_seal);
        fill_status();
        for (const model::Service* service : model::services(workspace_)) {
            if (!(service->department == agreement->provider)) continue;
            view_.service_ids.push_back(service->id.text);
            view_.service_names.push_back(service->name);
        }
        view_.explained = {
            "Both sides are measured from the same request log, over requests that the one asked "
            "of the other and that came in from " +
                view_.quarter + ".",
            "A promise counts the time until the work is done or answered. A duty counts the time "
            "on the other side, such as how long a question waits for its answer; while it waits, "
            "the clock of the promise stands.",
            "The share of a side takes all its measured lines together. The interval (Wilson, "
            "95%) is how far chance alone could carry a share of so few requests."};
        return std::move(view_);
    }

private:
    void fill_side(AgreementSide& side, ClauseSide which, const model::DepartmentId& department) {
        const bool is_promise = which == ClauseSide::promise;
        side.side = which;
        side.key = is_promise ? "promises" : "duties";
        const auto* row = workspace_.table<model::Department>().find(department);
        side.name = row ? row->name : "A department that was deleted";
        if (row) side.route = app::to_hash({app::Place::department, department.text});
        side.title = side.name + (is_promise ? " promises" : " owes");
        side.nothing = is_promise
                           ? "Nothing is promised yet. Add what the other side can count on."
                           : "No duty yet. Add what helps the other side to keep its promise.";
        fill_choices(side, is_promise);
        std::vector<std::string> measured;
        double goals = 0, weight = 0;
        const auto clauses = model::clauses_of(workspace_, agreement_->id, which);
        for (const Clause* clause : clauses) {
            AgreementLine line = line_of(*clause, side, measured, goals, weight);
            line.is_first = clause == clauses.front();
            line.is_last = clause == clauses.back();
            side.lines.push_back(std::move(line));
        }
        const Attainment& kept = kept_of(measured);
        if (!has_decided(kept)) return;
        side.score = percent_words(kept.attainment);
        side.score_note = decided_words(kept) + ", 95% interval " + interval_words(kept.wilson);
        side.tone = tone_of(kept, weight > 0 ? goals / weight : 0);
    }

    void fill_choices(AgreementSide& side, bool is_promise) {
        side.standard_ids = {""};
        side.standard_names = {"Nobody measures it"};
        for (const Standard* standard : model::standards(workspace_)) {
            if (standard->is_duty == is_promise) continue;
            side.standard_ids.push_back(standard->id.text);
            const auto* service = workspace_.table<model::Service>().find(standard->service);
            side.standard_names.push_back(standard->title + (service ? ", " + service->name : ""));
        }
    }

    const Attainment& kept_of(const std::vector<std::string>& lines) {
        std::string key;
        for (const std::string& line : lines)
            key += line + "|";
        const auto [known, is_new] = measured_.kept.try_emplace(key);
        if (!is_new) return known->second;
        standards::Tally tally;
        for (const std::string& line : lines)
            for (const standards::Outcome& outcome : measured_.outcomes.at(line))
                tally.add(outcome);
        known->second = tally.attainment({});
        return known->second;
    }

    AgreementLine line_of(const Clause& clause, AgreementSide& side,
                          std::vector<std::string>& measured, double& goals, double& weight) {
        AgreementLine line;
        line.clause = clause.id.text;
        line.text = clause.text;
        line.words = clause.text;
        const auto* standard = workspace_.table<Standard>().find(clause.standard);
        line.is_broken = clause.standard.valid() && !standard;
        if (!standard) {
            if (line.words.empty()) line.words = "A promise that was deleted";
            return line;
        }
        if (line.words.empty())
            line.words = standard->promise.empty() ? standard->title : standard->promise;
        const auto at =
            std::find(side.standard_ids.begin(), side.standard_ids.end(), standard->id.text);
        // One that is no longer offered stays chosen.
        if (at == side.standard_ids.end()) {
            side.standard_ids.push_back(standard->id.text);
            side.standard_names.push_back(standard->title);
            line.standard = static_cast<int>(side.standard_ids.size()) - 1;
        } else {
            line.standard = static_cast<int>(at - side.standard_ids.begin());
        }
        line.measure = measure_words(*standard);
        line.route = app::to_hash({app::Place::standard, standard->id.text});
        const auto* figures = context_.desk.figures(standard->id.text);
        if (!figures || !figures->is_ok()) {
            line.kept_note = figures ? figures->trouble : "retired, not measured any more";
            return line;
        }
        const std::string key = agreement_->id.text + "/" + requester_ + "/" + standard->id.text;
        const auto [known, is_new] = measured_.outcomes.try_emplace(key);
        if (is_new)
            known->second =
                app::outcomes_in(workspace_, context_.desk, *figures, quarter_, requester_);
        const Attainment& kept = kept_of({key});
        if (!has_decided(kept)) {
            line.kept_note = "nothing decided between the two from " + view_.quarter;
            return line;
        }
        line.kept = percent_words(kept.attainment);
        line.kept_note = decided_words(kept) + ", 95% interval " + interval_words(kept.wilson);
        line.tone = tone_of(kept, standard->goal);
        measured.push_back(key);
        goals += standard->goal * static_cast<double>(kept.met + kept.missed);
        weight += static_cast<double>(kept.met + kept.missed);
        return line;
    }

    void sign(AgreementSide& side, const std::string& signer, const std::optional<core::Date>& day,
              const std::string& seal) const {
        side.is_signed = !signer.empty();
        if (!side.is_signed) {
            side.signature = "Not signed by " + side.name + " yet";
            return;
        }
        side.is_stale = seal != seal_;
        side.signature = "Signed by " + signer + (day ? " on " + short_day(*day) : "");
        if (side.is_stale) side.signature += ", before the last change";
    }

    void fill_status() {
        const int signatures = view_.provider.is_signed + view_.requester.is_signed;
        if (view_.provider.is_stale || view_.requester.is_stale) {
            view_.status = "Changed since it was signed";
            view_.status_tone = Tone::warning;
            view_.status_icon = Icon::warning;
        } else if (signatures == 2) {
            view_.status = "Signed by both";
            view_.status_tone = Tone::positive;
            view_.status_icon = Icon::check;
        } else {
            view_.status = signatures == 1 ? "Signed by one side" : "Not signed yet";
        }
        view_.review_day = agreement_->review;
        if (!agreement_->review) {
            view_.review = "No day is set to look at it again.";
            return;
        }
        const core::Date day = *agreement_->review;
        view_.review =
            "To be looked at again on " + short_day(day) + ", " + days_left(day, today_) + ".";
        if (day < today_) view_.review_tone = Tone::warning;
    }

    const ServeContext& context_;
    const model::Workspace& workspace_;
    core::Date today_;
    app::Quarter quarter_;
    MeasuredLines& measured_;
    const Agreement* agreement_ = nullptr;
    std::string requester_, seal_;
    AgreementView view_;
};

report::AgreementColumn column_of(const AgreementSide& side) {
    report::AgreementColumn out;
    out.title = side.title;
    if (!side.score.empty()) out.score = side.score + " kept";
    out.score_note = side.score_note;
    out.signature = side.signature + ".";
    for (const AgreementLine& line : side.lines)
        out.lines.push_back({line.words, line.measure,
                             line.kept.empty() ? "" : line.kept + " kept, " + line.kept_note});
    return out;
}

}  // namespace

std::string quarter_words(app::Quarter quarter) {
    const core::Date last = core::civil_from_days(core::days_from_civil(quarter.until) - 1);
    std::string out = month_name(quarter.from);
    if (quarter.from.year != last.year) out += " " + std::to_string(quarter.from.year);
    return out + " to " + month_name(last) + " " + std::to_string(last.year);
}

AgreementView build_agreement(const ServeContext& context, core::Date today,
                              AgreementState& state) {
    return Builder(context, today, state.measured_lines).build(state.agreement);
}

std::vector<AgreementRow> agreements_of(const ServeContext& context, const std::string& department,
                                        core::Date today, MeasuredLines& measured) {
    std::vector<AgreementRow> out;
    for (const auto& [id, agreement] : context.workspace.table<Agreement>()) {
        const bool is_provider = agreement.provider.text == department;
        if (!is_provider && agreement.requester.text != department) continue;
        const AgreementView view = Builder(context, today, measured).build(id);
        AgreementRow row{id,
                         view.title,
                         app::to_hash({app::Place::agreement, id}),
                         is_provider ? "It promises, " + view.requester.name + " asks"
                                     : "It asks, " + view.provider.name + " promises",
                         view.status,
                         view.status_tone,
                         ""};
        if (!view.provider.score.empty()) row.scores = view.provider.score + " of promises kept";
        if (!view.requester.score.empty())
            row.scores +=
                (row.scores.empty() ? "" : ", ") + view.requester.score + " of duties kept";
        out.push_back(std::move(row));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.title < b.title; });
    return out;
}

ExportFile make_agreement_file(const model::Workspace& workspace, const AgreementView& view,
                               AgreementExport what, core::Date today) {
    if (!view.is_found) return {"", "", "", "This agreement does not exist any more."};
    report::AgreementSheet sheet;
    sheet.organisation = model::settings(workspace).name;
    sheet.title = view.title;
    sheet.purpose = view.purpose;
    sheet.day = today;
    sheet.is_sample = view.is_sample;
    sheet.status = view.status + ".";
    sheet.review = view.review;
    sheet.quarter = view.quarter;
    sheet.provider = column_of(view.provider);
    sheet.requester = column_of(view.requester);
    const std::string name = "agreement-" + core::iso_date(today);
    if (what == AgreementExport::markdown)
        return {name + ".md", "text/markdown", report::markdown_agreement(sheet), {}};
    return {name + ".html", "text/html", report::html_agreement(sheet), {}};
}

}  // namespace icx::ui
