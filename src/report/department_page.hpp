// A department as a page to print: how to ask it for something, what it promises and how that was
// kept, whom it serves and who serves it. Plain words come in, one self-contained HTML file out.
#pragma once

#include <string>
#include <vector>

#include "core/time.hpp"

namespace icx::report {

struct DepartmentLine {
    std::string label, words;
};
struct DepartmentPromise {
    std::string title, service, kept, note, aim;
};
struct DepartmentTie {
    std::string name, services, asked, open, late, kept, score;
};

struct DepartmentPage {
    std::string organisation, name;
    core::Date day;
    bool is_sample = false;
    std::string workload;  // "Stretched. Until Fri 27 Nov."
    std::vector<DepartmentLine> contact;
    std::vector<std::string> checklist;
    std::string quarter;  // what the figures are of
    std::vector<DepartmentPromise> promises;
    std::vector<DepartmentTie> serves, served_by;
};

std::string html_department(const DepartmentPage& page);

}  // namespace icx::report
