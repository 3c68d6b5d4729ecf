#include "ui/views/workshop_view.hpp"

#include <algorithm>
#include <map>

#include "app/routes.hpp"
#include "app/workshop_formats.hpp"
#include "core/text.hpp"
#include "ui/views/dates.hpp"

namespace icx::ui {
namespace {

using model::Block;
using model::BlockKind;
using model::Sticky;
using model::VoteMethod;
using model::Workshop;
using model::WorkshopState;

std::string title_of(const Workshop& workshop) {
    return workshop.title.empty() ? "Untitled workshop" : workshop.title;
}

std::string state_words(WorkshopState state) {
    return state == WorkshopState::planned   ? "planned"
           : state == WorkshopState::running ? "running"
                                             : "held";
}

Tone state_tone(WorkshopState state) {
    return state == WorkshopState::planned   ? Tone::neutral
           : state == WorkshopState::running ? Tone::accent
                                             : Tone::positive;
}

std::string journey_title(const model::Workspace& workspace, const Workshop& workshop) {
    const auto* journey = workspace.table<model::Journey>().find(workshop.journey);
    return journey ? journey->title : "";
}

std::string block_title(const Block& block) {
    return block.title.empty() ? block_words(block.kind) : block.title;
}

std::string took_words(const Block& block, core::Instant now) {
    const int spent = app::spent_seconds(block, now);
    if (spent == 0) return {};
    const int over = spent - app::planned_seconds(block);
    return spent_words(spent) + (over > 0 ? ", " + spent_words(over) + " over" : "");
}

// "0:05" from the beginning of the workshop.
std::string offset_words(int minutes) {
    return std::to_string(minutes / 60) + ":" + (minutes % 60 < 10 ? "0" : "") +
           std::to_string(minutes % 60);
}

report::MinutesVote vote_minutes(const model::Workspace& workspace, const Block& block) {
    const auto cards = app::cards_of_block(workspace, block).cards;
    const app::VoteResult result = app::count_votes(workspace, block, cards);
    report::MinutesVote out;
    out.title = block_title(block);
    out.prompt = block.prompt;
    out.method = method_words(block.method);
    out.rule = method_rule(block.method, block.limit);
    out.sentence = result_sentence(block, result, cards);
    out.ballots = result.ballots;
    for (const journey::Score& score : result.scores) {
        if (score.place == 0) continue;
        out.rows.push_back({score.place, cards[score.option]->text,
                            score_words(block.method, score),
                            block.method == VoteMethod::matrix
                                ? quadrant_words(journey::quadrant_of(score.score, score.effort))
                                : std::string()});
    }
    return out;
}

// What the revealed votes gave each card, by id.
std::map<std::string, std::string> scores_of(const model::Workspace& workspace,
                                             const std::vector<const Block*>& blocks) {
    std::map<std::string, std::string> out;
    for (const Block* block : blocks) {
        if (block->kind != BlockKind::vote || !block->is_revealed) continue;
        const auto cards = app::cards_of_block(workspace, *block).cards;
        for (const journey::Score& score : app::count_votes(workspace, *block, cards).scores) {
            const std::string words = score_words(block->method, score);
            std::string& said = out[cards[score.option]->id.text];
            if (!words.empty()) said += (said.empty() ? "" : ", ") + words;
        }
    }
    return out;
}

std::string on_journey(const model::Workspace& workspace, const Sticky& sticky) {
    const auto* card = workspace.table<model::Card>().find(sticky.card);
    const auto* step = card ? workspace.table<model::Step>().find(card->step) : nullptr;
    return step ? "on the journey at " + step->title : "";
}

}  // namespace

WorkshopsView build_workshops(const model::Workspace& workspace) {
    WorkshopsView view;
    for (const Workshop* workshop : model::workshops(workspace)) {
        WorkshopRow row;
        row.id = workshop->id.text;
        row.title = title_of(*workshop);
        row.purpose = workshop->purpose;
        row.route = app::to_hash({app::Place::workshop, row.id});
        row.state = state_words(workshop->state);
        row.tone = state_tone(workshop->state);
        int minutes = 0;
        for (const Block* block : model::blocks_of(workspace, workshop->id))
            minutes += block->minutes;
        const auto decided = model::decisions_of(workspace, workshop->id).size();
        const auto actions = model::actions_of(workspace, workshop->id).size();
        row.note = workshop->day ? short_day(*workshop->day) + ", " : "";
        row.note +=
            std::to_string(minutes) + " minutes, " +
            counted(static_cast<std::size_t>(std::max(workshop->people, 0)), "person", "people");
        if (decided + actions > 0)
            row.note += ", " + counted(decided, "decision", "decisions") + ", " +
                        counted(actions, "action", "actions");
        const std::string journey = journey_title(workspace, *workshop);
        if (!journey.empty()) row.note += ", for \u201C" + journey + "\u201D";
        view.rows.push_back(std::move(row));
    }
    for (const app::WorkshopFormat& format : app::workshop_formats())
        view.formats.push_back({std::string(format.id), std::string(format.title),
                                std::string(format.summary),
                                counted(format.blocks.size(), "block", "blocks") + ", " +
                                    std::to_string(app::minutes_of(format)) + " minutes"});
    return view;
}

report::Minutes build_minutes(const model::Workspace& workspace, const Workshop& workshop,
                              core::Instant now) {
    report::Minutes out;
    out.organisation = model::settings(workspace).name;
    out.title = title_of(workshop);
    out.purpose = workshop.purpose;
    out.journey = journey_title(workspace, workshop);
    out.day = workshop.day;
    out.people = workshop.people;
    out.is_sample = workshop.is_sample;
    const auto blocks = model::blocks_of(workspace, workshop.id);
    for (const Block* block : blocks) {
        out.agenda.push_back({block_title(*block), block_words(block->kind), block->prompt,
                              app::planned_seconds(*block), app::spent_seconds(*block, now),
                              took_words(*block, now)});
        // A vote that is still secret stays out of the minutes.
        if (block->kind == BlockKind::vote && block->is_revealed)
            out.votes.push_back(vote_minutes(workspace, *block));
    }
    const auto scores = scores_of(workspace, blocks);
    const auto stickies = model::stickies_of(workspace, workshop.id);
    const auto take = [&](const std::string& title, auto&& belongs) {
        report::MinutesGroup group{title, {}};
        for (const Sticky* sticky : stickies) {
            const auto* block = workspace.table<Block>().find(sticky->block);
            const bool is_hidden = block && block->kind == BlockKind::silent && !block->is_revealed;
            if (is_hidden || !belongs(*sticky)) continue;
            const auto score = scores.find(sticky->id.text);
            group.cards.push_back({sticky->text, score == scores.end() ? "" : score->second,
                                   on_journey(workspace, *sticky)});
        }
        if (!group.cards.empty()) out.groups.push_back(std::move(group));
    };
    for (const model::StickyGroup* group : model::groups_of(workspace, workshop.id))
        take(group->title.empty() ? "Group without a name" : group->title,
             [&](const Sticky& s) { return s.group == group->id; });
    take("Not grouped",
         [&](const Sticky& s) { return !workspace.table<model::StickyGroup>().find(s.group); });
    for (const model::Decision* row : model::decisions_of(workspace, workshop.id))
        out.decisions.push_back({row->id.text, row->text, row->owner, row->day});
    for (const model::WorkshopAction* row : model::actions_of(workspace, workshop.id))
        out.actions.push_back({row->id.text, row->text, row->owner, row->due, row->is_done});
    return out;
}

WorkshopView build_workshop(const model::Workspace& workspace, const std::string& id,
                            core::Instant now) {
    WorkshopView view;
    const auto* workshop = workspace.table<Workshop>().find(std::string_view(id));
    if (!workshop) return view;
    view.is_found = true;
    view.id = id;
    view.title = title_of(*workshop);
    view.purpose = workshop->purpose;
    view.state = state_words(workshop->state);
    view.tone = state_tone(workshop->state);
    view.screen_route = app::to_hash({app::Place::workshop_screen, id});
    view.run_label = workshop->state == WorkshopState::planned   ? "Run the workshop"
                     : workshop->state == WorkshopState::running ? "Go on"
                                                                 : "Open the big screen";
    view.minutes = build_minutes(workspace, *workshop, now);
    int at = 0, spent = 0;
    for (const Block* block : model::blocks_of(workspace, workshop->id)) {
        AgendaRow row;
        row.id = block->id.text;
        row.title = block_title(*block);
        row.prompt = block->prompt;
        row.kind = block_words(block->kind);
        row.icon = block_icon(block->kind);
        row.minutes = block->minutes;
        row.time = offset_words(at) + " to " + offset_words(at + block->minutes);
        row.took = took_words(*block, now);
        row.is_over = app::spent_seconds(*block, now) > app::planned_seconds(*block);
        row.is_current = workshop->state == WorkshopState::running && workshop->at == block->id;
        if (block->kind == BlockKind::vote)
            row.detail =
                method_words(block->method) + (block->method == VoteMethod::dots ||
                                                       block->method == VoteMethod::points ||
                                                       block->method == VoteMethod::ranked
                                                   ? ", " + std::to_string(block->limit) + " each"
                                                   : "");
        at += block->minutes;
        spent += app::spent_seconds(*block, now);
        view.agenda.push_back(std::move(row));
    }
    view.total = std::to_string(at) + " minutes planned" +
                 (spent > 0 ? ", " + spent_words(spent) + " taken" : "");
    view.typed_title = workshop->title;
    view.is_held = workshop->state == WorkshopState::held;
    view.day = workshop->day;
    view.people = workshop->people;
    view.journey = workshop->journey.text;
    for (const model::Journey* journey : model::journeys(workspace))
        view.journeys.emplace_back(journey->id.text, journey->title);
    view.note =
        view.state + (workshop->day ? ", " + short_day(*workshop->day) : "") + ", " +
        counted(static_cast<std::size_t>(std::max(workshop->people, 0)), "person", "people") +
        (view.minutes.journey.empty() ? "" : ", for \u201C" + view.minutes.journey + "\u201D");
    return view;
}

std::optional<BlockEdit> build_block_edit(const model::Workspace& workspace,
                                          const std::string& id) {
    const Block* block = workspace.table<Block>().find(std::string_view(id));
    if (!block) return std::nullopt;
    BlockEdit edit{*block, {}};
    for (const Block* other : model::blocks_of(workspace, block->workshop))
        if (other->kind == BlockKind::capture || other->kind == BlockKind::silent)
            edit.sources.emplace_back(other->id.text, block_title(*other));
    return edit;
}

std::optional<OutcomeEdit> build_outcome_edit(const model::Workspace& workspace,
                                              const std::string& decision,
                                              const std::string& action) {
    if (const auto* found = workspace.table<model::Decision>().find(std::string_view(decision)))
        return OutcomeEdit{false, found->id.text, found->text, found->owner, found->day};
    if (const auto* found = workspace.table<model::WorkshopAction>().find(std::string_view(action)))
        return OutcomeEdit{true, found->id.text, found->text, found->owner, found->due};
    return std::nullopt;
}

ExportFile make_minutes(const report::Minutes& minutes, MinutesFormat format) {
    std::string name = core::file_stem(minutes.title);
    name = (name.empty() ? "workshop" : name) + "-minutes" +
           (minutes.day ? "-" + core::iso_date(*minutes.day) : "");
    switch (format) {
    case MinutesFormat::markdown:
        return {name + ".md", "text/markdown", report::markdown_minutes(minutes), {}};
    case MinutesFormat::html:
        return {name + ".html", "text/html", report::html_minutes(minutes), {}};
    case MinutesFormat::csv:
        return {name + ".csv", "text/csv", report::csv_minutes(minutes), {}};
    case MinutesFormat::json:
        break;
    }
    return {name + ".json", "application/json", report::json_minutes(minutes), {}};
}

}  // namespace icx::ui
