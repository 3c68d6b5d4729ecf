// What the desk of the place Serve costs with a million events: a step and a minute against working
// all figures out anew, and a frame of the log.
#pragma once

#include <cstddef>

namespace icx::bench {

struct DeskBench {
    double anew_ms = 0;    // all requests and all figures
    double step_ms = 0;    // one request goes on
    double minute_ms = 0;  // open requests age
    double list_ms = 0;    // the view of the log, as each frame builds it, with 40 rows
    bool is_same = false;  // the figures at the end are those of working them out anew
};

// `requests` with four events each over a year, one in 50 open, five promises.
DeskBench run_desk_bench(std::size_t requests, double (*now_ms)());

}  // namespace icx::bench
