// Routes: the part of the address behind "#", as data. Any static server can serve them.
#pragma once

#include <string>
#include <string_view>

namespace icx::app {

enum class Place {
    home,
    surveys,
    survey,
    results,
    respond,
    outbox,
    journeys,
    journey,
    ideas,  // of a journey, weighed
    workshops,
    workshop,
    workshop_screen,  // the big screen
    standards,
    standard,
    requests,
    hours,
    calendar,
    watermelons,
    goals,
    cases,
    actions,
    recognition,
    organisation,
    department,
    agreement,
    library,
    settings,
    not_found
};

struct Route {
    Place place = Place::home;
    std::string id;  // of the record that is shown; may be empty

    bool operator==(const Route&) const = default;
};

// "#/surveys/sv_1/results" -> {results, "sv_1"}. Unknown paths and unsafe ids give not_found.
Route parse_route(std::string_view hash);
std::string to_hash(const Route& route);

// The rail's entry a place belongs to ("results" belongs to "surveys").
Place rail_place(Place place);

}  // namespace icx::app
