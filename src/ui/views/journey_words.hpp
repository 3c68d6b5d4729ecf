// Lanes, evidence and feelings of the place Map in words.
#pragma once

#include <optional>
#include <string>

#include "model/journey_records.hpp"
#include "ui/widgets/icon.hpp"

namespace icx::ui {

std::string lane_words(model::LaneKind kind);  // "What hurts"
std::string lane_note(model::LaneKind kind);   // one line below, may be empty
Icon lane_icon(model::LaneKind kind);
std::string evidence_words(model::Evidence evidence);
Icon evidence_icon(model::Evidence evidence);
std::string feeling_words(double value);  // "+1", "−0.9", "0"

// From this many days on what was learnt is called stale.
inline constexpr int kStaleDays = 180;

}  // namespace icx::ui
