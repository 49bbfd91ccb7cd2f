/* How one cites: the panel of a page, and words or passages for the clipboard, in the style that was chosen last and with the
   italics that it wants. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, say = reader.say, all = reader.all, store = reader.store;
  var panel = document.querySelector("details.cite"), styles = all(".cite__of:first-of-type .cite__s", panel), days = window.readerDays;

  function known(wanted, them) { return them.indexOf(wanted) < 0 ? them[0] : wanted; }
  function style() { return known(store("reader.cite"), styles.map(function (el) { return el.dataset.style; })); }
  function work() { return known(store("reader.cite-of"), all(".cite__of", panel).map(function (el) { return el.dataset.of; })); }
  function chosen() { return panel.querySelector('.cite__of[data-of="' + work() + '"] .cite__s[data-style="' + style() + '"]'); }

  /* ---- what only the browser knows */
  function today(of) {
    var now = new Date();
    return days[of][0].replace("{day}", now.getDate()).replace("{month}", days[of][1][now.getMonth()]).replace("{year}", now.getFullYear());
  }
  function filled(el, of, spot) {
    all("[data-gap]", el).forEach(function (gap) {
      var kind = gap.dataset.gap, words = gap.textContent;
      if (kind === "accessed") words = today(of);
      if (kind === "place") words = spot.name;
      if (kind === "page") words = spot.page;
      if (kind === "address") {
        words = /^https?:/.test(words) ? words.replace(/#.*/, "") : location.href.replace(/[?#].*/, "");
        if (spot) words += "#" + spot.passage;
      }
      gap.textContent = words;
    });
    return el;
  }
  /* A paragraph of its words and of what stands in italics. */
  function said(part, of, spot) {
    var copy = filled((part.content || part).cloneNode(true), of, spot), made = make("p", {});
    all("[data-gap]", copy).forEach(function (gap) { gap.replaceWith(gap.textContent); });
    made.append.apply(made, Array.prototype.slice.call(copy.childNodes));
    return made;
  }

  /* A passage, or words of it: in a note; or in brackets, with the entry for the list of works. `name`: what one calls it. */
  function citation(spot) {
    var el = chosen(), of = style(), known = work() === "here" ? spot.name : spot.page;
    var placed = known && el.querySelector(/\d–\d/.test(known) ? ".cite__pp" : ".cite__p");
    var cited = said(placed || el.querySelector(".cite__c"), of, spot), listed = said(el.querySelector(".cite__l"), of, spot);
    if (spot.words) {
      var around = say("“{words}” {citation}", { words: spot.words, citation: "\0" }).split("\0");
      cited.prepend(around[0]);
      cited.append(around[1]);
    }
    return el.dataset.notes === undefined ? make("div", {}, cited, listed) : make("div", {}, cited);
  }

  /* ---- the panel */
  function choice(name, kept, value, options) {
    var select = make("select", {});
    options.forEach(function (one) { select.append(make("option", one[0] === value ? { value: one[0], selected: "" } : { value: one[0] }, one[1])); });
    select.onchange = function () { store(kept, select.value); set(kept, select.value); };
    return make("label", {}, name + " ", select);
  }
  var set = function (kept, value) {
    all(".cite__of", panel).forEach(function (of) {
      if (kept === "reader.cite-of") of.hidden = of.dataset.of !== value;
      if (kept === "reader.cite") all(".cite__s", of).forEach(function (el) { el.hidden = el.dataset.style !== value; });
      if (of.nextElementSibling && of.nextElementSibling.matches(".cite__f")) of.nextElementSibling.hidden = of.hidden;
    });
  };
  function copying(part) {
    var button = make("button", { type: "button" }, say("Copy"));
    button.onclick = function () {
      reader.copy(make("div", {}, said(part, part.parentElement.dataset.style)), button).then(function () { button.textContent = say("Copied"); }, function () {
        button.textContent = say("Not copied: the browser forbids it");
      });
    };
    part.after(button);
  }
  function dress() {
    var works = all(".cite__of", panel), bar = make("p", { class: "cite__bar" });
    all(".cite__l,.cite__c", panel).forEach(function (part) {
      copying(part);
      filled(part, part.parentElement.dataset.style);
    });
    bar.append(choice(say("Style"), "reader.cite", style(), styles.map(function (el) { return [el.dataset.style, el.querySelector(".cite__n").textContent]; })));
    if (works.length > 1) bar.append(choice(say("Cite it"), "reader.cite-of", work(), works.map(function (el) { return [el.dataset.of, el.querySelector(".cite__h").textContent]; })));
    panel.querySelector("summary").after(bar);
    panel.classList.add("dressed");
    set("reader.cite", style());
    set("reader.cite-of", work());
  }
  if (panel) {
    dress();
    reader.cite = { citation: citation };
  }
})();
