// The line below an answer that says how it is read, while it is typed. What it says is decided in C++; it is no live
// region, and the field is described by it. Alt+Enter tells it to a screen reader.

import { setHtml } from "./trusted.js";
import { NOTHING_READ } from "./words.js";

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} the answer field */
const fieldOf = (target) => (target instanceof HTMLInputElement && target.dataset.reading ? target : null);

/** @param {HTMLInputElement | null} field @returns {HTMLElement | null} */
const lineOf = (field) => field && document.getElementById(field.dataset.reading ?? "");

/** @param {HTMLElement} main
 * @param {(field: number, typed: string) => string} read
 * @param {(words: string) => void} announce
 * @returns {() => void} to be called when the page has changed: a field may have got other numbers, and another text */
export function tendReadings(main, read, announce) {
  /** @param {HTMLInputElement} field @param {HTMLElement} line */
  const write = (field, line) => {
    const html = read(Number(field.dataset.id), field.value);
    if (line.innerHTML !== html) setHtml(line, html);
  };
  /** @param {Event} event */
  const show = (event) => {
    const field = fieldOf(event.target);
    const line = lineOf(field);
    if (field && line) write(field, line);
  };
  main.addEventListener("input", show);
  main.addEventListener("focusin", show);
  // Before what listens to Enter: with Alt it checks nothing.
  main.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.altKey || event.isComposing) return;
    const line = lineOf(fieldOf(event.target));
    if (!line) return;
    event.preventDefault();
    event.stopPropagation();
    announce([...line.children].map((part) => part.textContent?.trim()).join(" ") || NOTHING_READ);
  }, { capture: true });
  return () => {
    for (const field of main.querySelectorAll("input[data-reading]")) {
      const line = lineOf(fieldOf(field));
      if (line?.firstChild) write(/** @type {HTMLInputElement} */ (field), line);
    }
  };
}
