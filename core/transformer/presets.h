// Model and hardware presets: data files read into plain structs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

struct ModelPreset {
  std::string id;
  std::vector<std::string> aliases;
  std::string name;
  std::string source;
  std::string why;  // why the published count differs from ours, where it does
  std::int64_t published = 0;
  bool exact = true;                // false: the published figure is rounded
  std::int64_t context_tokens = 0;  // the longest that its makers name; 0: not known
  Model model;
};

struct HardwarePreset {
  std::string id;
  std::string name;
  std::string source;
  std::string link;  // how it reaches other cards: "NVLink 4"; may be empty
  Hardware hardware;
};

template <typename Preset>
struct PresetList {
  std::vector<Preset> presets;
  std::string error;  // a sentence, when the text is no good; the presets before it are kept
};

// Read the text of assets/models.toml or assets/hardware.toml.
[[nodiscard]] PresetList<ModelPreset> read_model_presets(std::string_view toml_text);
[[nodiscard]] PresetList<HardwarePreset> read_hardware_presets(std::string_view toml_text);

// The presets of this build: read at the first call, never changed after it, and without an error
// (tests/core/transformer holds that).
[[nodiscard]] const PresetList<ModelPreset>& shipped_models();
[[nodiscard]] const PresetList<HardwarePreset>& shipped_hardware();

// The files behind them, embedded at compile time.
[[nodiscard]] std::string_view shipped_models_toml();
[[nodiscard]] std::string_view shipped_hardware_toml();

// The preset of that id or alias (any case), or null. The list must outlive the pointer.
[[nodiscard]] const ModelPreset* find_preset(const std::vector<ModelPreset>& presets,
                                             std::string_view id);
[[nodiscard]] const HardwarePreset* find_preset(const std::vector<HardwarePreset>& presets,
                                                std::string_view id);

}  // namespace tmw::transformer
