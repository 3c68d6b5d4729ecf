#include "exchange/request_log.hpp"

#include <algorithm>

#include "codec/csv.hpp"
#include "core/text.hpp"

namespace icx::exchange {
namespace {

using core::Code;
using core::Error;
using core::Result;

constexpr std::size_t kReported = 1000;
constexpr std::size_t kMaxId = 500;

codec::CsvLimits limits() {
    codec::CsvLimits out;
    out.bytes = std::size_t{512} << 20;
    out.columns = 1000;
    return out;
}

Result<std::size_t> column_of(const std::vector<std::string>& header, const std::string& name) {
    const auto it = std::find(header.begin(), header.end(), name);
    if (it != header.end()) return static_cast<std::size_t>(it - header.begin());
    std::string names;
    for (std::size_t i = 0; i < header.size() && i < 20; i++) names += (i ? ", " : "") + header[i];
    return Error{Code::not_found, "there is no column \"" + name + "\"", "row 1",
                 "the columns are " + names};
}

Result<std::vector<std::size_t>> columns_of(const std::vector<std::string>& header,
                                            const std::vector<std::string>& names) {
    std::vector<std::size_t> out;
    for (const std::string& name : names) {
        const auto at = column_of(header, name);
        if (!at) return at.error();
        out.push_back(*at);
    }
    return out;
}

std::string quoted(std::string_view cell) {
    return "\"" + std::string(core::cut_code_points(cell, 40)) + "\"";
}

bool is_blank(std::string_view cell) { return cell.empty() || cell == "NA" || cell == "NULL"; }

class LogReader {
public:
    LogReader(const LogColumns& columns, TimestampReader& stamps)
        : columns_(columns), stamps_(stamps) {}

    Result<RequestLog> read(std::string_view csv) {
        auto reader = codec::CsvReader::open(csv, limits());
        if (!reader) return reader.error();
        const auto id = column_of(reader->header(), columns_.id);
        if (!id) return id.error();
        const auto times = columns_of(reader->header(), columns_.times);
        if (!times) return times.error();
        const auto texts = columns_of(reader->header(), columns_.texts);
        if (!texts) return texts.error();
        out_.times.resize(times->size());
        out_.texts.resize(texts->size());
        values_.resize(times->size());
        std::vector<std::string_view> row;
        while (reader->next(row)) {
            row_ = reader->row_number();
            if (!read_times(row, *times) || !read_id(core::trim(row[*id]))) continue;
            out_.rows.push_back(row_);
            for (std::size_t i = 0; i < values_.size(); i++) out_.times[i].push_back(values_[i]);
            for (std::size_t i = 0; i < texts->size(); i++)
                out_.texts[i].push_back(out_.labels.find_or_add(core::trim(row[(*texts)[i]])));
        }
        for (const core::Problem& problem : reader->problems()) problems_.add(problem);
        out_.problems = problems_.take();
        return std::move(out_);
    }

private:
    bool read_times(const std::vector<std::string_view>& row,
                    const std::vector<std::size_t>& times) {
        for (std::size_t i = 0; i < times.size(); i++) {
            const std::string_view cell = core::trim(row[times[i]]);
            values_[i] = kNoTime_ms;
            if (is_blank(cell)) continue;
            const auto at = stamps_.read(cell);
            if (!at) {
                problems_.add(row_, columns_.times[i], quoted(cell) + " " + stamps_.fault());
                return false;
            }
            values_[i] = *at;
        }
        return true;
    }

    bool read_id(std::string_view id) {
        if (id.empty() || id.size() > kMaxId) {
            problems_.add(row_, columns_.id, id.empty() ? "is empty" : "is too long");
            return false;
        }
        if (out_.ids.find_or_add(id) == out_.rows.size() + 1) return true;
        problems_.add(row_, columns_.id, quoted(id) + " is the id of an earlier row");
        return false;
    }

    const LogColumns& columns_;
    TimestampReader& stamps_;
    RequestLog out_;
    RowProblems problems_;
    std::vector<std::int64_t> values_;
    std::size_t row_ = 0;
};

struct Found {
    std::uint32_t request;
    std::uint32_t order;
    standards::Event event;
};

}  // namespace

void RowProblems::add(std::size_t row, std::string_view column, std::string message) {
    add({"row " + std::to_string(row) + ", column \"" + std::string(column) + "\"",
         std::move(message)});
}

void RowProblems::add(core::Problem problem) {
    if (count_++ < kReported) problems_.push_back(std::move(problem));
}

std::vector<core::Problem> RowProblems::take() {
    if (count_ > kReported)
        problems_.push_back({"", std::to_string(count_ - kReported) + " more problems"});
    count_ = 0;
    return std::move(problems_);
}

std::uint32_t Labels::find_or_add(std::string_view text) {
    if (const auto it = numbers_.find(text); it != numbers_.end()) return it->second;
    const auto number = static_cast<std::uint32_t>(texts_.size());
    numbers_.emplace(texts_.emplace_back(text), number);
    return number;
}

std::uint32_t Labels::find(std::string_view text) const {
    const auto it = numbers_.find(text);
    return it == numbers_.end() ? 0 : it->second;
}

Result<RequestLog> read_request_log(std::string_view csv, const LogColumns& columns,
                                    TimestampReader& stamps) {
    return LogReader(columns, stamps).read(csv);
}

Result<EventLog> read_event_log(std::string_view csv, const EventColumns& columns,
                                const Labels& ids, TimestampReader& stamps) {
    auto reader = codec::CsvReader::open(csv, limits());
    if (!reader) return reader.error();
    std::vector<std::string> names = {columns.request, columns.activity, columns.timestamp};
    if (!columns.holder.empty()) names.push_back(columns.holder);
    const auto at = columns_of(reader->header(), names);
    if (!at) return at.error();
    EventLog out;
    RowProblems problems;
    std::vector<Found> found;
    std::vector<std::string_view> row;
    while (reader->next(row)) {
        const std::uint32_t id = ids.find(core::trim(row[(*at)[0]]));
        if (id == 0) {
            out.strangers++;
            continue;
        }
        const std::string_view cell = core::trim(row[(*at)[2]]);
        const auto time = stamps.read(cell);
        if (!time) {
            problems.add(reader->row_number(), columns.timestamp,
                         quoted(cell) + " " + stamps.fault());
            continue;
        }
        standards::Event event{*time, out.labels.find_or_add(core::trim(row[(*at)[1]]))};
        if (names.size() > 3) event.holder = out.labels.find_or_add(core::trim(row[(*at)[3]]));
        found.push_back({id - 1, static_cast<std::uint32_t>(found.size()), event});
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.request != b.request) return a.request < b.request;
        if (a.event.at_ms != b.event.at_ms) return a.event.at_ms < b.event.at_ms;
        return a.order < b.order;
    });
    out.first.assign(ids.size(), 0);
    for (const Found& item : found) {
        out.first[item.request + 1]++;
        out.events.push_back(item.event);
    }
    for (std::size_t i = 1; i < out.first.size(); i++) out.first[i] += out.first[i - 1];
    for (const core::Problem& problem : reader->problems()) problems.add(problem);
    out.problems = problems.take();
    return out;
}

Result<std::vector<std::string>> read_header(std::string_view csv) {
    auto reader = codec::CsvReader::open(csv, limits());
    if (!reader) return reader.error();
    return reader->header();
}

}  // namespace icx::exchange
