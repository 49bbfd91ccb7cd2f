/* How the page looks: colours, size, width, lines, face. Remembered in this browser; the page's first script (early.html) sets it
   before anything is painted. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, make = reader.make, say = reader.say, KEY = "reader.look";
  var button = document.querySelector(".reader-look"), dark = matchMedia("(prefers-color-scheme: dark)");

  var kept = reader.remembered(KEY, function (said) { return said && typeof said === "object" ? said : {}; }), chosen = kept.get;
  /* What is usual is said by no attribute. */
  function show(look) {
    root.dataset.scheme = look.scheme || (dark.matches ? "dark" : "light");
    ["size", "measure", "leading", "face"].forEach(function (name) {
      if (look[name]) root.dataset[name] = look[name]; else delete root.dataset[name];
    });
    document.dispatchEvent(new Event("reader:look"));
  }
  function choose(name, value) {
    var look = Object.assign({}, chosen());
    if (value) look[name] = value; else delete look[name];
    kept.set(look);
    show(look);
  }
  /* The words at the top of the screen stay there. */
  function keeping(act) {
    var line = scrollY && reader.line.now();
    act();
    if (line) reader.line.go(line);
  }
  function group(name, legend, choices, look) {
    return make.apply(null, ["fieldset", { class: "look look--" + name }, make("legend", {}, legend)].concat(choices.map(function (choice) {
      var box = make("input", { type: "radio", name: "look-" + name, value: choice[0] });
      box.checked = (look[name] || "") === choice[0];
      box.onchange = function () { keeping(function () { choose(name, choice[0]); }); };
      return make("label", {}, box, make("span", {}, choice[1]));
    })));
  }
  function panel() {
    var look = chosen(), usual = make("button", { type: "button" }, say("As at first"));
    var el = make("div", { popover: "manual", role: "dialog", "aria-label": say("How the page looks"), tabindex: "-1", class: "pop menu looks md-typeset" + (reader.isPhone() ? " sheet" : "") },
      group("scheme", say("Colours"), [["", say("As the device")], ["light", say("Light")], ["sepia", say("Sepia")], ["dark", say("Dark")]], look),
      group("size", say("Size of the words"), [["1", "90 %"], ["", "100 %"], ["3", "114 %"], ["4", "130 %"], ["5", "150 %"]], look),
      group("measure", say("Length of lines"), [["narrow", say("Short")], ["", say("Usual")], ["wide", say("Long")]], look),
      group("leading", say("Between lines"), [["close", say("Close")], ["", say("Usual")], ["open", say("Open")]], look),
      group("face", say("Face"), [["", say("With serifs")], ["sans", say("Without serifs")]], look), usual);
    usual.onclick = function () {
      keeping(function () { kept.set({}); show({}); });
      reader.all("input[value='']", el).forEach(function (box) { box.checked = true; });
    };
    reader.open(el, button);
    el.querySelector("input:checked").focus({ preventScroll: true });
  }
  dark.addEventListener("change", function () { show(chosen()); });
  addEventListener("storage", function (e) { if (e.key === KEY) show(chosen()); });
  if (!button) return;
  /* A press outside a panel closes it, and this is outside. */
  var was = false;
  button.addEventListener("pointerdown", function () { was = button.classList.contains("on"); });
  button.onclick = function () { if (!was) panel(); was = false; };
})();
