// The rows of the goals: what is read from a job's results, and the ratio that each peer allows
// (ours divided by theirs, lower is better). A peer without a number is shown for orientation. `also`
// gives theirs when it is not simply one peer's own figure.
const median = (...path) => (row) => path.reduce((value, key) => value?.[key], row)?.median;
const least = (...names) => (rows, pick) => {
  const found = names.map((name) => pick(rows[name] ?? {})).filter((value) => value > 0);
  return found.length ? Math.min(...found) : undefined;
};

export const kRows = {
  load: [
    { row: 'L1', what: 'download, Brotli', unit: 'bytes', pick: (row) => row.size?.brotli,
      peers: { surveyjs: 0.95, jsimgui: 0.7, dash: 0.25, enketo: null, imguifloor: 3 } },
    { row: 'L2', what: 'cold to interactive', unit: 'ms', pick: median('coldMs'),
      peers: { enketo: 1.5, surveyjs: 0.9, jsimgui: 0.8, dash: 0.35, imguifloor: 1.15, static: null } },
    { row: 'L3', what: 'cold, 10 Mbit/s', unit: 'ms', pick: median('link10MbitMs'),
      peers: { surveyjs: 0.9, jsimgui: 0.7, dash: 0.3, duckdb: 0.12, imguifloor: 1.35 } },
    { row: 'L4', what: 'second start', unit: 'ms', pick: median('warmMs'),
      peers: { surveyjs: 0.9, imguifloor: 1.15 } },
  ],
  idle: [
    { row: 'I1', what: 'idle tab, all processes', unit: '%', pick: median('allProcessesCpuPercent'),
      peers: { jsimgui: 0.01, static: null, imguifloor: null } },
    { row: 'I1', what: 'idle tab, frames a second', unit: '', pick: median('framesPerSecond'),
      peers: { jsimgui: 0 } },
  ],
  frame: [
    { row: 'I2', what: 'script of one frame', unit: 'ms', pick: median('frameScriptMs'),
      peers: { jsimgui: 0.8, imguifloor: 1.5 } },
  ],
  sla: [
    { row: 'S1', what: 'business time, 100,000', unit: 'ms', pick: median('100000', 'ms'),
      peers: { floor: 1.2, js: 0.25 } },
    { row: 'S1', what: 'business time, 1,000,000', unit: 'ms', pick: median('1000000', 'ms'),
      peers: { floor: 1.2, js: 0.25 } },
  ],
  merge: [
    { row: 'M1', what: 'apply 2 x 10,000 edits', unit: 'ms', pick: median('applyMs'),
      peers: { loro: 0.15, yjs: null, lww: 2 } },
    { row: 'M1', what: 'the bare edits (put)', unit: 'ms', ours: 'app bare', pick: median('applyMs'),
      peers: { loro: 0.15, yjs: null, lww: 2 } },
    { row: 'M2', what: 'merge both ways', unit: 'ms', pick: median('mergeMs'),
      peers: { 'yjs or loro': 0.3, lww: 1.3 }, also: { 'yjs or loro': least('yjs', 'loro') } },
    { row: 'M3', what: 'both deltas', unit: 'bytes', pick: (row) => row.deltaBytes,
      peers: { loro: 0.7, yjs: null, lww: 1.1 } },
    { row: 'M3', what: 'snapshot without history', unit: 'bytes', pick: (row) => row.snapshotBytes,
      peers: { automerge: 0.5, lww: 1.25 } },
    { row: 'M4', what: 'snapshot, authors and times', unit: 'bytes', pick: (row) => row.snapshotBytes,
      peers: { yjs: 1, loro: null } },
  ],
  persist: [
    { row: 'P1', what: 'one durable edit, 50 MB', unit: 'ms', ours: 'app 50 MB', pick: median('editMs'),
      peers: { 'pouchdb (idb)': 0.3, 'y-indexeddb': 1, 'idb journal strict': 1.25 } },
    { row: 'P2', what: 'one edit, 50 MB to 1 MB', unit: 'ms', ours: 'app 50 MB', pick: median('editMs'),
      peers: { 'app 1 MB': 1.2 } },
    { row: 'P2', what: 'one edit, 1,000 objects', unit: 'ms', ours: 'app 1000 objects',
      pick: median('editMs'), peers: { 'app 10 objects': 1.2 } },
    { row: 'P2', what: 'one edit, 20,000 objects', unit: 'ms', ours: 'app 20000 objects',
      pick: median('editMs'), peers: { 'app 10 objects': 1.2 } },
  ],
};

// Under a millisecond a fifth more is allowed: the clock is no better.
const allowed = (goal, unit, theirs) => (unit === 'ms' && theirs * goal < 1 ? goal * 1.2 : goal);

// {row, what, unit, peer, ours, theirs, ratio, goal, met} for each pair that the run has.
export function ratiosOf(job, rows) {
  const named = Object.fromEntries(Object.entries(rows)
    .map(([name, row]) => [name.replace(/^(load|bench)-/, ''), row]));
  return kRows[job].flatMap(({ row, what, unit, pick, peers, also, ours: name = 'app' }) => {
    const ours = pick(named[name] ?? {});
    if (ours === undefined || ours === null) return [];
    return Object.entries(peers).flatMap(([peer, goal]) => {
      const theirs = also?.[peer] ? also[peer](named, pick) : pick(named[peer] ?? {});
      if (!theirs) return [];
      const ratio = ours / theirs;
      const met = goal === null ? null : ratio <= allowed(goal, unit, theirs);
      return [{ row, what, unit, peer, ours, theirs, ratio, goal, met }];
    });
  });
}

export function printRatios(ratios) {
  const number = (value) => (value >= 1000 ? value.toFixed(0) : String(+value.toPrecision(3)));
  for (const { row, what, unit, peer, ours, theirs, ratio, goal, met } of ratios)
    console.log(`${row} ${what.padEnd(28)} ${peer.padEnd(20)} ${number(ours).padStart(8)} ` +
      `${number(theirs).padStart(8)} ${unit.padEnd(6)} ${ratio.toFixed(3).padStart(8)}` +
      (goal === null ? '' : `  <= ${goal}${met ? '' : '  missed'}`));
}

// What has no time that counts: wrong results, and peers that did not run.
export function complaints(job, rows) {
  return Object.entries(rows).flatMap(([name, row]) => [
    ...(row.error ? [`${job}: ${name}: ${row.error}`] : []),
    ...[100000, 1000000].filter((n) => row[n]?.wrong)
      .map((n) => `${job}: ${name}: ${row[n].wrong} of ${n} are wrong`),
    ...(row.converged === false ? [`${job}: ${name}: the replicas differ or lost an edit`] : []),
    ...(row.failures ? [`${job}: ${name}: ${row.failures} visits failed`] : []),
  ]);
}
