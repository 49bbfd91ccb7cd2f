/* My reading: words that a reader has marked, with notes of her own. They are kept in this browser and nowhere else, found again by
   their words and what stood beside them, and never put where they may not belong. */
(function () {
  "use strict";
  const reader = window.reader, { all, make, say, store } = reader, KEY = "reader.mine", BESIDE = 32;
  const mast = document.querySelector(".mast[data-text]"), text = mast && mast.dataset.text, here = document.querySelector(".mine-here");

  /* ---- what is kept */
  const ID = /^[\w-]{1,80}$/, PASSAGE = /^[a-z]+\d+[a-z]*$/, MOST = 20000;
  const words = said => typeof said === "string" && said.length <= MOST;
  const isOne = one => one && ID.test(one.id) && ID.test(one.text) && PASSAGE.test(one.passage) && one.quote && [one.quote, one.prefix, one.suffix, one.note, one.made].every(words);
  const kept = reader.remembered(KEY, said => Array.isArray(said) ? said.filter(isOne) : []), mine = kept.get;
  function write(list) {
    kept.set(list);
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
  const tools = document.querySelector(".tools"), way = make("a", { class: "mine-way", href: reader.root + "mine.html" }, reader.drawn(""));
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
    shown.forEach(({ el }) => reader.number(el).classList.add("mine"));
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    document.documentElement.classList.toggle("highlit", !!shown.length || CSS.highlights.has("reader-found"));
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
  if (here) reader.load("js/later/mine-files.js").then(() => reader.load("js/later/mine-page.js")).catch(() => { here.textContent = say("The list could not be loaded."); });
  if (!mast) return;

  reader.chosen.push([() => say("Highlight"), (spot, button, done) => { add(spot, ""); done(); }]);
  reader.chosen.push([() => say("My note"), (spot, button, done) => { const one = add(spot, ""); done(); edit(one, reader.number(spot.el)); }]);
  reader.menu.push(passage => shown.filter(({ el }) => passage.contains(el)).map(({ one, el }) => [say("My note: {words}", { words: one.quote.slice(0, 24) + "…" }), () => edit(one, reader.number(el))]));
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
    if (hit) edit(hit.one, reader.number(hit.el));
  });
  document.addEventListener("reader:mine", show);
  addEventListener("storage", e => { if (e.key === KEY) show(); });
  if (tools) tools.append(way);
  show();
})();
