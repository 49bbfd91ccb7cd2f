/* The way to the drafts, where there are any; and what the form needs, loaded when somebody begins to write. */
(function () {
  "use strict";
  var reader = window.reader, make = reader.make, KEY = "reader.drafts";
  var NEEDED = ["fold", "host", "records", "preview", "tray", "form"].map(function (name) { return "js/later/" + name + ".js"; });

  reader.annotating = function () {
    return Promise.all(NEEDED.concat("drafting/course.js").map(reader.load)).then(function () { return window.readerAnnotating; });
  };
  function many() {
    try { return JSON.parse(reader.store(KEY) || "[]").length || 0; } catch (e) { return 0; }
  }
  var button = make("button", { type: "button", class: "drafts" }), place = document.querySelector(".drafts-here"), tools = document.querySelector(".tools");
  var said = button.appendChild(reader.drawn(""));
  function show(words) { button.setAttribute("aria-label", said.dataset.drawn = words); }
  function tell() {
    var n = many();
    show(n ? reader.say("Drafts: {n}", { n: n }) : reader.say("Drafts"));
    button.hidden = !n && !place;
  }
  button.onclick = function () {
    reader.annotating().then(function (annotating) { annotating.tray.open(); }, function () { show(reader.say("The form could not be loaded.")); });
  };
  if (place) place.append(button); else if (tools) tools.append(button);
  tell();
  document.addEventListener("reader:drafts", tell);
  addEventListener("storage", tell);
})();
