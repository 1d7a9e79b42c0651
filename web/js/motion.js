// Real controls glide with the canvas: after a deed each element that stood elsewhere is moved back to
// where it was and let go, with the canvas's own easing and clock.

export class Motion {
  /** @param {(id: number) => HTMLElement | undefined} element @param {{milliseconds: number, easing: string}} manner */
  constructor(element, manner) {
    this.element = element;
    this.manner = manner;
    /** @type {Animation[]} */
    this.waiting = [];
  }

  /** @param {number[]} shifts id and px, one after the other */
  glide(shifts) {
    const { milliseconds, easing } = this.manner;
    for (let i = 0; i + 1 < shifts.length; i += 2) {
      const from = { translate: `0 ${shifts[i + 1]}px` };
      const animation = this.element(shifts[i])?.animate([from, { translate: "0 0" }], { duration: milliseconds, easing });
      if (animation) this.waiting.push(animation);
    }
  }

  /** The canvas begins its motion in the frame of this time. @param {number} now */
  begin(now) {
    for (const animation of this.waiting) animation.startTime = now;
    this.waiting = [];
  }
}
