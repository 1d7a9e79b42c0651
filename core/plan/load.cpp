#include "core/plan/load.h"

#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"

namespace tmw::plan {
namespace {

using namespace transformer;

template <class Preset>
std::string ids_of(const std::vector<Preset>& presets) {
  std::string ids;
  for (const Preset& preset : presets) ids += ids.empty() ? preset.id : ", " + preset.id;
  return ids;
}

}  // namespace

Found<NamedModel> load_model(const std::string& name, ReadText read) {
  const std::vector<ModelPreset>& presets = shipped_models().presets;
  if (const ModelPreset* preset = find_preset(presets, name)) {
    return {NamedModel{preset->model, preset->name, {}, preset->context_tokens}, ""};
  }
  const std::optional<std::string> text = read(name);
  if (!text) {
    return {std::nullopt,
            "\"" + name + "\" is neither a preset nor a model file that can be read. Presets: " +
                ids_of(presets) + "."};
  }
  const ReadModel model = read_model(*text);
  if (!model.model) return {std::nullopt, model.error};
  const std::string own = *text == name ? "the model described" : name;  // a text is no name
  return {NamedModel{*model.model, model.name.empty() ? own : model.name, model.notes,
                     model.context_tokens},
          ""};
}

Found<NamedHardware> load_hardware(const std::string& name) {
  const std::vector<HardwarePreset>& presets = shipped_hardware().presets;
  const HardwarePreset* preset = find_preset(presets, name);
  if (preset == nullptr) {
    return {std::nullopt, "\"" + name + "\" is no known card. Known are: " + ids_of(presets) + "."};
  }
  if (preset->hardware.flops_per_second <= 0) {
    return {std::nullopt, preset->name + " has no published BF16 rate: choose another card."};
  }
  return {NamedHardware{preset->hardware, preset->name}, ""};
}

}  // namespace tmw::plan
