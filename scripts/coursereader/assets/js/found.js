/* Where a result of the search leads, its words are lit once. */
(function () {
  "use strict";
  /* Says which, until the page that it leads to is there. */
  function remember(one) {
    if (one.excerpt.found.length) keep(JSON.stringify({ at: one.href, whole: one.excerpt.whole, words: one.excerpt.found }));
    setTimeout(() => { if (new URL(one.href).pathname === location.pathname) light(); }, 50);
  }
  function keep(said) { try { sessionStorage.setItem("reader.found", said); } catch (e) { /* where it is denied, nothing is lit */ } }
  function kept() { try { const said = sessionStorage.getItem("reader.found"); sessionStorage.removeItem("reader.found"); return JSON.parse(said); } catch (e) { return null; } }

  const OTHERS = ".vh, .pn, .rp, .pop, sup, script, style, template, [hidden]";
  /* The words of an element as one string, and where each letter of it stands. */
  function spelled(element) {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), places = [];
    let said = "";
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(OTHERS)) continue;
      for (let k = 0; k < node.data.length; k++) {
        const sign = /\s/.test(node.data[k]) ? " " : node.data[k];
        if (sign === " " && said.endsWith(" ")) continue;
        said += sign; places.push([node, k]);
      }
    }
    return { said, places };
  }
  function range(places, from, to) {
    const found = document.createRange();
    found.setStart(places[from][0], places[from][1]);
    found.setEnd(places[to - 1][0], places[to - 1][1] + 1);
    return found;
  }
  function light() {
    const found = kept();
    if (!found || !Array.isArray(found.words) || found.at !== location.href.replace(/\?[^#]*/, "")) return;
    const element = (location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))) || document.querySelector("article, main") || document.body;
    const { said, places } = spelled(element), at = found.whole ? said.indexOf(found.whole) : -1, low = Math.max(0, at);
    const ranges = found.words.map(words => [said.indexOf(words, low), words.length]).filter(([from, length]) => from >= 0 && length && (at < 0 || from < at + found.whole.length)).map(([from, length]) => range(places, from, from + length));
    if (!ranges.length) return;
    if (window.CSS && CSS.highlights && window.Highlight) {
      document.documentElement.classList.add("highlit");
      CSS.highlights.set("reader-found", new Highlight(...ranges));
    }
    const box_ = ranges[0].getBoundingClientRect();
    if (!box_.height || (box_.bottom <= innerHeight && box_.top >= 60)) return;
    if (window.reader && window.reader.line) window.reader.line.led();
    scrollBy({ top: box_.top - innerHeight / 3, behavior: "instant" });
  }

  window.readerRemember = remember;
  /* After every other script that waits for the page. */
  function ready() { requestAnimationFrame(light); addEventListener("hashchange", light); }
  if (document.readyState === "complete") ready(); else document.addEventListener("DOMContentLoaded", ready);
})();
