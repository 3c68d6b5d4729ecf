// Who takes part in a journey: round the person whose way it is those who are met, round them
// those who answer for steps, outermost those who serve these from behind. Taken from lanes,
// owners and the request log; nothing is kept.
#pragma once

#include <string>
#include <vector>

#include "app/ties.hpp"
#include "ui/views/journey_measure.hpp"

namespace icx::ui {

enum class PeopleRing { met, answers, behind };

struct PeopleRow {
    std::string name, route;  // route: of a department, may be empty
    PeopleRing ring = PeopleRing::met;
    std::string part;    // "is met, answers for it"
    std::string serves;  // whom
    std::string steps;   // "First pay, Day 30 talk"
    std::size_t step_count = 0;
    std::string measured;  // "+0.4": the mean of those steps; may be empty
    Tone tone = Tone::neutral;
};

struct PeopleView {
    std::string centre;           // whose way it is
    std::vector<PeopleRow> rows;  // ring by ring, then by the first step
    std::string words;            // the picture in a sentence
};
PeopleView build_people(const MeasureContext& context, const std::string& journey,
                        app::Quarter quarter);

}  // namespace icx::ui
