#include "standards/duration.hpp"

namespace icx::standards {
namespace {

constexpr std::int64_t kLongest_ms = std::int64_t{3653} * 86400 * 1000;

struct Unit {
    std::string_view name;
    std::int64_t ms;  // 0: a business day
};
constexpr Unit kUnits[] = {{"bd", 0}, {"d", 86400000}, {"h", 3600000}, {"m", 60000}, {"s", 1000}};

// Thousandths of the number at the text's start, which is removed.
std::optional<std::int64_t> take_number(std::string_view& text) {
    std::int64_t value = 0;
    std::size_t digits = 0;
    int decimals = -1;
    for (; !text.empty() && digits < 13; text.remove_prefix(1)) {
        if (text.front() == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (text.front() < '0' || text.front() > '9') break;
        value = value * 10 + (text.front() - '0');
        digits++;
        if (decimals >= 0) decimals++;
    }
    if (digits == 0 || decimals == 0 || decimals > 3) return std::nullopt;
    for (int i = decimals < 0 ? 0 : decimals; i < 3; i++) value *= 10;
    return value;
}

const Unit* take_unit(std::string_view& text) {
    for (const Unit& unit : kUnits)
        if (text.substr(0, unit.name.size()) == unit.name) {
            text.remove_prefix(unit.name.size());
            return &unit;
        }
    return nullptr;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    Duration out;
    if (text.empty() || text.size() > 40) return std::nullopt;
    while (!text.empty()) {
        const auto thousandths = take_number(text);
        const Unit* unit = thousandths ? take_unit(text) : nullptr;
        if (!unit) return std::nullopt;
        if (unit->ms == 0) {
            if (*thousandths > 3653 * 1000) return std::nullopt;
            out.business_days_m += *thousandths;
        } else {
            if (*thousandths > kLongest_ms / unit->ms * 1000) return std::nullopt;
            out.plain_ms += *thousandths * (unit->ms / 1000);
        }
        if (out.plain_ms > kLongest_ms || out.business_days_m > 3653 * 1000) return std::nullopt;
    }
    return out;
}

std::string duration_text(const Duration& duration) {
    std::string out;
    if (duration.business_days_m != 0) {
        out = std::to_string(duration.business_days_m / 1000);
        if (const std::int64_t rest = duration.business_days_m % 1000; rest != 0)
            out += "." + std::to_string(1000 + rest).substr(1);
        out += "bd";
    }
    std::int64_t rest = duration.plain_ms;
    for (const Unit& unit : kUnits) {
        if (unit.ms == 0 || rest < unit.ms) continue;
        out += std::to_string(rest / unit.ms) + std::string(unit.name);
        rest %= unit.ms;
    }
    if (rest > 0) out += "0." + std::to_string(1000 + rest).substr(1) + "s";
    return out.empty() ? "0s" : out;
}

}  // namespace icx::standards
