#include "exchange/log_presets.hpp"

#include <algorithm>
#include <set>

#include "core/text.hpp"

namespace icx::exchange {
namespace {

// One shape of one system's export. Names are lists separated by "|", in lower case, the first that
// the header has is taken. `marks` must all be there.
struct Preset {
    std::string_view tool;
    std::string_view marks;
    std::array<std::string_view, kLogFields> names;
    bool is_events = false;
};

constexpr Preset kPresets[] = {
    {"Jira",
     "issue key|summary|created",
     {"issue key", "created", "date of first response|custom field (first response date)",
      "resolved", "summary", "reporter|creator", "priority"}},
    {"Jira",
     "key|summary|created|resolved",
     {"key", "created", "date of first response", "resolved", "summary", "reporter", "priority"}},
    {"Jira",
     "key|summary|created_date|resolution_date",
     {"key", "created_date", "", "resolution_date", "summary", "reporter_name|reporter_id",
      "priority_name|priority_sequence"}},
    {"Jira",
     "issue_id|field|changed_time|to_string",
     {"issue_id", "changed_time", "", "", "", "", "", "to_string", "author_name|author_id"},
     true},
    {"ServiceNow",
     "number|opened_at|short_description",
     {"number", "opened_at|sys_created_on", "work_start", "resolved_at|closed_at",
      "short_description", "caller_id|opened_by|u_department", "priority"}},
    {"ServiceNow",
     "number|opened|short description",
     {"number", "opened|created", "actual start|work start", "resolved|closed", "short description",
      "caller|opened by|requested for", "priority"}},
    {"ServiceNow",
     "number|created|short description",
     {"number", "created", "actual start|work start", "resolved|closed", "short description",
      "caller|opened by|requested for", "priority"}},
    {"ServiceNow",
     "number|incident_state|opened_at|resolved_at",
     {"number", "opened_at", "", "resolved_at", "category", "caller_id", "priority"}},
    {"osTicket",
     "ticket number|from email|current status",
     {"ticket number", "date created|date|created", "first response|first response date",
      "closed date|close date|closed", "subject", "department|from", "priority"}},
    {"osTicket",
     "ticket number|date created|subject",
     {"ticket number", "date created", "first response", "closed date|closed", "subject",
      "department|from|user", "priority"}},
    {"osTicket",
     "number|created|lastupdate|isoverdue",
     {"number", "created", "", "closed", "subject", "dept|dept_name|user", "priority"}},
    {"GLPI",
     "id|opening date|title",
     {"id", "opening date", "take into account date|taken into account date",
      "resolution date|solve date|closing date", "title", "requester - requester|requester|entity",
      "priority"}},
    {"GLPI",
     "id|name|date|solvedate",
     {"id", "date|date_creation", "takeintoaccountdate|takeintoaccount_date", "solvedate|closedate",
      "name", "entities_id|users_id_recipient", "priority"}},
    {"GLPI",
     "id|date d'ouverture|titre",
     {"id", "date d'ouverture", "date de prise en compte|prise en compte",
      "date de r\u00E9solution|date de cl\u00F4ture", "titre",
      "demandeur - demandeur|demandeur|entit\u00E9", "priorit\u00E9"}},
    {"Zammad",
     "number|title|created_at|close_at",
     {"number", "created_at", "first_response_at", "close_at|last_close_at", "title",
      "organization|customer|organization_id|customer_id", "priority|priority_id"}},
    {"Zammad",
     "title|state|group|owner|customer|created at",
     {"#|number|ticket#", "created at", "first response at|first response",
      "closed at|close at|closing time|last closing time", "title", "organization|customer",
      "priority"}},
    {"FreeScout",
     "number|subject|createdat|closedat",
     {"number", "createdat", "", "closedat", "subject", "customer|createdby|mailbox", ""}},
    {"FreeScout",
     "number|subject|created_at|closed_at|mailbox_id",
     {"number", "created_at", "", "closed_at", "subject", "customer_email|customer_id", ""}},
    {"FreeScout",
     "conversation number|subject|created at",
     {"conversation number", "created at|created", "first reply at", "closed at|closed", "subject",
      "customer email|customer", "priority"}},
    {"FreeScout",
     "conversation|subject|customer|mailbox",
     {"conversation|number|#", "created at|created on|created|date", "first reply|first reply at",
      "closed at|closed on|closed", "subject", "customer email|customer", "priority"}},
    {"iTop",
     "ref|title|start_date|caller_id_friendlyname",
     {"ref", "start_date", "assignment_date", "resolution_date|close_date", "title",
      "org_id_friendlyname|org_id->name|caller_id_friendlyname", "priority"}},
    {"iTop",
     "ref|title|start_date|close_date",
     {"ref", "start_date", "assignment_date", "resolution_date|close_date", "title",
      "org_id->name|org_id|caller_id->email|caller_id", "priority"}},
    {"iTop",
     "ref|title|start date|caller",
     {"ref", "start date", "assignment date", "resolution date|close date", "title",
      "organization->name|organization|caller", "priority"}},
    {"an event log",
     "case:concept:name|concept:name|time:timestamp",
     {"case:concept:name", "time:timestamp", "", "", "", "", "", "concept:name", "org:resource"},
     true},
};

// Names that are nobody's in particular: parts of headers, the surest first.
constexpr std::array<std::string_view, kLogFields> kParts = {
    "number|case id|ticket|request id|case|id|no.",
    "opened|created|reported|received|start|date",
    "acknowledged|first response|first reply|first_response|responded|taken|assigned",
    "resolved|solved|closed|completed|finished|end",
    "title|subject|short description|summary|name",
    "department|requester|customer|organization|caller|from",
    "priority|urgency|severity|impact",
    "",
    ""};
constexpr std::array<std::string_view, kLogFields> kEventParts = {
    "case id|case_id|case:concept:name|request id|request_id|request|case|ticket|number|id",
    "timestamp|time|date|when|at",
    "",
    "",
    "title|subject|summary",
    "department|customer|organization|requester",
    "priority|urgency|severity",
    "activity|event|action|status|state|task|what",
    "resource|who|user|agent|holder|assignee|owner|by"};

// Columns that people add to any system's export.
constexpr std::string_view kReplies = "acknowledged|first response|first reply|first_response";

template <class F>
bool any_of(std::string_view list, F&& holds) {
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find('|', at), list.size());
        if (holds(list.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

class Header {
public:
    explicit Header(const std::vector<std::string>& names) {
        for (const std::string& name : names)
            names_.push_back(core::lower_ascii(name));
    }

    int exact(std::string_view list) const {
        int found = -1;
        any_of(list, [&](std::string_view name) {
            const auto it = std::find(names_.begin(), names_.end(), name);
            if (it != names_.end()) found = static_cast<int>(it - names_.begin());
            return found >= 0;
        });
        return found;
    }

    // A header of exactly that name is surer than one that holds it somewhere.
    int alike(std::string_view list, const std::set<int>& taken) const {
        int found = -1;
        for (const bool is_exact : {true, false})
            if (any_of(list, [&](std::string_view name) {
                    for (std::size_t i = 0; i < names_.size(); i++)
                        if (!taken.count(static_cast<int>(i)) &&
                            (is_exact ? names_[i] == name
                                      : names_[i].find(name) != std::string::npos)) {
                            found = static_cast<int>(i);
                            return true;
                        }
                    return false;
                }))
                break;
        return found;
    }

    bool has_all(std::string_view list) const {
        return !any_of(list, [&](std::string_view name) { return exact(name) < 0; });
    }

private:
    std::vector<std::string> names_;
};

LogColumnsOf by_parts(const Header& header, const std::array<std::string_view, kLogFields>& parts) {
    LogColumnsOf out;
    std::set<int> taken;
    for (std::size_t i = 0; i < kLogFields; i++) {
        out[i] = header.alike(parts[i], taken);
        if (out[i] >= 0) taken.insert(out[i]);
    }
    return out;
}

int at(const LogColumnsOf& columns, LogField field) {
    return columns[static_cast<std::size_t>(field)];
}

// One row an event: each has an activity and a time, and nothing says when a request was solved.
bool is_event_header(const Header& header) {
    const int activity =
        header.exact("activity|concept:name|event|activity name|event type|event_type|event name");
    const int time = header.alike("timestamp|time|date|when", {activity});
    const int number = header.alike(kEventParts[0], {activity, time});
    return activity >= 0 && time >= 0 && number >= 0 &&
           header.alike("resolved|solved|closed", {activity, time, number}) < 0;
}

}  // namespace

LogGuess guess_log(const std::vector<std::string>& header) {
    const Header names(header);
    LogGuess out;
    for (const Preset& preset : kPresets) {
        if (!names.has_all(preset.marks)) continue;
        out.tool = preset.tool;
        out.is_events = preset.is_events;
        for (std::size_t i = 0; i < kLogFields; i++)
            out.columns[i] = names.exact(preset.names[i]);
        int& reply = out.columns[static_cast<std::size_t>(LogField::acknowledged)];
        if (reply < 0 && !preset.is_events) reply = names.exact(kReplies);
        return out;
    }
    out.is_events = is_event_header(names);
    if (out.is_events) out.tool = "an event log";
    out.columns = by_parts(names, out.is_events ? kEventParts : kParts);
    return out;
}

LogColumnsOf columns_by_parts(const std::vector<std::string>& header, bool is_events) {
    return by_parts(Header(header), is_events ? kEventParts : kParts);
}

bool is_log_header(const std::vector<std::string>& header) {
    const Header names(header);
    if (is_event_header(names)) return true;
    const auto holds = [&](std::string_view list) { return names.alike(list, {}) >= 0; };
    for (const Preset& preset : kPresets)
        if (names.has_all(preset.marks)) return true;
    const LogColumnsOf columns = by_parts(names, kParts);
    return holds("opened|created|received|reported") &&
           holds("acknowledged|resolved|solved|closed|first response|first reply|first_response") &&
           at(columns, LogField::number) >= 0;
}

}  // namespace icx::exchange
