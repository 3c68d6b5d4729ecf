#include "app/sample_partners.hpp"

#include <algorithm>

#include "app/agreement_commands.hpp"
#include "app/contact_commands.hpp"
#include "app/edit.hpp"
#include "app/promise_chain.hpp"
#include "core/random.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

struct ContactRow {
    std::string_view department, route, link, phone, mail, checklist;
    model::Workload workload = model::Workload::normal;
    int days = 0;  // of the workload, from today on
    std::string_view note = {};
};

constexpr ContactRow kContacts[] = {
    {"IT help desk", "The portal first; phone when a ship or a till waits.",
     "https://help.merrowdale.example/new", "Extension 210", "helpdesk@merrowdale.example",
     "Which device, with the number on its label\nWhat you see, as it is written there\n"
     "Since when, and who else sees it",
     model::Workload::stretched, 3, "Two of us put the new scanners on the quay"},
    {"Finance and payroll", "By mail; call on pay day if money is missing.", "", "Extension 140",
     "payroll@merrowdale.example", "Your staff number\nThe month and the line of the payslip"},
    {"Facilities", "Mail, or the counter in the yard from 8 to 10.", "", "Extension 320",
     "facilities@merrowdale.example", "For a card, name, start date and which doors"},
    {"People team", "By mail, or come by on Tuesday and Thursday.", "", "Extension 110",
     "people@merrowdale.example", ""}};

constexpr std::string_view kAcknowledge = "Acknowledge within 4 hours";
constexpr std::string_view kCards = "Ready before the first shift";
constexpr std::string_view kDuty = "Answer our questions within 4 hours";
constexpr std::string_view kPromises[] = {
    "Before a change on the quay we tell the duty lead a day ahead."};
constexpr std::string_view kDuties[] = {"Requests name the device, with the number on its label.",
                                        "Leavers are told to us a week before their last day."};

// A record as the writes so far make it.
template <class R>
R record_of(const Writes& writes, const std::string& id) {
    R out;
    out.id.text = id;
    for (const replica::Write& write : writes) {
        if (write.object != id) continue;
        R::fields(
            [&](std::string_view name, auto& member) {
                if (name == write.field) model::from_value(write.value, member);
            },
            out);
    }
    return out;
}

class Maker {
public:
    Maker(SampleData& out, const std::string& salt, std::int64_t today,
          std::span<const model::Department> departments)
        : out_(out), salt_(salt), today_(today), departments_(departments) {}

    void make() {
        for (const ContactRow& row : kContacts)
            add_contact(row);
        add_duty();
        add_agreement();
        add_chain();
    }

private:
    model::DepartmentId department(std::string_view name) const {
        for (const model::Department& row : departments_)
            if (row.name == name) return row.id;
        return {};
    }

    void add_contact(const ContactRow& row) {
        model::Contact contact;
        contact.department = department(row.department);
        contact.id = contact_id(contact.department);
        contact.route = row.route;
        contact.link = row.link;
        contact.phone = row.phone;
        contact.mail = row.mail;
        contact.checklist = row.checklist;
        contact.workload = row.workload;
        if (row.days > 0) contact.workload_until = core::civil_from_days(today_ + row.days);
        contact.workload_note = row.note;
        contact.is_sample = true;
        write_new(out_.writes, contact);
    }

    std::string id(std::string_view prefix, std::string_view path) const {
        return core::hash_id(prefix, salt_ + "/partners/" + std::string(path));
    }
    // Of sample_requests.cpp.
    model::StandardId standard(std::string_view title) const {
        return model::StandardId(core::hash_id("st", salt_ + "/serve/" + std::string(title)));
    }

    // How long the help desk's questions wait for an answer.
    void add_duty() {
        const auto promise = record_of<model::Standard>(out_.writes, standard(kAcknowledge).text);
        std::string last;
        for (const replica::Write& write : out_.writes)
            if (write.type == model::Standard::kType && write.field == "pos")
                last = std::max(last, std::string(write.value.as_text()));
        duty_.id.text = id("st", kDuty);
        duty_.title = kDuty;
        duty_.promise = "When the help desk asks back, it has an answer within 4 working hours.";
        duty_.service = promise.service;
        duty_.is_duty = true;
        duty_.calendar = promise.calendar;
        make_waiting_clock(duty_);
        duty_.goal = 0.8;
        duty_.pos = replica::position_between(last, "", random_);
        duty_.is_sample = true;
        write_new(out_.writes, duty_);
    }

    void add_clause(model::Workspace& draft, const model::Agreement& agreement,
                    model::ClauseSide side, std::string_view text,
                    const model::StandardId& measured) {
        model::Clause clause;
        clause.id.text = id("cl", text.empty() ? measured.text : std::string(text));
        clause.agreement = agreement.id;
        clause.side = side;
        clause.text = text;
        clause.standard = measured;
        clause.pos = last_pos_ = replica::position_between(last_pos_, "", random_);
        clause.is_sample = true;
        write_new(out_.writes, clause);
        draft.table<model::Clause>().put(std::move(clause));
    }

    void add_agreement() {
        model::Agreement agreement;
        agreement.id.text = id("ag", "help desk and port");
        agreement.title = "Help desk and quay";
        agreement.purpose = "So that a scanner that fails never holds up a ship, and the help desk "
                            "knows what it needs to know at the first call.";
        agreement.provider = department("IT help desk");
        agreement.requester = department("Port operations");
        agreement.review = core::civil_from_days(today_ + 83);
        model::Workspace draft;
        draft.table<model::Standard>().put(
            record_of<model::Standard>(out_.writes, standard(kAcknowledge).text));
        draft.table<model::Standard>().put(duty_);
        using Side = model::ClauseSide;
        add_clause(draft, agreement, Side::promise, "", standard(kAcknowledge));
        for (const std::string_view text : kPromises)
            add_clause(draft, agreement, Side::promise, text, {});
        add_clause(draft, agreement, Side::duty, "", duty_.id);
        for (const std::string_view text : kDuties)
            add_clause(draft, agreement, Side::duty, text, {});
        agreement.provider_signer = "Tomas Reyl";
        agreement.requester_signer = "Dora Kent";
        agreement.provider_signed = core::civil_from_days(today_ - 99);
        agreement.requester_signed = core::civil_from_days(today_ - 98);
        agreement.provider_seal = agreement_seal(draft, agreement);
        agreement.requester_seal = agreement.provider_seal;
        agreement.is_sample = true;
        write_new(out_.writes, agreement);
    }

    // A card needs an account first, which the help desk gives.
    void add_chain() {
        model::Standard cards;
        cards.id = standard(kCards);
        write_field(out_.writes, cards, "own_time", "1bd");
        model::Upstream link;
        link.standard = cards.id;
        link.rests_on = standard(kAcknowledge);
        link.id = upstream_id(link.standard, link.rests_on);
        link.is_sample = true;
        write_new(out_.writes, link);
    }

    SampleData& out_;
    const std::string& salt_;
    core::SeededRandom random_{72};
    model::Standard duty_;
    std::string last_pos_;
    std::int64_t today_;
    std::span<const model::Department> departments_;
};

template <class R>
void remove_all(Writes& out, const model::Workspace& workspace) {
    for (const auto& [id, record] : workspace.table<R>())
        if (record.is_sample) write_removal(out, record);
}

}  // namespace

void add_sample_partners(SampleData& out, const std::string& salt, std::int64_t today,
                         std::span<const model::Department> departments) {
    Maker(out, salt, today, departments).make();
}

void remove_sample_partners(std::vector<replica::Write>& out, const model::Workspace& workspace) {
    remove_all<model::Contact>(out, workspace);
    remove_all<model::Agreement>(out, workspace);
    remove_all<model::Clause>(out, workspace);
    remove_all<model::Upstream>(out, workspace);
}

}  // namespace icx::app
