// The sample company's goals, and which of its promises serve them.
#pragma once

#include <string>
#include <vector>

#include "app/sample.hpp"

namespace icx::app {

// `salt` as the requests' and partners' parts have it: their ids are made of it.
void add_sample_goals(SampleData& out, const std::string& salt);
void remove_sample_goals(std::vector<replica::Write>& out, const model::Workspace& workspace);

}  // namespace icx::app
