// Workshops as plain data: the sample company's, one that runs, what stays hidden, and its minutes.
#include "app/fixture.hpp"
#include "app/workshop_commands.hpp"
#include "codec/csv.hpp"
#include "codec/json.hpp"
#include "ui/views/room_view.hpp"

using namespace icx;
using app_testing::Device;
using model::BlockKind;
using model::VoteMethod;

namespace {

struct Room {
    Device device{3};
    ui::RoomState state;

    explicit Room(const std::string& format = "onboarding") {
        state.workshop = device.must(app::CreateWorkshop{format, {}}).created;
    }
    const model::Block& go(BlockKind kind, std::size_t which = 0) {
        for (const model::Block* block :
             model::blocks_of(device.workspace(), model::WorkshopId(state.workshop)))
            if (block->kind == kind && which-- == 0) {
                device.must(app::GoToBlock{block->id});
                return *block;
            }
        FAIL("no such block");
        return *model::blocks_of(device.workspace(), model::WorkshopId(state.workshop)).front();
    }
    ui::RoomView view() { return ui::build_room(device.workspace(), state, {device.clock.ms}); }
    model::StickyId card(const std::string& text) {
        for (const auto& [id, sticky] : device.workspace().table<model::Sticky>())
            if (sticky.text == text) return sticky.id;
        FAIL("no card " << text);
        return {};
    }
    void write(const std::string& lines) {
        const model::Block& block = go(BlockKind::silent);
        device.must(app::AddStickies{block.id, {}, lines});
        device.must(app::Reveal{block.id});
    }
};

// Everything the view says about cards, to look for what must not be in it.
std::string said(const ui::RoomView& view) {
    std::string out = view.question + view.result + view.hidden_words;
    for (const ui::RoomSection& section : view.sections) {
        out += section.title + section.score + section.spoken;
        for (const ui::RoomCard& card : section.cards)
            out += card.text + card.spoken + card.score + card.mine;
    }
    for (const auto& group : view.minutes.groups)
        for (const auto& card : group.cards)
            out += card.text + card.score;
    for (const auto& vote : view.minutes.votes)
        out += vote.sentence;
    return out;
}

}  // namespace

TEST_CASE("workshop: the sample company's workshop was held and its minutes are whole") {
    Device device(3);
    device.must(app::LoadSample{});
    const auto list = ui::build_workshops(device.workspace());
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0].state == "held");
    CHECK(list.formats.size() >= 11);
    const auto view = ui::build_workshop(device.workspace(), list.rows[0].id, device.clock.now());
    CHECK(view.minutes.is_sample);
    CHECK(view.minutes.decisions.size() == 3);
    CHECK(view.minutes.actions.size() == 5);
    REQUIRE(view.minutes.votes.size() == 1);
    CHECK(view.minutes.votes[0].ballots == 8);
    CHECK(view.minutes.votes[0].sentence ==
          "\u201CThe first pay was wrong, and nobody warned me\u201D comes first with 9 dots.");
    CHECK(view.minutes.groups.size() == 5);
    CHECK(view.agenda[2].is_over);
    CHECK(view.agenda[2].took == "8 min 40 s, 40 s over");
    CHECK(view.note.find("A deckhand\u2019s first 30 days") != std::string::npos);
    device.must(app::RemoveSample{});
    CHECK(device.workspace().table<model::Workshop>().empty());
    CHECK(device.workspace().table<model::Vote>().empty());
    CHECK(device.workspace().table<model::Sticky>().empty());
    CHECK(device.workspace().table<model::WorkshopAction>().empty());
}

TEST_CASE("workshop: the clock counts down, pauses, and says when time is over") {
    Room room;
    const model::Block& block = room.go(BlockKind::silent);
    CHECK(room.view().clock.words == "08:00");
    CHECK(room.view().clock.note == "not started");
    room.device.must(app::StartClock{block.id});
    room.device.clock.ms += 203'000;
    CHECK(room.view().clock.words == "04:37");
    CHECK(room.view().clock.spoken == "4 min 37 s left");
    room.device.must(app::StopClock{block.id});
    CHECK(room.view().clock.note == "paused");
    room.device.must(app::StartClock{block.id});
    room.device.clock.ms += 6 * 60'000;
    CHECK(room.view().clock.words == "+01:23");
    CHECK(room.view().clock.is_over);
    room.device.must(app::AddMinutes{block.id, 2});
    CHECK(room.view().clock.words == "00:37");
}

TEST_CASE("workshop: cards written in silence are nowhere in the view until they are revealed") {
    Room room;
    const model::Block& block = room.go(BlockKind::silent);
    room.device.must(app::AddStickies{block.id, {}, "My secret\nAnother"});
    CHECK(said(room.view()).find("secret") == std::string::npos);
    CHECK(room.view().hidden == 2);
    CHECK(room.view().hidden_words.find("2 cards are written") == 0);
    room.go(BlockKind::group);
    CHECK(said(room.view()).find("secret") == std::string::npos);
    room.device.must(app::Reveal{block.id});
    CHECK(said(room.view()).find("My secret") != std::string::npos);
    CHECK(room.view().hidden_words.empty());
}

TEST_CASE("workshop: ballots stay secret until the vote is closed, then ties are said in words") {
    Room room;
    room.write("Pay\nRota\nCard");
    const model::Block& vote = room.go(BlockKind::vote);
    CHECK(room.view().ballot.title == "Ballot 1 of 8");
    CHECK(room.view().ballot.remaining == "3 of 3 dots left");
    ui::mark_card(vote.method, vote.limit, room.state.ballot, room.card("Pay"));
    ui::mark_card(vote.method, vote.limit, room.state.ballot, room.card("Pay"));
    CHECK(room.view().ballot.remaining == "1 of 3 dots left");
    ui::mark_card(vote.method, vote.limit, room.state.ballot, room.card("Rota"));
    ui::mark_card(vote.method, vote.limit, room.state.ballot, room.card("Card"));
    CHECK(room.state.ballot.size() == 2);  // no fourth dot
    ui::unmark_card(vote.method, room.state.ballot, room.card("Rota"));
    CHECK(room.state.ballot.size() == 1);
    CHECK(room.view().sections.back().cards[0].mine == "2 dots");
    room.device.must(app::CastBallot{vote.id, room.state.ballot});
    room.state.ballot.clear();
    room.device.must(app::CastBallot{vote.id, {{room.card("Rota"), 2, 0}}});
    CHECK(room.view().ballot.title == "Ballot 3 of 8");
    CHECK(said(room.view()).find("dots") == std::string::npos);
    CHECK(room.view().result.empty());
    room.device.must(app::Reveal{vote.id});
    CHECK(room.view().result ==
          "\u201CPay\u201D and \u201CRota\u201D share first place with 2 dots each.");
    CHECK(room.view().sections.back().cards[0].dots == 2);
    CHECK(room.view().sections.back().cards[0].is_first);
    CHECK_FALSE(room.view().sections.back().cards[2].is_first);
    room.go(BlockKind::discuss);
    CHECK(room.view().sections.back().cards[0].score == "2 dots");
}

TEST_CASE("workshop: places, points, fingers, value and effort are marked and told") {
    Room room("promise");
    const auto blocks =
        model::blocks_of(room.device.workspace(), model::WorkshopId(room.state.workshop));
    room.device.must(app::AddStickies{blocks[3]->id, {}, "Answer in a day\nCall back"});
    room.device.must(app::Reveal{blocks[3]->id});
    const model::Block& weigh = room.go(BlockKind::vote, 0);
    CHECK(weigh.method == VoteMethod::matrix);
    room.device.must(app::CastBallot{
        weigh.id, {{room.card("Answer in a day"), 5, 2}, {room.card("Call back"), 2, 4}}});
    room.device.must(app::Reveal{weigh.id});
    auto minutes = room.view().minutes;
    REQUIRE(minutes.votes.size() == 1);
    CHECK(minutes.votes[0].rows[0].score == "value 5.0, effort 2.0");
    CHECK(minutes.votes[0].rows[0].note == "Quick win");
    CHECK(minutes.votes[0].rows[1].note == "Leave it");

    const model::Block& fist = room.go(BlockKind::vote, 1);
    CHECK(room.view().main == ui::RoomMain::fist);
    for (const double fingers : {5.0, 4.0, 2.0})
        room.device.must(app::CastBallot{fist.id, {{{}, fingers, 0}}});
    CHECK(room.view().fist.bars.empty());
    room.device.must(app::Reveal{fist.id});
    CHECK(room.view().result == "3.7 fingers on average of 3 ballots. 1 hand is below 3: ask what "
                                "is missing before you go on.");
    CHECK(room.view().fist.bars[0] == std::pair<std::string, std::size_t>{"5", 1});

    model::Block ranked = weigh;
    ranked.method = VoteMethod::ranked;
    ranked.limit = 2;
    std::vector<app::BallotMark> ballot;
    ui::mark_card(ranked.method, ranked.limit, ballot, model::StickyId("a"));
    ui::mark_card(ranked.method, ranked.limit, ballot, model::StickyId("b"));
    ui::mark_card(ranked.method, ranked.limit, ballot, model::StickyId("c"));
    REQUIRE(ballot.size() == 2);
    ui::mark_card(ranked.method, ranked.limit, ballot,
                  model::StickyId("a"));  // again: off, the others move up
    REQUIRE(ballot.size() == 1);
    CHECK(ballot[0].value == 1);
    ranked.method = VoteMethod::points;
    ranked.limit = 15;
    ballot.clear();
    ui::mark_card(ranked.method, ranked.limit, ballot, model::StickyId("a"));
    ui::mark_card(ranked.method, ranked.limit, ballot, model::StickyId("a"));
    CHECK(ballot[0].value == 15);
}

TEST_CASE("workshop: minutes leave as Markdown, HTML, CSV and JSON with the same things in them") {
    Room room;
    room.write("Pay | late\n=SUM(A1)");
    const model::Block& vote = room.go(BlockKind::vote);
    room.device.must(app::CastBallot{vote.id, {{room.card("Pay | late"), 3, 0}}});
    const model::WorkshopId id(room.state.workshop);
    room.device.must(
        app::AddDecision{id, "Pay <b>on time</b>", "Finance", core::Date{2026, 12, 1}});
    room.device.must(app::AddWorkshopAction{id, "Call crews", "Lena", core::Date{2026, 12, 5}});
    auto minutes = room.view().minutes;
    CHECK(minutes.votes.empty());  // still secret
    room.device.must(app::Reveal{vote.id});
    minutes = room.view().minutes;
    const auto md = ui::make_minutes(minutes, ui::MinutesFormat::markdown);
    CHECK(md.name.find("Onboarding-journey-mapping-minutes-2026-11-") == 0);
    CHECK(md.bytes.find("# Onboarding journey mapping") == 0);
    CHECK(md.bytes.find("| Pay \\<b\\>on time\\</b\\> | Finance | 1 Dec 2026 |") !=
          std::string::npos);
    CHECK(md.bytes.find("- [ ] Call crews, Lena, by 5 Dec 2026") != std::string::npos);
    CHECK(md.bytes.find("| 1 | Pay \\| late | 3 dots |") != std::string::npos);
    const auto html = ui::make_minutes(minutes, ui::MinutesFormat::html);
    CHECK(html.bytes.find("Pay &lt;b&gt;on time") != std::string::npos);
    CHECK(html.bytes.find("<script") == std::string::npos);
    const auto csv = codec::parse_csv(ui::make_minutes(minutes, ui::MinutesFormat::csv).bytes);
    REQUIRE(csv.ok());
    std::size_t decisions = 0, cards = 0;
    for (const auto& row : csv->rows) {
        decisions += row[0] == "decision";
        cards += row[0] == "card";
        CHECK(row[2].substr(0, 1) != "=");
    }
    CHECK(decisions == 1);
    CHECK(cards == 2);
    const auto json = codec::parse_json(ui::make_minutes(minutes, ui::MinutesFormat::json).bytes);
    REQUIRE(json.ok());
    CHECK(json->at("format").as_text() == "icx-minutes");
    CHECK(json->at("actions").as_list().size() == 1);
    CHECK(json->at("actions").as_list()[0].at("due").as_text() == "2026-12-05");
    CHECK(json->at("votes").as_list()[0].at("rows").as_list()[0].at("result").as_text() ==
          "3 dots");
}

TEST_CASE(
    "workshop: a card of the journey's own steps and lanes is offered, and one block is next") {
    Device device(4);
    device.must(app::LoadSample{});
    const auto& workshop = *model::workshops(device.workspace()).front();
    auto places = ui::journey_places(device.workspace(), workshop.id.text, "");
    CHECK(places.steps.size() == 8);
    CHECK(places.lanes.empty());
    places = ui::journey_places(device.workspace(), workshop.id.text, places.steps[0].first);
    CHECK(places.lanes.size() == 8);
    Room room;
    CHECK(room.view().next_label == "Next: First mornings");
    room.go(BlockKind::check_out);
    CHECK(room.view().next.empty());
    CHECK(room.view().next_label == "End the workshop");
    room.state.workshop = "ws_none";
    CHECK_FALSE(room.view().is_found);
}

TEST_CASE("workshop: what opens over the screen is what the state names, and gone when it is") {
    Room room;
    room.write("Pay");
    CHECK(!ui::build_room_open(room.device.workspace(), room.state).card);
    room.state.open_card = room.state.weigh = room.card("Pay").text;
    ui::RoomOpen open = ui::build_room_open(room.device.workspace(), room.state);
    REQUIRE(open.card);
    CHECK(open.card->text == "Pay");
    CHECK(open.card->group.empty());
    CHECK(!open.card->is_on_journey);
    CHECK(open.weighed == "Pay");
    const model::WorkshopId workshop(room.state.workshop);
    room.state.open_group =
        room.device.must(app::AddStickyGroup{workshop, "Money", room.card("Pay")}).created;
    open = ui::build_room_open(room.device.workspace(), room.state);
    CHECK(open.group == "Money");
    CHECK(open.card->group == room.state.open_group);
    room.device.must(app::RemoveSticky{room.card("Pay")});
    open = ui::build_room_open(room.device.workspace(), room.state);
    CHECK(!open.card);
    CHECK(!open.weighed);
    CHECK(open.group);
}
