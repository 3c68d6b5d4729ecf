icx_tests(studio_views
    agreement_view_test.cpp department_view_test.cpp hours_view_test.cpp ideas_view_test.cpp
    journey_view_test.cpp map_views_test.cpp promises_view_test.cpp serve_view_test.cpp
    watermelon_view_test.cpp workshop_view_test.cpp
  DEPS studio_views app_studio app storage)
