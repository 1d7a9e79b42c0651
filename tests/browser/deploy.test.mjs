// Hosts: a new build beside an open tab, wrong types, nothing compressed, start pages in place of files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { card, dist, file_of, launch, named, open_page, ready, says, serve } from "./support.mjs";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

/** A site that answers some requests itself, and a page of it. @param {string} hash @param {(request: Request, response: Response) => boolean} answer @param {(page: import("playwright-core").Page, faults: string[]) => Promise<void>} check */
async function with_host(hash, answer, check) {
  const site = await serve(answer);
  const browser = await launch();
  try {
    const { page, faults } = await open_page(await browser.newContext(), site.url + hash);
    await check(page, faults);
  } finally {
    await browser.close();
    site.close();
  }
}

/** @param {import("playwright-core").Page} page */
async function answer_right(page) {
  await card(page, "0.1").getByRole("textbox").fill("124.3M");
  await card(page, "0.1").getByRole("button", { name: "Check", exact: true }).click();
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
}

test("a tab of an old build goes on after a deploy, and says so where it needs what is gone", async () => {
  let deployed = false;
  const gone = ["04-kv-cache.txt", "progress.js", "code_editor.js", "numbers.js", "sandbox.js", "lab_page.js"].map(named);
  await with_host("#/0", (request, response) => {
    const path = request.url ?? "";
    if (!deployed) return false;
    if (path.endsWith("version.json")) response.end('{"build":"ffffffff"}');
    else if (gone.some((one) => one.test(path))) response.writeHead(404).end("gone");
    else return false;
    return true;
  }, async (page) => {
    await ready(page);
    deployed = true;
    await answer_right(page);
    await says(card(page, "0.1"), "Saved in this browser.");
    await page.getByRole("navigation").getByRole("link", { name: /KV Cache/ }).click();
    await says(page.getByRole("main"), /A new version of the workbook is here\. Reload the page/);
    await page.getByRole("button", { name: "Settings" }).click();
    await says(page.locator("#notice"), /A new version/);
    // Scripts that are fetched when they are first wanted: of a number of the text, of code, of the Lab.
    const forget = () => page.evaluate(() => void (document.getElementById("notice").textContent = ""));
    await page.keyboard.press("Escape");
    await page.evaluate(() => (location.hash = "#/0"));
    await page.getByRole("heading", { level: 1, name: /^0 / }).waitFor();
    await forget();
    await page.locator("#ch [data-given]").first().click();
    await says(page.locator("#notice"), /A new version/);
    await forget();
    await card(page, "0.5").getByRole("button", { name: "Run and check" }).click();
    await says(card(page, "0.5"), /A new version of the workbook is here/);
    await page.evaluate(() => (location.hash = "#/lab"));
    await says(page.getByRole("main"), /A new version of the workbook is here/);
  });
});

test("a file that is missing while the build is the same is named, and no new version is claimed", async () => {
  await with_host("#/0", (request, response) => {
    if (!named("00-parameter-counting.txt").test(request.url ?? "")) return false;
    response.writeHead(404).end("gone");
    return true;
  }, async (page) => {
    await ready(page);
    await says(page.getByRole("main"), /00-parameter-counting\.txt could not be loaded \(404\)/);
  });
});

test("a host that answers with its start page for what it does not have is seen through", async () => {
  const start = await readFile(join(dist, "index.html"));
  await with_host("#/0", (request, response) => {
    if (!named("00-parameter-counting.txt").test(request.url ?? "")) return false;
    response.setHeader("Content-Type", "text/html").end(start);
    return true;
  }, async (page) => {
    await ready(page);
    await says(page.getByRole("main"), /00-parameter-counting\.txt could not be loaded \(a page came in its place\)/);
  });
});

test("wrong types and nothing compressed: everything works, without a word on the console", async () => {
  const types = { wasm: "application/octet-stream", ttf: "text/plain", txt: "application/octet-stream", json: "text/plain" };
  await with_host("#/0", (request, response) => {
    const [, ending = ""] = /\.(\w+)$/.exec(request.url ?? "") ?? [];
    const type = types[/** @type {keyof typeof types} */ (ending)];
    delete request.headers["accept-encoding"];
    if (!type) return false;
    const [path = ""] = /[^/]+\/[^/]+$|[^/]+$/.exec(request.url ?? "") ?? [];
    void readFile(join(dist, path)).then((bytes) => response.setHeader("Content-Type", type).end(bytes));
    return true;
  }, async (page, faults) => {
    await ready(page);
    await answer_right(page);
    assert.deepEqual(faults, []);
  });
});

test("an address without its last slash, where the host shows the page all the same, does not leave readers without words", async () => {
  const start = await readFile(join(dist, "index.html"));
  await with_host("", (request, response) => {
    if (!request.url?.endsWith("/a/b")) return false;
    response.setHeader("Content-Type", "text/html").end(start);
    return true;
  }, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#unstarted").isVisible(), false);
    await page.goto(`${new URL(page.url()).origin}/a/b`);
    await says(page.locator("#unstarted"), /ends without a slash, add one/);
    assert.equal(await page.locator("#unstarted").isVisible(), true);
  });
});

test("scripts that a host sends as something else leave words, too", async () => {
  await with_host("", (request, response) => {
    const path = /[^/]+\/[^/]+$/.exec(request.url ?? "")?.[0] ?? "";
    if (!/^files\/.*\.js$/.test(path)) return false;
    void readFile(join(dist, path)).then((bytes) => response.writeHead(200, { "Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff" }).end(bytes));
    return true;
  }, async (page) => {
    await says(page.locator("#unstarted"), /Files of this page did not come/);
    assert.equal(await page.locator("#unstarted").isVisible(), true);
  });
});

test("the manifest and its pictures come from any sub-path, and the page can be installed", async () => {
  await with_host("", () => false, async (page) => {
    await ready(page);
    const client = await page.context().newCDPSession(page);
    const { url, errors } = await client.send("Page.getAppManifest");
    assert.ok(url.endsWith(file_of("workbook.webmanifest")), url);
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.map((one) => one.errorId).filter((id) => id !== "in-incognito"), []);
  });
});
