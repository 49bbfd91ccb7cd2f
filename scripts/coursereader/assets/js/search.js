/* The search's box. The index and the search itself (later/search-*.js) are loaded when they are first asked for, the index
   in two parts. Words of documents and of the reader become text nodes only, never HTML. */
(function () {
  "use strict";
  const script = document.currentScript && document.currentScript.src || "", own = script.slice(0, script.lastIndexOf("assets/reader/") + "assets/reader/".length);
  const root = own.slice(0, -"assets/reader/".length), PAGE = "search.html", LIST = "reader-search-list", SHOWN = 8;

  /* The interface's words; English ones where the reader's own script is not there. */
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values && name in values ? values[name] : all);
  function say(words, values) { return window.reader && window.reader.say ? window.reader.say(words, values) : fill(words, values); }
  function count(n, one, many) { return window.reader && window.reader.count ? window.reader.count(n, one, many) : fill(n === 1 ? one : many, { n }); }
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...inside);
    return element;
  }
  function drawing(path) {
    const made = make("template");
    made.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="' + path + '"/></svg>';
    return made.content;
  }
  const GLASS = "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3l4 4", CROSS = "M3 3l10 10M13 3L3 13";

  /* ---- loaded once, when first asked for */
  let loading = null, first = null, whole = null;
  function load(name) {
    return new Promise((done, failed) => {
      const element = make("script", { src: own + name });
      element.async = false; // in the order in which they are asked for
      element.onload = done; element.onerror = failed;
      document.head.append(element);
    });
  }
  function scripts() {
    const parts = ["stemmers/base", "search-reading", "search-letters", "search-ranking", "search-engine"].map(name => "js/later/" + name + ".js");
    loading = loading || Promise.all(["search-index.js", ...parts].map(load))
      .then(() => Promise.all(window.readerIndex.languages.filter(one => one.script).map(one => load(one.script))));
    loading.catch(() => { loading = null; });
    return loading;
  }
  const opened = () => window.readerSearch.open(window.readerIndex);
  /* The search of all; and what of it is there first, without the bodies of notes, references and pages. */
  function engine() {
    whole = whole || scripts().then(() => load("search-index-more.js")).then(opened);
    whole.then(() => { first = whole; }, () => { whole = null; });
    return whole;
  }
  function begun() {
    first = first || scripts().then(opened);
    first.catch(() => { first = null; });
    return first;
  }

  /* ---- one result */
  function entitled(found, document_) {
    const label = (found.texts.find(text => text.id === document_.texts[0]) || {}).label || "", n = document_.number;
    if (document_.title) return document_.title;
    if (!n) return say("Note on {text}", { text: label });
    if (document_.kind === "note") return say("{text}, note {n}", { text: label, n });
    if (document_.kind === "reference") return say("{text}, reference {n}", { text: label, n });
    return say("{text}, passage {n}", { text: label, n });
  }
  function about(found, document_) {
    const text = document_.title && ["heading", "reference"].includes(document_.kind) && found.texts.find(one => one.id === document_.texts[0]);
    const year = ["event", "text"].includes(document_.kind) && document_.year;
    return [found.kinds[document_.kind], text && text.label, year].filter(Boolean).join(" · ");
  }
  /* What is of a text is in its language; all else is in the page's. */
  function tongue(found, document_) {
    const own = ["passage", "heading", "reference"].includes(document_.kind) || (document_.kind === "note" && document_.number);
    const text = own && found.texts.find(one => one.id === document_.texts[0]);
    return text ? text.language : document.documentElement.lang;
  }
  function wordsAround(excerpt) {
    return excerpt.parts.map(part => part.lit ? make("mark", {}, part.words) : part.words);
  }
  function described(found, units, result) {
    const document_ = found.document(result.doc), excerpt = found.excerpt(result, units);
    const title = entitled(found, document_), href = root + document_.address;
    return { document_, excerpt, title, about: about(found, document_), href, lang: tongue(found, document_) };
  }

  /* ---- the box on every page */
  const CHOICE = { role: "option", tabindex: "-1", "aria-selected": "false" }, LIT = 5;
  /* Words not lit, lit, not lit … in turn; what is lit after the fifth stands among the words that are not. */
  function alternating(parts) {
    const said = [""];
    parts.forEach(part => {
      const lit = said.length % 2 === 0;
      if (part.lit !== lit && (part.lit ? said.length < 2 * LIT : true)) said.push("");
      said[said.length - 1] += part.words;
    });
    return said;
  }
  function box() {
    const input = make("input", { type: "search", name: "q", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": LIST, "aria-label": say("Search"), placeholder: say("Search"), autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
    const list = make("div", { id: LIST, role: "listbox", "aria-label": say("Results") }), status = make("p", { role: "status", class: "reader-search__status" }, "");
    const form = make("form", { action: root + PAGE, method: "get" }, drawing(GLASS), input, make("kbd", { "aria-hidden": "true", "data-drawn": "/" }));
    const shut = make("button", { type: "button", class: "reader-search__close", "aria-label": say("Close"), title: say("Close") }, drawing(CROSS));
    const opener = make("button", { type: "button", class: "reader-search__open", "aria-label": say("Search"), title: say("Search") }, drawing(GLASS));
    const drop = make("div", { class: "reader-search__drop" }, list, status), whole = make("div", { class: "reader-search", role: "search" }, opener, form, drop);
    const sheet = make("dialog", { class: "reader-search__sheet", "aria-label": say("Search") });
    const narrow = () => getComputedStyle(opener).display !== "none";
    const slots = Array.from({ length: SHOWN }, (_, n) => option(n)), all = make("a", { ...CHOICE, id: LIST + "-all", class: "reader-search__all", hidden: "" }, "");
    let active = -1, shown = [], asked = 0, waiting;
    form.append(shut);
    list.append(...slots, all);

    function open(on) {
      drop.classList.toggle("open", on);
      input.setAttribute("aria-expanded", on && shown.length > 0);
      if (!on) choose(-1);
    }
    function choose(n) {
      active = n;
      choices().forEach((choice, k) => choice.setAttribute("aria-selected", k === n));
      if (n < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", choices()[n].id);
      choices()[n].scrollIntoView({ block: "nearest" });
    }
    async function look() {
      const query = input.value, turn = ++asked, ask = found => ({ found, ...found.search(query) });
      if (!query.trim()) { fill(null, query); status.firstChild.data = ""; open(false); return; }
      let answer;
      try {
        answer = await begun().then(ask);
        if (!answer.sure) answer = await engine().then(ask);
      } catch (e) { status.firstChild.data = say("The search could not be loaded."); open(true); return; }
      if (turn !== asked) return;
      show(answer, query);
      choose(-1);
      open(true);
      if (answer.found.whole) return;
      await new Promise(done => { requestAnimationFrame(() => setTimeout(done)); }); // the first results are drawn before the rest is read
      answer = await engine().then(ask).catch(() => answer);
      if (turn === asked) show(answer, query, active >= 0 || list.matches(":hover"));
    }
    /* `held`: the rows are in the reader's hand, and stay; only their sum grows. */
    function show({ found, units, results, loose }, query, held) {
      const n = results.length, sum = found.whole ? count(n, "{n} result", "{n} results") : count(n, "{n} result so far", "{n} results so far");
      if (!held) fill(results.slice(0, SHOWN).map(result => described(found, units, result)), query);
      all.firstChild.data = count(n, "All results: {n}", "All results: {n}");
      status.firstChild.data = !n ? say("Nothing found.") : loose ? say("No place has all these words; these have some.") : sum;
      status.classList.toggle("quiet", found.whole && n > 0 && !loose);
    }
    /* The elements are made once and only their words change: where a stylesheet asks `:has()`, as the reader's do, each
       new node has the whole page looked at again. */
    function option(n) {
      const words = make("span", { class: "reader-search__words" }, ...Array.from({ length: 2 * LIT + 1 }, (_, k) => make(k % 2 ? "mark" : "span", {}, "")));
      const link = make("a", { ...CHOICE, id: LIST + "-" + n, hidden: "" }, make("span", { class: "reader-search__kind" }, ""), make("span", { class: "reader-search__title" }, ""), words);
      link.addEventListener("click", () => { window.readerRemember(shown[n]); close(); });
      return link;
    }
    function fill(found, query) {
      shown = found || [];
      slots.forEach((slot, k) => {
        const one = shown[k], [kind, title, words] = slot.children;
        slot.hidden = !one;
        if (!one) return;
        slot.href = one.href;
        words.lang = one.lang;
        title.lang = one.document_.kind === "heading" ? one.lang : document.documentElement.lang;
        kind.firstChild.data = one.about + " ";
        title.firstChild.data = one.title + " ";
        const said = alternating(one.excerpt.parts);
        [...words.children].forEach((part, k) => { part.firstChild.data = said[k] || ""; });
      });
      all.hidden = !shown.length;
      all.href = root + PAGE + "?q=" + encodeURIComponent(query);
    }
    const choices = () => [...list.children].filter(choice => !choice.hidden);
    function close() { open(false); if (sheet.open) sheet.close(); }
    function focus() {
      if (narrow() && !sheet.open) { document.body.append(sheet); sheet.append(form, drop); sheet.showModal(); }
      input.focus();
      input.select();
    }
    sheet.addEventListener("close", () => { whole.append(form, drop); open(false); opener.focus(); });
    opener.addEventListener("click", focus);
    shut.addEventListener("click", close);
    input.addEventListener("focus", () => { begun().catch(() => {}); count(0, "{n} result", "{n} results"); /* loads the language's numbers meanwhile */ if (input.value.trim() && shown.length) open(true); });
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 20); });
    whole.addEventListener("focusout", event => { if (!sheet.open && !whole.contains(event.relatedTarget)) open(false); });
    drop.addEventListener("pointerdown", event => { if (event.pointerType === "mouse" && !sheet.open) event.preventDefault(); });
    input.addEventListener("keydown", event => {
      const options = choices().length, down = event.key === "ArrowDown", up = event.key === "ArrowUp";
      if ((down || up) && options) {
        event.preventDefault();
        if (!drop.classList.contains("open")) open(true);
        choose(down ? (active + 2) % (options + 1) - 1 : (active + options + 1) % (options + 1) - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choices()[active].click();
      } else if (event.key === "Escape") {
        event.preventDefault(); event.stopPropagation();
        if (drop.classList.contains("open") && !sheet.open) open(false);
        else if (sheet.open) sheet.close();
        else { input.value = ""; fill(null, ""); input.blur(); }
      }
    });
    const header = document.querySelector(".md-header__inner");
    if (header) header.append(whole);
    else { whole.classList.add("reader-search--alone"); document.body.prepend(whole); }
    keys(focus);
  }
  /* `/`, `s` and `f`, with the reader's other keys of one letter and switched off with them. */
  function keys(focus) {
    const press = event => { if (event) event.preventDefault(); focus(); };
    if (window.reader && window.reader.keys) { ["/", "s", "f"].forEach(key => { window.reader.keys[key] = press; }); return; }
    document.addEventListener("keydown", event => {
      const writing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
      if (["/", "s", "f"].includes(event.key) && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) press(event);
    });
  }

  function ready() {
    const form = document.querySelector("form.find"), list = document.querySelector("ol.results");
    if (form && list) load("js/later/search-page.js").then(() => window.readerSearchPage(form, list, { say, count, make, engine, described, remember: window.readerRemember, wordsAround, keys })).catch(() => {});
    else box();
  }
  if (window.reader) window.reader.searching = engine;
  /* After every other script that waits for the page, so that the reader's own is there. */
  if (document.readyState === "complete") ready(); else document.addEventListener("DOMContentLoaded", ready);
})();
