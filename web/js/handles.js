// What a reader takes hold of in a figure: a grip on the canvas, or the native range that stands beside it. Both set a
// number of the theory, as its control at the foot of the page does.

import { announce } from "./dom.js";

/** @typedef {import("./app.js").Workbook} Workbook */

/** A reader who hears the page is told what follows once a number rests. */
const SETTLED_MS = 700;

/** A tenth of a short row is no step at all. @type {Record<string, number>} */
const PAGES = { PageUp: 3, PageDown: -3 };

export class Handles {
  /** @param {Workbook} workbook */
  constructor(workbook) {
    this.workbook = workbook;
    /** What waits for the next frame. @type {{given: string, value: number} | null} */
    this.wanted = null;
    this.settling = 0;
    workbook.main.addEventListener("input", (event) => {
      const range = Handles.range(event.target);
      if (range) this.want(range.dataset.handle ?? "", Number(range.value));
    });
    workbook.main.addEventListener("keydown", (event) => {
      const range = Handles.range(event.target);
      const by = PAGES[event.key];
      if (!range || by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.want(range.dataset.handle ?? "", Math.min(Number(range.max), Math.max(0, Number(range.value) + by)));
    });
  }

  /** @param {EventTarget | null} target */
  static range(target) {
    return target instanceof HTMLInputElement && target.dataset.handle !== undefined ? target : null;
  }

  /** However fast a hand is, the page changes once a frame. @param {string} given @param {number} value its place in the row */
  want(given, value) {
    const waits = this.wanted !== null;
    this.wanted = { given, value };
    if (!waits) requestAnimationFrame(() => this.set());
  }

  set() {
    if (!this.wanted) return;
    const { given, value } = this.wanted;
    this.wanted = null;
    const { main, module, places } = this.workbook;
    const held = document.activeElement instanceof HTMLElement && document.activeElement.dataset.handle === given
      ? document.activeElement : main.querySelector(`[data-handle="${CSS.escape(given)}"]`);
    places.keep(() => {
      module.set_number(given, value);
      this.workbook.refresh();
    }, held);
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => announce(module.handle_says(given)), SETTLED_MS);
  }
}
