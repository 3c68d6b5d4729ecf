# Toolchain file: finds the emcc on PATH (3.1.6 or newer) and hands over to its own CMake platform
# file. Debian's emcc refuses to build system libraries into its frozen cache, so the cache is ours.

find_program(ICX_EMCC emcc)
if(NOT ICX_EMCC)
  message(FATAL_ERROR "emcc not found: run tools/setup (Debian package emscripten)")
endif()
if(NOT DEFINED EMSCRIPTEN_ROOT_PATH)
  get_filename_component(emcc_real "${ICX_EMCC}" REALPATH)
  get_filename_component(emcc_dir "${emcc_real}" DIRECTORY)
  foreach(dir IN ITEMS "${emcc_dir}" "${emcc_dir}/.." /usr/share/emscripten)
    if(EXISTS "${dir}/cmake/Modules/Platform/Emscripten.cmake")
      get_filename_component(EMSCRIPTEN_ROOT_PATH "${dir}" ABSOLUTE)
      break()
    endif()
  endforeach()
endif()
if(NOT EMSCRIPTEN_ROOT_PATH)
  message(FATAL_ERROR "No Emscripten CMake platform file beside ${ICX_EMCC}")
endif()

get_filename_component(icx_root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
# The system libraries that come with the compiler are linked into our cache one by one; what is not
# among them is compiled there. Without this the first build would spend minutes on libc++.
set(em_cache "${icx_root}/build/cache/emscripten")
if(NOT EXISTS "${em_cache}/sysroot_install.stamp" AND
   EXISTS "${EMSCRIPTEN_ROOT_PATH}/cache/sysroot_install.stamp")
  file(MAKE_DIRECTORY "${em_cache}")
  execute_process(COMMAND cp -rs "${EMSCRIPTEN_ROOT_PATH}/cache/sysroot" "${em_cache}/"
    RESULT_VARIABLE icx_seeded)
  if(icx_seeded EQUAL 0)
    file(COPY "${EMSCRIPTEN_ROOT_PATH}/cache/sysroot_install.stamp" DESTINATION "${em_cache}")
  endif()
endif()
set(ENV{EM_CACHE} "${em_cache}")
set(ENV{EM_FROZEN_CACHE} "")
set(ENV{NODE_PATH} "/usr/share/nodejs")
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
