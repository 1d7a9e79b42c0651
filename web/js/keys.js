// A row of keys above a phone's keyboard, with the symbols and units of the exercise, while an answer has the focus. It
// takes no focus and is no stop for Tab: whoever has keys has these letters, and a screen reader its own keyboard.

/** @param {string} text put where the caret is, as if typed @param {HTMLInputElement} field */
function insert(text, field) {
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  // A word behind a letter or a digit stands apart: "12 GiB".
  const apart = text.length > 1 && from > 0 && /[\w)]$/.test(field.value.slice(0, from)) ? " " : "";
  field.setRangeText(apart + text, from, to, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: apart + text }));
}

/** @param {string} text */
function key(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = text;
  return button;
}

/** @param {HTMLElement} main */
export function tendKeys(main) {
  const coarse = matchMedia("(pointer: coarse)");
  const row = document.createElement("div");
  row.id = "answer-keys";
  row.hidden = true;
  row.setAttribute("aria-hidden", "true");
  document.body.append(row);
  /** @type {HTMLInputElement | null} */
  let field = null;

  // Right above the keyboard, whether it makes the page smaller or lies over it.
  const place = () => {
    const view = visualViewport;
    const covered = view ? innerHeight - view.offsetTop - view.height : 0;
    row.style.bottom = `${Math.max(0, covered)}px`;
  };
  /** @param {HTMLInputElement | null} next */
  const serve = (next) => {
    if (next === field) return;
    field = next;
    row.replaceChildren(...(next?.dataset.keys ?? "").split(" ").filter(Boolean).map(key));
    row.hidden = next === null;
    row.scrollLeft = 0;
    document.documentElement.toggleAttribute("data-keys-shown", next !== null);
    place();
    next?.scrollIntoView({ block: "nearest" }); // the row took away room below it
  };
  document.addEventListener("focusin", ({ target }) => {
    const served = target instanceof HTMLInputElement && Boolean(target.dataset.keys) && main.contains(target) && coarse.matches;
    serve(served ? /** @type {HTMLInputElement} */ (target) : null);
  });
  main.addEventListener("focusout", ({ relatedTarget }) => relatedTarget === null && serve(null));
  row.addEventListener("pointerdown", (event) => event.pointerType === "mouse" && event.preventDefault());
  row.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  row.addEventListener("click", ({ target }) => {
    if (field && target instanceof HTMLButtonElement) insert(target.textContent ?? "", field);
  });
  visualViewport?.addEventListener("resize", place);
  visualViewport?.addEventListener("scroll", place);
}
