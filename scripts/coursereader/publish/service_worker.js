/* Online only: what was read opens without a network too. All is asked of the network first, so that nobody reads an old edition
   who could read a new one; what came is kept. A new edition takes over what was kept, and fetches anew what it changed. */
"use strict";
const EDITION = "{edition}", scope = self.registration.scope, OURS = "reader " + scope + " ", CACHE = OURS + EDITION, PATIENCE = 4000;
/* Editions that are kept below the site are none of its pages: they are as they were, and are left to the browser till it finds none. */
const KEPT = new RegExp("^{kept}(/|$)");
function isBelow(address) { return address.startsWith(scope) && KEPT.test(address.slice(scope.length)); }
function isOurs(address) { return address.startsWith(scope) && !isBelow(address); }

/* The file at an address, however a host writes it, without what is asked of it. */
function fileAt(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  else if (!/\.[a-z0-9]+$/i.test(url.pathname)) url.pathname += ".html";
  return url.href;
}
function addressOf(path) { return scope + path.split("/").map(encodeURIComponent).join("/"); }

/* A page that a host led to from elsewhere may not be given again as it came. */
async function keep(cache, at, answer) {
  if (!answer.ok || answer.type !== "basic" || at.startsWith(scope + "data/")) return;
  const type = { "Content-Type": answer.headers.get("Content-Type") || "" };
  await cache.put(at, answer.redirected ? new Response(await answer.blob(), { headers: type }) : answer);
}
async function fetched(cache, at) { await keep(cache, at, await fetch(at, { cache: "no-cache" })); }
async function sumOf(answer) {
  const sum = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return Array.from(new Uint8Array(sum), byte => byte.toString(16).padStart(2, "0")).join("");
}
async function former() { return (await caches.keys()).filter(name => name.startsWith(OURS) && name !== CACHE); }

async function install() {
  const cache = await caches.open(CACHE), list = addressOf("offline.json"), answer = await fetch(list, { cache: "no-cache" });
  await cache.put(list, answer.clone());
  const { files, shell } = await answer.json(), sums = new Map(Object.entries(files).map(([path, sum]) => [addressOf(path), sum]));
  const wanted = new Set(shell.map(addressOf)), changed = new Set();
  for (const name of await former()) {
    const old = await caches.open(name);
    for (const { url } of await old.keys()) {
      if (!sums.has(url)) continue;
      const kept = await old.match(url, { ignoreVary: true });
      if (await sumOf(kept.clone()) !== sums.get(url)) { changed.add(url); wanted.add(url); continue; }
      wanted.delete(url);
      await cache.put(url, kept);
    }
  }
  await Promise.all(Array.from(wanted, url => fetched(cache, url)));
  await self.skipWaiting();
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) if (changed.has(fileAt(page.url))) page.postMessage("newer");
}
/* Pages that were open before there was anybody to keep them are kept now. */
async function activate() {
  for (const name of await former()) await caches.delete(name);
  await self.clients.claim();
  const cache = await caches.open(CACHE);
  for (const { url } of await self.clients.matchAll({ type: "window" })) if (isOurs(url) && !await cache.match(fileAt(url), { ignoreVary: true })) await fetched(cache, fileAt(url));
}
/* Who asks for a page that was not kept is told so in words, on a page that names it and leads to what was kept. */
async function led(cache, url, refused) {
  const page = addressOf("{told}");
  if (fileAt(url) === page || !await cache.match(page, { ignoreVary: true })) throw refused;
  return Response.redirect(page + "?unkept=" + encodeURIComponent(url.slice(scope.length)));
}
/* Where the network lets one wait, or its server fails, what was kept is better than nothing. */
async function answered(event) {
  const { request } = event, at = fileAt(request.url), cache = await caches.open(CACHE), kept = await cache.match(at, { ignoreVary: true });
  let given = false;
  const asked = fetch(request).then(answer => {
    if (kept && answer.status >= 500) return kept;
    if (!given && (!kept || request.mode === "navigate")) event.waitUntil(keep(cache, at, answer.clone()).catch(() => {}));
    return answer;
  });
  if (!kept) return request.mode === "navigate" ? asked.catch(refused => led(cache, request.url, refused)) : asked;
  const patience = new Promise(done => setTimeout(() => { given = true; done(kept); }, PATIENCE));
  return Promise.race([asked, patience]).catch(() => kept);
}
addEventListener("install", event => event.waitUntil(install()));
addEventListener("activate", event => event.waitUntil(activate()));
addEventListener("fetch", event => {
  const { method, mode, url, headers } = event.request;
  if (method !== "GET") return;
  if (isBelow(url) && mode === "navigate") event.respondWith(fetch(event.request).catch(async refused => led(await caches.open(CACHE), url, refused)));
  else if (isOurs(url) && !headers.has("range")) event.respondWith(answered(event));
});
