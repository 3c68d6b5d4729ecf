#include "app/sample_requests.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/desk.hpp"
#include "app/edit.hpp"
#include "app/request_entry.hpp"
#include "core/random.hpp"
#include "replica/order.hpp"

namespace icx::app {
namespace {

constexpr std::int64_t kDay_s = 86400;
constexpr std::int64_t kOpens_s = 8 * 3600, kCloses_s = 17 * 3600;
constexpr const char* kZone = "Europe/London";

std::int64_t last_sunday(int year, int month) {
    const std::int64_t last = core::days_from_civil({year, month, 31});
    return last - (core::weekday(core::civil_from_days(last)) + 1) % 7;
}

// Working time of the sample: Monday to Friday, 8 to 17, on the wall clock. The company's holiday
// lies on tomorrow's date, so that it plays no part in what is open.
struct WallClock {
    static bool is_open_day(std::int64_t day) {
        return core::weekday(core::civil_from_days(day)) < 5;
    }

    // The instant before `local_s` behind which `work_s` of working time lie.
    static std::int64_t back(std::int64_t local_s, std::int64_t work_s) {
        std::int64_t day = local_s / kDay_s;
        std::int64_t until = std::min(local_s - day * kDay_s, kCloses_s);
        for (;; day--, until = kCloses_s) {
            if (!is_open_day(day) || until <= kOpens_s) continue;
            const std::int64_t here = until - kOpens_s;
            if (work_s <= here) return day * kDay_s + until - work_s;
            work_s -= here;
        }
    }
    static std::int64_t forward(std::int64_t local_s, std::int64_t work_s) {
        std::int64_t day = local_s / kDay_s;
        std::int64_t from = std::max(local_s - day * kDay_s, kOpens_s);
        for (;; day++, from = kOpens_s) {
            if (!is_open_day(day) || from >= kCloses_s) continue;
            const std::int64_t here = kCloses_s - from;
            if (work_s <= here) return day * kDay_s + from + work_s;
            work_s -= here;
        }
    }
    static std::int64_t between(std::int64_t from_s, std::int64_t until_s) {
        std::int64_t sum = 0;
        for (std::int64_t day = from_s / kDay_s; day <= until_s / kDay_s; day++) {
            if (!is_open_day(day)) continue;
            const std::int64_t from = std::clamp(from_s - day * kDay_s, kOpens_s, kCloses_s);
            sum += std::clamp(until_s - day * kDay_s, from, kCloses_s) - from;
        }
        return sum;
    }
    // Working time of a week from its Monday up to a moment.
    static std::int64_t of_week(std::int64_t monday, std::int64_t until_s) {
        std::int64_t sum = 0;
        for (std::int64_t day = monday; day < monday + 5; day++)
            sum += std::clamp(until_s - day * kDay_s, kOpens_s, kCloses_s) - kOpens_s;
        return sum;
    }
};

std::int64_t to_utc_ms(std::int64_t local_s) { return (local_s - sample_offset_s(local_s)) * 1000; }

struct ServiceRow {
    std::string_view name, department;
    std::string_view survey = {};  // whose answers score it
};
constexpr ServiceRow kServices[] = {{"IT help desk", "IT help desk", "after-a-help-desk-contact"},
                                    {"Payroll answers", "Finance and payroll"},
                                    {"Access cards", "Facilities"},
                                    {"Laptop repair", "IT help desk"}};

struct StandardRow {
    std::string_view title, promise;
    std::size_t service;
    std::string_view stop, target, pause;
    std::int64_t target_s;
    double per_week, kept, last_kept;  // shares in usual weeks and in the present month
    bool has_lunch_gap = false;
};
constexpr StandardRow kStandards[] = {
    {"Acknowledge within 4 hours",
     "Each request gets a human reply within 4 working hours, Monday to Friday.", 0, "acknowledged",
     "4h", "waiting", 4 * 3600, 0, 0, 0},
    {"Answer within 1 working day", "Each question about pay is answered within one working day.",
     1, "acknowledged", "1bd", "", 9 * 3600, 60, 0.94, 0.92, true},
    {"Ready before the first shift", "A new access card is ready within two working days.", 2,
     "resolved", "2bd", "", 18 * 3600, 40, 0.9, 0.88},
    {"Back within 5 working days", "A laptop in repair is back within five working days.", 3,
     "resolved", "5bd", "waiting", 45 * 3600, 8, 0.92, 0.86}};

// The help desk's last 16 weeks: requests, and those acknowledged in time. 940 in all with the open
// one that is late already; the week of the scanner outage is the third from the end.
struct WeekRow {
    int n, met;
};
constexpr WeekRow kWeeks[] = {{58, 56}, {61, 58}, {64, 60}, {57, 54}, {60, 57}, {63, 58},
                              {59, 56}, {62, 57}, {66, 62}, {60, 56}, {58, 52}, {63, 59},
                              {61, 56}, {64, 49}, {60, 52}, {23, 21}};
constexpr std::size_t kOtherWeeks = 9;             // of the other services
constexpr std::int64_t kPresentWork_s = 687 * 60;  // of the present week, as in the mock-ups

struct OpenRow {
    std::string_view number, title, department;
    std::size_t service;
    int used_min, paused_min, since_pause_min;  // working minutes before now
    std::string_view pause_note, resume_note;
};
constexpr OpenRow kOpen[] = {
    {"4187", "Scanner at quay 2 offline", "Port operations", 0, 202, 505, 22,
     "asked which scanner, waiting for Port operations", "answer came"},
    {"4191", "Till printer, ticket hall", "Sales and booking", 0, 287, 0, 0, "", ""},
    {"4195", "Rota app will not open", "Fleet operations", 0, 137, 0, 0, "", ""},
    {"4196", "New phone for the duty lead", "Port operations", 0, 107, 0, 0, "", ""},
    {"4198", "Shared mailbox full", "Customer care", 0, 32, 0, 0, "", ""},
    {"1622", "October overtime missing from pay", "Fleet operations", 1, 540 - 123, 0, 0, "", ""},
    {"808", "Access card for a new deckhand", "Fleet operations", 2, 1080 - 273, 0, 0, "", ""}};

constexpr std::string_view kTopics[][8] = {
    {"Password forgotten", "Printer out of order", "No network on board", "New account",
     "Screen stays dark", "Booking system slow", "Phone lost", "Access to a shared folder"},
    {"Question about the payslip", "Overtime missing", "New bank account", "Tax card", "Sick pay",
     "Travel refund", "Night allowance", "Holiday pay"},
    {"Card for a joiner", "Card does not open", "Card lost", "Gate code", "Card for a visitor",
     "Locker key", "Card expired", "Card for a contractor"},
    {"Battery dead", "Keyboard broken", "Screen cracked", "Does not charge", "Very slow",
     "Camera broken", "Hinge loose", "Lost key"}};
constexpr std::string_view kAsking[] = {"Fleet operations", "Port operations",   "Engineering",
                                        "Customer care",    "Sales and booking", "People team",
                                        "Marketing"};
constexpr std::string_view kPriorities[] = {"1 High", "2 Normal", "3 Low"};

class Maker {
public:
    Maker(SampleData& out, const SampleServeInput& input) : out_(out), input_(input) {
        const std::int64_t utc_s = input.now.ms / 1000;
        now_s_ = utc_s + sample_offset_s(utc_s);
        today_ = now_s_ / kDay_s;
        monday_ = today_ - core::weekday(core::civil_from_days(today_));
    }

    void make() {
        add_calendar();
        add_services();
        for (std::size_t i = 0; i < std::size(kStandards); i++)
            add_standard(i);
        // The present week, and what was not over by midnight, hang on the hour: each has ids of
        // this minute and a batch of its own, so that filling again later on the same day does not
        // tell it differently.
        minute_ = "open/" + std::to_string(now_s_ / 60);
        add_batch(history_, "log", core::Instant{today_ * kDay_s * 1000});
        add_batch(open_, minute_, input_.now);
        for (std::size_t i = 0; i < std::size(kWeeks); i++)
            add_week(i);
        for (const OpenRow& row : kOpen)
            add_open(row);
    }

private:
    std::string id(std::string_view prefix, std::string_view path) const {
        return core::hash_id(prefix, input_.salt + "/serve/" + std::string(path));
    }
    std::string department(std::string_view name) const {
        for (const model::Department& row : input_.departments)
            if (row.name == name) return row.id.text;
        return std::string(name);
    }

    void add_calendar() {
        model::Calendar calendar;
        calendar.id.text = calendar_ = id("ca", "office");
        calendar.name = "Office hours";
        calendar.tz = kZone;
        for (std::string* day : {&calendar.monday, &calendar.tuesday, &calendar.wednesday,
                                 &calendar.thursday, &calendar.friday})
            *day = "08:00-17:00";
        std::int64_t holiday = today_ + 1;
        calendar.holidays = core::iso_date(core::civil_from_days(holiday)) + " Company day\n" +
                            std::to_string(core::civil_from_days(today_).year) +
                            "-12-25 Christmas Day";
        calendar.is_sample = true;
        write_new(out_.writes, calendar);
    }

    void add_services() {
        const auto places = replica::positions_between("", "", std::size(kServices), random_);
        for (std::size_t i = 0; i < std::size(kServices); i++) {
            model::Service service;
            service.id.text = services_[i] = id("sc", kServices[i].name);
            service.name = kServices[i].name;
            service.department.text = department(kServices[i].department);
            if (!kServices[i].survey.empty())
                service.survey.text =
                    core::hash_id("sv", input_.salt + "/" + std::string(kServices[i].survey));
            service.pos = places[i];
            service.is_sample = true;
            write_new(out_.writes, service);
        }
    }

    void add_standard(std::size_t index) {
        const StandardRow& row = kStandards[index];
        model::Standard standard;
        standard.id.text = id("st", row.title);
        standard.title = row.title;
        standard.promise = row.promise;
        standard.service.text = services_[row.service];
        standard.calendar.text = calendar_;
        standard.stop = row.stop;
        standard.pause = row.pause;
        standard.target = row.target;
        standard.pos = replica::position_between(last_pos_, "", random_);
        last_pos_ = standard.pos;
        standard.is_sample = true;
        write_new(out_.writes, standard);
    }

    void add_batch(model::BatchId& batch_id, const std::string& path, core::Instant made) {
        model::Batch batch;
        batch.id.text = id("ba", path);
        batch.source = "sample data";
        batch.made = made;
        batch.is_sample = true;
        write_new(out_.writes, batch);
        batch_id = batch.id;
    }

    void add_week(std::size_t index) {
        const std::size_t back = std::size(kWeeks) - 1 - index;
        const std::int64_t monday = monday_ - 7 * static_cast<std::int64_t>(back);
        is_present_ = back == 0;
        const std::int64_t work = is_present_ ? WallClock::of_week(monday, now_s_) : 5 * 9 * 3600;
        WeekRow desk = kWeeks[index];
        if (is_present_ && work != kPresentWork_s) {
            const double share = static_cast<double>(desk.met) / desk.n;
            desk.n = static_cast<int>(desk.n * work / kPresentWork_s);
            desk.met = static_cast<int>(std::lround(desk.n * share));
        }
        add_requests(0, monday, work, desk);
        for (std::size_t i = 1; i < std::size(kStandards) && back < kOtherWeeks; i++) {
            const StandardRow& row = kStandards[i];
            const int n = static_cast<int>(
                std::lround(row.per_week * static_cast<double>(work) / (5 * 9 * 3600)));
            const double kept = back < 2 ? row.last_kept : row.kept;
            add_requests(i, monday, work, {n, static_cast<int>(std::lround(n * kept))});
        }
    }

    // `week.n` requests spread over `work` seconds of working time from Monday on; those that are
    // late are strewn among them.
    void add_requests(std::size_t standard, std::int64_t monday, std::int64_t work, WeekRow week) {
        const StandardRow& row = kStandards[standard];
        int late_left = week.n - week.met;
        for (int i = 0; i < week.n; i++) {
            const int left = week.n - i;
            // In the present week the late ones came first, or they could not be late yet.
            const bool is_late =
                !is_present_
                    ? static_cast<int>(random_.below(static_cast<std::uint64_t>(left))) < late_left
                    : late_left > 0;
            late_left -= is_late;
            const std::int64_t slot = work / week.n;
            const std::int64_t at =
                slot * i + static_cast<std::int64_t>(random_.below(
                               static_cast<std::uint64_t>(std::max<std::int64_t>(slot, 1))));
            const std::int64_t opened = WallClock::forward(monday * kDay_s, at);
            add_done(row, opened, time_taken(row.target_s, is_late));
        }
    }

    // In time: most are quick, few use nearly all of it. Late: up to one and a half times more.
    std::int64_t time_taken(std::int64_t target_s, bool is_late) {
        const double u = (static_cast<double>(random_.below(10'000)) + 0.5) / 10'000;
        const auto target = static_cast<double>(target_s);
        if (is_late) return static_cast<std::int64_t>(target * (1.03 + 1.2 * u * u));
        return static_cast<std::int64_t>(
            std::min(target * 0.98, target * (0.02 + 0.93 * u * u + 0.05 * u)));
    }

    // Nobody is there from 12 to 13: what would stop then stops soon after one.
    static std::int64_t after_lunch(std::int64_t local_s) {
        const std::int64_t day_s = local_s / kDay_s * kDay_s, noon = day_s + 12 * 3600;
        if (local_s < noon || local_s >= noon + 3600) return local_s;
        return noon + 3600 + (local_s - noon) / 4;
    }

    struct Course {  // how one request went, on the wall
        std::int64_t opened = 0, asked = 0, resumed = 0, stop = 0, solved = 0;
    };

    // Draws the same numbers whatever the hour, so that the past never changes.
    Course draw_course(const StandardRow& row, std::int64_t opened, std::int64_t taken_s) {
        Course out;
        out.opened = opened;
        out.stop = WallClock::forward(opened, taken_s);
        const bool is_paused = random_.below(8) == 0 && !row.pause.empty() && !is_present_;
        if (row.has_lunch_gap) out.stop = after_lunch(out.stop);
        const auto pause_s = static_cast<std::int64_t>(3600 + random_.below(4 * 3600));
        const auto solving_s = static_cast<std::int64_t>(1800 + random_.below(12 * 3600));
        if (is_paused) {  // a question back to the requester: the clock waits
            out.asked = WallClock::forward(opened, taken_s / 3);
            out.resumed = WallClock::forward(out.asked, pause_s);
            out.stop = WallClock::forward(out.resumed, taken_s - taken_s / 3);
        }
        out.solved = row.stop == kAcknowledged ? WallClock::forward(out.stop, solving_s) : out.stop;
        return out;
    }

    void add_done(const StandardRow& row, std::int64_t opened, std::int64_t taken_s) {
        Course course = draw_course(row, opened, taken_s);
        const bool is_over = !is_present_ && course.solved < today_ * kDay_s;
        const bool is_replied_first = row.stop == kAcknowledged;
        // Questions of today are answered by now; the open ones are told one by one.
        if (!is_over && is_replied_first && course.stop >= now_s_) {
            const std::int64_t passed_s = WallClock::between(opened, now_s_);
            course.asked = 0;
            course.stop = WallClock::forward(
                opened, std::min(taken_s, std::max<std::int64_t>(passed_s * 9 / 10, 30)));
        }
        const std::string number = std::to_string(++numbers_[row.service]);
        model::RequestEntry entry;
        entry.request = id("rq", (is_over ? "" : minute_) +
                                     std::string(kServices[row.service].name) + "/" + number);
        entry.id = entry.request;
        entry.batch = is_over ? history_ : open_;
        entry.number = number;
        entry.title = kTopics[row.service][random_.below(8)];
        entry.department = department(kAsking[random_.below(std::size(kAsking))]);
        const std::uint64_t dice = random_.below(10);
        entry.priority = kPriorities[dice < 2 ? 0 : dice < 7 ? 1 : 2];
        entry.service = services_[row.service];
        // What has not happened yet is left out: then the request is still open.
        const auto add = [&](std::int64_t at, std::string_view activity, const char* note) {
            if (at < now_s_ || activity == kOpened)
                entry.events.push_back({{to_utc_ms(at)}, std::string(activity), "", note});
        };
        add(course.opened, kOpened, "");
        if (course.asked > 0) {
            add(course.asked, kWaiting, "asked back");
            add(course.resumed, kResumed, "");
        }
        if (is_replied_first) add(course.stop, kAcknowledged, "");
        if (course.stop < now_s_) add(course.solved, kResolved, "");
        out_.facts.push_back(encode_entry(entry));
    }

    void add_open(const OpenRow& row) {
        model::RequestEntry entry;
        entry.request = id("rq", minute_ + "/" + std::string(row.number));
        entry.id = entry.request;
        entry.batch = open_;
        entry.number = row.number;
        entry.title = row.title;
        entry.department = department(row.department);
        entry.priority = kPriorities[1];
        entry.service = services_[row.service];
        const auto back = [&](int minutes) {
            return core::Instant{to_utc_ms(WallClock::back(now_s_, minutes * 60LL))};
        };
        entry.events.push_back({back(row.used_min + row.paused_min), std::string(kOpened), "", ""});
        if (row.paused_min > 0) {
            entry.events.push_back({back(row.since_pause_min + row.paused_min),
                                    std::string(kWaiting), "", std::string(row.pause_note)});
            entry.events.push_back({back(row.since_pause_min), std::string(kResumed), "",
                                    std::string(row.resume_note)});
        }
        out_.facts.push_back(encode_entry(entry));
    }

    SampleData& out_;
    const SampleServeInput& input_;
    core::SeededRandom random_{4187};
    std::int64_t now_s_ = 0, today_ = 0, monday_ = 0;  // on the wall
    std::string calendar_;
    std::array<std::string, std::size(kServices)> services_;
    std::array<int, std::size(kServices)> numbers_{3240, 420, 10, 40};
    std::string last_pos_;
    std::string minute_;
    bool is_present_ = false;  // the present week is being made
    model::BatchId history_, open_;
};

}  // namespace

std::int32_t sample_offset_s(std::int64_t utc_s) {
    const int year = core::utc_date({utc_s * 1000}).year;
    const std::int64_t spring = last_sunday(year, 3) * kDay_s + 3600;
    const std::int64_t autumn = last_sunday(year, 10) * kDay_s + 3600;
    return utc_s >= spring && utc_s < autumn ? 3600 : 0;
}

void add_sample_requests(SampleData& out, const SampleServeInput& input) {
    Maker(out, input).make();
}

}  // namespace icx::app
