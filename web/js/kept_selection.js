// Text that is selected stays selected while the words around it are written anew, line by line: an end of the selection
// is a number of letters into an element of the page layer.

/** @typedef {{leaf: Element, letters: number}} End */

/** @param {Node | null} node @param {number} offset @returns {End | null} */
function endOf(node, offset) {
  const element = node instanceof Element ? node : node?.parentElement;
  const leaf = element?.closest("#ch [data-id]");
  if (!node || !leaf) return null;
  const before = document.createRange();
  before.setStart(leaf, 0);
  before.setEnd(node, offset);
  return { leaf, letters: before.toString().length };
}

/** @param {End} end @returns {[Node, number]} */
function placeOf({ leaf, letters }) {
  const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
  let left = letters;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const length = text.nodeValue?.length ?? 0;
    if (left <= length) return [text, left];
    left -= length;
  }
  return [leaf, leaf.childNodes.length];
}

/** Does what writes words anew. @param {() => void} change */
export function keepSelection(change) {
  const selection = getSelection();
  const anchor = selection?.isCollapsed ? null : endOf(selection?.anchorNode ?? null, selection?.anchorOffset ?? 0);
  const focus = anchor && endOf(selection?.focusNode ?? null, selection?.focusOffset ?? 0);
  change();
  if (selection && anchor && focus) selection.setBaseAndExtent(...placeOf(anchor), ...placeOf(focus));
}
