#include "app/agreement_commands.hpp"

#include "app/placing.hpp"
#include "core/text.hpp"
#include "standards/duration.hpp"

namespace icx::app {
namespace {

using core::Error;
using core::Result;
using model::Agreement;
using model::Clause;
using model::ClauseSide;
using model::Department;
using model::Service;
using model::Standard;

constexpr std::size_t kMaxClauses = 60;  // of one side

Error no_agreement(const model::AgreementId& id) { return gone("agreement", id.text); }

// Those in force of the provider's services, in their order.
std::vector<const Standard*> standards_of(const model::Workspace& workspace,
                                          const model::DepartmentId& provider, bool is_duty) {
    std::vector<const Standard*> out;
    for (const Standard* standard : model::standards(workspace)) {
        const auto* service = workspace.table<Service>().find(standard->service);
        if (service && service->department == provider && standard->is_duty == is_duty &&
            standard->state == model::StandardState::kept)
            out.push_back(standard);
    }
    return out;
}

void add_side(Plan& plan, const model::Workspace& workspace, const Agreement& agreement,
              ClauseSide side, core::Random& random) {
    const auto found = standards_of(workspace, agreement.provider, side == ClauseSide::duty);
    const std::size_t count = std::min(found.size(), kMaxClauses);
    const auto places = replica::positions_between("", "", count, random);
    for (std::size_t i = 0; i < count; i++) {
        Clause clause;
        clause.id.text = core::mint_id(Clause::kPrefix, random);
        clause.agreement = agreement.id;
        clause.side = side;
        clause.standard = found[i]->id;
        clause.pos = places[i];
        write_new(plan.writes, clause);
    }
}

}  // namespace

Result<Plan> plan(const model::Workspace& workspace, const CreateAgreement& command,
                  PlanContext& context) {
    const auto* provider = workspace.table<Department>().find(command.provider);
    const auto* requester = workspace.table<Department>().find(command.requester);
    if (!provider) return gone("department", command.provider.text);
    if (!requester) return gone("department", command.requester.text);
    if (provider == requester)
        return Error{core::Code::invalid, "an agreement is between two departments", "requester",
                     "choose another one"};
    Plan plan;
    plan.label = "new agreement";
    Agreement agreement;
    agreement.id.text = core::mint_id(Agreement::kPrefix, context.random);
    agreement.title = provider->name + " and " + requester->name;
    agreement.provider = provider->id;
    agreement.requester = requester->id;
    plan.created = agreement.id.text;
    write_new(plan.writes, agreement);
    add_side(plan, workspace, agreement, ClauseSide::promise, context.random);
    add_side(plan, workspace, agreement, ClauseSide::duty, context.random);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const RemoveAgreement& command, PlanContext&) {
    const Agreement* agreement = workspace.table<Agreement>().find(command.agreement);
    if (!agreement) return no_agreement(command.agreement);
    Plan plan;
    plan.label = "delete agreement";
    write_removal(plan.writes, *agreement);
    for (const auto& [id, clause] : workspace.table<Clause>())
        if (clause.agreement == agreement->id) write_removal(plan.writes, clause);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const AddClause& command,
                  PlanContext& context) {
    const Agreement* agreement = workspace.table<Agreement>().find(command.agreement);
    if (!agreement) return no_agreement(command.agreement);
    Clause clause;
    clause.text = std::string(core::trim(command.text));
    if (command.standard.valid() && !workspace.table<Standard>().find(command.standard))
        return gone("promise", command.standard.text);
    if (clause.text.empty() && !command.standard.valid())
        return Error{core::Code::invalid, "a line needs a sentence or a promise", "text", ""};
    const auto rows = model::clauses_of(workspace, agreement->id, command.side);
    if (rows.size() >= kMaxClauses)
        return Error{core::Code::invalid, "an agreement has at most 60 lines on each side", "text",
                     "join some of them"};
    Plan plan;
    plan.label = command.side == ClauseSide::promise ? "add promise" : "add duty";
    clause.id.text = core::mint_id(Clause::kPrefix, context.random);
    clause.agreement = agreement->id;
    clause.side = command.side;
    clause.standard = command.standard;
    clause.pos = position_at_end(rows, context.random);
    plan.created = clause.id.text;
    write_new(plan.writes, clause);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const MoveClause& command,
                  PlanContext& context) {
    const Clause* clause = workspace.table<Clause>().find(command.clause);
    if (!clause) return gone("line", command.clause.text);
    Plan plan;
    plan.label = "move line";
    const auto rows = model::clauses_of(workspace, clause->agreement, clause->side);
    const std::string pos =
        position_moved(rows, place_of(rows, clause->id), command.by, context.random);
    if (!pos.empty()) write_field(plan.writes, *clause, "pos", pos);
    return plan;
}

Result<Plan> plan(const model::Workspace& workspace, const RemoveClause& command, PlanContext&) {
    const Clause* clause = workspace.table<Clause>().find(command.clause);
    if (!clause) return gone("line", command.clause.text);
    Plan plan;
    plan.label = "delete line";
    write_removal(plan.writes, *clause);
    return plan;
}

void make_waiting_clock(model::Standard& standard) {
    standard.start = "waiting";
    standard.pause = "resumed, reopened";
    standard.resume = "waiting";
    standard.stop = "resolved";
    standard.reopen = "reopened";
    standard.reopen_policy = model::ReopenPolicy::gap;
}

Result<Plan> plan(const model::Workspace& workspace, const MeasureWaiting& command,
                  PlanContext& context) {
    const Clause* clause = workspace.table<Clause>().find(command.clause);
    if (!clause) return gone("line", command.clause.text);
    const Service* service = workspace.table<Service>().find(command.service);
    if (!service) return gone("service", command.service.text);
    if (!standards::parse_duration(command.target))
        return Error{core::Code::invalid, "the time allowed must read like 30m, 4h, 2d or 3bd",
                     "target", ""};
    Plan plan;
    plan.label = "measure a duty";
    Standard standard;
    standard.id.text = core::mint_id(Standard::kPrefix, context.random);
    standard.title = "Answer questions within " + command.target;
    standard.promise = clause->text;
    standard.service = service->id;
    standard.is_duty = true;
    standard.hours_of = model::HoursOf::requester;
    make_waiting_clock(standard);
    standard.target = command.target;
    const auto rows = model::standards(workspace);
    standard.pos = position_at_end(rows, context.random);
    for (const Standard* other : rows)
        if (other->service == service->id && !standard.calendar.valid())
            standard.calendar = other->calendar;
    plan.created = standard.id.text;
    write_new(plan.writes, standard);
    write_field(plan.writes, *clause, "standard", standard.id.text);
    return plan;
}

namespace {

Result<Plan> write_signature(const model::Workspace& workspace, const model::AgreementId& id,
                             ClauseSide side, const std::string& signer,
                             std::optional<core::Date> day) {
    const Agreement* before = workspace.table<Agreement>().find(id);
    if (!before) return no_agreement(id);
    Agreement after = *before;
    const std::string seal = signer.empty() ? "" : agreement_seal(workspace, *before);
    if (side == ClauseSide::promise) {
        after.provider_signer = signer;
        after.provider_signed = day;
        after.provider_seal = seal;
    } else {
        after.requester_signer = signer;
        after.requester_signed = day;
        after.requester_seal = seal;
    }
    Plan plan;
    plan.label = signer.empty() ? "take a signature back" : "sign agreement";
    write_difference(plan.writes, *before, after);
    return plan;
}

}  // namespace

Result<Plan> plan(const model::Workspace& workspace, const SignAgreement& command, PlanContext&) {
    const std::string signer(core::trim(command.signer));
    if (signer.empty()) return Error{core::Code::invalid, "a signature needs a name", "signer", ""};
    return write_signature(workspace, command.agreement, command.side, signer, command.day);
}

Result<Plan> plan(const model::Workspace& workspace, const TakeBackSignature& command,
                  PlanContext&) {
    return write_signature(workspace, command.agreement, command.side, "", std::nullopt);
}

std::string agreement_seal(const model::Workspace& workspace, const Agreement& agreement) {
    std::string text = agreement.provider.text + "\n" + agreement.requester.text + "\n";
    for (const ClauseSide side : {ClauseSide::promise, ClauseSide::duty}) {
        text += "--\n";
        for (const Clause* clause : model::clauses_of(workspace, agreement.id, side)) {
            text += clause->text + "\t" + clause->standard.text;
            if (const auto* standard = workspace.table<Standard>().find(clause->standard))
                text += "\t" + standard->title + "\t" + standard->promise + "\t" +
                        standard->target + "\t" + standard->fault + "\t" +
                        core::shortest_number(standard->goal);
            for (const auto& [id, target] : workspace.table<model::Target>())
                if (target.standard == clause->standard)
                    text += "\t" + target.priority + "\t" + target.department + "\t" + target.time;
            text += "\n";
        }
    }
    return core::hash_id("seal", text);
}

}  // namespace icx::app
