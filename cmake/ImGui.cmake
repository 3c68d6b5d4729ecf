# icx_imgui: Dear ImGui 1.92 (core; for the web also its WebGL2 renderer), compiled from source with
# our one configuration file. Where the source comes from, in this order: ICX_IMGUI_DIR, an earlier
# download, the pinned upstream release, Debian's source package (tools/imgui-source).

set(imgui_url "https://github.com/ocornut/imgui.git")
set(imgui_commit "45acd5e0e82f4c954432533ae9985ff0e1aad6d5") # v1.92.2b

function(icx_find_imgui out)
  foreach(dir IN ITEMS "${ICX_IMGUI_DIR}" "${ICX_CACHE_DIR}/imgui" "${ICX_CACHE_DIR}/imgui-upstream")
    if(dir AND EXISTS "${dir}/imgui.h" AND EXISTS "${dir}/backends/imgui_impl_opengl3.cpp")
      set(${out} "${dir}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  if(ICX_IMGUI_DIR)
    message(FATAL_ERROR "ICX_IMGUI_DIR=${ICX_IMGUI_DIR} holds no imgui.h and backends/")
  endif()
  # A probe first: FetchContent would stop the configuration where upstream cannot be reached.
  execute_process(COMMAND git -c credential.helper= ls-remote --exit-code "${imgui_url}" HEAD
    TIMEOUT 8 RESULT_VARIABLE probe OUTPUT_QUIET ERROR_QUIET)
  if(probe EQUAL 0)
    include(FetchContent)
    FetchContent_Populate(imgui QUIET GIT_REPOSITORY "${imgui_url}" GIT_TAG "${imgui_commit}"
      SOURCE_DIR "${ICX_CACHE_DIR}/imgui-upstream" BINARY_DIR "${CMAKE_BINARY_DIR}/imgui-upstream"
      SUBBUILD_DIR "${CMAKE_BINARY_DIR}/imgui-subbuild")
    set(${out} "${ICX_CACHE_DIR}/imgui-upstream" PARENT_SCOPE)
    return()
  endif()
  message(STATUS "Dear ImGui: upstream is out of reach, using Debian's source package")
  execute_process(COMMAND "${CMAKE_SOURCE_DIR}/tools/imgui-source" "${ICX_CACHE_DIR}/imgui"
    RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "Dear ImGui could not be had: pass -DICX_IMGUI_DIR=<folder>")
  endif()
  set(${out} "${ICX_CACHE_DIR}/imgui" PARENT_SCOPE)
endfunction()

icx_find_imgui(imgui_dir)
file(STRINGS "${imgui_dir}/imgui.h" imgui_version REGEX "^#define IMGUI_VERSION_NUM")
string(REGEX REPLACE "[^0-9]*([0-9]+).*" "\\1" imgui_version "${imgui_version}")
if(imgui_version LESS 19200)
  message(FATAL_ERROR "Dear ImGui in ${imgui_dir} is ${imgui_version}, older than 19200")
endif()

add_library(icx_imgui STATIC "${imgui_dir}/imgui.cpp" "${imgui_dir}/imgui_draw.cpp"
  "${imgui_dir}/imgui_widgets.cpp")
target_include_directories(icx_imgui SYSTEM PUBLIC "${imgui_dir}" "${imgui_dir}/backends")
target_include_directories(icx_imgui PRIVATE "${CMAKE_SOURCE_DIR}/src")
target_compile_definitions(icx_imgui PUBLIC IMGUI_USER_CONFIG="ui/icx_imconfig.h")
target_compile_options(icx_imgui PRIVATE -w)
if(EMSCRIPTEN)
  target_sources(icx_imgui PRIVATE "${imgui_dir}/backends/imgui_impl_opengl3.cpp")
endif()
if(EMSCRIPTEN AND NOT ICX_TESTS)
  target_sources(icx_imgui PRIVATE "${CMAKE_SOURCE_DIR}/src/ui/imgui_spare.cpp")
else()
  target_sources(icx_imgui PRIVATE "${imgui_dir}/imgui_tables.cpp")
endif()
