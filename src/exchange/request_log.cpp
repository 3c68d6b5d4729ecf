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

Result<std::size_t> column_of(const std::vector<std::string>& header, const std::string& name) {
    const auto it = std::find(header.begin(), header.end(), name);
    if (it != header.end()) return static_cast<std::size_t>(it - header.begin());
    std::string names;
    for (std::size_t i = 0; i < header.size() && i < 20; i++)
        names += (i ? ", " : "") + header[i];
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

struct Found {
    std::uint32_t request;
    std::uint32_t order;
    standards::Event event;
};

}  // namespace

codec::CsvLimits log_limits() {
    codec::CsvLimits out;
    out.bytes = std::size_t{512} << 20;
    out.columns = 1000;
    out.numbers_repeats = true;
    return out;
}

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

Result<RequestLogReader> RequestLogReader::open(std::string_view csv, const LogColumns& columns,
                                                TimestampReader& stamps) {
    auto reader = codec::CsvReader::open(csv, log_limits());
    if (!reader) return reader.error();
    const auto id = column_of(reader->header(), columns.id);
    if (!id) return id.error();
    auto times = columns_of(reader->header(), columns.times);
    if (!times) return times.error();
    auto texts = columns_of(reader->header(), columns.texts);
    if (!texts) return texts.error();
    RequestLogReader out(std::move(*reader), columns, stamps);
    out.id_ = *id;
    out.times_ = std::move(*times);
    out.texts_ = std::move(*texts);
    out.out_.times.resize(out.times_.size());
    out.out_.texts.resize(out.texts_.size());
    out.values_.resize(out.times_.size());
    return out;
}

bool RequestLogReader::step(std::size_t rows) {
    for (std::size_t n = 0; n < rows; n++) {
        if (!reader_.next(row_)) return true;
        if (!read_times(row_) || !read_id(core::trim(row_[id_]))) continue;
        out_.rows.push_back(reader_.row_number());
        for (std::size_t i = 0; i < values_.size(); i++)
            out_.times[i].push_back(values_[i]);
        for (std::size_t i = 0; i < texts_.size(); i++)
            out_.texts[i].push_back(out_.labels.find_or_add(core::trim(row_[texts_[i]])));
    }
    return false;
}

RequestLog RequestLogReader::take() {
    for (const core::Problem& problem : reader_.problems())
        problems_.add(problem);
    out_.problems = problems_.take();
    return std::move(out_);
}

bool RequestLogReader::read_times(const std::vector<std::string_view>& row) {
    for (std::size_t i = 0; i < times_.size(); i++) {
        const std::string_view cell = core::trim(row[times_[i]]);
        values_[i] = kNoTime_ms;
        if (is_blank(cell)) continue;
        const auto at = stamps_->read(cell);
        if (!at) {
            problems_.add(reader_.row_number(), columns_->times[i],
                          quoted(cell) + " " + stamps_->fault());
            return false;
        }
        values_[i] = *at;
    }
    return true;
}

bool RequestLogReader::read_id(std::string_view id) {
    if (id.empty() || id.size() > kMaxId) {
        problems_.add(reader_.row_number(), columns_->id, id.empty() ? "is empty" : "is too long");
        return false;
    }
    if (out_.ids.find_or_add(id) == out_.rows.size() + 1) return true;
    problems_.add(reader_.row_number(), columns_->id, quoted(id) + " is the id of an earlier row");
    return false;
}

Result<RequestLog> read_request_log(std::string_view csv, const LogColumns& columns,
                                    TimestampReader& stamps) {
    auto reader = RequestLogReader::open(csv, columns, stamps);
    if (!reader) return reader.error();
    while (!reader->step(SIZE_MAX)) {
    }
    return reader->take();
}

Result<EventTableReader> EventTableReader::open(std::string_view csv,
                                                const EventTableColumns& columns,
                                                TimestampReader& stamps) {
    auto reader = codec::CsvReader::open(csv, log_limits());
    if (!reader) return reader.error();
    std::vector<std::string> names = {columns.request, columns.activity, columns.timestamp};
    if (!columns.who.empty()) names.push_back(columns.who);
    auto places = columns_of(reader->header(), names);
    if (!places) return places.error();
    auto texts = columns_of(reader->header(), columns.texts);
    if (!texts) return texts.error();
    EventTableReader out(std::move(*reader), columns, stamps);
    out.places_ = std::move(*places);
    out.texts_ = std::move(*texts);
    out.out_.texts.resize(out.texts_.size());
    return out;
}

Result<bool> EventTableReader::step(std::size_t rows) {
    for (std::size_t n = 0; n < rows; n++) {
        if (!reader_.next(row_)) return true;
        if (out_.events.size() == kMaxEventRows)
            return Error{Code::too_large, "more than " + std::to_string(kMaxEventRows) + " events",
                         "row " + std::to_string(reader_.row_number()),
                         "split the file by requests"};
        read_row();
    }
    return false;
}

void EventTableReader::read_row() {
    const std::size_t row = reader_.row_number();
    const std::string_view id = core::trim(row_[places_[0]]);
    if (id.empty() || id.size() > kMaxId)
        return problems_.add(row, columns_->request, id.empty() ? "is empty" : "is too long");
    const std::string_view activity = core::trim(row_[places_[1]]);
    if (activity.empty()) return problems_.add(row, columns_->activity, "is empty");
    const std::string_view cell = core::trim(row_[places_[2]]);
    if (is_blank(cell))
        return problems_.add(row, columns_->timestamp, "is empty; without it nothing is measured");
    const auto at = stamps_->read(cell);
    if (!at) return problems_.add(row, columns_->timestamp, quoted(cell) + " " + stamps_->fault());
    EventRow event;
    event.request = out_.ids.find_or_add(id) - 1;
    event.row = static_cast<std::uint32_t>(row);
    event.at_ms = *at;
    event.activity = out_.labels.find_or_add(activity);
    if (places_.size() > 3) event.who = out_.labels.find_or_add(core::trim(row_[places_[3]]));
    out_.events.push_back(event);
    for (std::size_t i = 0; i < texts_.size(); i++) {
        out_.texts[i].resize(out_.size());
        const std::string_view text = core::trim(row_[texts_[i]]);
        if (!text.empty()) out_.texts[i][event.request] = out_.labels.find_or_add(text);
    }
}

EventTable EventTableReader::take() {
    for (const core::Problem& problem : reader_.problems())
        problems_.add(problem);
    out_.problems = problems_.take();
    return std::move(out_);
}

void EventTable::group() {
    first.assign(size() + 1, 0);
    for (const EventRow& event : events)
        first[event.request + 1]++;
    for (std::size_t i = 1; i < first.size(); i++)
        first[i] += first[i - 1];
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    std::vector<EventRow> sorted(events.size());
    for (const EventRow& event : events)
        sorted[next[event.request]++] = event;
    events = std::move(sorted);
    const auto earlier = [](const EventRow& a, const EventRow& b) { return a.at_ms < b.at_ms; };
    for (std::size_t i = 0; i < size(); i++) {
        const std::span<EventRow> mine = of(i);
        for (std::size_t k = 1; k < mine.size(); k++)
            moved += earlier(mine[k], mine[k - 1]);
        std::stable_sort(mine.begin(), mine.end(), earlier);
    }
}

Result<EventLog> read_event_log(std::string_view csv, const EventColumns& columns,
                                const Labels& ids, TimestampReader& stamps) {
    auto reader = codec::CsvReader::open(csv, log_limits());
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
    for (std::size_t i = 1; i < out.first.size(); i++)
        out.first[i] += out.first[i - 1];
    for (const core::Problem& problem : reader->problems())
        problems.add(problem);
    out.problems = problems.take();
    return out;
}

Result<std::vector<std::string>> read_header(std::string_view csv) {
    auto reader = codec::CsvReader::open(csv, log_limits());
    if (!reader) return reader.error();
    return reader->header();
}

}  // namespace icx::exchange
