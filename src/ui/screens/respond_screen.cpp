#include "ui/screens/respond_screen.hpp"

#include "ui/screens/outbox_screen.hpp"
#include "ui/views/respond_words.hpp"

namespace icx::ui {
namespace {

constexpr float kColumn = 720;

struct Screen {
    const RespondView& view;
    RespondState& state;
    app::CommandSink& sink;
    Context& ui;
    const RespondWords& words;
    bool is_phone;

    float side() const { return is_phone ? 16.0f : 24.0f; }
    // The designer's preview stands under a heading of its own.
    int level(int usual) const { return view.is_preview ? usual + 2 : usual; }
    Role landmark(Role role) const { return view.is_preview ? Role::none : role; }
};

BoxOptions bar_column(const Screen& s, float y, float gap) {
    return {.max_width = kColumn, .center = true, .padding = {s.side(), y}, .gap = gap};
}

void draw_top(const Screen& s) {
    const RespondView& view = s.view;
    Context& ui = s.ui;
    Dock bar(ui, "top", Edge::top, 0, {.role = s.landmark(Role::banner), .padding = {0, 0}});
    Column column(ui, bar_column(s, 12, 10));
    {
        Row row(ui, {.gap = 12, .min_height = 24});
        const bool shows_name = !s.is_phone || !view.shows_progress;
        if (shows_name && view.step != RespondStep::start)
            text(ui, view.survey_title, {.strong = true, .max_lines = 1});
        if (view.shows_progress) muted(ui, view.page_words, {.color = Color::text_muted,
                                                             .nowrap = true});
        spacer(ui);
        {
            Group group(ui, "save", Role::status);
            if (!view.offers_export)
                status(ui, view.save_icon, view.save_words, view.save_tone, TextStyle::body);
        }
        if (!s.is_phone) status(ui, Icon::language, view.language_name, Tone::neutral,
                                TextStyle::body);
    }
    if (view.offers_export &&
        banner(ui, "not_saved", view.save_words,
               {.tone = Tone::negative, .action = s.words.export_now, .live = true}))
        s.state.wish.kind = RespondWish::Kind::export_unsaved;
    if (view.shows_progress)
        progress_bar(ui, "progress", view.progress,
                     {.name = s.words.progress, .words = view.page_words, .height = 4});
}

void draw_bottom(const Screen& s) {
    const RespondView& view = s.view;
    Context& ui = s.ui;
    Dock bar(ui, "bottom", Edge::bottom, 0,
             {.role = s.landmark(Role::footer), .padding = {0, 0}});
    Column column(ui, bar_column(s, 16, 0));
    Row row(ui, {.gap = 12});
    const auto ahead = [&](std::string_view id, bool arrow) {
        ButtonOptions options{.kind = ButtonKind::primary, .size = Size::large,
                              .min_width = 128, .grow = s.is_phone};
        if (arrow) options.icon_end = Icon::next;
        return button(ui, id, view.primary, options);
    };
    if (view.step == RespondStep::start) {
        const bool has_drafts = !view.drafts.empty();
        if (!s.is_phone) spacer(ui);
        if (has_drafts && button(ui, "begin", s.words.begin_again, {.size = Size::large}))
            begin(s.state, s.sink);
        if (ahead(has_drafts ? "resume" : "start", true)) {
            if (has_drafts) s.state.resume = view.drafts.front().id;
            else begin(s.state, s.sink);
        }
        return;
    }
    if (button(ui, "back", s.words.back,
               {.size = Size::large, .icon = Icon::back,
                .min_width = s.is_phone ? 112.0f : 128.0f, .disabled = !view.can_go_back}))
        previous_page(s.state, s.sink);
    if (!s.is_phone) spacer(ui);
    if (view.step == RespondStep::page && ahead("next", true)) next_page(s.state, s.sink);
    if (view.step == RespondStep::review && ahead("submit", false)) submit(s.state, s.sink);
}

// The question itself, the largest text; its note beside it where both fit one line.
void draw_title(const Screen& s, const RespondBlock& block, bool is_first, std::string_view note) {
    Context& ui = s.ui;
    const TextStyle style = is_first ? (s.is_phone ? TextStyle::title : TextStyle::heading)
                                     : (s.is_phone ? TextStyle::reading : TextStyle::title);
    const HeadingOptions options{.style = style, .max_width = 640};
    const int level = s.level(is_first ? 1 : 2);
    const float beside = text_width(ui, style, block.title, true) + 8 +
                         text_width(ui, TextStyle::body, note);
    if (note.empty() || s.is_phone || beside > available_width(ui)) {
        heading(ui, level, block.title, options);
        muted(ui, note);
    } else {
        Row row(ui, {.gap = 8});
        heading(ui, level, block.title, {.style = style});
        muted(ui, note);
    }
    if (!block.help.empty()) {
        space(ui, 4);
        text(ui, TextStyle::reading, block.help, {.color = Color::text_muted, .max_width = 640});
    }
}

void draw_rating(const Screen& s, const RespondQuestion& q) {
    std::optional<int> step = q.step;
    space(s.ui, 16);
    if (scale(s.ui, "steps", q.text, step,
              {.first = q.first, .last = q.last, .low = q.low, .high = q.high,
               .required = q.is_required, .error = q.error,
               .not_applicable = q.not_applicable}) && step)
        answer(s.state, s.sink, q.key,
               *step == kNotApplicable ? core::Value("na") : core::Value(*step));
}

void draw_grid(const Screen& s, const RespondBlock& block) {
    std::vector<GridRow> rows;
    const int last = static_cast<int>(block.columns.size()) - 1;
    for (const RespondQuestion& q : block.questions) {
        int selected = -1;
        if (q.step) selected = *q.step == kRespondNotApplicable ? last : *q.step - 1;
        rows.push_back({q.key, q.text, selected, q.error});
    }
    const std::vector<std::string_view> columns(block.columns.begin(), block.columns.end());
    space(s.ui, s.is_phone ? 12 : 8);
    const GridChange change = choice_grid(
        s.ui, "grid", block.title, rows, columns,
        {.required = block.questions.front().is_required,
         .last_is_not_applicable = block.last_is_not_applicable,
         .cell_width = columns.size() > 6 ? 60.0f : columns.size() > 5 ? 72.0f : 80.0f});
    if (!change) return;
    const bool is_na = block.last_is_not_applicable && change.column == last;
    answer(s.state, s.sink, block.questions[static_cast<std::size_t>(change.row)].key,
           is_na ? core::Value("na") : core::Value(change.column + 1));
}

void draw_other(const Screen& s, const RespondQuestion& q) {
    if (!q.other_is_on) return;
    std::string written = q.written;
    space(s.ui, 8);
    if (text_field(s.ui, "other_text", q.field_name, written,
                   {.size = Size::large, .max_length = q.max_length}))
        answer_other(s.state, s.sink, q.key, written);
}

void draw_single(const Screen& s, const RespondQuestion& q) {
    std::vector<Choice> choices;
    for (const RespondChoice& choice : q.choices) choices.push_back({choice.id, choice.label});
    int chosen = q.chosen;
    space(s.ui, 16);
    if (radio_group(s.ui, "choices", q.text, choices, chosen,
                    {.error = q.error, .required = q.is_required, .size = Size::large}))
        choose(s.state, s.sink, q.key, chosen);
    draw_other(s, q);
}

void draw_error(const Screen& s, std::string_view words) {
    space(s.ui, 4);
    Row row(s.ui, {.gap = 4});
    icon(s.ui, Icon::error, {.size = 16, .color = Color::negative_ink});
    caption(s.ui, words, {.color = Color::negative_ink, .grow = true, .id = "error"});
}

void draw_multiple(const Screen& s, const RespondQuestion& q) {
    Context& ui = s.ui;
    space(ui, 16);
    {
        const std::uint32_t error = ui.id("error");
        const bool is_wrong = !q.error.empty();
        Group group(ui, "choices", Role::group, q.text,
                    {.flags = is_wrong ? kInvalid : 0u,
                     .described_by = std::span(&error, is_wrong ? 1 : 0)});
        Column column(ui, {.gap = 8});
        for (std::size_t i = 0; i < q.choices.size(); i++) {
            bool on = q.choices[i].is_on;
            if (checkbox(ui, q.choices[i].id, q.choices[i].label, on,
                         {.size = Size::large, .boxed = true}))
                tick(s.state, s.sink, q.key, static_cast<int>(i), on);
        }
    }
    if (!q.error.empty()) draw_error(s, q.error);
    draw_other(s, q);
}

void draw_written(const Screen& s, const RespondQuestion& q) {
    std::string written = q.written;
    space(s.ui, 12);
    const auto changed = [&] {
        if (q.kind == model::QuestionKind::short_text)
            return text_field(s.ui, "field", q.text, written,
                              {.error = q.error, .required = q.is_required, .hide_label = true,
                               .size = Size::large, .max_length = q.max_length});
        AreaOptions options;
        options.help = q.privacy;
        options.error = q.error;
        options.required = q.is_required;
        options.hide_label = true;
        options.size = Size::large;
        options.max_length = q.max_length;
        options.min_lines = 2;
        options.count_from = q.has_counter ? 1 : 0;
        options.count_words = s.words.counter;
        return text_area(s.ui, "field", q.text, written, options);
    };
    if (changed())
        answer(s.state, s.sink, q.key, written.empty() ? core::Value() : core::Value(written),
               true);
}

void draw_number(const Screen& s, const RespondQuestion& q) {
    std::optional<double> number = q.number;
    NumberOptions options;
    options.error = q.error;
    options.required = q.is_required;
    options.hide_label = true;
    options.size = Size::large;
    options.width = 240;
    options.min = q.least;
    options.max = q.most;
    options.decimals = 2;
    options.unit = q.unit;
    options.wrong = s.words.wrong_number;
    space(s.ui, 12);
    if (number_field(s.ui, "field", q.text, number, options))
        answer(s.state, s.sink, q.key, number ? core::Value(*number) : core::Value(), true);
}

void draw_date(const Screen& s, const RespondQuestion& q) {
    std::optional<core::Date> date = q.date;
    DateOptions options;
    options.error = q.error;
    options.required = q.is_required;
    options.hide_label = true;
    options.size = Size::large;
    options.width = 240;
    space(s.ui, 12);
    if (date_field(s.ui, "field", q.text, date, options))
        answer(s.state, s.sink, q.key, date ? core::Value(core::iso_date(*date)) : core::Value());
}

void draw_block(const Screen& s, const RespondBlock& block, bool is_first) {
    IdScope scope(s.ui, block.id);
    const RespondQuestion& q = block.questions.front();
    draw_title(s, block, is_first, block.is_grid ? std::string_view{} : q.note);
    if (block.is_grid) return draw_grid(s, block);
    switch (q.kind) {
        case model::QuestionKind::rating:
        case model::QuestionKind::agree: return draw_rating(s, q);
        case model::QuestionKind::single: return draw_single(s, q);
        case model::QuestionKind::multiple: return draw_multiple(s, q);
        case model::QuestionKind::short_text:
        case model::QuestionKind::long_text: return draw_written(s, q);
        case model::QuestionKind::number: return draw_number(s, q);
        case model::QuestionKind::date: return draw_date(s, q);
    }
}

void draw_page(const Screen& s) {
    Context& ui = s.ui;
    if (!s.view.eyebrow.empty()) {
        Row row(ui, {.gap = 8});
        if (s.view.eyebrow_is_department)
            icon(ui, Icon::department, {.color = Color::accent_ink});
        text(ui, s.view.eyebrow, {.color = Color::accent_ink, .strong = true, .grow = true});
    }
    if (s.view.blocks.empty())
        heading(ui, s.level(1), s.view.title, {.style = TextStyle::heading, .max_width = 640});
    if (!s.view.page_help.empty()) {
        text(ui, TextStyle::reading, s.view.page_help,
             {.color = Color::text_muted, .max_width = 640});
        space(ui, 12);
    }
    if (!s.view.eyebrow.empty()) space(ui, 4);
    bool is_first = true;
    for (const RespondBlock& block : s.view.blocks) {
        if (!is_first) space(ui, s.is_phone ? 24 : 32);
        draw_block(s, block, is_first);
        is_first = false;
    }
    space(ui, 16);
}

void draw_drafts(const Screen& s) {
    Context& ui = s.ui;
    if (s.view.drafts.empty()) return;
    space(ui, 24);
    heading(ui, 2, s.words.drafts_title, {.style = TextStyle::reading});
    space(ui, 8);
    Card card(ui, {.padding = {8, 8}, .gap = 0});
    for (const RespondDraftRow& draft : s.view.drafts) {
        IdScope scope(ui, draft.id.text);
        Row row(ui, {.gap = 8});
        {
            Column names(ui, {.grow = true});
            if (list_row(ui, "resume", draft.title,
                         {.icon = Icon::edit, .detail = draft.detail}))
                s.state.resume = draft.id;
        }
        if (!icon_button(ui, "discard", Icon::delete_,
                         fill(s.words.grid_of, {s.words.discard, draft.title}),
                         {.size = Size::large}))
            continue;
        s.sink.push(app::DiscardDraft{draft.id});
        ui.toast({.id = "discarded", .text = s.words.discarded, .action = s.words.undo,
                  .icon = "delete"});
        ui.focus_heading();
    }
}

void draw_start(const Screen& s) {
    Context& ui = s.ui;
    heading(ui, 1, s.view.title, {.style = TextStyle::heading, .max_width = 640});
    space(ui, 4);
    muted(ui, s.view.second);
    if (!s.view.lead.empty()) {
        space(ui, 16);
        text(ui, TextStyle::reading, s.view.lead, {.max_width = 640});
    }
    if (!s.view.notice.empty()) {
        space(ui, 16);
        banner(ui, "notice", s.view.notice);
    }
    draw_drafts(s);
    if (ui.toast_action("discarded")) s.state.wish.kind = RespondWish::Kind::undo;
    space(ui, 32);
    heading(ui, 2, s.words.who_sees, {.style = TextStyle::reading});
    for (const std::string& fact : s.view.facts) {
        space(ui, 8);
        Row row(ui, {.gap = 12, .align = Align::start});
        icon(ui, Icon::locked, {.size = 20});
        text(ui, fact, {.max_width = 640, .grow = true});
    }
    if (s.view.outbox_link.empty()) return;
    space(ui, 24);
    link(ui, "outbox", s.view.outbox_link, "#/outbox");
}

void draw_review(const Screen& s) {
    Context& ui = s.ui;
    heading(ui, s.level(1), s.view.title, {.style = TextStyle::heading});
    space(ui, 4);
    text(ui, TextStyle::reading, s.view.notice, {.max_width = 640});
    text(ui, TextStyle::reading, s.view.lead, {.color = Color::text_muted, .max_width = 640});
    for (const RespondReviewPage& page : s.view.review) {
        IdScope scope(ui, page.key);
        space(ui, 24);
        {
            Row row(ui, {.gap = 12});
            heading(ui, s.level(2), page.title, {.style = TextStyle::reading, .grow = true});
            if (button(ui, "change", page.change,
                       {.kind = ButtonKind::quiet, .icon = Icon::edit, .name = page.change_name}))
                go_to_page(s.state, s.sink, page.key);
        }
        divider(ui);
        for (const RespondAnswered& row : page.rows) {
            space(ui, 12);
            muted(ui, row.question, {.color = Color::text_muted, .max_width = 640});
            text(ui, TextStyle::reading, row.answer,
                 {.color = row.is_missing ? Color::text_muted : Color::text,
                  .strong = !row.is_missing, .max_width = 640});
        }
    }
}

void draw_trouble(const Screen& s) {
    if (empty_state(s.ui, "trouble",
                    {.icon = Icon::warning, .tone = Tone::negative, .title = s.view.title,
                     .words = s.view.lead, .primary = s.view.primary, .heading_level = 1}) ==
        EmptyStateChoice::primary)
        s.state.wish.kind = RespondWish::Kind::reload;
    if (s.view.outbox_link.empty()) return;
    space(s.ui, 16);
    link(s.ui, "outbox", s.view.outbox_link, "#/outbox");
}

void draw_contents(const Screen& s) {
    switch (s.view.step) {
        case RespondStep::loading:
            heading(s.ui, s.level(1), s.view.title, {.hidden = true});
            return skeleton(s.ui, 5, s.view.title);
        case RespondStep::trouble: return draw_trouble(s);
        case RespondStep::start: return draw_start(s);
        case RespondStep::page: return draw_page(s);
        case RespondStep::review: return draw_review(s);
        case RespondStep::receipt: return draw_receipt(s.view, s.state, s.sink, s.ui);
        case RespondStep::outbox: return draw_outbox(s.view, s.state, s.sink, s.ui);
    }
}

// What the actions asked for since the last frame: where the reader's attention goes.
void take_wishes(const Screen& s, ScrollArea& area) {
    RespondState& state = s.state;
    if (std::exchange(state.scroll_to_top, false)) area.scroll_to_top();
    const auto focus = std::exchange(state.focus, RespondState::Focus::none);
    if (!state.announce.empty())
        s.ui.announce(std::exchange(state.announce, {}));
    if (s.view.is_preview) return;
    if (focus == RespondState::Focus::heading) s.ui.focus_heading();
    if (focus == RespondState::Focus::invalid) s.ui.focus_first_invalid();
}

}  // namespace

void draw_respond(const RespondView& view, RespondState& state, app::CommandSink& sink,
                  Context& ui) {
    const Screen s{view, state, sink, ui, *view.words, narrower_than(ui, kColumn)};
    if (!view.is_preview) {
        ui.set_title(view.screen);
        ui.set_language(view.language, view.direction);
    }
    draw_top(s);
    {
        ScrollArea main(ui, "main",
                        {.role = s.landmark(Role::main),
                         .name = view.is_preview ? view.survey_title : "",
                         .padding = {s.side(), s.is_phone ? 16.0f : 24.0f}, .gap = 0,
                         .max_width = kColumn - 48, .background = Color::surface});
        take_wishes(s, main);
        draw_contents(s);
    }
    const bool has_bottom = view.step == RespondStep::start || view.step == RespondStep::page ||
                            view.step == RespondStep::review;
    if (has_bottom) draw_bottom(s);
}

}  // namespace icx::ui
