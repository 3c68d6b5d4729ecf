#include "exchange/ics_rule.hpp"

#include <algorithm>
#include <charconv>

#include "core/text.hpp"

namespace icx::exchange {
namespace {

using core::Error;
using core::Result;

constexpr std::string_view kDays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::optional<int> number(std::string_view text) {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    int out = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return out;
}

template <class F>
bool each(std::string_view list, char separator, F visit) {
    while (true) {
        const std::size_t end = list.find(separator);
        if (!visit(list.substr(0, end))) return false;
        if (end == std::string_view::npos) return true;
        list = list.substr(end + 1);
    }
}

bool read_numbers(std::string_view text, int low, int high, std::vector<int>& out) {
    return each(text, ',', [&](std::string_view item) {
        const auto value = number(item);
        if (!value || *value < low || *value > high || *value == 0) return false;
        out.push_back(*value);
        return true;
    });
}

bool read_weekdays(std::string_view text, std::vector<IcsRule::Weekday>& out) {
    return each(text, ',', [&](std::string_view item) {
        if (item.size() < 2) return false;
        const auto day =
            std::find(std::begin(kDays), std::end(kDays), item.substr(item.size() - 2));
        if (day == std::end(kDays)) return false;
        item.remove_suffix(2);
        const auto nth = item.empty() ? std::optional(0) : number(item);
        if (!nth || *nth < -53 || *nth > 53 || (!item.empty() && *nth == 0)) return false;
        out.push_back({*nth, static_cast<int>(day - std::begin(kDays))});
        return true;
    });
}

bool read_part(std::string_view key, std::string_view value, IcsRule& out) {
    if (key == "FREQ") {
        constexpr std::string_view kNames[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
        const auto at = std::find(std::begin(kNames), std::end(kNames), value);
        out.frequency = static_cast<Frequency>(at - std::begin(kNames));
        return at != std::end(kNames);
    }
    if (key == "INTERVAL" || key == "COUNT") {
        const auto n = number(value);
        if (!n || *n < 1 || *n > 100'000) return false;
        if (key == "COUNT")
            out.count = *n;
        else
            out.interval = *n;
        return true;
    }
    if (key == "UNTIL") {
        out.until = read_ics_date(value);
        return out.until.has_value();
    }
    if (key == "BYMONTH") return read_numbers(value, 1, 12, out.months);
    if (key == "BYMONTHDAY") return read_numbers(value, -31, 31, out.month_days);
    if (key == "BYDAY") return read_weekdays(value, out.weekdays);
    if (key != "WKST") return false;
    out.week_begins_monday = value == "MO";
    return true;
}

int days_in(int year, int month) {
    const core::Date next =
        month == 12 ? core::Date{year + 1, 1, 1} : core::Date{year, month + 1, 1};
    return static_cast<int>(core::days_from_civil(next) - core::days_from_civil({year, month, 1}));
}

class Expander {
public:
    Expander(const IcsRule& rule, std::int64_t first, std::int64_t last, std::size_t limit)
        : rule_(rule), first_(first), last_(last), limit_(limit),
          start_(core::civil_from_days(first)) {
        if (rule.until) last_ = std::min(last_, *rule.until);
        if (rule.count) limit_ = std::min(limit_, static_cast<std::size_t>(*rule.count));
    }

    std::vector<std::int64_t> run() {
        out_.push_back(first_);
        for (std::int64_t step = 0; out_.size() < limit_; step += rule_.interval) {
            std::vector<std::int64_t> found;
            if (!gather(step, found)) break;
            std::sort(found.begin(), found.end());
            for (const std::int64_t day : found)
                if (day > out_.back() && day <= last_ && out_.size() < limit_) out_.push_back(day);
        }
        if (out_.front() > last_) out_.clear();
        return std::move(out_);
    }

private:
    // False when the whole period lies behind the last day.
    bool gather(std::int64_t step, std::vector<std::int64_t>& found) const {
        switch (rule_.frequency) {
        case Frequency::yearly:
            return gather_year(start_.year + static_cast<int>(step), found);
        case Frequency::monthly: {
            const std::int64_t month = start_.year * std::int64_t{12} + start_.month - 1 + step;
            const int year = static_cast<int>(month / 12),
                      in_year = static_cast<int>(month % 12) + 1;
            if (core::days_from_civil({year, in_year, 1}) > last_) return false;
            if (has_month(in_year)) gather_month(year, in_year, found);
            return true;
        }
        case Frequency::weekly: {
            const std::int64_t monday = first_ - core::weekday(start_) + 7 * step;
            for (int i = 0; i < 7; i++)
                if (fits_week(i, monday + i)) found.push_back(monday + i);
            return monday <= last_;
        }
        case Frequency::daily:
            break;
        }
        const std::int64_t day = first_ + step;
        if (fits_day(day)) found.push_back(day);
        return day <= last_;
    }

    bool gather_year(int year, std::vector<std::int64_t>& found) const {
        const std::int64_t begins = core::days_from_civil({year, 1, 1});
        if (begins > last_) return false;
        const bool counts_in_year =
            rule_.months.empty() && rule_.month_days.empty() && !rule_.weekdays.empty();
        if (counts_in_year) {
            gather_weekdays(begins, core::days_from_civil({year + 1, 1, 1}), found);
            return true;
        }
        for (int month = 1; month <= 12; month++) {
            const bool is_asked = !rule_.months.empty()
                                      ? has_month(month)
                                      : !rule_.month_days.empty() || month == start_.month;
            if (is_asked) gather_month(year, month, found);
        }
        return true;
    }

    void gather_month(int year, int month, std::vector<std::int64_t>& found) const {
        const std::int64_t begins = core::days_from_civil({year, month, 1});
        const int length = days_in(year, month);
        if (rule_.month_days.empty() && rule_.weekdays.empty()) {
            if (start_.day <= length) found.push_back(begins + start_.day - 1);
            return;
        }
        std::vector<std::int64_t> by_day;
        gather_weekdays(begins, begins + length, by_day);
        if (rule_.month_days.empty()) {
            found.insert(found.end(), by_day.begin(), by_day.end());
            return;
        }
        for (const int wanted : rule_.month_days) {
            const int day = wanted > 0 ? wanted : length + wanted + 1;
            if (day < 1 || day > length) continue;
            const std::int64_t at = begins + day - 1;
            if (rule_.weekdays.empty() || std::count(by_day.begin(), by_day.end(), at) > 0)
                found.push_back(at);
        }
    }

    void gather_weekdays(std::int64_t from, std::int64_t until,
                         std::vector<std::int64_t>& found) const {
        for (const IcsRule::Weekday& wanted : rule_.weekdays) {
            const int shift = (wanted.day - core::weekday(core::civil_from_days(from)) + 7) % 7;
            std::vector<std::int64_t> all;
            for (std::int64_t day = from + shift; day < until; day += 7)
                all.push_back(day);
            const auto size = static_cast<int>(all.size());
            const int at = wanted.nth > 0 ? wanted.nth - 1 : size + wanted.nth;
            if (wanted.nth == 0)
                found.insert(found.end(), all.begin(), all.end());
            else if (at >= 0 && at < size)
                found.push_back(all[static_cast<std::size_t>(at)]);
        }
    }

    bool has_month(int month) const {
        return rule_.months.empty() ||
               std::count(rule_.months.begin(), rule_.months.end(), month) > 0;
    }
    bool fits_week(int weekday, std::int64_t day) const {
        if (!has_month(core::civil_from_days(day).month)) return false;
        if (rule_.weekdays.empty()) return weekday == core::weekday(start_);
        return std::any_of(rule_.weekdays.begin(), rule_.weekdays.end(),
                           [&](const IcsRule::Weekday& wanted) { return wanted.day == weekday; });
    }
    bool fits_day(std::int64_t day) const {
        const core::Date date = core::civil_from_days(day);
        if (!rule_.weekdays.empty() && !fits_week(core::weekday(date), day)) return false;
        if (!has_month(date.month) || rule_.month_days.empty()) return has_month(date.month);
        const int length = days_in(date.year, date.month);
        return std::any_of(rule_.month_days.begin(), rule_.month_days.end(), [&](int wanted) {
            return wanted == date.day || wanted == date.day - length - 1;
        });
    }

    const IcsRule& rule_;
    std::int64_t first_, last_;
    std::size_t limit_;
    core::Date start_;
    std::vector<std::int64_t> out_;
};

}  // namespace

std::optional<std::int64_t> read_ics_date(std::string_view text) {
    if (text.size() < 8 || (text.size() > 8 && text[8] != 'T')) return std::nullopt;
    const auto date =
        core::parse_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) +
                         "-" + std::string(text.substr(6, 2)));
    if (!date || date->year < 1970 || date->year > 2040) return std::nullopt;
    return core::days_from_civil(*date);
}

Result<IcsRule> read_ics_rule(std::string_view text) {
    IcsRule out;
    bool has_frequency = false;
    std::string_view wrong;
    const bool is_read = each(text, ';', [&](std::string_view part) {
        const std::size_t at = part.find('=');
        wrong = part;
        if (at == std::string_view::npos) return part.empty();
        has_frequency |= part.substr(0, at) == "FREQ";
        return read_part(part.substr(0, at), part.substr(at + 1), out);
    });
    if (!is_read)
        return Error{core::Code::unsupported,
                     "repeats in a way that is not understood, " +
                         std::string(core::cut_code_points(wrong, 40)),
                     "", ""};
    const bool has_nth = std::any_of(out.weekdays.begin(), out.weekdays.end(),
                                     [](const IcsRule::Weekday& day) { return day.nth != 0; });
    if (out.frequency == Frequency::weekly && out.interval > 1 && !out.week_begins_monday)
        return Error{core::Code::unsupported, "repeats by weeks that do not begin on Monday", "",
                     ""};
    if (!has_frequency || (has_nth && out.frequency < Frequency::monthly))
        return Error{core::Code::invalid, "has a rule of repeating that cannot be read", "", ""};
    return out;
}

std::vector<std::int64_t> expand(const IcsRule& rule, std::int64_t first, std::int64_t last,
                                 std::size_t limit) {
    return Expander(rule, first, last, limit).run();
}

}  // namespace icx::exchange
