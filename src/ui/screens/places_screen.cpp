#include "ui/screens/places_screen.hpp"

#include <array>

namespace icx::ui {
namespace {

struct Guide {
    std::string_view id;
    std::string_view role;
    std::string_view title;
    std::array<std::string_view, 4> steps;
};

constexpr Guide kGuides[] = {
    {"facilitator",
     "For facilitators",
     "Ask, and keep the promise to act",
     {"Start from a template and change the words until they sound like your organisation.",
      "Set who is asked, until when, and from how many answers scores are shown.",
      "Launch, then hand out one file: people answer on any device, also without a network.",
      "Drop the answer files that come back on this window. The same file twice changes nothing."}},
    {"employee",
     "For people who answer",
     "Your answers stay yours until you hand them over",
     {"Each answer is kept on your device as you give it; close the page and carry on later.",
      "Sending gives you a receipt code. Without a network the answer waits in your outbox, for as "
      "long as it takes.",
      "Scores of small groups are hidden, on screens, in exports and in reports.",
      "You can delete an unsent answer from the outbox at any time."}},
    {"owner",
     "For service owners",
     "Read results without fooling yourself",
     {"Look at the interval first: if it is wide, the score may well be chance.",
      "\u201CWhy?\u201D beside a figure says how it came about and what was left out.",
      "Compare departments by size of difference, not by rank.",
      "Say what you heard and what you will do; talk without action costs credibility."}},
};

struct LaterPlace {
    app::Place place;
    Icon icon;
    std::string_view title;
    std::string_view words;
};

constexpr LaterPlace kLaterPlaces[] = {
    {app::Place::cases, Icon::case_, "Follow-up is not in this version yet",
     "This will be the place to answer unhappy colleagues and to say what was done. Until then, "
     "read comments and "
     "scores in the results of a survey."},
    {app::Place::recognition, Icon::praise, "Recognition is not in this version yet",
     "This will be the place to pass praise on and to turn it into practice. Until then, comments "
     "in results are "
     "where praise is found."},
};

}  // namespace

void draw_library(Context& ui) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
    paragraph(ui, "Short guides by role. Internal customer experience means treating employees as "
                  "customers of the "
                  "colleagues and departments who serve them.");
    for (const Guide& guide : kGuides) {
        IdScope scope(ui, guide.id);
        Card card(ui, {.gap = 8, .name = guide.title});
        caption(ui, guide.role);
        heading(ui, 2, guide.title, {.style = TextStyle::reading});
        List list(ui, "steps", guide.title, 4);
        for (std::size_t i = 0; i < guide.steps.size(); i++) {
            IdScope step(ui, static_cast<int>(i));
            ListItem item(ui, "step", {.padding = {0, 4}, .line = false});
            Row row(ui, {.gap = 12, .align = Align::start});
            text(ui, std::to_string(i + 1), {.color = Color::accent_ink, .strong = true});
            paragraph(ui, guide.steps[i], {.grow = true});
        }
    }
}

void draw_later_place(Context& ui, app::Place place) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
    for (const LaterPlace& entry : kLaterPlaces) {
        if (entry.place != app::rail_place(place)) continue;
        Card card(ui);
        if (empty_state(ui, "later",
                        {.icon = entry.icon,
                         .title = entry.title,
                         .words = entry.words,
                         .secondary = "Go to surveys"}) == EmptyStateChoice::secondary)
            ui.navigate("#/surveys");
    }
}

void draw_not_found(Context& ui) {
    ScrollArea main(ui, "main", {.role = Role::main, .max_width = 960});
    Card card(ui);
    if (empty_state(
            ui, "not-found",
            {.icon = Icon::search,
             .title = "There is nothing at this address",
             .words =
                 "It may have been deleted, or the address is incomplete. Nothing was changed.",
             .primary = "Go to Home"}) == EmptyStateChoice::primary)
        ui.navigate("#/");
}

void draw_notices(Context& ui, bool& is_open) {
    Dialog dialog(ui, "notices", "Third-party notices", {.width = 640, .close_button = true});
    struct Notice {
        std::string_view name, licence;
    };
    constexpr Notice kNotices[] = {
        {"Dear ImGui, Omar Cornut and contributors", "MIT licence"},
        {"Boost.Math, the Boost authors", "Boost Software License 1.0"},
        {"date, Howard Hinnant", "MIT licence"},
        {"{fmt}, Victor Zverovich and contributors", "MIT licence"},
        {"IBM Plex Sans (subset, renamed), IBM Corp.", "SIL Open Font License 1.1"},
        {"IBM Plex Sans Arabic (subset, renamed), IBM Corp.", "SIL Open Font License 1.1"},
        {"Phosphor Icons (subset, renamed)", "MIT licence"},
        {"Emscripten runtime and its C and C++ libraries", "MIT licence and others"},
    };
    for (const Notice& notice : kNotices) {
        Row row(ui, {.gap = 12, .wrap = true});
        text(ui, notice.name, {.grow = true});
        muted(ui, notice.licence);
    }
    muted(ui, "The full texts lie beside the app in notices.txt.");
    if (dialog.dismissed()) is_open = false;
}

}  // namespace icx::ui
