/* Cards: what a mark leads to, shown beside it. Everything shown is already on the page; nothing is fetched.
   Without this file the marks are links to endnotes. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, all = reader.all, make = reader.make, isPhone = reader.isPhone;
  var open = [], pins = [], showTimer, wanted = null, quiet = false, FIRST = 500, NEXT = 150, LEAVE = 300, PEEL = 600, SLACK = 6;
  /* Whether the keyboard was used last: not every browser says of a click that Enter made it. */
  var typing = false;
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
    var m = node && node.closest && node.closest("a.mark[href^='#'], a.mention[href*='#']");
    return m && target(m) ? m : null;
  }
  function popAt(node) { return node && node.closest ? node.closest(".pop") : null; }
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
    var source = target(mark), copy = copyOf(source), phone = isPhone(), back = level && phone;
    var el = make("div", { popover: "manual", role: "dialog", tabindex: "-1", class: "pop md-typeset" + (phone ? " sheet" : "") });
    var voice = /v-(text|editors|reference)/.exec(source.className);
    el.classList.add(voice ? voice[0] : "v-editors");
    var title = copy.querySelector(".card__t, dt, .ed__v");
    el.setAttribute("aria-label", title ? title.textContent.trim() : mark.textContent.trim());
    var pin = button(reader.say("Pin this card"), PIN);
    var shut = back ? button(reader.say("Back"), BACK) : button(reader.say("Close"), CLOSE);
    pin.dataset.pin = "";
    el.append(copy, make("div", { class: "pop__b" }, pin, shut));
    var card = { el: el, mark: mark, level: level, held: false, phone: phone, shut: shut };
    shut.onclick = function () { close(card, true); };
    pin.onclick = function (e) {
      reader.load("js/later/pins.js").then(function () { if (open.indexOf(card) >= 0) reader.pin(card, typing); }, function () { pin.remove(); });
    };
    /* What is shorter than its box has nothing to scroll: the wheel must not move the page, and the card with it, instead. */
    el.addEventListener("wheel", function (e) { if (!e.ctrlKey && el.scrollHeight <= el.clientHeight + 1) e.preventDefault(); }, { passive: false });
    return card;
  }

  function show(mark, held, focus) {
    clearTimeout(showTimer); stay();
    var level = levelOf(mark), is = function (c) { return c.mark === mark; }, same = open.filter(is)[0], pin = pins.filter(is)[0];
    if (pin) { if (held) reader.seePin(pin, focus); return; }
    if (same) { same.held = same.held || held; if (focus) same.el.focus(); return; }
    /* What was opened by a click, or is being read by the keyboard, gives way to a click only. */
    if (!held && open.some(function (c) { return c.level >= level && c.held; })) return;
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
    if (!first) return;
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
    dim(card);
    card.el.hidePopover();
    card.el.remove();
    if (refocus && inside) refocused(card.mark);
  }
  function dim(card) {
    card.mark.classList.remove("on");
    card.mark.removeAttribute("aria-expanded");
    light(card.mark, false);
  }
  /* Back to the mark, without its card opening once more. */
  function refocused(mark) { quiet = true; mark.focus({ preventScroll: true }); quiet = false; }
  function closeFrom(level) {
    open.slice().reverse().forEach(function (c) { if (c.level >= level) close(c, true); });
  }

  /* ---- how far the pointer is in: a card stays while it is in the card, at its mark, or on the way from one to the other */
  var at = { x: -1, y: -1 }, leaving = { timer: 0, level: Infinity };
  function inBox(r, slack) { return at.x >= r.left - slack && at.x <= r.right + slack && at.y >= r.top - slack && at.y <= r.bottom + slack; }
  /* Between the place where the pointer left the mark and the edge of the card that it sees. */
  function onTheWay(card, box) {
    var from = card.left, edge = from && (box.top >= from.y ? box.top : box.bottom), part = from ? (at.y - from.y) / (edge - from.y || 1) : -1;
    return part >= 0 && part <= 1 && at.x >= from.x + (box.left - from.x) * part - SLACK && at.x <= from.x + (box.right - from.x) * part + SLACK;
  }
  function atMark(card) {
    var here = Array.prototype.some.call(card.mark.getClientRects(), function (r) { return inBox(r, 2); });
    if (here) card.left = { x: at.x, y: at.y };
    return here;
  }
  function reached() {
    return open.reduce(function (level, card) {
      var box = card.el.getBoundingClientRect();
      return !typing && (inBox(box, SLACK) || atMark(card) || onTheWay(card, box)) ? Math.max(level, card.level) : level;
    }, -1);
  }
  /* What is held by a click, by the keyboard, or by a selection in it, is not let go by the pointer. */
  function kept(card) {
    var active = document.activeElement, chosen = getSelection();
    return card.held || card.el.contains(active) || (active === card.mark && active.matches(":focus-visible")) ||
      (!chosen.isCollapsed && card.el.contains(chosen.anchorNode));
  }
  function stay() { clearTimeout(leaving.timer); leaving.level = Infinity; }
  function leave() {
    var level = reached(), deepest = open.length ? open[open.length - 1].level : -1;
    if (level >= deepest) { stay(); return; }
    if (level === leaving.level) return;
    stay();
    leaving.level = level;
    leaving.timer = setTimeout(function () {
      var far = reached();
      stay();
      for (var i = open.length - 1; i >= 0 && open[i].level > far && !kept(open[i]); i--) close(open[i], false);
    }, level < 0 ? LEAVE : PEEL);
  }

  /* ---- words and margin light each other */
  function light(mark, on) {
    var id = (mark.dataset && mark.dataset.lights) || "", words = id && document.getElementById(id);
    if (!words) return;
    words.classList.toggle("lit", on);
    all("[data-q='" + id + "'],[data-lights='" + id + "']").forEach(function (el) { el.classList.toggle("lit", on); });
  }
  ["pointerover", "pointerout"].forEach(function (name) {
    document.addEventListener(name, function (e) {
      var chip = e.pointerType === "mouse" && e.target.closest && e.target.closest("section[data-lights]");
      if (chip && !chip.contains(e.relatedTarget)) light(chip, name === "pointerover");
    });
  });

  /* A mark that a scroll brings under a pointer at rest asks for nothing: only moves count. */
  document.addEventListener("pointermove", function (e) {
    if (e.pointerType !== "mouse" || e.buttons || (e.clientX === at.x && e.clientY === at.y)) return;
    at = { x: e.clientX, y: e.clientY };
    typing = false;
    /* At the very edge of a card one is in it, and not at the words beside it. */
    var edge = open.some(function (c) { return inBox(c.el.getBoundingClientRect(), SLACK); }), mark = edge && !popAt(e.target) ? null : markAt(e.target);
    if (open.length) leave();
    if (mark === wanted) return;
    clearTimeout(showTimer);
    wanted = mark;
    if (!mark) return;
    /* Marks in a card, and those one passes on the way to it, are brushed more often than meant; and whoever leaves a card for
       a moment may come back as long as it stays. */
    var brushed = !open.length || popAt(mark) || reached() >= 0;
    showTimer = setTimeout(function () {
      /* Words that are selected have a menu of their own beside them. */
      if (getSelection().isCollapsed && markAt(document.elementFromPoint(at.x, at.y)) === mark) show(mark, false, false);
      var card = open[open.length - 1];
      if (card && card.mark === mark) atMark(card);
    }, brushed ? FIRST : LEAVE);
  });
  root.addEventListener("pointerleave", function (e) {
    if (e.pointerType !== "mouse" || e.buttons) return;
    clearTimeout(showTimer);
    wanted = null;
    at = { x: -1, y: -1 };
    typing = false;
    leave();
  });
  document.addEventListener("focusin", function (e) {
    var mark = markAt(e.target);
    if (quiet || !mark || !mark.matches(":focus-visible")) return;
    clearTimeout(showTimer);
    showTimer = setTimeout(function () { if (document.activeElement === mark) show(mark, false, false); }, NEXT);
  });
  document.addEventListener("focusout", function () { if (open.length && !quiet) setTimeout(leave, 0); });
  document.addEventListener("click", function (e) {
    /* A screen reader's click comes from neither: then it says so itself. */
    typing = typing || !e.detail;
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var mark = markAt(e.target);
    if (mark) { e.preventDefault(); show(mark, true, typing || isPhone()); return; }
    var link = e.target.closest && e.target.closest("a");
    if (link && popAt(link) && link.pathname === location.pathname) closeFrom(0);
  });
  /* A press elsewhere closes what is not pinned; a finger may scroll the page, and a pointer its bar, beside an open card. */
  function elsewhere(e) { return !popAt(e.target) && !markAt(e.target) && e.clientX < root.clientWidth; }
  document.addEventListener("pointerdown", function (e) { typing = false; if (e.pointerType !== "touch" && elsewhere(e)) closeFrom(0); });
  document.addEventListener("pointerup", function (e) { if (e.pointerType === "touch" && elsewhere(e)) closeFrom(0); });
  document.addEventListener("keydown", function (e) {
    typing = true;
    var card = cardOf(popAt(document.activeElement));
    if (e.key === "Tab" && card) around(e, card.el);
    if (e.key !== "Escape" || !open.length) return;
    clearTimeout(showTimer);
    close(open[open.length - 1], true);
    e.preventDefault(); e.stopPropagation();
  }, true);
  /* Tab goes round in the card one is in. */
  function around(e, el) {
    var stops = all("a[href], button, summary", el).filter(function (s) { return s.getClientRects().length; });
    var edge = e.shiftKey ? stops[0] : stops[stops.length - 1], here = document.activeElement;
    if (here !== edge && !(e.shiftKey && here === el)) return;
    e.preventDefault();
    (e.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }
  function follow() { open.forEach(function (c) { if (!c.phone) place(c); }); }
  /* A phone's bars come and go while one scrolls; a card closes only where the window becomes another kind. */
  addEventListener("resize", function () { if (open.some(function (c) { return c.phone !== undefined && c.phone !== isPhone(); })) closeFrom(0); else follow(); });
  addEventListener("scroll", follow, { passive: true });

  /* ---- what other scripts do with cards */
  reader.markAt = markAt;
  reader.close = closeFrom;
  reader.open = function (el, mark) {
    var card = { el: el, mark: mark, level: 0, held: true };
    closeFrom(0);
    document.body.append(el);
    el.showPopover({ source: mark });
    open.push(card);
    place(card);
    el.firstChild.focus({ preventScroll: true });
    return function () { close(card, true); };
  };
  /* A card leaves the words for the tray of those pinned, and the tray for good. */
  reader.pins = pins;
  reader.pinned = function (card) {
    open.splice(open.indexOf(card), 1);
    closeFrom(0);
    card.el.hidePopover();
    pins.push(card);
  };
  reader.unpinned = function (card) {
    var inside = card.el.contains(document.activeElement);
    pins.splice(pins.indexOf(card), 1);
    dim(card);
    card.el.remove();
    if (inside && card.mark.isConnected) refocused(card.mark);
  };
})();
