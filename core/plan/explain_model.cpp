#include "core/plan/explain_model.h"

#include "core/plan/choices.h"
#include "core/plan/lines.h"
#include "core/plan/words.h"

namespace tmw::plan {
namespace {

using namespace transformer;

std::string times(std::int64_t a, std::string_view what_a, std::int64_t b,
                  std::string_view what_b) {
  const auto with = [](std::int64_t number, std::string_view what) {
    return grouped(number) + (what.empty() ? "" : " ") + std::string(what);
  };
  return with(a, what_a) + " x " + with(b, what_b);
}

std::string layers_of(std::int64_t layers) {
  return grouped(layers) + (layers == 1 ? " layer x " : " layers x ");
}

void explain_ends(const Model& model, const Parameters& parameters, Lines& lines) {
  lines.part("token embedding", parameters.token_embedding,
             times(model.vocab, "rows", model.embed_dim, "wide"));
  if (model.layer_embedding) {
    lines.part("layer embedding", parameters.layer_embedding,
               times(model.layer_embedding->vocab, "rows", model.n_layers, "layers") + " x " +
                   grouped(model.layer_embedding->width) + " wide");
  }
  const std::string positions =
      times(model.learned_positions, "learned positions", model.d_model, "wide");
  lines.part("positions", parameters.position_embedding,
             model.relative_bias == 0
                 ? positions
                 : positions + ", and " + grouped(model.relative_bias) + " biases by distance");
  lines.part("token types", parameters.type_embedding,
             times(model.type_vocab, "types", model.d_model, "wide"));
  lines.part("embedding norm", parameters.embedding_norm, "once, after the embeddings");
  lines.part("embedding projections", parameters.embedding_projections,
             model.layer_embedding
                 ? (model.streams
                        ? "2 x " + times(model.streams->streams - 1, "streams", model.d_model, "") +
                              " x " + grouped(model.d_model) + ", and "
                        : std::string()) +
                       layers_of(model.n_layers) +
                       times(model.d_model, "", model.layer_embedding->width, "wide")
                 : "in and out: 2 x " + times(model.embed_dim, "", model.d_model, ""));
  lines.part("final norm", parameters.final_norm, "once, before the head");
  lines.part("pooler", parameters.pooler, times(model.d_model, "", model.d_model, "and a bias"));
  lines.part("score head", parameters.score_head,
             times(model.score_outputs, "outputs", model.d_model, "wide"));
  lines.part("head", parameters.lm_head,
             model.tied ? "its bias only: the matrix is the token embedding"
                        : times(model.vocab, "rows", model.embed_dim, "wide, not shared"));
}

std::string_view kind_in_words(RecurrentKind kind) {
  switch (kind) {
    case RecurrentKind::kMamba:
      return "Mamba";
    case RecurrentKind::kMamba2:
      return "Mamba-2";
    case RecurrentKind::kGatedDelta:
      return "gated delta rule";
    case RecurrentKind::kKimiDelta:
      return "Kimi's delta rule";
    case RecurrentKind::kShortConv:
      return "short convolution";
    case RecurrentKind::kLightning:
      return "lightning attention";
  }
  return "";
}

// "8,448 x 3 + 8,192 x 128": what the convolution keeps, and the state.
std::string state_in_words(const Recurrent& mixer) {
  std::string words;
  if (conv_width(mixer) > 0) words = grouped(conv_width(mixer)) + " x " + grouped(mixer.conv - 1);
  if (mixer.d_state == 0) return words;
  return words + (words.empty() ? "" : " + ") + grouped(mixer.d_inner) + " x " +
         grouped(mixer.d_state);
}

void explain_recurrent(const Model& model, const LayerBreakdown& sums, Lines& lines) {
  const Recurrent& mixer = *model.recurrent;
  lines.part("mixers with a state", sums.recurrent,
             layers_of(mixer.layers) + std::string(kind_in_words(mixer.kind)) + ": " +
                 grouped(model.d_model) + " in, " + grouped(in_width(mixer)) + " projected, " +
                 (conv_width(mixer) == 0 ? std::string()
                                         : grouped(conv_width(mixer)) + " under a convolution of " +
                                               grouped(mixer.conv) + ", ") +
                 grouped(mixer.d_inner) + " out" +
                 (mixer.beside_attention ? ", beside attention" : ""));
}

void explain_attention(const Model& model, const LayerBreakdown& sums, Lines& lines) {
  const std::int64_t global =
      model.global_heads ? attention_layers(model) - local_layers(model) : 0;
  const std::string layers = layers_of(attention_layers(model) - global);
  const std::string width = grouped(model.d_model) + " x ";
  const std::string bias = model.qkv_bias ? " and biases" : "";
  if (model.mla) {
    lines.part("queries (MLA)", sums.query, layers + "down to the query rank and up to the heads");
    lines.part("latent (MLA)", sums.latent,
               layers + width + "(" + grouped(model.mla->kv_lora_rank) + " latent + " +
                   grouped(model.mla->qk_rope_head_dim) + " rotary)");
    lines.part("keys (MLA)", sums.key, layers + "from the latent vector up to the heads");
    lines.part("values (MLA)", sums.value, layers + "from the latent vector up to the heads");
  } else {
    const auto and_global = [&](std::int64_t count, std::int64_t heads, const char* what) {
      if (global == 0) return std::string();
      return ", and " + layers_of(count) + width +
             times(heads, what, model.global_heads->head_dim, "wide");
    };
    const std::int64_t global_kv = model.global_heads ? model.global_heads->n_kv_heads : 0;
    const bool shared = model.global_heads && model.global_heads->keys_are_values;
    lines.part("queries", sums.query,
               layers + width + times(model.n_heads, "heads", model.head_dim, "wide") +
                   (model.attn_gate ? " x 2 (with a gate)" : "") + bias +
                   and_global(global, model.n_heads, "heads"));
    const KeyedLayers keyed = keyed_layers(model);
    const std::int64_t plain = model.global_heads ? keyed.local : keyed.local + keyed.global;
    const bool keep = model.shared_keys && model.shared_keys->keeps_weights;
    const std::string with_keys = layers_of(plain + (keep ? model.shared_keys->layers : 0));
    lines.part("keys", sums.key,
               with_keys + width + times(model.n_kv_heads, "KV heads", model.head_dim, "wide") +
                   bias + and_global(keyed.global, global_kv, "KV heads"));
    lines.part("values", sums.value,
               with_keys + width + times(model.n_kv_heads, "KV heads", model.v_head_dim, "wide") +
                   bias +
                   (shared ? "; the other layers use their keys"
                           : and_global(keyed.global, global_kv, "KV heads")));
  }
  lines.part(
      "attention output", sums.output,
      layers + times(model.n_heads, "heads", value_head_dim(model), "wide") + " x " +
          grouped(model.d_model) + (model.out_bias ? " and a bias" : "") +
          (global == 0 ? ""
                       : ", and " + layers_of(global) +
                             times(model.n_heads, "heads", model.global_heads->head_dim, "wide") +
                             " x " + grouped(model.d_model)));
  lines.part("QK norms", sums.qk_norm, layers + "gains on queries and keys or their latent forms");
  lines.part("attention sinks", sums.sinks, layers + "one logit per head");
  if (model.indexer) {
    lines.part("indexer", sums.indexer,
               layers_of(model.indexer->layers) +
                   times(model.indexer->n_heads, "heads", model.indexer->head_dim, "wide") +
                   ", one key, its norm, and a weight a head");
  }
  if (model.recurrent) explain_recurrent(model, sums, lines);
  lines.part("norms", sums.norms,
             layers_of(model.n_layers) + grouped(model.norms_per_layer) + " norms x " +
                 grouped(model.d_model) + (model.norm_bias ? " x 2 (gain and bias)" : " gains"));
}

void explain_mlps(const Model& model, const LayerBreakdown& sums, Lines& lines) {
  const std::string matrices = model.gated ? "3 matrices x " : "2 matrices x ";
  const std::string width = grouped(model.d_model) + " x ";
  const std::int64_t mixtures = moe_layers(model);
  const std::int64_t sharing = model.shared_keys ? model.shared_keys->layers : 0;
  const std::string wider = model.shared_keys ? ", and " + layers_of(sharing) + matrices + width +
                                                    grouped(model.shared_keys->d_ff)
                                              : "";
  lines.part("MLP", sums.mlp,
             layers_of(dense_mlp_layers(model) - sharing) + matrices + width + grouped(model.d_ff) +
                 (model.mlp_bias ? " and biases" : "") + wider);
  if (model.layer_embedding) {
    lines.part(
        "layer inputs", sums.layer_inputs,
        layers_of(model.n_layers) + "(2 matrices x " + width +
            grouped(model.layer_embedding->width) + " + a norm" +
            (model.streams ? " + " + grouped(model.streams->streams) +
                                 " streams + a product of rank " + grouped(model.streams->low_rank)
                           : std::string()) +
            ")");
  }
  if (!model.moe) return;
  const Moe& moe = *model.moe;
  const std::string layers = layers_of(mixtures);
  lines.part("experts", sums.experts,
             layers + grouped(moe.n_experts) + " experts x " + matrices +
                 (moe.d_latent > 0 ? grouped(moe.d_latent) + " x " : width) +
                 grouped(moe.d_expert) + (moe.expert_bias ? " and biases" : ""));
  lines.part("shared experts", sums.shared_experts,
             layers + matrices + width + grouped(moe.d_shared) +
                 (moe.shared_gate ? " and a gate" : "") +
                 (moe.d_latent > 0
                      ? ", and 2 x " + width + grouped(moe.d_latent) + " to the experts and back"
                      : ""));
  lines.part("router", sums.router,
             layers + width + grouped(moe.n_experts) + " experts" +
                 (moe.router_bias ? " and a bias each" : ""));
}

void explain_parameters(const Model& model, const Parameters& parameters, Lines& lines) {
  lines.heading("Parameters");
  explain_ends(model, parameters, lines);
  explain_attention(model, parameters.layers, lines);
  explain_mlps(model, parameters.layers, lines);
  lines.part("total", parameters.total, "");
  lines.part("active per token", parameters.active,
             model.moe ? "top " + grouped(model.moe->top_k) + " of " +
                             grouped(model.moe->n_experts) + " experts"
                       : "all: there are no experts");
  lines.part("non-embedding", parameters.non_embedding,
             std::string("without token, ") + (model.layer_embedding ? "layer, " : "") +
                 "position and type embeddings and an untied head");
}

std::string keys_and_values(std::int64_t heads, std::int64_t key, std::int64_t value) {
  return grouped(heads) + " KV heads x (" + grouped(key) + " key + " + grouped(value) + " value)";
}

// The product that gives the elements of a token.
std::string cached_by(const Model& model) {
  const KeyedLayers keyed = keyed_layers(model);
  const std::int64_t layers = keyed.local + keyed.global;
  if (model.mla) {
    return layers_of(layers) + "(" + grouped(model.mla->kv_lora_rank) + " latent + " +
           grouped(model.mla->qk_rope_head_dim) + " rotary)" +
           (model.indexer ? ", and " + layers_of(model.indexer->layers) +
                                grouped(model.indexer->head_dim) + " of an indexer's key"
                          : std::string());
  }
  const std::string usual = keys_and_values(model.n_kv_heads, model.head_dim, model.v_head_dim);
  if (!model.global_heads) return layers_of(layers) + usual;
  const GlobalHeads& global = *model.global_heads;
  return layers_of(keyed.local) + usual + ", and " + layers_of(keyed.global) +
         keys_and_values(global.n_kv_heads, global.head_dim, global.head_dim);
}

void explain_cache(const NamedModel& named, const ModelSetup& setup, const Report& report,
                   Lines& lines) {
  const Model& model = named.model;
  lines.heading("KV cache");
  if (model.kind == ModelKind::kEncoder) {
    lines.row("none", "0", "an encoder reads a text whole and writes none");
    return;
  }
  lines.part("elements per token", report.kv_elements_per_token, cached_by(model));
  const std::string format(name_of(setup.cache));
  lines.row("bytes per token", grouped(report.kv_bytes_per_token.value()), "in " + format);
  std::string limit;
  if (model.window) {
    limit = ", " + grouped(keyed_layers(model).local) + " layers keep at most " +
            grouped(model.window->tokens);
  }
  lines.row("one sequence", bytes_in_words(report.kv_bytes_per_sequence.as_double()),
            grouped(*setup.tokens) + " tokens in " + format + limit);
  if (!model.recurrent) return;
  const Recurrent& mixer = *model.recurrent;
  lines.row(
      "state of a sequence", bytes_in_words(report.state_bytes_per_sequence.as_double()),
      layers_of(mixer.layers) + "(" + state_in_words(mixer) + ") in FP32, however long it is");
}

void explain_flops(const ModelSetup& setup, const Report& report, Lines& lines) {
  const Flops& flops = report.forward_per_sequence;
  lines.heading("Forward pass of " + grouped(*setup.tokens) + " tokens, a multiply-add as " +
                grouped(setup.conventions.per_multiply_add) + ", " +
                mask_in_words(setup.conventions.mask));
  lines.part("query, key, value", flops.qkv, "projections");
  lines.part("scores", flops.attention_scores, "queries times keys");
  lines.part("values", flops.attention_values, "scores times values");
  lines.part("attention output", flops.attention_output, "projection");
  lines.part("mixers with a state", flops.recurrent, "projections and convolution");
  lines.part("their state", flops.recurrent_state, "written and read for each token");
  lines.part("MLP", flops.mlp, "dense layers");
  lines.part("experts", flops.experts, "those each token uses");
  lines.part("shared experts", flops.shared_experts, "every token uses them");
  lines.part("router", flops.router, "");
  lines.part("embedding projections", flops.embedding_projections, "");
  lines.part("pooler", flops.pooler, "first token only");
  lines.part("logits", flops.logits, "product with the head");
  if (!setup.conventions.logits) lines.row("logits", "left out", "as --no-logits asks");
  lines.part("forward", flops.total, "");
  lines.part("training", flops.total * 3, "3 x forward: backward costs two");
  lines.part("with full recompute", flops.total * 4, "4 x forward");
  const std::string n = " x tokens x " + n_in_words(report.n, setup.embeddings_in_n);
  lines.part("rule of thumb 2P", report.n * 2 * *setup.tokens, "forward: 2" + n);
  lines.part("rule of thumb 6ND", report.n * 6 * *setup.tokens, "training: 6" + n);
  lines.part("one more token", report.forward_per_token.total,
             "forward, attending to " + grouped(*setup.tokens) + " tokens");
}

void explain_memory(const ModelSetup& setup, const Report& report, Lines& lines) {
  lines.heading("Memory");
  lines.row("weights", bytes_in_words(report.weight_bytes.as_double()),
            "in " + std::string(name_of(setup.weights)));
  lines.row("mixed-precision Adam", bytes_in_words(report.mixed_adam.total.as_double()),
            "16 bytes a parameter: 2 weights, 2 gradients, 12 master copy and moments");
  lines.row(
      "activations", bytes_in_words(report.activation_bytes.as_double()),
      "of one sequence with FlashAttention, nothing recomputed (tmw memory has the variants)");
}

}  // namespace

std::string explain_model(const NamedModel& named, const ModelPlan& plan) {
  Lines lines;
  explain_parameters(named.model, plan.report.parameters, lines);
  explain_cache(named, plan.setup, plan.report, lines);
  explain_flops(plan.setup, plan.report, lines);
  explain_memory(plan.setup, plan.report, lines);
  return named.name + "\n\n" + lines.text() + notes_in_lines(named.notes);
}

}  // namespace tmw::plan
