// Who serves whom: for each department that serves and each that asks, the requests between them
// over a quarter, what is open and late now, and how well the promises were kept for those who ask.
// Worked out from the request log; nothing is kept.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/serve_desk.hpp"

namespace icx::app {

// The last three full months before the month of `today`.
struct Quarter {
    core::Date from, until;  // until: the first day behind it
};
Quarter last_quarter(core::Date today);

// A department as the log writes it, as one text: its id where it is one of ours by id or by name
// (ASCII capitals do not matter), else what the log wrote.
std::string department_key(const model::Workspace& workspace, const std::string& department);

// The requests opened in the quarter by the standard's zone, all or those asked by one department
// (a department_key).
std::vector<standards::Outcome> outcomes_in(const model::Workspace& workspace, const Desk& desk,
                                            const StandardFigures& figures, Quarter quarter,
                                            const std::string& asked_by = {});
standards::Attainment kept_in(const model::Workspace& workspace, const Desk& desk,
                              const StandardFigures& figures, Quarter quarter,
                              const std::string& asked_by = {});

struct Tie {
    std::string provider;            // a department's id
    std::string requester;           // a department_key
    std::set<std::string> services;  // ids
    std::size_t asked = 0;           // requests opened in the quarter
    std::size_t open = 0;            // now, whenever they were opened
    std::size_t late = 0;            // of these, past a promise that is in force
    standards::Attainment kept;      // of the quarter, all promises together
};
// By the number of requests, the most first; then by provider and requester. Requests without a
// service of a department, or that name nobody who asks, belong to no tie.
std::vector<Tie> ties(const model::Workspace& workspace, const Desk& desk, Quarter quarter);

}  // namespace icx::app
