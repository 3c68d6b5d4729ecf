// Names of months and weekdays in the languages logs come in (English, German, French, Spanish,
// Italian, Dutch, Portuguese, Nordic), and the white space that stands between parts of a date.
#pragma once

#include <cstddef>
#include <string_view>

namespace icx::exchange {

// Passes over blanks, tabs, no-break, narrow no-break and ideographic spaces. True: there were any.
bool skip_spaces(std::string_view text, std::size_t& at);

// A name in full or its first letters, at least three, in any case and with or without accents and
// a full stop behind it. 1 to 12; 0 when it is none, or fits two months ("jui"); `at` stays then.
int take_month(std::string_view text, std::size_t& at, bool takes_stop = true);

// The same for a weekday, at least two letters. Which one is not told: the date says it.
bool take_weekday(std::string_view text, std::size_t& at, bool takes_stop = true);

// AM or PM, a.m., p.m.: 0 or 1, else -1.
int take_half(std::string_view text, std::size_t& at);

// Any of `words` (lower case, ASCII folded), one blank apart. True and `at` behind it.
bool take_word(std::string_view text, std::size_t& at, std::string_view words);

}  // namespace icx::exchange
