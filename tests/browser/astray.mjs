// Whether words and controls lie where the canvas paints them; asked within a page, of any engine.

/**
 * Lines and controls that lie more than a pixel, or `most`, from their paint. Of a line, both ends and the baseline are
 * compared: its rectangle has the height of the font, which says nothing of where letters stand.
 * @param {number} most so many CSS pixels may they lie apart
 * @param {string[]} [sides] those that are compared; else all
 * @returns {{checked: number, faults: string[], count: number}} `faults`: the first twelve of `count`
 */
export function astray_in_page(most, sides) {
  const { workbook } = /** @type {any} */ (globalThis);
  const main = /** @type {HTMLElement} */ (document.getElementById("ch"));
  const corner = /** @type {HTMLElement} */ (document.getElementById("doc")).getBoundingClientRect();
  /** @type {Map<string, number>} how far the baseline lies below the upper edge of an inline box, by font */
  const ascents = new Map();
  const ascentOf = (/** @type {Element} */ element) => {
    const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
    const font = [fontFamily, fontSize, fontWeight].join();
    const known = ascents.get(font);
    if (known !== undefined) return known;
    const probe = document.createElement("div");
    const [letters, end] = [document.createElement("span"), document.createElement("i")];
    letters.textContent = "x";
    end.style.display = "inline-block";
    probe.append(letters, end);
    Object.assign(probe.style, { position: "absolute", fontFamily, fontSize, fontWeight });
    main.append(probe);
    const [letter, foot] = [...probe.children].map((child) => child.getBoundingClientRect());
    probe.remove();
    const ascent = (foot?.bottom ?? 0) - (letter?.top ?? 0);
    ascents.set(font, ascent);
    return ascent;
  };
  const faults = [];
  let checked = 0;
  for (const part of workbook.module.painted()) {
    const own = workbook.layer.element(part.id);
    if (!own) {
      faults.push(`${part.id} is painted, but not in the DOM`);
      continue;
    }
    let element = own.matches("details") ? own.querySelector("summary") : own;
    // Words of a node that has children or a radio stand in an element of their own.
    if (part.line >= 0) {
      const box = own.matches("input, textarea") ? own.closest("label, .field, .slider, .editor") : own;
      const lines = [...box.querySelectorAll(".l")].filter((line) => {
        const near = line.closest("[data-id]");
        return near === own || (near?.parentElement === box && !near.matches("[id]:not(span,summary,figcaption,p,label)"));
      });
      element = lines[part.line];
      if (!element) {
        faults.push(`${own.localName} "${own.textContent.slice(0, 30)}": line ${part.line} is painted, but not in the DOM`);
        continue;
      }
    }
    checked += 1;
    const formula = own.matches(".eq") ? element.querySelector(".m") : null;
    const outer = (formula ?? element).getBoundingClientRect();
    // A cut line of source goes on indented: the indent belongs to its span.
    const indent = part.line >= 0 && !formula ? parseFloat(getComputedStyle(element).paddingLeft) : 0;
    const box = new DOMRect(outer.x + indent, outer.y, outer.width - indent, outer.height);
    /** @type {Record<string, number>} */
    const off = { left: box.left - corner.left - part.x, right: box.right - corner.left - part.x - part.width };
    if (formula) off.baseline = box.bottom + parseFloat(formula.style.verticalAlign) - corner.top - part.baseline;
    else if (part.line >= 0) off.baseline = box.top + ascentOf(element) - corner.top - part.baseline;
    else Object.assign(off, { top: box.top - corner.top - part.y, bottom: box.bottom - corner.top - part.y - part.height });
    if (part.line >= 0) off.width = (off.right ?? 0) - (off.left ?? 0);
    for (const [side, by] of Object.entries(off)) {
      if (sides && !sides.includes(side)) continue;
      if (!(Math.abs(by) <= (side === "width" ? 0.75 * most : most))) faults.push(`${own.localName} line ${part.line} "${element.textContent.slice(0, 30)}": ${side} off by ${by.toFixed(2)}`);
    }
  }
  return { checked, faults: faults.slice(0, 12), count: faults.length };
}
