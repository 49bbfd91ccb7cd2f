/* What is needed rarely, loaded when it is asked for: how one cites, and the tools of tables. */
(function () {
  "use strict";
  var reader = window.reader;
  /* The days first, as the styles write them. */
  reader.citing = function () {
    return reader.load("days.js").then(function () { return reader.load("js/later/cite.js"); });
  };
  document.addEventListener("toggle", function (e) {
    if (e.target.matches && e.target.matches("details.cite") && e.target.open) reader.citing();
  }, true);
  /* A map that is wider than the screen shows a place from the start. */
  var pan = document.querySelector(".pan"), places = reader.all(".pan .at").map(function (el) { return el.getBoundingClientRect().left - pan.getBoundingClientRect().left; });
  if (places.length && Math.min.apply(null, places) > pan.clientWidth) pan.scrollLeft = places[0] - pan.clientWidth / 2;
  if (document.querySelector("table[data-tools],[data-answers]")) reader.load("js/later/table-address.js").then(function () { reader.load("js/later/tables.js"); });
})();
