// Desk: the requests as they stand, put together from the entries of the log. An entry counts while
// its batch is in force; of several rows of one request (a log imported again) the one of the
// latest batch counts, and every later step joins it. app/request_book.hpp keeps them up to date.
#pragma once

#include <string>
#include <vector>

#include "model/workspace.hpp"

namespace icx::app {

// The activities this app writes itself; logs may bring any others.
inline constexpr std::string_view kOpened = "opened";
inline constexpr std::string_view kAcknowledged = "acknowledged";
inline constexpr std::string_view kWaiting = "waiting";
inline constexpr std::string_view kResumed = "resumed";
inline constexpr std::string_view kResolved = "resolved";
inline constexpr std::string_view kReopened = "reopened";
inline constexpr std::string_view kReassigned = "reassigned";
inline constexpr std::string_view kWithdrawn = "withdrawn";
// Who serves says first that it will be late. It moves no clock and turns no miss into a hit.
inline constexpr std::string_view kHeadsUp = "heads-up";

enum class RequestState { open, acknowledged, waiting, resolved, withdrawn };

struct Request {
    std::string id;
    std::string number, title, department, priority, service;
    std::string holder;                       // who has it now, may be empty
    RequestState state = RequestState::open;  // by the last activity that says so
    std::vector<model::RequestEvent> events;  // by time, those of one instant as they came
    core::Instant opened() const { return events.empty() ? core::Instant{} : events.front().at; }
};

// By the time of opening, ties by id. Requests without any event are left out.
std::vector<Request> requests_of(const model::Workspace& workspace);
const Request* find_request(const std::vector<Request>& requests, std::string_view id);

// The department's name; what the log wrote when it is none of ours.
std::string department_name(const model::Workspace& workspace, const std::string& department);

}  // namespace icx::app
