// A text area for code, where no better editor is: Tab indents. Esc, then Tab, leaves it, so that the keyboard is never
// caught.

const INDENT = "  ";

/** @param {HTMLElement} root whose text areas hold code */
export function tendTextAreas(root) {
  /** @type {EventTarget | null} */
  let leaving = null;
  root.addEventListener("keydown", (event) => {
    const target = event.target;
    if (!(target instanceof HTMLTextAreaElement)) return;
    if (event.key === "Escape") leaving = target;
    if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey || leaving === target) return;
    event.preventDefault();
    target.setRangeText(INDENT, target.selectionStart, target.selectionEnd, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: INDENT }));
  });
  root.addEventListener("focusout", () => (leaving = null));
}
