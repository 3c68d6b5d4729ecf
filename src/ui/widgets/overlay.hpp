// What lies above the page: dialogs, menus, explanations, toasts. They take the focus, give it
// back, close with Escape and make the rest inert (dialogs) as the platform's mirror sees to it.
#pragma once

#include <optional>
#include <string_view>

#include "ui/widgets/context.hpp"
#include "ui/widgets/controls.hpp"
#include "ui/widgets/icon.hpp"

namespace icx::ui {

struct DialogOptions {
    float width = 480;
    bool close_button = false;
    bool sheet_on_phone = true;  // fills the phone's width, at the bottom
    bool top = false;            // near the top instead of the middle (the palette)
    bool show_title = true;
    float padding = 24;
    float max_height = 0;
};
// Draw it only while it is open:
//   if (state.open) { Dialog dialog(ui, "launch", "Launch to 412 people?");
//       paragraph(ui, ...);
//       { DialogActions actions(ui); if (button(ui, "keep", "Keep editing", ...)) state.open =
//       false; } if (dialog.dismissed()) state.open = false; }
class Dialog {
public:
    Dialog(Context& ui, std::string_view id, std::string_view title,
           const DialogOptions& options = {});
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    bool dismissed() const;  // Escape, Back or its close button, in this frame

private:
    Context& ui_;
    bool dismissed_ = false;
};
// The buttons at the end of a dialog, quiet first, primary last; full width on phones.
class DialogActions {
public:
    explicit DialogActions(Context& ui);
    ~DialogActions();
    DialogActions(const DialogActions&) = delete;
    DialogActions& operator=(const DialogActions&) = delete;

private:
    Context& ui_;
};

struct MenuOptions {
    std::string_view label = {};  // empty: an icon button
    Icon icon = Icon::menu;
    bool quiet = true;
    Size size = Size::dense;
    bool disabled = false;
    float width = 240;
};
// A button and, when pressed, its list.
//   if (Menu menu(ui, "more", "More actions"); menu) {
//       if (menu.item("duplicate", "Duplicate", {.icon = Icon::duplicate})) ...
//   }
class Menu {
public:
    Menu(Context& ui, std::string_view id, std::string_view name, const MenuOptions& options = {});
    ~Menu();
    Menu(const Menu&) = delete;
    Menu& operator=(const Menu&) = delete;
    explicit operator bool() const { return open_; }

    struct ItemOptions {
        std::optional<Icon> icon = {};
        std::string_view shortcut = {};
        bool disabled = false;
        bool danger = false;
        std::optional<bool> checked = {};
    };
    bool item(std::string_view id, std::string_view label, const ItemOptions& options);
    bool item(std::string_view id, std::string_view label) {
        return item(id, label, ItemOptions{});
    }
    void line();

private:
    Context& ui_;
    std::uint32_t id_ = 0;
    bool open_ = false;
};

// "Why?": a small button that discloses how a figure came about, right below it. Contents are
// drawn while it is true.
//   if (Why why(ui, "mean"); why) paragraph(ui, view.mean_explained);
class Why {
public:
    Why(Context& ui, std::string_view id, std::string_view about = {},
        std::string_view label = "Why?");
    ~Why();
    Why(const Why&) = delete;
    Why& operator=(const Why&) = delete;
    explicit operator bool() const { return open_; }

private:
    Context& ui_;
    bool open_ = false;
};
// A small accent button in the line of a card's head: "Why?", "Show as a table".
bool small_button(Context& ui, std::string_view id, std::optional<Icon> glyph,
                  std::string_view label, bool icon_only = false,
                  std::optional<bool> expanded = {});

}  // namespace icx::ui
