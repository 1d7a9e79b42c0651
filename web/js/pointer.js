// Who gets a press: ImGui is told of the pointer over what it paints; the browser keeps text, links
// and fields. A press that ImGui has answered must not be answered again by the click that follows.

/** Native controls whose own change event is the truth; ImGui only paints them. */
const NATIVE = "input,textarea,select,summary,a,label";

export class Pointer {
  /**
   * @param {HTMLElement} doc the scrolled content
   * @param {HTMLElement} ink the canvas
   * @param {{
   *   press: (x: number, y: number, down: boolean) => number,
   *   move: (x: number, y: number) => void,
   *   act: (id: number, value: string) => void,
   *   hover: (id: number) => void,
   *   inked: () => boolean,
   * }} app `press` returns the id it activated, or 0
   */
  constructor(doc, ink, app) {
    this.ink = ink;
    this.app = app;
    this.over = 0;
    /** @type {{id: number, until: number} | null} */
    this.answered = null;
    doc.addEventListener("pointermove", (event) => this.moved(event));
    doc.addEventListener("pointerleave", () => this.hoverOn(0));
    doc.addEventListener("pointerdown", (event) => this.pressed(event, true));
    doc.addEventListener("pointerup", (event) => this.pressed(event, false));
    doc.addEventListener("pointercancel", () => this.app.move(-1e6, -1e6));
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
    const control = Pointer.control(event.target);
    const id = Number(Pointer.widget(control)?.dataset.id ?? 0);
    if (id !== this.over || event.target === this.ink) this.app.move(...this.place(event));
    this.hoverOn(event.pointerType === "touch" ? 0 : id);
  }

  /** @param {PointerEvent} event @param {boolean} down */
  pressed(event, down) {
    if (event.button !== 0 || !this.app.inked()) return;
    const control = Pointer.control(event.target);
    if (control ? control.matches(NATIVE) : event.target !== this.ink) return;
    const id = this.app.press(...this.place(event), down);
    if (!down && id !== 0) this.answered = { id, until: performance.now() + 700 };
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const control = Pointer.control(event.target);
    if (!control?.matches("button")) return;
    const id = Number(Pointer.widget(control)?.dataset.id ?? 0);
    if (!id) return;
    const done = this.answered;
    this.answered = null;
    if (done && done.id === id && performance.now() < done.until) return;
    this.app.act(id, "");
  }
}
