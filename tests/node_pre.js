// Older Emscripten takes the presence of fetch for a browser; Node has one now, but not for files.
delete globalThis.fetch;
