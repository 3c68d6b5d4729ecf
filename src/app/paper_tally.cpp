#include "app/paper_tally.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::VoteMethod;

core::Error wrong(std::string message, std::string advice = {}) {
    return {core::Code::invalid, std::move(message), "tally", std::move(advice)};
}

bool is_count(double value) { return value >= 0 && value <= 1e6 && std::floor(value) == value; }

std::string number(double value) { return core::shortest_number(value); }

using Ballots = std::vector<std::vector<BallotMark>>;

core::Result<Ballots> fists(const std::vector<BallotMark>& counts) {
    Ballots out;
    for (const BallotMark& mark : counts) {
        if (!is_count(mark.value) || mark.value > 5) return wrong("show 0 to 5 fingers");
        if (!is_count(mark.effort)) return wrong("a count is a whole number");
        if (out.size() + static_cast<std::size_t>(mark.effort) > kMostPeople)
            return wrong("more ballots than a workshop may have");
        out.resize(out.size() + static_cast<std::size_t>(mark.effort),
                   {{model::StickyId{}, mark.value, 0}});
    }
    if (out.empty()) return wrong("nothing is counted yet");
    return out;
}

// One dot after the other, each to the next ballot.
core::Result<Ballots> dealt(const model::Workspace& workspace, const model::Block& block,
                            int ballots, const std::vector<BallotMark>& counts) {
    const char* what = block.method == VoteMethod::points ? " points" : " dots";
    if (ballots < 1 || ballots > kMostPeople) return wrong("say how many ballots were counted");
    double sum = 0;
    for (const BallotMark& mark : counts) {
        const auto* sticky = workspace.table<model::Sticky>().find(mark.sticky);
        if (!sticky || !(sticky->workshop == block.workshop))
            return wrong("a card of this tally does not exist any more");
        if (!is_count(mark.value)) return wrong("a count is a whole number");
        sum += mark.value;
    }
    if (sum == 0) return wrong("nothing is counted yet");
    if (sum > static_cast<double>(ballots) * block.limit)
        return wrong(number(sum) + what + " are counted, " + std::to_string(ballots) +
                         " ballots have " + std::to_string(ballots * block.limit),
                     "count again");
    std::vector<std::map<std::string, double>> given(static_cast<std::size_t>(ballots));
    std::size_t next = 0;
    for (const BallotMark& mark : counts)
        for (int dot = 0; dot < static_cast<int>(mark.value); dot++)
            given[next++ % given.size()][mark.sticky.text]++;
    Ballots out;
    for (const auto& marks : given) {
        out.emplace_back();
        for (const auto& [sticky, value] : marks)
            out.back().push_back({model::StickyId(sticky), value, 0});
    }
    return out;
}

}  // namespace

bool can_be_counted(VoteMethod method) {
    return method == VoteMethod::dots || method == VoteMethod::points || method == VoteMethod::fist;
}

core::Result<Plan> plan(const model::Workspace& workspace, const CastTally& command,
                        PlanContext& context) {
    const auto* block = workspace.table<model::Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    const auto* workshop = workspace.table<model::Workshop>().find(block->workshop);
    if (!workshop) return gone("workshop", block->workshop.text);
    if (!can_be_counted(block->method))
        return wrong("only dots, points and fists can be counted on paper",
                     "type these ballots one by one");
    auto ballots = block->method == VoteMethod::fist
                       ? fists(command.counts)
                       : dealt(workspace, *block, command.ballots, command.counts);
    if (!ballots) return ballots.error();
    const std::size_t cast = model::ballots_of(workspace, block->id).size();
    const auto people = static_cast<std::size_t>(std::clamp(workshop->people, 1, kMostPeople));
    if (cast + ballots->size() > people)
        return core::Error{core::Code::conflict,
                           std::to_string(ballots->size()) + " ballots are counted, " +
                               std::to_string(people - std::min(people, cast)) +
                               " are still expected",
                           "tally", "raise the number of people in the agenda to take more"};
    Plan plan;
    plan.label = "count paper ballots";
    for (const auto& marks : *ballots) {
        model::Ballot ballot;
        ballot.id.text = core::mint_id(model::Ballot::kPrefix, context.random);
        ballot.block = block->id;
        write_new(plan.writes, ballot);
        for (const BallotMark& mark : marks) {
            model::Vote vote;
            vote.id.text =
                core::hash_id(model::Vote::kPrefix, ballot.id.text + " " + mark.sticky.text);
            vote.ballot = ballot.id;
            vote.sticky = mark.sticky;
            vote.value = mark.value;
            write_new(plan.writes, vote);
        }
    }
    return plan;
}

}  // namespace icx::app
