// Without a network: the service worker, what Settings say of it, and new versions, which are offered and never forced.
// Fetched after the start.

import { byId } from "./dom.js";
import { fetched } from "./files.js";
import { KEEP_ALL, SHARED, TAKE_OVER, laterCache, sharedCache } from "./offline_names.js";
import { ALL_KEPT, FETCHING, FIRST_KEPT, NEW_VERSION_KEPT, NOT_ALL_FETCHED, RELOAD, restNeeds } from "./offline_words.js";
import { scriptAddress } from "./trusted.js";

const CHECK_MS = 3_600_000;

const scope = () => new URL("./", document.baseURI).href;

/** @type {ServiceWorkerRegistration | null} */
let registration = null;

/** Reloads with the new build, once it is in charge. */
function takeOver() {
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage(TAKE_OVER);
}

function offer() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = RELOAD;
  button.addEventListener("click", takeOver);
  byId("notice").replaceChildren(NEW_VERSION_KEPT, " ", button);
}

/** Tells of a new build as soon as it is there whole. @param {ServiceWorkerRegistration} tended */
function tendUpdates(tended) {
  const wait = () => tended.installing?.addEventListener("statechange", () => {
    if (tended.waiting && navigator.serviceWorker.controller) offer();
  });
  if (tended.waiting && navigator.serviceWorker.controller) offer();
  tended.addEventListener("updatefound", wait);
  wait();
  // Another tab may have asked for it: what this one has not loaded yet may be gone.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled) offer();
    controlled = true;
  });
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - checked < CHECK_MS) return;
    checked = Date.now();
    void tended.update().catch(() => {}); // without a network there is nothing new
  });
}

/** Keeps the page in this browser from now on, unless its reader saves data. Without a service worker all stays as it was. */
export async function keepPage() {
  if (!("serviceWorker" in navigator)) return;
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData && !(await navigator.serviceWorker.getRegistration())) return;
  try {
    registration = await navigator.serviceWorker.register(scriptAddress("service-worker.js"), { updateViaCache: "none" });
    tendUpdates(registration);
  } catch {
    // The browser keeps none, as in some private windows, or the host lacks the file.
  }
}

/** @returns {Promise<{files: string[], megabytes: number}>} what is loaded on demand */
const later = async () => (await fetched("later.json")).json();

/** The copy of the progress that was shared to this page, once; null: none was. @returns {Promise<File | null>} */
export async function sharedCopy() {
  const address = new URL(SHARED, scope()).href;
  if (location.search !== new URL(address).search || !("caches" in window)) return null;
  history.replaceState(history.state, "", scope() + location.hash);
  const cache = await caches.open(sharedCache(scope()));
  const kept = await cache.match(address);
  await cache.delete(address);
  return kept ? new File([await kept.blob()], "shared.jsonl") : null;
}

/** How many of the files that are loaded on demand are not kept. @param {string[]} files */
async function missing(files) {
  const cache = await caches.open(laterCache(scope()));
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return files.map((file) => new URL(file, scope()).href).filter((url) => !kept.has(url));
}

/** @param {string} words @param {boolean} wanted whether there is still something to keep */
function say(words, wanted) {
  byId("offline").textContent = words;
  byId("keep-offline").hidden = !wanted;
}

/** What Settings say. */
export async function showOffline() {
  byId("offline-part").hidden = registration === null;
  if (registration === null) return;
  try {
    const { files, megabytes } = await later();
    const rest = await missing(files);
    say(rest.length === 0 ? ALL_KEPT : `${FIRST_KEPT} ${restNeeds(megabytes)}`, rest.length > 0);
  } catch {
    say(FIRST_KEPT, false);
  }
}

/** Fetches all that is left, and has later builds do so too. */
export async function keepAll() {
  try {
    const { files } = await later();
    say(FETCHING, false);
    const cache = await caches.open(laterCache(scope()));
    await cache.addAll(await missing(files));
    await cache.put(new URL(KEEP_ALL, scope()).href, new Response(""));
    say(ALL_KEPT, false);
  } catch {
    say(NOT_ALL_FETCHED, true);
  }
}
