/* What one can write, and the file it becomes: five kinds, each with its fields, its rules (those of the check), its lines. */
(function () {
  "use strict";
  const shared = window.readerAnnotating = window.readerAnnotating || {}, { say } = window.reader;

  /* ---- YAML: every value between double quotes, which no sign can break */
  const quoted = words => JSON.stringify(words).replace(/[\u007f-\u009f\u00ad\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    sign => /[\ud800-\udfff]/.test(sign) ? "\\ufffd" : "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
  const line = (key, words) => key + ": " + quoted(words);
  const given = (key, words) => words ? [line(key, words)] : [];
  const where = draft => [line("quote", draft.quote), ...given("prefix", draft.prefix), ...given("suffix", draft.suffix)];
  const file = (head, body) => ["---", ...head, "---", "", body, ""].join("\n");
  /* An entry of a list: the first line has the hyphen, the others stand under it. */
  const entry = (lines, indent) => lines.map((one, n) => indent + (n ? "  " : "- ") + one);
  const today = () => new Date().toISOString().slice(0, 10);

  /* ---- names of files */
  const LATIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const CYRILLIC = Object.fromEntries([..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((sign, n) => [sign, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ")[n]]));
  const plain = words => words.toLowerCase().replace(/./gu, sign => CYRILLIC[sign] ?? LATIN[sign] ?? sign).normalize("NFKD").replace(/\p{M}/gu, "");
  function slug(words, most) {
    const parts = plain(words).split(/[^a-z0-9]+/).filter(Boolean).slice(0, most);
    let said = "";
    for (const part of parts) if (!said || (said + part).length < 56) said += (said && "-") + part.slice(0, 40);
    return said;
  }
  /* A name nobody has in that folder: not in the course, not among the other drafts. */
  function free(name, folder, known, draft, context) {
    const taken = new Set([...known, ...context.drafts.filter(other => other.id !== draft.id && other.file && other.file.folder === folder).map(other => other.file.id)]);
    let id = name;
    for (let n = 2; taken.has(id) || id === "index"; n++) id = name + "-" + n;
    return { folder, id };
  }

  /* ---- rules; each says what is wrong, or nothing */
  const needed = words => words ? "" : say("This is needed.");
  const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
  function day(words, last) {
    const found = DAY.exec(words);
    if (!found || found[1] === "0000") return null;
    const [year, month, date] = [+found[1], found[2] && +found[2], found[3] && +found[3]], longest = new Date(Date.UTC(2000, 0, 1));
    longest.setUTCFullYear(year, month || 12, 0);
    if (month < 1 || month > 12 || date < 1 || date > longest.getUTCDate()) return null;
    const two = n => String(n).padStart(2, "0");
    return found[1] + "-" + two(month || (last ? 12 : 1)) + "-" + two(date || (last ? longest.getUTCDate() : 1));
  }
  function dated(words) {
    const [first, last = first, ...more] = words.split("/"), begin = day(first, false), end = day(last, true);
    if (!begin || !end || more.length) return say("Write a date as 2012, 2012-09 or 2012-09-08, or a range as 2012-09-02/2012-09-09.");
    if (begin > end) return say("It ends before it begins.");
    return begin > today() ? say("This day has not come yet.") : "";
  }
  const asOf = words => /\p{L}/u.test(words) ? "" : dated(words);
  const PLACEHOLDER = /^(?:[.…?\-–—_\s]+|todo|tbd|xxx+|lorem ipsum.*)$/i;
  const written = words => PLACEHOLDER.test(words) ? say("This is no more than a placeholder.") : "";
  const BODY = [
    [/<\/?[a-z][^<>@:]*>|<\/?[a-z][\w-]*\s[^<>]*>|<!--|<![a-z]/i, () => say("HTML is shown as letters here. Write *italic* and **bold**.")],
    [/\[\^[^\]\s]+\]/, () => say("Notes to a note cannot be written here: say it in the text.")],
    [/!\[/, () => say("Pictures cannot be shown here.")],
    [/\]\([ \t]*<?(?!https:\/\/)/i, () => say("Write links with their whole address: [words](https://…).")],
    [/\[[^\[\]\n]+\]\[[^\[\]\n]*\]|^ {0,3}\[[^\]\n]+\]:/m, () => say("Write links with their whole address: [words](https://…).")],
    [/^ {0,3}#{1,6}\s/m, () => say("Leave out headings.")],
    [/^ {0,3}(?:<{7}|={3,}|>{7}|-{3,})/m, () => say("Leave out lines of signs.")],
    [/^(?:\t| {4})/m, () => say("Begin lines without blanks.")]
  ];
  const SIGNS = 1500, LETTERS = 8000;
  function body(words) {
    const found = BODY.find(([wrong]) => wrong.test(words));
    if (found) return found[1]();
    const signs = (words.match(/[*_~^=`\\&\[<]/g) || []).length;
    return words.length > LETTERS || signs > SIGNS ? say("This is too long. Make two of it.") : written(words);
  }
  /* Twelve words in a row that the text has are the text's, not ours. */
  const COPIED = 12;
  function copied(words, context) {
    const one = words.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    for (let n = 0; n + COPIED <= one.length; n++) if (context.bare.includes(" " + one.slice(n, n + COPIED).join(" ") + " ")) return say("Twelve words in a row are the text’s. Say it in your own.");
    return "";
  }
  function ours(words, context) { return body(words) || copied(words, context); }
  const one = (words, context) => written(words) || copied(words, context);

  /* A number of a value that words do not hold. A small one may stand in them as a word. */
  const NUMBER = /\d+(?:[.,’'\u00a0\u202f]\d+)*/g, bare = number => number.replace(/[,’'\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  const isSure = number => /\D/.test(number) || number.length > 2;
  function notQuoted(value, words) {
    const there = (words.match(NUMBER) || []).map(bare);
    return there.length ? (value.match(NUMBER) || []).find(one => isSure(bare(one)) && !there.includes(bare(one))) : undefined;
  }

  /* ---- records that are there already */
  const norm = words => (words || "").trim().replace(/\s+/g, " ");
  /* A form in small letters stands for every case; any other for itself. */
  const same = (a, b) => a === b || (a.toLowerCase() === b.toLowerCase() && (a === a.toLowerCase() || b === b.toLowerCase()));
  const owner = (form, course) => course.terms.find(term => term.forms.some(other => same(form, other)));
  const called = (list, words) => list.find(known => known.called.toLowerCase() === words.toLowerCase());
  const forms = draft => (draft.fields.forms || "").split(",").map(norm).filter(Boolean);

  /* What is other when a place is read so: from the first sign that differs to the last, and the words these belong to. */
  const LETTER = "[\\p{L}\\p{N}]", begins = new RegExp("^" + LETTER, "u"), ends = new RegExp(LETTER + "$", "u");
  function changed(words, start, end, reading) {
    let from = start, to = end, rest = reading.length;
    while (from < end && words[from] === reading[from - start]) from++;
    while (to > from && rest > from - start && words[to - 1] === reading[rest - 1]) { to--; rest--; }
    const parts = [words.slice(from, to), reading.slice(from - start, rest)];
    if (parts.some(part => begins.test(part))) while (ends.test(words.slice(0, from))) from--;
    if (parts.some(part => ends.test(part))) while (begins.test(words.slice(to))) to++;
    return { from, to };
  }

  /* A field: its name here, its words, and how it is asked for. `fresh`: only where the record is new. */
  const SAYS = { name: "says", label: () => say("What this text says of it, in one line of ours"), rule: one };
  const ABOUT = label => ({ name: "body", label, tall: true, fresh: true, rule: ours });
  const which = (label, list) => ({ name: "which", label, list, rule: written });
  const BY = { name: "by", label: () => say("Your name, as it shall stand under it"), rule: written };

  shared.kinds = {
    note: {
      called: () => say("Note"),
      hint: () => say("One point about these words, beside them on the page."),
      fields: () => [{ name: "body", label: () => say("Your note"), tall: true, rule: ours }, BY],
      folder: "notes",
      make(draft, context) {
        const f = draft.fields, who = f.by.toLowerCase() === "editors" ? "" : "-" + slug(f.by, 2), name = slug(draft.quote, 5) || "note";
        const named = free(draft.text + "-" + name + (who.length > 1 ? who : ""), "notes", context.course.notes, draft, context);
        const head = [line("text", draft.text), ...where(draft), line("voice", "editors"), line("by", f.by), line("date", draft.made.slice(0, 10))];
        return { file: named, path: "docs/notes/" + draft.text + "/" + named.id + ".md", content: file(head, f.body) };
      }
    },
    event: {
      called: () => say("Event"),
      hint: () => say("What this text says of an event, beside what the others say."),
      folder: "events", list: "tells",
      known: (draft, course) => called(course.events, draft.fields.which),
      fields: course => [
        which(() => say("Which event? Type to find it, or name a new one"), course.events.map(event => event.called)), SAYS,
        { name: "relation", label: () => say("What the words are to the event"), choice: () => ({ main: say("they tell of it"), detail: say("a detail of it"), contradicts: say("they contradict what others say"), background: say("they touch it in passing"), uses: say("they use it as a date or a name") }) },
        { name: "date", label: () => say("Date: 2012, 2012-09 or 2012-09-08"), fresh: true, rule: dated },
        { name: "kind", label: () => say("What sort of event"), fresh: true, choice: () => course.kinds.events, rule: written },
        { name: "dater", label: () => say("Who gives the date"), fresh: true, choice: () => ({ text: say("the text"), editors: say("we do") }) },
        { name: "why", label: () => say("What the date rests on"), fresh: true, rule: one },
        ABOUT(() => say("What happened, in one or two sentences of ours"))
      ],
      refuses(draft, { course }) {
        const known = this.known(draft, course);
        return known && known.silent.includes(draft.text) ? { which: say("The event’s file says that this text is silent on it. Take that out first: {path}", { path: known.path }) } : {};
      },
      entry: draft => [line("text", draft.text), ...where(draft), line("says", draft.fields.says), line("relation", draft.fields.relation)],
      head: draft => [line("title", draft.fields.which), line("date", draft.fields.date), "dated: {" + line("by", draft.fields.dater) + ", " + line("why", draft.fields.why) + "}", line("kind", draft.fields.kind)]
    },
    term: {
      called: () => say("Term"),
      hint: () => say("How this text uses a word of the glossary."),
      folder: "glossary", list: "uses",
      known: (draft, course) => draft.fields.which ? owner(draft.fields.which, course) : undefined,
      fields: course => [
        which(() => say("Which term? Type to find it, or name a new one"), course.terms.map(term => term.called)), { ...SAYS, label: () => say("How this text uses it, in one line of ours") },
        { name: "kind", label: () => say("What sort of thing it names"), fresh: true, choice: () => course.kinds.terms, rule: written },
        { name: "forms", label: () => say("Other forms it has in the texts, with commas between"), fresh: true, free: true },
        ABOUT(() => say("What it means, in one or two sentences of ours"))
      ],
      refuses(draft, { course }) {
        if (this.known(draft, course)) return {};
        const rival = forms(draft).find(form => owner(form, course));
        return rival ? { forms: say("The form “{form}” belongs to the term “{term}”.", { form: rival, term: owner(rival, course).called }) } : {};
      },
      entry: draft => [line("text", draft.text), ...where(draft), line("says", draft.fields.says)],
      head(draft) {
        const listed = forms(draft);
        return [line("term", draft.fields.which), ...(listed.length ? ["forms: [" + listed.map(quoted).join(", ") + "]"] : []), line("kind", draft.fields.kind)];
      }
    },
    figure: {
      called: () => say("Figure"),
      hint: () => say("A number this text gives, beside those of the others."),
      folder: "figures", list: "readings",
      known: (draft, course) => called(course.figures, draft.fields.which),
      fields: course => [
        which(() => say("What is measured? Type to find it, or name something new"), course.figures.map(figure => figure.called)),
        { name: "unit", label: () => say("Unit, such as % or US dollars"), fresh: true, rule: written },
        { name: "value", label: () => say("The number, as the text has it"), rule: written },
        { name: "as_of", label: () => say("The date it holds for, or “not given”"), rule: asOf },
        { name: "basis", label: () => say("What was counted, and by whom, if the text says so"), free: true, rule: written },
        ABOUT(() => say("What the number measures, in one or two sentences of ours"))
      ],
      refuses(draft, { course }) {
        const known = this.known(draft, course), f = draft.fields;
        const [strange, unit] = [notQuoted(f.value || "", draft.quote || draft.words || ""), known ? known.unit : f.unit || ""];
        if (strange) return { value: say("The chosen words do not give {number}.", { number: strange }) };
        if (unit && f.value && f.value !== unit && f.value.endsWith(unit)) return { value: say("Leave out the unit.") };
        const other = known && !known.judged && known.readings.find(one => one.as_of === f.as_of && norm(one.value) !== norm(f.value));
        return other ? { value: say("Another reading gives {value} for {date}. The file then needs a verdict: {path}", { value: other.value, date: other.as_of, path: known.path }) } : {};
      },
      entry: draft => [line("text", draft.text), line("value", draft.fields.value), line("as_of", draft.fields.as_of), ...where(draft), ...given("basis", draft.fields.basis)],
      head: draft => [line("title", draft.fields.which), line("unit", draft.fields.unit)]
    },
    correction: {
      called: () => say("Correction"),
      hint: () => say("A slip of our copy: what should be read, and why. The received words stay visible."),
      fields: () => [
        { name: "what", label: () => say("What to do with the words"), choice: () => ({ read: say("read others instead"), omit: say("leave them out"), damage: say("only say that they are damaged") }) },
        { name: "reading", label: () => say("What should be read"), only: draft => draft.fields.what === "read", rule: (words, context, draft) => words === norm(draft.quote) ? say("That is what the text has.") : "" },
        { name: "reason", label: () => say("Why the words as received cannot be right"), rule: written }, BY
      ],
      received: true,
      /* Quotations of words that are kept are found as before. */
      refuses(draft, { text }) {
        const passage = text.passages.find(one => one.id === draft.passage), { what, reading } = draft.fields;
        if (!passage || !passage.quoted || what === "read" && !reading) return {};
        const { from, to } = what === "read" ? changed(passage.words, draft.start, draft.end, reading) : { from: draft.start, to: draft.end };
        const files = [...new Set(passage.quoted.filter(one => one.from < to && from < one.to).map(one => one.path))].join(", ");
        const told = say("Records quote the words you change: {files}. Change fewer words, or change those files together with them.", { files });
        return files ? { [what === "read" ? "reading" : "what"]: told } : {};
      },
      make(draft, context) {
        const f = draft.fields, reading = f.what === "damage" ? "reading: null" : line("reading", f.what === "omit" ? "" : f.reading);
        const who = f.by.toLowerCase() === "editors" ? "" : slug(f.by, 2), name = [slug(draft.quote, 5) || "slip", who].filter(Boolean).join("-");
        const named = free(name, "emendations/" + draft.text, context.course.corrections[draft.text] || [], draft, context);
        const content = [...where(draft), reading, line("reason", f.reason), line("by", f.by), ""].join("\n");
        return { file: named, path: "seeds/" + draft.text + "/emendations/" + named.id + ".yml", content };
      }
    }
  };

  /* The fields that a draft has to fill. */
  function asked(draft, context) {
    const kind = shared.kinds[draft.kind], fresh = kind.known && draft.fields.which && !kind.known(draft, context.course);
    return kind.fields(context.course).filter(field => (fresh || !field.fresh) && !(field.only && !field.only(draft)));
  }
  /* What is wrong with a draft, by the name of the field. */
  function problems(draft, context) {
    const found = {}, kind = shared.kinds[draft.kind];
    asked(draft, context).forEach(field => {
      const words = draft.fields[field.name] || "", wrong = words ? (field.rule ? field.rule(words, context, draft) : "") : field.free ? "" : needed(words);
      if (wrong) found[field.name] = wrong;
    });
    return kind.refuses && !found.which ? { ...kind.refuses(draft, context), ...found } : found;
  }
  /* The file a draft becomes: a record, or what is added to one, in the folder named after it. */
  function made(draft, context) {
    const kind = shared.kinds[draft.kind], { course } = context;
    if (kind.make) return kind.make(draft, context);
    const known = kind.known(draft, course), lines = kind.entry(draft);
    if (!known) {
      const named = free(slug(draft.fields.which, 8) || draft.kind, kind.folder, course[draft.kind + "s"].map(known => known.id), draft, context);
      return { file: named, path: "docs/" + kind.folder + "/" + named.id + ".md", content: file([...kind.head(draft), kind.list + ":", ...entry(lines, "  ")], draft.fields.body) };
    }
    const folder = kind.folder + "/" + known.id, named = free(draft.text + "-" + (slug(draft.quote, 5) || "words"), folder, known.added, draft, context);
    return { file: named, path: "docs/" + folder + "/" + named.id + ".yml", content: lines.join("\n") + "\n" };
  }
  Object.assign(shared, { asked, problems, made, today });
})();
