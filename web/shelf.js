// The second copy: a worker that keeps every value of the store in files of the origin's private file
// system too, in the folder that it is named after. A browser that finds its database damaged after a
// crash throws all of it away and starts an empty one; then the page reads everything back from here
// (library_shelf.js).
//
// Each page session appends to a log of its own, which nobody else ever writes: a write that a crash
// cut short stays at the end of its log and does no harm. A value is its key's and its own length as
// little-endian 32 bits, then both. Keys are written once, so the copy is the union of all logs;
// what the store erases goes when the logs of ended sessions are replaced by one that holds what is there.
//
//   {id, op: 'put', entries}      appends [[key, bytes], ...]
//   {id, op: 'drop', put}         takes that put back, if nothing came after it
//   {id, op: 'read'}              answers with the entries of all logs
//   {id, op: 'gather', limit}     takes hold of ended sessions' logs if they are larger than `limit` bytes
//   {id, op: 'renew', entries}    appends these and removes the logs held
// Each message is answered by {id, value} or {id, error}.
const kName = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const kHead = 8;
let folder = null;
let log = null;
let end = 0;
let last = { put: 0, begin: 0 };
let held = [];

async function open() {
  folder ??= await (await navigator.storage.getDirectory()).getDirectoryHandle(self.name, { create: true });
  return folder;
}

async function ownLog() {
  log ??= await (await (await open()).getFileHandle(kName, { create: true })).createSyncAccessHandle();
  return log;
}

function packed(entries) {
  const parts = entries.map(([key, bytes]) => [new TextEncoder().encode(key), bytes]);
  const out = new Uint8Array(parts.reduce((sum, [key, bytes]) => sum + kHead + key.length + bytes.length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [key, bytes] of parts) {
    view.setUint32(at, key.length, true);
    view.setUint32(at + 4, bytes.length, true);
    out.set(key, at + kHead);
    out.set(bytes, at + kHead + key.length);
    at += kHead + key.length + bytes.length;
  }
  return out;
}

function unpack(buffer, entries) {
  const view = new DataView(buffer);
  for (let at = 0; at + kHead <= buffer.byteLength;) {
    const value = at + kHead + view.getUint32(at, true);
    const next = value + view.getUint32(at + 4, true);
    if (next > buffer.byteLength) return; // cut short by a crash: never acknowledged
    const key = new TextDecoder().decode(new Uint8Array(buffer, at + kHead, value - at - kHead));
    entries.set(key, new Uint8Array(buffer, value, next - value));
    at = next;
  }
}

async function append(id, entries) {
  const bytes = packed(entries);
  const file = await ownLog();
  last = { put: id, begin: end };
  try {
    if (file.write(bytes, { at: end }) !== bytes.length) throw Error('the log took only a part');
  } catch (error) {
    await file.truncate(end);
    throw error;
  }
  end += bytes.length;
}

// A crash of the browser leaves what was written; only a power cut asks for more, and after one the
// database, which was flushed, is what counts: so nobody waits for this.
async function flush() {
  if (log) await log.flush();
}

const operations = {
  put: ({ id, entries }) => append(id, entries),
  async drop({ put }) {
    if (last.put !== put || end <= last.begin) return;
    end = last.begin;
    await (await ownLog()).truncate(end);
  },
  async read() {
    const entries = new Map();
    for await (const handle of (await open()).values()) {
      if (handle.kind !== 'file') continue;
      if (handle.name === kName && log) {
        const own = new Uint8Array(end);
        log.read(own, { at: 0 });
        unpack(own.buffer, entries);
      } else {
        unpack(await (await handle.getFile()).arrayBuffer(), entries);
      }
    }
    return [...entries];
  },
  async gather({ limit }) {
    let bytes = 0;
    for await (const handle of (await open()).values()) {
      if (handle.kind !== 'file' || handle.name === kName) continue;
      try {
        const file = await handle.createSyncAccessHandle();
        held.push([handle.name, file]);
        bytes += await file.getSize();
      } catch { /* a session that is still there writes it */ }
    }
    if (bytes > limit) return true;
    for (const [, file] of held.splice(0)) await file.close();
    return false;
  },
  async renew({ id, entries }) {
    await append(id, entries);
    await flush();
    for (const [name, file] of held.splice(0)) {
      await file.close();
      await (await open()).removeEntry(name);
    }
  },
};

let rest = 0;
let turn = Promise.resolve();
onmessage = ({ data }) => {
  turn = turn.then(() => operations[data.op](data)).then(
    (value) => postMessage({ id: data.id, value }),
    (error) => postMessage({ id: data.id, error: `${error?.name}: ${error?.message}` }));
  // At rest, so that no edit waits behind the flush of the one before.
  clearTimeout(rest);
  if (data.op === 'put') rest = setTimeout(() => { turn = turn.then(flush).catch(() => {}); }, 300);
};
