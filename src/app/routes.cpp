#include "app/routes.hpp"

#include <array>

#include "core/id.hpp"

namespace icx::app {
namespace {

struct Path {
    Place place;
    std::string_view head;  // first segment
    std::string_view tail;  // segment behind the id, or "" when none
    bool has_id;
};

constexpr std::array<Path, 27> kPaths = {{
    {Place::home, "", "", false},
    {Place::surveys, "surveys", "", false},
    {Place::survey, "surveys", "", true},
    {Place::results, "surveys", "results", true},
    {Place::respond, "respond", "", true},
    {Place::outbox, "outbox", "", false},
    {Place::journeys, "journeys", "", false},
    {Place::journey, "journeys", "", true},
    {Place::ideas, "journeys", "ideas", true},
    {Place::workshops, "workshops", "", false},
    {Place::workshop, "workshop", "", true},
    {Place::workshop_screen, "workshop", "screen", true},
    {Place::standards, "standards", "", false},
    {Place::standard, "standards", "", true},
    {Place::requests, "requests", "", false},
    {Place::hours, "hours", "", false},
    {Place::calendar, "hours", "", true},
    {Place::watermelons, "watermelons", "", false},
    {Place::goals, "goals", "", false},
    {Place::cases, "cases", "", false},
    {Place::actions, "actions", "", false},
    {Place::recognition, "recognition", "", false},
    {Place::organisation, "organisation", "", false},
    {Place::department, "department", "", true},
    {Place::agreement, "agreements", "", true},
    {Place::library, "library", "", false},
    {Place::settings, "settings", "", false},
}};

std::string_view take_segment(std::string_view& path) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    return segment;
}

}  // namespace

Route parse_route(std::string_view hash) {
    if (!hash.empty() && hash.front() == '#') hash.remove_prefix(1);
    if (!hash.empty() && hash.front() == '/') hash.remove_prefix(1);
    const std::string_view head = take_segment(hash);
    const std::string_view id = take_segment(hash);
    const std::string_view tail = take_segment(hash);
    if (!hash.empty() || (!id.empty() && !core::is_safe_id(id))) return {Place::not_found, {}};
    for (const Path& path : kPaths)
        if (path.head == head && path.has_id == !id.empty() && path.tail == tail)
            return {path.place, std::string(id)};
    return {Place::not_found, {}};
}

std::string to_hash(const Route& route) {
    for (const Path& path : kPaths) {
        if (path.place != route.place) continue;
        std::string hash = "#/" + std::string(path.head);
        if (path.has_id) hash += "/" + route.id;
        if (!path.tail.empty()) hash += "/" + std::string(path.tail);
        return hash;
    }
    return "#/";
}

Place rail_place(Place place) {
    switch (place) {
    case Place::survey:
    case Place::results:
    case Place::respond:
    case Place::outbox:
        return Place::surveys;
    case Place::journey:
    case Place::ideas:
    case Place::workshops:
    case Place::workshop:
    case Place::workshop_screen:
        return Place::journeys;
    case Place::standard:
    case Place::requests:
    case Place::hours:
    case Place::calendar:
    case Place::watermelons:
    case Place::goals:
        return Place::standards;
    case Place::actions:
        return Place::cases;
    case Place::department:
    case Place::agreement:
        return Place::organisation;
    default:
        return place;
    }
}

}  // namespace icx::app
