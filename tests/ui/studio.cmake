icx_tests(studio_views serve_view_test.cpp watermelon_view_test.cpp
  DEPS studio_views app_studio app storage)
