// Real DOM over the canvas, kept equal to the records that C++ hands over.
//
// A record says everything about one element; an element whose record did not change is left alone,
// any other gets all of its attributes and words written again. Nothing here reads layout.

import { hasStyles, setHtml } from "./trusted.js";

/** @typedef {import("./records.js").PackedRecord} PackedRecord */

/** Attributes that live on as properties once the learner has touched the control. */
const LIVE = ["value", "checked", "open"];

/**
 * Makes a live property say what the record says.
 * @param {any} element
 * @param {string} name
 * @param {string | undefined} wanted undefined: the record does not name it
 */
function writeLive(element, name, wanted) {
  if (!(name in element) || element.localName === "button" || element.localName === "li") return;
  if (element.localName === "meter" || element.localName === "progress") return;
  if (name === "value" && element.type === "radio") return;
  const value = typeof element[name] === "boolean" ? wanted !== undefined : wanted ?? "";
  if (element[name] !== value) element[name] = value;
}

/**
 * Writes every attribute of the record and removes every other.
 * @param {HTMLElement} element
 * @param {Map<string, string>} attributes
 */
function writeAttributes(element, attributes) {
  for (const { name } of [...element.attributes]) {
    if (!attributes.has(name)) element.removeAttribute(name);
  }
  for (const [name, value] of attributes) {
    if (name === "style") element.style.cssText = value; // the page's policy forbids the attribute
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

export class PageLayer {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    /** `html`: what was written into it, if anything was. @type {Map<number, {element: HTMLElement, hash: number, open: boolean, html?: string}>} */
    this.live = new Map();
    /** Elements written by the last sync, for the bench and the tests. */
    this.changed = 0;
  }

  /** @param {number} id @returns {HTMLElement | undefined} */
  element(id) {
    return this.live.get(id)?.element;
  }

  /** @param {number} id @returns {boolean} whether the page says that this fold is open */
  isOpen(id) {
    return this.live.get(id)?.open ?? false;
  }

  /** @param {Element | null} element @returns {number} the id of its record, or 0 */
  static idOf(element) {
    return Number(/** @type {HTMLElement | null} */ (element)?.dataset?.id ?? 0);
  }

  /** Takes over the elements that stand there, written by the build from the same nodes; anything else goes. */
  adopt() {
    for (const child of [...this.main.childNodes]) {
      if (PageLayer.idOf(/** @type {Element} */ (child)) === 0) child.remove();
    }
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.main.querySelectorAll("[data-id]"))) {
      this.live.set(PageLayer.idOf(element), { element, hash: -1, open: false });
      if (!(element instanceof HTMLTextAreaElement)) continue;
      element.value = `${element.value}`; // from now on its value is its own, and not its content
      element.textContent = "";
    }
    // The parser has put rows into a body that no record knows; left behind, it would be told as a part of the table.
    for (const body of this.main.querySelectorAll("tbody")) body.replaceWith(...body.childNodes);
  }

  /**
   * Makes the DOM equal to the records.
   * @param {Iterable<PackedRecord>} records in reading order, parents first
   */
  sync(records) {
    this.changed = 0;
    /** @type {Set<number>} */
    const seen = new Set();
    /** @type {Map<Element, Element>} the child placed last in each parent */
    const last = new Map();
    for (const record of records) {
      seen.add(record.id);
      const parent = this.live.get(record.parent)?.element ?? this.main;
      const entry = this.live.get(record.id);
      const element = entry?.hash === record.hash ? entry.element : this.write(record, entry?.element);
      this.place(element, parent, last.get(parent));
      last.set(parent, element);
    }
    for (const [id, { element }] of this.live) {
      if (seen.has(id)) continue;
      element.remove();
      this.live.delete(id);
    }
  }

  /**
   * Puts an element behind `before` in its parent; the focus stays where it is.
   * @param {HTMLElement} element @param {Element} parent @param {Element | undefined} before
   */
  place(element, parent, before) {
    const next = before ? before.nextElementSibling : parent.firstElementChild;
    if (next === element) return;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    parent.insertBefore(element, next);
    if (focused !== document.activeElement && focused && element.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  /**
   * @param {PackedRecord} packed
   * @param {HTMLElement | undefined} existing
   * @returns {HTMLElement}
   */
  write(packed, existing) {
    const record = packed.read();
    this.changed += 1;
    const keep = existing?.localName === record.tag ? existing : undefined;
    if (!keep) existing?.remove();
    const element = keep ?? document.createElement(record.tag);
    record.attributes.set("data-id", String(packed.id));
    if (record.html !== undefined && element.localName !== "textarea" && !this.says(element, packed.id, record.html)) {
      setHtml(element, record.html);
    }
    writeAttributes(element, record.attributes);
    const value = element.localName === "textarea" ? record.attributes.get("value") ?? "" : record.attributes.get("value");
    for (const name of LIVE) writeLive(element, name, name === "value" ? value : record.attributes.get(name));
    this.live.set(packed.id, { element, hash: packed.hash, open: record.attributes.has("open"), html: record.html });
    return element;
  }

  /** Whether an element has this content already. Styles do not read as they were written. @param {HTMLElement} element @param {number} id @param {string} html */
  says(element, id, html) {
    return hasStyles(html) ? this.live.get(id)?.element === element && this.live.get(id)?.html === html : element.innerHTML === html;
  }
}
