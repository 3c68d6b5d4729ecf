// Runs the native benchmarks (icx_bench) and, when the peers' harness lies beside the project, our
// page next to its peers in one Chromium. Only ratios of one run are comparable, so those are shown
// (tools/bench-rows.mjs).
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { complaints, kRows, printRatios, ratiosOf } from './bench-rows.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = join(root, 'build/bench');
const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    reps: { type: 'string', default: '5' },
    jobs: { type: 'string', default: 'load,idle,frame,sla,merge,persist' },
    peers: { type: 'string', default: join(root, '../shared/bench/peers') },
    'native-only': { type: 'boolean', default: false },
    'as-built': { type: 'boolean', default: false },
  },
});
const harness = resolve(options.peers);

function native() {
  if (!options['as-built']) {
    const built = spawnSync(join(root, 'tools/build'), ['native', 'icx_bench'], { stdio: 'inherit' });
    if (built.status !== 0) throw Error('icx_bench does not build');
  }
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
// `only` names pages of the harness.
const kWorkspaces = ['50 MB', '1 MB', '10 objects', '1000 objects', '20000 objects'];
const kJobs = {
  load: { query: '?survey=bench', only: 'app,static,surveyjs,enketo,dash,jsimgui,duckdb,imguifloor' },
  idle: { query: './', only: 'app,static,imguifloor,jsimgui' },
  frame: { query: '?survey=bench', only: 'app,imguifloor,jsimgui' },
  sla: { query: '?bench', only: 'app,sla-floor' },
  merge: { query: '?bench=app,app+bare', only: 'app,merge' },
  persist: {
    query: `?bench=${kWorkspaces.map((size) => `app ${size}`).join(',').replaceAll(' ', '+')}`,
    only: 'app,pouch',
  },
};

function peers() {
  if (!options['as-built'])
    execFileSync(join(root, 'tools/build'), ['web', 'icx_web'], { stdio: 'inherit' });
  if (!existsSync(join(env.PEERS_WORK, 'dist/bench-sla-floor/main.js')))
    execFileSync('node', [join(harness, 'build.mjs')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  mkdirSync(env.PEERS_RESULTS, { recursive: true });
  const results = {};
  for (const job of options.jobs.split(',')) {
    const { query, only } = kJobs[job];
    // The harness keeps rows of earlier runs, and ours have to be of one.
    rmSync(join(env.PEERS_RESULTS, `${job}.json`), { force: true });
    const dir = variant(`page-${job}`, query);
    execFileSync('node', [join(harness, 'run.mjs'), job, '--reps', options.reps, '--app', `app=${dir}`,
      '--only', only], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    results[job] = JSON.parse(readFileSync(join(env.PEERS_RESULTS, `${job}.json`), 'utf8')).rows;
  }
  return results;
}

mkdirSync(work, { recursive: true });
const unknown = options.jobs.split(',').filter((job) => !kRows[job] || !kJobs[job]);
if (unknown.length) throw Error(`bench: no job ${unknown.join(', ')}; there are ${Object.keys(kJobs).join(', ')}`);
const result = { native: null, peers: null, ratios: [], problems: [] };
if (existsSync(join(root, 'src/bench/CMakeLists.txt'))) result.native = native();
if (!options['native-only'] && existsSync(harness)) {
  result.peers = peers();
  for (const [job, rows] of Object.entries(result.peers)) {
    const ratios = ratiosOf(job, rows);
    printRatios(ratios);
    result.ratios.push(...ratios);
    result.problems.push(...complaints(job, rows));
  }
  for (const problem of result.problems) console.error(`bench: ${problem}`);
} else if (!options['native-only']) {
  console.log('bench: no peers beside the project (../shared/bench/peers), native benchmarks only');
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
if (result.problems.length) process.exitCode = 1;
