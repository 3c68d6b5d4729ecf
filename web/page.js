// The JavaScript half of platform/web: frames on demand, the window's size and wishes, routes and
// history, files, live messages, printing, and what the program imports (library_page.js).
import { createMirror } from './mirror.js';
import { createRuns } from './runs.js';

const kQuietStart = 400; // ms
const kMaxFile = 64 * 1024 * 1024; // the limit of every format here
const kSystemColors = ['Canvas', 'CanvasText', 'ButtonText', 'Highlight', 'HighlightText', 'GrayText',
  'LinkText'];
const html = document.documentElement;
const byId = (id) => document.getElementById(id);
const media = (query) => matchMedia(`(${query})`);

export function createPage() {
  const canvas = byId('canvas');
  const encoder = new TextEncoder();
  const runs = createRuns();
  const queries = ['pointer: coarse', 'prefers-reduced-motion: reduce', 'prefers-color-scheme: dark',
    'prefers-contrast: more', 'forced-colors: active'].map(media);
  const frames = window.__frames = [];
  let M = null; // the module; null until started
  let pending = null, dirty = 0, requested = 0, timer = 0, counted = 0, ratio = 0, resized = true;
  let lost = false, painted = () => {}, routed = false, restore = null, waiting = null;
  const waiters = [];

  const program = {
    text(value) {
      const bytes = encoder.encode(value);
      M.HEAPU8.set(bytes, M._icx_buffer(bytes.length));
    },
    call: (name, ...values) => M[`_${name}`](...values),
    wake, files,
    scrolled(element) {
      if (element === mirror.scroller()) places.set(key(), element.scrollTop);
    },
  };
  const mirror = createMirror(program);

  // Frames: none unless something happened; a few after it, so that everything settles. At the start
  // the page's own words (#boot) stand until there is something to show: a picture of waiting would
  // only make it wait longer, unless that takes long.
  let quiet = performance.now() + kQuietStart;
  function wake(count = 2) {
    dirty = Math.max(dirty, count);
    if (quiet && M) {
      const left = quiet - performance.now();
      if (left > 0 && !M._icx_is(0)) return;
      quiet = 0;
    }
    if (!requested && M && !document.hidden) requested = requestAnimationFrame(tick);
  }

  function tick(time) {
    requested = 0;
    dirty--;
    if (devicePixelRatio !== ratio || resized) measureWindow();
    const begin = performance.now();
    const next = M._icx_frame(time);
    if (pending) {
      const data = JSON.parse(pending);
      pending = null;
      mirror.apply(data);
    }
    mirror.resync();
    frames.push(performance.now() - begin);
    if (frames.length > 1000) frames.splice(0, 500);
    counted++;
    follow();
    clearTimeout(timer);
    if (next >= 0) timer = setTimeout(() => wake(1), Math.min(next, 86400) * 1000);
    settle();
    painted();
    if (dirty > 0) wake(dirty);
  }

  // After a frame: focus that the program or a new route asked for, and the place in the page.
  function follow() {
    const wish = M._icx_focus_wish() >>> 0; // ids are unsigned, what a module answers is not
    if (routed && mirror.has('h1')) {
      routed = false;
      const area = mirror.scroller();
      if (area) area.scrollTop = restore ?? 0;
      if (!wish) mirror.focus(1);
    }
    if (wish) mirror.focus(wish);
  }

  function settle() {
    for (const waiter of waiters.splice(0)) {
      if (M._icx_is(waiter.what)) waiter.done();
      else waiters.push(waiter);
    }
  }
  const when = (what) => new Promise((done) => {
    waiters.push({ what, done });
    wake(1);
  });

  function measureWindow() {
    resized = false;
    ratio = devicePixelRatio;
    const width = html.clientWidth, height = html.clientHeight;
    const scale = parseFloat(getComputedStyle(html).fontSize) / 16 || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    mirror.setScale(scale);
    const flags = queries.reduce((sum, query, i) => sum + (query.matches ? 1 << i : 0), 0);
    M._icx_env(width / scale, height / scale, canvas.width, canvas.height, scrollbar() / scale, flags);
    if (flags & 16) {
      const probe = document.createElement('i');
      document.body.append(probe);
      kSystemColors.forEach((name, i) => {
        probe.style.color = name;
        const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
        M._icx_system_color(i, ((r << 24) | (g << 16) | (b << 8) | 255) >>> 0);
      });
      probe.remove();
    }
  }

  function scrollbar() {
    const probe = document.createElement('div');
    probe.className = 'bar';
    document.body.append(probe);
    const width = probe.offsetWidth - probe.clientWidth;
    probe.remove();
    return width;
  }

  // Routes. Each history entry has a key under which its scroll place is remembered.
  const places = new Map();
  let entry = history.state?.icx ?? 0;
  const key = () => entry;
  function enter(replace) {
    if (!replace) entry = Date.now();
    history.replaceState({ icx: entry }, '');
  }
  function route() {
    program.text(location.hash);
    M._icx_route();
    routed = true;
    wake(3);
  }
  function onHistory() {
    const known = history.state?.icx;
    if (known === undefined) enter(false);
    else entry = known;
    restore = places.get(entry) ?? null;
    route();
  }

  async function files(list, widget) {
    // All are read before the first is handed over: files chosen together arrive together.
    const read = await Promise.all(list.map((file) =>
      file.size > kMaxFile ? new ArrayBuffer(0) : file.arrayBuffer()));
    for (const [i, file] of list.entries()) {
      const large = file.size > kMaxFile;
      const bytes = new Uint8Array(read[i]);
      program.text(file.name);
      const at = M._icx_file(widget, file.size, bytes.length, large, i + 1 === list.length);
      M.HEAPU8.set(bytes, at);
      M._icx_file_end();
      wake();
    }
  }

  function say(words, urgent) {
    const region = byId(urgent ? 'assertive' : 'polite');
    // The same message again is spoken only if the region was empty in between.
    if (region.textContent === words) {
      region.textContent = '';
      setTimeout(() => { region.textContent = words; });
    } else region.textContent = words;
  }

  const kSay = [
    (text) => navigator.clipboard?.writeText(text).catch(() => {}),
    (url) => { if (/^(https?:|mailto:)/.test(url)) open(url, '_blank', 'noopener'); },
    (to) => go(to, false),
    (to) => go(to, true),
    (title) => { document.title = title; },
    (tag) => language(tag, 'ltr'),
    (tag) => language(tag, 'rtl'),
    (words) => say(words, false),
    (words) => say(words, true),
    () => html.requestFullscreen?.().catch(() => {}),
    () => document.exitFullscreen?.().catch(() => {}),
    () => setTimeout(() => print()),
    (accept) => {
      const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true, accept });
      input.onchange = () => files([...input.files], 0);
      input.click();
    },
    () => import('./chime.js').then(({ chime }) => chime()),
  ];
  function go(to, replace) {
    if (to === location.hash && !replace) return;
    history[replace ? 'replaceState' : 'pushState'](null, '', to);
    enter(replace);
    restore = null;
    // The program is in the middle of a frame: it hears of the route before its next one.
    setTimeout(route);
  }
  function language(tag, dir) {
    html.lang = tag;
    html.dir = dir;
    mirror.setRightToLeft(dir === 'rtl');
  }

  // What library_page.js calls.
  const imports = {
    wake: () => wake(),
    text(what, name) {
      if (what === 0) return new URLSearchParams(location.search).get(name) ?? '';
      if (what === 1) return navigator.language ?? 'en';
      if (what === 2) return navigator.onLine === false ? '0' : '1';
      try { return localStorage.getItem(`icx.${name}`) ?? ''; } catch { return ''; }
    },
    setSetting(name, value) {
      try { localStorage.setItem(`icx.${name}`, value.slice(0, 4096)); } catch { /* refused */ }
    },
    applyUpdate() { waiting?.postMessage('activate'); },
    nodes(json) { pending = json; },
    theme(css, name) {
      for (const rule of css.split(';')) {
        const [property, value] = rule.split(':');
        if (value) html.style.setProperty(property, value);
      }
      html.dataset.theme = name;
      document.querySelector('meta[name=theme-color]').content = html.style.getPropertyValue('--surface');
    },
    measure: runs.measure,
    run: runs.run,
    say(what, text) { kSay[what](text); },
    canShare: () => !!navigator.canShare?.({ files: [new File(['x'], 'x.json', { type: 'application/json' })] }),
    // `how`: 0 downloads, 1 shares, 2 downloads the picture that SVG bytes are painted as.
    offer(how, name, type, bytes) {
      if (how === 2)
        return void import('./picture.js').then(({ png }) => png(bytes))
          .then((painted) => imports.offer(0, name, type, painted))
          .catch(() => say('The picture could not be painted', true));
      const file = new File([bytes], name, { type });
      if (how) return void navigator.share({ files: [file] }).catch(() => {});
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },
  };

  function listen() {
    mirror.listen();
    history.scrollRestoration = 'manual';
    enter(true);
    const size = () => {
      resized = true;
      wake();
    };
    addEventListener('resize', size);
    new ResizeObserver(size).observe(html);
    window.visualViewport?.addEventListener('resize', size);
    for (const query of queries) query.addEventListener('change', size);
    addEventListener('popstate', onHistory);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) M._icx_event(0);
      else wake(3);
    });
    addEventListener('pagehide', () => M._icx_event(0));
    addEventListener('online', () => { M._icx_event(2); wake(); });
    addEventListener('offline', () => { M._icx_event(3); wake(); });
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      lost = true;
      M._icx_event(4);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      lost = false;
      M._icx_event(5);
      wake(3);
    });
    document.fonts.addEventListener('loadingdone', () => {
      runs.forget();
      M._icx_event(6);
      wake();
    });
    addEventListener('beforeprint', () => byId('print').replaceChildren(...mirror.printed()));
    addEventListener('afterprint', () => byId('print').replaceChildren());
    addEventListener('dragover', (event) => {
      if ([...event.dataTransfer.types].includes('Files')) event.preventDefault();
    });
    addEventListener('drop', (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      files([...event.dataTransfer.files], 0);
    });
  }

  function ask(name, argument = '') {
    program.text(`${name}\n${argument}`);
    const at = M._icx_call();
    const end = M.HEAPU8.indexOf(0, at);
    return new TextDecoder().decode(M.HEAPU8.subarray(at, end));
  }

  // Fonts: [kind, bytes] pairs; 0 regular, 1 semi-bold, 2 icons, 3 filled icons.
  function giveFont(kind, bytes) {
    M.HEAPU8.set(bytes, M._icx_font(kind, bytes.length));
  }

  return {
    imports,
    start(module, fonts) {
      M = module;
      fonts.forEach((bytes, kind) => bytes && giveFont(kind, bytes));
      if (!M._icx_start()) html.classList.add('plain');
      listen();
      if (location.hash) {
        program.text(location.hash);
        M._icx_route();
      }
      return new Promise((done) => {
        painted = () => {
          painted = () => {};
          done();
        };
        resized = true;
        setTimeout(wake, Math.max(0, quiet - performance.now()), 3);
        wake(3);
      });
    },
    giveIcons(regular, fill) {
      giveFont(2, regular);
      giveFont(3, fill);
      M._icx_icons();
      wake();
    },
    offerUpdate(worker) {
      waiting = worker;
      M._icx_event(1);
      wake();
    },
    api: {
      saved: () => when(1),
      ready: () => when(0),
      status: () => JSON.parse(`{${ask('status') || '"saved":true,"unsaved":0,"error":null'},"frames":${counted}}`),
      exportWorkspace: async () => ask('exportWorkspace'),
      importBundle: async (text) => {
        const answer = ask('importBundle', text);
        wake();
        return JSON.parse(answer);
      },
      wake,
      mirror,
      unmirrored: () => M._icx_unmirrored(),
      lost: () => lost,
      ask,
    },
  };
}
