/* The reader's place in a text: kept in this browser, offered on return; how far one is; which sections one has read. */
(function () {
  "use strict";
  var reader = window.reader, all = reader.all, say = reader.say, passages = reader.passages(), mast = document.querySelector(".mast[data-text]");
  var KEY = "reader.place:" + location.pathname, REST = 700, A_WORD = .05, IDLE = 60000, HEAD = 60, FIRST = 2;
  var memory = reader.remembered(KEY, function (said) { return said && typeof said === "object" ? said : {}; }), kept = memory.get();
  var seen = new Set(String(kept.seen || "").split(" ").filter(Boolean)), from = reader.reading(), touched = 0;

  function keep() { memory.set({ id: kept.id, part: kept.part, seen: Array.from(seen).join(" ") }); }
  /* Where one reads: the passage, and how much of it is above the top of the window. */
  function note() {
    var i = reader.reading(), box = passages[i].getBoundingClientRect();
    /* Where a link led, or at the head of the text, one has not begun to read. */
    if (i === from || i < FIRST) return;
    from = -1;
    /* Below the last words one has read it to the end, and there is nothing to go on with. */
    kept.id = box.bottom > 0 ? passages[i].id : "";
    kept.part = (HEAD - box.top) / box.height;
    keep();
  }
  function goOn(el, part) {
    /* As high as it is, and not as it is thought to be while it lies off the screen. */
    el.style.contentVisibility = "visible";
    var box = el.getBoundingClientRect(), number = el.querySelector(".pn");
    scrollBy({ top: box.top + box.height * part - HEAD, behavior: "instant" });
    if (number) number.focus({ preventScroll: true });
  }

  /* ---- offered, never taken: not where a link or a reload leads to a place of its own */
  var place = kept.id && document.getElementById(kept.id), part = kept.part || 0;
  if (place && passages.indexOf(place) > 0 && !location.hash && !location.search && reader.arrived === "anew") {
    var number = reader.passageNumber(place);
    var words = number ? say("Go on at {n}", { n: number }) : say("Go on where you were");
    reader.offer(words, "#" + kept.id, function () { goOn(place, part); });
  }

  /* ---- how far one is, in the header */
  var lengths = passages.map(function (p) { return p.querySelector("[data-words]").textContent.length; }), sums = [], sum = 0;
  lengths.forEach(function (n) { sums.push(sum); sum += n; });
  var said = reader.drawn(""), progress = reader.make("div", { class: "progress", role: "img" }, said), header = document.querySelector(".md-header__inner");
  function tell() {
    var i = reader.reading(), box = passages[i].getBoundingClientRect(), part = Math.min(1, Math.max(0, (HEAD - box.top) / box.height));
    var left = Math.round((sum - sums[i] - lengths[i] * part) / sum * (mast.dataset.minutes || 0));
    var of = say("{n} of {total}", { n: i + 1, total: passages.length });
    said.dataset.drawn = of;
    said.dataset.left = left ? reader.count(left, "{n} minute left", "{n} minutes left") : "";
    progress.setAttribute("aria-label", say("Passage {place}", { place: of }) + (left ? ", " + said.dataset.left : ""));
  }
  if (header) { (header.querySelector(".reader-look") || header.lastElementChild).before(progress); tell(); }

  /* ---- what one has read: its end was on the screen, and it was there as long as quick eyes need */
  var time = {}, ended = {};
  function tick() {
    if (document.visibilityState !== "visible" || Date.now() - touched > IDLE) return;
    var more = false;
    for (var i = reader.reading(); i < passages.length; i++) {
      var id = passages[i].id, box = passages[i].getBoundingClientRect();
      if (box.top > innerHeight) break;
      time[id] = (time[id] || 0) + 1;
      ended[id] = ended[id] || box.bottom <= innerHeight;
      if (ended[id] && time[id] >= lengths[i] / 6 * A_WORD && !seen.has(id)) { seen.add(id); more = true; }
    }
    if (more) { keep(); mark(); }
  }
  /* A section goes on to the next heading of its rank. */
  var sections = sectionsOf();
  function sectionsOf() {
    var open = [], found = [];
    all("article :is(h2,h3,h4)[id], article .passage[id]").forEach(function (el) {
      if (el.matches(".passage")) { open.forEach(function (s) { s.passages.push(el.id); }); return; }
      open = open.filter(function (s) { return s.rank < el.tagName; });
      if (el.matches(".cards-h")) return;
      open.push({ id: el.id, rank: el.tagName, passages: [] });
      found.push(open[open.length - 1]);
    });
    return found.filter(function (s) { return s.passages.length; });
  }
  function mark() {
    sections.forEach(function (s) {
      if (!s.passages.every(function (id) { return seen.has(id); })) return;
      all(".reader-toc a[href='#" + CSS.escape(s.id) + "']").forEach(function (a) { a.dataset.read = say("read"); });
    });
  }
  mark();

  var resting, waiting = false;
  addEventListener("scroll", function () {
    touched = Date.now();
    clearTimeout(resting);
    resting = setTimeout(note, REST);
    if (!waiting) { waiting = true; requestAnimationFrame(function () { waiting = false; tell(); }); }
  }, { passive: true });
  addEventListener("pagehide", note);
  ["pointermove", "keydown"].forEach(function (name) { addEventListener(name, function () { touched = Date.now(); }, { passive: true }); });
  setInterval(tick, 1000);
})();
