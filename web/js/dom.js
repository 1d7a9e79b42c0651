// The few elements that index.html names, the sentence at the top of the page, and files for the reader.

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} id */
export const dialogOf = (id) => /** @type {HTMLDialogElement} */ (byId(id));

/** Shows a sentence at the top of the page until another replaces it. @param {string} words */
export function notice(words) {
  byId("notice").textContent = words;
}

const BRIEFLY_MS = 4000;

/** Says for a moment what a press has done that nothing else on the page shows. @param {string} words */
export function noticeBriefly(words) {
  notice(words);
  setTimeout(() => byId("notice").textContent === words && notice(""), BRIEFLY_MS);
}

/** Tells a screen reader, and nobody else. @param {string} words */
export function announce(words) {
  byId("live").textContent = words;
}

/** Hands the reader a file. @param {string} name @param {string} text */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
