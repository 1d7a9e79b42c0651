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
 * @property {string} own "name:Llama_3_8B,L:32": numbers of the exercise that are no variant of it; empty: none
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
 * @typedef {{kind: "lab", query: string, from: string}} LabPlace what follows the mark is read by the lab alone, but for the
 *   way back: "4/4.3?seed=17", "practice"; empty: none
 *
 * @typedef {{kind: "game", of: "fit-or-crash" | "explain-the-gap", query: string}} GamePlace
 *
 * @typedef {Home | ChapterPlace | PracticePlace | RecordPlace | AppendixPlace | LabPlace | GamePlace} Place
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

/** True for "s:8192,g:4", where no name stands twice. @param {string} text @param {RegExp} pair */
function isNumbers(text, pair = /^([A-Za-z]\w*):[a-z\d.-]+$/) {
  const names = text.split(",").map((one) => pair.exec(one)?.[1]);
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

/** @param {string} hash @returns {GamePlace | null} */
function readGame(hash) {
  const match = /^#\/lab\/(fit-or-crash|explain-the-gap)\/?(?:\?(.*))?$/s.exec(hash);
  return match && { kind: "game", of: /** @type {GamePlace["of"]} */ (match[1]), query: match[2] ?? "" };
}

/** @param {string} hash @returns {LabPlace | null} */
function readLab(hash) {
  const match = /^#\/lab\/?(?:\?(.*))?$/s.exec(hash);
  if (!match) return null;
  const [, from = "", rest = ""] = /^from=([^&]*)(?:&(.*))?$/s.exec(match[1] ?? "") ?? [];
  const place = from ? readChapter(`#/${from}`) ?? readPractice(`#/${from}`) : null;
  const known = place?.kind === "practice" || (place?.kind === "chapter" && place.exercise !== "");
  return { kind: "lab", query: known ? rest : match[1] ?? "", from: known ? from : "" };
}

/** @param {string} hash @returns {Place | null} null if no place has this address */
export function readRoute(hash) {
  if (hash === "" || hash === "#" || hash === "#/") return { kind: "home" };
  return readPractice(hash) ?? readRecord(hash) ?? readAppendix(hash) ?? readGame(hash) ?? readLab(hash) ?? readChapter(hash);
}

/** @param {string} hash @returns {ChapterPlace | null} */
function readChapter(hash) {
  const [, chapter = "", part = "", query] = /^#\/(\d+)(?:\/([^/?]+))?\/?(?:\?(.*))?$/.exec(hash) ?? [];
  const [matched, seed = "0", own = "", with_ = ""] = /^(?:seed=([^&]*)|own=([^&]+))?(?:(?:^|&)with=(.*))?$/.exec(query ?? "") ?? [];
  if (matched === undefined || query === "" || (/(^|&)with=/.test(query ?? "") && !isNumbers(with_))) return null;
  if (!isNumber(chapter, GREATEST_NUMBER) || !isNumber(seed, GREATEST_SEED)) return null;
  const section = /^[a-z][a-z\d-]*$/.test(part) ? part : "";
  const exercise = section ? "" : part;
  if (exercise && !isExerciseOf(exercise, chapter)) return null;
  if (own && !isNumbers(own, /^([A-Za-z]\w*):[\w.+-]+$/)) return null;
  if ((seed !== "0" || own) && !exercise) return null;
  return { kind: "chapter", chapter: Number(chapter), exercise, section, seed: seed === "0" ? "" : seed, with: with_, own };
}

/** @param {Place} place @returns {string} its address; readRoute gives the same place back */
export function hashOf(place) {
  if (place.kind === "home") return "#/";
  if (place.kind === "practice" && place.of === "today") return "#/practice";
  if (place.kind === "practice") return place.of === "slip" ? `#/practice/slips/${place.slip}` : `#/practice/${place.of}`;
  if (place.kind === "record") return place.chapter === null ? "#/record" : `#/record/${place.chapter}`;
  if (place.kind === "lab") {
    const query = [place.from && `from=${place.from}`, place.query].filter(Boolean).join("&");
    return `#/lab${query && `?${query}`}`;
  }
  if (place.kind === "appendix") return `#/${place.of}`;
  if (place.kind === "game") return `#/lab/${place.of}${place.query && `?${place.query}`}`;
  const { chapter, exercise, section } = place;
  const query = [place.seed && `seed=${place.seed}`, place.own && `own=${place.own}`, place.with && `with=${place.with}`].filter(Boolean).join("&");
  return `#/${chapter}${exercise && `/${exercise}`}${section && `/${section}`}${query && `?${query}`}`;
}

/** The address of an exercise in its chapter, with its original numbers. @param {string} exercise */
export const hashOfExercise = (exercise) => `#/${exercise.slice(0, exercise.indexOf("."))}/${exercise}`;

/** The one exercise that another page shows in a frame: "4.3" of `?embed=4.3`; "" everywhere else. */
export function aloneHere() {
  const id = new URLSearchParams(location.search).get("embed") ?? "";
  return isExerciseOf(id, id.slice(0, Math.max(0, id.indexOf(".")))) ? id : "";
}

/** The address of now. */
export function address() {
  const alone = aloneHere();
  return location.hash || (alone ? hashOfExercise(alone) : "#/");
}

/** The chapter that an address leads to; null if it leads to none. @param {string} hash @returns {ChapterPlace | null} */
export function chapterOf(hash) {
  const place = readRoute(hash);
  return place?.kind === "chapter" ? place : null;
}
