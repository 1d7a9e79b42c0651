#include "core/plan/answers.h"
#include "core/plan/json_writer.h"
#include "core/plan/lines.h"
#include "core/plan/load.h"
#include "core/plan/words.h"
#include "core/transformer/activations.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training_memory.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr const char* kUsage =
    "Usage: tmw memory MODEL [--tokens N] [--batch N] [--weights bf16] [--group 128] [--cache "
    "bf16] [--block 16] [--recipe sgd|momentum|adam|mixed16|mixed18|adam8] [--zero 0|1|2|3] "
    "[--cards N] [--tp N] [--sp] [--recompute none|selective|full] [--no-dropout] [--pipeline P] "
    "[--chunks V] [--lora-rank R] [--qlora] [--json].";

struct MemorySetup {
  Precision weights = Precision::kBf16;
  std::int64_t group = 0;  // 0: no scales
  KvPlacement cache;
  int recipe = 3;
  ZeroStage zero = ZeroStage::kNone;
  std::int64_t cards = 1;
  ActivationSetup activations;
  std::int64_t pipeline = 1;
  std::int64_t chunks = 1;
  std::int64_t lora_rank = 0;
  bool qlora = false;
};

struct MemoryPlan {
  Count parameters;
  Count parameters_per_card;  // an even share of tensor and pipeline parallel cards
  Count weights;
  Count weights_per_card;
  TrainingState state;
  Count lora_parameters;
  Count layer;
  Count all_layers;
  double first_stage = 0;
  Count logits;
  Count cache_per_token;
  Count cache_per_sequence;
  Count cache_per_card;
  bool overflowed = false;
};

MemorySetup read_setup(PlanOptions& options) {
  MemorySetup setup;
  setup.weights = options.precision("weights", setup.weights);
  setup.group = options.whole("group", setup.weights == Precision::kInt4 ? 128 : 0, 0);
  setup.cache.precision = options.precision("cache", setup.cache.precision);
  setup.cache.block_tokens = options.whole("block", 1);
  setup.recipe =
      options.choice("recipe", {"sgd", "momentum", "adam", "mixed16", "mixed18", "adam8"}, 3);
  setup.zero = static_cast<ZeroStage>(options.choice("zero", {"0", "1", "2", "3"}, 0));
  setup.cards = options.whole("cards", 1);
  ActivationSetup& activations = setup.activations;
  activations.tokens = options.whole("tokens", 2048);
  activations.micro_batch = options.whole("batch", 1);
  activations.tensor_parallel = options.whole("tp", 1);
  activations.sequence_parallel = options.has("sp");
  activations.recompute =
      static_cast<Recompute>(options.choice("recompute", {"none", "selective", "full"}, 0));
  activations.dropout = !options.has("no-dropout");
  setup.cache.tensor_parallel = activations.tensor_parallel;
  setup.pipeline = options.whole("pipeline", 1);
  setup.chunks = options.whole("chunks", 1);
  setup.qlora = options.has("qlora");
  setup.lora_rank = options.whole("lora-rank", setup.qlora ? 16 : 0, 0);
  return setup;
}

bool splits_model(const MemorySetup& setup) {
  return setup.activations.tensor_parallel > 1 || setup.pipeline > 1;
}

// Layers are split over the pipeline and their matrices over tensor-parallel cards. The norms that
// each of these keeps whole are below a thousandth of a real model and counted as split too.
Count share_of_card(Count all, const MemorySetup& setup) {
  return divide_up(divide_up(all, setup.activations.tensor_parallel), setup.pipeline);
}

TrainingState training_state_of(const Model& model, const MemorySetup& setup, MemoryPlan& plan) {
  const TrainingRecipe recipe = kAllRecipes[setup.recipe];
  if (setup.lora_rank == 0) {
    return training_state(plan.parameters_per_card, state_bytes(recipe), setup.zero, setup.cards);
  }
  plan.lora_parameters = lora_parameters(model, setup.lora_rank, {});
  const Count adapters = share_of_card(plan.lora_parameters, setup);
  return setup.qlora ? qlora_state(plan.parameters_per_card, adapters, recipe)
                     : lora_state(plan.parameters_per_card, adapters, recipe);
}

MemoryPlan plan_memory(const Model& model, const MemorySetup& setup) {
  MemoryPlan plan;
  plan.parameters = total_parameters(model);
  plan.parameters_per_card = share_of_card(plan.parameters, setup);
  plan.weights = setup.group > 0 ? grouped_bytes_of(plan.parameters, setup.weights, {setup.group})
                                 : bytes_of(plan.parameters, setup.weights);
  plan.weights_per_card = share_of_card(plan.weights, setup);
  plan.state = training_state_of(model, setup, plan);
  plan.layer = activation_bytes_per_layer(model, setup.activations);
  plan.all_layers = activation_bytes(model, setup.activations);
  plan.first_stage = plan.all_layers.as_double() * interleave_factor(setup.pipeline, setup.chunks);
  plan.logits = logits_bytes(model, setup.activations);
  const std::int64_t tokens = setup.activations.tokens;
  plan.cache_per_token = kv_cache_bytes_per_token(model, setup.cache.precision);
  plan.cache_per_sequence = kv_cache_bytes(model, tokens, setup.cache.precision);
  plan.cache_per_card =
      kv_cache_bytes_per_card(model, tokens, setup.cache) * setup.activations.micro_batch;
  const Count everything = plan.weights + plan.state.total + plan.all_layers + plan.logits +
                           plan.cache_per_sequence + plan.cache_per_card;
  plan.overflowed = everything.overflowed();
  return plan;
}

void write_conventions(JsonWriter& json, const MemorySetup& setup) {
  static constexpr std::string_view kRecipes[] = {"sgd",     "momentum", "adam",
                                                  "mixed16", "mixed18",  "adam8"};
  static constexpr std::string_view kRecompute[] = {"none", "selective", "full"};
  const ActivationSetup& activations = setup.activations;
  json.open("conventions");
  json.member("tokens", Count(activations.tokens));
  json.member("batch", Count(activations.micro_batch));
  json.member("weights", name_of(setup.weights));
  json.member("group", Count(setup.group));
  json.member("cache", name_of(setup.cache.precision));
  json.member("block", Count(setup.cache.block_tokens));
  json.member("recipe", kRecipes[setup.recipe]);
  json.member("zero", Count(static_cast<std::int64_t>(setup.zero)));
  json.member("cards", Count(setup.cards));
  json.member("tp", Count(activations.tensor_parallel));
  json.member("sp", activations.sequence_parallel);
  json.member("recompute", kRecompute[static_cast<int>(activations.recompute)]);
  json.member("dropout", activations.dropout);
  json.member("pipeline", Count(setup.pipeline));
  json.member("chunks", Count(setup.chunks));
  json.member("lora_rank", Count(setup.lora_rank));
  json.member("qlora", setup.qlora);
  json.close();
}

std::string json_of(const std::string& name, const MemorySetup& setup, const MemoryPlan& plan,
                    Integers integers) {
  JsonWriter json(integers);
  json.member("name", std::string_view(name));
  json.member("parameters", plan.parameters);
  json.member("parameters_per_card", plan.parameters_per_card);
  json.member("weight_bytes", plan.weights);
  json.member("weight_bytes_per_card", plan.weights_per_card);
  json.open("training_state_bytes_per_card");
  json.member("weights", plan.state.weights);
  json.member("gradients", plan.state.gradients);
  json.member("optimizer", plan.state.optimizer);
  json.member("total", plan.state.total);
  json.close();
  json.member("lora_parameters", plan.lora_parameters);
  json.open("activation_bytes_per_card");
  json.member("one_layer", plan.layer);
  json.member("all_layers", plan.all_layers);
  json.member("first_pipeline_stage", plan.first_stage);
  json.member("logits", plan.logits);
  json.close();
  json.open("kv_cache_bytes");
  json.member("per_token", plan.cache_per_token);
  json.member("per_sequence", plan.cache_per_sequence);
  json.member("batch_per_card", plan.cache_per_card);
  json.close();
  write_conventions(json, setup);
  return json.finish();
}

void explain_state(const MemorySetup& setup, const MemoryPlan& plan, Lines& lines) {
  const StateBytes bytes = state_bytes(kAllRecipes[setup.recipe]);
  const auto each = [&](std::int64_t per_parameter, ZeroStage splits) {
    const bool split = setup.lora_rank == 0 && setup.zero >= splits && setup.cards > 1;
    return grouped(per_parameter) + " bytes a trained parameter" +
           (split ? ", split over " + grouped(setup.cards) + " data-parallel cards" : "");
  };
  lines.heading("Training state on each card");
  if (splits_model(setup)) {
    lines.part("parameters", plan.parameters_per_card,
               "an even share: all / (" + grouped(setup.activations.tensor_parallel) +
                   "-way tensor parallel x " + grouped(setup.pipeline) + " pipeline stages)");
  }
  if (setup.lora_rank > 0) {
    lines.part("adapter parameters", plan.lora_parameters,
               "rank " + grouped(setup.lora_rank) + " on queries and values; the base is frozen" +
                   (setup.qlora ? " in 4 bits with block constants" : " in 16 bits"));
  }
  lines.row("weights", bytes_in_words(plan.state.weights.as_double()),
            each(bytes.weights, ZeroStage::kWeights));
  lines.row("gradients", bytes_in_words(plan.state.gradients.as_double()),
            each(bytes.gradients, ZeroStage::kGradients));
  lines.row("optimizer", bytes_in_words(plan.state.optimizer.as_double()),
            each(bytes.optimizer, ZeroStage::kOptimizer));
  lines.row("together", bytes_in_words(plan.state.total.as_double()), "");
}

void explain_activations(const Model& model, const MemorySetup& setup, const MemoryPlan& plan,
                         Lines& lines) {
  static constexpr const char* kRecompute[] = {"nothing recomputed", "attention core recomputed",
                                               "only layer inputs kept"};
  const ActivationSetup& activations = setup.activations;
  lines.heading("Activations on each card, " + grouped(activations.micro_batch) + " x " +
                grouped(activations.tokens) + " tokens");
  lines.row("one layer", bytes_in_words(plan.layer.as_double()),
            std::string(kRecompute[static_cast<int>(activations.recompute)]) + ", " +
                grouped(activations.tensor_parallel) + "-way tensor parallel" +
                (activations.sequence_parallel ? " with sequence parallelism" : ""));
  lines.row("all layers", bytes_in_words(plan.all_layers.as_double()),
            "x " + grouped(model.n_layers) + " layers");
  if (setup.pipeline > 1) {
    lines.row("first stage", bytes_in_words(plan.first_stage),
              "p micro-batches of L/p layers, x " +
                  number_text(interleave_factor(setup.pipeline, setup.chunks), 5) +
                  " for interleaving");
  }
  lines.row("logits", bytes_in_words(plan.logits.as_double()),
            "tokens x vocabulary x (2 + 4) bytes");
}

std::string explain(const NamedModel& named, const MemorySetup& setup, const MemoryPlan& plan) {
  Lines lines;
  lines.heading("Weights to serve");
  lines.row(
      "weights", bytes_in_words(plan.weights.as_double()),
      "in " + std::string(name_of(setup.weights)) +
          (setup.group > 0 ? " with a 16-bit scale for every " + grouped(setup.group) + " weights"
                           : ""));
  if (splits_model(setup)) {
    lines.row("on each card", bytes_in_words(plan.weights_per_card.as_double()), "an even share");
  }
  explain_state(setup, plan, lines);
  explain_activations(named.model, setup, plan, lines);
  lines.heading("KV cache in " + std::string(name_of(setup.cache.precision)));
  lines.row("one token", bytes_in_words(plan.cache_per_token.as_double()), "");
  lines.row("one sequence", bytes_in_words(plan.cache_per_sequence.as_double()),
            grouped(setup.activations.tokens) + " tokens");
  lines.row(
      "batch, each card", bytes_in_words(plan.cache_per_card.as_double()),
      grouped(setup.activations.micro_batch) + " sequences, " +
          (named.model.mla ? std::string("the latent vector on every card")
                           : grouped(kv_heads_per_card(named.model, setup.cache.tensor_parallel)) +
                                 " KV heads a card") +
          ", blocks of " + grouped(setup.cache.block_tokens) +
          (setup.pipeline > 1 ? ", all layers" : ""));
  return named.name + ", " + grouped(plan.parameters.value()) + " parameters\n\n" + lines.text();
}

}  // namespace

Answer memory_answer(const Words& words, ReadText read) {
  PlanOptions options(words,
                      {"tokens", "batch", "weights", "group", "cache", "block", "recipe", "zero",
                       "cards", "tp", "recompute", "pipeline", "chunks", "lora-rank"},
                      {"sp", "no-dropout", "qlora"});
  MemorySetup setup = read_setup(options);
  options.expect_names(1, kUsage);
  const std::optional<NamedModel> named = load_model(0, read, options);
  if (!named) return options.answer();
  std::int64_t& tokens = setup.activations.tokens;
  tokens = tokens_within_positions(options, "tokens", tokens, named->model);
  if (setup.lora_rank > 0 && (setup.zero != ZeroStage::kNone || setup.cards > 1)) {
    options.fail(
        "Adapters are counted on one card: leave --zero and --cards out, or --lora-rank and "
        "--qlora.");
    return options.answer();
  }
  if (setup.lora_rank > 0 && named->model.mla) {
    options.fail(
        "LoRA is counted for plain attention only, and this model has latent attention: leave "
        "--lora-rank and --qlora out.");
    return options.answer();
  }
  const MemoryPlan plan = plan_memory(named->model, setup);
  if (plan.overflowed) {
    options.fail(
        "The bytes overflow 64 bits: make the model smaller, or --tokens, --batch, --block or "
        "--lora-rank.");
    return options.answer();
  }
  if (options.wants_json()) return {json_of(named->name, setup, plan, options.integers()), ""};
  return {explain(*named, setup, plan), ""};
}

}  // namespace tmw::plan
