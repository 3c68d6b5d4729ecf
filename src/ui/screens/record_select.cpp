#include "ui/screens/record_select.hpp"

namespace icx::ui {

bool select_record(Context& ui, std::string_view id, std::string_view label,
                   const RecordWords& words, const char* none, std::string& chosen,
                   const FieldOptions& options) {
    std::vector<Choice> choices = {{"", none}};
    int selected = 0;
    for (const auto& [key, text] : words) {
        if (key == chosen) selected = static_cast<int>(choices.size());
        choices.push_back({key, text});
    }
    if (!select(ui, id, label, choices, selected, options)) return false;
    chosen = selected <= 0 ? std::string() : words[static_cast<std::size_t>(selected) - 1].first;
    return true;
}

}  // namespace icx::ui
