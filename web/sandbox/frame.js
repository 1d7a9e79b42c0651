// The sandbox's frame: starts the worker and passes its replies on, as many and as long as they may be. It runs nothing
// unless it has no origin, whoever was to see to that.
import javascript from "./worker.js?program";

window.onmessage = (event) => {
  const { job, most, program, wasm } = /** @type {Order} */ (event.data);
  const [page] = event.ports;
  const start = (/** @type {string} */ text) => new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  if (self.origin !== "null") return page.postMessage({ kind: "bare", text: "" });
  let left = job.calls.length + 3;
  let pieces = 100 * (job.calls.length + 1); // of what is printed
  const tell = (/** @type {unknown} */ kind, /** @type {unknown} */ text) => {
    if (typeof kind !== "string" || kind.length > 10 || typeof text !== "string") return;
    if (kind === "printed" ? (pieces -= 1) < 0 : (left -= 1) < 0) return;
    page.postMessage({ kind, text: text.length > most ? "" : text });
  };
  const failed = (/** @type {unknown} */ error, /** @type {object} */ more = {}) =>
    tell("failure", JSON.stringify({ error: String(error).slice(0, 500), ...more }));
  // Only a script's own error event names the place of a fault of syntax: so the source is parsed once more, as a part
  // of a script that ends before it comes to it. A script is parsed as a whole before anything of it runs.
  const locate = (/** @type {string} */ failure) => {
    const parser = start(`throw 0; function unused() {\n${job.source}\n}`);
    parser.onerror = (fault) => {
      fault.preventDefault();
      parser.terminate();
      if (!/SyntaxError/.test(fault.message)) return tell("failure", failure);
      // A bracket that is never closed is missed behind the last line: there the code ends too early.
      const last = job.source.trimEnd().split("\n").length;
      const line = Math.max(1, Math.min(fault.lineno - 1, last));
      const { printed } = JSON.parse(failure);
      failed(fault.message.replace(/^Uncaught /, ""), { line, ...(fault.lineno - 1 > last ? {} : { column: fault.colno }), printed });
    };
  };
  const worker = start(program ?? javascript);
  const inside = new MessageChannel();
  inside.port1.onmessage = ({ data }) => (data?.kind === "syntax" && !program ? locate(String(data.text)) : tell(data?.kind, data?.text));
  worker.onerror = (error) => (error.preventDefault(), failed(error.message || job.said.stopped));
  worker.postMessage({ job, wasm }, [inside.port2, ...(wasm ? [wasm] : [])]);
};
