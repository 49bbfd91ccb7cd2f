/* What comes first: what is called by the words asked for; then where they stand as a phrase, then close together, then
   anywhere; the body before references. The weights stand at the top. */
(function () {
  "use strict";
  const { FIELDS } = window.readerSearch, [TITLE, FORMS, BODY, ALSO] = FIELDS.keys(), WIDE = FIELDS.length;
  const BY_FIELD = [6, 5, 1, .5];
  /* By title, by another name, by the words of its address: where all of a name was asked for, and where a part was. */
  const WHOLE = { [TITLE]: 2, [FORMS]: 1.8, [ALSO]: 1.7 }, PART = { [TITLE]: 1, [FORMS]: .9, [ALSO]: 1 }, NAME = 3;
  const BY_KIND = { term: 1.15, event: 1.15, comparison: 1.1, figure: 1.1, name: 1.1, difference: 1.05, text: 1.1, page: .8, heading: .9, reference: .8, session: .9, outline: .9, "key-quotations": .9 };
  /* Of two things that are called alike: what it is, before what there is about it. */
  const FIRST = { term: .7, name: .5, event: .3, text: .3, comparison: .2, figure: .2 };
  const INEXACT = 2, AS_ASKED = 1.6, CLOSE = 1.2, OWN_YEAR = .1, SMALL_WORDS = .15, SAME_QUESTION = .3, SCATTERED = .35;

  window.readerSearch.ranking = function (has, stop) {
    const isWord = at => has.termOf[has.tokens[at]] >= 0, prior = doc => BY_KIND[has.index.kind[doc]] || 1;
    const sum = (all, of) => all.reduce((total, one) => total + of(one), 0);

    /* By document, how much a unit weighs there: what is rare weighs more, and more in a title or a short field. */
    function weigh(unit) {
      const rare = Math.log(1 + (has.count - unit.by.size + .5) / (unit.by.size + .5)), weights = new Map();
      unit.by.forEach((hits, doc) => {
        const much = sum(hits, ([at, , weight]) => {
          const field = has.owners[at] % WIDE;
          return weight * BY_FIELD[field] / (.4 + .6 * has.lengths[field][doc] / has.mean[field]);
        });
        weights.set(doc, rare * much * 2.2 / (much + 1.2));
      });
      unit.rare = rare;
      return weights;
    }

    /* The shortest stretch of the body with most of the units: from, to, words in it, whether in the order asked. What is
       only like what was asked for counts as longer. */
    function near(units, doc) {
      const low = has.starts[doc * WIDE + BODY], high = has.starts[doc * WIDE + BODY + 1], all = [];
      units.forEach((unit, u) => (unit.by.get(doc) || []).forEach(([at, size, weight]) => { if (at >= low && at < high) all.push([at, at + size, u, weight < 1 ? INEXACT : 0]); }));
      all.sort((a, b) => a[0] - b[0]);
      const last = new Array(units.length).fill(null), present = new Set(all.map(hit => hit[2])).size;
      let best = null;
      let many = 0;
      for (const hit of all) {
        if (!last[hit[2]]) many++;
        last[hit[2]] = hit;
        if (many < present) continue;
        const held = last.filter(Boolean), from = Math.min(...held.map(h => h[0])), to = Math.max(...held.map(h => h[1]));
        const length = to - from + sum(held, h => h[3]);
        if (!best || length < best.length) best = { from, to, length, ordered: held.every((h, n) => !n || h[0] >= held[n - 1][0]), units: present };
        if (present === 1 && !hit[3]) break;
      }
      if (best) { best.words = 0; for (let at = best.from; at < best.to; at++) if (isWord(at)) best.words++; }
      return best;
    }

    /* Of a place, the words that tell something; at least one. */
    function counted(at, many) {
      let n = 0;
      for (let k = at; k < at + many; k++) if (isWord(k) && !stop.has(has.vocabulary[has.termOf[has.tokens[k]]])) n++;
      return n || 1;
    }
    const opens = doc => { const at = has.starts[doc * WIDE + TITLE]; return at < has.starts[doc * WIDE + TITLE + 1] && isWord(at) ? has.vocabulary[has.termOf[has.tokens[at]]] : null; };

    /* How well the names of a thing are what was asked for: the whole of one, a part of one, or words of
       several; of three words asked for and more one may be missing. A year
       that is the thing's own need not stand in its name. */
    function called(units, doc, small) {
      const year = has.index.year[doc], dated = unit => unit.kind === "word" && year && unit.pieces[0].word === year;
      const hits = units.map(unit => (unit.by.get(doc) || []).filter(([at]) => has.owners[at] % WIDE !== BODY));
      if (!hits.some(those => those.length)) return 0;
      const either = new Set(), minor = new Set(), rare = sum(units, unit => Math.sqrt(unit.rare));
      let best = 0;
      function name(field, from, to) {
        let size = 0, met = 0, pieces = 0, telling = 0, covered = 0;
        for (let at = from; at < to; at++) if (isWord(at)) { const word = has.vocabulary[has.termOf[has.tokens[at]]]; if (stop.has(word)) minor.add(word); else size++; }
        units.forEach((unit, u) => {
          const here = hits[u].filter(([at]) => at >= from && at < to);
          if (!here.length && !dated(unit)) return;
          met++; covered += Math.sqrt(unit.rare) / rare; either.add(u);
          if (!here.length) return;
          telling++;
          pieces += Math.max(...here.map(([at, many, weight]) => weight * counted(at, many)));
        });
        if (met < Math.max(Math.min(2, units.length), units.length - 1) || !telling || !size) return;
        const share = Math.min(1, pieces / size);
        best = Math.max(best, (share > .85 ? share * WHOLE[field] : (.4 + .6 * share) * PART[field]) * (met < units.length ? covered * covered : 1));
      }
      (has.named[doc] ? [TITLE, FORMS, ALSO] : [TITLE, FORMS]).forEach(field => {
        const end = has.starts[doc * WIDE + field + 1];
        for (let from = has.starts[doc * WIDE + field], at = from; at <= end; at++) if (at === end || !has.tokens[at]) { name(field, from, at); from = at + 1; }
      });
      if (!best) return either.size === units.length ? SCATTERED : 0;
      return best + (units.some(dated) ? OWN_YEAR : 0) + (small.length && opens(doc) === small[0] ? SAME_QUESTION : 0) + (small.length ? SMALL_WORDS * small.filter(word => minor.has(word)).length / small.length : 0);
    }

    /* One document. `weights`: by unit, what `weigh` said; `asked`: all words of the query, and the small ones of them. */
    function rank(units, weights, doc, asked) {
      const met = units.filter((unit, u) => weights[u].has(doc)), rare = sum(met, unit => unit.rare), part = sum(met, unit => Math.sqrt(unit.rare)) / sum(units, unit => Math.sqrt(unit.rare));
      const name = called(met, doc, asked.small), body = near(met, doc);
      let score = sum(weights, w => w.get(doc) || 0) / rare;
      if (body) body.asAsked = met.length > 1 && body.units === met.length && body.ordered && body.words <= asked.span;
      if (body && met.length > 1 && body.units === met.length) score += body.asAsked ? AS_ASKED : CLOSE * Math.min(1, met.length / body.words);
      const whole = name > 1.4 ? FIRST[has.index.kind[doc]] || 0 : 0;
      return { doc, body, name, score: (score * prior(doc) / (1 + name) + name * NAME + whole) * part * part };
    }
    return { weigh, rank };
  };
})();
