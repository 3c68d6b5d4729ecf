// Versions of a journey side by side: which are kept, and what differs between two of them, as a
// list that says each difference in words.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/journey_versions.hpp"
#include "ui/views/journey_view.hpp"
#include "ui/widgets/icon.hpp"

namespace icx::ui {

struct VersionRow {
    std::string id, title, note;  // "12 November 2026, 8 steps, 31 cards"
};

struct ChangeRow {
    std::string id;    // of the row
    std::string mark;  // "Added", "Removed", "Moved", "Changed"
    Icon icon = Icon::add;
    Tone tone = Tone::neutral;
    std::string title;  // "Card: Late, and no word"
    std::vector<std::string> details;
};

struct ScoreRow {
    std::string step, title;
    std::string before, after;  // "+0.4, 12 answers", "not measured"
    std::string delta;          // "up by 0.3", "no change", empty: not in both
    Icon icon = Icon::minus;
    Tone tone = Tone::neutral;
};

struct VersionsView {
    std::vector<VersionRow> rows;                             // the latest first
    std::vector<std::pair<std::string, std::string>> before;  // id, words
    std::vector<std::pair<std::string, std::string>> after;   // "" is the journey as it is now
    std::string compared, compared_with;                      // what is chosen of these
    std::string headline;  // "3 added, 1 removed, 2 moved, 4 changed"
    std::string problem;   // why the two cannot be compared
    std::vector<ChangeRow> changes;
    std::vector<ScoreRow> scores;
};

// What a version keeps of the view beside the records: figures that are shown, names of lanes.
app::KeptFigures kept_figures(const JourneyView& view);

VersionsView build_versions(const model::Workspace& workspace, const JourneyView& view,
                            const MapState& state);

}  // namespace icx::ui
