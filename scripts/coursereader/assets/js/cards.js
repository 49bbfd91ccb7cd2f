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
