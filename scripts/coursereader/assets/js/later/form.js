/* The form: the words, what one wants to say of them, how it will look, and the ways out. */
(function () {
  "use strict";
  const shared = window.readerAnnotating = window.readerAnnotating || {}, reader = window.reader, { make, say, count, store } = reader;
  let numbers = 0;

  /* ---- what is known */
  const contexts = {};
  shared.context = function (id) {
    contexts[id] = contexts[id] || reader.drafted(id).then(text => {
      const { course } = window.readerDrafting, folding = shared.folding(course.foldings);
      const bare = " " + text.passages.map(one => one.words).join(" ").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ") + " ";
      return { course, text, bare, read: shared.index(text.passages, folding), received: shared.index(shared.received(text.passages), folding), get drafts() { return shared.tray.drafts(); } };
    });
    contexts[id].catch(() => { delete contexts[id]; });
    return contexts[id];
  };
  /* Write down how the words are found; what stands in the way, in words. */
  shared.settle = function (draft, { text, read, received }) {
    const passage = text.passages.find(one => one.id === draft.passage), kind = shared.kinds[draft.kind], { start, end } = draft;
    if (!passage || end <= start || passage.words.slice(start, end).trim() === "") return say("Choose the words first.");
    if (draft.words && passage.words.slice(start, end) !== draft.words) return say("The text has changed since: choose the words again.");
    const touched = passage.changed ? passage.changed.filter(([a, b]) => a < end && start < b) : [];
    if (!kind.received && touched.some(([, , was]) => was === null)) return say("These words are damaged in our copy, and cannot be quoted. Choose others.");
    const there = kind.received ? shared.asReceived(passage, start, end) : { start, end };
    if (!there) return say("These words are corrected already. Choose others, or edit that correction.");
    const found = (kind.received ? received : read).anchor(draft.passage, there.start, there.end);
    if (!found) return read.anchor(draft.passage, 0, passage.words.length) ? say("The same words stand elsewhere in the same surroundings. Choose more of them.") : say("All words of this passage stand elsewhere too, and cannot be told apart. Choose words of a passage near it.");
    Object.assign(draft, { quote: found.quote, prefix: found.prefix, suffix: found.suffix, words: passage.words.slice(start, end) });
    return "";
  };

  /* ---- a sheet over the page */
  shared.sheet = function (title, ...inside) {
    const close = make("button", { type: "button", class: "sheet__x", "aria-label": say("Close"), title: say("Close") }, "×"), before = document.activeElement, id = "sheet-" + ++numbers;
    const el = make("dialog", { class: "annotate md-typeset", "aria-labelledby": id }, make("div", { class: "annotate__h" }, make("h2", { id }, title), close), ...inside);
    close.onclick = () => el.close();
    /* The focus goes back, also to what was drawn anew meanwhile; where it came from the menu at selected words, which is
       gone, to the number of their passage. Who pressed a key in the meantime keeps what it led to. */
    el.addEventListener("close", () => {
      const again = before && !before.isConnected && before.id ? document.getElementById(before.id) : before;
      const back = again && again.isConnected && again !== document.body ? again : el.home;
      const free = document.activeElement === document.body || el.contains(document.activeElement);
      el.remove();
      if (back && free) back.focus({ preventScroll: true });
    });
    el.show = () => { document.body.append(el); el.showModal(); };
    return el;
  };

  /* ---- the parts of the form */
  function chooser(draft, passage, changed) {
    const shown = make("blockquote", { lang: draft.language }, make("p", {})), told = make("p", { class: "annotate__t", role: "status" });
    const field = make("textarea", { readonly: "", rows: "6", lang: draft.language, "aria-label": say("Select the words in the passage") });
    const more = make("details", {}, make("summary", {}, say("Choose other words")), make("p", { class: "more" }, say("Select them in the passage.")), field);
    field.value = passage.words;
    field.addEventListener("select", () => { if (field.selectionEnd > field.selectionStart) changed(field.selectionStart, field.selectionEnd); });
    more.addEventListener("toggle", () => { if (more.open) { field.focus(); field.setSelectionRange(draft.start, draft.end); } });
    function draw(wrong) {
      const words = passage.words, from = draft.start > 90 ? words.indexOf(" ", draft.start - 90) + 1 : 0, to = Math.max(draft.end, words.length > draft.end + 90 ? words.lastIndexOf(" ", draft.end + 90) : words.length);
      shown.firstChild.replaceChildren((from ? "… " : "") + words.slice(Math.min(from, draft.start), draft.start), make("mark", {}, words.slice(draft.start, draft.end)), words.slice(draft.end, to) + (to < words.length ? " …" : ""));
      const twins = draft.prefix || draft.suffix ? say("The same words stand elsewhere too; the words beside them are written down to tell them apart.") : "";
      told.textContent = wrong || [draft.cut ? say("Cut at the end of the passage: an annotation stands on one passage.") : "", twins].filter(Boolean).join(" ");
      told.classList.toggle("wrong", !!wrong);
    }
    return { el: make("div", { class: "annotate__w" }, shown, told, more), draw, more };
  }
  function input(field, draft, changed) {
    const id = "field-" + ++numbers, choice = field.choice && Object.entries(field.choice()), value = draft.fields[field.name];
    let el, beside = [];
    if (choice && choice.length) {
      el = make("select", { id }, ...choice.map(([word, label]) => make("option", { value: word }, label)));
      if (!choice.some(([word]) => word === value)) draft.fields[field.name] = choice[0][0];
    } else if (field.tall) el = make("textarea", { id, rows: "4" });
    else el = make("input", { id, type: "text", autocomplete: field.name === "by" ? "name" : "off" });
    if (field.list) {
      el.setAttribute("list", id + "-list");
      beside = [make("datalist", { id: id + "-list" }, ...field.list.map(word => make("option", { value: word })))];
    }
    el.value = draft.fields[field.name] || "";
    el.setAttribute("aria-describedby", id + "-wrong");
    el.dataset.name = field.name;
    if (!field.free) el.setAttribute("aria-required", "true");
    const label = make("label", { for: id }, field.label(), field.free ? make("i", {}, " " + say("may be left out")) : "");
    const wrong = make("p", { class: "wrong", id: id + "-wrong", role: "status" }), about = make("p", { class: "annotate__t" });
    el.addEventListener("input", () => { draft.fields[field.name] = tidy(el.value, field.tall); changed(true); });
    el.addEventListener("blur", () => { if (el.value) { el.dataset.left = "yes"; changed(false); } });
    return { el, name: field.name, row: make("div", { class: "annotate__f" }, label, el, ...beside, about, wrong), about, tell(words) { wrong.textContent = words; el.setAttribute("aria-invalid", !!words); } };
  }
  /* What nobody sees is not kept; lines only where there may be some. */
  const tidy = (words, tall) => { const seen = words.normalize("NFC").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, ""); return tall ? seen.replace(/\t/g, " ").replace(/[ ]+$/gm, "").trim() : seen.replace(/\s+/g, " ").trim(); };

  /* ---- the ways out */
  function ways(state) {
    const { context, draft } = state, host = context.course.host, said = make("p", { class: "annotate__t", role: "status" });
    const where = make("p", { class: "annotate__p" }), lines = make("pre", { tabindex: "0" }), file = make("details", { class: "annotate__o" }, make("summary", {}, say("The file")), lines);
    const button = (words, act) => { const el = make("button", { type: "button" }, words); el.onclick = () => act(el); return el; };
    const good = act => async el => { if (state.complete()) await act(state.made(), el); };
    const copy = button(say("Copy"), good(async (made, el) => { try { await reader.copy(made.content, el); said.textContent = say("Copied."); } catch (e) { file.open = true; said.textContent = say("The browser forbids it: copy it from here."); } }));
    const save = button(say("Download"), good(made => reader.save(made.path.split("/").pop(), made.content, "text/plain")));
    const keep = button(say("Keep as draft"), () => { said.textContent = state.keep() ? say("Kept in this browser.") : say("Kept until you leave this page: the browser remembers nothing here."); });
    const tray = button(say("Drafts"), () => { state.close(); shared.tray.open(); });
    const there = host && host.new, named = say("Open on {host}", { host: host && host.name || say("the code host") });
    const open = there ? make("a", { class: "main", target: "_blank", rel: "noopener" }, named) : null, off = there ? [] : [make("button", { type: "button", disabled: "" }, named)];
    const why = there ? [] : [make("p", { class: "annotate__t" }, say("This site does not know where new files are made. Copy or download this one, and send it to the editors."))];
    if (open) open.addEventListener("click", async event => {
      if (!state.complete()) { event.preventDefault(); return; }
      const made = state.made();
      state.keep();
      if (open.dataset.carries) return;
      try { await reader.copy(made.content, open); said.textContent = host.new.includes("{content}") ? say("It is too long for an address. It is copied: paste it there.") : say("It is copied: paste it there."); } catch (e) { file.open = true; said.textContent = say("Copy it from here, and paste it there."); }
    });
    function draw() {
      const made = state.ready() ? state.made() : null, address = made && open ? shared.newFile(host, made.path, made.content) : null;
      lines.textContent = made ? made.content : "";
      file.hidden = !made;
      where.textContent = made ? made.path : "";
      if (!open) return;
      open.dataset.carries = address && address.carries ? "yes" : "";
      open.setAttribute("href", address ? address.href : "#");
    }
    const n = shared.tray.drafts().length;
    tray.hidden = !n;
    return { el: make("div", { class: "annotate__e" }, where, make("p", { class: "ways" }, ...(open ? [open] : off), copy, save, keep, tray), ...why, said, file), draw };
  }

  /* ---- all of it */
  function show(draft, context) {
    const passage = context.text.passages.find(one => one.id === draft.passage), known = context.course.texts.find(one => one.id === draft.text);
    draft.language = known ? known.language : "";
    const kinds = make("fieldset", { class: "annotate__k" }, make("legend", {}, say("What do you want to add?"))), hint = make("p", { class: "more" });
    const fields = make("div", {}), seen = make("div", { class: "annotate__s" }), state = { draft, context };
    let inputs = [], insisting = false, outs = null, changed = false, finished = false;
    const wrongs = () => shared.problems(draft, context);
    state.ready = () => !shared.settle(draft, context) && !Object.keys(wrongs()).length;
    state.made = () => { const made = shared.made(draft, context); draft.file = made.file; return made; };
    state.keep = () => { draft.changed = new Date().toISOString(); if (state.ready()) state.made(); finished = true; return shared.tray.keep(draft); };
    state.complete = () => {
      insisting = true;
      update();
      const first = inputs.find(one => wrongs()[one.name]);
      if (first) first.el.focus(); else if (!state.ready()) { words.more.open = true; }
      return state.ready();
    };
    const words = chooser(draft, passage, (start, end) => {
      if (start === draft.start && end === draft.end) return;
      Object.assign(draft, { start, end, words: "", cut: false, whole: false });
      trim(draft, passage.words);
      update();
    });
    function update() {
      /* A choice made for her may ask for more. */
      for (let names; (names = shared.asked(draft, context).map(field => field.name).join()) !== fields.dataset.names;) ask(names);
      const lost = shared.settle(draft, context), found = wrongs();
      words.draw(lost);
      const kind = shared.kinds[draft.kind], given = kind.known && draft.fields.which;
      inputs.filter(one => one.name === "which").forEach(one => { one.about.textContent = !given ? "" : kind.known(draft, context.course) ? say("It is in the course already.") : say("It is new here: say a little more of it below."); });
      inputs.forEach(one => one.tell(found[one.name] && (insisting || one.el.dataset.left) ? found[one.name] : ""));
      if (draft.fields.by) store("reader.by", draft.fields.by);
      seen.replaceChildren(shared.preview(draft, context));
      if (outs) outs.draw();
    }
    /* Only what the kind asks; what stays asked keeps its place and its words. */
    function ask(names) {
      const had = document.activeElement, kept = Object.fromEntries(inputs.map(one => [one.name, one]));
      inputs = shared.asked(draft, context).map(field => fields.dataset.kind === draft.kind && kept[field.name] || input(field, draft, written => { if (written) { changed = true; finished = false; } update(); }));
      Object.assign(fields.dataset, { names, kind: draft.kind });
      fields.replaceChildren(...inputs.map(one => one.row));
      if (had && had.isConnected && fields.contains(had)) had.focus();
    }
    Object.entries(shared.kinds).forEach(([name, kind]) => {
      const box = make("input", { type: "radio", name: "kind-" + numbers, value: name });
      box.checked = name === draft.kind;
      box.onchange = () => { draft.kind = name; insisting = false; if (!draft.fields.by) draft.fields.by = store("reader.by") || ""; hint.textContent = kind.hint(); update(); };
      kinds.append(make("label", {}, box, make("span", {}, kind.called())));
    });
    hint.textContent = shared.kinds[draft.kind].hint();
    const title = say("{text} · {place}", { text: context.text.label, place: reader.passageName(draft.passage) });
    const sheet = shared.sheet(title, make("div", { class: "annotate__b" }, make("form", { class: "annotate__l", novalidate: "" }, words.el, kinds, hint, fields), make("section", { class: "annotate__r", "aria-label": say("As readers will see it") }, make("p", { class: "annotate__n" }, say("As readers will see it")), seen)));
    outs = ways(state);
    sheet.append(outs.el);
    sheet.querySelector("form").addEventListener("submit", event => event.preventDefault());
    state.close = () => sheet.close();
    sheet.home = document.querySelector('[data-words="' + CSS.escape(draft.passage) + '"] .pn');
    /* Nothing that was written is lost. */
    sheet.addEventListener("close", () => { if (changed && !finished) state.keep(); });
    update();
    sheet.show();
    if (draft.whole) words.more.open = true; else if (inputs[0]) inputs[0].el.focus({ preventScroll: true });
    return state;
  }
  function trim(draft, words) {
    while (draft.start < draft.end && !words[draft.start].trim()) draft.start++;
    while (draft.start < draft.end && !words[draft.end - 1].trim()) draft.end--;
  }
  const uuid = () => ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, c => (+c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +c / 4).toString(16));
  /* A new one, on the words of a place; where no words are chosen, on its first sentence, to be changed. */
  async function open(text, spot) {
    const context = await shared.context(text), passage = context.text.passages.find(one => one.id === spot.passage), now = new Date().toISOString();
    const sentence = passage ? /^.*?[.!?…](?=\s|$)|^.*/s.exec(passage.words)[0].length : 0;
    const draft = { id: uuid(), text, passage: spot.passage, start: spot.words ? spot.from : 0, end: spot.words ? spot.to : sentence, words: spot.words || "", cut: !!spot.cut, whole: !spot.words, kind: "note", fields: { by: store("reader.by") || "" }, made: now, changed: now };
    if (!passage) throw new Error("passage");
    return show(draft, context);
  }
  async function edit(draft) { return show(JSON.parse(JSON.stringify(draft)), await shared.context(draft.text)); }
  shared.form = { open, edit };
})();
