#include "app/sample_workshop.hpp"

#include <iterator>

#include "app/edit.hpp"
#include "app/workshop_formats.hpp"
#include "core/hash.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

using model::BlockKind;

constexpr int kDaysAgo = 19;
// Seconds on the clock of each block of the format.
constexpr int kSpent[] = {150, 320, 520, 655, 290, 905, 610, 240};

struct CardRow {
    std::size_t group;  // 4: none
    std::string_view text;
};
constexpr CardRow kCards[] = {{0, "The same form is asked for twice"},
                              {0, "Nobody says what to bring on day one"},
                              {0, "A call from the captain before the start"},
                              {0, "Sizes for boots are asked for too late"},
                              {1, "The card lies at another quay"},
                              {1, "Nobody at the gate knows the name"},
                              {1, "Being met by the duty lead in person"},
                              {1, "A map of the quays in the first message"},
                              {2, "The safety drill with the whole crew"},
                              {2, "Swaps go only by phone"},
                              {2, "A buddy for the first rota"},
                              {2, "The rota comes two days before"},
                              {3, "The first pay was wrong, and nobody warned me"},
                              {3, "Timesheets of new crews arrive late"},
                              {3, "The payslip explains nothing"},
                              {3, "Somebody asked after a month how it goes"},
                              {4, "Too many apps"}};

// Dots by card, one ballot a row; three dots each.
struct BallotRow {
    std::size_t card[3];
};
constexpr BallotRow kBallots[] = {{{12, 12, 4}}, {{12, 4, 10}}, {{13, 12, 5}}, {{12, 4, 4}},
                                  {{10, 12, 0}}, {{4, 13, 12}}, {{5, 10, 12}}, {{12, 13, 9}}};

struct NoteRow {
    std::string_view text, owner;
    int in_days;  // from the day it was held
    bool is_done;
};
constexpr NoteRow kDecisions[] = {
    {"Payroll lists missing timesheets each Monday and calls the crew lead", "Finance and payroll",
     12, false},
    {"The access card waits at the quay where the first shift begins", "Facilities", 7, false},
    {"Every joiner has a buddy for the first rota", "Fleet operations", 30, false}};
constexpr NoteRow kActions[] = {
    {"Send crew leads the list of open timesheets", "Lena Voss", 10, true},
    {"Write to joiners when their first pay will be late", "Lena Voss", 14, true},
    {"Move cards to the right quay the evening before", "Jon Baird", 5, true},
    {"Find twelve buddies and brief them", "Ada Brandt", 28, false},
    {"Merge the two forms for bank details", "Ines Dahl", 40, false}};

}  // namespace

void add_sample_workshop(SampleData& out, const std::string& salt, std::int64_t today,
                         core::Random& random) {
    const auto id = [&](std::string_view prefix, const std::string& path) {
        return core::hash_id(prefix, salt + "/workshop/" + path);
    };
    const WorkshopFormat& format = *workshop_format("onboarding");
    const std::int64_t day = today - kDaysAgo;
    model::Workshop workshop;
    workshop.id.text = id(model::Workshop::kPrefix, "first-30-days");
    workshop.title = "The first 30 days on board";
    workshop.purpose = format.purpose;
    workshop.day = core::civil_from_days(day);
    workshop.journey.text = core::hash_id(model::Journey::kPrefix, salt + "/map/first-30-days");
    workshop.state = model::WorkshopState::held;
    workshop.people = static_cast<int>(std::size(kBallots));
    workshop.pos = replica::position_between("", "", random);
    workshop.is_sample = true;
    const auto places = replica::positions_between("", "", format.blocks.size(), random);
    model::BlockId written, voted;
    for (std::size_t i = 0; i < format.blocks.size(); i++) {
        const FormatBlock& from = format.blocks[i];
        model::Block block;
        block.id.text = id(model::Block::kPrefix, std::to_string(i));
        block.workshop = workshop.id;
        block.kind = from.kind;
        block.title = from.title;
        block.prompt = from.prompt;
        block.minutes = from.minutes;
        block.spent = kSpent[i];
        block.method = from.method;
        block.limit = from.limit;
        block.is_revealed = from.kind == BlockKind::silent || from.kind == BlockKind::vote;
        block.pos = places[i];
        if (from.kind == BlockKind::silent) written = block.id;
        if (from.kind == BlockKind::vote) voted = block.id;
        workshop.at = block.id;
        write_new(out.writes, block);
    }
    write_new(out.writes, workshop);
    std::vector<model::StickyGroupId> groups;
    const auto group_places = replica::positions_between("", "", format.groups.size(), random);
    for (std::size_t i = 0; i < format.groups.size(); i++) {
        model::StickyGroup group;
        group.id.text = id(model::StickyGroup::kPrefix, std::to_string(i));
        group.workshop = workshop.id;
        group.title = format.groups[i];
        group.pos = group_places[i];
        groups.push_back(group.id);
        write_new(out.writes, group);
    }
    std::vector<model::StickyId> cards;
    const auto card_places = replica::positions_between("", "", std::size(kCards), random);
    for (std::size_t i = 0; i < std::size(kCards); i++) {
        model::Sticky sticky;
        sticky.id.text = id(model::Sticky::kPrefix, std::to_string(i));
        sticky.workshop = workshop.id;
        sticky.block = written;
        if (kCards[i].group < groups.size()) sticky.group = groups[kCards[i].group];
        sticky.text = kCards[i].text;
        sticky.pos = card_places[i];
        cards.push_back(sticky.id);
        write_new(out.writes, sticky);
    }
    for (std::size_t b = 0; b < std::size(kBallots); b++) {
        model::Ballot ballot;
        ballot.id.text = id(model::Ballot::kPrefix, std::to_string(b));
        ballot.block = voted;
        write_new(out.writes, ballot);
        for (std::size_t c = 0; c < cards.size(); c++) {
            double dots = 0;
            for (const std::size_t chosen : kBallots[b].card)
                dots += chosen == c;
            if (dots == 0) continue;
            model::Vote vote;
            vote.id.text =
                core::hash_id(model::Vote::kPrefix, ballot.id.text + " " + cards[c].text);
            vote.ballot = ballot.id;
            vote.sticky = cards[c];
            vote.value = dots;
            write_new(out.writes, vote);
        }
    }
    const auto decision_places = replica::positions_between("", "", std::size(kDecisions), random);
    for (std::size_t i = 0; i < std::size(kDecisions); i++) {
        model::Decision decision;
        decision.id.text = id(model::Decision::kPrefix, std::to_string(i));
        decision.workshop = workshop.id;
        decision.text = kDecisions[i].text;
        decision.owner = kDecisions[i].owner;
        decision.day = core::civil_from_days(day + kDecisions[i].in_days);
        decision.pos = decision_places[i];
        write_new(out.writes, decision);
    }
    const auto action_places = replica::positions_between("", "", std::size(kActions), random);
    for (std::size_t i = 0; i < std::size(kActions); i++) {
        model::WorkshopAction action;
        action.id.text = id(model::WorkshopAction::kPrefix, std::to_string(i));
        action.workshop = workshop.id;
        action.text = kActions[i].text;
        action.owner = kActions[i].owner;
        action.due = core::civil_from_days(day + kActions[i].in_days);
        action.is_done = kActions[i].is_done;
        action.pos = action_places[i];
        write_new(out.writes, action);
    }
}

}  // namespace icx::app
