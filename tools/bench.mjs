// Runs the native benchmarks (icx_bench) and, when the peers' harness lies beside the project, our
// page next to its peers in one Chromium. Only ratios of one run are comparable, so those are shown.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const harness = join(root, '../shared/bench/peers');
const work = join(root, 'build/bench');
const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    reps: { type: 'string', default: '5' },
    jobs: { type: 'string', default: 'load,idle,merge,persist' },
    'native-only': { type: 'boolean', default: false },
  },
});

function native() {
  const built = spawnSync(join(root, 'tools/build'), ['native', 'icx_bench'], { stdio: 'inherit' });
  if (built.status !== 0) throw Error('icx_bench does not build');
  const out = join(work, 'native.json');
  execFileSync(join(root, 'build/native/icx_bench'), ['--json', out], { stdio: 'inherit' });
  return JSON.parse(readFileSync(out, 'utf8'));
}

// A copy of the page that starts as `query` would; the harness always opens index.html bare.
function variant(name, query) {
  const dir = join(work, name);
  rmSync(dir, { recursive: true, force: true });
  cpSync(join(root, 'build/web'), dir, { recursive: true });
  const html = readFileSync(join(dir, 'index.html'), 'utf8');
  writeFileSync(join(dir, 'start.js'), `history.replaceState(null,'','${query}')`);
  writeFileSync(join(dir, 'index.html'), html.replace(/<head>|(?=<script)/, '$&<script src="start.js"></script>'));
  for (const form of ['br', 'gz']) rmSync(join(dir, `index.html.${form}`), { force: true });
  const survey = join(root, 'tests/web/data/pulse.json');
  if (existsSync(survey)) cpSync(survey, join(dir, 'surveys/bench.json'));
  return dir;
}

const env = {
  ...process.env, PEERS_WORK: join(root, 'build/cache/peers'), PEERS_RESULTS: join(work, 'peers'),
};
const kJobs = {
  load: { query: '?survey=bench', only: 'app,static,surveyjs,enketo,imguifloor' },
  idle: { query: './', only: 'app,static,imguifloor' },
  frame: { query: '?survey=bench', only: 'app,imguifloor' },
  merge: { query: '?bench', only: 'app,yjs,loro,lww' },
  persist: { query: '?bench', only: 'app,js,pouch' },
};

function peers() {
  execFileSync(join(root, 'tools/build'), ['web', 'icx_web'], { stdio: 'inherit' });
  if (!existsSync(join(env.PEERS_WORK, 'dist/load-surveyjs/main.js')))
    execFileSync('node', [join(harness, 'build.mjs')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  mkdirSync(env.PEERS_RESULTS, { recursive: true });
  const results = {};
  for (const job of options.jobs.split(',')) {
    const { query, only } = kJobs[job];
    const dir = variant(`page-${job}`, query);
    execFileSync('node', [join(harness, 'run.mjs'), job, '--reps', options.reps, '--app', `app=${dir}`,
      '--only', only], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    results[job] = JSON.parse(readFileSync(join(env.PEERS_RESULTS, `${job}.json`), 'utf8')).rows;
  }
  return results;
}

// The rows of `load` as in performance.md: ours divided by theirs.
function loadRatios(rows) {
  const read = {
    'L1 Brotli bytes': (row) => row.size?.brotli,
    'L2 cold to interactive': (row) => row.coldMs?.median,
    'L3 cold, 10 Mbit/s': (row) => row.link10MbitMs?.median,
    'second start': (row) => row.warmMs?.median,
  };
  const app = Object.keys(rows).find((name) => name === 'app');
  const table = [];
  for (const [label, pick] of Object.entries(read))
    for (const [peer, row] of Object.entries(rows))
      if (app && peer !== app && pick(row) && pick(rows[app]))
        table.push({ row: label, peer, ours: pick(rows[app]), theirs: pick(row), ratio: pick(rows[app]) / pick(row) });
  return table;
}

mkdirSync(work, { recursive: true });
const result = { native: null, peers: null, ratios: [] };
if (existsSync(join(root, 'src/bench/CMakeLists.txt'))) result.native = native();
if (!options['native-only'] && existsSync(harness)) {
  result.peers = peers();
  if (result.peers.load) result.ratios = loadRatios(result.peers.load);
  for (const { row, peer, ours, theirs, ratio } of result.ratios)
    console.log(`${row.padEnd(24)} ${peer.padEnd(18)} ${String(Math.round(ours)).padStart(8)} ` +
      `${String(Math.round(theirs)).padStart(8)}  ${ratio.toFixed(2)}`);
} else if (!options['native-only']) {
  console.log('bench: no peers beside the project (../shared/bench/peers), native benchmarks only');
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
