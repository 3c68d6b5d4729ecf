// One cell of an answer file as an answer of a question, or why it is none.
#pragma once

#include <string>
#include <string_view>

#include "exchange/csv_columns.hpp"

namespace icx::exchange {

struct CellAnswer {
    core::Value value = {};        // null: nothing to keep
    std::string fault = {};        // why the cell was left out, empty when fine
    bool is_zero_as_na = false;    // 0 on an agree scale was read as not applicable
};

// `cell` is neither blank nor NA. For a tick column the value is the option's id when ticked.
CellAnswer read_cell(const Target& target, std::string_view cell);

}  // namespace icx::exchange
