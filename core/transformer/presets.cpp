#include "core/transformer/presets.h"

#include <algorithm>

#include "core/json/read_toml.h"
#include "core/text/characters.h"
#include "core/transformer/description.h"

namespace tmw::transformer {
namespace {

// Appends one preset, or returns the sentence that says what is wrong with it.
std::string add_model(const Json& table, std::vector<ModelPreset>& presets) {
  ModelPreset preset;
  preset.id = text_in(table, "id");
  preset.name = text_in(table, "name");
  preset.source = text_in(table, "source");
  preset.why = text_in(table, "why");
  preset.published = whole_in(table, "published");
  preset.exact = flag_in(table, "exact", true);
  preset.context_tokens = whole_in(table, "context");
  const auto aliases = table.find("aliases");
  if (aliases != table.end() && aliases->is_array()) {
    for (const Json& alias : *aliases) {
      if (alias.is_string()) preset.aliases.push_back(alias.get<std::string>());
    }
  }
  if (preset.id.empty()) return "A [[model]] has no \"id\": give it one.";
  if (preset.source.empty()) return "The model \"" + preset.id + "\" has no \"source\".";
  const auto config = table.find("config");
  if (config == table.end()) return "The model \"" + preset.id + "\" has no [model.config] table.";
  if (!config->is_object()) return "The model \"" + preset.id + "\": its config is no table.";
  ReadModel read = read_description(*config, "");
  if (!read.model) return "The model \"" + preset.id + "\": " + read.error;
  preset.model = *read.model;
  presets.push_back(std::move(preset));
  return {};
}

std::string add_hardware(const Json& table, std::vector<HardwarePreset>& presets) {
  HardwarePreset preset;
  preset.id = text_in(table, "id");
  preset.name = text_in(table, "name");
  preset.source = text_in(table, "source");
  preset.hardware.flops_per_second = number_in(table, "tflops") * 1e12;
  preset.hardware.memory_bytes = number_in(table, "memory_gb") * 1e9;
  preset.hardware.bytes_per_second = number_in(table, "bandwidth_tb_s") * 1e12;
  preset.link = text_in(table, "link");
  const auto peak = [&](std::string_view key) { return number_in(table, key) * 1e12; };
  preset.hardware.tf32_flops_per_second = peak("tf32");
  preset.hardware.fp8_flops_per_second = peak("fp8");
  preset.hardware.int8_ops_per_second = peak("int8");
  preset.hardware.fp4_flops_per_second = peak("fp4");
  preset.hardware.visible_bytes = number_in(table, "memory_mib") * (1 << 20);
  preset.hardware.link_bytes_per_second = number_in(table, "link_gb_s") * 1e9;
  preset.hardware.has_bf16 = flag_in(table, "bf16", true);
  if (preset.id.empty()) return "A [[hardware]] has no \"id\": give it one.";
  if (preset.source.empty()) return "The hardware \"" + preset.id + "\" has no \"source\".";
  if (preset.hardware.memory_bytes <= 0 || preset.hardware.bytes_per_second <= 0) {
    return "The hardware \"" + preset.id + "\" needs \"memory_gb\" and \"bandwidth_tb_s\".";
  }
  presets.push_back(std::move(preset));
  return {};
}

template <typename Preset>
PresetList<Preset> read_presets(std::string_view text, const char* kind,
                                std::string (*add)(const Json&, std::vector<Preset>&)) {
  PresetList<Preset> list;
  const ReadToml read = read_toml(text);
  if (!read.error.empty()) {
    list.error = "The file is not valid TOML: " + read.error + ".";
    return list;
  }
  const auto entries = read.root.find(kind);
  if (entries == read.root.end() || !entries->is_array()) {
    list.error = "The file has no [[" + std::string(kind) + "]] entries.";
    return list;
  }
  for (const Json& entry : *entries) {
    if (!list.error.empty()) break;
    if (entry.is_object()) list.error = add(entry, list.presets);
  }
  return list;
}

}  // namespace

PresetList<ModelPreset> read_model_presets(std::string_view toml_text) {
  return read_presets<ModelPreset>(toml_text, "model", add_model);
}

PresetList<HardwarePreset> read_hardware_presets(std::string_view toml_text) {
  return read_presets<HardwarePreset>(toml_text, "hardware", add_hardware);
}

const PresetList<ModelPreset>& shipped_models() {
  static const PresetList<ModelPreset> kList = read_model_presets(shipped_models_toml());
  return kList;
}

const PresetList<HardwarePreset>& shipped_hardware() {
  static const PresetList<HardwarePreset> kList = read_hardware_presets(shipped_hardware_toml());
  return kList;
}

const ModelPreset* find_preset(const std::vector<ModelPreset>& presets, std::string_view id) {
  const std::string wanted = lowered(id);
  for (const ModelPreset& preset : presets) {
    const auto& aliases = preset.aliases;
    const bool alias = std::find(aliases.begin(), aliases.end(), wanted) != aliases.end();
    if (preset.id == wanted || alias) return &preset;
  }
  return nullptr;
}

const HardwarePreset* find_preset(const std::vector<HardwarePreset>& presets, std::string_view id) {
  const std::string wanted = lowered(id);
  for (const HardwarePreset& preset : presets) {
    if (preset.id == wanted) return &preset;
  }
  return nullptr;
}

}  // namespace tmw::transformer
