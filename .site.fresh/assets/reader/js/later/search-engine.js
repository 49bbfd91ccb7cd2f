/* The search itself: reads the index (exports/search_coding.py), finds, ranks, and cuts out the words around what it
   found. It knows no page: search.js shows. Ranking stands in `BY_FIELD`, `BY_KIND` and `rank`. */
(function () {
  "use strict";
  const FIELDS = ["title", "forms", "body", "also"], TITLE = 0, FORMS = 1, BODY = 2, ALSO = 3;
  const BY_FIELD = [6, 5, 1, .5];
  const BY_KIND = { term: 1.15, event: 1.15, comparison: 1.15, figure: 1.1, name: 1.1, difference: 1.05, text: 1.1, page: .8, heading: .9, reference: .75 };
  const FEW = 5;
  const HAN = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const IS_HAN = new RegExp("^[" + HAN + "]", "u"), IS_WORD = /[\p{L}\p{N}\p{M}]/u, DIGIT = /\p{N}/u;
  const WORD = new RegExp("[" + HAN + "]|(?:(?![" + HAN + "])[\\p{L}\\p{N}\\p{M}])+", "gu");
  const PLAIN = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е" };
  const QUOTES = /["“”„‟«»〝〞＂「」『』]/g, APOSTROPHE = /^['’‘ʼ＇]$/, HYPHEN = /^[-‐‑–\/&]$/;
  /* Words that carry nothing alone; they count in phrases. */
  const STOP = {
    en: "a an and are as at be but by for from has have how in into is it its of on or that the their this to was were what when where which who why will with do does did",
    pt: "a à ao aos as às com como da das de do dos e é em entre foi na nas no nos o os ou para pela pelo por qual quais que se sem ser sua seu são um uma",
    ru: "а в во и из за к как на не но о об от по при с со у что это для до его их она они он был была было были ли же"
  };

  /* Lower case, without accents, so that words that a reader takes for the same are the same. */
  function fold(word) {
    word = word.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(word)) return word;
    return word.normalize("NFKD").replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "$1").normalize("NFC").replace(/[łøđðþßæœıё]/g, c => PLAIN[c]);
  }

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

  /* ---- the index, read once: every word with all its places, in the order of the texts */
  function read(index) {
    const list = [""], signs = new Uint8Array(128), first = index.digits.first, base = index.digits.signs.length;
    Array.from(index.digits.signs).forEach((sign, n) => { signs[sign.charCodeAt(0)] = n; });
    let before = "";
    index.words.split("\n").forEach(line => list.push(before = before.slice(0, parseInt(line[0], 36)) + line.slice(1)));
    const terms = new Map(), termOf = new Int32Array(list.length).fill(-1), vocabulary = [];
    list.forEach((word, n) => {
      if (!n || !IS_WORD.test(word)) return;
      const term = fold(word);
      if (!terms.has(term)) { terms.set(term, vocabulary.length); vocabulary.push(term); }
      termOf[n] = terms.get(term);
    });
    const count = index.address.length, starts = new Uint32Array(count * 4 + 1), row = [], owners = [], of = new Uint32Array(vocabulary.length + 1);
    const one = first[0], two = one + first[1], three = two + first[2], lengths = [new Float32Array(count), new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    for (let doc = 0; doc < count; doc++) for (let field = 0; field < 4; field++) {
      const code = index[FIELDS[field]][doc];
      starts[doc * 4 + field] = row.length;
      for (let i = 0; i < code.length;) {
        const lead = signs[code.charCodeAt(i++)];
        let more = lead < one ? 0 : lead < two ? 1 : lead < three ? 2 : 3, n = lead - [0, one, two, three][more];
        let skip = 0, size = one;
        for (let k = 0; k < more; k++) { n = n * base + signs[code.charCodeAt(i++)]; skip += size; size = first[k + 1] * Math.pow(base, k + 1); }
        n += skip;
        if (termOf[n] >= 0) { of[termOf[n] + 1]++; lengths[field][doc]++; }
        row.push(n); owners.push(doc * 4 + field);
      }
    }
    starts[count * 4] = row.length;
    for (let t = 0; t < vocabulary.length; t++) of[t + 1] += of[t];
    const tokens = Uint32Array.from(row), places = new Uint32Array(of[vocabulary.length]), next = of.slice();
    tokens.forEach((n, at) => { const t = termOf[n]; if (t >= 0) places[next[t]++] = at; });
    const mean = lengths.map(all => all.reduce((a, b) => a + b, 0) / Math.max(1, all.filter(Boolean).length));
    return { index, list, terms, termOf, vocabulary, tokens, owners: Uint32Array.from(owners), starts, of, places, lengths, mean, count };
  }

  function open(index) {
    const has = read(index), stop = new Set();
    const languages = new Set([index.language].concat(index.texts.map(text => text.language || index.language)));
    languages.forEach(code => (STOP[code.slice(0, 2)] || "").split(" ").forEach(word => { if (word) stop.add(fold(word)); }));

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
        const found = [...part.matchAll(WORD)].map(m => ({ word: fold(m[0]), at: m.index, end: m.index + m[0].length }));
        found.forEach((piece, k) => { piece.gap = k ? part.slice(found[k - 1].end, piece.at) : ""; });
        if (n % 2 && n < parts.length - 1) { if (found.length) units.push({ kind: "phrase", pieces: found }); }
        else units.push(...runs(found));
      });
      const telling = units.filter(unit => unit.kind !== "word" || !stop.has(unit.pieces[0].word));
      if (!telling.length && units.length) return [{ kind: "phrase", pieces: units.flatMap(unit => unit.pieces) }];
      const last = telling[telling.length - 1];
      if (last && last.kind === "word" && last === units[units.length - 1] && !/["\s]$/.test(query)) last.open = true;
      return telling;
    }
    /* `S-400`, `16.7` and `U.S.` are one; `north-east` are two; of `Wend’s` the end is left away. */
    function runs(found) {
      const units = [];
      found.forEach((piece, k) => {
        const before = k && found[k - 1], unit = units[units.length - 1];
        const short = before && before.word.length === 1 && piece.word.length === 1;
        const digits = before && (DIGIT.test(before.word) || DIGIT.test(piece.word));
        if (before && APOSTROPHE.test(piece.gap) && piece.word === "s") return;
        const joined = before && (piece.gap === "" || APOSTROPHE.test(piece.gap) || (HYPHEN.test(piece.gap) && (digits || piece.gap === "&")) || (/^[.,]$/.test(piece.gap) && (short || (DIGIT.test(before.word) && DIGIT.test(piece.word)))));
        if (joined) { unit.kind = "joined"; unit.pieces.push(piece); } else units.push({ kind: "word", pieces: [piece] });
      });
      return units;
    }

    /* ---- where the words stand */
    function terms(word, unit, forgiving) {
      const found = new Map(), exact = has.terms.get(word), add = (t, weight) => { if (!(found.get(t) >= weight)) found.set(t, weight); };
      if (exact !== undefined) add(exact, 1);
      if (word.length > 3) [word + "s", word + "es", word.replace(/s$/, ""), word.replace(/es$/, "")].forEach(other => { if (has.terms.has(other)) add(has.terms.get(other), .95); });
      if (unit.open && word.length > 1) has.vocabulary.forEach((term, t) => { if (term.length > word.length && term.startsWith(word)) add(t, .5 + .45 * word.length / term.length); });
      const most = DIGIT.test(word) ? 0 : word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
      for (let d = 1; d <= most && (forgiving || !found.size); d++)
        has.vocabulary.forEach((term, t) => {
          if (!DIGIT.test(term) && (typos(word, term, d) === d || (unit.open && term.length > word.length && typos(word, term.slice(0, word.length), d) === d))) add(t, term.length > word.length + d ? .5 : 1 - d * .1);
        });
      return found;
    }
    /* Of words: by document the places, in order, each with its weight. */
    function standing(unit, forgiving) {
      const at = [];
      if (unit.kind === "word") terms(unit.pieces[0].word, unit, forgiving).forEach((weight, t) => { for (let i = has.of[t]; i < has.of[t + 1]; i++) at.push([has.places[i], 1, weight]); });
      else at.push(...rows(unit));
      at.sort((a, b) => a[0] - b[0]);
      const by = new Map();
      at.forEach(hit => { const doc = ownerAt(hit[0]) >> 2; if (!by.has(doc)) by.set(doc, []); by.get(doc).push(hit); });
      return by;
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
        if (k === wanted.length) found.push([has.places[i], at - has.places[i] + 1, 1]);
      }
      return found.length || unit.kind === "phrase" ? found : together(unit);
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

    /* ---- ranking */
    function weigh(unit) {
      const rare = Math.log(1 + (has.count - unit.by.size + .5) / (unit.by.size + .5)), weights = new Map();
      unit.by.forEach((hits, doc) => {
        let much = 0;
        hits.forEach(hit => {
          const field = ownerAt(hit[0]) & 3;
          much += hit[2] * BY_FIELD[field] / (.4 + .6 * has.lengths[field][doc] / has.mean[field]);
        });
        weights.set(doc, rare * much * 2.2 / (much + 1.2));
      });
      unit.rare = rare;
      return weights;
    }
    /* The shortest stretch of one field in which every unit stands: from, to, words in it, whether in the order asked. */
    function near(units, doc, field) {
      const low = has.starts[doc * 4 + field], high = has.starts[doc * 4 + field + 1], all = [];
      units.forEach((unit, u) => (unit.by.get(doc) || []).forEach(hit => { if (hit[0] >= low && hit[0] < high) all.push([hit[0], hit[0] + hit[1], u]); }));
      all.sort((a, b) => a[0] - b[0]);
      const last = new Array(units.length).fill(null), present = new Set(all.map(hit => hit[2]));
      let best = null;
      all.forEach(hit => {
        last[hit[2]] = hit;
        const held = last.filter(Boolean);
        if (held.length < present.size) return;
        const from = Math.min(...held.map(h => h[0])), to = Math.max(...held.map(h => h[1]));
        if (!best || to - from < best.to - best.from) best = { from, to, ordered: last.every((h, u) => !u || !h || !last[u - 1] || h[0] >= last[u - 1][0]), units: present.size };
      });
      if (best) { best.words = 0; for (let at = best.from; at < best.to; at++) if (isWord(at)) best.words++; }
      return best;
    }
    /* How well one title or other name is what was asked for: 1 where it is just that, 0 where a word of it is missing.
       A year that is the document's own need not stand in the name. */
    function called(units, doc, small) {
      let best = 0;
      const either = new Set(), minor = new Set();
      const dated = unit => unit.kind === "word" && has.index.year[doc] && unit.pieces[0].word === has.index.year[doc];
      [TITLE, FORMS].forEach(field => {
        let from = has.starts[doc * 4 + field];
        const end = has.starts[doc * 4 + field + 1];
        for (let at = from; at <= end; at++) {
          if (at < end && has.tokens[at]) continue;
          let size = 0, met = 0, pieces = 0, telling = 0;
          for (let k = from; k < at; k++) if (isWord(k)) { const word = has.vocabulary[termAt(k)]; if (stop.has(word)) minor.add(word); else size++; }
          units.forEach((unit, u) => {
            const hits = (unit.by.get(doc) || []).filter(hit => hit[0] >= from && hit[0] < at);
            if (!hits.length) { if (dated(unit)) { met++; either.add(u); } return; }
            met++; telling++; either.add(u);
            pieces += Math.max(...hits.map(hit => hit[2])) * (unit.kind === "word" ? 1 : unit.pieces.filter(piece => !stop.has(piece.word)).length || 1);
          });
          if (met === units.length && telling && size) {
            const share = Math.min(1, pieces / size);
            best = Math.max(best, share > .85 ? share * (field === TITLE ? 2 : 1.8) : .4 + .6 * share);
          }
          from = at + 1;
        }
      });
      const like = small.length ? .15 * small.filter(word => minor.has(word)).length / small.length : 0;
      return best ? best + like : either.size === units.length ? .35 : 0;
    }
    function rank(units, doc, sum, span, small) {
      const name = called(units, doc, small), body = near(units, doc, BODY);
      let score = sum / units.reduce((all, unit) => all + unit.rare, 0);
      if (body && units.length > 1 && body.units === units.length) score += (body.ordered && body.words <= span ? 1.6 : 1.2 * Math.min(1, units.length / body.words));
      return { doc, score: score * (BY_KIND[has.index.kind[doc]] || 1) + name * 3, body, name };
    }

    /* All results, the best first; `loose` says that no document has all the words. Typos are looked for where a word is
       in no text, and in every word where no document has them all. */
    function search(query) {
      const units = parse(query);
      if (!units.length) return { units, results: [], loose: false };
      const all = (query.match(WORD) || []).map(fold), span = all.length, small = all.filter(word => stop.has(word));
      let weights, docs = [], loose = false;
      for (const forgiving of [false, true]) {
        units.forEach(unit => { unit.by = standing(unit, forgiving); });
        weights = units.map(weigh);
        docs = [...weights[0].keys()].filter(doc => weights.every(w => w.has(doc)));
        if (docs.length) break;
      }
      /* Of three words and more, where few documents have all, one may be missing; where none has, some are enough. */
      const fewest = docs.length ? (units.length > 2 && docs.length < FEW ? units.length - 1 : units.length) : 1;
      if (fewest < units.length) {
        loose = !docs.length;
        docs = [...new Set(weights.flatMap(w => [...w.keys()]))].filter(doc => weights.filter(w => w.has(doc)).length >= fewest && units.every((unit, u) => unit.kind !== "phrase" || weights[u].has(doc)));
      }
      const results = docs.map(doc => {
        const met = units.filter((unit, u) => weights[u].has(doc));
        const sum = weights.reduce((all, w) => all + (w.get(doc) || 0), 0), part = met.reduce((all, unit) => all + unit.rare, 0) / units.reduce((all, unit) => all + unit.rare, 0);
        const found = rank(met, doc, sum, span, small);
        found.score *= part * part;
        return found;
      });
      results.sort((a, b) => b.score - a.score || a.doc - b.doc);
      return { units, results, loose };
    }

    /* ---- what is shown of a result */
    function document_(doc) {
      const of = name => has.index[name][doc], whole = field => words(has.starts[doc * 4 + field], has.starts[doc * 4 + field + 1]);
      return { address: of("address"), kind: of("kind"), texts: of("in").split(" ").filter(Boolean), number: of("number"), year: of("year"), title: whole(TITLE) };
    }
    /* Words around the best place: pieces, some of them lit; and what to light where the result leads. */
    function excerpt(result, units, before, after) {
      const doc = result.doc, low = has.starts[doc * 4 + BODY], high = has.starts[doc * 4 + BODY + 1], lit = new Map(), best = result.body;
      units.forEach(unit => (unit.by.get(doc) || []).forEach(hit => { for (let at = hit[0]; at < hit[0] + hit[1]; at++) lit.set(at, true); }));
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
    return { search, excerpt, document: document_, texts: index.texts, kinds: index.kinds };
  }

  window.readerSearch = { open, fold, typos };
})();
