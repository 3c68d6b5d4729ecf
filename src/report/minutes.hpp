// The minutes of a workshop: plain words come in, one document comes out, for people (Markdown,
// self-contained HTML) and for machines (CSV, JSON). Who wrote a card or cast a ballot is nowhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace icx::report {

struct MinutesBlock {
    std::string title, kind, prompt;
    int planned_seconds = 0, spent_seconds = 0;
    std::string spent_words;  // "10 min 20 s, 2 min 20 s over"; empty: no clock ran
};
struct MinutesCard {
    std::string text, score;
    std::string on_journey;  // "on the journey at First pay", may be empty
};
struct MinutesGroup {
    std::string title;
    std::vector<MinutesCard> cards;
};
struct MinutesRow {
    std::size_t place = 0;
    std::string text, score, note;
};
struct MinutesVote {
    std::string title, prompt, method, rule, sentence;
    std::size_t ballots = 0;
    std::vector<MinutesRow> rows;
};
struct MinutesDecision {
    std::string id, text, owner;
    std::optional<core::Date> day;
};
struct MinutesAction {
    std::string id, text, owner;
    std::optional<core::Date> due;
    bool is_done = false;
};

struct Minutes {
    std::string organisation, title, purpose, journey;
    std::optional<core::Date> day;
    int people = 0;
    bool is_sample = false;
    std::vector<MinutesBlock> agenda;
    std::vector<MinutesVote> votes;
    std::vector<MinutesGroup> groups;
    std::vector<MinutesDecision> decisions;
    std::vector<MinutesAction> actions;
};

std::string markdown_minutes(const Minutes& minutes);
std::string html_minutes(const Minutes& minutes);
// One row a thing: part, group or vote, text, score, owner, date.
std::string csv_minutes(const Minutes& minutes);
// "icx-minutes", version 1 (docs/formats.md).
std::string json_minutes(const Minutes& minutes);

}  // namespace icx::report
