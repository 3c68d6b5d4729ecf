// What the page's mirror is told about one thing on screen: role, name, value, state, place.
// Written by the widgets, read by the platform; screens touch it only through Group and the
// widgets' options. Submission order is reading order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace icx::ui {

// The order is known to web/mirror.js (ROLE); add at the end of a block only together with it.
enum class Role : std::uint8_t {
    none,  // a box that only positions its children
    // containers
    group,
    radiogroup,
    list,
    list_item,
    table,
    row,
    column_header,
    cell,
    row_header,
    tab_list,
    tab_panel,
    navigation,
    banner,
    main,
    footer,
    region,
    form,
    toolbar,
    menu,
    dialog,
    scroll,
    image,
    status,
    listbox,
    // texts
    text,
    heading,
    label,
    // controls
    button,
    link,
    checkbox,
    switch_,
    radio,
    slider,
    select,
    text_field,
    text_area,
    date_field,
    file,
    tab,
    menu_item,
    option,
    progress,
    search_field,
    // hidden table of a chart, cells separated by tab and line feed
    data_table
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;  // x counts from the inline start: mirroring comes later
    float right() const { return x + w; }
    float bottom() const { return y + h; }
};

enum NodeFlag : std::uint32_t {
    kDisabled = 1u << 0,
    kRequired = 1u << 1,
    kInvalid = 1u << 2,
    kReadOnly = 1u << 3,
    kChecked = 1u << 4,
    kMixed = 1u << 5,
    kExpanded = 1u << 6,
    kCollapsed = 1u << 7,  // can be expanded, is not
    kSelected = 1u << 8,   // aria-selected / aria-current
    kPressed = 1u << 9,
    kUnpressed = 1u << 10,  // a toggle button that is not pressed
    kHasPopup = 1u << 11,
    kBusy = 1u << 12,
    kSortUp = 1u << 13,
    kSortDown = 1u << 14,
    kHiddenLabel = 1u << 15,  // the name goes to aria-label; otherwise it is real text
    kFixed = 1u << 16,        // lives above the page, in screen coordinates (dialogs, toasts)
    kModal = 1u << 17,        // everything before it is inert
    kRound = 1u << 18,        // focus ring shape: circle or pill
    kSquare = 1u << 19,       // focus ring without radius (table rows)
    kCopies = 1u << 20,       // answers Ctrl+C with a copy request
    kAutoRows = 1u << 21,
    kNoPointer = 1u << 22,
    kExternal = 1u << 23,  // a link that leaves the page
    kKeepText = 1u << 24,  // the field keeps its text when Escape is pressed (palette)
    kStandalone = 1u << 25,
    kRoving = 1u << 26,  // one of many that share a tab stop; arrow keys lead on
    kStop = 1u << 27,    // the one of them at which Tab arrives
    kBoardCell = 1u << 28,  // arrows go to its neighbours, other keys come back (Context::key)
    kEnters = 1u << 29      // a field whose text is taken by Enter; Shift+Enter breaks a line
};

struct SemNode {
    std::uint32_t id = 0;
    Role role = Role::none;
    std::int32_t parent = -1;  // index into the frame's nodes
    Rect rect;                 // painted place, in the window's units, before mirroring
    bool has_rect = false;     // otherwise the union of the children's
    std::uint32_t flags = 0;
    float scroll_x = 0, scroll_y = 0;  // scroll areas: where they stand
    std::uint16_t style = 0;  // texts and fields: TextStyle | strong << 3 | Align << 4 | wrap << 6
    std::int32_t level = 0;   // heading level; rows: index; tables: row count
    std::string name;
    std::string value;
    std::string unit;    // fields: what stands after the value; selects: the placeholder
    std::string detail;  // role-specific: options, href, range, input hints, content size
    Rect label;          // of the painted label, when the control does not contain it (w 0: none)
    std::vector<std::uint32_t> described_by;
};

}  // namespace icx::ui
