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
 *
 * @typedef {object} PracticePlace
 * @property {"practice"} kind
 * @property {"today" | "slips" | "slip" | "mixed" | "timed" | "placement"} of
 * @property {string} slip of "slip": its name; else empty
 *
 * @typedef {{kind: "record", chapter: number | null}} RecordPlace null: of all chapters
 *
 * @typedef {{kind: "lab", query: string}} LabPlace what follows the mark is read by the lab alone
 *
 * @typedef {Home | ChapterPlace | PracticePlace | RecordPlace | LabPlace} Place
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

/** @param {string} hash @returns {LabPlace | null} */
function readLab(hash) {
  const match = /^#\/lab\/?(?:\?(.*))?$/s.exec(hash);
  return match && { kind: "lab", query: match[1] ?? "" };
}

/** @param {string} hash @returns {Place | null} null if no place has this address */
export function readRoute(hash) {
  if (hash === "" || hash === "#" || hash === "#/") return { kind: "home" };
  const other = readPractice(hash) ?? readRecord(hash) ?? readLab(hash);
  if (other) return other;
  const [, chapter = "", part = "", seed = "0"] = /^#\/(\d+)(?:\/([^/?]+))?\/?(?:\?seed=(.*))?$/.exec(hash) ?? [];
  if (!isNumber(chapter, GREATEST_NUMBER) || !isNumber(seed, GREATEST_SEED)) return null;
  const section = /^[a-z][a-z\d-]*$/.test(part) ? part : "";
  const exercise = section ? "" : part;
  if (exercise && !isExerciseOf(exercise, chapter)) return null;
  if (seed !== "0" && !exercise) return null;
  return { kind: "chapter", chapter: Number(chapter), exercise, section, seed: seed === "0" ? "" : seed };
}

/** @param {Place} place @returns {string} its address; readRoute gives the same place back */
export function hashOf(place) {
  if (place.kind === "home") return "#/";
  if (place.kind === "practice" && place.of === "today") return "#/practice";
  if (place.kind === "practice") return place.of === "slip" ? `#/practice/slips/${place.slip}` : `#/practice/${place.of}`;
  if (place.kind === "record") return place.chapter === null ? "#/record" : `#/record/${place.chapter}`;
  if (place.kind === "lab") return `#/lab${place.query && `?${place.query}`}`;
  const { chapter, exercise, section, seed } = place;
  return `#/${chapter}${exercise && `/${exercise}`}${section && `/${section}`}${seed && `?seed=${seed}`}`;
}

/** The address of now. */
export const address = () => location.hash || "#/";

/** The chapter that an address leads to; null if it leads to none. @param {string} hash @returns {ChapterPlace | null} */
export function chapterOf(hash) {
  const place = readRoute(hash);
  return place?.kind === "chapter" ? place : null;
}
