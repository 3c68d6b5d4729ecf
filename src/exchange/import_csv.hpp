// Answers from a CSV file, wide (a column per question) or long (a row per answer), into response
// documents. Pure: it reads text and a survey's definition and answers what an import would add;
// the app decides. Every row gets an id that follows from its content, so repeating an import
// changes nothing. Nothing is dropped in silence: unknown columns and cells that do not fit are
// reported with row numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "codec/csv.hpp"
#include "codec/documents.hpp"
#include "survey/definition.hpp"

namespace icx::exchange {

struct CsvImportOptions {
    std::string survey_id;      // needed when there is no definition: the new survey's id
    std::string title;          // of a new survey
    std::string questions_csv;  // text of a file with columns question,text; may be empty
    codec::CsvLimits limits;
};

struct CsvImportResult {
    survey::Definition definition;
    bool is_new_survey = false;
    bool is_long = false;
    std::string version;  // of the definition
    std::vector<codec::ResponseDocument> responses;
    std::vector<core::Problem> problems;
    std::size_t rows = 0;     // read, without the header
    std::size_t answers = 0;  // kept, "not applicable" included
};

// In steps, so that a screen stays live and a person can stop it; dropping the object cancels.
class CsvImport {
public:
    // Without a definition the file's own columns become a survey: it is then read twice.
    // Errors: those of codec::CsvReader::open; invalid when no column is a question.
    static core::Result<CsvImport>
    open(std::string text, std::optional<survey::Definition> definition, CsvImportOptions options);
    CsvImport(CsvImport&&) noexcept;
    CsvImport& operator=(CsvImport&&) noexcept;
    ~CsvImport();

    // Reads up to `max_rows` more rows; true when everything is read.
    bool step(std::size_t max_rows);
    double progress() const;  // 0 to 1, of the bytes
    // Once step() answered true. Fails when nothing at all could be kept.
    core::Result<CsvImportResult> take();

private:
    struct State;
    explicit CsvImport(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// All at once.
core::Result<CsvImportResult> plan_csv_import(std::string text,
                                              std::optional<survey::Definition> definition,
                                              CsvImportOptions options);

}  // namespace icx::exchange
