// OpenSLO (openslo.com, apiVersion openslo/v1): service level objectives as YAML or JSON, for tools
// that watch services. Read and written are Service and SLO with one objective that counts
// occurrences. What a promise has beyond that stands in annotations "icx/…", which other tools keep
// and do not read. What does not fit is left out and named with its line.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace icx::exchange {

inline constexpr std::string_view kOpenSloPrefix = "icx/";  // of our annotations

using Annotations = std::map<std::string, std::string>;  // ours, without the prefix

struct SloService {
    std::string name;   // of at most 63 small letters, digits and hyphens
    std::string title;  // displayName, may be empty
    std::string description;
    Annotations annotations;
    std::size_t line = 0;  // of a file that was read
};

struct Slo {
    std::string name, title, description;
    std::string service;  // a service's name; it need not be in the file
    double target = 0;    // from 0 to below 1
    // Written: what counts as good and as total, for people. Read: the type of the source alone.
    std::string source_type;
    std::string good, total;
    std::string zone;    // of the calendar month that is measured
    std::string window;  // as read: "28d rolling", "1M", empty: none
    Annotations annotations;
    std::size_t line = 0;
};

struct OpenSlo {
    std::vector<SloService> services;
    std::vector<Slo> slos;
    std::vector<core::Problem> problems;  // left out, "line 12"
};

// Errors: those of parse_yaml; unsupported when no object is of openslo/v1.
core::Result<OpenSlo> read_openslo(std::string_view text);
bool is_openslo(std::string_view text);  // names the format in its first 64 KiB

std::string write_openslo(const OpenSlo& document);  // YAML

// "Acknowledge within 4 hours" -> "acknowledge-within-4-hours"; never empty, at most 56 characters,
// so that a number fits behind it.
std::string openslo_name(std::string_view title);

}  // namespace icx::exchange
