icx_tests(studio_views ideas_view_test.cpp journey_view_test.cpp serve_view_test.cpp watermelon_view_test.cpp workshop_view_test.cpp
  DEPS studio_views app_studio app storage)
