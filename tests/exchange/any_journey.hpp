// Any journey, by chance, with texts that the formats of others have to guard against.
#pragma once

#include <string>

#include "core/random.hpp"
#include "journey/document.hpp"

namespace icx::exchange_testing {

inline std::string words(core::Random& random) {
    constexpr const char* kWords[] = {"first pay", "-1, quoted \"twice\"", "=1+1",  "Grüße",
                                      "a;b",       "long\nlines",          "+plus", "@at"};
    std::string out = kWords[random.below(std::size(kWords))];
    return out + " " + std::to_string(random.below(1000));
}

inline journey::Document any_document(core::Random& random) {
    journey::Document out;
    out.title = words(random);
    const auto stages = 1 + random.below(4);
    for (std::size_t s = 0; s < stages; s++) {
        journey::StageText stage{words(random) + " stage " + std::to_string(s), {}};
        const auto steps = random.below(4);
        for (std::size_t i = 0; i < steps; i++) {
            journey::StepText step;
            step.title = words(random) + " step " + std::to_string(i);
            step.is_moment = random.below(2) == 1;
            if (random.below(3) > 0) step.feeling = static_cast<double>(random.below(9)) / 2 - 2;
            const auto cards = random.below(4);
            for (std::size_t c = 0; c < cards; c++)
                step.cards.push_back({static_cast<model::LaneKind>(random.below(18)), words(random),
                                      static_cast<model::Evidence>(random.below(3))});
            stage.steps.push_back(std::move(step));
        }
        out.stages.push_back(std::move(stage));
    }
    return out;
}

}  // namespace icx::exchange_testing
