icx_tests(studio_views journey_view_test.cpp serve_view_test.cpp
  DEPS studio_views app_studio app storage)
