// The log of requests as plain data: filters, rows with their next steps, the dialog for a new
// one, and why one request's deadline is when it is.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/views/deadline_view.hpp"
#include "ui/views/standard_view.hpp"

namespace icx::ui {

enum class RequestFilter { open, waiting, late, all };

// What breaks first of one request's promises.
struct Urgency {
    LeftWords left;
    std::int64_t left_ms = 0;
};

// Which requests are shown, in their order: worked out when the filter or the desk changes.
struct RequestOrder {
    std::uint64_t desk = 0;  // Desk::version
    std::string filter;      // filter and search
    std::array<std::size_t, 4> counts{};
    std::vector<std::uint32_t> places;
    std::unordered_map<std::size_t, Urgency> urgent;  // by place
};

struct RequestsState {
    RequestFilter filter = RequestFilter::open;
    std::string find;
    std::string selected;  // a request's id, empty: none
    // The dialog for a new request.
    bool is_new = false;
    std::string new_title, new_priority, new_error;
    int new_department = -1, new_service = 0;
    // The dialog for a step that needs a word.
    std::string step_request, step_activity, step_note, step_who, step_error;
    // A calendar file is wanted: of this request, or of all that is due.
    bool wants_due = false;
    std::string due_request;
    RequestOrder order;
};

struct RequestRow {
    std::string id;
    std::string number, title, detail;  // "Port operations, 2 Normal"
    std::string state_words;
    Tone state_tone = Tone::neutral;
    std::string came_in;
    std::string left;  // of the promise that breaks first, empty: none open
    Tone left_tone = Tone::neutral;
    std::string holder;
    std::vector<DeadlineAction> steps;  // the first is the button, the rest its menu
};

struct RequestChip {
    RequestFilter filter;
    std::string label;
    bool is_on;
};

struct NamedChoice {
    std::string id, label;
    std::string note;  // of a service: what to know before asking, may be empty
};

struct RequestsView {
    bool is_empty = false;
    bool is_nothing_found = false;
    std::vector<RequestChip> chips;
    // A log may hold hundreds of thousands: a row is made when somebody asks for it, within the
    // frame.
    std::size_t row_count = 0;
    std::function<RequestRow(std::size_t)> row;
    std::function<std::string()> as_tsv;
    std::string footer;
    std::vector<NamedChoice> departments, services;
    std::string selected_title;
    std::vector<DeadlineAction> selected_steps;
    std::vector<std::string> history;     // "Fri 6 Nov, 16:40, opened"
    std::vector<DeadlineView> deadlines;  // one for each promise that applies
    std::vector<std::string> deadline_titles;
};

RequestsView build_requests(const ServeContext& context, RequestsState& state);

}  // namespace icx::ui
