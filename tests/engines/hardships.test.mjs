// What may go wrong around a learner, in each of the three engines: a store that is deleted, damaged, older or newer;
// code that attacks; and the mouse, which drags and selects where words are painted.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serve } from "../browser/support.mjs";
import { engines, start_firefox } from "./drivers.mjs";
import { answer, card, says, until, visit } from "./steps.mjs";

/** @typedef {import("./drivers.mjs").Tab} Tab */

const STORE = JSON.stringify("transformer-math-workbook");

/** Waits for what a promise gives. @param {Tab} tab @param {string} promise an expression @returns {Promise<any>} */
async function awaited(tab, promise) {
  await tab.run(`void (globalThis.came = null, (${promise}).then((value) => (globalThis.came = { value }), (error) => (globalThis.came = { error: String(error) })))`);
  await until(tab, "globalThis.came", "a promise is kept");
  const { value, error } = await tab.run("globalThis.came");
  assert.equal(error ?? "", "", promise.slice(0, 80));
  return value ?? undefined;
}

/** Does something with the store from a page that does not use it. @param {Tab} tab @param {string} url @param {string} call on `indexedDB` @param {string} [then] with `request` */
async function store(tab, url, call, then = "done(request.result?.close?.())") {
  await tab.open(`${url}assets/icon.svg`);
  await awaited(tab, `new Promise((done, fail) => {
    const request = indexedDB.${call};
    request.onupgradeneeded = () => request.result.objectStoreNames.contains("events") || request.result.createObjectStore("events", { keyPath: "id" });
    request.onerror = () => fail(request.error);
    request.onsuccess = () => { ${then}; };
  })`);
}

/** What the sandbox gives back for a program. @param {Tab} tab @param {string} source @param {unknown[]} [args] */
async function reply(tab, source, args = []) {
  const code = { source, function: "f", calls: [{ args, room: 4000 }], language: "javascript" };
  return JSON.parse(await awaited(tab, `import(new URL("source/sandbox.js", location.href).href).then(({ runCode }) => runCode(${JSON.stringify(code)}))`));
}

/** What programs try, and what the last reply has. @type {[string, string, (last: any) => boolean][]} */
const ATTACKS = [
  ["a loop without end", "function f() { for (;;); }", (last) => last.timeout],
  ["a search without end", "function f() { return /(a+)+b/.test('a'.repeat(40)); }", (last) => last.timeout || last.error || last.value === false],
  ["memory without end", "function f() { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }", (last) => last.timeout || last.error],
  ["calls of itself without end", "function f() { return f(); }", (last) => last.error],
  ["a million characters", "function f() { return 'x'.repeat(1e6); }", (last) => JSON.stringify(last).length < 6000],
  ["lines without end", "function f() { for (;;) console.log('x'.repeat(1e5)); }", (last) => last.timeout],
  ["messages without end", "function f() { for (;;) postMessage({ result: { value: 'x'.repeat(1e5) } }); }", (last) => last.timeout || last.error],
  ["a forged result", "function f() { for (const to of [self, globalThis]) try { to.postMessage({ kind: 'result', text: '{\"value\":1}' }); } catch {} return 2; }", (last) => last.value === 2],
  ["other words for what the sandbox may use", "JSON.stringify = Array.isArray = MessagePort.prototype.postMessage = Reflect.apply = () => ''; function f() { return 3; }", (last) => last.value === 3],
  ["workers within the worker", "function f() { const url = URL.createObjectURL(new Blob(['for (;;);'])); for (let i = 0; i < 5; i += 1) new Worker(url); return 1; }", (last) => last.value === 1 || last.error || last.timeout],
];

for (const { name, there, start } of engines) {
  describe(name, { skip: there ? false : `${name} is not installed here` }, () => {
    /** @type {import("./drivers.mjs").Engine} */
    let engine;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let site;
    /** @type {Tab} */
    let tab;
    /** @type {Tab} */
    let other;

    before(async () => {
      site = await serve();
      engine = await start();
      tab = await engine.tab();
      other = await engine.tab();
    });
    after(async () => {
      await engine?.close();
      site?.close();
    });

    it("writes back what is deleted while the page is open, and says so", async () => {
      await visit(tab, `${site.url}#/0`);
      await answer(tab, "0.1", "124.32e6");
      await says(tab, "0.1", "Saved in this browser");
      await store(other, site.url, `deleteDatabase(${STORE})`);
      await until(tab, 'document.getElementById("ch").textContent.includes("deleted in the browser while the page was open")');
      await answer(tab, "0.2", "162M");
      await says(tab, "0.2", "Saved in this browser");
      await visit(tab, `${site.url}#/0`);
      await until(tab, 'document.getElementById("contents").textContent.includes("1 / 7")', "0.1 is solved still");
    });

    it("says what is not saved for want of room, and saves it once there is room", async () => {
      await visit(tab, `${site.url}#/0`);
      await tab.run(`void (() => {
        const put = IDBObjectStore.prototype.put;
        globalThis.full = true;
        IDBObjectStore.prototype.put = function (...row) {
          if (globalThis.full) throw new DOMException("full", "QuotaExceededError");
          return put.apply(this, row);
        };
      })()`);
      await answer(tab, "0.2", "161M");
      await says(tab, "0.2", "Not saved");
      await tab.run("void (globalThis.full = false)");
      await answer(tab, "0.2", "164M");
      await says(tab, "0.2", "Saved in this browser");
    });

    it("prints a chapter, and goes on after that", async (t) => {
      if (!tab.print) return t.skip(`the driver of ${engine.name} does not print`);
      await visit(tab, `${site.url}#/0`);
      const ink = await tab.run('document.getElementById("ch").className');
      const paper = await tab.print();
      assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
      const words = await tab.run('document.getElementById("ch").textContent.length');
      assert.ok(paper.length > words, `${paper.length} bytes of paper for ${words} characters`);
      assert.equal(await tab.run('document.getElementById("ch").className'), ink, "inked as before");
      await answer(tab, "0.2", "165M");
      await until(tab, `${card("0.2")}.querySelector(".status")?.textContent.trim()`, "a verdict after that");
    });

    it("tells of rows that it cannot read, and starts", async () => {
      await store(other, site.url, `open(${STORE})`, `
        const writing = request.result.transaction("events", "readwrite");
        for (const row of [{ id: "x" }, { id: "y", line: 5 }]) writing.objectStore("events").put(row);
        writing.oncomplete = () => done(request.result.close())`);
      await visit(tab, `${site.url}#/0`);
      await until(tab, 'document.getElementById("ch").textContent.includes("2 saved entries could not be read")');
      await until(tab, 'document.getElementById("contents").textContent.includes("1 / 7")', "0.1 is solved still");
    });

    it("leaves a store of a newer build alone, and says so", async () => {
      await store(other, site.url, `open(${STORE}, 9)`);
      await until(tab, 'document.getElementById("ch").textContent.includes("newer version of the workbook")');
      await answer(tab, "0.2", "163M");
      await says(tab, "0.2", "Not saved");
    });

    it("waits for a store that a tab of an older build holds", async () => {
      await tab.open("about:blank");
      await store(other, site.url, `deleteDatabase(${STORE})`);
      await store(other, site.url, `open(${STORE}, 1)`, "done(void (globalThis.held = request.result))");
      await visit(tab, `${site.url}#/0`);
      await until(tab, 'document.getElementById("ch").textContent.includes("another tab with an older version")');
      await answer(tab, "0.1", "124.32e6");
      await says(tab, "0.1", "Not saved");
      await other.run("globalThis.held.close()");
      await says(tab, "0.1", "Saved in this browser");
    });

    it("bounds what code of learners does, whatever it tries", async () => {
      await visit(tab, `${site.url}#/0`);
      for (const [deed, source, expected] of ATTACKS) {
        const all = await reply(tab, source);
        const last = Array.isArray(all) ? all.at(-1) : all;
        assert.ok(expected(last), `${deed}: ${JSON.stringify(last).slice(0, 200)}`);
      }
      assert.equal((await reply(tab, "const f = (x) => 2 * x;", [21])).at(-1).value, 42, "and right code runs");
      assert.equal(await tab.run('document.querySelectorAll("iframe").length'), 0, "nothing goes on running");
    });

    it("has a step dragged by its handle", async () => {
      await visit(tab, `${site.url}#/2/2.5`);
      const steps = '[...document.querySelectorAll("#ch li:has(> .grip)")]';
      await until(tab, `${steps}.length > 3`);
      const first = await tab.run(`${steps}[0].id`);
      /** @param {number} at @returns {Promise<[number, number]>} */
      const middle = (at) => tab.run(`(() => { const box = ${steps}[${at}].querySelector(".grip").getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()`);
      await tab.run(`(() => { document.getElementById("scroller").scrollTop += ${steps}[0].getBoundingClientRect().top - 160; })()`);
      await until(tab, `(() => { const at = ${steps}[0].getBoundingClientRect().top; const still = at === globalThis.was; globalThis.was = at; return still && at > 80 && at < 400; })()`, "the steps stand still");
      const from = await middle(0);
      const to = await middle(2);
      await tab.drag([from, [from[0], from[1] + 20], [to[0], to[1] + 10]]);
      await until(tab, `${steps}[0].id !== ${JSON.stringify(first)}`, "the first step lies further down");
      assert.equal(await tab.run(`${steps}.findIndex((one) => one.id === ${JSON.stringify(first)})`), 2);
    });

    it("has words selected by the mouse where they are seen", async () => {
      await visit(tab, `${site.url}#/4`);
      const line = '[...document.querySelectorAll("#ch p")].find((one) => one.textContent.length > 80)';
      await until(tab, line);
      /** @param {number} from @param {number} to @returns {Promise<[number, number][]>} the middles of two letters */
      const letters = (from, to) => tab.run(`[${from}, ${to}].map((at) => {
        const walker = document.createTreeWalker(${line}, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()); at -= node.length) if (at < node.length) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          return [box.x, box.y + box.height / 2];
        }
      })`);
      const [from, to] = await letters(0, 24);
      await tab.drag([from, [(from[0] + to[0]) / 2, to[1]], to]);
      const words = await tab.run(`${line}.textContent.slice(0, 24)`);
      await until(tab, "String(getSelection()).length > 10", "something is selected");
      assert.equal((await tab.run("String(getSelection())")).replace(/\s+/g, " ").trim(), words.replace(/\s+/g, " ").trim());
    });
  });
}

// Chromium's contexts and WebKit's sessions by the driver keep nothing on the disk, so all that is above is a private
// window's in these two.
describe("Firefox in private windows alone", { skip: engines.find(({ name }) => name === "Firefox")?.there ? false : "Firefox is not installed here" }, () => {
  it("keeps answers over a reload, for as long as the window is there, or says that it does not", async (t) => {
    const site = await serve();
    const engine = await start_firefox(undefined, { "browser.privatebrowsing.autostart": true });
    t.after(async () => {
      await engine.close();
      site.close();
    });
    const tab = await engine.tab();
    await visit(tab, `${site.url}#/0`);
    await answer(tab, "0.1", "124.32e6");
    await until(tab, `/Saved in this browser|Not saved/.test(${card("0.1")}.textContent)`, "what becomes of the answer");
    const saved = await tab.run(`${card("0.1")}.textContent.includes("Saved in this browser")`);
    t.diagnostic(saved ? "saved" : "not saved, and said");
    await visit(tab, `${site.url}?again#/0`);
    await until(tab, `document.getElementById("contents").textContent.includes("${saved ? "1 / 7" : "0 / 7"}")`, "what was said is true");
  });
});
