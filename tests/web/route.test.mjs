// web/js/route.js against the table of addresses that core/session/route.cpp is held to, too.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { chapterOf, hashOf, readRoute } from "../../web/js/route.js";

const table = new URL("../golden/addresses.json", import.meta.url);
const { addresses } = JSON.parse(await readFile(table, "utf8"));

const LEFT_OUT = { home: {}, chapter: { exercise: "", section: "", seed: "", with: "", own: "" }, practice: { slip: "" }, record: { chapter: null }, lab: { query: "", from: "" }, game: { query: "" } };

/** @param {{kind: string}} place with what the table leaves out */
const whole = (place) => ({ ...LEFT_OUT[place.kind], ...place });

test("every address of the table is its place or none", () => {
  assert.ok(addresses.length > 60);
  for (const { address, place } of addresses) {
    assert.deepEqual(readRoute(address), place && whole(place), address);
  }
});

test("every place is written as its canonical address, and read back from it", () => {
  for (const { address, place, canonical } of addresses) {
    if (!place) continue;
    assert.equal(hashOf(readRoute(address)), canonical, address);
    assert.deepEqual(readRoute(canonical), whole(place), canonical);
  }
});

test("only addresses of chapters lead to a chapter", () => {
  for (const { address, place } of addresses) {
    assert.equal(chapterOf(address)?.chapter, place?.kind === "chapter" ? place.chapter : undefined, address);
  }
});
