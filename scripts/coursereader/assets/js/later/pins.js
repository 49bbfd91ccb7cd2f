/* The tray of pinned cards. Beside the margin where the window has room there, else a strip at the foot of the screen; on a
   phone a bar that opens into a sheet. It never leaves the screen: what it cannot show at once it scrolls. */
(function () {
  "use strict";
  var root = document.documentElement, reader = window.reader, make = reader.make, say = reader.say, NARROW = 150, GAP = 8;
  var name = reader.drawn(""), bar = make("button", { type: "button", class: "pins__t" }, name), list = make("div", { class: "pins__l" });
  var tray = make("aside", { class: "pins md-typeset", "aria-label": say("Pinned cards") }, bar, list);

  function shown(on) { tray.classList.toggle("folded", !on); bar.setAttribute("aria-expanded", on); lay(); }
  bar.onclick = function () { shown(tray.classList.contains("folded")); };

  /* How much of the window's end the page leaves free, beside its widest part. */
  function room() {
    var ends = reader.all("article .beside, article .passage, article .sides, article table, article .mast, article .lede, article .cards, article > p").map(function (el) {
      var box = el.getBoundingClientRect();
      return getComputedStyle(root).direction === "rtl" ? box.left : root.clientWidth - box.right;
    });
    /* The marks of a passage stand in its columns, and its box may be wider than they are. */
    var beside = document.querySelector("article .beside");
    if (beside && getComputedStyle(beside.parentElement).display === "grid") {
      ends = [getComputedStyle(root).direction === "rtl" ? beside.getBoundingClientRect().left : root.clientWidth - beside.getBoundingClientRect().right];
    }
    return Math.min.apply(null, ends.concat(root.clientWidth)) - 2 * GAP;
  }
  function lay() {
    var free = room(), side = !reader.isPhone() && free >= NARROW;
    tray.classList.toggle("at-side", side);
    tray.style.setProperty("--room", free + "px");
    root.style.setProperty("--foot", side || !tray.isConnected ? "0px" : tray.offsetHeight + "px");
    root.classList.toggle("has-foot", !side && tray.isConnected);
  }
  function tell() {
    name.dataset.drawn = say("Pinned: {n}", { n: reader.pins.length });
    bar.setAttribute("aria-label", name.dataset.drawn);
    if (!reader.pins.length) tray.remove();
    lay();
  }
  function drop(card) { reader.unpinned(card); tell(); }

  reader.pin = function (card, byKeys) {
    reader.pinned(card);
    var el = card.el, shut = card.shut;
    ["popover", "style"].forEach(function (gone) { el.removeAttribute(gone); });
    el.setAttribute("role", "group");
    el.classList.remove("sheet");
    el.classList.add("pinned");
    el.querySelector("[data-pin]").remove();
    shut.setAttribute("aria-label", say("Close"));
    shut.title = say("Close");
    shut.onclick = function () { drop(card); };
    el.prepend(shut.parentElement);
    list.append(el);
    if (!tray.isConnected) { document.body.append(tray); shown(!reader.isPhone()); }
    tell();
    el.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (byKeys) shut.focus(); else if (reader.isPhone()) bar.focus({ preventScroll: true });
  };
  reader.seePin = function (card, focus) {
    shown(true);
    card.el.scrollIntoView({ block: "nearest", inline: "nearest" });
    card.el.classList.add("seen");
    setTimeout(function () { card.el.classList.remove("seen"); }, 1200);
    if (focus) card.el.focus({ preventScroll: true });
  };
  /* Escape takes pinned cards last. */
  document.addEventListener("keydown", function (e) {
    var pins = reader.pins, el = document.activeElement.closest(".pinned");
    if (e.key !== "Escape" || e.defaultPrevented || !pins.length) return;
    drop(pins.filter(function (card) { return card.el === el; })[0] || pins[pins.length - 1]);
    e.preventDefault();
  });
  addEventListener("resize", lay);
})();
