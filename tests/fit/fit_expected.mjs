// Fits the constants of assets/expected.toml: what turns the bound of a serving or training plan into the time that is
// measured. Its terms are those of core/transformer/expected.h, written here a second time.
//
//   node tests/fit/fit_expected.mjs serving-runs.csv training-runs.csv [DATE] > assets/expected.toml
//
// serving-runs.csv: ai-dynamo/aiconfigurator@095f58a5, silicon_sample.csv (Apache-2.0), the aggregated runs of three dense
// models. training-runs.csv: The Ultra-Scale Playbook, HF Space nanotron/ultrascale-playbook (Apache-2.0),
// benchmarks_interactive.html. Neither file is in this repository.
import { readFileSync } from "node:fs";

const [servingFile, trainingFile, date = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
if (!servingFile || !trainingFile) {
  console.error("Usage: node tests/fit/fit_expected.mjs serving-runs.csv training-runs.csv [DATE]");
  process.exit(2);
}

/** Rows of a CSV file as objects; lines that begin with # are left out. @param {string} file */
function rowsOf(file) {
  const lines = readFileSync(file, "utf8").split(/\r?\n/).filter((line) => line && !line.startsWith("#"));
  const names = lines[0].split(",");
  return lines.slice(1).map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}
const median = (/** @type {number[]} */ values) => quantile(values, 0.5);

/** @typedef {{group: string, terms: number[], measured: number}} Run */

/** What the constants make of a run. @param {number[]} constants @param {Run} run */
const expected = (constants, run) => constants.reduce((sum, constant, i) => sum + constant * run.terms[i], 0);

/** Mean of |log(expected / measured)|. @param {number[]} constants @param {Run[]} runs */
function loss(constants, runs) {
  let sum = 0;
  for (const run of runs) sum += Math.abs(Math.log(expected(constants, run) / run.measured));
  return sum / runs.length;
}

/**
 * Constants, all positive, whose sum of constant x term fits with the least mean |log(expected / measured)|: one after
 * the other is made larger or smaller by a step that shrinks. @param {Run[]} runs
 */
function fit(runs) {
  let constants = runs[0].terms.map((_, i) => {
    const shares = runs.map((run) => run.terms[i] / run.measured).filter((share) => share > 0);
    return (i === 0 ? 0.5 : 0.05) / median(shares);
  });
  let least = loss(constants, runs);
  for (let step = 2; step > 1.002;) {
    let moved = false;
    for (let i = 0; i < constants.length; ++i) {
      for (const factor of [step, 1 / step]) {
        const tried = constants.map((constant, j) => (j === i ? constant * factor : constant));
        const its = loss(tried, runs);
        if (its >= least - 1e-9) continue;
        least = its;
        constants = tried;
        moved = true;
      }
    }
    if (!moved) step = Math.sqrt(step);
  }
  return constants;
}

/** (expected - measured) / measured of each run. @param {number[]} constants @param {Run[]} runs */
const errorsOf = (constants, runs) => runs.map((run) => expected(constants, run) / run.measured - 1);
const absolute = (/** @type {number[]} */ errors) => errors.map(Math.abs);

// --- What a model has -------------------------------------------------------------------------------------------------

/** A dense model in Llama's shape. @param {any} m */
function counts(m) {
  const attention = m.d * m.heads * m.headDim * 2 + m.d * m.kvHeads * m.headDim * 2;
  const layer = attention + 3 * m.d * m.ff;
  const norms = m.layers * (2 * m.d + (m.qkNorm ? 2 * m.headDim : 0)) + m.d;
  return {
    parameters: m.layers * layer + 2 * m.vocab * m.d + norms,
    products: m.layers * layer + m.vocab * m.d,  // multiply-adds of a token, without its attention over others
  };
}

/** FLOPs of a token with `seen` others: scores and values, a multiply-add as 2. @param {any} m @param {number} seen */
const attentionFlops = (m, seen) => 4 * m.layers * m.heads * m.headDim * seen;

// --- Serving ----------------------------------------------------------------------------------------------------------

const servedModels = {
  "Qwen/Qwen3-32B": { layers: 64, d: 5120, heads: 64, kvHeads: 8, headDim: 128, ff: 25600, vocab: 151936, qkNorm: true },
  "meta-llama/Llama-3.1-70B":
    { layers: 80, d: 8192, heads: 64, kvHeads: 8, headDim: 128, ff: 28672, vocab: 128256, qkNorm: false },
  "meta-llama/Llama-3.1-8B-Instruct":
    { layers: 32, d: 4096, heads: 32, kvHeads: 8, headDim: 128, ff: 14336, vocab: 128256, qkNorm: false },
};
// assets/hardware.toml: bytes/s, peaks in FLOP/s, links in bytes/s.
const cards = {
  h100_sxm: { bandwidth: 3.35e12, bf16: 989e12, fp8: 1979e12, fp4: 989e12, link: 450e9 },
  h200_sxm: { bandwidth: 4.8e12, bf16: 989e12, fp8: 1979e12, fp4: 989e12, link: 450e9 },
  b200_sxm: { bandwidth: 8e12, bf16: 2250e12, fp8: 4500e12, fp4: 9000e12, link: 900e9 },
};
const bitsOf = { bf16: 16, fp8: 8, fp4: 4.5 };

/** @param {any} row */
function servingRun(row) {
  const model = /** @type {any} */ (servedModels)[row.model_path];
  const card = /** @type {any} */ (cards)[row.system];
  if (!model || !card || row.mode !== "agg") return null;
  if (Number(row.silicon_ttft_ms) > 20000) return null;  // queueing
  const format = /** @type {"bf16" | "fp8" | "fp4"} */ (row.precision || "bf16");
  const users = Number(row.batch_size);
  const prompt = Number(row.isl);
  const answer = Number(row.osl);
  const tp = Number(row.tp_size);
  const context = prompt + answer / 2;
  const cacheBytes = row.model_path.includes("70B") && row.precision ? 1 : 2;
  const { parameters, products } = counts(model);
  const weights = parameters * bitsOf[format] / 8;
  const cache = users * context * 2 * model.layers * model.kvHeads * model.headDim * cacheBytes;
  const decode = users * (2 * products + attentionFlops(model, context));
  // For each token that a user is given, prompt / answer tokens of another user's prompt are read.
  const prefill = users / answer * prompt * (2 * products + attentionFlops(model, (prompt + 1) / 2));
  const tokens = users * (1 + prompt / answer);
  const reduced = 2 * model.layers * tokens * model.d * 2 * 2 * (tp - 1) / tp;  // bytes sent by each card
  return {
    group: row.model_path,
    tp,
    measured: Number(row.silicon_tpot_ms) / 1e3,
    terms: [(weights + cache) / (tp * card.bandwidth), (decode + prefill) / (tp * card[format]), model.layers,
      reduced / card.link],
  };
}

// --- Training ---------------------------------------------------------------------------------------------------------

// Shapes that give the printed MFUs to 0.5 %; the figure names the sizes only.
const trainedModels = {
  "1B": { layers: 16, d: 2048, heads: 32, kvHeads: 32, headDim: 64, ff: 8192, vocab: 128256, qkNorm: false },
  "3B": { layers: 28, d: 3072, heads: 24, kvHeads: 24, headDim: 128, ff: 8192, vocab: 128256, qkNorm: false },
  "8B": { layers: 32, d: 4096, heads: 32, kvHeads: 32, headDim: 128, ff: 14336, vocab: 128256, qkNorm: false },
  "80B": { layers: 80, d: 8192, heads: 64, kvHeads: 64, headDim: 128, ff: 28672, vocab: 128256, qkNorm: false },
};
const trainTokens = 4096;
const sequencesPerStep = 256;
const cardsPerNode = 8;
const leastMfu = 5;  // %
const h100 = { peak: 989e12, link: 450e9, network: 50e9 };  // a 400 Gbit/s adapter for each card of a node

/** @param {any} row */
function trainingRun(row) {
  const model = /** @type {any} */ (trainedModels)[row.size];
  const speed = Number(row.tok_s_gpu);
  if (!model || !row.tok_s_gpu) return null;
  // Slower runs wait for something that no term names.
  if (Number(row.mfu_percent) < leastMfu) return null;
  const [mbs, steps, dp, pp, tp, zero] = ["mbs", "grad_acc", "dp", "pp", "tp", "zero"].map((name) => Number(row[name]));
  const total = dp * pp * tp;
  const { parameters } = counts(model);
  const perToken = 6 * parameters + 12 * model.layers * model.heads * model.headDim * trainTokens;
  const tokens = sequencesPerStep * trainTokens;  // of a step, all cards
  const compute = perToken * tokens / total / h100.peak;
  const own = mbs * trainTokens * steps;  // tokens of one data-parallel rank
  const tensor = tp === 1 ? 0 : 8 * model.layers / pp * own * model.d * 2 * (tp - 1) / tp;  // bytes sent by each card
  // All-reduce of 2-byte gradients; with ZeRO 1 a reduce-scatter of them and an all-gather of weights: as many bytes.
  const data = 2 * (dp - 1) / dp * 2 * parameters / (pp * tp);
  return {
    group: row.size,
    measured: tokens / (speed * total),
    terms: [compute, compute * (pp - 1) / steps, tp <= cardsPerNode ? tensor / h100.link : 0,
      tp > cardsPerNode ? tensor / h100.network : 0, data / h100.network, (steps + pp - 1) * model.layers / pp],
  };
}

/**
 * Least bytes of a card, without any fitted number: weights, gradients and optimizer, 16 bytes a parameter, 12 of them split
 * with ZeRO 1; activations with FlashAttention, all split by tensor parallelism, of as many micro-batches as the first
 * stage holds; logits in BF16 and FP32. @param {any} row
 */
function leastBytes(row) {
  const model = /** @type {any} */ (trainedModels)[row.size];
  const [mbs, steps, dp, pp, tp] = ["mbs", "grad_acc", "dp", "pp", "tp"].map((name) => Number(row[name]));
  const states = counts(model).parameters / (pp * tp) * (4 + (Number(row.zero) === 0 ? 12 : 12 / dp));
  const tokens = mbs * trainTokens;
  const layers = tokens * (16 * model.d + 8 * model.ff + 4 * model.heads) / tp * model.layers / pp;
  const logits = tokens * model.vocab * 6 / tp;
  return pp === 1 ? states + layers + logits : states + layers * Math.min(pp, steps);
}

// --- The file ---------------------------------------------------------------------------------------------------------

/** @param {Run[]} runs @param {number} rest */
const everySecond = (runs, rest) => runs.filter((_, i) => i % 2 === rest);

/** @param {Run[]} runs */
function report(runs) {
  const constants = fit(runs);
  const errors = errorsOf(constants, runs);
  const held = [0, 1].flatMap((rest) => errorsOf(fit(everySecond(runs, 1 - rest)), everySecond(runs, rest)));
  const groups = [...new Set(runs.map((run) => run.group))];
  const left = groups.map((group) => ({
    group,
    error: median(absolute(errorsOf(fit(runs.filter((run) => run.group !== group)),
      runs.filter((run) => run.group === group)))),
  }));
  return { constants, errors, held, left };
}

const serving = rowsOf(servingFile).map(servingRun).filter((run) => run !== null);
const trainingRows = rowsOf(trainingFile);
const training = trainingRows.map(trainingRun).filter((run) => run !== null);
const tooBig = trainingRows.filter((row) => leastBytes(row) > 80 * 2 ** 30);
const worked = tooBig.filter((row) => row.tok_s_gpu);
if (worked.length > 0) throw new Error(`${worked.length} runs that worked are called too big`);
const digits = (/** @type {number} */ value) => Number(value.toPrecision(4)).toString().replace(/^(\d+)$/, "$1.0");

/** @param {string} name @param {string[]} names @param {Run[]} runs @param {string} source */
function section(name, names, runs, source) {
  const { constants, errors, held, left } = report(runs);
  const lines = [`[${name}]`, `source = "${source}"`, `date = "${date}"`, `rows = ${runs.length}`];
  names.forEach((constant, i) => lines.push(`${constant} = ${digits(constants[i])}`));
  lines.push(`median_error = ${digits(median(absolute(errors)))}`);
  lines.push(`held_back_error = ${digits(median(absolute(held)))}  # each half by the constants of the other`);
  // Expected / measured - 1 of rows left out: what a range is made of.
  lines.push(`held_back_low = ${digits(quantile(held, 0.1))}  # one row in ten lies below`);
  lines.push(`held_back_high = ${digits(quantile(held, 0.9))}  # and one above`);
  lines.push(`left_out_error = { ${left.map(({ group, error }) => `"${group}" = ${digits(error)}`).join(", ")} }`);
  return lines.join("\n");
}

console.log(`# Made by tests/fit/fit_expected.mjs; do not edit by hand. What is measured is these constants times the terms of
# core/transformer/expected.h. Errors are (expected - measured) / measured; held back: by constants that did not see the
# row; left out: medians for a model whose rows were all left out.

${section("serving", ["memory", "compute", "seconds_per_layer", "link"], serving,
    "ai-dynamo/aiconfigurator@095f58a5, silicon_sample.csv (Apache-2.0): aggregated serving of Qwen3-32B, Llama-3.1-8B and "
    + "Llama-3.1-70B on H100, H200 and B200, rows with a TTFT of at most 20 s")}

${section("training",
    ["compute", "bubble", "tensor_in_node", "tensor_between_nodes", "data", "seconds_per_layer_run"], training,
    "The Ultra-Scale Playbook, HF Space nanotron/ultrascale-playbook (Apache-2.0): Llama shapes of 1.6 to 80 B parameters on "
    + "8 to 512 H100, sequences of 4,096, 256 of them a step, runs of at least 5 % MFU")}
# Of all ${trainingRows.length} rows, those that take more than 80 GiB a card at least (leastBytes): ${tooBig.length}, none of which ran.
too_big_rows = ${tooBig.length}`);
