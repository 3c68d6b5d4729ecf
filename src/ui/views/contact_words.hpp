// A department's contact card in words, for its own page, for those who write a request down, and
// for the charter.
#pragma once

#include <string>
#include <vector>

#include "model/workspace.hpp"
#include "ui/widgets/icon.hpp"
#include "ui/widgets/style.hpp"

namespace icx::ui {

// "Stretched", with a sentence such as "Until Fri 27 Nov. Two of us are away."
struct WorkloadWords {
    model::Workload workload = model::Workload::normal;  // of that day
    std::string tag;
    std::string sentence;
    Tone tone = Tone::positive;
    Icon icon = Icon::check;
    bool is_normal() const { return workload == model::Workload::normal; }
};
WorkloadWords workload_words(const model::Workspace& workspace,
                             const model::DepartmentId& department, core::Date day);

// The hours that a standard counts: its calendar, those of who asks, or when both are there.
std::string counted_hours_words(const model::Workspace& workspace, const model::Standard& standard);

// The card's own hours, else those of the promises its services give; empty when there are none.
std::string department_hours_words(const model::Workspace& workspace,
                                   const model::DepartmentId& department);

// Lines of the request checklist without blanks and list marks.
std::vector<std::string> checklist_of(const model::Workspace& workspace,
                                      const model::DepartmentId& department);

// What somebody who asks should know first: the workload when it is not normal, then what to have
// ready. Empty when there is nothing to say.
std::string before_asking_words(const model::Workspace& workspace,
                                const model::DepartmentId& department, core::Date day);

// "Tell the portal first. https://…, 020 7946 0000, desk@…"; empty when nobody wrote it down.
std::string route_words(const model::Workspace& workspace, const model::DepartmentId& department);

}  // namespace icx::ui
