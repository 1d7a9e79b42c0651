// The line below an answer that says how it is read, while it is typed. What it says is decided in C++; it is no live
// region, and the field is described by it.

import { setHtml } from "./trusted.js";

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} the answer field */
const fieldOf = (target) => (target instanceof HTMLInputElement && target.dataset.reading ? target : null);

/** @param {HTMLElement} main @param {(field: number, typed: string) => string} read */
export function tendReadings(main, read) {
  /** @param {Event} event */
  const show = (event) => {
    const field = fieldOf(event.target);
    const line = field && document.getElementById(field.dataset.reading ?? "");
    if (!field || !line) return;
    const html = read(Number(field.dataset.id), field.value);
    if (line.innerHTML !== html) setHtml(line, html);
  };
  main.addEventListener("input", show);
  main.addEventListener("focusin", show);
}
