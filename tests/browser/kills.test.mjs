// The browser is killed while a learner answers, 20 times here; `./workbook soak` does it 300 times.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kill_and_look } from "./killing.mjs";

test("every answer that the page called saved is there exactly once after the browser was killed", async (t) => {
  const { killed, acknowledged, lost, doubled } = await kill_and_look(20);
  t.diagnostic(`${killed} killed, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled`);
  assert.ok(acknowledged >= killed / 2, "it answered between the kills");
  assert.equal(lost, 0);
  assert.equal(doubled, 0);
});
