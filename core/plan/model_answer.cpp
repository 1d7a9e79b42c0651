// `tmw model`: the words and figures of a model's plan.
#include "core/plan/explain_model.h"
#include "core/plan/model_plan.h"
#include "core/plan/question.h"

namespace tmw::plan {
namespace {

using namespace transformer;

constexpr Usage kUsage = {"Usage: tmw model PRESET|FILE [--json]",
                          ", tmw model --list or tmw model --accuracy [FILE]."};

Figures parts_of(const Parameters& parameters) {
  return {{{"token_embedding", parameters.token_embedding},
           {"layer_embedding", parameters.layer_embedding},
           {"position_embedding", parameters.position_embedding},
           {"type_embedding", parameters.type_embedding},
           {"embedding_norm", parameters.embedding_norm},
           {"embedding_projections", parameters.embedding_projections},
           {"dense_layers", parameters.dense_layers},
           {"moe_layers", parameters.moe_layers},
           {"final_norm", parameters.final_norm},
           {"pooler", parameters.pooler},
           {"lm_head", parameters.lm_head},
           {"score_head", parameters.score_head}}};
}

Figures layers_of(const LayerBreakdown& layers) {
  return {{{"query", layers.query},
           {"key", layers.key},
           {"value", layers.value},
           {"latent", layers.latent},
           {"output", layers.output},
           {"qk_norm", layers.qk_norm},
           {"sinks", layers.sinks},
           {"indexer", layers.indexer},
           {"recurrent", layers.recurrent},
           {"norms", layers.norms},
           {"mlp", layers.mlp},
           {"experts", layers.experts},
           {"shared_experts", layers.shared_experts},
           {"router", layers.router},
           {"layer_inputs", layers.layer_inputs}}};
}

Figures parameters_of(const Parameters& parameters) {
  return {{{"total", parameters.total},
           {"active", parameters.active},
           {"non_embedding", parameters.non_embedding},
           {"parts", parts_of(parameters)},
           {"layers", layers_of(parameters.layers)}}};
}

Figures flops_of(const Flops& flops, Count n, Count tokens) {
  return {{{"qkv", flops.qkv},
           {"attention_scores", flops.attention_scores},
           {"attention_values", flops.attention_values},
           {"attention_output", flops.attention_output},
           {"recurrent", flops.recurrent},
           {"recurrent_state", flops.recurrent_state},
           {"mlp", flops.mlp},
           {"experts", flops.experts},
           {"shared_experts", flops.shared_experts},
           {"router", flops.router},
           {"embedding_projections", flops.embedding_projections},
           {"pooler", flops.pooler},
           {"logits", flops.logits},
           {"forward", flops.total},
           {"training", flops.total * 3},
           {"training_with_full_recompute", flops.total * 4},
           {"rule_of_thumb_forward_2P", n * 2 * tokens},
           {"rule_of_thumb_training_6P", n * 6 * tokens}}};
}

// What a reader of the figures must know beside what the model's file gave to say.
Sentences notes_of(const NamedModel& named) {
  Sentences notes = named.notes;
  if (named.model.kind == ModelKind::kEncoder) {
    notes.emplace_back(
        "This model is an encoder: it reads a text whole and keeps no cache. The figures of a "
        "cache are those of a decoder of its sizes.");
  }
  return notes;
}

Figures figures_of(const NamedModel& named, const ModelPlan& plan) {
  const Report& report = plan.report;
  return {
      {{"name", named.name},
       {"parameters", parameters_of(report.parameters)},
       {"kv_cache_elements_per_token", report.kv_elements_per_token},
       {"kv_cache_bytes_per_token", report.kv_bytes_per_token},
       {"kv_cache_bytes_per_sequence", report.kv_bytes_per_sequence},
       {"recurrent_state_bytes_per_sequence", report.state_bytes_per_sequence},
       {"flops_per_token", flops_of(report.forward_per_token, report.n, 1)},
       {"flops_per_sequence", flops_of(report.forward_per_sequence, report.n, *plan.setup.tokens)},
       {"conventions", conventions_of(plan.setup)},
       {"memory_bytes", Figures{{{"weights", report.weight_bytes},
                                 {"mixed_adam_state", report.mixed_adam.total},
                                 {"activations_per_sequence", report.activation_bytes}}}},
       {"notes", notes_of(named)}}};
}

}  // namespace

Answer model_answer(const Request& request, ReadText read) {
  const auto [setup, subject] = understand<ModelSetup>(request, read, 1, kUsage);
  if (subject.refusal) return *subject.refusal;
  const ModelPlan plan = plan_model(subject.model.model, setup);
  if (plan.report.overflowed) {
    return refused(
        "The counts of this model overflow 64 bits: make \"d_model\", \"n_layers\", \"d_ff\" or "
        "\"vocab\" smaller, or ask for fewer tokens.");
  }
  if (request.form == Form::kFigures) return {"", figures_of(subject.model, plan), ""};
  return {explain_model(subject.model, plan), {}, ""};
}

}  // namespace tmw::plan
