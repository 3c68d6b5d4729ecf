# The WebAssembly modules and the deployable folder build/web (tools/assemble.mjs). The link flags
# beyond these common ones (exported functions, file systems, JavaScript libraries) belong to
# platform/web: it may set ICX_WEB_LINK_OPTIONS and ICX_WEB_LINK_DEPENDS in src/platform/web/link.cmake.

set(ICX_WEB_LINK_OPTIONS)
set(ICX_WEB_LINK_DEPENDS)
include("${CMAKE_SOURCE_DIR}/src/platform/web/link.cmake" OPTIONAL)

# A second run of Binaryen over the linked module finds another percent that emcc's own run leaves.
find_program(ICX_WASM_OPT wasm-opt)
set(wasm_features --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int
  --enable-mutable-globals)

# icx_web_module(<name> <main file> <rooms...>)
function(icx_web_module name main)
  add_executable(${name} ${main})
  target_link_libraries(${name} PRIVATE icx_options icx_vendor icx_imgui)
  icx_link(${name} PRIVATE ${ARGN})
  target_link_options(${name} PRIVATE
    -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_NAME=${name} -sDYNAMIC_EXECUTION=0
    -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1048576 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sTEXTDECODER=2 -sEXIT_RUNTIME=0 -sINCOMING_MODULE_JS_API=[] ${ICX_WEB_LINK_OPTIONS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/modules"
    LINK_DEPENDS "${ICX_WEB_LINK_DEPENDS}")
  if(ICX_WASM_OPT AND ICX_WEB_LTO)
    set(wasm "$<TARGET_FILE_DIR:${name}>/${name}.wasm")
    add_custom_command(TARGET ${name} POST_BUILD VERBATIM
      COMMAND "${ICX_WASM_OPT}" ${wasm_features} -Oz --converge "${wasm}" -o "${wasm}")
  endif()
endfunction()

# The employee's module takes no room of the studio's; what it does not link it need not build.
set(rooms_of_respond app codec platform_page platform_storage respond_screens)
set(rooms_of_studio replica_quick standards_quick app_studio platform_page platform_storage platform_zones studio_screens exchange
  report)
# What `?bench` measures; no other page loads it.
set(rooms_of_bench replica_quick standards_quick app platform_storage platform_zones standards bench_kernels)
set(web_modules)
foreach(module IN ITEMS respond studio bench)
  if(EXISTS "${CMAKE_SOURCE_DIR}/src/main_${module}.cpp")
    icx_web_module(icx_${module} src/main_${module}.cpp ${rooms_of_${module}})
    list(APPEND web_modules icx_${module})
  endif()
endforeach()
if(TARGET icx_respond)
  # The employee's heap is small; the smaller allocator saves 2 kB on the way in.
  target_link_options(icx_respond PRIVATE -sMALLOC=emmalloc)
  if(ICX_WASM_OPT AND ICX_WEB_LTO)
    # Control flow laid out anew is another kilobyte; what it costs in speed a form does not feel.
    set(wasm "$<TARGET_FILE_DIR:icx_respond>/icx_respond.wasm")
    add_custom_command(TARGET icx_respond POST_BUILD VERBATIM
      COMMAND "${ICX_WASM_OPT}" ${wasm_features} --flatten --rereloop -Oz -Oz "${wasm}" -o "${wasm}")
  endif()
endif()

if(NOT EXISTS "${CMAKE_SOURCE_DIR}/node_modules/esbuild/package.json")
  message(FATAL_ERROR "node_modules is missing: run tools/setup")
endif()
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/modules")
# Always run: it finds out by content what has changed, and writes nothing otherwise.
set(assemble "${ICX_NODE}" "${CMAKE_SOURCE_DIR}/tools/assemble.mjs" --fonts "${ICX_CACHE_DIR}/fonts"
  --cache "${ICX_CACHE_DIR}/compressed")
add_custom_target(icx_web ALL
  COMMAND ${assemble} --out "${CMAKE_SOURCE_DIR}/build/web" --wasm "${CMAKE_BINARY_DIR}/modules"
  DEPENDS ${web_modules} VERBATIM)
add_dependencies(icx_web icx_fonts)

# The gallery of all widgets, a page of its own in build/gallery for the browser tests.
if(EXISTS "${CMAKE_SOURCE_DIR}/src/main_gallery.cpp")
  icx_web_module(icx_gallery src/main_gallery.cpp widgets platform_page)
  set_target_properties(icx_gallery PROPERTIES EXCLUDE_FROM_ALL ON
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/gallery")
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/gallery")
  add_custom_target(icx_gallery_page
    COMMAND ${assemble} --out "${CMAKE_SOURCE_DIR}/build/gallery" --wasm "${CMAKE_BINARY_DIR}/gallery"
      --module icx_gallery
    DEPENDS icx_gallery VERBATIM)
  add_dependencies(icx_gallery_page icx_fonts)
endif()
