// Starts the page: the respondent's module for `?survey=` and `#/respond/`, the studio's otherwise.
// Module, fonts and glue travel side by side; the first frame waits for the text faces only.
import { createPage } from './page.js';

const kVersion = '%%version%%';
const query = new URLSearchParams(location.search);
const respond = query.has('survey') || location.hash.startsWith('#/respond/');
const name = document.documentElement.dataset.module ?? (respond ? 'icx_respond' : 'icx_studio');
const few = respond ? '-few' : '';

const get = (path) => fetch(path).then((response) => {
  if (!response.ok) throw Error(`${path}: ${response.status}`);
  return response;
});
const bytes = async (path) => new Uint8Array(await (await get(path)).arrayBuffer());

const load = (module) => ({
  program: get(`${module}.wasm`).then(async (response) => {
    // A server that does not know the type of .wasm files costs the streaming, nothing else.
    if (WebAssembly.compileStreaming && /wasm/.test(response.headers.get('content-type') ?? ''))
      return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  }),
  glue: new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = `${module}.js`;
    script.onload = () => done(window[module]);
    script.onerror = () => fail(Error(`${module}.js`));
    document.head.append(script);
  }),
});
const { program, glue } = load(name);
const faces = Promise.all(['400', '600'].map(async (weight) => {
  const data = await bytes(`fonts/icx-sans-${weight}.ttf`);
  // The same bytes set the native fields and what Canvas2D paints.
  const face = new FontFace('ICX Sans', data, { weight });
  document.fonts.add(face);
  return face.load().then(() => data);
}));
const icons = Promise.all([bytes(`fonts/icx-icons${few}.ttf`), bytes(`fonts/icx-icons${few}-fill.ttf`)]);

// The graphics process needs its time to start. Asked now, it does so while the program is on its way,
// which asks again with the same wishes (create_graphics in page.cpp) and gets this context.
document.getElementById('canvas').getContext('webgl2',
  { alpha: false, depth: false, stencil: false, antialias: false });

// window.icx is there as soon as the page is, so that whoever embeds it need not poll; its promises
// wait for the program.
let arrived;
const running = new Promise((done) => { arrived = done; });
const later = (call) => (...values) => running.then((api) => api[call](...values));
window.icx = {
  version: kVersion,
  ready: running.then((api) => api.ready()),
  saved: later('saved'),
  exportWorkspace: later('exportWorkspace'),
  importBundle: later('importBundle'),
  status: () => ({ saved: true, unsaved: 0, frames: 0, error: null }),
};

async function start() {
  const page = createPage();
  const [factory, fonts] = await Promise.all([glue, faces]);
  const module = await factory({
    page: page.imports,
    instantiateWasm(imports, done) {
      program.then((compiled) => WebAssembly.instantiate(compiled, imports))
        .then((instance) => done(instance), failed);
      return {};
    },
  });
  const early = await Promise.race([icons, Promise.resolve(null)]);
  const started = page.start(module, early ? [...fonts, ...early] : fonts);
  const { ready, ...api } = page.api;
  Object.assign(window.icx, api);
  await started;
  arrived({ ...api, ready });
  document.getElementById('boot').remove();
  if (!early) icons.then(([regular, fill]) => page.giveIcons(regular, fill), () => {});
  ready().then(() => requestAnimationFrame(() => requestAnimationFrame((time) => {
    window.__t = time;
    // The person comes first: what is kept for later waits until the page has been at rest.
    setTimeout(() => serveOffline(page), 1500);
  })));
}

// The service worker keeps the files for the next start; a new version waits until the person
// wants it, because it would pull the page from under open work.
async function serveOffline(page) {
  // The gallery of widgets does without, unless a test asks for it.
  const gallery = document.documentElement.dataset.module;
  if (!('serviceWorker' in navigator) || (gallery && !/[?&]offline/.test(location.search))) return;
  try {
    const registration = await navigator.serviceWorker.register('sw.js');
    const look = (worker) => {
      if (!worker) return;
      const tell = () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) page.offerUpdate(worker);
      };
      worker.addEventListener('statechange', tell);
      tell();
    };
    look(registration.waiting ?? registration.installing);
    registration.addEventListener('updatefound', () => look(registration.installing));
    navigator.serviceWorker.ready.then(({ active }) => {
      if (!navigator.connection?.saveData) active.postMessage('rest');
    });
    let reloading = false;
    const had = navigator.serviceWorker.controller;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (!had || reloading) return;
      reloading = true;
      location.reload();
    });
  } catch { /* plain http or a private window: the page works, only not without network */ }
}

function failed(error) {
  const boot = document.getElementById('boot');
  if (!boot) return;
  boot.className = 'failed';
  boot.textContent = 'ICX Studio could not be started. Reload the page; if that does not help, ' +
    `this browser may be too old. (${error?.message ?? error})`;
}

start().catch(failed);
// Measuring has a module of its own, which nobody else loads.
if (query.has('bench')) import('./bench.js').then(({ exposeBench }) => exposeBench(load));
