#include "core/lab/runs.h"

#include <toml++/toml.h>

#include <cstdint>
#include <utility>

#include "core/lab/address.h"

namespace tmw::lab {
namespace {

// Of every training run of the file: sequences of a step and tokens of each (The Ultra-Scale
// Playbook's benchmark).
constexpr std::int64_t kBatch = 256;
constexpr std::int64_t kSequence = 4096;

std::string text_of(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

std::int64_t whole_of(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::int64_t{0});
}

// Writes an address pair by pair.
class Pairs {
 public:
  explicit Pairs(std::string start) : text_(std::move(start)) {}
  Pairs& add(std::string_view key, const std::string& value) {
    text_ += "&" + std::string(key) + "=" + value;
    return *this;
  }
  Pairs& add(std::string_view key, std::int64_t value) { return add(key, std::to_string(value)); }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string address_of_training(const toml::table& run, const std::string& model) {
  return Pairs(model + "&card=h100&ask=train")
      .add("cards", whole_of(run, "cards"))
      .add("tp", whole_of(run, "tp"))
      .add("pipeline", whole_of(run, "pp"))
      .add("zero", whole_of(run, "zero"))
      .add("micro-batch", whole_of(run, "micro"))
      .add("batch", kBatch)
      .add("tokens", kSequence)
      .text();
}

// A user's context is half answered on average.
std::string address_of_serving(const toml::table& run, const std::string& model) {
  const std::int64_t prompt = whole_of(run, "prompt");
  const std::int64_t answer = whole_of(run, "answer");
  return Pairs(model)
      .add("card", text_of(run, "card"))
      .add("cards", whole_of(run, "cards"))
      .add("users", whole_of(run, "users"))
      .add("tokens", prompt + answer / 2)
      .add("prompt", prompt)
      .add("answer", answer)
      .add("weights", text_of(run, "weights"))
      .add("cache", text_of(run, "cache"))
      .add("compute", text_of(run, "compute"))
      .text();
}

class Reader {
 public:
  explicit Reader(const toml::table& file) : file_(file) {}

  Runs read() {
    each("crash", [this](const toml::table& run) { add(run, address_of_training, runs_.crash); });
    each("trained", [this](const toml::table& run) { add(run, address_of_training, runs_.gap); });
    each("served", [this](const toml::table& run) { add(run, address_of_serving, runs_.gap); });
    return std::move(runs_);
  }

 private:
  template <class Take>
  void each(std::string_view list, Take take) {
    const toml::array* rows = file_[list].as_array();
    if (rows == nullptr) return fail("There is no list \"" + std::string(list) + "\".");
    for (const toml::node& row : *rows) {
      if (const toml::table* table = row.as_table()) take(*table);
    }
  }

  void add(const toml::table& run, std::string (*address)(const toml::table&, const std::string&),
           std::vector<Run>& list) {
    const std::string row = std::to_string(whole_of(run, "row"));
    const std::string model = file_["model"][text_of(run, "model")]["lab"].value_or(std::string());
    const auto source = file_["source"][text_of(run, "source")];
    Run made;
    made.source = source["name"].value_or(std::string()) + ", row " + row;
    made.at = source["at"].value_or(std::string());
    if (model.empty() || made.at.empty()) return fail("Row " + row + " has no model or no source.");
    ReadState read = read_address(address(run, model));
    if (!read.told.empty()) return fail("Row " + row + ": " + read.told.front());
    made.state = std::move(read.state);
    made.memory_gib = run["memory_gib"].value_or(0.0);
    const double speed = run["tokens_s"].value_or(0.0);
    const double cards = static_cast<double>(whole_of(run, "cards"));
    made.seconds = speed > 0 ? static_cast<double>(kBatch * kSequence) / (speed * cards)
                             : run["ms"].value_or(0.0) / 1e3;
    made.ran = made.memory_gib > 0 || made.seconds > 0;
    list.push_back(std::move(made));
  }

  void fail(std::string sentence) {
    if (runs_.problem.empty()) runs_.problem = std::move(sentence);
  }

  const toml::table& file_;
  Runs runs_;
};

}  // namespace

Runs read_runs(std::string_view toml_text) {
  const toml::parse_result file = toml::parse(toml_text);
  if (!file) return {{}, {}, std::string(file.error().description())};
  return Reader(file.table()).read();
}

const Runs& shipped_runs() {
  static const Runs runs = read_runs(shipped_runs_toml());
  return runs;
}

}  // namespace tmw::lab
