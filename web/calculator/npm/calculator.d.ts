// What the calculator takes and gives. Options are those of the command line (docs/model-files.md lists
// them all); a value may be a number or what one would type ("4k"), a flag is true, and what is false,
// null or undefined was not given.

/** A whole number up to 2^53 - 1 as it is, a larger one as its digits: BigInt(x) reads both exactly. */
export type Whole = number | string;
export type Value = number | string | boolean | null | undefined;

/** Nothing is thrown for what is given: a mistake is a sentence that names it and its fix. */
export interface Mistake {
  error: string;
}

export type Precision =
  | "fp32" | "tf32" | "bf16" | "fp16" | "fp8" | "int8" | "int4" | "fp8_block" | "mxfp8" | "mxfp6" | "mxfp4" | "nvfp4"
  | "awq" | "gptq" | "q8_0" | "q5_1" | "q5_0" | "q4_1" | "q4_0" | "iq4_nl" | "q6_k" | "q5_k" | "q4_k" | "q3_k" | "q2_k"
  | "iq4_xs" | "q4_k_m" | "q4_k_s";

export interface ModelOptions {
  tokens?: Value; mask?: "full" | "half" | "exact"; macs?: boolean; "no-logits"?: boolean;
  n?: "all" | "non-embedding"; weights?: Precision; cache?: Precision;
  [option: string]: Value;
}

export interface MemoryOptions {
  tokens?: Value; batch?: Value; weights?: Precision; group?: Value; cache?: Precision; block?: Value;
  recipe?: "sgd" | "momentum" | "adam" | "mixed16" | "mixed18" | "adam8"; zero?: 0 | 1 | 2 | 3 | Value; cards?: Value;
  tp?: Value; ep?: Value; sp?: boolean; recompute?: "none" | "selective" | "full"; attention?: "flash" | "stored";
  dropout?: boolean; pipeline?: Value; chunks?: Value; "lora-rank"?: Value; qlora?: boolean;
  [option: string]: Value;
}

export interface ServingOptions {
  users?: Value; tokens?: Value; prompt?: Value; answer?: Value; cards?: Value; weights?: Precision; cache?: Precision;
  compute?: "bf16" | "tf32" | "fp8" | "int8" | "fp4"; mfu?: Value; draft?: Value; accept?: Value; accepted?: Value;
  cached?: Value; chunk?: Value; mask?: "full" | "half" | "exact"; "no-logits"?: boolean; "reserve-gb"?: Value; "step-ms"?: Value;
  price?: Value;
  [option: string]: Value;
}

export interface TrainingOptions {
  data?: Value; tokens?: Value; cards?: Value; tp?: Value; pipeline?: Value; "micro-batch"?: Value; batch?: Value;
  zero?: 0 | 1 | 2 | 3 | Value; mfu?: Value; hfu?: Value; recompute?: "none" | "selective" | "full";
  mask?: "full" | "half" | "exact"; "no-logits"?: boolean; n?: "all" | "non-embedding"; price?: Value; measured?: Value;
  [option: string]: Value;
}

export interface Answer {
  error?: undefined;
  name: string;
  /** How the question was understood, with nothing left open. */
  conventions: Record<string, string | Whole | boolean | null>;
  /** Defaults that were taken, parts that are not counted, and what is assumed. */
  notes: string[];
}

type Counts = Record<string, Whole>;

export interface ModelAnswer extends Answer {
  parameters: { total: Whole; active: Whole; non_embedding: Whole; parts: Counts; layers: Counts };
  kv_cache_elements_per_token: Whole;
  kv_cache_bytes_per_token: Whole;
  kv_cache_bytes_per_sequence: Whole;
  recurrent_state_bytes_per_sequence: Whole;
  flops_per_token: Counts;
  flops_per_sequence: Counts;
  memory_bytes: { weights: Whole; mixed_adam_state: Whole; activations_per_sequence: Whole };
}

export interface Sent {
  tensor_per_micro_batch: number; pipeline_per_micro_batch: number; expert_per_micro_batch: number;
  data_per_step: number;
}

export interface MemoryAnswer extends Answer {
  parameters: Whole;
  parameters_per_card: Whole;
  weight_bytes: Whole;
  weight_bytes_per_card: Whole;
  training_state_bytes_per_card: { weights: Whole; gradients: Whole; optimizer: Whole; total: Whole };
  lora_parameters: Whole;
  bytes_sent_per_card: Sent;
  activation_bytes_per_card: {
    one_layer: Whole; all_layers: Whole; all_layers_flash: Whole; all_layers_stored: Whole; first_pipeline_stage: number;
    logits: Whole;
  };
  training_bytes_per_card: number;
  kv_cache_bytes: { per_token: Whole; per_sequence: Whole; batch_per_card: Whole; state_per_sequence: Whole };
}

export interface Step {
  compute_seconds: number; weight_seconds: number; cache_seconds: number; seconds: number; tokens_per_second: number;
  memory_bound: boolean;
}

/** Beside the bound: fitted to measured runs. `outside_the_data` says why no run like it was measured. */
export interface Expected {
  step_seconds: number; low_seconds: number; high_seconds: number; median_error: number;
  terms: Record<string, number>; outside_the_data: string[];
}

export interface ServingAnswer extends Answer {
  ridge_point_flop_per_byte: number;
  weight_bytes: number;
  weight_bytes_read: number;
  experts_read_per_layer: number | null;
  cache_bytes_per_user: number;
  flops_per_token: number;
  decode_step: Step;
  tokens_per_step: number;
  verify_step: Step;
  intensity_flop_per_byte: number;
  prefill_seconds: number;
  batch_crossover: number;
  batch_crossover_with_caches: number | null;
  users_that_fit: Whole;
  cards_for_room: Whole;
  /** Where `chunk` is asked: a prompt read beside the answers. */
  chunked_prefill?: {
    chunk_tokens: Whole; steps: Whole; seconds: number; longest_step_seconds: number; tokens_per_second: number;
  };
  cards_for_speed?: Whole;
  dollars_per_million_tokens?: number;
  expected: (Expected & { tokens_per_second: number }) | null;
}

export interface TrainingAnswer extends Answer {
  active_parameters: number;
  n: Whole;
  data_tokens: number;
  training_flops_per_token: number;
  training_flops: number;
  training_flops_6ND: number;
  training_flops_with_full_recompute: number;
  executed_flops: number;
  planned: { mfu: number; hfu: number };
  seconds: number;
  card_hours: number;
  dollars?: number;
  measured?: { mfu: number; hfu: number };
  data_parallel_cards: Whole;
  micro_batches: Whole;
  state_bytes_per_card: number;
  least_bytes_per_card: number;
  too_big: boolean;
  bytes_sent_per_card: Sent;
  expected: (Expected & { mfu: number; run_seconds: number }) | null;
  compute_optimum: { parameters: number; tokens: number };
}

export type Question = "model" | "memory" | "serve-plan" | "train-plan";

/** A plan to look into: what its question takes. */
export interface Plan {
  model: string;
  card?: string;
  options?: ModelOptions | MemoryOptions | ServingOptions | TrainingOptions | null;
}

/** Terms from the largest to the smallest. Where some run at the same time, `total` is what they come to. */
export interface Shares {
  total: number;
  terms: Record<string, { value: number; share: number }>;
}

/** `change` is second / first - 1, null where there was none; `sizes` are those of the models that differ. */
export interface Differences {
  first: number; second: number; change: number | null;
  terms: Record<string, { first: number; second: number; change: number | null; sizes: string[] }>;
}

/** One member for each sum of the question: parameters; training_bytes_per_card, serving_bytes_per_card; bound_seconds,
 * expected_seconds. */
export type WhyAnswer<Sum> = { error?: undefined; name: string; second_name?: string; question: Question } & {
  parameters?: Sum; training_bytes_per_card?: Sum; serving_bytes_per_card?: Sum; bound_seconds?: Sum; expected_seconds?: Sum;
};

/** What the header of a file of weights says. `parameters` is null where stored numbers pack several or hold scales. */
export interface WeightsAnswer {
  error?: undefined;
  name: string;
  /** "GGUF", "safetensors", or "safetensors index", which has neither `numbers` nor `types`. */
  format: string;
  architecture?: string;
  files?: Whole;
  tensors: Whole;
  parameters: Whole | null;
  numbers?: Whole;
  bytes: Whole;
  bits_per_number?: number | null;
  types?: Record<string, { tensors: Whole; numbers: Whole; bytes: Whole }>;
  notes: string[];
}

/** `wants_more`: the header goes on behind what was given, so ask again with more of the file. */
export interface WeightsMistake extends Mistake {
  wants_more?: true;
}

export interface Calculator {
  /** `model` is a preset's name or the text of a model file; `card` the name of a card. */
  model(model: string, options?: ModelOptions | null): ModelAnswer | Mistake;
  memory(model: string, options?: MemoryOptions | null): MemoryAnswer | Mistake;
  serve_plan(model: string, card: string, options?: ServingOptions | null): ServingAnswer | Mistake;
  train_plan(model: string, card: string, options?: TrainingOptions | null): TrainingAnswer | Mistake;
  /** A plan's terms by their share; with a second plan, the differences term by term. */
  why(question: Question, plan: Plan): WhyAnswer<Shares> | Mistake;
  why(question: Question, first: Plan, second: Plan): WhyAnswer<Differences> | Mistake;
  /** `head` is the beginning of a GGUF or safetensors file, or the text of an index; `fileBytes` the length of the whole
   * file, where it is known. Nothing behind the header is read. */
  weights(head: Uint8Array | ArrayBuffer | string, fileBytes?: number): WeightsAnswer | WeightsMistake;
}

export function loadCalculator(): Promise<Calculator>;
export default loadCalculator;
