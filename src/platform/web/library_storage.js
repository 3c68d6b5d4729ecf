// The store's imports of WebAssembly. IndexedDB through IDBFS's own database of the mount /w (store
// FILE_DATA, key = path, {timestamp, mode, contents}), but with a write path of our own: one strict
// transaction with the changed keys only, acknowledged on `complete`. FS.syncfs on the mount can write
// nothing any more, so no stray caller deletes what it does not know. Every name is reached without
// Web Locks, navigator.storage and the like, which a plain http page lacks.
mergeInto(LibraryManager.library, {
  $Store__deps: ['$FS', '$IDBFS', '$Shelf'],
  $Store: {
    mount: '/w',
    root: '/w/',
    db: null,
    waiters: null,
    dirs: {},
    stale: [],
    batch: null,
    self: 0,
    timeout: 10000,
    transactions: 0,
    // A database carries a mark of its own, written with its first values or with what the second copy
    // put back. One without it was made anew, or its restoring did not come to an end: then the copy
    // is read at each start, and nothing of it is removed.
    has_mark: false,
    may_mark: false,
    is_started: false,
    is_tidied: false,

    start: function (self) {
      if (Store.self) return;
      Store.self = self;
      Module['store'] = Store;
      Shelf.folder = 'icx-shelf' + (Store.mount === '/w' ? '' : Store.mount.replace('/', '-'));
      IDBFS.syncfs = function (mount, populate, done) {
        done(populate ? null : new Error('the mount is written by its own commits only'));
      };
      FS.mkdir(Store.mount);
      FS.mount(IDBFS, {}, Store.mount);
    },

    // Calls back at once on a warm handle: a page that goes away has no second chance.
    open: function (done) {
      if (Store.db) return done(null, Store.db);
      if (Store.waiters) return Store.waiters.push(done);
      Store.waiters = [done];
      var end = function (error, db) {
        var waiters = Store.waiters;
        Store.waiters = null;
        if (waiters) waiters.forEach(function (waiter) { waiter(error, db); });
        else if (db) db.close();
      };
      var request;
      try {
        request = indexedDB.open(Store.mount, 21);
      } catch (error) {
        return end(error);
      }
      request.onupgradeneeded = function () {
        var db = request.result;
        Store.has_mark = Store.may_mark = false;
        var files = db.objectStoreNames.contains('FILE_DATA')
          ? request.transaction.objectStore('FILE_DATA') : db.createObjectStore('FILE_DATA');
        if (!files.indexNames.contains('timestamp')) files.createIndex('timestamp', 'timestamp');
      };
      request.onsuccess = function () {
        var db = request.result;
        db.onversionchange = function () { Store.drop(db); };
        db.onclose = function () { Store.drop(db); };
        Store.db = IDBFS.dbs[Store.mount] = db;
        end(null, db);
      };
      request.onerror = function (event) {
        event.preventDefault();
        end(request.error);
      };
    },

    drop: function (db) {
      try { db.close(); } catch (error) { /* it is closed already */ }
      if (Store.db === db) {
        Store.db = null;
        delete IDBFS.dbs[Store.mount];
      }
    },

    // Runs `use(files, transaction)`; a handle that is gone is opened again, once.
    begin: function (mode, attempt, use, fail) {
      Store.open(function (error, db) {
        if (error) return fail(error);
        var transaction;
        try {
          transaction = db.transaction(['FILE_DATA'], mode, { durability: 'strict' });
        } catch (gone) {
          Store.drop(db);
          return attempt ? fail(gone) : Store.begin(mode, 1, use, fail);
        }
        use(transaction.objectStore('FILE_DATA'), transaction, db);
      });
    },

    bytes: function (value) {
      var contents = value && value.contents;
      if (contents instanceof Uint8Array) return contents;
      if (ArrayBuffer.isView(contents)) {
        return new Uint8Array(contents.buffer, contents.byteOffset, contents.byteLength);
      }
      var text;
      try { text = JSON.stringify(value); } catch (error) { /* a value that JSON cannot hold */ }
      return new TextEncoder().encode(text === undefined ? String(value) : text);
    },

    mark: function () { return Store.root + 'home'; },
    // What the second copy holds is the workspace: not the ballast, not the database's own mark.
    is_copied: function (key) { return key !== Store.root + 'ballast' && key !== Store.mark(); },

    // After the first reading of a page: a database without its mark gets what the second copy holds.
    // Calls `again` when something was put back, `go_on` otherwise.
    complete: function (keys, go_on, again) {
      Store.is_started = true;
      Store.has_mark = keys.indexOf(Store.mark()) >= 0;
      if (Store.has_mark) return go_on();
      var has_list = keys.some(function (key) { return key.indexOf(Store.root + 'm/') === 0; });
      Shelf.read(function (entries) {
        // A list of snapshots of another life of this workspace cannot be joined by its keys.
        Store.may_mark = !!entries && !(entries.length && has_list);
        if (!Store.may_mark) Shelf.restored = -1;
        if (!Store.may_mark || !entries.length) return go_on();
        Store.commit({ puts: entries, erases: [], needs: [] }, function (failure) {
          Shelf.restored = failure ? -1 : entries.length;
          if (!failure) return again();
          Store.may_mark = false;
          go_on();
        }, 0);
      });
    },

    load: function (prefix, only_keys, each, done, attempt) {
      var range = IDBKeyRange.bound(Store.root + prefix, Store.root + prefix + '\uffff');
      Store.begin('readonly', attempt, function (files, transaction, db) {
        var keys, values;
        var many = [files.getAllKeys(range)];
        many[0].onsuccess = function () { keys = many[0].result; };
        if (!only_keys) {
          many[1] = files.getAll(range);
          many[1].onsuccess = function () { values = many[1].result; };
          // One value that cannot be read must not hide the others.
          many[1].onerror = function (event) {
            event.preventDefault();
            event.stopPropagation();
            values = [];
            keys.forEach(function (key, i) {
              var one = files.get(key);
              one.onsuccess = function () { values[i] = one.result; };
              one.onerror = function (again) {
                again.preventDefault();
                again.stopPropagation();
                values[i] = 'unreadable: ' + one.error;
              };
            });
          };
        }
        transaction.oncomplete = function () {
          if (Store.is_started || prefix || only_keys) return deliver();
          Store.complete(keys, deliver, function () { Store.load(prefix, only_keys, each, done, 0); });
        };
        var deliver = function () {
          var parents = {};
          var folders = [];
          var all = [];
          keys.forEach(function (key, i) {
            var value = values && values[i];
            if (value && (value.mode & 61440) === 16384) return folders.push([key, value]);
            parents[key.slice(0, key.lastIndexOf('/'))] = 1;
            if (key === Store.mark()) return;
            var bytes = only_keys ? null : Store.bytes(value);
            all.push([key, bytes]);
            each(key.slice(Store.root.length), bytes);
          });
          if (!prefix && !only_keys) Store.tidy(all);
          folders.forEach(function (folder) {
            var is_old = Date.now() - folder[1].timestamp > 2592000000;
            if (is_old && !parents[folder[0]] && folder[0].split('/').length > 3) {
              Store.stale.push(folder[0]);
            } else {
              Store.dirs[folder[0]] = 1;
            }
          });
          done(null);
        };
        transaction.onabort = function () {
          Store.drop(db);
          if (attempt) done(transaction.error || { name: 'AbortError' });
          else Store.load(prefix, only_keys, each, done, 1);
        };
      }, done);
    },

    // Brings the second copy up to date with what was read.
    tidy: function (all) {
      if (Store.is_tidied || !Store.has_mark) return;
      Store.is_tidied = true;
      var copied = all.filter(function (entry) { return Store.is_copied(entry[0]); });
      if (!copied.length) return;
      var journal = copied.filter(function (entry) {
        return entry[0] === Store.root + 'meta' || entry[0].indexOf(Store.root + 'j/') === 0;
      });
      var bytes = copied.reduce(function (sum, entry) { return sum + entry[1].length; }, 0);
      Shelf.tidy(journal, bytes, function (then) {
        var entries = [];
        Store.load('', 0, function (key, value) {
          if (Store.is_copied(Store.root + key)) entries.push([Store.root + key, value]);
        }, function (error) { then(error ? null : entries); }, 0);
      });
    },

    commit: function (batch, done, attempt) {
      Store.begin('readwrite', attempt, function (files, transaction, db) {
        Store.transactions++;
        var conflict = '';
        var is_over = false;
        var made = [];
        var finish = function (error) {
          if (is_over) return;
          is_over = true;
          clearTimeout(timer);
          if (!error) made.forEach(function (dir) { Store.dirs[dir] = 1; });
          done(error);
        };
        var again = function (error) {
          if (is_over) return;
          if (attempt) return finish(error);
          is_over = true;
          clearTimeout(timer);
          Store.commit(batch, done, 1);
        };
        // No answer is not a failure: what is there tells.
        var timer = setTimeout(function () {
          Store.drop(db);
          Store.is_there(batch, function (is_there) {
            if (is_there) finish(null);
            else again({ name: 'TimeoutError', message: 'the browser does not answer' });
          });
        }, Store.timeout);
        var marks = Store.may_mark && !Store.has_mark;
        transaction.oncomplete = function () {
          if (marks) Store.has_mark = true;
          finish(null);
        };
        transaction.onabort = function () {
          var error = transaction.error || { name: 'AbortError', message: 'the browser gave up' };
          if (conflict) return finish({ name: 'conflict', message: conflict });
          if (error.name !== 'UnknownError' && error.name !== 'InvalidStateError') return finish(error);
          Store.drop(db);
          again(error);
        };
        transaction.onerror = function (event) { event.preventDefault(); };
        var write = function () {
          var now = new Date();
          batch.puts.forEach(function (put) {
            for (var at = 2; (at = put[0].indexOf('/', at + 1)) > 0;) {
              var dir = put[0].slice(0, at);
              if (Store.dirs[dir] || made.indexOf(dir) >= 0) continue;
              made.push(dir);
              files.put({ timestamp: now, mode: 16895 }, dir);
            }
            files.put({ timestamp: now, mode: 33206, contents: put[1] }, put[0]);
          });
          if (marks) files.put({ timestamp: now, mode: 33206, contents: new Uint8Array(0) }, Store.mark());
          batch.erases.forEach(function (key) { files.delete(key); });
          Store.stale.splice(0).forEach(function (key) { files.delete(key); });
          if (transaction.commit) transaction.commit();
        };
        var left = batch.needs.length;
        if (!left) return write();
        batch.needs.forEach(function (need) {
          var count = files.count(need[0]);
          count.onsuccess = function () {
            if (conflict) return;
            if (count.result !== need[1]) {
              conflict = need[0];
              transaction.abort();
            } else if (--left === 0) write();
          };
        });
      }, done);
    },

    is_there: function (batch, done) {
      Store.begin('readonly', 0, function (files, transaction) {
        var missing = batch.puts.length;
        batch.puts.forEach(function (put) {
          var found = files.get(put[0]);
          found.onsuccess = function () {
            var bytes = found.result && found.result.contents;
            if (bytes && bytes.length === put[1].length) missing--;
          };
        });
        transaction.oncomplete = function () { done(!missing); };
        transaction.onabort = function () { done(false); };
      }, function () { done(false); });
    },

    answer: function (self, request, error) {
      if (!error) return _icx_store_done(self, request, 0);
      var text = (error.name || 'UnknownError') + '\n' + (error.message || '');
      var size = lengthBytesUTF8(text);
      stringToUTF8(text, _icx_store_buffer(size), size + 1);
      _icx_store_done(self, request, 1);
    },
  },

  // Measuring has a database of its own; to be called before the store starts.
  store_use__deps: ['$Store'],
  store_use: function (name) {
    Store.mount = '/' + UTF8ToString(name);
    Store.root = Store.mount + '/';
  },
  store_start__deps: ['$Store'],
  store_start: function (self) { Store.start(self); },
  store_load: function (self, request, prefix, only_keys) {
    Store.load(UTF8ToString(prefix), only_keys, function (key, bytes) {
      var key_size = lengthBytesUTF8(key);
      var size = bytes ? bytes.length : 0;
      var place = _icx_store_entry(self, request, key_size, size) >> 2;
      stringToUTF8(key, HEAPU32[place], key_size + 1);
      if (size) HEAPU8.set(bytes, HEAPU32[place + 1]);
    }, function (error) { Store.answer(self, request, error); }, 0);
  },
  store_begin: function () { Store.batch = { puts: [], erases: [], needs: [] }; },
  store_put: function (key, bytes, size) {
    Store.batch.puts.push([Store.root + UTF8ToString(key), HEAPU8.slice(bytes, bytes + size)]);
  },
  store_erase: function (key) { Store.batch.erases.push(Store.root + UTF8ToString(key)); },
  store_need: function (key, count) {
    Store.batch.needs.push([Store.root + UTF8ToString(key), count]);
  },
  store_commit: function (self, request) {
    // Both copies are written side by side; it is done when both are there.
    var ticket = Shelf.put(Store.batch.puts.filter(function (put) { return Store.is_copied(put[0]); }),
      Store.root + 'meta');
    Store.commit(Store.batch, function (error) {
      if (!error) return Shelf.when(ticket, function () { Store.answer(self, request, null); });
      Shelf.drop(ticket);
      Store.answer(self, request, error);
    }, 0);
  },
  store_restored: function () { return Shelf.restored; },
  store_ask_persistence: function () {
    if (navigator.storage && navigator.storage.persist) {
      navigator.storage.persist().catch(function () {});
    }
  },
  store_capabilities__deps: ['$Shelf'],
  store_capabilities: function () {
    return (window.isSecureContext ? 1 : 0) | (navigator.locks ? 2 : 0) |
      (window.BroadcastChannel ? 4 : 0) | (navigator.storage ? 8 : 0) |
      (navigator.serviceWorker ? 16 : 0) | (window.crypto && crypto.subtle ? 32 : 0) |
      (window.showDirectoryPicker ? 64 : 0) | (window.indexedDB ? 128 : 0) | (Shelf.can() ? 256 : 0);
  },
  store_random: function (at, size) { crypto.getRandomValues(HEAPU8.subarray(at, at + size)); },
  store_wall_clock: function () { return Date.now(); },
  store_recall: function () {
    var text = '';
    try { text = localStorage.getItem('icx:' + Store.mount) || ''; } catch (error) { /* forbidden */ }
    var size = lengthBytesUTF8(text);
    stringToUTF8(text, _icx_store_buffer(size), size + 1);
  },
  store_remember: function (id) {
    try { localStorage.setItem('icx:' + Store.mount, UTF8ToString(id)); } catch (error) { /* forbidden */ }
  },

  $Tabs__deps: ['$Store'],
  $Tabs: { channel: null },
  tabs_listen__deps: ['$Tabs'],
  tabs_listen: function (self) {
    if (window.BroadcastChannel) {
      Tabs.channel = new BroadcastChannel('icx:' + Store.mount);
      Tabs.channel.onmessage = function (event) {
        if (!(event.data instanceof Uint8Array)) return;
        HEAPU8.set(event.data, _icx_store_buffer(event.data.length));
        _icx_tabs_message(self);
      };
    }
    if (navigator.locks) {
      navigator.locks.request('icx:' + Store.mount, function () {
        _icx_tabs_leader(self);
        return new Promise(function () {});
      }).catch(function () {});
    }
    var hide = function () { _icx_tabs_hidden(self); };
    window.addEventListener('pagehide', hide);
    document.addEventListener('visibilitychange', function () { if (document.hidden) hide(); });
  },
  tabs_broadcast: function (bytes, size) {
    if (Tabs.channel) Tabs.channel.postMessage(HEAPU8.slice(bytes, bytes + size));
  },
  tabs_later: function (self, delay_ms) {
    setTimeout(function () {
      var go = function () { _icx_tabs_idle(self); };
      if (window.requestIdleCallback) requestIdleCallback(go, { timeout: 2000 });
      else go();
    }, delay_ms);
  },
});
