#include "exchange/timestamps.hpp"

#include "core/text.hpp"
#include "core/time.hpp"

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

constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",
                                        "may",     "june",     "july",      "august",
                                        "september", "october", "november", "december"};
constexpr std::string_view kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday"};

// A name in full or its first three letters, in any case; the place in the list, else -1.
template <std::size_t N>
int take_name(std::string_view text, std::size_t& at, const std::string_view (&names)[N]) {
    const std::string rest = core::lower_ascii(text.substr(at, 12));
    for (const bool is_full : {true, false})
        for (std::size_t i = 0; i < N; i++) {
            const std::string_view name = is_full ? names[i] : names[i].substr(0, 3);
            if (std::string_view(rest).substr(0, name.size()) != name) continue;
            at += name.size();
            return static_cast<int>(i);
        }
    return -1;
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
    constexpr std::string_view kKnown = "YymdejHIMSpbBhaAfzZs%";
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
    while (at < text.size() && is_space(text[at])) at++;
    out.has_offset = take_offset(text, at, out.offset_s);
    return out.has_offset && at == text.size();
}

bool TimestampReader::read_format(std::string_view text, Parts& out) const {
    std::size_t at = 0;
    for (std::size_t i = 0; i < format_.size(); i++) {
        if (is_space(format_[i])) {
            while (at < text.size() && is_space(text[at])) at++;
            continue;
        }
        if (format_[i] != '%' || format_[i + 1] == '%') {
            i += format_[i] == '%';
            if (at >= text.size() || text[at] != format_[i]) return false;
            at++;
            continue;
        }
        bool is_read = true;
        int name = 0;
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
            while (at < text.size() && is_space(text[at])) at++;
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
        case 'p': {
            const std::string half = core::lower_ascii(text.substr(at, 2));
            out.half = half == "am" ? 0 : half == "pm" ? 1 : -1;
            is_read = out.half >= 0;
            at += 2;
            break;
        }
        case 'b':
        case 'B':
        case 'h':
            name = take_name(text, at, kMonths);
            out.month = name + 1;
            break;
        case 'a':
        case 'A':
            name = take_name(text, at, kDays);
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
        case 's': {
            std::int64_t value = 0;
            const std::size_t start = at;
            for (; at < text.size() && is_digit(text[at]) && at - start < 12; at++)
                value = value * 10 + (text[at] - '0');
            is_read = at > start;
            out.epoch_s = value;
            break;
        }
        default:
            return false;
        }
        if (!is_read || name < 0) return false;
    }
    return at == text.size();
}

std::optional<std::int64_t> TimestampReader::in_range(std::int64_t s, int ms) {
    if (s < core::kZonesFrom_s || s >= core::kZonesUntil_s)
        return fail("lies outside 1970 to 2040");
    return s * 1000 + ms;
}

std::optional<std::int64_t> TimestampReader::settle(const Parts& parts) {
    if (parts.epoch_s) return in_range(*parts.epoch_s, parts.ms);
    core::Date date{parts.year, parts.month, parts.day};
    if (parts.day_of_year > 0)
        date = core::civil_from_days(core::days_from_civil({parts.year, 1, 1}) +
                                     parts.day_of_year - 1);
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
    if (!format_.empty() && read_format(cell, parts)) return settle(parts);
    parts = Parts();
    if (!read_iso(cell, parts)) return fail(kNoTime);
    // A format says how local times are written; only a time with its own zone may differ.
    if (!format_.empty() && !parts.has_offset) return fail(kNoTime);
    return settle(parts);
}

}  // namespace icx::exchange
