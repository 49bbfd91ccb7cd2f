/* The page of results: what was found, by text, kind and year, under an address that can be sent. */
(function () {
  "use strict";
  const STEP = 30, FACETS = ["text", "kind", "year"];

  window.readerSearchPage = function (form, list, { say, count, make, engine, described, remember, wordsAround, keys }) {
    const asked = new URLSearchParams(location.search), status = form.parentElement.querySelector(".found"), entitled = document.title;
    const input = form.elements.q, choices = FACETS.map(name => form.elements[name]);
    const more = make("button", { type: "button", class: "results__more" }, say("Show more"));
    const labels = new Map(choices.flatMap(choice => [...choice.options].map(one => [one, one.textContent])));
    let turn = 0, waiting;
    input.value = asked.get("q") || "";
    choices.forEach(choice => choose(choice, asked.get(choice.name) || ""));
    status.setAttribute("role", "status");
    list.after(more);
    more.hidden = true;

    /* A year is offered once it is asked for, by the address or among what was found. */
    function choose(choice, value) {
      if (choice.name === "year" && /^[0-9]{1,4}$/.test(value)) offer(choice, [value]);
      choice.value = value;
      if (choice.selectedIndex < 0) choice.value = "";
    }
    function offer(choice, years) {
      const there = new Set([...choice.options].map(one => one.value));
      years.filter(year => !there.has(year)).forEach(year => { const one = make("option", { value: year }, year); labels.set(one, year); choice.append(one); });
      [...choice.options].slice(1).sort((a, b) => b.value - a.value).forEach(one => choice.append(one));
    }
    const values = (facts, name) => name === "text" ? facts.texts : [facts[name]];
    const fits = (facts, choice) => !choice.value || values(facts, choice.name).includes(choice.value);
    /* Beside each choice, how many results it leaves of those that the other choices leave. */
    function number(all) {
      offer(choices[2], [...new Set(all.map(facts => facts.year))].filter(Boolean));
      choices.forEach(choice => {
        const open = all.filter(facts => choices.every(other => other === choice || fits(facts, other))), many = new Map([["", open.length]]);
        open.forEach(facts => values(facts, choice.name).forEach(value => { if (value) many.set(value, (many.get(value) || 0) + 1); }));
        [...choice.options].forEach(one => {
          const n = many.get(one.value) || 0;
          one.textContent = all.length ? labels.get(one) + " (" + n + ")" : labels.get(one);
          one.hidden = choice.name === "year" && !n && !one.selected;
        });
      });
    }
    async function show() {
      const way = form.parentElement.querySelector(".kwic-to a");
      if (way) way.search = input.value.trim() ? "?q=" + encodeURIComponent(input.value.trim()) : "";
      const query = input.value.trim(), mine = ++turn;
      document.title = query ? query + " – " + entitled : entitled;
      if (!query) { list.replaceChildren(); status.textContent = ""; more.hidden = true; number([]); return; }
      let found;
      try { found = await engine(); } catch (e) { status.textContent = say("The search could not be loaded."); return; }
      if (mine !== turn) return;
      const { units, results, loose } = found.search(query), facts = results.map(result => found.facts(result.doc));
      const kept = results.filter((_, n) => choices.every(choice => fits(facts[n], choice)));
      let next = 0;
      number(facts);
      list.replaceChildren();
      more.onclick = () => {
        const from = next;
        list.append(...kept.slice(next, next += STEP).map(result => item(described(found, units, result))));
        more.hidden = next >= kept.length;
        if (from) list.children[from].querySelector("a").focus();
      };
      more.onclick();
      const sum = kept.length ? count(kept.length, "{n} result", "{n} results") : say("Nothing found.");
      status.textContent = loose && kept.length ? sum + " " + say("No place has all these words; these have some.") : sum;
    }
    function item(one) {
      const link = make("a", one.document_.kind === "heading" ? { href: one.href, lang: one.lang } : { href: one.href }, one.title);
      link.addEventListener("click", () => remember(one));
      return make("li", {}, make("p", { class: "results__t" }, link, " ", make("span", { class: "results__k" }, one.about)), make("p", { class: "results__w", lang: one.lang }, ...wordsAround(one.excerpt)));
    }
    function change() {
      const said = new URLSearchParams([["q", input.value.trim()], ...choices.map(choice => [choice.name, choice.value])].filter(pair => pair[1]));
      try { history.replaceState(null, "", location.pathname + (String(said) ? "?" + said : "")); } catch (e) { /* a folder whose browser forbids it: the address stays */ }
      show();
    }
    form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(waiting); change(); });
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(change, 150); });
    choices.forEach(choice => choice.addEventListener("change", change));
    show();
    keys(() => { input.focus(); input.select(); });
  };
})();
