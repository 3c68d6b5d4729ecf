// The comments of the sample company. A comment is a beginning and an ending of one theme, so that
// many people say the same thing in their own words, as they do.
#include <string>

#include "app/sample_answers.hpp"

namespace icx::app {
namespace {

struct Theme {
    std::vector<std::string_view> beginnings;
    std::vector<std::string_view> endings;  // "" stands for a comment that ends with its beginning
};

// `count` different comments: each beginning with its first ending, then with its second, and so
// on.
void add_comments(std::vector<std::string>& out, const Theme& theme, int count) {
    for (const std::string_view ending : theme.endings)
        for (const std::string_view beginning : theme.beginnings) {
            if (count-- <= 0) return;
            out.push_back(std::string(beginning) + (ending.empty() ? "" : " ") +
                          std::string(ending));
        }
}

std::vector<Theme> service_themes() {
    return {
        // Say when it is late
        {{"Tell us when it is late, before we have to ask.",
          "Tell us when a timesheet is missing before the pay run, not after.",
          "If something will be late, say so the day before.",
          "A short message when a delay is known would help more than any new tool.",
          "Nobody says that a part is delayed until the engine is already open.",
          "Please warn the crew when the rota will be late.",
          "When a repair is late we hear it from passengers first."},
         {"", "We can plan round almost anything if we know.", "One line is enough.",
          "Twice this month we found out at the berth.", "Silence is what costs us the time.",
          "Last Friday it cost us a sailing slot."}},
        // One form, not three
        {{"One form instead of three.", "I sent the same form three times.",
          "Why do payroll, planning and the People team each want their own form?",
          "Let us fill in the swap form once, on the phone.",
          "The expenses form asks for things you already know.",
          "Please merge the leave form and the rota form."},
         {"", "Each one asks for my staff number again.", "It takes half my break.",
          "Then somebody types it in a second time.", "Two of them are still on paper.",
          "New deckhands give up."}},
        // Cover at lunch
        {{"Nobody answers between twelve and one.", "Please cover the help desk over lunch.",
          "Lunch is when our ship is in port and nobody picks up.",
          "From twelve to one all phones go to voicemail.",
          "One person at the desk at lunch would be enough."},
         {"", "That is our only hour ashore.", "The 13:10 cannot wait for two o'clock.",
          "A rota between two teams would do.", "Passengers stand in front of us meanwhile.",
          "It was promised in spring."}},
        // Who to ask
        {{"I never know who to ask.", "A list of who does what, with names, please.",
          "My question went through four people before somebody knew who to ask.",
          "New colleagues do not know who to ask about pay.",
          "Tell us who to ask when the usual person is on leave."},
         {"", "One page would do.", "The old list is from 2023.", "It changes with every shift."}},
        // Faster access cards
        {{"Access cards take too long.", "My deckhand waited nine days for an access card.",
          "Have the access card ready before the first shift.",
          "Bring access cards to quay 2 instead of making us come twice."},
         {"", "He climbed the fence on day one.", "Until then we open every door for them."}},
        // Too few of each to be shown
        {{"The printers on the car deck need replacing.", "More daylight in the ticket hall.",
          "Let us try the new booking screen before it goes live.",
          "The canteen closes before the late crew is off.",
          "Train the stand-ins before the season, not in it.",
          "Radio channel 4 is useless at low tide.", "The heating in the workshop, again.",
          "Meetings at ten are in the middle of the turnaround.",
          "Thank you for the rota a week early, keep that.",
          "Lockers for the relief crews.", "A second scanner at quay 1.",
          "Less email, more noticeboard.", "The uniform shop should open on Saturdays.",
          "Customer care should see the same times as we do.",
          "Somebody should walk the ship with us once a year.",
          "Parking for the early shift.", "English and Polish on all notices, please.",
          "Good as it is."},
         {""}},
    };
}

}  // namespace

std::vector<std::string> service_comments(const std::vector<int>& counts) {
    std::vector<std::string> out;
    const std::vector<Theme> themes = service_themes();
    for (std::size_t i = 0; i < counts.size() && i < themes.size(); i++)
        add_comments(out, themes[i], counts[i]);
    return out;
}

std::vector<std::string> contact_comments(int count) {
    const Theme theme = {
        {"Quick and friendly.", "She stayed on the line until the ticket printer worked again.",
         "I had to explain it three times to three people.", "Solved in five minutes.",
         "Nobody called back, I had to ring again.", "Nobody answers between twelve and one.",
         "It works, but it took until the next morning.", "Ask which quay first, that saves time."},
        {"", "The 07:40 left on time.", "Thank you.", "This is the second time this month.",
         "I would like to know what it was.", "Otherwise fine."}};
    std::vector<std::string> out;
    add_comments(out, theme, count);
    return out;
}

std::vector<std::string> uniform_comments(int count) {
    const Theme theme = {
        {"The jacket came in the wrong size.", "Two months for a pair of boots.",
         "Nobody could say where my order was.", "The rain trousers do not last a winter.",
         "Please keep common sizes on board."},
        {"", "I bought my own in the end.", "The old supplier was better.",
         "It took four emails."}};
    std::vector<std::string> out;
    add_comments(out, theme, count);
    return out;
}

std::vector<std::string> joiner_comments(int count) {
    const Theme theme = {
        {"Everybody was kind, nobody had my access card.", "The first week was well planned.",
         "I would have liked a map of who does what.",
         "My log-in was ready on day one, thank you."},
        {""}};
    std::vector<std::string> out;
    add_comments(out, theme, count);
    return out;
}

}  // namespace icx::app
