#include "ui/views/versions_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using journey::Change;
using journey::Part;

struct Mark {
    const char* words;
    Icon icon;
    Tone tone;
};
Mark mark_of(Change change) {
    switch (change) {
    case Change::added:
        return {"Added", Icon::add, Tone::positive};
    case Change::removed:
        return {"Removed", Icon::minus, Tone::negative};
    case Change::moved:
        return {"Moved", Icon::drag, Tone::accent};
    case Change::changed:
        break;
    }
    return {"Changed", Icon::edit, Tone::warning};
}

const char* part_words(Part part) {
    constexpr const char* kWords[] = {"Stage", "Step", "Lane", "Card"};
    return kWords[static_cast<std::size_t>(part)];
}

std::string said(const std::string& words) {
    return words.empty() ? "nothing" : "\u201C" + words + "\u201D";
}

std::vector<std::string> details_of(const journey::Difference& difference) {
    std::vector<std::string> out;
    if (difference.change == Change::changed) {
        for (const journey::FieldChange& field : difference.fields)
            out.push_back(field.name + ": from " + said(field.before) + " to " + said(field.after));
        if (difference.part == Part::card) out.push_back(difference.after);
    } else if (difference.change == Change::moved) {
        out.push_back(difference.before == difference.after
                          ? (difference.after.empty() ? "to another place in the order"
                                                      : "within " + difference.after)
                          : "from " + difference.before + " to " + difference.after);
    } else {
        const std::string& where =
            difference.change == Change::added ? difference.after : difference.before;
        if (!where.empty()) out.push_back(where);
    }
    return out;
}

std::string score_words(const std::optional<journey::KeptScore>& score) {
    if (!score) return "not measured";
    return feeling_words(std::round(score->mean * 10) / 10) + ", " +
           counted(score->n, "answer", "answers");
}

ScoreRow score_row(const journey::ScoreChange& change) {
    ScoreRow row;
    row.step = change.step;
    row.title = change.title;
    row.before = score_words(change.before);
    row.after = score_words(change.after);
    if (!change.delta) return row;
    const double delta = std::round(*change.delta * 10) / 10;
    const std::string size = core::fixed_number(std::abs(delta), 1);
    row.delta = delta > 0 ? "up by " + size : delta < 0 ? "down by " + size : "no change";
    row.icon = delta > 0 ? Icon::trend_up : delta < 0 ? Icon::trend_down : Icon::minus;
    row.tone = delta > 0 ? Tone::positive : delta < 0 ? Tone::negative : Tone::neutral;
    return row;
}

std::string version_words(const model::JourneyVersion& version) {
    return version.title + (version.day ? ", " + short_day(*version.day) : "");
}

void fill_comparison(VersionsView& out, const journey::Comparison& found) {
    std::size_t number = 0;
    for (const journey::Difference& difference : found.differences) {
        const Mark mark = mark_of(difference.change);
        const std::string title = difference.title.empty() ? "Empty" : difference.title;
        out.changes.push_back({std::to_string(number++) + difference.id, mark.words, mark.icon,
                               mark.tone, std::string(part_words(difference.part)) + ": " + title,
                               details_of(difference)});
    }
    for (const journey::ScoreChange& change : found.scores)
        out.scores.push_back(score_row(change));
    for (const Change change : {Change::added, Change::removed, Change::moved, Change::changed})
        if (const std::size_t n = found.count(change); n > 0)
            out.headline += (out.headline.empty() ? "" : ", ") + std::to_string(n) + " " +
                            core::lower_ascii(mark_of(change).words);
    if (out.headline.empty()) out.headline = "Nothing differs";
}

}  // namespace

app::KeptFigures kept_figures(const JourneyView& view) {
    app::KeptFigures out;
    for (const BoardStep& step : view.steps) {
        if (step.measured)
            out.scores[step.id] = {step.measured->mean, step.measured->ci95.low,
                                   step.measured->ci95.high, step.measured->n};
        if (step.kept_share) out.promises[step.id] = *step.kept_share;
    }
    for (const BoardLane& lane : view.lanes)
        out.lanes[lane.id] = lane.title;
    return out;
}

VersionsView build_versions(const model::Workspace& workspace, const JourneyView& view,
                            const MapState& state) {
    VersionsView out;
    auto versions = model::versions_of(workspace, model::JourneyId(view.id));
    std::reverse(versions.begin(), versions.end());
    out.after.emplace_back("", "As it is now");
    const model::JourneyVersion *before = nullptr, *after = nullptr;
    for (const model::JourneyVersion* version : versions) {
        VersionRow row{version->id.text, version->title,
                       version->day ? short_day(*version->day) : ""};
        if (const auto kept = journey::kept_from(version->content)) {
            std::size_t steps = 0, cards = 0;
            for (const auto& stage : kept->stages)
                for (const auto& step : stage.steps)
                    steps++, cards += step.cards.size();
            row.note += (row.note.empty() ? "" : ", ") + counted(steps, "step", "steps") + ", " +
                        counted(cards, "card", "cards");
        }
        out.rows.push_back(std::move(row));
        out.before.emplace_back(version->id.text, version_words(*version));
        out.after.emplace_back(version->id.text, version_words(*version));
        if (version->id.text == state.compared) before = version;
        if (version->id.text == state.compared_with) after = version;
    }
    if (versions.empty()) return out;
    if (!before) before = versions.front();
    out.compared = before->id.text;
    out.compared_with = after ? after->id.text : "";
    const auto was = journey::kept_from(before->content);
    const auto is = after ? journey::kept_from(after->content)
                          : core::Result<journey::Kept>(app::kept_of(
                                workspace, model::JourneyId(view.id), kept_figures(view)));
    if (!was || !is) {
        out.problem =
            "This version cannot be read: " + core::describe(!was ? was.error() : is.error()) + ".";
        return out;
    }
    fill_comparison(out, journey::compare(*was, *is));
    return out;
}

}  // namespace icx::ui
