/* The tools under a text's title: hide all marks, remembered; what the keys do. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, make = reader.make, store = reader.store;
  var said = reader.drawn(""), button = make("button", { type: "button" }, said, make("kbd", { "data-drawn": "M" })), mast = document.querySelector(".mast");

  /* Shows what was chosen, and chooses nothing: a page that does not know yet what another wrote leaves it as it is. */
  function show(off) {
    root.classList.toggle("marks-off", off);
    button.setAttribute("aria-label", said.dataset.drawn = off ? reader.say("Show marks") : reader.say("Hide marks"));
  }
  reader.keys.m = function () {
    var off = !root.classList.contains("marks-off");
    store("reader.marks", off ? "off" : "on");
    show(off);
    reader.close(0);
    reader.tell(off ? reader.say("Marks are hidden") : reader.say("Marks are shown"));
  };

  function tools() {
    var keys = make("button", { type: "button", class: "keys-b", "aria-label": reader.say("Keys") }, reader.drawn(reader.say("Keys")), make("kbd", { "data-drawn": "?" }));
    keys.onclick = function () { reader.showKeys(); };
    button.onclick = reader.keys.m;
    button.setAttribute("aria-keyshortcuts", "m");
    return make("div", { class: "tools" }, button, keys);
  }
  if (mast && document.querySelector(".passage")) mast.append(tools());
  show(store("reader.marks") === "off");
})();
