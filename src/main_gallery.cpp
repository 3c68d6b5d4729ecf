// The gallery: every widget in every state that can be had without a pointer, and a page for each
// behaviour that the browser tests look at. For development and tests; it is not part of build/web.
#include <string>
#include <vector>

#include "platform/web/page.hpp"
#include "ui/widgets/ui.hpp"

namespace icx {
namespace {

using namespace ui;

struct State {
    std::string route = "#/";
    int updates = 0, presses = 0, clicks_a = 0, clicks_b = 0, dialog_presses = 0, menu_choice = 0,
        undos = 0;
    bool check = false, check_on = true, mixed = false, toggle_on = true, toggle_off = false;
    bool chip_off = false, chip_on = true, dialog = false, rtl = false, extra = false;
    int segment = 0, tab = 0, radio = -1, choice = 1, scale_set = 0;
    std::optional<int> ease = 4, nps, wide;
    int agree[3] = {3, 1, -1};
    std::string name = "Quay 2", comment, search, wrong = "11", invalid = "11", big;
    std::optional<double> hours;
    std::optional<core::Date> date;
    double effort = 60;
    std::vector<int> answers = std::vector<int>(60, -1);
    Sort sort = Sort::none;
    int sorted = -1, copies = 0;
    std::string files;
};

constexpr Choice kTeams[] = {{"all", "All"}, {"port", "Port"}, {"fleet", "Fleet"}};
constexpr Choice kPeriods[] = {{"week", "Week"}, {"month", "Month"}, {"year", "Year"}};

class Gallery : public platform::web::App {
public:
    void frame(Context& ui, core::Instant) override {
        const std::string_view path =
            std::string_view(state_.route).substr(0, state_.route.find('?'));
        if (path == "#/respond")
            draw_respond(ui);
        else if (path == "#/rtl")
            draw_right_to_left(ui);
        else
            draw_studio(ui, path);
    }

    void on_route(std::string_view route) override { state_.route = route.empty() ? "#/" : route; }
    void on_file(platform::web::File file) override {
        state_.files += file.name + ":" + std::to_string(file.bytes.size()) + ";";
    }
    void on_shortcut(platform::web::Shortcut shortcut) override {
        if (shortcut == platform::web::Shortcut::undo) ++state_.undos;
        if (shortcut == platform::web::Shortcut::palette) state_.dialog = true;
    }
    void on_update_ready() override { ++state_.updates; }
    std::string call(std::string_view name, std::string_view argument) override;

private:
    void draw_studio(Context& ui, std::string_view path);
    void draw_components(Context& ui);
    void draw_form(Context& ui);
    void draw_long(Context& ui);
    void draw_scripts(Context& ui);
    void draw_table(Context& ui);
    void draw_states(Context& ui);
    void draw_respond(Context& ui);
    void draw_right_to_left(Context& ui);
    void draw_dialog(Context& ui);

    State state_;
    ThemeChoice theme_ = ThemeChoice::automatic;
};

std::string number(int value) { return std::to_string(value); }

std::string quote(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

std::string Gallery::call(std::string_view name, std::string_view argument) {
    State& s = state_;
    if (name == "theme") {
        theme_ = argument == "dark"       ? ThemeChoice::dark
                 : argument == "contrast" ? ThemeChoice::contrast
                 : argument == "light"    ? ThemeChoice::light
                                          : ThemeChoice::automatic;
        return "true";
    }
    if (name == "update") {
        platform::web::apply_update();
        return "true";
    }
    if (name == "extra") return (s.extra = argument == "1") ? "true" : "false";
    if (name != "state") return "null";
    std::string out =
        "{\"updates\":" + number(s.updates) + ",\"presses\":" + number(s.presses) +
        ",\"a\":" + number(s.clicks_a) + ",\"b\":" + number(s.clicks_b) +
        ",\"check\":" + number(s.check) + ",\"toggle\":" + number(s.toggle_off) +
        ",\"chip\":" + number(s.chip_off) + ",\"segment\":" + number(s.segment) +
        ",\"tab\":" + number(s.tab) + ",\"radio\":" + number(s.radio) +
        ",\"choice\":" + number(s.choice) + ",\"ease\":" + number(s.ease.value_or(-1)) +
        ",\"scale_set\":" + number(s.scale_set) +
        ",\"effort\":" + number(static_cast<int>(s.effort)) + ",\"dialog\":" + number(s.dialog) +
        ",\"dialog_presses\":" + number(s.dialog_presses) + ",\"menu\":" + number(s.menu_choice) +
        ",\"undos\":" + number(s.undos) + ",\"copies\":" + number(s.copies) +
        ",\"sorted\":" + number(s.sorted) + ",\"name\":" + quote(s.name) +
        ",\"comment\":" + quote(s.comment) + ",\"search\":" + quote(s.search) +
        ",\"files\":" + quote(s.files) +
        ",\"hours\":" + (s.hours ? std::to_string(*s.hours) : "null") +
        ",\"date\":" + (s.date ? quote(core::iso_date(*s.date)) : "null") + ",\"answers\":[";
    for (std::size_t i = 0; i < s.answers.size(); ++i)
        out += (i > 0 ? "," : "") + number(s.answers[i]);
    return out + "]}";
}

void Gallery::draw_studio(Context& ui, std::string_view path) {
    ui.set_theme(theme_);
    ui.set_language("en", Direction::left_to_right);
    struct Stop {
        std::string_view id, label, to;
        Icon icon;
    };
    constexpr Stop kStops[] = {{"components", "Components", "#/", Icon::home},
                               {"form", "Form", "#/form", Icon::listen},
                               {"table", "Table", "#/table", Icon::data_table},
                               {"states", "States", "#/states", Icon::act},
                               {"long", "Long", "#/long", Icon::survey},
                               {"scripts", "Scripts", "#/scripts", Icon::language}};
    std::string_view title = "Components";
    for (const Stop& stop : kStops)
        if (stop.to == path) title = stop.label;
    ui.set_title(title);
    if (!ui.phone()) {
        Dock rail(ui, "rail", Edge::start, ui.compact() ? 64 : 208,
                  {.role = Role::navigation,
                   .name = "Places",
                   .background = Color::rail,
                   .padding = {12, 0},
                   .gap = 4});
        {
            Row brand(ui, {.gap = 12, .min_height = 56, .padding = {8, 0}});
            logo(ui);
            if (!ui.compact()) text(ui, TextStyle::reading, "ICX Studio", {.strong = true});
        }
        for (const Stop& stop : kStops)
            place(ui, stop.id, stop.icon, stop.label, stop.to,
                  {.current = stop.to == path,
                   .icon_only = ui.compact(),
                   .count = stop.id == "states" ? 2 : 0});
    }
    {
        Dock bar(ui, "top", Edge::top, 56,
                 {.role = Role::banner, .padding = {ui.phone() ? 16.0f : 24.0f, 0}});
        Row row(ui, {.min_height = 56});
        heading(ui, 1, title, {.max_lines = 1, .grow = true});
        {
            Group live(ui, "save", Role::status, "Save state");
            status(ui, Icon::saved, "Saved on this device", Tone::positive);
        }
        icon_button(ui, "language", Icon::language, "Language");
        if (icon_button(ui, "theme", Icon::theme_light, "Theme"))
            theme_ = theme_ == ThemeChoice::dark ? ThemeChoice::light : ThemeChoice::dark;
    }
    if (ui.phone()) {
        Dock bar(ui, "bottom", Edge::bottom, 64,
                 {.role = Role::navigation, .name = "Places", .padding = {0, 0}});
        Row row(ui, {.gap = 0, .min_height = 64});
        for (const Stop& stop : kStops)
            if (stop.id != "scripts")
                place(ui, stop.id, stop.icon, stop.label, stop.to,
                      {.current = stop.to == path, .below = true});
    }
    {
        const float pad = ui.phone() ? 16.0f : 24.0f;
        ScrollArea main(ui, "main",
                        {.role = Role::main, .padding = {pad, pad}, .gap = 24, .max_width = 1200});
        if (path == "#/form")
            draw_form(ui);
        else if (path == "#/long")
            draw_long(ui);
        else if (path == "#/scripts")
            draw_scripts(ui);
        else if (path == "#/table")
            draw_table(ui);
        else if (path == "#/states")
            draw_states(ui);
        else
            draw_components(ui);
    }
    if (state_.dialog) draw_dialog(ui);
}

void Gallery::draw_components(Context& ui) {
    State& s = state_;
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 24, .stack_below = 720});
    {
        Cell cell(ui, {.gap = 24});
        Card card(ui, {.gap = 16, .name = "Buttons"});
        heading(ui, 2, "Buttons");
        {
            Row row(ui, {.wrap = true});
            if (button(ui, "save", "Save", {.kind = ButtonKind::primary})) ++s.presses;
            button(ui, "open", "Open");
            button(ui, "dense", "Dense 32", {.size = Size::dense});
            button(ui, "cancel", "Cancel", {.kind = ButtonKind::quiet});
            button(ui, "discard", "Discard", {.kind = ButtonKind::danger});
        }
        {
            Row row(ui, {.wrap = true});
            button(ui, "off", "Save",
                   {.kind = ButtonKind::primary, .disabled = true, .name = "Save, not available"});
            button(ui, "off2", "Open", {.disabled = true, .name = "Open, not available"});
            button(ui, "icons", "Add", {.icon = Icon::add, .icon_end = Icon::next});
            icon_button(ui, "edit", Icon::edit, "Edit");
            icon_button(ui, "edit-on", Icon::edit, "Edit, on", {.pressed = true});
            if (Menu menu(ui, "more", "More actions"); menu) {
                if (menu.item("copy", "Duplicate", {.icon = Icon::duplicate})) s.menu_choice = 1;
                if (menu.item("share", "Share", {.icon = Icon::share, .shortcut = "Ctrl E"}))
                    s.menu_choice = 2;
                menu.line();
                if (menu.item("delete", "Delete", {.icon = Icon::delete_, .danger = true}))
                    s.menu_choice = 3;
            }
        }
        {
            Row row(ui, {.wrap = true});
            if (button(ui, "a", "First", {.size = Size::dense})) ++s.clicks_a;
            if (button(ui, "b", "Second", {.size = Size::dense})) ++s.clicks_b;
            if (button(ui, "ask", "Launch...", {.size = Size::dense})) s.dialog = true;
            if (button(ui, "toast", "Delete it", {.size = Size::dense}))
                ui.toast({.id = "t",
                          .text = "Survey \u201cUniform and kit\u201d deleted",
                          .action = "Undo"});
        }
        if (ui.toast_action("t")) ++s.undos;
        if (s.extra) {
            bool extra = true;
            checkbox(ui, "extra", "Came later", extra);
        }
        checkbox(ui, "agree", "I agree to share", s.check);
        checkbox(ui, "agree2", "Agree", s.check_on, {.help = "With a line of explanation below"});
        checkbox(ui, "mixed", "Some of them", s.mixed, {.mixed = true});
        checkbox(ui, "wrong", "Needed", s.mixed, {.error = "Tick this to go on"});
        toggle(ui, "needed", "Answer needed", s.toggle_on,
               {.help = "People can still go on; they are asked once."});
        toggle(ui, "offer", "Offer \u201cdoes not apply\u201d", s.toggle_off,
               {.help = "Left out of the score and counted by itself."});
        constexpr Choice kMoods[] = {{"good", "Good"}, {"mixed", "Mixed"}, {"bad", "Bad"}};
        radio_group(ui, "mood", "How was your week?", kMoods, s.radio,
                    {.show_name = true, .horizontal = true});
        slider(ui, "effort", "Effort", s.effort,
               {.words = number(static_cast<int>(s.effort)) + " of 100"});
    }
    {
        Cell cell(ui, {.gap = 24});
        Card card(ui, {.gap = 12, .name = "Status"});
        heading(ui, 2, "Status, tags, tips");
        {
            Row row(ui, {.wrap = true});
            tag(ui, "Kept", {.tone = Tone::positive, .icon = Icon::check});
            tag(ui, "At risk", {.tone = Tone::warning, .icon = Icon::warning});
            tag(ui, "Missed", {.tone = Tone::negative, .icon = Icon::error});
            tag(ui, "Draft", {.icon = Icon::edit});
            tag(ui, "Collecting", {.tone = Tone::accent, .icon = Icon::play});
            tag(ui, "Closed", {.outline = true});
            if (Why why(ui, "why", "the share kept"); why)
                paragraph(ui, "89% is 313 of 352 promises that ended in November.");
            small_button(ui, "as-table", Icon::data_table, "Show as a table", true);
            key_cap(ui, "Ctrl K");
            count(ui, 3);
            avatar(ui, "MF");
        }
        segmented(ui, "period", "Period", kPeriods, s.segment);
        {
            Row row(ui, {.wrap = true});
            chip(ui, "port", "Port", s.chip_off, {.icon = Icon::filter});
            chip(ui, "port2", "Fleet", s.chip_on);
        }
        constexpr TabItem kTabs[] = {
            {"overview", "Overview"}, {"questions", "Questions"}, {"drivers", "Drivers", 3}};
        tabs(ui, "tabs", "Results", kTabs, s.tab);
        {
            TabPanel panel(ui, "tabs", kTabs[s.tab].label);
            text(ui, std::string("This is ") + std::string(kTabs[s.tab].label));
        }
        progress_bar(ui, "progress", 0.65f, {.name = "Answers"});
        banner(ui, "missing",
               "The Polish text for the word at 10 is missing. People who read Polish see the "
               "English word.",
               {.tone = Tone::warning});
        text(ui, TextStyle::display, "87% kept", {.strong = true});
        heading(ui, 3, "How easy is it?", {.style = TextStyle::heading});
        text(ui, TextStyle::title, "Autumn service pulse", {.strong = true});
        text(ui, TextStyle::reading, "They tell me what happens next.");
        text(ui, "0123456789 Il1 O0 rn m, 1,204.50");
        caption(ui, "95% interval 78 to 93%");
        link(ui, "all", "All 14 open promises", "#/table");
        {
            constexpr float kBars[] = {4, 6, 10, 15, 26, 38, 54, 61, 33, 21};
            const std::vector<std::string> head = {"Score", "Answers"};
            std::vector<std::vector<std::string>> data = {head};
            for (int i = 0; i < 10; ++i)
                data.push_back({number(i + 1), number(static_cast<int>(kBars[i]))});
            Canvas chart(ui, "chart",
                         {.name = "Most people answer 7 or 8",
                          .height = 140,
                          .data_caption = "Answers by score",
                          .data = data});
            const float step = chart.width() / 10;
            chart.line({0, 110}, {chart.width(), 110}, {.color = Color::axis});
            for (int i = 0; i < 10; ++i) {
                const float h = kBars[i] * 1.4f, x = static_cast<float>(i) * step;
                chart.rect({x + 3, 110 - h, step - 6, h}, Color::accent, 2);
                chart.text({x + step / 2, 114}, number(i + 1),
                           {.color = Color::text, .align = Align::center});
                chart.text({x + step / 2, 92 - h}, number(static_cast<int>(kBars[i])),
                           {.align = Align::center});
            }
            chart.diamond({20, 20}, 6, Color::surface, Stroke{Color::neutral, 2});
            chart.line({40, 20}, {120, 20}, {.color = Color::neutral, .width = 1, .dash = 4});
            chart.hatch({140, 8, 40, 24}, Color::hatch);
        }
        finding(ui, "Easier than in summer, beyond chance.");
    }
}

void Gallery::draw_form(Context& ui) {
    State& s = state_;
    Card card(ui, {.gap = 16, .name = "About you"});
    heading(ui, 2, "About you");
    text_field(ui, "name", "Your name", s.name,
               {.help = "As colleagues know you", .max_length = 200, .autocomplete = "name"});
    text_field(ui, "empty", "Help text", s.big,
               {.placeholder = "Shown under the question", .note = "not required"});
    text_field(ui, "invalid", "Score", s.invalid, {.error = "Use 1 to 10"});
    text_field(ui, "off", "Not available", s.name, {.disabled = true});
    {
        Columns grid(ui, {fr(1), fr(1)}, {.gap = 16, .stack_below = 480});
        {
            Cell cell(ui);
            NumberOptions hours;
            hours.min = 0;
            hours.max = 24;
            hours.decimals = 1;
            hours.unit = "hours";
            number_field(ui, "hours", "Time lost", s.hours, hours);
        }
        {
            Cell cell(ui);
            date_field(ui, "date", "First day", s.date);
        }
    }
    select(ui, "team", "Team", kTeams, s.choice);
    search_field(ui, "find", "Find a person", s.search, {.width = 320});
    AreaOptions area;
    area.help = "Comments are shown only when at least 10 people wrote one.";
    area.max_length = 500;
    area.count_from = 1;
    text_area(ui, "comment", "Comment", s.comment, area);
    drop_zone(ui, "drop", "Drop answer files here", "Choose files", {.accept = ".json,.csv"});
    button(ui, "send", "Send", {.kind = ButtonKind::primary});
}

void Gallery::draw_long(Context& ui) {
    constexpr Choice kOptions[] = {{"1", "Option 1"},
                                   {"2", "Option 2"},
                                   {"3", "Option 3"},
                                   {"4", "Option 4"},
                                   {"5", "Option 5"}};
    for (std::size_t i = 0; i < state_.answers.size(); ++i) {
        const std::string name = "Question " + std::to_string(i + 1) + ": do you like it?";
        radio_group(ui, "q" + std::to_string(i), name, kOptions, state_.answers[i],
                    {.show_name = true, .horizontal = true});
    }
}

void Gallery::draw_scripts(Context& ui) {
    Card card(ui, {.gap = 12, .name = "Languages"});
    heading(ui, 2, "Languages");
    struct Sample {
        std::string_view id, words;
    };
    constexpr Sample kSamples[] = {{"greek", "Ελληνικά: τα καταφέραμε"},
                                   {"cyrillic", "Кириллица: всё получилось"},
                                   {"vietnamese", "Tiếng Việt: mọi việc đều ổn"},
                                   {"arabic", "العربية: كل شيء على ما يرام"},
                                   {"hebrew", "עברית: הכול בסדר"},
                                   {"hindi", "हिन्दी: सब ठीक है"},
                                   {"thai", "ไทย: ทุกอย่างเรียบร้อย"},
                                   {"japanese", "日本語：すべて順調です"},
                                   {"emoji", "Thank you 👍🏽 👨‍👩‍👧"}};
    for (const Sample& sample : kSamples)
        text(ui, TextStyle::reading, sample.words, {.id = sample.id});
    text(ui, "A long paragraph wraps where the card ends and goes on in the next line, as often as "
             "it has to, and the mirror's words stand exactly over the painted ones.");
    text_field(ui, "name", "Your name", state_.name);
}

void Gallery::draw_table(Context& ui) {
    State& s = state_;
    constexpr TableColumn kColumns[] = {{"name", "Survey", fr(2, 160), Align::start, true},
                                        {"state", "State", fr(1, 120)},
                                        {"answers", "Answers", px(120), Align::end, true}};
    Card card(ui, {.padding = {0, 0}, .gap = 0});
    {
        Row head(ui, {.min_height = 48, .padding = {16, 0}});
        heading(ui, 2, "Surveys", {.grow = true});
        count(ui, 2000);
    }
    Table table(ui, "surveys", "Surveys", kColumns,
                {.sorted_column = s.sorted, .sort = s.sort, .min_width = 560});
    if (const int column = table.sort_pressed(); column >= 0) {
        s.sort = s.sorted == column && s.sort == Sort::up ? Sort::down : Sort::up;
        s.sorted = column;
    }
    if (table.copy_pressed()) {
        ++s.copies;
        ui.host().write_clipboard("Survey\tState\tAnswers\n");
    }
    for (auto [i, end] = table.visible(2000); i < end; ++i) {
        const std::string id = "s" + std::to_string(i);
        table.row(id, i, {.selected = i == 2});
        table.cell("Survey number " + std::to_string(i + 1),
                   {.to = "#/form?" + id, .header = true});
        table.begin_cell();
        tag(ui, "Collecting", {.tone = Tone::accent});
        table.end_cell();
        table.cell(std::to_string(i * 7 % 400));
    }
}

void Gallery::draw_states(Context& ui) {
    Columns grid(ui, {fr(1), fr(1)}, {.gap = 24, .stack_below = 720});
    {
        Cell cell(ui);
        empty_state(ui, "empty",
                    {.icon = Icon::promise,
                     .title = "No promises yet",
                     .words = "A promise says what a department does for others and "
                              "by when. People see it, and you see whether it holds.",
                     .primary = "Write the first promise",
                     .secondary = "Start from an example"});
    }
    {
        Cell cell(ui);
        empty_state(ui, "error",
                    {.icon = Icon::warning,
                     .tone = Tone::negative,
                     .title = "This file could not be read",
                     .words =
                         "\u201cpulse-port.icx\u201d stops after 214 of 260 kB. Nothing on this "
                         "device was changed. The 38 answers before the break are whole.",
                     .primary = "Take the 38 answers",
                     .secondary = "Choose another file"});
    }
    {
        Cell cell(ui);
        Card card(ui, {.padding = {0, 0}, .gap = 0, .name = "Promises about to be missed"});
        {
            Row head(ui, {.gap = 8, .min_height = 44, .padding = {16, 0}});
            heading(ui, 2, "Promises about to be missed", {.style = TextStyle::body});
            count(ui, 3);
            spacer(ui);
            link(ui, "all", "All 14 open promises", "#/table", {.style = TextStyle::caption});
        }
        List list(ui, "promises", "Promises");
        list_row(ui, "p1", "Scanner at quay 2 offline",
                 {.icon = Icon::deadline,
                  .icon_tile = true,
                  .tone = Tone::negative,
                  .detail = "IT help desk \u00b7 acknowledge within 4 working hours",
                  .value = "38 min left",
                  .value_note = "due 11:05",
                  .value_tone = Tone::negative,
                  .to = "#/form"});
        list_row(ui, "p2", "October overtime missing from pay",
                 {.icon = Icon::deadline,
                  .icon_tile = true,
                  .tone = Tone::warning,
                  .detail = "Finance and payroll \u00b7 answer within 1 working day",
                  .value = "2 h 3 min left",
                  .value_note = "due 12:30",
                  .value_tone = Tone::warning,
                  .line = true});
    }
    {
        Cell cell(ui);
        Card card(ui, {.name = "Promises kept"});
        {
            Row head(ui, {.gap = 8});
            heading(ui, 2, "Promises kept in November", {.style = TextStyle::body, .grow = true});
            if (Why why(ui, "why", "promises kept"); why) paragraph(ui, "313 of 352 were kept.");
        }
        big_number(ui, "89%", "313 of 352 kept. The aim is 90%.\nOctober: 91%");
        skeleton(ui, 3);
    }
}

void Gallery::draw_respond(Context& ui) {
    State& s = state_;
    ui.set_theme(theme_);
    ui.set_language("en", Direction::left_to_right);
    ui.set_title("Autumn service pulse");
    const float pad = ui.phone() ? 16.0f : 24.0f;
    {
        Dock head(ui, "head", Edge::top, 0, {.role = Role::banner, .padding = {0, 0}});
        Column inner(ui, {.max_width = 720, .center = true, .padding = {pad, 12}, .gap = 10});
        {
            Row row(ui, {.gap = 12, .min_height = 24});
            if (!ui.phone()) text(ui, "Autumn service pulse", {.strong = true});
            muted(ui, "Page 2 of 5");
            spacer(ui);
            status(ui, Icon::saved, "Kept on this device", Tone::neutral, TextStyle::body);
        }
        progress_bar(ui, "progress", 0.42f,
                     {.name = "Progress", .words = "Page 2 of 5", .height = 4});
    }
    {
        ScrollArea main(ui, "main",
                        {.role = Role::main,
                         .padding = {pad, ui.phone() ? 16.0f : 24.0f},
                         .gap = 0,
                         .max_width = 672,
                         .background = Color::surface});
        {
            Row row(ui, {.gap = 8});
            icon(ui, Icon::department, {.color = Color::accent_ink});
            text(ui, "Finance and payroll, 2 of 3", {.color = Color::accent_ink, .strong = true});
        }
        space(ui, 4);
        const TextStyle big = ui.phone() ? TextStyle::title : TextStyle::heading;
        const TextStyle small = ui.phone() ? TextStyle::reading : TextStyle::title;
        heading(ui, 1, "How easy is it to get help from Finance and payroll?",
                {.style = big, .max_width = 640});
        space(ui, 16);
        if (scale(ui, "ease", "How easy is it to get help from Finance and payroll?", s.ease,
                  {.low = "Very hard", .high = "Very easy"}))
            ++s.scale_set;
        space(ui, ui.phone() ? 24.0f : 32.0f);
        heading(ui, 2, "Think of the last four weeks. How far do you agree?", {.style = small});
        space(ui, 8);
        constexpr std::string_view kAgree[] = {"Disagree strongly", "Disagree", "Neither", "Agree",
                                               "Agree strongly"};
        const GridRow rows[] = {{"time", "They finish on time.", s.agree[0]},
                                {"next", "They tell me what happens next.", s.agree[1]},
                                {"value", "They value the work I do.", s.agree[2]}};
        if (const GridChange change =
                choice_grid(ui, "agree", "How far do you agree?", rows, kAgree))
            s.agree[change.row] = change.column;
        space(ui, ui.phone() ? 24.0f : 32.0f);
        {
            Row row(ui, {.gap = 6, .wrap = true});
            heading(ui, 2, "What one change would make your work easier?", {.style = small});
            muted(ui, "Not required");
        }
        space(ui, 12);
        AreaOptions area;
        area.hide_label = true;
        area.size = Size::large;
        area.min_lines = 2;
        area.max_length = 500;
        area.count_from = 1;
        area.help = "Comments are shown only when at least 10 people wrote one.";
        text_area(ui, "comment", "What one change would make your work easier?", s.comment, area);
        space(ui, 24);
        constexpr Choice kHow[] = {
            {"desk", "At the desk"}, {"phone", "By phone"}, {"mail", "By e-mail"}};
        heading(ui, 2, "How did you reach them?", {.style = small});
        space(ui, 12);
        radio_group(ui, "how", "How did you reach them?", kHow, s.radio, {.size = Size::large});
    }
    {
        Dock foot(ui, "foot", Edge::bottom, 80, {.role = Role::footer, .padding = {0, 0}});
        Column inner(ui, {.max_width = 720, .center = true, .padding = {pad, 16}});
        Row row(ui, {.gap = 12});
        button(
            ui, "back", "Back",
            {.size = Size::large, .icon = Icon::back, .min_width = ui.phone() ? 112.0f : 128.0f});
        if (!ui.phone()) spacer(ui);
        if (button(ui, "next", "Next",
                   {.kind = ButtonKind::primary,
                    .size = Size::large,
                    .icon_end = Icon::next,
                    .min_width = 128,
                    .grow = ui.phone()}))
            ++s.presses;
    }
}

void Gallery::draw_right_to_left(Context& ui) {
    State& s = state_;
    ui.set_theme(theme_);
    ui.set_language("ar", Direction::right_to_left);
    ui.set_title("نبض الخدمة");
    const float pad = ui.phone() ? 16.0f : 24.0f;
    {
        Dock head(ui, "head", Edge::top, 0, {.role = Role::banner, .padding = {0, 0}});
        Column inner(ui, {.max_width = 720, .center = true, .padding = {pad, 12}, .gap = 10});
        {
            Row row(ui, {.gap = 12, .min_height = 24});
            muted(ui, "الصفحة 2 من 5");
            spacer(ui);
            status(ui, Icon::saved, "محفوظ على هذا الجهاز", Tone::neutral, TextStyle::body);
        }
        progress_bar(ui, "progress", 0.42f, {.name = "التقدم", .height = 4});
    }
    {
        ScrollArea main(ui, "main",
                        {.role = Role::main,
                         .padding = {pad, 16},
                         .gap = 0,
                         .max_width = 672,
                         .background = Color::surface});
        heading(ui, 1, "ما مدى سهولة الحصول على المساعدة من قسم المالية والرواتب؟",
                {.style = TextStyle::title});
        space(ui, 12);
        scale(ui, "ease", "ما مدى سهولة الحصول على المساعدة؟", s.ease,
              {.low = "صعب جدًا", .high = "سهل جدًا"});
        space(ui, 24);
        AreaOptions area;
        area.size = Size::large;
        text_area(ui, "comment", "ما التغيير الواحد الذي يسهّل عملك؟", s.comment, area);
    }
    {
        Dock foot(ui, "foot", Edge::bottom, 80, {.role = Role::footer, .padding = {0, 0}});
        Column inner(ui, {.max_width = 720, .center = true, .padding = {pad, 16}});
        Row row(ui, {.gap = 12});
        button(ui, "back", "رجوع", {.size = Size::large, .icon = Icon::back, .min_width = 112});
        spacer(ui);
        button(ui, "next", "التالي",
               {.kind = ButtonKind::primary,
                .size = Size::large,
                .icon_end = Icon::next,
                .min_width = 128});
    }
}

void Gallery::draw_dialog(Context& ui) {
    State& s = state_;
    Dialog dialog(ui, "launch", "Launch to 412 people?");
    paragraph(ui, "After launch the questions and the small-group rule are locked. Words can still "
                  "be corrected.");
    status(ui, Icon::locked, "Groups under 5 answers and comments under 10 stay hidden.",
           Tone::neutral, TextStyle::body);
    {
        DialogActions actions(ui);
        if (button(ui, "keep", "Keep editing", {.kind = ButtonKind::quiet})) s.dialog = false;
        if (button(ui, "launch", "Launch", {.kind = ButtonKind::primary})) {
            ++s.dialog_presses;
            s.dialog = false;
            ui.announce("Survey sent");
        }
    }
    if (dialog.dismissed()) s.dialog = false;
}

}  // namespace
}  // namespace icx

int main() {
    icx::platform::web::run(*new icx::Gallery);  // lives as long as the page
}
