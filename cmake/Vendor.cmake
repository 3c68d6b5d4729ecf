# icx_vendor: the header-only libraries of architecture.md's table, linked one by one into a folder
# of the build, because the host's /usr/include must never be on em++'s search path.

set(vendor_dir "${ICX_CACHE_DIR}/include")
file(MAKE_DIRECTORY "${vendor_dir}")

# icx_vendor_header(<name in the folder> <header to look for> <Debian package> [search folders])
function(icx_vendor_header name header package)
  set(candidates ${ARGN} /usr/include /usr/local/include ${ICX_VENDOR_PATHS})
  foreach(root IN LISTS candidates)
    if(EXISTS "${root}/${header}")
      get_filename_component(real "${root}/${name}" REALPATH)
      if(NOT EXISTS "${vendor_dir}/${name}")
        file(CREATE_LINK "${real}" "${vendor_dir}/${name}" SYMBOLIC)
      endif()
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${header} not found: run tools/setup (Debian package ${package}), "
    "or pass -DICX_VENDOR_PATHS=<include folder>")
endfunction()

icx_vendor_header(nlohmann nlohmann/json.hpp nlohmann-json3-dev)
icx_vendor_header(doctest doctest/doctest.h doctest-dev)
icx_vendor_header(fmt fmt/format.h libfmt-dev)
icx_vendor_header(date date/date.h libhowardhinnant-date-dev)
icx_vendor_header(boost boost/version.hpp libboost-dev)
icx_vendor_header(Eigen Eigen/Core libeigen3-dev /usr/include/eigen3)

add_library(icx_vendor INTERFACE)
target_include_directories(icx_vendor SYSTEM INTERFACE "${vendor_dir}")
target_compile_definitions(icx_vendor INTERFACE FMT_HEADER_ONLY)
