// The workbook as one HTML file, opened from a disk: answers, progress, the sandbox in both languages, nothing fetched.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { single_file } from "../../cmake/single-file.mjs";
import { card, dist, launch, ready, says, stored, write_code } from "./support.mjs";

describe("The workbook as one file", () => {
  let folder, browser, context, page, address;
  const asked = [];
  const faults = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "workbook-"));
    const file = join(folder, "workbook.html");
    await writeFile(file, await single_file(dist));
    address = pathToFileURL(file).href;
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  it("opens at the home page and at a chapter", async () => {
    await page.goto(address);
    await ready(page);
    assert.match(await page.locator("#ch h1").innerText(), /Transformer Math Workbook/);
    await page.goto(`${address}#/4/4.3`);
    await card(page, "4.3").waitFor();
  });

  it("marks an answer, and has it again after a reload", async () => {
    await page.goto(`${address}#/0/0.1`);
    await card(page, "0.1").locator("input").fill("162.9 million");
    await card(page, "0.1").locator("input").press("Enter");
    await says(card(page, "0.1"), "counted again");
    await page.waitForFunction(() => workbook.module.has_begun());
    assert.equal((await stored(page)).length, 1);
    await page.reload();
    await ready(page);
    assert.equal(await card(page, "0.1").locator("input").inputValue(), "162.9 million");
  });

  it("runs code in JavaScript and in Python", async () => {
    await page.goto(`${address}#/0/0.5`);
    const exercise = card(page, "0.5");
    await write_code(exercise, "function paramCount(d, L, V) {\n  return 12 * L * d * d;\n}");
    await exercise.getByRole("button", { name: "Run" }).first().click();
    await says(exercise, "table is missing");
    await exercise.getByRole("button", { name: "Write in Python" }).click();
    await exercise.getByRole("textbox", { name: /^Your Python: / }).waitFor();
    await write_code(exercise, "def paramCount(d, L, V):\n    return 12 * L * d**2 + V * d");
    await exercise.getByRole("button", { name: "Run" }).first().click();
    await exercise.getByText(/All \d+ tests pass/).first().waitFor({ timeout: 40_000 });
  });

  it("has the Lab", async () => {
    await page.goto(`${address}#/lab`);
    await page.getByText(/^It fits, with/).first().waitFor({ timeout: 40_000 });
  });

  it("asks for nothing but itself, and breaks no rule of its policy", () => {
    const others = asked.filter((url) => !url.startsWith(address) && !/^(blob|data):/.test(url));
    assert.deepEqual(others, []);
    assert.deepEqual(faults, []);
  });
});
