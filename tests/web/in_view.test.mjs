// How far the view goes so that what a deed brought about is seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wayTo } from "../../web/js/in_view.js";

const view = { top: 1000, bottom: 1300 };
/** @param {number} top @param {number} height */
const span = (top, height) => ({ top, bottom: top + height });

test("what is in view already moves nothing", () => {
  assert.equal(wayTo([span(1020, 48), span(1088, 100)], view), 0);
  assert.equal(wayTo([], view), 0);
});

test("a field at the lower edge goes up as far as its verdict needs, and some air", () => {
  assert.equal(wayTo([span(1250, 48), span(1318, 82)], view), 1400 + 12 - 1300);
});

test("what lies above comes down, with air above it", () => {
  assert.equal(wayTo([span(900, 48), span(968, 82)], view), 900 - 12 - 1000);
});

test("where not all fit, the first is seen at the upper edge and what fits of the others below it", () => {
  // Field and words are 200 px high, the summary ends 420 px below the field's top.
  assert.equal(wayTo([span(1200, 48), span(1268, 132), span(1600, 20)], view), 1200 - 12 - 1000);
  // Words that do not fit with their field need the air, too.
  assert.equal(wayTo([span(1200, 48), span(1268, 500)], view), 1200 - 1000);
});

test("what is taller than the view begins at its upper edge", () => {
  assert.equal(wayTo([span(1100, 900)], view), 100);
});

test("what fills the view to the last pixel needs no air", () => {
  assert.equal(wayTo([span(1100, 300)], view), 100);
});
