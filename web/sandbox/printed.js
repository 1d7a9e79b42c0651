// What code prints: kept for the page in a few hundred characters for each call, and shown on the browser's console in
// a hundred lines. The learner's source may replace every global; what runs after it is kept here, and used without
// methods of its own.
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { stringify } = JSON;
const { apply } = Reflect;
const { min } = Math;
const words = String;
const { slice } = String.prototype;
const { hasOwnProperty } = Object.prototype;
const { forEach: eachOfMap } = Map.prototype;
const { forEach: eachOfSet } = Set.prototype;
const [Mapped, Listed, Fault, Dated, Pattern] = [Map, Set, Error, Date, RegExp];

const KEPT_CHARACTERS = 1000;
const CONSOLE_LINES = 100;
const DEEPEST = 4;

/** What is printed is told at once, so that it is known of a call that never ends: so many pieces of a call's. */
const PIECES = 100;

let kept = "";
let leftOff = 0;
let pieces = 0;

/** @type {(text: string) => void} */
let told = () => {};

/** @param {(text: string) => void} tell hears the pieces that are kept, as they are printed */
export function whenPrinted(tell) {
  told = tell;
}

/** @param {string} text */
export function keep(text) {
  const room = KEPT_CHARACTERS - kept.length;
  const piece = text.length <= room ? text : apply(slice, text, [0, room]);
  kept += piece;
  leftOff += text.length - piece.length;
  if (piece === "" || pieces >= PIECES) return;
  pieces += 1;
  told(piece);
}

/** What was printed since this was asked last, as JSON; "" if nothing was. */
export function taken() {
  pieces = 0;
  if (kept === "") return "";
  const text = stringify(kept);
  const json = leftOff > 0 ? `{"cut":${leftOff},"of":${text}}` : text;
  kept = "";
  leftOff = 0;
  return json;
}

/** A value as programmers read it, cut to what is kept. @param {any} value @param {string} object what is said of one that cannot be read */
export function shown(value, object) {
  let left = KEPT_CHARACTERS;
  /** @param {any} it @param {number} depth @returns {string} */
  const one = (it, depth) => {
    const type = typeof it;
    if (type === "string" && depth === 0) return it;
    let text = "";
    /** Adds a part of something that holds others; nothing where the room has ended. @param {() => string} part */
    const add = (part) => {
      if (left > 0) text += (text === "" ? "" : ", ") + part();
    };
    const end = () => (left > 0 ? "" : ", ...");
    const holds = type === "object" && it !== null && !(it instanceof Fault || it instanceof Dated || it instanceof Pattern);
    const listed = holds && (isArray(it) || (isView(it) && "length" in it));
    if (holds && depth >= DEEPEST) {
      text = listed ? "[...]" : "{...}";
    } else if (holds) {
      const inner = (/** @type {any} */ part) => one(part, depth + 1);
      if (listed) {
        const items = /** @type {any} */ (it);
        for (let at = 0; at < items.length && left > 0; at += 1) add(() => inner(items[at]));
        return `[${text}${end()}]`;
      }
      if (it instanceof Mapped) {
        apply(eachOfMap, it, [(/** @type {any} */ value, /** @type {any} */ key) => add(() => `${inner(key)} => ${inner(value)}`)]);
        return `Map {${text}${end()}}`;
      }
      if (it instanceof Listed) {
        apply(eachOfSet, it, [(/** @type {any} */ value) => add(() => inner(value))]);
        return `Set {${text}${end()}}`;
      }
      for (const key in it) {
        if (left <= 0) break;
        if (apply(hasOwnProperty, it, [key])) add(() => (left -= key.length + 2, `${key}: ${inner(it[key])}`));
      }
      return `{${text}${end()}}`;
    } else {
      text = type === "string" ? stringify(it) : it === 0 && 1 / it < 0 ? "-0" : words(it);
    }
    left -= text.length + 2;
    return text;
  };
  try {
    const text = one(value, 0);
    return text.length > KEPT_CHARACTERS ? `${apply(slice, text, [0, KEPT_CHARACTERS])}...` : text;
  } catch {
    return object;
  }
}

/** Of the console, what prints its arguments; the rest, such as `time`, shows nothing. */
const PRINTS = ["log", "info", "debug", "warn", "error", "dir", "dirxml", "table", "trace", "group", "groupCollapsed", "assert"];

/** The console is the learner's own, but a loop that prints must not flood it. @param {Said} said */
export function tameConsole(said) {
  let lines = 0;
  const { error } = console;
  for (const name of Object.keys(console)) {
    const method = /** @type {any} */ (console)[name];
    if (typeof method !== "function") continue;
    const printed = PRINTS.includes(name);
    const asserts = name === "assert";
    const print = (asserts ? error : method).bind(console);
    /** @type {any} */ (console)[name] = (/** @type {any[]} */ ...values) => {
      if (!printed || (asserts && values[0])) return;
      let line = asserts ? said.assertion : "";
      for (let at = asserts ? 1 : 0; at < min(values.length, 10); at += 1) line += (line === "" ? "" : " ") + shown(values[at], said.object);
      keep(`${line}\n`);
      lines += 1;
      if (lines <= CONSOLE_LINES) print(lines === CONSOLE_LINES ? said.noMoreLines : apply(slice, line, [0, KEPT_CHARACTERS]));
    };
  }
}
