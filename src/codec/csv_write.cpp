#include <charconv>
#include <cmath>

#include "codec/csv.hpp"
#include "core/text.hpp"

namespace icx::codec {
namespace {

// Spreadsheets run a cell that begins like this as a formula.
bool is_formula(std::string_view cell) {
    if (cell.empty()) return false;
    const char c = cell.front();
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n';
}

// Semicolon and tab too: a program that splits there must not find a cell begin with a formula.
bool needs_quotes(std::string_view cell) {
    return cell.find_first_of(",;\t\"\r\n") != std::string_view::npos || cell.front() == ' ' ||
           cell.back() == ' ';
}

}  // namespace

CsvWriter::CsvWriter(bool with_bom) {
    if (with_bom) out_ = "\xEF\xBB\xBF";
}

void CsvWriter::separate() {
    if (!at_row_start_) out_ += ',';
    at_row_start_ = false;
}

void CsvWriter::text(std::string_view cell) {
    separate();
    if (cell.empty()) return;
    if (!is_formula(cell) && !needs_quotes(cell)) {
        out_ += cell;
        return;
    }
    const bool has_quotes = needs_quotes(cell);
    if (has_quotes) out_ += '"';
    if (is_formula(cell)) out_ += '\'';
    for (const char c : cell) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    if (has_quotes) out_ += '"';
}

void CsvWriter::number(double value) {
    separate();
    if (std::isfinite(value)) out_ += core::shortest_number(value);
}

void CsvWriter::integer(long long value) {
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, static_cast<std::size_t>(end - digits));
}

void CsvWriter::blank() { separate(); }

void CsvWriter::end_row() {
    out_ += "\r\n";
    at_row_start_ = true;
}

}  // namespace icx::codec
