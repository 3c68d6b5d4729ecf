// The service charter: what one department promises the others, as a page to print and to hang up.
// Plain words come in, one self-contained HTML file comes out.
#pragma once

#include <string>
#include <vector>

#include "core/time.hpp"

namespace icx::report {

struct CharterPromise {
    std::string service, title;
    std::string promise;  // a whole sentence, may be empty
    std::string hours;    // when it is given
    std::string aim;      // "90% of requests within 4h"
    std::string result;   // of the last full months, in words
    std::string route = {};     // how to ask, may be empty
    std::string ready = {};     // what to have ready, may be empty
    std::string workload = {};  // when it is not normal
};

struct Charter {
    std::string organisation;
    core::Date day;
    bool is_sample = false;
    std::vector<CharterPromise> promises;  // those of one service stand together
};

std::string html_charter(const Charter& charter);

}  // namespace icx::report
