// A small static server for a built folder: right MIME types, pre-compressed forms when the browser
// takes them, ETags, and no-cache so that a rebuild is seen at once.
//
//   node tools/serve.mjs [--dir build/web] [--port 8080] [--base /some/path/]
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const kTypes = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm', '.ttf': 'font/ttf', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

// The file a URL names inside `dir`, or null. Never a file outside it.
function resolve(dir, base, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://x').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes('\0')) return null;
  let file = normalize(join(dir, path.slice(base.length)));
  if (file !== dir && !file.startsWith(dir + sep)) return null;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  return existsSync(file) ? file : null;
}

// Starts serving; the promise is kept with { server, url, close } once the port is open.
// `onRequest(path)` may answer false to let a request fail (tests of lost connections).
export function serve({ dir, port = 0, base = '/', onRequest = () => true }) {
  const folder = normalize(dir).replace(/[/\\]$/, '');
  const server = createServer((request, response) => {
    if (!onRequest(request.url)) return void request.socket.destroy();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    const file = resolve(folder, base, request.url);
    if (!file) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
    const accepted = request.headers['accept-encoding'] ?? '';
    const form = [['br', '.br'], ['gzip', '.gz']]
      .find(([name, suffix]) => accepted.includes(name) && existsSync(file + suffix));
    const path = form ? file + form[1] : file;
    const { size, mtimeMs } = statSync(path);
    const etag = `"${createHash('sha1').update(`${path} ${size} ${mtimeMs}`).digest('hex').slice(0, 16)}"`;
    const headers = {
      'Content-Type': kTypes[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache', ETag: etag, Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
    };
    if (form) headers['Content-Encoding'] = form[0];
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
    headers['Content-Length'] = size;
    response.writeHead(200, headers);
    if (request.method === 'HEAD') return void response.end();
    createReadStream(path).on('error', () => response.destroy()).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}${base}`;
      const close = () => new Promise((ended) => {
        server.close(ended);
        server.closeAllConnections();
      });
      done({ server, url, close });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: join(root, 'build/web') },
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`serve: --port ${values.port} is no port number`);
    process.exit(2);
  }
  try {
    const { url } = await serve({ dir: values.dir, port, base: values.base });
    console.log(`ICX Studio is at ${url} (stop with Ctrl+C)`);
  } catch (error) {
    const reason = error.code === 'EADDRINUSE' ? `port ${port} is taken: choose another with --port N` : error.message;
    console.error(`serve: ${reason}`);
    process.exit(1);
  }
}
