// `?bench`: what the peers' harness calls, on the deployed page (web/bench.js, src/main_bench.cpp).
import { assert, eventually, test } from './lib.mjs';

const kBenchFile = /\/(icx_bench\.|bench-)/;

async function opened(t, route) {
  const context = await t.context();
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await t.open(route, { context });
  return { page, asked, context };
}

async function bench(t, query = '?bench') {
  const found = await opened(t, query);
  await found.page.waitForFunction(() => window.bench);
  return found;
}

test('bench: nobody else has window.bench, fetches its module or keeps it for later', async (t) => {
  for (const route of ['', '#/surveys', '?survey=none']) {
    if (route.startsWith('?survey')) t.allow(/404/);
    const { page, asked } = await opened(t, route);
    assert.equal(await page.evaluate(() => 'bench' in window), false);
    assert.deepEqual(asked.filter((url) => kBenchFile.test(url)), []);
  }
  const { page } = await opened(t, '');
  const kept = await eventually(() => page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const urls = [];
    for (const name of await caches.keys())
      urls.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    return urls.length > 5 && urls;
  }));
  assert.deepEqual(kept.filter((url) => kBenchFile.test(url)), []);
});

test('bench: ?bench has the functions of the contract beside the normal page', async (t) => {
  const { page } = await bench(t);
  const shape = await page.evaluate(async () => ({
    engines: bench.engines, ops: bench.ops, init: typeof (await bench.init()),
    functions: ['merge', 'sla', 'run', 'prep', 'persist'].map((name) => typeof bench[name]),
  }));
  assert.deepEqual(shape, {
    engines: ['app'], ops: [], init: 'object', functions: Array(5).fill('function'),
  });
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  const named = await bench(t, '?bench=app 50 MB,app 1 MB');
  assert.deepEqual(await named.page.evaluate(() => bench.engines), ['app 50 MB', 'app 1 MB']);
});

test('bench: the business time of 100,000 requests is right to the second', async (t) => {
  const { page } = await bench(t);
  assert.ok((await page.evaluate(() => bench.sla(100000))) > 0);
  const { ms, ...counts } = await page.evaluate(() => bench.run('app'));
  assert.deepEqual(counts, { done: 100000, bad: 0 });
  assert.ok(ms > 0);
});

test('bench: 2 x 10,000 edits merge alike, nothing is lost, and the sizes keep their limits', async (t) => {
  const { page } = await bench(t);
  const result = await page.evaluate(() => bench.merge('app', 10000));
  assert.equal(result.same, true);
  assert.equal(result.lost, 0);
  assert.equal(result.concurrent, 4004); // fields that both edited: each keeps both values
  assert.ok(result.delta <= 208000 && result.snapshot <= 187000, JSON.stringify(result));
  for (const time of ['apply', 'merge', 'save']) assert.ok(result[time] > 0, time);
  assert.equal((await page.evaluate(() => bench.merge('app', 3))).same, true);
});

test('bench: each edit is one strict transaction, and the user\'s workspace is left alone', async (t) => {
  const { page } = await bench(t);
  const result = await page.evaluate(async () => {
    const names = ['app 10 objects', 'app 1 MB'];
    for (const name of names) await bench.prep(name);
    const made = [];
    let edited = ''; // another may still be tidying up after its folding
    const plain = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...values) {
      const transaction = plain.apply(this, values);
      if (this.name === edited) made.push(`${edited} ${transaction.mode} ${transaction.durability}`);
      return transaction;
    };
    const times = [];
    for (const [at, name] of names.entries()) {
      edited = `/bench-${at + 1}`;
      times.push(...await bench.persist(name, 5, 1));
    }
    IDBDatabase.prototype.transaction = plain;
    const database = await new Promise((done) => {
      const request = indexedDB.open('/w');
      request.onsuccess = () => done(request.result);
    });
    const edits = await new Promise((done) => {
      const request = database.transaction('FILE_DATA').objectStore('FILE_DATA').getAllKeys();
      request.onsuccess = () => done(request.result.filter((key) => key.startsWith('/w/j/')));
    });
    database.close();
    await bench.clear();
    const left = (await indexedDB.databases()).map(({ name }) => name);
    return { times, made, edits, left };
  });
  const five = (database) => Array(5).fill(`/bench-${database} readwrite strict`);
  assert.deepEqual(result.made, [...five(1), ...five(2)]);
  assert.equal(result.times.length, 10);
  assert.ok(result.times.every((ms) => ms > 0 && ms < 10000));
  assert.deepEqual(result.edits, []);
  assert.deepEqual(result.left.filter((name) => name.startsWith('/bench-')), []);
});
