// Which folds are open, over a load of the page anew: a derivation that was being read stands there as it stood. The history's
// entry would be the place for it, but what is written there while a page is left does not last (Chromium 156).

import { address } from "./route.js";

const KEY = "transformer-math-workbook-folds";

/** Of each open fold its node, and how many stages of a derivation are still to come, or that all is there.
 * @returns {[id: number, shown: string][]} */
const unfolded = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#ch details[open][data-id]"))]
  .map((fold) => [Number(fold.dataset.id), String(fold.querySelectorAll("ol [hidden]").length || "all")]);

/** @param {(id: number, shown: string) => void} unfold called for each that was open when this page was left, where it comes
 * back and is not gone to anew */
export function keepFolds(unfold) {
  try {
    const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const [at, folds] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    if (visit?.type !== "navigate" && at === address()) for (const [id, shown] of folds) unfold(id, shown);
    // What was unfolded after the workbook had broken was not opened by it, and does not count as opened.
    window.addEventListener("pagehide", () => sessionStorage.setItem(KEY, JSON.stringify("broken" in document.documentElement.dataset ? [] : [address(), unfolded()])));
  } catch {
    // No storage at all: they are closed then.
  }
}
