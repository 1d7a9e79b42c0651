#include "core/transformer/expected.h"

#include "core/json/read_toml.h"

namespace tmw::transformer {
namespace {

constexpr double kMissing = -1e300;

// Numbers of one table; the first that is missing is a problem.
struct Numbers {
  const Json& table;
  std::string_view section;
  std::string& problem;

  double operator()(std::string_view name) const {
    const double number = number_in(table, name, kMissing);
    if (number == kMissing && problem.empty()) {
      problem =
          "The table [" + std::string(section) + "] has no number \"" + std::string(name) + "\".";
    }
    return number == kMissing ? 0 : number;
  }
};

FitError error_of(const Numbers& number) {
  return {number("held_back_error"), number("held_back_low"), number("held_back_high"),
          static_cast<std::int64_t>(number("rows")), text_in(number.table, "date")};
}

}  // namespace

ExpectedConstants read_expected(std::string_view toml_text) {
  ExpectedConstants constants;
  const ReadToml read = read_toml(toml_text);
  if (!read.error.empty()) {
    constants.problem = "The file is not valid TOML: " + read.error;
    return constants;
  }
  const auto serving = read.root.find("serving");
  const auto training = read.root.find("training");
  if (serving == read.root.end() || training == read.root.end()) {
    constants.problem = "The file needs the tables [serving] and [training].";
    return constants;
  }
  const Numbers of_serving = {*serving, "serving", constants.problem};
  constants.serving = {of_serving("memory"), of_serving("compute"), of_serving("seconds_per_layer"),
                       of_serving("link")};
  constants.serving_error = error_of(of_serving);
  const Numbers of_training = {*training, "training", constants.problem};
  constants.training = {of_training("compute"),        of_training("bubble"),
                        of_training("tensor_in_node"), of_training("tensor_between_nodes"),
                        of_training("data"),           of_training("seconds_per_layer_run")};
  constants.training_error = error_of(of_training);
  return constants;
}

const ExpectedConstants& shipped_expected() {
  static const ExpectedConstants kConstants = read_expected(shipped_expected_toml());
  return kConstants;
}

ServingTerms times(const ServingTerms& a, const ServingTerms& b) {
  return {a.memory * b.memory, a.compute * b.compute, a.layers * b.layers, a.link * b.link};
}

TrainingTerms times(const TrainingTerms& a, const TrainingTerms& b) {
  return {a.compute * b.compute,
          a.bubble * b.bubble,
          a.tensor_in_node * b.tensor_in_node,
          a.tensor_between_nodes * b.tensor_between_nodes,
          a.data * b.data,
          a.layer_runs * b.layer_runs};
}

double sum_of(const ServingTerms& terms) {
  return terms.memory + terms.compute + terms.layers + terms.link;
}

double sum_of(const TrainingTerms& terms) {
  return terms.compute + terms.bubble + terms.tensor_in_node + terms.tensor_between_nodes +
         terms.data + terms.layer_runs;
}

ExpectedSeconds with_range(double seconds, const FitError& error) {
  return {seconds, seconds / (1 + error.high), seconds / (1 + error.low)};
}

double all_reduce_bytes(double bytes, double cards) { return 2 * bytes * (cards - 1) / cards; }

}  // namespace tmw::transformer
