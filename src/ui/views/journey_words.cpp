#include "ui/views/journey_words.hpp"

#include "core/text.hpp"

namespace icx::ui {

using model::LaneKind;

std::string lane_words(LaneKind kind) {
    constexpr const char* kWords[] = {"Contact with", "What they do",   "What they think",
                                      "Channels",     "What hurts",     "What helps",
                                      "Ideas",        "In their words", "Evidence",
                                      "Front stage",  "Back stage",     "Support",
                                      "Systems",      "People",         "Measures",
                                      "Promises",     "Risks",          "Cost"};
    return kWords[static_cast<std::size_t>(kind)];
}

std::string lane_note(LaneKind kind) {
    switch (kind) {
    case LaneKind::pains:
        return "from answers and cases";
    case LaneKind::document:
        return "what one sees and holds";
    case LaneKind::front_stage:
        return "seen by the colleague";
    case LaneKind::back_stage:
        return "done out of sight";
    case LaneKind::support:
        return "others it rests on";
    case LaneKind::opportunities:
        return "what could be better";
    default:
        return {};
    }
}

Icon lane_icon(LaneKind kind) {
    constexpr Icon kIcons[] = {
        Icon::touchpoint, Icon::person, Icon::comment, Icon::mail,
        Icon::pain, Icon::gain, Icon::practice, Icon::quote,
        Icon::identification, Icon::visible, Icon::hidden, Icon::wrench,
        Icon::laptop, Icon::people, Icon::chart, Icon::promise,
        Icon::warning, Icon::money};
    return kIcons[static_cast<std::size_t>(kind)];
}

std::string evidence_words(model::Evidence evidence) {
    return evidence == model::Evidence::observed   ? "observed"
           : evidence == model::Evidence::proposed ? "proposed"
                                                   : "assumed";
}

Icon evidence_icon(model::Evidence evidence) {
    return evidence == model::Evidence::observed   ? Icon::visible
           : evidence == model::Evidence::proposed ? Icon::practice
                                                   : Icon::why;
}

std::string feeling_words(double value) {
    std::string words = core::fixed_number(value, value == static_cast<int>(value) ? 0 : 1);
    return value > 0 ? "+" + words : words;
}

}  // namespace icx::ui
