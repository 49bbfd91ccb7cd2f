/* The tools under a text's title: hide all marks, remembered; whether keys of one letter do it too. */
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
  reader.keys.m = function () { set(!root.classList.contains("marks-off")); };

  function tools() {
    var box = make("input", { type: "checkbox" });
    var keys = document.getElementById("as-received")
      ? reader.say("The keys {first} and {second} do it too", { first: "M", second: "R" })
      : reader.say("The key {key} does it too", { key: "M" });
    box.setAttribute("aria-label", keys);
    var bar = make("div", { class: "tools" }, button, make("label", {}, box, reader.drawn(" " + keys)));
    button.onclick = reader.keys.m;
    box.checked = reader.keysOn;
    box.onchange = function () {
      reader.keysOn = box.checked;
      store("reader.keys", box.checked ? "on" : "off");
      bar.classList.toggle("keyless", !box.checked);
    };
    bar.classList.toggle("keyless", !reader.keysOn);
    return bar;
  }
  if (mast && document.querySelector(".passage")) mast.append(tools());
  set(store("reader.marks") === "off");
})();
