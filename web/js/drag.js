// Steps of an order are dragged by their handles: with a mouse, a pen or a finger. A frame follows the
// pointer and a bar shows where the step would go; Escape, or losing the pointer, leaves all as it was.
// Keys and assistive technology have the buttons of each step. What a move means is C++'s business.

/** A press that moves less than this is not a drag. */
const STILL_PX = 4;
/** Nearer than this to an edge of the view, the page scrolls, by so much in each frame. */
const EDGE_PX = 56;
const SCROLL_PX = 9;

/**
 * @typedef {object} Held a step in hand
 * @property {number} pointer
 * @property {HTMLElement} grip
 * @property {HTMLElement} row
 * @property {number} startY where the pointer went down, in the document
 * @property {number} y where it is now, in the view
 * @property {HTMLElement[]} shown frame, gap and bar, once the step moves
 */

export class Drag {
  /**
   * @param {{scroller: HTMLElement, doc: HTMLElement}} parts
   * @param {(row: HTMLElement, place: number) => void} drop takes the step to a place, from 0
   */
  constructor(parts, drop) {
    this.parts = parts;
    this.drop = drop;
    /** @type {Held | null} */
    this.held = null;
    this.scrolling = 0;
    const { doc } = parts;
    doc.addEventListener("pointerdown", (event) => this.pressed(event));
    doc.addEventListener("pointermove", (event) => this.moved(event));
    doc.addEventListener("pointerup", (event) => event.pointerId === this.held?.pointer && this.released());
    for (const kind of ["pointercancel", "lostpointercapture"]) {
      doc.addEventListener(kind, (event) => /** @type {PointerEvent} */ (event).pointerId === this.held?.pointer && this.letGo());
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.held) return;
      event.preventDefault();
      event.stopPropagation();
      this.letGo();
    }, { capture: true });
  }

  /** @param {HTMLElement} row */
  static rowsBeside(row) {
    return /** @type {HTMLElement[]} */ ([...(row.parentElement?.children ?? [])]);
  }

  /** @param {PointerEvent} event */
  pressed(event) {
    const target = event.target instanceof Element ? event.target.closest(".grip") : null;
    const row = /** @type {HTMLElement | null} */ (target?.closest("li") ?? null);
    if (!target || !row || event.button !== 0 || !event.isPrimary || this.held) return;
    event.preventDefault();
    const grip = /** @type {HTMLElement} */ (target);
    grip.setPointerCapture(event.pointerId);
    this.held = { pointer: event.pointerId, grip, row, startY: this.inDocument(event.clientY), y: event.clientY, shown: [] };
  }

  /** @param {number} y in the view */
  inDocument(y) {
    return y - this.parts.doc.getBoundingClientRect().top;
  }

  /** @param {PointerEvent} event */
  moved(event) {
    const { held } = this;
    if (!held || event.pointerId !== held.pointer) return;
    held.y = event.clientY;
    if (held.shown.length === 0) {
      if (Math.abs(this.inDocument(held.y) - held.startY) < STILL_PX) return;
      held.shown = this.show(held.row);
    }
    this.follow();
  }

  /** @param {HTMLElement} row @returns {HTMLElement[]} frame with the step's words, its gap, the bar */
  show(row) {
    const parts = ["drag-gap", "drag-bar", "drag-step"].map((name) => {
      const part = document.createElement("div");
      part.className = name;
      part.setAttribute("aria-hidden", "true");
      return part;
    });
    for (const words of row.querySelectorAll(":scope > span:not(.grip)")) {
      const copy = document.createElement("span");
      copy.append(...words.cloneNode(true).childNodes);
      for (const formula of copy.querySelectorAll(".m")) formula.removeAttribute("style");
      parts[2]?.append(copy);
    }
    this.parts.doc.append(...parts);
    return parts;
  }

  /** The place that the step would take: as many others have their middle above its own. @param {Held} held */
  place(held) {
    const box = held.row.getBoundingClientRect();
    const middle = box.top + box.height / 2 + this.inDocument(held.y) - held.startY;
    return Drag.rowsBeside(held.row).filter((other) => {
      const { top, height } = other.getBoundingClientRect();
      return other !== held.row && top + height / 2 < middle;
    }).length;
  }

  /** Puts frame, gap and bar where they belong now. */
  follow() {
    const { held } = this;
    if (!held) return;
    if (!held.row.isConnected) return this.letGo();
    const [gap, bar, step] = held.shown;
    if (!gap || !bar || !step) return;
    const corner = this.parts.doc.getBoundingClientRect();
    const box = held.row.getBoundingClientRect();
    const put = (/** @type {HTMLElement} */ part, /** @type {number} */ top, /** @type {number} */ height) => {
      part.style.cssText = `left:${box.left - corner.left}px;top:${top - corner.top}px;width:${box.width}px;height:${height}px`;
    };
    put(gap, box.top, box.height);
    put(step, box.top + this.inDocument(held.y) - held.startY, box.height);
    const others = Drag.rowsBeside(held.row).filter((other) => other !== held.row).map((other) => other.getBoundingClientRect());
    const place = this.place(held);
    const [above, below] = [others[place - 1], others[place]];
    const line = above && below ? (above.bottom + below.top) / 2 : above ? above.bottom + 4 : (below?.top ?? 0) - 4;
    put(bar, line - 2, 4);
    this.scrollNearEdge();
  }

  /** A step held near an edge of the view brings what lies beyond into view. */
  scrollNearEdge() {
    if (this.scrolling) return;
    const { held } = this;
    const { scroller } = this.parts;
    if (!held) return;
    const view = scroller.getBoundingClientRect();
    const by = held.y < view.top + EDGE_PX ? -SCROLL_PX : held.y > view.bottom - EDGE_PX ? SCROLL_PX : 0;
    const before = scroller.scrollTop;
    if (by !== 0) scroller.scrollTop += by;
    if (scroller.scrollTop === before) return;
    this.scrolling = requestAnimationFrame(() => {
      this.scrolling = 0;
      this.follow();
    });
  }

  released() {
    const { held } = this;
    if (!held) return;
    const place = this.place(held);
    const moves = held.shown.length > 0 && place !== Drag.rowsBeside(held.row).indexOf(held.row);
    this.letGo();
    if (moves) this.drop(held.row, place);
  }

  letGo() {
    const { held } = this;
    if (!held) return;
    this.held = null;
    cancelAnimationFrame(this.scrolling);
    this.scrolling = 0;
    for (const part of held.shown) part.remove();
    if (held.grip.hasPointerCapture(held.pointer)) held.grip.releasePointerCapture(held.pointer);
  }
}
