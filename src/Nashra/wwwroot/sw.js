// Reads saved articles without a network, and keeps what a reader does meanwhile until it returns. Nothing else is kept:
// every other page comes from the newspaper. A reader's copies lie in a cache of her own name and leave with her.
importScripts("/js/device.js"); // not a module: not every browser runs one here
/* global clear, enqueue, forgive, reader, refused, remember, waiting */

const shell = "shell";
const ours = (path) => /^\/(css|js|fonts|icons)\/|^\/(icons\.svg|theme\.css|favicon\.svg)$/.test(path);

addEventListener("install", (event) => event.waitUntil(caches.open(shell).then(keepOfflinePage).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("sync", (event) => event.tag === "saved" && event.waitUntil(flush()));
addEventListener("message", (event) => event.waitUntil(hear(event.data)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    if (url.pathname === "/sign-out") event.respondWith(signOut(request));
    else if (url.pathname.startsWith("/saved") && url.pathname !== "/saved/queue") event.respondWith(sendOrKeep(request));
  } else if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (request.method === "GET" && ours(url.pathname)) event.respondWith(asset(request, url));
});

// Without the reader's cookie: the same page for everyone.
const keepOfflinePage = (cache) => fetch("/offline", { credentials: "omit" }).then((answer) => answer.ok && cache.put("/offline", answer));

async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (answer.ok && /^\/saved(\/\w+\/read)?$/.test(url.pathname) && !url.search) await keep(url.pathname, answer.clone());
    return answer;
  } catch {
    return (await copy(url)) ?? (await caches.match("/offline")) ?? Response.error();
  }
}

// The newspaper says whose page it is; a page of nobody is not kept.
async function keep(path, answer) {
  const whose = answer.headers.get("Nashra-Reader");
  if (whose && whose === (await reader())) await (await caches.open(`saved-${whose}`)).put(path, answer);
}

async function copy(url) {
  const whose = await reader();
  if (!whose) return null;
  const saved = await caches.open(`saved-${whose}`);
  const article = url.pathname.match(/^\/a\/(\w+)/)?.[1] ?? url.pathname.match(/^\/saved\/(\w+)$/)?.[1];
  return (await saved.match(url.pathname)) ?? (article ? await saved.match(`/saved/${article}/read`) : null);
}

async function asset(request, url) {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept && url.searchParams.has("v")) return kept; // its name changes with its contents
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function sendOrKeep(request) {
  const spare = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    const next = await enqueue(spare);
    if (!next) {
      if (request.mode === "navigate") return (await caches.match("/offline")) ?? Response.error();
      throw error;
    }
    await registration.sync?.register("saved").catch(() => {}); // not every browser has it, or allows it: pages flush too
    await tell();
    return request.headers.get("Accept")?.includes("application/json")
      ? Response.json({ on: next.on, queued: true })
      : Response.redirect(new URL(next.to, location.origin), 303);
  }
}

// What waits is told first; then nothing of hers stays on the device.
async function signOut(request) {
  await flush().catch(() => {}); // no network: then the signing out fails too, and nothing is cleared
  const answer = await fetch(request);
  if (answer.ok || answer.type === "opaqueredirect") await forget();
  return answer;
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith("saved-")) await caches.delete(name);
  await clear();
}

async function hear({ type, reader: whose, urls }) {
  if (type === "flush") return flush();
  if (type === "seen") return forgive();
  if (type !== "hello") return;
  if (whose !== (await reader())) {
    for (const name of await caches.keys()) if (name.startsWith("saved-") && name !== `saved-${whose}`) await caches.delete(name);
    await remember("reader", whose);
    await remember("versions", {});
  }
  const cache = await caches.open(shell);
  for (const url of urls) if (ours(new URL(url).pathname) && !(await cache.match(url))) await cache.add(url).catch(() => {}); // the next page tries again
  if (!whose) return;
  await flush();
  await tell(); // also what was refused before, until she has seen it
  await fill();
}

// One at a time: two pages that open at once must not tell everything twice, though telling twice would do no harm.
const flush = () => navigator.locks.request("saved-flush", async () => {
  const acts = await waiting();
  if (acts.length === 0) return;
  const answer = await fetch("/saved/queue", { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(acts.slice(0, 100).map(({ act }) => act)) });
  if (!answer.ok) return; // signed out, or the newspaper is down: everything waits on
  await remember("answers", await answer.json());
  await tell(true);
});

async function tell(sent = false) {
  const told = { waiting: (await waiting()).map(({ act }) => act), refused: (await refused()).map(({ act, refused: why }) => ({ ...act, why })), sent };
  for (const client of await clients.matchAll()) client.postMessage(told);
}

async function fill() {
  const answer = await fetch("/saved/offline.json", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { reader: whose, articles } = await answer.json();
  const cache = await caches.open(`saved-${whose}`);
  const had = (await remember("versions")) ?? {};
  const have = {};
  for (const { url, version } of articles) {
    have[url] = version;
    if (had[url] === version && (await cache.match(url))) continue;
    const fresh = await fetch(url);
    if (fresh.ok) await keep(url, fresh);
  }
  for (const url of Object.keys(had)) if (!have[url]) await cache.delete(url);
  const list = await fetch("/saved");
  if (list.ok) await keep("/saved", list);
  await remember("versions", have);
}
