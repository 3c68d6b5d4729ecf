#include "exchange/ics.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/id.hpp"
#include "core/text.hpp"
#include "exchange/ics_rule.hpp"

namespace icx::exchange {
namespace {

using core::Code;
using core::Error;
using core::Result;

constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxLine = std::size_t{64} << 10;
constexpr std::size_t kMaxEvents = 20'000;
constexpr std::size_t kMaxDays = 20'000;
constexpr std::size_t kMaxRules = 2'000;
constexpr std::size_t kMaxDepth = 8;
constexpr std::size_t kMaxProblems = 200;
constexpr std::size_t kMaxName = 200;  // code points
constexpr std::int64_t kDay_s = 86400;

std::string line_words(std::size_t number) { return "line " + std::to_string(number); }

// Logical lines: those that begin with white space go on with the one before.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    bool next(std::string& line) {
        if (rest_.empty()) return false;
        number_ = physical_ + 1;
        line = take();
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
            rest_.remove_prefix(1);
            line += take();
        }
        return true;
    }
    std::size_t number() const { return number_; }

private:
    std::string_view take() {
        physical_++;
        const std::size_t end = rest_.find('\n');
        std::string_view line = rest_.substr(0, end);
        rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return line;
    }

    std::string_view rest_;
    std::size_t physical_ = 0, number_ = 0;
};

struct Property {
    std::string name;  // upper case
    std::string_view value;
};

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

// Parameters are passed over: a date tells by its form whether it has a time.
bool read_property(std::string_view line, Property& out) {
    bool is_quoted = false;
    std::size_t colon = 0;
    for (; colon < line.size(); colon++) {
        if (line[colon] == '"') is_quoted = !is_quoted;
        if (line[colon] == ':' && !is_quoted) break;
    }
    if (colon == line.size()) return false;
    out.name = upper(line.substr(0, std::min(line.find(';'), colon)));
    out.value = line.substr(colon + 1);
    return !out.name.empty();
}

std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i++) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            const char c = text[++i];
            out += c == 'n' || c == 'N' ? ' ' : c;
        } else {
            out += text[i];
        }
    }
    return std::string(core::cut_code_points(core::trim(out), kMaxName));
}

struct Event {
    std::size_t line = 0;
    std::string start, end, duration, rule, status, name;
    std::vector<std::string> added, removed;
    bool is_override = false;
};

// "20261225T090000Z" as local seconds since 1970; a date is its midnight.
std::optional<std::int64_t> local_seconds(std::string_view text, const core::ZoneTable& zone) {
    const auto day = read_ics_date(text);
    if (!day) return std::nullopt;
    if (text.size() == 8) return *day * kDay_s;
    const bool is_utc = text.back() == 'Z';
    if (text.size() != (is_utc ? 16U : 15U)) return std::nullopt;
    int parts[3] = {};
    for (std::size_t i = 9; i < 15; i++) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        parts[(i - 9) / 2] = parts[(i - 9) / 2] * 10 + (text[i] - '0');
    }
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 60) return std::nullopt;
    const std::int64_t at = *day * kDay_s + parts[0] * 3600 + parts[1] * 60 + parts[2];
    return is_utc ? at + zone.offset_at(at) : at;
}

class Reader {
public:
    Reader(core::Date from, core::Date until, const core::ZoneTable& zone)
        : from_(core::days_from_civil(from)), until_(core::days_from_civil(until)), zone_(zone) {}

    Result<IcsDays> read(std::string_view text) {
        Lines lines(text);
        std::string line;
        while (lines.next(line)) {
            if (core::trim(line).empty()) continue;
            const std::string place = line_words(lines.number());
            if (line.size() > kMaxLine)
                return Error{Code::too_large, "a line of more than 64 KiB", place, ""};
            Property property;
            if (!read_property(line, property))
                return Error{Code::invalid, "this is no line of an iCalendar file", place, ""};
            if (auto done = take(property, lines.number()); !done) return done.error();
        }
        if (!open_.empty())
            return Error{Code::invalid, "the file ends inside " + open_.back(),
                         line_words(lines.number()), ""};
        for (const auto& [day, name] : days_)
            out_.days.push_back({day, name});
        return std::move(out_);
    }

private:
    Result<void> take(const Property& property, std::size_t line) {
        const std::string place = line_words(line);
        if (property.name == "BEGIN") {
            if (open_.size() == kMaxDepth)
                return Error{Code::too_large, "nested too deep", place, ""};
            open_.push_back(upper(core::trim(property.value)));
            if (open_.back() != "VEVENT") return {};
            event_ = {};
            event_.line = line;
            if (++out_.events > kMaxEvents)
                return Error{Code::too_large, "more than 20,000 events", place, ""};
        } else if (property.name == "END") {
            const std::string what = upper(core::trim(property.value));
            if (open_.empty() || open_.back() != what)
                return Error{Code::invalid, "END:" + what + " has no BEGIN", place, ""};
            open_.pop_back();
            if (what == "VEVENT") add_event();
            if (rules_ > kMaxRules)
                return Error{Code::too_large, "more than 2,000 repeating events", place, ""};
            if (days_.size() > kMaxDays)
                return Error{Code::too_large, "more than 20,000 dates", place, ""};
        } else if (!open_.empty() && open_.back() == "VEVENT") {
            keep(property);
        }
        return {};
    }

    void keep(const Property& property) {
        const auto list = [&](std::vector<std::string>& into) {
            std::string_view rest = property.value;
            while (!rest.empty() && into.size() < kMaxDays) {
                const std::size_t end = rest.find(',');
                into.emplace_back(core::trim(rest.substr(0, end)));
                rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            }
        };
        const std::string value(core::trim(property.value));
        if (property.name == "DTSTART") event_.start = value;
        if (property.name == "DTEND") event_.end = value;
        if (property.name == "DURATION") event_.duration = value;
        if (property.name == "RRULE") event_.rule = upper(value);
        if (property.name == "STATUS") event_.status = upper(value);
        if (property.name == "SUMMARY") event_.name = unescape(property.value);
        if (property.name == "RECURRENCE-ID") event_.is_override = true;
        if (property.name == "RDATE") list(event_.added);
        if (property.name == "EXDATE") list(event_.removed);
    }

    void leave_out(std::string why) {
        if (out_.problems.size() < kMaxProblems)
            out_.problems.push_back({line_words(event_.line),
                                     (event_.name.empty() ? std::string("an event") : event_.name) +
                                         " " + std::move(why)});
    }

    // The first whole local day of the event and how many follow one another; 0: none.
    bool read_span(std::int64_t& first, std::int64_t& length) {
        const auto start = local_seconds(event_.start, zone_);
        if (!start) {
            leave_out(event_.start.empty() ? "has no date" : "has a date that cannot be read");
            return false;
        }
        auto end =
            event_.end.empty() ? std::optional(*start + kDay_s) : local_seconds(event_.end, zone_);
        const bool is_timed = event_.start.size() > 8;
        if (event_.end.empty() && (is_timed || !event_.duration.empty())) {
            const auto days = whole_days(event_.duration);
            end = days ? std::optional(*start + *days * kDay_s) : std::nullopt;
        }
        if (!end) {
            leave_out("has an end that cannot be read");
            return false;
        }
        if (!is_timed && *end <= *start) *end = *start + kDay_s;  // written by some for one day
        first = (*start + kDay_s - 1) / kDay_s;
        length = *end / kDay_s - first;
        if (length < 1) leave_out("does not last a whole day; enter a half day by hand");
        if (length > 366) leave_out("lasts more than a year");
        return length >= 1 && length <= 366;
    }

    // "P1D", "P2W".
    static std::optional<std::int64_t> whole_days(std::string_view text) {
        if (text.size() < 3 || text.size() > 5 || text.front() != 'P') return std::nullopt;
        const char unit = text.back();
        std::int64_t n = 0;
        for (const char c : text.substr(1, text.size() - 2)) {
            if (c < '0' || c > '9') return std::nullopt;
            n = n * 10 + (c - '0');
        }
        if (unit != 'D' && unit != 'W') return std::nullopt;
        return unit == 'W' ? n * 7 : n;
    }

    void add_event() {
        if (event_.status == "CANCELLED") return;
        if (event_.is_override) return leave_out("is a changed day of a series");
        std::int64_t first = 0, length = 0;
        if (!read_span(first, length)) return;
        std::vector<std::int64_t> starts = {first};
        if (!event_.rule.empty()) {
            const auto rule = read_ics_rule(event_.rule);
            if (!rule) return leave_out(rule.error().message);
            if (++rules_ > kMaxRules) return;
            starts = expand(*rule, first, until_, kMaxDays);
            starts.erase(std::remove_if(starts.begin(), starts.end(),
                                        [&](std::int64_t day) { return day + length <= from_; }),
                         starts.end());
        }
        std::set<std::int64_t> removed;
        for (const std::string& text : event_.removed)
            if (const auto at = local_seconds(text, zone_)) removed.insert(*at / kDay_s);
        for (const std::string& text : event_.added)
            if (const auto at = local_seconds(text, zone_)) starts.push_back(*at / kDay_s);
        for (const std::int64_t start : starts) {
            if (removed.count(start)) continue;
            for (std::int64_t i = 0; i < length && days_.size() <= kMaxDays; i++)
                days_.emplace(start + i, event_.name);
        }
    }

    std::int64_t from_, until_;
    const core::ZoneTable& zone_;
    IcsDays out_;
    std::map<std::int64_t, std::string> days_;
    std::vector<std::string> open_;
    std::size_t rules_ = 0;
    Event event_;
};

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ',' || c == ';') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c != '\r')
            out += c;
    }
    return out;
}

// At most 75 bytes a line, never cut inside a letter.
void put(std::string& out, std::string_view line) {
    std::size_t room = 75;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
            cut--;
        out += std::string(line.substr(0, cut)) + "\r\n ";
        line.remove_prefix(cut);
        room = 74;
    }
    out += std::string(line) + "\r\n";
}

std::string digits_of(std::int64_t day) {
    std::string out = core::iso_date(core::civil_from_days(day));
    out.erase(std::remove(out.begin(), out.end(), '-'), out.end());
    return out;
}

std::string digits_of(core::Instant at) {
    std::string out = core::iso_instant(at).substr(0, 19) + "Z";
    out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == '-' || c == ':'; }),
              out.end());
    return out;
}

}  // namespace

bool is_ics(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    return upper(text.substr(0, 15)) == "BEGIN:VCALENDAR";
}

Result<IcsDays> read_ics_days(std::string_view text, core::Date from, core::Date until,
                              const core::ZoneTable& zone) {
    if (text.size() > kMaxBytes)
        return Error{Code::too_large, "more than 4 MiB", "", "split the file"};
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    if (!is_ics(text))
        return Error{Code::invalid, "this is no iCalendar file", "line 1",
                     "it would begin with BEGIN:VCALENDAR"};
    if (!core::is_utf8(text))
        return Error{Code::invalid, "the file is not UTF-8", "", "save it as UTF-8 first"};
    return Reader(from, until, zone).read(text);
}

std::string write_ics_days(std::span<const IcsDay> days, std::string_view name,
                           std::string_view source, core::Instant stamp) {
    std::string out;
    put(out, "BEGIN:VCALENDAR");
    put(out, "VERSION:2.0");
    put(out, "PRODID:-//ICX Studio//Opening hours//EN");
    put(out, "X-WR-CALNAME:" + escape(name));
    for (const IcsDay& day : days) {
        put(out, "BEGIN:VEVENT");
        put(out, "UID:" + core::hash_id("hd", std::string(source) + " " + digits_of(day.day)) +
                     "@icx-studio");
        put(out, "DTSTAMP:" + digits_of(stamp));
        put(out, "DTSTART;VALUE=DATE:" + digits_of(day.day));
        put(out, "DTEND;VALUE=DATE:" + digits_of(day.day + 1));
        put(out, "SUMMARY:" + escape(day.name.empty() ? "Holiday" : day.name));
        put(out, "TRANSP:TRANSPARENT");
        put(out, "END:VEVENT");
    }
    put(out, "END:VCALENDAR");
    return out;
}

std::string write_ics_due(std::span<const IcsDue> items, std::string_view name,
                          core::Instant stamp) {
    std::string out;
    put(out, "BEGIN:VCALENDAR");
    put(out, "VERSION:2.0");
    put(out, "PRODID:-//ICX Studio//Due times//EN");
    put(out, "X-WR-CALNAME:" + escape(name));
    for (const IcsDue& item : items) {
        put(out, "BEGIN:VEVENT");
        put(out, "UID:" + core::hash_id("du", item.source) + "@icx-studio");
        put(out, "DTSTAMP:" + digits_of(stamp));
        put(out, "DTSTART:" + digits_of(item.due));
        put(out, "SUMMARY:" + escape(item.title));
        if (!item.words.empty()) put(out, "DESCRIPTION:" + escape(item.words));
        put(out, "TRANSP:TRANSPARENT");
        put(out, "BEGIN:VALARM");
        put(out, "ACTION:DISPLAY");
        put(out, "DESCRIPTION:" + escape(item.title));
        put(out, "TRIGGER:-PT30M");
        put(out, "END:VALARM");
        put(out, "END:VEVENT");
    }
    put(out, "END:VCALENDAR");
    return out;
}

}  // namespace icx::exchange
