// Runs the learner's JavaScript: a worker inside a sandboxed frame of no origin and no network. The
// frame is thrown away after each run, and two seconds after the code began at the latest.
//
// Nothing of what the code returns, throws, prints or posts is copied out at its full size: the worker
// writes it as JSON and stops where its room ends, the frame and the page let nothing longer through.

import { SANDBOX, SANDBOX_NOT_STARTED, wordsOfSandbox } from "./words.js";

/** @typedef {{args: unknown[], room: number}} Call `room`: so many characters of JSON a right result may have */
/** @typedef {{source: string, function: string, calls: Call[]}} Code `function` and `calls`: calls_json of core/exercise/build.h */
/** @typedef {Code & {said: ReturnType<typeof wordsOfSandbox>}} Job */
/** @typedef {{kind: "started" | "result" | "failure" | "syntax" | "done", text: string}} Reply */

const LIMIT_MS = 2000;

/** Frame and worker start in a tenth of a second; where they do not start at all, the code is not to blame. */
const START_MS = 10_000;

/** What a reply may have besides the room of its result: marks of what was cut, at 16 depths, or words of an error. */
const MORE_ROOM = 4000;

/** Runs inside the worker, from its source text: calls the function, posts one reply for each call. */
function workerMain() {
  "use strict"; // so that the learner's function cannot reach its caller
  // The learner's source may replace every global; what runs after it is kept here, and used without methods.
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { stringify } = JSON;
  const { apply } = Reflect;
  const { floor, min } = Math;
  const words = String;
  const { exec } = RegExp.prototype;
  const { slice } = String.prototype;
  const { postMessage } = MessagePort.prototype;
  const compile = Function;
  const Syntax = SyntaxError;

  const DEEPEST = 16;
  const ERROR_ROOM = 3000;
  const PRINTED_LINES = 100;
  const PRINTED_CHARACTERS = 1000;

  /** @type {Job["said"]} */
  let said;

  /**
   * A value as JSON of `room` characters and a few more. JSON knows no NaN, no infinity, no undefined; the objects that
   * stand for them, and for what was cut, are read in core/exercise/js_value.cpp.
   * @param {unknown} value @param {number} room
   */
  const written = (value, room) => {
    let left = room;
    const spent = (/** @type {string} */ json) => ((left -= json.length + 1), json);
    const text = (/** @type {string} */ whole) => {
      const most = left > 6 ? floor(left / 6) : 0; // an escape has six characters
      if (whole.length <= most) return spent(stringify(whole));
      return spent(`{"cut":${whole.length - most},"of":${stringify(apply(slice, whole, [0, most]))}}`);
    };
    const list = (/** @type {any} */ items, /** @type {number} */ depth) => {
      const claimed = +items.length;
      const length = claimed > 0 ? min(floor(claimed), 2 ** 53 - 1) : 0;
      let all = spent("[");
      let at = 0;
      for (; at < length && left > 0; at += 1) all += (at > 0 ? "," : "") + one(items[at], depth + 1);
      return at === length ? `${all}]` : `{"cut":${length - at},"of":${all}]}`;
    };
    /** @param {any} it @param {number} depth @returns {string} */
    const one = (it, depth) => {
      const type = typeof it;
      if (type === "number") return spent(it - it === 0 ? `${it}` : `{"number":"${it}"}`);
      if (type === "string") return text(it);
      if (type === "boolean" || it === null) return spent(`${it}`);
      if (type === "undefined") return spent('{"missing":true}');
      const listed = type === "object" && (isArray(it) || (isView(it) && "length" in it));
      return listed && depth < DEEPEST ? list(it, depth) : spent(`{"other":"${type}"}`);
    };
    return one(value, 0);
  };

  /** @param {any} value @returns {any} */
  const revived = (value) => {
    if (isArray(value)) return value.map(revived);
    return typeof value?.number === "string" ? Number(value.number) : value;
  };

  /** An error as JSON, with the learner's line from the stack: `new Function` puts two lines before it. @param {any} error */
  const fault = (error) => {
    try {
      const text = written(words(error), ERROR_ROOM);
      const stack = words(error?.stack ?? "");
      const place = apply(exec, /<anonymous>:(\d+):\d+\)?/, [stack]) ?? apply(exec, /> Function:(\d+)/, [stack]);
      const line = place ? floor(+place[1]) - 2 : 0;
      return line > 0 ? `{"error":${text},"line":${line}}` : `{"error":${text}}`;
    } catch {
      return `{"error":${stringify(said.unsayable)}}`;
    }
  };

  /** What stands in a printed line for a value of any size. @param {any} value */
  const printed = (value) => {
    const type = typeof value;
    if (type === "number" || type === "boolean" || type === "undefined") return value;
    try {
      const text = type === "object" && value !== null && !(value instanceof Error) ? stringify(value) : words(value);
      return text.length > PRINTED_CHARACTERS ? `${apply(slice, text, [0, PRINTED_CHARACTERS])}...` : text;
    } catch {
      return said.object;
    }
  };

  /** The console is the learner's own, but a loop that prints must not flood it. */
  const tameConsole = () => {
    let lines = 0;
    for (const name of Object.keys(console)) {
      const method = /** @type {any} */ (console)[name];
      if (typeof method !== "function") continue;
      const print = method.bind(console);
      /** @type {any} */ (console)[name] = (/** @type {any[]} */ ...values) => {
        lines += 1;
        if (lines > PRINTED_LINES) return;
        const texts = [];
        for (let at = 0; at < min(values.length, 10); at += 1) texts[at] = printed(values[at]);
        apply(print, undefined, lines === PRINTED_LINES ? [said.noMoreLines] : texts);
      };
    }
  };

  self.onmessage = (event) => {
    const { source, function: name, calls } = /** @type {Job} */ (event.data);
    said = event.data.said;
    const [port] = event.ports;
    const tell = (/** @type {string} */ kind, text = "") => void apply(postMessage, port, [{ kind, text }]);
    // What is not caught is told once, and neither it nor what the code posts itself queues up in the frame.
    self.onmessage = null;
    self.postMessage = () => {};
    self.addEventListener("error", (fallen) => (fallen.preventDefault(), tell("failure", fault(fallen.error ?? fallen.message))), { once: true });
    self.addEventListener("error", (fallen) => fallen.preventDefault());
    self.addEventListener("unhandledrejection", (fallen) => fallen.preventDefault());
    tameConsole();
    // Copies of the inputs for each call, and how they read, before anything of the learner's runs.
    const inputs = calls.map((call) => revived(call.args));
    const before = inputs.map((args) => written(args, Infinity));
    const rooms = calls.map((call) => call.room);
    tell("started");
    let subject;
    try {
      subject = compile(`${source}\n;return typeof ${name} === "function" ? ${name} : undefined;`)();
    } catch (error) {
      tell(error instanceof Syntax ? "syntax" : "failure", fault(error));
      return;
    }
    if (!subject) {
      tell("failure", `{"error":${stringify(said.noFunction)}}`);
      return;
    }
    for (let at = 0; at < inputs.length; at += 1) {
      let result;
      try {
        const value = written(apply(subject, undefined, inputs[at]), rooms[at]);
        const same = written(inputs[at], before[at].length + 1) === before[at];
        result = same ? `{"value":${value}}` : `{"modified":true,"value":${value}}`;
      } catch (error) {
        result = fault(error);
      }
      tell("result", result);
    }
    tell("done");
  };
}

/** Runs inside the frame: starts the worker and passes its replies on, as many and as long as they may be. */
function frameMain() {
  window.onmessage = (event) => {
    const { program, job, most } = /** @type {{program: string, job: Job, most: number}} */ (event.data);
    const [page] = event.ports;
    const start = (/** @type {string} */ text) => new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    let left = job.calls.length + 2;
    const tell = (/** @type {unknown} */ kind, /** @type {unknown} */ text) => {
      if (left <= 0 || typeof kind !== "string" || kind.length > 10 || typeof text !== "string") return;
      left -= 1;
      page.postMessage({ kind, text: text.length > most ? "" : text });
    };
    const failed = (/** @type {unknown} */ error, /** @type {object} */ more = {}) =>
      tell("failure", JSON.stringify({ error: String(error).slice(0, 500), ...more }));
    // Only a script's own error event names the line of a fault of syntax: so the source is parsed in a function that
    // nobody calls. Source that closes that function runs in this worker, which can reach as little as the other.
    const locate = (/** @type {string} */ failure) => {
      const parser = start(`function unused() {\n${job.source}\n}\npostMessage(0)`);
      const end = () => parser.terminate();
      parser.onmessage = () => (end(), tell("failure", failure));
      parser.onerror = (event) => {
        event.preventDefault();
        end();
        // A bracket that is never closed is missed behind the last line: there the code ends too early.
        const line = Math.max(1, Math.min(event.lineno - 1, job.source.trimEnd().split("\n").length));
        if (event.message) failed(event.message.replace(/^Uncaught /, ""), { line });
        else tell("failure", failure);
      };
    };
    const worker = start(program);
    const inside = new MessageChannel();
    inside.port1.onmessage = ({ data }) => (data?.kind === "syntax" ? locate(String(data.text)) : tell(data?.kind, data?.text));
    worker.onerror = (error) => (error.preventDefault(), failed(error.message || job.said.stopped));
    worker.postMessage(job, [inside.port2]);
  };
}

const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

/** A frame that may run scripts and nothing else: another origin, no forms, no pop-ups, no network. */
function makeFrame() {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("aria-hidden", "true");
  frame.title = SANDBOX;
  frame.tabIndex = -1;
  frame.className = "unseen";
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>(${frameMain})()</script>`;
  return frame;
}

/** What no worker of ours sends is told as unreadable. */
const NO_REPLY = "null";

const TIMEOUT = '{"timeout":true}';
const NOT_STARTED = JSON.stringify({ error: SANDBOX_NOT_STARTED });

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
 * @param {number} [limit] milliseconds
 * @returns {Promise<string>} JSON as core/exercise/build.h reads it: an array with one entry for
 *   each call ({"timeout": true} for those that were not reached), or one object if nothing ran
 */
export function runCode(code, limit = LIMIT_MS) {
  return new Promise((resolve) => {
    /** @type {Job} */
    const job = { ...code, said: wordsOfSandbox(code.function) };
    const frame = makeFrame();
    const channel = new MessageChannel();
    const most = Math.max(0, ...job.calls.map((call) => call.room)) + MORE_ROOM;
    /** @type {string[]} */
    const results = [];
    const finish = (/** @type {string} */ outputs) => {
      clearTimeout(timer);
      frame.remove();
      channel.port1.close();
      resolve(wellFormed(outputs));
    };
    const stop = () => finish(results.length === 0 ? TIMEOUT : `[${job.calls.map((_, index) => results[index] ?? TIMEOUT)}]`);
    let timer = window.setTimeout(() => finish(NOT_STARTED), START_MS);
    channel.port1.onmessage = ({ data }) => {
      const { kind, text } = /** @type {Reply} */ (data);
      if (text.length > most) return finish(NO_REPLY);
      if (kind === "started") {
        clearTimeout(timer);
        timer = window.setTimeout(stop, limit);
      } else if (kind === "result") {
        results.push(text);
      } else {
        finish(kind === "done" ? `[${results}]` : text || NO_REPLY);
      }
    };
    frame.onload = () => frame.contentWindow?.postMessage({ program: `(${workerMain})()`, job, most }, "*", [channel.port2]);
    document.body.append(frame);
  });
}
