// The icons by what they mean (an action or an object), never by what they look like. The values are
// code points of the icon face, the same in its regular and in its filled cut.
#pragma once

#include "ui/icons.hpp"

namespace icx::ui {

enum class Icon : char32_t {
    home = icons::kHome, listen = icons::kListen, map = icons::kMap, serve = icons::kServe,
    act = icons::kAct, celebrate = icons::kCelebrate, organisation = icons::kOrganisation,
    library = icons::kLibrary, settings = icons::kSettings, more_places = icons::kMorePlaces,
    add = icons::kAdd, close = icons::kClose, search = icons::kSearch, back = icons::kBack,
    next = icons::kNext, up = icons::kUp, down = icons::kDown, expand = icons::kExpand,
    collapse = icons::kCollapse, open = icons::kOpen, previous = icons::kPrevious,
    menu = icons::kMenu, drag = icons::kDrag, undo = icons::kUndo, redo = icons::kRedo,
    edit = icons::kEdit, duplicate = icons::kDuplicate, copy = icons::kCopy,
    delete_ = icons::kDelete, export_ = icons::kExport, import_ = icons::kImport,
    print = icons::kPrint, share = icons::kShare, link = icons::kLink, filter = icons::kFilter,
    sort = icons::kSort, columns = icons::kColumns, rail_toggle = icons::kRailToggle,
    full_screen = icons::kFullScreen, saved = icons::kSaved, saving = icons::kSaving,
    not_saved = icons::kNotSaved, sync = icons::kSync, offline = icons::kOffline,
    language = icons::kLanguage, theme_light = icons::kThemeLight, theme_dark = icons::kThemeDark,
    theme_contrast = icons::kThemeContrast, keyboard = icons::kKeyboard, why = icons::kWhy,
    info = icons::kInfo, success = icons::kSuccess, warning = icons::kWarning,
    error = icons::kError, visible = icons::kVisible, hidden = icons::kHidden,
    locked = icons::kLocked, check = icons::kCheck, person = icons::kPerson,
    people = icons::kPeople, department = icons::kDepartment, survey = icons::kSurvey,
    question_choice = icons::kQuestionChoice, question_checks = icons::kQuestionChecks,
    question_scale = icons::kQuestionScale, question_grid = icons::kQuestionGrid,
    question_text = icons::kQuestionText, question_date = icons::kQuestionDate,
    question_rank = icons::kQuestionRank, question_loop = icons::kQuestionLoop,
    logic = icons::kLogic, preview = icons::kPreview, standard = icons::kStandard,
    deadline = icons::kDeadline, timer = icons::kTimer, pause = icons::kPause, play = icons::kPlay,
    stop = icons::kStop, calendar = icons::kCalendar, promise = icons::kPromise,
    case_ = icons::kCase, action = icons::kAction, goal = icons::kGoal, journey = icons::kJourney,
    touchpoint = icons::kTouchpoint, moment = icons::kMoment, pain = icons::kPain,
    gain = icons::kGain, blueprint = icons::kBlueprint, network = icons::kNetwork,
    praise = icons::kPraise, heart = icons::kHeart, practice = icons::kPractice,
    lesson = icons::kLesson, workshop = icons::kWorkshop, note = icons::kNote, vote = icons::kVote,
    chart = icons::kChart, data_table = icons::kDataTable, trend_up = icons::kTrendUp,
    trend_down = icons::kTrendDown, comment = icons::kComment, quote = icons::kQuote,
    flag = icons::kFlag, phone = icons::kPhone, mail = icons::kMail, file = icons::kFile,
    storage = icons::kStorage, equals = icons::kEquals, bell = icons::kBell, steps = icons::kSteps,
    plus_circle = icons::kPlusCircle, minus = icons::kMinus, coffee = icons::kCoffee,
    truck = icons::kTruck, laptop = icons::kLaptop, identification = icons::kIdentification,
    money = icons::kMoney, boat = icons::kBoat, door = icons::kDoor, desk = icons::kDesk,
    wrench = icons::kWrench
};

}  // namespace icx::ui
