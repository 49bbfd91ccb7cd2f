/* A packet to hand out: passages, events and comparisons by their addresses. One's own is kept in this browser. */
(function () {
  "use strict";
  const reader = window.reader, { make, say } = reader, KEY = "reader.packet", MOST = 200;
  const mast = document.querySelector(".mast[data-text]"), tools = document.querySelector(".tools");
  const words = said => typeof said === "string" && said.length <= 300;
  const { get: kept, set: keep } = reader.remembered(KEY, said => ({
    title: said && words(said.title) ? said.title : "", with: said && Array.isArray(said.with) ? said.with.filter(words).slice(0, MOST) : []
  }));
  reader.packet = { kept, keep, MOST };
  if (document.querySelector(".packet-here")) reader.load("js/later/packet-page.js");
  if (!mast) return;

  const way = make("a", { class: "mine-way", href: reader.root + "packet.html" }, reader.drawn(""));
  function show() {
    const n = kept().with.length, said = say("My packet: {n}", { n });
    way.setAttribute("aria-label", said);
    way.firstChild.dataset.drawn = said;
    way.hidden = !n;
  }
  reader.menu.push(passage => [[say("Add to my packet"), () => {
    const had = kept(), one = mast.dataset.text + ":" + passage.id;
    if (!had.with.includes(one)) keep({ title: had.title, with: [...had.with, one].slice(0, MOST) });
    show();
    reader.tell(way.getAttribute("aria-label"));
  }]]);
  addEventListener("storage", e => { if (e.key === KEY) show(); });
  if (tools) tools.append(way);
  show();
})();
