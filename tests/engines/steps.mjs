// What the journeys in the engines do again and again, by the small interface of drivers.mjs.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** @typedef {import("./drivers.mjs").Tab} Tab */

const PATIENCE_MS = 60_000;

/** An expression for the card of an exercise. @param {string} id */
export const card = (id) => `[...document.querySelectorAll("#ch article")].find((one) => one.querySelector("h3")?.textContent.startsWith(${JSON.stringify(`${id} `)}))`;

/** @param {Tab} tab @param {string} expression @param {string} [what] */
export async function until(tab, expression, what = expression) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await tab.run(`Boolean(${expression})`).catch(() => false); // a page that is on its way has no answer
    if (value) return;
    if (Date.now() > end) assert.fail(`in vain: ${what}`);
    await pause(100);
  }
}

export const READY = 'document.documentElement.dataset.ready === "true" && document.documentElement.dataset.whole === "true"';

/** @param {Tab} tab @param {string} url */
export async function visit(tab, url) {
  await tab.open("about:blank"); // another place of the same document would be no visit
  await tab.open(url);
  await until(tab, READY);
}

/** To another place of the page that is there, which takes a fraction of a visit. @param {Tab} tab @param {string} hash @param {string} id of an exercise there */
export async function go(tab, hash, id) {
  await tab.run(`void (location.hash = ${JSON.stringify(hash)})`);
  await until(tab, card(id), `${hash} has ${id}`);
}

/** @param {Tab} tab @param {string} id @param {string} words */
export const says = (tab, id, words) => until(tab, `${card(id)}?.textContent.includes(${JSON.stringify(words)})`, `${id} says "${words}"`);

/** @param {Tab} tab @param {string} id @param {string} name of a button, or how it begins */
export const press = (tab, id, name) => tab.run(`[...${card(id)}.querySelectorAll("button")].find((one) => one.textContent.trim().startsWith(${JSON.stringify(name)})).click()`);

/** Types an answer with keys, and Enter. @param {Tab} tab @param {string} id @param {string} text */
export async function answer(tab, id, text) {
  await tab.run(`(() => { const field = ${card(id)}.querySelector("input"); field.focus(); field.select(); })()`);
  await tab.type(text);
  await tab.press("Enter");
}

/** Replaces the code in the editor, or in the text area where the editor has not come. @param {Tab} tab @param {string} id @param {string} source */
export async function write(tab, id, source) {
  await tab.run(`${card(id)}.querySelector("textarea").scrollIntoView()`);
  await until(tab, `${card(id)}.querySelector("textarea[data-behind] + .code-editor .cm-content")`, "the editor");
  await tab.run(`(() => {
    const content = ${card(id)}.querySelector(".cm-content");
    content.focus();
    getSelection().selectAllChildren(content);
    document.execCommand("insertText", false, ${JSON.stringify(source)});
  })()`);
}
