// What an answer field understands: the list is at hand, complete, and readable on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

for (const [where, width, scheme] of /** @type {const} */ ([["a desk", 1280, "light"], ["a phone", 390, "dark"]])) {
  test(`the list of spellings opens from an exercise and fits the screen of ${where}`, async () => {
    const { context, page, faults } = await visit(world, "#/0/0.1", { viewport: { width, height: 800 }, colorScheme: scheme });
    await card(page, "0.1").getByRole("button", { name: "What can I type?" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "What an answer field understands" });
    await dialog.waitFor();
    assert.ok((await dialog.locator("td code").count()) >= 100);
    assert.ok(await dialog.getByRole("cell", { name: "7,000,000,000", exact: true }).first().isVisible());
    assert.equal(await dialog.getByRole("heading", { level: 3 }).first().textContent(), "The symbols of this exercise");
    assert.equal(await dialog.getByRole("cell", { name: /^50,257/ }).count(), 1, "the vocabulary of this one");
    assert.equal(await dialog.evaluate((element) => element.scrollTop), 0, "it opens at its beginning");
    const sideways = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.equal(sideways, 0);
    if (process.env.TMW_SHOTS) await page.screenshot({ path: `${process.env.TMW_SHOTS}/spellings-${width}.png` });
    await page.keyboard.press("Escape");
    assert.equal(await dialog.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "What can I type?");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the list of spellings opens from the settings, too", async () => {
  const { context, page } = await visit(world, "#/");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("dialog", { name: "Settings" }).getByRole("button", { name: "What can I type?" }).click();
  await page.getByRole("dialog", { name: "What an answer field understands" }).waitFor();
  await context.close();
});

test("a field is described by its unit and the digits that are asked", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const described = await card(page, "0.1").getByRole("textbox").evaluate((field) =>
    (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join("|"),
  );
  assert.match(described, /million parameters, 4 digits/);
  if (process.env.TMW_SHOTS) await card(page, "0.1").screenshot({ path: `${process.env.TMW_SHOTS}/field.png` });
  await context.close();
});
