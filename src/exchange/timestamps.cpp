#include "exchange/timestamps.hpp"

#include "core/text.hpp"
#include "core/time.hpp"
#include "exchange/date_names.hpp"

namespace icx::exchange {
namespace {

constexpr char kNoTime[] = "is no time";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

// From `least` to `most` digits.
bool take(std::string_view text, std::size_t& at, int least, int most, int& out) {
    int value = 0, count = 0;
    for (; count < most && at < text.size() && is_digit(text[at]); at++, count++)
        value = value * 10 + (text[at] - '0');
    out = value;
    return count >= least;
}

// Fraction of a second, cut to milliseconds.
bool take_fraction(std::string_view text, std::size_t& at, int& ms) {
    int scale = 100;
    const std::size_t start = at;
    ms = 0;
    for (; at < text.size() && is_digit(text[at]); at++, scale /= 10)
        ms += (text[at] - '0') * scale;
    return at > start;
}

bool take_offset(std::string_view text, std::size_t& at, std::int64_t& out_s) {
    if (at < text.size() && (text[at] == 'Z' || text[at] == 'z')) {
        at++;
        out_s = 0;
        return true;
    }
    if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return false;
    const int sign = text[at++] == '-' ? -1 : 1;
    int hours = 0, minutes = 0;
    if (!take(text, at, 2, 2, hours) || hours > 23) return false;
    if (at < text.size() && text[at] == ':') at++;
    if (at < text.size() && is_digit(text[at]) && (!take(text, at, 2, 2, minutes) || minutes > 59))
        return false;
    out_s = sign * (hours * 3600 + minutes * 60);
    return true;
}

std::string written_out(std::string_view format) {
    std::string out;
    for (std::size_t i = 0; i < format.size(); i++) {
        if (format[i] != '%' || i + 1 == format.size()) {
            out += format[i];
            continue;
        }
        switch (format[++i]) {
        case 'T':
            out += "%H:%M:%S";
            break;
        case 'R':
            out += "%H:%M";
            break;
        case 'F':
            out += "%Y-%m-%d";
            break;
        case 'D':
            out += "%m/%d/%y";
            break;
        case 'n':
        case 't':
            out += ' ';
            break;
        default:
            out += '%';
            out += format[i];
        }
    }
    return out;
}

}  // namespace

core::Result<TimestampReader> TimestampReader::make(std::string_view format,
                                                    std::optional<core::ZoneTable> zone) {
    TimestampReader out;
    out.zone_ = std::move(zone);
    out.format_ = written_out(format);
    constexpr std::string_view kKnown = "YymdejHIMSpbBhaAfzZsQE+%";
    for (std::size_t i = 0; i < out.format_.size(); i++) {
        if (out.format_[i] != '%') continue;
        const bool is_last = ++i == out.format_.size();
        if (is_last || kKnown.find(out.format_[i]) == std::string_view::npos)
            return core::Error{core::Code::unsupported,
                               "the time format has %" +
                                   std::string(is_last ? "" : out.format_.substr(i, 1)) +
                                   ", which is not known",
                               "", "use %Y %m %d %H %M %S and the like"};
    }
    return out;
}

bool TimestampReader::read_iso(std::string_view text, Parts& out) const {
    std::size_t at = 0;
    const auto eat = [&](char c) { return at < text.size() && text[at] == c && ++at; };
    if (!take(text, at, 4, 4, out.year) || !eat('-') || !take(text, at, 2, 2, out.month) ||
        !eat('-') || !take(text, at, 2, 2, out.day))
        return false;
    if (at == text.size()) return true;
    if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') return false;
    at++;
    out.has_hour = true;
    if (!take(text, at, 2, 2, out.hour) || !eat(':') || !take(text, at, 2, 2, out.minute))
        return false;
    if (eat(':')) {
        if (!take(text, at, 2, 2, out.second)) return false;
        if ((eat('.') || eat(',')) && !take_fraction(text, at, out.ms)) return false;
    }
    if (at == text.size()) return true;
    while (at < text.size() && is_space(text[at]))
        at++;
    out.has_offset = take_offset(text, at, out.offset_s);
    return out.has_offset && at == text.size();
}

bool TimestampReader::take_epoch(std::string_view text, std::size_t& at, std::size_t most,
                                 std::int64_t per_second, Parts& out) {
    std::int64_t value = 0;
    const std::size_t start = at;
    for (; at < text.size() && is_digit(text[at]) && at - start < most; at++)
        value = value * 10 + (text[at] - '0');
    out.epoch_s = value / per_second;
    if (per_second > 1) out.ms = static_cast<int>(value % per_second * 1000 / per_second);
    return at > start;
}

// A spreadsheet's days since 1899-12-30; the fraction is the time of day, to the second.
bool TimestampReader::take_day_number(std::string_view text, std::size_t& at, Parts& out) {
    int number = 0;
    if (!take(text, at, 1, 6, number)) return false;
    double share = 0;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        at++;
        double scale = 0.1;
        const std::size_t start = at;
        for (; at < text.size() && is_digit(text[at]); at++, scale /= 10)
            share += (text[at] - '0') * scale;
        if (at == start) return false;
        out.has_hour = true;
    }
    constexpr int kDaysUntil1970 = 25569;
    const auto of_day = static_cast<std::int64_t>(share * 86400 + 0.5);
    const core::Date date = core::civil_from_days(number - kDaysUntil1970 + of_day / 86400);
    out.year = date.year;
    out.month = date.month;
    out.day = date.day;
    out.hour = static_cast<int>(of_day % 86400 / 3600);
    out.minute = static_cast<int>(of_day % 3600 / 60);
    out.second = static_cast<int>(of_day % 60);
    return true;
}

// What may stand behind a date: nothing, or a time of day in one of its usual forms.
bool TimestampReader::take_rest(std::string_view text, std::size_t& at, Parts& out) {
    const bool is_apart = skip_spaces(text, at);
    if (at == text.size()) return true;
    const bool is_compact = text[at] == 'T' || text[at] == 't';
    const bool is_joined = is_compact || text[at] == ',' || text[at] == ';';
    if (is_joined)
        at++;
    else if (!take_word(text, at, "a at um om kl alle as") && !is_apart)
        return false;
    skip_spaces(text, at);
    const auto eat = [&](std::string_view word) {
        if (text.substr(at, word.size()) != word) return false;
        at += word.size();
        return true;
    };
    if (eat("\u4E0A\u5348") || eat("\u5348\u524D") || eat("\uC624\uC804")) out.half = 0;
    if (eat("\u4E0B\u5348") || eat("\u5348\u5F8C") || eat("\uC624\uD6C4")) out.half = 1;
    skip_spaces(text, at);
    if (!take(text, at, 1, 2, out.hour)) return false;
    out.has_hour = true;
    char mark = 0;
    if (is_compact && at < text.size() && is_digit(text[at])) {
        if (!take(text, at, 2, 2, out.minute)) return false;
        if (at < text.size() && is_digit(text[at]) && !take(text, at, 2, 2, out.second))
            return false;
    } else if (at < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == 'h')) {
        mark = text[at++];
        if (!take(text, at, 2, 2, out.minute) && mark != 'h') return false;
        if (at < text.size() && text[at] == mark && mark != 'h') {
            at++;
            if (!take(text, at, 2, 2, out.second)) return false;
        }
    }
    if (at < text.size() && (text[at] == '.' || text[at] == ',') && mark == ':' &&
        !take_fraction(text, ++at, out.ms))
        return false;
    skip_spaces(text, at);
    const bool is_named_hour = mark != 0 || is_compact;
    const bool has_uhr = take_word(text, at, "uhr h");
    skip_spaces(text, at);
    const int half = take_half(text, at);
    if (half >= 0) out.half = half;
    if (!is_named_hour && !has_uhr && out.half < 0) return false;
    if (out.half >= 0 && (out.hour < 1 || out.hour > 12)) return false;
    skip_spaces(text, at);
    if (eat("UTC") || eat("GMT")) out.has_offset = true;
    if (at < text.size() && text[at] != '(') {
        if (!take_offset(text, at, out.offset_s)) return false;
        out.has_offset = true;
    }
    skip_spaces(text, at);
    if (at < text.size() && text[at] == '(' && text.back() == ')') at = text.size();
    return at == text.size();
}

bool TimestampReader::read_format(std::string_view text, Parts& out) const {
    std::size_t at = 0;
    for (std::size_t i = 0; i < format_.size(); i++) {
        if (is_space(format_[i])) {
            skip_spaces(text, at);
            continue;
        }
        if (format_[i] != '%' || format_[i + 1] == '%') {
            i += format_[i] == '%';
            if (at >= text.size() || text[at] != format_[i]) return false;
            at++;
            continue;
        }
        bool is_read = true;
        switch (format_[++i]) {
        case 'Y':
            is_read = take(text, at, 4, 4, out.year);
            break;
        case 'y':  // POSIX: 69 to 99 are of the last century
            is_read = take(text, at, 2, 2, out.year);
            out.year += out.year < 69 ? 2000 : 1900;
            break;
        case 'm':
            is_read = take(text, at, 1, 2, out.month);
            break;
        case 'e':
            skip_spaces(text, at);
            [[fallthrough]];
        case 'd':
            is_read = take(text, at, 1, 2, out.day);
            break;
        case 'j':
            is_read = take(text, at, 1, 3, out.day_of_year) && out.day_of_year > 0;
            break;
        case 'H':
        case 'I':
            is_read = out.has_hour = take(text, at, 1, 2, out.hour);
            if (format_[i] == 'I') is_read = is_read && out.hour >= 1 && out.hour <= 12;
            break;
        case 'M':
            is_read = take(text, at, 1, 2, out.minute);
            break;
        case 'S':
            is_read = take(text, at, 1, 2, out.second);
            break;
        case 'f':
            is_read = take_fraction(text, at, out.ms);
            break;
        case 'p':
            out.half = take_half(text, at);
            is_read = out.half >= 0;
            break;
        case 'b':
        case 'B':
        case 'h':
            out.month = take_month(text, at, format_[i + 1] != '.');
            is_read = out.month > 0;
            break;
        case 'a':
        case 'A':
            is_read = take_weekday(text, at, format_[i + 1] != '.');
            break;
        case 'z':
            is_read = out.has_offset = take_offset(text, at, out.offset_s);
            break;
        case 'Z': {
            const std::string_view rest = text.substr(at, 3);
            const bool is_named = rest == "UTC" || rest == "GMT";
            is_read = out.has_offset = is_named || rest.substr(0, 1) == "Z";
            at += is_named ? 3 : 1;
            break;
        }
        case 's':
            is_read = take_epoch(text, at, 12, 1, out);
            break;
        case 'Q':
            is_read = take_epoch(text, at, 15, 1000, out);
            break;
        case 'E':
            is_read = take_day_number(text, at, out);
            break;
        case '+':
            is_read = take_rest(text, at, out);
            break;
        default:
            return false;
        }
        if (!is_read) return false;
    }
    return at == text.size();
}

std::optional<std::int64_t> TimestampReader::in_range(std::int64_t s, int ms) {
    if (s < core::kZonesFrom_s || s >= core::kZonesUntil_s)
        return fail("lies outside 1970 to 2040");
    return s * 1000 + ms;
}

std::optional<std::int64_t> TimestampReader::settle(const Parts& parts) {
    is_zoned_ = parts.has_offset || parts.epoch_s.has_value();
    if (parts.epoch_s) return in_range(*parts.epoch_s, parts.ms);
    core::Date date{parts.year, parts.month, parts.day};
    if (parts.day_of_year > 0)
        date = core::civil_from_days(core::days_from_civil({parts.year, 1, 1}) + parts.day_of_year -
                                     1);
    if (!core::is_valid(date) || date.year != parts.year) return fail("is no day of the calendar");
    int hour = parts.hour;
    if (parts.half >= 0) hour = hour % 12 + 12 * parts.half;
    const bool is_end_of_day = hour == 24 && parts.minute == 0 && parts.second == 0;
    if ((hour > 23 && !is_end_of_day) || parts.minute > 59 || parts.second > 60)
        return fail("is no time of day");
    const std::int64_t local_s =
        core::days_from_civil(date) * 86400 + hour * 3600 + parts.minute * 60 + parts.second;
    if (parts.has_offset) return in_range(local_s - parts.offset_s, parts.ms);
    if (!zone_) return fail("has no time zone, and the spec names none (\"timestamps\": {\"tz\"})");
    const core::LocalMeaning meaning = local_.resolve(*zone_, local_s);
    // Midnight may lie in a gap of a day that was: the day begins, or ends, where the gap does.
    const auto is_bound_of_day = [&] {
        return is_end_of_day ||
               (!parts.has_hour && core::has_local_day(*zone_, core::days_from_civil(date)));
    };
    if (meaning.kind == core::LocalMeaning::Kind::gap && !is_bound_of_day())
        return fail("never was: the clocks were put forward over it");
    repeated_ += meaning.kind == core::LocalMeaning::Kind::twice;
    return in_range(meaning.first_s, parts.ms);
}

std::optional<std::int64_t> TimestampReader::read(std::string_view cell) {
    Parts parts;
    is_zoned_ = false;
    if (!format_.empty() && read_format(cell, parts)) return settle(parts);
    parts = Parts();
    if (!read_iso(cell, parts)) return fail(kNoTime);
    // A format says how local times are written; only a time with its own zone may differ.
    if (!format_.empty() && !parts.has_offset) return fail(kNoTime);
    return settle(parts);
}

}  // namespace icx::exchange
