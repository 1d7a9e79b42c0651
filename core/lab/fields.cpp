// The tables. A part of what a model may lack (a mixture, a window) is that of a new one where it
// is absent, and setting it makes the model have one.
#include "core/lab/fields.h"

#include <optional>
#include <utility>

#include "core/lab/number_texts.h"
#include "core/plan/words.h"

namespace tmw::lab {
namespace {

using namespace transformer;

std::string text_of(std::int64_t value) { return std::to_string(value); }
std::string text_of(bool value) { return value ? "1" : "0"; }
std::string text_of(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : std::string("none");
}

bool read_into(std::int64_t& value, std::string_view text) {
  const std::optional<std::int64_t> read = whole_from(text);
  if (read) value = *read;
  return read.has_value();
}
bool read_into(bool& value, std::string_view text) {
  if (text != "0" && text != "1") return false;
  value = text == "1";
  return true;
}
bool read_into(std::optional<std::int64_t>& value, std::string_view text) {
  if (text == "none") {
    value.reset();
    return true;
  }
  std::int64_t read = 0;
  if (!read_into(read, text)) return false;
  value = read;
  return true;
}

template <class Enum>
struct Word {
  Enum value;
  std::string_view word;
};
constexpr Word<ModelKind> kModelKinds[] = {{ModelKind::kDecoder, "decoder"},
                                           {ModelKind::kEncoder, "encoder"}};
constexpr Word<NormKind> kNorms[] = {{NormKind::kNone, "none"},
                                     {NormKind::kLayerNorm, "layernorm"},
                                     {NormKind::kRmsNorm, "rmsnorm"}};
constexpr Word<QkNorm> kQkNorms[] = {
    {QkNorm::kNone, "none"}, {QkNorm::kPerHead, "head"}, {QkNorm::kFull, "full"}};
constexpr Word<PositionKind> kPositions[] = {{PositionKind::kNone, "none"},
                                             {PositionKind::kLearned, "learned"},
                                             {PositionKind::kSinusoidal, "sinusoidal"},
                                             {PositionKind::kRotary, "rotary"},
                                             {PositionKind::kAlibi, "alibi"}};
constexpr Word<RecurrentKind> kRecurrents[] = {{RecurrentKind::kMamba, "mamba"},
                                               {RecurrentKind::kMamba2, "mamba2"},
                                               {RecurrentKind::kGatedDelta, "gated-delta"},
                                               {RecurrentKind::kKimiDelta, "kimi-delta"},
                                               {RecurrentKind::kShortConv, "short-conv"},
                                               {RecurrentKind::kLightning, "lightning"}};

template <const auto& kWords, class Enum>
std::string word_of(Enum value) {
  for (const auto& one : kWords) {
    if (one.value == value) return std::string(one.word);
  }
  return {};
}
template <const auto& kWords, class Enum>
bool read_word(Enum& value, std::string_view text) {
  for (const auto& one : kWords) {
    if (one.word != text) continue;
    value = one.value;
    return true;
  }
  return false;
}

template <auto kField>
constexpr ModelPart own(std::string_view name, std::string_view what = {},
                        std::string_view unit = {}) {
  return {name, what, unit, [](const Model& model) { return text_of(model.*kField); },
          [](Model& model, std::string_view text) { return read_into(model.*kField, text); }};
}

template <auto kField>
constexpr ModelPart yes_no(std::string_view name, std::string_view what) {
  ModelPart part = own<kField>(name, what);
  part.is_flag = true;
  return part;
}

template <auto kField, const auto& kWords>
constexpr ModelPart own_word(std::string_view name) {
  return {
      name,
      {},
      {},
      [](const Model& model) { return word_of<kWords>(model.*kField); },
      [](Model& model, std::string_view text) { return read_word<kWords>(model.*kField, text); }};
}

template <class Inner>
const Inner& present(const std::optional<Inner>& inner) {
  static const Inner kNew;
  return inner ? *inner : kNew;
}

// A part of what a model may lack.
template <auto kOwner, auto kField>
constexpr ModelPart inner(std::string_view name, std::string_view what = {},
                          std::string_view unit = {}) {
  return {name, what, unit,
          [](const Model& model) { return text_of(present(model.*kOwner).*kField); },
          [](Model& model, std::string_view text) {
            auto changed = present(model.*kOwner);
            if (!read_into(changed.*kField, text)) return false;
            model.*kOwner = changed;
            return true;
          }};
}

template <auto kOwner, auto kField, const auto& kWords>
constexpr ModelPart inner_word(std::string_view name) {
  return {name,
          {},
          {},
          [](const Model& model) { return word_of<kWords>(present(model.*kOwner).*kField); },
          [](Model& model, std::string_view text) {
            auto changed = present(model.*kOwner);
            if (!read_word<kWords>(changed.*kField, text)) return false;
            model.*kOwner = changed;
            return true;
          }};
}

constexpr auto kMla = &Model::mla;
constexpr auto kMoe = &Model::moe;
constexpr auto kWindow = &Model::window;
constexpr auto kGlobal = &Model::global_heads;
constexpr auto kRecurrent = &Model::recurrent;
constexpr auto kShared = &Model::shared_keys;
constexpr auto kTable = &Model::layer_embedding;
constexpr auto kIndexer = &Model::indexer;
constexpr auto kStreams = &Model::streams;
constexpr auto kLone = &Model::lone;

constexpr ModelPart kModelParts[] = {
    own<&Model::n_layers>("layers", "Layers"),
    own<&Model::d_model>("width", "Width (d_model)"),
    own<&Model::n_heads>("heads", "Query heads"),
    own<&Model::n_kv_heads>("kv-heads", "KV heads"),
    own<&Model::head_dim>("head-dim", "Width of a head"),
    own<&Model::v_head_dim>("v-head-dim"),
    own<&Model::d_ff>("d-ff", "Width of the MLP (d_ff)"),
    own<&Model::vocab>("vocab", "Vocabulary", "tokens"),
    inner<kMoe, &Moe::n_experts>("moe.experts", "Experts of a layer"),
    inner<kMoe, &Moe::top_k>("moe.top-k", "Experts for a token"),
    inner<kMoe, &Moe::d_expert>("moe.d-expert", "Width of an expert"),
    inner<kWindow, &SlidingWindow::tokens>("window.tokens", "Window", "tokens"),
    own_word<&Model::kind, kModelKinds>("kind"),
    yes_no<&Model::gated>("gated", "MLP with a gate"),
    own<&Model::embed_dim>("embed-dim"),
    yes_no<&Model::tied>("tied", "Head shares the embedding"),
    own<&Model::has_head>("head"),
    own<&Model::lm_head_bias>("head-bias"),
    own<&Model::score_outputs>("score-outputs"),
    own<&Model::score_bias>("score-bias"),
    own<&Model::score_hidden>("score-hidden"),
    own_word<&Model::positions, kPositions>("positions"),
    own<&Model::learned_positions>("learned-positions", "Learned positions"),
    own<&Model::relative_bias>("relative-bias"),
    own<&Model::type_vocab>("type-vocab"),
    own_word<&Model::norm, kNorms>("norm"),
    own<&Model::norm_bias>("norm-bias"),
    own<&Model::norms_per_layer>("norms-per-layer"),
    own<&Model::embedding_norm>("embedding-norm"),
    own<&Model::final_norm>("final-norm"),
    own<&Model::qkv_bias>("qkv-bias"),
    own<&Model::out_bias>("out-bias"),
    own<&Model::mlp_bias>("mlp-bias"),
    own<&Model::mlp_scalars>("mlp-scalars"),
    own_word<&Model::qk_norm, kQkNorms>("qk-norm"),
    own<&Model::qk_norm_bias>("qk-norm-bias"),
    own<&Model::attn_sinks>("sinks"),
    own<&Model::attn_gate>("attention-gate"),
    own<&Model::pooler>("pooler"),
    inner<kMla, &Mla::q_lora_rank>("mla.q-rank", "Rank of the queries (MLA)"),
    inner<kMla, &Mla::kv_lora_rank>("mla.kv-rank", "Rank of keys and values (MLA)"),
    inner<kMla, &Mla::qk_nope_head_dim>("mla.nope", "Width of a head without positions"),
    inner<kMla, &Mla::qk_rope_head_dim>("mla.rope", "Width of a head with positions"),
    inner<kMla, &Mla::v_head_dim>("mla.v", "Width of a head's values"),
    inner<kMoe, &Moe::n_shared>("moe.shared"),
    inner<kMoe, &Moe::d_shared>("moe.d-shared", "Width of shared experts, together"),
    inner<kMoe, &Moe::shared_gate>("moe.shared-gate"),
    inner<kMoe, &Moe::first_dense>("moe.first-dense", "First layers without experts"),
    inner<kMoe, &Moe::every>("moe.every"),
    inner<kMoe, &Moe::phase>("moe.phase"),
    inner<kMoe, &Moe::also_dense>("moe.also-dense"),
    inner<kMoe, &Moe::router_bias>("moe.router-bias"),
    inner<kMoe, &Moe::expert_bias>("moe.expert-bias"),
    inner<kMoe, &Moe::d_latent>("moe.d-latent"),
    inner<kWindow, &SlidingWindow::global_layers>("window.global-layers",
                                                  "Layers without the window"),
    inner<kGlobal, &GlobalHeads::n_kv_heads>("global.kv-heads", "KV heads without the window"),
    inner<kGlobal, &GlobalHeads::head_dim>("global.head-dim", "Width of a head without the window"),
    inner<kGlobal, &GlobalHeads::keys_are_values>("global.keys-are-values"),
    inner<kShared, &SharedKeys::layers>("shared-keys.layers", "Layers with keys of earlier ones"),
    inner<kShared, &SharedKeys::global_layers>("shared-keys.global-layers"),
    inner<kShared, &SharedKeys::d_ff>("shared-keys.d-ff", "Width of the MLP in those"),
    inner<kShared, &SharedKeys::keeps_weights>("shared-keys.keeps"),
    inner<kTable, &LayerEmbedding::vocab>("layer-embedding.vocab",
                                          "Vocabulary of the layers' table", "tokens"),
    inner<kTable, &LayerEmbedding::width>("layer-embedding.width", "Width of the layers' table"),
    inner<kIndexer, &Indexer::layers>("indexer.layers"),
    inner<kIndexer, &Indexer::n_heads>("indexer.heads", "Heads that choose tokens"),
    inner<kIndexer, &Indexer::head_dim>("indexer.head-dim", "Width of such a head"),
    inner<kIndexer, &Indexer::top_k>("indexer.top-k", "Tokens attended to", "tokens"),
    inner<kStreams, &Streams::streams>("streams.streams", "Residual streams"),
    inner<kStreams, &Streams::low_rank>("streams.low-rank", "Rank beside attention"),
    inner<kLone, &LoneLayers::states>("lone.states"),
    inner<kLone, &LoneLayers::attention>("lone.attention", "Layers of attention alone"),
    inner<kLone, &LoneLayers::dense>("lone.dense", "Layers of an MLP alone"),
    inner<kLone, &LoneLayers::mixtures>("lone.mixtures", "Layers of experts alone"),
    inner_word<kRecurrent, &Recurrent::kind, kRecurrents>("state.kind"),
    inner<kRecurrent, &Recurrent::layers>("state.layers", "Layers with a state"),
    inner<kRecurrent, &Recurrent::beside_attention>("state.beside"),
    inner<kRecurrent, &Recurrent::layers_with_experts>("state.with-experts"),
    inner<kRecurrent, &Recurrent::d_inner>("state.d-inner", "Width through the state"),
    inner<kRecurrent, &Recurrent::d_state>("state.d-state", "Numbers of state for each"),
    inner<kRecurrent, &Recurrent::n_heads>("state.heads", "Heads of the state"),
    inner<kRecurrent, &Recurrent::n_groups>("state.groups", "Groups of the state"),
    inner<kRecurrent, &Recurrent::conv>("state.conv"),
    inner<kRecurrent, &Recurrent::dt_rank>("state.dt-rank"),
    inner<kRecurrent, &Recurrent::conv_bias>("state.conv-bias"),
    inner<kRecurrent, &Recurrent::in_bias>("state.in-bias"),
    inner<kRecurrent, &Recurrent::out_bias>("state.out-bias"),
    inner<kRecurrent, &Recurrent::norm>("state.norm"),
};

constexpr double kTera = 1e12;
constexpr double kGiga = 1e9;

// A number whose unit is `kScale` base units: a TFLOP/s is 10^12 FLOP/s.
template <double Hardware::*kField, const double& kScale>
constexpr CardPart scaled(std::string_view name, std::string_view what, std::string_view unit) {
  return {name, what, unit,
          [](const Hardware& card) { return plan::number_text(card.*kField / kScale); },
          [](Hardware& card, std::string_view text) {
            const std::optional<double> read = number_from(text);
            if (read) card.*kField = *read * kScale;
            return read.has_value();
          }};
}

// One that a card may lack, or its source leave out.
template <double Hardware::*kField, const double& kScale>
constexpr CardPart scaled_or_none(std::string_view name, std::string_view what,
                                  std::string_view unit) {
  CardPart part = scaled<kField, kScale>(name, what, unit);
  part.or_none = true;
  part.set = [](Hardware& card, std::string_view text) {
    const std::optional<double> read =
        text == "none" || text == kNotGiven ? 0.0 : number_from(text);
    if (read) card.*kField = *read * kScale;
    return read.has_value();
  };
  return part;
}

constexpr CardPart bf16_part() {
  return {"bf16",
          {},
          {},
          [](const Hardware& card) { return text_of(card.has_bf16); },
          [](Hardware& card, std::string_view text) { return read_into(card.has_bf16, text); }};
}

constexpr CardPart kCardParts[] = {
    scaled<&Hardware::memory_bytes, kGiga>("gb", "Memory", "GB"),
    scaled<&Hardware::bytes_per_second, kTera>("tb-s", "Bandwidth of the memory", "TB/s"),
    scaled<&Hardware::flops_per_second, kTera>("tflops", "Peak rate in 16 bits, dense", "TFLOP/s"),
    scaled_or_none<&Hardware::fp8_flops_per_second, kTera>("fp8", "Peak rate in FP8", "TFLOP/s"),
    scaled_or_none<&Hardware::int8_ops_per_second, kTera>("int8", "Peak rate in INT8", "TOP/s"),
    scaled_or_none<&Hardware::fp4_flops_per_second, kTera>("fp4", "Peak rate in FP4", "TFLOP/s"),
    scaled_or_none<&Hardware::tf32_flops_per_second, kTera>("tf32", "Peak rate in TF32", "TFLOP/s"),
    scaled_or_none<&Hardware::link_bytes_per_second, kGiga>(
        "link", "Links to other cards, one direction", "GB/s"),
    scaled_or_none<&Hardware::visible_bytes, kGiga>("visible", {}, "GB"),
    bf16_part(),
};

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

std::span<const ModelPart> model_parts() { return kModelParts; }

std::span<const CardPart> card_parts() { return kCardParts; }

bool is_shown(const ModelPart& part, const Model& model) {
  if (part.what.empty()) return false;
  if (begins_with(part.name, "moe.")) return model.moe.has_value();
  if (begins_with(part.name, "window.")) return model.window.has_value();
  if (begins_with(part.name, "mla.")) return model.mla.has_value();
  if (begins_with(part.name, "global.")) return model.global_heads.has_value();
  if (begins_with(part.name, "shared-keys.")) return model.shared_keys.has_value();
  if (begins_with(part.name, "indexer.")) return model.indexer.has_value();
  if (begins_with(part.name, "streams.")) return model.streams.has_value();
  if (begins_with(part.name, "lone.")) return model.lone.has_value();
  if (begins_with(part.name, "layer-embedding.")) return model.layer_embedding.has_value();
  if (begins_with(part.name, "state.")) return model.recurrent.has_value();
  if (part.name == "learned-positions") return model.positions == PositionKind::kLearned;
  if (part.name == "kv-heads" || part.name == "head-dim") return !model.mla.has_value();
  return true;
}

}  // namespace tmw::lab
