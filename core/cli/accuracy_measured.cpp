#include "core/cli/accuracy_measured.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <vector>

#include "core/cli/options.h"
#include "core/plan/answers.h"
#include "core/plan/json_writer.h"
#include "core/plan/memory_plan.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/plan/words.h"

namespace tmw::cli {
namespace {

using nlohmann::json;
using plan::number_text;

std::optional<std::string> text_itself(const std::string& text) { return text; }

plan::Answer answer_to(const std::vector<std::string>& words, const std::string& model) {
  const std::string& question = words[0];
  const auto ask = [&](auto* answer, const plan::Fields& fields) {
    SplitWords split = split_words({words.begin() + 1, words.end()}, plan::valued_options(fields));
    split.names.insert(split.names.begin(), model);
    return answer({std::move(split.names), std::move(split.options), plan::Form::kFigures},
                  text_itself);
  };
  if (question == "memory") return ask(plan::memory_answer, plan::fields<plan::MemorySetup>());
  if (question == "serve-plan")
    return ask(plan::serving_answer, plan::fields<plan::ServingSetup>());
  return ask(plan::training_answer, plan::fields<plan::TrainingSetup>());
}

// The number at a path with dots; nothing where there is none.
std::optional<double> number_at(const json& figures, std::string path) {
  std::replace(path.begin(), path.end(), '.', '/');
  const json::json_pointer pointer("/" + path);
  if (!figures.contains(pointer) || !figures.at(pointer).is_number()) return std::nullopt;
  return figures.at(pointer).get<double>();
}

// How many of our units (bytes, seconds, shares) one of the table's is.
double unit_of(const std::string& unit) {
  if (unit == "GiB") return 1073741824.0;
  if (unit == "GB") return 1e9;
  if (unit == "ms") return 1e-3;
  return unit == "%" ? 1e-2 : 1;
}

struct Measured {
  std::string model;
  std::string setting;
  std::string unit;
  std::string source;
  double measured = 0;
  double ours = 0;
  std::optional<double> bound;
  bool outside = false;  // no run of this kind was fitted
  std::string error;
};

Measured measured_of(const json& row) {
  Measured result;
  result.model = row.value("model", "");
  result.setting = row.value("setting", "");
  result.unit = row.value("unit", "");
  result.source = row.value("source", "");
  result.measured = row.value("measured", 0.0);
  const auto config = row.find("config");
  const std::string model = config == row.end() ? row.value("preset", "") : config->dump();
  std::vector<std::string> words;
  for (const json& word : row.value("words", json::array()))
    words.push_back(word.get<std::string>());
  if (words.empty()) words.emplace_back();
  const plan::Answer answer = answer_to(words, model);
  result.error = answer.error + answer.text;
  if (!result.error.empty()) return result;
  const json figures = json::parse(plan::json_text(answer.figures, plan::Integers::kExact));
  const double unit = unit_of(result.unit);
  const std::optional<double> ours = number_at(figures, row.value("figure", ""));
  if (!ours) result.error = "has no figure " + row.value("figure", "");
  result.ours = ours.value_or(0) / unit;
  if (row.contains("bound")) {
    const std::optional<double> bound = number_at(figures, row.value("bound", ""));
    if (bound) result.bound = *bound / unit;
  }
  const json::json_pointer outside("/expected/outside_the_data");
  const bool fitted = row.value("figure", "").starts_with("expected.");
  result.outside = fitted && figures.contains(outside) && !figures.at(outside).empty();
  return result;
}

double error_of(const Measured& row) { return row.ours / row.measured - 1; }

std::string percent(double share) {
  const double rounded = std::round(1000 * share) / 10;
  return (rounded > 0 ? "+" : "") + number_text(rounded == 0 ? 0 : rounded, 3) + " %";
}

// With its unit: whole bytes in full, others to four digits.
std::string amount(double value, const std::string& unit) {
  if (unit == "B") return plan::grouped(std::llround(value)) + " B";
  return number_text(value, 4) + (unit.empty() ? "" : " " + unit);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// One table; false when a row has no answer.
bool print_group(std::ostream& out, const json& rows, bool with_bound) {
  out << "| Model | Setting | Measured | " << (with_bound ? "Bound | " : "")
      << "Ours | Error | Source |\n| --- | --- | ---: | " << (with_bound ? "---: | " : "")
      << "---: | ---: | --- |\n";
  std::vector<double> errors;
  int outside = 0;
  for (const json& entry : rows) {
    const Measured row = measured_of(entry);
    if (!row.error.empty()) {
      out << row.model << ", " << row.setting << ": " << row.error << "\n";
      return false;
    }
    errors.push_back(std::fabs(error_of(row)));
    if (row.outside) ++outside;
    out << "| " << row.model << " | " << row.setting << " | " << amount(row.measured, row.unit)
        << " | ";
    if (with_bound) out << (row.bound ? amount(*row.bound, row.unit) : "") << " | ";
    out << amount(row.ours, row.unit) << " | " << percent(error_of(row))
        << (row.outside ? " *" : "") << " | " << row.source << " |\n";
  }
  if (errors.empty()) return false;
  out << "\n"
      << errors.size() << " rows, median error " << number_text(100 * median(errors), 3) << " %.";
  if (outside > 0) {
    out << " The " << outside
        << " rows with * lie outside the data that was fitted, and every answer says so.";
  }
  out << "\n";
  return true;
}

struct Group {
  const char* key;
  const char* title;
  const char* words;
  bool with_bound;
};

constexpr Group kGroups[] = {
    {"caches", "KV caches that engines print",
     "To the byte. \"GB\" in some of these logs is GiB; the figures here are what their settings "
     "come to.",
     false},
    {"memory", "Memory",
     "Files and weights in memory, and the largest memory of a card in training. Ours of training "
     "has weights, gradients, optimizer, activations and logits in the recipe of 16 bytes a "
     "parameter, and neither buffers of communication nor what an allocator holds back. Files "
     "called Q2_K and IQ4_XS mix types (3.16 and 4.46 bits a weight); `tmw model FILE` counts them "
     "from their header.",
     false},
    {"serving", "Time per output token",
     "\"Bound\" is (weights + caches) / bandwidth or computing, whichever is longer; \"Ours\" the "
     "expected figure, fitted as `assets/expected.toml` says. The dense rows of aiconfigurator are "
     "of "
     "the kind that was fitted.",
     true},
    {"training", "MFU",
     "Expected figures of runs, fitted as `assets/expected.toml` says; and MFUs worked out from a "
     "printed speed, where only a convention could differ.",
     false},
    {"speculation", "Tokens a step with drafts",
     "(1 - a^(g+1)) / (1 - a) with the chance a of the first draft. Chances fall along a draft, so "
     "this is too high for long ones; `--accepted` takes the measured number instead.",
     false}};

}  // namespace

bool print_measured(std::ostream& out, std::string_view measured_json) {
  const json all = json::parse(measured_json.begin(), measured_json.end(), nullptr, false);
  if (!all.is_object() || !all.contains("rows") || !all.contains("contradictions")) {
    out << "The file of measurements cannot be read.\n";
    return false;
  }
  out << "\n# Beside what others measured\n\nFrom `tests/golden/measured.json`, which has the "
         "command of each row. Error is ours / measured - 1.\n";
  for (const Group& group : kGroups) {
    const auto rows = all.at("rows").find(group.key);
    if (rows == all.at("rows").end()) continue;
    out << "\n## " << group.title << "\n\n" << group.words << "\n\n";
    if (!print_group(out, *rows, group.with_bound)) return false;
  }
  out << "\n# Published tables that contradict themselves\n\nSmall slips in good work, found by "
         "doing the sums; each source is worth reading.\n\n";
  for (const json& table : all.at("contradictions")) {
    out << "- **" << table.value("table", "") << "** " << table.value("figures", "") << "\n";
  }
  return true;
}

}  // namespace tmw::cli
