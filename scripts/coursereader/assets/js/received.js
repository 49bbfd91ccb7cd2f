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
    if (on) mast.after(bar); else bar.remove();
    if (read && scrollY > 0) scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
    root.style.overflowAnchor = "";
  }
  function pressed() { return root.classList.contains("as-received"); }
  button.onclick = reader.keys.r = function () {
    set(!pressed());
    reader.store("reader.received", pressed() ? "on" : "off");
  };
  reader.menu.push(function (passage) {
    if (!waiting[passage.id]) return null;
    var on = passage.classList.contains("received");
    return [[on ? reader.say("Show as edited") : reader.say("Show as received"), function () { leave(); dress(passage.id, !on); }]];
  });
  tools.firstChild.after(button);
  if (reader.store("reader.received") === "on") set(true);
})();
