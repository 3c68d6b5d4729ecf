#include "app/workshop_formats.hpp"

#include <iterator>

namespace icx::app {
namespace {

using K = model::BlockKind;
using M = model::VoteMethod;
using B = FormatBlock;

constexpr B kOnboarding[] = {
    {K::welcome, 3, "Welcome", "Why are we here, and what will we have in an hour?"},
    {K::icebreaker, 5, "First mornings", "What do you remember of your own first morning here?"},
    {K::silent, 8, "Write",
     "What helped or hurt a joiner you know, from offer to day 30? One thing a card."},
    {K::group, 10, "Group",
     "Which cards belong together, and which step of the way are they about?"},
    {K::vote, 5, "Vote", "Which of these would help the next joiner most?", M::dots, 3},
    {K::discuss, 14, "Discuss",
     "What lies behind the cards with the most dots? What have we tried?"},
    {K::decide, 10, "Decide", "What do we change, who sees to it, and by when?"},
    {K::check_out, 5, "Check out", "In one word: how do you leave?"}};

constexpr B kStartStop[] = {
    {K::welcome, 3, "Welcome", "Which stretch of time do we look back on?"},
    {K::silent, 10, "Write", "What should we start, stop and continue doing for those we serve?"},
    {K::group, 8, "Group", "Which cards say the same thing?"},
    {K::vote, 4, "Vote", "What would those we serve notice first?", M::dots, 3},
    {K::discuss, 15, "Discuss", "What would have to be true for the top cards to happen?"},
    {K::decide, 8, "Decide", "What do we start or stop on Monday?"},
    {K::check_out, 2, "Check out", "What are you glad was said?"}};

constexpr B kLeanCoffee[] = {
    {K::capture, 5, "Topics", "What do you want to talk about? One topic a card."},
    {K::vote, 4, "Order", "Which topics first?", M::dots, 2},
    {K::discuss, 8, "First topic", "The topic with the most dots. What is the question behind it?"},
    {K::vote, 1, "Go on?", "Five fingers: go on with this topic. None: next one.", M::fist, 5},
    {K::discuss, 8, "Second topic", "The next topic. What do we know, what do we only believe?"},
    {K::discuss, 8, "Third topic", "The next topic. Who is missing from this talk?"},
    {K::decide, 6, "Take away", "What does each of us take along, and what do we do?"}};

constexpr B kOneTwoFour[] = {
    {K::welcome, 2, "The question", "Say the question twice. Write it where all can see it."},
    {K::silent, 3, "Alone", "What do you see, hope or fear here? Write for yourself."},
    {K::discuss, 5, "In twos", "Read your cards to each other. What do you share?"},
    {K::discuss, 8, "In fours", "What is alike, what differs? Keep the three strongest."},
    {K::capture, 7, "All", "One insight from each group of four that all must hear."},
    {K::vote, 3, "Vote", "Which insight should change what we do?", M::dots, 2, 4},
    {K::decide, 7, "Decide", "What follows from it, who takes it on?"}};

constexpr B kPreMortem[] = {
    {K::welcome, 5, "The failure",
     "It is a year from now and this has failed. Nobody doubts it. Describe the day."},
    {K::silent, 8, "Causes", "Why did it fail? Write what you would not say at a kick-off."},
    {K::group, 8, "Group", "Which causes have one root?"},
    {K::vote, 5, "Weigh", "Share 100 points: how likely is each cause, and how bad?", M::points,
     100},
    {K::discuss, 12, "Early signs", "How would we notice each of the top causes a month before?"},
    {K::decide, 10, "Guard", "What do we do now so that it cannot happen? Who watches?"},
    {K::check_out, 2, "Check out", "Are you more or less confident than an hour ago?"}};

constexpr B kMoments[] = {
    {K::welcome, 3, "Welcome", "Whose way are we looking at, and from where to where?"},
    {K::icebreaker, 5, "One moment", "When did a colleague elsewhere here make your day?"},
    {K::silent, 8, "Moments", "At which moments does somebody decide whether they can rely on us?"},
    {K::group, 8, "Group", "Put the moments in the order in which they happen."},
    {K::vote, 6, "Rank", "Which three moments matter most?", M::ranked, 3},
    {K::discuss, 15, "What happens there",
     "What happens at each today? What do they feel, what do we see?"},
    {K::decide, 10, "Choose", "Which moment do we make good first, and who owns it?"},
    {K::check_out, 5, "Check out", "What surprised you?"}};

constexpr B kPromise[] = {
    {K::welcome, 3, "Welcome", "Which service, and who relies on it?"},
    {K::capture, 8, "What they need", "What do those we serve need to know, and by when?"},
    {K::group, 6, "Group", "Which needs can one promise answer?", M::dots, 3, 1},
    {K::silent, 8, "Draft",
     "Write a promise: we do this, within this time, and tell you when we cannot."},
    {K::vote, 5, "Weigh", "How much is each promise worth to them, how much work is it to us?",
     M::matrix, 5, 3},
    {K::discuss, 12, "Can we keep it?",
     "What would break this promise? What must others do for us?", M::dots, 3, 3},
    {K::vote, 3, "Consent", "Show fingers: could you stand behind this promise?", M::fist, 5},
    {K::decide, 10, "Promise",
     "Which promises do we publish, from when, and who answers for them?"}};

constexpr B kHowMightWe[] = {
    {K::welcome, 4, "The problem", "What do we know about it? Show one figure and one story."},
    {K::silent, 6, "Questions",
     "Turn what you heard into questions that begin with: How might we..."},
    {K::vote, 4, "Pick a question", "Which question is worth an hour?", M::dots, 2, 1},
    {K::silent, 8, "Ideas", "Eight ideas in eight minutes. The odd ones too."},
    {K::group, 8, "Group", "Which ideas are one idea?", M::dots, 3, 3},
    {K::vote, 6, "Value and effort", "How much would it help, how much work is it?", M::matrix, 5,
     3},
    {K::discuss, 12, "Make it small", "What is the smallest version we could try in two weeks?",
     M::dots, 3, 3},
    {K::decide, 8, "Try", "What do we try, who does it, how do we see whether it worked?"}};

constexpr B kFourLs[] = {
    {K::welcome, 3, "Welcome",
     "Everyone did the best they could with what they knew. What period is this about?"},
    {K::silent, 10, "Write", "What did you like, learn, lack and long for?"},
    {K::group, 7, "Group", "What belongs together?"},
    {K::vote, 4, "Vote", "What must not get lost?", M::dots, 3},
    {K::discuss, 18, "Discuss", "What do the top cards tell us about how we work together?"},
    {K::decide, 8, "Decide", "One thing to keep, one thing to change. Who?"},
    {K::check_out, 5, "Thanks", "Whom do you want to thank, and for what?"}};

constexpr B kExpectations[] = {
    {K::welcome, 4, "Who is here", "Which departments sit here, and what passes between us?"},
    {K::silent, 7, "We need", "What do you need from the other side to do your work well?"},
    {K::silent, 7, "We offer", "What can the other side count on from you?"},
    {K::group, 8, "Match", "Which needs meet an offer, and which meet nothing?"},
    {K::vote, 4, "Vote", "Which unmet need hurts those we serve most?", M::dots, 3},
    {K::discuss, 15, "Exchange", "What would it take to meet it? What would you give for it?"},
    {K::vote, 3, "Consent", "Show fingers: is this exchange fair?", M::fist, 5},
    {K::decide, 10, "Agree", "Who gives what to whom, from when? When do we look again?"},
    {K::check_out, 2, "Check out", "What do you understand better about the others?"}};

constexpr B kBlank[] = {{K::welcome, 5, "Welcome", "Why are we here?"},
                        {K::capture, 10, "Collect", "What is on your mind?"},
                        {K::vote, 5, "Vote", "What matters most?", M::dots, 3},
                        {K::decide, 10, "Decide", "What do we do, who, by when?"}};

constexpr B kHackathon[] = {
    {K::welcome, 10, "Kick-off", "Which everyday obstacle do we take on today, and for whom?"},
    {K::silent, 10, "Ideas", "What could be tried today with what we have?"},
    {K::vote, 6, "Teams", "Which three ideas get a team?", M::ranked, 3, 1},
    {K::discuss, 180, "Build", "Build the smallest thing that somebody can use."},
    {K::pause, 20, "Break", "Eat, move, look at what the others do."},
    {K::discuss, 30, "Show", "Five minutes a team: the obstacle, the thing, what you learnt."},
    {K::vote, 6, "Weigh", "How much does it help, how much work is left?", M::matrix, 5},
    {K::decide, 15, "Carry on", "What lives on, who carries it, what does it need?"}};

constexpr std::string_view kStartStopGroups[] = {"Start", "Stop", "Continue"};
constexpr std::string_view kFourLsGroups[] = {"Liked", "Learned", "Lacked", "Longed for"};
constexpr std::string_view kOnboardingGroups[] = {"Before day one", "First day", "First week",
                                                  "First month"};
constexpr std::string_view kExpectationGroups[] = {"We need", "We offer"};

constexpr WorkshopFormat kFormats[] = {
    {"onboarding", "Onboarding journey mapping",
     "Those who welcome joiners map the first 30 days and pick what to mend.",
     "What the next joiner finds better, with a name and a date to each.", kOnboardingGroups,
     kOnboarding},
    {"start-stop-continue", "Start, stop, continue",
     "A team looks back and changes a habit or two.",
     "Habits to begin, to drop and to keep, agreed by those who have them.", kStartStopGroups,
     kStartStop},
    {"lean-coffee",
     "Lean coffee",
     "No agenda but what people bring: topics, dots, eight minutes each.",
     "The topics that matter today, talked through, with what each takes along.",
     {},
     kLeanCoffee},
    {"one-two-four-all",
     "1-2-4-All",
     "Everybody thinks alone first, then in twos, fours and all together.",
     "An answer that everybody had a hand in.",
     {},
     kOneTwoFour},
    {"pre-mortem",
     "Pre-mortem",
     "Imagine the plan has failed, say why, and guard against it.",
     "The likeliest causes of failure, their early signs and who watches them.",
     {},
     kPreMortem},
    {"moments",
     "Moments that matter",
     "Find the few moments at which colleagues decide whether to rely on you.",
     "Three moments in order of weight, and an owner for the first.",
     {},
     kMoments},
    {"promise",
     "Drafting a service promise",
     "A service writes promises it can keep, weighed by worth and work.",
     "Promises worth publishing, with who answers for them.",
     {},
     kPromise},
    {"how-might-we",
     "How might we",
     "From a known pain to ideas weighed by value and effort.",
     "One idea to try within two weeks.",
     {},
     kHowMightWe},
    {"four-ls", "Retrospective: liked, learned, lacked, longed for",
     "A look back at a project or a season.", "One thing to keep and one to change.", kFourLsGroups,
     kFourLs},
    {"expectations", "Exchange of expectations",
     "Two departments say what they need and offer, and strike a fair exchange.",
     "An exchange both sides stand behind.", kExpectationGroups, kExpectations},
    {"hackathon",
     "Idea day",
     "A day to build small answers to everyday obstacles, and to vote on them.",
     "Ideas that were tried, and those that live on.",
     {},
     kHackathon},
    {"blank",
     "Short blank agenda",
     "Collect, vote, decide. Everything yours to write.",
     "",
     {},
     kBlank},
};

}  // namespace

std::span<const WorkshopFormat> workshop_formats() { return kFormats; }

const WorkshopFormat* workshop_format(std::string_view id) {
    for (const WorkshopFormat& format : kFormats)
        if (format.id == id) return &format;
    return nullptr;
}

int minutes_of(const WorkshopFormat& format) {
    int sum = 0;
    for (const FormatBlock& block : format.blocks)
        sum += block.minutes;
    return sum;
}

}  // namespace icx::app
