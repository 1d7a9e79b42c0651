// The dialogs about the learner's progress: a file to load, starting over. Fetched when they are first wanted.

import { byId } from "./dom.js";
import { textOf } from "./file_text.js";
import { persistence } from "./persist.js";
import { setHtml } from "./trusted.js";
import {
  ADD, ADD_TITLE, CANCEL, CLOSE, COPY_FIRST, DELETE, DELETED, DELETING, GO_ON, KEPT, LOADED, NOT_DELETED,
  NOT_DELETED_YET, NOT_LOADED, REALLY, REALLY_TITLE, START_OVER, START_OVER_TITLE, TOO_LARGE, UNDO,
} from "./progress_words.js";

/** @typedef {import("./app.js").Workbook} Workbook */
/** @typedef {[words: string, deed: () => void]} Choice */

/** The log of a hundred years is smaller. */
const MOST_BYTES = 100_000_000;

/** @param {string} words @param {() => void} deed */
function button(words, deed) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  element.addEventListener("click", deed);
  return element;
}

/** The one dialog of these; each step takes the place of the one before. */
class Steps {
  constructor() {
    this.dialog = document.createElement("dialog");
    this.dialog.id = "progress";
    this.dialog.setAttribute("aria-labelledby", "progress-title");
    document.body.append(this.dialog);
  }

  /** @param {string} title @param {string} html @param {Choice[]} choices */
  show(title, html, choices) {
    const heading = document.createElement("h2");
    heading.id = "progress-title";
    heading.tabIndex = -1;
    heading.textContent = title;
    const words = document.createElement("div");
    setHtml(words, html);
    const row = document.createElement("div");
    row.className = "choices";
    row.append(...choices.map(([label, deed]) => button(label, deed)));
    this.dialog.replaceChildren(heading, words, row);
    if (!this.dialog.open) this.dialog.showModal();
    heading.focus();
  }

  close() {
    this.dialog.close();
  }
}

/** @type {Steps | null} */
let steps = null;
const dialog = () => (steps ??= new Steps());

/** @param {string} words */
const paragraph = (words) => {
  const element = document.createElement("p");
  element.textContent = words;
  return element.outerHTML;
};

/** Does something in the workbook, and says what became of it. @param {Workbook} workbook @param {() => void} deed */
function change(workbook, deed) {
  deed();
  workbook.refresh();
}

/** The button that undoes, while there is something to undo. @param {Workbook} workbook @returns {Choice[]} */
function undoing(workbook) {
  const { module } = workbook;
  return module.undo_words() ? [[UNDO, () => (change(workbook, module.undo), dialog().close())]] : [];
}

/** Says what was done. @param {Workbook} workbook @param {string} title */
function showDone(workbook, title) {
  const { module } = workbook;
  const html = [module.kept_words(), module.undo_words()].filter(Boolean).map(paragraph).join("");
  dialog().show(title, html, [...undoing(workbook), [CLOSE, () => dialog().close()]]);
}

/** Says what became of starting over, as soon as the store has answered, and again when its answer changes.
 * @param {Workbook} workbook */
function showDeletion(workbook) {
  const { module } = workbook;
  if (module.read_only()) return showDone(workbook, NOT_DELETED);
  /** @type {string | null} */
  let told = null;
  const tell = () => {
    const state = module.deletion();
    if (state === told) return;
    told = state;
    if (state !== "waiting") showDone(workbook, state === "failed" ? NOT_DELETED_YET : DELETED);
    else dialog().show(DELETING, "", [...undoing(workbook), [CLOSE, () => dialog().close()]]);
  };
  tell();
  workbook.progressChanged = tell;
  dialog().dialog.addEventListener("close", () => (workbook.progressChanged = () => {}), { once: true });
}

/** Shows what is in a file, and takes it if the learner says so. @param {Workbook} workbook @param {File} file */
export async function offerFile(workbook, file) {
  const { module } = workbook;
  const close = () => (module.offer_copy(""), dialog().close());
  if (file.size > MOST_BYTES) return dialog().show(ADD_TITLE, paragraph(TOO_LARGE), [[CLOSE, close]]);
  module.offer_copy(textOf(await file.arrayBuffer()));
  const take = () => {
    change(workbook, module.take_copy);
    showDone(workbook, module.read_only() ? NOT_LOADED : LOADED);
  };
  dialog().show(ADD_TITLE, module.copy_html(), module.copy_is_news() ? [[ADD, take], [CANCEL, close]] : [[CLOSE, close]]);
}

/** Lets the learner choose a file. @param {Workbook} workbook */
export function chooseFile(workbook) {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = ".jsonl,.json,.txt";
  field.addEventListener("change", () => field.files?.[0] && offerFile(workbook, field.files[0]));
  field.click();
}

/** Asks twice, and offers the copy first. @param {Workbook} workbook */
export function startOver(workbook) {
  const { module } = workbook;
  const close = () => dialog().close();
  if (module.read_only()) return dialog().show(START_OVER_TITLE, paragraph(module.kept_words()), [[CLOSE, close]]);
  const really = () => dialog().show(REALLY_TITLE, paragraph(REALLY), [[CANCEL, close], [DELETE, () => {
    change(workbook, module.start_over);
    showDeletion(workbook);
  }]]);
  const html = [START_OVER, module.kept_words(), module.undo_words()].filter(Boolean).map(paragraph).join("");
  dialog().show(START_OVER_TITLE, html, [
    [COPY_FIRST, () => change(workbook, module.save_copy)], [GO_ON, really], ...undoing(workbook), [CANCEL, close],
  ]);
}

/** What Settings say of where the progress is kept. @param {Workbook} workbook */
export async function showKept(workbook) {
  const { module } = workbook;
  byId("kept").textContent = module.kept_words();
  const words = module.undo_words();
  byId("undo-words").textContent = words;
  byId("undo-part").hidden = !words;
  byId("undo").onclick = () => {
    change(workbook, module.undo);
    byId("save-copy").focus(); // the button that had it goes
    void showKept(workbook);
  };
  byId("kept-how").textContent = KEPT[await persistence()];
}
