# The studio's views: plain data, no ImGui.
icx_room(studio_views
  SOURCES
    views/agreement_view.cpp views/arrivals_view.cpp views/atlas_view.cpp
    views/budget_view.cpp views/chain_view.cpp views/charter_view.cpp views/contact_words.cpp
    views/dates.cpp views/deadline_view.cpp views/department_view.cpp views/designer_view.cpp
    views/due_view.cpp views/export_view.cpp views/figures.cpp views/goals_view.cpp
    views/home_view.cpp views/hours_view.cpp views/ideas_view.cpp views/import_view.cpp
    views/journey_edit_view.cpp views/journey_export_view.cpp views/journey_measure.cpp
    views/journey_view.cpp views/journey_words.cpp views/log_import_view.cpp
    views/months_view.cpp views/openslo_view.cpp views/pace_view.cpp views/palette_view.cpp
    views/people_view.cpp views/requests_view.cpp views/results_view.cpp views/room_view.cpp
    views/serve_words.cpp views/service_score.cpp views/settings_view.cpp views/shell_view.cpp
    views/standard_edit_view.cpp views/standard_view.cpp views/standards_view.cpp
    views/surveys_view.cpp views/targets_view.cpp views/template_view.cpp
    views/versions_view.cpp views/watermelon_view.cpp views/what_if_view.cpp
    views/workshop_view.cpp views/workshop_words.cpp
  DEPS core model journey survey insight exchange standards chart app app_studio report)
