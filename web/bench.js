// window.bench, for `?bench` only: what the peers' harness calls (merge, sla, run, prep, persist), on the
// module icx_bench (src/main_bench.cpp). Each workspace that is filled for measuring has a module and
// a database of its own beside the user's. Results are checked here once more, by plain JavaScript
// that shares no code with what is measured. `ops` is for the operations of the analysis job, which
// are not built yet.
const kObjects = 1000, kFields = 10;
const kDatabases = 8; // more names than anybody measures in one page
const kFoldingMs = 120000;

// The harness's own random numbers, in its order.
function draws(seed) {
  return () => {
    seed ^= seed << 13; seed >>>= 0;
    seed ^= seed >>> 17;
    seed ^= seed << 5; seed >>>= 0;
    return seed;
  };
}
const valueOf = (next, field) =>
  (field < 5 ? `v${(next() % 1e9).toString(36)} text` : next() % 100000);

function baseState() {
  const next = draws(77);
  return Array.from({ length: kObjects * kFields }, (_, place) => valueOf(next, place % kFields));
}

// What one replica shows of each place that it changed.
function lastValues(base, seed, edits) {
  const next = draws(seed);
  const last = new Map();
  for (let i = 0; i < edits; i++) {
    const object = next() % kObjects, field = next() % kFields;
    const value = valueOf(next, field), place = object * kFields + field;
    if ((last.has(place) ? last.get(place) : base[place]) !== value) last.set(place, value);
  }
  return last;
}

// Every place shows the last value of the one who changed it, or of one of both.
function isMerged({ shown, concurrent }, edits) {
  const base = baseState();
  const first = lastValues(base, 1001, edits), second = lastValues(base, 2002, edits);
  let both = 0;
  const isRight = base.every((value, place) => {
    const made = [first, second].filter((last) => last.has(place)).map((last) => last.get(place));
    both += made.length === 2;
    return (made.length ? made : [value]).includes(shown[place]);
  });
  return isRight && both === concurrent;
}

// The requests of the harness's help desk, in seconds since kFirstDay, on whole minutes.
const kDay = 86400, kFirstDay = Date.UTC(2023, 11, 1) / 1000, kDays = 913;
const kDaysOff = new Set(('2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-24 ' +
  '2024-12-25 2024-12-26 2024-12-31 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 ' +
  '2025-12-24 2025-12-25 2025-12-26 2025-12-31 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25').split(' '));
function makeRequests(opened, closed) {
  const next = draws(0x1234567), begin = 31 * kDay;
  for (let i = 0; i < opened.length; i++) {
    opened[i] = begin + (next() % (731 * 1440)) * 60;
    closed[i] = opened[i] + (next() % 5 ? next() % (3 * 1440) : next() % (20 * 1440)) * 60;
  }
}

// Business time before each moment, from a table of days: 09:00 to 17:30 of London's local time.
function businessTime() {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
  const opens = [], before = [];
  let sum = 0;
  for (let day = 0; day < kDays; day++) {
    const noon = new Date((kFirstDay + (day + 0.5) * kDay) * 1000), weekday = noon.getUTCDay();
    const isOpen = weekday > 0 && weekday < 6 && !kDaysOff.has(noon.toISOString().slice(0, 10));
    opens.push(isOpen ? day * kDay + (21 - +hour.format(noon)) * 3600 : Infinity);
    before.push(sum);
    sum += isOpen ? 30600 : 0;
  }
  return (at) => {
    const day = Math.floor(at / kDay);
    return before[day] + Math.max(0, Math.min(30600, at - opens[day]));
  };
}

// 'app' is a workspace of 50 MB; 'app 1 MB' and 'app 20000 objects' are others.
function sizeOf(name) {
  const [, count = 50, unit = 'MB'] = /^app(?: (\d+) (MB|objects))?$/.exec(name) ?? [];
  if (!name.startsWith('app')) throw Error(`bench: ${name} is not 'app', 'app N MB' or 'app N objects'`);
  return unit === 'MB' ? { objects: count * 100, bytes: 10000 } : { objects: +count, bytes: 500 };
}

async function forget(database) {
  try { localStorage.removeItem(`icx:/bench-${database}`); } catch { /* refused */ }
  try {
    await (await navigator.storage.getDirectory()).removeEntry(`icx-shelf-bench-${database}`, { recursive: true });
  } catch { /* there is none */ }
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(`/bench-${database}`);
    request.onsuccess = request.onerror = request.onblocked = done;
  });
}

export function exposeBench(load) {
  let loaded = null, merger = null, databases = 0;
  let desk = null; // {module, at, n, right}
  const workspaces = new Map(); // by name: {module, objects}

  async function start() {
    loaded ??= load('icx_bench');
    const [factory, compiled] = await Promise.all([loaded.glue, loaded.program]);
    const module = await factory({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then(done);
        return {};
      },
    });
    const answer = (act) => new Promise((done) => {
      module.answer = done;
      act();
    });
    return {
      call: (what, ...values) => answer(() => module[`_bench_${what}`](...values)),
      ask: (what, ...values) => module[`_bench_${what}`](...values),
      numbers: (at, count) => new Uint32Array(module.HEAPU8.buffer, at, count),
      store: () => module.store,
    };
  }
  // For one that has to be right.
  async function must(module, what, ...values) {
    if (await module.call(what, ...values) !== true) throw Error(`bench: ${what} did not succeed`);
  }

  // An idle page folds by itself what was gathered; measuring starts when that is over.
  async function atRest(module) {
    const end = performance.now() + kFoldingMs;
    while (module.ask('is_fold_due')) {
      if (performance.now() > end) throw Error('bench: folding did not come to an end');
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async function fill(name) {
    const { objects, bytes } = sizeOf(name);
    const module = await start();
    await forget(++databases);
    await must(module, 'open', databases);
    const slice = Math.ceil(1e6 / bytes);
    for (let at = 0; at < objects; at += slice)
      await must(module, 'fill', at, Math.min(slice, objects - at), bytes);
    await atRest(module);
    workspaces.set(name, { module, objects });
  }

  // `?bench=app 50 MB,app 1 MB` names several workspaces to be measured side by side.
  const names = new URLSearchParams(location.search).get('bench');
  window.bench = {
    engines: names ? names.split(',') : ['app'],
    ops: [],
    async init() {
      const begin = performance.now();
      merger ??= start();
      await merger;
      return { ms: performance.now() - begin };
    },
    async merge(name, edits) {
      merger ??= start();
      const result = await (await merger).call('merge', edits);
      const { shown, put, ...numbers } = result;
      // The bare edit, stamped and able to merge, is what the peers' calls make. The product's own
      // adds a delta for the journal, its undo and a report to each.
      if (name === 'app bare') numbers.apply = put;
      return { ...numbers, same: result.same && result.lost === 0 && isMerged(result, edits) };
    },
    // Makes n requests; answers how long calendar and zone took, in ms.
    async sla(n) {
      merger ??= start();
      const module = await merger, begin = performance.now();
      const at = module.ask('desk', n) >>> 0;
      const ms = performance.now() - begin;
      if (!at) throw Error('bench: this browser does not know Europe/London');
      const opened = module.numbers(at, n), closed = module.numbers(at + 4 * n, n);
      makeRequests(opened, closed);
      const before = businessTime();
      desk = { module, at, n, right: opened.map((from, i) => before(closed[i]) - before(from)) };
      return ms;
    },
    // The business time of all of them; `bad` differ from plain JavaScript's.
    run() {
      const { module, at, n, right } = desk;
      const begin = performance.now();
      module.ask('desk_run');
      const found = module.numbers(at + 8 * n, n);
      const ms = performance.now() - begin;
      let bad = 0;
      for (let i = 0; i < n; i++) bad += found[i] !== right[i];
      return { ms, done: n, bad };
    },
    async prep(name) {
      const begin = performance.now();
      if (!workspaces.has(name)) await fill(name);
      return performance.now() - begin;
    },
    async persist(name, k, from) {
      if (!workspaces.has(name)) await fill(name);
      const { module, objects } = workspaces.get(name);
      const times = [];
      for (let i = from; i < from + k; i++) {
        const begin = performance.now();
        await must(module, 'edit', i % objects, i);
        times.push(performance.now() - begin);
        if (!module.ask('is_shown', i % objects, i)) throw Error('bench: an edit is not shown');
      }
      return times;
    },
    // Write transactions of that workspace so far.
    transactions: (name) => workspaces.get(name)?.module.store().transactions ?? 0,
    async clear() {
      for (let i = 1; i <= kDatabases; i++) await forget(i);
    },
  };
}
