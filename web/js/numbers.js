// The control of a number that can be changed: a native range at the foot of the page, below what is read. It stays
// while one scrolls, so that what follows from the number can be seen. What it says comes from the module.

import { byId } from "./dom.js";
import { OnItsWay } from "./on_its_way.js";

/** @typedef {import("./app.js").Workbook} Workbook */

/** What a key adds to a value's place; the range itself answers to the same keys once it has the focus. @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 3, PageDown: -3, Home: -Infinity, End: Infinity };

/** @param {string} words */
function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  return made;
}

class Control {
  /** @param {Workbook} workbook */
  constructor(workbook) {
    this.workbook = workbook;
    this.name = "";
    /** The number in the text that was pressed. @type {HTMLElement | null} */
    this.from = null;
    /** The number that has the focus because its control was closed. @type {HTMLElement | null} */
    this.returned = null;
    this.box = document.createElement("section");
    this.box.id = "numbers";
    this.box.hidden = true;
    this.range = document.createElement("input");
    Object.assign(this.range, { type: "range", id: "number-range", min: "0", step: "1" });
    this.label = document.createElement("label");
    this.label.htmlFor = this.range.id;
    this.value = document.createElement("output");
    this.value.htmlFor.add(this.range.id);
    this.says = document.createElement("p");
    this.back = button("");
    this.shut = button("✕");
    const above = document.createElement("div");
    above.append(this.label, this.value, this.shut);
    const below = document.createElement("div");
    below.append(this.says, this.back);
    this.box.append(above, this.range, below);
    document.body.append(this.box);
    this.way = new OnItsWay(this.box, {
      given: (target) => (target === this.range ? this.name : null),
      set: (given, value) => this.change(() => workbook.module.set_number(given, value)),
      rest: () => this.change(() => workbook.module.rest_number()),
      says: () => this.says.textContent ?? "",
    });
    this.listen();
    workbook.numberChanged = () => this.show();
    this.show();
  }

  listen() {
    this.range.addEventListener("keydown", (event) => {
      if (event.key !== "PageUp" && event.key !== "PageDown") return;
      event.preventDefault(); // a tenth of a short row is no step at all
      this.step(event.key);
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    // From anywhere in the page, unless somebody else has a use for the key.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !this.box.hidden && this.workbook.main.contains(/** @type {Node} */ (event.target))) this.dismiss();
    });
    // Who goes on to an answer needs the room.
    this.workbook.main.addEventListener("focusin", ({ target }) => {
      if (!this.box.hidden && target instanceof Element && target.matches("input[type=text], textarea, .cm-content")) this.dismiss();
    });
    // It keeps the focus though there is nothing left to bring back.
    this.back.addEventListener("click", () => this.change(() => this.workbook.module.text_numbers()));
    this.shut.addEventListener("click", () => this.close());
    new ResizeObserver(() => this.makeRoom()).observe(this.box);
  }

  /** Changes what the text says, and leaves what is read and what has the focus where it is. @param {() => void} deed */
  change(deed) {
    const { main, places } = this.workbook;
    const numbers = () => /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("[data-given]"));
    // The words of a line are written anew with a number in them: it is known by its turn.
    const turn = [...numbers()].indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const from = this.from && [...numbers()].indexOf(this.from);
    places.keep(() => {
      deed();
      this.workbook.refresh();
      const after = numbers();
      if (turn >= 0 && document.activeElement !== after[turn]) after[turn]?.focus({ preventScroll: true });
      if (from !== null) this.from = after[from] ?? this.from;
    }, this.inView(), () => this.from);
  }

  /** The number that is changed, where the eye may be on it. */
  inView() {
    if (!this.from?.isConnected) return null;
    const { top, bottom } = this.from.getBoundingClientRect();
    const view = byId("scroller").getBoundingClientRect();
    return top >= view.top && bottom <= view.bottom ? this.from : null;
  }

  /** @param {HTMLElement} number in the text @param {boolean} take whether the range takes the focus
   * @param {boolean} [focused] because the number has got it */
  open(number, take, focused = false) {
    const name = number.dataset.given ?? "";
    this.from = number;
    if (focused && number === this.returned) return;
    this.returned = null;
    const opens = this.box.hidden;
    if (name !== this.name) this.change(() => this.workbook.module.open_number(name));
    if (opens) this.from.scrollIntoView({ block: "nearest" }); // the control took away room below it
    if (take && !this.box.hidden) this.range.focus();
  }

  /** @param {string} key */
  step(key) {
    const by = STEPS[key];
    if (by === undefined) return;
    const most = Number(this.range.max);
    this.range.value = String(Math.min(most, Math.max(0, Number(this.range.value) + by)));
    this.way.want(this.name, Number(this.range.value));
  }

  /** Closes it, and leaves the focus where it is. */
  dismiss() {
    this.change(() => this.workbook.module.open_number(""));
  }

  close() {
    this.change(() => this.workbook.module.open_number(""));
    this.returned = this.from; // to come back to the number is not to open it
    this.from?.addEventListener("blur", () => (this.returned = null), { once: true });
    this.from?.focus({ preventScroll: true });
  }

  /** What the module says of the number that is open. */
  show() {
    const number = this.workbook.module.number();
    this.name = number?.name ?? "";
    if (this.box.hidden !== (number === null)) {
      this.box.hidden = number === null;
      if (!this.from?.isConnected && this.workbook.main.contains(document.activeElement)) {
        this.from = /** @type {HTMLElement} */ (document.activeElement);
      }
      this.makeRoom();
    }
    if (!number) return;
    this.box.setAttribute("aria-label", number.title);
    this.label.textContent = number.label.charAt(0).toUpperCase() + number.label.slice(1);
    this.range.max = String(number.words.length - 1);
    if (this.way.wanted === null) this.range.value = String(number.now);
    const words = number.words[number.now];
    this.range.setAttribute("aria-valuetext", words);
    this.value.textContent = words;
    this.says.textContent = number.says;
    this.back.textContent = number.back;
    if (number.changed) this.back.removeAttribute("aria-disabled");
    else this.back.setAttribute("aria-disabled", "true");
    this.shut.setAttribute("aria-label", number.close);
  }

  /** The page ends above the control. */
  makeRoom() {
    const root = document.documentElement;
    root.toggleAttribute("data-number-open", !this.box.hidden);
    byId("scroller").style.setProperty("--numbers-height", `${this.box.offsetHeight}px`);
  }
}

/** @type {Control | null} */
let control = null;

/** The page's one control. @param {Workbook} workbook */
export function controlOf(workbook) {
  control ??= new Control(workbook);
  return control;
}
