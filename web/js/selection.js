// What the reader selects: drawn on the canvas where the canvas inks the words, and copied as clean
// text with formulas as TeX.

/** Lines are drawn a little taller than their letters, so that a selection has no gaps. */
const PAD = 3;

/** Elements that start on a line of their own in copied text. */
const BLOCKS = "address,article,details,div,figure,figcaption,h1,h2,h3,h4,hr,label,li,main,ol,p,pre,section,table,tr,ul";
/** Controls say nothing that belongs into copied prose, and what is not shown is not copied. */
const CONTROLS = "button,input,textarea,.code-editor,summary,select,[hidden],details:not([open]),[role=img] > *";

/** @param {Node | null} node @returns {HTMLElement | null} the formula that the node stands in */
const formulaOf = (node) => {
  const element = node instanceof Element ? node : node?.parentElement ?? null;
  return element?.closest(".m[data-tex]") ?? null;
};

/**
 * The range, with formulas at its ends taken in whole.
 * @param {Range} range @returns {Range}
 */
function widened(range) {
  const wide = range.cloneRange();
  const first = formulaOf(range.startContainer);
  const last = formulaOf(range.endContainer);
  if (first) wide.setStartBefore(first);
  if (last) wide.setEndAfter(last);
  return wide;
}

/** @param {Text} text @param {Range} range @returns {string} the part of the text in the range */
function part(text, range) {
  const from = range.startContainer === text ? range.startOffset : 0;
  const to = range.endContainer === text ? range.endOffset : text.data.length;
  return text.data.slice(from, to);
}

/** @param {HTMLElement} element @returns {string} what stands between two blocks inside this one */
function separator(element) {
  if (element.localName === "tr") return "\t";
  return ["table", "tbody", "ul", "ol"].includes(element.localName) ? "\n" : "\n\n";
}

/** @param {Node} node @param {Range} range @returns {string} */
function textIn(node, range) {
  if (!range.intersectsNode(node)) return "";
  if (node instanceof Text) return part(node, range);
  if (!(node instanceof HTMLElement) || node.matches(CONTROLS)) return "";
  if (node.matches(".m[data-tex]")) {
    const mark = node.closest(".eq") ? "$$" : "$";
    return mark + node.dataset.tex + mark;
  }
  if (node.localName === "pre") return [...node.childNodes].map((child) => textIn(child, range)).join("");
  let text = "";
  let blocks = false;
  for (const child of node.childNodes) {
    const words = textIn(child, range);
    if (words === "") continue;
    const block = child instanceof Element && (child.matches(BLOCKS) || child.matches("td,th"));
    if (text !== "" && (block || blocks)) text += separator(node);
    text += words;
    blocks = block;
  }
  return text;
}

/**
 * @param {Range} range
 * @returns {string} plain text: paragraphs apart, lines joined, $inline$ and $$displayed$$ formulas
 */
export function plainText(range) {
  const wide = widened(range);
  const common = wide.commonAncestorContainer;
  const root = common instanceof Text ? common.parentNode ?? common : common;
  return textIn(root, wide).replace(/[ \t]+\n/g, "\n").trim();
}

/** @param {Range} range @returns {string} HTML without what only the page itself needs */
function cleanHtml(range) {
  const box = document.createElement("div");
  box.append(widened(range).cloneContents());
  for (const control of box.querySelectorAll(CONTROLS)) control.remove();
  for (const element of box.querySelectorAll("*")) {
    for (const name of ["style", "class", "id", "data-id", "tabindex", "aria-labelledby"]) element.removeAttribute(name);
  }
  return box.innerHTML;
}

export class Selected {
  /**
   * @param {HTMLElement} main
   * @param {HTMLElement} doc rectangles are told from its corner
   * @param {{inked: () => boolean, paint: (numbers: number[]) => void}} app `paint` gets x, y, width, height in turn
   */
  constructor(main, doc, app) {
    this.main = main;
    this.doc = doc;
    this.app = app;
    this.shown = false;
    this.scheduled = false;
    document.addEventListener("selectionchange", () => this.changed());
    document.addEventListener("copy", (event) => this.copied(event));
    main.addEventListener("pointerdown", (event) => this.begins(event));
    for (const end of ["pointerup", "pointercancel", "blur"]) {
      window.addEventListener(end, () => main.removeAttribute("data-selecting"));
    }
  }

  /** While the mouse drags over words, page.css gives each block the blank beside them. @param {PointerEvent} event */
  begins(event) {
    if (event.button !== 0 || event.pointerType !== "mouse") return;
    const control = event.target instanceof Element && event.target.closest("button,input,textarea,select,.code-editor,summary,label,a");
    if (!control) this.main.setAttribute("data-selecting", "");
  }

  /** @returns {Range | null} what is selected of the page */
  range() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const editor = range.commonAncestorContainer.parentElement?.closest(".code-editor"); // draws and copies by itself
    return range.intersectsNode(this.main) && !editor ? range : null;
  }

  changed() {
    if (this.scheduled || (!this.shown && !this.range())) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.draw();
    });
  }

  /** Hands the selection to the painter; called again after the page was laid out anew. */
  draw() {
    const range = this.app.inked() ? this.range() : null;
    if (!range && !this.shown) return;
    this.shown = range !== null;
    this.app.paint(range ? this.rectangles(range) : []);
  }

  /** @param {Range} range @returns {number[]} one rectangle for each line */
  rectangles(range) {
    const corner = this.doc.getBoundingClientRect();
    /** @type {number[]} */
    const numbers = [];
    for (const line of this.main.querySelectorAll(".l")) {
      if (!range.intersectsNode(line)) continue;
      const piece = document.createRange();
      piece.selectNodeContents(line);
      if (range.compareBoundaryPoints(Range.START_TO_START, piece) > 0) piece.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, piece) < 0) piece.setEnd(range.endContainer, range.endOffset);
      const box = (formulaOf(range.startContainer) || formulaOf(range.endContainer) ? widened(piece) : piece).getBoundingClientRect();
      if (box.width < 0.5 || box.height < 0.5) continue;
      numbers.push(box.left - corner.left, box.top - corner.top - PAD, box.width, box.height + 2 * PAD);
    }
    return numbers;
  }

  /** @param {ClipboardEvent} event */
  copied(event) {
    if (event.target instanceof HTMLElement && event.target.matches("input,textarea,select")) return;
    const range = this.range();
    if (!range || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", plainText(range));
    event.clipboardData.setData("text/html", cleanHtml(range));
    event.preventDefault();
  }
}
