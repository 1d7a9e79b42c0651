#include <cstdio>
#include <utility>
#include <vector>

#include "core/cli/appendices.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "core/units/print.h"

namespace tmw {
namespace {

using namespace transformer;

std::string count_words(Count count) {
  const double value = static_cast<double>(count.value());
  char text[32];
  const bool billions = value >= 1e9;
  std::snprintf(text, sizeof text, "%.4g", value / (billions ? 1e9 : 1e6));
  return std::string(text) + (billions ? "B" : "M");
}

std::string grouped(std::int64_t count) { return print_number(static_cast<double>(count)); }

std::string row_of(const std::string& name, const std::vector<std::string>& cells) {
  std::string row = "| " + linked_source(name);
  for (const std::string& cell : cells) row += " | " + cell;
  return row + " |\n";
}

std::string model_row(const ModelPreset& preset) {
  const Model& model = preset.model;
  std::string parameters = count_words(total_parameters(model));
  if (model.moe) parameters += " (" + count_words(active_parameters(model)) + ")";
  const double kib =
      static_cast<double>(kv_cache_bytes_per_token(model, Precision::kBf16).value()) / 1024.0;
  return row_of(preset.name, {parameters, grouped(model.vocab), print_number(kib)});
}

// In few columns, which a phone shows side by side. Latent attention keeps one vector for all
// heads.
std::string shape_row(const ModelPreset& preset) {
  const Model& model = preset.model;
  const std::string kept = model.mla ? "1" : std::to_string(model.n_kv_heads);
  const std::string inner =
      model.moe ? std::to_string(model.moe->n_experts) + " × " + grouped(model.moe->d_expert)
                : grouped(model.d_ff);
  return row_of(preset.name, {std::to_string(model.n_layers) + " × " + grouped(model.d_model),
                              std::to_string(model.n_heads) + ",\u00A0" + kept + " × " +
                                  std::to_string(score_head_dim(model)),
                              inner});
}

std::string figure(double value) { return value == 0.0 ? "–" : print_number(value); }

std::string card_row(const HardwarePreset& preset) {
  const Hardware& card = preset.hardware;
  const double ridge =
      card.bytes_per_second == 0.0 ? 0.0 : card.flops_per_second / card.bytes_per_second;
  char ridge_words[32];
  std::snprintf(ridge_words, sizeof ridge_words, "%.0f", ridge);
  return "| " + linked_source(preset.name) + " | " + figure(card.flops_per_second / 1e12) + " | " +
         figure(card.memory_bytes / 1e9) + " | " + figure(card.bytes_per_second / 1e12) + " | " +
         (ridge == 0.0 ? "–" : ridge_words) + " |\n";
}

template <typename Preset>
std::string source_items(const std::vector<Preset>& presets) {
  std::string items;
  for (const Preset& preset : presets)
    items += "- **" + linked_source(preset.name) + ".** " + linked_source(preset.source) + "\n";
  return items;
}

}  // namespace

std::string models_markdown(std::string_view words) {
  std::string models;
  std::string shapes;
  for (const ModelPreset& preset : shipped_models().presets) {
    models += model_row(preset);
    shapes += shape_row(preset);
  }
  std::string cards;
  for (const HardwarePreset& preset : shipped_hardware().presets) cards += card_row(preset);
  std::string text = with_lines(std::string(words), "models", models);
  text = with_lines(std::move(text), "shapes", shapes);
  text = with_lines(std::move(text), "cards", cards);
  text = with_lines(std::move(text), "model-sources", source_items(shipped_models().presets));
  return with_lines(std::move(text), "card-sources", source_items(shipped_hardware().presets));
}

}  // namespace tmw
