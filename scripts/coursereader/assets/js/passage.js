/* The menu at the words: of a passage by its number, of any words by selecting them. It copies them with their citation, leads
   to them, and opens the form for an annotation, which is loaded when it is first asked for. */
(function () {
  "use strict";
  var LONGEST_SOUGHT = 40; // letters that one may look for in the concordance
  var STILL = 4; // pixels that a click moves the pointer at most
  var reader = window.reader, make = reader.make, say = reader.say, all = reader.all;
  var mast = document.querySelector(".mast[data-text]"), LONG = 120;

  /* ---- what one says of a passage */
  /* `p12`: passage 12. */
  function place(id) {
    var number = id.replace(/^[a-z]+/, "");
    if (id[0] === "n") return say("Note {number}", { number: number });
    if (id[0] === "h") return say("Heading");
    if (id[0] === "r") return say("Reference {number}", { number: number });
    return say("Passage {number}", { number: number });
  }
  reader.passageName = place;
  if (!mast) return;
  function plain(selector) {
    var el = document.querySelector(selector);
    return el ? (el.dataset.words ? reader.words.said(el) : el.textContent).trim().replace(/\.$/, "") : "";
  }
  function address(spot) {
    var base = location.href.replace(/[?#].*/, ""), asked = new URLSearchParams();
    if (!spot.words) return base + "#" + spot.passage;
    asked.set("words", spot.words.length > LONG ? spot.words.slice(0, LONG / 2) : spot.words);
    if (spot.words.length > LONG) asked.set("to", spot.words.slice(-LONG / 2));
    return base + "?" + asked + "#" + spot.passage;
  }
  /* As one names it in the middle of a sentence. */
  function inside(id) {
    var number = id.replace(/^[a-z]+/, "");
    if (id[0] === "n") return say("note {number}", { number: number });
    if (id[0] === "r") return say("reference {number}", { number: number });
    if (id[0] === "h") return "";
    return say("passage {number}", { number: number });
  }

  /* ---- what the menu offers */
  function tell(button, words) { button.textContent = words; }
  function copied(button, words) {
    Promise.resolve(words).then(function (ready) { return reader.copy(ready, button); }).then(function () { tell(button, say("Copied")); }, function () { tell(button, say("Not copied: the browser forbids it")); });
  }
  /* On which page of the print, where that is certain. */
  function printed(el) {
    var passage = el.closest("[data-printed]");
    return passage ? passage.dataset.printed : "";
  }
  function cited(button, spot) {
    copied(button, reader.citing().then(function () { return reader.cite.citation(Object.assign({ name: inside(spot.passage), page: printed(spot.el) }, spot)); }));
  }
  /* Opens the form; where that fails, the button says so. */
  function annotate(spot, button, done) {
    reader.annotating().then(function (annotating) { return annotating.form.open(mast.dataset.text, spot); }).then(done, function () {
      tell(button, say("The form could not be loaded."));
    });
  }
  function received(passage) {
    var lines = passage && passage.dataset.lines;
    if (!lines || lines === "0") return null;
    var seed = document.querySelector('.mast__src a[href*="received/"]'), ends = lines.split("\u2013");
    var n = ends.length > 1 ? ends[1] - ends[0] + 1 : 1;
    var said = reader.count(n, "Received at line {lines} of the file", "Received at lines {lines} of the file", { lines: lines });
    return seed ? make("a", { href: seed.href + "#L" + parseInt(lines, 10) }, said) : make("p", {}, said);
  }
  function offer(menu, name, act) {
    var button = make("button", { type: "button" }, name);
    button.onclick = function () { act(button); };
    menu.append(button);
    return button;
  }

  /* ---- at a passage's number */
  function show(number, chosen) {
    var passage = number.closest("[id]"), words = number.closest("[data-words]"), id = words.dataset.words, close;
    var spot = chosen && chosen.el === words ? chosen : { el: words, passage: id };
    shut(false);
    reader.citing();
    var menu = make("div", { popover: "manual", role: "dialog", "aria-label": place(id), tabindex: "-1", class: "pop menu md-typeset" });
    offer(menu, spot.words ? say("Link to these words") : say("Copy link"), function (button) { copied(button, address(spot)); });
    offer(menu, spot.words ? say("Copy with citation") : say("Copy citation"), function (button) { cited(button, spot); });
    offer(menu, spot.words ? say("Annotate the chosen words") : say("Annotate"), function (button) { annotate(spot, button, function () { close(); }); });
    reader.menu.forEach(function (more) {
      (passage && more(passage) || []).forEach(function (item) { offer(menu, item[0], function () { close(); item[1](); }); });
    });
    var line = received(passage), page = passage && printed(passage);
    if (page) menu.append(make("p", {}, say("In the print on p. {page}", { page: page })));
    if (line) menu.append(line);
    close = reader.open(menu, number);
  }
  /* The number of a passage; where it has none, a sign that is seen when one comes near. */
  reader.number = function (words) {
    var id = words.dataset.words, number = words.querySelector(".pn");
    if (number) return number;
    number = make("a", { class: "pn at", href: "#" + id, "aria-label": say("Menu: {place}", { place: place(id) }), "data-drawn": "¶" });
    words.classList.add("drawn");
    words.append(number);
    return number;
  };
  reader.byAndBy(all("[data-words]"), reader.number);
  var taken = null;
  document.addEventListener("pointerdown", function (e) {
    taken = e.target.closest && e.target.closest(".pn") ? reader.words.selected() : null;
  }, true);
  document.addEventListener("click", function (e) {
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var number = e.target.closest && e.target.closest(".pn");
    if (!number || !number.closest("[data-words]")) return;
    /* To the passage first: following the link afterwards would take the focus out of the menu. */
    e.preventDefault();
    if (!number.matches(".at")) location.hash = number.hash;
    show(number, e.detail ? taken : reader.words.selected());
  });

  /* ---- at selected words: it comes when the selection rests, and takes nothing from it */
  var bar = null, waiting, held = false;
  function shut(refocus) {
    if (!bar) return;
    var had = bar.before, inside = bar.el.contains(document.activeElement);
    bar.el.remove();
    bar = null;
    if (refocus && inside && had && had.isConnected) had.focus({ preventScroll: true });
  }
  function settle() {
    if (held || document.querySelector(".pop.menu")) return;
    if (bar && bar.el.contains(document.activeElement)) return;
    var spot = reader.words.selected();
    if (bar && spot && spot.el === bar.spot.el && spot.from === bar.spot.from && spot.to === bar.spot.to) return;
    shut(false);
    if (spot) raise(spot);
  }
  /* The selected words without broken ones: what was begun or ended in the middle of a word is that word. */
  function wholeWords(spot) {
    var said = reader.words.said(spot.el), from = spot.from, to = spot.to, inside = function (at) { return /^[\p{L}\p{N}\p{M}]{2}$/u.test(said.slice(at - 1, at + 1)); };
    while (inside(from)) from--;
    while (inside(to)) to++;
    return said.slice(from, to);
  }
  function raise(spot) {
    var label = say("{place}: the selected words", { place: place(spot.passage) });
    var el = make("div", { popover: "manual", role: "toolbar", "aria-label": label, class: "pop bar md-typeset" });
    offer(el, say("Copy with citation"), function (button) { cited(button, spot); });
    offer(el, say("Link to these words"), function (button) { copied(button, address(spot)); });
    offer(el, say("Annotate"), function (button) { annotate(spot, button, function () { shut(false); getSelection().removeAllRanges(); }); })
      .append(" ", make("kbd", { "aria-hidden": "true" }, "A"));
    if (spot.words.length <= LONGEST_SOUGHT) offer(el, say("Concordance"), function () { location.href = reader.root + "concordance.html?q=" + encodeURIComponent(wholeWords(spot)); });
    reader.chosen.forEach(function (more) {
      offer(el, more[0](), function (button) { more[1](spot, button, function () { shut(false); getSelection().removeAllRanges(); }); });
    });
    if (spot.cut) el.append(make("p", { role: "status" }, say("Up to the end of the passage.")));
    el.classList.toggle("keyless", !reader.keysOn);
    /* A press on it must not take the selection away. */
    el.addEventListener("pointerdown", function (e) { if (e.pointerType === "mouse") e.preventDefault(); });
    el.addEventListener("mousedown", function (e) { e.preventDefault(); });
    (mast.closest("main") || document.body).append(el);
    el.showPopover();
    bar = { el: el, spot: spot, before: document.activeElement };
    put();
  }
  /* Under the last line of the words, or above the first. On a phone it lies at the foot of the screen. */
  function put() {
    if (!bar || reader.isPhone()) return;
    var rects = reader.words.range(bar.spot.el, bar.spot.from, bar.spot.to).getClientRects(), el = bar.el, gap = 8;
    if (!rects.length) return;
    var first = rects[0], last = rects[rects.length - 1], under = last.bottom + gap + el.offsetHeight < innerHeight, r = under ? last : first;
    el.style.left = Math.max(gap, Math.min((under ? last.right : first.left) - el.offsetWidth / 2, innerWidth - el.offsetWidth - gap)) + "px";
    el.style.top = Math.max(gap, under ? last.bottom + gap : r.top - gap - el.offsetHeight) + "px";
  }
  document.addEventListener("selectionchange", function () { clearTimeout(waiting); waiting = setTimeout(settle, 250); });
  /* Half the words of a text are links, in which browsers begin no selection but carry the link away. Here one begins in them as
     elsewhere, and whoever selected words did not mean to follow it. */
  var pressed = null;
  function caret(e) {
    if (!document.caretPositionFromPoint) return document.caretRangeFromPoint(e.clientX, e.clientY);
    var at = document.caretPositionFromPoint(e.clientX, e.clientY);
    return at && { startContainer: at.offsetNode, startOffset: at.offset };
  }
  function moved(e) { return pressed && Math.hypot(e.clientX - pressed.x, e.clientY - pressed.y) > STILL; }
  document.addEventListener("pointerdown", function (e) {
    var link = e.target.closest && e.target.closest("[data-words] a"), plain = e.pointerType === "mouse" && !e.button && !e.shiftKey && !e.altKey;
    held = !(bar && bar.el.contains(e.target));
    pressed = link && plain ? { x: e.clientX, y: e.clientY, from: caret(e) } : null;
  }, true);
  document.addEventListener("dragstart", function (e) { if (pressed) e.preventDefault(); });
  document.addEventListener("pointermove", function (e) {
    var to = e.buttons === 1 && moved(e) && caret(e), from = pressed && pressed.from;
    if (!to || !from) return;
    reader.close(0);
    getSelection().setBaseAndExtent(from.startContainer, from.startOffset, to.startContainer, to.startOffset);
  });
  document.addEventListener("click", function (e) {
    if (e.detail && moved(e) && !getSelection().isCollapsed) e.preventDefault();
    pressed = null;
  }, true);
  ["pointerup", "pointercancel"].forEach(function (name) {
    document.addEventListener(name, function () { held = false; clearTimeout(waiting); waiting = setTimeout(settle, 120); }, true);
  });
  addEventListener("scroll", put, { passive: true });
  addEventListener("resize", put);
  document.addEventListener("keydown", function (e) {
    if (e.key !== "Escape" || !bar) return;
    shut(true);
    e.preventDefault(); e.stopPropagation();
  }, true);
  reader.keys.a = function (e) {
    clearTimeout(waiting);
    settle();
    var words = document.activeElement.closest("[data-words]"), number = words && reader.number(words);
    if (bar) bar.el.querySelector("button").focus(); else if (number) show(number, null); else return;
    e.preventDefault();
  };

  /* ---- where a link to words led */
  function light() {
    var asked = new URLSearchParams(location.search), id = decodeURIComponent(location.hash.slice(1)), from = asked.get("words");
    var el = from && document.querySelector('[data-words="' + CSS.escape(id) + '"]'), words = el ? reader.words.said(el) : "";
    var at = words.indexOf(from), end = asked.get("to") ? words.indexOf(asked.get("to"), at) : at;
    if (!el || at < 0 || end < at) return;
    var lit = reader.words.range(el, at, end + (asked.get("to") || from).length);
    if (CSS.highlights && window.Highlight) {
      document.documentElement.classList.add("highlit");
      CSS.highlights.set("reader-found", new Highlight(lit));
    }
    var box = lit.getBoundingClientRect();
    if (box.bottom <= innerHeight && box.top >= 60) return;
    reader.line.led();
    scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
  }
  requestAnimationFrame(light);
})();
