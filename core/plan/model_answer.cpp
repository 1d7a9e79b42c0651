#include "core/plan/answers.h"
#include "core/plan/conventions.h"
#include "core/plan/explain_model.h"
#include "core/plan/json_writer.h"
#include "core/plan/load.h"
#include "core/transformer/report.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr const char* kUsage =
    "Usage: tmw model PRESET|FILE [--json] [--tokens N] [--mask full|half|exact] [--macs] "
    "[--no-logits] [--n all|non-embedding] [--weights bf16] [--cache bf16], tmw model --list or "
    "tmw model --accuracy [FILE].";

ReportSetup read_setup(PlanOptions& options) {
  ReportSetup setup;
  setup.tokens = options.whole("tokens", setup.tokens);
  setup.conventions.mask = mask_option(options, AttentionMask::kFullSquare);
  setup.conventions.per_multiply_add = options.has("macs") ? 1 : 2;
  setup.conventions.logits = !options.has("no-logits");
  setup.embeddings_in_n = embeddings_option(options);
  setup.weights = options.precision("weights", setup.weights);
  setup.cache = options.precision("cache", setup.cache);
  return setup;
}

void write_parameters(JsonWriter& json, const Parameters& parameters) {
  json.open("parameters");
  json.member("total", parameters.total);
  json.member("active", parameters.active);
  json.member("non_embedding", parameters.non_embedding);
  json.open("parts");
  json.member("token_embedding", parameters.token_embedding);
  json.member("position_embedding", parameters.position_embedding);
  json.member("type_embedding", parameters.type_embedding);
  json.member("embedding_norm", parameters.embedding_norm);
  json.member("embedding_projections", parameters.embedding_projections);
  json.member("dense_layers", parameters.dense_layers);
  json.member("moe_layers", parameters.moe_layers);
  json.member("final_norm", parameters.final_norm);
  json.member("pooler", parameters.pooler);
  json.member("lm_head", parameters.lm_head);
  json.close();
  json.open("layers");
  const LayerBreakdown& layers = parameters.layers;
  json.member("query", layers.query);
  json.member("key", layers.key);
  json.member("value", layers.value);
  json.member("latent", layers.latent);
  json.member("output", layers.output);
  json.member("qk_norm", layers.qk_norm);
  json.member("sinks", layers.sinks);
  json.member("norms", layers.norms);
  json.member("mlp", layers.mlp);
  json.member("experts", layers.experts);
  json.member("shared_experts", layers.shared_experts);
  json.member("router", layers.router);
  json.close();
  json.close();
}

void write_flops(JsonWriter& json, std::string_view name, const Flops& flops, Count n,
                 Count tokens) {
  json.open(name);
  json.member("qkv", flops.qkv);
  json.member("attention_scores", flops.attention_scores);
  json.member("attention_values", flops.attention_values);
  json.member("attention_output", flops.attention_output);
  json.member("mlp", flops.mlp);
  json.member("experts", flops.experts);
  json.member("shared_experts", flops.shared_experts);
  json.member("router", flops.router);
  json.member("embedding_projections", flops.embedding_projections);
  json.member("pooler", flops.pooler);
  json.member("logits", flops.logits);
  json.member("forward", flops.total);
  json.member("training", flops.total * 3);
  json.member("training_with_full_recompute", flops.total * 4);
  json.member("rule_of_thumb_forward_2P", n * 2 * tokens);
  json.member("rule_of_thumb_training_6P", n * 6 * tokens);
  json.close();
}

void write_conventions(JsonWriter& json, const ReportSetup& setup) {
  json.open("conventions");
  json.member("tokens", Count(setup.tokens));
  json.member("flops_per_multiply_add", Count(setup.conventions.per_multiply_add));
  json.member("mask", mask_word(setup.conventions.mask));
  json.member("logits", setup.conventions.logits);
  json.member("n", embeddings_word(setup.embeddings_in_n));
  json.member("weights", name_of(setup.weights));
  json.member("cache", name_of(setup.cache));
  json.close();
}

std::string json_of(const NamedModel& named, const ReportSetup& setup, const Report& report,
                    Integers integers) {
  JsonWriter json(integers);
  json.member("name", std::string_view(named.name));
  write_parameters(json, report.parameters);
  json.member("kv_cache_elements_per_token", report.kv_elements_per_token);
  json.member("kv_cache_bytes_per_token", report.kv_bytes_per_token);
  json.member("kv_cache_bytes_per_sequence", report.kv_bytes_per_sequence);
  write_flops(json, "flops_per_token", report.forward_per_token, report.n, 1);
  write_flops(json, "flops_per_sequence", report.forward_per_sequence, report.n, setup.tokens);
  write_conventions(json, setup);
  json.open("memory_bytes");
  json.member("weights", report.weight_bytes);
  json.member("mixed_adam_state", report.mixed_adam.total);
  json.member("activations_per_sequence", report.activation_bytes);
  json.close();
  return json.finish();
}

}  // namespace

Answer model_answer(const Words& words, ReadText read) {
  PlanOptions options(words, {"tokens", "mask", "n", "weights", "cache"}, {"macs", "no-logits"});
  ReportSetup setup = read_setup(options);
  options.expect_names(1, kUsage);
  const std::optional<NamedModel> named = load_model(0, read, options);
  if (!named) return options.answer();
  setup.tokens = tokens_within_positions(options, "tokens", setup.tokens, named->model);
  const Report report = report_on(named->model, setup);
  if (report.overflowed) {
    options.fail(
        "The counts of this model overflow 64 bits: make \"d_model\", \"n_layers\", \"d_ff\" or "
        "\"vocab\" smaller, or ask for fewer tokens.");
    return options.answer();
  }
  if (options.wants_json()) return {json_of(*named, setup, report, options.integers()), ""};
  return {explain_model(*named, setup, report), ""};
}

}  // namespace tmw::plan
