#include "ui/views/workshop_words.hpp"

#include <cstdlib>

#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {

using model::BlockKind;
using model::VoteMethod;

std::string block_words(BlockKind kind) {
    constexpr const char* kWords[] = {"Welcome", "Icebreaker", "Collect", "Silent writing",
                                      "Group",   "Vote",       "Discuss", "Decide",
                                      "Break",   "Check out"};
    return kWords[static_cast<std::size_t>(kind)];
}

Icon block_icon(BlockKind kind) {
    constexpr Icon kIcons[] = {Icon::door,    Icon::people, Icon::note,    Icon::hidden,
                               Icon::columns, Icon::vote,   Icon::comment, Icon::success,
                               Icon::coffee,  Icon::heart};
    return kIcons[static_cast<std::size_t>(kind)];
}

std::string method_words(VoteMethod method) {
    constexpr const char* kWords[] = {"Dots", "Points to share", "Fist to five", "Ranking",
                                      "Value and effort"};
    return kWords[static_cast<std::size_t>(method)];
}

std::string method_rule(VoteMethod method, int limit) {
    const std::string n = std::to_string(limit);
    switch (method) {
    case VoteMethod::dots:
        return "Each ballot has " + n + " dots; several may lie on one card. Dots are added up.";
    case VoteMethod::points:
        return "Each ballot shares out " + n + " points as it likes. Points are added up.";
    case VoteMethod::fist:
        return "Show 0 to 5 fingers: 5 is all for it, 3 can live with it, 0 is a veto. Without a "
               "hand below 3 there is consent.";
    case VoteMethod::ranked:
        return "Each ballot names its best " + n +
               " in order. By Borda\u2019s rule the first gets " + n +
               " points, the next one less, down to 1; cards not named get none.";
    case VoteMethod::matrix:
        return "Each ballot gives value and effort from 1 to 5. The means place a card: much value "
               "for little effort is a quick win.";
    }
    return {};
}

std::string room_clock(int seconds) {
    const int absolute = std::abs(seconds);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return (seconds < 0 ? "+" : "") + two(absolute / 60) + ":" + two(absolute % 60);
}

std::string spent_words(int seconds) {
    if (seconds < 60) return std::to_string(seconds) + " s";
    const int rest = seconds % 60;
    return std::to_string(seconds / 60) + " min" + (rest ? " " + std::to_string(rest) + " s" : "");
}

std::string quadrant_words(journey::Quadrant quadrant) {
    constexpr const char* kWords[] = {"Quick win", "Big bet", "Maybe later", "Leave it"};
    return kWords[static_cast<std::size_t>(quadrant)];
}

std::string score_words(VoteMethod method, const journey::Score& score) {
    if (score.votes == 0) return {};
    const std::string number = core::shortest_number(score.score);
    const auto many = [&](const char* one, const char* more) {
        return number + " " + (score.score == 1 ? one : more);
    };
    switch (method) {
    case VoteMethod::dots:
        return many("dot", "dots");
    case VoteMethod::points:
    case VoteMethod::ranked:
        return many("point", "points");
    case VoteMethod::matrix:
        return "value " + core::fixed_number(score.score, 1) + ", effort " +
               core::fixed_number(score.effort, 1);
    case VoteMethod::fist:
        return {};
    }
    return {};
}

std::string result_sentence(const model::Block& block, const app::VoteResult& result,
                            const std::vector<const model::Sticky*>& cards) {
    if (result.ballots == 0) return "No ballot was cast.";
    if (block.method == VoteMethod::fist) {
        const journey::Fist& fist = result.fist;
        return core::fixed_number(fist.mean, 1) + " fingers on average of " +
               counted(fist.ballots, "ballot", "ballots") + ". " +
               (fist.below_three == 0 ? "Nobody is below 3: there is consent."
                                      : counted(fist.below_three, "hand is", "hands are") +
                                            " below 3: ask what is missing before you go on.");
    }
    std::vector<std::string> first;
    for (const journey::Score& score : result.scores)
        if (score.place == 1 && score.option < cards.size())
            first.push_back("\u201C" + cards[score.option]->text + "\u201D");
    if (first.empty()) return "No card was named.";
    const std::string won = score_words(block.method, result.scores.front());
    if (first.size() == 1) return first[0] + " comes first with " + won + ".";
    std::string names;
    for (std::size_t i = 0; i < first.size(); i++)
        names += (i == 0 ? "" : i + 1 == first.size() ? " and " : ", ") + first[i];
    return names + " share first place with " + won + " each.";
}

std::string who_when(const std::string& owner, const std::optional<core::Date>& day,
                     const char* when) {
    std::string out = owner.empty() ? "nobody yet" : owner;
    if (day) out += std::string(", ") + when + " " + short_day(*day);
    return out;
}

}  // namespace icx::ui
