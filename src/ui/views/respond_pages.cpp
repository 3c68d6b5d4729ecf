// The pages of a survey as they are answered, and their review before submitting.
#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "survey/words.hpp"
#include "ui/views/respond_builder.hpp"

namespace icx::ui {
namespace {

using model::QuestionKind;

bool asks_something(const survey::Definition& definition) {
    for (const survey::SectionDefinition& section : definition.sections)
        for (const survey::QuestionDefinition& question : section.questions)
            if (question.question.is_required) return true;
    return false;
}

bool is_open_other(const RespondState& state, std::string_view key) {
    return std::find(state.open_others.begin(), state.open_others.end(), key) !=
           state.open_others.end();
}

void build_choices(const RespondBuilder& b, const survey::Prompt& prompt, RespondQuestion& out) {
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

void build_step(const RespondBuilder& b, const survey::Prompt& prompt, RespondQuestion& out) {
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

RespondQuestion build_question(const RespondBuilder& b, const survey::Prompt& prompt) {
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
void build_blocks(RespondBuilder& b, const survey::Page& page) {
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
void build_progress(RespondBuilder& b, const std::vector<survey::Page>& pages) {
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

void build_page(RespondBuilder& b, const std::vector<survey::Page>& pages) {
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

std::string answer_words(const RespondBuilder& b, const survey::Prompt& prompt) {
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

void build_review(RespondBuilder& b, const std::vector<survey::Page>& pages) {
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

}  // namespace

void build_pages(RespondBuilder& b) {
    const auto pages = b.state.session->pages();
    b.asks_something = asks_something(b.state.session->definition());
    build_progress(b, pages);
    if (b.view.step == RespondStep::page)
        build_page(b, pages);
    else
        build_review(b, pages);
}

}  // namespace icx::ui
