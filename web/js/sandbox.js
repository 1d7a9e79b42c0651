// Runs the learner's JavaScript: a worker inside a sandboxed frame of no origin and no network. The
// frame is thrown away after each run, and two seconds after the start at the latest.

const LIMIT_MS = 2000;

/** Runs inside the worker, from its source text: calls the function, posts one reply for each call. */
function workerMain() {
  /**
   * JSON knows no NaN, no infinity, no undefined; the objects that stand for them are read in C++.
   * @param {unknown} value
   * @returns {any}
   */
  const plain = (value) => {
    if (typeof value === "number" && !Number.isFinite(value)) return { number: String(value) };
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
    if (value === undefined) return { missing: true };
    if (value === null) return null;
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(/** @type {any} */ (value), plain);
    if (Array.isArray(value)) return Array.from(value, plain);
    return { other: typeof value };
  };
  /** @param {any} value @returns {any} */
  const revived = (value) => {
    if (Array.isArray(value)) return value.map(revived);
    return typeof value?.number === "string" ? Number(value.number) : value;
  };
  /** The learner's line from the stack; `new Function` puts two lines before it. @param {any} error */
  const fault = (error) => {
    const stack = String(error?.stack ?? "");
    const place = /<anonymous>:(\d+):\d+\)?/.exec(stack) ?? /> Function:(\d+)/.exec(stack);
    const line = place ? Number(place[1]) - 2 : 0;
    return line > 0 ? { error: String(error), line } : { error: String(error) };
  };
  /** @param {Function} subject @param {any[]} args */
  const called = (subject, args) => {
    try {
      const own = revived(args);
      const before = JSON.stringify(plain(own));
      const value = plain(subject(...own));
      return JSON.stringify(plain(own)) === before ? { value } : { modified: true, value };
    } catch (error) {
      return fault(error);
    }
  };
  self.onmessage = (event) => {
    const { source, name, calls } = event.data;
    let subject;
    try {
      subject = new Function(`${source}\n;return typeof ${name} === "function" ? ${name} : undefined;`)();
    } catch (error) {
      self.postMessage({ failure: fault(error), syntax: error instanceof SyntaxError });
      return;
    }
    if (!subject) {
      self.postMessage({ failure: { error: `There is no function named ${name}.` } });
      return;
    }
    for (const args of calls) self.postMessage({ result: called(subject, args) });
    self.postMessage({ done: true });
  };
}

/** Runs inside the frame: starts the worker and passes its messages on. */
function frameMain() {
  const start = (/** @type {string} */ text) => new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  window.onmessage = (event) => {
    const { program, job } = event.data;
    const port = event.ports[0];
    const tell = (/** @type {unknown} */ message) => port?.postMessage(message);
    // Only a script's own error event names the line of a fault of syntax: so the source is parsed, never run.
    const locate = (/** @type {any} */ failure) => {
      const parser = start(`function unused() {\n${job.source}\n}\npostMessage(0)`);
      parser.onmessage = () => tell({ failure });
      parser.onerror = (event) => {
        event.preventDefault();
        // A bracket that is never closed is missed behind the last line: there the code ends too early.
        const line = Math.max(1, Math.min(event.lineno - 1, job.source.trimEnd().split("\n").length));
        tell({ failure: { error: event.message.replace(/^Uncaught /, "") || failure.error, line } });
      };
    };
    const worker = start(program);
    worker.onmessage = ({ data }) => (data.syntax ? locate(data.failure) : tell(data));
    worker.onerror = (error) => (error.preventDefault(), tell({ failure: { error: error.message || "The code stopped." } }));
    worker.postMessage(job);
  };
}

const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

/** A frame that may run scripts and nothing else: another origin, no forms, no pop-ups, no network. */
function makeFrame() {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("aria-hidden", "true");
  frame.title = "Sandbox for your code";
  frame.tabIndex = -1;
  frame.className = "unseen";
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>(${frameMain})()</script>`;
  return frame;
}

/**
 * Calls the learner's function once for each list of arguments.
 * @param {{source: string, name: string, calls: unknown[][]}} job
 * @param {number} [limit] milliseconds
 * @returns {Promise<string>} JSON as core/exercise/mark_answer.h reads it: an array with one entry for
 *   each call ({"timeout": true} for those that were not reached), or one object if nothing ran
 */
export function runCode(job, limit = LIMIT_MS) {
  return new Promise((resolve) => {
    const frame = makeFrame();
    const channel = new MessageChannel();
    /** @type {unknown[]} */
    const results = [];
    let timer = 0;
    const finish = (/** @type {unknown} */ outputs) => {
      clearTimeout(timer);
      frame.remove();
      channel.port1.close();
      resolve(JSON.stringify(outputs));
    };
    const stop = () => {
      if (results.length === 0) finish({ timeout: true });
      else finish(job.calls.map((_, index) => results[index] ?? { timeout: true }));
    };
    channel.port1.onmessage = ({ data }) => {
      if (data.result) results.push(data.result);
      else if (data.failure) finish(data.failure);
      else finish(results);
    };
    frame.onload = () => {
      timer = window.setTimeout(stop, limit);
      frame.contentWindow?.postMessage({ program: `(${workerMain})()`, job }, "*", [channel.port2]);
    };
    document.body.append(frame);
  });
}
