/* Notes beside a passage stand at the words they are about, as far as the passage has room for them; below the first that has to
   wait, they follow one another. They are placed when the passage comes near the screen, without moving anything else. */
(function () {
  "use strict";
  var reader = window.reader, all = reader.all, near = new Set(), asked = 0;
  var besides = all(".passage > .beside");
  if (!besides.length || !window.IntersectionObserver) return;

  /* The parts of a margin with the height at which each would like to stand: that of its words, else none. */
  function parts(beside) {
    return Array.prototype.map.call(beside.children, function (part) {
      var words = part.dataset.lights && document.getElementById(part.dataset.lights), box = part.getBoundingClientRect();
      return { el: part, top: box.top - shift(part), bottom: box.bottom - shift(part), wish: words ? words.getBoundingClientRect().top : null };
    });
  }
  function shift(part) { return parseFloat(part.style.getPropertyValue("--down")) || 0; }
  /* As low as its words, not lower than leaves room for those below, not higher than where it stands. */
  function placed(beside) {
    var found = parts(beside), room = beside.parentNode.getBoundingClientRect().bottom - found[found.length - 1].bottom, moved = 0;
    return found.map(function (part) {
      if (part.wish !== null) moved = Math.min(Math.max(moved, part.wish - part.top), Math.max(room, 0));
      return [part.el, Math.round(moved)];
    });
  }
  function isBeside(beside) { return getComputedStyle(beside.parentNode).display === "grid"; }
  function place() {
    asked = 0;
    var moves = Array.from(near, function (beside) { return isBeside(beside) ? placed(beside) : Array.from(beside.children, function (el) { return [el, 0]; }); });
    moves.forEach(function (some) { some.forEach(function (move) { move[0].style.setProperty("--down", move[1] + "px"); }); });
  }
  function ask() { asked = asked || requestAnimationFrame(place); }

  var seen = new IntersectionObserver(function (rows) {
    rows.forEach(function (row) { near[row.isIntersecting ? "add" : "delete"](row.target.querySelector(".beside")); });
    ask();
  }, { rootMargin: "100% 0%" });
  besides.forEach(function (beside) { seen.observe(beside.parentNode); });
  addEventListener("resize", ask);
  document.addEventListener("toggle", ask, true);
  document.addEventListener("reader:look", ask);
  if (document.fonts) document.fonts.ready.then(ask);
})();
