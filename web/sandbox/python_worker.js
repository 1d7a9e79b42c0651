// The worker for Python: MicroPython, and in it the examiner that calls the learner's function. It is sent to the frame
// as a text, with MicroPython's WebAssembly, because the sandbox has no network.
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import examiner from "./examiner.py";
import math from "./python_math.py";
import { pace, serve } from "./port.js";
import { keep, taken, whenPrinted } from "./printed.js";

const HEAP_BYTES = 64 * 1024 * 1024;
const PYTHON_STACK_WORDS = 16 * 1024;
const LINE_BYTES = 2000;

/** What is printed comes byte by byte. */
class Printer {
  constructor() {
    this.bytes = new Uint8Array(LINE_BYTES);
    this.count = 0;
    this.decoder = new TextDecoder();
  }

  /** @param {number} byte */
  add(byte) {
    this.bytes[this.count] = byte;
    this.count += 1;
    if (byte === 10 || this.count === LINE_BYTES) this.flush();
  }

  /** A character may go on in the next piece. @param {boolean} [more] */
  flush(more = true) {
    if (this.count > 0 || !more) keep(this.decoder.decode(this.bytes.subarray(0, this.count), { stream: more }));
    this.count = 0;
  }
}

/**
 * MicroPython fetches its WebAssembly; here is nothing to fetch from, but it came with the order.
 * @template T @param {BodyInit | undefined} wasm @param {() => Promise<T>} load @returns {Promise<T>}
 */
async function fetching(wasm, load) {
  const { fetch } = self;
  self.fetch = async () => new Response(wasm, { headers: { "Content-Type": "application/wasm" } });
  try {
    return await load();
  } finally {
    self.fetch = fetch;
  }
}

/** The JSON of a reply, which lacks its last bracket, with what was printed meanwhile. @param {Printer} printer @param {string} open */
function closed(printer, open) {
  printer.flush(false);
  const printed = taken();
  return printed === "" ? `${open}}` : `${open},"printed":${printed}}`;
}

serve(async ({ job, wasm }, tell) => {
  const { source, function: name, calls, said } = job;
  const printer = new Printer();
  const python = await fetching(wasm, () => loadMicroPython({
    url: "micropython.wasm",
    heapsize: HEAP_BYTES,
    pystack: PYTHON_STACK_WORDS,
    linebuffer: false,
    stdin: () => null, // there is nobody to answer input()
    stdout: (/** @type {Uint8Array} */ bytes) => printer.add(bytes[0]),
    stderr: () => {},
  }));
  python.globals.set("_math", math);
  python.runPython(examiner);
  const load = python.globals.get("_load");
  const call = python.globals.get("_call");
  tell("started", pace());
  whenPrinted((text) => tell("printed", text));
  const fault = load(source, name, said.noFunction);
  if (fault) return tell("failure", closed(printer, fault));
  tell("loaded", closed(printer, '{"loaded":true'));
  for (const { args, room, period } of calls) tell("result", closed(printer, call(JSON.stringify(args), room, period ?? 0)));
  tell("done");
}, (error) => JSON.stringify({ error: String(error).slice(0, 500) }));
