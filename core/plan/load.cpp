#include "core/plan/load.h"

#include <algorithm>

#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"

namespace tmw::plan {
namespace {

std::string preset_names() {
  std::string names;
  for (const auto& preset :
       transformer::read_model_presets(transformer::shipped_models_toml()).presets) {
    names += names.empty() ? preset.id : ", " + preset.id;
  }
  return names;
}

}  // namespace

std::optional<NamedModel> load_model(std::size_t index, ReadText read, PlanOptions& options) {
  if (!options.error().empty()) return std::nullopt;
  const std::string& name = options.names()[index];
  const auto list = transformer::read_model_presets(transformer::shipped_models_toml());
  if (const auto* preset = transformer::find_preset(list.presets, name)) {
    return NamedModel{preset->model, preset->name};
  }
  const std::optional<std::string> text = read(name);
  if (!text) {
    options.fail("\"" + name +
                 "\" is neither a preset nor a model file that can be read. Presets: " +
                 preset_names() + ".");
    return std::nullopt;
  }
  const transformer::ReadModel model = transformer::read_model(*text);
  if (!model.model) {
    options.fail(model.error);
    return std::nullopt;
  }
  const std::string own = *text == name ? "the model described" : name;  // a text is no name
  return NamedModel{*model.model, model.name.empty() ? own : model.name};
}

std::int64_t tokens_within_positions(const PlanOptions& options, std::string_view option,
                                     std::int64_t tokens, const transformer::Model& model) {
  if (options.gave(option) || model.learned_positions == 0) return tokens;
  return std::min(tokens, model.learned_positions);
}

std::optional<NamedHardware> load_hardware(std::size_t index, PlanOptions& options) {
  if (!options.error().empty()) return std::nullopt;
  const std::string& name = options.names()[index];
  const auto list = transformer::read_hardware_presets(transformer::shipped_hardware_toml());
  const auto* preset = transformer::find_preset(list.presets, name);
  if (preset != nullptr && preset->hardware.flops_per_second > 0) {
    return NamedHardware{preset->hardware, preset->name};
  }
  if (preset != nullptr) {
    options.fail(preset->name + " has no published BF16 rate: choose another card.");
    return std::nullopt;
  }
  std::string names;
  for (const auto& known : list.presets) names += names.empty() ? known.id : ", " + known.id;
  options.fail("\"" + name + "\" is no known card. Known are: " + names + ".");
  return std::nullopt;
}

}  // namespace tmw::plan
