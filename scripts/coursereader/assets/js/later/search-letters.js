/* Other ways in which a word may stand in the texts: names in full for their initials, and Latin letters for Cyrillic ones,
   by whichever of the usual systems a text writes them. Asked only for words that stand nowhere as they were typed. */
(function () {
  "use strict";
  const FEWEST = 3, MOST = 8;
  const LATIN = {
    а: "a", б: "b", в: "v|w", г: "g|h", ґ: "g", д: "d", е: "e|ye|je|ie", ё: "e|yo|jo|io", є: "ye|ie|je", ж: "zh|j", з: "z", и: "i|y", і: "i", ї: "yi|i|ji",
    й: "y|j|i|", к: "k|c", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u|ou", ў: "w|u", ф: "f", х: "kh|h|x", ц: "ts|c|tz",
    ч: "ch", ш: "sh", щ: "shch|sch", ъ: "", ы: "y|i", ь: "", э: "e", ю: "yu|ju|iu|u", я: "ya|ja|ia|a",
  };

  /* The pattern of a word of Cyrillic letters in Latin ones; null where it has others. */
  function latin(word) {
    const letters = [...word];
    return letters.length >= FEWEST && letters.every(letter => letter in LATIN) ? new RegExp("^" + letters.map(letter => "(?:" + LATIN[letter] + ")").join("") + "$") : null;
  }

  /* Whether letters are the initials of words, in their order: what is all in capitals may stand whole (`UN`), small words
     may give a letter or none. */
  function initials(letters, words) {
    if (!words.length) return !letters;
    const [{ word, small, capitals }, ...rest] = words;
    return (small && initials(letters, rest)) || (capitals && letters.startsWith(word) && initials(letters.slice(word.length), rest)) || (letters[0] === word[0] && initials(letters.slice(1), rest));
  }

  /* Where names stand that have these initials: first token, how many. `names`: of every name where it begins and ends. */
  function* inFull(letters, names, wordsOf) {
    if (letters.length < FEWEST || letters.length > MOST) return;
    for (const [from, to] of names()) {
      const words = wordsOf(from, to), telling = words.filter(word => !word.small).length;
      if (telling >= FEWEST && telling <= letters.length && words[0].word[0] === letters[0] && initials(letters, words)) yield [from, to - from];
    }
  }
  Object.assign(window.readerSearch, { latin, inFull });
})();
