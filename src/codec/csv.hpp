// RFC 4180 CSV in and out. Reading: comma, semicolon or tab (found from the header), quotes, CRLF or LF,
// UTF-8 with or without BOM; limits on size, columns and cell length; ragged and truncated rows are
// reported with their row number. Writing neutralises spreadsheet formulas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace icx::codec {

struct CsvLimits {
    std::size_t bytes = 256u << 20;
    std::size_t columns = 5000;
    std::size_t cell_bytes = 1u << 20;
    std::size_t rows = 5'000'000;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    char separator = ',';
    std::vector<core::Problem> problems;  // rows that were left out, with their number
};

core::Result<CsvTable> parse_csv(std::string_view text, const CsvLimits& limits = {});

// A reader for large files: rows one by one, without keeping them. Header first.
class CsvReader {
public:
    static core::Result<CsvReader> open(std::string_view text, const CsvLimits& limits = {});
    const std::vector<std::string>& header() const { return header_; }
    // False at the end. Ill-formed rows are skipped and reported in problems().
    bool next(std::vector<std::string_view>& row);
    std::size_t row_number() const { return row_; }      // 1 = header
    std::size_t bytes_read() const { return at_; }
    const std::vector<core::Problem>& problems() const { return problems_; }

private:
    std::string_view text_;
    CsvLimits limits_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::size_t row_ = 1;
    std::vector<std::string> header_;
    std::vector<std::string> unescaped_;
    std::vector<core::Problem> problems_;
};

class CsvWriter {
public:
    explicit CsvWriter(bool with_bom = false);
    // Text cells are quoted when needed; a leading = + - @ tab or CR gets a ' before it.
    void text(std::string_view cell);
    void number(double value);
    void integer(long long value);
    void blank();
    void end_row();
    const std::string& str() const { return out_; }

private:
    void separate();
    std::string out_;
    bool at_row_start_ = true;
};

}  // namespace icx::codec
