// A place of the workbook, and the address of that place: the same as core/session/route.h, which says more. Both are
// held to tests/golden/addresses.json. Nothing else in JavaScript reads an address.

/**
 * @typedef {{kind: "home"}} Home
 *
 * @typedef {object} ChapterPlace
 * @property {"chapter"} kind
 * @property {number} chapter
 * @property {string} exercise "0.3" within that chapter; empty: none
 * @property {string} section the slug of a heading of its theory; empty: none
 * @property {string} seed numbers asked for of that exercise; empty: the original ones
 * @property {string} with "s:8192,g:4": numbers of the theory that were changed; empty: none
 *
 * @typedef {object} PracticePlace
 * @property {"practice"} kind
 * @property {"today" | "slips" | "slip" | "mixed" | "timed" | "placement"} of
 * @property {string} slip of "slip": its name; else empty
 *
 * @typedef {{kind: "record", chapter: number | null}} RecordPlace null: of all chapters
 *
 * @typedef {{kind: "appendix", of: "symbols" | "models"}} AppendixPlace
 *
 * @typedef {{kind: "lab", query: string}} LabPlace what follows the mark is read by the lab alone
 *
 * @typedef {Home | ChapterPlace | PracticePlace | RecordPlace | AppendixPlace | LabPlace} Place
 */

const GREATEST_NUMBER = 2n ** 31n - 1n;
const GREATEST_SEED = 2n ** 64n - 1n;

/** A whole number without sign or leading zeros. @param {string} text @param {bigint} most */
const isNumber = (text, most) => /^(0|[1-9]\d*)$/.test(text) && BigInt(text) <= most;

/** True for "4.3" and "4.b1", a bonus exercise, in chapter "4". @param {string} text @param {string} chapter */
function isExerciseOf(text, chapter) {
  const dot = text.indexOf(".");
  return dot > 0 && text.slice(0, dot) === chapter && isNumber(text.slice(text[dot + 1] === "b" ? dot + 2 : dot + 1), GREATEST_NUMBER);
}

/** True for "s:8192,g:4", where no name stands twice. @param {string} text */
function isNumbers(text) {
  const names = text.split(",").map((one) => /^([A-Za-z]\w*):[a-z\d.-]+$/.exec(one)?.[1]);
  return !names.includes(undefined) && new Set(names).size === names.length;
}

/** @param {string} hash @returns {PracticePlace | null} */
function readPractice(hash) {
  const match = /^#\/practice(?:\/(?:(slips|mixed|timed|placement)|slips\/([a-z\d.:-]+)))?\/?$/.exec(hash);
  if (!match) return null;
  const [, of = "today", slip = ""] = match;
  return { kind: "practice", of: slip ? "slip" : /** @type {PracticePlace["of"]} */ (of), slip };
}

/** @param {string} hash @returns {RecordPlace | null} */
function readRecord(hash) {
  const match = /^#\/record(?:\/(\d+))?\/?$/.exec(hash);
  if (!match || (match[1] && !isNumber(match[1], GREATEST_NUMBER))) return null;
  return { kind: "record", chapter: match[1] ? Number(match[1]) : null };
}

/** @param {string} hash @returns {AppendixPlace | null} */
function readAppendix(hash) {
  const of = /** @type {AppendixPlace["of"] | undefined} */ (/^#\/(symbols|models)\/?$/.exec(hash)?.[1]);
  return of ? { kind: "appendix", of } : null;
}

/** @param {string} hash @returns {LabPlace | null} */
function readLab(hash) {
  const match = /^#\/lab\/?(?:\?(.*))?$/s.exec(hash);
  return match && { kind: "lab", query: match[1] ?? "" };
}

/** @param {string} hash @returns {Place | null} null if no place has this address */
export function readRoute(hash) {
  if (hash === "" || hash === "#" || hash === "#/") return { kind: "home" };
  const other = readPractice(hash) ?? readRecord(hash) ?? readAppendix(hash) ?? readLab(hash);
  if (other) return other;
  const [, chapter = "", part = "", query] = /^#\/(\d+)(?:\/([^/?]+))?\/?(?:\?(.*))?$/.exec(hash) ?? [];
  const [matched, seed = "0", with_ = ""] = /^(?:seed=([^&]*))?(?:(?:^|&)with=(.*))?$/.exec(query ?? "") ?? [];
  if (matched === undefined || query === "" || (/(^|&)with=/.test(query ?? "") && !isNumbers(with_))) return null;
  if (!isNumber(chapter, GREATEST_NUMBER) || !isNumber(seed, GREATEST_SEED)) return null;
  const section = /^[a-z][a-z\d-]*$/.test(part) ? part : "";
  const exercise = section ? "" : part;
  if (exercise && !isExerciseOf(exercise, chapter)) return null;
  if (seed !== "0" && !exercise) return null;
  return { kind: "chapter", chapter: Number(chapter), exercise, section, seed: seed === "0" ? "" : seed, with: with_ };
}

/** @param {Place} place @returns {string} its address; readRoute gives the same place back */
export function hashOf(place) {
  if (place.kind === "home") return "#/";
  if (place.kind === "practice" && place.of === "today") return "#/practice";
  if (place.kind === "practice") return place.of === "slip" ? `#/practice/slips/${place.slip}` : `#/practice/${place.of}`;
  if (place.kind === "record") return place.chapter === null ? "#/record" : `#/record/${place.chapter}`;
  if (place.kind === "lab") return `#/lab${place.query && `?${place.query}`}`;
  if (place.kind === "appendix") return `#/${place.of}`;
  const { chapter, exercise, section } = place;
  const query = [place.seed && `seed=${place.seed}`, place.with && `with=${place.with}`].filter(Boolean).join("&");
  return `#/${chapter}${exercise && `/${exercise}`}${section && `/${section}`}${query && `?${query}`}`;
}

/** The one exercise that another page shows in a frame: "4.3" of `?embed=4.3`; "" everywhere else. */
export function aloneHere() {
  const id = new URLSearchParams(location.search).get("embed") ?? "";
  return isExerciseOf(id, id.slice(0, Math.max(0, id.indexOf(".")))) ? id : "";
}

/** The address of now. */
export function address() {
  const alone = aloneHere();
  return location.hash || (alone ? `#/${alone.slice(0, alone.indexOf("."))}/${alone}` : "#/");
}

/** The chapter that an address leads to; null if it leads to none. @param {string} hash @returns {ChapterPlace | null} */
export function chapterOf(hash) {
  const place = readRoute(hash);
  return place?.kind === "chapter" ? place : null;
}
