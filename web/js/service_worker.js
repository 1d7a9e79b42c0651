// The service worker: what a browser keeps of the page, so that it works without a network. Bundled with Workbox into
// service-worker.js at the root of the site, with the lists of files that the build knows (cmake/make-dist.mjs).
//
// What is kept is of one build, as its names have it. A new build waits until the learner asks for it.

import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { matchPrecache, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import { KEEP_ALL, SHARED, SHARED_FIELD, TAKE_OVER, laterCache, sharedCache } from "./offline_names.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
const later = laterCache(scope);
const wanted = LATER_FILES.map((file) => new URL(file, scope).href);

setCacheNameDetails({ prefix: "workbook" });

/** The page in which learners' code runs is a sandbox by this header, too: see makeFrame in sandbox.js. */
registerRoute(({ url, request }) => url.href === new URL(SANDBOX_FILE, scope).href && request.mode === "navigate", async () => {
  const kept = await matchPrecache(SANDBOX_FILE);
  if (!kept) return Response.error();
  return new Response(kept.body, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "sandbox allow-scripts" } });
});

// `?fresh` goes past what is kept; any other question is the page's own affair.
precacheAndRoute(PRECACHED, { ignoreURLParametersMatching: [/^(?!fresh$)/] });

registerRoute(({ url }) => wanted.includes(url.href), new CacheFirst({ cacheName: later }));

/** A copy of the progress that was shared to the installed page: no host takes it, it waits here. The page shows what is in
 * it and asks, as of any file; so it does no harm that other sites can send one. */
const shared = new URL(SHARED, scope).href;
registerRoute(({ url }) => url.href === shared, async ({ request }) => {
  const file = (await request.formData().catch(() => null))?.get(SHARED_FIELD);
  if (file instanceof File) await (await caches.open(sharedCache(scope))).put(shared, new Response(file));
  return Response.redirect(shared, 303);
}, "POST");

/** Fetches what is not kept yet of what comes later. */
async function keepAll() {
  const cache = await caches.open(later);
  const kept = (await cache.keys()).map(({ url }) => url);
  await cache.addAll(wanted.filter((url) => !kept.includes(url)));
}

/** Whether the learner wants all of it kept, which a mark in the cache says. */
const keepsAll = async () => (await (await caches.open(later)).match(new URL(KEEP_ALL, scope).href)) !== undefined;

/** What no file of this build is called any more goes. */
async function forgetOld() {
  const cache = await caches.open(later);
  const mark = new URL(KEEP_ALL, scope).href;
  for (const request of await cache.keys()) {
    if (request.url !== mark && !wanted.includes(request.url)) await cache.delete(request);
  }
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keepsAll().then((all) => (all ? keepAll() : undefined)));
});
worker.addEventListener("activate", (event) => event.waitUntil(forgetOld()));
worker.addEventListener("message", ({ data }) => data === TAKE_OVER && void worker.skipWaiting());
clientsClaim(); // a page of the first visit works offline at once; names with a hash never mix
