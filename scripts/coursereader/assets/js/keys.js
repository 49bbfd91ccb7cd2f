/* Keys of one letter: from passage to passage, from mark to mark, to the neighbours of the page, and what all keys do. */
(function () {
  "use strict";
  var reader = window.reader, all = reader.all, keys = reader.keys, say = reader.say, HEAD = 80, NEAR = 20;

  function top(el) { return el.getBoundingClientRect().top; }
  function inView(el) { var box = el.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }
  function see(el, at) { scrollBy({ top: top(el) - at, behavior: "instant" }); }
  /* From the passage one is in, by its focus or by what stands at the top of the window. The number takes the focus, and with
     it its name is said: "Passage 35". */
  function passage(step) {
    var list = reader.passages(), i = list.indexOf(document.activeElement.closest("article .passage[id]"));
    if (i < 0 || !inView(list[i])) {
      i = reader.reading();
      if (step > 0 ? top(list[i]) > HEAD + NEAR : top(list[i]) < HEAD - NEAR) i -= step;
    }
    var to = list[i + step];
    if (!to) { reader.tell(step > 0 ? say("This is the last passage.") : say("This is the first passage.")); return; }
    see(to, HEAD);
    to.querySelector("a").focus({ preventScroll: true });
  }
  /* Whether a mark is one that is seen. To ask lays out what lies off the screen: only of the nearest it is asked. */
  function seen(m) {
    return !m.closest(".cards") && m.getClientRects().length && getComputedStyle(m).visibility === "visible" && reader.markAt(m);
  }
  function mark(step) {
    var here = document.activeElement, from = here.closest("article") && inView(here) ? here : null, side = step > 0 ? 4 : 2;
    var list = reader.passages(), i = reader.reading(), read = from || (i > 0 && i < list.length - 1 ? list[i] : null);
    var ahead = all("article a.mark[href^='#'], article a.mention[href*='#']").filter(function (m) {
      return !read || (!from && read.contains(m)) || read.compareDocumentPosition(m) & side;
    });
    if (step < 0) ahead.reverse();
    var to = ahead.find(function (m) { return (from || step * (top(m) - HEAD) > 0) && seen(m); });
    if (!to) { reader.tell(step > 0 ? say("This is the last mark.") : say("This is the first mark.")); return; }
    var box = to.getBoundingClientRect();
    reader.close(0);
    if (box.top < HEAD || box.bottom > innerHeight * .7) see(to, innerHeight / 3);
    to.focus({ preventScroll: true, focusVisible: true });
  }
  function neighbour(rel) {
    var link = document.querySelector(".onward a[rel=" + rel + "]");
    if (link) location.href = link.href;
    else reader.tell(rel === "next" ? say("Nothing comes after this page.") : say("Nothing comes before this page."));
  }
  function bind(sign, does) { keys[sign] = function (e) { e.preventDefault(); does(); }; }
  if (reader.passages().length) {
    bind("j", function () { passage(1); });
    bind("k", function () { passage(-1); });
  }
  if (document.querySelector("article a.mark[href^='#'], article a.mention")) {
    bind("n", function () { mark(1); });
    bind("p", function () { mark(-1); });
  }
  if (document.querySelector(".onward")) {
    bind("]", function () { neighbour("next"); });
    bind("[", function () { neighbour("prev"); });
  }
  reader.showKeys = function () { reader.load("js/later/keys.js").then(function () { reader.showKeys(); }, function () {}); };
  bind("?", function () { reader.showKeys(); });
})();
