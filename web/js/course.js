// The workbook as part of a course: inside a learning management system that speaks SCORM 2004 (ADL, SCORM 2004 4th
// Edition, Run-Time Environment). It is told how much is solved, and keeps the log for the learner (`cmi.suspend_data`),
// because this browser may be another one's tomorrow. Loaded by the package alone (cmake/scorm.mjs).

/** @typedef {import("./module.js").WorkbookModule} WorkbookModule */

/**
 * What the system offers, as far as it is used here; texts only.
 * @typedef {object} Api
 * @property {(empty: "") => string} Initialize
 * @property {(empty: "") => string} Terminate
 * @property {(empty: "") => string} Commit
 * @property {(name: string) => string} GetValue
 * @property {(name: string, value: string) => string} SetValue
 */

/** SCORM's own bound for `cmi.suspend_data`, in characters. */
const MOST_KEPT = 64_000;
const PACKED = "gzip,";
const SETTLE_MS = 500;
/** Windows above this one in which the system may stand; SCORM asks for no more. */
const MOST_WINDOWS = 500;

/** @param {Window} start @returns {Api | null} */
function apiFrom(start) {
  let place = start;
  for (let i = 0; i < MOST_WINDOWS; i += 1) {
    try {
      const { API_1484_11: api } = /** @type {{API_1484_11?: Api}} */ (/** @type {unknown} */ (place));
      if (api) return api;
    } catch {
      return null; // a window of another origin
    }
    if (place.parent === place) return null;
    place = place.parent;
  }
  return null;
}

/** Where SCORM says that it may be: above this window, else above the one that opened it. */
const findApi = () => apiFrom(window) ?? (window.opener ? apiFrom(window.opener) : null);

/** @param {string} text @returns {Promise<string>} */
async function packed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let signs = "";
  for (const byte of bytes) signs += String.fromCharCode(byte);
  return PACKED + btoa(signs);
}

/** @param {string} text @returns {Promise<string>} "" for what nobody here has packed */
async function unpacked(text) {
  if (!text.startsWith(PACKED)) return "";
  try {
    const bytes = Uint8Array.from(atob(text.slice(PACKED.length)), (sign) => sign.charCodeAt(0));
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  } catch {
    return "";
  }
}

/** The latest lines that fit, packed. @param {string[]} lines the earliest first */
async function kept(lines) {
  let first = 0;
  let text = await packed(lines.join("\n"));
  while (text.length > MOST_KEPT && first < lines.length) {
    first += Math.max(1, Math.ceil((lines.length - first) / 8));
    text = await packed(lines.slice(first).join("\n"));
  }
  return text;
}

/** Milliseconds as SCORM writes a stretch of time. @param {number} ms */
const duration = (ms) => `PT${(ms / 1000).toFixed(2)}S`;

export class Course {
  /** @param {Api} api @param {number} chapter -1: all of them @param {string[]} lines that the system has kept */
  constructor(api, chapter, lines) {
    this.api = api;
    this.chapter = chapter;
    this.lines = lines;
    this.begun = performance.now();
    this.timer = 0;
    this.told = "";
    /** Each learner of a browser has a store of his own. */
    this.learner = api.GetValue("cmi.learner_id");
    /** @type {WorkbookModule | null} */
    this.module = null;
  }

  /** What the store holds and what the system has kept. @param {string[]} stored */
  with_kept(stored) {
    const there = new Set(stored);
    return [...stored, ...this.lines.filter((line) => !there.has(line))];
  }

  /** Tells the system from now on. @param {WorkbookModule} module */
  follow(module) {
    this.module = module;
    this.changed();
    window.addEventListener("pagehide", () => this.leave());
  }

  /** Something was saved; told once the learner pauses. */
  changed() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.report(), SETTLE_MS);
  }

  async report() {
    if (!this.module) return;
    const [solved = 0, count = 0] = this.module.solved(this.chapter);
    const lines = this.module.log_lines();
    const state = `${solved} ${lines}`;
    if (state === this.told) return;
    this.told = state;
    this.set("cmi.suspend_data", await kept(lines ? lines.split("\x1e") : []));
    this.score(solved, count);
    this.api.Commit("");
  }

  /** @param {number} solved @param {number} count */
  score(solved, count) {
    const share = count > 0 ? solved / count : 0;
    this.set("cmi.score.min", "0");
    this.set("cmi.score.max", String(count));
    this.set("cmi.score.raw", String(solved));
    this.set("cmi.score.scaled", share.toFixed(4));
    this.set("cmi.progress_measure", share.toFixed(4));
    this.set("cmi.completion_status", solved === count ? "completed" : "incomplete");
    this.set("cmi.success_status", solved === count ? "passed" : "unknown");
  }

  leave() {
    this.set("cmi.session_time", duration(performance.now() - this.begun));
    this.set("cmi.exit", "suspend");
    this.api.Terminate("");
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    if (this.api.SetValue(name, value) === "false") console.warn(`The learning management system did not take ${name}.`);
  }
}

/** Enters the course, if there is one: else the package is the workbook as everywhere.
 * @param {string} what "all", or the number of a chapter @returns {Promise<Course | null>} */
export async function enterCourse(what) {
  const api = findApi();
  if (!api || api.Initialize("") !== "true") return null;
  const lines = (await unpacked(api.GetValue("cmi.suspend_data"))).split("\n").filter((line) => line !== "");
  return new Course(api, what === "all" ? -1 : Number(what), lines);
}
