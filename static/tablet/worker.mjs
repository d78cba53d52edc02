// @MARK@
/**
 * Keeps the app on the tablet, so that it starts without the network, and sends what waits when the browser says that
 * the network is back. The server writes the app's mark into it, so that another app has another worker.
 */
import { drain } from "/tablet/app/@MARK@/tablet/sender.mjs";

const MARK = "@MARK@";
const CACHES = "kiosk-tablet-";
const CACHE = `${CACHES}${MARK}`;
const DOCUMENT = "/tablet";
const APP = "/tablet/app/";
/** Milliseconds for which the network is asked for a document that is not kept. */
const PATIENCE = 3000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  if (pathname === DOCUMENT) event.respondWith(document());
  else if (pathname.startsWith(APP)) event.respondWith(file(event.request));
});
self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());
self.addEventListener("sync", (event) => event.waitUntil(drain()));

/** Keep every file; what the page has loaded already comes from the browser's own cache. */
async function fill() {
  const cache = await caches.open(CACHE);
  const { files } = await (await fetched(`${APP}${MARK}/shell.json`)).json();
  const content = (path) => (path === DOCUMENT ? ownDocument() : fetched(path));
  await Promise.all(files.map(async (path) => cache.put(path, await content(path))));
}

/** The document of this very app: the one in the browser's cache may be another's. */
async function ownDocument() {
  const near = await fetched(DOCUMENT);
  if ((await near.clone().text()).includes(MARK)) return near;
  const far = await fetched(DOCUMENT, "reload");
  if ((await far.clone().text()).includes(MARK)) return far;
  throw new Error("the server has another app by now");
}

async function fetched(path, cache = "force-cache") {
  const found = await fetch(path, { cache, credentials: "omit" });
  if (!found.ok) throw new Error(`${path}: ${found.status}`);
  return found;
}

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function document() {
  const kept = await (await caches.open(CACHE)).match(DOCUMENT);
  return kept ?? fetch(DOCUMENT, { signal: AbortSignal.timeout(PATIENCE) });
}

/** A file by its path; a page that is still open may be of an earlier app. */
const file = async (request) => (await caches.match(new URL(request.url).pathname)) ?? fetch(request);
