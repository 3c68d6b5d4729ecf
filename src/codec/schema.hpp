// JSON Schemas (draft 2020-12) of every document we write, made from the records' field lists, so
// that a new field needs no second place. assets/schema holds their text; a test keeps both equal
// and checks written documents against them. Not used by the page: decoders check for themselves.
#pragma once

#include <string>
#include <vector>

#include "core/value.hpp"

namespace icx::codec {

struct NamedSchema {
    std::string file;  // "bundle.schema.json"
    core::Value schema;
};

std::vector<NamedSchema> build_schemas();

}  // namespace icx::codec
