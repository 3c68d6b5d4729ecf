# The rooms of the house and their tests.

# icx_room(<room> SOURCES <files> [DEPS <rooms or targets>]) makes the static library icx_<room>.
# DEPS names are rooms (`core`) or whole targets (`icx_imgui`); they are public, so a user of a
# room may include what the room's own headers include.
function(icx_room room)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  icx_present(sources ${arg_SOURCES})
  add_library(icx_${room} STATIC ${sources})
  target_link_libraries(icx_${room} PUBLIC icx_options icx_vendor)
  icx_link(icx_${room} PUBLIC ${arg_DEPS})
  set_property(GLOBAL APPEND PROPERTY ICX_ROOM_TARGETS icx_${room})
  if(TARGET icx_generated)
    add_dependencies(icx_${room} icx_generated)
  endif()
endfunction()

# Leaves out files that do not exist yet, with a warning, so that one room under construction does not
# stop all others.
function(icx_present out)
  set(found)
  foreach(file IN LISTS ARGN)
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
      list(APPEND found "${file}")
    else()
      message(WARNING "${CMAKE_CURRENT_SOURCE_DIR}/${file} does not exist yet: left out")
    endif()
  endforeach()
  if(NOT found)
    set(found "${CMAKE_BINARY_DIR}/empty.cpp")
    file(WRITE "${found}" "")
  endif()
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# Links rooms by their short names; a room that does not exist (yet, or on this platform) is left out.
function(icx_link target scope)
  foreach(dep IN LISTS ARGN)
    if(dep MATCHES "^icx_")
      target_link_libraries(${target} ${scope} $<TARGET_NAME_IF_EXISTS:${dep}>)
    else()
      target_link_libraries(${target} ${scope} $<TARGET_NAME_IF_EXISTS:icx_${dep}>)
    endif()
  endforeach()
endfunction()

# icx_tests(<name> <files> [DEPS <rooms>]) compiles the tests of one folder once and links them twice:
# into test_<name> (quick to build alone) and into icx_tests (everything, see tests/CMakeLists.txt).
# DEPS default to the room of the same name.
function(icx_tests name)
  cmake_parse_arguments(arg "" "" "DEPS" ${ARGN})
  set(deps ${name} ${arg_DEPS})
  icx_present(sources ${arg_UNPARSED_ARGUMENTS})
  add_library(icx_tests_${name} OBJECT ${sources})
  target_link_libraries(icx_tests_${name} PUBLIC icx_test_options icx_vendor)
  target_include_directories(icx_tests_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  icx_link(icx_tests_${name} PUBLIC ${deps})
  add_executable(test_${name} EXCLUDE_FROM_ALL)
  target_link_libraries(test_${name} PRIVATE icx_tests_main icx_tests_${name})
  icx_test_link_options(test_${name})
  if(TARGET icx_fonts)
    add_dependencies(icx_tests_${name} icx_fonts)
  endif()
  set_property(GLOBAL APPEND PROPERTY ICX_TEST_OBJECTS icx_tests_${name})
endfunction()

# As WebAssembly the tests run under Node with the host's files (reference data lies beside the tree).
function(icx_test_link_options target)
  if(EMSCRIPTEN)
    target_link_options(${target} PRIVATE -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1
      -sENVIRONMENT=node -sTOTAL_STACK=4194304 --pre-js "${CMAKE_SOURCE_DIR}/tests/node_pre.js")
  endif()
endfunction()
