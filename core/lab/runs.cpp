#include "core/lab/runs.h"

#include <cstdint>
#include <utility>

#include "core/json/read_toml.h"
#include "core/lab/address.h"

namespace tmw::lab {
namespace {

// Of every training run of the file: sequences of a step and tokens of each (The Ultra-Scale
// Playbook's benchmark).
constexpr std::int64_t kBatch = 256;
constexpr std::int64_t kSequence = 4096;

// A member that is an object; an empty one where there is none.
const Json& object_in(const Json& object, std::string_view key) {
  static const Json kEmpty = Json::object();
  const auto found = object.find(std::string(key));
  return found != object.end() && found->is_object() ? *found : kEmpty;
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

std::string address_of_training(const Json& run, const std::string& model) {
  return Pairs(model + "&card=h100&ask=train")
      .add("cards", whole_in(run, "cards"))
      .add("tp", whole_in(run, "tp"))
      .add("pipeline", whole_in(run, "pp"))
      .add("zero", whole_in(run, "zero"))
      .add("micro-batch", whole_in(run, "micro"))
      .add("batch", kBatch)
      .add("tokens", kSequence)
      .text();
}

// A user's context is half answered on average.
std::string address_of_serving(const Json& run, const std::string& model) {
  const std::int64_t prompt = whole_in(run, "prompt");
  const std::int64_t answer = whole_in(run, "answer");
  return Pairs(model)
      .add("card", text_in(run, "card"))
      .add("cards", whole_in(run, "cards"))
      .add("users", whole_in(run, "users"))
      .add("tokens", prompt + answer / 2)
      .add("prompt", prompt)
      .add("answer", answer)
      .add("weights", text_in(run, "weights"))
      .add("cache", text_in(run, "cache"))
      .add("compute", text_in(run, "compute"))
      .text();
}

class Reader {
 public:
  explicit Reader(const Json& file) : file_(file) {}

  Runs read() {
    each("crash", [this](const Json& run) { add(run, address_of_training, runs_.crash); });
    each("trained", [this](const Json& run) { add(run, address_of_training, runs_.gap); });
    each("served", [this](const Json& run) { add(run, address_of_serving, runs_.gap); });
    return std::move(runs_);
  }

 private:
  template <class Take>
  void each(std::string_view list, Take take) {
    const auto rows = file_.find(std::string(list));
    if (rows == file_.end() || !rows->is_array())
      return fail("There is no list \"" + std::string(list) + "\".");
    for (const Json& row : *rows) {
      if (row.is_object()) take(row);
    }
  }

  void add(const Json& run, std::string (*address)(const Json&, const std::string&),
           std::vector<Run>& list) {
    const std::string row = std::to_string(whole_in(run, "row"));
    const std::string model =
        text_in(object_in(object_in(file_, "model"), text_in(run, "model")), "lab");
    const Json& source = object_in(object_in(file_, "source"), text_in(run, "source"));
    Run made;
    made.source = text_in(source, "name") + ", row " + row;
    made.at = text_in(source, "at");
    if (model.empty() || made.at.empty()) return fail("Row " + row + " has no model or no source.");
    ReadState read = read_address(address(run, model));
    if (!read.told.empty()) return fail("Row " + row + ": " + read.told.front());
    made.state = std::move(read.state);
    made.memory_gib = number_in(run, "memory_gib");
    const double speed = number_in(run, "tokens_s");
    const double cards = static_cast<double>(whole_in(run, "cards"));
    made.seconds = speed > 0 ? static_cast<double>(kBatch * kSequence) / (speed * cards)
                             : number_in(run, "ms") / 1e3;
    made.ran = made.memory_gib > 0 || made.seconds > 0;
    list.push_back(std::move(made));
  }

  void fail(std::string sentence) {
    if (runs_.problem.empty()) runs_.problem = std::move(sentence);
  }

  const Json& file_;
  Runs runs_;
};

}  // namespace

Runs read_runs(std::string_view toml_text) {
  const ReadToml file = read_toml(toml_text);
  if (!file.error.empty()) return {{}, {}, "The file is not valid TOML: " + file.error + "."};
  return Reader(file.root).read();
}

const Runs& shipped_runs() {
  static const Runs runs = read_runs(shipped_runs_toml());
  return runs;
}

}  // namespace tmw::lab
