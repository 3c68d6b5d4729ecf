# icx_options: what every target of ours is compiled with. Warnings are errors in our own code
# only; other people's headers come in as system headers.

add_library(icx_options INTERFACE)
target_include_directories(icx_options INTERFACE "${CMAKE_SOURCE_DIR}/src"
  "${CMAKE_BINARY_DIR}/generated")
target_compile_options(icx_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns wrongly about std::string concatenation (gcc bug 105329) and the like at -O2.
  target_compile_options(icx_options INTERFACE -Wno-restrict -Wno-error=maybe-uninitialized
    -Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=array-bounds)
endif()

# Tests alone know where things lie on this machine; reference data may lie beside the project.
add_library(icx_test_options INTERFACE)
target_link_libraries(icx_test_options INTERFACE icx_options)
target_compile_definitions(icx_test_options INTERFACE
  ICX_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared" ICX_SOURCE_DIR="${CMAKE_SOURCE_DIR}")

if(ICX_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

# Tests and asserts stay on in every build but the shipped WebAssembly, which defines NDEBUG.
if(EMSCRIPTEN)
  # The compiler's cache lies beside our downloads, so a build needs no root; Debian's emcc finds
  # its `acorn` only through NODE_PATH.
  set(em_env "EM_CACHE=${ICX_CACHE_DIR}/emscripten" "EM_FROZEN_CACHE="
    "NODE_PATH=/usr/share/nodejs")
  find_program(ICX_CCACHE ccache)
  if(ICX_CCACHE)
    list(APPEND em_env "EM_COMPILER_WRAPPER=${ICX_CCACHE}" "CCACHE_NOHASHDIR=1"
      "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}")
  endif()
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;${em_env}")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
  # Nothing of ours throws; the tests' library does. Without landing pads the page is 7 % smaller.
  if(ICX_TESTS)
    add_compile_options(-fwasm-exceptions)
    add_link_options(-fwasm-exceptions)
  else()
    add_compile_options(-fno-exceptions -fno-rtti -mnontrapping-fptoint -mbulk-memory -msign-ext)
    add_link_options(-fno-exceptions)
  endif()
  add_compile_options(${ICX_WEB_OPT})
  add_link_options(${ICX_WEB_OPT})
  if(ICX_WEB_LTO)
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
else()
  find_program(ICX_CCACHE ccache)
  if(ICX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The working folder is no input of a compilation, so all build folders share results.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_NOHASHDIR=1;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};${ICX_CCACHE}")
  endif()
endif()
