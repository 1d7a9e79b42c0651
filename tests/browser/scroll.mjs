// Films the page while it scrolls: where marks in the DOM and marks on the canvas are seen in each frame.

/**
 * Bars at whole pixels, side by side: red ones in the DOM, those of the selection on the canvas.
 * @param {import("playwright-core").Page} page
 */
const put_bars = (page) => page.evaluate(() => {
  const { workbook } = /** @type {any} */ (globalThis);
  const doc = /** @type {HTMLElement} */ (document.getElementById("doc"));
  const tops = Array.from({ length: Math.floor(doc.offsetHeight / 150) - 1 }, (_, i) => 150 * (i + 1));
  for (const top of tops) {
    const bar = document.createElement("div");
    bar.style.cssText = `position:absolute;left:4px;top:${top}px;width:20px;height:60px;background:rgb(255,0,0)`;
    doc.append(bar);
  }
  workbook.selected.draw = () => {};
  workbook.module.set_selection(tops.flatMap((top) => [28, top, 20, 60]));
  /** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop = 1000;
  workbook.stage.request(2);
});

/** The rows in which the bars begin and end. @param {import("playwright-core").Page} page @param {string[]} pictures */
const rows_of = (page, pictures) => page.evaluate(async (shots) => {
  const found = [];
  for (const data of shots) {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], { type: "image/png" }));
    if (picture.width !== innerWidth) throw new Error(`a frame is ${picture.width} px wide`);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    pen.drawImage(picture, 0, 0);
    const edges = (/** @type {number} */ x) => {
      const { data: pixels } = pen.getImageData(x, 60, 1, picture.height - 64);
      const rows = [];
      for (let y = 0; 4 * y + 5 < pixels.length; y += 1) {
        if (Math.abs((pixels[4 * y + 1] ?? 0) - (pixels[4 * y + 5] ?? 0)) > 12) rows.push(60 + y);
      }
      return rows;
    };
    found.push({ dom: edges(14), ink: edges(38) });
  }
  return found;
}, pictures);

/**
 * Scrolls to and fro, for a busy machine films few frames, until enough different ones were seen. The page must be as wide
 * as its contents are not beside it (below 1024 px).
 * @param {import("playwright-core").BrowserContext} context
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{dom: number[], ink: number[]}[]>}
 */
export async function film_scrolling(context, page) {
  await put_bars(page);
  await page.waitForTimeout(300);
  const session = await context.newCDPSession(page);
  /** @type {string[]} */
  const shots = [];
  session.on("Page.screencastFrame", ({ data, sessionId }) => {
    shots.push(data);
    void session.send("Page.screencastFrameAck", { sessionId });
  });
  /** @type {Map<string, {dom: number[], ink: number[]}>} */
  const seen = new Map();
  for (let turn = 0; turn < 8 && seen.size <= 12; turn += 1) {
    shots.length = 0;
    await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
    const yDistance = turn % 2 === 0 ? -2600 : 2600;
    await session.send("Input.synthesizeScrollGesture", { x: 500, y: 300, yDistance, speed: 1200, gestureSourceType: "mouse" });
    await session.send("Page.stopScreencast");
    for (const frame of await rows_of(page, shots)) seen.set(`${frame.dom.join()} ${frame.ink.join()}`, frame);
  }
  return [...seen.values()];
}
