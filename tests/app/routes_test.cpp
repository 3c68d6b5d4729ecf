#include <doctest/doctest.h>

#include "app/actions.hpp"
#include "app/routes.hpp"

using icx::app::parse_route;
using icx::app::Place;
using icx::app::Route;

TEST_CASE("routes: every address the contract names is understood and written back") {
    const struct {
        const char* hash;
        Route route;
    } rows[] = {
        {"#/", {Place::home, ""}},
        {"#/surveys", {Place::surveys, ""}},
        {"#/surveys/sv_1", {Place::survey, "sv_1"}},
        {"#/surveys/sv_1/results", {Place::results, "sv_1"}},
        {"#/respond/sv_1", {Place::respond, "sv_1"}},
        {"#/journeys", {Place::journeys, ""}},
        {"#/journeys/jm_1", {Place::journey, "jm_1"}},
        {"#/journeys/jm_1/ideas", {Place::ideas, "jm_1"}},
        {"#/workshops", {Place::workshops, ""}},
        {"#/workshop/ws_1", {Place::workshop, "ws_1"}},
        {"#/workshop/ws_1/screen", {Place::workshop_screen, "ws_1"}},
        {"#/standards", {Place::standards, ""}},
        {"#/standards/st_1", {Place::standard, "st_1"}},
        {"#/requests", {Place::requests, ""}},
        {"#/hours", {Place::hours, ""}},
        {"#/hours/ca_1", {Place::calendar, "ca_1"}},
        {"#/watermelons", {Place::watermelons, ""}},
        {"#/goals", {Place::goals, ""}},
        {"#/cases", {Place::cases, ""}},
        {"#/actions", {Place::actions, ""}},
        {"#/recognition", {Place::recognition, ""}},
        {"#/organisation", {Place::organisation, ""}},
        {"#/department/de_1", {Place::department, "de_1"}},
        {"#/agreements/ag_1", {Place::agreement, "ag_1"}},
        {"#/library", {Place::library, ""}},
        {"#/settings", {Place::settings, ""}},
        {"#/outbox", {Place::outbox, ""}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.hash);
        CHECK(parse_route(row.hash) == row.route);
        CHECK(icx::app::to_hash(row.route) == row.hash);
    }
}

TEST_CASE("routes: what is not an address of ours is not found") {
    for (const char* hash : {"#/nowhere", "#/surveys/sv_1/other", "#/surveys/a b",
                             "#/surveys/<script>", "#/respond", "#/surveys/sv_1/results/more"}) {
        CAPTURE(hash);
        CHECK(parse_route(hash).place == Place::not_found);
    }
    CHECK(parse_route("").place == Place::home);
    CHECK(parse_route("#").place == Place::home);
}

TEST_CASE("actions: a shortcut means something only while its action is possible") {
    icx::app::ActionContext context;
    CHECK(icx::app::action_of_shortcut("Ctrl+Z", context) == icx::app::ActionId::none);
    context.can_undo = true;
    CHECK(icx::app::action_of_shortcut("Ctrl+Z", context) == icx::app::ActionId::undo);
    context.can_redo = true;
    CHECK(icx::app::action_of_shortcut("Ctrl+Shift+Z", context) == icx::app::ActionId::redo);
    CHECK(icx::app::action_of_shortcut("Ctrl+Q", context) == icx::app::ActionId::none);
}
