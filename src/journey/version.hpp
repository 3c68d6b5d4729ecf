// A journey as it stood on a day, and what differs between two of them. Things are the same when
// their ids are: a renamed step is changed, not another one. What moved is the least that has to
// move to get from one order to the other (longest increasing subsequence, Schensted 1961).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"

namespace icx::journey {

// The mean of the answers to a step's question, on the curve from -2 to 2. Only what could be
// shown: small groups are never kept.
struct KeptScore {
    double mean = 0;
    double low = 0, high = 0;  // 95% interval
    std::size_t n = 0;         // answers
    bool operator==(const KeptScore&) const = default;
};

struct KeptLane {
    std::string id, title;
    bool operator==(const KeptLane&) const = default;
};

struct KeptCard {
    std::string id, lane, text;
    std::string evidence;  // "assumed", "observed", "proposed"
    int severity = 0;
    bool operator==(const KeptCard&) const = default;
};

struct KeptStep {
    std::string id, title;
    std::string owner, question, promise, opens;  // in words, may be empty
    bool is_moment = false;
    std::optional<double> as_is, to_be;  // assumed of the journey's persona
    std::optional<KeptScore> score;
    std::optional<double> kept;  // share of its promise that was kept, 0 to 1
    std::vector<KeptCard> cards;
    bool operator==(const KeptStep&) const = default;
};

struct KeptStage {
    std::string id, title;
    std::vector<KeptStep> steps;
    bool operator==(const KeptStage&) const = default;
};

struct Kept {
    std::string title;
    std::vector<KeptLane> lanes;
    std::vector<KeptStage> stages;
    bool operator==(const Kept&) const = default;
};

core::Value to_value(const Kept& kept);
// What another app or a merge wrote may be anything: errors name the place by a JSON pointer. At
// most kMaxSteps and kMaxCards (document.hpp).
core::Result<Kept> kept_from(const core::Value& value);

enum class Change { added, removed, moved, changed };
enum class Part { stage, step, lane, card };

struct FieldChange {
    std::string name;           // "name", "owner", "text", "feels now" ...
    std::string before, after;  // in words, empty: nothing was said
};

// One thing that differs. Stages and lanes first, then step by step: the step itself, its cards.
struct Difference {
    Change change = Change::changed;
    Part part = Part::step;
    std::string id;
    std::string title;          // as it is in the later one, else as it was
    std::string before, after;  // where it lies: of a step its stage, of a card "lane at step"
    std::vector<FieldChange> fields;
};

// What was measured at a step that has a score in at least one of the two, in the later order.
struct ScoreChange {
    std::string step, title;
    std::optional<KeptScore> before, after;
    std::optional<double> delta;  // of the means, where both are
    std::optional<double> kept_delta;
};

struct Comparison {
    std::vector<Difference> differences;
    std::vector<ScoreChange> scores;
    std::size_t count(Change change) const;
};
Comparison compare(const Kept& before, const Kept& after);

// For each of `after`, whether it has to move to get there from `before`; both hold the same ids,
// each once.
std::vector<bool> moved(const std::vector<std::string>& before,
                        const std::vector<std::string>& after);

}  // namespace icx::journey
