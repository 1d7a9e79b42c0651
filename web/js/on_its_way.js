// A number on its way: a range or a figure's grip that a hand moves, or keys step by step. The page follows once a frame;
// when the hand lets go, or keys have rested, the words are told to take the room that they need again.

import { announce } from "./dom.js";

/** A reader who hears the page is told what follows once a number rests. */
const SETTLED_MS = 700;

/**
 * @typedef {object} Way
 * @property {(given: string, value: number) => void} set
 * @property {() => void} rest
 * @property {(given: string) => string} says what follows from the number now
 * @property {(target: EventTarget | null) => string | null} given the number that a range is about; null for what is no range
 *   of its own
 */

export class OnItsWay {
  /** @param {HTMLElement} root holds the ranges @param {Way} way */
  constructor(root, way) {
    this.way = way;
    /** What waits for the next frame. @type {{given: string, value: number} | null} */
    this.wanted = null;
    this.moved = false; // since it rested
    this.settling = 0;
    /** The range under a pointer that is down, and what it was before. @type {{given: string, value: number, pointer: number} | null} */
    this.held = null;
    root.addEventListener("pointerdown", ({ target, pointerId }) => {
      const given = way.given(target);
      if (given !== null) this.held = { given, value: Number(/** @type {HTMLInputElement} */ (target).value), pointer: pointerId };
    });
    root.addEventListener("input", ({ target }) => {
      const given = way.given(target);
      if (given !== null) this.want(given, Number(/** @type {HTMLInputElement} */ (target).value));
    });
    window.addEventListener("pointerup", ({ pointerId }) => this.letGo(pointerId), { capture: true });
    window.addEventListener("pointercancel", ({ pointerId }) => {
      if (this.held?.pointer !== pointerId) return;
      // The finger has scrolled: it did not mean the number, even where the browser has begun to set it.
      const { given, value } = this.held;
      this.want(given, value);
      this.letGo(pointerId);
    }, { capture: true });
  }

  /** @param {number} pointer that was down */
  letGo(pointer) {
    if (this.held?.pointer !== pointer) return;
    this.held = null;
    this.rest();
  }

  /** Once what waits is set. */
  rest() {
    requestAnimationFrame(() => {
      if (this.moved && !this.held) this.way.rest();
      this.moved = this.held !== null;
    });
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
    this.moved = true;
    this.way.set(given, value);
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      announce(this.way.says(given));
      this.rest();
    }, SETTLED_MS);
  }
}
