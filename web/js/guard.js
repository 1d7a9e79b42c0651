// The border to C++: every call from JavaScript into the module passes here. A call that does not return (memory that
// has run out, a trap, a stack that overflowed) leaves the module's memory in no state to go on with. So the first one
// stops the workbook: no call is made any more, and the page says so.

import { byId, notice } from "./dom.js";
import { BROKE } from "./words.js";

/** What every call throws from the first trap on. It was told already, so nobody tells it again. */
export class Broken extends Error {
  constructor() {
    super(BROKE);
    this.name = "Broken";
  }
}

/**
 * The module, guarded. Its functions can still be replaced, as tests do.
 * @template {object} T
 * @param {T} module
 * @param {(trap: unknown) => void} stop called once, at the first trap
 * @returns {T}
 */
export function guarded(module, stop) {
  let broken = false;
  /** @type {WeakMap<Function, Function>} */
  const guards = new WeakMap();
  const guard = (/** @type {Function} */ call) => (/** @type {unknown[]} */ ...values) => {
    if (broken) throw new Broken();
    try {
      return call.apply(module, values);
    } catch (trap) {
      if (trap instanceof Broken) throw trap; // of a call within this one
      broken = true;
      stop(trap);
      throw new Broken();
    }
  };
  return new Proxy(module, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const known = guards.get(value) ?? guard(value);
      guards.set(value, known);
      return known;
    },
  });
}

/** Nobody else hears of what is thrown after a trap: the page has said it. */
export function hushBroken() {
  window.addEventListener("error", (event) => event.error instanceof Broken && event.preventDefault());
  window.addEventListener("unhandledrejection", (event) => event.reason instanceof Broken && event.preventDefault());
}

/**
 * What only the workbook can do is off, the words and what was typed stay. Nothing says "Saved" any more: who reads it
 * cannot know of what.
 * @param {HTMLElement} main
 */
export function showBroken(main) {
  document.documentElement.dataset.broken = "";
  for (const field of main.querySelectorAll("input,textarea,select")) {
    if (field instanceof HTMLInputElement && field.type === "radio") field.disabled = true;
    else field.setAttribute("readonly", "");
  }
  for (const editor of main.querySelectorAll("[contenteditable]")) editor.setAttribute("contenteditable", "false");
  for (const control of document.querySelectorAll("#theme,#plain,#spellings-button,#search-button,#search-field,#settings .choices button")) {
    control.setAttribute("disabled", "");
  }
  byId("saved").textContent = "";
  byId("live").textContent = "";
  notice(BROKE);
  // An address is a page again, not a message to the workbook.
  window.addEventListener("hashchange", () => location.reload());
}
