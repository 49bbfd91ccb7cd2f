/* Every place of any words in the texts. The words stand in the index of the search, which is loaded when they are asked
   for; it is read by search-reading.js. What readers and texts say becomes text nodes only. */
(function () {
  "use strict";
  const reader = window.reader, { say, count, make, all } = reader, form = document.querySelector(".kwic-f");
  const table = document.querySelector(".kwic-n"), status = document.querySelector(".kwic-s"), place = document.querySelector(".kwic-r");
  const [q, forms, sort, text] = ["q", "forms", "sort", "text"].map(name => form.elements[name]), lang = document.documentElement.lang;
  const AROUND = 40, MOST = 135, STEP = 250, SCREEN = 25, NEIGHBOURS = 3, OF_TEXTS = ["passage", "heading", "note", "reference"];
  const bare = gap => gap.replace(/[\s"“”„‟«»'’‘ʼ()\[\]\-‐‑–—*_]/g, "");
  let turn = 0;

  /* ---- finding */
  /* Which documents are words of a text, and in which field they stand: editors' notes are not. */
  function fieldOf(index, doc) {
    const kind = index.kind[doc], own = index.address[doc].startsWith("texts/") && OF_TEXTS.includes(kind) && (kind === "heading" || index.number[doc]);
    return own ? window.readerSearch.FIELDS.indexOf(kind === "heading" ? "title" : "body") : -1;
  }
  function asked(words) {
    const { WORD, fold } = window.readerSearch, found = [...words.matchAll(WORD)];
    return found.map((m, n) => ({ word: fold(m[0]), gap: n ? bare(words.slice(found[n - 1].index + found[n - 1][0].length, m.index)) : "" }));
  }
  /* Where the words stand one after the other: the first token, the one after the last, the document. */
  function* standing({ has, alike }, words, exact) {
    const WIDE = window.readerSearch.FIELDS.length, isWord = at => has.termOf[has.tokens[at]] >= 0;
    const pieces = asked(words), terms = pieces.map(({ word }) => new Set([has.terms.get(word), ...exact ? [] : alike(word).filter(([, much]) => much === 1).map(([t]) => t)]));
    if (!pieces.length) return;
    for (const t of terms[0]) for (let i = has.of[t]; i < has.of[t + 1]; i++) {
      let at = has.places[i], k = 1;
      const owner = has.owners[at], doc = owner / WIDE | 0;
      if (fieldOf(has.index, doc) !== owner % WIDE) continue;
      for (; k < pieces.length; k++) {
        const beside = isWord(at + 1), next = beside ? at + 1 : at + 2;
        if (!has.tokens[at + 1] || has.owners[next] !== owner || !terms[k].has(has.termOf[has.tokens[next]])) break;
        if (pieces[k].gap !== (beside ? "" : bare(has.list[has.tokens[at + 1]]))) break;
        at = next;
      }
      if (k === pieces.length) yield { from: has.places[i], to: at + 1, doc, text: has.index.in[doc] };
    }
  }
  /* Every place once, in the order of the texts; of those that overlap the first and longest. */
  function places(found, query, exact) {
    const hits = query.split("|").flatMap(words => [...standing(found, words, exact)]);
    hits.sort((a, b) => a.from - b.from || b.to - a.to);
    let end = -1;
    return hits.filter(hit => hit.from >= end && (end = hit.to));
  }
  const span = ({ has }, hit) => { const owner = has.owners[hit.from]; return [Math.max(has.starts[owner], hit.from - AROUND), Math.min(has.starts[owner + 1], hit.to + AROUND)]; };
  function around(found, hit) {
    const [low, high] = span(found, hit), { words, blank } = found;
    return { left: words(low, hit.from) + blank(hit.from), right: (hit.to < high ? blank(hit.to) : "") + words(hit.to, high) };
  }
  /* The nearest words on one side, from the place outwards: what places are sorted by. */
  function neighbours(found, hit, side) {
    const { has } = found, [low, high] = span(found, hit), step = side === "left" ? -1 : 1, near = [];
    for (let at = side === "left" ? hit.from - 1 : hit.to; at >= low && at < high && near.length < NEIGHBOURS; at += step) if (has.termOf[has.tokens[at]] >= 0) near.push(has.vocabulary[has.termOf[has.tokens[at]]]);
    return near.join(" ");
  }
  function sorted(found, hits, by) {
    const collator = new Intl.Collator(lang), key = hit => by === "form" ? hit.said.toLowerCase() : neighbours(found, hit, by);
    return by ? hits.map(hit => [key(hit), hit]).sort((a, b) => collator.compare(a[0], b[0]) || a[1].from - b[1].from).map(one => one[1]) : hits;
  }

  /* ---- showing */
  const label = id => [...text.options].find(one => one.value === id).text;
  function where({ has }, hit) {
    const { address, kind, number } = has.index, id = address[hit.doc].split("#")[1], n = number[hit.doc], of = { text: label(hit.text), n };
    const names = { note: say("{text}, note {n}", of), reference: say("{text}, reference {n}", of), heading: say("{text}, a heading", of) };
    const short = id.startsWith("p") && n ? n : id, long = names[kind[hit.doc]] || say("{text}, passage {n}", of);
    return { short, long: short === n ? long : long + ", " + short, href: reader.root + address[hit.doc], address: address[hit.doc] };
  }
  /* The words are lit where the link leads, as those of a result of the search are. */
  function remember(hit, { left, right }, at) {
    const whole = left.slice(-30) + hit.said + right.slice(0, 30);
    try { sessionStorage.setItem("reader.found", JSON.stringify({ at: at.address, whole, words: [hit.said] })); } catch (e) { /* where it is denied, nothing is lit */ }
  }
  /* So many letters from the place outwards, no word broken. */
  function cut(words) {
    if (words.length <= MOST) return words;
    const end = words.lastIndexOf(" ", MOST);
    return words.slice(0, end > 0 ? end : MOST) + " …";
  }
  function row(found, hit) {
    const at = where(found, hit), beside = around(found, hit), sign = table.querySelector("[data-text='" + CSS.escape(hit.text) + "'] .sig").cloneNode(true);
    const link = make("a", { href: at.href, "aria-label": at.long }, at.short), spoken = (found.texts.find(one => one.id === hit.text) || {}).language || lang;
    const right = make("td", { class: "kwic__r", role: "cell", lang: spoken }, make("b", {}, hit.said), cut(beside.right));
    link.addEventListener("click", () => remember(hit, beside, at));
    return make("tr", { role: "row" }, make("td", { class: "kwic__p", role: "cell" }, sign, link),
      make("td", { class: "kwic__l", role: "cell", lang: spoken }, make("span", {}, make("span", {}, [...cut([...beside.left].reverse().join(""))].reverse().join("")))), right);
  }
  function counted(hits) {
    const shown = !!q.value.trim();
    all(".kwic-n__f", table).forEach(cell => { cell.hidden = !shown; });
    if (shown) all("tbody tr", table).forEach(line => {
      const n = hits.filter(hit => hit.text === line.dataset.text).length, rate = 1000 * n / line.dataset.words;
      line.cells[1].textContent = n.toLocaleString(lang);
      line.cells[2].textContent = rate.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    });
  }
  /* `5 places in 2 texts. alliance 4, alliances 1` */
  function summary(hits) {
    if (!hits.length) return say("No text has these words in a row.");
    const many = new Map(), said = count(hits.length, "{n} place", "{n} places");
    hits.forEach(({ said }) => many.set(said.toLowerCase(), (many.get(said.toLowerCase()) || 0) + 1));
    const listed = [...many].sort((a, b) => b[1] - a[1]).slice(0, 12).map(([form, n]) => form + " " + n.toLocaleString(lang)).join(", ");
    return many.size > 1 ? say("{places}: {forms}", { places: said, forms: listed + (many.size > 12 ? " …" : "") }) : said;
  }
  function csv(found, hits) {
    const head = [say("Text"), say("Place"), say("Before"), say("Words"), say("After"), say("Address")];
    const rows = hits.map(hit => { const at = where(found, hit), { left, right } = around(found, hit); return [label(hit.text), at.short, left.trim(), hit.said, right.trim(), at.address]; });
    return reader.csv([head, ...rows]);
  }
  function tools(found, hits) {
    const copy = make("button", { type: "button" }, say("Copy as CSV")), save = make("button", { type: "button" }, say("Download CSV"));
    const done = words => { copy.textContent = words; setTimeout(() => { copy.textContent = say("Copy as CSV"); }, 2000); };
    copy.onclick = () => reader.copy(csv(found, hits), copy).then(() => done(say("Copied")), () => done(say("Could not be copied")));
    save.onclick = () => reader.save("concordance.csv", "\ufeff" + csv(found, hits), "text/csv");
    return make("p", { class: "kwic-t" }, copy, save);
  }
  function list(found, hits) {
    const body = make("tbody", { role: "rowgroup" }), more = make("button", { type: "button", class: "kwic-m" }, say("Show more"));
    const whole = make("table", { class: "kwic", role: "table", "aria-label": say("Every place, with the words before and after") }, body);
    /* What a screen holds at once; the others after it, so that nobody waits for them. */
    function draw(until, now) {
      body.append(...hits.slice(body.rows.length, Math.min(until, body.rows.length + SCREEN)).map(hit => row(found, hit)));
      const done = body.rows.length >= Math.min(until, hits.length);
      more.hidden = !done || body.rows.length >= hits.length;
      if (!done) requestAnimationFrame(() => setTimeout(() => { if (now === turn) draw(until, now); }));
    }
    more.onclick = () => draw(body.rows.length + STEP, turn);
    more.onclick();
    return [tools(found, hits), whole, more];
  }
  async function show() {
    const query = q.value.trim(), now = ++turn;
    if (!query) { counted([]); status.textContent = ""; place.replaceChildren(); return; }
    let found;
    try { found = await reader.searching(); } catch (e) { status.textContent = say("The search could not be loaded."); return; }
    if (now !== turn) return;
    const hits = places(found, query, forms.value === "exact").map(hit => Object.assign(hit, { said: found.words(hit.from, hit.to) }));
    const own = sorted(found, text.value ? hits.filter(hit => hit.text === text.value) : hits, sort.value);
    counted(hits);
    status.textContent = summary(own);
    place.replaceChildren(...own.length ? list(found, own) : []);
  }

  /* ---- the address says what is shown, and can be sent */
  const given = new URLSearchParams(location.search), fields = [q, forms, sort, text];
  fields.forEach(field => { field.value = given.get(field.name) || ""; if (field.selectedIndex < 0) field.value = ""; });
  function change() {
    const said = new URLSearchParams(fields.filter(field => field.value.trim()).map(field => [field.name, field.value.trim()]));
    try { history.replaceState(null, "", location.pathname + (String(said) ? "?" + said : "")); } catch (e) { /* a folder whose browser forbids it: the address stays */ }
    show();
  }
  let waiting;
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(waiting); change(); });
  q.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(change, 300); });
  fields.slice(1).forEach(field => field.addEventListener("change", change));
  show();
})();
