/* The page of a packet: a form to pick and order what is in it, and the packet as it is printed. What its address asks for is shown
   and changed there; without, it is one's own. Of an address nothing is taken but what the course has. */
(function () {
  "use strict";
  const reader = window.reader, { make, say, packet, load } = reader, here = document.querySelector(".packet-here");
  const asked = new URLSearchParams(location.search), sent = asked.has("with");
  const form = make("div", { class: "packet-form" }), sheet = make("div", { class: "packet" });
  let state = sent ? { title: (asked.get("title") || "").slice(0, 300), with: asked.get("with").split(",").slice(0, packet.MOST) } : packet.kept();
  let course, data, turn = 0;
  const known = id => course.texts.find(text => text.id === id);
  const has = (folder, id) => Object.hasOwn(data, folder) && Object.hasOwn(data[folder], id);

  /* ---- what is meant: an address of this site, an entry of the packet, a title, or text and numbers as one writes them */
  function entry(said) {
    const words = said.trim(), record = /(?:^|\/)(events|comparisons)\/([\w-]+)(?:\.html)?(?:[?#].*)?$/.exec(words);
    if (record) return has(record[1], record[2]) ? record[1] + "/" + record[2] : null;
    const place = /texts\/([\w-]+)\.html(?:\?[^#]*)?#([a-z]+\d+[a-z]*)$/.exec(words) || /^([\w-]+):([a-z]+\d+[a-z]*)(?:-([a-z]+\d+[a-z]*))?$/.exec(words);
    if (place) return known(place[1]) ? place[1] + ":" + place[2] + (place[3] ? "-" + place[3] : "") : null;
    for (const folder of ["events", "comparisons"]) {
      const id = Object.keys(data[folder]).find(one => data[folder][one].title === words);
      if (id) return folder + "/" + id;
    }
    const loose = /^(.+?)[\s:,]+(\d+[a-z]?)(?:\s*[-\u2013]\s*(\d+[a-z]?))?$/i.exec(words), name = loose && loose[1].toLowerCase();
    const text = loose && course.texts.find(one => [one.id, one.label, one.siglum].some(own => own.toLowerCase() === name) || one.label.toLowerCase().startsWith(name + " "));
    return text ? text.id + ":p" + loose[2] + (loose[3] ? "-p" + loose[3] : "") : null;
  }
  const number = id => id.replace(/^[a-z]+/, "");
  function place(text, from, to) {
    if (to && to !== from) return say("{text}, passages {from}–{to}", { text: text.label, from: number(from), to: number(to) });
    return from[0] === "p" ? say("{text}, passage {number}", { text: text.label, number: number(from) }) : text.label + ", " + reader.passageName(from);
  }
  /* An entry, taken apart: a record, or the passages of a text from the one to the other. */
  async function part(said) {
    const [folder, id] = said.split("/");
    if (id) return has(folder, id) ? { folder, ...data[folder][id] } : null;
    const [text, range] = said.split(":");
    if (!range || !known(text)) return null;
    const all = await passages(text), [from, to] = range.split("-"), at = all.findIndex(one => one.id === from), end = to ? all.findIndex(one => one.id === to) : at;
    if (at < 0 || end < at) return null;
    const apart = one => one.kind === "note" || one.kind === "reference", within = all.slice(at, end + 1).filter(one => apart(all[at]) || !apart(one));
    return { text, passages: within, title: place(known(text), from, to) };
  }
  async function passages(text) {
    return (await window.reader.drafted(text)).passages;
  }

  /* ---- the packet */
  const siglum = text => make("span", { class: "sig c-" + text.colour, "aria-hidden": "true" }, text.siglum);
  const cited = id => { const p = document.querySelector('[data-cited="' + id + '"]').cloneNode(true); p.removeAttribute("data-cited"); p.className = "src"; return p; };
  /* Its words; those that are damaged in our copy say so. */
  function said(one, from, to) {
    let at = from;
    const parts = [];
    (one.changed || []).filter(([start, end, received]) => received === null && start >= from && end <= to).forEach(([start, end]) => {
      parts.push(one.words.slice(at, start), make("span", { class: "dmg" }, one.words.slice(start, end)), " [" + say("damaged in our copy") + "]");
      at = end;
    });
    return [...parts, one.words.slice(at, to)];
  }
  function passage(one, text) {
    const words = said(one, 0, one.words.length), lang = { lang: text.language };
    if (one.kind === "heading") return make("h4", lang, ...words);
    const sign = make("span", { class: "pn" }, one.number || number(one.id)), speaker = one.speaker ? [make("span", { class: "turn" }, one.speaker), " "] : [];
    const p = make("p", lang, sign, " ", ...speaker, ...words);
    return make("div", { class: "passage" }, one.kind === "quotation" ? make("blockquote", {}, p) : p);
  }
  async function side({ text, says, quotes }) {
    const all = await passages(text);
    const shown = quotes.map(([id, from, to]) => [all.find(one => one.id === id), from, to]).filter(([one]) => one);
    return make("div", { class: "side__p" }, make("p", { class: "side__says" }, says), ...shown.flatMap(([one, from, to]) => [
      make("blockquote", { class: "side__q", lang: known(text).language }, make("p", {}, "“", ...said(one, from, to), "”")),
      make("p", { class: "side__f" }, place(known(text), one.id))]));
  }
  async function sides(record) {
    const by = course.texts.map(text => [text, record.sides.filter(one => one.text === text.id)]).filter(([, some]) => some.length);
    const made = by.map(async ([text, some]) => make("section", { class: "side c-" + text.colour }, make("h4", {}, siglum(text), " ", text.label), ...await Promise.all(some.map(side))));
    const silent = course.texts.filter(text => record.silent[text.id]).map(text => text.label);
    return [make("div", { class: "sides" }, ...await Promise.all(made)), ...(silent.length ? [make("p", { class: "side__f" }, say("Not mentioned in: {texts}", { texts: silent.join(", ") }))] : [])];
  }
  async function section(one, n) {
    const title = make("h3", { id: "part-" + n }, one.title);
    if (one.passages) return make("section", {}, title, cited(one.text), ...one.passages.map(some => passage(some, known(one.text))));
    const when = one.when ? [make("p", { class: "when" }, one.when)] : [];
    return make("section", {}, title, ...when, ...one.body.map(words => make("p", {}, words)), ...await sides(one));
  }
  function address() {
    const base = course.address ? new URL("packet.html", course.address).href : location.href.replace(/[?#].*/, "");
    const list = state.with.map(one => encodeURIComponent(one).replace(/%3A/g, ":").replace(/%2F/g, "/")).join(",");
    return base + "?with=" + list + (state.title ? "&title=" + encodeURIComponent(state.title) : "");
  }
  function sources(parts) {
    const used = course.texts.filter(({ id }) => parts.some(one => one.text === id || (one.sides || []).some(side => side.text === id)));
    return make("section", {}, make("h3", {}, say("Sources")), ...used.map(({ id }) => cited(id)), make("p", { class: "address" }, course.title + ". " + address()));
  }
  function cover(parts) {
    const day = new Date().toLocaleDateString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long" });
    const list = parts.map((one, n) => make("li", {}, make("a", { href: "#part-" + n }, one.title), one.when ? ", " + one.when : ""));
    return make("header", { class: "packet__c" }, make("p", { class: "mast__v" }, course.title), make("h2", {}, state.title || say("Packet")), make("p", { class: "when" }, day),
      make("ol", {}, ...list));
  }
  async function show() {
    const mine = ++turn, found = await Promise.all(state.with.map(part)), parts = found.filter(Boolean), lost = state.with.filter((_, n) => !found[n]);
    const made = await Promise.all(parts.map(section));
    if (mine !== turn) return;
    const missing = lost.map(one => make("p", { class: "warnline" }, say("Not in this course: {address}", { address: one })));
    sheet.replaceChildren(...missing, ...(parts.length ? [cover(parts), ...made, sources(parts)] : []));
    list(found);
  }

  /* ---- the form */
  function change(next) {
    state = { ...state, ...next };
    if (!sent) packet.keep(state);
    else try { history.replaceState(null, "", location.pathname + address().replace(/^[^?]*/, "")); } catch (e) { /* a folder whose browser forbids it */ }
    return show();
  }
  function button(name, act, label) {
    const el = make("button", label ? { type: "button", "aria-label": label } : { type: "button" }, name);
    el.onclick = act;
    return el;
  }
  function moved(from, to) {
    const next = state.with.slice();
    next.splice(to, 0, ...next.splice(from, 1));
    return change({ with: next }).then(() => { const row = rows.children[to]; if (row) row.querySelector("button").focus(); });
  }
  const rows = make("ol", { class: "packet-list" }), status = make("p", { role: "status" });
  const field = make("input", { type: "text", id: "packet-add", list: "packet-all", autocomplete: "off", spellcheck: "false" });
  const title = make("input", { type: "text", id: "packet-title", maxlength: "300", autocomplete: "off" });
  function list(found) {
    rows.replaceChildren(...state.with.map((one, n) => {
      const name = found[n] ? found[n].title : one;
      return make("li", {}, make("span", {}, name), button("↑", () => moved(n, Math.max(0, n - 1)), say("Up: {name}", { name })),
        button("↓", () => moved(n, Math.min(state.with.length - 1, n + 1)), say("Down: {name}", { name })),
        button("×", () => { change({ with: state.with.filter((_, k) => k !== n) }); field.focus(); }, say("Remove: {name}", { name })));
    }));
  }
  function add(e) {
    e.preventDefault();
    const one = entry(field.value);
    status.textContent = one ? "" : say("Not found. Write a text and its passages, as “{example}”, the title of an event or a comparison, or an address of this site.", { example: course.texts[0].label + " 1-4" });
    if (!one) return;
    field.value = "";
    change({ with: state.with.includes(one) ? state.with : [...state.with, one].slice(0, packet.MOST) });
  }
  function build() {
    const adding = make("form", {}, make("label", { for: "packet-add" }, say("Passages, an event or a comparison")), field, make("button", { type: "submit" }, say("Add")));
    adding.onsubmit = add;
    title.value = state.title;
    title.oninput = () => change({ title: title.value });
    const options = ["events", "comparisons"].flatMap(folder => Object.values(data[folder]).map(one => make("option", { value: one.title })));
    const copy = button(say("Copy its address"), () => reader.copy(address(), copy).then(() => { status.textContent = say("Copied"); }, () => { status.textContent = address(); }));
    form.append(make("label", { for: "packet-title" }, say("Title of the packet")), title, adding, make("datalist", { id: "packet-all" }, ...options), status, rows,
      make("p", {}, button(say("Print"), () => print()), copy, ...(sent ? [button(say("Keep as my packet"), () => { packet.keep(state); status.textContent = say("Kept in this browser only."); })] : [])));
    here.replaceChildren(form, sheet);
    return show();
  }
  Promise.all([load("drafting/course.js"), load("packet.js")]).then(() => {
    course = window.readerDrafting.course;
    data = window.readerPacket;
    return build();
  }).catch(() => { here.replaceChildren(make("p", { role: "status" }, say("The packet could not be loaded."))); });
})();
