/* The page of one's own marks and notes: by text, in the order of the words; out of the browser as files, and back. */
(function () {
  "use strict";
  const shared = window.readerMine, reader = window.reader, { make, say, count, all } = reader, { mine } = reader;
  const here = document.querySelector(".mine-here"), texts = JSON.parse(here.dataset.texts), status = make("p", { role: "status", class: "mine__w" });
  const lists = make("div", {}), ways = make("p", { class: "mine-ways" });

  const order = passage => [passage.replace(/\d.*/, ""), parseInt(passage.replace(/^\D+/, ""), 10)];
  function before(a, b) {
    const [kind, number] = order(a.passage), [other, last] = order(b.passage);
    return number - last || (kind < other ? -1 : kind > other ? 1 : 0) || a.from - b.from;
  }
  const sorted = () => texts.flatMap(({ id }) => mine.all().filter(one => one.text === id).sort(before)).concat(mine.all().filter(one => !texts.some(({ id }) => id === one.text)));
  function row(one) {
    const known = texts.find(({ id }) => id === one.text), place = reader.passageName(one.passage), asked = new URLSearchParams({ words: one.quote.slice(0, 60) });
    if (one.quote.length > 60) asked.set("to", one.quote.slice(-60));
    const where = known ? make("a", { href: reader.root + "texts/" + one.text + ".html?" + asked + "#" + one.passage }, place) : say("This text is not in the course any more.");
    const give = make("button", { type: "button" }, say("Make this a contribution")), remove = make("button", { type: "button" }, say("Delete"));
    const note = make("p", { class: "mine__n" }, one.note), said = make("span", { role: "status" });
    give.onclick = () => mine.contribute(one).catch(wrong => { said.textContent = " " + wrong.message; });
    remove.onclick = () => { if (remove.dataset.sure) mine.drop(one.id); else { remove.dataset.sure = "yes"; remove.textContent = say("Delete for good"); } };
    return make("li", {}, make("q", known ? { lang: known.language } : {}, one.quote), ...(one.note ? [note] : []),
      make("p", { class: "mine__w" }, where, " · ", new Date(one.made).toLocaleDateString(document.documentElement.lang), said), ...(known ? [give] : []), remove);
  }
  function fill() {
    const some = sorted(), of = id => some.filter(one => one.text === id).map(row), lost = some.filter(one => !texts.some(({ id }) => id === one.text)).map(row);
    const sections = texts.map(({ id, label }) => [label, of(id)]).concat([[say("Elsewhere"), lost]]).filter(([, rows]) => rows.length);
    lists.replaceChildren(...sections.flatMap(([label, rows]) => [make("h2", {}, label), make("ul", { class: "mine__l" }, ...rows)]));
    if (!some.length) lists.append(make("p", {}, say("There is nothing yet. Select words in a text, and highlight them or write a note.")));
    all("button[data-out]", ways).forEach(button => { button.disabled = !some.length; });
  }

  function out(name, act) {
    const button = make("button", { type: "button", "data-out": "" }, name);
    button.onclick = act;
    return button;
  }
  /* What is there already is not there twice. */
  function take(words) {
    const { list, left } = shared.read(words), had = mine.all(), same = (a, b) => a.id === b.id || (a.text === b.text && a.passage === b.passage && a.quote === b.quote && a.note === b.note);
    const fresh = list.filter(one => !had.some(old => same(old, one)));
    mine.write([...had, ...fresh]);
    status.textContent = [count(fresh.length, "{n} taken in.", "{n} taken in."), list.length > fresh.length ? count(list.length - fresh.length, "{n} was there already.", "{n} were there already.") : "", left ? count(left, "{n} cannot be read.", "{n} cannot be read.") : ""].filter(Boolean).join(" ");
  }
  const file = make("input", { type: "file", accept: ".md,.json,.jsonld,text/markdown,application/json" });
  file.onchange = () => { if (file.files[0]) file.files[0].text().then(take).then(() => { file.value = ""; }); };
  const today = () => new Date().toISOString().slice(0, 10);
  ways.append(out(say("Download as Markdown"), () => reader.save("reading-" + today() + ".md", shared.markdown(sorted(), texts, reader.passageName), "text/markdown")),
    out(say("Download as Web annotations"), () => reader.save("reading-" + today() + ".jsonld", shared.web(sorted()), "application/ld+json")),
    make("label", {}, say("Take in a file"), file));
  here.replaceChildren(ways, status, lists);
  document.addEventListener("reader:mine", fill);
  addEventListener("storage", fill);
  fill();
})();
