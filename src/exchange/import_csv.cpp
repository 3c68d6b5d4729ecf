#include "exchange/import_csv.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/text.hpp"
#include "exchange/csv_columns.hpp"
#include "exchange/csv_infer.hpp"
#include "exchange/csv_values.hpp"

namespace icx::exchange {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr std::size_t kMaxProblems = 1000;  // one by one; the rest are counted
constexpr std::size_t kMaxSeenQuestions = 1000;

std::string quoted(std::string_view text) {
    return "\xE2\x80\x9C" + std::string(core::cut_code_points(text, 60)) + "\xE2\x80\x9D";
}

std::map<std::string, std::string> read_question_texts(const std::string& text) {
    std::map<std::string, std::string> texts;
    if (text.empty()) return texts;
    const auto table = codec::parse_csv(text);
    if (!table) return texts;
    std::size_t code = CsvLayout::kNone;
    std::size_t wording = CsvLayout::kNone;
    for (std::size_t i = 0; i < table->header.size(); i++) {
        const std::string name = folded(table->header[i]);
        if (name == "question" || name == "code" || name == "item") code = i;
        if (name == "text" || name == "wording") wording = i;
    }
    if (code == CsvLayout::kNone || wording == CsvLayout::kNone) return texts;
    for (const auto& row : table->rows)
        texts[std::string(core::trim(row[code]))] = std::string(core::trim(row[wording]));
    return texts;
}

void sort_questions(std::vector<SeenQuestion>& questions) {
    const auto number = [](const SeenQuestion& q, double& out) {
        return core::parse_number(q.code, out);
    };
    double ignored = 0;
    if (!std::all_of(questions.begin(), questions.end(),
                     [&](const SeenQuestion& q) { return number(q, ignored); }))
        return;  // names keep the order in which they appear
    std::stable_sort(questions.begin(), questions.end(),
                     [&](const SeenQuestion& a, const SeenQuestion& b) {
                         double x = 0, y = 0;
                         number(a, x);
                         number(b, y);
                         return x < y;
                     });
}

}  // namespace

struct CsvImport::State {
    std::string text;
    CsvImportOptions options;
    std::map<std::string, std::string> question_texts;
    std::optional<codec::CsvReader> reader;
    std::optional<survey::Definition> definition;
    std::optional<QuestionNames> names;
    CsvLayout layout;
    std::vector<const Target*> targets;  // per column, wide
    bool is_scanning = false;
    bool is_scanned = false;
    bool is_done = false;

    std::vector<SeenQuestion> seen;
    std::unordered_map<std::string, std::size_t> seen_by_code;  // long files
    std::unordered_map<std::string, std::size_t> response_of_id;
    std::unordered_map<std::string, std::size_t> repeats;
    std::map<std::string, std::size_t> zeros;      // per question
    std::map<std::string, std::size_t> strangers;  // unknown questions of a long file
    std::size_t unreported = 0;
    std::size_t empty_rows = 0;
    std::vector<std::string_view> row;
    CsvImportResult result;

    core::Result<void> restart();
    void scan_row();
    core::Result<void> begin_reading();
    void read_wide_row();
    void read_long_row();
    codec::ResponseDocument& document();
    void keep(codec::ResponseDocument& document, const Target& target, std::string_view name,
              std::string_view cell);
    void tick(codec::ResponseDocument& document, const Target& target, Value option);
    void report(std::string message);
    void finish();
};

core::Result<void> CsvImport::State::restart() {
    auto opened = codec::CsvReader::open(text, options.limits);
    if (!opened) return opened.error();
    reader.emplace(std::move(*opened));
    return {};
}

void CsvImport::State::report(std::string message) {
    if (result.problems.size() >= kMaxProblems) {
        unreported++;
        return;
    }
    result.problems.push_back({"row " + std::to_string(reader->row_number()), std::move(message)});
}

void CsvImport::State::scan_row() {
    if (layout.is_long()) {
        const std::string_view cell = row[layout.value];
        const std::string code(core::trim(row[layout.question]));
        if (code.empty() || seen.size() >= kMaxSeenQuestions) return;
        const auto [it, is_new] = seen_by_code.try_emplace(code, seen.size());
        if (is_new) seen.push_back({code, {}, {}});
        if (!is_missing_cell(cell)) seen[it->second].values.add(cell);
        return;
    }
    for (std::size_t c = 0; c < row.size(); c++)
        if (!layout.is_special(c) && !is_missing_cell(row[c])) seen[c].values.add(row[c]);
}

core::Result<void> CsvImport::State::begin_reading() {
    if (is_scanning) {
        std::vector<SeenQuestion> questions;
        for (std::size_t i = 0; i < seen.size(); i++) {
            if (!layout.is_long() && layout.is_special(i)) continue;
            const auto text_of = question_texts.find(seen[i].code);
            if (text_of != question_texts.end()) seen[i].text = text_of->second;
            questions.push_back(std::move(seen[i]));
        }
        if (layout.is_long()) sort_questions(questions);
        definition =
            infer_definition(options.survey_id, options.title, questions, layout.is_long());
        result.is_new_survey = true;
        is_scanning = false;
        is_scanned = true;
        if (auto again = restart(); !again) return again;
    }
    result.definition = std::move(*definition);
    result.is_long = layout.is_long();
    result.version = codec::version_of(survey::to_value(result.definition)).text;
    names.emplace(result.definition, question_texts);
    if (!is_scanned) layout = read_layout(reader->header(), &*names);
    result.is_long = layout.is_long();

    const auto& header = reader->header();
    targets.assign(header.size(), nullptr);
    bool has_question = layout.is_long();
    for (std::size_t c = 0; c < header.size(); c++) {
        if (!layout.is_long()) targets[c] = names->find(header[c]);
        if (targets[c] && (!layout.is_special(c) || c == layout.department))
            has_question = true;
        else
            targets[c] = nullptr;
        if (!targets[c] && !layout.is_special(c))
            result.problems.push_back(
                {"column " + quoted(header[c]), "it is no question of the survey; left out"});
    }
    if (!has_question)
        return Error{Code::invalid, "no column of the file is a question of the survey", "header",
                     "name the columns by the questions' codes or texts, or give columns "
                     "\"question\" and \"response\""};
    return {};
}

codec::ResponseDocument& CsvImport::State::document() {
    std::string identity = result.definition.survey.id.text;
    const bool has_id = layout.id != CsvLayout::kNone && !core::trim(row[layout.id]).empty();
    if (has_id) {
        identity += "\nrow\n" + std::string(core::trim(row[layout.id]));
    } else {
        identity += "\ncontent";
        for (const std::string_view cell : row)
            identity.append("\n").append(cell);
        // Two people may have answered alike: the second such row is another response.
        identity += "\n" + std::to_string(repeats[identity]++);
    }
    const std::string id = core::hash_id("rs", identity);
    const auto [it, is_new] = response_of_id.try_emplace(id, result.responses.size());
    if (!is_new) {
        if (!layout.is_long()) report("the row's id is there twice; the first row counts");
        return result.responses[it->second];
    }
    codec::ResponseDocument made;
    made.id = id;
    made.survey = result.definition.survey.id.text;
    made.version = result.version;
    made.answers = Value::map();
    if (layout.department != CsvLayout::kNone && !is_missing_cell(row[layout.department]))
        made.department =
            std::string(core::cut_code_points(core::trim(row[layout.department]), 200));
    if (layout.day != CsvLayout::kNone && !is_missing_cell(row[layout.day])) {
        // A time of day would single people out; only the day is kept.
        const std::string_view day = core::trim(row[layout.day]).substr(0, 10);
        if (core::parse_date(day))
            made.day = std::string(day);
        else
            report("the day " + quoted(row[layout.day]) + " is not written YYYY-MM-DD; left out");
    }
    result.responses.push_back(std::move(made));
    return result.responses.back();
}

void CsvImport::State::tick(codec::ResponseDocument& document, const Target& target, Value option) {
    const Value* before = document.answers.find(target.key);
    Value all = before ? *before : Value(Value::List{});
    all.list().push_back(std::move(option));
    document.answers.set(target.key, std::move(all));
}

void CsvImport::State::keep(codec::ResponseDocument& document, const Target& target,
                            std::string_view name, std::string_view cell) {
    CellAnswer answer = read_cell(target, cell);
    if (!answer.fault.empty()) {
        report("column " + quoted(name) + ": " + answer.fault + "; left out");
        return;
    }
    if (answer.value.is_null()) return;
    if (target.tick) {
        tick(document, target, std::move(answer.value));
    } else if (document.answers.find(target.key)) {
        report("column " + quoted(name) + ": answered twice; the first answer counts");
        return;
    } else {
        if (answer.is_zero_as_na) zeros[std::string(name)]++;
        document.answers.set(target.key, std::move(answer.value));
    }
    result.answers++;
}

void CsvImport::State::read_wide_row() {
    const std::size_t before = result.responses.size();
    codec::ResponseDocument& response = document();
    if (result.responses.size() == before) return;  // an id that was there already
    for (std::size_t c = 0; c < row.size(); c++) {
        if (!targets[c] || is_missing_cell(row[c])) continue;
        if (c == layout.department && !read_cell(*targets[c], row[c]).fault.empty()) continue;
        keep(response, *targets[c], reader->header()[c], row[c]);
    }
    if (response.answers.as_map().empty()) {
        empty_rows++;
        response_of_id.erase(response.id);
        result.responses.pop_back();
    }
}

void CsvImport::State::read_long_row() {
    const std::string_view name = core::trim(row[layout.question]);
    const Target* target = names->find_in_long(name);
    if (!target) {
        strangers[std::string(core::cut_code_points(name, 60))]++;
        return;
    }
    if (is_missing_cell(row[layout.value])) {
        empty_rows++;
        return;
    }
    const std::size_t before = result.responses.size();
    codec::ResponseDocument& response = document();
    keep(response, *target, name, row[layout.value]);
    if (result.responses.size() > before && response.answers.as_map().empty()) {
        response_of_id.erase(response.id);
        result.responses.pop_back();
    }
}

void CsvImport::State::finish() {
    auto& problems = result.problems;
    for (const auto& [name, count] : zeros)
        problems.push_back({"question " + quoted(name),
                            std::to_string(count) + " answers of 0 were read as not applicable"});
    for (const auto& [name, count] : strangers)
        problems.push_back(
            {"question " + quoted(name),
             "the survey does not ask it; " + std::to_string(count) + " answers left out"});
    if (empty_rows)
        problems.push_back(
            {"file", std::to_string(empty_rows) + " rows without an answer left out"});
    if (unreported)
        problems.push_back({"file", std::to_string(unreported) + " more cells left out"});
    for (const core::Problem& problem : reader->problems())
        problems.push_back(problem);
    if (reader->has_too_many_rows())
        problems.push_back({"file", "too many rows; what follows was not read"});
}

CsvImport::CsvImport(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvImport::CsvImport(CsvImport&&) noexcept = default;
CsvImport& CsvImport::operator=(CsvImport&&) noexcept = default;
CsvImport::~CsvImport() = default;

core::Result<CsvImport> CsvImport::open(std::string text,
                                        std::optional<survey::Definition> definition,
                                        CsvImportOptions options) {
    auto state = std::make_unique<State>();
    state->text = std::move(text);
    state->options = std::move(options);
    state->question_texts = read_question_texts(state->options.questions_csv);
    if (auto opened = state->restart(); !opened) return opened.error();
    state->definition = std::move(definition);
    if (state->definition) {
        if (auto ready = state->begin_reading(); !ready) return ready.error();
    } else {
        state->is_scanning = true;
        state->layout = read_layout(state->reader->header(), nullptr);
        const auto& header = state->reader->header();
        if (!state->layout.is_long()) {
            for (const std::string& name : header)
                state->seen.push_back({name, {}, {}});
            bool has_question = false;
            for (std::size_t c = 0; c < header.size(); c++)
                has_question = has_question || !state->layout.is_special(c);
            if (!has_question)
                return Error{Code::invalid, "no column of the file can be a question", "header",
                             "give at least one column of answers"};
        }
    }
    return CsvImport(std::move(state));
}

bool CsvImport::step(std::size_t max_rows) {
    State& s = *state_;
    for (std::size_t i = 0; i < max_rows && !s.is_done; i++) {
        if (s.reader->next(s.row)) {
            if (s.is_scanning) {
                s.scan_row();
                continue;
            }
            s.result.rows++;
            if (s.layout.is_long())
                s.read_long_row();
            else
                s.read_wide_row();
        } else if (s.is_scanning) {
            // Without an error: the file was opened before and its columns were looked at.
            if (!s.begin_reading()) s.is_done = true;
        } else {
            s.finish();
            s.is_done = true;
        }
    }
    return s.is_done;
}

double CsvImport::progress() const {
    const State& s = *state_;
    if (s.is_done || s.text.empty()) return 1;
    const double share =
        static_cast<double>(s.reader->bytes_read()) / static_cast<double>(s.text.size());
    if (s.is_scanning) return share / 2;
    return s.is_scanned ? 0.5 + share / 2 : share;
}

core::Result<CsvImportResult> CsvImport::take() {
    State& s = *state_;
    if (s.result.answers == 0) {
        const std::string where =
            s.result.problems.empty() ? "file" : s.result.problems.front().place;
        const std::string why =
            s.result.problems.empty() ? "it has no rows" : s.result.problems.front().message;
        return Error{Code::invalid, "no answer of the file fits the survey: " + why, where,
                     "compare its columns with the survey's questions"};
    }
    return std::move(s.result);
}

core::Result<CsvImportResult> plan_csv_import(std::string text,
                                              std::optional<survey::Definition> definition,
                                              CsvImportOptions options) {
    auto import = CsvImport::open(std::move(text), std::move(definition), std::move(options));
    if (!import) return import.error();
    while (!import->step(100'000)) {
    }
    return import->take();
}

}  // namespace icx::exchange
