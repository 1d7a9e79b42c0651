// The calculator's own module, loaded in Node: the figures of the command line, exact, and never a throw.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dist = resolve(process.env.TMW_DIST ?? join(root, "dist"));

/** @type {any} */
let calculator;

before(async () => {
  // Emscripten's script is CommonJS; outside this package Node takes it for what it is.
  const folder = await mkdtemp(join(tmpdir(), "calculator-"));
  for (const file of ["calculator.js", "calculator.wasm"]) await copyFile(join(dist, file), join(folder, file));
  const createCalculator = createRequire(import.meta.url)(join(folder, "calculator.js"));
  calculator = await createCalculator({ wasmBinary: await readFile(join(folder, "calculator.wasm")) });
});

const golden = async (/** @type {string} */ name) => JSON.parse(await readFile(join(root, "tests/golden", name), "utf8"));

test("every golden model has its exact parameters, parts and KV elements, wrapped or bare", async () => {
  const models = await golden("models.json");
  assert.ok(models.length >= 36);
  for (const entry of models) {
    for (const text of [JSON.stringify(entry), JSON.stringify(entry.config)]) {
      const answer = calculator.model(text);
      assert.equal(answer.error, undefined, entry.name);
      assert.equal(answer.parameters.total, entry.params_recomputed, entry.name);
      assert.deepEqual(answer.parameters.parts, { ...entry.parts, layer_embedding: 0, score_head: 0 }, entry.name);
      assert.equal(answer.kv_cache_elements_per_token, entry.kv_cache_elements_per_token, entry.name);
    }
  }
});

test("every Hugging Face config has its published parameters and KV elements", async () => {
  for (const entry of await golden("models_hugging_face.json")) {
    const answer = calculator.model(JSON.stringify(entry.config));
    assert.equal(answer.parameters?.total, entry.params_expected, `${entry.name}: ${answer.error}`);
    assert.equal(answer.kv_cache_elements_per_token, entry.kv_cache_elements_per_token, entry.name);
  }
});

test("an integer that a number cannot hold comes as its digits", () => {
  const { flops_per_sequence } = calculator.model("llama-3.1-405b", { tokens: 131072 });
  assert.equal(typeof flops_per_sequence.forward, "string");
  assert.equal(typeof flops_per_sequence.pooler, "number");
  const parts = ["qkv", "attention_scores", "attention_values", "attention_output", "mlp", "experts", "shared_experts",
    "router", "embedding_projections", "pooler", "logits"];
  const sum = parts.reduce((all, part) => all + BigInt(flops_per_sequence[part]), 0n);
  assert.equal(sum, BigInt(flops_per_sequence.forward));
  assert.equal(BigInt(flops_per_sequence.training), 3n * sum);
});

test("memory takes the options of the command line", () => {
  const plain = calculator.memory("llama-3-8b", {});
  assert.equal(plain.parameters, 8030261248);
  assert.equal(plain.weight_bytes, 2 * 8030261248);
  assert.equal(plain.training_state_bytes_per_card.total, 16 * 8030261248);
  const split = calculator.memory("llama-3-8b", { zero: 3, cards: 8, weights: "int8", "no-dropout": true, sp: false });
  assert.equal(split.weight_bytes, 8030261248);
  assert.equal(split.training_state_bytes_per_card.total, 2 * 8030261248);
});

test("serving and training are planned for a card", () => {
  const serve = calculator.serve_plan("llama-3-70b", "h100", { cards: 4, users: 32, price: 2 });
  assert.equal(serve.weight_bytes, 2 * 70553706496);
  assert.equal(serve.decode_step.memory_bound, true);
  assert.ok(serve.users_that_fit > 32 && serve.dollars_per_million_tokens > 0);
  const mixture = calculator.serve_plan("mixtral-8x7b", "h100");
  assert.ok(Math.abs(mixture.weight_bytes_read - 2 * 12879925248) < 1 && Math.abs(mixture.experts_read_per_layer - 2) < 1e-9);
  assert.equal(serve.experts_read_per_layer, null);
  const train = calculator.train_plan("gpt2", "a100", { data: "10B", cards: 8 });
  assert.equal(train.data_tokens, 1e10);
  assert.equal(train.training_flops_6ND, 6 * 124439808 * 1e10);
  const recomputed = calculator.train_plan("gpt2", "a100", { hfu: 0.4, recompute: "full", n: "non-embedding" });
  assert.ok(Math.abs(recomputed.planned.mfu - 0.3) < 1e-12);
  assert.equal(recomputed.n, 124439808 - (50257 + 1024) * 768);
});

test("an answer is a plain object of plain values that says how it was asked", () => {
  /** @param {any} value @param {string} path */
  const visit = (value, path) => {
    if (value === null || ["number", "string", "boolean"].includes(typeof value)) return;
    if (Array.isArray(value)) {
      value.forEach((sentence) => assert.equal(typeof sentence, "string", path));
      return;
    }
    assert.equal(Object.getPrototypeOf(value), Object.prototype, path);
    for (const [name, member] of Object.entries(value)) visit(member, `${path}.${name}`);
  };
  const memory = calculator.memory("gpt2", { tokens: "4k", zero: 2, weights: "int4", "no-dropout": true });
  visit(memory, "memory");
  assert.deepEqual(memory.conventions, {
    tokens: 4000, batch: 1, weights: "INT4", group: 128, cache: "BF16", block: 1, recipe: "mixed16", zero: 2, cards: 1,
    tp: 1, sp: false, recompute: "none", attention: "flash", dropout: false, pipeline: 1, chunks: 1, lora_rank: 0, qlora: false, ep: 1,
  });
  // 1e6 tokens of cache, read for each user, take longer than computing them at any batch.
  const serve = calculator.serve_plan("llama-3-8b", "h100", { tokens: 1e6 });
  visit(serve, "serve_plan");
  assert.equal(serve.batch_crossover_with_caches, null);
  assert.deepEqual(Object.keys(serve.decode_step),
    ["compute_seconds", "weight_seconds", "cache_seconds", "seconds", "tokens_per_second", "memory_bound"]);
  visit(calculator.train_plan("gpt2", "a100", { measured: 1e4, price: 2 }), "train_plan");
  visit(calculator.model("deepseek-v3", { tokens: 131072 }), "model");
});

test("options that were not given leave the defaults", () => {
  const plain = calculator.memory("gpt2");
  for (const options of [{}, null, undefined, { tokens: null, zero: undefined, sp: false, qlora: false }]) {
    assert.deepEqual(calculator.memory("gpt2", options), plain);
  }
  assert.equal(plain.conventions.tokens, 1024); // GPT-2's learned positions
});

test("what cannot be answered is an error sentence, never a throw", () => {
  const errors = [
    [() => calculator.model("no-such-model"), /neither a preset/],
    [() => calculator.model("{"), /not valid JSON/],
    [() => calculator.model(""), /empty/],
    [() => calculator.model("["), /a list/],
    [() => calculator.model(undefined), /empty/],
    [() => calculator.model({}, {}), /empty/],
    [() => calculator.model(7, null), /empty/],
    [() => calculator.model("--list"), /neither a preset/],
    [() => calculator.model('{"d_model": NaN}'), /"d_model" \(line 1\) is NaN/],
    [() => calculator.model('{"model_type":"zamba2"}'), /"model_type" is "zamba2"/],
    [() => calculator.model("gpt2", { tokens: -1 }), /--tokens is "-1"/],
    [() => calculator.model("gpt2", { tokenz: 1 }), /no option --tokenz/],
    [() => calculator.memory("gpt2", { zero: 4 }), /--zero is "4"/],
    [() => calculator.memory("gpt2", { sp: 1 }), /^Usage: tmw memory/],
    [() => calculator.memory("gpt2", { tokens: true }), /--tokens needs a value/],
    [() => calculator.memory("gpt2", { help: true }), /^Usage: tmw memory/],
    [() => calculator.memory("gpt2", { tokens: {} }), /--tokens is "\[object Object\]"/],
    [() => calculator.memory("gpt2", "zero"), /no option --0/],
    [() => calculator.memory("gpt2", { qlora: true, cards: 2 }), /^Adapters are counted on one card/],
    [() => calculator.train_plan("gpt2", "h100", { mfu: 0.4, hfu: 0.5 }), /both set the speed/],
    [() => calculator.serve_plan("gpt2", "abacus", {}), /"abacus" is no known card/],
    [() => calculator.serve_plan("gpt2", undefined), /no known card/],
    [() => calculator.train_plan("gpt2", "h100", { mfu: 2 }), /--mfu is a share/],
    [() => calculator.model("gpt2", { tokens: 1e15 }), /overflow/],
    [() => calculator.model('{"a":'.repeat(5000)), /deep/],
  ];
  for (const [ask, sentence] of errors) assert.match(/** @type {any} */ (ask)().error, /** @type {any} */ (sentence));
});

/** The header of a safetensors file with 8 numbers in BF16. */
function tiny_safetensors() {
  const header = new TextEncoder().encode('{"a":{"dtype":"BF16","shape":[8],"data_offsets":[0,16]}}');
  const head = new Uint8Array(8 + header.length);
  head[0] = header.length;
  head.set(header, 8);
  return head;
}

test("why says a plan's terms by share, and two plans' differences", () => {
  const { parameters } = calculator.why("model", { model: "llama-3-8b" });
  assert.equal(parameters.total, 8030261248);
  assert.equal(Object.keys(parameters.terms)[0], "mlp");
  const serve = calculator.why("serve-plan", { model: "llama-3-8b", card: "h100", options: { users: 32 } },
    { model: "llama-3-8b", card: "h200", options: { users: 32 } });
  assert.ok(Math.abs(serve.bound_seconds.change - (3.35 / 4.8 - 1)) < 1e-9);
  assert.match(calculator.why("memory", null).error, /model, card, options/);
  assert.match(calculator.why("weather", { model: "gpt2" }).error, /^Usage: tmw why/);
  assert.match(calculator.why("serve-plan", { model: "gpt2" }).error, /no known card/);
  assert.match(calculator.why("memory", { model: "gpt2", options: { zero: 9 } }).error, /--zero/);
});

test("weights counts the tensors of a header, and says when it needs more of it", () => {
  const head = tiny_safetensors();
  for (const given of [head, head.buffer]) assert.equal(calculator.weights(given).parameters, 8);
  assert.equal(calculator.weights(head, head.length + 16).types.BF16.bytes, 16);
  assert.match(calculator.weights(head, head.length + 15).error, /cut short|ends before/);
  const cut = calculator.weights(head.slice(0, 20));
  assert.equal(cut.wants_more, true);
  assert.equal(calculator.weights('{"metadata":{"total_size":32},"weight_map":{"a":"x"}}').bytes, 32);
  for (const wrong of [undefined, null, 7, "", "GGUX", {}, new Uint8Array(4)]) {
    assert.match(calculator.weights(wrong).error, /no beginning of a GGUF/, String(wrong));
  }
  for (const length of [-1, NaN, 1.5, Infinity, 2 ** 60]) {
    assert.match(calculator.weights(head, length).error, /length of the file/);
  }
});

test("the package's folder is an ES module with the same answers, and npm packs it", async () => {
  const folder = join(dist, "calculator");
  const { loadCalculator } = await import(pathToFileURL(join(folder, "index.mjs")).href);
  const packed = await loadCalculator();
  for (const ask of [
    (/** @type {any} */ c) => c.why("memory", { model: "llama-2-7b" }, { model: "llama-3-8b", options: { batch: 4 } }),
    (/** @type {any} */ c) => c.weights(tiny_safetensors()),
    (/** @type {any} */ c) => c.model("llama-3-8b"),
    (/** @type {any} */ c) => c.memory("llama-3-8b", { zero: 3, cards: 8, tokens: "4k" }),
    (/** @type {any} */ c) => c.serve_plan("mixtral-8x7b", "h100", { users: 8, cards: 2, weights: "fp8" }),
    (/** @type {any} */ c) => c.train_plan("gpt2", "h100", { cards: 8 }),
  ]) {
    assert.deepEqual(ask(packed), ask(calculator));
    assert.equal(ask(packed).error, undefined);
  }
  const described = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  assert.equal(described.license, "MIT");
  assert.equal(described.types, "./calculator.d.ts");
  for (const file of described.files) assert.ok((await readFile(join(folder, file))).length > 0, file);
});
