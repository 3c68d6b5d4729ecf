#include "app/ballots.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/workshop_run.hpp"
#include "core/hash.hpp"
#include "core/text.hpp"

namespace icx::app {
namespace {

using model::Block;
using model::BlockKind;
using model::Sticky;
using model::VoteMethod;

bool is_whole(double value, double low, double high) {
    return value >= low && value <= high && std::floor(value) == value;
}

std::string number_of(double value) { return std::to_string(static_cast<long long>(value)); }

bool is_hidden(const Block* block) {
    return block && block->kind == BlockKind::silent && !block->is_revealed;
}

// One ballot as typed, part by part: "4", "4x2", "4:60", "4:5/2".
struct Part {
    double card = 0;
    std::optional<double> value, effort;
};

bool read_part(std::string_view text, char sign, Part& out) {
    const std::size_t at = text.find(sign);
    if (!core::parse_number(text.substr(0, at), out.card)) return false;
    if (at == std::string_view::npos) return true;
    text.remove_prefix(at + 1);
    const std::size_t slash = text.find('/');
    double value = 0;
    if (!core::parse_number(text.substr(0, slash), value)) return false;
    out.value = value;
    if (slash == std::string_view::npos) return true;
    if (!core::parse_number(text.substr(slash + 1), value)) return false;
    out.effort = value;
    return true;
}

core::Error typed_wrong(const std::string& what) {
    return {core::Code::invalid, what, "ballot", ""};
}

}  // namespace

ShownCards cards_of_block(const model::Workspace& workspace, const Block& block) {
    ShownCards out;
    const bool is_writing = block.kind == BlockKind::capture || block.kind == BlockKind::silent;
    const model::BlockId only = is_writing ? block.id : block.source;
    const bool has_source = only.valid() && workspace.table<Block>().find(only);
    const auto groups = model::groups_of(workspace, block.workshop);
    std::map<std::string, std::vector<const Sticky*>> by_group;
    for (const Sticky* sticky : model::stickies_of(workspace, block.workshop)) {
        if (has_source && !(sticky->block == only)) continue;
        if (is_hidden(workspace.table<Block>().find(sticky->block))) {
            out.hidden++;
            continue;
        }
        const bool has_group = workspace.table<model::StickyGroup>().find(sticky->group);
        by_group[has_group ? sticky->group.text : ""].push_back(sticky);
    }
    const auto take = [&](const std::string& group) {
        for (const Sticky* sticky : by_group[group])
            out.cards.push_back(sticky);
    };
    for (const model::StickyGroup* group : groups)
        take(group->id.text);
    take("");
    return out;
}

std::string ballot_fault(const model::Workspace& workspace, const Block& block,
                         const std::vector<BallotMark>& marks) {
    if (marks.empty()) return "this ballot is empty";
    if (block.method == VoteMethod::fist)
        return marks.size() == 1 && !marks[0].sticky.valid() && is_whole(marks[0].value, 0, 5)
                   ? ""
                   : "show 0 to 5 fingers";
    std::vector<std::string> seen;
    double sum = 0;
    for (const BallotMark& mark : marks) {
        const Sticky* sticky = workspace.table<Sticky>().find(mark.sticky);
        if (!sticky || !(sticky->workshop == block.workshop))
            return "a card on this ballot does not exist any more";
        if (std::find(seen.begin(), seen.end(), mark.sticky.text) != seen.end())
            return "a card stands twice on this ballot";
        seen.push_back(mark.sticky.text);
        sum += mark.value;
        if (block.method == VoteMethod::matrix) {
            if (!is_whole(mark.value, 1, 5) || !is_whole(mark.effort, 1, 5))
                return "value and effort are 1 to 5";
        } else if (!is_whole(mark.value, 1, block.limit)) {
            return block.method == VoteMethod::ranked
                       ? "places are 1 to " + std::to_string(block.limit)
                       : "this ballot has " + std::to_string(block.limit) +
                             (block.method == VoteMethod::points ? " points" : " dots");
        }
    }
    if (block.method == VoteMethod::ranked) {
        std::vector<double> places;
        for (const BallotMark& mark : marks)
            places.push_back(mark.value);
        std::sort(places.begin(), places.end());
        for (std::size_t i = 0; i < places.size(); i++)
            if (places[i] != static_cast<double>(i + 1)) return "each place is given once";
    } else if (block.method != VoteMethod::matrix && sum > block.limit) {
        return number_of(sum) + (block.method == VoteMethod::points ? " points" : " dots") +
               " given, " + std::to_string(block.limit) + " there are";
    }
    return {};
}

core::Result<std::vector<BallotMark>>
read_ballot(VoteMethod method, const std::vector<model::StickyId>& cards, std::string_view text) {
    std::vector<BallotMark> marks;
    std::string words(core::lower_ascii(text));
    for (char& c : words)
        if (c == ',' || c == ';' || c == '\n' || c == '\t') c = ' ';
    std::string_view rest = core::trim(words);
    const bool is_fist = method == VoteMethod::fist;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string token(rest.substr(0, end));
        rest = core::trim(rest.substr(end));
        Part part;
        const char sign = method == VoteMethod::dots ? 'x' : ':';
        if (!read_part(token, sign, part))
            return typed_wrong("\u201C" + token + "\u201D is no number of a card");
        if (is_fist) {
            marks.push_back({{}, part.card, 0});
            continue;
        }
        if (!is_whole(part.card, 1, static_cast<double>(cards.size())))
            return typed_wrong("there is no card " + token);
        const model::StickyId& id = cards[static_cast<std::size_t>(part.card) - 1];
        const auto before = std::find_if(marks.begin(), marks.end(),
                                         [&](const BallotMark& m) { return m.sticky == id; });
        switch (method) {
        case VoteMethod::dots:
            if (before == marks.end())
                marks.push_back({id, part.value.value_or(1), 0});
            else
                before->value += part.value.value_or(1);
            break;
        case VoteMethod::points:
            if (!part.value) return typed_wrong("say the points after a colon, such as 1:60 4:40");
            marks.push_back({id, *part.value, 0});
            break;
        case VoteMethod::ranked:
            marks.push_back({id, static_cast<double>(marks.size() + 1), 0});
            break;
        case VoteMethod::matrix:
            if (!part.value || !part.effort)
                return typed_wrong("say value and effort, such as 1:5/2 4:3/3");
            marks.push_back({id, *part.value, *part.effort});
            break;
        case VoteMethod::fist:
            break;
        }
    }
    return marks;
}

VoteResult count_votes(const model::Workspace& workspace, const Block& block,
                       const std::vector<const Sticky*>& cards) {
    VoteResult out;
    std::map<std::string, std::size_t, std::less<>> option, ballot;
    for (std::size_t i = 0; i < cards.size(); i++)
        option.emplace(cards[i]->id.text, i);
    for (const model::Ballot* cast : model::ballots_of(workspace, block.id))
        ballot.emplace(cast->id.text, ballot.size());
    out.ballots = ballot.size();
    std::vector<journey::Marks> marks(ballot.size());
    for (const auto& [id, vote] : workspace.table<model::Vote>()) {
        const auto of = ballot.find(vote.ballot.text);
        if (of == ballot.end()) continue;
        if (block.method == VoteMethod::fist) {
            if (!vote.sticky.valid()) marks[of->second].push_back({0, vote.value, 0});
            continue;
        }
        const auto at = option.find(vote.sticky.text);
        if (at != option.end())
            marks[of->second].push_back({at->second, vote.value, vote.effort});
        else
            out.lost++;
    }
    if (block.method == VoteMethod::fist)
        out.fist = journey::fist_to_five(marks);
    else
        out.scores =
            journey::tally(block.method == VoteMethod::ranked   ? journey::Count::borda
                           : block.method == VoteMethod::matrix ? journey::Count::mean
                                                                : journey::Count::sum,
                           marks, cards.size(), static_cast<std::size_t>(std::max(block.limit, 0)));
    return out;
}

core::Result<Plan> plan(const model::Workspace& workspace, const CastBallot& command,
                        PlanContext& context) {
    const Block* block = workspace.table<Block>().find(command.block);
    if (!block) return gone("block", command.block.text);
    const auto* workshop = workspace.table<model::Workshop>().find(block->workshop);
    if (!workshop) return gone("workshop", block->workshop.text);
    const std::string fault = ballot_fault(workspace, *block, command.marks);
    if (!fault.empty()) return core::Error{core::Code::invalid, fault, "ballot", ""};
    const std::size_t cast = model::ballots_of(workspace, block->id).size();
    if (cast >= static_cast<std::size_t>(std::clamp(workshop->people, 1, kMostPeople)))
        return core::Error{core::Code::conflict, "all " + std::to_string(cast) + " ballots are in",
                           "ballot", "raise the number of people in the agenda to take more"};
    Plan plan;
    plan.label = "cast a ballot";
    model::Ballot ballot;
    ballot.id.text = core::mint_id(model::Ballot::kPrefix, context.random);
    ballot.block = block->id;
    plan.created = ballot.id.text;
    write_new(plan.writes, ballot);
    for (const BallotMark& mark : command.marks) {
        model::Vote vote;
        vote.id.text = core::hash_id(model::Vote::kPrefix, ballot.id.text + " " + mark.sticky.text);
        vote.ballot = ballot.id;
        vote.sticky = mark.sticky;
        vote.value = mark.value;
        vote.effort = mark.effort;
        write_new(plan.writes, vote);
    }
    return plan;
}

}  // namespace icx::app
