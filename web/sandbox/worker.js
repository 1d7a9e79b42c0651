// The worker for JavaScript: calls the learner's function, and tells one reply for each call. Being a module it is
// strict, so that the function cannot reach its caller.
//
// Nothing of what the code returns, throws or prints is copied out at its full size.
import { pace, serve } from "./port.js";
import { tameConsole, taken, whenPrinted } from "./printed.js";
import { revived, written } from "./written.js";

// The learner's source may replace every global; what runs after it is kept here, and used without methods.
const { stringify } = JSON;
const { apply } = Reflect;
const { floor } = Math;
const words = String;
const { exec } = RegExp.prototype;
const compile = Function;
const Syntax = SyntaxError;
const Fault = Error;

const ERROR_ROOM = 3000;

/** `new Function` puts two lines before the learner's. */
const LINES_BEFORE = 2;

/** @type {Said} */
let said;

/** What was thrown, in words: anything can be. @param {any} error */
function wordsOf(error) {
  const text = words(error);
  if (error === "") return said.emptyThrown;
  return text === "[object Object]" && !(error instanceof Fault) ? said.objectThrown : text;
}

/** An error as JSON, with the learner's line and column from the stack. @param {any} error */
function fault(error) {
  try {
    const text = written(wordsOf(error), ERROR_ROOM);
    const stack = words(error?.stack ?? "");
    const place = apply(exec, /<anonymous>:(\d{1,7}):(\d{1,7})\b/, [stack]) ?? apply(exec, /> Function:(\d{1,7}):(\d{1,7})\b/, [stack]);
    const line = place ? floor(+place[1]) - LINES_BEFORE : 0;
    return line > 0 ? `{"error":${text},"line":${line},"column":${floor(+(/** @type {any} */ (place)[2]))}` : `{"error":${text}`;
  } catch {
    return `{"error":${stringify(said.unsayable)}`;
  }
}

/** The JSON of a reply, which lacks its last bracket, with what was printed meanwhile. @param {string} open */
function closed(open) {
  const printed = taken();
  return printed === "" ? `${open}}` : `${open},"printed":${printed}}`;
}

serve(({ job }, tell) => {
  const { source, function: name, calls } = job;
  ({ said } = job);
  tameConsole(said);
  // Copies of the inputs for each call, and how they read, before anything of the learner's runs.
  const inputs = calls.map((call) => revived(call.args));
  const before = inputs.map((args) => written(args, Infinity));
  const rooms = calls.map((call) => call.room);
  const periods = calls.map((call) => call.period ?? 0);
  tell("started", pace());
  whenPrinted((text) => tell("printed", text));
  let subject;
  try {
    subject = compile(`${source}\n;return typeof ${name} === "function" ? ${name} : undefined;`)();
  } catch (error) {
    return tell(error instanceof Syntax ? "syntax" : "failure", closed(fault(error)));
  }
  if (typeof subject !== "function") { // where the source has a `return` of its own, outside of every function
    return tell("failure", closed(`{"error":${stringify(subject === undefined ? said.noFunction : said.returnOutside)}`));
  }
  tell("loaded", closed('{"loaded":true'));
  for (let at = 0; at < inputs.length; at += 1) {
    let result;
    try {
      const value = written(apply(subject, undefined, inputs[at]), rooms[at], periods[at]);
      const same = written(inputs[at], before[at].length + 1) === before[at];
      result = same ? `{"value":${value}` : `{"modified":true,"value":${value}`;
    } catch (error) {
      result = fault(error);
    }
    tell("result", closed(result));
  }
  tell("done");
}, (error) => closed(fault(error)));
