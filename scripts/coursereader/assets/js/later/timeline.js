/* The timeline, narrowed to a text or a kind and drawn wider. What is left is set in rows as the build does
   (pages/timeline_picture.py): each event in the first row that has room. */
(function () {
  "use strict";
  const reader = window.reader, all = reader.all, form = document.querySelector(".tl-f"), svg = document.querySelector("svg.tl");
  if (!form || !svg) return;
  const pane = svg.parentElement, EDGE = +svg.dataset.edge, APART = 10, WIDEST = 8;
  const [, , WIDTH, HEIGHT] = svg.getAttribute("viewBox").split(" ").map(Number);
  const events = all(".te", svg), years = all(".yr", svg), wrote = all(".wrote", svg), list = all(".years li"), marks = all(".to");
  const heights = events.map(event => heightOf(event.querySelector(".name"))), TOP = Math.min(...heights);
  const ROW = Math.min(...heights.filter(y => y > TOP).map(y => y - TOP), 18), FOOT = HEIGHT - Math.max(...heights) - ROW;
  const [text, kind] = all("select", form), status = form.querySelector("[role=status]");
  let zoom = 1;

  function heightOf(group) { return +/ ([\d.]+)\)/.exec(group.getAttribute("transform"))[1]; }
  const wider = x => EDGE + (x - EDGE) * zoom;
  function isWanted(event) {
    return (!kind.value || event.dataset.kind === kind.value) && (!text.value || event.dataset.texts.split(" ").includes(text.value));
  }

  function draw() {
    const width = EDGE * 2 + (WIDTH - EDGE * 2) * zoom, rows = [];
    let shown = 0;
    events.forEach((event, n) => {
      const wanted = isWanted(event), words = +event.dataset.w;
      [event, marks[n]].forEach(el => el.classList.toggle("off", !wanted));
      list[n].hidden = !wanted;
      if (!wanted) return;
      shown++;
      const from = wider(+event.dataset.from), x = Math.max(EDGE, Math.min(from, width - EDGE - words));
      const low = Math.min(from, x), high = Math.max(wider(+event.dataset.to), x + words);
      let row = rows.findIndex(taken => !taken.some(one => low < one[1] + APART && one[0] < high + APART));
      if (row < 0) row = rows.push([]) - 1;
      rows[row].push([low, high]);
      const y = TOP + row * ROW;
      event.querySelector(".name").setAttribute("transform", "translate(" + x + " " + y + ")");
      event.querySelector(".time").setAttribute("transform", "translate(" + EDGE * (1 - zoom) + " " + (y + 15) + ") scale(" + zoom + " 1)");
    });
    all(".years > div").forEach(year => { year.hidden = !year.querySelector("li:not([hidden])"); });
    resize(width, TOP + rows.length * ROW + FOOT);
    tell(shown);
  }
  function tell(shown) { status.textContent = reader.count(shown, "{n} event", "{n} events"); }
  function resize(width, height) {
    svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    years.forEach(year => {
      const x = wider(+year.dataset.x), middle = wider(+year.dataset.middle);
      year.querySelector("path").setAttribute("d", "M" + x + " " + (TOP - 6) + "V" + (height - 16));
      all("text", year).forEach(name => { name.setAttribute("x", middle); if (name.matches(".foot")) name.setAttribute("y", height - 4); });
    });
    wrote.forEach(one => {
      const x = +one.dataset.x, line = one.querySelector(".end"), y = /^M\S+ ([\d.]+)/.exec(line.getAttribute("d"))[1];
      line.setAttribute("d", "M" + x + " " + y + "V" + (height - 16));
      one.setAttribute("transform", "translate(" + (wider(x) - x) + " 0)");
    });
  }
  /* The middle of what is seen stays where it is. */
  function widen(step) {
    const middle = (pane.scrollLeft + pane.clientWidth / 2 - EDGE) / zoom;
    zoom = step ? Math.max(1, Math.min(WIDEST, zoom * Math.pow(2, step))) : 1;
    draw();
    pane.scrollLeft = EDGE + middle * zoom - pane.clientWidth / 2;
    bound();
  }
  function bound() {
    all("[data-zoom]", form).forEach(button => { button.disabled = +button.dataset.zoom < 0 ? zoom === 1 : +button.dataset.zoom > 0 && zoom === WIDEST; });
  }
  /* What the address names is shown in the picture too. */
  function point() {
    const id = location.hash.slice(1);
    events.forEach((event, n) => event.classList.toggle("here", list[n].id === id));
  }

  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("change", draw);
  all("[data-zoom]", form).forEach(button => { button.onclick = () => widen(+button.dataset.zoom); });
  addEventListener("hashchange", point);
  point();
  /* The whole is drawn already, unless the browser remembers what it was narrowed to. */
  if (text.value || kind.value) draw(); else tell(events.length);
  bound();
})();
