// What a screen reader is told of every page, with every hint shown and every derivation open, against the outlines in
// tests/browser/aria. They were read before they were committed; after a change that is meant, TMW_UPDATE_ARIA=1 writes
// them anew, to be read again.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { outline, tree_of } from "./outline.mjs";
import { open_chapter, ready, set_ink, site_and_browser, unfold } from "./support.mjs";

const folder = new URL("aria/", import.meta.url);
const update = process.env.TMW_UPDATE_ARIA === "1";
const PAGES = ["home", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const world = site_and_browser();

/** Where two outlines first part, below which headings. @param {string[]} known @param {string[]} seen */
function parting(known, seen) {
  const at = known.findIndex((line, i) => line !== seen[i]);
  const first = at < 0 ? known.length : at;
  if (at < 0 && seen.length === known.length) return "";
  const above = known.slice(0, first).filter((line) => /^ *- h\d /.test(line)).pop() ?? "";
  return `line ${first + 1}, below "${above.trim()}":\n  known: ${(known[first] ?? "(its end)").trim()}\n  seen:  ${(seen[first] ?? "(its end)").trim()}`;
}

/** The nodes of the browser's own tree, those that it ignores left out. @param {import("playwright-core").CDPSession} session */
async function told(session) {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  /** @param {typeof nodes[number]} node @returns {typeof nodes} what a screen reader meets below a node */
  const below = (node) => (node.childIds ?? []).flatMap((id) => {
    const child = known.get(id);
    if (!child) return [];
    return child.ignored || ["generic", "none", "ListMarker"].includes(child.role?.value) ? below(child) : [child];
  });
  return nodes.filter((node) => !node.ignored).map((node) => ({
    role: String(node.role?.value),
    name: String(node.name?.value ?? "").trim(),
    about: String(node.description?.value ?? "").trim(),
    level: Number(node.properties?.find(({ name }) => name === "level")?.value.value ?? 0),
    children: below(node).map((child) => String(child.role?.value)),
  }));
}

/** What is wrong with the structure of what is told. @param {Awaited<ReturnType<typeof told>>} nodes @param {Record<string, number>} there */
function faults_of(nodes, there) {
  const of = (/** @type {string} */ role) => nodes.filter((node) => node.role === role);
  /** @type {string[]} */
  const faults = [];
  const is = (/** @type {boolean} */ right, /** @type {string} */ fault) => void (right || faults.push(fault));
  for (const role of ["banner", "main"]) is(of(role).length === 1, `${of(role).length} of ${role}`);
  const navigations = of("navigation").map(({ name }) => name);
  is(new Set(navigations).size === navigations.length && navigations.length <= 2, `navigations: ${navigations.join(", ")}`);
  for (const role of ["complementary", "contentinfo", "search", "form", "application", "LayoutTable"]) is(of(role).length === 0, `there is ${role}`);
  is(of("navigation")[0]?.name === "Contents", "the contents have no name");
  for (const { role, name } of nodes) is(name !== "" || !["region", "article", "heading", "image"].includes(role), `${role} without a name`);
  // Headings.
  let level = 0;
  for (const heading of of("heading")) {
    is(heading.level <= level + 1 && (level === 0) === (heading.level === 1), `heading ${heading.level} "${heading.name}" follows ${level}`);
    ({ level } = heading);
  }
  // Lists and tables: as many as the page has, with nothing but their own kind in them.
  for (const [role, count] of Object.entries(there)) is(of(role).length === count, `${of(role).length} of ${role}, ${count} in the page`);
  for (const list of of("list")) is(list.children.length > 0 && list.children.every((role) => role === "listitem"), `a list of ${list.children}`);
  for (const table of of("table")) is(table.children.length > 1 && table.children.every((role) => role === "row"), `a table of ${table.children}`);
  for (const row of of("row")) is(row.children.length > 1 && row.children.every((role) => ["cell", "columnheader", "rowheader"].includes(role)), `a row of ${row.children}`);
  const heads = of("row").filter((row) => row.children.slice(1).every((role) => role === "columnheader"));
  is(heads.length === of("table").length, `${heads.length} rows of heads in ${of("table").length} tables`);
  // What an answer is counted in stands beside its field and is told with it; source is never told for a formula.
  for (const { name, about } of of("textbox")) is(about.length >= 5, `the field "${name}" does not say what it takes`);
  for (const { name, about } of nodes) is(!/\\[a-zA-Z]|[\^_]\{/.test(name + about), `TeX is told: ${name} ${about}`);
  return faults;
}

/** Of each page, unfolded: its outline, and in each ink what the browser's own tree tells of it. */
async function read_pages() {
  const pages = [];
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  // Chance puts options into an order of each learner's own; here there is one learner, however many actions come before
  // the log does. Ids must differ all the same: of the bytes of an action (web/platform/env.cpp), those after the first eight.
  await page.addInitScript(() => {
    let at = -1;
    let state = 7;
    const byte = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
    const next = () => ((at += 1) % 24 < 8 ? 7 : byte());
    crypto.getRandomValues = (array) => (new Uint8Array(/** @type {any} */ (array).buffer).forEach((_, i, bytes) => (bytes[i] = next())), array);
  });
  await page.goto(`${world.site.url}#/`);
  await ready(page);
  const session = await context.newCDPSession(page);
  for (const name of PAGES) {
    if (typeof name === "number") await open_chapter(page, name);
    await unfold(page);
    // The frame is the same everywhere; it stands with the home page.
    const snapshot = await page.locator(name === "home" ? "body" : "#ch").ariaSnapshot();
    const { there, mute } = await page.evaluate(() => {
      const shown = (/** @type {string} */ tags) => [...document.querySelectorAll(tags)].filter((e) => e.checkVisibility()).length;
      return {
        there: { list: shown("ul, ol, [role=list]"), listitem: shown("li, [role=listitem]"), table: shown("table"), row: shown("tr"), columnheader: shown("th[scope=col]"), rowheader: shown("th[scope=row]") },
        mute: [...document.querySelectorAll("#ch :is(h1, h2, h3, h4, a, button, summary, label)")].filter((e) => e.querySelector("math")).map((e) => e.textContent),
      };
    });
    const canvas = await told(session);
    await set_ink(page, "plain");
    const plain = await told(session);
    await set_ink(page, "canvas");
    pages.push({ name, outline: outline(tree_of(snapshot).children), there, mute, inks: { canvas, plain } });
  }
  await context.close();
  return pages;
}

/** @type {ReturnType<typeof read_pages> | undefined} read once, for both tests */
let reading;
const all_pages = () => (reading ??= read_pages());

test("every section and every card of every page is told to a screen reader as it was", async () => {
  const faults = [];
  for (const { name, outline: seen } of await all_pages()) {
    const words = `${seen.join("\n")}\n`;
    const file = new URL(`${name}.txt`, folder);
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, words);
      continue;
    }
    const fault = existsSync(file) ? parting(readFileSync(file, "utf8").trimEnd().split("\n"), seen) : "there is no outline of it yet";
    if (fault === "") continue;
    const kept = new URL(`../../.cache/aria/${name}.txt`, import.meta.url);
    mkdirSync(new URL(".", kept), { recursive: true });
    writeFileSync(kept, words);
    faults.push(`${name}, ${fault}`);
  }
  assert.deepEqual(faults, [], "what was seen lies in .cache/aria");
});

test("in both inks, every page has its landmarks once, headings without a gap, real lists and tables, and fields that say their unit", async () => {
  const pages = await all_pages();
  for (const { name, there, mute, inks } of pages) {
    assert.ok((there.list ?? 0) > 0 && (there.row ?? 0) > 3 * (there.table ?? 0), `page ${name}: ${JSON.stringify(there)}`);
    // Chromium leaves formulas out of names, so nothing that is named by its words may hold one.
    assert.deepEqual(mute, [], `page ${name}`);
    for (const [ink, nodes] of Object.entries(inks)) assert.deepEqual(faults_of(nodes, there), [], `page ${name}, ${ink}`);
  }
  assert.equal(pages.length, PAGES.length);
});
