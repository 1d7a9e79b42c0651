// Editors of code: a text area as the page has it, and CodeMirror over it once one comes near and its scripts are there.
// The text area keeps the truth, so that everything else need not know who shows it: what is typed is written into it
// and told by its own input event, and what the page writes into it is shown.

import { tendTextAreas } from "./editor.js";

/** An editor is fetched when it is so near to what is seen, px. */
const NEAR = 800;

/** Attributes of the text area that say how assistive technology is told of it. @param {HTMLTextAreaElement} area */
function attributesOf(area) {
  const label = area.labels?.[0];
  /** @type {Record<string, string>} */
  const attributes = { "aria-describedby": area.getAttribute("aria-describedby") ?? "" };
  if (label) attributes["aria-labelledby"] = label.id;
  return attributes;
}

/** @param {Element} element */
function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -NEAR && top < innerHeight + NEAR;
}

/** One text area, and the editor over it. */
class Pair {
  /** @param {HTMLTextAreaElement} area @param {typeof import("../editor/code_editor.js").CodeEditor} Editor */
  constructor(area, Editor) {
    this.area = area;
    this.editor = new Editor({
      value: area.value,
      language: this.language,
      attributes: attributesOf(area),
      typed: (/** @type {string} */ value) => {
        area.value = value;
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      },
    });
    this.dom = document.createElement("div"); // CodeMirror says itself how its own element is placed
    this.dom.className = "code-editor";
    this.dom.append(this.editor.view.dom);
    const focused = document.activeElement === area;
    const [from, to] = [area.selectionStart, area.selectionEnd];
    area.after(this.dom);
    area.dataset.behind = "";
    this.follow();
    area.labels?.[0]?.addEventListener("click", () => this.editor.view.focus());
    if (!focused) return;
    this.editor.select(from, to);
    this.editor.view.focus();
  }

  get language() {
    return this.area.dataset.language ?? "javascript";
  }

  /** The editor lies where the text area lies, and says what it says. */
  follow() {
    const { area, dom, editor } = this;
    if (area.dataset.behind === undefined) area.dataset.behind = ""; // the page has written its attributes anew
    if (dom.style.cssText !== area.style.cssText) dom.style.cssText = area.style.cssText;
    void editor.speak(this.language);
    const { line = "0", column = "0" } = area.dataset;
    editor.show({ value: area.value, attributes: attributesOf(area), fault: { line: Number(line), column: Number(column) } });
  }
}

export class Editors {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    /** @type {Map<HTMLTextAreaElement, Pair>} */
    this.pairs = new Map();
    /** @type {Set<Element>} */
    this.watched = new Set();
    /** What makes an editor, once it was fetched. @type {typeof import("../editor/code_editor.js").CodeEditor | null} */
    this.Editor = null;
    /** Who writes with an input method at this moment. @type {EventTarget | null} */
    this.composing = null;
    main.addEventListener("compositionstart", ({ target }) => (this.composing = target));
    main.addEventListener("compositionend", () => (this.composing = null));
    this.near = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) void this.bring(/** @type {HTMLTextAreaElement} */ (target));
      }
    }, { root: document.getElementById("scroller"), rootMargin: `${NEAR}px 0px` });
    tendTextAreas(main);
  }

  /** @param {HTMLTextAreaElement} area */
  async bring(area) {
    this.near.unobserve(area);
    try {
      const { CodeEditor } = await import("../editor/code_editor.js");
      // An input method would write its word twice, into what it began in and into what took its place.
      while (this.composing === area) await new Promise((done) => setTimeout(done, 100));
      this.Editor = CodeEditor;
      if (area.isConnected && !this.pairs.has(area)) this.pairs.set(area, new Pair(area, CodeEditor));
    } catch {
      // Not there: the text area stays. It is asked for again with the next page.
      this.watched.delete(area);
    }
  }

  /** After the page has changed: new text areas are watched, those that are gone forgotten. */
  tend() {
    for (const [area, pair] of this.pairs) {
      if (area.isConnected) {
        pair.follow();
        continue;
      }
      pair.editor.view.destroy();
      this.pairs.delete(area);
    }
    for (const area of this.watched) if (!area.isConnected) (this.watched.delete(area), this.near.unobserve(area));
    for (const area of this.main.querySelectorAll("textarea")) {
      if (this.watched.has(area)) continue;
      this.watched.add(area);
      if (this.Editor && isNear(area)) this.pairs.set(area, new Pair(area, this.Editor)); // no bare text area in between
      else this.near.observe(area);
    }
  }

  /** Who takes the focus that is meant for an element. @param {HTMLElement} element @returns {HTMLElement} */
  standIn(element) {
    return this.pairs.get(/** @type {HTMLTextAreaElement} */ (element))?.editor.view.contentDOM ?? element;
  }
}
