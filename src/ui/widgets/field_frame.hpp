// What every field shares: label and note above, frame, help, counter and error below, and its node
// of the mirror. Internal to widgets/.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets/fields.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/text.hpp"

namespace icx::ui {

inline constexpr float kFieldPad = 12;

// A field with all that belongs to it, opened as a column: label, frame, help, error.
class FieldFrame {
public:
    FieldFrame(Context& ui, std::string_view id, std::string_view label, const FieldOptions& o)
        : ui_(ui), o_(o), key_(make_id(ui, id)), disabled_(ui, o.disabled),
          column_(ui, BoxOptions{.width = o.width, .grow = o.grow, .gap = 0}) {
        if (!o.hide_label) paint_label(label);
    }
    ~FieldFrame();
    FieldFrame(const FieldFrame&) = delete;
    FieldFrame& operator=(const FieldFrame&) = delete;

    std::uint32_t key() const { return key_; }
    std::string_view error() const { return wrong_.empty() ? o_.error : wrong_; }
    void set_wrong(std::string_view wrong) { wrong_ = wrong; }
    void set_counter(std::string words);
    // The respondent's page has room for larger notes, its phone form has not.
    TextStyle note_style() const {
        return o_.size == Size::large && !ui_.phone() ? TextStyle::body : TextStyle::caption;
    }

    float control_height() const {
        if (o_.size == Size::large) return 48;
        if (ui_.viewport().touch) return 48;
        return o_.size == Size::dense ? 32.0f : 40.0f;
    }

    TextStyle style() const {
        if (o_.size == Size::large || ui_.viewport().touch) return TextStyle::reading;
        return o_.style;
    }

    // Takes the place, paints ground and border.
    Interaction box(float height);

    SemNode& node(Role role, const Rect& rect, std::string_view label);

    // keyboard, autocomplete, max length, placeholder, start padding, end padding, spelling
    std::string hints(float start, float end) const;

private:
    void paint_label(std::string_view label);

    void paint_counter();

    Context& ui_;
    const FieldOptions& o_;
    std::uint32_t key_;
    Disabled disabled_;
    Column column_;
    Rect label_;
    std::string_view wrong_;
    std::string counter_;
    float counter_width_ = 0, help_top_ = 0;
};

// The value inside its frame; the browser's own field shows instead while it has the focus.
void paint_value(Context& ui, const Interaction& it, TextStyle style, std::string_view value,
                 std::string_view placeholder, float start, float end);
// The browser aligns a field by the text in it (dir=auto), not by the page.
Align value_align(Context& ui, std::string_view value);

}  // namespace icx::ui
