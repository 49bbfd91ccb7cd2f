/* The whole course kept in this browser, to be read without a network: what it takes, one button, and back. */
(function () {
  "use strict";
  const reader = window.reader, { make, say } = reader, here = document.querySelector(".offline-here"), AT_ONCE = 6;
  if (!document.querySelector("meta[name='service-worker']") || !navigator.serviceWorker || !window.caches) return;
  const status = make("p", { role: "status" }), button = make("button", { type: "button" });

  async function state() {
    const { scope } = await navigator.serviceWorker.ready, { bytes, files, shell } = await (await fetch(scope + "offline.json")).json();
    const name = (await caches.keys()).filter(one => one.startsWith("reader " + scope + " ")).pop(), cache = await caches.open(name);
    const addressOf = path => scope + path.split("/").map(encodeURIComponent).join("/"), all = Object.keys(files).map(addressOf);
    const had = new Set((await cache.keys()).map(({ url }) => url));
    return { bytes, cache, all, shell: new Set(shell.map(addressOf)), left: all.filter(one => !had.has(one)) };
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
  show().then(() => here.append(make("h2", {}, say("Without a network")), status, make("p", {}, button))).catch(() => {});
})();
