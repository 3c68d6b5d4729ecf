// Keys in the mirror: arrows among tabs, menu items, rows, days and the cells of a board; Enter in
// fields that hand their text over; the page's own shortcuts. `mirror`: what mirror.js lends it.
import { kButton, kLink, kDate, kTab, kMenuItem, kSearch, isField, F, ID, X, Y, W, H, FLAGS } from './nodes.js';

export function createKeys(program, mirror) {
  let typedAt = -1e9; // when a letter was last typed on a cell

  // Where an arrow key leads among tabs, menu items and rows.
  function walk(r, key) {
    const horizontal = r.role === kTab;
    const forward = horizontal ? (mirror.isRightToLeft() ? 'ArrowLeft' : 'ArrowRight') : 'ArrowDown';
    const back = horizontal ? (mirror.isRightToLeft() ? 'ArrowRight' : 'ArrowLeft') : 'ArrowUp';
    if (![forward, back, 'Home', 'End'].includes(key)) return false;
    const group = r.role === kTab ? '[role=tablist]' : r.role === kMenuItem ? '[role=menu]'
      : '[role=dialog],[role=list]';
    const kind = r.role === kTab ? '[role=tab]' : r.role === kMenuItem ? '[role^=menuitem]' : '.r';
    const all = [...(r.e.closest(group)?.querySelectorAll(kind) ?? [])].filter((e) => !e.disabled);
    if (!all.length) return false;
    const at = all.indexOf(r.e);
    const to = key === 'Home' ? 0 : key === 'End' ? all.length - 1
      : (at + (key === forward ? 1 : at < 0 ? 0 : -1) + all.length) % all.length;
    all[to].focus();
    if (r.role === kTab) all[to].click();
    return true;
  }

  // Days of a year: by one, by a week, to either end; Tab comes back to the last one.
  function rove(r, key) {
    const by = { ArrowLeft: mirror.isRightToLeft() ? 1 : -1, ArrowRight: mirror.isRightToLeft() ? -1 : 1, ArrowUp: -7, ArrowDown: 7 };
    if (!(key in by) && key !== 'Home' && key !== 'End') return false;
    const all = mirror.list().map((n) => mirror.records.get(n[ID]))
      .filter((other) => other && other.n[FLAGS] & F.roving);
    const at = all.indexOf(r);
    const to = all[key === 'Home' ? 0 : key === 'End' ? all.length - 1 : at + by[key]];
    if (!to) return true;
    for (const other of all) other.e.tabIndex = other === to ? 0 : -1;
    to.e.focus();
    return true;
  }

  // Where an arrow key leads on a board: the nearest cell that way, straight ahead before aside.
  function neighbour(r, key) {
    const [x, y, w, h] = [r.n[X], r.n[Y], r.n[W], r.n[H]];
    const forward = mirror.isRightToLeft() ? 'ArrowLeft' : 'ArrowRight';
    let best = null, least = Infinity;
    for (const n of mirror.list()) {
      if (!(n[FLAGS] & F.cell) || n[ID] === r.id) continue;
      const across = key === 'ArrowUp' || key === 'ArrowDown';
      const ahead = key === 'ArrowDown' ? n[Y] - (y + h) : key === 'ArrowUp' ? y - (n[Y] + n[H])
        : key === forward ? n[X] - (x + w) : x - (n[X] + n[W]);
      if (ahead < -1) continue;
      const aside = across ? Math.max(0, n[X] - (x + w), x - (n[X] + n[W])) + Math.abs(n[X] - x) / 8
        : Math.max(0, n[Y] - (y + h), y - (n[Y] + n[H])) * 4 + Math.abs(n[Y] - y) / 8;
      const far = ahead + aside * 4;
      if (far < least) [best, least] = [n, far];
    }
    return best && mirror.records.get(best[ID])?.e;
  }

  // Keys on a board's cell or its field; true when it was one of ours.
  function onBoard(event, r) {
    const { key } = event, ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    const arrow = key.startsWith('Arrow');
    if (isField(r.role)) {
      if (key !== 'Enter' && key !== 'Tab' && key !== 'Escape') return false;
    } else if (arrow && !ctrl) {
      if (event.shiftKey) return false;
      neighbour(r, key)?.focus();
      return true;
    } else if (!(arrow && ctrl) && key !== 'Delete' && key !== 'F2' && !(key === 'Enter' && ctrl) &&
      !(key.length === 1 && !ctrl && (key !== ' ' || performance.now() - typedAt < 1000))) {
      return false;
    }
    // A blank presses a button, but within a word that was begun on it, it is a blank.
    if (key.length === 1) typedAt = performance.now();
    program.text((ctrl ? 'Ctrl+' : '') + (event.shiftKey && key === 'Tab' ? 'Shift+' : '') + key);
    program.call('icx_key', r.id);
    program.wake();
    return true;
  }

  function onKey(event) {
    if (event.isComposing || mirror.isComposing()) return;
    const r = mirror.recordOf(event.target), key = event.key;
    if (r && r.n[FLAGS] & F.cell && onBoard(event, r)) return event.preventDefault();
    if (r && r.n[FLAGS] & F.enters && key === 'Enter' && !event.shiftKey && !event.altKey) {
      // The text goes with the key and the field is empty at once: what is typed next is next.
      program.text(`Enter\n${r.e.value}`);
      program.call('icx_key', r.id);
      r.e.value = '';
      mirror.send(r);
      program.wake();
      return event.preventDefault();
    }
    if (key === 'F8' || key === 'F9') {
      program.call('icx_shortcut', key === 'F8' ? 4 : 5);
      program.wake();
      return event.preventDefault();
    }
    const command = event.ctrlKey || event.metaKey;
    if (key === 'Escape' && mirror.hasOverlays()) {
      program.call('icx_dismiss');
      program.wake();
      return event.preventDefault();
    }
    if (command && !event.altKey) {
      const letter = key.toLowerCase();
      const typing = r && (isField(r.role) || r.role === kDate);
      const which = letter === 'k' ? 2 : letter === 's' ? 3 : typing ? -1
        : letter === 'z' ? (event.shiftKey ? 1 : 0) : letter === 'y' ? 1 : -1;
      if (which < 0) return;
      program.call('icx_shortcut', which);
      program.wake();
      return event.preventDefault();
    }
    if (!r || event.altKey || event.shiftKey) return;
    if (r.n[FLAGS] & F.roving) {
      if (rove(r, key)) event.preventDefault();
      return;
    }
    const row = r.n[FLAGS] & F.square && (r.role === kButton || r.role === kLink);
    if (r.role === kTab || r.role === kMenuItem || row) {
      if (walk(r, key)) event.preventDefault();
    } else if (r.role === kSearch && r.e.closest('[role=dialog]')) {
      // The palette: down into the list, Enter takes the chosen row.
      if (key === 'ArrowDown' && walk(r, key)) event.preventDefault();
      if (key === 'Enter') {
        const rows = r.e.closest('[role=dialog]').querySelectorAll('.r');
        ([...rows].find((e) => e.hasAttribute('aria-current')) ?? rows[0])?.click();
        event.preventDefault();
      }
    }
  }

  return onKey;
}
