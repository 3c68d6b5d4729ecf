// Words: what the engine itself says to a respondent, by language: errors at a question, the steps
// from disagree to agree, "other", "not applicable". English, German, Arabic; English for the rest.
// The words round the questions (buttons, save states) belong to the screen, not here.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace icx::survey {

// `language` is a BCP 47 tag; only its first part counts. An unknown key answers "".
std::string_view word(std::string_view language, std::string_view key);

// The label of step 1..points of an agree question with 4, 5 or 7 points; "" outside.
std::string_view agree_label(std::string_view language, int points, int step);

bool is_right_to_left(std::string_view language);

// The word with {0}, {1}, ... replaced.
std::string say(std::string_view language, std::string_view key,
                std::initializer_list<std::string_view> values = {});

}  // namespace icx::survey
