// Commands of the person who answers: start a draft, keep an answer, submit, look after the outbox.
// None of them is part of undo: answers are changed by answering again, and a removed receipt is
// removed.
#pragma once

#include <string>

#include "app/session.hpp"
#include "survey/session.hpp"

namespace icx::app {

struct StartDraft {
    core::Value definition;  // the survey file's "survey" value
    model::VersionId version;
    std::string file_name;  // "?survey=" name; empty inside the studio
};

struct KeepAnswer {  // a null value clears
    model::DraftId draft;
    std::string key;
    core::Value value;
    bool is_typing = false;
};

struct KeepPage {
    model::DraftId draft;
    std::string page;
};

struct DiscardDraft {
    model::DraftId draft;
};

// Makes the immutable response. Inside the studio that owns the survey it is counted at once;
// otherwise it waits in the outbox. Outcome::created is the receipt's id.
struct SubmitDraft {
    model::DraftId draft;
    core::Value final_answers;
};

struct MarkHandedOver {
    model::ReceiptId receipt;
};

struct RemoveReceipt {  // the record goes, its bytes go at the next folding
    model::ReceiptId receipt;
};

core::Result<Plan> plan(const model::Workspace& workspace, const StartDraft& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const KeepAnswer& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const KeepPage& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const DiscardDraft& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const SubmitDraft& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const MarkHandedOver& command,
                        PlanContext& context);
core::Result<Plan> plan(const model::Workspace& workspace, const RemoveReceipt& command,
                        PlanContext& context);

// Unsent drafts and receipts, newest first.
std::vector<const model::Draft*> open_drafts(const model::Workspace& workspace);
std::vector<const model::Receipt*> receipts(const model::Workspace& workspace);

// One response file holding the receipts' responses.
core::Result<std::string> export_receipts(const model::Workspace& workspace,
                                          const std::vector<model::ReceiptId>& ids);

// Eight characters without look-alikes in two groups: "K7Q2-9XMD".
std::string mint_receipt_code(core::Random& random);

}  // namespace icx::app
