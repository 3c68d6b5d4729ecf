// The rule in the footer of a TZif file: POSIX.1-2017, "TZ", with RFC 8536's hours beyond a day.
#include <algorithm>
#include <cstdint>

#include "core/time.hpp"
#include "platform/native/zones.hpp"

namespace icx::platform::native {
namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}
    bool at_end() const { return at_ == text_.size(); }
    bool eat(char c) {
        if (at_end() || text_[at_] != c) return false;
        at_++;
        return true;
    }
    // Letters, or anything between < and >.
    bool name() {
        const std::size_t start = at_;
        if (eat('<')) {
            while (!at_end() && text_[at_] != '>') at_++;
            return eat('>');
        }
        while (!at_end() && is_letter(text_[at_])) at_++;
        return at_ - start >= 3;
    }
    bool number(int& out, int most) {
        const std::size_t start = at_;
        out = 0;
        while (!at_end() && text_[at_] >= '0' && text_[at_] <= '9' && out <= most)
            out = out * 10 + (text_[at_++] - '0');
        return at_ > start && out <= most;
    }
    // [+-]hh[:mm[:ss]] in seconds.
    bool time(std::int32_t& out, int most_hours) {
        const int sign = eat('-') ? -1 : (eat('+'), 1);
        int h = 0, m = 0, s = 0;
        if (!number(h, most_hours)) return false;
        if (eat(':') && !number(m, 59)) return false;
        if (eat(':') && !number(s, 59)) return false;
        out = sign * (h * 3600 + m * 60 + s);
        return true;
    }

private:
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    std::string_view text_;
    std::size_t at_ = 0;
};

// When in a year the clocks change: Mm.w.d, Jn or n, and the local time of day.
struct Change {
    char kind = 'M';
    int month = 0, week = 0, day = 0;
    std::int32_t time_s = 7200;

    bool read(Reader& in) {
        if (in.eat('M')) {
            const bool is_read = in.number(month, 12) && in.eat('.') && in.number(week, 5) &&
                                 in.eat('.') && in.number(day, 6);
            if (!is_read || month < 1 || week < 1) return false;
        } else if (in.eat('J')) {
            kind = 'J';
            if (!in.number(day, 365) || day < 1) return false;
        } else {
            kind = 'n';
            if (!in.number(day, 365)) return false;
        }
        return !in.eat('/') || in.time(time_s, 167);
    }

    // Seconds of that moment on the wall.
    std::int64_t local_in(int year) const { return day_in(year) * 86400 + time_s; }

private:
    std::int64_t day_in(int year) const {
        const std::int64_t first = core::days_from_civil({year, 1, 1});
        if (kind == 'n') return first + day;
        const bool is_leap = core::is_valid({year, 2, 29});
        if (kind == 'J') return first + day - 1 + (is_leap && day > 59);
        // 1970-01-01 was a Thursday, 4 when Sunday is 0.
        std::int64_t at = core::days_from_civil({year, month, 1});
        at += (day - (at % 7 + 7 + 4) % 7 + 7) % 7 + 7 * (week - 1);
        while (core::civil_from_days(at).month != month) at -= 7;
        return at;
    }
};

}  // namespace

bool append_posix_rule(core::ZoneTable& zone, std::string_view rule, std::int64_t after_s) {
    Reader in(rule);
    std::int32_t west = 0;  // POSIX counts offsets westward
    if (!in.name() || !in.time(west, 24)) return false;
    const std::int32_t standard = -west;
    const auto add = [&](std::int64_t at, std::int32_t offset) {
        if (at > after_s && at < core::kZonesUntil_s) zone.transitions.push_back({at, offset});
    };
    if (in.at_end()) {
        if (zone.transitions.empty()) zone.first_offset_s = standard;
        return true;
    }
    if (!in.name()) return false;
    std::int32_t summer = standard + 3600;
    if (!in.eat(',')) {
        if (!in.time(west, 24) || !in.eat(',')) return false;
        summer = -west;
    }
    Change start, end;
    if (!start.read(in) || !in.eat(',') || !end.read(in) || !in.at_end()) return false;
    // A damaged file may hold any instant; outside the years that are wanted nothing is added.
    const std::int64_t since = std::clamp(after_s, core::kZonesFrom_s, core::kZonesUntil_s);
    const int from = core::civil_from_days(since / 86400).year;
    for (int year = from; year <= 2040; year++) {
        add(start.local_in(year) - standard, summer);
        add(end.local_in(year) - summer, standard);
    }
    return true;
}

}  // namespace icx::platform::native
