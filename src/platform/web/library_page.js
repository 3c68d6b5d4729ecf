// The page's imports of WebAssembly: each hands over to the object in web/page.js, which sets
// Module.page before the program starts. Only textures are made here, because their names belong
// to Emscripten's table.
mergeInto(LibraryManager.library, {
  $page_string: function (text, length) {
    return UTF8ToString(text, length);
  },
  page_wake: function () { Module['page']['wake'](); },
  page_wall_clock: function () { return Date.now(); },
  page_text__deps: ['$page_copy'],
  page_text: function (what, key) { return page_copy(Module['page']['text'](what, UTF8ToString(key))); },
  $page_copy__deps: ['malloc'],
  $page_copy: function (text) {
    var size = lengthBytesUTF8(text) + 1;
    var at = _malloc(size);
    stringToUTF8(text, at, size);
    return at;
  },
  page_set_setting: function (key, value) {
    Module['page']['setSetting'](UTF8ToString(key), UTF8ToString(value));
  },
  page_apply_update: function () { Module['page']['applyUpdate'](); },
  page_nodes: function (json, length) { Module['page']['nodes'](UTF8ToString(json, length)); },
  page_theme: function (css, name) { Module['page']['theme'](UTF8ToString(css), UTF8ToString(name)); },
  page_measure__deps: ['$page_string'],
  page_measure: function (text, length, size, strong) {
    return Module['page']['measure'](page_string(text, length), size, strong);
  },
  page_run__deps: ['$page_string', '$GL'],
  page_run: function (text, length, size, line, strong, rtl, density, rgba, out) {
    var run = Module['page']['run'](page_string(text, length), size, line, strong, rtl, density, rgba);
    var at = out >> 2;
    HEAPF32[at] = 0;
    if (!run || !GLctx) return;
    var id = GL.getNewId(GL.textures);
    var texture = GLctx.createTexture();
    texture.name = id;
    GL.textures[id] = texture;
    GLctx.bindTexture(0x0DE1 /* TEXTURE_2D */, texture);
    GLctx.pixelStorei(0x0CF5 /* UNPACK_ALIGNMENT */, 4);
    GLctx.pixelStorei(0x0CF2 /* UNPACK_ROW_LENGTH */, 0);
    GLctx.texParameteri(0x0DE1, 0x2801 /* MIN_FILTER */, 0x2600 /* NEAREST */);
    GLctx.texParameteri(0x0DE1, 0x2800 /* MAG_FILTER */, 0x2600);
    GLctx.texParameteri(0x0DE1, 0x2802 /* WRAP_S */, 0x812F /* CLAMP_TO_EDGE */);
    GLctx.texParameteri(0x0DE1, 0x2803 /* WRAP_T */, 0x812F);
    GLctx.texImage2D(0x0DE1, 0, 0x1908 /* RGBA */, 0x1908, 0x1401 /* UNSIGNED_BYTE */, run.canvas);
    GLctx.bindTexture(0x0DE1, null);
    HEAPF32[at] = id;
    HEAPF32[at + 1] = run.x;
    HEAPF32[at + 2] = run.y;
    HEAPF32[at + 3] = run.w;
    HEAPF32[at + 4] = run.h;
    HEAPF32[at + 5] = run.colored ? 1 : 0;
  },
  // Dear ImGui's renderer asks for the whole state before each frame, to put it back afterwards. In
  // a browser each question waits until the graphics process has drawn everything before it. The
  // context is ours alone, so the answers are the values that it may be left with.
  glGetIntegerv: function (name, at) {
    var known = { 0x821B: 3 /* MAJOR_VERSION */, 0x0D33: 4096 /* MAX_TEXTURE_SIZE */,
      0x84E0: 0x84C0 /* ACTIVE_TEXTURE */, 0x80C9: 1, 0x80CB: 1 /* BLEND_SRC_* ONE */,
      0x8009: 0x8006, 0x883D: 0x8006 /* BLEND_EQUATION_* ADD */ };
    HEAP32[at >> 2] = known[name] || 0;
    // VIEWPORT and SCISSOR_BOX have four values.
    if (name == 0x0BA2 || name == 0x0C10) HEAP32.fill(0, at >> 2, (at >> 2) + 4);
  },
  glGetString__deps: ['$page_copy'],
  glGetString: function () { return page_copy('OpenGL ES 3.0'); },
  // The two shaders are fixed: whether they were compiled shows in the first picture.
  glGetShaderiv: function (shader, name, at) { HEAP32[at >> 2] = name == 0x8B81 ? 1 : 0; },
  glGetProgramiv: function (program, name, at) { HEAP32[at >> 2] = name == 0x8B82 ? 1 : 0; },
  page_release__deps: ['$GL'],
  page_release: function (id) {
    if (GLctx && GL.textures[id]) GLctx.deleteTexture(GL.textures[id]);
    GL.textures[id] = null;
  },
  page_say__deps: ['$page_string'],
  page_say: function (what, text, length) { Module['page']['say'](what, page_string(text, length)); },
  page_offer: function (share, name, mime, bytes, length) {
    Module['page']['offer'](share, UTF8ToString(name), UTF8ToString(mime),
      HEAPU8.slice(bytes, bytes + length));
  },
  page_can_share: function () { return Module['page']['canShare'](); },
});
