/* Drafts are kept in this browser and nowhere else. All of them go out as one zip or as one file of Web annotations.
   In the zip each file lies where it belongs in the course: docs/…, seeds/…. */
(function () {
  "use strict";
  const shared = window.readerAnnotating = window.readerAnnotating || {}, { make, say, count } = window.reader, KEY = "reader.drafts";
  const kept = window.reader.remembered(KEY, said => Array.isArray(said) ? said.filter(one => one && one.id && shared.kinds[one.kind] && one.fields) : []);
  const drafts = () => kept.get().slice();
  /* Whether they outlive the page. */
  function write(list) {
    const stays = kept.set(list);
    document.dispatchEvent(new Event("reader:drafts"));
    return stays;
  }
  function keep(draft) {
    const list = drafts(), at = list.findIndex(one => one.id === draft.id), copy = JSON.parse(JSON.stringify(draft));
    if (at < 0) list.push(copy); else list[at] = copy;
    return write(list);
  }
  const drop = id => write(drafts().filter(one => one.id !== id));

  /* ---- all of them, as files */
  async function finished() {
    const all = await Promise.all(drafts().map(async draft => ({ draft, context: await shared.context(draft.text) })));
    return all.filter(({ draft, context }) => !shared.settle(draft, context) && !Object.keys(shared.problems(draft, context)).length)
      .map(({ draft, context }) => ({ draft, context, made: shared.made(draft, context) }));
  }
  const CONTEXT = 32, MOTIVES = { note: "commenting", event: "describing", term: "describing", figure: "classifying", correction: "editing" };
  function annotation({ draft, context, made }) {
    const { course, text } = context, site = course.address || window.reader.root, passage = text.passages.find(one => one.id === draft.passage), f = draft.fields;
    const value = f.body || f.says || f.reading || [f.value, f.as_of].filter(Boolean).join(", ") || f.reason;
    return {
      id: "urn:uuid:" + draft.id, type: "Annotation", motivation: MOTIVES[draft.kind], created: draft.made, modified: draft.changed,
      ...(f.by ? { creator: { type: "Person", name: f.by } } : {}),
      body: [
        { type: "TextualBody", purpose: MOTIVES[draft.kind], format: "text/markdown", value },
        { type: "TextualBody", purpose: "describing", format: "text/plain", value: made.content },
        { type: "SpecificResource", purpose: "identifying", source: new URL(made.path, site).href }
      ],
      target: {
        source: new URL("texts/" + draft.text + ".html", site).href, language: text.language,
        selector: [
          { type: "TextQuoteSelector", exact: passage.words.slice(draft.start, draft.end), prefix: passage.words.slice(Math.max(0, draft.start - CONTEXT), draft.start), suffix: passage.words.slice(draft.end, draft.end + CONTEXT) },
          { type: "FragmentSelector", conformsTo: "http://tools.ietf.org/rfc/rfc3236", value: draft.passage, refinedBy: { type: "TextPositionSelector", start: draft.start, end: draft.end } }
        ]
      }
    };
  }
  function collection(all, course) {
    const site = course.address || window.reader.root, id = new URL("drafts.jsonld", site).href;
    return { "@context": "http://www.w3.org/ns/anno.jsonld", id, type: "AnnotationCollection", label: course.title, total: all.length, first: { id: id + "#page-1", type: "AnnotationPage", partOf: id, startIndex: 0, items: all.map(annotation) } };
  }
  async function exported(how) {
    const all = await finished(), name = "drafts-" + shared.today();
    if (how === "zip") window.reader.save(name + ".zip", shared.zip(all.map(({ made }) => ({ path: made.path, content: made.content }))), "application/zip");
    else window.reader.save(name + ".jsonld", JSON.stringify(collection(all, window.readerDrafting.course), null, 1) + "\n", "application/ld+json");
    return all.length;
  }

  /* ---- the list */
  function row(draft, again) {
    const kind = shared.kinds[draft.kind], f = draft.fields, text = window.readerDrafting.course.texts.find(one => one.id === draft.text);
    const address = window.reader.root + "texts/" + draft.text + ".html#" + draft.passage, state = make("p", { class: "tray__s" });
    const edit = make("button", { type: "button", id: "edit-" + draft.id }, say("Edit")), remove = make("button", { type: "button" }, say("Delete"));
    shared.context(draft.text).then(context => {
      const lost = shared.settle(draft, context), wrong = Object.keys(shared.problems(draft, context)).length;
      state.textContent = lost || (wrong ? count(wrong, "{n} thing is missing.", "{n} things are missing.") : say("Ready."));
    }).catch(() => { state.textContent = say("The text is no longer here."); });
    edit.onclick = () => shared.form.edit(draft);
    remove.onclick = () => {
      if (remove.dataset.sure) { drop(draft.id); again(); return; }
      remove.dataset.sure = "yes";
      remove.textContent = say("Delete for good");
    };
    return make("li", {}, make("p", { class: "tray__k" }, kind.called() + (f.which && kind.known ? ": " + f.which : ""), " · ", make("a", { href: address }, say("{text} · {place}", { text: text ? text.label : draft.text, place: window.reader.passageName(draft.passage) }))),
      make("p", { class: "tray__q" }, make("q", {}, draft.quote || "…")), ...(f.body || f.says || f.reason ? [make("p", {}, f.body || f.says || f.reason)] : []),
      state, make("p", { class: "ways" }, edit, remove));
  }
  function open() {
    const list = make("ul", { class: "flat tray" }), said = make("p", { role: "status", class: "more" });
    const zip = make("button", { type: "button" }, say("Download all as one zip")), web = make("button", { type: "button" }, say("Download all as Web annotations"));
    const about = make("p", { class: "more" }, say("They are kept in this browser only. A zip of them can be sent to the editors, or to a teacher."));
    const sheet = shared.sheet(say("Drafts"), make("div", { class: "annotate__m" }, about, list, make("p", { class: "ways" }, zip, web), said));
    function fill() {
      const all = drafts(), at = [...list.children].findIndex(row => row.contains(document.activeElement));
      list.replaceChildren(...all.map(draft => row(draft, fill)));
      if (!all.length) list.append(make("li", {}, say("There are none yet. Select words in a text, and annotate them.")));
      zip.disabled = web.disabled = !all.length;
      /* Where a draft was deleted, the focus goes to the one that took its place. */
      if (at >= 0) (list.querySelectorAll("[id^=edit-]")[Math.min(at, all.length - 1)] || sheet.querySelector(".sheet__x")).focus();
    }
    const out = how => async () => { const n = await exported(how); said.textContent = count(n, "{n} draft is in the file; what is not ready was left out.", "{n} drafts are in the file; what is not ready was left out."); };
    zip.onclick = out("zip");
    web.onclick = out("web");
    fill();
    document.addEventListener("reader:drafts", fill);
    sheet.addEventListener("close", () => document.removeEventListener("reader:drafts", fill));
    sheet.show();
  }
  shared.tray = { drafts, keep, drop, open, finished, collection };
})();
