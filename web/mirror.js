// The mirror: real, transparent elements exactly over what the canvas shows. It receives the
// frame's nodes (src/ui/widgets/serialize.cpp), patches the document as little as possible, and
// hands each action of a person or of assistive technology to the program exactly once.

import { createKeys } from './mirror_keys.js';
import { kRoles, kGroup, kRadioGroup, kTable, kRow, kMenu, kDialog, kScroll, kImage, kText,
  kHeading, kButton, kLink, kCheckbox, kRadio, kSlider, kSelect, kTextArea, kDate, kFile, kTab,
  kMenuItem, kProgress, kSearch, kDataTable, isField, isPressed, F, ID, ROLE, PARENT, X, Y, W,
  H, FLAGS, STYLE, LEVEL, NAME, VALUE, DETAIL, UNIT, BY, LX, LY, LW, LH } from './nodes.js';

const rem = (units) => `${units / 16}rem`;
const set = (element, name, value) => {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

export function createMirror(program) {
  const [root, fixed] = ['mirror', 'fixed'].map((id) => document.getElementById(id));
  const records = new Map();
  const stats = { structural: 0, attributes: 0 };
  let list = [], rtl = false, composing = false, scale = 1;
  let overlays = []; // open dialogs, menus, popovers: {id, back}

  const recordOf = (target) => target?.closest?.('[data-n]')?._record;
  const text = (value) => program.text(value);

  function make(n) {
    const [tag, role, type] = kRoles[n[ROLE]];
    const e = document.createElement(tag === 'h' ? `h${Math.min(6, n[LEVEL] || 2)}` : tag);
    if (type) e.type = type;
    if (tag === 'button') e.type = 'button';
    if (role) e.setAttribute('role', role);
    e.dataset.n = '';
    e.id = `n${n[ID]}`;
    const r = { id: n[ID], role: n[ROLE], level: n[LEVEL], e, box: e, n: [], label: null, sent: null };
    e._record = r;
    if (n[ROLE] === kScroll) {
      r.box = document.createElement('div');
      e.append(r.box);
    }
    if (n[ROLE] === kDialog || n[ROLE] === kMenu || (tag === 'h' && n[LEVEL] === 1)) e.tabIndex = -1;
    if (n[ROLE] === kDialog && n[FLAGS] & F.modal) e.setAttribute('aria-modal', 'true');
    stats.structural++;
    return r;
  }

  function drop(r) {
    r.label?.remove();
    r.e.remove();
    records.delete(r.id);
    stats.structural++;
  }

  function put(parent, e, before) {
    stats.structural++;
    if (parent.moveBefore && e.isConnected && e.getRootNode() === parent.getRootNode()) {
      try { return parent.moveBefore(e, before); } catch { /* not movable: insert */ }
    }
    parent.insertBefore(e, before);
  }

  function lay(e, x, y, w, h) {
    const s = e.style;
    s.left = rtl ? '' : rem(x);
    s.right = rtl ? rem(x) : '';
    s.top = rem(y);
    s.width = rem(w);
    s.height = rem(h);
    stats.attributes++;
  }

  function classes(n) {
    const role = n[ROLE], flags = n[FLAGS];
    let c = `n t${n[STYLE] & 7}`;
    if (n[STYLE] & 8) c += ' b';
    if (n[STYLE] & 48) c += n[STYLE] & 16 ? ' c' : ' e';
    if (role < kText && role !== kImage) c += role === kScroll ? ' s' : ' g';
    else if (role === kText || role === kHeading) c += ' w';
    else if (isField(role) || role === kDate) c += ' f';
    if (flags & F.round) c += ' o';
    if (flags & F.square) c += ' r';
    if (flags & F.noPointer) c += ' x';
    if (flags & F.above) c += ' z';
    if (flags & F.cell) c += ' k';
    if (flags & F.hiddenLabel && role === kHeading) c += ' v';
    return c;
  }

  // The painted words of a control, as a real label in its place.
  function label(r, n) {
    const wanted = !(n[FLAGS] & F.hiddenLabel) &&
      ((n[ROLE] >= kCheckbox && n[ROLE] <= kFile) || n[ROLE] === kSearch);
    if (!wanted) {
      r.label?.remove();
      r.label = null;
      return;
    }
    if (!r.label) {
      r.label = document.createElement('label');
      r.label.htmlFor = r.e.id;
    }
    const l = r.label;
    if (l.textContent !== n[NAME]) l.textContent = n[NAME];
    const bold = n[ROLE] >= kSlider ? ' b t1' : ` t${n[STYLE] & 7}${n[STYLE] & 8 ? ' b' : ''}`;
    const own = n.length > LX;
    const look = `n l${bold}${own ? '' : ' c m'}`;
    if (l.className !== look) l.className = look;
    if (own) lay(l, n[LX], n[LY], n[LW], n[LH]);
    else lay(l, n[X], n[Y], n[W], n[H]);
    if (!own) l.style.lineHeight = rem(n[H]);
  }

  function rename(r, n) {
    const { e } = r, role = n[ROLE], name = n[NAME];
    if (role === kText || role === kHeading) {
      if (e.textContent !== name) e.textContent = name;
      e.dir = /[^\x00-\u02ff\u2000-\u2bff]/.test(name) ? 'auto' : '';
    } else if (role === kButton || role === kLink || role === kTab || role === kMenuItem || role === 41) {
      const shown = n[FLAGS] & F.hiddenLabel ? '' : name;
      if (e.textContent !== shown) e.textContent = shown;
      set(e, 'aria-label', n[VALUE] || (shown ? null : name));
      if (n[FLAGS] & F.hiddenLabel) e.title = name;
    } else if (role >= kCheckbox && role <= kFile || role === kSearch) {
      const own = (role <= kRadio && n[VALUE]) || (n[FLAGS] & F.hiddenLabel ? name : null);
      const unit = role !== kSelect && n[UNIT] ? `${name}, ${n[UNIT]}` : null;
      set(e, 'aria-label', own ?? unit);
    } else if (role !== kScroll || name) {
      set(e, 'aria-label', name || null);
      if (role === kGroup) set(e, 'role', name ? 'group' : null);
      if (role === kScroll) set(e, 'role', name ? 'group' : null);
    }
  }

  function states(r, n) {
    const { e } = r, flags = n[FLAGS], role = n[ROLE];
    const off = !!(flags & F.disabled);
    if ('disabled' in e) e.disabled = off;
    else if (role === kLink) set(e, 'aria-disabled', off || null);
    const field = role >= kSlider && role <= kFile || role === kSearch;
    if (field) {
      if ('required' in e) e.required = !!(flags & F.required);
      if ('readOnly' in e) e.readOnly = !!(flags & F.readOnly);
    } else if (role === kRadioGroup) {
      set(e, 'aria-required', flags & F.required ? 'true' : null);
    }
    set(e, 'aria-invalid', flags & F.invalid ? 'true' : null);
    set(e, 'aria-expanded', flags & F.expanded ? 'true' : flags & F.collapsed ? 'false' : null);
    set(e, 'aria-haspopup', flags & F.popup ? 'menu' : null);
    set(e, 'aria-busy', flags & F.busy ? 'true' : null);
    if (role === kButton)
      set(e, 'aria-pressed', flags & F.pressed ? 'true' : flags & F.unpressed ? 'false' : null);
    if (role === kTab) {
      set(e, 'aria-selected', flags & F.selected ? 'true' : 'false');
      e.tabIndex = flags & F.selected ? 0 : -1;
      // The panel, if there is one, comes later in the same patch.
      queueMicrotask(() =>
        set(e, 'aria-controls', records.has(+n[DETAIL]) ? `n${n[DETAIL]}` : null));
    } else if (role === kLink) {
      set(e, 'aria-current', flags & F.selected ? 'page' : null);
    } else if (role === kButton) {
      set(e, 'aria-current', flags & F.selected ? 'true' : null);
      if (flags & F.roving) e.tabIndex = flags & F.stop ? 0 : -1;
    }
    if (role === 7)
      set(e, 'aria-sort', flags & F.sortUp ? 'ascending' : flags & F.sortDown ? 'descending' : null);
    if (role === kMenuItem) {
      e.tabIndex = -1;
      if (flags & (F.checked | F.mixed)) {
        e.setAttribute('role', 'menuitemcheckbox');
        set(e, 'aria-checked', flags & F.checked ? 'true' : 'false');
      }
    }
    if (role === kTable) {
      e.tabIndex = flags & F.copies ? 0 : -1;
      set(e, 'aria-rowcount', n[LEVEL] || null);
    }
    if (role === kRow) set(e, 'aria-rowindex', n[LEVEL] || null);
    if (role === kFile) e.multiple = !!(flags & F.pressed);
  }

  function details(r, n) {
    const { e } = r, role = n[ROLE], detail = n[DETAIL];
    if (role === kScroll) {
      const [w, h] = detail.split(' ').map(Number);
      r.box.style.width = w ? rem(w) : '';
      r.box.style.height = h ? rem(h) : '';
      e.style.overflowX = w ? 'auto' : 'hidden';
      e.style.overflowY = h ? 'auto' : 'hidden';
      e.classList.toggle('y', h > 0);
      // What scrolls must be reachable by keys: by its contents, or else by itself. These come next.
      queueMicrotask(() => set(e, 'tabindex',
        (w || h) && !e.querySelector('a,button,input,select,textarea') ? '0' : null));
    } else if (role === kLink) {
      e.href = detail;
      if (n[FLAGS] & F.external) {
        e.target = '_blank';
        e.rel = 'noopener noreferrer';
      }
    } else if (role === kButton) {
      set(e, 'aria-description', detail || null);
    } else if (role === kMenuItem) {
      set(e, 'aria-keyshortcuts', detail ? detail.replace('Ctrl ', 'Control+') : null);
    } else if (role === kSlider) {
      const [min, max, step] = detail.split(' ');
      Object.assign(e, { min, max, step });
      set(e, 'aria-valuetext', n[VALUE] || null);
    } else if (role === kSelect) {
      const options = detail.split('\n').map((label) => {
        const option = new Option(label.replace('\x01', ''));
        option.disabled = label.startsWith('\x01');
        return option;
      });
      // Without a choice the placeholder is shown; it cannot be chosen.
      const first = new Option(n[UNIT], '', true, true);
      first.disabled = first.hidden = true;
      e.replaceChildren(first, ...options);
    } else if (isField(role)) {
      const [mode, complete, max, hint, start, end, spelling] = detail.split('\t');
      if (mode === 'email' || mode === 'url' || mode === 'tel') e.type = mode;
      e.inputMode = mode;
      if (+max > 0) e.maxLength = +max;
      set(e, 'autocomplete', complete || 'off');
      set(e, 'placeholder', hint || null);
      e.spellcheck = spelling === '1';
      e.style.paddingInlineStart = `calc(${rem(start)} - 1px)`;
      e.style.paddingInlineEnd = `calc(${rem(end)} - 1px)`;
    } else if (role === kDate) {
      [e.min, e.max] = detail.split('\t');
    } else if (role === kFile) {
      e.accept = detail;
    } else if (role === kProgress) {
      set(e, 'aria-valuetext', detail || null);
    } else if (role === kDataTable) {
      e.replaceChildren();
      if (n[NAME]) e.createCaption().textContent = n[NAME];
      detail.split('\n').forEach((line, y) => {
        const tr = e.insertRow();
        line.split('\t').forEach((words, x) => {
          const cell = y && x ? tr.insertCell() : tr.appendChild(document.createElement('th'));
          if (!y) cell.scope = 'col';
          else if (!x) cell.scope = 'row';
          cell.textContent = words;
        });
      });
    }
    if (role === kProgress) {
      set(e, 'aria-valuenow', n[VALUE]);
      e.setAttribute('aria-valuemax', '100');
    }
  }

  function update(r, n, parent) {
    const o = r.n, fresh = !o.length;
    const differs = (...fields) => fresh || fields.some((f) => o[f] !== n[f]);
    r.n = n;
    if (differs(X, Y, W, H) || r.rtl !== rtl) lay(r.e, n[X], n[Y], n[W], n[H]);
    if (differs(FLAGS, STYLE)) {
      r.e.className = classes(n);
      stats.attributes++;
    }
    if (differs(NAME, VALUE, UNIT, FLAGS) && (!isField(n[ROLE]) || differs(NAME, UNIT, FLAGS))) {
      rename(r, n);
      stats.attributes++;
    }
    if (differs(FLAGS, LEVEL, DETAIL)) states(r, n);
    if (differs(DETAIL, VALUE, UNIT) && (!isField(n[ROLE]) || differs(DETAIL))) details(r, n);
    const by = n[BY].map((id) => `n${id}`).join(' ');
    if (r.by !== by) set(r.e, 'aria-describedby', (r.by = by) || null);
    if (differs(X, Y, W, H, NAME, FLAGS, STYLE, LX, LY, LW, LH) || r.rtl !== rtl) label(r, n);
    if (n[ROLE] === kRadio) {
      const name = `g${parent}`;
      if (r.e.name !== name) r.e.name = name;
    }
    r.rtl = rtl;
  }

  function apply(data) {
    list = data.n;
    const wanted = new Map();
    for (const n of list) {
      // Two nodes with one id would fight for one element: the later one gets a name of its own.
      while (wanted.has(n[ID])) n[ID] += 0.5;
      wanted.set(n[ID], n[ROLE]);
    }
    // Vanished nodes first: the other order would move the focused element.
    for (const r of [...records.values()])
      if (wanted.get(r.id) !== r.role || (r.role === kHeading && levelOf(r.id) !== r.level)) drop(r);
    const boxes = [], next = new Map();
    // An element that leaves its place hands it to its successor, or others would look for it there.
    const move = (parent, e, before) => {
      if (next.get(e.parentNode) === e) next.set(e.parentNode, e.nextSibling);
      put(parent, e, before);
    };
    for (const n of list) {
      let r = records.get(n[ID]);
      if (!r) records.set(n[ID], (r = make(n)));
      const parent = n[PARENT] >= 0 ? boxes[n[PARENT]] : n[FLAGS] & F.fixed ? fixed : root;
      boxes.push(r.box);
      update(r, n, n[PARENT] >= 0 ? list[n[PARENT]][ID] : 0);
      let place = next.has(parent) ? next.get(parent) : parent.firstChild;
      if (r.e !== place || r.e.parentNode !== parent) move(parent, r.e, place);
      place = r.e.nextSibling;
      if (r.label) {
        if (r.label !== place) move(parent, r.label, place);
        place = r.label.nextSibling;
      }
      next.set(parent, place);
    }
    for (let i = 0; i < data.s.length; i += 2) {
      const r = records.get(data.s[i]);
      if (r) r.e.scrollTop = data.s[i + 1] * scale;
    }
    followOverlays();

    function levelOf(id) { return list.find((n) => n[ID] === id)?.[LEVEL]; }
  }

  // Dialogs take the focus and give it back; what is below them is inert.
  function followOverlays() {
    const open = list.filter((n) => n[FLAGS] & F.fixed && (n[ROLE] === kDialog || n[ROLE] === kMenu));
    const ids = open.map((n) => n[ID]);
    const modal = open.filter((n) => n[FLAGS] & F.modal).at(-1)?.[ID];
    root.inert = modal !== undefined;
    // A menu is no landmark; what it stands in has to be one while it is open.
    const menu = open.find((n) => n[ROLE] === kMenu);
    set(fixed, 'role', menu ? 'region' : null);
    set(fixed, 'aria-label', menu?.[NAME]);
    let below = true;
    for (const e of fixed.children) {
      if (!e._record || e._record.n[PARENT] >= 0) continue;
      if (e._record.id === modal) below = false;
      e.inert = modal !== undefined && below && e._record.n[ROLE] !== 16;
    }
    for (const closed of overlays.filter((o) => !ids.includes(o.id)).reverse()) {
      const now = document.activeElement;
      if (closed.back?.isConnected && (!now || now === document.body || !now.isConnected))
        closed.back.focus({ preventScroll: true });
    }
    const before = overlays;
    overlays = ids.map((id) => before.find((o) => o.id === id) ?? opened(id));
  }

  function opened(id) {
    const back = document.activeElement;
    const { e, role } = records.get(id);
    const first = role === kMenu ? '[role^=menuitem]:not(:disabled)'
      : 'input:not(:disabled),select:not(:disabled),textarea:not(:disabled),button:not(:disabled),a[href]';
    (e.querySelector(first) ?? e).focus({ preventScroll: true });
    return { id, back };
  }

  // Checked states and values against the real properties: elements change them by themselves.
  function resync() {
    for (const r of records.values()) {
      const { e, n, role } = r;
      if (role >= kCheckbox && role <= kRadio) {
        const on = !!(n[FLAGS] & F.checked), mixed = !!(n[FLAGS] & F.mixed);
        if (e.checked !== on) e.checked = on;
        if (e.indeterminate !== mixed && role === kCheckbox) e.indeterminate = mixed;
      } else if (role === kSlider) {
        const value = n[DETAIL].split(' ')[3];
        if (+e.value !== +value) e.value = value;
      } else if (role === kSelect) {
        if (e.selectedIndex !== +n[VALUE] + 1) e.selectedIndex = +n[VALUE] + 1;
      } else if (isField(role) || role === kDate) {
        const value = n[VALUE];
        if (e.value === value || composing) continue;
        // While it is edited, only what the program itself changed is written.
        if (document.activeElement === e && r.sent === value) continue;
        e.value = value;
        r.sent = value;
        e.dir = value ? 'auto' : '';
      }
    }
  }

  function send(r) {
    r.sent = r.e.value;
    r.e.dir = r.e.value ? 'auto' : '';
    text(r.sent);
    program.call('icx_text', r.id);
    program.wake();
  }

  function listen() {
    const on = (name, handler, options) => document.addEventListener(name, handler, options);
    on('click', (event) => {
      const r = recordOf(event.target);
      if (!r) return;
      const off = r.n[FLAGS] & F.disabled;
      if (r.role === kLink && off) event.preventDefault();
      if (off || (!isPressed(r.role) && r.role !== kLink)) return;
      program.call('icx_press', r.id);
      program.wake();
    });
    on('input', (event) => {
      const r = recordOf(event.target);
      if (!r) return;
      if (isField(r.role) || r.role === kDate) send(r);
      else if (r.role === kSlider) {
        program.call('icx_value', r.id, +r.e.value);
        program.wake();
      }
    });
    on('change', (event) => {
      const r = recordOf(event.target);
      if (r?.role === kSelect) {
        program.call('icx_value', r.id, r.e.selectedIndex - 1);
        program.wake();
      } else if (r?.role === kFile) {
        program.files([...r.e.files], r.id);
        r.e.value = '';
      }
    });
    on('compositionstart', () => { composing = true; });
    on('compositionend', (event) => {
      composing = false;
      const r = recordOf(event.target);
      if (r && r.e.value !== r.sent) send(r);
    });
    on('focusin', (event) => {
      const r = recordOf(event.target);
      program.call('icx_focus', r?.id ?? 0);
      // A menu or explanation that was left by Tab closes.
      // (One that was just taken away, because another replaced it, is nobody's to close.)
      const top = overlays.at(-1), panel = top && records.get(top.id);
      if (panel && !(panel.n[FLAGS] & F.modal) && event.target !== top.back &&
        !panel.e.contains(event.target)) program.call('icx_dismiss');
      program.wake();
    });
    on('focusout', (event) => {
      const r = recordOf(event.target);
      if (r?.role === kTextArea) r.e.scrollTop = 0;
      if (!event.relatedTarget) {
        program.call('icx_focus', 0);
        program.wake();
      }
    });
    on('scroll', (event) => {
      const r = event.target._record;
      if (r?.role !== kScroll) return;
      program.call('icx_scroll', r.id, r.e.scrollLeft / scale, r.e.scrollTop / scale);
      program.scrolled(r.e);
      program.wake(1);
    }, { capture: true, passive: true });
    on('keydown', createKeys(program, {
      records, recordOf, send, list: () => list, isRightToLeft: () => rtl,
      isComposing: () => composing, hasOverlays: () => overlays.length > 0,
    }));
    on('copy', (event) => {
      if (!getSelection().isCollapsed || /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) return;
      const r = recordOf(document.activeElement?.closest('[role=table]'));
      if (!r || !(r.n[FLAGS] & F.copies)) return;
      event.preventDefault();
      program.call('icx_copy', r.id);
      program.wake();
    });
    pointer(on);
  }

  function pointer(on) {
    let last = 0, held = false;
    const report = (event, gone) => {
      const r = gone ? null : recordOf(event.target);
      const id = r?.id ?? 0, down = !gone && event.buttons === 1;
      // Only charts follow the pointer itself; everything else knows being over it or not.
      if (id === last && down === held && r?.role !== kImage) return;
      last = id;
      held = down;
      program.call('icx_hover', id, gone ? -1 : event.clientX / scale, gone ? -1 : event.clientY / scale, down);
      program.wake(2);
    };
    const passive = { passive: true };
    on('pointermove', (event) => report(event), passive);
    on('pointerdown', (event) => {
      report(event);
      const top = overlays.at(-1), panel = top && records.get(top.id);
      if (panel && !(panel.n[FLAGS] & F.modal) && !panel.e.contains(event.target) &&
        !top.back?.contains?.(event.target)) {
        program.call('icx_dismiss');
        program.wake();
      }
    }, passive);
    on('pointerup', (event) => report(event, event.pointerType === 'touch'), passive);
    on('pointercancel', (event) => report(event, true), passive);
    document.documentElement.addEventListener('pointerleave', (event) => report(event, true), passive);
  }

  function focus(wish) {
    let e = null;
    if (wish === 1) e = root.querySelector('h1');
    else if (wish === 2) {
      const first = root.querySelector('[aria-invalid=true]');
      e = first?.matches('[role=radiogroup],[role=group]')
        ? first.querySelector('input:checked') ?? first.querySelector('input') : first;
    } else {
      e = records.get(wish)?.e;
      if (e?.matches('[role=radiogroup]')) e = e.querySelector('input:checked') ?? e.querySelector('input');
    }
    if (!e) return false;
    if (e.tabIndex < 0 && !e.hasAttribute('tabindex')) e.tabIndex = -1;
    e.focus({ preventScroll: wish === 1 });
    return true;
  }

  // What is on the page as a plain document, for paper.
  function printed() {
    const lines = [];
    const add = (tag, words) => {
      const e = document.createElement(tag);
      e.textContent = words;
      lines.push(e);
    };
    for (const n of list) {
      const name = n[NAME], role = n[ROLE], mark = n[FLAGS] & F.checked ? '[x] ' : '[ ] ';
      if (role === kHeading) add(`h${n[LEVEL]}`, name.replaceAll('\n', ''));
      else if (role === kText) add('p', name.replaceAll('\n', ''));
      else if (role === kRadioGroup || role === kTable) add('p', name);
      else if (role >= kCheckbox && role <= kRadio) add('p', mark + name);
      else if (role === kSlider) add('p', `${name} ${n[VALUE] || n[DETAIL].split(' ')[3]}`);
      else if (role === kSelect) add('p', `${name} ${n[DETAIL].split('\n')[+n[VALUE]] ?? ''}`);
      else if (isField(role) || role === kDate) add('p', `${name} ${n[VALUE]} ${n[UNIT]}`);
      else if (role === kImage && name) add('p', name);
      else if (role === kDataTable) {
        const copy = records.get(n[ID])?.e.cloneNode(true);
        copy?.removeAttribute('class');
        copy?.removeAttribute('style');
        copy?.removeAttribute('id');
        if (copy) lines.push(copy);
      }
    }
    return lines;
  }

  return {
    apply, resync, listen, focus, printed, records, stats,
    setRightToLeft(value) { rtl = value; },
    setScale(value) { scale = value; },
    scroller: () => root.querySelector('main>[data-n].s'),
    has: (selector) => root.querySelector(selector) !== null,
  };
}
