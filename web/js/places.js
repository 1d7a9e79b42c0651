// Where the reader is: kept over a change of width or of ink, and remembered by each entry of the
// history, so that the back button leads to the line that was left, and its address to the section.

import { placeOf } from "./in_view.js";
import { chapterOf, hashOf } from "./route.js";

const SETTLE_MS = 120;

/** What is read begins above this line of the view. */
const READ_PX = 120;

/** What begins above this line is near the upper edge. */
const NEAR_PX = 240;

export class Places {
  /** @param {HTMLElement} scroller @param {HTMLElement} main @param {() => void} moved another place may be read now */
  constructor(scroller, main, moved) {
    this.moved = moved;
    this.scroller = scroller;
    this.main = main;
    /** @type {{top: number, at: string, offset: number} | null} a place that waits for its content */
    this.wanted = null;
    let timer = 0;
    history.scrollRestoration = "manual";
    scroller.addEventListener("scroll", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.remember(), SETTLE_MS);
    }, { passive: true });
    document.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a[href]")) this.remember();
    }, { capture: true });
    window.addEventListener("pagehide", () => this.remember());
    // Who moves by himself waits for no other place.
    for (const deed of ["wheel", "touchmove", "pointerdown", "keydown"]) scroller.addEventListener(deed, () => this.forget(), { passive: true });
  }

  remember() {
    if (this.wanted || Math.round(history.state?.top ?? 0) === Math.round(this.scroller.scrollTop)) return;
    const anchor = this.truer(this.anchor());
    const place = { top: this.scroller.scrollTop, at: anchor?.element.id ?? "", offset: anchor?.offset ?? 0 };
    history.replaceState({ ...history.state, ...place }, "", this.address());
    this.moved();
  }

  /**
   * The address of the section or exercise that is read. One that asks for other numbers stays: nothing else knows them.
   * So does one whose place begins in view: near the end of a page no other can be reached.
   */
  address() {
    const place = chapterOf(location.hash);
    if (!place || place.seed) return location.hash;
    const view = this.scroller.getBoundingClientRect();
    const places = /** @type {HTMLElement[]} */ ([...this.main.querySelectorAll("[data-place]")]);
    const top = (/** @type {HTMLElement} */ element) => element.getBoundingClientRect().top;
    const now = places.find((element) => element.dataset.place === (place.exercise || place.section));
    if (now && top(now) >= view.top && top(now) < view.bottom) return location.hash;
    // Below an exercise within the text, its section is read again.
    const left = (/** @type {HTMLElement} */ element) => element.matches(".ask") && element.getBoundingClientRect().bottom < view.top + READ_PX;
    const read = places.filter((element) => top(element) <= view.top + READ_PX && !left(element)).at(-1);
    return hashOf({ ...place, exercise: "", section: read?.dataset.place ?? "" }); // of either sort
  }

  /** Goes where this entry of the history was left; at the start if it is new, or what was seen is no longer there. */
  restore() {
    const { top = 0, at = "", offset = 0 } = history.state ?? {};
    this.wanted = top > 0 ? { top, at, offset } : null;
    this.scroller.scrollTop = this.wanted && !at ? top : 0;
    this.retry();
  }

  /** Content has come: a place that was below the end may be there now. */
  retry() {
    if (!this.wanted) return;
    const { top, at, offset } = this.wanted;
    const seen = at === "" ? null : /** @type {HTMLElement | null} */ (this.main.querySelector(`#${CSS.escape(at)}`));
    if (at !== "" && !seen) return;
    // Where it will rest: what has just come may be gliding. Seen once, and in a closed fold now: the place itself is the
    // best guess.
    const doc = /** @type {HTMLElement} */ (this.main.closest("#doc") ?? this.main);
    const rests = seen && seen.getClientRects().length > 0 ? placeOf(seen, doc).top - offset : top;
    const below = () => rests - this.scroller.scrollTop;
    this.scroller.scrollTop += below();
    if (Math.abs(below()) < 2) this.wanted = null;
  }

  /** All content is there: where what was seen is not among it, as in a fold that is closed now, the place itself is the
   * best guess. */
  settle() {
    this.retry();
    if (!this.wanted) return;
    this.scroller.scrollTop = this.wanted.top;
    this.wanted = null;
  }

  /** The reader went elsewhere. */
  forget() {
    this.wanted = null;
  }

  /** The first thing that begins in view near its upper edge, or else the first that is seen, and how far it is below the
   * edge: what begins above may become lower or higher. */
  anchor() {
    if (this.scroller.scrollTop < 1) return null;
    const edge = this.scroller.getBoundingClientRect().top;
    let seen = null;
    for (const element of this.main.querySelectorAll("h1,h2,h3,h4,p,li,.eq,pre,table,figure,button,label")) {
      // To measure what is not shown would lay it out.
      if (element.closest("details:not([open]) > :not(summary), [hidden]")) continue;
      const box = element.getBoundingClientRect();
      if (box.bottom <= edge + 1 || box.height <= 0) continue;
      if (!seen || box.top < edge + NEAR_PX) seen = { element, offset: box.top - edge };
      if (box.top >= edge) break;
    }
    return seen;
  }

  /** Text flows to parts of a pixel and the scroller stands on whole ones: what was remembered of the same line is truer than
   * what is measured now, and would drift a little at each reload.
   * @template {{element: Element, offset: number} | null} T @param {T} anchor @returns {T} */
  truer(anchor) {
    const { at, offset = 0 } = history.state ?? {};
    if (anchor && at && anchor.element.id === at && Math.abs(anchor.offset - offset) < 1) anchor.offset = offset;
    return anchor;
  }

  /** Does what moves everything, and leaves what was seen where it was.
   * @param {() => void} change @param {Element | null} [held] what stays above all: the hand or the eye is on it
   * @param {() => Element | null} [after] the same after the change, where its element is another then */
  keep(change, held = null, after = () => held) {
    const edgeOf = () => this.scroller.getBoundingClientRect().top;
    const anchor = held && this.scroller.scrollTop >= 1 ? { element: held, offset: held.getBoundingClientRect().top - edgeOf() } : this.anchor();
    this.truer(anchor);
    change();
    const element = held ? after() : anchor?.element;
    if (!anchor || !element?.isConnected) return;
    const edge = this.scroller.getBoundingClientRect().top;
    this.scroller.scrollTop += element.getBoundingClientRect().top - edge - anchor.offset;
  }
}
