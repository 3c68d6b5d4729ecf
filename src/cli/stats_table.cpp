#include "cli/stats_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "codec/csv.hpp"
#include "core/text.hpp"

namespace icx::cli {
namespace {

using core::Code;
using core::Error;
using core::Value;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Error bad(std::string message) { return Error{Code::invalid, std::move(message), "", ""}; }

}  // namespace

bool is_same(std::string_view cell, const Value& value) {
    if (value.is_text()) {
        if (cell == value.as_text()) return true;
        double a = 0, b = 0;
        return core::parse_number(cell, a) && core::parse_number(value.as_text(), b) && a == b;
    }
    double number = 0;
    if (value.is_number()) return core::parse_number(cell, number) && number == value.as_real();
    if (value.kind() == Value::Kind::boolean)
        return core::lower_ascii(cell) == (value.as_bool() ? "true" : "false");
    return false;
}

core::Result<StatsTable> StatsTable::parse(std::string_view csv) {
    const auto parsed = codec::parse_csv(csv);
    if (!parsed) return parsed.error();
    StatsTable table;
    table.rows_ = parsed->rows.size();
    for (std::size_t c = 0; c < parsed->header.size(); c++) {
        StatsColumn column;
        column.cells.reserve(table.rows_);
        for (const auto& row : parsed->rows) {
            const std::string_view cell = core::trim(row[c]);
            column.cells.emplace_back(cell == "NA" ? std::string_view{} : cell);
        }
        table.columns_.emplace(parsed->header[c], std::move(column));
    }
    return table;
}

core::Result<const StatsColumn*> StatsTable::column(std::string_view name) const {
    const auto it = columns_.find(name);
    if (it == columns_.end())
        return Error{Code::not_found, "there is no column \"" + std::string(name) + "\"", "", ""};
    return &it->second;
}

core::Result<std::vector<double>> StatsTable::numbers(std::string_view name) const {
    const auto found = column(name);
    if (!found) return found.error();
    std::vector<double> out(rows_, kNaN);
    for (std::size_t r = 0; r < rows_; r++) {
        const std::string& cell = (*found)->cells[r];
        if (!cell.empty() && !core::parse_number(cell, out[r]))
            return bad("column \"" + std::string(name) + "\" holds \"" +
                       std::string(core::cut_code_points(cell, 40)) + "\" in row " +
                       std::to_string(r + 2) + ", which is no number");
    }
    return out;
}

core::Result<std::vector<bool>> StatsTable::matching(const Value& where) const {
    std::vector<bool> match(rows_, true);
    if (where.is_null()) return match;
    if (!where.is_map()) return bad("\"where\" must be an object of columns and their values");
    for (const auto& [name, values] : where.as_map()) {
        const auto found = column(name);
        if (!found) return found.error();
        const Value::List wanted = values.is_list() ? values.as_list() : Value::List{values};
        for (std::size_t r = 0; r < rows_; r++) {
            const std::string& cell = (*found)->cells[r];
            if (cell.empty() || !std::any_of(wanted.begin(), wanted.end(), [&](const Value& v) {
                    return is_same(cell, v);
                }))
                match[r] = false;
        }
    }
    return match;
}

core::Result<void> StatsTable::derive_mean(const std::string& name, const Value& spec) {
    std::vector<std::vector<double>> items;
    for (const Value& item : spec.at("mean_of").as_list()) {
        auto values = numbers(item.as_text());
        if (!values) return values.error();
        if (const Value* sum = spec.at("reverse").find(item.as_text()))
            for (double& v : *values) v = sum->as_real() - v;
        items.push_back(std::move(*values));
    }
    if (items.empty()) return bad("\"" + name + "\" is the mean of no column");
    const std::int64_t least = spec.at("min_answered").as_int(1);
    StatsColumn column;
    for (std::size_t r = 0; r < rows_; r++) {
        double sum = 0;
        std::int64_t n = 0;
        for (const auto& item : items) {
            if (std::isnan(item[r])) continue;
            sum += item[r];
            n++;
        }
        column.cells.push_back(n > 0 && n >= least
                                   ? core::shortest_number(sum / static_cast<double>(n))
                                   : std::string());
    }
    columns_.insert_or_assign(name, std::move(column));
    return {};
}

core::Result<void> StatsTable::derive_bin(const std::string& name, const Value& spec) {
    const auto values = numbers(spec.at("bin").as_text());
    if (!values) return values.error();
    std::vector<double> breaks;
    for (const Value& v : spec.at("breaks").as_list()) breaks.push_back(v.as_real(kNaN));
    const Value::List& labels = spec.at("labels").as_list();
    if (breaks.size() < 2 || labels.size() + 1 != breaks.size() ||
        !std::is_sorted(breaks.begin(), breaks.end()))
        return bad("\"" + name + "\" needs rising breaks and one label fewer than breaks");
    StatsColumn column;
    for (const double v : *values) {
        std::string label;
        for (std::size_t i = 0; i + 1 < breaks.size(); i++)
            if (v > breaks[i] && v <= breaks[i + 1])
                label = labels[i].is_text() ? std::string(labels[i].as_text())
                                            : core::shortest_number(labels[i].as_real());
        column.cells.push_back(std::move(label));
    }
    columns_.insert_or_assign(name, std::move(column));
    return {};
}

core::Result<void> StatsTable::derive(const Value& spec) {
    if (spec.is_null()) return {};
    if (!spec.is_map()) return bad("\"derive\" must be an object");
    // A derived column may use another: what fails for want of a column is tried again.
    std::vector<const Value::Entry*> waiting;
    for (const auto& entry : spec.as_map()) waiting.push_back(&entry);
    while (!waiting.empty()) {
        std::vector<const Value::Entry*> next;
        Error last;
        for (const Value::Entry* entry : waiting) {
            const Value& how = entry->second;
            if (!how.find("mean_of") && !how.find("bin"))
                return bad("\"" + entry->first + "\" needs \"mean_of\" or \"bin\"");
            const auto made = how.find("bin") ? derive_bin(entry->first, how)
                                              : derive_mean(entry->first, how);
            if (made) continue;
            if (made.error().code != Code::not_found) return made.error();
            last = made.error();
            next.push_back(entry);
        }
        if (next.size() == waiting.size()) return last;
        waiting = std::move(next);
    }
    return {};
}

}  // namespace icx::cli
