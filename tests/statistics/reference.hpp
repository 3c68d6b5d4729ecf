// Reference data beside the project (../shared/data, computed with R). Absent: null, and a test
// says that it was skipped.
#pragma once

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "codec/csv.hpp"
#include "codec/json.hpp"
#include "core/text.hpp"
#include "core/value.hpp"
#include "doctest/doctest.h"

namespace icx::reference {

inline std::string text(const std::string& path) {
    std::ifstream in(std::string(ICX_SHARED_DIR) + "/data/" + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline core::Value json(const std::string& set) {
    auto parsed = codec::parse_json(text(set + "/reference.json"));
    if (parsed) return std::move(*parsed);
    MESSAGE("skipped: no reference data beside the project");
    return {};
}

// A column of a CSV file; empty when the file or the column is absent.
inline std::vector<std::string> column(const std::string& path, const std::string& name) {
    std::vector<std::string> cells;
    const auto table = codec::parse_csv(text(path));
    if (!table) return cells;
    for (std::size_t c = 0; c < table->header.size(); c++)
        if (table->header[c] == name)
            for (const auto& row : table->rows)
                cells.push_back(row[c]);
    return cells;
}

inline std::vector<double> numbers(const core::Value& list) {
    std::vector<double> out;
    for (const core::Value& v : list.as_list())
        out.push_back(v.as_real(std::nan("")));
    return out;
}

// 1e-9 of the reference, 1e-12 near 0; a null of the reference is NaN.
inline bool is_close(double ours, const core::Value& reference) {
    if (reference.is_null()) return std::isnan(ours);
    const double b = reference.as_real(std::nan(""));
    return std::fabs(ours - b) <= std::fmax(1e-12, 1e-9 * std::fabs(b));
}

}  // namespace icx::reference
