/* Reads the index of the search (exports/search_coding.py), when it is first asked and once `more` of it is there: every
   word with all its places, in the order of the documents. What is found there, and what comes first: search-engine.js. */
(function () {
  "use strict";
  const FIELDS = ["title", "forms", "body", "also"], [, , BODY, ALSO] = FIELDS.keys(), WIDE = FIELDS.length;
  const HAN = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const IS_HAN = new RegExp("^[" + HAN + "]", "u"), IS_WORD = /[\p{L}\p{N}\p{M}]/u;
  const WORD = new RegExp("[" + HAN + "]|(?:(?![" + HAN + "])[\\p{L}\\p{N}\\p{M}])+", "gu");
  const PLAIN = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е" };
  const OF_TEXT = /^(?:[^/]*\/)[^/#]*#[a-z]+\d+[a-z]?$/;

  /* Lower case, without accents, so that words that a reader takes for the same are the same. */
  const ASCII = /^[\x00-\x7f]*$/;
  function fold(word) {
    word = word.toLowerCase();
    if (ASCII.test(word)) return word;
    return word.normalize("NFKD").replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "$1").normalize("NFC").replace(/[łøđðþßæœıё]/g, c => PLAIN[c]);
  }

  /* Of a record's address, the words of its file's name: whoever chose them chose those one thinks of. */
  function slug(address) {
    if (OF_TEXT.test(address)) return [];
    const name = address.split("#").pop().replace(/(?:^|\/)index\.html$|\.html$/, "").split("/").pop();
    return name.split("-").filter(Boolean);
  }

  function read(index) {
    const more = index.more || { words: "", body: [] }, written = (field, doc) => index[FIELDS[field]][doc] || (field === BODY && more.body[doc]) || "";
    const list = [""], numbers = new Map(), vocabulary = [], terms = new Map(), termOf = [-1];
    let before = "";
    function known(word) {
      if (numbers.has(word)) return numbers.get(word);
      const number = list.push(word) - 1;
      numbers.set(word, number);
      const term = IS_WORD.test(word) ? fold(word) : null;
      if (term !== null && !terms.has(term)) terms.set(term, vocabulary.push(term) - 1);
      termOf.push(term === null ? -1 : terms.get(term));
      return number;
    }
    for (const line of [index.words, more.words].filter(Boolean).join("\n").split("\n")) known(before = before.slice(0, parseInt(line[0], 36)) + line.slice(1));

    const count = index.address.length, slugs = index.address.map(slug), most = [...FIELDS.map(field => index[field]), more.body].reduce((all, column) => all + column.join("").length, 0) + slugs.reduce((all, words) => all + words.length + 1, 0);
    const starts = new Uint32Array(count * WIDE + 1), tokens = new Uint32Array(most), owners = new Uint32Array(most), named = new Uint8Array(count);
    const lengths = FIELDS.map(() => new Float32Array(count)), decode = decoder(index.digits, tokens);
    let size = 0;
    for (let doc = 0; doc < count; doc++) for (let field = 0; field < WIDE; field++) {
      const start = starts[doc * WIDE + field] = size;
      size = decode(written(field, doc), size);
      if (field === ALSO && slugs[doc].length) {
        if (size > start) tokens[size++] = 0;
        for (const word of slugs[doc]) tokens[size++] = known(word);
        named[doc] = 1;
      }
      let length = 0;
      for (let at = start; at < size; at++) { owners[at] = doc * WIDE + field; if (termOf[tokens[at]] >= 0) length++; }
      lengths[field][doc] = length;
    }
    starts[count * WIDE] = size;
    const mean = lengths.map(all => all.reduce((a, b) => a + b, 0) / Math.max(1, all.filter(Boolean).length));
    return { index, list, terms, termOf: Int32Array.from(termOf), vocabulary, tokens: tokens.subarray(0, size), owners, starts, ...places(tokens, size, termOf, vocabulary.length), lengths, mean, named, count };
  }

  /* By term, where it stands: `places[of[t]]` to `places[of[t + 1] - 1]`. */
  function places(tokens, size, termOf, terms) {
    const of = new Uint32Array(terms + 1);
    for (let at = 0; at < size; at++) { const t = termOf[tokens[at]]; if (t >= 0) of[t + 1]++; }
    for (let t = 0; t < terms; t++) of[t + 1] += of[t];
    const found = new Uint32Array(of[terms]), next = of.slice();
    for (let at = 0; at < size; at++) { const t = termOf[tokens[at]]; if (t >= 0) found[next[t]++] = at; }
    return { of, places: found };
  }

  /* Codes of one to four digits; the first says how many follow. Written into `tokens` from `at` on; says where they end. */
  function decoder({ signs, first }, tokens) {
    const value = new Uint8Array(128), base = signs.length, one = first[0], two = one + first[1], three = two + first[2];
    for (let n = 0; n < base; n++) value[signs.charCodeAt(n)] = n;
    const leads = [0, one, two, three], skips = [0, one];
    for (let k = 1; k < 3; k++) skips.push(skips[k] + first[k] * Math.pow(base, k));
    return function (code, at) {
      for (let i = 0; i < code.length;) {
        const lead = value[code.charCodeAt(i++)], more = lead < one ? 0 : lead < two ? 1 : lead < three ? 2 : 3;
        let n = lead - leads[more];
        for (let k = 0; k < more; k++) n = n * base + value[code.charCodeAt(i++)];
        tokens[at++] = n + skips[more];
      }
      return at;
    };
  }

  window.readerSearch = { read, fold, WORD, IS_HAN, FIELDS };
})();
