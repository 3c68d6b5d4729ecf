# The respondent's view: shared by the employee's page, the studio and the designer's preview.
icx_room(respond_views
  SOURCES views/respond_pages.cpp views/respond_state.cpp
    views/respond_view.cpp views/respond_words.cpp
  DEPS core model survey app)
