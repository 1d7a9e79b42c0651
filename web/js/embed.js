// One exercise in a frame of another page (`?embed=4.3`): the page around it is told how high it is, and what leads away
// opens in a tab of its own. docs/hosting.md shows the other page's side.

import { byId } from "./dom.js";
import { OPEN_IN_WORKBOOK } from "./words.js";

/** The workbook itself at this address. @param {string} hash */
const whole = (hash) => new URL(hash, new URL("./", document.baseURI)).href;

/** @param {string} exercise @param {string} address its own @param {HTMLElement} main */
export function tendFrameOf(exercise, address, main) {
  const doc = byId("doc");
  const way = document.createElement("a");
  way.id = "whole";
  way.textContent = OPEN_IN_WORKBOOK;
  way.href = whole(address);
  way.target = "_blank";
  way.rel = "noopener";
  doc.after(way);
  main.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#/"]');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    window.open(whole(link.getAttribute("href") ?? ""), "_blank", "noopener");
  }, { capture: true });
  const tell = () => parent.postMessage({ from: "transformer-math-workbook", exercise, height: Math.ceil(doc.offsetHeight + way.offsetHeight) }, "*");
  const watch = new ResizeObserver(tell);
  watch.observe(doc);
  watch.observe(way);
}
