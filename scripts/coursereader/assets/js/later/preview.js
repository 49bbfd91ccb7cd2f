/* A draft as readers will see it, while it is written. Words become text nodes only, never HTML. */
(function () {
  "use strict";
  const shared = window.readerAnnotating = window.readerAnnotating || {}, { make, say } = window.reader;
  const SPOKEN = /\*\*(?=\S)(.+?)\*\*|\*(?=\S)(.+?)\*|\[([^\]\n]+)\]\((https:\/\/[^)\s]+)\)/;

  /* A mention of a passage: what it is called is the build's, as far as its number is known here. */
  const MENTION = /\[\[([\w-]+)(?:#([a-z]+)(\d+[a-z]*)[^\]|"]*| *"[^"\n]*")(?:\|([^\]\n]+))?\]\]/;
  function mentioned([, text, kind, number, own]) {
    const known = window.readerDrafting.course.texts.find(one => one.id === text), called = known ? known.label : text;
    return make("span", { class: "as-link" }, own || [called, number ? (kind === "p" ? "" : kind) + number : "…"].join(" "));
  }
  /* Words with *italic*, **bold**, links and mentions. */
  function inline(words) {
    const spoken = SPOKEN.exec(words), mention = MENTION.exec(words), found = mention && (!spoken || mention.index <= spoken.index) ? mention : spoken;
    if (!found) return [words];
    const [whole, bold, italic, name] = found, inner = found === mention ? [] : inline(bold || italic || name);
    const el = found === mention ? mentioned(mention) : bold ? make("strong", {}, ...inner) : italic ? make("em", {}, ...inner) : make("span", { class: "as-link" }, ...inner);
    return [words.slice(0, found.index), el, ...inline(words.slice(found.index + whole.length))];
  }
  const paragraphs = words => words.split(/\n\s*\n/).filter(part => part.trim()).map(part => make("p", {}, ...inline(part.trim().replace(/\s*\n/g, " "))));
  const blank = (words, hint) => words || make("span", { class: "unwritten" }, hint);
  const siglum = known => make("span", { class: "sig c-" + known.colour, "aria-hidden": "true" }, known.siglum);
  const name = known => make("b", { class: "of c-" + known.colour }, known.label);

  const DRAWN = {
    note(draft) {
      const body = draft.fields.body ? paragraphs(draft.fields.body) : [make("p", {}, blank("", say("Your note")))];
      return make("section", { class: "ed" }, make("p", { class: "ed__v" }, say("Editors’ note")), make("div", { class: "ed__b" }, ...body),
        make("p", { class: "ed__by" }, [draft.fields.by || "…", draft.made.slice(0, 4)].join(", ")));
    },
    event(draft, text, known) {
      const f = draft.fields, when = known ? known.date.slice(0, 4) : (f.date || "").slice(0, 4);
      return make("section", { class: "chip" }, make("p", { class: "chip__t" }, blank(f.which && (known ? known.called : f.which), say("Event")), " ", make("span", { class: "when" }, when)),
        make("ul", { class: "flat" }, make("li", {}, siglum(text), make("span", {}, name(text), " ", blank(f.says, "…")))),
        ...(known ? [] : paragraphs(f.body || "")));
    },
    term(draft, text, known) {
      const f = draft.fields;
      return card(say("The editors"), known ? say("in the glossary") : f.kind || say("Term"), blank(f.which && (known ? known.called : f.which), say("Term")),
        ...(known ? [] : paragraphs(f.body || "")), make("p", { class: "card__s" }, siglum(text), " ", make("span", {}, blank(f.says, "…"))));
    },
    figure(draft, text, known) {
      const f = draft.fields, unit = known ? known.unit : f.unit || "";
      return card(say("The editors"), say("Figure"), blank(f.which && (known ? known.called : f.which), say("Figure")), ...(known ? [] : paragraphs(f.body || "")),
        make("p", { class: "card__s" }, siglum(text), " ", make("span", {}, make("b", {}, (f.value || "…") + " " + unit), ", " + (f.as_of || "…"), f.basis ? " · " + f.basis : "")));
    },
    correction(draft) {
      const f = draft.fields, read = f.what === "omit" ? "∅" : f.reading || "…";
      const title = f.what === "damage" ? [say("Damaged in our copy")] : [make("s", {}, draft.quote || draft.words || "…"), " → ", read];
      return card(say("The editors"), f.what === "damage" ? say("damage") : say("correction"), title, make("p", {}, blank(f.reason, "…")));
    }
  };
  function card(who, what, title, ...inside) {
    return make("article", { class: "card v-editors" }, make("p", { class: "card__v" }, make("b", {}, who), make("span", {}, what)), make("p", { class: "card__t" }, ...[title].flat()), ...inside);
  }
  shared.preview = function (draft, context) {
    const kind = shared.kinds[draft.kind], text = context.course.texts.find(one => one.id === draft.text);
    return DRAWN[draft.kind](draft, text, kind.known && draft.fields.which ? kind.known(draft, context.course) : undefined);
  };
})();
