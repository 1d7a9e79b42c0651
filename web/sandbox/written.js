// Values as JSON, and back. JSON knows no NaN, no infinity, no -0, no undefined; the objects that stand for them, and for what
// was cut, are read in core/exercise/js_value.cpp. What runs after the learner's source is kept here.
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { stringify } = JSON;
const { apply } = Reflect;
const { floor, min } = Math;
const { slice } = String.prototype;
const { getPrototypeOf } = Object;
const { isPrototypeOf } = Object.prototype;
const Doubles = Float64Array;

const DEEPEST = 16;

/** What is neither a number nor an array nor a text, by what it comes of; the first that fits. */
const TYPES = [
  { of: Promise.prototype, type: "promise" },
  { of: getPrototypeOf(function* () {}).prototype, type: "generator" },
  { of: getPrototypeOf(async function* () {}).prototype, type: "generator" },
  { of: getPrototypeOf(getPrototypeOf([][Symbol.iterator]())), type: "iterator" },
  { of: Map.prototype, type: "Map" },
  { of: Set.prototype, type: "Set" },
  { of: Date.prototype, type: "Date" },
  { of: Error.prototype, type: "Error" },
  { of: Number.prototype, type: "Number" },
];

/** The name of a type, as core/exercise/js_words.cpp has words for it. @param {unknown} it */
function typeOf(it) {
  if (typeof it !== "object") return typeof it;
  for (let at = 0; at < TYPES.length; at += 1) if (apply(isPrototypeOf, TYPES[at].of, [it])) return TYPES[at].type;
  return "object";
}

/**
 * Of numbers that should repeat themselves, the least and the greatest in each place of the repetition; empty where one is no
 * finite number. @param {any} items @param {number} length @param {number} period
 */
function bounds(items, length, period) {
  const least = new Doubles(period);
  const most = new Doubles(period);
  for (let at = 0; at < length; at += 1) {
    const it = items[at];
    if (typeof it !== "number" || it - it !== 0) return "";
    const place = at % period;
    if (at < period || it < /** @type {number} */ (least[place])) least[place] = it;
    if (at < period || it > /** @type {number} */ (most[place])) most[place] = it;
  }
  let low = ""; // nothing is taken apart as an array here: that would ask the learner's iterators
  let high = "";
  for (let at = 0; at < period; at += 1) {
    const comma = at > 0 ? "," : "";
    low += `${comma}${least[at]}`;
    high += `${comma}${most[at]}`;
  }
  return `,"low":[${low}],"high":[${high}]`;
}

/**
 * A value as JSON of `room` characters and a few more. Where an array should repeat itself after `period` numbers, what is cut of
 * it is told by its bounds. @param {unknown} value @param {number} room @param {number} [period]
 */
export function written(value, room, period = 0) {
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
    const more = period > 0 && depth === 0 && at < length ? bounds(items, length, period) : "";
    return at === length ? `${all}]` : `{"cut":${length - at},"of":${all}]${more}}`;
  };
  /** @param {any} it @param {number} depth @returns {string} */
  const one = (it, depth) => {
    const type = typeof it;
    if (type === "number") return spent(it - it !== 0 ? `{"number":"${it}"}` : it === 0 && 1 / it < 0 ? '{"number":"-0"}' : `${it}`);
    if (type === "string") return text(it);
    if (type === "boolean" || it === null) return spent(`${it}`);
    if (type === "undefined") return spent('{"missing":true}');
    const listed = type === "object" && (isArray(it) || (isView(it) && "length" in it));
    if (listed && depth < DEEPEST) return list(it, depth);
    return spent(`{"other":"${typeOf(it)}"}`);
  };
  return one(value, 0);
}

/** Arguments as calls_json writes them, with the numbers that JSON lacks, and long arrays said shortly. @param {any} value @returns {any} */
export function revived(value) {
  if (isArray(value)) return value.map(revived);
  if (typeof value?.number === "string") return Number(value.number);
  if (typeof value?.repeat !== "number") return value;
  const once = revived(value.of);
  return Array.from({ length: once.length * value.repeat }, (_, at) => once[at % once.length]);
}
