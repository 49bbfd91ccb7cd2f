/* The search itself: finds in the index that search-reading.js has read, ranks, and cuts out the words around what it
   found. It knows no page: search.js shows. What comes first: search-ranking.js. */
(function () {
  "use strict";
  const { fold, WORD, IS_HAN, FIELDS, read, ranking, latin, inFull } = window.readerSearch, [TITLE, FORMS, BODY, ALSO] = FIELDS.keys(), WIDE = FIELDS.length;
  const DIGIT = /\p{N}/u, QUOTES = /["“”„‟«»〝〞＂「」『』]/g, SOME = 60, APOSTROPHE = /^['’‘ʼ＇]$/, HYPHEN = /^[-‐‑–\/&]$/;

  /* How many typos lie between two words: a letter changed, missing, added, or two in the wrong order. More than `most`: Infinity. */
  function typos(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
        row.push(d);
        if (d < least) least = d;
      }
      if (least > most) return Infinity;
      before = last; last = row;
    }
    return last[b.length] <= most ? last[b.length] : Infinity;
  }

  /* Words of one stem, by the languages of the course. A stem begins as its word does, so that only the words that begin
     as the one asked for need a stem. */
  function inflection(languages, vocabulary) {
    const stemmers = languages.map(one => window[one.stemmer]).filter(Boolean).map(Stemmer => new Stemmer()), begins = new Map(), stems = new Map();
    const start = word => word.slice(0, 2);
    vocabulary.forEach((word, t) => { const key = start(word); if (!begins.has(key)) begins.set(key, []); begins.get(key).push(t); });
    function of(word) {
      if (!stems.has(word)) stems.set(word, stemmers.map(stemmer => stemmer.stemWord(word)));
      return stems.get(word);
    }
    /* 1 where the stems are the same, less where one begins with the other: `defin-es`, `definit-ion`. */
    function like(stem, other) {
      if (stem === other) return 1;
      return Math.min(stem.length, other.length) > 4 && (stem.startsWith(other) || other.startsWith(stem)) ? .6 : 0;
    }
    return word => word.length < 3 || DIGIT.test(word) ? [] : (begins.get(start(word)) || []).map(t => [t, Math.max(0, ...of(vocabulary[t]).map((stem, n) => like(stem, of(word)[n])))]).filter(([, much]) => much);
  }

  /* Words that are so many typos away, whole or in their beginning; most are left out by their letters alone. */
  function typing(vocabulary) {
    const letters = word => { let bits = 0; for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31); return bits; };
    const many = bits => { let n = 0; for (; bits; bits &= bits - 1) n++; return n; };
    const all = Int32Array.from(vocabulary, letters);
    return function (word, d, open) {
      const own = letters(word), found = [];
      for (let t = 0; t < all.length; t++) {
        if (many(own & ~all[t]) > d) continue;
        const term = vocabulary[t];
        if (DIGIT.test(term)) continue;
        if (typos(word, term, d) === d) found.push([t, true]);
        else if (open && term.length > word.length && typos(word, term.slice(0, word.length), d) === d) found.push([t, false]);
      }
      return found;
    };
  }

  function open(index) {
    const has = read(index), stop = new Set(index.languages.flatMap(one => one.small.split(" ").map(fold)));
    const alike = inflection(index.languages, has.vocabulary), close = typing(has.vocabulary), { weigh, rank } = ranking(has, stop);

    const isWord = at => has.termOf[has.tokens[at]] >= 0;
    const termAt = at => has.termOf[has.tokens[at]];
    const ownerAt = at => has.owners[at];
    /* The words between a token and the one before it, where nothing is written: a blank, or nothing between two Han signs. */
    const blank = at => isWord(at) && at > 0 && isWord(at - 1) && ownerAt(at) === ownerAt(at - 1) && !(IS_HAN.test(has.list[has.tokens[at]]) && IS_HAN.test(has.list[has.tokens[at - 1]])) ? " " : "";
    function words(from, to) {
      let said = "";
      for (let at = from; at < to; at++) said += (at > from ? blank(at) : "") + has.list[has.tokens[at]];
      return said;
    }

    /* ---- what is asked for: words, and rows of words that stand together */
    function parse(query) {
      const units = [], parts = query.replace(QUOTES, '"').split('"');
      parts.forEach((part, n) => {
        const found = [...part.matchAll(WORD)].map(m => ({ word: fold(m[0]), capitals: m[0].length > 1 && m[0] !== m[0].toLowerCase() && m[0] === m[0].toUpperCase(), at: m.index, end: m.index + m[0].length }));
        found.forEach((piece, k) => { piece.gap = k ? part.slice(found[k - 1].end, piece.at) : ""; });
        if (n % 2 && n < parts.length - 1) { if (found.length) units.push({ kind: "phrase", pieces: found }); }
        else units.push(...runs(found));
      });
      const telling = units.filter(unit => unit.kind !== "word" || unit.pieces[0].capitals || !stop.has(unit.pieces[0].word)); // US is no us
      if (!telling.length && units.length) return [{ kind: "phrase", pieces: units.flatMap(unit => unit.pieces) }];
      const last = telling[telling.length - 1];
      if (last && last.kind === "word" && last === units[units.length - 1] && !/["\s]$/.test(query)) last.open = true;
      return telling;
    }
    /* `S-400`, `16.7` and `U.S.` are one; `north-east` are two, where no text writes them as one; of `Wend’s` the end is left away. */
    function runs(found) {
      const units = [];
      found.forEach((piece, k) => {
        const before = k && found[k - 1], unit = units[units.length - 1];
        const short = before && before.word.length === 1 && piece.word.length === 1;
        const digits = before && (DIGIT.test(before.word) || DIGIT.test(piece.word));
        if (before && APOSTROPHE.test(piece.gap) && piece.word === "s") return;
        const joined = before && (piece.gap === "" || APOSTROPHE.test(piece.gap) || (HYPHEN.test(piece.gap) && (digits || piece.gap === "&" || has.terms.has(before.word + piece.word))) || (/^[.,]$/.test(piece.gap) && (short || (DIGIT.test(before.word) && DIGIT.test(piece.word)))));
        if (joined) { unit.kind = "joined"; unit.pieces.push(piece); } else units.push({ kind: "word", pieces: [piece] });
      });
      return units;
    }

    /* ---- where the words stand */
    function terms(word, unit, forgiving) {
      const found = new Map(), exact = has.terms.get(word), add = (t, weight) => { if (!(found.get(t) >= weight)) found.set(t, weight); };
      if (exact !== undefined) add(exact, 1);
      alike(word).forEach(([t, much]) => add(t, .9 * much));
      if (unit.open && word.length > 1) has.vocabulary.forEach((term, t) => { if (term.length > word.length && term.startsWith(word)) add(t, .5 + .4 * word.length / term.length); });
      const pattern = found.size ? null : latin(word);
      if (pattern) has.vocabulary.forEach((term, t) => { if (pattern.test(term)) add(t, .95); });
      const most = DIGIT.test(word) ? 0 : word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
      for (let d = 1; d <= most && (forgiving || !found.size); d++) close(word, d, unit.open).forEach(([t, whole]) => add(t, whole ? 1 - d * .15 : .5));
      return found;
    }
    /* Of words: by document the places, in order, each with its weight. */
    function standing(unit, forgiving) {
      const at = [];
      if (unit.kind !== "word") at.push(...rows(unit));
      else if (!has.terms.has(unit.pieces[0].word)) at.push(...full(unit.pieces[0].word));
      if (unit.kind === "word" && !at.length) terms(unit.pieces[0].word, unit, forgiving).forEach((weight, t) => { for (let i = has.of[t]; i < has.of[t + 1]; i++) at.push([has.places[i], 1, weight]); });
      if (unit.kind === "word" && unit.pieces[0].capitals) at.push(...rows(spelled(unit.pieces[0].word)));
      at.sort((a, b) => a[0] - b[0]);
      const by = new Map();
      at.forEach(hit => { const doc = ownerAt(hit[0]) / WIDE | 0; if (!by.has(doc)) by.set(doc, []); by.get(doc).push(hit); });
      return by;
    }
    /* Every name of a thing: where it begins and ends. */
    function* names() {
      for (let doc = 0; doc < has.count; doc++) for (const field of [TITLE, FORMS]) {
        const end = has.starts[doc * WIDE + field + 1];
        for (let from = has.starts[doc * WIDE + field], at = from; at <= end; at++) if (at === end || !has.tokens[at]) { if (at > from) yield [from, at]; from = at + 1; }
      }
    }
    const isCapitals = word => word.length > 1 && word === word.toUpperCase();
    /* The places of a name whose initials were asked for, wherever it stands. */
    function full(letters) {
      const wordsOf = (from, to) => { const all = []; for (let at = from; at < to; at++) if (isWord(at)) { const word = has.vocabulary[termAt(at)]; all.push({ at, word, small: stop.has(word), capitals: isCapitals(has.list[has.tokens[at]]) }); } return all; };
      const called = new Map([...inFull(letters, names, wordsOf)].map(([from, size]) => [words(from, from + size), wordsOf(from, from + size)]));
      return [...called.values()].flatMap(those => rows({ kind: "phrase", pieces: those.map(({ word, at }, n) => ({ word, gap: n && !isWord(at - 1) ? has.list[has.tokens[at - 1]] : "" })) }));
    }
    /* Where all pieces of a phrase, or of a word like `S-400`, stand one after the other. */
    function rows(unit) {
      const wanted = unit.pieces.map(piece => has.terms.get(piece.word)), found = [];
      if (wanted.includes(undefined)) return unit.kind === "joined" ? together(unit) : [];
      for (let i = has.of[wanted[0]]; i < has.of[wanted[0] + 1]; i++) {
        let at = has.places[i], k = 1;
        for (; k < wanted.length; k++) {
          const gap = isWord(at + 1) ? "" : has.list[has.tokens[at + 1]], next = isWord(at + 1) ? at + 1 : at + 2;
          if (next >= has.tokens.length || ownerAt(next) !== ownerAt(at) || termAt(next) !== wanted[k] || !has.tokens[at + 1]) break;
          if (!fits(unit, unit.pieces[k].gap, isWord(at + 1) ? blank(next) : gap)) break;
          at = next;
        }
        if (k === wanted.length && (unit.kind !== "phrase" || ownerAt(at) % WIDE !== ALSO)) found.push([has.places[i], at - has.places[i] + 1, 1]);
      }
      return unit.kind === "joined" ? [...found, ...together(unit)] : found;
    }
    /* `US` where the text has `U.S.` */
    const spelled = word => ({ kind: "letters", pieces: [...word].map((letter, n) => ({ word: letter, gap: n ? "." : "" })) });
    /* Signs of Han that stand nowhere in this row: in pairs. */
    function pairs(unit) {
      const han = unit.kind === "joined" && unit.pieces.length > 2 && unit.pieces.every(piece => IS_HAN.test(piece.word));
      return han && !rows(unit).length ? unit.pieces.slice(1).map((piece, n) => ({ kind: "joined", pieces: [unit.pieces[n], piece] })) : [unit];
    }
    /* `U.S.` where the text has `US`, `S-400` where it has `S400`. */
    function together(unit) {
      const t = has.terms.get(unit.pieces.map(piece => piece.word).join("")), found = [];
      if (t !== undefined) for (let i = has.of[t]; i < has.of[t + 1]; i++) found.push([has.places[i], 1, 1]);
      return found;
    }
    /* Whether what stands between two words is what was asked for; quotation marks, dashes and brackets do not count. */
    const bare = gap => gap.replace(/[\s"“”„‟«»'’‘ʼ()\[\]\-‐‑–—*_]/g, "");
    function fits(unit, asked, stands) {
      return unit.kind === "phrase" ? bare(asked) === bare(stands) : stands.length <= 1 && (bare(asked) === bare(stands) || (/^[.,]$/.test(asked) && /^[.,]$/.test(stands)));
    }

    const known = unit => unit.pieces.every(({ word }) => has.terms.has(word) || (unit.open && has.vocabulary.some(term => term.startsWith(word))));

    /* All results, the best first; `loose` says that no document has all the words, `sure` that this was
       asked of the whole index, or that what is there of it has them all. Typos are looked for where a word is in no text,
       and in every word where no document has them all. Of three words and more one may be missing, where what is left is
       still half as good as the best (of `SOME`); where none has all, some are enough. */
    function search(query) {
      const units = parse(query).flatMap(pairs);
      if (!units.length) return { units, results: [], loose: false, sure: true };
      const words = (query.match(WORD) || []).map(fold), asked = { span: words.length, small: words.filter(word => stop.has(word)) };
      let weights, loose = true;
      for (const forgiving of [false, true]) {
        units.forEach(unit => { unit.by = standing(unit, forgiving); });
        weights = units.map(weigh);
        loose = !weights.slice(1).reduce((docs, w) => docs.filter(doc => w.has(doc)), [...weights[0].keys()]).length;
        if (!loose) break;
      }
      const fewest = loose ? 1 : units.length > 2 ? units.length - 1 : units.length, many = new Map();
      weights.forEach(w => w.forEach((_, doc) => many.set(doc, (many.get(doc) || 0) + 1)));
      const fit = [...many.keys()].filter(doc => many.get(doc) >= fewest && units.every((unit, u) => unit.kind !== "phrase" || weights[u].has(doc)));
      const sum = doc => weights.reduce((all, w) => all + (w.get(doc) || 0), 0), all = fit.filter(doc => many.get(doc) === units.length);
      const some = fit.filter(doc => many.get(doc) < units.length).map(doc => [sum(doc), doc]).sort((a, b) => b[0] - a[0]).slice(0, SOME).map(one => one[1]);
      const results = [...all, ...some].map(doc => rank(units, weights, doc, asked)).sort((a, b) => b.score - a.score || a.doc - b.doc);
      return { units, results: results.filter(one => loose || many.get(one.doc) === units.length || one.score > results[0].score / 2), loose, sure: Boolean(index.more) || (!loose && units.every(known)) };
    }

    /* ---- what is shown of a result */
    /* A passage is of the year of its text. */
    const years = new Map(index.texts.map(text => [text.id, text.year]));
    function facts(doc) {
      const texts = index.in[doc].split(" ").filter(Boolean), own = index.address[doc].startsWith("texts/");
      return { kind: index.kind[doc], texts, year: index.year[doc] || (own && years.get(texts[0])) || "" };
    }
    function document_(doc) {
      const of = name => has.index[name][doc], whole = field => words(has.starts[doc * WIDE + field], has.starts[doc * WIDE + field + 1]);
      return { address: of("address"), kind: of("kind"), texts: of("in").split(" ").filter(Boolean), number: of("number"), year: of("year"), title: whole(TITLE) };
    }
    /* Words around the best place: pieces, some of them lit; and what to light where the result leads. */
    function excerpt(result, units, before, after) {
      const doc = result.doc, low = has.starts[doc * WIDE + BODY], high = has.starts[doc * WIDE + BODY + 1], lit = new Map(), best = result.body;
      units.forEach(unit => (unit.by.get(doc) || []).forEach(hit => { for (let at = hit[0]; at < hit[0] + hit[1]; at++) lit.set(at, true); }));
      if (best && best.asAsked) for (let at = best.from; at < best.to; at++) lit.set(at, true); // the phrase is one light
      let from = best ? best.from : low, to = from;
      for (let n = best ? before || 10 : 0; n && from > low && has.tokens[from - 1]; from--) if (isWord(from - 1)) n--;
      if (from > low && !isWord(from)) from++;
      for (let n = after || 30; n && to < high && has.tokens[to]; to++) if (isWord(to)) n--;
      if (to < high && has.tokens[to] && !isWord(to) && /^[.!?…]/.test(has.list[has.tokens[to]])) to++;
      const parts = [];
      for (let at = from; at < to; at++) {
        const bright = lit.has(at), said = has.list[has.tokens[at]], last = parts[parts.length - 1], space = at > from ? blank(at) : "";
        if (last && last.lit === bright) last.words += space + said;
        else { if (last && space) { if (last.lit) parts.push({ words: space, lit: false }); else last.words += space; } parts.push({ words: said, lit: bright }); }
      }
      const cutBefore = from > low && has.tokens[from - 1], cutAfter = to < high && has.tokens[to];
      if (cutBefore) parts.unshift({ words: "… ", lit: false });
      if (cutAfter) parts.push({ words: " …", lit: false });
      const whole = best && best.words <= 40 ? words(best.from, best.to) : "";
      return { parts, whole, found: [...new Set(parts.filter(part => part.lit).map(part => part.words))] };
    }
    return { search, excerpt, facts, document: document_, texts: index.texts, kinds: index.kinds, whole: Boolean(index.more), has, alike, words, blank };
  }

  Object.assign(window.readerSearch, { open, typos });
})();
