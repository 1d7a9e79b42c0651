// What passes between the page, the sandbox's frame and the worker in it.

/** One call. `room`: so many characters of JSON a right result may have. `period`: after so many numbers it repeats itself. */
type Call = { args: unknown[]; room: number; period?: number };

/** What is said where the learner's code runs (web/js/words.js). */
type Said = {
  noFunction: string; returnOutside: string; unsayable: string; objectThrown: string; emptyThrown: string; noMoreLines: string;
  assertion: string; object: string; stopped: string;
};

/** `function` and `calls`: calls_json of core/exercise/build.h. */
type Job = { source: string; function: string; calls: Call[]; said: Said };

/** To the frame. `program`: the worker's script, where it is not the frame's own; `wasm`: what that script needs. */
type Order = { job: Job; most: number; program?: string; wasm?: ArrayBuffer };

/** `started`: the text is how many milliseconds a known piece of work took. `bare`: the frame has an origin, and runs nothing. `printed`: a piece of
 * what the call that runs prints. */
type Reply = { kind: "bare" | "started" | "loaded" | "printed" | "result" | "failure" | "syntax" | "done"; text: string };

/** What esbuild puts in for an import of another program's text (cmake/sandbox.mjs). */
declare module "*?program" {
  const text: string;
  export default text;
}
declare module "*.py" {
  const text: string;
  export default text;
}

declare module "@micropython/micropython-webassembly-pyscript/micropython.mjs" {
  type Python = { runPython(code: string): unknown; globals: { get(name: string): (...values: unknown[]) => string; set(name: string, value: string): void } };
  export function loadMicroPython(options: object): Promise<Python>;
}
