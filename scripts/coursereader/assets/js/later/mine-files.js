/* A reader's own marks and notes as files, and back: Markdown that one can read and edit, and Web annotations. */
(function () {
  "use strict";
  const shared = window.readerMine = window.readerMine || {}, { say, root } = window.reader, { isOne } = window.reader.mine;
  const base = new URL(root, location.href), address = one => new URL("texts/" + one.text + ".html", base).href;

  /* ---- Web annotations */
  function annotation(one) {
    return {
      id: "urn:reader:" + one.id, type: "Annotation", motivation: one.note ? "commenting" : "highlighting", created: one.made,
      ...(one.note ? { body: [{ type: "TextualBody", purpose: "commenting", format: "text/plain", value: one.note }] } : {}),
      target: {
        source: address(one),
        selector: [
          { type: "TextQuoteSelector", exact: one.quote, prefix: one.prefix, suffix: one.suffix },
          { type: "FragmentSelector", conformsTo: "http://tools.ietf.org/rfc/rfc3236", value: one.passage, refinedBy: { type: "TextPositionSelector", start: one.from, end: one.from + one.quote.length } }
        ]
      }
    };
  }
  function web(list) {
    const made = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationCollection", label: say("My reading"), total: list.length, first: { type: "AnnotationPage", startIndex: 0, items: list.map(annotation) } };
    return JSON.stringify(made, null, 1) + "\n";
  }
  const several = value => Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  function ofAnnotation(said) {
    const target = several(said.target)[0] || {}, source = String(target.source || ""), text = /([\w-]+)\.html(?:[?#]|$)/.exec(source);
    const quote = several(target.selector).find(one => one.type === "TextQuoteSelector") || {}, part = several(target.selector).find(one => one.type === "FragmentSelector") || {};
    const note = several(said.body).filter(body => typeof body.value === "string" && body.purpose !== "tagging").map(body => body.value).join("\n\n");
    const position = part.refinedBy || {};
    return { id: String(said.id || "").replace(/^urn:(?:reader|uuid):/, "").replace(/[^\w-]/g, "-").slice(-80), text: text ? text[1] : "", passage: part.value, quote: quote.exact, prefix: quote.prefix || "", suffix: quote.suffix || "", from: Number.isInteger(position.start) ? position.start : -1, note, made: typeof said.created === "string" ? said.created : new Date().toISOString() };
  }
  function ofWeb(words) {
    const said = JSON.parse(words), page = said.first && said.first.items ? said.first : said;
    return several(Array.isArray(said) ? said : page.items || page).map(ofAnnotation);
  }

  /* ---- Markdown: a quotation, the note, and behind them in a comment where the words stand */
  const inComment = one => JSON.stringify({ id: one.id, text: one.text, passage: one.passage, prefix: one.prefix, suffix: one.suffix, from: one.from, made: one.made }).replace(/[-<>&]/g, sign => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
  function markdown(list, texts, place) {
    const rows = ["# " + say("My reading"), ""];
    texts.forEach(({ id, label }) => {
      const own = list.filter(one => one.text === id);
      if (own.length) rows.push("## " + label, "");
      own.forEach(one => rows.push(...one.quote.split("\n").map(row => "> " + row), "", ...(one.note ? [one.note.replace(/^(?=[>#—]|<!--)/gm, "\\"), ""] : []), "— " + label + ", " + place(one.passage) + ": " + address(one) + "#" + one.passage, "", "<!-- " + inComment(one) + " -->", ""));
    });
    return rows.join("\n");
  }
  function ofMarkdown(words) {
    const found = [];
    let quote = [], note = [];
    words.split(/\r?\n/).forEach(row => {
      const place = /^<!-- (\{.*\}) -->\s*$/.exec(row);
      if (place) {
        try { found.push({ ...JSON.parse(place[1]), quote: quote.join("\n"), note: note.join("\n").replace(/^\\(?=[>#—]|<!--)/gm, "").trim() }); } catch (e) { found.push({}); }
        quote = []; note = [];
      } else if (/^> ?/.test(row)) quote.push(row.replace(/^> ?/, ""));
      else if (!/^(?:#{1,2}|—) /.test(row)) note.push(row);
    });
    return found;
  }

  /* The marks and notes of a file, and how many of its entries cannot be read. */
  function read(words) {
    let found;
    try { found = /^\s*[[{]/.test(words) ? ofWeb(words) : ofMarkdown(words); } catch (e) { return { list: [], left: 1 }; }
    const list = found.filter(isOne);
    return { list, left: found.length - list.length };
  }
  Object.assign(shared, { web, markdown, read });
})();
