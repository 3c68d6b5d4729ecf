#include "ui/views/respond_state.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "ui/views/respond_words.hpp"

namespace icx::ui {
namespace {

constexpr std::string_view kOther = "other";

const RespondWords& words_of(const RespondState& state) {
    return respond_words(state.session  ? state.session->definition().survey.language
                         : state.source ? state.source->definition.survey.language
                                        : "en");
}

const survey::QuestionDefinition* question_of(const RespondState& state, std::string_view key) {
    if (!state.session) return nullptr;
    return state.session->definition().find(model::QuestionId(key.substr(0, key.find('@'))));
}

void turn_to(RespondState& state, RespondStep step) {
    state.step = step;
    state.focus = RespondState::Focus::heading;
    state.scroll_to_top = true;
}

void keep_page(RespondState& state, app::CommandSink& sink) {
    if (state.mode == RespondMode::preview || !state.draft.valid()) return;
    const auto pages = state.session->pages();
    sink.push(app::KeepPage{state.draft, pages[state.session->page_index()].key});
}

void point_at_missing(RespondState& state, std::size_t count) {
    const RespondWords& words = words_of(state);
    state.focus = RespondState::Focus::invalid;
    state.announce = count == 1 ? std::string(words.needs_one)
                                : fill(words.needs_many, {std::to_string(count)});
}

void open_other(RespondState& state, std::string_view key, bool open) {
    auto& keys = state.open_others;
    std::erase_if(keys, [&](const std::string& k) { return k == key; });
    if (open) keys.emplace_back(key);
}

core::Value other_value(std::string_view text) {
    core::Value value = core::Value::map();
    value.set(kOther, std::string(text));
    return value;
}

void take_up(const model::Workspace& workspace, RespondState& state, const model::DraftId& id) {
    const model::Draft* draft = workspace.table<model::Draft>().find(id);
    if (!draft) return;
    auto source = source_of(*draft);
    if (!source)
        return show_trouble(state, RespondTrouble::broken, core::describe(source.error()));
    state.note.clear();
    state.open_others.clear();
    state.draft = id;
    state.revision = workspace.revision;
    state.session.emplace(std::move(source->definition));
    state.session->load_answers(draft->answers);
    state.session->go_to_page(draft->page);
    turn_to(state, RespondStep::page);
}

}  // namespace

void offer_survey(RespondState& state, RespondSource source) {
    state.source = std::move(source);
    state.draft = {};
    state.session.reset();
    state.open_others.clear();
    if (state.mode == RespondMode::preview) {
        state.session.emplace(state.source->definition);
        state.step = RespondStep::page;
        return;
    }
    turn_to(state, RespondStep::start);
}

void refresh_preview(RespondState& state, RespondSource source) {
    if (!state.session) return offer_survey(state, std::move(source));
    survey::Session fresh(source.definition);
    fresh.load_answers(state.session->answers());
    const auto pages = state.session->pages();
    if (!pages.empty()) fresh.go_to_page(pages[state.session->page_index()].key);
    state.source = std::move(source);
    state.session.emplace(std::move(fresh));
}

core::Result<RespondSource> source_of(const model::Draft& draft) {
    auto definition = survey::definition_from_value(draft.definition, "");
    if (!definition) return definition.error();
    return RespondSource{std::move(*definition), draft.definition, draft.version, draft.file_name};
}

void show_trouble(RespondState& state, RespondTrouble trouble, std::string detail) {
    state.trouble = trouble;
    state.trouble_detail = std::move(detail);
    turn_to(state, RespondStep::trouble);
}

void sync_respond(const model::Workspace& workspace, RespondState& state) {
    if (state.resume.valid()) take_up(workspace, state, std::exchange(state.resume, {}));
    if (state.mode == RespondMode::preview || !state.session || !state.draft.valid()) return;
    if (state.revision == workspace.revision) return;
    state.revision = workspace.revision;
    const model::Draft* draft = workspace.table<model::Draft>().find(state.draft);
    if (!draft) {
        const bool is_answering =
            state.step == RespondStep::page || state.step == RespondStep::review;
        if (!is_answering) return;
        state.draft = {};
        state.session.reset();
        const bool was_sent =
            std::any_of(workspace.table<model::Receipt>().begin(),
                        workspace.table<model::Receipt>().end(), [&](const auto& row) {
                            return state.source &&
                                   row.second.survey == state.source->definition.survey.id;
                        });
        const RespondWords& words = words_of(state);
        state.note = std::string(was_sent ? words.sent_elsewhere : words.draft_gone);
        return turn_to(state, RespondStep::start);
    }
    // Answer by answer, so that errors and the page stay where this tab's reader has them.
    const core::Value mine = state.session->answers();
    for (const auto& [key, value] : draft->answers.as_map())
        if (!(mine.at(key) == value)) (void)state.session->answer(key, value);
    for (const auto& [key, value] : mine.as_map())
        if (!draft->answers.find(key)) (void)state.session->answer(key, {});
}

void begin(RespondState& state, app::CommandSink& sink) {
    if (!state.source) return;
    state.note.clear();
    state.open_others.clear();
    state.session.emplace(state.source->definition);
    turn_to(state, RespondStep::page);
    if (state.mode == RespondMode::preview) return;
    app::StartDraft command{state.source->definition_value, state.source->version,
                            state.source->file_name};
    sink.push(std::move(command), [&state](const core::Result<app::Outcome>& outcome) {
        if (outcome) state.draft.text = outcome->created;
        else show_trouble(state, RespondTrouble::not_opened, core::describe(outcome.error()));
    });
}

void answer(RespondState& state, app::CommandSink& sink, std::string_view key, core::Value value,
            bool is_typing) {
    if (!state.session || !state.session->answer(key, value)) return;
    if (state.mode == RespondMode::preview || !state.draft.valid()) return;
    sink.push(app::KeepAnswer{state.draft, std::string(key), std::move(value), is_typing});
}

void choose(RespondState& state, app::CommandSink& sink, std::string_view key, int index) {
    const survey::QuestionDefinition* question = question_of(state, key);
    if (!question || index < 0) return;
    const bool is_other = static_cast<std::size_t>(index) >= question->options.size();
    open_other(state, key, is_other);
    if (is_other) return answer(state, sink, key, {});
    answer(state, sink, key, question->options[static_cast<std::size_t>(index)].id.text);
}

void tick(RespondState& state, app::CommandSink& sink, std::string_view key, int index, bool on) {
    const survey::QuestionDefinition* question = question_of(state, key);
    if (!question || index < 0) return;
    const auto& options = question->options;
    const bool is_other = static_cast<std::size_t>(index) >= options.size();
    const auto is_exclusive = [&](std::string_view id) {
        return std::any_of(options.begin(), options.end(), [&](const model::Option& option) {
            return option.id.text == id && option.is_exclusive;
        });
    };
    const std::string id = is_other ? "" : options[static_cast<std::size_t>(index)].id.text;
    const bool clears_others = on && !is_other && is_exclusive(id);
    core::Value::List kept;
    for (const core::Value& value : state.session->answers().at(key).as_list()) {
        if (clears_others) break;
        if (on && value.is_text() && is_exclusive(value.as_text())) continue;
        if (is_other ? value.is_map() : value.as_text() == id) continue;
        kept.push_back(value);
    }
    if (on && !is_other) kept.push_back(id);
    if (is_other || clears_others) open_other(state, key, on && is_other);
    answer(state, sink, key, kept.empty() ? core::Value() : core::Value(std::move(kept)));
}

void answer_other(RespondState& state, app::CommandSink& sink, std::string_view key,
                  std::string_view text) {
    const survey::QuestionDefinition* question = question_of(state, key);
    if (!question) return;
    const bool is_blank = core::trim(text).empty();
    open_other(state, key, is_blank);
    if (question->question.kind == model::QuestionKind::single)
        return answer(state, sink, key, is_blank ? core::Value() : other_value(text), true);
    core::Value::List kept;
    for (const core::Value& value : state.session->answers().at(key).as_list())
        if (!value.is_map()) kept.push_back(value);
    if (!is_blank) kept.push_back(other_value(text));
    answer(state, sink, key, kept.empty() ? core::Value() : core::Value(std::move(kept)), true);
}

void next_page(RespondState& state, app::CommandSink& sink) {
    const std::size_t before = state.session->page_index();
    // A required "other" without words is told as such, not as a missing choice.
    for (const std::string& key : state.open_others) {
        const survey::QuestionDefinition* question = question_of(state, key);
        if (!question || !question->question.is_required) continue;
        const bool is_single = question->question.kind == model::QuestionKind::single;
        core::Value blank = other_value("");
        if (state.session->answers().find(key)) continue;
        (void)state.session->answer(
            key, is_single ? std::move(blank) : core::Value(core::Value::List{std::move(blank)}));
    }
    const bool is_last = before + 1 >= state.session->pages().size();
    if (is_last || !state.session->next()) {
        const auto missing = state.session->check_page(before);
        if (!missing.empty()) return point_at_missing(state, missing.size());
        if (is_last) return turn_to(state, RespondStep::review);
    }
    turn_to(state, RespondStep::page);
    keep_page(state, sink);
}

void previous_page(RespondState& state, app::CommandSink& sink) {
    if (state.step == RespondStep::page) {
        if (state.session->page_index() == 0) {
            if (state.mode != RespondMode::preview) turn_to(state, RespondStep::start);
            return;
        }
        state.session->back();
    }
    turn_to(state, RespondStep::page);
    keep_page(state, sink);
}

void go_to_page(RespondState& state, app::CommandSink& sink, std::string_view page) {
    state.session->go_to_page(page);
    turn_to(state, RespondStep::page);
    keep_page(state, sink);
}

void submit(RespondState& state, app::CommandSink& sink) {
    const auto missing = state.session->check_all();
    if (!missing.empty()) {
        go_to_page(state, sink, missing.front().page);
        return point_at_missing(state, missing.size());
    }
    if (state.mode == RespondMode::preview) {
        state.receipt = {};
        return turn_to(state, RespondStep::receipt);
    }
    app::SubmitDraft command{state.draft, state.session->final_answers()};
    sink.push(std::move(command), [&state](const core::Result<app::Outcome>& outcome) {
        if (!outcome) {
            state.announce =
                fill(words_of(state).send_failed, {core::describe(outcome.error())});
            return;
        }
        state.receipt.text = outcome->created;
        state.draft = {};
        turn_to(state, RespondStep::receipt);
    });
}

void answer_again(RespondState& state) {
    state.session.reset();
    state.draft = {};
    state.receipt = {};
    state.note.clear();
    if (!state.source) return;
    if (state.mode == RespondMode::preview) state.session.emplace(state.source->definition);
    turn_to(state, state.mode == RespondMode::preview ? RespondStep::page : RespondStep::start);
}

void show_outbox(RespondState& state) {
    turn_to(state, RespondStep::outbox);
}

void leave_outbox(RespondState& state) {
    if (state.step != RespondStep::outbox) return;
    turn_to(state, state.session && state.draft.valid() ? RespondStep::page
                   : state.receipt.valid()              ? RespondStep::receipt
                                                        : RespondStep::start);
}

void hand_over(RespondState& state, app::CommandSink& sink, RespondWish::Kind kind,
               std::vector<model::ReceiptId> receipts) {
    const RespondWords& words = words_of(state);
    for (const model::ReceiptId& id : receipts) sink.push(app::MarkHandedOver{id});
    if (kind == RespondWish::Kind::copy) state.announce = std::string(words.copied);
    if (kind == RespondWish::Kind::download) state.announce = std::string(words.downloaded);
    state.wish = {kind, std::move(receipts)};
}

}  // namespace icx::ui
