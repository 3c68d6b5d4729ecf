// The page's half of the second copy (web/shelf.js). A browser that finds its database damaged after a
// crash empties it without asking; the copy lies in files beside it, so that all can be put back. An
// edit counts as saved when both have it. Where there are no such files (plain http, an old browser) or
// where they fail, the database alone decides as before.
mergeInto(LibraryManager.library, {
  $Shelf: {
    folder: '',
    worker: null,
    is_gone: false,
    last: 0,
    open: {},        // id -> what to do with the answer
    patience: 2000,  // ms an edit waits for its copy
    restored: 0,     // values put back at this start; -1: a copy is there and could not be
    early: [],       // a new workspace's own mark: goes with its first edit
    idle_ms: 2000,

    can: function () {
      return !Shelf.is_gone && window.isSecureContext && !!window.Worker && !!navigator.storage &&
        !!navigator.storage.getDirectory;
    },

    give_up: function () {
      Shelf.is_gone = true;
      if (Shelf.worker) Shelf.worker.terminate();
      Shelf.worker = null;
      var open = Shelf.open;
      Shelf.open = {};
      for (var id in open) open[id](null);
    },

    // Answers through `done(value)`: undefined for an operation without one, null when it failed. The
    // id is 0 where there is no second copy; then `done` was called already.
    ask: function (message, done) {
      if (!Shelf.can()) {
        done(null);
        return 0;
      }
      if (!Shelf.worker) {
        try {
          Shelf.worker = new Worker('shelf.js', { name: Shelf.folder });
        } catch (error) {
          Shelf.give_up();
          done(null);
          return 0;
        }
        Shelf.worker.onerror = function (event) {
          event.preventDefault();
          Shelf.give_up();
        };
        Shelf.worker.onmessage = function (event) {
          var then = Shelf.open[event.data.id];
          delete Shelf.open[event.data.id];
          if (then) then(event.data.error ? null : event.data.value);
        };
      }
      message.id = ++Shelf.last;
      Shelf.open[message.id] = done;
      Shelf.worker.postMessage(message);
      return message.id;
    },

    // Copies what a batch puts.
    put: function (entries, meta) {
      var ticket = { id: 0, is_over: true, then: null };
      if (!entries.length || !Shelf.can()) return ticket;
      // A start must not wait for a worker that nobody needs yet.
      if (!Shelf.worker && entries.every(function (put) { return put[0] === meta; })) {
        Shelf.early = entries;
        return ticket;
      }
      entries = Shelf.early.splice(0).concat(entries);
      ticket.is_over = false;
      ticket.id = Shelf.ask({ op: 'put', entries: entries }, function () {
        ticket.is_over = true;
        if (ticket.then) ticket.then();
      });
      return ticket;
    },

    // Calls back when the copy is there, has failed, or has taken too long.
    when: function (ticket, done) {
      if (ticket.is_over) return done();
      var timer = setTimeout(Shelf.give_up, Shelf.patience);
      ticket.then = function () {
        clearTimeout(timer);
        done();
      };
    },

    drop: function (ticket) {
      if (ticket.id) Shelf.ask({ op: 'drop', put: ticket.id }, function () {});
    },

    // Everything that the copy holds, [] when there is none, null when there is one and it cannot be
    // read.
    read: function (done) {
      var is_over = false;
      var end = function (entries) {
        if (is_over) return;
        is_over = true;
        clearTimeout(timer);
        done(entries);
      };
      var timer = setTimeout(end, 10 * Shelf.patience, null);
      if (!Shelf.can()) return end([]);
      // A first visit has no folder yet, and needs no worker to know it. (A mark in localStorage would
      // not do: browsers write that seconds later, and a crash comes before.)
      navigator.storage.getDirectory().then(function (root) {
        return root.getDirectoryHandle(Shelf.folder);
      }).then(function () { Shelf.ask({ op: 'read' }, end); },
        function (error) { end(error.name === 'NotFoundError' ? [] : null); });
    },

    // After a start, at rest: what a page on its way out could still commit but not copy is copied now,
    // and logs of ended sessions are replaced once they are larger than what they stand for.
    // `read_all(then)` reads the store.
    tidy: function (journal, bytes, read_all) {
      if (!Shelf.can()) return;
      setTimeout(function () {
        if (journal.length) Shelf.ask({ op: 'put', entries: journal }, function () {});
        Shelf.ask({ op: 'gather', limit: 1.5 * bytes + 262144 }, function (is_much) {
          if (!is_much) return;
          read_all(function (entries) {
            if (entries) Shelf.ask({ op: 'renew', entries: entries }, function () {});
            else Shelf.give_up();
          });
        });
      }, Shelf.idle_ms);
    },
  },
});
