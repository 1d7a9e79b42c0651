// What the learner chose, else the system: colours, ink, motion.

import { showSettings } from "./frame.js";

/** @typedef {import("./app.js").Workbook} Workbook */

/** Where the next visit finds the theme before the log is open, and whether the log holds answers. */
export const THEME_KEY = "transformer-math-workbook-theme";
const BEGUN_KEY = "transformer-math-workbook-begun";

/** @param {string} key @param {string} value "": nothing to remember */
function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // Without storage the next visit begins as the first.
  }
}

/** @param {boolean} begun */
export const rememberBegun = (begun) => remember(BEGUN_KEY, begun ? "yes" : "");

/** Whether answers were given on an earlier visit, as far as that can be known before the log is read. */
export function beganBefore() {
  try {
    return localStorage.getItem(BEGUN_KEY) !== null;
  } catch {
    return false;
  }
}

/** Colours and ink: the learner's wish from the log, else the system's. @param {Workbook} workbook @param {import("./ink.js").Ink} ink */
export function followSettings(workbook, ink) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const apply = () => {
    const wish = workbook.module.theme();
    const dark = wish === "dark" || (wish === "system" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    remember(THEME_KEY, wish);
    workbook.module.set_colours(dark, contrast.matches);
    ink.wish(workbook.module.ink());
    showSettings(wish, ink.reasons.has("setting"));
    workbook.stage.request();
  };
  for (const query of [system, contrast]) query.addEventListener("change", apply);
  workbook.settingsChanged = apply;
  apply();
}

/** Nothing glides for a reader who asked for less motion. @param {Workbook} workbook */
export function followMotion(workbook) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = () => workbook.module.set_calm(reduced.matches);
  reduced.addEventListener("change", apply);
  apply();
}
