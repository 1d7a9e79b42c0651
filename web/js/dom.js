// The few elements that index.html names, and the sentence at the top of the page.

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} id */
export const dialogOf = (id) => /** @type {HTMLDialogElement} */ (byId(id));

/** Shows a sentence at the top of the page until another replaces it. @param {string} words */
export function notice(words) {
  byId("notice").textContent = words;
}
