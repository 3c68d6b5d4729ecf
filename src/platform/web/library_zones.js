// The imports of zones_web.cpp: the changes of a zone's offset, found through Intl. Works wherever
// Intl.DateTimeFormat does, also under Node.
mergeInto(LibraryManager.library, {
  $Zones: {
    // A function from UTC seconds to the offset in seconds; null for a zone that is not known.
    offsets: function (name) {
      var format;
      try {
        format = new Intl.DateTimeFormat('en-US', {
          timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
          year: 'numeric', month: 'numeric', day: 'numeric',
          hour: 'numeric', minute: 'numeric', second: 'numeric',
        });
      } catch (error) {
        return null;
      }
      return function (at) {
        var parts = {};
        format.formatToParts(new Date(at * 1000)).forEach(function (part) {
          parts[part.type] = +part.value;
        });
        var local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour % 24,
          parts.minute, parts.second);
        return Math.round(local / 1000 - at);
      };
    },

    // The first second in (low, high] that has another offset than `low`.
    bisect: function (offset, low, high, before) {
      while (high - low > 1) {
        var middle = Math.floor((low + high) / 2);
        if (offset(middle) === before) low = middle; else high = middle;
      }
      return high;
    },

    // No zone has kept a change for less than five days and gone back since 1970. Two changes
    // between two probes would otherwise look like one or none.
    step: 5 * 86400,

    changes: function (name, from, until, most) {
      var offset = Zones.offsets(name);
      if (!offset) return null;
      var known = offset(from);
      var pairs = [[from, known]];
      for (var at = from; at < until && pairs.length < most;) {
        var next = Math.min(at + Zones.step, until);
        if (offset(next) === known) {
          at = next;
          continue;
        }
        at = Zones.bisect(offset, at, next, known);
        known = offset(at);
        pairs.push([at, known]);
      }
      return pairs;
    },
  },

  zones_changes__deps: ['$Zones'],
  zones_changes: function (name, from, until, out, most) {
    var pairs = Zones.changes(UTF8ToString(name), from, until, most);
    if (!pairs) return -1;
    pairs.forEach(function (pair, i) {
      HEAPF64[(out >> 3) + 2 * i] = pair[0];
      HEAPF64[(out >> 3) + 2 * i + 1] = pair[1];
    });
    return pairs.length;
  },

  zones_database: function (out, size) {
    var known = typeof process === 'object' && process.versions && process.versions.tz;
    stringToUTF8(known || '', out, size);
  },
});
