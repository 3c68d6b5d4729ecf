#include "codec/calendar.hpp"
#include "codec/parts.hpp"

namespace icx::codec {
namespace {

using core::Code;
using core::Error;
using core::Result;
using core::Value;
using standards::Duration;

constexpr std::size_t kMaxStandards = 200;
constexpr std::size_t kMaxEntries = 10'000;
constexpr std::size_t kMaxCalendars = 8;

// Reads members of one map of the spec; the first fault stays.
class Reader {
public:
    Reader(const Value& map, std::string place) : map_(map), place_(std::move(place)) {
        if (!map.is_map()) fail("", "must be a map");
    }
    bool ok() const { return error_.message.empty(); }
    const Error& error() const { return error_; }
    const Value* find(std::string_view key) const { return map_.find(key); }
    std::string at(std::string_view key) const { return json_pointer(place_, key); }

    void fail(std::string_view key, std::string message) {
        if (ok()) error_ = invalid_at(key.empty() ? place_ : at(key), std::move(message));
    }
    void fail(Error error) {
        if (ok()) error_ = std::move(error);
    }
    void text(std::string_view key, std::string& out, bool is_optional = false) {
        const Value* value = find(key);
        if (!value && is_optional) return;
        if (!value) return fail(key, "is missing");
        if (!value->is_text() || value->as_text().empty() || value->as_text().size() > 500)
            return fail(key, "must be text");
        out = std::string(value->as_text());
    }
    void texts(std::string_view key, std::vector<std::string>& out) {
        const Value* value = find(key);
        if (!value) return;
        if (!value->is_list() || value->as_list().size() > kMaxEntries)
            return fail(key, "must be a list of texts");
        for (const Value& item : value->as_list()) {
            if (!item.is_text()) return fail(key, "must be a list of texts");
            out.emplace_back(item.as_text());
        }
    }
    void duration(const Value& value, std::string_view key, Duration& out) {
        const auto read = standards::parse_duration(value.as_text());
        if (!read) return fail(key, "must be a duration like \"30m\", \"4h\", \"2d\" or \"3bd\"");
        out = *read;
    }
    void date(std::string_view key, std::optional<core::Date>& out) {
        const Value* value = find(key);
        if (!value) return;
        out = core::parse_date(value->as_text());
        if (!out) fail(key, "must be a date like \"2026-12-25\"");
    }

private:
    const Value& map_;
    std::string place_;
    Error error_{Code::invalid, "", "", ""};
};

Result<ServiceHours> hours_from(const Value& value, const std::string& place,
                                core::ZoneSource& zones) {
    ServiceHours out;
    const Value* overlap = value.find("overlap");
    if (!overlap) {
        auto one = calendar_history_from_value(value, place, zones);
        if (!one) return one.error();
        out.calendars.push_back(std::move(*one));
        return out;
    }
    const auto& list = overlap->as_list();
    if (list.empty() || list.size() > kMaxCalendars)
        return invalid_at(place + "/overlap",
                          "must be a list of 1 to " + std::to_string(kMaxCalendars) + " calendars");
    for (std::size_t i = 0; i < list.size(); i++) {
        auto one = calendar_history_from_value(
            list[i], place + "/overlap/" + std::to_string(i), zones);
        if (!one) return one.error();
        out.calendars.push_back(std::move(*one));
    }
    return out;
}

void read_target(Reader& in, TargetSpec& out) {
    const Value* target = in.find("target");
    if (!target) return in.fail("target", "is missing");
    if (target->is_text()) {
        in.duration(*target, "target", out.single.emplace());
        return;
    }
    Reader by(*target, in.at("target"));
    by.text("column", out.column, true);
    if (out.column.empty() && by.ok()) {
        by.text("by", out.by);
        const Value* values = by.find("values");
        if (!values || !values->is_map() || values->as_map().empty() ||
            values->as_map().size() > kMaxEntries)
            by.fail("values", "must map each value to a duration");
        else {
            Reader each(*values, by.at("values"));
            for (const auto& [key, value] : values->as_map())
                each.duration(value, key, out.values[key]);
            if (!each.ok()) by.fail(each.error());
        }
    }
    if (!by.ok()) in.fail(by.error());
}

void read_standard(Reader& in, StandardSpec& out, core::ZoneSource& zones) {
    in.text("id", out.id);
    in.text("from", out.from);
    in.text("to", out.to);
    if (in.ok()) read_target(in, out.target);
    if (const Value* goal = in.find("goal")) {
        out.goal = goal->as_real(-1);
        if (!goal->is_number() || *out.goal <= 0 || *out.goal > 1)
            in.fail("goal", "must be above 0 and at most 1");
    }
    if (const Value* at = in.find("at")) {
        if (!at->is_list() || at->as_list().size() > 1000) in.fail("at", "must list durations");
        for (const Value& item : at->as_list()) in.duration(item, "at", out.at.emplace_back());
    }
    if (const Value* window = in.find("window"))
        in.duration(*window, "window", out.window.emplace());
    in.date("active_from", out.active_from);
    in.date("active_until", out.active_until);
    if (const Value* calendar = in.find("calendar")) {
        auto hours = hours_from(*calendar, in.at("calendar"), zones);
        if (!hours) return in.fail(hours.error());
        out.hours = std::move(*hours);
    }
}

void read_pauses(const Value& value, PausesSpec& out, Reader& top) {
    Reader in(value, "/pauses");
    in.text("log", out.log);
    in.text("case", out.case_column);
    in.text("activity", out.activity_column);
    in.text("timestamp", out.timestamp_column);
    if (!in.find("states")) in.fail("states", "is missing");
    in.texts("states", out.states);
    in.texts("resume", out.resume);
    if (!in.ok()) top.fail(in.error());
}

void read_rest(Reader& in, StandardsSpec& out, core::ZoneSource& zones) {
    if (const Value* columns = in.find("columns")) {
        if (!columns->is_map() || columns->as_map().size() > kMaxEntries)
            return in.fail("columns", "must map names to columns of the log");
        for (const auto& [key, value] : columns->as_map()) {
            if (!value.is_text()) return in.fail(invalid_at("/columns/" + key, "must be text"));
            out.columns[key] = std::string(value.as_text());
        }
    }
    if (const Value* now = in.find("now")) {
        out.now = core::parse_instant(now->as_text());
        if (!out.now || out.now->ms < core::kZonesFrom_s * 1000 ||
            out.now->ms >= core::kZonesUntil_s * 1000)
            in.fail("now", "must be a time from 1970 to 2040, like \"2026-01-31T12:00:00Z\"");
    }
    in.text("by", out.by, true);
    if (const Value* stamps = in.find("timestamps")) {
        Reader at(*stamps, "/timestamps");
        at.text("tz", out.timestamps_tz, true);
        at.text("format", out.timestamps_format, true);
        if (at.ok() && !out.timestamps_tz.empty())
            if (const auto zone = zones.load(out.timestamps_tz); !zone)
                at.fail(below("/timestamps/tz", zone.error()));
        if (!at.ok()) in.fail(at.error());
    }
    if (const Value* pauses = in.find("pauses")) read_pauses(*pauses, out.pauses.emplace(), in);
}

}  // namespace

Result<StandardsSpec> decode_standards_spec(std::string_view text, core::ZoneSource& zones) {
    JsonLimits limits;
    limits.bytes = 8u << 20;
    limits.values = 500'000;
    const auto top = parse_json(text, limits);
    if (!top) return top.error();
    Reader in(*top, "");
    StandardsSpec out;
    if (in.ok() && !in.find("calendar")) in.fail("calendar", "is missing");
    if (!in.ok()) return in.error();
    auto hours = hours_from(*in.find("calendar"), "/calendar", zones);
    if (!hours) return hours.error();
    out.hours = std::move(*hours);
    read_rest(in, out, zones);
    const Value* list = in.find("standards");
    if (!list || !list->is_list() || list->as_list().empty() ||
        list->as_list().size() > kMaxStandards)
        in.fail("standards", "must be a list of 1 to " + std::to_string(kMaxStandards) +
                                 " standards");
    if (!in.ok()) return in.error();
    for (std::size_t i = 0; i < list->as_list().size(); i++) {
        Reader one(list->as_list()[i], "/standards/" + std::to_string(i));
        StandardSpec standard;
        if (one.ok()) read_standard(one, standard, zones);
        for (const StandardSpec& other : out.standards)
            if (other.id == standard.id) one.fail("id", "appears twice");
        if (!one.ok()) return one.error();
        out.standards.push_back(std::move(standard));
    }
    return out;
}

}  // namespace icx::codec
