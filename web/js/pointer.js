// Who gets a press: ImGui is told of the pointer over what it paints; the browser keeps text, links
// and fields. A press that ImGui has answered must not be answered again by the click that follows.

/** A second press so soon and so near, on another control or on one that has got other words, was meant for the one that
 * stood there before: a double tap on "Run and check" does not take "Next". */
const DOUBLE_MS = 500;
const DOUBLE_PX = 16;

/** A click so soon after a press that was answered is that press's own. This and the above are times of the deeds
 * themselves (timeStamp): how late a busy page hears of them does not matter. */
const CLICK_MS = 700;

/** Native controls whose own change event is the truth; ImGui only paints them. */
const NATIVE = "input,textarea,select,summary,a,label";

export class Pointer {
  /**
   * @param {HTMLElement} doc the scrolled content
   * @param {HTMLElement} ink the canvas
   * @param {{
   *   press: (x: number, y: number, down: boolean) => number,
   *   move: (x: number, y: number) => void,
   *   holds: () => boolean,
   *   drag: (x: number, y: number) => void,
   *   release: () => void,
   *   act: (id: number, value: string) => void,
   *   hover: (id: number) => void,
   *   inked: () => boolean,
   * }} app `press` returns the id it activated, or 0; `holds` whether a press has taken hold of a figure's grip, which
   *   `drag` then moves
   */
  constructor(doc, ink, app) {
    this.ink = ink;
    this.app = app;
    this.over = 0;
    this.held = -1; // the pointer that holds a grip
    /** The press that was answered last; its own click is still to come. @type {{pointer: number, time: number} | null} */
    this.answered = null;
    /** The control that was activated last, when, and where. */
    this.last = { id: 0, words: "", time: 0, x: 0, y: 0 };
    /** The words of the control under the press that is going on. */
    this.words = "";
    this.late = false;
    doc.addEventListener("pointerdown", (event) => {
      this.answered = null; // its click is over, or never came
      this.late = this.isLate(event);
      if (!this.late) this.words = Pointer.wordsOf(event.target);
    }, { capture: true });
    doc.addEventListener("click", (event) => this.screened(event), { capture: true });
    doc.addEventListener("pointermove", (event) => this.moved(event));
    doc.addEventListener("pointerleave", () => this.hoverOn(0));
    doc.addEventListener("pointerdown", (event) => this.pressed(event, true));
    doc.addEventListener("pointerup", (event) => this.pressed(event, false));
    // A finger that scrolls lets go of everything.
    doc.addEventListener("pointercancel", () => {
      this.held = -1;
      this.app.move(-1e6, -1e6);
      this.app.release();
    });
    window.addEventListener("blur", () => this.hoverOn(0));
    doc.addEventListener("click", (event) => this.clicked(event));
  }

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  static widget(target) {
    return target instanceof Element ? target.closest("[data-id]") : null;
  }

  /** @param {EventTarget | null} target */
  static control(target) {
    const element = target instanceof Element ? target.closest(`button,${NATIVE}`) : null;
    return /** @type {HTMLElement | null} */ (element);
  }

  /** @param {EventTarget | null} target */
  static wordsOf(target) {
    const control = Pointer.control(target);
    return control?.matches("button") ? control.textContent ?? "" : "";
  }

  /** @param {PointerEvent} event @returns {[number, number]} position on the canvas in CSS px */
  place(event) {
    const box = this.ink.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** @param {number} id */
  hoverOn(id) {
    if (id === this.over) return;
    this.over = id;
    this.app.hover(id);
  }

  /** @param {PointerEvent} event */
  moved(event) {
    if (this.held === event.pointerId) return this.app.drag(...this.place(event));
    const control = Pointer.control(event.target);
    const id = Number(Pointer.widget(control)?.dataset.id ?? 0);
    if (id !== this.over || event.target === this.ink) this.app.move(...this.place(event));
    this.hoverOn(event.pointerType === "touch" ? 0 : id);
  }

  /** @param {MouseEvent} event @param {number} id */
  remember(event, id) {
    this.last = { id, words: this.words, time: event.timeStamp, x: event.clientX, y: event.clientY };
  }

  /** Whether a press is the second of a double click whose first one changed the controls. @param {PointerEvent} event */
  isLate(event) {
    const { id, words, time, x, y } = this.last;
    if (id === 0 || event.timeStamp - time > DOUBLE_MS) return false;
    if (Math.hypot(event.clientX - x, event.clientY - y) > DOUBLE_PX) return false;
    const other = Number(Pointer.widget(Pointer.control(event.target))?.dataset.id ?? 0);
    return other !== 0 && (other !== id || Pointer.wordsOf(event.target) !== words);
  }

  /** Whether this is the click of a press that was answered when the finger or button was let go. What has come under it
   * since, a link or a button in the place of the one that was pressed, has nothing to do with it.
   * @param {MouseEvent} event */
  isAnswered(event) {
    const done = this.answered;
    this.answered = null;
    if (!done || event.detail === 0 || event.timeStamp - done.time >= CLICK_MS) return false;
    const { pointerId } = /** @type {PointerEvent} */ (event);
    return pointerId === undefined || pointerId === done.pointer;
  }

  /** Clicks that come from a late or answered press reach nobody; others are remembered. @param {MouseEvent} event */
  screened(event) {
    if (event.detail === 0) return;
    if (this.isAnswered(event) || this.late) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const id = Number(Pointer.widget(Pointer.control(event.target))?.dataset.id ?? 0);
    if (id !== 0) this.remember(event, id);
  }

  /** @param {PointerEvent} event @param {boolean} down */
  pressed(event, down) {
    if (this.held === event.pointerId && !down) {
      this.held = -1;
      this.app.press(...this.place(event), false);
      if (event.pointerType === "touch") this.app.move(-1e6, -1e6);
      return;
    }
    if (event.button !== 0 || !this.app.inked() || this.late) return;
    const control = Pointer.control(event.target);
    if (control ? control.matches(NATIVE) : event.target !== this.ink) return;
    const id = this.app.press(...this.place(event), down);
    if (down && event.target === this.ink && this.app.holds()) {
      this.held = event.pointerId;
      this.ink.setPointerCapture(event.pointerId);
    }
    if (down || id === 0) return;
    this.answered = { pointer: event.pointerId, time: event.timeStamp };
    this.remember(event, id);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const control = Pointer.control(event.target);
    if (!control?.matches("button")) return;
    const id = Number(Pointer.widget(control)?.dataset.id ?? 0);
    if (id) this.app.act(id, "");
  }
}
