// The cards of a workshop on the big screen, group by group. Each is a real control: arrow keys go
// from card to card, Ctrl with an arrow moves one to the next group.
#include <algorithm>
#include <map>

#include "app/workshop_commands.hpp"
#include "ui/screens/workshop_screen.hpp"

namespace icx::ui {
namespace {

struct RoomTarget {
    std::string card, group;
    bool is_card = false;
    std::size_t section = 0;
};

struct Look {
    TextStyle style = TextStyle::heading;
    float line = 32;
    float min_width = 270;
    int max_lines = 4;
};

Look look_of(Context& ui, std::size_t cards) {
    const bool is_room = ui.viewport().width >= 1600;
    const Look looks[] = {{TextStyle::display, 40, 330, 4},
                          {TextStyle::heading, 32, 270, 4},
                          {TextStyle::title, 28, 230, 4},
                          {TextStyle::reading, 24, 200, 5}};
    if (ui.phone()) return {TextStyle::reading, 24, 320, 8};
    const std::size_t from = is_room ? 0 : 1;
    const std::size_t by = cards <= 16 ? 0 : cards <= 36 ? 1 : 2;
    return looks[std::min<std::size_t>(3, from + by)];
}

constexpr float kGap = 24, kCardGap = 12, kHead = 40, kPad = 16;

class RoomDrawing {
public:
    RoomDrawing(Context& ui, const RoomView& view, RoomState& state, const WorkshopTools& tools)
        : ui_(ui), view_(view), state_(state), tools_(tools), look_(look_of(ui, view.cards)),
          is_vote_(view.foot == RoomFoot::vote), is_group_(view.foot == RoomFoot::group) {}

    void draw() {
        const float pad = ui_.phone() ? 16 : 32;
        ScrollArea main(ui_, "main", {.role = Role::main, .padding = {pad, 20}, .gap = 16});
        if (is_vote_ && !view_.ballot.is_revealed && view_.cards > 0)
            text(ui_, TextStyle::reading, view_.rule, {.color = Color::text_muted});
        if (view_.hidden > 0) draw_hidden();
        if (!view_.empty_words.empty()) {
            empty_state(
                ui_, "empty",
                {.icon = Icon::note, .title = "Nothing here yet", .words = view_.empty_words});
            return;
        }
        if (view_.cards == 0 && !is_group_) return;
        place(available_width(ui_));
        Column own(ui_, {.gap = 0});  // a board begins where its region does
        Board board(ui_, "cards", {.name = "Cards", .width = width_, .height = height_});
        board_ = &board;
        for (std::size_t i = 0; i < view_.sections.size(); i++)
            draw_section(i);
        drop();
        take_keys();
    }

private:
    struct Box {
        std::size_t section = 0;
        std::size_t card = 0;  // of the section
        Rect place;
    };

    float card_height(const RoomCard& card, float width) const {
        const float words =
            text_height(ui_, look_.style, card.text, width - 2 * kPad - (is_vote_ ? 36.0F : 0.0F));
        const float most = look_.line * static_cast<float>(look_.max_lines);
        const bool has_foot = is_vote_ || !card.score.empty() || !card.mine.empty();
        return std::min(words, most) + 2 * kPad + (has_foot ? 40.0F : 0.0F);
    }

    void place(float width) {
        width_ = width;
        const auto columns =
            static_cast<std::size_t>(std::max(1.0F, (width + kGap) / (look_.min_width + kGap)));
        column_ = (width - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        std::vector<std::size_t> grouped;
        for (std::size_t i = 0; i < view_.sections.size(); i++)
            if (!view_.sections[i].id.empty()) grouped.push_back(i);
        float y = 0;
        heads_.assign(view_.sections.size(), {});
        ends_.assign(view_.sections.size(), {});
        for (std::size_t from = 0; from < grouped.size(); from += columns) {
            float bottom = y;
            for (std::size_t c = 0; c < columns && from + c < grouped.size(); c++)
                bottom =
                    std::max(bottom, place_column(grouped[from + c],
                                                  static_cast<float>(c) * (column_ + kGap), y));
            y = bottom + kGap;
        }
        for (std::size_t i = 0; i < view_.sections.size(); i++)
            if (view_.sections[i].id.empty()) y = place_grid(i, columns, y);
        height_ = std::max(y, 80.0F);
    }

    float place_column(std::size_t at, float x, float y) {
        const RoomSection& section = view_.sections[at];
        heads_[at] = {x, y, column_, kHead - 8};
        y += kHead;
        for (std::size_t c = 0; c < section.cards.size(); c++) {
            const float h = card_height(section.cards[c], column_);
            boxes_.push_back({at, c, {x, y, column_, h}});
            y += h + kCardGap;
        }
        if (is_group_) {
            ends_[at] = {x, y, column_, 48};
            y += 48 + kCardGap;
        }
        return y;
    }

    float place_grid(std::size_t at, std::size_t columns, float y) {
        const RoomSection& section = view_.sections[at];
        if (!section.title.empty()) {
            heads_[at] = {0, y, width_, kHead - 8};
            y += kHead;
        }
        for (std::size_t from = 0; from < section.cards.size(); from += columns) {
            float tall = 0;
            const std::size_t end = std::min(section.cards.size(), from + columns);
            for (std::size_t c = from; c < end; c++)
                tall = std::max(tall, card_height(section.cards[c], column_));
            for (std::size_t c = from; c < end; c++)
                boxes_.push_back(
                    {at, c, {static_cast<float>(c - from) * (column_ + kGap), y, column_, tall}});
            y += tall + kCardGap;
        }
        if (is_group_) {
            ends_[at] = {0, y, width_, 48};
            y += 48 + kCardGap;
        }
        return y;
    }

    CellEvents cell(const std::string& key, const Rect& place, const std::string& name,
                    RoomTarget target, const char* hint) {
        const CellEvents events = board_->cell(key, place, name, hint);
        if (events.hovered) over_ = target;
        targets_.emplace(ui_.id(key), std::move(target));
        if (state_.focus == key) {
            ui_.focus(key);
            state_.focus.clear();
        }
        return events;
    }

    void draw_section(std::size_t at) {
        const RoomSection& section = view_.sections[at];
        Canvas& canvas = board_->canvas();
        const Rect& head = heads_[at];
        if (head.w > 0 && section.id.empty()) {
            canvas.text({head.x, head.y + 2}, section.title,
                        {.style = TextStyle::title, .color = Color::text_muted, .strong = true});
        } else if (head.w > 0) {
            const CellEvents events =
                cell("group/" + section.id, head, "Group " + section.spoken,
                     {{}, section.id, false, at}, "Enter renames, joins or dissolves it");
            if (events.pressed) state_.open_group = section.id;
            if (events.hovered) canvas.rect(head, Color::surface_hover, 8);
            canvas.text({head.x, head.y + 2}, section.title,
                        {.style = TextStyle::title,
                         .color = Color::text,
                         .strong = true,
                         .max_width = head.w - 56});
            if (!section.score.empty())
                canvas.text({head.right(), head.y + 2}, section.score,
                            {.style = TextStyle::title,
                             .color = Color::text_muted,
                             .strong = true,
                             .align = Align::end});
        }
        for (const Box& box : boxes_)
            if (box.section == at) draw_card(section.cards[box.card], box);
        const Rect& end = ends_[at];
        if (end.w <= 0) return;
        const CellEvents events = cell("end/" + section.id, end,
                                       section.id.empty() ? "Take cards out of their group"
                                                          : "Put cards into " + section.title,
                                       {{}, section.id, false, at}, "Drop a card here");
        canvas.outline(
            end, {.color = events.hovered ? Color::accent : Color::border_strong, .dash = 4}, 8);
        canvas.text({end.x + end.w / 2, end.y + 12},
                    section.id.empty() ? "Drop here: no group" : "Drop here",
                    {.style = TextStyle::body, .align = Align::center});
    }

    void draw_card(const RoomCard& card, const Box& box) {
        constexpr Color kGrounds[] = {Color::note_1, Color::note_2, Color::note_3, Color::note_4};
        const Rect& place = box.place;
        Canvas& canvas = board_->canvas();
        const char* hint = is_vote_ && !view_.ballot.is_revealed
                               ? "Enter marks it on the ballot, Delete takes a mark away"
                           : is_group_
                               ? "Ctrl with arrows moves it to another group, Enter opens it"
                               : "Enter opens it";
        const RoomTarget target{card.id, view_.sections[box.section].id, true, box.section};
        const CellEvents events = cell("card/" + card.id, place, card.spoken, target, hint);
        if (events.held && is_group_ && state_.drag.empty()) state_.drag = card.id;
        if (events.pressed) press(card);
        canvas.rect(place, kGrounds[card.tone], 8);
        const bool is_mine = !card.mine.empty();
        canvas.outline(place,
                       {.color = is_mine || card.is_first ? Color::accent
                                 : events.hovered         ? Color::border_hover
                                                          : Color::note_border,
                        .width = is_mine || card.is_first ? 3.0F : 1.0F},
                       8);
        const float badge = is_vote_ ? 36 : 0;
        board_->words({place.x + kPad, place.y + kPad, place.w - 2 * kPad - badge, place.h},
                      look_.style, false, Color::note_text, card.text, look_.max_lines);
        if (is_vote_) draw_number(card, place);
        draw_marks(card, place);
        if (card.is_on_journey)
            canvas.icon({place.right() - 16, place.bottom() - 16}, Icon::journey, 16,
                        Color::note_text);
        if (state_.drag == card.id)
            canvas.outline(place, {.color = Color::accent, .width = 2, .dash = 4}, 8);
    }

    void draw_number(const RoomCard& card, const Rect& place) {
        Canvas& canvas = board_->canvas();
        const Rect badge{place.right() - 44, place.y + 12, 32, 28};
        canvas.outline(badge, {.color = Color::note_border}, 4);
        canvas.text({badge.x + 16, badge.y + 4}, std::to_string(card.number),
                    {.style = TextStyle::body,
                     .color = Color::note_text,
                     .strong = true,
                     .align = Align::center});
    }

    void draw_marks(const RoomCard& card, const Rect& place) {
        const std::string& words = card.mine.empty() ? card.score : card.mine;
        const std::size_t dots = card.mine.empty() ? card.dots : card.mine_dots;
        if (words.empty() && !(is_vote_ && view_.ballot.is_revealed)) return;
        Canvas& canvas = board_->canvas();
        const float y = place.bottom() - 26;
        if (words.empty()) {
            canvas.text({place.right() - kPad, y - 8}, "no votes",
                        {.style = TextStyle::body, .color = Color::note_text, .align = Align::end});
            return;
        }
        const bool is_counted = dots > 0;
        const std::string shown = is_counted ? std::to_string(dots) : words;
        canvas.text({place.right() - kPad, y - 14}, shown,
                    {.style = is_counted ? TextStyle::heading : TextStyle::title,
                     .color = Color::note_text,
                     .strong = true,
                     .align = Align::end,
                     .max_width = place.w - 2 * kPad});
        if (!is_counted) return;
        const float room = place.w - 2 * kPad - 40;
        const float step = std::min(24.0F, room / static_cast<float>(dots));
        for (std::size_t i = 0; i < dots; i++)
            canvas.circle({place.x + kPad + 10 + static_cast<float>(i) * step, y},
                          std::min(10.0F, step / 2 - 1), Color::accent);
    }

    void draw_hidden() {
        Column middle(ui_, {.gap = 16, .align = Align::center});
        icon(ui_, Icon::hidden, {.size = 48});
        text(ui_, TextStyle::heading, view_.hidden_words, {.align = Align::center});
        Canvas canvas(ui_, "backs", {.name = view_.hidden_words, .height = 208});
        const float wide = 96, high = 60, gap = 12;
        const auto columns =
            static_cast<std::size_t>(std::max(1.0F, (canvas.width() + gap) / (wide + gap)));
        const std::size_t most = std::min(view_.hidden, columns * 3);
        const std::size_t first_row = std::min(most, columns);
        const float left =
            (canvas.width() - static_cast<float>(first_row) * (wide + gap) + gap) / 2;
        for (std::size_t i = 0; i < most; i++) {
            const Rect back{left + static_cast<float>(i % columns) * (wide + gap),
                            static_cast<float>(i / columns) * (high + gap), wide, high};
            canvas.rect(back, Color::note_1, 8);
            canvas.outline(back, {.color = Color::note_border}, 8);
        }
    }

    bool takes_marks() const { return is_vote_ && view_.ballot.is_open; }

    void press(const RoomCard& card) {
        if (!takes_marks()) {
            if (!is_vote_ || view_.ballot.is_revealed) state_.open_card = card.id;
            return;
        }
        state_.typed.clear();
        state_.error.clear();
        if (view_.method == model::VoteMethod::matrix)
            state_.weigh = card.id;
        else
            mark_card(view_.method, view_.limit, state_.ballot, model::StickyId(card.id));
    }

    void move_card(const RoomTarget& target, int by) {
        const auto to = static_cast<std::ptrdiff_t>(target.section) + by;
        if (to < 0 || to >= static_cast<std::ptrdiff_t>(view_.sections.size())) return;
        const RoomSection& section = view_.sections[static_cast<std::size_t>(to)];
        tools_.sink.push(
            app::MoveSticky{model::StickyId(target.card), model::StickyGroupId(section.id)});
        state_.focus = "card/" + target.card;
        ui_.announce("Moved to " + (section.id.empty() ? "no group" : section.title));
    }

    void on_key(const std::string& name, const RoomTarget& target) {
        if (!target.is_card) return;
        const model::StickyId id(target.card);
        if (takes_marks()) {
            if (name == "Delete" || name == "-") unmark_card(view_.method, state_.ballot, id);
            if (name == "+" && view_.method != model::VoteMethod::matrix)
                mark_card(view_.method, view_.limit, state_.ballot, id);
            return;
        }
        if (is_vote_) return;
        if (name == "F2") state_.open_card = target.card;
        if (name == "Ctrl+ArrowRight" || name == "Ctrl+ArrowDown") move_card(target, 1);
        if (name == "Ctrl+ArrowLeft" || name == "Ctrl+ArrowUp") move_card(target, -1);
        if (name == "Delete") {
            tools_.sink.push(app::RemoveSticky{id});
            ui_.toast({.id = "undo", .text = "Card deleted", .action = "Undo", .icon = "delete"});
        }
    }

    void take_keys() {
        while (const auto key = board_->take_key()) {
            const auto found = targets_.find(key->id);
            if (found != targets_.end()) on_key(key->name, found->second);
        }
    }

    void drop() {
        if (state_.drag.empty()) return;
        if (over_ && over_->card != state_.drag) {
            const Rect& head = heads_[over_->section];
            if (head.w > 0)
                board_->canvas().outline({head.x - 4, head.y - 4, head.w + 8, head.h + 8},
                                         {.color = Color::accent, .width = 2}, 8);
            if (!board_->pointer_down())
                tools_.sink.push(app::MoveSticky{model::StickyId(state_.drag),
                                                 model::StickyGroupId(over_->group)});
        }
        if (!board_->pointer_down()) state_.drag.clear();
    }

    Context& ui_;
    const RoomView& view_;
    RoomState& state_;
    const WorkshopTools& tools_;
    Board* board_ = nullptr;
    Look look_;
    bool is_vote_, is_group_;
    float width_ = 0, column_ = 0, height_ = 0;
    std::vector<Rect> heads_, ends_;
    std::vector<Box> boxes_;
    std::map<std::uint32_t, RoomTarget> targets_;
    std::optional<RoomTarget> over_;
};

}  // namespace

void draw_room_board(Context& ui, const RoomView& view, RoomState& state,
                     const WorkshopTools& tools) {
    RoomDrawing(ui, view, state, tools).draw();
}

}  // namespace icx::ui
