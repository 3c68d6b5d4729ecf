// The widget layer: one call draws one control and records its meaning for the page's mirror, so
// that what is seen, spoken, found, tapped and tested is one thing. Screens include this file only;
// they never call Dear ImGui.
//
// Style: free functions in icx::ui that take the Context first (argument-dependent lookup finds
// them: `button(ui, ...)`), an id that is stable over time and languages (a key or a record's id,
// unique within the enclosing IdScope), words ready to show, then an options struct with designated
// initialisers. A call that returns bool returns true once for each press or change, and changes
// its value argument in place; act on it by pushing a command. string_views need to live only for
// the call. Regions, groups and overlays are objects: they end where their braces end.
//
//   void draw_people(const PeopleView& view, PeopleState& state, CommandSink& sink, Context& ui) {
//       {
//           Dock bar(ui, "bar", Edge::top, 56, {.role = Role::banner});
//           Row row(ui, {.min_height = 56});
//           heading(ui, 1, view.title, {.grow = true});
//           status(ui, Icon::saved, view.save_words, Tone::positive);
//           if (button(ui, "add", "Add a person", {.kind = ButtonKind::primary})) sink.push(...);
//       }
//       ScrollArea main(ui, "main", {.role = Role::main, .max_width = 1200});
//       search_field(ui, "find", "Find a person", state.find, {.width = 320});
//       Columns grid(ui, {fr(1), px(320)}, {.gap = 24, .stack_below = 720});
//       {
//           Cell cell(ui);
//           Card card(ui, {.padding = {0, 0}, .name = view.list_name});
//           for (const Person& person : view.people) {
//               IdScope scope(ui, person.id);
//               if (list_row(ui, "row", person.name, {.detail = person.unit})) sink.push(...);
//           }
//       }
//       {
//           Cell cell(ui);
//           Card card(ui);
//           heading(ui, 2, view.figure_title);
//           big_number(ui, view.figure, view.figure_note);
//           if (Why why(ui, "why"); why) paragraph(ui, view.figure_explained);
//       }
//   }
//
// A respondent's page is a Dock at the top (progress), a ScrollArea with max_width 720 (heading,
// scale, choice_grid, radio_group, text_area with Size::large) and a Dock at the bottom (Back,
// Next). Order of drawing is reading order and Tab order. A Dock may be drawn before or after the
// ScrollArea that fills the rest: a respondent's Back and Next come last.
#pragma once

#include "ui/widgets/board.hpp"
#include "ui/widgets/canvas.hpp"
#include "ui/widgets/context.hpp"
#include "ui/widgets/controls.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/layout.hpp"
#include "ui/widgets/lists.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/text.hpp"
