// The records of the workspace as plain structs, each with its one field list. Adding a field is
// one line here: encoding, merging, projection, the JSON Schema and the tests walk the list. A
// record never knows how it is stored, merged or shown. Ordered children carry `pos`, a fractional
// index (see replica/order.hpp); ties are broken by id.
#pragma once

#include "model/ids.hpp"
#include "model/reflect.hpp"

namespace icx::model {

enum class SurveyKind { relationship, transactional, pulse, screener, custom };
constexpr std::array<std::string_view, 5> enum_names(SurveyKind) {
    return {"relationship", "transactional", "pulse", "screener", "custom"};
}

// draft: only edited; collecting: a version is published; closed: takes no more answers.
enum class SurveyState { draft, collecting, closed };
constexpr std::array<std::string_view, 3> enum_names(SurveyState) {
    return {"draft", "collecting", "closed"};
}

// rating: min..max numbers with words at the ends; agree: `points` steps from disagree to agree.
enum class QuestionKind { rating, agree, single, multiple, short_text, long_text, number, date };
constexpr std::array<std::string_view, 8> enum_names(QuestionKind) {
    return {"rating", "agree", "single", "multiple", "short_text", "long_text", "number", "date"};
}

// What a question's score stands for in results.
enum class Measure { none, ease, timeliness, valued, satisfaction, enps, lost_time };
constexpr std::array<std::string_view, 7> enum_names(Measure) {
    return {"none", "ease", "timeliness", "valued", "satisfaction", "enps", "lost_time"};
}

struct Settings {  // exactly one, id "settings"
    static constexpr std::string_view kType = "settings";
    static constexpr std::string_view kPrefix = "settings";
    SettingsId id;
    std::string name;        // the organisation
    bool is_sample = false;  // filled with the fictional company
    int min_group = 5;       // scores of fewer people are hidden
    int min_comments = 10;   // comments of fewer people are hidden
    std::string language = "en";

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("name", s.name);
        v("is_sample", s.is_sample);
        v("min_group", s.min_group);
        v("min_comments", s.min_comments);
        v("language", s.language);
    }
};

struct Department {
    static constexpr std::string_view kType = "department";
    static constexpr std::string_view kPrefix = "de";
    DepartmentId id;
    std::string name;
    std::string short_name;  // for table heads, may be empty
    int headcount = 0;       // 0 = unknown
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& d) {
        v("name", d.name);
        v("short_name", d.short_name);
        v("headcount", d.headcount);
        v("pos", d.pos);
        v("is_sample", d.is_sample);
    }
};

struct Person {
    static constexpr std::string_view kType = "person";
    static constexpr std::string_view kPrefix = "pe";
    PersonId id;
    std::string name;
    std::string role;
    DepartmentId department;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& p) {
        v("name", p.name);
        v("role", p.role);
        v("department", p.department);
        v("is_sample", p.is_sample);
    }
};

struct Survey {
    static constexpr std::string_view kType = "survey";
    static constexpr std::string_view kPrefix = "sv";
    SurveyId id;
    std::string title;
    std::string introduction;
    std::string thanks;  // shown after sending
    SurveyKind kind = SurveyKind::custom;
    SurveyState state = SurveyState::draft;
    std::string language = "en";  // of the text; sets direction too
    std::string file_name;        // name for surveys/<file_name>.json, made at first publishing
    int invited = 0;              // people asked, 0 = unknown
    int min_group = 5;            // may be raised after collecting began, never lowered
    int min_comments = 10;
    std::optional<core::Instant> created;
    std::optional<core::Instant> published;
    std::optional<core::Date> closes;
    VersionId version;     // the version being collected, empty before publishing
    PersonId owner;        // who looks after it, may be empty
    std::string audience;  // for people: "all departments", may be empty
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("title", s.title);
        v("introduction", s.introduction);
        v("thanks", s.thanks);
        v("kind", s.kind);
        v("state", s.state);
        v("language", s.language);
        v("file_name", s.file_name);
        v("invited", s.invited);
        v("min_group", s.min_group);
        v("min_comments", s.min_comments);
        v("created", s.created);
        v("published", s.published);
        v("closes", s.closes);
        v("version", s.version);
        v("owner", s.owner);
        v("audience", s.audience);
        v("is_sample", s.is_sample);
    }
};

struct Section {  // one page of a survey
    static constexpr std::string_view kType = "section";
    static constexpr std::string_view kPrefix = "se";
    SectionId id;
    SurveyId survey;
    std::string title;
    std::string help;
    // When set, the page repeats once for every option ticked in this earlier multiple-choice
    // question.
    QuestionId loop_over;
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& s) {
        v("survey", s.survey);
        v("title", s.title);
        v("help", s.help);
        v("loop_over", s.loop_over);
        v("pos", s.pos);
    }
};

struct Question {
    static constexpr std::string_view kType = "question";
    static constexpr std::string_view kPrefix = "qu";
    QuestionId id;
    SectionId section;
    std::string code;  // short column name in exports and imports ("ease"), unique in a survey
    // In a looped section "{department}" stands for the option's label.
    std::string text;
    std::string help;
    QuestionKind kind = QuestionKind::rating;
    Measure measure = Measure::none;
    bool is_required = false;
    bool has_not_applicable = false;
    bool has_other = false;   // choices: an "other" option with a text field
    int min = 1;              // rating: 0 or 1; number: least value when has_limits
    int max = 10;             // rating: 5 or 10; number: largest value when has_limits
    bool has_limits = false;  // number: min and max apply
    int points = 5;           // agree: 4, 5 or 7
    std::string low_label;    // rating: word at the low end
    std::string high_label;
    std::string unit;            // number: "minutes"
    int max_length = 0;          // text: code points, 0 = the app's limit
    bool is_department = false;  // single choice whose answer is the respondent's own department
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& q) {
        v("section", q.section);
        v("code", q.code);
        v("text", q.text);
        v("help", q.help);
        v("kind", q.kind);
        v("measure", q.measure);
        v("is_required", q.is_required);
        v("has_not_applicable", q.has_not_applicable);
        v("has_other", q.has_other);
        v("min", q.min);
        v("max", q.max);
        v("has_limits", q.has_limits);
        v("points", q.points);
        v("low_label", q.low_label);
        v("high_label", q.high_label);
        v("unit", q.unit);
        v("max_length", q.max_length);
        v("is_department", q.is_department);
        v("pos", q.pos);
    }
};

struct Option {
    static constexpr std::string_view kType = "option";
    static constexpr std::string_view kPrefix = "op";
    OptionId id;
    QuestionId question;
    std::string text;
    bool is_exclusive = false;  // "none of these": unticks the others
    DepartmentId department;    // the department this option stands for, if any
    std::string pos;

    template <class V, class S>
    static void fields(V&& v, S& o) {
        v("question", o.question);
        v("text", o.text);
        v("is_exclusive", o.is_exclusive);
        v("department", o.department);
        v("pos", o.pos);
    }
};

// What was published: the whole survey as it was asked (the survey file's "survey" value). Written
// once.
struct Version {
    static constexpr std::string_view kType = "version";
    static constexpr std::string_view kPrefix = "ve";
    VersionId id;  // hash_id("ve", canonical text of `definition`)
    SurveyId survey;
    int number = 1;
    core::Value definition;
    std::optional<core::Instant> published;

    template <class V, class S>
    static void fields(V&& v, S& x) {
        v("survey", x.survey);
        v("number", x.number);
        v("definition", x.definition);
        v("published", x.published);
    }
};

// One arrival of answers: an imported file or everything answered in the app. Responses are facts
// and cannot be edited; taking an import back means withdrawing its batch, an ordinary undoable
// edit.
struct Batch {
    static constexpr std::string_view kType = "batch";
    static constexpr std::string_view kPrefix = "ba";
    BatchId id;
    SurveyId survey;
    std::string source;  // "responses.csv", "answered here"
    bool is_withdrawn = false;
    std::optional<core::Instant> made;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& b) {
        v("survey", b.survey);
        v("source", b.source);
        v("is_withdrawn", b.is_withdrawn);
        v("made", b.made);
        v("is_sample", b.is_sample);
    }
};

// Answers in progress on this device. Local: never leaves in bundles or sync. Answers live in
// fields "a/<answer key>" so that two tabs merge answer by answer.
struct Draft {
    static constexpr std::string_view kType = "draft";
    static constexpr std::string_view kPrefix = "dr";
    static constexpr bool kLocal = true;
    DraftId id;
    SurveyId survey;
    VersionId version;
    std::string title;      // of the survey, so that a list can be shown without the file
    std::string file_name;  // "?survey=" name, empty when answered inside the studio
    std::string page;       // page key to resume at
    bool is_sent = false;
    std::optional<core::Instant> started;
    std::optional<core::Instant> touched;
    core::Value definition;  // the survey as loaded, so that the draft works without the file
    core::Value answers;     // map answer key -> value; filled from the "a/<key>" fields

    template <class V, class S>
    static void fields(V&& v, S& d) {
        v("survey", d.survey);
        v("version", d.version);
        v("title", d.title);
        v("file_name", d.file_name);
        v("page", d.page);
        v("is_sent", d.is_sent);
        v("started", d.started);
        v("touched", d.touched);
        v("definition", d.definition);
    }
};

// A submitted response waiting in this device's outbox, with its receipt. Local; never expires;
// removed only on the person's request.
struct Receipt {
    static constexpr std::string_view kType = "receipt";
    static constexpr std::string_view kPrefix = "re";
    static constexpr bool kLocal = true;
    ReceiptId id;
    SurveyId survey;
    std::string title;
    std::string code;      // what the person notes down: "K7Q2-9XMD"
    std::string response;  // the response file's text, exactly as exported; empty once removed
    bool is_handed_over = false;  // downloaded, shared or copied at least once, or counted here
    std::optional<core::Instant> made;

    template <class V, class S>
    static void fields(V&& v, S& r) {
        v("survey", r.survey);
        v("title", r.title);
        v("code", r.code);
        v("response", r.response);
        v("is_handed_over", r.is_handed_over);
        v("made", r.made);
    }
};

template <class R>
constexpr bool is_local_record() {
    if constexpr (requires { R::kLocal; })
        return R::kLocal;
    else
        return false;
}

}  // namespace icx::model
