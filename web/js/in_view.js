// What a deed brought about is seen: the view goes there, gliding, or at once where less motion is wanted. The view is
// what the reader can see of the scroller: a keyboard on the screen may lie over it.

/** Air around what is shown, px, where there is room for it. */
const AIR = 12;

/** @typedef {{top: number, bottom: number}} Span px of the document */

/**
 * Where an element stands once it has come to rest: in the document, whatever moves it on the way.
 * @param {HTMLElement} element @param {HTMLElement} doc @returns {Span}
 */
export function placeOf(element, doc) {
  let top = 0;
  for (let at = /** @type {HTMLElement | null} */ (element); at && at !== doc; at = /** @type {HTMLElement | null} */ (at.offsetParent)) {
    top += at.offsetTop;
  }
  return { top, bottom: top + element.offsetHeight };
}

/** The part of the scroller that is not covered, by a keyboard or by the row of keys above it (keys.js).
 * @param {HTMLElement} scroller @returns {Span} px of the window */
function uncovered(scroller) {
  const { top, bottom } = scroller.getBoundingClientRect();
  const { offsetTop, height } = visualViewport ?? { offsetTop: top, height: innerHeight };
  const keys = document.querySelector("#answer-keys:not([hidden])");
  const below = keys ? keys.getBoundingClientRect().top : Infinity;
  return { top: Math.max(top, offsetTop), bottom: Math.min(bottom, offsetTop + height, below) };
}

/** @param {Span} one @param {Span} other @param {number} room */
const fit = (one, other, room) => Math.max(one.bottom, other.bottom) - Math.min(one.top, other.top) <= room;

/**
 * How far the view has to go so that the first of these is seen, and of the others all that fit with it. Where some do
 * not, what is seen begins at the upper edge, so that they follow below.
 * @param {Span[]} wanted the first before all others @param {Span} view both in px of the same thing
 */
export function wayTo(wanted, view) {
  const [first, ...others] = wanted;
  if (!first) return 0;
  const room = view.bottom - view.top;
  let { top, bottom } = first;
  let all = bottom - top <= room;
  for (const other of others) {
    const both = { top: Math.min(top, other.top), bottom: Math.max(bottom, other.bottom) };
    if (both.bottom - both.top <= room) ({ top, bottom } = both);
    else all = false;
  }
  // Words that are cut off need all the room there is.
  const cut = others[0] !== undefined && !fit(first, others[0], room);
  const air = cut ? 0 : Math.max(0, Math.min(AIR, (room - (bottom - top)) / 2));
  if (!all || top - air < view.top) return top - air - view.top;
  return Math.max(0, bottom + air - view.bottom);
}

export class InView {
  /** @param {HTMLElement} scroller @param {HTMLElement} doc what is scrolled */
  constructor(scroller, doc) {
    this.scroller = scroller;
    this.doc = doc;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.makeRoom();
  }

  /** Below a keyboard that lies over the page, its end can still be scrolled into sight. */
  makeRoom() {
    const { scroller } = this;
    visualViewport?.addEventListener("resize", () => {
      const { height, scale } = /** @type {VisualViewport} */ (visualViewport);
      const covered = scale > 1.01 ? 0 : Math.round(Math.max(0, innerHeight - height));
      scroller.style.paddingBottom = covered > 0 ? `${covered}px` : "";
    });
  }

  /** Does what changes the page; the view goes with what has the focus, if `wanted` then. @param {() => void} change @param {() => boolean} wanted */
  keepFocus(change, wanted) {
    const focused = document.activeElement;
    const before = focused instanceof HTMLElement && this.doc.contains(focused) ? placeOf(focused, this.doc).top : null;
    change();
    if (before === null || !wanted() || !(focused instanceof HTMLElement) || !focused.isConnected) return;
    this.scroller.scrollTop += placeOf(focused, this.doc).top - before;
  }

  /** @param {HTMLElement[]} elements the first before all others; what has no size is left out */
  show(elements) {
    const { top, bottom } = uncovered(this.scroller);
    const from = this.scroller.scrollTop - this.scroller.getBoundingClientRect().top;
    const wanted = elements.map((element) => placeOf(element, this.doc)).filter((place) => place.bottom > place.top);
    // A field goes without its label where its own words would be cut off.
    const [first, said] = wanted;
    const field = elements[0]?.querySelector('input[type="text"]');
    if (first && said && field instanceof HTMLElement && !fit(first, said, bottom - top)) wanted[0] = placeOf(field, this.doc);
    const way = wayTo(wanted, { top: top + from, bottom: bottom + from });
    if (Math.abs(way) < 1) return;
    this.scroller.scrollBy({ top: way, behavior: this.calm.matches ? "instant" : "smooth" });
  }
}
