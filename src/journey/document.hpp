// A journey as one nested value: what templates are written in, and what comes from and goes to
// files of others. Records are made from it and it is made from records by app/journey_parts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/journey_records.hpp"

namespace icx::journey {

struct CardText {
    model::LaneKind lane = model::LaneKind::actions;
    std::string text;
    model::Evidence evidence = model::Evidence::assumed;
    bool operator==(const CardText&) const = default;
};

struct StepText {
    std::string title;
    bool is_moment = false;
    std::optional<double> feeling;  // -2 to 2
    std::vector<CardText> cards;
    bool operator==(const StepText&) const = default;
};

struct StageText {
    std::string title;
    std::vector<StepText> steps;
    bool operator==(const StageText&) const = default;
};

struct Document {
    std::string title;
    std::string purpose;
    std::string persona;  // a name, may be empty
    std::vector<StageText> stages;
    bool operator==(const Document&) const = default;
};

// Limits of what is read from elsewhere.
inline constexpr std::size_t kMaxBytes = 4u << 20;
inline constexpr std::size_t kMaxSteps = 2000;
inline constexpr std::size_t kMaxCards = 20000;
inline constexpr std::size_t kMaxText = 2000;  // code points of one text

}  // namespace icx::journey
