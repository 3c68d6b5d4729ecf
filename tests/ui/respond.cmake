icx_tests(respond respond_files_test.cpp respond_view_test.cpp
  DEPS respond_views codec survey app)
