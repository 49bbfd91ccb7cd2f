/* What the reader's scripts share: the words of the interface, elements, what is remembered, keys of one letter. */
(function () {
  "use strict";
  var root = document.documentElement, given = window.readerWords || {};
  var language = given.language || "en", words = given.words || {}, plural = new Intl.PluralRules(language);
  var here = document.currentScript.src, OWN = "assets/reader/", own = here.slice(0, here.lastIndexOf(OWN) + OWN.length), loading = {};
  root.classList.add("js");

  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  /* The words a reader sees or hears are written here in English and said in the language of the course, where words.js has them.
     The messages are literals, so that they can be collected: reader.say("…"), reader.count(n, "one …", "many …"). */
  function say(message, values) {
    return filled(words[message] || message, values || {});
  }
  function count(n, one, many, values) {
    var forms = words[one], english = n === 1 ? one : many;
    var chosen = forms ? forms[plural.select(n)] || forms.other || english : english;
    return filled(chosen, Object.assign({ n: n.toLocaleString(language) }, values));
  }

  function all(selector, el) { return Array.prototype.slice.call((el || document).querySelectorAll(selector)); }
  /* An element with what it holds: elements, or words that are never read as HTML. */
  function make(tag, attributes) {
    var el = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { el.setAttribute(name, attributes[name]); });
    el.append.apply(el, Array.prototype.slice.call(arguments, 2));
    return el;
  }
  /* Words that the stylesheet writes. In front of a text our scripts put no others, so that a place counted in the page's text,
     as annotation clients count, is the same with them and without. */
  function drawn(words) { return make("span", { "data-drawn": words }); }
  function store(key, value) {
    try { if (value === undefined) return localStorage.getItem(key); localStorage.setItem(key, value); } catch (e) { return null; }
  }
  /* A script that lies beside these, once, when it is first asked for. One that did not come may be asked for again. */
  function load(name) {
    loading[name] = loading[name] || new Promise(function (done, failed) {
      var el = make("script", { src: own + name });
      el.onload = done;
      el.onerror = function () { delete loading[name]; el.remove(); failed(new Error(name)); };
      document.head.append(el);
    });
    return loading[name];
  }
  /* To the clipboard; where there is none, by the hand that every browser has. `near`: what the words are copied from. */
  function copy(words, near) {
    function byHand() {
      var field = make("textarea", { class: "vh", tabindex: "-1" }), chosen = getSelection(), range = chosen.rangeCount ? chosen.getRangeAt(0) : null, had = document.activeElement;
      field.value = words;
      near.after(field);
      field.select();
      var done = document.execCommand("copy");
      field.remove();
      if (had) had.focus({ preventScroll: true });
      if (range) { chosen.removeAllRanges(); chosen.addRange(range); }
      if (!done) throw new Error("copy");
    }
    if (!navigator.clipboard || !isSecureContext) return Promise.resolve().then(byHand);
    return navigator.clipboard.writeText(words).catch(byHand);
  }
  function isPhone() { return matchMedia("(max-width: 44.98em)").matches; }
  /* How to scroll: at once, for those who want nothing to move. */
  function pace() { return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"; }

  /* What other scripts add to: what a key of one letter does, what a passage's menu offers more, and that at
     chosen words. */
  var reader = window.reader = {
    say: say, count: count, all: all, make: make, drawn: drawn, store: store, isPhone: isPhone, pace: pace,
    root: own.slice(0, -OWN.length), load: load, copy: copy,
    keys: {}, keysOn: store("reader.keys") !== "off", menu: [], chosen: []
  };
  document.addEventListener("keydown", function (e) {
    var does = e.key.length === 1 && reader.keys[e.key.toLowerCase()];
    if (!does || !reader.keysOn || e.ctrlKey || e.metaKey || e.altKey) return;
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) does(e);
  }, true);
  /* On paper nothing can be opened, and the day is not known by itself. */
  addEventListener("beforeprint", function () {
    var day = new Date().toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });
    all("details").forEach(function (d) { d.open = true; });
    all("[data-printed]").forEach(function (el) { el.textContent = " · " + say("printed {date}", { date: day }); });
  });
})();
/* A passage's own words on the page, without what others put among them: numbers, names, marks, labels. Its element says
   `data-words`, with the passage's id; places count its own characters. */
(function () {
  "use strict";
  var reader = window.reader, all = reader.all;
  /* What stands before the words is parted from them by one blank. */
  var BEFORE = ".pn:not(.at),.turn,.pull__v,.cap>span:first-child", OURS = BEFORE + ",.pn,sup.nr,a.ev,.rp";

  /* The text nodes of the words, each with its place among them and the blank to skip. */
  function nodes(words) {
    var walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT), found = [], at = 0;
    for (var n = walk.nextNode(); n; n = walk.nextNode()) {
      if (n.parentElement.closest(OURS)) continue;
      var before = n.previousSibling, skip = before && before.nodeType === 1 && before.matches(BEFORE) ? 1 : 0;
      found.push({ node: n, at: at, skip: skip });
      at += n.length - skip;
    }
    return found;
  }
  function said(words) { return nodes(words).map(function (one) { return one.node.data.slice(one.skip); }).join(""); }

  /* From where to where a range holds words of a passage; null where it holds none. */
  function span(words, range) {
    var from = Infinity, to = -Infinity;
    nodes(words).forEach(function (one) {
      var n = one.node;
      if (!range.intersectsNode(n)) return;
      var a = Math.max(one.skip, n === range.startContainer ? range.startOffset : 0);
      var b = n === range.endContainer ? range.endOffset : n.length;
      if (a >= b) return;
      from = Math.min(from, one.at + a - one.skip);
      to = Math.max(to, one.at + b - one.skip);
    });
    return from < to ? inner(said(words), from, to) : null;
  }
  /* Without blanks at either end. */
  function inner(words, from, to) {
    while (from < to && !words.slice(from, from + 1).trim()) from++;
    while (from < to && !words.slice(to - 1, to).trim()) to--;
    return from < to ? { from: from, to: to, words: words.slice(from, to) } : null;
  }
  function range(words, from, to) {
    var made = document.createRange(), begun = false;
    nodes(words).forEach(function (one) {
      var end = one.at + one.node.length - one.skip;
      if (!begun && from < end) { made.setStart(one.node, from - one.at + one.skip); begun = true; }
      if (begun && one.at < to) made.setEnd(one.node, Math.min(to, end) - one.at + one.skip);
    });
    return made;
  }

  /* What is selected now: the words of the first passage it touches, and whether it went on into another. */
  function selected() {
    var chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    var whole = chosen.getRangeAt(0), found = null;
    all("[data-words]").some(function (el) {
      var here = whole.intersectsNode(el) && span(el, whole);
      if (here && found) { found.cut = true; return true; }
      if (here) found = Object.assign(here, { el: el, passage: el.dataset.words, cut: false });
      return false;
    });
    return found;
  }
  reader.words = { nodes: nodes, said: said, range: range, selected: selected };
})();
/* Cards: what a mark leads to, shown beside it. Everything shown is already on the page; nothing is fetched.
   Without this file the marks are links to endnotes. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, all = reader.all, make = reader.make, isPhone = reader.isPhone;
  var open = [], showTimer, hideTimer, quiet = false, FIRST = 500, NEXT = 150, LEAVE = 300;
  var PIN = "M5.5 1.5h5l-.8 4.2 2.3 2.6H4l2.3-2.6zM8 8.3v6.2", CLOSE = "M3 3l10 10M13 3L3 13", BACK = "M10 3L5 8l5 5";

  function button(name, path) {
    var el = make("button", { type: "button", "aria-label": name, title: name });
    el.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="' + path + '"/></svg>';
    return el;
  }
  /* A mark leads to its card; a mention leads to another page, and the card of its words stands on this one. */
  function target(mark) {
    var id = decodeURIComponent(mark.hash.slice(1)), text = /([\w-]+)\.html$/.exec(mark.pathname);
    return document.getElementById(mark.classList.contains("mention") ? "at-" + (text ? text[1] : "") + "-" + id : id);
  }
  function markAt(node) {
    var m = node.closest && node.closest("a.mark[href^='#'], a.mention[href*='#']");
    return m && target(m) ? m : null;
  }
  function popAt(node) { return node.closest ? node.closest(".pop") : null; }
  function cardOf(el) { return open.filter(function (c) { return c.el === el; })[0]; }
  function levelOf(mark) { var p = popAt(mark), c = p && cardOf(p); return c ? c.level + 1 : 0; }

  /* ---- one card */
  function copyOf(source) {
    var copy = source.cloneNode(true);
    copy.removeAttribute("id");
    all("[id]", copy).forEach(function (n) { n.removeAttribute("id"); });
    copy.classList.add("card");
    /* A copy stands elsewhere: it takes along what its surroundings said of its language. */
    ["lang", "dir"].forEach(function (name) {
      var says = source.closest("[" + name + "]");
      if (says && says !== root) copy.setAttribute(name, says.getAttribute(name));
    });
    return copy;
  }
  function build(mark, level) {
    var source = target(mark), copy = copyOf(source), back = level && isPhone();
    var el = make("div", { popover: "manual", role: "dialog", tabindex: "-1", class: "pop md-typeset" + (isPhone() ? " sheet" : "") });
    var voice = /v-(text|editors|reference)/.exec(source.className);
    el.classList.add(voice ? voice[0] : "v-editors");
    var title = copy.querySelector(".card__t, dt, .ed__v");
    el.setAttribute("aria-label", title ? title.textContent.trim() : mark.textContent.trim());
    var pin = button(reader.say("Pin this card"), PIN);
    var shut = back ? button(reader.say("Back"), BACK) : button(reader.say("Close"), CLOSE);
    pin.setAttribute("aria-pressed", "false");
    pin.dataset.pin = "";
    el.append(copy, make("div", { class: "pop__b" }, pin, shut));
    var card = { el: el, mark: mark, level: level, held: false, pinned: false };
    shut.onclick = function () { close(card, true); };
    pin.onclick = function () { togglePin(card, pin); };
    el.onpointerenter = function () { clearTimeout(hideTimer); };
    el.onpointerleave = function (e) { if (e.pointerType === "mouse") leave(); };
    return card;
  }

  function show(mark, held, focus) {
    clearTimeout(showTimer); clearTimeout(hideTimer);
    var level = levelOf(mark), same = open.filter(function (c) { return c.mark === mark; })[0];
    if (same) { same.held = same.held || held; if (focus) same.el.focus(); return; }
    closeFrom(level);
    var card = build(mark, level);
    card.held = held;
    document.body.append(card.el);
    card.el.showPopover(held ? { source: mark } : undefined);
    open.push(card);
    mark.classList.add("on");
    mark.setAttribute("aria-expanded", "true");
    light(mark, true);
    place(card);
    if (focus) card.el.focus({ preventScroll: true });
  }

  /* Below the marked line, or above it where there is more room: never over the words. */
  function place(card) {
    var el = card.el, vw = root.clientWidth, vh = innerHeight, gap = 8;
    if (el.classList.contains("sheet")) {
      var over = card.mark.getBoundingClientRect().bottom + 24 - (vh - el.offsetHeight);
      if (!card.level && over > 0) scrollBy({ top: over, behavior: reader.pace() });
      return;
    }
    var rects = card.mark.getClientRects(), first = rects[0], last = rects[rects.length - 1];
    var header = document.querySelector("header"), top = header ? header.offsetHeight : 0, below = vh - last.bottom - gap * 2;
    var above = first.top - top - gap * 2, h = el.offsetHeight, up = below < Math.min(h, 240) && above > below, r = up ? first : last;
    var start = getComputedStyle(card.mark).direction === "rtl" ? r.right + 14 - el.offsetWidth : r.left - 14;
    el.style.maxHeight = Math.min(up ? above : below, vh * .6) + "px";
    el.style.left = Math.max(gap, Math.min(start, vw - el.offsetWidth - gap)) + "px";
    el.style.top = (up ? r.top - gap - el.offsetHeight : r.bottom + gap) + "px";
  }

  function close(card, refocus) {
    var i = open.indexOf(card);
    if (i < 0) return;
    var inside = card.el.contains(document.activeElement);
    open.splice(i, 1);
    card.mark.classList.remove("on");
    card.mark.removeAttribute("aria-expanded");
    light(card.mark, false);
    card.el.hidePopover();
    card.el.remove();
    if (refocus && inside) { quiet = true; card.mark.focus({ preventScroll: true }); quiet = false; }
    dock();
  }
  function closeFrom(level) {
    open.slice().reverse().forEach(function (c) { if (!c.pinned && c.level >= level) close(c, false); });
  }
  function leave() {
    clearTimeout(hideTimer);
    hideTimer = setTimeout(function () {
      open.slice().reverse().forEach(function (c) { if (!c.held && !c.pinned) close(c, false); });
    }, LEAVE);
  }
  function togglePin(card, pin) {
    card.pinned = !card.pinned;
    pin.setAttribute("aria-pressed", card.pinned);
    card.el.classList.toggle("pinned", card.pinned);
    card.el.style.maxHeight = "";
    if (card.pinned) dock(); else { card.el.style.inset = ""; place(card); }
  }
  /* Pinned cards leave the words and stand one above another in the corner where lines end. */
  function dock() {
    var bottom = 12;
    open.filter(function (c) { return c.pinned; }).forEach(function (c) {
      c.el.style.inset = "auto";
      c.el.style.insetInlineEnd = "12px";
      c.el.style.bottom = bottom + "px";
      c.el.style.maxHeight = "";
      bottom += c.el.offsetHeight + 8;
    });
  }

  /* ---- words and margin light each other */
  function light(mark, on) {
    var id = (mark.dataset && mark.dataset.lights) || "", words = id && document.getElementById(id);
    if (!words) return;
    words.classList.toggle("lit", on);
    all("[data-q='" + id + "'],[data-lights='" + id + "']").forEach(function (el) { el.classList.toggle("lit", on); });
  }

  document.addEventListener("pointerover", function (e) {
    if (e.pointerType !== "mouse") return;
    var chip = e.target.closest && e.target.closest("section[data-lights]");
    if (chip) light(chip, true);
    var mark = markAt(e.target);
    if (!mark) return;
    clearTimeout(showTimer); clearTimeout(hideTimer);
    /* Words that are selected have a menu of their own beside them. */
    showTimer = setTimeout(function () { if (getSelection().isCollapsed) show(mark, false, false); }, open.length ? NEXT : FIRST);
  });
  document.addEventListener("pointerout", function (e) {
    if (e.pointerType !== "mouse") return;
    var chip = e.target.closest && e.target.closest("section[data-lights]");
    if (chip && !chip.contains(e.relatedTarget)) light(chip, false);
    if (markAt(e.target)) { clearTimeout(showTimer); leave(); }
  });
  document.addEventListener("focusin", function (e) {
    var mark = markAt(e.target);
    if (quiet || !mark || !mark.matches(":focus-visible")) return;
    clearTimeout(showTimer);
    showTimer = setTimeout(function () { if (document.activeElement === mark) show(mark, false, false); }, NEXT);
  });
  document.addEventListener("focusout", function (e) {
    if (markAt(e.target) && !(e.relatedTarget && popAt(e.relatedTarget))) leave();
  });
  document.addEventListener("click", function (e) {
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var mark = markAt(e.target);
    if (mark) { e.preventDefault(); show(mark, true, e.detail === 0 || isPhone()); return; }
    var link = e.target.closest && e.target.closest("a");
    if (link && popAt(link) && link.pathname === location.pathname) closeFrom(0);
  });
  document.addEventListener("pointerdown", function (e) {
    if (!popAt(e.target) && !markAt(e.target)) closeFrom(0);
  });
  document.addEventListener("keydown", function (e) {
    if (e.key !== "Escape" || !open.length) return;
    clearTimeout(showTimer);
    var inside = document.activeElement && popAt(document.activeElement);
    var loose = open.filter(function (c) { return !c.pinned; });
    close((inside && cardOf(inside)) || loose[loose.length - 1] || open[open.length - 1], true);
    e.preventDefault(); e.stopPropagation();
  }, true);
  addEventListener("resize", function () { closeFrom(0); dock(); });
  addEventListener("scroll", function () {
    open.forEach(function (c) { if (!c.pinned && !c.el.classList.contains("sheet")) place(c); });
  }, { passive: true });

  /* ---- what other scripts open in the same way */
  reader.close = closeFrom;
  reader.open = function (el, mark) {
    var card = { el: el, mark: mark, level: 0, held: true, pinned: false };
    closeFrom(0);
    document.body.append(el);
    el.showPopover({ source: mark });
    open.push(card);
    place(card);
    el.firstChild.focus({ preventScroll: true });
    return function () { close(card, true); };
  };
})();
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
  function shift(part) { return parseFloat(part.style.translate.split(" ")[1]) || 0; }
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
    moves.forEach(function (some) { some.forEach(function (move) { move[0].style.translate = move[1] ? "0 " + move[1] + "px" : ""; }); });
  }
  function ask() { asked = asked || requestAnimationFrame(place); }

  var seen = new IntersectionObserver(function (rows) {
    rows.forEach(function (row) { near[row.isIntersecting ? "add" : "delete"](row.target.querySelector(".beside")); });
    ask();
  }, { rootMargin: "100% 0%" });
  besides.forEach(function (beside) { seen.observe(beside.parentNode); });
  addEventListener("resize", ask);
  addEventListener("beforeprint", function () { all(".beside > *").forEach(function (el) { el.style.translate = ""; }); });
  addEventListener("afterprint", ask);
  document.addEventListener("toggle", ask, true);
  document.addEventListener("reader:look", ask);
  if (document.fonts) document.fonts.ready.then(ask);
})();
/* The menu at the words: of a passage by its number, of any words by selecting them. It copies them with their citation, leads
   to them, and opens the form for an annotation, which is loaded when it is first asked for. */
(function () {
  "use strict";
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
  function citation(spot) {
    return say("{author}. {title}. {source}. {place}. {address}", {
      author: plain(".mast__by"), title: plain("h1"), source: plain(".mast__src"), place: place(spot.passage), address: address(spot)
    });
  }
  function quoted(spot) { return say("“{words}” {citation}", { words: spot.words, citation: citation(spot) }); }

  /* ---- what the menu offers */
  function tell(button, words) { button.textContent = words; }
  function copied(button, words) {
    reader.copy(words, button).then(function () { tell(button, say("Copied")); }, function () { tell(button, say("Not copied: the browser forbids it")); });
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
    var menu = make("div", { popover: "manual", role: "dialog", "aria-label": place(id), tabindex: "-1", class: "pop menu md-typeset" });
    offer(menu, spot.words ? say("Link to these words") : say("Copy link"), function (button) { copied(button, address(spot)); });
    offer(menu, spot.words ? say("Copy with citation") : say("Copy citation"), function (button) { copied(button, spot.words ? quoted(spot) : citation(spot)); });
    offer(menu, spot.words ? say("Annotate the chosen words") : say("Annotate"), function (button) { annotate(spot, button, function () { close(); }); });
    reader.menu.forEach(function (more) {
      (passage && more(passage) || []).forEach(function (item) { offer(menu, item[0], function () { close(); item[1](); }); });
    });
    var line = received(passage);
    if (line) menu.append(line);
    close = reader.open(menu, number);
  }
  /* Where a passage has no number, a sign that is seen when one comes near. */
  all("[data-words]").forEach(function (words) {
    if (words.querySelector(".pn")) return;
    var id = words.dataset.words;
    words.append(make("a", { class: "pn at", href: "#" + id, "aria-label": say("Menu: {place}", { place: place(id) }), "data-drawn": "¶" }));
  });
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
  function raise(spot) {
    var label = say("{place}: the selected words", { place: place(spot.passage) });
    var el = make("div", { popover: "manual", role: "toolbar", "aria-label": label, class: "pop bar md-typeset" });
    offer(el, say("Copy with citation"), function (button) { copied(button, quoted(spot)); });
    offer(el, say("Link to these words"), function (button) { copied(button, address(spot)); });
    offer(el, say("Annotate"), function (button) { annotate(spot, button, function () { shut(false); getSelection().removeAllRanges(); }); })
      .append(" ", make("kbd", { "aria-hidden": "true" }, "A"));
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
  document.addEventListener("pointerdown", function (e) { held = !(bar && bar.el.contains(e.target)); }, true);
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
    var words = document.activeElement.closest("[data-words]"), number = words && words.querySelector(".pn");
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
    if (CSS.highlights && window.Highlight) CSS.highlights.set("reader-found", new Highlight(lit));
    var box = lit.getBoundingClientRect();
    if (box.bottom > innerHeight || box.top < 60) scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
  }
  requestAnimationFrame(light);
})();
/* The tools under a text's title: hide all marks, remembered; whether keys of one letter do it too. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, make = reader.make, store = reader.store;
  var said = reader.drawn(""), button = make("button", { type: "button" }, said, make("kbd", { "data-drawn": "M" })), mast = document.querySelector(".mast");

  function set(off) {
    root.classList.toggle("marks-off", off);
    store("reader.marks", off ? "off" : "on");
    reader.close(0);
    button.setAttribute("aria-label", said.dataset.drawn = off ? reader.say("Show marks") : reader.say("Hide marks"));
  }
  reader.keys.m = function () { set(!root.classList.contains("marks-off")); };

  function tools() {
    var box = make("input", { type: "checkbox" });
    var keys = document.getElementById("as-received")
      ? reader.say("The keys {first} and {second} do it too", { first: "M", second: "R" })
      : reader.say("The key {key} does it too", { key: "M" });
    box.setAttribute("aria-label", keys);
    var bar = make("div", { class: "tools" }, button, make("label", {}, box, reader.drawn(" " + keys)));
    button.onclick = reader.keys.m;
    box.checked = reader.keysOn;
    box.onchange = function () {
      reader.keysOn = box.checked;
      store("reader.keys", box.checked ? "on" : "off");
      bar.classList.toggle("keyless", !box.checked);
    };
    bar.classList.toggle("keyless", !reader.keysOn);
    return bar;
  }
  if (mast && document.querySelector(".passage")) mast.append(tools());
  set(store("reader.marks") === "off");
})();
/* The switch "as received". Every repair of a text waits in a template with its place; switched on, each is put there, empty:
   the stylesheet writes what was received from its attributes. The words of the page stay what they are, on or off. */
(function () {
  "use strict";
  var store = document.getElementById("as-received"), mast = document.querySelector(".mast"), tools = document.querySelector(".tools");
  var root = document.documentElement, reader = window.reader, all = reader.all, make = reader.make;
  if (!store || !tools) return;

  /* ---- what waits where */
  var waiting = {}, once = {};
  all("button", store.content).forEach(function (b) { once[b.dataset.k] = b.dataset.once; });
  all("li", store.content).forEach(function (li) {
    var passage;
    li.dataset.at.split(" ").forEach(function (place) {
      if (/^[a-z]/.test(place)) { passage = waiting[place] = waiting[place] || []; return; }
      var at = place.split(".");
      passage.push({ at: +at[0], nth: +at[1] || 0, el: li.firstChild });
    });
  });
  /* From the last place to the first, so that what is put in moves nothing that is still to come. */
  Object.keys(waiting).forEach(function (id) { waiting[id].sort(function (a, b) { return b.at - a.at || b.nth - a.nth; }); });

  /* ---- putting in and taking out */
  function holder(el) { return el.matches("[data-words]") ? el : el.querySelector("[data-words]") || el; }
  /* After the character before the place, and out of every element that ends there. A link in a link is only its words. */
  function put(el, at, words, found) {
    var i = found.length - 1;
    while (i > 0 && found[i].at >= at) i--;
    var node = found[i].node, cut = at - found[i].at + found[i].skip;
    if (!cut) { words.prepend(el); return; }
    if (cut < node.length) node.splitText(cut);
    while (node.parentNode !== words && !node.nextSibling) node = node.parentNode;
    node.after(el);
    if (node.parentElement.closest("a")) all("a", el).forEach(function (a) { a.replaceWith(make("i", { "data-l": a.dataset.l })); });
  }
  function dress(id, on) {
    var el = document.getElementById(id);
    if (!el || el.classList.contains("received") === on) return;
    var words = holder(el);
    el.classList.toggle("received", on);
    if (!on) {
      all(".rp", words).forEach(function (r) { r.remove(); });
      words.normalize();
      if (!el.className) el.removeAttribute("class");
      return;
    }
    var found = reader.words.nodes(words);
    waiting[id].forEach(function (w) {
      var copy = w.el.cloneNode(true);
      [copy].concat(all("[data-k]", copy)).forEach(function (r) { r.title = once[r.dataset.k]; });
      if (found.length) put(copy, w.at, words, found);
    });
  }

  /* ---- the bar: how often each thing was done, and a way from one to the next */
  var row = make("div", { class: "tally__r" }), said = make("p", { role: "status" }), at = null;
  var bar = make("div", { class: "tally", role: "group", "aria-label": reader.say("What was done to the text") }, row, said);
  all("button", store.content).forEach(function (b) {
    var count = b.cloneNode(false);
    count.setAttribute("aria-label", count.dataset.drawn = b.textContent);
    row.append(count);
  });
  all("button", bar).forEach(function (b) {
    b.title = reader.say("Go to the next; with Shift, to the one before");
    b.onclick = function (e) { step(b.dataset.k, e.shiftKey); };
  });
  /* Parts of one repair stand next to one another: the first of them is the place. */
  function places(k) { return all(".rp[data-k='" + k + "']:not([data-more])"); }
  function step(k, back) {
    var list = places(k), i = list.indexOf(at), line = innerHeight / 2;
    if (!list.length) return;
    if (i < 0) {
      i = list.findIndex(function (r) { return r.getBoundingClientRect().top > line; });
      i = back ? (i < 0 ? list.length : i) - 1 : i;
    } else i += back ? -1 : 1;
    leave();
    at = list[(i + list.length) % list.length];
    if (i < 0 && !back) at = list[0];
    at.classList.add("here");
    for (var d = at.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    at.scrollIntoView({ block: "center", behavior: reader.pace() });
    said.textContent = reader.say("{n} of {total}: {kind}, {place}", {
      n: list.indexOf(at) + 1, total: list.length, kind: once[k], place: where(at)
    });
  }
  function where(el) {
    var home = el.closest(".received"), num = home.querySelector(":scope .pn");
    if (num) return reader.say("passage {number}", { number: num.textContent.trim() });
    if (/^n\d/.test(home.id)) return reader.say("note {number}", { number: home.id.slice(1) });
    if (/^H\d/.test(home.tagName)) return reader.say("a heading");
    return /^r\d/.test(home.id) ? reader.say("the reference list") : reader.say("beside the text");
  }
  function leave() { if (at) at.classList.remove("here"); at = null; said.textContent = ""; }
  /* Escape goes from the bar to the place it led to, or back to the switch. */
  bar.addEventListener("keydown", function (e) {
    if (e.key !== "Escape") return;
    if (at) { at.tabIndex = -1; at.focus({ preventScroll: true }); } else button.focus();
    e.preventDefault();
  });

  /* ---- the switch, remembered */
  var button = make("button", { type: "button", "aria-pressed": "false", class: "switch", "aria-label": reader.say("As received") },
    reader.drawn(reader.say("As received")), make("kbd", { "data-drawn": "R" }));
  function set(on) {
    /* What one reads stays where it is on the screen. */
    var read = on === pressed() ? null : all(".passage,h2,h3,h4", mast.parentNode).filter(function (p) { return p.getBoundingClientRect().bottom > 120; })[0];
    var top = read && read.getBoundingClientRect().top;
    root.style.overflowAnchor = "none";
    leave(); reader.close(0);
    Object.keys(waiting).forEach(function (id) { dress(id, on); });
    root.classList.toggle("as-received", on);
    button.setAttribute("aria-pressed", on);
    bar.hidden = !on;
    reader.store("reader.received", on ? "on" : "off");
    if (read && scrollY > 0) scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
    root.style.overflowAnchor = "";
  }
  function pressed() { return root.classList.contains("as-received"); }
  button.onclick = reader.keys.r = function () { set(!pressed()); };
  reader.menu.push(function (passage) {
    if (!waiting[passage.id]) return null;
    var on = passage.classList.contains("received");
    return [[on ? reader.say("Show as edited") : reader.say("Show as received"), function () { leave(); dress(passage.id, !on); }]];
  });
  tools.firstChild.after(button);
  mast.after(bar);
  set(reader.store("reader.received") === "on");
})();
/* The way to the drafts, where there are any; and what the form needs, loaded when somebody begins to write. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, KEY = "reader.drafts";
  var NEEDED = ["fold", "host", "records", "preview", "tray", "form"].map(function (name) { return "js/later/" + name + ".js"; });

  reader.annotating = function () {
    return Promise.all(NEEDED.concat("drafting/course.js").map(reader.load)).then(function () { return window.readerAnnotating; });
  };
  function many() {
    try { return JSON.parse(reader.store(KEY) || "[]").length || 0; } catch (e) { return 0; }
  }
  var button = make("button", { type: "button", class: "drafts" }), place = document.querySelector(".drafts-here"), tools = document.querySelector(".tools");
  var said = button.appendChild(reader.drawn(""));
  function show(words) { button.setAttribute("aria-label", said.dataset.drawn = words); }
  function tell() {
    var n = many();
    show(n ? reader.say("Drafts: {n}", { n: n }) : reader.say("Drafts"));
    button.hidden = !n && !place;
  }
  button.onclick = function () {
    reader.annotating().then(function (annotating) { annotating.tray.open(); }, function () { show(reader.say("The form could not be loaded.")); });
  };
  if (place) place.append(button); else if (tools) tools.append(button);
  tell();
  document.addEventListener("reader:drafts", tell);
  addEventListener("storage", tell);
})();
/* The search's box, its page, and the light on the words found. The index and the search itself (later/search-engine.js) are
   loaded when they are first asked for. Words of documents and of the reader become text nodes only, never HTML. */
(function () {
  "use strict";
  const script = document.currentScript && document.currentScript.src || "", own = script.slice(0, script.lastIndexOf("assets/reader/") + "assets/reader/".length);
  const root = own.slice(0, -"assets/reader/".length), PAGE = "search.html", LIST = "reader-search-list", SHOWN = 8, STEP = 30;

  /* The interface's words; English ones where the reader's own script is not there. */
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values && name in values ? values[name] : all);
  function say(words, values) { return window.reader && window.reader.say ? window.reader.say(words, values) : fill(words, values); }
  function count(n, one, many) { return window.reader && window.reader.count ? window.reader.count(n, one, many) : fill(n === 1 ? one : many, { n }); }
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...inside);
    return element;
  }
  function drawing(path) {
    const made = make("template");
    made.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="' + path + '"/></svg>';
    return made.content;
  }
  const GLASS = "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3l4 4", CROSS = "M3 3l10 10M13 3L3 13";

  /* ---- loaded once, when first asked for */
  let loading = null;
  function load(name) {
    return new Promise((done, failed) => {
      const element = make("script", { src: own + name });
      element.onload = done; element.onerror = failed;
      document.head.append(element);
    });
  }
  function engine() {
    loading = loading || Promise.all([load("search-index.js"), load("js/later/search-engine.js")]).then(() => window.readerSearch.open(window.readerIndex));
    loading.catch(() => { loading = null; });
    return loading;
  }

  /* ---- one result */
  function entitled(found, document_) {
    const label = (found.texts.find(text => text.id === document_.texts[0]) || {}).label || "", n = document_.number;
    if (document_.title) return document_.title;
    if (!n) return say("Note on {text}", { text: label });
    if (document_.kind === "note") return say("{text}, note {n}", { text: label, n });
    if (document_.kind === "reference") return say("{text}, reference {n}", { text: label, n });
    return say("{text}, passage {n}", { text: label, n });
  }
  function about(found, document_) {
    const text = document_.title && ["heading", "reference"].includes(document_.kind) && found.texts.find(one => one.id === document_.texts[0]);
    const year = ["event", "text"].includes(document_.kind) && document_.year;
    return [found.kinds[document_.kind], text && text.label, year].filter(Boolean).join(" · ");
  }
  /* What is of a text is in its language; all else is in the page's. */
  function tongue(found, document_) {
    const own = ["passage", "heading", "reference"].includes(document_.kind) || (document_.kind === "note" && document_.number);
    const text = own && found.texts.find(one => one.id === document_.texts[0]);
    return text ? text.language : document.documentElement.lang;
  }
  function wordsAround(excerpt) {
    return excerpt.parts.map(part => part.lit ? make("mark", {}, part.words) : part.words);
  }
  function described(found, units, result) {
    const document_ = found.document(result.doc), excerpt = found.excerpt(result, units);
    const title = entitled(found, document_), href = root + document_.address;
    return { document_, excerpt, title, about: about(found, document_), href, lang: tongue(found, document_) };
  }
  /* Where a result leads, its words are lit once; this says which. */
  function remember(one) {
    if (one.excerpt.found.length) keep(JSON.stringify({ at: one.document_.address, whole: one.excerpt.whole, words: one.excerpt.found }));
    setTimeout(() => { if (new URL(one.href).pathname === location.pathname) light(); }, 50);
  }
  function keep(said) { try { sessionStorage.setItem("reader.found", said); } catch (e) { /* where it is denied, nothing is lit */ } }
  function kept() { try { const said = sessionStorage.getItem("reader.found"); sessionStorage.removeItem("reader.found"); return JSON.parse(said); } catch (e) { return null; } }

  /* ---- the box on every page */
  const CHOICE = { role: "option", tabindex: "-1", "aria-selected": "false" }, LIT = 5;
  /* Words not lit, lit, not lit … in turn; what is lit after the fifth stands among the words that are not. */
  function alternating(parts) {
    const said = [""];
    parts.forEach(part => {
      const lit = said.length % 2 === 0;
      if (part.lit !== lit && (part.lit ? said.length < 2 * LIT : true)) said.push("");
      said[said.length - 1] += part.words;
    });
    return said;
  }
  function box() {
    const input = make("input", { type: "search", name: "q", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": LIST, "aria-label": say("Search"), placeholder: say("Search"), autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
    const list = make("div", { id: LIST, role: "listbox", "aria-label": say("Results") }), status = make("p", { role: "status", class: "reader-search__status" }, "");
    const form = make("form", { action: root + PAGE, method: "get" }, drawing(GLASS), input, make("kbd", { "aria-hidden": "true", "data-drawn": "/" }));
    const shut = make("button", { type: "button", class: "reader-search__close", "aria-label": say("Close"), title: say("Close") }, drawing(CROSS));
    const opener = make("button", { type: "button", class: "reader-search__open", "aria-label": say("Search"), title: say("Search") }, drawing(GLASS));
    const drop = make("div", { class: "reader-search__drop" }, list, status), whole = make("div", { class: "reader-search", role: "search" }, opener, form, drop);
    const sheet = make("dialog", { class: "reader-search__sheet", "aria-label": say("Search") });
    const narrow = () => getComputedStyle(opener).display !== "none";
    const slots = Array.from({ length: SHOWN }, (_, n) => option(n)), all = make("a", { ...CHOICE, id: LIST + "-all", class: "reader-search__all", hidden: "" }, "");
    let active = -1, shown = [], asked = 0, waiting;
    form.append(shut);
    list.append(...slots, all);

    function open(on) {
      drop.classList.toggle("open", on);
      input.setAttribute("aria-expanded", on && shown.length > 0);
      if (!on) choose(-1);
    }
    function choose(n) {
      active = n;
      choices().forEach((choice, k) => choice.setAttribute("aria-selected", k === n));
      if (n < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", choices()[n].id);
      choices()[n].scrollIntoView({ block: "nearest" });
    }
    async function look() {
      const query = input.value, turn = ++asked;
      if (!query.trim()) { fill(null, query, 0); status.firstChild.data = ""; open(false); return; }
      let found;
      try { found = await engine(); } catch (e) { status.firstChild.data = say("The search could not be loaded."); open(true); return; }
      if (turn !== asked) return;
      const { units, results, loose } = found.search(query);
      fill(results.slice(0, SHOWN).map(result => described(found, units, result)), query, results.length);
      status.firstChild.data = !results.length ? say("Nothing found.") : loose ? say("No place has all these words; these have some.") : count(results.length, "{n} result", "{n} results");
      status.classList.toggle("quiet", results.length > 0 && !loose);
      choose(-1);
      open(true);
    }
    /* The elements are made once and only their words change: where a stylesheet asks `:has()`, as the reader's do, each
       new node has the whole page looked at again. */
    function option(n) {
      const words = make("span", { class: "reader-search__words" }, ...Array.from({ length: 2 * LIT + 1 }, (_, k) => make(k % 2 ? "mark" : "span", {}, "")));
      const link = make("a", { ...CHOICE, id: LIST + "-" + n, hidden: "" }, make("span", { class: "reader-search__kind" }, ""), make("span", { class: "reader-search__title" }, ""), words);
      link.addEventListener("click", () => { remember(shown[n]); close(); });
      return link;
    }
    function fill(found, query, n) {
      shown = found || [];
      slots.forEach((slot, k) => {
        const one = shown[k], [kind, title, words] = slot.children;
        slot.hidden = !one;
        if (!one) return;
        slot.href = one.href;
        words.lang = one.lang;
        title.lang = one.document_.kind === "heading" ? one.lang : document.documentElement.lang;
        kind.firstChild.data = one.about + " ";
        title.firstChild.data = one.title + " ";
        const said = alternating(one.excerpt.parts);
        [...words.children].forEach((part, k) => { part.firstChild.data = said[k] || ""; });
      });
      all.hidden = !shown.length;
      all.href = root + PAGE + "?q=" + encodeURIComponent(query);
      all.firstChild.data = count(n, "All results: {n}", "All results: {n}");
    }
    const choices = () => [...list.children].filter(choice => !choice.hidden);
    function close() { open(false); if (sheet.open) sheet.close(); }
    function focus() {
      if (narrow() && !sheet.open) { document.body.append(sheet); sheet.append(form, drop); sheet.showModal(); }
      input.focus();
      input.select();
    }
    sheet.addEventListener("close", () => { whole.append(form, drop); open(false); opener.focus(); });
    opener.addEventListener("click", focus);
    shut.addEventListener("click", close);
    input.addEventListener("focus", () => { engine().catch(() => {}); if (input.value.trim() && shown.length) open(true); });
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 60); });
    whole.addEventListener("focusout", event => { if (!sheet.open && !whole.contains(event.relatedTarget)) open(false); });
    drop.addEventListener("pointerdown", event => { if (event.pointerType === "mouse" && !sheet.open) event.preventDefault(); });
    input.addEventListener("keydown", event => {
      const options = choices().length, down = event.key === "ArrowDown", up = event.key === "ArrowUp";
      if ((down || up) && options) {
        event.preventDefault();
        if (!drop.classList.contains("open")) open(true);
        choose(down ? (active + 2) % (options + 1) - 1 : (active + options + 1) % (options + 1) - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choices()[active].click();
      } else if (event.key === "Escape") {
        event.preventDefault(); event.stopPropagation();
        if (drop.classList.contains("open") && !sheet.open) open(false);
        else if (sheet.open) sheet.close();
        else { input.value = ""; fill(null, "", 0); input.blur(); }
      }
    });
    const header = document.querySelector(".md-header__inner");
    if (header) header.append(whole);
    else { whole.classList.add("reader-search--alone"); document.body.prepend(whole); }
    keys(focus);
  }
  /* `/`, `s` and `f`, with the reader's other keys of one letter and switched off with them. */
  function keys(focus) {
    const press = event => { if (event) event.preventDefault(); focus(); };
    if (window.reader && window.reader.keys) { ["/", "s", "f"].forEach(key => { window.reader.keys[key] = press; }); return; }
    document.addEventListener("keydown", event => {
      const writing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
      if (["/", "s", "f"].includes(event.key) && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) press(event);
    });
  }

  /* ---- the page of results */
  function page(form, list) {
    const asked = new URLSearchParams(location.search), status = form.parentElement.querySelector(".found"), entitled_ = document.title;
    const input = form.elements.q, choices = ["text", "kind"].map(name => form.elements[name]);
    const more = make("button", { type: "button", class: "results__more" }, say("Show more"));
    input.value = asked.get("q") || "";
    choices.forEach(choice => { choice.value = asked.get(choice.name) || ""; if (choice.selectedIndex < 0) choice.value = ""; [...choice.options].forEach(one => { one.dataset.label = one.textContent; }); });
    status.setAttribute("role", "status");
    list.after(more);
    more.hidden = true;

    const fits = (found, result, name, value) => !value || (name === "kind" ? found.document(result.doc).kind === value : found.document(result.doc).texts.includes(value));
    function number(found, results) {
      choices.forEach((choice, n) => {
        const other = choices[1 - n], open = results.filter(result => fits(found, result, other.name, other.value));
        [...choice.options].forEach(one => { one.textContent = results.length ? one.dataset.label + " (" + open.filter(result => fits(found, result, choice.name, one.value)).length + ")" : one.dataset.label; });
      });
    }
    let turn = 0;
    async function show() {
      const query = input.value.trim(), mine = ++turn;
      document.title = query ? query + " – " + entitled_ : entitled_;
      if (!query) { list.replaceChildren(); status.textContent = ""; more.hidden = true; return; }
      let found;
      try { found = await engine(); } catch (e) { status.textContent = say("The search could not be loaded."); return; }
      if (mine !== turn) return;
      const { units, results, loose } = found.search(query), kept_ = results.filter(result => choices.every(choice => fits(found, result, choice.name, choice.value)));
      number(found, results);
      list.replaceChildren();
      let next = 0;
      more.onclick = () => {
        const from = next;
        list.append(...kept_.slice(next, next += STEP).map(result => item(described(found, units, result))));
        more.hidden = next >= kept_.length;
        if (from) list.children[from].querySelector("a").focus();
      };
      more.onclick();
      const sum = kept_.length ? count(kept_.length, "{n} result", "{n} results") : say("Nothing found.");
      status.textContent = loose && kept_.length ? sum + " " + say("No place has all these words; these have some.") : sum;
    }
    function item(one) {
      const link = make("a", one.document_.kind === "heading" ? { href: one.href, lang: one.lang } : { href: one.href }, one.title);
      link.addEventListener("click", () => remember(one));
      return make("li", {}, make("p", { class: "results__t" }, link, " ", make("span", { class: "results__k" }, one.about)), make("p", { class: "results__w", lang: one.lang }, ...wordsAround(one.excerpt)));
    }
    function change() {
      const said = new URLSearchParams([["q", input.value.trim()], ...choices.map(choice => [choice.name, choice.value])].filter(pair => pair[1]));
      try { history.replaceState(null, "", location.pathname + (String(said) ? "?" + said : "")); } catch (e) { /* a folder whose browser forbids it: the address stays */ }
      show();
    }
    let waiting;
    form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(waiting); change(); });
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(change, 150); });
    choices.forEach(choice => choice.addEventListener("change", change));
    show();
    keys(() => { input.focus(); input.select(); });
  }

  /* ---- where a result led: its words lit, once */
  const OTHERS = ".vh, .pn, .rp, .pop, sup, script, style, template, [hidden]";
  /* The words of an element as one string, and where each letter of it stands. */
  function spelled(element) {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), places = [];
    let said = "";
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(OTHERS)) continue;
      for (let k = 0; k < node.data.length; k++) {
        const sign = /\s/.test(node.data[k]) ? " " : node.data[k];
        if (sign === " " && said.endsWith(" ")) continue;
        said += sign; places.push([node, k]);
      }
    }
    return { said, places };
  }
  function range(places, from, to) {
    const found = document.createRange();
    found.setStart(places[from][0], places[from][1]);
    found.setEnd(places[to - 1][0], places[to - 1][1] + 1);
    return found;
  }
  function light() {
    const found = kept();
    if (!found || !Array.isArray(found.words) || root + found.at !== location.href.replace(/\?[^#]*/, "")) return;
    const element = (location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))) || document.querySelector("article, main") || document.body;
    const { said, places } = spelled(element), at = found.whole ? said.indexOf(found.whole) : -1, low = Math.max(0, at);
    const ranges = found.words.map(words => [said.indexOf(words, low), words.length]).filter(([from, length]) => from >= 0 && length && (at < 0 || from < at + found.whole.length)).map(([from, length]) => range(places, from, from + length));
    if (!ranges.length) return;
    if (window.CSS && CSS.highlights && window.Highlight) CSS.highlights.set("reader-found", new Highlight(...ranges));
    const box_ = ranges[0].getBoundingClientRect();
    if (box_.height && (box_.bottom > innerHeight || box_.top < 60)) scrollBy({ top: box_.top - innerHeight / 3, behavior: "instant" });
  }

  function ready() {
    const form = document.querySelector("form.find"), list = document.querySelector("ol.results");
    if (form && list) page(form, list); else box();
    requestAnimationFrame(light);
    addEventListener("hashchange", light);
  }
  /* After every other script that waits for the page, so that the reader's own is there. */
  if (document.readyState === "complete") ready(); else document.addEventListener("DOMContentLoaded", ready);
})();
/* How the page looks: colours, size, width, lines, face. Remembered in this browser; the page's first script (early.html) sets it
   before anything is painted. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, make = reader.make, say = reader.say, KEY = "reader.look";
  var button = document.querySelector(".reader-look"), dark = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try { return JSON.parse(reader.store(KEY)) || {}; } catch (e) { return {}; }
  }
  /* What is usual is said by no attribute. */
  function show(look) {
    root.dataset.scheme = look.scheme || (dark.matches ? "dark" : "light");
    ["size", "measure", "leading", "face"].forEach(function (name) {
      if (look[name]) root.dataset[name] = look[name]; else delete root.dataset[name];
    });
    document.dispatchEvent(new Event("reader:look"));
  }
  function choose(name, value) {
    var look = chosen();
    if (value) look[name] = value; else delete look[name];
    reader.store(KEY, JSON.stringify(look));
    show(look);
  }
  /* The words at the top of the screen stay there. */
  function keeping(act) {
    var words = reader.all("article [id]").filter(function (el) { return el.getBoundingClientRect().bottom > 80; })[0];
    var was = words && words.getBoundingClientRect().top;
    act();
    if (words && scrollY) scrollBy({ top: words.getBoundingClientRect().top - was, behavior: "instant" });
  }
  function group(name, legend, choices, look) {
    return make.apply(null, ["fieldset", { class: "look look--" + name }, make("legend", {}, legend)].concat(choices.map(function (choice) {
      var box = make("input", { type: "radio", name: "look-" + name, value: choice[0] });
      box.checked = (look[name] || "") === choice[0];
      box.onchange = function () { keeping(function () { choose(name, choice[0]); }); };
      return make("label", {}, box, make("span", {}, choice[1]));
    })));
  }
  function panel() {
    var look = chosen(), usual = make("button", { type: "button" }, say("As at first"));
    var el = make("div", { popover: "manual", role: "dialog", "aria-label": say("How the page looks"), tabindex: "-1", class: "pop menu looks md-typeset" + (reader.isPhone() ? " sheet" : "") },
      group("scheme", say("Colours"), [["", say("As the device")], ["light", say("Light")], ["sepia", say("Sepia")], ["dark", say("Dark")]], look),
      group("size", say("Size of the words"), [["1", "90 %"], ["", "100 %"], ["3", "114 %"], ["4", "130 %"], ["5", "150 %"]], look),
      group("measure", say("Length of lines"), [["narrow", say("Short")], ["", say("Usual")], ["wide", say("Long")]], look),
      group("leading", say("Between lines"), [["close", say("Close")], ["", say("Usual")], ["open", say("Open")]], look),
      group("face", say("Face"), [["", say("With serifs")], ["sans", say("Without serifs")]], look), usual);
    usual.onclick = function () {
      keeping(function () { reader.store(KEY, "{}"); show({}); });
      reader.all("input[value='']", el).forEach(function (box) { box.checked = true; });
    };
    reader.open(el, button);
    el.querySelector("input:checked").focus({ preventScroll: true });
  }
  dark.addEventListener("change", function () { show(chosen()); });
  addEventListener("storage", function (e) { if (e.key === KEY) show(chosen()); });
  if (!button) return;
  /* A press outside a panel closes it, and this is outside. */
  var was = false;
  button.addEventListener("pointerdown", function () { was = button.classList.contains("on"); });
  button.onclick = function () { if (!was) panel(); was = false; };
})();
/* My reading: words that a reader has marked, with notes of her own. They are kept in this browser and nowhere else, found again by
   their words and what stood beside them, and never put where they may not belong. */
(function () {
  "use strict";
  const reader = window.reader, { all, make, say, store } = reader, KEY = "reader.mine", BESIDE = 32;
  const mast = document.querySelector(".mast[data-text]"), text = mast && mast.dataset.text, here = document.querySelector(".mine-here");
  let kept = null; // where the browser remembers nothing, until the page is left

  /* ---- what is kept */
  const ID = /^[\w-]{1,80}$/, PASSAGE = /^[a-z]+\d+[a-z]*$/, MOST = 20000;
  const words = said => typeof said === "string" && said.length <= MOST;
  const isOne = one => one && ID.test(one.id) && ID.test(one.text) && PASSAGE.test(one.passage) && one.quote && [one.quote, one.prefix, one.suffix, one.note, one.made].every(words);
  function mine() {
    if (kept) return kept;
    try { const said = JSON.parse(store(KEY) || "[]"); return Array.isArray(said) ? said.filter(isOne) : []; } catch (e) { return []; }
  }
  function write(list) {
    store(KEY, JSON.stringify(list));
    kept = store(KEY) === JSON.stringify(list) ? null : list;
    document.dispatchEvent(new Event("reader:mine"));
  }
  const keep = one => write(mine().some(old => old.id === one.id) ? mine().map(old => old.id === one.id ? one : old) : [...mine(), one]);
  const drop = id => write(mine().filter(one => one.id !== id));
  function made(spot, note) {
    const said = reader.words.said(spot.el), id = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const beside = { prefix: said.slice(Math.max(0, spot.from - BESIDE), spot.from), suffix: said.slice(spot.to, spot.to + BESIDE) };
    return { id, text, passage: spot.passage, quote: spot.words, ...beside, from: spot.from, note, made: new Date().toISOString() };
  }

  /* ---- where it stands */
  /* The one place of its words in others; -1 where there is none, or more than one fits. */
  function only(said, one) {
    let places = [];
    for (let at = said.indexOf(one.quote); at >= 0; at = said.indexOf(one.quote, at + 1)) places.push(at);
    const fits = at => said.slice(0, at).endsWith(one.prefix) && said.slice(at + one.quote.length).startsWith(one.suffix);
    if (places.length > 1) places = places.filter(fits);
    if (places.length > 1) places = places.filter(at => at === one.from);
    return places.length === 1 ? places[0] : -1;
  }
  /* In its own passage, else in the only other one that has its words where they stood. */
  function stands(one, passages) {
    const place = passage => ({ passage, from: only(passage.words(), one) });
    const home = passages.filter(passage => passage.id === one.passage).map(place).find(found => found.from >= 0);
    if (home) return home;
    const others = passages.map(place).filter(found => found.from >= 0);
    return others.length === 1 ? others[0] : null;
  }

  /* ---- on the page of its text */
  const tools = document.querySelector(".tools"), way = make("a", { class: "drafts", href: reader.root + "mine.html" }, reader.drawn(""));
  let shown = [];
  function show() {
    const n = mine().filter(one => one.text === text).length, said = say("My reading: {n}", { n });
    way.setAttribute("aria-label", said);
    way.firstChild.dataset.drawn = said;
    way.hidden = !n;
    const passages = all("[data-words]").map(el => ({ id: el.dataset.words, el, words: () => reader.words.said(el) }));
    shown = mine().filter(one => one.text === text).map(one => ({ one, place: stands(one, passages) })).filter(({ place }) => place)
      .map(({ one, place }) => ({ one, el: place.passage.el, range: reader.words.range(place.passage.el, place.from, place.from + one.quote.length) }));
    all(".pn.mine").forEach(number => number.classList.remove("mine"));
    shown.forEach(({ el }) => { const number = el.querySelector(".pn"); if (number) number.classList.add("mine"); });
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    CSS.highlights.set("reader-mine", new Highlight(...shown.map(({ range }) => range)));
    CSS.highlights.set("reader-noted", new Highlight(...shown.filter(({ one }) => one.note).map(({ range }) => range)));
  }
  function caret(e) {
    const at = document.caretPositionFromPoint ? document.caretPositionFromPoint(e.clientX, e.clientY) : document.caretRangeFromPoint(e.clientX, e.clientY);
    return at && { node: at.offsetNode || at.startContainer, offset: "offset" in at ? at.offset : at.startOffset };
  }
  function edit(one, number) {
    const field = make("textarea", { rows: "4", "aria-label": say("My note") }), remove = make("button", { type: "button" }, say("Delete"));
    const give = make("button", { type: "button" }, say("Make this a contribution")), done = make("button", { type: "button" }, say("Done"));
    const said = make("p", { role: "status" }, say("Kept in this browser only."));
    field.value = one.note;
    field.oninput = () => { one = { ...one, note: field.value.slice(0, MOST) }; keep(one); };
    const el = make("div", { popover: "manual", role: "dialog", "aria-label": say("My note"), tabindex: "-1", class: "pop menu noting md-typeset" + (reader.isPhone() ? " sheet" : "") },
      make("blockquote", {}, one.quote.length > 120 ? one.quote.slice(0, 120) + "…" : one.quote), field, done, give, remove, said);
    const close = reader.open(el, number);
    done.onclick = close;
    give.onclick = () => contribute(one).then(close, wrong => { said.textContent = wrong.message; });
    remove.onclick = () => { drop(one.id); close(); };
    field.focus({ preventScroll: true });
  }
  /* The form for contributions, with these words and this note. Fails with words of what is wrong. */
  async function contribute(one) {
    let annotating, context;
    try { annotating = await reader.annotating(); context = await annotating.context(one.text); } catch (e) { throw new Error(say("The form could not be loaded.")); }
    const place = stands(one, context.text.passages.map(passage => ({ id: passage.id, words: () => passage.words })));
    if (!place) throw new Error(say("These words no longer stand in the text, or stand in more than one place."));
    const now = new Date().toISOString(), id = one.id.replace(/\W/g, "-");
    await annotating.form.edit({ id, text: one.text, passage: place.passage.id, start: place.from, end: place.from + one.quote.length, words: one.quote, kind: "note", fields: { by: store("reader.by") || "", body: one.note }, made: now, changed: now });
  }
  function add(spot, note) {
    const one = made(spot, note);
    keep(one);
    return one;
  }

  reader.mine = { all: mine, keep, drop, write, isOne, stands, contribute, text: mast ? text : null };
  if (here) Promise.all(["files", "page"].map(name => reader.load("js/later/mine-" + name + ".js"))).catch(() => { here.textContent = say("The list could not be loaded."); });
  if (!mast) return;

  reader.chosen.push([() => say("Highlight"), (spot, button, done) => { add(spot, ""); done(); }]);
  reader.chosen.push([() => say("My note"), (spot, button, done) => { const one = add(spot, ""); done(); edit(one, spot.el.querySelector(".pn")); }]);
  reader.menu.push(passage => shown.filter(({ el }) => passage.contains(el)).map(({ one, el }) => [say("My note: {words}", { words: one.quote.slice(0, 24) + "…" }), () => edit(one, el.querySelector(".pn"))]));
  reader.keys.h = e => {
    const spot = reader.words.selected();
    if (!spot) return;
    add(spot, "");
    getSelection().removeAllRanges();
    e.preventDefault();
  };
  document.addEventListener("click", e => {
    if (e.defaultPrevented || e.button || !shown.length || !getSelection().isCollapsed || !e.target.closest || e.target.closest("a, button, summary") || !e.target.closest("[data-words]")) return;
    const at = caret(e), hit = at && shown.find(({ range }) => range.isPointInRange(at.node, at.offset));
    if (hit) edit(hit.one, hit.el.querySelector(".pn"));
  });
  document.addEventListener("reader:mine", show);
  addEventListener("storage", e => { if (e.key === KEY) show(); });
  if (tools) tools.append(way);
  show();
})();
