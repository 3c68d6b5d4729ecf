// A small validator of the part of JSON Schema that our schemas use. Keywords it does not know are
// reported, so that a schema never checks less than it seems to.
#pragma once

#include <string>
#include <vector>

#include "core/value.hpp"

namespace icx::test {

// Faults as "pointer: reason"; empty when `value` fits.
std::vector<std::string> schema_faults(const core::Value& schema, const core::Value& value);

}  // namespace icx::test
