// The mirror: real, transparent elements exactly over what the canvas shows. It receives the
// frame's nodes (src/ui/widgets/serialize.cpp), patches the document as little as possible, and
// hands each action of a person or of assistive technology to the program exactly once.

// The order is that of `enum class Role` in src/ui/widgets/node.hpp: tag, ARIA role, input type.
const kRoles = ('div|div:group|div:radiogroup|div:list|div:listitem|div:table|div:row|' +
  'div:columnheader|div:cell|div:rowheader|div:tablist|div:tabpanel|nav|header|main|footer|' +
  'section|form|div:toolbar|div:menu|div:dialog|div|div:img|div:status|div:listbox|p|h|p|button|a|' +
  'input::checkbox|input:switch:checkbox|input::radio|input::range|select|input::text|textarea|' +
  'input::date|input::file|button:tab|button:menuitem|button:option|div:progressbar|' +
  'input::search|table').split('|').map((role) => role.split(':'));
const [kGroup, kRadioGroup, kTable, kRow] = [1, 2, 5, 6];
const [kMenu, kDialog, kScroll, kImage, kStatus] = [19, 20, 21, 22, 23];
const [kText, kHeading, kButton, kLink, kCheckbox, kSwitch, kRadio, kSlider, kSelect] =
  [25, 26, 28, 29, 30, 31, 32, 33, 34];
const [kTextField, kTextArea, kDate, kFile, kTab, kMenuItem, kProgress, kSearch, kDataTable] =
  [35, 36, 37, 38, 39, 40, 42, 43, 44];
const isField = (role) => role === kTextField || role === kTextArea || role === kSearch;
const isPressed = (role) => role === kButton || role === kTab || role === kMenuItem || role === 41 ||
  (role >= kCheckbox && role <= kRadio);
// Flags of node.hpp.
const F = { disabled: 1, required: 2, invalid: 4, readOnly: 8, checked: 16, mixed: 32, expanded: 64,
  collapsed: 128, selected: 256, pressed: 512, unpressed: 1024, popup: 2048, busy: 4096,
  sortUp: 8192, sortDown: 16384, hiddenLabel: 1 << 15, fixed: 1 << 16, modal: 1 << 17,
  round: 1 << 18, square: 1 << 19, copies: 1 << 20, noPointer: 1 << 22, external: 1 << 23,
  above: 1 << 25, roving: 1 << 26, stop: 1 << 27, cell: 1 << 28,
  enters: 1 << 29 };
// Fields of a node.
const [ID, ROLE, PARENT, X, Y, W, H, FLAGS, STYLE, LEVEL, NAME, VALUE, DETAIL, UNIT, BY, LX, LY, LW,
  LH] = [...Array(19).keys()];

const rem = (units) => `${units / 16}rem`;
const set = (element, name, value) => {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

export function createMirror(program) {
  const [root, fixed] = ['mirror', 'fixed'].map((id) => document.getElementById(id));
  const records = new Map();
  const stats = { structural: 0, attributes: 0 };
  let list = [], rtl = false, composing = false, scale = 1, typedAt = -1e9;
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

  // Where an arrow key leads among tabs, menu items and rows.
  function walk(r, key) {
    const horizontal = r.role === kTab;
    const forward = horizontal ? (rtl ? 'ArrowLeft' : 'ArrowRight') : 'ArrowDown';
    const back = horizontal ? (rtl ? 'ArrowRight' : 'ArrowLeft') : 'ArrowUp';
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
    const by = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1, ArrowUp: -7, ArrowDown: 7 };
    if (!(key in by) && key !== 'Home' && key !== 'End') return false;
    const all = list.map((n) => records.get(n[ID]))
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
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    let best = null, least = Infinity;
    for (const n of list) {
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
    return best && records.get(best[ID])?.e;
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
    text((ctrl ? 'Ctrl+' : '') + (event.shiftKey && key === 'Tab' ? 'Shift+' : '') + key);
    program.call('icx_key', r.id);
    program.wake();
    return true;
  }

  function onKey(event) {
    if (event.isComposing || composing) return;
    const r = recordOf(event.target), key = event.key;
    if (r && r.n[FLAGS] & F.cell && onBoard(event, r)) return event.preventDefault();
    if (r && r.n[FLAGS] & F.enters && key === 'Enter' && !event.shiftKey && !event.altKey) {
      // The text goes with the key and the field is empty at once: what is typed next is next.
      text(`Enter\n${r.e.value}`);
      program.call('icx_key', r.id);
      r.e.value = '';
      send(r);
      program.wake();
      return event.preventDefault();
    }
    if (key === 'F8' || key === 'F9') {
      program.call('icx_shortcut', key === 'F8' ? 4 : 5);
      program.wake();
      return event.preventDefault();
    }
    const command = event.ctrlKey || event.metaKey;
    if (key === 'Escape' && overlays.length) {
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
    on('keydown', onKey);
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
