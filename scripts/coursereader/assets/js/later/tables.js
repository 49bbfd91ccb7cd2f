/* The tools of tables: filter, choose, sort, turn, take away. Tables of one name are one; without this script each is as it is.
   A table says `data-tools`, its name, and `data-can`, which tools; a column of a text `data-text`; one that can be sorted `data-sort`. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, say = reader.say, all = reader.all;
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

  /* ---- one name */
  function Group(tables) {
    var first = tables[0], can = first.dataset.can.split(" "), name = first.dataset.tools, group = this;
    this.tables = tables;
    this.heads = cells(first.tHead.rows[0]);
    this.words = ""; this.part = ""; this.off = {}; this.only = null; this.quoted = false; this.turned = null;
    this.rows = [];
    tables.forEach(function (table) {
      all("tbody tr", table).forEach(function (row) { if (!row.querySelector("[scope=rowgroup]")) group.rows.push(row); });
    });
    this.places = this.rows.map(function (row) { return [row, row.parentElement]; });
    this.bar(can, name);
    if (can.indexOf("copy") >= 0) this.sorting();
  }
  Group.prototype = {
    title: function (table) { return tidy(table.caption.textContent); },
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
        table.hidden = (group.part && group.title(table) !== group.part) || !all("tbody", table).some(shown);
        var before = table.previousElementSibling;
        if (before && /^H[23]$/.test(before.tagName)) before.hidden = table.hidden;
      });
      this.count();
      if (this.turned) { this.turn(); this.turn(); }
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
      if (this.turned) { this.turned.remove(); this.turned = null; document.documentElement.classList.remove("turned"); this.hide(false); return; }
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
        var before = table.previousElementSibling;
        if (before && /^H[23]$/.test(before.tagName)) before.classList.toggle("away", away);
      });
    },

    /* ---- choosing rows */
    choose: function (button) {
      var group = this, chosen = [];
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
      var group = this, bar = make("div", { class: "table-tools", role: "group", "aria-label": say("Tools of the table: {title}", { title: this.title(this.tables[0]) }) });
      function able(what) { return can.indexOf(what) >= 0; }
      function button(words, act) {
        var el = make("button", { type: "button" }, words);
        el.onclick = function () { act(el); };
        bar.append(el);
        return el;
      }
      if (able("filter")) {
        var field = make("input", { type: "search", placeholder: say("Words"), "aria-label": say("Only rows with these words") });
        field.oninput = function () { group.words = field.value; group.narrow(); };
        bar.append(field);
      }
      if (able("part") && this.tables.length > 1) {
        var parts = make("select", { "aria-label": say("Part") }, make("option", { value: "" }, say("All parts")));
        this.tables.forEach(function (table) { parts.append(make("option", { value: group.title(table) }, group.title(table))); });
        parts.onchange = function () { group.part = parts.value; group.narrow(); };
        bar.append(parts);
      }
      if (able("texts")) texts(group, bar);
      if (able("pick")) button(say("Choose rows"), function (el) { group.choose(el); });
      if (able("swap")) button(say("Rows for columns"), function (el) { group.turn(); el.setAttribute("aria-pressed", !!group.turned); }).setAttribute("aria-pressed", "false");
      if (this.tables[0].querySelector("details")) {
        var box = make("input", { type: "checkbox" });
        box.onchange = function () { group.quoted = box.checked; document.documentElement.classList.toggle("print-words", box.checked); };
        bar.append(make("label", {}, box, " " + say("with quotations, on paper and copied")));
      }
      button(say("Copy as Markdown"), function (el) { told(el, markdown(group.turnedGrid())); });
      button(say("Copy as CSV"), function (el) { told(el, csv(group.turnedGrid())); });
      button(say("Download CSV"), function () { download(csv(group.turnedGrid()), name + ".csv"); });
      button(say("Print"), function () { print(); });
      this.tally = make("span", { role: "status", class: "tally-rows" });
      bar.append(this.tally);
      var anchor = this.tables[0], before = anchor.previousElementSibling;
      if (this.tables.length > 1 && before && /^H[23]$/.test(before.tagName)) anchor = before;
      anchor.before(bar);
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
  function csv(grid) {
    return grid.map(function (line) {
      return line.map(function (one) { return /[",\r\n]/.test(one) ? '"' + one.replace(/"/g, '""') + '"' : one; }).join(",");
    }).join("\r\n") + "\r\n";
  }
  function told(button, words) {
    var was = button.textContent;
    function tell(now) { button.textContent = now; setTimeout(function () { button.textContent = was; }, 2000); }
    reader.copy(words, button).then(function () { tell(say("Copied")); }, function () { tell(say("Not copied: the browser forbids it")); });
  }
  /* With the sign by which spreadsheets know the letters. */
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
    button.onclick = function () {
      var on = !made;
      if (on) {
        made = make("div", { class: "as-table" });
        made.append(answers(sides));
        sides.before(made);
        new Group([made.querySelector("table")]);
      } else { made.remove(); made = null; }
      sides.hidden = on;
      button.setAttribute("aria-pressed", on);
    };
    sides.before(make("p", { class: "table-tools" }, button));
  }

  var names = {};
  all("table[data-tools]").forEach(function (table) { (names[table.dataset.tools] = names[table.dataset.tools] || []).push(table); });
  Object.keys(names).forEach(function (name) { new Group(names[name]); });
  all("[data-answers]").forEach(asTable);
})();
