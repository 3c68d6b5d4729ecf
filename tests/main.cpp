// The one entry point of all native and WebAssembly tests. Compiled once, linked into each test
// binary.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "doctest/doctest.h"
