# icx_generated: ui/tokens.hpp and ui/icons.hpp, made from assets/ before any room is compiled.

find_program(ICX_NODE NAMES node nodejs)
if(NOT ICX_NODE)
  message(FATAL_ERROR "node not found: run tools/setup (Debian package nodejs)")
endif()
add_custom_command(
  OUTPUT "${ICX_GENERATED_DIR}/made"
  BYPRODUCTS "${ICX_GENERATED_DIR}/ui/tokens.hpp" "${ICX_GENERATED_DIR}/ui/icons.hpp"
    "${ICX_GENERATED_DIR}/report/token_css.hpp"
  COMMAND "${ICX_NODE}" "${CMAKE_SOURCE_DIR}/tools/tokens.mjs" "${ICX_GENERATED_DIR}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${ICX_GENERATED_DIR}/made"
  DEPENDS "${CMAKE_SOURCE_DIR}/tools/tokens.mjs" "${CMAKE_SOURCE_DIR}/assets/tokens.json"
    "${CMAKE_SOURCE_DIR}/assets/icons.json"
  VERBATIM)
add_custom_target(icx_generated DEPENDS "${ICX_GENERATED_DIR}/made")

# icx_fonts: the interface and icon fonts, cut from the packages in node_modules (assets/fonts).
foreach(candidate IN ITEMS python3 /usr/bin/python3)
  execute_process(COMMAND ${candidate} -c "import fontTools" RESULT_VARIABLE has_fonttools
    OUTPUT_QUIET ERROR_QUIET)
  if(has_fonttools EQUAL 0)
    set(ICX_FONT_PYTHON ${candidate})
    break()
  endif()
endforeach()
if(ICX_FONT_PYTHON AND EXISTS "${CMAKE_SOURCE_DIR}/node_modules/@phosphor-icons/web/package.json")
  set(font_dir "${ICX_CACHE_DIR}/fonts")
  add_custom_command(OUTPUT "${font_dir}/made"
    COMMAND ${ICX_FONT_PYTHON} "${CMAKE_SOURCE_DIR}/assets/fonts/build.py"
      "${CMAKE_SOURCE_DIR}/node_modules" "${font_dir}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${font_dir}/made"
    DEPENDS "${CMAKE_SOURCE_DIR}/assets/fonts/build.py" "${CMAKE_SOURCE_DIR}/assets/icons.json"
      "${CMAKE_SOURCE_DIR}/assets/tokens.json" "${CMAKE_SOURCE_DIR}/package-lock.json"
    COMMENT "Cutting the fonts" VERBATIM)
  add_custom_target(icx_fonts DEPENDS "${font_dir}/made")
  target_compile_definitions(icx_test_options INTERFACE ICX_FONTS_DIR="${font_dir}")
elseif(EMSCRIPTEN AND NOT ICX_TESTS)
  message(FATAL_ERROR "Fonts cannot be cut (fontTools or node_modules missing): run tools/setup")
endif()
