#include "core/cli/accuracy_table.h"

#include <cstdlib>
#include <ostream>

#include "core/plan/words.h"
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

Made by `tmw model --accuracy > docs/accuracy.md`; do not edit by hand. The sources of each figure
are in `assets/models.toml` and `tests/golden/models.json`.

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

}  // namespace

int print_accuracy_table(std::ostream& out) {
  const auto list = read_model_presets(shipped_models_toml());
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
  return unexplained == 0 && list.error.empty() ? 0 : 1;
}

}  // namespace tmw::cli
