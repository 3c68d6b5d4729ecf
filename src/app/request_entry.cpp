#include "app/request_entry.hpp"

#include "codec/json.hpp"
#include "core/id.hpp"
#include "core/text.hpp"
#include "core/zone.hpp"

namespace icx::app {
namespace {

constexpr std::size_t kMaxText = 4000;  // code points

void set_text(core::Value& out, std::string_view key, const std::string& text) {
    if (!text.empty()) out.set(key, text);
}

std::string text_at(const core::Value& value, std::string_view key) {
    return std::string(core::cut_code_points(value.at(key).as_text(), kMaxText));
}

core::Error wrong(std::string message, std::string place) {
    return core::Error{core::Code::invalid, std::move(message), std::move(place), ""};
}

}  // namespace

replica::Fact encode_entry(const model::RequestEntry& entry) {
    core::Value payload = core::Value::map();
    set_text(payload, "number", entry.number);
    set_text(payload, "title", entry.title);
    set_text(payload, "department", entry.department);
    set_text(payload, "priority", entry.priority);
    set_text(payload, "service", entry.service);
    core::Value::List events;
    for (const model::RequestEvent& event : entry.events) {
        core::Value item = core::Value::map();
        item.set("at", core::iso_instant(event.at));
        item.set("activity", event.activity);
        set_text(item, "who", event.who);
        set_text(item, "note", event.note);
        events.push_back(std::move(item));
    }
    payload.set("events", core::Value(std::move(events)));
    return {entry.id + ":" + entry.batch.text, std::string(kEntryKind),
            entry.request + " " + entry.batch.text, codec::canonical_json(payload)};
}

core::Result<model::RequestEntry> decode_entry(const replica::Fact& fact) {
    auto payload = codec::parse_json(fact.payload);
    if (!payload) return payload.error();
    model::RequestEntry entry;
    entry.id = fact.id;
    const std::size_t blank = fact.set.find(' ');
    entry.request = fact.set.substr(0, blank);
    if (blank != std::string::npos) entry.batch.text = fact.set.substr(blank + 1);
    if (!core::is_safe_id(entry.request)) return wrong("it names no request", "set");
    entry.number = text_at(*payload, "number");
    entry.title = text_at(*payload, "title");
    entry.department = text_at(*payload, "department");
    entry.priority = text_at(*payload, "priority");
    entry.service = text_at(*payload, "service");
    const core::Value& events = payload->at("events");
    if (!events.is_list() || events.as_list().size() > kMaxEvents)
        return wrong("it has no list of at most 1000 events", "/events");
    for (const core::Value& item : events.as_list()) {
        const auto at = core::parse_instant(item.at("at").as_text());
        if (!at) return wrong("an event has no time", "/events");
        // Beyond these no zone is known, and no clock could hold all the hours in between.
        if (at->ms < core::kZonesFrom_s * 1000 || at->ms >= core::kZonesUntil_s * 1000)
            return wrong("an event lies outside 1970 to 2040", "/events");
        entry.events.push_back(
            {*at, text_at(item, "activity"), text_at(item, "who"), text_at(item, "note")});
    }
    return entry;
}

}  // namespace icx::app
