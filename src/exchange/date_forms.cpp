#include "exchange/date_forms.hpp"

#include <algorithm>

namespace icx::exchange {
namespace {

using enum DayOrder;

// The surer first: of two forms that read a column alike the earlier one is named.
constexpr DateForm kForms[] = {
    {""},
    {"%Y-%m-%d%+"},
    {"%Y/%m/%d%+"},
    {"%Y.%m.%d%+"},
    {"%Y. %m. %d.%+"},
    {"%Y\u5E74 %m\u6708 %d\u65E5%+"},
    {"%Y\uB144 %m\uC6D4 %d\uC77C%+"},
    {"%Y%m%d%H%M%S", none, 14},
    {"%Y%m%d%+", none, 8},
    {"%Y-%j%+"},
    {"%d/%m/%Y%+", day_first},
    {"%m/%d/%Y%+", month_first},
    {"%d/%m/%y%+", day_first},
    {"%m/%d/%y%+", month_first},
    {"%d-%m-%Y%+", day_first},
    {"%m-%d-%Y%+", month_first},
    {"%d-%m-%y%+", day_first},
    {"%m-%d-%y%+", month_first},
    {"%d.%m.%Y%+"},
    {"%d.%m.%y%+"},
    {"%d. %m. %Y%+"},
    {"%H:%M %d/%m/%Y", day_first},
    {"%H:%M %m/%d/%Y", month_first},
    {"%H:%M:%S %d/%m/%Y", day_first},
    {"%H:%M:%S %m/%d/%Y", month_first},
    {"%H:%M %d.%m.%Y"},
    {"%d %b %Y%+"},
    {"%d %b, %Y%+"},
    {"%d. %b %Y%+"},
    {"%d de %b de %Y%+"},
    {"%d-%b-%Y%+"},
    {"%d-%b-%y%+"},
    {"%d/%b/%Y%+"},
    {"%d/%b/%y%+"},
    {"%d/%b/%Y:%H:%M:%S %z"},
    {"%d%b%Y%+"},
    {"%d%b%Y:%H:%M:%S"},
    {"%d %b %y%+"},
    {"%b %d, %Y%+"},
    {"%b %d %Y%+"},
    {"%Y %b %d%+"},
    {"%Y-%b-%d%+"},
    {"%a, %d %b %Y%+"},
    {"%a %d %b %Y%+"},
    {"%a, %d. %b %Y%+"},
    {"%a %d. %b %Y%+"},
    {"%a, %d-%b-%y%+"},
    {"%a, %b %d, %Y%+"},
    {"%a %b %d %Y%+"},
    {"%a %b %d %H:%M:%S %Y"},
    {"%a %b %d %H:%M:%S %Z %Y"},
    {"%a, %d.%m.%Y%+"},
    {"%a %d.%m.%Y%+"},
    {"%a %d/%m/%Y%+", day_first},
    {"%a %m/%d/%Y%+", month_first},
    {"%s", none, 10},
    {"%s.%f", none, 10},
    {"%Q", none, 13},
    {"%E", none, 5},
};

constexpr std::size_t kTrial = 64;  // cells after which the hopeless forms go

bool has_digits(std::string_view cell, int digits) {
    std::size_t count = 0;
    while (count < cell.size() && cell[count] >= '0' && cell[count] <= '9')
        count++;
    return static_cast<int>(count) == digits;
}

}  // namespace

std::span<const DateForm> date_forms() { return kForms; }

DateSieve::DateSieve() {
    for (const DateForm& form : kForms) {
        auto reader = TimestampReader::make(form.format, core::ZoneTable());
        if (reader) tries_.push_back({&form, std::move(*reader)});
    }
}

void DateSieve::add(std::size_t row, std::string_view cell) {
    cells_++;
    if (first_.row == 0) first_ = {row, std::string(cell)};
    for (Try& attempt : tries_) {
        attempt.has_last = false;
        if (attempt.form->digits > 0 && !has_digits(cell, attempt.form->digits)) continue;
        const auto at = attempt.reader.read(cell);
        if (!at) continue;
        attempt.has_last = true;
        attempt.last_ms = *at;
        if (attempt.read++ == 0) attempt.example_ms = *at;
        attempt.meaning = attempt.meaning * 1'099'511'628'211U + static_cast<std::uint64_t>(*at);
    }
    note_witnesses(row, cell);
    if (cells_ != kTrial) return;
    const std::size_t most = strongest() ? strongest()->read : 0;
    tries_.erase(std::remove_if(tries_.begin(), tries_.end(),
                                [&](const Try& attempt) { return attempt.read * 2 < most; }),
                 tries_.end());
}

void DateSieve::note_witnesses(std::size_t row, std::string_view cell) {
    const Try* day = nullptr;
    const Try* month = nullptr;
    bool is_plain = false;
    for (const Try& attempt : tries_) {
        if (!attempt.has_last) continue;
        if (attempt.form->order == day_first && !day) day = &attempt;
        if (attempt.form->order == month_first && !month) month = &attempt;
        is_plain |= attempt.form->order == none;
    }
    if (is_plain || (!day && !month)) return;
    if (day && month) {
        if (doubtful_.row != 0 || day->last_ms == month->last_ms) return;
        doubtful_ = {row, std::string(cell)};
        for (Try& attempt : tries_)
            if (attempt.has_last) attempt.example_ms = attempt.last_ms;
        return;
    }
    std::optional<DateCell>& witness = day ? day_witness_ : month_witness_;
    if (!witness) witness = DateCell{row, std::string(cell)};
}

const DateSieve::Try* DateSieve::strongest() const {
    const Try* found = nullptr;
    for (const Try& attempt : tries_)
        if (attempt.read > 0 && (!found || attempt.read > found->read)) found = &attempt;
    return found;
}

std::size_t DateSieve::read() const {
    const Try* found = strongest();
    return found ? found->read : 0;
}

std::vector<DateReading> DateSieve::best() const {
    std::vector<DateReading> out;
    std::vector<std::uint64_t> meanings;
    const std::size_t most = read();
    for (const Try& attempt : tries_) {
        if (most == 0 || attempt.read != most) continue;
        if (std::find(meanings.begin(), meanings.end(), attempt.meaning) != meanings.end())
            continue;
        meanings.push_back(attempt.meaning);
        out.push_back({std::string(attempt.form->format), attempt.form->order, attempt.example_ms});
    }
    return out;
}

const DateCell& DateSieve::example() const { return doubtful_.row != 0 ? doubtful_ : first_; }

std::optional<DateCell> DateSieve::settled() const {
    const Try* found = strongest();
    if (!found || doubtful_.row == 0) return std::nullopt;
    if (found->form->order == day_first) return day_witness_;
    return found->form->order == month_first ? month_witness_ : std::nullopt;
}

std::optional<DateCell> DateSieve::against() const {
    const Try* found = strongest();
    if (!found) return std::nullopt;
    if (found->form->order == day_first) return month_witness_;
    return found->form->order == month_first ? day_witness_ : std::nullopt;
}

}  // namespace icx::exchange
