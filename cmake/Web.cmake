# The two WebAssembly modules and the deployable folder build/web.
