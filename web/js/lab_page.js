// The lab, a module of its own that is fetched when it is first asked: it makes a page, which the workbook shows as one
// of its own, and it alone understands what the controls of that page do.

import { announce, download, notice, noticeBriefly } from "./dom.js";
import { isOneFile } from "./files.js";
import { loadProgram, restOf } from "./module.js";
import { tendPlots } from "./plots.js";
import { address, hashOf, readRoute } from "./route.js";
import { NOT_COPIED } from "./words.js";

/** @typedef {import("./app.js").Workbook} Workbook */

/**
 * What the lab says to a deed (core/lab/lab.h).
 * @typedef {object} Said
 * @property {string} sheet the page, for the workbook
 * @property {string} query of its address
 * @property {boolean} choose_file the reader is asked for a file
 * @property {boolean} push a new entry in the history; else the present one is replaced
 * @property {string} announce "" if there is nothing to say
 * @property {string} copy "" if there is nothing for the clipboard
 * @property {string} file the name of a file to hand out, with `text`; "" if there is none
 * @property {string} text
 * @property {string} note for the log; "" if there is none
 *
 * @typedef {{act: (deed: string, value: string | Uint8Array) => Said}} LabModule
 */

/** What the games, files and little else need of the lab. @type {import("./parts.js").Rest | null} */
let rest = null;

/** @returns {Promise<LabModule>} */
export async function openLab() {
  rest = restOf("lab");
  /** @type {LabModule} */
  const lab = await loadProgram("lab", "createLab", rest);
  if (isOneFile() || readRoute(address())?.kind === "game") await rest?.come();
  return lab;
}

/** A header of weights is no longer than this; a config.json is short. */
const HEAD_BYTES = 2 ** 25;

/** Hands the lab the beginning of a file. Nothing of it goes anywhere else. @param {Workbook} workbook @param {LabModule} lab @param {File} file */
async function takeFile(workbook, lab, file) {
  try {
    const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    await rest?.come();
    tellLab(workbook, lab, `file ${file.name}`, bytes);
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
  }
}

/** @param {(file: File) => void} take */
function chooseFile(take) {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = ".json,.gguf,.safetensors";
  field.addEventListener("change", () => field.files?.[0] && take(field.files[0]));
  field.click();
}

/** A file dropped on the lab's page is the lab's; elsewhere it is offered as a copy of the progress (frame.js).
 * @param {Workbook} workbook @param {LabModule} lab */
export function tendDrops(workbook, lab) {
  tendPlots(workbook);
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file || readRoute(address())?.kind !== "lab") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void takeFile(workbook, lab, file);
  }, { capture: true });
}

/** The query of a first visit: in the history every state has its own, so "#/lab" alone, as every link to the Lab says it,
 * always leads to what was left there. */
const FIRST = "v=1";

/** What the address of a query is told as when it is copied. */
const here = () => `${location.origin}${location.pathname}${address()}`;

/** @param {string} text @param {string} words to be said then */
async function copy(text, words) {
  try {
    await navigator.clipboard.writeText(text);
    noticeBriefly(words);
  } catch {
    download("lab.txt", text); // no clipboard, or not allowed
    noticeBriefly(NOT_COPIED);
  }
}

/**
 * A control that its own deed takes away, such as a change that makes it fit, leaves the focus to what it stood in, or
 * else to the page's title: whoever works by keys goes on from there, and hears what the answer is now.
 * @param {Workbook} workbook @returns {() => void} to be called when the page has changed
 */
function holdFocus(workbook) {
  const focused = document.activeElement;
  /** @type {Element[]} */
  const around = [];
  for (let at = focused?.parentElement; at && at !== workbook.main; at = at.parentElement) around.push(at);
  const inside = focused !== workbook.main && workbook.main.contains(focused);
  return () => {
    if (!inside || focused?.isConnected) return;
    const stays = around.find((one) => one.isConnected && one.hasAttribute("data-id")) ?? workbook.main.querySelector("h1");
    if (stays instanceof HTMLElement) workbook.focus(Number(stays.dataset.id));
  };
}

/**
 * Tells the lab of a deed and shows what it says, unless the reader has gone elsewhere meanwhile.
 * @param {Workbook} workbook @param {LabModule} lab @param {string} deed @param {string | Uint8Array} value
 */
export function tellLab(workbook, lab, deed, value) {
  const place = readRoute(address());
  if (place?.kind !== "lab" && place?.kind !== "game") return;
  const said = lab.act(deed, value);
  const query = said.query || FIRST;
  const hash = hashOf({ ...place, query });
  if (hash !== address()) {
    if (said.push) {
      workbook.places.remember();
      history.pushState(history.state, "", hash); // the page stands as it stood
    } else {
      history.replaceState(history.state, "", hash);
    }
  }
  workbook.module.lab_said(said.sheet, query);
  if (said.note) workbook.module.lab_noted(said.note);
  const leave = holdFocus(workbook);
  workbook.refresh(true); // what is edited stays under the hand while the answers above it change
  leave();
  const faulty = document.activeElement?.closest(".faulty"); // what is wrong is seen with the field
  if (faulty instanceof HTMLElement) workbook.view.show([faulty]);
  if (deed.startsWith("open")) workbook.places.settle();
  if (said.copy) void copy(said.copy === "link" ? here() : said.copy, said.announce);
  else if (said.announce) announce(said.announce);
  if (said.choose_file) chooseFile((file) => void takeFile(workbook, lab, file));
  if (said.file) download(said.file, said.text);
}
