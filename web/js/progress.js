// The dialogs about the learner's progress: a file to load, starting over. Fetched when they are first wanted.

import { byId } from "./dom.js";
import { textOf } from "./file_text.js";
import { persistence } from "./persist.js";
import { setHtml } from "./trusted.js";
import {
  ADD, ADD_TITLE, ADDING, CANCEL, CLOSE, COPY_FIRST, DELETE, DELETED, DELETING, GO_ON, KEPT, LOADED, NOT_DELETED,
  NOT_DELETED_YET, NOT_LOADED, READING, REALLY, REALLY_TITLE, START_OVER, START_OVER_TITLE, TOO_LARGE, UNDO,
} from "./progress_words.js";

/** @typedef {import("./app.js").Workbook} Workbook */
/** @typedef {[words: string, deed: () => void]} Choice */

/** A copy with a hundred thousand answers has 21 MB; the memory of the workbook has an end. */
const MOST_BYTES = 30_000_000;

/** So long the workbook works on a large file at a time; then the page has its turn. */
const TURN_MS = 12;

/** After that, it is shown how far it is. */
const SHOWN_MS = 200;

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

/** Shows how far it is. @param {string} title @param {Choice[]} choices @returns {HTMLProgressElement} */
function showShare(title, choices) {
  dialog().show(title, "", choices);
  const bar = document.createElement("progress");
  bar.setAttribute("aria-labelledby", "progress-title");
  dialog().dialog.querySelector(".choices")?.before(bar);
  return bar;
}

/**
 * Does what takes long in turns, between which the page lives.
 * @param {Workbook} workbook @param {string} title @param {() => void} turn @param {boolean} stops by closing the dialog
 * @returns {Promise<boolean>} false: that has happened
 */
async function inTurns({ module }, title, turn, stops) {
  const begun = performance.now();
  /** @type {HTMLProgressElement | null} */
  let bar = null;
  while (module.copy_share() < 1) {
    const from = performance.now();
    do turn(); while (module.copy_share() < 1 && performance.now() - from < TURN_MS);
    if (!bar && performance.now() - begun > SHOWN_MS) bar = showShare(title, stops ? [[CANCEL, () => dialog().close()]] : []);
    if (bar) bar.value = module.copy_share();
    await new Promise((done) => setTimeout(done));
    if (stops && bar && !dialog().dialog.open) return false;
  }
  return true;
}

/** Whether a file is read or added: another one has to wait. */
let busy = false;

/** Adds what was offered, and says so. @param {Workbook} workbook */
async function takeFile(workbook) {
  const { module } = workbook;
  const turn = () => {
    module.take_copy();
    for (const effect of module.take_effects()) workbook.carryOut(effect);
  };
  turn();
  await inTurns(workbook, ADDING, turn, false);
  workbook.refresh();
  showDone(workbook, module.read_only() ? NOT_LOADED : LOADED);
}

/** Shows what is in a file, and takes it if the learner says so. @param {Workbook} workbook @param {File} file */
export async function offerFile(workbook, file) {
  const { module } = workbook;
  const close = () => (module.offer_copy(""), dialog().close());
  if (busy) return;
  if (file.size > MOST_BYTES) return dialog().show(ADD_TITLE, paragraph(TOO_LARGE), [[CLOSE, close]]);
  busy = true;
  const whole = await file.arrayBuffer()
    .then((buffer) => module.offer_copy(textOf(buffer)))
    .then(() => inTurns(workbook, READING, module.read_copy, true))
    .finally(() => (busy = false));
  if (!whole) return module.offer_copy("");
  const take = () => {
    busy = true;
    void takeFile(workbook).finally(() => (busy = false));
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
