// The frame of every self-contained HTML document: head, style from the theme's tokens, no script,
// nothing fetched, a Content-Security-Policy that says so. Prints on A4; light and dark as the
// reader prefers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace icx::report {

// `body` is markup, the rest is plain text.
std::string html_page(std::string_view language, std::string_view title, std::string_view body);

// A data table, header first; the first column is the row's head, numbers stand right.
std::string html_table(std::string_view caption, const std::vector<std::vector<std::string>>& rows);

}  // namespace icx::report
