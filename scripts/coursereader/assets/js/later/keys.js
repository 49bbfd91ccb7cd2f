/* What all keys do, and the one switch for those of one letter. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, say = reader.say;

  /* A key is in the list where it does something on this page. */
  function rows() {
    return [
      ["j", say("Next passage")], ["k", say("Passage before")], ["n", say("Next mark")], ["p", say("Mark before")],
      ["[", say("Page before")], ["]", say("Next page")], ["/", say("Search")], ["m", say("Hide or show marks")],
      ["r", say("As received, or as edited")], ["a", say("Menu of the chosen words or of the passage")], ["h", say("Highlight the chosen words")],
      ["?", say("What the keys do")]
    ].filter(function (row) { return reader.keys[row[0]]; });
  }
  function line(name, does) { return make("div", {}, make("dt", {}, make("kbd", {}, name)), make("dd", {}, does)); }
  var on = make("input", { type: "checkbox", id: "keys-on" }), shut = make("button", { type: "button" }, say("Close"));
  var signs = make("dl", {}), always = make("dl", {});
  var whole = make("dialog", { class: "keys md-typeset", "aria-labelledby": "keys-t" }, make("h2", { id: "keys-t" }, say("Keys")),
    make("label", { for: "keys-on" }, on, " ", say("Keys of one letter are on")), signs, make("h3", {}, say("In any case")), always, shut);
  [["Tab", say("Shows the card of a mark")], [say("Enter"), say("Goes into the card")], ["Esc", say("Closes a card, back to its mark")]].forEach(function (row) {
    always.append(line(row[0], row[1]));
  });
  on.onchange = function () {
    reader.switchKeys(on.checked);
    signs.classList.toggle("off", !on.checked);
  };
  shut.onclick = function () { whole.close(); };
  whole.onclick = function (e) { if (e.target === whole) whole.close(); };

  reader.showKeys = function () {
    signs.replaceChildren.apply(signs, rows().map(function (row) { return line(row[0], row[1]); }));
    on.checked = reader.keysOn;
    signs.classList.toggle("off", !on.checked);
    if (!whole.isConnected) document.body.append(whole);
    reader.close(0);
    whole.showModal();
  };
})();
