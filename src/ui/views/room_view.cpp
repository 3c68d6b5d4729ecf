#include "ui/views/room_view.hpp"

#include <algorithm>
#include <map>

#include "app/paper_tally.hpp"
#include "app/routes.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"
#include "ui/views/journey_words.hpp"

namespace icx::ui {
namespace {

using app::BallotMark;
using model::Block;
using model::BlockKind;
using model::Sticky;
using model::VoteMethod;

constexpr std::size_t kTones = 4;
constexpr std::size_t kMostDots = 12;  // painted one by one
constexpr std::size_t kTop = 5;

std::string place_words(double place) {
    const int n = static_cast<int>(place);
    return n == 1   ? "1st place"
           : n == 2 ? "2nd place"
           : n == 3 ? "3rd place"
                    : std::to_string(n) + "th place";
}

const BallotMark* mark_of(const std::vector<BallotMark>& ballot, const model::StickyId& card) {
    for (const BallotMark& mark : ballot)
        if (mark.sticky == card) return &mark;
    return nullptr;
}

std::string mine_words(VoteMethod method, const BallotMark& mark) {
    const std::string n = core::shortest_number(mark.value);
    switch (method) {
    case VoteMethod::dots:
        return n + (mark.value == 1 ? " dot" : " dots");
    case VoteMethod::points:
        return n + " points";
    case VoteMethod::ranked:
        return place_words(mark.value);
    case VoteMethod::matrix:
        return "value " + n + ", effort " + core::shortest_number(mark.effort);
    case VoteMethod::fist:
        break;
    }
    return {};
}

RoomClock clock_of(const Block& block, core::Instant now) {
    RoomClock clock;
    const int spent = app::spent_seconds(block, now);
    const int left = app::planned_seconds(block) - spent;
    clock.words = room_clock(left);
    clock.is_running = block.since.has_value();
    if (clock.is_running)
        clock.next_s = static_cast<double>(1000 - (now.ms - block.since->ms) % 1000) / 1000 + 0.005;
    clock.is_over = left < 0;
    clock.is_up = left <= 0;
    clock.note = clock.is_over      ? "over time"
                 : clock.is_running ? "left"
                 : spent > 0        ? "paused"
                                    : "not started";
    clock.spoken = spent_words(left < 0 ? -left : left) + (clock.is_over ? " over time" : " left") +
                   (clock.is_running ? ""
                    : spent > 0      ? ", paused"
                                     : ", not started");
    return clock;
}

RoomBallot ballot_of(const Block& block, const model::Workshop& workshop, std::size_t cast,
                     const RoomState& state) {
    RoomBallot out;
    const auto people = static_cast<std::size_t>(std::clamp(workshop.people, 1, 200));
    out.cast = cast;
    out.is_revealed = block.is_revealed;
    out.is_open = !block.is_revealed && cast < people;
    out.title =
        cast < people    ? "Ballot " + std::to_string(cast + 1) + " of " + std::to_string(people)
        : cast == people ? "All " + std::to_string(people) + " ballots are in"
                         : std::to_string(cast) + " ballots, " + std::to_string(people) + " people";
    double used = 0;
    for (const BallotMark& mark : state.ballot)
        used += mark.value;
    const auto left = [&](double given, const char* what) {
        return core::shortest_number(std::max(0.0, block.limit - given)) + " of " +
               std::to_string(block.limit) + " " + what + " left";
    };
    switch (block.method) {
    case VoteMethod::dots:
        out.remaining = left(used, "dots");
        out.hint = "Card numbers, such as 1 1 4";
        break;
    case VoteMethod::points:
        out.remaining = left(used, "points");
        out.hint = "Card and points, such as 1:60 4:40";
        break;
    case VoteMethod::ranked:
        out.remaining = left(static_cast<double>(state.ballot.size()), "places");
        out.hint = "Card numbers, the best first";
        break;
    case VoteMethod::matrix:
        out.remaining = counted(state.ballot.size(), "card weighed", "cards weighed");
        out.hint = "Card, value and effort, such as 1:5/2";
        break;
    case VoteMethod::fist:
        out.remaining = "0 to 5 fingers";
        out.hint = "Fingers, 0 to 5";
        break;
    }
    return out;
}

// The revealed vote whose result is shown on the cards of this block: its own, or the last before.
const Block* vote_before(const std::vector<const Block*>& blocks, const Block& block) {
    const Block* found = nullptr;
    for (const Block* other : blocks) {
        if (other->kind == BlockKind::vote && other->method != VoteMethod::fist &&
            other->is_revealed)
            found = other;
        if (other == &block) break;
    }
    return block.kind == BlockKind::vote && found != &block ? nullptr : found;
}

void fill_board(RoomView& view, const model::Workspace& workspace, const Block& block,
                const std::vector<const Block*>& blocks, const RoomState& state) {
    const app::ShownCards shown = app::cards_of_block(workspace, block);
    view.cards = shown.cards.size();
    view.hidden = shown.hidden;
    const Block* vote = vote_before(blocks, block);
    std::map<std::string, journey::Score> scores;
    if (vote)
        for (const journey::Score& score : app::count_votes(workspace, *vote, shown.cards).scores)
            scores[shown.cards[score.option]->id.text] = score;
    const bool is_ballot = block.kind == BlockKind::vote && !block.is_revealed;
    std::map<std::string, std::size_t> section_at;
    for (const model::StickyGroup* group : model::groups_of(workspace, block.workshop)) {
        section_at[group->id.text] = view.sections.size();
        view.groups.emplace_back(group->id.text, group->title.empty() ? "New group" : group->title);
        view.sections.push_back({group->id.text, view.groups.back().second, {}, {}, {}});
    }
    RoomSection loose{"", view.sections.empty() ? "" : "Not grouped yet", {}, {}, {}};
    std::map<std::string, double> sums;
    for (std::size_t i = 0; i < shown.cards.size(); i++) {
        const Sticky& sticky = *shown.cards[i];
        view.numbered.push_back(sticky.id);
        const auto at = section_at.find(sticky.group.text);
        RoomCard card;
        card.id = sticky.id.text;
        card.text = sticky.text;
        card.number = i + 1;
        card.tone = at == section_at.end() ? 0 : at->second % kTones;
        card.is_on_journey = workspace.table<model::Card>().find(sticky.card) != nullptr;
        card.spoken = "Card " + std::to_string(card.number) + ": " + card.text;
        if (vote) {
            const journey::Score& score = scores[card.id];
            card.score = score_words(vote->method, score);
            card.is_first = score.place == 1;
            if (vote->method == VoteMethod::dots && score.score <= kMostDots)
                card.dots = static_cast<std::size_t>(score.score);
            card.spoken += card.score.empty() ? ", no votes" : ", " + card.score;
            sums[at == section_at.end() ? "" : at->first] += score.votes ? score.score : 0;
        }
        if (const BallotMark* mark = is_ballot ? mark_of(state.ballot, sticky.id) : nullptr) {
            card.mine = mine_words(block.method, *mark);
            if (block.method == VoteMethod::dots)
                card.mine_dots =
                    std::min(kMostDots, static_cast<std::size_t>(std::max(0.0, mark->value)));
            card.spoken += ", " + card.mine + " on this ballot";
        }
        if (card.is_on_journey) card.spoken += ", on the journey";
        (at == section_at.end() ? loose : view.sections[at->second]).cards.push_back(card);
    }
    if (!loose.cards.empty() || view.sections.empty()) view.sections.push_back(std::move(loose));
    const bool is_summed = vote && vote->method != VoteMethod::matrix;
    for (RoomSection& section : view.sections) {
        if (is_summed && sums[section.id] > 0)
            section.score = core::shortest_number(sums[section.id]);
        section.spoken = section.title + ", " + counted(section.cards.size(), "card", "cards") +
                         (section.score.empty() ? "" : ", " + section.score + " in all");
    }
    const bool is_writing = block.kind == BlockKind::capture || block.kind == BlockKind::silent;
    if (is_writing || block.kind == BlockKind::vote || block.kind == BlockKind::discuss)
        std::erase_if(view.sections, [&](const RoomSection& section) {
            return section.cards.empty() && !section.id.empty();
        });
    if (vote && block.kind != BlockKind::vote) {
        // What was voted on stands first.
        std::stable_sort(
            view.sections.begin(), view.sections.end(),
            [&](const RoomSection& a, const RoomSection& b) { return sums[a.id] > sums[b.id]; });
        for (RoomSection& section : view.sections)
            std::stable_sort(section.cards.begin(), section.cards.end(),
                             [&](const RoomCard& a, const RoomCard& b) {
                                 return scores[a.id].score > scores[b.id].score;
                             });
    }
    if (view.hidden > 0)
        view.hidden_words = counted(view.hidden, "card is", "cards are") +
                            " written. What they say is shown when you reveal them.";
    if (view.cards == 0 && view.hidden == 0)
        view.empty_words = is_writing ? "No cards yet. Type one below and press Enter, or paste a "
                                        "list: each line becomes a card."
                                      : "There are no cards to show here yet.";
}

void fill_top(RoomView& view) {
    for (const report::MinutesVote& vote : view.minutes.votes) {
        if (vote.rows.empty()) continue;
        view.top.assign(vote.rows.begin(), vote.rows.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   kTop, vote.rows.size())));
    }
}

}  // namespace

RoomView build_room(const model::Workspace& workspace, const RoomState& state, core::Instant now) {
    RoomView view;
    const auto* workshop =
        workspace.table<model::Workshop>().find(std::string_view(state.workshop));
    if (!workshop) return view;
    const WorkshopView desk = build_workshop(workspace, state.workshop, now);
    view.is_found = true;
    view.workshop = desk.id;
    view.title = desk.title;
    view.purpose = desk.purpose;
    view.minutes = desk.minutes;
    view.agenda = desk.agenda;
    view.back_route = app::to_hash({app::Place::workshop, desk.id});
    const auto blocks = model::blocks_of(workspace, workshop->id);
    if (blocks.empty()) {
        view.question = view.title;
        view.empty_words = "This workshop has no blocks. Add one to its agenda first.";
        view.main = RoomMain::calm;
        return view;
    }
    for (std::size_t i = 0; i < blocks.size(); i++)
        if (blocks[i]->id == workshop->at) view.at = i;
    const Block& block = *blocks[view.at];
    view.block = block.id.text;
    view.kind = block.kind;
    view.method = block.method;
    view.limit = block.limit;
    for (const Block* other : blocks)
        if (other->kind == BlockKind::silent && !other->is_revealed)
            view.hidden_blocks.push_back(other->id);
    view.question = block.prompt.empty() ? desk.agenda[view.at].title : block.prompt;
    for (std::size_t i = 0; i < blocks.size(); i++) {
        const auto phase = i < view.at    ? RoomPhase::State::done
                           : i == view.at ? RoomPhase::State::current
                                          : RoomPhase::State::next;
        view.phases.push_back({blocks[i]->id.text, desk.agenda[i].title, phase,
                               desk.agenda[i].title + ", block " + std::to_string(i + 1) + " of " +
                                   std::to_string(blocks.size())});
    }
    if (view.at > 0) view.previous = blocks[view.at - 1]->id.text;
    if (view.at + 1 < blocks.size()) view.next = blocks[view.at + 1]->id.text;
    view.next_label =
        view.next.empty() ? "End the workshop" : "Next: " + desk.agenda[view.at + 1].title;
    view.clock = clock_of(block, now);

    switch (block.kind) {
    case BlockKind::capture:
    case BlockKind::silent:
        view.foot = RoomFoot::capture;
        break;
    case BlockKind::group:
        view.foot = RoomFoot::group;
        break;
    case BlockKind::vote:
        view.foot = RoomFoot::vote;
        break;
    case BlockKind::discuss:
    case BlockKind::decide:
    case BlockKind::check_out:
        view.foot = RoomFoot::note;
        break;
    default:
        break;
    }
    const bool is_fist = block.kind == BlockKind::vote && block.method == VoteMethod::fist;
    view.main = is_fist                            ? RoomMain::fist
                : block.kind == BlockKind::decide  ? RoomMain::outcome
                : block.kind == BlockKind::welcome ? RoomMain::agenda
                : block.kind == BlockKind::icebreaker || block.kind == BlockKind::pause ||
                        block.kind == BlockKind::check_out
                    ? RoomMain::calm
                    : RoomMain::board;
    fill_board(view, workspace, block, blocks, state);
    fill_top(view);
    if (block.kind != BlockKind::vote) return view;

    view.rule = method_rule(block.method, block.limit);
    view.ballot = ballot_of(block, *workshop, model::ballots_of(workspace, block.id).size(), state);
    view.ballot.takes_paper = view.ballot.is_open && app::can_be_counted(block.method);
    if (is_fist)
        for (int fingers = 0; fingers <= 5; fingers++)
            view.paper.push_back(
                {std::to_string(fingers),
                 std::to_string(fingers) + (fingers == 1 ? " finger" : " fingers")});
    else
        for (const RoomSection& section : view.sections)
            for (const RoomCard& card : section.cards)
                view.paper.push_back({card.id, std::to_string(card.number) + ": " + card.text});
    if (!block.is_revealed) return view;
    const auto shown = app::cards_of_block(workspace, block).cards;
    const app::VoteResult result = app::count_votes(workspace, block, shown);
    view.result = result_sentence(block, result, shown);
    for (int fingers = 5; is_fist && fingers >= 0; fingers--) {
        const std::size_t many = result.fist.fingers[static_cast<std::size_t>(fingers)];
        view.fist.bars.emplace_back(std::to_string(fingers), many);
        view.fist.most = std::max(view.fist.most, many);
    }
    return view;
}

RoomOpen build_room_open(const model::Workspace& workspace, const RoomState& state) {
    RoomOpen open;
    const auto& cards = workspace.table<Sticky>();
    const auto& groups = workspace.table<model::StickyGroup>();
    if (const Sticky* card = cards.find(std::string_view(state.open_card)))
        open.card = {card->text, groups.find(card->group) ? card->group.text : "",
                     workspace.table<model::Card>().find(card->card) != nullptr,
                     journey_places(workspace, state.workshop, state.put_step)};
    if (const auto* group = groups.find(std::string_view(state.open_group)))
        open.group = group->title;
    if (const Sticky* card = cards.find(std::string_view(state.weigh))) open.weighed = card->text;
    return open;
}

JourneyPlaces journey_places(const model::Workspace& workspace, const std::string& workshop,
                             const std::string& step) {
    JourneyPlaces out;
    const auto* of = workspace.table<model::Workshop>().find(std::string_view(workshop));
    const bool is_one = of && workspace.table<model::Journey>().find(of->journey);
    for (const model::Journey* journey : model::journeys(workspace)) {
        if (is_one && !(journey->id == of->journey)) continue;
        for (const model::Step* row : model::steps_of(workspace, journey->id)) {
            out.steps.emplace_back(row->id.text,
                                   row->title + (is_one ? "" : ", " + journey->title));
            if (row->id.text != step) continue;
            for (const model::Lane* lane : model::lanes_of(workspace, journey->id))
                out.lanes.emplace_back(lane->id.text,
                                       lane->title.empty() ? lane_words(lane->kind) : lane->title);
        }
    }
    return out;
}

void mark_card(VoteMethod method, int limit, std::vector<BallotMark>& ballot,
               const model::StickyId& card) {
    const auto at = std::find_if(ballot.begin(), ballot.end(),
                                 [&](const BallotMark& m) { return m.sticky == card; });
    if (method == VoteMethod::ranked) {
        if (at != ballot.end()) return unmark_card(method, ballot, card);
        if (static_cast<int>(ballot.size()) < limit)
            ballot.push_back({card, static_cast<double>(ballot.size() + 1), 0});
        return;
    }
    double used = 0;
    for (const BallotMark& mark : ballot)
        used += mark.value;
    const double by = method == VoteMethod::points ? 10 : 1;
    const double give = std::min(by, limit - used);
    if (give <= 0) return;
    if (at != ballot.end())
        at->value += give;
    else
        ballot.push_back({card, give, 0});
}

void unmark_card(VoteMethod method, std::vector<BallotMark>& ballot, const model::StickyId& card) {
    const auto at = std::find_if(ballot.begin(), ballot.end(),
                                 [&](const BallotMark& m) { return m.sticky == card; });
    if (at == ballot.end()) return;
    const double place = at->value;
    const bool is_counted = method == VoteMethod::dots || method == VoteMethod::points;
    at->value -= method == VoteMethod::points ? 10 : 1;
    if (!is_counted || at->value <= 0) ballot.erase(at);
    if (method != VoteMethod::ranked) return;
    for (BallotMark& mark : ballot)
        if (mark.value > place) mark.value--;
}

}  // namespace icx::ui
