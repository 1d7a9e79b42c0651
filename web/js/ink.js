// Who inks the words: the canvas, or the same words as plain text in normal flow. The canvas must
// step back for any one of several reasons; this module knows them and tells when the answer changes.

import { WHY_PLAIN } from "./words.js";

/** @typedef {"setting" | typeof WHY_PLAIN[number][0]} Reason */

const STYLED = { letterSpacing: "0px", wordSpacing: "0px", lineHeight: "20px" };

const WORDS = "spacing probe";

/** A size of text in which words are read. */
const TEXT_PX = 18;

/** Lines of text whose sizes and spacing are known; what differs was asked for by the reader. */
class Probe {
  /** @param {(styled: boolean) => void} tell */
  constructor(tell) {
    this.small = Probe.line("10px");
    this.large = Probe.line("60px");
    this.root = Probe.line("3.75rem");
    this.text = Probe.line(`${TEXT_PX}px`);
    const look = () => tell(this.styled());
    const observer = new ResizeObserver(look);
    for (const line of [this.small, this.large, this.root]) observer.observe(line);
  }

  /** True where this browser sets the letters of a text in whole pixels, up to 2 % apart from where the canvas has them
   * (WebKitGTK 2.50): what is selected or searched for would lie beside its words. */
  coarse() {
    const drawn = Probe.drawn(getComputedStyle(this.text).fontFamily);
    const set = this.text.getBoundingClientRect().width * (60 / TEXT_PX);
    return set > 0 && Math.abs(set / drawn - 1) > 0.006;
  }

  /** @param {string} size */
  static line(size) {
    const span = document.createElement("span");
    span.className = "probe";
    span.setAttribute("aria-hidden", "true");
    span.style.fontSize = size;
    span.textContent = WORDS;
    document.body.append(span);
    return span;
  }

  /** True with a smallest font size, another size of text, or text spacing of the reader's own. */
  styled() {
    const style = getComputedStyle(this.large);
    const spaced = style.letterSpacing !== "normal" && style.letterSpacing !== STYLED.letterSpacing;
    if (spaced || style.wordSpacing !== STYLED.wordSpacing || style.lineHeight !== STYLED.lineHeight) return true;
    const width = (/** @type {HTMLElement} */ line) => line.getBoundingClientRect().width;
    const large = width(this.large);
    if (large === 0) return false; // on paper
    const differs = (/** @type {number} */ other) => Math.abs(other / large - 1) > 0.04;
    return differs(width(this.small) * 6) || differs(width(this.root)) || differs(Probe.drawn(style.fontFamily));
  }

  /** How wide the words are where no setting of the reader's reaches: text alone may be zoomed. @param {string} family */
  static drawn(family) {
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen) return NaN;
    pen.font = `60px ${family}`;
    pen.textRendering = "geometricPrecision";
    return pen.measureText(WORDS).width;
  }
}

export class Ink {
  /** @param {(inked: boolean) => void} tell called at once, and whenever the answer changes */
  constructor(tell) {
    this.tell = tell;
    /** @type {Set<Reason>} */
    this.reasons = new Set();
    /** @type {boolean | null} */
    this.told = null;
    const forced = matchMedia("(forced-colors: active)");
    this.because("forced", forced.matches);
    forced.addEventListener("change", () => (this.because("forced", forced.matches), this.settle()));
    const translated = () => {
      const { className, lang } = document.documentElement;
      this.because("translated", /\btranslated-(ltr|rtl)\b/.test(className) || !/^en\b/.test(lang));
    };
    new MutationObserver(() => (translated(), this.settle())).observe(document.documentElement, { attributeFilter: ["class", "lang"] });
    translated();
    this.probe = new Probe((styled) => (this.because("styled", styled), this.settle()));
    this.because("styled", this.probe.styled());
    this.because("letters", this.probe.coarse());
  }

  get inked() {
    return this.reasons.size === 0;
  }

  /** Why the page is plain, in words; "" if it is not, or by a setting. */
  why() {
    return WHY_PLAIN.find(([reason]) => this.reasons.has(reason))?.[1] ?? "";
  }

  /** @param {Reason} reason @param {boolean} holds */
  because(reason, holds) {
    if (holds) this.reasons.add(reason);
    else this.reasons.delete(reason);
  }

  /** The reader's wish: "plain", "canvas" or "auto". @param {string} wish */
  wish(wish) {
    this.because("setting", wish === "plain");
    this.settle();
  }

  settle() {
    if (this.told === this.inked) return;
    this.told = this.inked;
    this.tell(this.inked);
  }
}
