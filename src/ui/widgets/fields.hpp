// Fields one types into or picks from with the system's own means. The label stands above the
// field as real text; help and error stand below and describe it. The browser edits (input methods,
// soft keyboard, undo, spelling); the value arrives whole at each change.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "ui/widgets/controls.hpp"

namespace icx::ui {

enum class Keyboard : std::uint8_t { text, email, url, number, decimal, telephone, search };

struct FieldOptions {
    std::string_view help = {};
    std::string_view error = {};
    std::string_view placeholder = {};
    std::string_view note = {};  // muted, after the label: "not required"
    bool required = false;
    bool disabled = false;
    bool read_only = false;
    bool hide_label = false;  // spoken only
    Size size = Size::normal;
    float width = 0;  // 0: all of the region
    bool grow = false;
    int max_length = 2000;  // UTF-16 units, as the browser counts
    Keyboard keyboard = Keyboard::text;
    std::string_view autocomplete = {};  // "name", "email", "off"
    std::optional<Icon> icon = {};
    bool spelling = true;
    bool enters = false;  // Enter takes the text: ask take_entered()
    TextStyle style = TextStyle::body;  // large fields use reading
};

// What Enter took from a field with `enters`, one text a call; on the page the field is empty by
// then, so that typing goes on at once. Ask before drawing it, until there is none, and clear its
// value, or give it the text again when it was refused.
std::optional<std::string> take_entered(Context& ui, std::string_view id);

// True when the text changed.
bool text_field(Context& ui, std::string_view id, std::string_view label, std::string& value,
                const FieldOptions& options = {});

struct AreaOptions : FieldOptions {
    int min_lines = 3;
    int max_lines = 12;                 // grows with the text up to this, then scrolls
    int count_from = 0;                 // shows "65 of 500" below; 0: no counter
    std::string_view count_words = {};  // "{0} of {1}" in the reader's language
};
bool text_area(Context& ui, std::string_view id, std::string_view label, std::string& value,
               const AreaOptions& options = {});

struct NumberOptions : FieldOptions {
    std::optional<double> min = {};
    std::optional<double> max = {};
    int decimals = 0;
    std::string_view unit = {};                         // at the end of the field: "hours"
    std::string_view wrong = "Use digits, such as 12";  // when the text is no number
};
// Empty text is nullopt. Both decimal signs are understood. A text that is no number or out of
// range leaves `value` as it was and shows `wrong` (or the range) until it is corrected.
bool number_field(Context& ui, std::string_view id, std::string_view label,
                  std::optional<double>& value, const NumberOptions& options = {});

struct DateOptions : FieldOptions {
    std::optional<core::Date> min = {};
    std::optional<core::Date> max = {};
};
bool date_field(Context& ui, std::string_view id, std::string_view label,
                std::optional<core::Date>& value, const DateOptions& options = {});

// The system's own list. `selected` is an index into `choices`, -1 shows the placeholder.
bool select(Context& ui, std::string_view id, std::string_view label,
            std::span<const Choice> choices, int& selected, const FieldOptions& options = {});

// A field with the magnifying glass, cleared by Escape.
bool search_field(Context& ui, std::string_view id, std::string_view label, std::string& value,
                  const FieldOptions& options = {});

struct FileOptions {
    std::string_view accept = {};  // ".json,.csv"
    bool multiple = true;
    ButtonKind kind = ButtonKind::secondary;
    Size size = Size::normal;
    std::optional<Icon> icon = Icon::import_;
    bool full_width = false;
    bool disabled = false;
};
// Opens the system's file picker. The files arrive at App::on_file with this id.
void file_button(Context& ui, std::string_view id, std::string_view label,
                 const FileOptions& options = {});
// A dashed place that says where files may be dropped (they may be dropped anywhere), with its
// button.
void drop_zone(Context& ui, std::string_view id, std::string_view words, std::string_view label,
               const FileOptions& options = {});

}  // namespace icx::ui
