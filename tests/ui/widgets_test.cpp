#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "doctest/doctest.h"
#include "imgui.h"
#include "ui/widgets/renderer.hpp"
#include "ui/widgets/ui.hpp"

namespace icx::ui {
namespace {

// A window without a browser.
class Window {
public:
    Window() : ui(host, FontFiles{}) { headless_start(ui); }

    // Draws until the layout has settled; gives the number of passes.
    int draw(const std::function<void(Context&)>& contents) {
        ui.set_viewport(viewport);
        int passes = 0;
        do {
            ui.begin_frame({1000}, 0.016);
            contents(ui);
            ++passes;
        } while (!ui.end_frame());
        finish_headless(ui);
        return passes;
    }

    const SemNode* find(Role role, std::string_view name) const {
        for (const SemNode& node : ui.nodes())
            if (node.role == role && node.name == name) return &node;
        return nullptr;
    }

    NullHost host;
    Viewport viewport;
    Context ui;
};

constexpr Choice kChoices[] = {{"one", "One"}, {"two", "Two"}, {"three", "Three"}};

struct Values {
    bool check = false, toggle = false, chip = false;
    int radio = -1, segment = 0, tab = 0, select = 0, presses = 0, changes = 0;
    std::optional<int> scale;
    std::string text = "before";
    std::optional<double> number = 3;
    std::optional<core::Date> date;
    double slider = 5;
};

void draw_all(Context& ui, Values& v) {
    {
        Dock bar(ui, "bar", Edge::top, 56, {.role = Role::banner});
        Row row(ui, {.min_height = 56});
        heading(ui, 1, "Everything", {.grow = true});
        if (Menu menu(ui, "menu", "More"); menu) menu.item("first", "First");
    }
    ScrollArea main(ui, "main", {.role = Role::main});
    Columns grid(ui, {fr(1), px(320)}, {.stack_below = 700});
    {
        Cell cell(ui);
        Card card(ui, {.name = "Controls"});
        v.presses += button(ui, "button", "Press");
        v.changes += checkbox(ui, "check", "Check", v.check, {.help = "Help"});
        v.changes += toggle(ui, "toggle", "Toggle", v.toggle);
        v.changes += chip(ui, "chip", "Chip", v.chip);
        v.changes += radio_group(ui, "radio", "Radios", kChoices, v.radio);
        v.changes += segmented(ui, "segment", "Segments", kChoices, v.segment);
        v.changes += scale(ui, "scale", "Scale", v.scale, {.low = "Low", .high = "High"});
        v.changes += slider(ui, "slider", "Slider", v.slider, {.max = 10});
        constexpr TabItem kTabs[] = {{"a", "A tab"}, {"b", "B tab"}};
        v.changes += tabs(ui, "tabs", "Tabs", kTabs, v.tab);
        TabPanel panel(ui, "tabs", "A tab");
        text(ui, "Panel");
    }
    {
        Cell cell(ui);
        v.changes += text_field(ui, "text", "Text", v.text, {.error = "Wrong"});
        v.changes += number_field(ui, "number", "Number", v.number, NumberOptions{});
        v.changes += date_field(ui, "date", "Date", v.date);
        v.changes += select(ui, "select", "Select", kChoices, v.select);
        file_button(ui, "file", "Files");
        list_row(ui, "row", "Row", {.detail = "Detail"});
        empty_state(ui, "empty", {.title = "Nothing yet", .primary = "Begin"});
        progress_bar(ui, "progress", 0.5f, {.name = "Done"});
    }
}

TEST_CASE("widgets: every interactive item has its node, and no two nodes share an id") {
    Window window;
    Values values;
    window.draw([&](Context& ui) { draw_all(ui, values); });
    CHECK(window.ui.unmirrored_items() == 0);
    std::set<std::uint32_t> ids;
    for (const SemNode& node : window.ui.nodes()) {
        CAPTURE(node.name);
        CAPTURE(static_cast<int>(node.role));
        CHECK(ids.insert(node.id).second);
    }
}

TEST_CASE("widgets: a bare Dear ImGui button is found by the audit") {
    Window window;
    window.draw([](Context&) { ImGui::Button("bare"); });
    CHECK(window.ui.unmirrored_items() == 1);
}

TEST_CASE("widgets: one press changes the value exactly once, two presses twice") {
    Window window;
    Values values;
    const auto contents = [&](Context& ui) { draw_all(ui, values); };
    window.draw(contents);
    const std::uint32_t button_id = window.find(Role::button, "Press")->id;
    window.ui.activate(button_id);
    window.draw(contents);
    CHECK(values.presses == 1);
    window.draw(contents);
    CHECK(values.presses == 1);
    window.ui.activate(button_id);
    window.ui.activate(button_id);
    window.draw(contents);
    CHECK(values.presses == 3);

    window.ui.activate(window.find(Role::checkbox, "Check")->id);
    window.draw(contents);
    CHECK(values.check);
    CHECK(values.changes == 1);
    CHECK((window.find(Role::checkbox, "Check")->flags & kChecked) != 0);
    window.ui.activate(window.find(Role::radio, "7")->id);
    window.draw(contents);
    CHECK(values.scale == 7);
    CHECK(values.changes == 2);
}

TEST_CASE("widgets: text arrives whole, numbers only when they are numbers") {
    Window window;
    Values values;
    const auto contents = [&](Context& ui) { draw_all(ui, values); };
    window.draw(contents);
    window.ui.input_text(window.find(Role::text_field, "Text")->id, "after");
    window.draw(contents);
    CHECK(values.text == "after");
    const std::uint32_t number = window.find(Role::text_field, "Number")->id;
    struct Row {
        std::string_view typed;
        std::optional<double> value;
        bool wrong;
    };
    for (const Row& row : {Row{"12", 12, false}, Row{"1,5", 1.5, false}, Row{"x", 1.5, true},
                           Row{"", {}, false}, Row{"-4", -4, false}, Row{"1.2.3", -4, true}}) {
        CAPTURE(row.typed);
        window.ui.input_text(number, row.typed);
        window.draw(contents);
        CHECK(values.number == row.value);
        CHECK(((window.find(Role::text_field, "Number")->flags & kInvalid) != 0) == row.wrong);
    }
    window.ui.input_text(window.find(Role::date_field, "Date")->id, "2026-11-10");
    window.draw(contents);
    CHECK(values.date == core::Date{2026, 11, 10});
    window.ui.input_value(window.find(Role::select, "Select")->id, 2);
    window.draw(contents);
    CHECK(values.select == 2);
}

TEST_CASE("widgets: what is disabled takes no press and no text") {
    Window window;
    int presses = 0;
    std::string value = "kept";
    const auto contents = [&](Context& ui) {
        Disabled off(ui);
        presses += button(ui, "button", "Press");
        text_field(ui, "text", "Text", value);
    };
    window.draw(contents);
    const SemNode* node = window.find(Role::button, "Press");
    CHECK((node->flags & kDisabled) != 0);
    window.ui.activate(node->id);
    window.ui.input_text(window.find(Role::text_field, "Text")->id, "lost");
    window.draw(contents);
    CHECK(presses == 0);
    CHECK(value == "kept");
}

TEST_CASE("layout: a picture that does not change settles and sends nothing") {
    Window window;
    Values values;
    const auto contents = [&](Context& ui) { draw_all(ui, values); };
    CHECK(window.draw(contents) <= 4);
    CHECK_FALSE(window.ui.serialize().empty());
    CHECK(window.draw(contents) == 1);
    CHECK(window.ui.serialize().empty());
}

TEST_CASE("layout: scrolling moves the picture but not the mirror") {
    Window window;
    const auto contents = [&](Context& ui) {
        ScrollArea main(ui, "main", {.role = Role::main});
        for (int i = 0; i < 200; ++i)
            text(ui, "Line " + std::to_string(i));
    };
    window.draw(contents);
    window.ui.serialize();
    const auto area = std::find_if(window.ui.nodes().begin(), window.ui.nodes().end(),
                                   [](const SemNode& n) { return n.role == Role::scroll; });
    const float before = window.find(Role::text, "Line 3")->rect.y;
    window.ui.scrolled(area->id, 0, 120);
    window.draw(contents);
    CHECK(window.find(Role::text, "Line 3")->rect.y == doctest::Approx(before - 120));
    CHECK(window.ui.serialize().empty());
}

TEST_CASE("layout: docks, before or after it, leave the rest to the scroll area") {
    Window window;
    window.viewport.width = 1000;
    window.viewport.height = 700;
    window.draw([](Context& ui) {
        { Dock rail(ui, "rail", Edge::start, 200); }
        { Dock top(ui, "top", Edge::top, 56); }
        { ScrollArea main(ui, "main", {.role = Role::main, .name = "Main"}); }
        { Dock foot(ui, "foot", Edge::bottom, 80); }
    });
    const SemNode* main = window.find(Role::main, "Main");
    CHECK(main->rect.x == 200);
    CHECK(main->rect.y == 56);
    CHECK(main->rect.w == 800);
    CHECK(main->rect.h == 700 - 56 - 80);
}

TEST_CASE("layout: columns stack when they are narrow, and cards of a line end together") {
    Window window;
    const auto contents = [](Context& ui) {
        Columns grid(ui, {fr(1), fr(1)}, {.gap = 16, .stack_below = 600});
        for (const char* name : {"Left", "Right"}) {
            Cell cell(ui);
            Card card(ui, {.name = name});
            for (int i = 0; i < (name[0] == 'L' ? 2 : 8); ++i)
                text(ui, "Words");
        }
    };
    window.viewport.width = 1000;
    window.draw(contents);
    const Rect left = window.find(Role::region, "Left")->rect;
    const Rect right = window.find(Role::region, "Right")->rect;
    CHECK(left.w == right.w);
    CHECK(left.y == right.y);
    CHECK(left.bottom() == doctest::Approx(right.bottom()));
    window.viewport.width = 500;
    window.draw(contents);
    CHECK(window.find(Role::region, "Right")->rect.y >
          window.find(Role::region, "Left")->rect.bottom());
    CHECK(window.find(Role::region, "Left")->rect.w == 500);
}

TEST_CASE("layout: nothing reaches beyond a window of 320") {
    Window window;
    window.viewport.width = 320;
    Values values;
    window.draw([&](Context& ui) { draw_all(ui, values); });
    for (const SemNode& node : window.ui.nodes()) {
        CAPTURE(node.name);
        CAPTURE(static_cast<int>(node.role));
        CHECK(node.rect.right() <= 320.5f);
    }
}

TEST_CASE("layout: targets are at least 24 high, 44 on touch") {
    for (const bool touch : {false, true}) {
        Window window;
        window.viewport.touch = touch;
        window.viewport.width = touch ? 390 : 1280;
        Values values;
        window.draw([&](Context& ui) { draw_all(ui, values); });
        for (const SemNode& node : window.ui.nodes()) {
            if (node.role < Role::button || node.role == Role::progress ||
                node.role == Role::data_table)
                continue;
            CAPTURE(node.name);
            CHECK(node.rect.h >= (touch ? 40 : 24));
        }
    }
}

TEST_CASE(
    "layout: texts wrap with explicit breaks, and the ellipsis keeps all words in the mirror") {
    Window window;
    const std::string words = "These are enough words to need at least three lines here";
    window.draw([&](Context& ui) {
        Column narrow(ui, {.width = 120});
        text(ui, words, {.id = "whole"});
        text(ui, words + ".", {.max_lines = 1, .id = "cut"});
    });
    int found = 0;
    for (const SemNode& node : window.ui.nodes()) {
        if (node.role != Role::text) continue;
        std::string joined = node.name;
        joined.erase(std::remove(joined.begin(), joined.end(), '\n'), joined.end());
        CHECK(joined.substr(0, words.size()) == words);
        ++found;
    }
    CHECK(found == 2);
}

TEST_CASE("overlay: Escape closes the topmost, and a menu closes after its choice") {
    Window window;
    bool open = true;
    int chosen = 0;
    const auto contents = [&](Context& ui) {
        if (Menu menu(ui, "menu", "More"); menu)
            if (menu.item("first", "First")) ++chosen;
        if (!open) return;
        Dialog dialog(ui, "dialog", "Question?");
        button(ui, "yes", "Yes");
        if (dialog.dismissed()) open = false;
    };
    window.draw(contents);
    const SemNode* dialog = window.find(Role::dialog, "Question?");
    REQUIRE(dialog != nullptr);
    CHECK((dialog->flags & kModal) != 0);
    window.ui.dismiss();
    window.draw(contents);
    CHECK_FALSE(open);
    window.ui.activate(window.find(Role::button, "More")->id);
    window.draw(contents);
    REQUIRE(window.find(Role::menu_item, "First") != nullptr);
    window.ui.activate(window.find(Role::menu_item, "First")->id);
    window.draw(contents);
    CHECK(chosen == 1);
    CHECK(window.find(Role::menu_item, "First") == nullptr);
}

TEST_CASE("table: long tables draw what is visible and say how many rows there are") {
    Window window;
    constexpr TableColumn kColumns[] = {{"name", "Name", fr(1), Align::start, true}};
    int drawn = 0;
    window.draw([&](Context& ui) {
        drawn = 0;
        ScrollArea main(ui, "main", {.role = Role::main});
        Table table(ui, "table", "People", kColumns);
        for (auto [i, end] = table.visible(50000); i < end; ++i) {
            table.row("r" + std::to_string(i), i);
            table.cell("Person " + std::to_string(i));
            ++drawn;
        }
    });
    CHECK(drawn > 10);
    CHECK(drawn < 60);
    CHECK(window.find(Role::table, "People")->level == 50001);
}

TEST_CASE("toast: its action is told once") {
    Window window;
    int undone = 0;
    const auto contents = [&](Context& ui) { undone += ui.toast_action("gone"); };
    window.draw(contents);
    window.ui.toast({.id = "gone", .text = "Deleted", .action = "Undo"});
    window.draw(contents);
    CHECK(window.host.announced == "Deleted");
    window.ui.activate(window.find(Role::button, "Undo")->id);
    window.draw(contents);
    window.draw(contents);
    CHECK(undone == 1);
    CHECK(window.find(Role::button, "Undo") == nullptr);
}

}  // namespace
}  // namespace icx::ui
