#include "app/respond_commands.hpp"

#include <algorithm>

#include "app/projection.hpp"
#include "codec/documents.hpp"

namespace icx::app {
namespace {

constexpr std::string_view kHereBatchPrefix = "here:";

core::Error missing(std::string_view what, const std::string& id) {
    return {core::Code::not_found, "this " + std::string(what) + " is not on this device any more",
            id, ""};
}

// Everything answered inside the studio arrives in one batch per survey, so that it can be told
// apart.
model::Batch here_batch(const model::SurveyId& survey, core::Instant now) {
    model::Batch batch;
    batch.id.text = core::hash_id("ba", std::string(kHereBatchPrefix) + survey.text);
    batch.survey = survey;
    batch.source = "answered here";
    batch.made = now;
    return batch;
}

replica::Fact make_fact(const codec::ResponseDocument& response) {
    const model::BatchId batch(response.batch);
    return {
        response_fact_id(response.id, batch), "response",
        response_set(model::SurveyId(response.survey), model::VersionId(response.version), batch),
        codec::encode_response_payload(response)};
}

}  // namespace

core::Result<Plan> plan(const model::Workspace&, const StartDraft& command, PlanContext& context) {
    const core::Value& survey = command.definition.at("survey");
    model::Draft draft;
    draft.id.text = core::mint_id(model::Draft::kPrefix, context.random);
    const core::Value& head = survey.is_map() ? survey : command.definition;
    draft.survey.text = std::string(head.at("id").as_text());
    draft.title = std::string(head.at("title").as_text());
    draft.version = command.version;
    draft.file_name = command.file_name;
    draft.started = context.now;
    draft.touched = context.now;
    draft.definition = command.definition;
    Plan plan;
    plan.is_undoable = false;
    plan.label = "start answering";
    plan.created = draft.id.text;
    write_new(plan.writes, draft);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const KeepAnswer& command,
                        PlanContext& context) {
    const model::Draft* draft = workspace.table<model::Draft>().find(command.draft);
    if (!draft) return missing("draft", command.draft.text);
    Plan plan;
    plan.is_undoable = false;
    plan.label = "answer";
    if (command.is_typing) plan.merge_key = command.draft.text + "/" + command.key;
    write_field(plan.writes, *draft, "a/" + command.key, command.value);
    // To the minute is enough to sort drafts, and keeps a burst of answers to one write each.
    const core::Instant minute{context.now.ms / 60000 * 60000};
    if (!draft->touched || draft->touched->ms / 60000 != minute.ms / 60000)
        write_field(plan.writes, *draft, "touched", model::to_value(minute));
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const KeepPage& command, PlanContext&) {
    const model::Draft* draft = workspace.table<model::Draft>().find(command.draft);
    if (!draft) return missing("draft", command.draft.text);
    Plan plan;
    plan.is_undoable = false;
    plan.label = "turn the page";
    write_field(plan.writes, *draft, "page", command.page);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const DiscardDraft& command,
                        PlanContext&) {
    const model::Draft* draft = workspace.table<model::Draft>().find(command.draft);
    if (!draft) return missing("draft", command.draft.text);
    Plan plan;
    plan.label = "discard draft";
    write_removal(plan.writes, *draft);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const SubmitDraft& command,
                        PlanContext& context) {
    const model::Draft* draft = workspace.table<model::Draft>().find(command.draft);
    if (!draft) return missing("draft", command.draft.text);
    if (draft->is_sent)
        return core::Error{core::Code::conflict,
                           "these answers were sent already, from another tab", draft->id.text,
                           "look at the receipt in the outbox"};
    const bool is_counted_here =
        draft->file_name.empty() && workspace.table<model::Survey>().find(draft->survey);

    codec::ResponseDocument response;
    response.id = core::mint_id("rs", context.random);
    response.survey = draft->survey.text;
    response.version = draft->version.text;
    response.day = core::iso_date(core::utc_date(context.now));
    response.answers = command.final_answers;

    model::Receipt receipt;
    receipt.id.text = core::mint_id(model::Receipt::kPrefix, context.random);
    receipt.survey = draft->survey;
    receipt.title = draft->title;
    receipt.code = mint_receipt_code(context.random);
    receipt.made = context.now;
    response.code = receipt.code;

    Plan plan;
    plan.is_undoable = false;
    plan.label = "send answers";
    plan.created = receipt.id.text;
    receipt.response = codec::encode_response_file({response});
    if (is_counted_here) {
        const model::Batch batch = here_batch(draft->survey, context.now);
        response.batch = batch.id.text;
        if (!workspace.table<model::Batch>().find(batch.id)) write_new(plan.writes, batch);
        plan.facts.push_back(make_fact(response));
        receipt.is_handed_over = true;
    }
    write_new(plan.writes, receipt);
    // The answers now live in the response; the draft's copy goes with the draft.
    write_removal(plan.writes, *draft);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const MarkHandedOver& command,
                        PlanContext&) {
    const model::Receipt* receipt = workspace.table<model::Receipt>().find(command.receipt);
    if (!receipt) return missing("receipt", command.receipt.text);
    Plan plan;
    plan.is_undoable = false;
    plan.label = "hand over answers";
    write_field(plan.writes, *receipt, "is_handed_over", true);
    return plan;
}

core::Result<Plan> plan(const model::Workspace& workspace, const RemoveReceipt& command,
                        PlanContext&) {
    const model::Receipt* receipt = workspace.table<model::Receipt>().find(command.receipt);
    if (!receipt) return missing("receipt", command.receipt.text);
    Plan plan;
    plan.label = "delete from outbox";
    write_removal(plan.writes, *receipt);
    return plan;
}

std::vector<const model::Draft*> open_drafts(const model::Workspace& workspace) {
    std::vector<const model::Draft*> rows;
    for (const auto& [id, draft] : workspace.table<model::Draft>())
        if (!draft.is_sent) rows.push_back(&draft);
    std::stable_sort(rows.begin(), rows.end(), [](const model::Draft* a, const model::Draft* b) {
        return b->touched.value_or(core::Instant{}) < a->touched.value_or(core::Instant{});
    });
    return rows;
}

std::vector<const model::Receipt*> receipts(const model::Workspace& workspace) {
    std::vector<const model::Receipt*> rows;
    for (const auto& [id, receipt] : workspace.table<model::Receipt>())
        rows.push_back(&receipt);
    std::stable_sort(
        rows.begin(), rows.end(), [](const model::Receipt* a, const model::Receipt* b) {
            return b->made.value_or(core::Instant{}) < a->made.value_or(core::Instant{});
        });
    return rows;
}

core::Result<std::string> export_receipts(const model::Workspace& workspace,
                                          const std::vector<model::ReceiptId>& ids) {
    std::vector<codec::ResponseDocument> all;
    for (const model::ReceiptId& id : ids) {
        const model::Receipt* receipt = workspace.table<model::Receipt>().find(id);
        if (!receipt) return missing("receipt", id.text);
        auto documents = codec::decode_response_file(receipt->response);
        if (!documents) return documents.error();
        for (codec::ResponseDocument& document : *documents)
            all.push_back(std::move(document));
    }
    return codec::encode_response_file(all);
}

std::string mint_receipt_code(core::Random& random) {
    constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code;
    for (int i = 0; i < 8; i++) {
        if (i == 4) code.push_back('-');
        code.push_back(kLetters[random.below(kLetters.size())]);
    }
    return code;
}

}  // namespace icx::app
