// What two departments owe each other, written down and signed. Words, dates and links of single
// lines are edited by SetField; all of it is undoable.
#pragma once

#include <string>

#include "app/session.hpp"

namespace icx::app {

// With a line for each promise in force of the provider's services, and for each duty of those who
// ask them. Refused when a party is unknown or both are one.
struct CreateAgreement {
    model::DepartmentId provider;
    model::DepartmentId requester;
};

struct RemoveAgreement {  // with its lines; the standards stay
    model::AgreementId agreement;
};

struct AddClause {
    model::AgreementId agreement;
    model::ClauseSide side = model::ClauseSide::promise;
    std::string text;
    model::StandardId standard;  // may be empty where there is a text
};

struct MoveClause {
    model::ClauseId clause;
    int by = 1;  // +1 or -1
};

struct RemoveClause {
    model::ClauseId clause;
};

// The clock runs while the desk waits for an answer and stands otherwise; it is decided once the
// request is done, or as soon as the answers took too long.
void make_waiting_clock(model::Standard& standard);

// A duty measured from the log: the waiting time between a question to the one who asked and the
// answer, over all questions of a request, at most `target`. Makes the standard and links the line.
struct MeasureWaiting {
    model::ClauseId clause;
    model::ServiceId service;
    std::string target = "1bd";
};

// Refused without a name.
struct SignAgreement {
    model::AgreementId agreement;
    model::ClauseSide side = model::ClauseSide::promise;  // promise: the provider signs
    std::string signer;
    core::Date day;
};

struct TakeBackSignature {
    model::AgreementId agreement;
    model::ClauseSide side = model::ClauseSide::promise;
};

core::Result<Plan> plan(const model::Workspace& workspace, const CreateAgreement& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveAgreement& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const AddClause& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MoveClause& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveClause& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MeasureWaiting& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const SignAgreement& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const TakeBackSignature& command,
                        PlanContext& context);

// The sum of what a signature stands for: parties, lines in their order, and what their standards
// promise. Not the title, the purpose or the day of the review.
std::string agreement_seal(const model::Workspace& workspace, const model::Agreement& agreement);

}  // namespace icx::app
