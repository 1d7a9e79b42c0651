// What a learner does, in each of the three engines: a first visit, a wrong and a right answer of each kind, code in the
// sandbox, keys, a reload, two tabs.
import assert from "node:assert/strict";
import { describe, it, before, after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { astray_in_page } from "../browser/astray.mjs";
import { serve } from "../browser/support.mjs";
import { engines } from "./drivers.mjs";
import { READY, answer, card, go, press, says, until, visit, write } from "./steps.mjs";

/** @typedef {import("./drivers.mjs").Tab} Tab */

for (const { name, there, start } of engines) {
  describe(name, { skip: there ? false : `${name} is not installed here` }, () => {
    /** @type {import("./drivers.mjs").Engine} */
    let engine;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let site;
    /** @type {Tab} */
    let tab;

    before(async () => {
      site = await serve();
      engine = await start();
      tab = await engine.tab();
    });
    after(async () => {
      await engine?.close();
      site?.close();
    });

    it("shows a chapter to a newcomer", async () => {
      await visit(tab, `${site.url}#/0`);
      assert.match(await tab.run("document.title"), /^0 Parameter Counting/);
      const ink = await tab.run('document.getElementById("ch").className');
      console.log(`${engine.name} ${engine.version}: ${ink}`);
    });

    it("names the slip of a number, then marks it right, and says when it is saved", async () => {
      await answer(tab, "0.1", "162.9 million");
      await says(tab, "0.1", "counted again");
      await answer(tab, "0.1", "124.32e6");
      await says(tab, "0.1", "Next: 0.2");
      await says(tab, "0.1", "Saved");
    });

    it("marks a choice", async () => {
      const options = await tab.run(`${card("0.3")}.querySelectorAll("input[type=radio]").length`);
      let right = false;
      for (let i = 0; i < options && !right; i += 1) {
        await tab.run(`${card("0.3")}.querySelectorAll("input[type=radio]")[${i}].click()`);
        await press(tab, "0.3", "Check");
        await until(tab, `${card("0.3")}.querySelector("[role=status], .status")?.textContent.trim()`, "a verdict");
        right = await tab.run(`/Next: 0.4|Read on/.test(${card("0.3")}.textContent)`);
      }
      assert.equal(right, true);
    });

    it("runs code in the sandbox: none, one that never ends, the right one", async () => {
      await press(tab, "0.5", "Run");
      await until(tab, `${card("0.5")}.querySelector(".status")?.textContent.trim()`, "a verdict on the start code");
      await write(tab, "0.5", "function paramCount(d, L, V) { while (true) {} }");
      await press(tab, "0.5", "Run");
      await says(tab, "0.5", "endless loop");
      await write(tab, "0.5", "function paramCount(d, L, V) { return 12 * L * d * d + V * d; }");
      await press(tab, "0.5", "Run");
      await says(tab, "0.5", "tests pass");
    });

    it("keeps learners' code away from the page, the network and the store", async () => {
      await write(tab, "0.5", `function paramCount() {
        let network = "open";
        try { const request = new XMLHttpRequest(); request.open("GET", ${JSON.stringify(`${site.url}version.json`)}, false); request.send(); } catch { network = "closed"; }
        let store = "open";
        try { indexedDB.open("transformer-math-workbook"); } catch { store = "closed"; }
        return self.origin + " " + typeof document + " " + network + " " + store;
      }`);
      await press(tab, "0.5", "Run");
      await says(tab, "0.5", "null undefined closed closed");
      assert.equal(await tab.run('document.title.startsWith("0 Parameter")'), true);
    });

    it("has everything again after a reload, and shows it in another tab", async () => {
      await tab.reload();
      await until(tab, READY);
      assert.equal(await tab.run(`${card("0.1")}.querySelector("input").value`), "124.32e6");
      await until(tab, 'document.getElementById("contents").textContent.includes("3 / 7")', "three of seven are solved");
      const other = await engine.tab();
      await visit(other, `${site.url}#/0`);
      await until(other, 'document.getElementById("contents").textContent.includes("3 / 7")', "the other tab knows of them");
    });

    it("can be used by keys alone", async () => {
      await visit(tab, `${site.url}#/4`);
      await tab.press("Tab");
      await until(tab, 'document.activeElement?.id === "skip"', "the first stop skips to the text");
      await tab.press("Enter");
      await until(tab, 'document.activeElement?.closest("#ch")', "the text has the focus");
    });

    it("marks the line of a fault, and an order of steps", async () => {
      await go(tab, "#/0", "0.6");
      const lines = await tab.run(`${card("0.6")}.querySelectorAll("input[type=radio]").length`);
      let right = false;
      for (let i = 0; i < lines && !right; i += 1) {
        await tab.run(`${card("0.6")}.querySelectorAll("input[type=radio]")[${i}].click()`);
        await press(tab, "0.6", "Check");
        await until(tab, `${card("0.6")}.querySelector(".status")?.textContent.trim()`, "a verdict");
        right = await tab.run(`/Next: /.test(${card("0.6")}.textContent)`);
      }
      assert.equal(right, true);
      await go(tab, "#/2", "2.5");
      await press(tab, "2.5", "Check");
      await until(tab, `${card("2.5")}.querySelector(".status")?.textContent.trim()`, "a verdict on the order as it stood");
    });

    it("has words and controls where they are painted, hints and derivations unfolded, or does not paint", async (t) => {
      for (const hash of ["#/", "#/0", "#/4", "#/7"]) {
        await visit(tab, `${site.url}${hash}`);
        if (await tab.run('document.getElementById("ch").className') === "ink-dom") {
          assert.match(await tab.run('document.getElementById("plain-why").textContent'), /because/, "it says why it is plain");
          t.diagnostic(`${engine.name} shows the plain page`);
          return;
        }
        await tab.run('document.querySelectorAll("#ch details:not([open]) > summary").forEach((fold) => fold.click())');
        await until(tab, '![...document.querySelectorAll("#ch details")].some((fold) => !fold.open)', "all is unfolded");
        const look = () => tab.run(`(${astray_in_page})(1)`);
        for (let looks = 0; looks < 50 && (await look()).count > 0; looks += 1) await pause(200); // folds glide
        const { checked, faults } = await look();
        assert.ok(checked > 20, `${checked} were compared on ${hash}`);
        assert.deepEqual(faults, [], hash);
      }
    });

    it("is read and answered on the plain page", async () => {
      await go(tab, "#/4", "4.1");
      await tab.run('(document.getElementById("plain").checked || document.getElementById("plain").click())');
      await until(tab, 'document.getElementById("ch").className === "ink-dom"', "the plain page");
      await answer(tab, "4.1", "1");
      await until(tab, `${card("4.1")}.querySelector(".status")?.textContent.trim()`, "a verdict");
    });

    it("goes on without its host once it has been there", async (t) => {
      if (!(await tab.run('"serviceWorker" in navigator'))) return t.skip("no service worker here");
      await tab.run('void navigator.serviceWorker.ready.then(({ active }) => (globalThis.keeper = active))');
      await until(tab, 'globalThis.keeper?.state === "activated"', "the page is kept");
      site.close();
      await visit(tab, `${site.url}?again#/5`);
      assert.match(await tab.run("document.title"), /^5 /);
      await answer(tab, "5.1", "1");
      await until(tab, `${card("5.1")}.querySelector(".status")?.textContent.trim()`, "a verdict without the host");
    });
  });
}
