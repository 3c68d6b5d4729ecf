// The table of `icx stats`: columns of a CSV file and those derived from them. Blank cells and NA
// are missing.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"

namespace icx::cli {

struct StatsColumn {
    std::vector<std::string> cells;  // trimmed; "" is missing
};

class StatsTable {
public:
    // Errors: those of codec::parse_csv.
    static core::Result<StatsTable> parse(std::string_view csv);

    // `derive` of the spec: means of columns and right-closed bins, in any order of need.
    core::Result<void> derive(const core::Value& spec);

    std::size_t rows() const { return rows_; }
    core::Result<const StatsColumn*> column(std::string_view name) const;
    // NaN where missing; invalid when a cell is no number.
    core::Result<std::vector<double>> numbers(std::string_view name) const;
    // True for rows that fit `where` ({"column":[values]}); null: all rows.
    core::Result<std::vector<bool>> matching(const core::Value& where) const;

private:
    core::Result<void> derive_mean(const std::string& name, const core::Value& spec);
    core::Result<void> derive_bin(const std::string& name, const core::Value& spec);

    std::size_t rows_ = 0;
    std::map<std::string, StatsColumn, std::less<>> columns_;
};

// Is the cell this value: as text, or as the same number.
bool is_same(std::string_view cell, const core::Value& value);

}  // namespace icx::cli
