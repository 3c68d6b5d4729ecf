// Puts the deployable folder together: the page's own files, the WebAssembly modules, fonts, and a
// pre-compressed .br and .gz beside each. Used by cmake/Web.cmake:
//
//   node tools/assemble.mjs --out DIR --wasm DIR --fonts DIR --cache DIR [--module NAME]
//
// NAME is the one module that the page starts, whatever its address (the widgets' gallery).
// JavaScript that index.html names in a <script src> is bundled with what it imports; sw.js and
// what nobody imports stand alone; all of it is minified. These marks in text files are replaced:
//   %%version%%     one id of everything in the folder
//   %%hash:PATH%%   a short hash of the file PATH of the folder, to be used as ?v=
//   %%inline%%      the sum of the one script that stands in index.html itself, for its policy
//   %%files%%       (sw.js only) JSON array of [path, hash, bytes of the Brotli form]
// A file is written only if its bytes changed, so a second run touches nothing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync }
  from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';

import { tokenCss } from './tokens.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: Object.fromEntries(['out', 'wasm', 'fonts', 'cache', 'module'].map((n) => [n, { type: 'string' }])),
});
const kCompressed = new Set(['.html', '.js', '.mjs', '.css', '.json', '.webmanifest', '.svg', '.wasm',
  '.ttf', '.txt', '.md']);
const kTarget = ['chrome95', 'firefox100', 'safari15.4']; // the first with WebAssembly exceptions
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

function* walk(dir, base = dir) {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* walk(path, base);
    else yield relative(base, path);
  }
}

function write(path, bytes) {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return true;
}

// Every script of web/, bundled or alone, as path -> text.
async function scripts(web, html) {
  const found = new Map();
  const consumed = new Set();
  const common = {
    bundle: true, minify: true, target: kTarget, legalComments: 'none', metafile: true, write: false,
    absWorkingDir: web, outdir: web, external: ['./icx_*.js'], charset: 'utf8', logLevel: 'warning',
  };
  const bundle = async (entryPoints, more) => {
    if (entryPoints.length === 0) return;
    const result = await esbuild.build({ ...common, ...more, entryPoints });
    for (const input of Object.keys(result.metafile.inputs)) consumed.add(input);
    for (const file of result.outputFiles) found.set(relative(web, file.path), file.text);
  };
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"?]+)[^"]*"[^>]*>/g)]
    .filter(([, src]) => existsSync(join(web, src)));
  const is_module = ([tag]) => /type="?module/.test(tag);
  await bundle(tags.filter(is_module).map(([, src]) => src),
    { format: 'esm', splitting: true, chunkNames: '[name]-[hash]' });
  for (const [, src] of tags.filter((tag) => !is_module(tag))) await bundle([src], { format: 'iife' });
  for (const path of walk(web)) {
    if (extname(path) !== '.js' || consumed.has(path)) continue;
    await bundle([path], { format: path === 'sw.js' ? 'iife' : 'esm' });
  }
  return found;
}

async function collect() {
  const web = join(root, 'web');
  const htmlPath = join(web, 'index.html');
  const files = new Map();
  const styles = [];
  for (const path of walk(web)) {
    const extension = extname(path);
    if (extension === '.js' || path.startsWith('.')) continue;
    const bytes = readFileSync(join(web, path));
    if (extension === '.css' || extension === '.html') styles.push(bytes.toString());
    if (extension === '.css') {
      const css = await esbuild.transform(bytes.toString(), { loader: 'css', minify: true, target: kTarget });
      files.set(path, Buffer.from(css.code));
    } else {
      files.set(path, bytes);
    }
  }
  const page = files.get('index.html').toString();
  const inline = /<script>([^]*?)<\/script>/.exec(page);
  if (inline) {
    const small = (await esbuild.transform(inline[1], { minify: true, target: kTarget })).code.trim();
    const sum = createHash('sha256').update(small).digest('base64');
    files.set('index.html', Buffer.from(page.replace(inline[0], () => `<script>${small}</script>`)
      .replace('%%inline%%', `sha256-${sum}`)));
  }
  if (options.module) {
    const html = files.get('index.html').toString();
    files.set('index.html', Buffer.from(html.replace('<html', `<html data-module="${options.module}"`)));
  }
  if (existsSync(htmlPath)) {
    for (const [path, text] of await scripts(web, readFileSync(htmlPath, 'utf8'))) {
      styles.push(text);
      files.set(path, Buffer.from(text));
    }
  }
  const css = await esbuild.transform(tokenCss(styles.join('\n')), { loader: 'css', minify: true });
  files.set('tokens.css', Buffer.from(css.code));
  for (const path of walk(options.wasm)) {
    if (!/^icx_\w+\.(js|wasm)$/.test(path)) continue;
    let bytes = readFileSync(join(options.wasm, path));
    if (path.endsWith('.js')) {
      const js = await esbuild.transform(bytes.toString(), { minify: true, target: kTarget });
      bytes = Buffer.from(js.code);
    }
    files.set(path, bytes);
  }
  files.set('notices.txt', readFileSync(join(root, 'assets/notices.txt')));
  for (const path of walk(options.fonts))
    if (path.endsWith('.ttf')) files.set(`fonts/${path}`, readFileSync(join(options.fonts, path)));
  return files;
}

// Replaces the marks; hashes are of the files before replacement, so that no file waits for another.
function stamp(files) {
  const hashes = new Map([...files].map(([path, bytes]) => [path, sha(bytes).slice(0, 10)]));
  const version = sha([...hashes].sort().flat().join('\n')).slice(0, 12);
  const replace = (path, list) => {
    const bytes = files.get(path);
    if (!['.html', '.js', '.css', '.webmanifest', '.json'].includes(extname(path))) return;
    const text = bytes.toString();
    if (!text.includes('%%')) return;
    files.set(path, Buffer.from(text
      .replaceAll('%%version%%', version)
      .replaceAll(/%%hash:([^%]+)%%/g, (mark, name) => {
        if (!hashes.has(name)) throw Error(`${path}: ${mark} names no file of the folder`);
        return hashes.get(name);
      })
      .replaceAll(/(["'`])%%files%%\1/g, () => list)));
  };
  for (const path of files.keys()) if (path !== 'sw.js') replace(path, '[]');
  if (!files.has('sw.js')) return version;
  const list = [...files].filter(([path]) => path !== 'sw.js' && !path.startsWith('surveys/'))
    .map(([path, bytes]) => [path, sha(bytes).slice(0, 10), compressed(bytes, 'br', path)?.length ?? bytes.length]);
  replace('sw.js', JSON.stringify(list));
  return version;
}

// Brotli at its highest level is slow, so results are kept by content.
function compressed(bytes, kind, path) {
  if (!kCompressed.has(extname(path))) return null;
  const kept = join(options.cache, `${sha(bytes)}.${kind}`);
  if (existsSync(kept)) return readFileSync(kept);
  const result = kind === 'br'
    ? brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    })
    : gzipSync(bytes, { level: 9 });
  mkdirSync(options.cache, { recursive: true });
  writeFileSync(kept, result);
  return result;
}

for (const name of ['out', 'wasm', 'fonts', 'cache'])
  if (!options[name]) throw Error(`assemble: --${name} is missing`);
const files = await collect();
const version = stamp(files);
const wanted = new Set();
let changed = 0;
let total = 0;
for (const [path, bytes] of files) {
  wanted.add(path);
  changed += write(join(options.out, path), bytes);
  for (const kind of ['br', 'gz']) {
    const small = compressed(bytes, kind, path);
    if (!small || small.length >= bytes.length) continue;
    wanted.add(`${path}.${kind}`);
    write(join(options.out, `${path}.${kind}`), small);
    if (kind === 'br') total += small.length;
  }
}
// Surveys that somebody dropped into the folder are theirs.
for (const path of [...walk(options.out)])
  if (!wanted.has(path) && !path.startsWith('surveys/')) rmSync(join(options.out, path));
console.log(`${relative(root, options.out)}: ${files.size} files (${changed} changed), ` +
  `${(total / 1000).toFixed(0)} kB as Brotli, version ${version}`);
