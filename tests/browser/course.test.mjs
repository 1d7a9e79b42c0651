// The workbook in a learning management system, by SCORM 2004: scorm-again stands for the system.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { scorm_files } from "../../cmake/scorm.mjs";
import { site_server } from "../../cmake/serve.mjs";
import { dist, launch } from "./support.mjs";

const system = new URL("../../node_modules/scorm-again/dist/scorm2004.min.js", import.meta.url);

/** The system's page: the package in a frame, and what the system knows of the learner from before. */
const page_of = (learner, place, kept) => `<!doctype html><title>System</title><script src="scorm2004.min.js"></script><script>
  window.API_1484_11 = new Scorm2004API({ autocommit: false, logLevel: 5 });
  API_1484_11.loadFromJSON({ learner_id: ${JSON.stringify(learner)}, suspend_data: ${JSON.stringify(kept)}, entry: "resume" }, "cmi");
</script><iframe src="package/index.html${place}" width="1000" height="800"></iframe>`;

describe("The workbook in a course", () => {
  let folder, server, browser, url;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "course-"));
    for (const [name, bytes] of Object.entries(await scorm_files(dist, "0"))) {
      const path = join(folder, "package", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    await writeFile(join(folder, "scorm2004.min.js"), await readFile(system));
    server = site_server(folder).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    url = `http://localhost:${server.address().port}/`;
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await rm(folder, { recursive: true });
  });

  /** @returns what the learner works in, and what the system has been told */
  async function enter(context, learner, kept = "") {
    await writeFile(join(folder, "system.html"), page_of(learner, "#/0", kept));
    const page = await context.newPage();
    await page.goto(`${url}system.html`);
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-ready=true]").waitFor({ timeout: 60_000 });
    const value = (name) => page.evaluate((one) => API_1484_11.GetValue(one), name);
    const answered = async (id, text) => {
      const field = frame.getByRole("article", { name: new RegExp(`^${id.replace(".", "\\.")} `) }).locator("input").first();
      await field.fill(text);
      await field.press("Enter");
    };
    const told = (name, words) => page.waitForFunction(([one, due]) => API_1484_11.GetValue(one) === due, [name, words], { timeout: 20_000 });
    return { page, frame, value, answered, told };
  }

  it("names its files and where it begins in the manifest", async () => {
    const text = await readFile(join(folder, "package/imsmanifest.xml"), "utf8");
    assert.match(text, /<schemaversion>2004 4th Edition</);
    assert.match(text, /<item [^>]*parameters="#\/0"/);
    const files = [...text.matchAll(/<file href="([^"]+)"/g)].map(([, file]) => file);
    assert.ok(files.includes("index.html") && files.some((file) => /^files\/workbook-\w+\.wasm$/.test(file)));
    for (const file of files) await readFile(join(folder, "package", file));
  });

  it("tells the system how much is solved, and finds the work again in another browser", async () => {
    const first = await browser.newContext();
    const work = await enter(first, "ada");
    await work.told("cmi.completion_status", "incomplete");
    assert.equal(await work.value("cmi.score.scaled"), "0.0000");
    await work.answered("0.1", "124.3 million");
    await work.told("cmi.score.raw", "1");
    assert.equal(await work.value("cmi.score.max"), "7");
    assert.equal(await work.value("cmi.score.scaled"), "0.1429");
    const kept = await work.value("cmi.suspend_data");
    assert.ok(kept.length > 20 && kept.length < 4000, `${kept.length} characters`);
    await first.close();

    const second = await browser.newContext();
    const again = await enter(second, "ada", kept);
    await again.frame.getByText("1 / 7").first().waitFor({ state: "attached" });
    await again.told("cmi.score.raw", "1");
    await second.close();
  });

  it("keeps the learners of one browser apart", async () => {
    const context = await browser.newContext();
    const ada = await enter(context, "ada");
    await ada.answered("0.1", "124.3 million");
    await ada.told("cmi.score.raw", "1");
    await ada.page.close();
    const ben = await enter(context, "ben");
    await ben.told("cmi.score.raw", "0");
    await ben.page.close();
    await context.close();
  });

  it("is the workbook as everywhere where there is no system", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}package/index.html`);
    await page.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
    await page.close();
  });
});
