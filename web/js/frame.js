// The frame around the page: contents on a phone, settings, printing, keys.

import { tendBack } from "./back.js";
import { byId, dialogOf } from "./dom.js";
import { setHtml } from "./trusted.js";
import { plainNow } from "./words.js";

/** @param {boolean} open */
export function showContents(open) {
  byId("contents-button").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("contents-open", open);
}

/** @param {EventTarget | null} target @returns {boolean} whether letters are typed into it */
function isTyped(target) {
  return target instanceof Element && target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
}

/** @param {() => void} search opens the search */
function tendKeys(search) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const busy = document.querySelector("dialog[open]") !== null;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k" && !busy) {
      event.preventDefault();
      search();
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") showContents(false);
    if (busy || isTyped(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      search();
    } else if (event.key === "?") {
      event.preventDefault();
      openSettings();
      byId("keys-title").scrollIntoView({ block: "nearest" });
    }
  });
}

/** Set by tendFrame: what is fetched for the settings. */
let fillSettings = () => {};

function openSettings() {
  fillSettings();
  dialogOf("settings").showModal();
}

/** A file dropped anywhere on the page is offered to be loaded. @param {(file: File) => void} offer */
function tendDrops(offer) {
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file || event.defaultPrevented) return; // an editor of code takes the text of a file
    event.preventDefault();
    offer(file);
  });
}

/** Shows what an answer field understands. @param {string} list its HTML */
export function openSpellings(list) {
  setHtml(byId("spellings-list"), list);
  dialogOf("spellings").showModal();
}

/** A press on the shade around a dialog closes it. @param {string} id */
function closeByShade(id) {
  const dialog = dialogOf(id);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

/**
 * @param {{
 *   search: () => void,
 *   spellings: () => void,
 *   theme: (wish: string) => void,
 *   ink: (wish: string) => void,
 *   settings: () => void,
 *   keepOffline: () => void,
 *   saveCopy: () => void,
 *   loadCopy: () => void,
 *   offer: (file: File) => void,
 *   startOver: () => void,
 * }} app `ink` is "plain" or "canvas"; `settings` fills in what has to be asked for
 */
export function tendFrame(app) {
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();  // an address names a place of the workbook, not an element
    byId("ch").focus();
  });
  const contents = byId("contents-button");
  contents.addEventListener("click", () => showContents(contents.getAttribute("aria-expanded") !== "true"));
  byId("search-button").addEventListener("click", app.search);
  byId("settings-button").addEventListener("click", openSettings);
  const settings = dialogOf("settings");
  tendBack([dialogOf("search"), settings, dialogOf("spellings")]);
  closeByShade("settings");
  closeByShade("spellings");
  byId("spellings-button").addEventListener("click", app.spellings);
  const theme = /** @type {HTMLSelectElement} */ (byId("theme"));
  theme.addEventListener("change", () => app.theme(theme.value));
  const plain = /** @type {HTMLInputElement} */ (byId("plain"));
  plain.addEventListener("change", () => app.ink(plain.checked ? "plain" : "canvas"));
  const solutions = /** @type {HTMLInputElement} */ (byId("with-solutions"));
  byId("print").addEventListener("click", () => {
    settings.close();
    document.documentElement.toggleAttribute("data-print-solutions", solutions.checked);
    window.print();
  });
  window.addEventListener("afterprint", () => document.documentElement.removeAttribute("data-print-solutions"));
  fillSettings = app.settings;
  byId("save-copy").addEventListener("click", () => (app.saveCopy(), fillSettings()));
  for (const [id, deed] of /** @type {const} */ ([["load-copy", app.loadCopy], ["start-over", app.startOver]])) {
    byId(id).addEventListener("click", () => (settings.close(), deed()));
  }
  byId("keep-offline").addEventListener("click", app.keepOffline);
  tendDrops(app.offer);
  tendKeys(app.search);
}

/** Says why the page is plain though nobody chose it. @param {string} why */
export function showPlainReason(why) {
  byId("plain-why").textContent = why && plainNow(why);
}

/** Shows what was chosen. @param {string} theme @param {boolean} plain */
export function showSettings(theme, plain) {
  /** @type {HTMLSelectElement} */ (byId("theme")).value = theme;
  /** @type {HTMLInputElement} */ (byId("plain")).checked = plain;
}
