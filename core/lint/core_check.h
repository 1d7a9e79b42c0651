// The key `check`: an expression in which the calculation core (core/transformer, core/numerics)
// may be called, to prove an answer by other code than the exercise's own steps. docs/authoring.md
// lists the functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/formula/binding.h"
#include "core/transformer/model.h"
#include "core/transformer/precision.h"

namespace tmw {

struct CoreValue {
  double value = 0.0;  // in base units
  std::string error;   // what to write instead; empty if it was computed
  // A published model was named: the value is about the original numbers, not about a variant.
  bool names_model = false;
};

// "kv_cache_bytes(llama-2-70b, s, bf16) / 2", with the exercise's own names among the bindings.
[[nodiscard]] CoreValue core_value(std::string_view text, std::span<const Binding> bindings);

// One call of the core with its arguments read; private to the two files of core_check.
struct CoreArguments {
  transformer::Model model;
  transformer::Precision precision = transformer::Precision::kBf16;
  std::vector<double> numbers;
};

struct CoreFunction {
  const char* name;
  bool takes_model;
  bool takes_precision;
  int least_numbers;
  int most_numbers;
  double (*run)(const CoreArguments&);
};

// The function that a check calls by this name, or null.
[[nodiscard]] const CoreFunction* find_core_function(std::string_view name);

// A bare decoder that arguments "d_model = 4096" then describe: no norms, biases or positions.
[[nodiscard]] transformer::Model bare_decoder();

// Sets one field of a model; false if there is no such field.
[[nodiscard]] bool set_model_field(transformer::Model& model, std::string_view name, double value);

// Fills in what usually follows: d/h for heads, 4d for the MLP, as many KV heads as heads.
void complete_model(transformer::Model& model);

}  // namespace tmw
