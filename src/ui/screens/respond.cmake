# The respondent's screen and the outbox.
icx_room(respond_screens
  SOURCES screens/outbox_screen.cpp screens/respond_screen.cpp
  DEPS respond_views widgets)
