/* What a reader chose of a table, in the address: it can be sent to a friend, and is there again on the way back.
   A choice is called by its table: `?comparisons.words=gas&comparisons.without=alder,birch`. */
(function () {
  "use strict";
  function asked() { return new URLSearchParams(location.search); }
  window.reader.tableAddress = {
    /* The choices of the table of that name: words by words. */
    read: function (name) {
      var given = {};
      asked().forEach(function (value, key) { if (key.indexOf(name + ".") === 0) given[key.slice(name.length + 1)] = value; });
      return given;
    },
    /* These and no others; what else the address says, stays. The way back does not grow. */
    write: function (name, choices) {
      var all = asked();
      Array.from(all.keys()).forEach(function (key) { if (key.indexOf(name + ".") === 0) all.delete(key); });
      Object.keys(choices).forEach(function (key) { if (choices[key]) all.set(name + "." + key, choices[key]); });
      if (String(all) === String(asked())) return;
      var said = String(all).replace(/%2C/g, ",");
      try { history.replaceState(history.state, "", location.pathname + (said ? "?" + said : "") + location.hash); } catch (e) { /* a folder whose browser forbids it: the address stays */ }
    }
  };
})();
