// Any bytes as a model file: a sound model whose reports stand, or a sentence. libFuzzer target.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/transformer/config_reader.h"
#include "core/transformer/report.h"
#include "core/transformer/validate.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void report_everything(const tmw::transformer::Model& model) {
  using namespace tmw::transformer;
  require(problem_with(model).empty());
  for (const std::int64_t tokens : {std::int64_t{1}, std::int64_t{4097}, kLargestField}) {
    const Report report = report_on(model, {tokens, {AttentionMask::kCausalExact, 2, true}});
    if (report.overflowed) continue;
    require(report.parameters.total.value() > 0);
    require(report.parameters.active.value() > 0);
    require(report.parameters.active.value() <= report.parameters.total.value());
    require(report.kv_elements_per_token.value() > 0 || attention_layers(model) == 0);
    require(report.forward_per_sequence.total.value() >= report.forward_per_token.total.value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const tmw::transformer::ReadModel read = tmw::transformer::read_model(text);
  require(read.model.has_value() == read.error.empty());
  if (read.model) report_everything(*read.model);
  return 0;
}
