// Runs the browser tests in order and prints one line for each, then the counts.
//
//   node tests/web/run.mjs [--match TEXT]... [--file NAME]... [--json FILE]
//
// TEXT is part of a test's name, NAME the name of a test file without .test.mjs.
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { Run, Skip, closeShared, currentFile, registered } from './lib.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    match: { type: 'string', multiple: true, default: [] },
    file: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
  },
});

for (const entry of readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()) {
  currentFile.name = basename(entry, '.test.mjs');
  if (options.file.length && !options.file.includes(currentFile.name)) continue;
  await import(pathToFileURL(join(here, entry)));
}
const chosen = registered.filter(({ name, file }) => options.match.length === 0 ||
  options.match.some((text) => `${file}: ${name}`.toLowerCase().includes(text.toLowerCase())));

async function runOne({ name, body, timeout }) {
  const run = new Run(name);
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(Error(`took longer than ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([body(run), late]);
    if (run.problems.length) throw Error("the page complained");
    return { state: 'passed' };
  } catch (error) {
    if (error instanceof Skip) return { state: 'skipped', reason: error.message };
    const more = run.problems.length ? `\n  the page also said:\n  ${run.problems.join('\n  ')}` : '';
    return { state: 'failed', reason: (error.stack ?? String(error)) + more };
  } finally {
    clearTimeout(timer);
    await run.end().catch((error) => console.error(`cleaning up after "${name}": ${error.message}`));
  }
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const results = [];
for (const one of chosen) {
  const start = Date.now();
  const result = await runOne(one);
  const ms = Date.now() - start;
  counts[result.state] += 1;
  results.push({ file: one.file, name: one.name, ms, ...result });
  const mark = { passed: 'ok     ', failed: 'FAILED ', skipped: 'skipped' }[result.state];
  console.log(`${mark} ${one.file}: ${one.name} (${ms} ms)` +
    (result.reason ? `\n  ${result.reason.replaceAll('\n', '\n  ')}` : ''));
}
await closeShared();
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
console.log(`web: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed ? 1 : 0);
