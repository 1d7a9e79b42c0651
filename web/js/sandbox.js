// Runs the learner's code: a worker inside a frame of no origin and no network, whose page is a file of its own with a
// policy of its own (web/sandbox). The frame is thrown away after each run, and once the code has had two seconds
// without an answer.
//
// Nothing of what the code returns, throws, prints or posts is copied out at its full size: the worker writes it as JSON
// and stops where its room ends, the frame and the page let nothing longer through.

import { loadableAddress, fetched } from "./files.js";
import { PYTHON_NOT_FETCHED, SANDBOX, SANDBOX_NOT_STARTED, wordsOfSandbox } from "./words.js";

/** @typedef {{source: string, function: string, calls: Call[], language?: string}} Code `function` and `calls`: calls_json of core/exercise/build.h */

/** A call without an answer, and all calls together. */
const SILENT_MS = 2000;
const TOTAL_MS = 15_000;

/** Frame and worker start in a tenth of a second; where they do not start at all, the code is not to blame. */
const START_MS = 10_000;

/** What a reply may have besides the room of its result: marks of what was cut, at 16 depths, words of an error, what was printed. */
const MORE_ROOM = 12_000;

/**
 * A frame that may run scripts and nothing else: another origin, no forms, no pop-ups, no network. A browser asks no
 * service worker for such a frame, so without a network it would not come. Where there is a worker, the frame is a
 * sandbox by the header that the worker adds (web/js/service_worker.js); one that came without it says so and runs nothing.
 * @param {boolean} byHeader @param {string} address
 */
function makeFrame(byHeader, address) {
  const frame = document.createElement("iframe");
  if (!byHeader) frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("aria-hidden", "true");
  frame.title = SANDBOX;
  frame.tabIndex = -1;
  frame.className = "unseen";
  frame.src = address;
  return frame;
}

/**
 * Ends what does not end, by the learner's time and not by the machine's: a beat that comes late, because the machine is
 * busy or was asleep, counts as one beat; and a machine that took long for a known piece of work gets so much more.
 */
class Clock {
  static BEAT_MS = 100;
  /** What that work takes where code runs fast (pace of web/sandbox/port.js), and how much more time a slow machine gets at most. */
  static FAST_MS = 10;
  static SLOWEST = 4;

  /** @param {number} pace milliseconds @param {() => void} end */
  constructor(pace, end) {
    const slowness = Math.min(Math.max(pace / Clock.FAST_MS, 1), Clock.SLOWEST);
    this.silent = 0;
    this.total = 0;
    let last = performance.now();
    this.beat = window.setInterval(() => {
      const now = performance.now();
      const passed = Math.min(now - last, 2 * Clock.BEAT_MS) / slowness;
      last = now;
      this.silent += passed;
      this.total += passed;
      if (this.silent >= SILENT_MS || this.total >= TOTAL_MS) end();
    }, Clock.BEAT_MS);
  }

  /** An answer has come. */
  answered() {
    this.silent = 0;
  }

  stop() {
    clearInterval(this.beat);
  }
}

/** MicroPython, fetched once, when it is needed first; it may take as long as the network takes. @type {Promise<{program: string, wasm: ArrayBuffer}> | null} */
let fetchedPython = null;

/** Its script and its WebAssembly for the frame, which has no network. */
async function python() {
  fetchedPython ??= Promise.all([fetched("micropython.js").then((one) => one.text()), fetched("micropython.wasm").then((one) => one.arrayBuffer())])
    .then(([program, wasm]) => ({ program, wasm }));
  fetchedPython.catch(() => (fetchedPython = null)); // the next run tries again
  const { program, wasm } = await fetchedPython;
  return { program, wasm: wasm.slice(0) };
}

/** What no worker of ours sends is told as unreadable. */
const NO_REPLY = "null";

const TIMEOUT = '{"timeout":true}';

/** Of what a call has printed that never ends, so many characters are shown. */
const PRINTED = 1000;

/** A call that was ended, with what it had printed. @param {string} printed */
function ended(printed) {
  if (printed === "") return TIMEOUT;
  return JSON.stringify({ timeout: true, printed: printed.length < PRINTED ? printed : `${printed.slice(0, PRINTED)}...` });
}
const NOT_STARTED = JSON.stringify({ error: SANDBOX_NOT_STARTED });
const NOT_FETCHED = JSON.stringify({ error: PYTHON_NOT_FETCHED });

/**
 * A half of a pair of surrogates alone is written as an escape, which C++ does not take for a character.
 * @param {string} json
 */
function wellFormed(json) {
  return json.replace(/\\(?:u(d[89a-f])..|.)/g, (escape, half) => (half ? "\ufffd" : escape));
}

/**
 * Calls the learner's function once for each list of arguments.
 * @param {Code} code
 * @returns {Promise<string>} JSON as core/exercise/build.h reads it: an array with one entry for
 *   each call ({"timeout": true} for those that were not reached), or one object if nothing ran
 */
export async function runCode(code) {
  const byHeader = Boolean(navigator.serviceWorker?.controller);
  const address = await loadableAddress("sandbox.html");
  return (await run(code, address, byHeader)) ?? (await run(code, address, false)) ?? NO_REPLY;
}

/** @param {Code} code @param {string} address of the frame @param {boolean} byHeader @returns {Promise<string | null>} null if the frame is no sandbox */
function run(code, address, byHeader) {
  return new Promise((resolve) => {
    /** @type {Job} */
    const job = { ...code, said: wordsOfSandbox(code.function) };
    const frame = makeFrame(byHeader, address);
    const channel = new MessageChannel();
    const most = Math.max(0, ...job.calls.map((call) => call.room)) + MORE_ROOM;
    /** @type {Clock | null} */
    let clock = null;
    let loaded = "";
    let printed = ""; // since the last answer
    /** @type {string[]} */
    const results = [];
    const finish = (/** @type {string | null} */ outputs) => {
      clearTimeout(starting);
      clock?.stop();
      frame.remove();
      channel.port1.close();
      resolve(outputs === null ? null : wellFormed(outputs));
    };
    const replies = (/** @type {string[]} */ calls) => `[${loaded ? [loaded, ...calls] : calls}]`;
    const unanswered = (/** @type {number} */ index) => (index === results.length ? ended(printed) : TIMEOUT);
    const stop = () => finish(loaded === "" ? ended(printed) : replies(job.calls.map((_, index) => results[index] ?? unanswered(index))));
    let starting = window.setTimeout(() => finish(NOT_STARTED), 2 * START_MS); // the frame's page has to be fetched
    channel.port1.onmessage = ({ data }) => {
      const { kind, text } = /** @type {Reply} */ (data);
      if (text.length > most) return finish(NO_REPLY);
      if (kind === "bare") return finish(null);
      if (kind === "started") {
        clearTimeout(starting);
        clock ??= new Clock(Number(text), stop);
      } else if (kind === "printed") {
        if (printed.length < PRINTED) printed += text;
      } else if (kind === "loaded") {
        loaded = text;
        printed = "";
        clock?.answered();
      } else if (kind === "result") {
        results.push(text);
        printed = "";
        clock?.answered();
      } else {
        finish(kind === "done" ? replies(results) : text || NO_REPLY);
      }
    };
    const interpreter = code.language === "python" ? python() : Promise.resolve({});
    frame.onload = () => void (clearTimeout(starting), interpreter.then((more) => {
      starting = window.setTimeout(() => finish(NOT_STARTED), START_MS);
      frame.contentWindow?.postMessage({ job, most, ...more }, "*", [channel.port2]);
    }, () => finish(NOT_FETCHED)));
    document.body.append(frame);
  });
}
