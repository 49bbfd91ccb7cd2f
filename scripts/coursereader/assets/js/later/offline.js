/* The whole course kept in this browser, to be read without a network: what it takes, one button, and back. Whoever asked for a page
   that was not kept is led here. */
(function () {
  "use strict";
  const reader = window.reader, { make, say } = reader, here = document.querySelector(".offline-here"), AT_ONCE = 6;
  if (!document.querySelector("meta[name='service-worker']") || !navigator.serviceWorker || !window.caches) return;
  const status = make("p", { role: "status" }), button = make("button", { type: "button" });

  async function state() {
    const { scope } = await navigator.serviceWorker.ready, { bytes, files, shell, titles } = await (await fetch(scope + "offline.json")).json();
    const name = (await caches.keys()).filter(one => one.startsWith("reader " + scope + " ")).pop(), cache = await caches.open(name);
    const addressOf = path => scope + path.split("/").map(encodeURIComponent).join("/"), all = Object.keys(files).map(addressOf);
    const had = new Set((await cache.keys()).map(({ url }) => url));
    const named = new Map(Object.entries(titles).map(([path, title]) => [addressOf(path), title]));
    return { scope, bytes, cache, all, named, had, shell: new Set(shell.map(addressOf)), left: all.filter(one => !had.has(one)) };
  }
  async function show() {
    const { bytes, left } = await state(), size = Math.max(1, Math.round(bytes / 1e6));
    status.textContent = left.length ? say("What you read opens without a network too. The whole course takes {size} MB in this browser.", { size }) : say("The whole course is kept in this browser. It opens without a network.");
    button.textContent = left.length ? say("Keep the whole course") : say("Keep only what I read from now on");
    button.onclick = () => act(left.length ? keep : forget);
  }
  async function act(does) {
    button.disabled = true;
    try {
      await does();
      await show();
    } catch (e) {
      status.textContent = say("Not all of it came. What came is kept; the button goes on from there.");
    }
    button.disabled = false;
  }
  async function keep() {
    const { cache, all, left } = await state();
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    async function next() {
      while (left.length) {
        const at = left.pop(), answer = await fetch(at, { cache: "no-cache" });
        if (!answer.ok) throw new Error(at);
        await cache.put(at, new Response(await answer.blob(), { headers: { "Content-Type": answer.headers.get("Content-Type") || "" } }));
        status.textContent = say("{n} of {all} files", { n: all.length - left.length, all: all.length });
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }
  async function forget() {
    const { cache, all, shell } = await state();
    await Promise.all(all.filter(one => !shell.has(one)).map(one => cache.delete(one)));
  }
  /* The file at an address, however a host writes it. */
  function fileAt(address) {
    const { origin, pathname } = new URL(address);
    return origin + (pathname.endsWith("/") ? pathname + "index.html" : /\.[a-z0-9]+$/i.test(pathname) ? pathname : pathname + ".html");
  }
  async function tell(asked) {
    const { scope, named, had } = await state(), at = scope + asked, title = named.get(fileAt(at)) || asked;
    const kept = [...named].filter(([one]) => had.has(one) && one !== fileAt(location.href)).sort(([, a], [, b]) => a.localeCompare(b));
    document.querySelector(".lede").before(make("section", { class: "unkept" }, make("h2", {}, say("“{title}” was not kept", { title })),
      make("p", {}, say("The network did not answer, and this page was not kept for reading without it."), " ", make("a", { href: at }, say("Try again"))),
      make("p", {}, say("These pages were kept:")), make("ul", {}, ...kept.map(([href, name]) => make("li", {}, make("a", { href }, name))))));
  }
  const asked = new URLSearchParams(location.search).get("unkept");
  if (asked) tell(asked).catch(() => {});
  show().then(() => here.append(make("h2", {}, say("Without a network")), status, make("p", {}, button))).catch(() => {});
})();
