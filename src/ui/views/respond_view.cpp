#include "ui/views/respond_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "survey/words.hpp"

namespace icx::ui {
namespace {

using model::QuestionKind;

constexpr std::size_t kDraftRows = 20;

struct Builder {
    const model::Workspace& workspace;
    const RespondState& state;
    const RespondInput& input;
    const RespondWords& words;
    RespondView& view;
    bool asks_something = false;  // at least one question is required
};

bool asks_something(const survey::Definition& definition) {
    for (const survey::SectionDefinition& section : definition.sections)
        for (const survey::QuestionDefinition& question : section.questions)
            if (question.question.is_required) return true;
    return false;
}

const survey::Definition* definition_of(const RespondState& state) {
    if (state.session) return &state.session->definition();
    return state.source ? &state.source->definition : nullptr;
}

std::string_view language_of(const RespondState& state) {
    const survey::Definition* definition = definition_of(state);
    return definition && !definition->survey.language.empty()
               ? std::string_view(definition->survey.language)
               : std::string_view("en");
}

std::string day_of(const Builder& b, const std::optional<core::Instant>& at) {
    return respond_day(at.value_or(core::Instant{}), b.input.utc_offset_minutes, b.view.language);
}

void build_save(Builder& b) {
    RespondView& view = b.view;
    const RespondSave& save = b.input.save;
    view.save_words = std::string(b.words.kept);
    if (view.is_preview) {
        view.save_icon = Icon::info;
        view.save_tone = Tone::neutral;
        view.save_words = std::string(b.words.not_kept);
    } else if (save.state == RespondSave::State::failed) {
        view.save_icon = Icon::not_saved;
        view.save_tone = Tone::negative;
        view.save_words = fill(b.words.not_saved, {save.reason});
        view.offers_export = true;
    } else if (save.state == RespondSave::State::saving && save.is_slow) {
        view.save_icon = Icon::saving;
        view.save_tone = Tone::neutral;
        view.save_words = std::string(b.words.saving);
    }
}

void build_frame(Builder& b) {
    RespondView& view = b.view;
    view.step = b.state.step;
    view.is_preview = b.state.mode == RespondMode::preview;
    view.words = &b.words;
    view.language = std::string(language_of(b.state));
    view.language_name = std::string(b.words.language);
    view.direction = survey::is_right_to_left(view.language) ? Direction::right_to_left
                                                             : Direction::left_to_right;
    view.can_share = b.input.can_share;
    if (b.state.source) view.home_route = b.state.home_route;
    if (const survey::Definition* definition = definition_of(b.state))
        view.survey_title = definition->survey.title;
    const std::size_t waiting = b.workspace.table<model::Receipt>().size();
    if (waiting > 0) view.outbox_link = fill(b.words.to_outbox, {std::to_string(waiting)});
    build_save(b);
}

// Reading and choosing, roughly: seconds by kind of question. Shown as whole minutes.
int seconds_for(const model::Question& question) {
    switch (question.kind) {
    case QuestionKind::rating:
    case QuestionKind::agree:
        return 8;
    case QuestionKind::single:
    case QuestionKind::multiple:
    case QuestionKind::number:
    case QuestionKind::date:
        return 12;
    case QuestionKind::short_text:
        return 20;
    case QuestionKind::long_text:
        return 40;
    }
    return 10;
}

std::string length_words(const Builder& b, const survey::Definition& definition) {
    int questions = 0;
    int seconds = 20;
    for (const survey::SectionDefinition& section : definition.sections) {
        // A page that repeats is met two or three times by most people.
        const int times = section.section.loop_over.valid() ? 2 : 1;
        for (const survey::QuestionDefinition& question : section.questions) {
            questions++;
            seconds += times * seconds_for(question.question);
        }
    }
    const int minutes = std::max(1, (seconds + 30) / 60);
    const std::string_view pattern = minutes == 1 ? b.words.length_one : b.words.length;
    return fill(pattern, {std::to_string(questions), std::to_string(minutes)});
}

void build_start(Builder& b) {
    RespondView& view = b.view;
    const survey::Definition& definition = b.state.source->definition;
    const model::Survey& survey = definition.survey;
    view.title = survey.title;
    view.lead = survey.introduction;
    view.second = length_words(b, definition);
    view.notice = b.state.note;
    view.screen = survey.title;
    const bool is_own =
        b.state.mode == RespondMode::studio && b.workspace.table<model::Survey>().find(survey.id);
    view.facts.emplace_back(b.words.on_device);
    view.facts.emplace_back(is_own ? b.words.who_sees_here : b.words.private_file);
    view.facts.push_back(fill(b.words.small_groups, {std::to_string(survey.min_group),
                                                     std::to_string(survey.min_comments)}));
    for (const model::Draft* draft : app::open_drafts(b.workspace)) {
        if (!(draft->survey == survey.id) || view.drafts.size() >= kDraftRows) continue;
        const core::Value::Map& answers = draft->answers.as_map();
        const auto answered = std::count_if(answers.begin(), answers.end(), [](const auto& entry) {
            return !entry.second.is_null();
        });
        view.drafts.push_back({draft->id, fill(b.words.draft_row, {day_of(b, draft->started)}),
                               fill(b.words.draft_note, {std::to_string(answered)})});
    }
    view.primary = std::string(view.drafts.empty() ? b.words.start_button : b.words.resume);
    for (const model::Receipt* receipt : app::receipts(b.workspace)) {
        if (!(receipt->survey == survey.id) || !view.notice.empty()) continue;
        view.notice = fill(b.words.sent_before, {day_of(b, receipt->made), receipt->code});
    }
}

bool is_open_other(const RespondState& state, std::string_view key) {
    return std::find(state.open_others.begin(), state.open_others.end(), key) !=
           state.open_others.end();
}

void build_choices(const Builder& b, const survey::Prompt& prompt, RespondQuestion& out) {
    const core::Value::List& ticked = prompt.answer.as_list();
    const core::Value* other = prompt.answer.is_map() ? &prompt.answer : nullptr;
    for (const core::Value& value : ticked)
        if (value.is_map()) other = &value;
    for (const model::Option& option : prompt.question->options) {
        const bool is_on =
            out.kind == QuestionKind::single
                ? prompt.answer.as_text() == option.id.text
                : std::any_of(ticked.begin(), ticked.end(), [&](const core::Value& value) {
                      return value.is_text() && value.as_text() == option.id.text;
                  });
        if (is_on) out.chosen = static_cast<int>(out.choices.size());
        out.choices.push_back({option.id.text, option.text, is_on});
    }
    out.has_other = prompt.question->question.has_other;
    if (!out.has_other) return;
    out.other_is_on = other || is_open_other(b.state, prompt.key);
    if (out.other_is_on) out.chosen = static_cast<int>(out.choices.size());
    out.choices.push_back(
        {"other", std::string(survey::word(b.view.language, "other")), out.other_is_on});
    out.field_name = std::string(b.words.other_field);
    if (other) out.written = std::string(other->at("other").as_text());
    out.max_length = static_cast<int>(survey::kOtherLimit);
}

void build_step(const Builder& b, const survey::Prompt& prompt, RespondQuestion& out) {
    const model::Question& question = prompt.question->question;
    const bool is_agree = question.kind == QuestionKind::agree;
    out.first = is_agree ? 1 : question.min;
    out.last = is_agree ? question.points : question.max;
    out.low = question.low_label;
    out.high = question.high_label;
    if (question.has_not_applicable)
        out.not_applicable = std::string(survey::word(b.view.language, "not_applicable"));
    if (prompt.answer.is_number())
        out.step = static_cast<int>(prompt.answer.as_int());
    else if (prompt.answer.as_text() == "na")
        out.step = kRespondNotApplicable;
}

RespondQuestion build_question(const Builder& b, const survey::Prompt& prompt) {
    const model::Question& question = prompt.question->question;
    RespondQuestion out;
    out.key = prompt.key;
    out.text = prompt.text;
    out.help = question.help;
    out.error = prompt.error;
    out.kind = question.kind;
    out.is_required = question.is_required;
    const bool is_text =
        question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text;
    if (!question.is_required && (is_text || b.asks_something))
        out.note = std::string(b.words.not_required);
    switch (question.kind) {
    case QuestionKind::rating:
    case QuestionKind::agree:
        build_step(b, prompt, out);
        break;
    case QuestionKind::single:
    case QuestionKind::multiple:
        build_choices(b, prompt, out);
        break;
    case QuestionKind::long_text:
        out.privacy = fill(b.words.privacy,
                           {std::to_string(b.state.session->definition().survey.min_comments)});
        [[fallthrough]];
    case QuestionKind::short_text:
        out.written = std::string(prompt.answer.as_text());
        out.max_length =
            question.max_length > 0 ? question.max_length : static_cast<int>(survey::kTextLimit);
        out.has_counter = question.max_length > 0;
        break;
    case QuestionKind::number:
        if (prompt.answer.is_number()) out.number = prompt.answer.as_real();
        if (question.has_limits) {
            out.least = question.min;
            out.most = question.max;
        }
        out.unit = question.unit;
        break;
    case QuestionKind::date:
        out.date = core::parse_date(prompt.answer.as_text());
        break;
    }
    return out;
}

bool share_a_grid(const model::Question& a, const model::Question& b) {
    return a.kind == QuestionKind::agree && b.kind == QuestionKind::agree && a.points == b.points &&
           a.has_not_applicable == b.has_not_applicable;
}

// Agree questions next to each other with the same steps form one grid. What they have in common
// is the first one's help text.
void build_blocks(Builder& b, const survey::Page& page) {
    for (std::size_t i = 0; i < page.prompts.size(); i++) {
        const model::Question& question = page.prompts[i].question->question;
        RespondBlock block;
        block.id = page.prompts[i].key;
        block.questions.push_back(build_question(b, page.prompts[i]));
        block.title = block.questions.front().text;
        block.help = std::exchange(block.questions.front().help, {});
        if (question.kind == QuestionKind::agree) {
            block.is_grid = true;
            block.title = block.help.empty() ? std::string(b.words.agree_stem) : block.help;
            block.help.clear();
            for (int step = 1; step <= question.points; step++)
                block.columns.emplace_back(
                    survey::agree_label(b.view.language, question.points, step));
            block.last_is_not_applicable = question.has_not_applicable;
            if (question.has_not_applicable)
                block.columns.push_back(block.questions.front().not_applicable);
            while (i + 1 < page.prompts.size() &&
                   share_a_grid(question, page.prompts[i + 1].question->question))
                block.questions.push_back(build_question(b, page.prompts[++i]));
        }
        b.view.blocks.push_back(std::move(block));
    }
}

std::size_t answered_of(const survey::Page& page) {
    return static_cast<std::size_t>(
        std::count_if(page.prompts.begin(), page.prompts.end(),
                      [](const survey::Prompt& prompt) { return !prompt.answer.is_null(); }));
}

bool loops_over_departments(const survey::Definition& definition, const survey::Page& page) {
    const std::size_t at = page.key.find('@');
    if (at == std::string::npos) return false;
    for (const survey::SectionDefinition& section : definition.sections)
        for (const survey::QuestionDefinition& question : section.questions)
            for (const model::Option& option : question.options)
                if (option.id.text == page.key.substr(at + 1)) return option.department.valid();
    return false;
}

// The pages and the last one, "check and submit", share the bar evenly; a page fills as its
// questions are answered.
void build_progress(Builder& b, const std::vector<survey::Page>& pages) {
    RespondView& view = b.view;
    const std::size_t total = pages.size() + 1;
    const bool is_review = b.state.step == RespondStep::review;
    const std::size_t index = is_review ? pages.size() : b.state.session->page_index();
    view.shows_progress = true;
    view.page_words = fill(b.words.page, {std::to_string(index + 1), std::to_string(total)});
    view.screen = fill(b.words.title_suffix, {view.page_words, view.survey_title});
    double share = static_cast<double>(index);
    if (is_review)
        share += 0.5;
    else if (!pages[index].prompts.empty())
        share += static_cast<double>(answered_of(pages[index])) /
                 static_cast<double>(pages[index].prompts.size());
    view.progress = static_cast<float>(share / static_cast<double>(total));
}

void build_page(Builder& b, const std::vector<survey::Page>& pages) {
    RespondView& view = b.view;
    const std::size_t index = b.state.session->page_index();
    const survey::Page& page = pages[index];
    view.eyebrow = page.loop_label.empty() ? page.title : page.loop_label;
    view.eyebrow_is_department = loops_over_departments(b.state.session->definition(), page);
    view.page_help = page.help;
    view.can_go_back = index > 0 || !view.is_preview;
    view.primary = std::string(b.words.next);
    build_blocks(b, page);
    if (view.blocks.empty()) {
        view.title = page.title.empty() ? view.survey_title : page.title;
        view.eyebrow.clear();
    }
}

std::string choice_words(const RespondQuestion& question) {
    std::string out;
    for (const RespondChoice& choice : question.choices) {
        if (!choice.is_on) continue;
        if (!out.empty()) out += "; ";
        out += choice.id == "other" && !question.written.empty() ? question.written : choice.label;
    }
    return out;
}

std::string answer_words(const Builder& b, const survey::Prompt& prompt) {
    if (prompt.answer.is_null()) return std::string(b.words.no_answer);
    const RespondQuestion question = build_question(b, prompt);
    switch (question.kind) {
    case QuestionKind::rating:
    case QuestionKind::agree:
        if (question.step == kRespondNotApplicable) return question.not_applicable;
        if (question.kind == QuestionKind::agree)
            return std::string(
                survey::agree_label(b.view.language, question.last, question.step.value_or(1)));
        return fill(b.words.counter,
                    {std::to_string(question.step.value_or(0)), std::to_string(question.last)});
    case QuestionKind::single:
    case QuestionKind::multiple:
        return choice_words(question);
    case QuestionKind::number: {
        std::string out = core::shortest_number(question.number.value_or(0));
        if (!question.unit.empty()) out += " " + question.unit;
        return out;
    }
    default:
        return std::string(prompt.answer.as_text());
    }
}

void build_review(Builder& b, const std::vector<survey::Page>& pages) {
    RespondView& view = b.view;
    view.title = std::string(b.words.review);
    view.lead = std::string(b.words.review_lead);
    view.primary = std::string(b.words.submit);
    std::size_t missing = 0;
    for (std::size_t i = 0; i < pages.size(); i++) {
        const survey::Page& page = pages[i];
        RespondReviewPage out;
        out.key = page.key;
        const std::string number =
            fill(b.words.page, {std::to_string(i + 1), std::to_string(pages.size() + 1)});
        out.title = !page.loop_label.empty() ? page.loop_label
                    : !page.title.empty()    ? page.title
                                             : number;
        out.change = std::string(b.words.change);
        out.change_name = fill(b.words.change_name, {out.title});
        for (const survey::Prompt& prompt : page.prompts) {
            const bool is_missing = prompt.answer.is_null();
            missing += is_missing ? 1 : 0;
            out.rows.push_back({prompt.text, answer_words(b, prompt), is_missing});
        }
        view.review.push_back(std::move(out));
    }
    view.notice = missing == 0   ? std::string(b.words.all_answered)
                  : missing == 1 ? std::string(b.words.unanswered_one)
                                 : fill(b.words.unanswered, {std::to_string(missing)});
}

RespondReceiptRow build_row(const Builder& b, const model::Receipt& receipt) {
    return {receipt.id,
            receipt.title,
            receipt.code,
            fill(b.words.day, {day_of(b, receipt.made)}),
            std::string(receipt.is_handed_over ? b.words.handed_over : b.words.not_sent_yet),
            receipt.is_handed_over};
}

void build_receipt(Builder& b) {
    RespondView& view = b.view;
    const survey::Definition* definition = definition_of(b.state);
    view.title = std::string(b.words.thanks);
    view.screen = fill(b.words.title_suffix, {view.title, view.survey_title});
    view.lead = definition && !definition->survey.thanks.empty()
                    ? definition->survey.thanks
                    : std::string(b.words.thanks_default);
    if (view.is_preview) {
        view.second = std::string(b.words.preview_note);
        return;
    }
    const model::Receipt* receipt = b.workspace.table<model::Receipt>().find(b.state.receipt);
    if (!receipt) return;
    view.code = receipt->code;
    const bool is_counted = b.state.mode == RespondMode::studio &&
                            b.workspace.table<model::Survey>().find(receipt->survey);
    view.has_file = !is_counted;
    view.second = std::string(is_counted ? b.words.counted_here : b.words.hand_over);
    view.receipts.push_back(build_row(b, *receipt));
}

void build_outbox(Builder& b) {
    RespondView& view = b.view;
    view.title = std::string(b.words.outbox);
    view.screen = view.title;
    for (const model::Receipt* receipt : app::receipts(b.workspace))
        view.receipts.push_back(build_row(b, *receipt));
    view.lead =
        std::string(view.receipts.empty() ? b.words.outbox_empty_lead : b.words.outbox_lead);
    view.primary = std::string(view.receipts.size() > 1 ? b.words.export_all : "");
}

void build_trouble(Builder& b) {
    RespondView& view = b.view;
    const RespondWords& w = b.words;
    const std::string& detail = b.state.trouble_detail;
    switch (b.state.trouble) {
    case RespondTrouble::no_survey:
        view.title = std::string(w.no_survey_title);
        view.lead = std::string(w.no_survey);
        break;
    case RespondTrouble::missing:
        view.title = std::string(w.missing_title);
        view.lead = fill(w.missing, {detail});
        view.primary = std::string(w.try_again);
        break;
    case RespondTrouble::broken:
        view.title = std::string(w.broken_title);
        view.lead = fill(w.broken, {detail});
        view.primary = std::string(w.try_again);
        break;
    case RespondTrouble::newer:
        view.title = std::string(w.newer_title);
        view.lead = fill(w.newer, {detail});
        view.primary = std::string(w.try_again);
        break;
    case RespondTrouble::not_opened:
        view.title = std::string(w.not_opened_title);
        view.lead = fill(w.not_opened, {detail});
        view.primary = std::string(w.try_again);
        break;
    }
    view.screen = view.title;
}

}  // namespace

RespondView build_respond(const model::Workspace& workspace, const RespondState& state,
                          const RespondInput& input) {
    RespondView view;
    const RespondWords& words = respond_words(language_of(state));
    Builder b{workspace, state, input, words, view};
    build_frame(b);
    if (view.step == RespondStep::start && !state.source) view.step = RespondStep::loading;
    const bool has_pages = view.step == RespondStep::page || view.step == RespondStep::review;
    if (has_pages && !state.session) view.step = RespondStep::loading;
    switch (view.step) {
    case RespondStep::loading:
        view.title = std::string(words.loading);
        view.screen = view.title;
        break;
    case RespondStep::trouble:
        build_trouble(b);
        break;
    case RespondStep::start:
        build_start(b);
        break;
    case RespondStep::page:
    case RespondStep::review: {
        const auto pages = state.session->pages();
        b.asks_something = asks_something(state.session->definition());
        build_progress(b, pages);
        if (view.step == RespondStep::page)
            build_page(b, pages);
        else
            build_review(b, pages);
        break;
    }
    case RespondStep::receipt:
        build_receipt(b);
        break;
    case RespondStep::outbox:
        build_outbox(b);
        break;
    }
    return view;
}

std::string respond_day(core::Instant at, int utc_offset_minutes, std::string_view language) {
    constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const core::Date day = core::utc_date({at.ms + utc_offset_minutes * std::int64_t{60'000}});
    if (language.substr(0, 2) != "en") return core::iso_date(day);
    return std::to_string(day.day) + " " + std::string(kMonths[day.month - 1]) + " " +
           std::to_string(day.year);
}

std::string response_file_name(const model::Receipt& receipt) {
    std::string name;
    for (const char c : core::lower_ascii(receipt.title)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain)
            name.push_back(c);
        else if (!name.empty() && name.back() != '-')
            name.push_back('-');
        if (name.size() >= 40) break;
    }
    if (!name.empty() && name.back() != '-') name.push_back('-');
    return name + receipt.code + ".json";
}

}  // namespace icx::ui
