// What a reader takes hold of in a figure: a grip on the canvas, or the native range that stands beside it. Both set a
// number of the theory, as its control at the foot of the page does.

import { OnItsWay } from "./on_its_way.js";

/** @typedef {import("./app.js").Workbook} Workbook */
/** @typedef {import("./module.js").Grip} Grip */

/** A tenth of a short row is no step at all. @type {Record<string, number>} */
const PAGES = { PageUp: 3, PageDown: -3 };

/** No pointer of a range. */
const GRIPPED = -1;

export class Handles {
  /** @param {Workbook} workbook */
  constructor(workbook) {
    this.workbook = workbook;
    /** The figure in which the number is dragged or clicked, while that goes on. @type {HTMLElement | undefined} */
    this.figure = undefined;
    this.given = "";
    const { main, module } = workbook;
    this.way = new OnItsWay(main, {
      given: (target) => Handles.range(target)?.dataset.handle ?? null,
      set: (given, value) => {
        this.given = given;
        this.change(() => module.set_number(given, value));
      },
      rest: () => {
        this.change(() => module.rest_number());
        this.figure = undefined;
      },
      says: (given) => module.handle_says(given),
    });
    main.addEventListener("keydown", (event) => {
      const range = Handles.range(event.target);
      const by = PAGES[event.key];
      if (!range || by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.way.want(range.dataset.handle ?? "", Math.min(Number(range.max), Math.max(0, Number(range.value) + by)));
    });
  }

  /** @param {EventTarget | null} target */
  static range(target) {
    return target instanceof HTMLInputElement && target.dataset.handle !== undefined ? target : null;
  }

  /** The pointer has a grip at a value. @param {Grip} grip */
  pull({ given, figure, value, holding }) {
    this.figure = this.workbook.layer.element(figure);
    if (holding) this.way.held ??= { given, value, pointer: GRIPPED };
    this.way.want(given, value);
  }

  /** The pointer has let go of a grip. */
  letGo() {
    this.way.held = null;
    this.way.rest();
  }

  /** Changes the page, and leaves where it is what the hand is on. @param {() => void} deed */
  change(deed) {
    const { main, places } = this.workbook;
    const focused = document.activeElement;
    const range = focused instanceof HTMLElement && focused.dataset.handle === this.given
      ? focused : main.querySelector(`[data-handle="${CSS.escape(this.given)}"]`);
    places.keep(() => {
      deed();
      this.workbook.refresh();
    }, this.figure ?? range);
  }
}
