#include "report/minutes.hpp"

#include "codec/csv.hpp"
#include "codec/json.hpp"
#include "report/html_page.hpp"
#include "report/html_report.hpp"
#include "report/svg_canvas.hpp"

namespace icx::report {
namespace {

std::string day_of(const std::optional<core::Date>& day) { return day ? day_words(*day) : ""; }

std::string minutes_words(int seconds) { return std::to_string(seconds / 60) + " min"; }

// Where and when, as one line.
std::string head_line(const Minutes& minutes) {
    std::string out;
    const auto add = [&](const std::string& words) {
        if (!words.empty()) out += (out.empty() ? "" : ", ") + words;
    };
    add(minutes.organisation);
    add(day_of(minutes.day));
    if (minutes.people > 0) add(std::to_string(minutes.people) + " people");
    if (!minutes.journey.empty()) add("journey: " + minutes.journey);
    return out;
}

std::string card_note(const MinutesCard& card) {
    std::string out = card.score;
    if (!card.on_journey.empty()) out += (out.empty() ? "" : ", ") + card.on_journey;
    return out;
}

std::string md_row(std::initializer_list<std::string> cells) {
    std::string out = "|";
    for (const std::string& cell : cells)
        out += " " + escape_markdown(cell) + " |";
    return out + "\n";
}

}  // namespace

std::string markdown_minutes(const Minutes& minutes) {
    std::string out = "# " + escape_markdown(minutes.title) + "\n\n";
    out += escape_markdown(head_line(minutes)) + "\n\n";
    if (minutes.is_sample) out += "**Sample: a fictional company and an invented workshop.**\n\n";
    if (!minutes.purpose.empty()) out += escape_markdown(minutes.purpose) + "\n\n";
    if (!minutes.decisions.empty()) {
        out += "## Decisions\n\n| Decision | Owner | From |\n|---|---|---|\n";
        for (const MinutesDecision& row : minutes.decisions)
            out += md_row({row.text, row.owner, day_of(row.day)});
        out += "\n";
    }
    if (!minutes.actions.empty()) {
        out += "## Actions\n\n";
        for (const MinutesAction& row : minutes.actions) {
            out +=
                std::string("- [") + (row.is_done ? "x" : " ") + "] " + escape_markdown(row.text);
            if (!row.owner.empty()) out += ", " + escape_markdown(row.owner);
            if (row.due) out += ", by " + day_words(*row.due);
            out += "\n";
        }
        out += "\n";
    }
    for (const MinutesVote& vote : minutes.votes) {
        out += "## " + escape_markdown(vote.title) + "\n\n";
        if (!vote.prompt.empty()) out += escape_markdown(vote.prompt) + "\n\n";
        out += escape_markdown(vote.sentence) + "\n\n";
        if (!vote.rows.empty()) {
            out += "| Place | Card | Result | |\n|---:|---|---|---|\n";
            for (const MinutesRow& row : vote.rows)
                out += md_row({std::to_string(row.place), row.text, row.score, row.note});
            out += "\n";
        }
        out += escape_markdown(vote.method + ", " + std::to_string(vote.ballots) + " ballots. " +
                               vote.rule) +
               "\n\n";
    }
    if (!minutes.groups.empty()) out += "## Cards\n\n";
    for (const MinutesGroup& group : minutes.groups) {
        out += "### " + escape_markdown(group.title) + "\n\n";
        for (const MinutesCard& card : group.cards) {
            const std::string note = card_note(card);
            out += "- " + escape_markdown(card.text) +
                   (note.empty() ? "" : " (" + escape_markdown(note) + ")") + "\n";
        }
        out += "\n";
    }
    out += "## Agenda\n\n| Block | Planned | Took |\n|---|---:|---:|\n";
    for (const MinutesBlock& block : minutes.agenda)
        out += md_row({block.title, minutes_words(block.planned_seconds), block.spent_words});
    return out;
}

std::string html_minutes(const Minutes& minutes) {
    std::string body = "<header><h1>" + escape_markup(minutes.title) + "</h1><p class=\"muted\">" +
                       escape_markup(head_line(minutes)) + "</p>";
    if (minutes.is_sample)
        body += "<p class=\"hidden\">Sample: a fictional company and an invented workshop.</p>";
    if (!minutes.purpose.empty()) body += "<p>" + escape_markup(minutes.purpose) + "</p>";
    body += "</header>\n";
    using Rows = std::vector<std::vector<std::string>>;
    if (!minutes.decisions.empty()) {
        Rows rows = {{"Decision", "Owner", "From"}};
        for (const MinutesDecision& row : minutes.decisions)
            rows.push_back({row.text, row.owner, day_of(row.day)});
        body += "<h2>Decisions</h2>\n" + html_table("What was decided", rows);
    }
    if (!minutes.actions.empty()) {
        Rows rows = {{"Action", "Owner", "By", "State"}};
        for (const MinutesAction& row : minutes.actions)
            rows.push_back({row.text, row.owner, day_of(row.due), row.is_done ? "done" : "open"});
        body += "<h2>Actions</h2>\n" + html_table("Who does what by when", rows);
    }
    for (const MinutesVote& vote : minutes.votes) {
        body += "<h2>" + escape_markup(vote.title) + "</h2>\n<p>" + escape_markup(vote.prompt) +
                "</p><p><strong>" + escape_markup(vote.sentence) + "</strong></p>\n";
        if (!vote.rows.empty()) {
            Rows rows = {{"Card", "Place", "Result", "Note"}};
            for (const MinutesRow& row : vote.rows)
                rows.push_back({row.text, std::to_string(row.place), row.score, row.note});
            body += html_table(vote.title, rows);
        }
        body += "<p class=\"muted\">" +
                escape_markup(vote.method + ", " + std::to_string(vote.ballots) + " ballots. " +
                              vote.rule) +
                "</p>\n";
    }
    if (!minutes.groups.empty()) body += "<h2>Cards</h2>\n<div class=\"grid\">";
    for (const MinutesGroup& group : minutes.groups) {
        body += "<section class=\"card\"><h3>" + escape_markup(group.title) + "</h3><ul>";
        for (const MinutesCard& card : group.cards) {
            const std::string note = card_note(card);
            body +=
                "<li>" + escape_markup(card.text) +
                (note.empty() ? "" : " <span class=\"muted\">" + escape_markup(note) + "</span>") +
                "</li>";
        }
        body += "</ul></section>\n";
    }
    if (!minutes.groups.empty()) body += "</div>\n";
    Rows agenda = {{"Block", "Planned", "Took"}};
    for (const MinutesBlock& block : minutes.agenda)
        agenda.push_back({block.title, minutes_words(block.planned_seconds), block.spent_words});
    body += "<h2>Agenda</h2>\n" + html_table("How the time was used", agenda);
    return html_page("en", minutes.title, body);
}

std::string csv_minutes(const Minutes& minutes) {
    codec::CsvWriter out(true);
    const auto row = [&](std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells)
            out.text(cell);
        out.end_row();
    };
    const auto iso = [](const std::optional<core::Date>& day) {
        return day ? core::iso_date(*day) : std::string();
    };
    row({"Part", "Under", "Text", "Result", "Owner", "Date"});
    row({"workshop", "", minutes.title, minutes.purpose, "", iso(minutes.day)});
    for (const MinutesDecision& d : minutes.decisions)
        row({"decision", "", d.text, "", d.owner, iso(d.day)});
    for (const MinutesAction& a : minutes.actions)
        row({"action", "", a.text, a.is_done ? "done" : "open", a.owner, iso(a.due)});
    for (const MinutesVote& vote : minutes.votes) {
        row({"vote", vote.title, vote.prompt, vote.sentence, "", ""});
        for (const MinutesRow& r : vote.rows)
            row({"place " + std::to_string(r.place), vote.title, r.text, r.score, "", ""});
    }
    for (const MinutesGroup& group : minutes.groups)
        for (const MinutesCard& card : group.cards)
            row({"card", group.title, card.text, card_note(card), "", ""});
    for (const MinutesBlock& block : minutes.agenda)
        row({"block", block.kind, block.title, block.spent_words, "", ""});
    return out.str();
}

std::string json_minutes(const Minutes& minutes) {
    using core::Value;
    const auto map = [](std::initializer_list<std::pair<const char*, Value>> members) {
        Value out = Value::map();
        for (const auto& [key, value] : members)
            out.set(key, value);
        return out;
    };
    const auto day = [](const std::optional<core::Date>& date) {
        return date ? Value(core::iso_date(*date)) : Value();
    };
    Value::List agenda, votes, groups, decisions, actions;
    for (const MinutesBlock& b : minutes.agenda)
        agenda.push_back(map({{"title", b.title},
                              {"kind", b.kind},
                              {"prompt", b.prompt},
                              {"planned_seconds", b.planned_seconds},
                              {"spent_seconds", b.spent_seconds}}));
    for (const MinutesVote& v : minutes.votes) {
        Value::List rows;
        for (const MinutesRow& r : v.rows)
            rows.push_back(map({{"place", static_cast<std::int64_t>(r.place)},
                                {"text", r.text},
                                {"result", r.score},
                                {"note", r.note}}));
        votes.push_back(map({{"title", v.title},
                             {"prompt", v.prompt},
                             {"method", v.method},
                             {"ballots", static_cast<std::int64_t>(v.ballots)},
                             {"sentence", v.sentence},
                             {"rows", std::move(rows)}}));
    }
    for (const MinutesGroup& g : minutes.groups) {
        Value::List cards;
        for (const MinutesCard& c : g.cards)
            cards.push_back(
                map({{"text", c.text}, {"result", c.score}, {"on_journey", c.on_journey}}));
        groups.push_back(map({{"title", g.title}, {"cards", std::move(cards)}}));
    }
    for (const MinutesDecision& d : minutes.decisions)
        decisions.push_back(
            map({{"id", d.id}, {"text", d.text}, {"owner", d.owner}, {"from", day(d.day)}}));
    for (const MinutesAction& a : minutes.actions)
        actions.push_back(map({{"id", a.id},
                               {"text", a.text},
                               {"owner", a.owner},
                               {"due", day(a.due)},
                               {"is_done", a.is_done}}));
    Value out = map({{"format", "icx-minutes"},
                     {"version", 1},
                     {"title", minutes.title},
                     {"purpose", minutes.purpose},
                     {"organisation", minutes.organisation},
                     {"journey", minutes.journey},
                     {"day", day(minutes.day)},
                     {"people", minutes.people},
                     {"is_sample", minutes.is_sample}});
    out.set("agenda", std::move(agenda));
    out.set("votes", std::move(votes));
    out.set("groups", std::move(groups));
    out.set("decisions", std::move(decisions));
    out.set("actions", std::move(actions));
    return codec::pretty_json(out);
}

}  // namespace icx::report
