/* A passage's menu: its link, its citation, a note on it, where it was received, and what other scripts add. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, chosen = "";

  function words(selector) {
    var el = document.querySelector(selector);
    return el ? el.textContent.trim().replace(/\.$/, "") : "";
  }
  function citation(number) {
    return reader.say("{author}. {title}. {source}. Passage {number}. {address}", {
      author: words(".mast__by"), title: words("h1"), source: words(".mast__src"), number: number.textContent.trim(), address: number.href
    });
  }
  function copy(text, button) {
    var done = function () { button.textContent = reader.say("Copied"); };
    if (navigator.clipboard && isSecureContext) { navigator.clipboard.writeText(text).then(done); return; }
    var field = make("textarea", {});
    field.value = text;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    done();
  }

  /* What is chosen in the passage when its number is pressed: a note may be on those words. */
  document.addEventListener("pointerdown", function (e) {
    var s = getSelection(), p = s && s.rangeCount && s.anchorNode && s.anchorNode.parentElement.closest(".passage");
    if (e.target.closest && e.target.closest(".pn")) chosen = p && p.contains(e.target) ? s.toString().replace(/\s+/g, " ").trim() : "";
  }, true);
  /* A new file with the note's head filled in, on the host where files are edited; nothing is sent from here. */
  function annotate(passage) {
    var base = document.querySelector("meta[name=reader-edit]"), text = document.querySelector(".mast[data-text]");
    if (!base || !text) return null;
    var id = text.dataset.text, today = new Date().toISOString().slice(0, 10);
    var note = ["---", "text: " + id, "quote: " + JSON.stringify(chosen), "voice: editors", 'by: ""', 'date: "' + today + '"', "---", "", ""].join("\n");
    var place = "docs/notes/" + id + "?filename=" + passage.id + "-note.md&value=" + encodeURIComponent(note);
    var said = chosen ? reader.say("Annotate the chosen words") : reader.say("Annotate");
    return make("a", { rel: "edit", href: base.content.replace("/edit/", "/new/") + place }, said);
  }
  function received(passage) {
    var lines = passage.dataset.lines;
    if (!lines || lines === "0") return null;
    var seed = document.querySelector('.mast__src a[href*="received/"]'), ends = lines.split("\u2013");
    var n = ends.length > 1 ? ends[1] - ends[0] + 1 : 1;
    var said = reader.count(n, "Received at line {lines} of the file", "Received at lines {lines} of the file", { lines: lines });
    return seed ? make("a", { href: seed.href + "#L" + parseInt(lines, 10) }, said) : make("p", {}, said);
  }

  function show(number) {
    var label = reader.say("Passage {number}", { number: number.textContent.trim() }), passage = number.closest(".passage"), close;
    var menu = make("div", { popover: "manual", role: "dialog", "aria-label": label, tabindex: "-1", class: "pop menu md-typeset" });
    function offer(name, act) {
      var button = make("button", { type: "button" }, name);
      button.onclick = function () { act(button); };
      menu.append(button);
    }
    offer(reader.say("Copy link"), function (button) { copy(number.href, button); });
    offer(reader.say("Copy citation"), function (button) { copy(citation(number), button); });
    reader.menu.forEach(function (more) {
      var item = more(passage);
      if (item) offer(item[0], function () { item[1](); close(); });
    });
    [annotate(passage), received(passage)].forEach(function (el) { if (el) menu.append(el); });
    close = reader.open(menu, number);
  }
  document.addEventListener("click", function (e) {
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var number = e.target.closest && e.target.closest(".pn");
    if (number) show(number);
  });
})();
