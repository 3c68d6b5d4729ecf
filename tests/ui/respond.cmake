icx_tests(respond_views respond_files_test.cpp respond_view_test.cpp
  DEPS respond_views codec survey app)
