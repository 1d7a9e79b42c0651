#include "core/transformer/measured.h"

#include "core/json/read_toml.h"
#include "core/transformer/precision.h"
#include "core/transformer/presets.h"

namespace tmw::transformer {
namespace {

// The cells of a row, one behind the other.
class Cells {
 public:
  explicit Cells(const Json& row) : row_(row) {}
  std::string words() {
    const Json* cell = next();
    return cell != nullptr && cell->is_string() ? cell->get<std::string>() : std::string();
  }
  double number() {
    const Json* cell = next();
    return cell != nullptr && cell->is_number() ? cell->get<double>() : 0.0;
  }
  std::int64_t whole() { return static_cast<std::int64_t>(number()); }

 private:
  const Json* next() { return at_ < row_.size() ? &row_[at_++] : nullptr; }

  const Json& row_;
  std::size_t at_ = 0;
};

ServedRun served(Cells cells) {
  ServedRun run;
  run.model = cells.words();
  run.card = cells.words();
  run.cards = cells.whole();
  run.weights = cells.words();
  run.cache = cells.words();
  run.prompt_tokens = cells.whole();
  run.answer_tokens = cells.whole();
  run.users = cells.whole();
  run.first_token_seconds = cells.number() * 1e-3;
  run.token_seconds = cells.number() * 1e-3;
  return run;
}

TrainedRun trained(Cells cells) {
  TrainedRun run;
  run.name = cells.words();
  run.parameters = cells.number();
  run.cards = cells.whole();
  run.tensor_parallel_cards = cells.whole();
  run.pipeline_stages = cells.whole();
  run.micro_batch = cells.whole();
  run.batch = cells.whole();
  run.zero = cells.whole();
  run.mfu = cells.number();
  run.gb_per_card = cells.number();
  return run;
}

template <class Run>
void read_rows(const Json& file, const char* key, Run (*make)(Cells), std::vector<Run>& runs,
               std::string& source) {
  const auto table = file.find(key);
  if (table == file.end()) return;
  source = text_in(*table, "source");
  const auto rows = table->find("rows");
  if (rows == table->end()) return;
  for (const Json& row : *rows) {
    if (row.is_array()) runs.push_back(make(Cells(row)));
  }
}

}  // namespace

MeasuredRuns read_measured(std::string_view toml_text) {
  MeasuredRuns runs;
  const ReadToml read = read_toml(toml_text);
  if (!read.error.empty()) {
    runs.error = "The file is not valid TOML: " + read.error + ".";
    return runs;
  }
  read_rows(read.root, "serving", served, runs.serving, runs.serving_source);
  read_rows(read.root, "training", trained, runs.training, runs.training_source);
  for (const ServedRun& run : runs.serving) {
    const bool known = find_preset(shipped_models().presets, run.model) != nullptr &&
                       find_preset(shipped_hardware().presets, run.card) != nullptr &&
                       precision_from(run.weights) && precision_from(run.cache) &&
                       run.token_seconds > 0;
    if (!known) runs.error = "A run of \"" + run.model + "\" on \"" + run.card + "\" is not whole.";
  }
  return runs;
}

const MeasuredRuns& shipped_measured() {
  static const MeasuredRuns kRuns = read_measured(shipped_measured_toml());
  return kRuns;
}

}  // namespace tmw::transformer
