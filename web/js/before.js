// What the learner does before the workbook runs: nothing of it is lost, and no button pretends. Part of early.js, so
// that it is there before the first word is seen.

/** @typedef {{id: number, value: string}} Entry */
/** @typedef {{id: number, typed: Entry[]}} Press a button, and what stood in the fields then */

/** @param {Element} element */
const idOf = (element) => Number(/** @type {HTMLElement} */ (element).dataset.id ?? 0);

/** @param {Press} one @param {Press | undefined} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Enter in an answer, Ctrl+Enter in an editor: the main button of the card. Before the start and after it. @param {EventTarget} page */
export function tendEnter(page) {
  page.addEventListener("keydown", (pressed) => {
    const event = /** @type {KeyboardEvent} */ (pressed);
    if (event.isComposing || event.key !== "Enter" || !(event.target instanceof Element) || !event.target.closest("#ch")) return;
    const anywhere = event.ctrlKey || event.metaKey;
    if (!anywhere && !(event.target instanceof HTMLInputElement)) return;
    const card = event.target.closest(anywhere ? "article" : "section,article");
    /** @type {HTMLElement | null} */ (card?.querySelector("button[data-primary]"))?.click();
  });
}

export class Before {
  /** @param {() => void} say called when a press has to wait */
  constructor(say) {
    /** In their order; a button pressed again with the same entries counts once. @type {Press[]} */
    this.presses = [];
    this.remember = (/** @type {Event} */ event) => {
      const button = event.target instanceof Element ? event.target.closest("#ch button[data-id]") : null;
      if (!button) return;
      const press = { id: idOf(button), typed: this.typed() };
      if (!this.presses.some((one) => same(one, press))) this.presses.push(press);
      button.setAttribute("data-waiting", "");
      say();
    };
    document.addEventListener("click", this.remember);
  }

  /** Options and lines that were picked. @returns {number[]} */
  picked() {
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#ch input[type=radio][data-id]"));
    return [...radios].filter((radio) => radio.checked && !radio.defaultChecked).map(idOf);
  }

  /** What was typed. @returns {Entry[]} */
  typed() {
    const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
      document.querySelectorAll("#ch input[type=text][data-id],#ch textarea[data-id]")
    );
    return [...fields].filter((field) => field.value !== field.defaultValue).map((field) => ({ id: idOf(field), value: field.value }));
  }

  /** Folds that were opened. @returns {number[]} */
  unfolded() {
    return [...document.querySelectorAll("#ch details[open][data-id]")].map(idOf);
  }

  /** The workbook takes over. @returns {Press[]} what it now has to press */
  end() {
    document.removeEventListener("click", this.remember);
    return this.presses;
  }
}

/** Presses what was pressed, each with what stood in the fields then, and leaves there what was typed last.
 * @param {Press[]} presses @param {Entry[]} last @param {(id: number, value: string) => void} act */
export function carryOut(presses, last, act) {
  const now = new Map(last.map(({ id, value }) => [id, value]));
  const write = (/** @type {Entry[]} */ entries) => {
    for (const { id, value } of entries) {
      if (now.get(id) === value) continue;
      now.set(id, value);
      act(id, value);
    }
  };
  for (const { id, typed } of presses) {
    write(typed);
    act(id, "");
  }
  write(last);
}

/** The workbook will not run: what only it can do is off, the words stay. @param {HTMLElement} main @param {string} words */
export function showNotStarted(main, words) {
  delete document.documentElement.dataset.type;
  delete document.documentElement.dataset.words;
  const message = document.createElement("p");
  message.id = "boot-message";
  message.setAttribute("role", "alert");
  message.textContent = words;
  main.prepend(message);
  const disable = () => {
    for (const button of main.querySelectorAll("button")) button.disabled = true;
  };
  disable();
  new MutationObserver(disable).observe(main, { childList: true });
}
