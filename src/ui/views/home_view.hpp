// Home: what needs this person today, from what the workspace knows, most urgent first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/serve_desk.hpp"
#include "model/workspace.hpp"
#include "ui/views/surveys_view.hpp"

namespace icx::ui {

struct TodayItem {
    std::string id;
    Icon icon;
    Tone tone;
    std::string title;
    std::string detail;
    std::string when;       // "closes tomorrow"
    std::string when_note;  // "Fri 13 Nov"
    std::string action;     // button label
    std::string to;         // route
    // When set, the button records this step of a request instead of going anywhere.
    std::string request = {}, activity = {};
};

struct TodayGroup {
    std::string id;
    std::string title;
    std::size_t total = 0;
    std::string all_label;  // "All surveys"
    std::string all_to;
    std::vector<TodayItem> items;  // at most three
};

struct CollectingItem {
    std::string title;
    std::string to;
    std::string closes;  // "closes Fri 13 Nov"
    std::optional<float> share;
    std::string words;  // "268 of 412 answers, 65%"
};

struct Headline {
    std::string title;  // "Ease of getting help, 1 to 10"
    std::string figure;
    std::string note;
    std::string explained;  // how it came about
    std::string to;
    std::string link = "See all results";
};

struct HomeView {
    bool is_new = false;     // nothing here yet: welcome
    std::string lost_words;  // the browser deleted what was here: said before anything else
    std::string heading;     // "3 things need you today"
    std::string day;         // "Tuesday 10 November, 10:27"
    std::vector<TodayGroup> groups;
    std::vector<CollectingItem> collecting;
    std::optional<Headline> headline;
    std::optional<Headline> promises;  // "Promises kept in November"
    std::string calm_words;            // when nothing needs anyone
};

struct HomeInput {
    core::Instant now;
    int utc_offset_minutes = 0;
    std::uint64_t changes_since_export = 0;
    std::optional<core::Instant> last_export;
    bool was_evicted = false;         // a workspace was known here, and its data are gone
    const app::Desk* desk = nullptr;  // without it nothing is said about promises
    std::string watermelon = {};      // what watermelon_headline says
};

HomeView build_home(const model::Workspace& workspace, const FiguresOf& figures,
                    const HomeInput& input);

}  // namespace icx::ui
