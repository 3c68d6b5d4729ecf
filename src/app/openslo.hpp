// Promises as OpenSLO and from it. All that a promise is travels in annotations: its clock, its
// times by priority and department, its hours. Not with it go excused misses, the promises it rests
// on, later versions of its hours, and requests.
#pragma once

#include <string>
#include <vector>

#include "app/session.hpp"
#include "exchange/openslo.hpp"

namespace icx::app {

// Of every promise and of the services they belong to, in their order.
exchange::OpenSlo openslo_of(const model::Workspace& workspace);

// One undoable change. A promise with the same id is changed, another one made; services and
// calendars of the same id or name are used. An SLO of another tool keeps what it says (title, aim,
// service) and is paused: how its time is measured is not in it.
struct TakeOpenSlo {
    exchange::OpenSlo document;
};
core::Result<Plan> plan(const model::Workspace& workspace, const TakeOpenSlo& command,
                        PlanContext& context);

// What taking a document would do, promise by promise.
struct OpenSloRow {
    std::string title, service;
    bool is_known = false;  // it is in the workspace and will be changed
    bool is_paused = false;
    std::string
        note;  // why it is paused, what is measured otherwise; a plain sentence, may be empty
};
std::vector<OpenSloRow> preview_openslo(const model::Workspace& workspace,
                                        const exchange::OpenSlo& document);

// The record's id that an SLO stands for.
model::StandardId standard_of(const exchange::Slo& slo);
bool is_ours(const exchange::Slo& slo);

}  // namespace icx::app
