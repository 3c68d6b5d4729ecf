// Keeps the page's own files for use without network. Files are fetched once for a version and
// served from the cache; a new version installs beside the old one and waits until the page says
// "activate". Surveys are asked from the network first, because they may have been replaced.
const kVersion = '%%version%%';
const kFiles = '%%files%%'; // replaced by the list itself: [path, hash, bytes]
const kCache = `icx-${kVersion}`;
// Needed by nobody on the first visit: kept when they are asked for, or when the page is at rest.
const kLater = /^(fonts\/icx-(arabic|sans-ext)|icons\/)/;
// For `?bench` only: never kept unless asked for.
const kTools = /^(icx_bench\.|bench-)/;

const scope = new URL('./', self.location).href;

// Who only answers a survey does not load the studio.
async function isStudioWanted() {
  if (await caches.match(`${scope}icx_studio.wasm`)) return true;
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return pages.some(({ url }) => !/[?&]survey=|#\/respond\//.test(url));
}

async function install() {
  const studio = await isStudioWanted();
  const cache = await caches.open(kCache);
  const kept = await caches.keys();
  const wanted = ([path]) => !kLater.test(path) && !kTools.test(path) &&
    (studio || !/^(icx_studio\.|fonts\/icx-icons(-fill)?\.ttf)/.test(path));
  await Promise.all(kFiles.filter(wanted).map(async ([path, hash]) => {
    // What has not changed since the last version is copied, not fetched again.
    for (const name of kept) {
      const old = await (await caches.open(name)).match(scope + path);
      if (old?.headers.get('x-icx-hash') === hash) return cache.put(scope + path, old);
    }
    const response = await fetch(scope + path, { cache: 'no-cache' });
    if (!response.ok) throw Error(`${path}: ${response.status}`);
    return cache.put(scope + path, await marked(response, hash));
  }));
  const page = await cache.match(`${scope}index.html`);
  if (page) await cache.put(scope, page);
}

async function keepRest() {
  const cache = await caches.open(kCache);
  for (const [path, hash] of kFiles) {
    if (!kLater.test(path) || await cache.match(scope + path)) continue;
    const response = await fetch(scope + path);
    if (response.ok) await cache.put(scope + path, await marked(response, hash));
  }
}

async function marked(response, hash) {
  const headers = new Headers(response.headers);
  headers.set('x-icx-hash', hash);
  // The body is stored as it is used, no longer as it travelled.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(await response.blob(), { status: 200, headers });
}

async function answer(request) {
  const url = new URL(request.url);
  const path = url.href.startsWith(scope) ? url.href.slice(scope.length).split(/[?#]/)[0] : null;
  if (path === null) return fetch(request);
  const cache = await caches.open(kCache);
  if (path.startsWith('surveys/')) {
    try {
      const fresh = await fetch(request);
      if (fresh.ok) await cache.put(scope + path, fresh.clone());
      return fresh;
    } catch (error) {
      const kept = await cache.match(scope + path);
      if (kept) return kept;
      throw error;
    }
  }
  const kept = await cache.match(request.mode === 'navigate' ? scope : scope + path);
  if (kept) return kept;
  const fresh = await fetch(request);
  const known = kFiles.find(([name]) => name === path);
  if (known && fresh.ok) await cache.put(scope + path, await marked(fresh.clone(), known[1]));
  return fresh;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const surveys = await caches.open(kCache);
  for (const name of await caches.keys()) {
    if (name === kCache || !name.startsWith('icx-')) continue;
    // Surveys that were opened stay at hand.
    const old = await caches.open(name);
    for (const request of await old.keys())
      if (request.url.startsWith(`${scope}surveys/`) && !(await surveys.match(request)))
        await surveys.put(request, await old.match(request));
    await caches.delete(name);
  }
  await self.clients.claim();
})()));
self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
  if (event.data === 'rest') event.waitUntil(keepRest());
});
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') event.respondWith(answer(event.request));
});
