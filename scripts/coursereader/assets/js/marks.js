/* The tools under a text's title: hide all marks, remembered; what the keys do. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, make = reader.make, store = reader.store;
  var said = reader.drawn(""), button = make("button", { type: "button" }, said, make("kbd", { "data-drawn": "M" })), mast = document.querySelector(".mast");

  function set(off) {
    root.classList.toggle("marks-off", off);
    store("reader.marks", off ? "off" : "on");
    reader.close(0);
    button.setAttribute("aria-label", said.dataset.drawn = off ? reader.say("Show marks") : reader.say("Hide marks"));
  }
  reader.keys.m = function () {
    set(!root.classList.contains("marks-off"));
    reader.tell(root.classList.contains("marks-off") ? reader.say("Marks are hidden") : reader.say("Marks are shown"));
  };

  function tools() {
    var keys = make("button", { type: "button", class: "keys-b", "aria-label": reader.say("Keys") }, reader.drawn(reader.say("Keys")), make("kbd", { "data-drawn": "?" }));
    keys.onclick = function () { reader.showKeys(); };
    button.onclick = reader.keys.m;
    button.setAttribute("aria-keyshortcuts", "m");
    return make("div", { class: "tools" }, button, keys);
  }
  if (mast && document.querySelector(".passage")) mast.append(tools());
  set(store("reader.marks") === "off");
})();
