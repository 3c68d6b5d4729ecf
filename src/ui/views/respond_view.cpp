#include "ui/views/respond_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "survey/words.hpp"
#include "ui/views/respond_builder.hpp"

namespace icx::ui {
namespace {

using model::QuestionKind;

constexpr std::size_t kDraftRows = 20;

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

std::string day_of(const RespondBuilder& b, const std::optional<core::Instant>& at) {
    return respond_day(at.value_or(core::Instant{}), b.input.utc_offset_minutes, b.view.language);
}

void build_save(RespondBuilder& b) {
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

void build_frame(RespondBuilder& b) {
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

std::string length_words(const RespondBuilder& b, const survey::Definition& definition) {
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

void build_start(RespondBuilder& b) {
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

RespondReceiptRow build_row(const RespondBuilder& b, const model::Receipt& receipt) {
    return {receipt.id,
            receipt.title,
            receipt.code,
            fill(b.words.day, {day_of(b, receipt.made)}),
            std::string(receipt.is_handed_over ? b.words.handed_over : b.words.not_sent_yet),
            receipt.is_handed_over};
}

void build_receipt(RespondBuilder& b) {
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

void build_outbox(RespondBuilder& b) {
    RespondView& view = b.view;
    view.title = std::string(b.words.outbox);
    view.screen = view.title;
    for (const model::Receipt* receipt : app::receipts(b.workspace))
        view.receipts.push_back(build_row(b, *receipt));
    view.lead =
        std::string(view.receipts.empty() ? b.words.outbox_empty_lead : b.words.outbox_lead);
    view.primary = std::string(view.receipts.size() > 1 ? b.words.export_all : "");
}

void build_trouble(RespondBuilder& b) {
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
    RespondBuilder b{workspace, state, input, words, view};
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
    case RespondStep::review:
        build_pages(b);
        break;
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
    std::string name = core::file_stem(core::lower_ascii(receipt.title)).substr(0, 40);
    if (!name.empty() && name.back() != '-') name.push_back('-');
    return name + receipt.code + ".json";
}

}  // namespace icx::ui
