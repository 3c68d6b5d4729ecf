#include "app/journey_templates.hpp"

namespace icx::app {
namespace {

using model::LaneKind;

struct Row {
    std::string_view stage, step;
    bool is_moment;
    double feeling;
    std::string_view contact, action, pain;
};

struct Template {
    JourneyTemplate info;
    std::span<const Row> rows;
};

constexpr Row kOnboarding[] = {
    {"Before day one", "Sign the offer", false, 1, "People team", "Reads and signs the contract",
     ""},
    {"Before day one", "Papers and kit list", false, 0.5, "People team",
     "Sends bank details, tax number, sizes", "The same form is asked for twice"},
    {"First day", "Arrive", true, 1.5, "Own lead", "Is met at the door and shown round",
     "Nobody at the desk knows the name"},
    {"First day", "Get access and kit", true, 1, "IT help desk", "Logs in, collects card and tools",
     "The laptop is there, the account is not"},
    {"First week", "Learn the essentials", false, 0.5, "Own team", "Safety, rules, who to ask",
     "Too much at once, nothing written down"},
    {"First week", "First own task", false, 1, "Own team", "Does a piece of real work", ""},
    {"First month", "First pay", true, 1.5, "Payroll", "Checks the payslip",
     "Late papers make the first pay wrong"},
    {"First month", "Day 30 talk", false, 1, "Own lead", "Says what helped and what was missing",
     ""},
};

constexpr Row kLaptop[] = {
    {"Ask", "Notice the need", false, -0.5, "Own lead", "The old machine is too slow",
     "Unclear who may ask"},
    {"Ask", "Fill in the request", false, 0, "IT help desk", "Picks a model, gives a cost centre",
     "Asks for numbers nobody knows"},
    {"Wait", "Budget is approved", true, -1, "Finance", "Waits for a signature",
     "Days without a word"},
    {"Wait", "It is ordered", false, -0.5, "Purchasing", "Hears a delivery date",
     "The date moves without notice"},
    {"Start", "Hand-over", true, 1.5, "IT help desk", "Collects it, logs in together", ""},
    {"Start", "First week with it", false, 1, "IT help desk", "Finds what is missing",
     "Old files are not there yet"},
};

constexpr Row kPayrollFix[] = {
    {"See it", "Read the payslip", true, -1.5, "Payroll", "Finds the mistake",
     "The payslip explains nothing"},
    {"See it", "Find who to ask", false, -1, "Payroll", "Looks for a name",
     "Three addresses, no answer"},
    {"Get it right", "Send the question", false, -0.5, "Payroll", "Writes down what is missing",
     "Proof is asked for that payroll has"},
    {"Get it right", "Hear what happens next", true, 0.5, "Payroll", "Gets a date and a name", ""},
    {"Have it", "Money arrives", true, 1, "Payroll", "Checks the account",
     "Paid only with the next month"},
    {"Have it", "It stays right", false, 0.5, "Payroll", "Checks the next payslip",
     "The same mistake again"},
};

constexpr Row kLeave[] = {
    {"Plan", "Look up what is left", false, 0, "People team", "Counts days",
     "Two systems, two numbers"},
    {"Plan", "Agree with the team", false, 0.5, "Own team", "Talks about cover", ""},
    {"Ask", "Send the request", false, 0, "People team", "Enters the days",
     "Half days cannot be entered"},
    {"Ask", "Wait for the answer", true, -1, "Own lead", "Cannot book yet",
     "Weeks without an answer"},
    {"Go and return", "Hand work over", false, 0, "Own team", "Writes down what is open", ""},
    {"Go and return", "Come back", true, 0.5, "Own team", "Reads what happened",
     "Everything waited for this day"},
};

constexpr Row kExpenses[] = {
    {"Spend", "Know the rules", false, -0.5, "Finance", "Looks up limits",
     "Rules in a long document"},
    {"Spend", "Keep receipts", false, -0.5, "Finance", "Collects paper", ""},
    {"Claim", "Fill in the claim", false, -1, "Finance", "Types what the receipt says",
     "Each receipt is a form of its own"},
    {"Claim", "Approval", true, -0.5, "Own lead", "Waits", "Comes back for a missing code"},
    {"Refund", "Money is back", true, 1, "Finance", "Sees the refund",
     "Longer than the card's due date"},
};

constexpr Row kAccess[] = {
    {"Need", "Meet the closed door", true, -1, "IT help desk", "Cannot do the task",
     "The message does not say whom to ask"},
    {"Need", "Ask for access", false, -0.5, "IT help desk", "Names the system and the reason",
     "Roles have names nobody knows"},
    {"Decide", "The owner agrees", true, -0.5, "System owner", "Waits",
     "The owner is on leave, no deputy"},
    {"Decide", "It is set up", false, 0, "IT help desk", "Gets a message", ""},
    {"Use", "First log-in", false, 1, "IT help desk", "Does the task", "Right role, wrong folder"},
};

constexpr Row kMove[] = {
    {"Decide", "Agree to move", false, 0.5, "Own lead", "Talks about dates and pay", ""},
    {"Decide", "Get it in writing", false, 0, "People team", "Signs the change",
     "The date changes twice"},
    {"Move", "Leave the old team", false, -0.5, "Own team", "Hands work over", ""},
    {"Move", "Access, card, desk", true, -1, "Facilities", "Collects what is needed",
     "Old rights end before new ones begin"},
    {"Settle", "First day there", true, 1, "New team", "Is introduced", "Nobody knew the day"},
    {"Settle", "One month on", false, 1, "New lead", "Says how it went", ""},
};

constexpr Row kPromotion[] = {
    {"Be chosen", "Hear of the role", false, 1, "Own lead", "Talks about the role",
     "Others hear of it first"},
    {"Be chosen", "Prepare", false, 0, "People team", "Learns what is expected", ""},
    {"Change", "The team is told", true, 1, "Own lead", "Stands before former peers", ""},
    {"Change", "Pay and contract", true, 0.5, "People team", "Checks the new terms",
     "The raise comes a month late"},
    {"Grow", "First hard talk", true, -1, "Own lead", "Leads where a friend was",
     "No one to ask in confidence"},
    {"Grow", "Half a year on", false, 1, "Own lead", "Looks back together", ""},
};

constexpr Row kIncident[] = {
    {"Stop", "It breaks", true, -1.5, "IT help desk", "Tries again, tells the team",
     "No way to see whether it is known"},
    {"Stop", "Report it", false, -1, "IT help desk", "Calls or writes",
     "Holds the line for minutes"},
    {"Wait", "Hear that it is known", true, -0.5, "IT help desk", "Gets a time",
     "No word for hours"},
    {"Wait", "Work around it", false, -0.5, "Own team", "Paper and phone", ""},
    {"Go on", "It works again", true, 1, "IT help desk", "Checks", "Closed before it was checked"},
    {"Go on", "It stays mended", false, 0.5, "IT help desk", "Hears the cause",
     "The cause is never told"},
};

constexpr Row kTraining[] = {
    {"Choose", "Find a course", false, 0.5, "People team", "Looks through the list",
     "The list is old"},
    {"Choose", "Get time and money", true, -0.5, "Own lead", "Asks",
     "Learning loses against the rota"},
    {"Learn", "Attend", false, 1.5, "Trainer", "Practises", ""},
    {"Learn", "Get the certificate", false, 0.5, "People team", "Enters it in the record", ""},
    {"Use", "Try it at work", true, 0.5, "Own team", "Does it for real",
     "No occasion in the first weeks"},
    {"Use", "Pass it on", false, 1, "Own team", "Shows others", ""},
};

constexpr Row kParentalLeave[] = {
    {"Tell", "Share the news", true, 0.5, "Own lead", "Tells the lead",
     "Unsure what it means for the role"},
    {"Tell", "Learn the rules", false, -0.5, "People team", "Money, dates, forms",
     "Each source says something else"},
    {"Prepare", "Send the papers", false, -0.5, "People team", "Fills in forms",
     "Deadlines are told too late"},
    {"Prepare", "Hand over", false, 0.5, "Own team", "Trains the cover", ""},
    {"Be away", "Stay in touch as agreed", false, 0.5, "Own lead", "Hears what changes",
     "Either silence or too much"},
    {"Return", "Plan the return", true, 0, "Own lead", "Agrees hours",
     "Part time does not fit the rota"},
    {"Return", "First weeks back", true, 0.5, "Own team", "Finds the way in",
     "Access was closed meanwhile"},
};

constexpr Row kExit[] = {
    {"Tell", "Give notice", true, -0.5, "Own lead", "Says it and why", ""},
    {"Tell", "Agree the last day", false, 0, "People team", "Counts leave that is left", ""},
    {"Hand over", "Pass knowledge on", true, 0, "Own team", "Writes it down, shows it",
     "The successor comes too late"},
    {"Hand over", "Return things", false, 0, "Facilities", "Laptop, card, keys",
     "Four places to go to"},
    {"Go", "Leaving talk", false, 0.5, "People team", "Says what should change",
     "Nothing comes of it"},
    {"Go", "Last pay and papers", true, 0, "Payroll", "Waits for certificate and money",
     "A month after the last day"},
};

constexpr Row kLateTimesheets[] = {
    {"Month end", "Sheets are due", false, 0, "All departments", "Reminds everybody",
     "A third is missing at noon"},
    {"Month end", "Chase the missing", true, -1.5, "All departments", "Calls lead after lead",
     "Each lead thinks it is just one"},
    {"Pay run", "Enter by hand", false, -1.5, "Payroll", "Types until late",
     "Mistakes under time pressure"},
    {"Pay run", "Run the pay", true, -0.5, "Payroll", "Closes the run", ""},
    {"After", "Answer the questions", true, -1, "Payroll", "Explains wrong pay",
     "The late team complains loudest"},
    {"After", "Agree on a promise", false, 1, "All departments", "Sets a date with each lead", ""},
};

constexpr Row kSales1330[] = {
    {"The call", "The customer asks", true, 0, "Customer", "Promises to call back by 14:00", ""},
    {"The call", "Look it up", false, -0.5, "Booking system", "Finds no answer",
     "The system shows yesterday's state"},
    {"Inside", "Call the department", true, -1, "Port operations", "Lets it ring",
     "Lunch, nobody covers the line"},
    {"Inside", "Write a mail", false, -1, "Port operations", "Asks again in writing",
     "No one says when it is read"},
    {"Back", "Get the answer", true, 0.5, "Port operations", "Hears it at 15:10", ""},
    {"Back", "Call the customer", true, -1.5, "Customer", "Apologises",
     "The customer booked elsewhere"},
};

constexpr Template kTemplates[] = {
    {{"onboarding", "From the offer to the first month",
      "A joiner's way until the work is their own.", "New colleague"},
     kOnboarding},
    {{"laptop", "A new laptop", "From the need to a machine that works.",
      "Colleague who needs a laptop"},
     kLaptop},
    {{"payroll-fix", "A pay that is wrong", "From seeing the mistake to having the money.",
      "Colleague with a wrong payslip"},
     kPayrollFix},
    {{"leave", "A leave that is granted", "From the plan to coming back.",
      "Colleague who plans leave"},
     kLeave},
    {{"expenses", "Money spent for work", "From the receipt to the refund.",
      "Colleague who travelled"},
     kExpenses},
    {{"access", "Access to a system", "From being locked out to working.",
      "Colleague without access"},
     kAccess},
    {{"move", "A move to another place of work", "From the decision to the first normal day there.",
      "Colleague who moves"},
     kMove},
    {{"promotion", "A new role", "From being asked to being at home in it.",
      "Colleague who is promoted"},
     kPromotion},
    {{"incident", "Something breaks at work", "From the first sign to it staying mended.",
      "Colleague who is stopped by a fault"},
     kIncident},
    {{"training", "Learn something new", "From the wish to using it.", "Colleague who learns"},
     kTraining},
    {{"parental-leave", "Parental leave", "From the news to being back.", "Parent"},
     kParentalLeave},
    {{"exit", "Leave the company", "From giving notice to a good goodbye.", "Colleague who leaves"},
     kExit},
    {{"late-timesheets", "Late timesheets reach payroll",
      "A story from practice: how one team's lateness becomes another's overtime, and a "
      "third's wrong pay.",
      "Payroll clerk"},
     kLateTimesheets},
    {{"sales-1330", "A salesperson at 13:30",
      "A story from practice: a customer waits on the line, and the answer lies in another "
      "department.",
      "Salesperson"},
     kSales1330},
};

}  // namespace

std::span<const JourneyTemplate> journey_templates() {
    static const std::vector<JourneyTemplate> infos = [] {
        std::vector<JourneyTemplate> all;
        for (const Template& entry : kTemplates)
            all.push_back(entry.info);
        return all;
    }();
    return infos;
}

std::optional<journey::Document> journey_template(std::string_view id) {
    for (const Template& entry : kTemplates) {
        if (entry.info.id != id) continue;
        journey::Document out;
        out.title = entry.info.title;
        out.purpose = entry.info.summary;
        out.persona = entry.info.persona;
        for (const Row& row : entry.rows) {
            if (out.stages.empty() || out.stages.back().title != row.stage)
                out.stages.push_back({std::string(row.stage), {}});
            journey::StepText step;
            step.title = row.step;
            step.is_moment = row.is_moment;
            step.feeling = row.feeling;
            const auto add = [&](LaneKind lane, std::string_view words) {
                if (!words.empty())
                    step.cards.push_back({lane, std::string(words), model::Evidence::assumed});
            };
            add(LaneKind::contact, row.contact);
            add(LaneKind::actions, row.action);
            add(LaneKind::pains, row.pain);
            out.stages.back().steps.push_back(std::move(step));
        }
        return out;
    }
    return std::nullopt;
}

}  // namespace icx::app
