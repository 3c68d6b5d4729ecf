# Link flags of every page module (see cmake/Web.cmake). The page compiles the WebAssembly itself,
# while the fonts are still on their way.
list(APPEND ICX_WEB_LINK_OPTIONS "-sINCOMING_MODULE_JS_API=['instantiateWasm']")
set(ICX_WEB_LINK_DEPENDS "${CMAKE_SOURCE_DIR}/src/platform/web/library_page.js"
  "${CMAKE_SOURCE_DIR}/src/platform/web/library_shelf.js"
  "${CMAKE_SOURCE_DIR}/src/platform/web/library_storage.js")
