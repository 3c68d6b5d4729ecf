// Who owes what to whom: how a department is reached and how it is doing, what two departments
// agreed on, and which promises a promise rests on. Only the studio shows these; the employee's
// page neither builds nor links them.
#pragma once

#include <string>
#include <type_traits>

#include "model/ids.hpp"
#include "model/reflect.hpp"

namespace icx::model {

// How much a department has on its hands, as it says itself. normal: what is promised holds;
// stretched: some of it takes longer; overloaded: most of it does.
enum class Workload { normal, stretched, overloaded };
constexpr std::array<std::string_view, 3> enum_names(Workload) {
    return {"normal", "stretched", "overloaded"};
}

// A department's contact card. One for each department (app::contact_id), so that two people who
// fill it in at the same time fill in the same one.
struct Contact {
    static constexpr std::string_view kType = "contact";
    static constexpr std::string_view kPrefix = "ct";
    ContactId id;
    DepartmentId department;
    CalendarId hours;   // when it is there; empty: the hours of what it promises
    std::string route;  // how to ask, in a sentence
    std::string link;   // "https://help.example/new"
    std::string phone;
    std::string mail;
    std::string checklist;  // what to have ready, a line for each
    Workload workload = Workload::normal;
    std::optional<core::Date> workload_until;  // the last day of it; empty: until it is changed
    std::string workload_note;                 // a sentence for those who ask
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& c) {
        v("department", c.department);
        v("hours", c.hours);
        v("route", c.route);
        v("link", c.link);
        v("phone", c.phone);
        v("mail", c.mail);
        v("checklist", c.checklist);
        v("workload", c.workload);
        v("workload_until", c.workload_until);
        v("workload_note", c.workload_note);
        v("is_sample", c.is_sample);
    }
};

// What a department that serves and one that asks owe each other. Each signature carries the sum
// of the text that was signed (app::agreement_seal), so that a later change shows.
struct Agreement {
    static constexpr std::string_view kType = "agreement";
    static constexpr std::string_view kPrefix = "ag";
    AgreementId id;
    std::string title;
    std::string purpose;  // a sentence or two
    DepartmentId provider;
    DepartmentId requester;
    std::optional<core::Date> review;  // when both look at it again
    std::string provider_signer;       // who signed; empty: nobody
    std::optional<core::Date> provider_signed;
    std::string provider_seal;
    std::string requester_signer;
    std::optional<core::Date> requester_signed;
    std::string requester_seal;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& a) {
        v("title", a.title);
        v("purpose", a.purpose);
        v("provider", a.provider);
        v("requester", a.requester);
        v("review", a.review);
        v("provider_signer", a.provider_signer);
        v("provider_signed", a.provider_signed);
        v("provider_seal", a.provider_seal);
        v("requester_signer", a.requester_signer);
        v("requester_signed", a.requester_signed);
        v("requester_seal", a.requester_seal);
        v("is_sample", a.is_sample);
    }
};

// promise: owed by the one who serves; duty: by the one who asks.
enum class ClauseSide { promise, duty };
constexpr std::array<std::string_view, 2> enum_names(ClauseSide) { return {"promise", "duty"}; }

// One line of an agreement: a sentence, a standard that measures it, or both.
struct Clause {
    static constexpr std::string_view kType = "clause";
    static constexpr std::string_view kPrefix = "cl";
    ClauseId id;
    AgreementId agreement;
    ClauseSide side = ClauseSide::promise;
    std::string text;     // empty: what the standard promises
    StandardId standard;  // empty: nobody measures it
    std::string pos;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& c) {
        v("agreement", c.agreement);
        v("side", c.side);
        v("text", c.text);
        v("standard", c.standard);
        v("pos", c.pos);
        v("is_sample", c.is_sample);
    }
};

// A promise that another one rests on. One for each pair (app::upstream_id).
struct Upstream {
    static constexpr std::string_view kType = "upstream";
    static constexpr std::string_view kPrefix = "up";
    UpstreamId id;
    StandardId standard;
    StandardId rests_on;
    bool is_sample = false;

    template <class V, class S>
    static void fields(V&& v, S& u) {
        v("standard", u.standard);
        v("rests_on", u.rests_on);
        v("is_sample", u.is_sample);
    }
};

template <class R>
constexpr bool is_agreement_record() {
    return std::is_same_v<R, Contact> || std::is_same_v<R, Agreement> ||
           std::is_same_v<R, Clause> || std::is_same_v<R, Upstream>;
}

}  // namespace icx::model
