// Workshops by commands and undo: agendas, the clock, cards and groups, ballots that add up, and
// two copies that were edited apart and joined in either order.
#include <algorithm>
#include <map>

#include "app/ballots.hpp"
#include "app/fixture.hpp"
#include "app/journey_commands.hpp"
#include "app/workshop_commands.hpp"
#include "app/workshop_formats.hpp"

using namespace icx;
using app_testing::Device;
using model::BlockKind;
using model::VoteMethod;

namespace {

struct Room {
    Device device;
    model::WorkshopId workshop;
    explicit Room(const std::string& format = "onboarding", std::uint64_t seed = 1)
        : device(seed), workshop(device.must(app::CreateWorkshop{format, {}}).created) {}
    const model::Workspace& workspace() const { return device.workspace(); }
    const model::Block& block(BlockKind kind, std::size_t which = 0) const {
        for (const model::Block* block : model::blocks_of(workspace(), workshop))
            if (block->kind == kind && which-- == 0) return *block;
        FAIL("no such block");
        return *model::blocks_of(workspace(), workshop).front();
    }
    std::vector<const model::Sticky*> cards() const {
        return model::stickies_of(workspace(), workshop);
    }
    const model::StickyId& card(const std::string& text) const {
        for (const model::Sticky* sticky : cards())
            if (sticky->text == text) return sticky->id;
        FAIL("no card " << text);
        return cards().front()->id;
    }
    void write(const std::string& lines) {
        device.must(app::AddStickies{block(BlockKind::silent).id, {}, lines});
        device.must(app::Reveal{block(BlockKind::silent).id});
    }
    app::VoteResult result(std::size_t which = 0) const {
        const model::Block& vote = block(BlockKind::vote, which);
        return app::count_votes(workspace(), vote, app::cards_of_block(workspace(), vote).cards);
    }
    double dots(const std::string& text) const {
        const auto shown = app::cards_of_block(workspace(), block(BlockKind::vote)).cards;
        for (const journey::Score& score : result().scores)
            if (shown[score.option]->text == text) return score.score;
        return -1;
    }
    core::Result<app::Outcome> cast(std::vector<app::BallotMark> marks, std::size_t which = 0) {
        return device.session.run(
            app::CastBallot{block(BlockKind::vote, which).id, std::move(marks)});
    }
};

// Everything of a workshop that people see, in words.
std::string told(const Device& device) {
    std::string out;
    const auto& workspace = device.workspace();
    for (const model::Workshop* workshop : model::workshops(workspace)) {
        out += workshop->title + "\n";
        for (const model::Block* block : model::blocks_of(workspace, workshop->id)) {
            out += "block " + block->title + "\n";
            const auto shown = app::cards_of_block(workspace, *block);
            if (block->kind != BlockKind::vote) continue;
            const auto result = app::count_votes(workspace, *block, shown.cards);
            out += std::to_string(result.ballots) + " ballots\n";
            for (const journey::Score& score : result.scores)
                out += shown.cards[score.option]->text + " " + std::to_string(score.score) + "\n";
        }
        for (const model::Sticky* sticky : model::stickies_of(workspace, workshop->id)) {
            const auto* group = workspace.table<model::StickyGroup>().find(sticky->group);
            out += sticky->text + " in " + (group ? group->title : "none") + "\n";
        }
        for (const auto* decision : model::decisions_of(workspace, workshop->id))
            out += "decided " + decision->text + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("workshop: ten and more formats, each with timed blocks, questions and a way back") {
    CHECK(app::workshop_formats().size() >= 11);
    for (const app::WorkshopFormat& format : app::workshop_formats()) {
        CAPTURE(format.id);
        Room room{std::string(format.id)};
        const auto blocks = model::blocks_of(room.workspace(), room.workshop);
        REQUIRE(blocks.size() == format.blocks.size());
        CHECK(app::minutes_of(format) >= 30);
        for (std::size_t i = 0; i < blocks.size(); i++) {
            CHECK(blocks[i]->title == format.blocks[i].title);
            CHECK(blocks[i]->prompt.size() > 10);
            CHECK(blocks[i]->minutes > 0);
            CHECK(blocks[i]->source.valid() == (format.blocks[i].source >= 0));
        }
        CHECK(room.workspace().table<model::Workshop>().find(room.workshop)->at == blocks[0]->id);
        CHECK(model::groups_of(room.workspace(), room.workshop).size() == format.groups.size());
        CHECK(room.device.session.undo());
        CHECK(room.workspace().table<model::Block>().empty());
        CHECK(room.workspace().table<model::StickyGroup>().empty());
    }
    Device device(2);
    CHECK_FALSE(device.session.run(app::CreateWorkshop{"nothing", {}}).ok());
}

TEST_CASE(
    "workshop: blocks are added, moved and deleted; deleting a workshop and undo restores it") {
    Room room;
    room.write("One\nTwo");
    REQUIRE(room.cast({{room.card("One"), 2, 0}}).ok());
    room.device.must(app::AddDecision{room.workshop, "Do it", "Ada", {}});
    const std::string before = told(room.device);
    const auto added = room.device.must(
        app::AddBlock{room.workshop, room.block(BlockKind::vote).id, BlockKind::pause});
    auto blocks = model::blocks_of(room.workspace(), room.workshop);
    CHECK(blocks[5]->id.text == added.created);
    room.device.must(app::MoveBlock{model::BlockId(added.created), -1});
    blocks = model::blocks_of(room.workspace(), room.workshop);
    CHECK(blocks[4]->id.text == added.created);
    room.device.must(app::RemoveBlock{model::BlockId(added.created)});
    CHECK(told(room.device) == before);
    room.device.must(app::RemoveWorkshop{room.workshop});
    CHECK(room.workspace().table<model::Sticky>().empty());
    CHECK(room.workspace().table<model::Vote>().empty());
    CHECK(room.workspace().table<model::Decision>().empty());
    CHECK(room.device.session.undo());
    CHECK(told(room.device) == before);
}

TEST_CASE("workshop: the clock pauses, takes more minutes, logs overtime, and one runs at a time") {
    Room room;
    const model::BlockId write = room.block(BlockKind::silent).id;
    const auto& clock = room.block(BlockKind::silent);
    room.device.must(app::StartClock{write});
    CHECK(room.workspace().table<model::Workshop>().find(room.workshop)->state ==
          model::WorkshopState::running);
    room.device.clock.ms += 90'000;
    CHECK(app::spent_seconds(clock, {room.device.clock.ms}) == 90);
    room.device.must(app::StopClock{write});
    room.device.clock.ms += 500'000;
    CHECK(app::spent_seconds(clock, {room.device.clock.ms}) == 90);
    CHECK(app::planned_seconds(clock) == 480);
    room.device.must(app::AddMinutes{write});
    CHECK(app::planned_seconds(clock) == 540);
    CHECK(clock.minutes == 8);
    room.device.must(app::StartClock{write});
    room.device.clock.ms += 600'000;
    room.device.must(app::GoToBlock{room.block(BlockKind::group).id});
    CHECK_FALSE(clock.since);
    CHECK(clock.spent == 690);
    CHECK(app::spent_seconds(clock, {room.device.clock.ms}) - app::planned_seconds(clock) == 150);
    CHECK(room.device.session.undo());
    CHECK(clock.since);
    room.device.must(app::EndWorkshop{room.workshop});
    CHECK_FALSE(clock.since);
    CHECK(room.workspace().table<model::Workshop>().find(room.workshop)->state ==
          model::WorkshopState::held);
}

TEST_CASE("workshop: lines become cards, hidden until they are revealed") {
    CHECK(app::card_lines("- One\n\n* Two  \r\n\u2022 Three\n   ") ==
          std::vector<std::string>{"One", "Two", "Three"});
    CHECK(app::card_lines(std::string(2000, 'x')).front().size() == app::kMostCardText);
    std::string many;
    for (int i = 0; i < 300; i++)
        many += "card\n";
    CHECK(app::card_lines(many).size() == app::kMostCards);
    Room room;
    const model::BlockId write = room.block(BlockKind::silent).id;
    CHECK_FALSE(room.device.session.run(app::AddStickies{write, {}, " \n - \n"}).ok());
    room.device.must(app::AddStickies{write, {}, "One\nTwo"});
    auto shown = app::cards_of_block(room.workspace(), room.block(BlockKind::vote));
    CHECK(shown.cards.empty());
    CHECK(shown.hidden == 2);
    room.device.must(app::Reveal{write});
    shown = app::cards_of_block(room.workspace(), room.block(BlockKind::vote));
    CHECK(shown.cards.size() == 2);
    CHECK(room.device.session.undo());
    CHECK(room.device.session.undo());
    CHECK(room.cards().empty());
}

TEST_CASE("workshop: a block about one block's cards shows no others") {
    Room room("how-might-we");
    room.device.must(app::AddStickies{room.block(BlockKind::silent, 0).id, {}, "How might we A"});
    room.device.must(app::AddStickies{room.block(BlockKind::silent, 1).id, {}, "Idea B\nIdea C"});
    room.device.must(app::Reveal{room.block(BlockKind::silent, 0).id});
    room.device.must(app::Reveal{room.block(BlockKind::silent, 1).id});
    CHECK(app::cards_of_block(room.workspace(), room.block(BlockKind::vote, 0)).cards.size() == 1);
    CHECK(app::cards_of_block(room.workspace(), room.block(BlockKind::vote, 1)).cards.size() == 2);
    CHECK(app::cards_of_block(room.workspace(), room.block(BlockKind::decide)).cards.size() == 3);
}

TEST_CASE("workshop: votes stay with their cards through any regrouping") {
    Room room;
    room.write("Pay\nRota\nCard\nTalk");
    REQUIRE(room.cast({{room.card("Pay"), 2, 0}, {room.card("Rota"), 1, 0}}).ok());
    REQUIRE(room.cast({{room.card("Pay"), 1, 0}, {room.card("Card"), 2, 0}}).ok());
    const auto same = [&] {
        CHECK(room.dots("Pay") == 3);
        CHECK(room.dots("Rota") == 1);
        CHECK(room.dots("Card") == 2);
        CHECK(room.dots("Talk") == 0);
        CHECK(room.result().ballots == 2);
        CHECK(room.result().lost == 0);
    };
    same();
    const model::StickyGroupId money(
        room.device.must(app::AddStickyGroup{room.workshop, "Money", room.card("Pay")}).created);
    same();
    room.device.must(app::MoveSticky{room.card("Rota"), money});
    const auto groups = model::groups_of(room.workspace(), room.workshop);
    room.device.must(app::MoveSticky{room.card("Card"), groups.front()->id});
    same();
    room.device.must(app::JoinGroups{money, groups.front()->id});
    CHECK_FALSE(room.workspace().table<model::StickyGroup>().find(money));
    same();
    room.device.must(app::RemoveStickyGroup{groups.front()->id});
    for (const model::Sticky* sticky : room.cards())
        CHECK_FALSE(sticky->group.valid());
    same();
    for (int i = 0; i < 4; i++)
        CHECK(room.device.session.undo());
    same();
    room.device.must(app::RemoveSticky{room.card("Pay")});
    CHECK(room.dots("Rota") == 1);
    CHECK(room.device.session.undo());
    same();
}

TEST_CASE("workshop: ballots that do not fit are refused with the reason, and none is half cast") {
    Room room;
    room.write("Pay\nRota");
    const auto refused = [&](std::vector<app::BallotMark> marks) {
        const auto outcome = room.cast(std::move(marks));
        REQUIRE_FALSE(outcome.ok());
        CHECK(room.workspace().table<model::Ballot>().empty());
        CHECK(room.workspace().table<model::Vote>().empty());
        return outcome.error().message;
    };
    CHECK(refused({}) == "this ballot is empty");
    CHECK(refused({{room.card("Pay"), 2, 0}, {room.card("Rota"), 2, 0}}) ==
          "4 dots given, 3 there are");
    CHECK(refused({{room.card("Pay"), 1.5, 0}}) == "this ballot has 3 dots");
    CHECK(refused({{model::StickyId("sy_none"), 1, 0}}) ==
          "a card on this ballot does not exist any more");
    CHECK(refused({{room.card("Pay"), 1, 0}, {room.card("Pay"), 1, 0}}) ==
          "a card stands twice on this ballot");
    room.device.must(app::SetField{"workshop", room.workshop.text, "people", 2});
    REQUIRE(room.cast({{room.card("Pay"), 1, 0}}).ok());
    REQUIRE(room.cast({{room.card("Pay"), 1, 0}}).ok());
    const auto third = room.cast({{room.card("Pay"), 1, 0}});
    REQUIRE_FALSE(third.ok());
    CHECK(third.error().message == "all 2 ballots are in");
    CHECK(room.device.session.undo());
    CHECK(room.result().ballots == 1);
}

TEST_CASE("workshop: ballots as they are typed") {
    Room room;
    room.write("A\nB\nC\nD");
    const auto cards = app::cards_of_block(room.workspace(), room.block(BlockKind::vote)).cards;
    std::vector<model::StickyId> ids;
    for (const auto* card : cards)
        ids.push_back(card->id);
    const auto read = [&](VoteMethod method, const char* text) {
        const auto marks = app::read_ballot(method, ids, text);
        if (!marks.ok()) return marks.error().message;
        std::string out;
        for (const app::BallotMark& mark : *marks) {
            const auto at = std::find_if(cards.begin(), cards.end(),
                                         [&](const auto* card) { return card->id == mark.sticky; });
            out += (at == cards.end() ? "-" : (*at)->text) + std::to_string(int(mark.value)) + "/" +
                   std::to_string(int(mark.effort)) + " ";
        }
        return out;
    };
    CHECK(read(VoteMethod::dots, " 1 1,4 ") == "A2/0 D1/0 ");
    CHECK(read(VoteMethod::dots, "2x3") == "B3/0 ");
    CHECK(read(VoteMethod::dots, "9") == "there is no card 9");
    CHECK(read(VoteMethod::dots, "0") == "there is no card 0");
    CHECK(read(VoteMethod::dots, "pay") == "\u201Cpay\u201D is no number of a card");
    CHECK(read(VoteMethod::points, "1:60 4:40") == "A60/0 D40/0 ");
    CHECK(read(VoteMethod::points, "1") == "say the points after a colon, such as 1:60 4:40");
    CHECK(read(VoteMethod::fist, "4") == "-4/0 ");
    CHECK(read(VoteMethod::ranked, "3 1") == "C1/0 A2/0 ");
    CHECK(read(VoteMethod::matrix, "1:5/2 2:1/4") == "A5/2 B1/4 ");
    CHECK(read(VoteMethod::matrix, "1:5") == "say value and effort, such as 1:5/2 4:3/3");
    model::Block block = room.block(BlockKind::vote);
    block.method = VoteMethod::ranked;
    CHECK(
        app::ballot_fault(room.workspace(), block, {{cards[0]->id, 1, 0}, {cards[1]->id, 3, 0}}) ==
        "each place is given once");
    block.method = VoteMethod::fist;
    CHECK(app::ballot_fault(room.workspace(), block, {{{}, 6, 0}}) == "show 0 to 5 fingers");
    block.method = VoteMethod::matrix;
    CHECK(app::ballot_fault(room.workspace(), block, {{cards[0]->id, 5, 0}}) ==
          "value and effort are 1 to 5");
}

TEST_CASE("workshop: a card is put on the journey once, with where it comes from") {
    Room room;
    room.write("The card lies at another quay");
    const model::JourneyId journey(room.device.must(app::CreateJourney{"onboarding"}).created);
    const auto step = model::steps_of(room.workspace(), journey)[3]->id;
    const auto lane = model::lanes_of(room.workspace(), journey)[2]->id;
    const auto sticky = room.cards().front()->id;
    const auto made = room.device.must(app::PutOnJourney{sticky, step, lane});
    const auto* card = room.workspace().table<model::Card>().find(std::string_view(made.created));
    REQUIRE(card);
    CHECK(card->text == "The card lies at another quay");
    CHECK(card->evidence == model::Evidence::observed);
    CHECK(card->source == "workshop: Onboarding journey mapping");
    CHECK(room.cards().front()->card == card->id);
    CHECK_FALSE(room.device.session.run(app::PutOnJourney{sticky, step, lane}).ok());
    CHECK(room.device.session.undo());
    CHECK_FALSE(room.cards().front()->card.valid());
    CHECK(room.device.must(app::PutOnJourney{sticky, step, lane}).created == made.created);
    const model::CardId again(made.created);
    const auto action = room.device.must(app::ActOnCard{again});
    CHECK(room.workspace()
              .table<model::WorkshopAction>()
              .find(std::string_view(action.created))
              ->text == "The card lies at another quay");
    CHECK_FALSE(room.device.session.run(app::ActOnCard{again}).ok());
}

TEST_CASE("workshop: two laptops capture, group and vote apart; joined in either order it is one") {
    Room first;
    first.write("Pay\nRota");
    const std::string seed = first.device.session.export_bundle();
    Device second(2), third(3);
    REQUIRE(second.session.import_bundle(seed, "copy").ok());
    REQUIRE(third.session.import_bundle(seed, "copy").ok());

    const model::BlockId write = first.block(BlockKind::silent).id;
    const model::BlockId vote = first.block(BlockKind::vote).id;
    const model::StickyId pay = first.card("Pay"), rota = first.card("Rota");
    const auto groups = model::groups_of(first.workspace(), first.workshop);
    // Apart: cards, ballots, one regroups while the other votes, one deletes the group used here.
    second.must(app::AddStickies{write, groups[0]->id, "Kit"});
    second.must(app::CastBallot{vote, {{pay, 2, 0}, {rota, 1, 0}}});
    second.must(app::CastBallot{vote, {{pay, 1, 0}}});
    second.must(app::AddDecision{first.workshop, "Pay by the 25th", "Finance", {}});
    third.must(app::AddStickies{write, {}, "Welcome"});
    third.must(app::MoveSticky{pay, groups[1]->id});
    third.must(app::CastBallot{vote, {{rota, 3, 0}}});
    third.must(app::RemoveStickyGroup{groups[0]->id});

    const std::string from_second = second.session.export_bundle();
    const std::string from_third = third.session.export_bundle();
    Device one(4), other(5);
    for (const std::string* file : {&seed, &from_second, &from_third, &from_second})
        REQUIRE(one.session.import_bundle(*file, "join").ok());
    for (const std::string* file : {&from_third, &from_second, &from_third})
        REQUIRE(other.session.import_bundle(*file, "join").ok());
    CHECK(told(one) == told(other));
    const auto& block = *one.workspace().table<model::Block>().find(vote);
    const auto shown = app::cards_of_block(one.workspace(), block);
    CHECK(shown.cards.size() == 4);
    const auto result = app::count_votes(one.workspace(), block, shown.cards);
    CHECK(result.ballots == 3);
    std::map<std::string, double> dots;
    for (const journey::Score& score : result.scores)
        dots[shown.cards[score.option]->text] = score.score;
    CHECK(dots["Pay"] == 3);
    CHECK(dots["Rota"] == 4);
    CHECK(dots["Kit"] == 0);
    CHECK(one.workspace().table<model::Sticky>().size() == 4);
    CHECK(one.workspace().table<model::Decision>().size() == 1);
    CHECK(one.workspace().table<model::Sticky>().find(pay)->group == groups[1]->id);
    CHECK(one.workspace().conflicts.empty());
    // The card whose group went, or came back, is shown all the same.
    CHECK(told(one).find("Kit in ") != std::string::npos);
}
