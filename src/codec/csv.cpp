#include "codec/csv.hpp"

#include <algorithm>
#include <map>

#include "codec/json.hpp"
#include "core/text.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t kReportedRows = 1000;

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

// Refuses what is no UTF-8 text, before any row is read.
core::Result<void> check_text(std::string_view text, const CsvLimits& limits) {
    if (text.size() > limits.bytes)
        return Error{Code::too_large,
                     "the file has " + std::to_string(text.size()) + " bytes, more than the " +
                         std::to_string(limits.bytes) + " allowed",
                     "", "split it into several files"};
    if (starts_with(text, "\xFF\xFE") || starts_with(text, "\xFE\xFF"))
        return Error{Code::corrupt, "this is UTF-16 text, not UTF-8", "row 1",
                     "save it as \"CSV UTF-8\""};
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return Error{Code::corrupt, "this is no text file: it holds a NUL byte",
                     line_and_column(text, nul), "choose the CSV file itself"};
    if (const std::size_t bad = find_bad_utf8(text); bad != std::string_view::npos)
        return Error{Code::corrupt, "a letter is not UTF-8", line_and_column(text, bad),
                     "save the file as \"CSV UTF-8\""};
    const bool has_mark = starts_with(text, "\xEF\xBB\xBF");
    if (core::trim(text.substr(has_mark ? 3 : 0)).empty())
        return Error{Code::invalid, "the file is empty", "row 1", ""};
    return {};
}

// The separator that stands most often in the header outside quotes; a comma when in doubt.
char find_separator(std::string_view text) {
    constexpr char kCandidates[] = {',', ';', '\t'};
    std::size_t counts[3] = {};
    bool is_quoted = false;
    for (const char c : text) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n' || c == '\r') break;
        for (std::size_t i = 0; i < 3; i++)
            counts[i] += c == kCandidates[i];
    }
    return kCandidates[std::max_element(counts, counts + 3) - counts];
}

}  // namespace

core::Result<CsvReader> CsvReader::open(std::string_view text, const CsvLimits& limits) {
    CsvReader out;
    out.limits_ = limits;
    if (auto checked = check_text(text, limits); !checked) return checked.error();
    if (starts_with(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
    out.text_ = text;
    const bool is_named =
        starts_with(text, "sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r');
    if (is_named) {
        out.separator_ = text[4];
        out.at_ = 5;
        out.end_line();
        out.row_++;
    } else {
        out.at_ = text.find_first_not_of("\r\n");
        out.separator_ = find_separator(text.substr(out.at_));
    }
    if (auto header = out.read_header(); !header) return header.error();
    return out;
}

core::Result<void> CsvReader::read_header() {
    row_++;
    std::vector<std::string_view> cells;
    std::size_t count = 0;
    const RowFault fault = read_row(cells, limits_.columns, count);
    const std::string place = "row " + std::to_string(row_);
    if (!fault.message.empty()) return Error{Code::invalid, fault.message, place, ""};
    if (count > limits_.columns)
        return Error{Code::too_large,
                     std::to_string(count) + " columns, more than the " +
                         std::to_string(limits_.columns) + " allowed",
                     place, ""};
    std::map<std::string_view, int> seen;
    for (const std::string_view cell : cells) {
        const std::string_view name = core::trim(cell);
        const int count_so_far = ++seen[name];
        if (!name.empty() && count_so_far > 1 && limits_.numbers_repeats) {
            header_.push_back(std::string(name) + " (" + std::to_string(count_so_far) + ")");
            continue;
        }
        if (!name.empty() && count_so_far > 1)
            return Error{Code::invalid, "two columns are named \"" + std::string(name) + "\"",
                         place, "give each column its own name"};
        header_.emplace_back(name);
    }
    return {};
}

bool CsvReader::next(std::vector<std::string_view>& row) {
    while (at_ < text_.size()) {
        row_++;
        if (row_ > limits_.rows + 1) {
            has_too_many_rows_ = true;
            at_ = text_.size();
            report("more than " + std::to_string(limits_.rows) + " rows; the rest was not read");
            break;
        }
        if (text_[at_] == '\n' || text_[at_] == '\r') {
            end_line();
            continue;
        }
        std::size_t count = 0;
        const RowFault fault = read_row(row, header_.size(), count);
        if (fault.message.empty() && count == header_.size()) return true;
        if (fault.is_final) at_ = text_.size();
        if (!fault.message.empty()) {
            report(fault.message);
            continue;
        }
        const bool is_cut = at_ == text_.size() && text_.back() != '\n' && text_.back() != '\r';
        report(
            std::string(is_cut && count < header_.size() ? "the file ends inside this row: " : "") +
            std::to_string(count) + (count == 1 ? " cell" : " cells") + " where the header has " +
            std::to_string(header_.size()));
    }
    row.clear();
    if (left_out_ > 0)
        problems_.push_back({"", std::to_string(left_out_) + " more rows were left out"});
    left_out_ = 0;
    return false;
}

void CsvReader::report(std::string message) {
    if (problems_.size() < kReportedRows)
        problems_.push_back({"row " + std::to_string(row_), std::move(message)});
    else
        left_out_++;
}

// Reads one record and the line end behind it. Cells beyond `keep` are counted only.
CsvReader::RowFault CsvReader::read_row(std::vector<std::string_view>& row, std::size_t keep,
                                        std::size_t& count) {
    row.clear();
    unescaped_count_ = 0;
    count = 0;
    RowFault fault;
    while (true) {
        std::string_view cell;
        const std::size_t start = at_;
        if (at_ < text_.size() && text_[at_] == '"') {
            if (!read_quoted(cell, fault)) return fault;
            const std::size_t end = at_;
            std::string_view rest;
            read_plain(rest);
            if (at_ > end && fault.message.empty())
                fault.message = "text after the closing quote of cell " + std::to_string(count + 1);
        } else {
            read_plain(cell);
        }
        if (at_ - start > limits_.cell_bytes && fault.message.empty())
            fault.message = "cell " + std::to_string(count + 1) + " is longer than " +
                            std::to_string(limits_.cell_bytes) + " bytes";
        count++;
        if (count <= keep) row.push_back(cell);
        if (at_ == text_.size()) return fault;
        if (text_[at_] != separator_) {
            end_line();
            return fault;
        }
        at_++;
    }
}

void CsvReader::read_plain(std::string_view& cell) {
    const char* const begin = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
    const char* p = begin;
    const char separator = separator_;
    while (p != end && *p != separator && *p != '\n' && *p != '\r')
        p++;
    cell = std::string_view(begin, static_cast<std::size_t>(p - begin));
    at_ += cell.size();
}

// False when the quote is never closed: nothing behind it can be told apart any more.
bool CsvReader::read_quoted(std::string_view& cell, RowFault& fault) {
    const std::size_t start = ++at_;
    std::string* copy = nullptr;
    std::size_t run = start;
    while (true) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos || quote - start > limits_.cell_bytes) {
            const bool is_end = quote == std::string_view::npos;
            fault = {is_end ? "the file ends inside a quoted cell"
                            : "a quoted cell is longer than " + std::to_string(limits_.cell_bytes) +
                                  " bytes, or its quote is never closed; the rest was not read",
                     true};
            return false;
        }
        at_ = quote + 1;
        if (at_ < text_.size() && text_[at_] == '"') {
            if (!copy) {
                if (unescaped_count_ == unescaped_.size()) unescaped_.emplace_back();
                copy = &unescaped_[unescaped_count_++];
                copy->clear();
            }
            copy->append(text_, run, quote + 1 - run);
            run = ++at_;
            continue;
        }
        if (!copy) {
            cell = text_.substr(start, quote - start);
            return true;
        }
        copy->append(text_, run, quote - run);
        cell = *copy;
        return true;
    }
}

void CsvReader::end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') at_++;
    if (at_ < text_.size() && text_[at_] == '\n') at_++;
}

core::Result<CsvTable> parse_csv(std::string_view text, const CsvLimits& limits) {
    auto reader = CsvReader::open(text, limits);
    if (!reader) return reader.error();
    CsvTable out;
    out.header = reader->header();
    out.separator = reader->separator();
    std::vector<std::string_view> row;
    while (reader->next(row))
        out.rows.emplace_back(row.begin(), row.end());
    if (reader->has_too_many_rows())
        return Error{Code::too_large, "more than " + std::to_string(limits.rows) + " rows",
                     "row " + std::to_string(reader->row_number()), "split it into several files"};
    out.problems = reader->problems();
    return out;
}

}  // namespace icx::codec
