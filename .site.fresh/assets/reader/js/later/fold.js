/* Law 2 in the browser: a quotation matches exactly one place of its text. What is folded is given as data
   (drafting/course.js, from the engine's own list): here is no second list. Places count UTF-16 units. */
(function () {
  "use strict";
  const shared = window.readerAnnotating = window.readerAnnotating || {}, END = "\n";

  /* As the engine folds: white space, quotation marks, dashes, ligatures; what nobody sees falls away. */
  function folding(given) {
    const escaped = words => [...words].map(sign => "\\u{" + sign.codePointAt(0).toString(16) + "}").join("");
    const signs = new Map(Object.entries(given.signs)), unseen = new Set(given.unseen), blank = "[" + escaped(given.blanks + given.unseen) + "]";
    const plain = blank + "{2,}|(?! )" + blank + "|[" + escaped([...signs.keys()].join("")) + "]", accent = new RegExp("[" + given.accents + "]", "u");
    const composed = new RegExp(plain, "gu"), decomposed = new RegExp("[\\p{L}\\p{N}][" + given.accents + "]+|" + plain, "gu"), letter = /^[\p{L}\p{N}]/u;
    const folded = words => accent.test(words) ? decomposed : composed;
    const to = found => letter.test(found) ? [...found.normalize("NFC")].map(sign => signs.get(sign) || sign).join("") : signs.get(found) || ([...found].some(sign => !unseen.has(sign)) ? " " : "");
    function fold(words) { return words.replace(folded(words), to).replace(/^ +| +$/g, ""); }
    /* The words folded, and where in the original each unit of them begins. */
    function back(words) {
      let said = "", at = 0;
      const starts = [], keep = to => { for (; at < to; at++) { said += words[at]; starts.push(at); } };
      for (const found of words.matchAll(folded(words))) {
        keep(found.index);
        const sign = to(found[0]);
        said += sign;
        for (let n = 0; n < sign.length; n++) starts.push(at);
        at += found[0].length;
      }
      keep(words.length);
      return { said, starts };
    }
    return { fold, back };
  }

  /* All passages of one text, one after the other. */
  function index(passages, { fold, back }) {
    const words = passages.map(passage => back(passage.words)), begins = [];
    let joined = "";
    words.forEach((one, n) => { begins.push(joined.length + (n ? 1 : 0)); joined += (n ? END : "") + one.said; });
    function hits(folded) {
      const found = [];
      for (let at = folded ? joined.indexOf(folded) : -1; at >= 0; at = joined.indexOf(folded, at + 1)) found.push(at);
      return found;
    }
    const follows = (prefix, hit) => joined.slice(Math.max(0, hit - prefix.length - 1), hit).replace(/ +$/, "").endsWith(prefix);
    const precedes = (suffix, end) => joined.slice(end, end + suffix.length + 1).replace(/^ +/, "").startsWith(suffix);
    const fits = (places, length, prefix, suffix) => places.filter(hit => follows(prefix, hit) && precedes(suffix, hit + length));
    /* The fewest words before or after one of the places, or on both sides, that tell it from the others. */
    function context(hit, places, length) {
      if (places.length < 2) return { prefix: "", suffix: "" };
      const end = joined.indexOf(END, hit), whole = joined.slice(joined.lastIndexOf(END, hit) + 1, hit), split = words => words.split(" ").filter(Boolean);
      const before = split(whole), after = split(joined.slice(hit + length, end < 0 ? undefined : end));
      const first = n => after.slice(0, n).join(" "), last = n => before.slice(before.length - n).join(" ");
      const alone = (prefix, suffix) => fits(places, length, prefix, suffix).length === 1;
      for (let n = 1; n <= before.length + after.length; n++) {
        for (const many of [n, 0, ...Array.from({ length: n - 1 }, (_, k) => k + 1)]) { // so many after, the rest before
          if (many > after.length || n - many > before.length) continue;
          const suffix = first(many), prefix = last(n - many);
          if (alone(prefix, suffix)) return { prefix, suffix };
        }
      }
      return null;
    }
    /* What to write so that the words from `start` to `end` of a passage are found, and no others. */
    const known = new Map(); // it is asked for with every letter that somebody types
    function anchor(id, start, end) {
      const place = [id, start, end].join();
      if (!known.has(place)) known.set(place, look(id, start, end));
      return known.get(place);
    }
    function look(id, start, end) {
      const n = passages.findIndex(passage => passage.id === id), quote = passages[n].words.slice(start, end), folded = fold(quote);
      const first = words[n].starts.indexOf(start), hit = begins[n] + first, places = hits(folded);
      if (!folded || first < 0 || !places.includes(hit)) return null;
      const told = context(hit, places, folded.length);
      return told && { quote, ...told, places: places.length };
    }
    /* The passage in which a quotation stands, where that is one. */
    function find(quote, prefix, suffix) {
      const folded = fold(quote), found = fits(hits(folded), folded.length, fold(prefix), fold(suffix));
      if (found.length !== 1) return null;
      let n = begins.length - 1;
      while (begins[n] > found[0]) n--;
      const start = words[n].starts[found[0] - begins[n]], last = words[n].starts[found[0] - begins[n] + folded.length - 1];
      return { passage: passages[n].id, start, end: last + 1 };
    }
    return { anchor, find, hits, joined };
  }

  /* A text as received: its passages with every correction taken back. */
  function received(passages) {
    return passages.map(passage => {
      let words = "", at = 0;
      (passage.changed || []).forEach(([start, end, was]) => { words += passage.words.slice(at, start) + (was === null ? passage.words.slice(start, end) : was); at = end; });
      return { ...passage, words: words + passage.words.slice(at) };
    });
  }
  /* Where a place of the corrected words stands in those received; null where a correction touches it. */
  function asReceived(passage, start, end) {
    let grown = 0;
    for (const [a, b, was] of passage.changed || []) {
      if (a < end && b > start || (a === b && a > start && a < end)) return null;
      if (b <= start && was !== null) grown += was.length - (b - a);
    }
    return { start: start + grown, end: end + grown };
  }
  Object.assign(shared, { folding, index, received, asReceived });
})();
