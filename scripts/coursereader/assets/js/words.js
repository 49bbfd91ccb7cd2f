/* A passage's own words on the page, without what others put among them: numbers, names, marks, labels. Its element says
   `data-words`, with the passage's id; places count its own characters. */
(function () {
  "use strict";
  var reader = window.reader, all = reader.all;
  /* What stands before the words is parted from them by one blank. */
  var BEFORE = ".pn:not(.at),.turn,.pull__v,.cap>span:first-child", OURS = BEFORE + ",.pn,sup.nr,a.ev,.rp";

  /* The text nodes of the words, each with its place among them and the blank to skip. */
  function nodes(words) {
    var walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT), found = [], at = 0;
    for (var n = walk.nextNode(); n; n = walk.nextNode()) {
      if (n.parentElement.closest(OURS)) continue;
      var before = n.previousSibling, skip = before && before.nodeType === 1 && before.matches(BEFORE) ? 1 : 0;
      found.push({ node: n, at: at, skip: skip });
      at += n.length - skip;
    }
    return found;
  }
  function said(words) { return nodes(words).map(function (one) { return one.node.data.slice(one.skip); }).join(""); }

  /* From where to where a range holds words of a passage; null where it holds none. */
  function span(words, range) {
    var from = Infinity, to = -Infinity;
    nodes(words).forEach(function (one) {
      var n = one.node;
      if (!range.intersectsNode(n)) return;
      var a = Math.max(one.skip, n === range.startContainer ? range.startOffset : 0);
      var b = n === range.endContainer ? range.endOffset : n.length;
      if (a >= b) return;
      from = Math.min(from, one.at + a - one.skip);
      to = Math.max(to, one.at + b - one.skip);
    });
    return from < to ? inner(said(words), from, to) : null;
  }
  /* Without blanks at either end. */
  function inner(words, from, to) {
    while (from < to && !words.slice(from, from + 1).trim()) from++;
    while (from < to && !words.slice(to - 1, to).trim()) to--;
    return from < to ? { from: from, to: to, words: words.slice(from, to) } : null;
  }
  function range(words, from, to) {
    var made = document.createRange(), begun = false;
    nodes(words).forEach(function (one) {
      var end = one.at + one.node.length - one.skip;
      if (!begun && from < end) { made.setStart(one.node, from - one.at + one.skip); begun = true; }
      if (begun && one.at < to) made.setEnd(one.node, Math.min(to, end) - one.at + one.skip);
    });
    return made;
  }

  /* What is selected now: the words of the first passage it touches, and whether it went on into another. */
  function selected() {
    var chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    var whole = chosen.getRangeAt(0), found = null;
    all("[data-words]").some(function (el) {
      var here = whole.intersectsNode(el) && span(el, whole);
      if (here && found) { found.cut = true; return true; }
      if (here) found = Object.assign(here, { el: el, passage: el.dataset.words, cut: false });
      return false;
    });
    return found;
  }
  reader.words = { nodes: nodes, said: said, range: range, selected: selected };
})();
