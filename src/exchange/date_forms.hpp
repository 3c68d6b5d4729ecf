// Which way of writing times a column keeps to: every known form is tried on its cells, and what
// reads the most of them wins. Day and month that cannot be told apart stay two candidates, unless
// a cell settles it; then it is named.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/timestamps.hpp"

namespace icx::exchange {

enum class DayOrder { none, day_first, month_first };

struct DateForm {
    std::string_view format;  // for TimestampReader; empty: ISO 8601
    DayOrder order = DayOrder::none;
    int digits = 0;  // of a plain number: how many stand before the point; 0: it is none
};
std::span<const DateForm> date_forms();

struct DateCell {
    std::size_t row = 0;  // 1 = header
    std::string text;
};

struct DateReading {
    std::string format;
    DayOrder order = DayOrder::none;
    std::int64_t example_ms = 0;  // what example() means; as the wall shows it
};

// Feed it the cells of one log's time columns, then ask.
class DateSieve {
public:
    DateSieve();
    void add(std::size_t row, std::string_view cell);  // neither empty nor trimmed any more

    std::size_t cells() const { return cells_; }
    std::size_t read() const;  // cells that the best form reads
    // The forms that read the most cells and differ in what they mean, the surest first. Two: day
    // and month cannot be told apart. None: no cell could be read.
    std::vector<DateReading> best() const;
    // The first cell whose two readings differ; else the first that was read.
    const DateCell& example() const;
    // The first cell that only the order of best() can read; absent where nothing was in doubt.
    std::optional<DateCell> settled() const;
    // A cell that speaks for the other order all the same.
    std::optional<DateCell> against() const;

private:
    struct Try {
        const DateForm* form;
        TimestampReader reader;
        std::size_t read = 0;
        std::uint64_t meaning = 0;  // hash of what was read
        std::int64_t example_ms = 0;
        std::int64_t last_ms = 0;
        bool has_last = false;
    };
    const Try* strongest() const;
    void note_witnesses(std::size_t row, std::string_view cell);

    std::vector<Try> tries_;
    std::size_t cells_ = 0;
    DateCell first_, doubtful_;
    std::optional<DateCell> day_witness_, month_witness_;
};

}  // namespace icx::exchange
