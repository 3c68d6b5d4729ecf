// A mutual agreement as one page to print, and as Markdown: what the one who serves promises beside
// what the one who asks owes, each with how it was kept. Plain words come in.
#pragma once

#include <string>
#include <vector>

#include "core/time.hpp"

namespace icx::report {

struct AgreementLine {
    std::string words;
    std::string measure;  // "90% within 4h", empty: not measured
    std::string kept;     // "87%, 73 of 84 requests", empty: nothing to say
};

struct AgreementColumn {
    std::string title;  // "IT help desk promises"
    std::string score;  // "87% kept", empty: not measured
    std::string score_note;
    std::vector<AgreementLine> lines;
    std::string signature;  // "Signed by Tomas Reyl on 2 Nov 2026"
};

struct AgreementSheet {
    std::string organisation, title, purpose;
    core::Date day;
    bool is_sample = false;
    std::string status, review, quarter;
    AgreementColumn provider, requester;
};

std::string html_agreement(const AgreementSheet& sheet);
std::string markdown_agreement(const AgreementSheet& sheet);

}  // namespace icx::report
