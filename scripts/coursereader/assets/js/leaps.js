/* The line one reads: kept when one leaves the page, found again after a reload, and the way back to it after a link. */
(function () {
  "use strict";
  var reader = window.reader, all = reader.all, make = reader.make, say = reader.say, here = location.pathname;
  var FROM = "reader.from", RETURN = "reader.return", MANY = 12, TOP = 120, moved = false;
  var kind = (performance.getEntriesByType("navigation")[0] || {}).type || "navigate";

  /* ---- what is kept for as long as this window */
  function session(key, value) {
    try {
      if (value === undefined) return JSON.parse(sessionStorage.getItem(key));
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch (e) { return null; }
  }

  /* ---- the passages, and which of them one reads: the first that goes on under the top of the window */
  var passages = null;
  reader.passages = function () { return passages || (passages = all("article .passage[id]")); };
  reader.reading = function () {
    var list = reader.passages(), low = 0, high = list.length - 1;
    while (low < high) {
      var mid = (low + high) >> 1;
      if (list[mid].getBoundingClientRect().bottom > TOP) high = mid; else low = mid + 1;
    }
    return low;
  };
  reader.passageNumber = function (passage) { var number = passage.querySelector(".pn"); return number ? number.textContent.trim() : ""; };

  /* ---- a line: what stands there, and how far from the top of the window. Of passages and cards that lie off the screen only
     their own boxes are asked for: what is within them is not laid out yet. */
  var BLOCKS = "article [id]:not(.passage [id], .card [id], details:not([open]) [id])";
  function line() {
    var found = null;
    function look(el) {
      var box = el.getBoundingClientRect();
      if (!box.height) return false;
      if (found && box.top > TOP) return true;
      if (!found || box.top >= found.top) found = { el: el, top: Math.round(box.top) };
      return false;
    }
    all(BLOCKS).some(look);
    if (found && found.el.matches(".passage, .card")) all("[id]", found.el).some(look);
    return found && { id: found.el.id, top: found.top };
  }
  function go(spot) {
    var el = spot && document.getElementById(spot.id);
    if (el) scrollBy({ top: el.getBoundingClientRect().top - spot.top, behavior: "instant" });
  }
  /* Once the fonts are there, and unless the reader has gone on already. */
  function settle(spot) {
    var done = function () { if (!moved) go(spot); };
    requestAnimationFrame(done);
    (document.fonts ? document.fonts.ready : Promise.resolve()).then(done);
    if (document.readyState !== "complete") addEventListener("load", function () { requestAnimationFrame(done); });
  }
  ["wheel", "touchstart", "keydown", "pointerdown"].forEach(function (name) {
    addEventListener(name, led, { passive: true, capture: true });
  });
  /* Somebody, or what one looked for, has led on from where the address leads. */
  function led() { moved = true; }
  reader.line = { now: line, go: go, led: led };

  /* What lies off the screen is as high as it is thought to be until one comes near. So the place that a link leads to is held
     where it belongs until all about it is laid out. */
  var STEADY = 10, LONGEST = 60; // frames
  function hold(hash) {
    var el = null, steady = 0, frames = 0;
    try { el = document.getElementById(decodeURIComponent(hash.slice(1))); } catch (e) { /* an address of nothing */ }
    if (!el || !el.getClientRects().length) return;
    var belongs = (parseFloat(getComputedStyle(el).scrollMarginTop) || 0) + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0);
    (function frame() {
      if (moved) return;
      var off = el.getBoundingClientRect().top - belongs;
      if (Math.abs(off) > 1) { steady = 0; scrollBy({ top: off, behavior: "instant" }); } else steady++;
      if (steady < STEADY && ++frames < LONGEST) requestAnimationFrame(frame);
    })();
  }
  document.addEventListener("click", function (e) {
    var link = e.target.closest && e.target.closest("a[href]");
    if (!link || e.defaultPrevented || link.target || link.pathname !== here || link.hash.length < 2) return;
    moved = false;
    requestAnimationFrame(function () { hold(link.hash); });
  });

  function keep() {
    try { history.replaceState(Object.assign({}, history.state, { readerLine: line() }), ""); } catch (e) { /* the browser's own memory is left */ }
  }
  var resting;
  addEventListener("scroll", function () { clearTimeout(resting); resting = setTimeout(keep, 300); }, { passive: true });
  addEventListener("pagehide", keep);

  /* ---- small offers at the foot of the window: a thing one may do, and a cross to be rid of it */
  var offers = make("div", { class: "offers" });
  reader.offer = function (words, href, act) {
    var link = make("a", { href: href }, words), shut = make("button", { type: "button", "aria-label": say("Dismiss"), title: say("Dismiss") }, "×");
    var el = make("div", { class: "offer", role: "group", "aria-label": words }, link, shut);
    link.onclick = function (e) { if (e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return; if (act(e) !== true) e.preventDefault(); el.remove(); };
    shut.onclick = function () { el.remove(); };
    offers.append(el);
    if (!offers.isConnected) document.body.append(offers);
    return el;
  };

  /* ---- leaps: links from what one reads to a passage, a record, or anything else of this site */
  function named(el) {
    var mast = document.querySelector(".mast[data-label]"), title = document.querySelector("h1"), asked = new URLSearchParams(location.search).get("q");
    var passage = mast && reader.passages()[reader.reading()], number = passage ? reader.passageNumber(passage) : "";
    if (number) return say("{text}, passage {n}", { text: mast.dataset.label, n: number });
    if (asked) return say("Search: {words}", { words: asked });
    return title ? title.textContent.trim() : document.title;
  }
  function sameHref(link) {
    return all("main a[href]").filter(function (other) { return other.href === link.href; });
  }
  document.addEventListener("click", function (e) {
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var link = e.target.closest && e.target.closest("main a[href], .pop a[href], .reader-search a[href]");
    if (!link || link.target || link.download || link.closest("nav, .offer") || link.href.indexOf(reader.root) || !/(\.html|\/)$/.test(link.pathname)) return;
    if (link.pathname === here && !link.hash) return;
    var trail = session(FROM) || [], at = line();
    var leap = { path: here, rest: location.search + location.hash, name: named(), line: at, nth: sameHref(link).indexOf(link), href: link.href, to: link.pathname, when: Date.now() };
    session(FROM, trail.concat(leap).slice(-MANY));
    if (link.pathname === here) setTimeout(offerBack, 0);
  });

  var offered = null;
  function offerBack() {
    var trail = session(FROM) || [], leap = trail[trail.length - 1];
    if (offered) offered.remove();
    if (!leap || leap.to !== here) return;
    offered = reader.offer(say("From: {place} — back", { place: leap.name }), leap.path + leap.rest, function () {
      session(FROM, trail.slice(0, -1));
      if (leap.path !== here) { session(RETURN, leap); return true; }
      try { history.replaceState(history.state, "", leap.path + leap.rest); } catch (e) { /* the address stays */ }
      arrive(leap);
      setTimeout(offerBack, 0);
      return false;
    });
  }
  /* To the line, and to the link in it. */
  function arrive(leap) {
    var link = all("main a[href]").filter(function (a) { return a.href === leap.href; })[leap.nth];
    go(leap.line);
    if (link) link.focus({ preventScroll: true });
  }

  /* ---- on arrival */
  var back = session(RETURN), leaps = session(FROM) || [], last = leaps[leaps.length - 1];
  session(RETURN, null);
  reader.arrived = "anew";
  if (back && back.path === here) {
    reader.arrived = "back";
    arrive(back);
    settle(back.line);
  } else if (kind !== "navigate") {
    reader.arrived = "back";
    settle(history.state && history.state.readerLine);
  } else if (last && last.to === here && Date.now() - last.when < 15000) reader.arrived = "led";
  if (reader.arrived !== "back" && location.hash.length > 1) addEventListener("load", function () { requestAnimationFrame(function () { hold(location.hash); }); });
  /* A leap of long ago leads nowhere from a page that was opened otherwise. */
  if (reader.arrived !== "anew" || kind !== "navigate") offerBack();
  if (reader.passages().length && document.querySelector(".mast[data-text]")) reader.load("js/later/place.js").catch(function () {});
})();
