// What the learner does before the workbook runs: nothing of it is lost, and no button pretends.

/** @typedef {{id: number, value: string}} Entry */

/** @param {Element} element */
const idOf = (element) => Number(/** @type {HTMLElement} */ (element).dataset.id ?? 0);

export class Before {
  /** @param {HTMLElement} main @param {() => void} say called when a press has to wait */
  constructor(main, say) {
    this.main = main;
    /** Buttons pressed, each once, in their order. @type {Set<number>} */
    this.presses = new Set();
    this.remember = (/** @type {Event} */ event) => {
      const button = event.target instanceof Element ? event.target.closest("button[data-id]") : null;
      if (!button) return;
      this.presses.add(idOf(button));
      button.setAttribute("data-waiting", "");
      say();
    };
    main.addEventListener("click", this.remember);
  }

  /** Options and lines that were picked. @returns {number[]} */
  picked() {
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (this.main.querySelectorAll("input[type=radio][data-id]"));
    return [...radios].filter((radio) => radio.checked && !radio.defaultChecked).map(idOf);
  }

  /** What was typed. @returns {Entry[]} */
  typed() {
    const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
      this.main.querySelectorAll("input[type=text][data-id],textarea[data-id]")
    );
    return [...fields].filter((field) => field.value !== field.defaultValue).map((field) => ({ id: idOf(field), value: field.value }));
  }

  /** Folds that were opened. @returns {number[]} */
  unfolded() {
    return [...this.main.querySelectorAll("details[open][data-id]")].map(idOf);
  }

  /** The workbook takes over. @returns {number[]} the buttons that it now has to press */
  end() {
    this.main.removeEventListener("click", this.remember);
    return [...this.presses];
  }

  /** The workbook will not run: what only it can do is off, the words stay. @param {string} words */
  fail(words) {
    this.end();
    delete document.documentElement.dataset.type;
    delete document.documentElement.dataset.words;
    const message = document.createElement("p");
    message.id = "boot-message";
    message.setAttribute("role", "alert");
    message.textContent = words;
    this.main.prepend(message);
    const disable = () => {
      for (const button of this.main.querySelectorAll("button")) button.disabled = true;
    };
    disable();
    new MutationObserver(disable).observe(this.main, { childList: true });
  }
}
