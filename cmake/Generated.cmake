# icx_generated: ui/tokens.hpp and ui/icons.hpp, made from assets/ before any room is compiled.

find_program(ICX_NODE NAMES node nodejs)
if(NOT ICX_NODE)
  message(FATAL_ERROR "node not found: run tools/setup (Debian package nodejs)")
endif()
add_custom_command(
  OUTPUT "${ICX_GENERATED_DIR}/made"
  BYPRODUCTS "${ICX_GENERATED_DIR}/ui/tokens.hpp" "${ICX_GENERATED_DIR}/ui/icons.hpp"
  COMMAND "${ICX_NODE}" "${CMAKE_SOURCE_DIR}/tools/tokens.mjs" "${ICX_GENERATED_DIR}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${ICX_GENERATED_DIR}/made"
  DEPENDS "${CMAKE_SOURCE_DIR}/tools/tokens.mjs" "${CMAKE_SOURCE_DIR}/assets/tokens.json"
    "${CMAKE_SOURCE_DIR}/assets/icons.json"
  VERBATIM)
add_custom_target(icx_generated DEPENDS "${ICX_GENERATED_DIR}/made")
