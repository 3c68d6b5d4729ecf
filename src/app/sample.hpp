// Sample: the fictional Merrowdale Ferries, a company of 412 people in ten departments with surveys
// and answers, so that every screen can be tried with something on it. Every record carries
// is_sample and every response arrives in a sample batch, so that one step removes all of it. The
// dates lie round `now`, as if the autumn pulse were about to close; ids depend on the day alone,
// so filling twice on one day changes nothing; but for requests that were not over by midnight,
// which stand at the same working time before `now` at any hour.
#pragma once

#include <vector>

#include "core/time.hpp"
#include "model/workspace.hpp"
#include "replica/replica.hpp"

namespace icx::app {

struct SampleData {
    std::vector<replica::Write> writes;
    std::vector<replica::Fact> facts;
};

SampleData make_sample(core::Instant now);

// The writes that delete every sample record, also the pages and questions of sample surveys, and
// the drafts and receipts made while trying them. Responses no longer count once their batch is
// gone. Records people added themselves stay.
std::vector<replica::Write> remove_sample(const model::Workspace& workspace);

}  // namespace icx::app
