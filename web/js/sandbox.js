// Runs the learner's JavaScript: a worker inside a sandboxed frame of no origin and no network. The
// frame is thrown away after each run and after two seconds at the latest.

const LIMIT_MS = 2000;

/** What runs inside the worker; its source text is handed to the frame. */
function workerMain() {
  /** JSON knows no NaN and no infinity; the marker names are read back in C++. @param {unknown} value @returns {any} */
  const plain = (value) => {
    if (typeof value === "number" && !Number.isFinite(value)) return { number: String(value) };
    if (typeof value === "bigint") return Number(value);
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(/** @type {any} */ (value), plain);
    if (Array.isArray(value)) return value.map(plain);
    if (value === undefined) return { nothing: true };
    if (typeof value === "function" || typeof value === "symbol") return { other: typeof value };
    if (value && typeof value === "object") {
      return { object: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) };
    }
    return value;
  };
  /** @param {any} value @returns {any} */
  const revived = (value) => {
    if (Array.isArray(value)) return value.map(revived);
    if (value && typeof value === "object" && typeof value.number === "string") return Number(value.number);
    return value;
  };
  /** The learner's line of an error, from the stack; the function wrapper adds two lines. @param {any} error */
  const fault = (error) => {
    const found = /<anonymous>:(\d+):(\d+)\)?\s*$/m.exec(String(error?.stack ?? "")) ?? /> Function:(\d+)/.exec(String(error?.stack ?? ""));
    const line = found ? Number(found[1]) - 2 : 0;
    return { error: String(error), line: line > 0 ? line : 0 };
  };
  self.onmessage = (event) => {
    const { source, name, calls } = event.data;
    let subject;
    try {
      subject = new Function(`${source}\n;return typeof ${name} === "function" ? ${name} : undefined;`)();
    } catch (error) {
      self.postMessage(JSON.stringify(fault(error)));
      return;
    }
    if (!subject) {
      self.postMessage(JSON.stringify({ error: `There is no function named ${name}.`, line: 0 }));
      return;
    }
    const results = calls.map((/** @type {any[]} */ args) => {
      try {
        return { value: plain(subject(...revived(args))) };
      } catch (error) {
        return fault(error);
      }
    });
    self.postMessage(JSON.stringify({ results }));
  };
}

/** What runs inside the frame. */
function frameMain() {
  window.onmessage = (event) => {
    const { worker: text, job } = event.data;
    const port = event.ports[0];
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    worker.onmessage = (answer) => port?.postMessage(answer.data);
    worker.onerror = (error) => {
      error.preventDefault();
      port?.postMessage(JSON.stringify({ error: error.message || "The code could not be started.", line: 0 }));
    };
    worker.postMessage(job);
  };
}

const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

/**
 * Calls the learner's function once for each list of arguments.
 * @param {{source: string, name: string, calls: unknown[][]}} job
 * @param {number} [limit] milliseconds
 * @returns {Promise<string>} JSON: {"results": [{"value"} | {"error", "line"}]}, or {"error", "line"},
 *   or {"timeout": true}
 */
export function runCode(job, limit = LIMIT_MS) {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("aria-hidden", "true");
    frame.title = "Sandbox for your code";
    frame.tabIndex = -1;
    frame.className = "unseen";
    const channel = new MessageChannel();
    let timer = 0;
    const finish = (/** @type {string} */ outputs) => {
      clearTimeout(timer);
      frame.remove();
      channel.port1.close();
      resolve(outputs);
    };
    channel.port1.onmessage = (event) => finish(String(event.data));
    frame.onload = () => {
      timer = window.setTimeout(() => finish('{"timeout":true}'), limit);
      const text = `(${workerMain})()`;
      frame.contentWindow?.postMessage({ worker: text, job }, "*", [channel.port2]);
    };
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>(${frameMain})()</script>`;
    document.body.append(frame);
  });
}
