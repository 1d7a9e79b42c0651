#include "core/cli/accuracy_table.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/cli/accuracy_measured.h"
#include "core/plan/words.h"
#include "core/transformer/config_reader.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"

namespace tmw::cli {
namespace {

using namespace transformer;
using plan::grouped;
using plan::number_text;

constexpr const char* kIntroduction =
    R"(# How exact the calculation core is

Made by `tmw model --accuracy tests/golden/models_hugging_face.json tests/golden/measured.json >
docs/accuracy.md`; do not edit by hand. The sources of each count are in `assets/models.toml`,
`tests/golden/models.json` and, for the second table, `tests/golden/models_hugging_face.json`. What
was measured stands below the counts.

"Published" is the count the makers or the model's weight files state, "Ours" the count of
`core/transformer`. A published figure marked with ~ is rounded by its makers, so only the leading
digits can be compared. The last column is the KV cache: elements kept for each token.

)";

// Whether the published figure is ours, rounded to the digits it was printed with.
std::string difference_text(const ModelPreset& preset, std::int64_t ours) {
  const std::int64_t difference = preset.published - ours;
  if (difference == 0) return "0";
  if (preset.exact) return (difference > 0 ? "+" : "") + grouped(difference);
  const double share = 100.0 * static_cast<double>(difference) / static_cast<double>(ours);
  return number_text(share, 2) + " % (rounded)";
}

std::string why_text(const ModelPreset& preset, std::int64_t ours) {
  if (preset.published == ours) return "equal";
  if (!preset.why.empty()) {
    const std::size_t explained = preset.why.find("explained: ");
    return explained == std::string::npos ? preset.why : preset.why.substr(explained + 11);
  }
  return "";
}

struct Tally {
  int models = 0;
  int equal = 0;
};

// One row of the second table; false when the config cannot be read.
bool print_config(std::ostream& out, const nlohmann::json& entry, Tally& tally) {
  const auto config = entry.find("config");
  if (config == entry.end()) return false;
  const ReadModel read = read_model(config->dump());
  if (!read.model) return false;
  const std::int64_t published = entry.value("params_expected", std::int64_t{0});
  const std::int64_t ours = total_parameters(*read.model).value();
  ++tally.models;
  if (published == ours) ++tally.equal;
  out << "| " << entry.value("name", "") << " | " << config->value("model_type", "") << " | "
      << grouped(published) << " | " << grouped(ours) << " | " << grouped(published - ours) << " | "
      << grouped(kv_cache_elements_per_token(*read.model).value()) << " |\n";
  return true;
}

bool print_configs(std::ostream& out, std::string_view text) {
  const nlohmann::json golden = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
  if (!golden.is_array()) return false;
  out << "\n## From their `config.json`\n\nUnique parameters of the language model, read from the "
         "Hugging Face configuration alone: a tied head once,\nwithout layers that predict further "
         "tokens and without a vision tower. Where weight files hold more, or no\nexact count is "
         "published, the source in the file says what stands in its place.\n\n"
      << "| Model | Family | Published | Ours | Difference | KV elements |\n"
      << "| --- | --- | ---: | ---: | ---: | ---: |\n";
  Tally tally;
  for (const nlohmann::json& entry : golden) {
    if (!entry.is_object() || !print_config(out, entry, tally)) return false;
  }
  out << "\n" << tally.models << " configs: " << tally.equal << " equal to the last parameter.\n";
  return tally.equal == tally.models;
}

}  // namespace

int print_accuracy_table(std::ostream& out, std::string_view hugging_face_json,
                         std::string_view measured_json) {
  const PresetList<ModelPreset>& list = shipped_models();
  out << kIntroduction << "| Model | Published | Ours | Difference | Why | KV elements |\n"
      << "| --- | ---: | ---: | ---: | --- | ---: |\n";
  int unexplained = 0;
  int equal = 0;
  for (const ModelPreset& preset : list.presets) {
    const std::int64_t ours = total_parameters(preset.model).value();
    const std::string why = why_text(preset, ours);
    if (why.empty()) ++unexplained;
    if (preset.published == ours) ++equal;
    out << "| " << preset.name << " | " << (preset.exact ? "" : "~") << grouped(preset.published)
        << " | " << grouped(ours) << " | " << difference_text(preset, ours) << " | " << why << " | "
        << grouped(kv_cache_elements_per_token(preset.model).value()) << " |\n";
  }
  out << "\n"
      << list.presets.size() << " models: " << equal << " equal to the last parameter, "
      << list.presets.size() - static_cast<std::size_t>(equal)
      << " with a rounded or differently counted published figure, " << unexplained
      << " unexplained.\n";
  const bool configs = hugging_face_json.empty() || print_configs(out, hugging_face_json);
  const bool measured = measured_json.empty() || print_measured(out, measured_json);
  return unexplained == 0 && list.error.empty() && configs && measured ? 0 : 1;
}

}  // namespace tmw::cli
