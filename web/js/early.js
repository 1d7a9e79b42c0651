// The first words: runs before everything else, as a classic script into which the build puts what is imported here.
// It puts the page of the address, written as HTML by the build, into <main>, in the right type and colours, and follows
// links until the workbook runs, or for good if it cannot.

import { Before, tendEnter } from "./before.js";
import { byId, notice } from "./dom.js";
import { lacking } from "./features.js";
import { fetched, hasFile } from "./files.js";
import { address, aloneHere, chapterOf, hashOf, readRoute } from "./route.js";
import { beganBefore, THEME_KEY } from "./settings.js";
import { putStyles, setHtml } from "./trusted.js";
import { NO_SCRIPT, STARTING, STILL_TO_READ, TOO_OLD_FOR_SCRIPTS, tooOld } from "./words.js";

const root = document.documentElement;

/** Words are not shown in a wrong type, unless the right one takes longer than this. */
const TYPE_MS = 1500;

/** @type {Map<string, Promise<ArrayBuffer>>} */
const fonts = new Map();

const early = {
  /** True once the workbook tends the page itself. */
  started: false,
  /** Where the view stood when a page was put there; null: none was. @type {number | null} */
  top: null,
  /** What the browser is too old for. */
  lacks: lacking(),
  /** What is done until then. */
  before: new Before(() => (byId("live").textContent = STARTING)),
  /** A font is fetched once, for CSS and canvas alike. @param {string} name @returns {Promise<ArrayBuffer>} */
  font(name) {
    const bytes = fonts.get(name) ?? fetched(`${name}.ttf`).then((response) => response.arrayBuffer());
    fonts.set(name, bytes);
    bytes.catch(() => fonts.delete(name)); // another try begins anew
    return bytes;
  },
  /** The faces that few words have; they are there, or cannot be had. */
  useLateFaces: () => (lateFaces ??= useFaces(LATE_FACES).then(() => void delete root.dataset.code)),
};

/** @type {Promise<unknown> | null} */
let lateFaces = null;

/** Whether an exercise has code, as the build says: its lines would break anew once their letters come.
 * @param {string} exercise */
const hasCode = (exercise) => exercise !== "" && (root.dataset.coded ?? "").split(" ").includes(exercise);

/** @param {HtmlFace} face as the build writes it here */
async function useFace([file, family, descriptors]) {
  const face = new FontFace(family, await early.font(file), descriptors);
  document.fonts.add(await face.load());
}

/** @param {HtmlFace[]} faces */
const useFaces = (faces) => Promise.all(faces.map(useFace)).catch(() => {});

/** The log, where the learner's wish is kept, opens too late for the first words. */
function useTheme() {
  try {
    const theme = localStorage.getItem(THEME_KEY);
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // No storage, no wish.
  }
}

/** Links that lead to a document where no script runs lead to a place of the workbook here. */
function adaptLinks() {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("a[data-hash]"))) {
    link.setAttribute("href", link.dataset.hash ?? "");
  }
}

/** @param {string} hash */
function markContents(hash) {
  for (const link of document.querySelectorAll("#contents a")) {
    if (link.getAttribute("href") === hash) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Goes to the exercise or section of the address, or to the line that this entry of the history was left at.
 * @param {string} place @param {boolean} otherNumbers */
function goToPlace(place, otherNumbers) {
  const scroller = byId("scroller");
  const edge = scroller.getBoundingClientRect().top;
  const { at, offset } = history.state ?? {};
  const left = at ? document.getElementById(at) : null;
  const named = /** @type {HTMLElement | null} */ (place ? document.querySelector(`#ch [data-place="${place}"]`) : null);
  if (named && otherNumbers) named.inert = true; // what stands there are the original numbers
  else if (named && !left) named.focus({ preventScroll: true });
  if (left) scroller.scrollTop += left.getBoundingClientRect().top - edge - offset;
  else if (named) scroller.scrollTop += named.getBoundingClientRect().top - edge - 16;
  else scroller.scrollTop = 0;
  early.top = named?.inert ? null : scroller.scrollTop;
}

/** @param {string} words */
function put(words) {
  setHtml(byId("ch"), words);
  // The file has each number once (core/page/render.cpp).
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#ch [id]:not([data-id])"))) {
    if (/^n\d+$/.test(one.id)) one.dataset.id = one.id.slice(1);
  }
  // A parser adds what the page's own tables do without.
  for (const body of document.querySelectorAll("#ch tbody")) body.replaceWith(...body.childNodes);
}

/** @param {string | number} page a chapter's number, or an appendix's name @returns {Promise<string>} its page as HTML; "" if there is none */
async function partOf(page) {
  const name = `${page}.part.html`;
  if (!hasFile(name)) return "";
  try {
    return await (await fetched(name)).text();
  } catch {
    return "";
  }
}

const parsed = new Promise((resolve) => {
  document.addEventListener("readystatechange", resolve, { once: true });
});
const typed = Promise.race([useFaces(FIRST_FACES), new Promise((resolve) => setTimeout(resolve, TYPE_MS))]);

const homeTitle = document.title;
/** @type {Node[] | null} */
let home = null;
let turns = 0;

/** Shows the page of the address. A page that the build did not write is left to the workbook; what depends on the
 * learner alone, such as practice, is not even begun; nor is one exercise alone. */
async function show() {
  turns += 1;
  const turn = turns;
  const place = chapterOf(address());
  const alone = aloneHere() !== "";
  const route = readRoute(address()) ?? { kind: "home" };
  const written = alone ? null : place ? place.chapter : route.kind === "appendix" ? route.of : null;
  const own = alone || (written === null && route.kind !== "home");
  if (written !== null || own) root.dataset.words = "coming";
  const [words] = await Promise.all([written === null ? "" : partOf(written), parsed, typed]);
  if (words && hasCode(place?.exercise ?? "")) await Promise.race([early.useLateFaces(), new Promise((resolve) => setTimeout(resolve, TYPE_MS))]);
  delete root.dataset.type;
  if (early.started || turn !== turns) return;
  if (!home) {
    putStyles(byId("ch"));
    // A newcomer's exercise is no news to who has begun; it is the one place of the home page.
    if (beganBefore()) document.querySelector("#ch [data-place]")?.closest("section")?.remove();
    home = [...byId("ch").childNodes];
    adaptLinks();
  }
  if (!own) delete root.dataset.words;
  if (words) put(words);
  else if (home[0] !== byId("ch").firstChild) (byId("ch").textContent = "", byId("ch").append(...home));
  if (own || (words && !place)) markContents(address());
  else markContents(place && words ? hashOf({ ...place, exercise: "", section: "", seed: "" }) : hashOf({ kind: "home" }));
  document.title = words ? `${byId("ch").querySelector("h1")?.textContent} - ${homeTitle}` : homeTitle;
  if (words) goToPlace(place?.exercise || place?.section || "", Boolean(place?.seed));
  else if (!place) goToPlace("", false);
}

/** Without its modules the workbook cannot even say so: they are missing, the browser does not know modules, or it cannot
 * read what they are written in. */
function reportMissingModules() {
  const tell = (/** @type {string} */ words) => (root.dataset.failed = "", notice(words));
  window.addEventListener("error", ({ target, error, filename }) => {
    if (target instanceof HTMLScriptElement && target.type === "module") tell(NO_SCRIPT);
    else if (error instanceof SyntaxError && /\.js$/.test(filename) && !early.started) tell(TOO_OLD_FOR_SCRIPTS);
  }, { capture: true });
  if (early.lacks.includes("module scripts")) void parsed.then(() => tell(`${tooOld(early.lacks)} ${STILL_TO_READ}`));
}

/** `?fresh` in the address: nothing that this browser keeps of the page's files is used any more. What the learner did is kept. */
async function beginAnew() {
  const address = new URL("./", document.baseURI);
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  const names = "caches" in globalThis ? await caches.keys() : [];
  for (const name of names) if (name.startsWith("workbook-") && name.endsWith(address.href)) await caches.delete(name);
  address.hash = location.hash;
  location.replace(address);
}

/** @typedef {typeof early} Early */

Object.assign(globalThis, { early });
useTheme();
root.dataset.early = "";
if (aloneHere()) root.dataset.embed = "";
root.dataset.type = "coming";
root.dataset.code = "coming";
reportMissingModules();
if (new URLSearchParams(location.search).has("fresh")) void beginAnew();
tendEnter(document);
void show();
window.addEventListener("hashchange", () => {
  if (!early.started) void show();
});
void typed.then(() => useFaces(LATER_FACES));
