// Workshops to start from: each an agenda of timed blocks with its questions written out, and the
// groups its cards are sorted into from the start. The wording lives in workshop_formats.cpp.
#pragma once

#include <span>
#include <string_view>

#include "model/workshop_records.hpp"

namespace icx::app {

struct FormatBlock {
    model::BlockKind kind;
    int minutes;
    std::string_view title, prompt;
    model::VoteMethod method = model::VoteMethod::dots;
    int limit = 3;
    int source = -1;  // index of the block whose cards it is about; -1: all cards
};

struct WorkshopFormat {
    std::string_view id, title, summary, purpose;
    std::span<const std::string_view> groups;
    std::span<const FormatBlock> blocks;
};
std::span<const WorkshopFormat> workshop_formats();
const WorkshopFormat* workshop_format(std::string_view id);
int minutes_of(const WorkshopFormat& format);

}  // namespace icx::app
