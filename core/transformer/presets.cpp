#include "core/transformer/presets.h"

#include <toml++/toml.h>

#include <algorithm>

#include "core/text/characters.h"
#include "core/transformer/description.h"

namespace tmw::transformer {
namespace {

// A TOML value as the value that the reader of descriptions takes.
Json value_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    Json object = Json::object();
    for (const auto& [key, value] : *table) object[std::string(key.str())] = value_of(value);
    return object;
  }
  if (const toml::array* array = node.as_array()) {
    Json list = Json::array();
    for (const toml::node& value : *array) list.push_back(value_of(value));
    return list;
  }
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  return node.value_or(std::string());
}

std::string text_of(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

// Appends one preset, or returns the sentence that says what is wrong with it.
std::string add_model(const toml::table& table, std::vector<ModelPreset>& presets) {
  ModelPreset preset;
  preset.id = text_of(table, "id");
  preset.name = text_of(table, "name");
  preset.source = text_of(table, "source");
  preset.why = text_of(table, "why");
  preset.published = table["published"].value_or(std::int64_t{0});
  preset.exact = table["exact"].value_or(true);
  preset.context_tokens = table["context"].value_or(std::int64_t{0});
  if (const toml::array* aliases = table["aliases"].as_array()) {
    for (const toml::node& alias : *aliases)
      preset.aliases.push_back(alias.value_or(std::string()));
  }
  if (preset.id.empty()) return "A [[model]] has no \"id\": give it one.";
  if (preset.source.empty()) return "The model \"" + preset.id + "\" has no \"source\".";
  const toml::node* config = table.get("config");
  if (config == nullptr) return "The model \"" + preset.id + "\" has no [model.config] table.";
  const Json description = value_of(*config);
  if (!description.is_object()) return "The model \"" + preset.id + "\": its config is no table.";
  ReadModel read = read_description(description, "");
  if (!read.model) return "The model \"" + preset.id + "\": " + read.error;
  preset.model = *read.model;
  presets.push_back(std::move(preset));
  return {};
}

std::string add_hardware(const toml::table& table, std::vector<HardwarePreset>& presets) {
  HardwarePreset preset;
  preset.id = text_of(table, "id");
  preset.name = text_of(table, "name");
  preset.source = text_of(table, "source");
  preset.hardware.flops_per_second = table["tflops"].value_or(0.0) * 1e12;
  preset.hardware.memory_bytes = table["memory_gb"].value_or(0.0) * 1e9;
  preset.hardware.bytes_per_second = table["bandwidth_tb_s"].value_or(0.0) * 1e12;
  preset.link = text_of(table, "link");
  const auto peak = [&](std::string_view key) { return table[key].value_or(0.0) * 1e12; };
  preset.hardware.tf32_flops_per_second = peak("tf32");
  preset.hardware.fp8_flops_per_second = peak("fp8");
  preset.hardware.int8_ops_per_second = peak("int8");
  preset.hardware.fp4_flops_per_second = peak("fp4");
  preset.hardware.visible_bytes = table["memory_mib"].value_or(0.0) * (1 << 20);
  preset.hardware.link_bytes_per_second = table["link_gb_s"].value_or(0.0) * 1e9;
  preset.hardware.has_bf16 = table["bf16"].value_or(true);
  if (preset.id.empty()) return "A [[hardware]] has no \"id\": give it one.";
  if (preset.source.empty()) return "The hardware \"" + preset.id + "\" has no \"source\".";
  if (preset.hardware.memory_bytes <= 0 || preset.hardware.bytes_per_second <= 0) {
    return "The hardware \"" + preset.id + "\" needs \"memory_gb\" and \"bandwidth_tb_s\".";
  }
  presets.push_back(std::move(preset));
  return {};
}

template <typename Preset>
PresetList<Preset> read_presets(std::string_view text, std::string_view kind,
                                std::string (*add)(const toml::table&, std::vector<Preset>&)) {
  PresetList<Preset> list;
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    list.error = "The file is not valid TOML: " + std::string(parsed.error().description()) + ".";
    return list;
  }
  const toml::array* entries = parsed.table()[kind].as_array();
  if (entries == nullptr) {
    list.error = "The file has no [[" + std::string(kind) + "]] entries.";
    return list;
  }
  for (const toml::node& entry : *entries) {
    if (!list.error.empty()) break;
    if (const toml::table* table = entry.as_table()) list.error = add(*table, list.presets);
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
