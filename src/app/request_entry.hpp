// One fact of the request log in its written form (docs/formats.md): which request, with what
// batch it came, what it says about the request, and what happened when.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "model/workspace.hpp"
#include "replica/replica.hpp"

namespace icx::app {

inline constexpr std::string_view kEntryKind = "event";
inline constexpr std::size_t kMaxEvents = 1000;  // of one entry

// entry.id is the own id; the fact's is "<own id>:<batch>".
replica::Fact encode_entry(const model::RequestEntry& entry);
// invalid: no request, no event list, a time that is none or outside 1970 to 2040, too many events.
core::Result<model::RequestEntry> decode_entry(const replica::Fact& fact);

}  // namespace icx::app
