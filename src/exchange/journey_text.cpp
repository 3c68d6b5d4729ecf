#include "exchange/journey_text.hpp"

#include <algorithm>

#include "codec/csv.hpp"
#include "core/text.hpp"

namespace icx::exchange {
namespace {

using journey::Document;
using journey::StageText;
using journey::StepText;
using model::LaneKind;

constexpr const char* kHeader[] = {"Journey", "Stage", "Step",     "Moment",
                                   "Feeling", "Lane",  "Evidence", "Card"};
constexpr std::size_t kColumns = std::size(kHeader);

core::Error fault(std::size_t line, std::string message, core::Code code = core::Code::invalid) {
    return {code, std::move(message), "line " + std::to_string(line), ""};
}

// What Mermaid's grammar gives a meaning is put in other words.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == ':'                                          ? std::string(" -")
               : c == ';' || c == '\n' || c == '\r' || c == '\t' ? std::string(1, ' ')
               : c == '#'                                        ? std::string("no. ")
                                                                 : std::string(1, c);
    const std::string trimmed(core::trim(out));
    return trimmed.empty() ? "-" : trimmed;
}

std::string read_text(std::string_view text) {
    return std::string(core::cut_code_points(core::trim(text), journey::kMaxText));
}

// What the CSV writer put before a formula is taken away again.
std::string unguarded(std::string_view cell) {
    if (cell.size() > 1 && cell[0] == '\'' &&
        std::string_view("=+-@\t\r\n").find(cell[1]) != std::string_view::npos)
        cell.remove_prefix(1);
    return std::string(core::cut_code_points(cell, journey::kMaxText));
}

template <class E>
bool named(std::string_view text, E& out) {
    const auto names = enum_names(out);
    const auto at = std::find(names.begin(), names.end(), text);
    if (at == names.end()) return false;
    out = static_cast<E>(at - names.begin());
    return true;
}

std::string_view first_line(std::string_view text) {
    return core::trim(text.substr(0, text.find('\n')));
}

}  // namespace

std::string to_csv(const Document& document) {
    codec::CsvWriter out;
    for (const char* name : kHeader)
        out.text(name);
    out.end_row();
    const auto row = [&](const StageText& stage, const StepText* step,
                         const journey::CardText* card) {
        out.text(document.title);
        out.text(stage.title);
        out.text(step ? step->title : "");
        out.text(step && step->is_moment ? "yes" : "");
        if (step && step->feeling)
            out.number(*step->feeling);
        else
            out.blank();
        out.text(card ? enum_names(card->lane)[static_cast<std::size_t>(card->lane)] : "");
        out.text(card ? enum_names(card->evidence)[static_cast<std::size_t>(card->evidence)] : "");
        out.text(card ? card->text : "");
        out.end_row();
    };
    for (const StageText& stage : document.stages) {
        if (stage.steps.empty()) row(stage, nullptr, nullptr);
        for (const StepText& step : stage.steps) {
            if (step.cards.empty()) row(stage, &step, nullptr);
            for (const journey::CardText& card : step.cards)
                row(stage, &step, &card);
        }
    }
    return out.str();
}

std::string to_mermaid(const Document& document) {
    std::string out = "journey\n    title " + plain(document.title) + "\n";
    for (const StageText& stage : document.stages) {
        out += "    section " + plain(stage.title) + "\n";
        for (const StepText& step : stage.steps) {
            out += "      " + plain(step.title) + ": " +
                   core::shortest_number(step.feeling.value_or(0) + 3);
            std::string who;
            for (const journey::CardText& card : step.cards)
                if (card.lane == LaneKind::contact) {
                    std::string name = plain(card.text);
                    std::replace(name.begin(), name.end(), ',', ' ');
                    who += (who.empty() ? "" : ", ") + name;
                }
            out += ": " + (who.empty() ? "Me" : who) + "\n";
        }
    }
    return out;
}

bool is_mermaid_journey(std::string_view text) { return first_line(text) == "journey"; }

bool is_journey_csv(std::string_view text) {
    return first_line(text).substr(0, 18) == "Journey,Stage,Step";
}

core::Result<Document> read_journey_csv(std::string_view text) {
    codec::CsvLimits limits;
    limits.bytes = journey::kMaxBytes;
    limits.rows = journey::kMaxCards + journey::kMaxSteps;
    auto table = codec::parse_csv(text, limits);
    if (!table) return table.error();
    if (table->header.size() != kColumns ||
        !std::equal(table->header.begin(), table->header.end(), kHeader))
        return fault(1, "the columns are not those of a journey: Journey, Stage, Step, Moment, "
                        "Feeling, Lane, Evidence, Card");
    if (!table->problems.empty())
        return core::Error{core::Code::invalid, table->problems.front().message,
                           table->problems.front().place, ""};
    Document out;
    std::size_t steps = 0, line = 1;
    for (const auto& row : table->rows) {
        line++;
        if (out.title.empty()) out.title = unguarded(row[0]);
        const std::string stage = unguarded(row[1]), step = unguarded(row[2]);
        if (out.stages.empty() || out.stages.back().title != stage)
            out.stages.push_back({stage, {}});
        if (step.empty() && row[7].empty()) continue;
        StepText into;
        into.title = step;
        into.is_moment = row[3] == "yes";
        if (!row[4].empty()) {
            double feeling = 0;
            if (!core::parse_number(row[4], feeling) || feeling < -2 || feeling > 2)
                return fault(line,
                             "a feeling is a number from -2 to 2, not \u201C" + row[4] + "\u201D");
            into.feeling = feeling;
        }
        auto& all = out.stages.back().steps;
        const bool is_same = !all.empty() && all.back().title == into.title &&
                             all.back().is_moment == into.is_moment &&
                             all.back().feeling == into.feeling && !row[7].empty() &&
                             !all.back().cards.empty();
        if (!is_same) {
            if (++steps > journey::kMaxSteps)
                return fault(line, "more steps than a journey may have", core::Code::too_large);
            all.push_back(std::move(into));
        }
        if (row[7].empty()) continue;
        journey::CardText card;
        if (!named(row[5], card.lane))
            return fault(line, "there is no lane \u201C" + row[5] + "\u201D");
        if (!row[6].empty() && !named(row[6], card.evidence))
            return fault(line, "evidence is assumed, observed or proposed");
        card.text = unguarded(row[7]);
        all.back().cards.push_back(std::move(card));
    }
    if (out.stages.empty()) return fault(1, "there is no step in this file");
    return out;
}

core::Result<Document> read_mermaid(std::string_view text) {
    if (text.size() > journey::kMaxBytes)
        return core::Error{core::Code::too_large, "the file is larger than 4 MB", "", ""};
    if (!core::is_utf8(text)) return fault(1, "the text is not UTF-8", core::Code::corrupt);
    Document out;
    bool has_started = false;
    std::size_t line_number = 0, steps = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = core::trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        line_number++;
        if (line.empty() || line.substr(0, 2) == "%%") continue;
        if (!has_started) {
            if (line != "journey")
                return fault(line_number,
                             "the first word of a Mermaid journey is \u201Cjourney\u201D");
            has_started = true;
        } else if (line.substr(0, 6) == "title ") {
            out.title = read_text(line.substr(6));
        } else if (line.substr(0, 8) == "section ") {
            if (out.stages.size() >= journey::kMaxSteps)
                return fault(line_number, "more sections than a journey may have",
                             core::Code::too_large);
            out.stages.push_back({read_text(line.substr(8)), {}});
        } else if (line.substr(0, 3) != "acc") {
            const std::size_t colon = line.find(':');
            if (colon == std::string_view::npos)
                return fault(line_number, "a step is \u201Cname: score: who\u201D");
            StepText step;
            step.title = read_text(line.substr(0, colon));
            std::string_view rest = line.substr(colon + 1);
            const std::size_t second = rest.find(':');
            double score = 0;
            if (!core::parse_number(core::trim(rest.substr(0, second)), score) || score < 1 ||
                score > 5)
                return fault(line_number, "a score is a number from 1 to 5");
            step.feeling = score - 3;
            rest = second == std::string_view::npos ? std::string_view() : rest.substr(second + 1);
            while (!rest.empty()) {
                const std::size_t comma = rest.find(',');
                const std::string who = read_text(rest.substr(0, comma));
                if (!who.empty())
                    step.cards.push_back({LaneKind::contact, who, model::Evidence::assumed});
                if (step.cards.size() > 100)
                    return fault(line_number, "more people than a step may have",
                                 core::Code::too_large);
                rest =
                    comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
            }
            if (++steps > journey::kMaxSteps)
                return fault(line_number, "more steps than a journey may have",
                             core::Code::too_large);
            if (out.stages.empty()) out.stages.push_back({"Journey", {}});
            out.stages.back().steps.push_back(std::move(step));
        }
    }
    if (steps == 0) return fault(line_number, "there is no step in this file");
    if (out.title.empty()) out.title = "Imported journey";
    return out;
}

}  // namespace icx::exchange
