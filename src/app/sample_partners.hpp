// How the sample company's departments are reached and what they owe each other.
#pragma once

#include <span>
#include <string>

#include "app/sample.hpp"

namespace icx::app {

// `today`: a local day since 1970.
void add_sample_partners(SampleData& out, const std::string& salt, std::int64_t today,
                         std::span<const model::Department> departments);
// The writes that delete them.
void remove_sample_partners(std::vector<replica::Write>& out, const model::Workspace& workspace);

}  // namespace icx::app
