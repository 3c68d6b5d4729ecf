// Journeys as JSON Canvas 1.0 (jsoncanvas.org/spec/1.0), the open format of Obsidian and others:
// stages are groups, steps and cards are text nodes, edges lead from step to step. What the format
// has no words for (lane, evidence, moment) stands in a member `icx` of a node; a canvas that was
// drawn elsewhere is read by where things lie.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "journey/document.hpp"

namespace icx::exchange {

std::string to_json_canvas(const journey::Document& document);

// A group is a stage. In it, nodes one below the other are a step and its cards, from the left to
// the right unless edges say otherwise. Nodes outside of every group belong to the nearest.
// Errors name a JSON pointer: corrupt or invalid for what is no canvas, unsupported for an unknown
// type of node, too_large beyond journey::kMaxBytes, kMaxSteps or kMaxCards.
core::Result<journey::Document> read_json_canvas(std::string_view text);

// True when the text's first words say that it is one.
bool is_json_canvas(std::string_view text);

}  // namespace icx::exchange
