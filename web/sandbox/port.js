// The way from a worker to the page, and how fast this machine is.
const { apply } = Reflect;
const { postMessage } = MessagePort.prototype;

/**
 * Runs a program once, with the first message. Nothing that the learner's code posts or throws by itself gets out, or
 * queues up in the frame.
 * @param {(order: Order, tell: (kind: Reply["kind"], text?: string) => void) => void | Promise<void>} program
 * @param {(error: unknown) => string} fault an error as JSON
 */
export function serve(program, fault) {
  self.onmessage = (event) => {
    const [port] = event.ports;
    const tell = (/** @type {string} */ kind, text = "") => void apply(postMessage, port, [{ kind, text }]);
    self.onmessage = null;
    self.postMessage = () => {};
    // What is not caught is told once.
    self.addEventListener("error", (fallen) => (fallen.preventDefault(), tell("failure", fault(fallen.error ?? fallen.message))), { once: true });
    self.addEventListener("error", (fallen) => fallen.preventDefault());
    self.addEventListener("unhandledrejection", (fallen) => fallen.preventDefault());
    void program(event.data, tell);
  };
}

/** Milliseconds for a million roots: about 4 where code runs fast. The page gives slow machines more time. */
export function pace() {
  const start = performance.now();
  let sum = 0;
  for (let at = 0; at < 1_000_000; at += 1) sum += Math.sqrt(at);
  return `${sum > 0 ? performance.now() - start : 0}`;
}
