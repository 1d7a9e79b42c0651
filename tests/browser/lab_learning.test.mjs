// Learning with the Lab: the guide of a first visit, from an exercise and back, exercises made of a state, and the games.
import assert from "node:assert/strict";
import { test } from "node:test";
import { says, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const hash = (page) => new URL(page.url()).hash;
/** @param {Page} page */
const main = (page) => page.getByRole("main");

test("a newcomer follows the guide, which waits for each step and does not come back", async () => {
  const { context, page, faults } = await visit(world, "#/lab");
  await says(main(page), /Step 1 of 3/);
  await page.getByRole("textbox", { name: "Users at once" }).fill("2");
  await says(main(page), /Step 1 of 3/);
  await page.getByRole("combobox", { name: "Model" }).selectOption("llama-2-70b");
  await says(main(page), /Step [23] of 3/);
  await page.getByRole("textbox", { name: "Users at once" }).fill("4000");
  await says(main(page), /Step 3 of 3/);
  await page.locator("summary", { hasText: "KV cache of a user" }).click();
  await says(main(page), /That is all/);
  await page.getByRole("button", { name: "Close" }).click();
  await page.waitForFunction(() => !document.getElementById("ch")?.textContent?.includes("That is all"));
  await page.reload();
  await page.goto(page.url().replace(/#.*/, "#/lab"));
  await says(main(page), /It fits|It does not fit/);
  assert.equal(await page.getByRole("button", { name: "Leave the guide" }).count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("an engineer drops a config, finds that it does not fit, takes the smallest change, and sends the link", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=gpt2&card=h100&users=8");
  await says(main(page), /It fits, with/);
  const config = {
    architectures: ["LlamaForCausalLM"], model_type: "llama", hidden_size: 8192, num_hidden_layers: 80, num_attention_heads: 64,
    num_key_value_heads: 8, intermediate_size: 28672, vocab_size: 128256, max_position_embeddings: 8192, tie_word_embeddings: false,
  };
  const files = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "config.json", { type: "application/json" }));
    return data;
  }, JSON.stringify(config));
  await page.dispatchEvent("main", "drop", { dataTransfer: files });
  await says(main(page), /It does not fit/);
  await page.getByRole("button", { name: "2 cards", exact: true }).click();
  await says(main(page), /It fits, with/);
  const link = page.url();
  const other = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const colleague = await other.newPage();
  await colleague.goto(link);
  await says(main(colleague), /It fits, with/);
  assert.equal(await colleague.getByRole("textbox", { name: "Cards" }).inputValue(), "2");
  assert.equal(await colleague.getByRole("textbox", { name: "Users at once" }).inputValue(), "8");
  await other.close();
  await context.close();
});

test("a learner comes from 4.3 with its numbers, changes them, and goes back", async () => {
  const { context, page } = await visit(world, "#/4/4.3");
  const card = page.locator('[data-place="4.3"]');
  await card.locator("summary", { hasText: "Show derivation" }).click();
  await card.getByRole("button", { name: "Show all" }).click();
  await card.getByRole("link", { name: "Open in the Lab" }).click();
  await page.getByRole("heading", { level: 1, name: "The Lab" }).waitFor();
  await page.locator("summary", { hasText: "KV cache of a user: 1.342 GB (1.25 GiB)" }).waitFor();
  await page.getByRole("combobox", { name: "Format of the KV cache" }).selectOption("FP8");
  assert.match(hash(page), /^#\/lab\?from=4\/4\.3&/);
  await page.reload();
  await page.getByRole("link", { name: "Back to exercise 4.3" }).click();
  await card.waitFor();
  assert.equal(hash(page), "#/4/4.3");
  await context.close();
});

test("a slip that is a what-if leads to the state in which it is right", async () => {
  const { context, page } = await visit(world, "#/4/4.3");
  const card = page.locator('[data-place="4.3"]');
  await card.getByRole("textbox").nth(0).fill("2.5");
  await card.getByRole("textbox").nth(1).fill("10");
  await card.getByRole("button", { name: "Check" }).click();
  await card.getByRole("link", { name: /See it in the Lab/ }).click();
  await page.locator("summary", { hasText: "KV cache of a user: 2.684 GB (2.5 GiB)" }).waitFor();
  await context.close();
});

test("the Lab asks an exercise with its numbers, which is marked and kept apart from the course", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100&tokens=8192");
  await page.getByRole("link", { name: /^4\.3 What sharing saves/ }).click();
  const card = page.locator('[data-place="4.3"]');
  await says(card, /These numbers are a state of the Lab/);
  await card.getByRole("textbox").nth(0).fill("1");
  await card.getByRole("textbox").nth(1).fill("4");
  await card.getByRole("button", { name: "Check" }).click();
  await says(card, /Right/);
  assert.doesNotMatch(await card.textContent() ?? "", /Solved/);
  assert.match(hash(page), /own=name:Llama-3-8B/);
  await page.reload();
  await says(page.locator('[data-place="4.3"]'), /These numbers are a state of the Lab/);
  await page.goto(page.url().replace(/#.*/, "#/4/4.3?own=h:32,g:5"));
  await says(main(page), /takes those for which it is a whole number/);
  await context.close();
});

for (const [game, name] of [["fit-or-crash", "Fit or crash?"], ["explain-the-gap", "Explain the gap"]]) {
  test(`${name} is played to its score by keyboard alone, and the best score is kept`, async () => {
    const { context, page, faults } = await visit(world, `#/lab/${game}?game=7`);
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Round 1 of 10" }).waitFor();
    const first = game === "fit-or-crash" ? "It fitted" : /^(Memory|Arithmetic)/;
    await page.getByRole("button", { name: first }).first().focus();
    for (let round = 1; round <= 10; ++round) {
      await page.getByRole("heading", { level: 2, name: `Round ${round} of 10` }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 2, name: "The arithmetic" }).waitFor();
      await says(main(page), /It really happened\. Source/);
      if (round === 5) {
        await page.reload();
        await page.getByRole("button", { name: "Next round" }).focus();
      }
      await page.keyboard.press("Enter");
    }
    await page.getByRole("heading", { level: 2, name: /^\d+ of 10 right/ }).waitFor();
    await says(main(page), /Your best: \d+ of 10\. Saved/);
    await page.goto(page.url().replace(/#.*/, "#/"));
    await page.getByRole("link", { name: `${name} (best: ` }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
}

for (const [name, options] of /** @type {[string, object][]} */ ([
  ["a phone of 360 px", { viewport: { width: 360, height: 780 } }],
  ["the plain page of a phone", { viewport: { width: 360, height: 780 }, forcedColors: "active" }],
])) {
  test(`on ${name} nothing of a game reaches beyond the edge`, async () => {
    const { context, page } = await visit(world, "#/lab/explain-the-gap?game=7&said=a", options);
    await page.getByRole("heading", { level: 2, name: "The arithmetic" }).waitFor();
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll("#ch button, #ch a, #ch summary, #ch td")]
        .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.textContent || one.id));
    assert.deepEqual(beyond, []);
    await context.close();
  });
}
