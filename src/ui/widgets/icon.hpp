// The icons by what they mean (an action or an object), never by what they look like. Values are
// Phosphor's code points; the same ones in the regular and in the filled cut.
#pragma once

#include <cstdint>
#include <string_view>

namespace icx::ui {

enum class Icon : std::uint16_t {
    home = 0xE2C2, listen = 0xE70C, map = 0xE39C, serve = 0xE40C, act = 0xEADC, celebrate = 0xE81A,
    organisation = 0xE67C, library = 0xE758, settings = 0xE272, more_places = 0xE200, add = 0xE3D4,
    close = 0xE4F6, search = 0xE30C, back = 0xE058, next = 0xE06C, up = 0xE08E, down = 0xE03E,
    expand = 0xE136, collapse = 0xE13C, open = 0xE13A, previous = 0xE138, menu = 0xE1FE,
    drag = 0xEAE2, undo = 0xE08A, redo = 0xE08C, edit = 0xE3B4, duplicate = 0xE1CC, copy = 0xE1CA,
    delete_ = 0xE4A6, export_ = 0xEAF0, import_ = 0xE20C, print = 0xE3DC, share = 0xE408,
    link = 0xE2E6, filter = 0xE268, sort = 0xE098, columns = 0xE546, rail_toggle = 0xEC24,
    full_screen = 0xE1D0, saved = 0xE184, saving = 0xEB44, not_saved = 0xE4E4, sync = 0xE094,
    offline = 0xE1B6, language = 0xE4A2, theme_light = 0xE472, theme_dark = 0xE330,
    theme_contrast = 0xE18C, keyboard = 0xE2D8, why = 0xE3E8, info = 0xE2CE, success = 0xE184,
    warning = 0xE4E0, error = 0xE4F8, visible = 0xE220, hidden = 0xE224, locked = 0xE308,
    check = 0xE182, person = 0xE4C2, people = 0xE68E, department = 0xE102, survey = 0xE198,
    question_choice = 0xEB08, question_checks = 0xE186, question_scale = 0xE434,
    question_grid = 0xE476, question_text = 0xE484, question_date = 0xE10A, question_rank = 0xE2F6,
    question_loop = 0xE3F6, logic = 0xE278, preview = 0xE1E0, standard = 0xE606, deadline = 0xE19A,
    timer = 0xE492, pause = 0xE39E, play = 0xE3D0, stop = 0xE46C, calendar = 0xE10A,
    promise = 0xE582, case_ = 0xE16C, action = 0xE188, goal = 0xE47C, journey = 0xE39C,
    touchpoint = 0xE316, moment = 0xE46A, pain = 0xE43E, gain = 0xE436, blueprint = 0xE5A2,
    network = 0xEB58, praise = 0xE6A0, heart = 0xE2A8, practice = 0xE2DC, lesson = 0xE62C,
    workshop = 0xE654, note = 0xE348, vote = 0xE18A, chart = 0xE150, data_table = 0xE476,
    trend_up = 0xE4AE, trend_down = 0xE4AC, comment = 0xE17A, quote = 0xE660, flag = 0xE244,
    phone = 0xE3B8, mail = 0xE218, file = 0xEB1C, storage = 0xE29E, equals = 0xE21C, bell = 0xE0CE,
    steps = 0xECBE, plus_circle = 0xE3D6, minus = 0xE32A, coffee = 0xE1C2, truck = 0xE4B4,
    laptop = 0xE586, identification = 0xE2C8, money = 0xE588, boat = 0xE786, door = 0xE7E6,
    desk = 0xE560, wrench = 0xE5D4
};

// Back, next, open, previous, undo and redo turn round in right-to-left.
bool flips(Icon icon);

}  // namespace icx::ui
