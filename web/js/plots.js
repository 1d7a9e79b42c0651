// Curves are read where one points or taps: the place goes to the range that reads them, which has the keys and the words
// (core/lab/page_plots.cpp). What lies there is C++'s business.

/** @typedef {import("./app.js").Workbook} Workbook */

/** From a drawing's edges to its plot, as kPlotLeftPx and kPlotRightPx of core/page/figure_scale.h. */
const LEFT_PX = 52;
const RIGHT_PX = 8;

/** @param {Workbook} workbook */
export function tendPlots(workbook) {
  /** A place that waits for the next frame: a range's id and a share of the plot's width. @type {[number, number] | null} */
  let wanted = null;

  /** @param {number} id @param {number} share */
  function want(id, share) {
    const waits = wanted !== null;
    wanted = [id, share];
    if (waits) return;
    requestAnimationFrame(() => {
      if (wanted) workbook.act(wanted[0], `@${wanted[1].toFixed(4)}`);
      wanted = null;
    });
  }

  /** @param {PointerEvent} event */
  function point(event) {
    for (const drawing of /** @type {NodeListOf<HTMLElement>} */ (workbook.main.querySelectorAll("[data-read]"))) {
      const box = drawing.getBoundingClientRect();
      const { clientX: x, clientY: y } = event;
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      const range = /** @type {HTMLElement | null} */ (document.getElementById(drawing.dataset.read ?? ""));
      const share = (x - box.left - LEFT_PX) / (box.width - LEFT_PX - RIGHT_PX);
      if (range && share >= -0.02 && share <= 1.02) want(Number(range.dataset.id), Math.min(1, Math.max(0, share)));
    }
  }

  const { main } = workbook;
  const doc = main.closest("#doc") ?? main;
  doc.addEventListener("pointerdown", (event) => point(/** @type {PointerEvent} */ (event)));
  doc.addEventListener("pointermove", (event) => /** @type {PointerEvent} */ (event).pointerType === "mouse" && point(/** @type {PointerEvent} */ (event)));
}
