// What the workbook needs of a browser beyond showing its pages. Written so that an old browser can run it.

/** What each of them is called, and whether this browser has it. @type {[string, () => boolean][]} */
const NEEDED = [
  ["WebAssembly", () => typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function"],
  ["WebAssembly that compiles while it comes", () => typeof WebAssembly !== "object" || (typeof WebAssembly.instantiateStreaming === "function" && typeof WebAssembly.compileStreaming === "function")],
  ["module scripts", () => "noModule" in HTMLScriptElement.prototype],
  ["FontFace", () => typeof FontFace === "function"],
  ["ResizeObserver", () => typeof ResizeObserver === "function"],
  ["IntersectionObserver", () => typeof IntersectionObserver === "function"],
  ["dialogs", () => typeof HTMLDialogElement === "function"],
  ["TextDecoder", () => typeof TextDecoder === "function"],
  ["random numbers", () => typeof crypto === "object" && typeof crypto.getRandomValues === "function"],
  ["media queries", () => typeof matchMedia === "function"],
  ["visualViewport", () => typeof visualViewport === "object"],
  ["animations", () => typeof Element.prototype.animate === "function"],
  ["closest", () => typeof Element.prototype.closest === "function"],
  ["replaceChildren", () => typeof Element.prototype.replaceChildren === "function"],
  ["Array.at", () => typeof Array.prototype.at === "function"],
  ["String.replaceAll", () => typeof String.prototype.replaceAll === "function"],
];

/** What this browser lacks of it; without storage or a canvas the workbook goes on, so they are not asked for.
 * @returns {string[]} */
export const lacking = () => NEEDED.filter(([, has]) => !has()).map(([name]) => name);
