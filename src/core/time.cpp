#include "core/time.hpp"

#include <cstdio>

namespace icx::core {
namespace {

constexpr std::int64_t kDayMs = 86400000;

// Reads exactly `width` digits at `at`, moving it on.
std::optional<int> digits(std::string_view text, std::size_t& at, int width) {
    int value = 0;
    for (int i = 0; i < width; i++, at++) {
        if (at >= text.size() || text[at] < '0' || text[at] > '9') return std::nullopt;
        value = value * 10 + (text[at] - '0');
    }
    return value;
}

bool eat(std::string_view text, std::size_t& at, char c) {
    if (at >= text.size() || text[at] != c) return false;
    at++;
    return true;
}

std::optional<Date> date_at(std::string_view text, std::size_t& at) {
    auto y = digits(text, at, 4);
    if (!y || !eat(text, at, '-')) return std::nullopt;
    auto m = digits(text, at, 2);
    if (!m || !eat(text, at, '-')) return std::nullopt;
    auto d = digits(text, at, 2);
    if (!d) return std::nullopt;
    Date date{*y, *m, *d};
    if (!is_valid(date)) return std::nullopt;
    return date;
}

// Fraction of a second in milliseconds; further digits are read and dropped.
int fraction_ms(std::string_view text, std::size_t& at) {
    int ms = 0;
    int scale = 100;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        ms += (text[at] - '0') * scale;
        scale /= 10;
        at++;
    }
    return ms;
}

// "Z" or "+hh:mm" / "+hhmm" / "+hh" in milliseconds east of UTC.
std::optional<std::int64_t> offset_at(std::string_view text, std::size_t& at) {
    if (eat(text, at, 'Z')) return 0;
    if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
    const int sign = text[at++] == '-' ? -1 : 1;
    auto hours = digits(text, at, 2);
    if (!hours || *hours > 23) return std::nullopt;
    int minutes = 0;
    eat(text, at, ':');
    if (at < text.size()) {
        auto m = digits(text, at, 2);
        if (!m || *m > 59) return std::nullopt;
        minutes = *m;
    }
    return sign * (static_cast<std::int64_t>(*hours) * 60 + minutes) * 60000;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

}  // namespace

bool Date::operator<(const Date& o) const {
    if (year != o.year) return year < o.year;
    if (month != o.month) return month < o.month;
    return day < o.day;
}

// Howard Hinnant's civil calendar arithmetic (chrono-compatible low-level date algorithms).
std::int64_t days_from_civil(Date date) {
    const std::int64_t y = date.year - (date.month <= 2);
    const std::int64_t era = floor_div(y, 400);
    const std::int64_t yoe = y - era * 400;
    const std::int64_t doy =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

Date civil_from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = floor_div(days, 146097);
    const std::int64_t doe = days - era * 146097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const int day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    return {static_cast<int>(yoe + era * 400 + (month <= 2)), month, day};
}

Date utc_date(Instant at) { return civil_from_days(floor_div(at.ms, kDayMs)); }

bool is_valid(Date date) {
    if (date.year < 0 || date.year > 9999) return false;
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
    return civil_from_days(days_from_civil(date)) == date;
}

int weekday(Date date) {
    const std::int64_t since_monday = days_from_civil(date) + 3;  // 1970-01-01 was a Thursday
    return static_cast<int>(since_monday - floor_div(since_monday, 7) * 7);
}

std::string iso_date(Date date) {
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

std::string iso_instant(Instant at) {
    const std::int64_t day = floor_div(at.ms, kDayMs);
    const int ms = static_cast<int>(at.ms - day * kDayMs);
    char text[48];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", ms / 3600000, ms / 60000 % 60,
                  ms / 1000 % 60, ms % 1000);
    return iso_date(civil_from_days(day)) + text;
}

std::optional<Date> parse_date(std::string_view text) {
    std::size_t at = 0;
    auto date = date_at(text, at);
    return at == text.size() ? date : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
    std::size_t at = 0;
    auto date = date_at(text, at);
    if (!date || !(eat(text, at, 'T') || eat(text, at, ' '))) return std::nullopt;
    auto hour = digits(text, at, 2);
    if (!hour || *hour > 24 || !eat(text, at, ':')) return std::nullopt;
    auto minute = digits(text, at, 2);
    if (!minute || *minute > 59) return std::nullopt;
    int second = 0;
    int ms = 0;
    if (eat(text, at, ':')) {
        auto s = digits(text, at, 2);
        if (!s || *s > 60) return std::nullopt;
        second = *s;
        if (eat(text, at, '.') || eat(text, at, ',')) ms = fraction_ms(text, at);
    }
    if (*hour == 24 && (*minute || second || ms)) return std::nullopt;
    auto offset = offset_at(text, at);
    if (!offset || at != text.size()) return std::nullopt;
    const std::int64_t local = days_from_civil(*date) * kDayMs + *hour * 3600000LL +
                               *minute * 60000LL + second * 1000LL + ms;
    return Instant{local - *offset};
}

}  // namespace icx::core
