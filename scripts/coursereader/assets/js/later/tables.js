/* The tools of tables: filter, choose, sort, turn, take away. Tables of one name are one; without this script each is as it is.
   What is chosen stands in the address (later/table-address.js).
   A table says `data-tools`, its name, and `data-can`, which tools; a column of a text `data-text`; one that can be sorted `data-sort`. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, say = reader.say, all = reader.all, address = reader.tableAddress;
  var OURS = "[aria-hidden=true],[data-drawn],svg,button,input,.tools-only";

  /* ---- the words of a table */
  function tidy(words) { return words.replace(/\s+/g, " ").trim(); }
  /* The words of a cell; quotations with their places, or none of them. */
  function said(cell, quoted) {
    var copy = cell.cloneNode(true);
    all(OURS, copy).forEach(function (el) { el.remove(); });
    all("details", copy).forEach(function (el) {
      var words = quoted ? all("blockquote", el).map(function (quote) {
        return " “" + tidy(quote.firstElementChild.textContent) + "” (" + tidy(quote.querySelector("a").textContent) + ")";
      }).join(";") : "";
      el.replaceWith(words);
    });
    all(".when", copy).forEach(function (el) { el.replaceWith(" (" + tidy(el.textContent) + ")"); });
    all("p,li", copy).forEach(function (el) { el.after(" "); });
    return tidy(copy.textContent);
  }
  function cells(row) { return Array.prototype.slice.call(row.cells); }
  function shown(el) { return !el.hidden; }
  /* The heading of a part. */
  function above(table) { var before = table.previousElementSibling; return before && /^H[23]$/.test(before.tagName) ? before : null; }
  /* The place that the page keeps for the tools, so that nothing moves when they come. */
  function placed(name) { return document.querySelector('[data-tools-of="' + name + '"]'); }
  function listed(words) { return (words || "").split(",").filter(Boolean); }

  /* ---- one name */
  function Group(tables) {
    var first = tables[0], can = first.dataset.can.split(" "), name = first.dataset.tools, group = this;
    this.tables = tables; this.name = name; this.controls = { texts: {} };
    this.heads = cells(first.tHead.rows[0]);
    this.words = ""; this.part = ""; this.off = {}; this.only = null; this.quoted = false; this.sorted = ""; this.turned = null;
    this.rows = [];
    tables.forEach(function (table) {
      all("tbody tr", table).forEach(function (row) { if (!row.querySelector("[scope=rowgroup]")) group.rows.push(row); });
    });
    this.places = this.rows.map(function (row) { return [row, row.parentElement]; });
    this.bar(can, name);
    if (can.indexOf("copy") >= 0) this.sorting();
    var given = address.read(name);
    if (Object.keys(given).length) this.take(given);
  }
  Group.prototype = {
    title: function (table) { return tidy(table.caption.textContent); },
    /* What a part is called in an address, and a row. */
    partName: function (table) { var head = above(table); return head && head.id || this.title(table); },
    rowName: function (row) {
      var link = row.cells[0].querySelector("a");
      return row.id || (link && !link.search ? link.pathname.replace(/^.*\/|\.html$/g, "") : tidy((link || row.cells[0]).textContent));
    },

    /* ---- what is chosen, for the address; and all of it anew, from there */
    choices: function () {
      return {
        words: this.words.trim(), part: this.part, without: Object.keys(this.off).filter(function (text) { return this.off[text]; }, this).join(","),
        rows: this.only ? this.only.map(this.rowName).join(",") : "", sort: this.sorted, turned: this.turned ? "yes" : "", quoted: this.quoted ? "yes" : ""
      };
    },
    keep: function () {
      var made = this.choices();
      address.write(this.name, made);
      this.controls.reset.hidden = !Object.keys(made).some(function (key) { return made[key]; });
    },
    take: function (given) {
      var controls = this.controls, rows = listed(given.rows), only = this.rows.filter(function (row) { return rows.indexOf(this.rowName(row)) >= 0; }, this);
      var sort = listed((given.sort || "").replace(".", ",")), head = this.heads.findIndex(function (one, n) { return one.dataset.sort && (one.dataset.text || String(n)) === sort[0]; });
      if (this.picking) this.choose();
      if (this.turned) this.turn();
      this.words = controls.words ? controls.words.value = given.words || "" : "";
      if (controls.part) { controls.part.value = given.part || ""; if (controls.part.selectedIndex < 0) controls.part.value = ""; this.part = controls.part.value; }
      Object.keys(controls.texts).forEach(function (text) {
        this.off[text] = listed(given.without).indexOf(text) >= 0;
        controls.texts[text].setAttribute("aria-pressed", !this.off[text]);
      }, this);
      if (controls.pick) { this.only = only.length ? only : null; controls.pick.textContent = this.only ? say("Choose other rows") : say("Choose rows"); }
      if (controls.quoted) { controls.quoted.checked = given.quoted === "yes"; controls.quoted.onchange(); }
      if (head >= 0 || this.sorted) this.sort(Math.max(head, 0), head >= 0 && /^(a|de)scending$/.test(sort[1]) ? sort[1] : "");
      else this.narrow();
      if (controls.turn && given.turned === "yes") this.turn();
    },
    columns: function () {
      var off = this.off;
      return this.heads.map(function (head, n) { return n; }).filter(function (n) { return !off[this.heads[n].dataset.text]; }, this);
    },
    visible: function () { return this.rows.filter(function (row) { return shown(row) && shown(row.closest("table")); }); },

    /* Hide what is not asked for: rows without the words, texts, parts; then what holds no row any more. */
    narrow: function () {
      var wanted = this.words.toLowerCase().split(" ").filter(Boolean), off = this.off, only = this.only, group = this;
      this.rows.forEach(function (row) {
        var words = wanted.length ? row.textContent.toLowerCase() : "", values = all("li[data-text]", row);
        cells(row).forEach(function (cell, n) { cell.hidden = !!off[(group.heads[n] || { dataset: {} }).dataset.text]; });
        values.forEach(function (value) { value.hidden = !!off[value.dataset.text]; });
        row.hidden = !wanted.every(function (word) { return words.indexOf(word) >= 0; }) || (only && only.indexOf(row) < 0) || (values.length > 0 && !values.some(shown));
      });
      this.tables.forEach(function (table) {
        cells(table.tHead.rows[0]).forEach(function (head) { head.hidden = !!off[head.dataset.text]; });
        all("tbody", table).forEach(function (body) {
          body.hidden = !all("tr", body).some(function (row) { return shown(row) && !row.querySelector("[scope=rowgroup]"); });
        });
        table.hidden = (group.part && group.partName(table) !== group.part) || !all("tbody", table).some(shown);
        if (above(table)) above(table).hidden = table.hidden;
      });
      this.count();
      if (this.turned) { this.turn(); this.turn(); }
      this.keep();
    },
    count: function () {
      var n = this.visible().length;
      this.tally.textContent = n === this.rows.length ? "" : reader.count(n, "{n} row of {all}", "{n} rows of {all}", { all: this.rows.length });
    },

    /* ---- sorting: by a press on the head of a column; a third press undoes it */
    sorting: function () {
      var group = this;
      this.heads.forEach(function (head, n) {
        if (!head.dataset.sort) return;
        var button = make("button", { type: "button", class: "sorts", "aria-label": say("Sort by {column}", { column: said(head) }) });
        button.onclick = function () { group.sort(n, { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")]); };
        head.append(button);
      });
    },
    sort: function (n, way) {
      var head = this.heads[n], kind = head.dataset.sort, table = this.tables[0], body = table.tBodies[0];
      if (way === undefined) way = kind === "number" && head.dataset.text ? "descending" : "ascending";
      this.sorted = way ? (head.dataset.text || n) + "." + way : "";
      this.heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      this.places.forEach(function (place) { place[1].append(place[0]); });
      table.classList.toggle("sorted", !!way);
      if (way) {
        head.setAttribute("aria-sort", way);
        this.places.map(function (place) { return [key(place[0].cells[n], kind), place[0]]; }).sort(function (a, b) {
          var order = kind === "number" ? a[0] - b[0] : a[0].localeCompare(b[0], document.documentElement.lang);
          return way === "ascending" ? order : -order;
        }).forEach(function (one) { body.append(one[1]); });
      }
      this.narrow();
    },

    /* ---- what is taken away */
    grid: function () {
      if (this.tables[0].querySelector("li[data-text]")) return this.values();
      var columns = this.columns(), quoted = this.quoted, group = this, parts = this.tables.filter(shown).length > 1;
      var lines = this.visible().map(function (row) {
        var line = columns.map(function (n) { return said(row.cells[n], quoted); });
        return parts ? [group.title(row.closest("table"))].concat(line) : line;
      });
      var head = columns.map(function (n) { return said(group.heads[n]); });
      return [parts ? [say("Part")].concat(head) : head].concat(lines);
    },
    /* A row a value: of what, in which text, how much, in what, when. */
    values: function () {
      var lines = [], ends = this.heads.slice(2).map(function (head) { return said(head); });
      this.visible().forEach(function (row) {
        all("li[data-text]", row).filter(shown).forEach(function (value) {
          var of = [".vh", "b", ".unit", ".when"].map(function (part) { return tidy(value.querySelector(part).textContent); });
          lines.push([said(row.cells[0])].concat(of, cells(row).slice(2).map(function (cell) { return said(cell); })));
        });
      });
      return [[said(this.heads[0]), say("Text"), say("Value"), say("Unit"), say("As of")].concat(ends)].concat(lines);
    },
    turnedGrid: function () {
      var grid = this.grid();
      return this.turned ? grid[0].map(function (head, n) { return grid.map(function (line) { return line[n]; }); }) : grid;
    },

    /* ---- rows for columns */
    turn: function () {
      if (this.turned) { this.turned.remove(); this.turned = null; this.hide(false); } else this.swap();
      this.controls.turn.setAttribute("aria-pressed", !!this.turned);
      this.keep();
    },
    swap: function () {
      var columns = this.columns(), rows = this.visible(), group = this, body = make("tbody", {});
      var head = make("tr", {}, make("th", { scope: "col" }, say("Text")));
      rows.forEach(function (row) { head.append(heading(row.cells[0], "col")); });
      columns.slice(1).forEach(function (n) {
        var line = make("tr", {}, heading(group.heads[n], "row"));
        rows.forEach(function (row) { line.append(row.cells[n].cloneNode(true)); });
        body.append(line);
      });
      var table = make("table", { class: this.tables[0].className + " swapped" }, make("caption", { class: "vh" }, this.title(this.tables[0])), make("thead", {}, head), body);
      this.turned = make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": this.title(this.tables[0]) }, table);
      this.tables[0].before(this.turned);
      this.hide(true);
    },
    hide: function (away) {
      this.tables.forEach(function (table) {
        table.classList.toggle("away", away);
        if (above(table)) above(table).classList.toggle("away", away);
      });
    },

    /* ---- choosing rows */
    choose: function () {
      var group = this, chosen = [], button = this.controls.pick;
      if (this.picking) {
        this.rows.forEach(function (row) { var box = row.querySelector(".picks"); if (box.checked) chosen.push(row); box.remove(); });
        this.only = chosen.length ? chosen : null;
      } else {
        if (this.turned) this.turn();
        this.rows.forEach(function (row) {
          var box = make("input", { type: "checkbox", class: "picks", "aria-label": said(row.cells[0]) });
          box.checked = !!group.only && group.only.indexOf(row) >= 0;
          row.cells[0].prepend(box);
        });
        this.only = null;
      }
      this.picking = !this.picking;
      button.textContent = this.picking ? say("Show the chosen rows") : this.only ? say("Choose other rows") : say("Choose rows");
      this.narrow();
    },

    /* ---- the bar above */
    bar: function (can, name) {
      var group = this, controls = this.controls, bar = placed(name) || make("div", { class: "table-tools" });
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", say("Tools of the table: {title}", { title: this.title(this.tables[0]) }));
      function able(what) { return can.indexOf(what) >= 0; }
      function button(words, act) {
        var el = make("button", { type: "button" }, words);
        el.onclick = function () { act(el); };
        bar.append(el);
        return el;
      }
      if (able("filter")) {
        var field = make("input", { type: "search", placeholder: say("Words"), "aria-label": say("Only rows with these words") });
        controls.words = field;
        field.oninput = function () { group.words = field.value; group.narrow(); };
        bar.append(field);
      }
      if (able("part") && this.tables.length > 1) {
        var parts = make("select", { "aria-label": say("Part") }, make("option", { value: "" }, say("All parts")));
        this.tables.forEach(function (table) { parts.append(make("option", { value: group.partName(table) }, group.title(table))); });
        controls.part = parts;
        parts.onchange = function () { group.part = parts.value; group.narrow(); };
        bar.append(parts);
      }
      if (able("texts")) texts(group, bar);
      if (able("pick")) controls.pick = button(say("Choose rows"), function () { group.choose(); });
      if (able("swap")) {
        controls.turn = button(say("Rows for columns"), function () { group.turn(); });
        controls.turn.setAttribute("aria-pressed", "false");
      }
      if (this.tables[0].querySelector("details")) {
        var box = controls.quoted = make("input", { type: "checkbox" });
        box.onchange = function () { group.quoted = box.checked; document.documentElement.classList.toggle("print-words", box.checked); group.keep(); };
        bar.append(make("label", {}, box, " " + say("with quotations, on paper and copied")));
      }
      button(say("Copy as Markdown"), function (el) { told(el, markdown(group.turnedGrid())); });
      button(say("Copy as CSV"), function (el) { told(el, reader.csv(group.turnedGrid())); });
      button(say("Download CSV"), function () { download(reader.csv(group.turnedGrid()), name + ".csv"); });
      button(say("Print"), function () { print(); });
      controls.reset = button(say("Show all"), function () { group.take({}); });
      controls.reset.hidden = true;
      this.tally = make("span", { role: "status", class: "tally-rows" });
      bar.append(this.tally);
      if (!bar.parentElement) this.tables[0].before(bar);
    }
  };

  function key(cell, kind) {
    var words = said(cell);
    return kind === "number" ? parseFloat(words.replace(/[^\d.-]/g, " ")) || 0 : words;
  }
  function heading(cell, scope) {
    var made = make("th", { scope: scope });
    made.innerHTML = cell.innerHTML;
    all(".sorts", made).forEach(function (el) { el.remove(); });
    return made;
  }
  /* A switch for each text, by its column or by the values of the rows. */
  function texts(group, bar) {
    var names = {};
    group.heads.forEach(function (head) { if (head.dataset.text) names[head.dataset.text] = [head.querySelector(".sig"), said(head)]; });
    all("li[data-text]", group.tables[0]).forEach(function (value) {
      names[value.dataset.text] = [value.querySelector(".sig"), tidy(value.querySelector(".vh").textContent)];
    });
    var set = make("span", { class: "table-texts", role: "group", "aria-label": say("Texts") });
    function order(text) { return names[text][0].className.replace(/\D/g, ""); }
    Object.keys(names).sort(function (a, b) { return order(a) - order(b); }).forEach(function (text) {
      var el = make("button", { type: "button", "aria-pressed": "true", title: names[text][1] }, names[text][0].cloneNode(true), make("span", { class: "vh" }, names[text][1]));
      group.controls.texts[text] = el;
      el.onclick = function () {
        group.off[text] = !group.off[text];
        el.setAttribute("aria-pressed", !group.off[text]);
        group.narrow();
      };
      set.append(el);
    });
    bar.append(set);
  }

  function markdown(grid) {
    function line(words) { return "| " + words.map(function (one) { return one.replace(/\|/g, "\\|"); }).join(" | ") + " |"; }
    return [line(grid[0]), line(grid[0].map(function () { return "---"; }))].concat(grid.slice(1).map(line)).join("\n") + "\n";
  }
  function told(button, words) {
    var was = button.textContent;
    function tell(now) { button.textContent = now; setTimeout(function () { button.textContent = was; }, 2000); }
    reader.copy(words, button).then(function () { tell(say("Copied")); }, function () { tell(say("Not copied: the browser forbids it")); });
  }
  /* With the sign by which spreadsheets know the letters. */
  function download(words, name) { reader.save(name, "\ufeff" + words, "text/csv"); }

  /* ---- one question as a table, made of what its page says */
  function answers(sides) {
    var body = make("tbody", {});
    all(".side", sides).forEach(function (side) {
      var quotes = all(".side__p", side), label = side.querySelector("h3").cloneNode(true);
      var row = make("tr", {}, make("th", { scope: "row" }), make("td", {}, tidy(side.querySelector(".side__says").textContent)));
      row.cells[0].append.apply(row.cells[0], Array.prototype.slice.call(label.childNodes));
      var words = make("td", { class: "q" });
      quotes.forEach(function (quote) {
        var link = quote.querySelector(".side__f a").cloneNode(true);
        var marked = all(".side__q mark", quote).map(function (el) { return el.textContent; }).join("");
        words.append(make("p", {}, "“" + tidy(marked) + "” ", link));
        link.textContent = link.textContent.replace(/^.*,\s*/, "");
      });
      row.append(words);
      body.append(row);
    });
    all("#silent + .silence li").forEach(function (silent) {
      var row = make("tr", {}, make("th", { scope: "row" }), make("td", { colspan: "2" }, tidy(silent.lastElementChild.textContent)));
      row.cells[0].append(silent.querySelector(".sig").cloneNode(true), " ", (silent.querySelector("b.of") || make("b", {})).cloneNode(true));
      body.append(row);
    });
    var head = make("tr", {}, make("th", { scope: "col" }, say("Text")), make("th", { scope: "col" }, say("Answer")), make("th", { scope: "col" }, say("Words")));
    return make("table", { class: "fg one", "data-tools": "answers", "data-can": "copy" }, make("caption", { class: "vh" }, tidy(document.querySelector("h1").textContent)), make("thead", {}, head), body);
  }
  function asTable(sides) {
    var button = make("button", { type: "button", "aria-pressed": "false" }, say("As a table")), made = null;
    function show() {
      var on = !made;
      if (on) {
        made = make("div", { class: "as-table" });
        made.append(answers(sides));
        sides.before(made);
        new Group([made.querySelector("table")]);
      } else { made.remove(); made = null; }
      sides.hidden = on;
      button.setAttribute("aria-pressed", on);
    }
    button.onclick = function () { show(); address.write("question", made ? { table: "yes" } : {}); };
    placed("question").append(button);
    if (address.read("question").table) show();
  }

  var names = {};
  all("table[data-tools]").forEach(function (table) { (names[table.dataset.tools] = names[table.dataset.tools] || []).push(table); });
  Object.keys(names).forEach(function (name) { new Group(names[name]); });
  all("[data-answers]").forEach(asTable);
})();
