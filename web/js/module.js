// The border to C++: everything that the WASM module exports, and everything that it asks the page to do. The names are
// those of web/platform/bindings.cpp and core/session/effect_fields.h; tests/web/border.test.mjs holds them together.

import { addressOf, fetched, hasFile, loadableAddress, whyMissing } from "./files.js";
import { Rest } from "./parts.js";
import { scriptAddress } from "./trusted.js";
import { notFetched } from "./words.js";

/**
 * What an action asks of the browser; core/session/effect.h says what each means and how to answer.
 * @typedef {{kind: "save", id: string, json: string}
 *   | {kind: "save_rows", rows: string}
 *   | {kind: "erase_rows", ids: string}
 *   | {kind: "clear_store", id: string, rows: string}
 *   | {kind: "download", name: string, text: string}
 *   | {kind: "draft", key: string, json: string}
 *   | {kind: "open_store"}
 *   | {kind: "persist"}
 *   | {kind: "run", run: number, source: string, calls: string}
 *   | {kind: "announce", text: string}
 *   | {kind: "notify", text: string}
 *   | {kind: "go", hash: string}
 *   | {kind: "numbers", with: string}
 *   | {kind: "show", ids: number[]}
 *   | {kind: "focus", id: number}
 *   | {kind: "load", chapter: number, file: string}
 *   | {kind: "load_appendix", name: string}
 *   | {kind: "spellings"}
 *   | {kind: "lab", deed: string, value: string}} Effect
 */

/**
 * @typedef {{hash: string, node: number, title: string, where: string, excerpt: string, missing: string}} Hit a place
 *   that search found; `excerpt` is HTML, `missing` says which words of the query it lacks
 * @typedef {{chapter: number, file: string}} ContentFile
 * @typedef {{name: string, label: string, words: string[], now: number, says: string, changed: boolean, title: string,
 *   back: string, close: string}} NumberControl of a number that can be changed; `words` are its values, `now` one of
 *   them; `changed`: some number is not the text's own; the rest is what the control says
 * @typedef {{given: string, figure: number, holding: boolean, value: number}} Grip of a figure: the number that it sets, the
 *   figure's id, and the place in the number's row where the pointer has it
 * @typedef {{id: number, line: number, x: number, y: number, width: number, height: number, baseline: number}} PaintedPart
 * @typedef {{value: number, unit: string, text: string} | {error: string, position: number}} Evaluated
 * @typedef {{verdict: string, value: number | null, unit: string, message: string, slip: string | null}
 *   | {error: string}} Checked
 * @typedef {{id: string, chapter: number, title: string, kind: string}} ListedExercise
 */

/**
 * Plain values cross; a failure is a field or a text, never a throw, and nothing has to be freed. A function without a
 * word here is an action of core/session/action.h or a question that its name asks.
 *
 * @typedef {object} WorkbookModule
 * @property {(name: string, bytes: ArrayBuffer) => boolean} add_font false if it cannot be read
 * @property {(index: string, hash: string, begun: boolean, alone: string) => string} open_workbook what is wrong with
 *   the index of chapters, or ""; whether the browser remembers answers, before the log is there; the one exercise to show
 * @property {(id: number) => void} set_focus the node that has the focus, or 0
 * @property {(id: number, value: string) => void} act activates or edits the node with this id
 * @property {(id: number, text: string) => string} reading HTML: how the field with this id reads a text
 * @property {(hash: string) => void} navigate
 * @property {(chapter: number, text: string) => void} chapter_loaded
 * @property {(chapter: number, reason: string) => void} chapter_failed
 * @property {(name: string, text: string) => void} appendix_loaded
 * @property {(name: string, reason: string) => void} appendix_failed
 * @property {(run: number, outputs: string) => void} code_finished
 * @property {(name: string) => void} open_number no name closes
 * @property {(name: string, value: number) => void} set_number
 * @property {() => void} rest_number the number that was set was let go
 * @property {(given: string) => string} handle_says what follows from a number, as the figure says that it can be taken hold of in
 * @property {() => void} text_numbers all of the text's own again
 * @property {() => void} look_again the page is seen again, maybe on another day
 * @property {(sheet: string, query: string) => void} lab_said its page, and the query of its address
 * @property {(reason: string) => void} lab_failed
 * @property {(note: string) => void} lab_noted what the log is to remember of it
 * @property {(id: string) => void} event_saved
 * @property {(ids: string) => void} events_saved a JSON list of them
 * @property {(reason: string) => void} storage_failed
 * @property {(lines: Uint8Array) => void} log_part some lines of a long log, ahead of one of the next two; in UTF-8, which crosses
 *   the border ten times as fast
 * @property {(lines: string) => void} log_loaded all lines, a sign of separation (U+001E) between them
 * @property {(lines: string) => void} log_replaced the same, after another tab has deleted some
 * @property {(lines: string, drafts: string) => void} log_cleared the same, and all drafts, after another tab has deleted all of both
 * @property {(lines: string) => void} log_merged lines from another tab
 * @property {(drafts: string) => void} drafts_loaded
 * @property {() => Effect[]} take_effects what waits to be carried out, once
 *
 * @property {() => void} save_copy
 * @property {(text: string) => void} offer_copy what stands in a file, for copy_html and take_copy
 * @property {() => void} read_copy the next part of it
 * @property {() => number} copy_share how much of a file that is read or taken now is done; 1: all, or there is none
 * @property {() => string} copy_html what taking it would do
 * @property {() => boolean} copy_is_news false if there is nothing to take
 * @property {() => void} take_copy or the next part of it
 * @property {() => void} start_over
 * @property {() => string} kept_words where the progress is kept, and when it was copied
 * @property {() => string} undo_words what undo would do; empty: there is nothing to undo
 * @property {() => void} undo the last file that was taken, or starting over
 * @property {() => boolean} read_only what is stored is of a newer version, and not written to
 * @property {() => "" | "waiting" | "failed"} deletion whether starting over has still to delete what is stored
 *
 * @property {() => boolean} page_changed
 * @property {() => Uint8Array} records the page for records.js; a view that is to be read before the next call
 * @property {() => number} page_height px
 * @property {() => string} title of the document
 * @property {() => string} saved_words
 * @property {() => boolean} save_failed
 * @property {() => string} rail_html HTML: sections and exercises of the chapter
 * @property {(name: string, exercise: string) => string} term_html HTML of a term's card, beside an exercise or none
 * @property {(letters: string, exercise: string) => string} symbols_html HTML of the cards of a formula's symbols, one a line
 * @property {() => string} contents_html
 * @property {() => NumberControl | null} number the control that is open
 * @property {(exercise: string) => string} spellings_html
 * @property {(query: string) => Hit[]} search the best places, best first
 * @property {(query: string, count: number, lacking: number, reading: boolean) => string} search_words what is said of so many hits
 * @property {(text: string) => void} names_loaded other names that the search takes for those of the workbook
 * @property {() => ContentFile[]} unread_chapters
 *
 * @property {(wish: string) => void} set_theme "system", "light" or "dark"
 * @property {() => string} theme
 * @property {() => string} log_lines every line of the log, as log_loaded takes them
 * @property {(chapter: number) => number[]} solved how many exercises of a chapter are solved, and how many there are;
 *   of all chapters for -1
 * @property {() => boolean} has_begun whether there are answers
 * @property {(wish: string) => void} set_ink "auto", "plain" or "canvas"
 * @property {() => string} ink
 * @property {(calm: boolean) => void} set_calm without motion a deed shows its end at once
 * @property {() => {milliseconds: number, easing: string}} motion
 *
 * @property {(selector: string) => boolean} start_canvas false without WebGL2
 * @property {() => boolean} restore_canvas
 * @property {(width: number, height: number, top: number, density: number) => void} set_canvas
 * @property {(width: number) => void} set_width
 * @property {(dark: boolean, moreContrast: boolean) => void} set_colours
 * @property {(id: number) => void} set_hover
 * @property {(rectangles: number[]) => void} set_selection x, y, width, height in document px, one after the other
 * @property {(x: number, y: number, down: boolean) => void} pointer
 * @property {() => Grip | null} grip what the pointer holds or stands on in a figure, as the last frame had it; `value` is -1
 *   unless it is held
 * @property {() => Grip | null} take_placed the grip that a click in its figure has put elsewhere, once
 * @property {() => number} take_activated the id that the pointer activated, or 0
 * @property {(now: number) => boolean} frame paints; true if something is on the move
 * @property {() => number[]} take_shifts id and px of each element that the last deed moved, one after the other
 * @property {() => PaintedPart[]} painted for the test that holds the DOM against it
 *
 * @property {(text: string) => Evaluated} evaluate
 * @property {(id: string, answers: string[], seed: number) => Checked} check
 * @property {() => ListedExercise[]} list of the chapters that are loaded
 */

/** @typedef {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} Started */

/** A program's WebAssembly, compiled while it comes where the host says what it is.
 * @template Compiled
 * @param {string} file
 * @param {(response: Response) => Promise<Compiled>} streamed
 * @param {(bytes: ArrayBuffer) => Promise<Compiled>} whole */
async function compiled(file, streamed, whole) {
  const response = await fetched(file);
  try {
    if (response.headers.get("content-type") === "application/wasm") return await streamed(response);
    return await whole(await response.arrayBuffer());
  } catch (error) {
    throw new Error(await whyMissing(file, error instanceof Error ? error.message : String(error)));
  }
}

/** @param {string} file @param {WebAssembly.Imports} imports */
const instantiated = (file, imports) => compiled(
  file, (response) => WebAssembly.instantiateStreaming(response, imports), (bytes) => WebAssembly.instantiate(bytes, imports));

/** A file's bytes, while the page stands still: a request that does so can only bring text. @param {string} file */
function readNow(file) {
  const request = new XMLHttpRequest();
  request.open("GET", addressOf(file), false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // a byte is the low half of its character
  request.send();
  if (request.status !== 200) throw new Error(notFetched(file, String(request.status)));
  return Uint8Array.from(request.responseText, (sign) => sign.charCodeAt(0));
}

/** What brings the rest of a program; null: it is one file. @param {string} program "workbook" */
export function restOf(program) {
  const file = `${program}_rest.wasm`;
  if (!hasFile(file)) return null;
  return new Rest({
    fetch: () => compiled(file, WebAssembly.compileStreaming, WebAssembly.compile),
    fetchNow: () => new WebAssembly.Module(readNow(file)),
  });
}

/** @param {string} name of a classic script of this build @returns {Promise<void>} */
async function loadScript(name) {
  const address = await loadableAddress(name);
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = scriptAddress(address);
    script.onload = resolve;
    script.onerror = async () => reject(new Error(await whyMissing(name, "no script")));
    document.head.append(script);
  });
}

/**
 * Loads a program of ours: Emscripten's classic script, and with it the WebAssembly of the same name.
 * @template Module
 * @param {string} name "workbook"
 * @param {string} create what the script defines to make the module
 * @param {Rest | null} [rest] of a program in two parts
 * @returns {Promise<Module>}
 */
export async function loadProgram(name, create, rest = null) {
  const makers = /** @type {Record<string, (options: object) => Promise<Module>>} */ (/** @type {unknown} */ (globalThis));
  if (!makers[create]) await loadScript(`${name}.js`);
  return new Promise((resolve, reject) => {
    const instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {Started} */ started) => {
      instantiated(`${name}.wasm`, { ...imports, ...rest?.imports }).then(({ instance, module }) => {
        if (rest) rest.first = /** @type {WebAssembly.ModuleImports} */ (instance.exports);
        started(instance, module);
      }).catch(reject);
      return {}; // Emscripten's sign that it comes later
    };
    makers[create]?.({ instantiateWasm }).then(resolve, reject);
  });
}

/** The workbook's program, and what brings its rest, unless it is one file.
 * @param {boolean} firstPart whether that is enough to begin with @returns {Promise<{module: WorkbookModule, rest: Rest | null}>} */
export async function loadModule(firstPart) {
  const rest = restOf("workbook");
  if (!firstPart) rest?.ask();
  /** @type {WorkbookModule} */
  const module = await loadProgram("workbook", "createWorkbook", rest);
  if (!firstPart) await rest?.come();
  return { module, rest };
}
