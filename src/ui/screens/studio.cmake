# The studio's screens and the class that joins them to the data.
icx_room(studio_screens
  SOURCES
    screens/agreement_edit_screen.cpp screens/agreement_screen.cpp screens/arrivals_screen.cpp
    screens/atlas_screen.cpp screens/budget_screen.cpp screens/chain_screen.cpp
    screens/chart_canvas.cpp screens/chart_card.cpp screens/deadline_screen.cpp
    screens/department_screen.cpp screens/designer_screen.cpp screens/goals_screen.cpp
    screens/home_screen.cpp screens/hours_screen.cpp screens/ideas_screen.cpp
    screens/import_screen.cpp screens/journey_board.cpp screens/journey_curve.cpp
    screens/journey_dialogs.cpp screens/journey_keys.cpp screens/journey_people.cpp
    screens/journey_screen.cpp screens/journey_stages.cpp screens/journey_versions.cpp
    screens/log_import_screen.cpp screens/months_screen.cpp screens/openslo_screen.cpp
    screens/organisation_screen.cpp screens/pace_screen.cpp screens/partners_screen.cpp
    screens/places_screen.cpp screens/question_editor.cpp screens/record_select.cpp
    screens/requests_screen.cpp screens/results_screen.cpp screens/room_board.cpp
    screens/room_dialogs.cpp screens/room_foot.cpp screens/room_screen.cpp
    screens/room_tally.cpp screens/serve_screen.cpp screens/settings_screen.cpp
    screens/shell_screen.cpp screens/standard_edit_screen.cpp screens/standard_screen.cpp
    screens/standards_screen.cpp screens/studio.cpp screens/studio_actions.cpp
    screens/studio_places.cpp screens/studio_respond.cpp screens/surveys_screen.cpp
    screens/watermelon_screen.cpp screens/what_if_screen.cpp screens/workshop_minutes.cpp
    screens/workshop_screen.cpp screens/workshops_screen.cpp
  DEPS studio_views respond_screens chart widgets)
