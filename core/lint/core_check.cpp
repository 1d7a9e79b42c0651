#include "core/lint/core_check.h"

#include <cctype>
#include <cmath>

#include "core/formula/evaluate.h"
#include "core/text/characters.h"
#include "core/transformer/presets.h"
#include "core/transformer/validate.h"

namespace tmw {
namespace {

using transformer::ModelPreset;

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The place of the "=" in "d_model = 4096", or npos; one inside a call belongs to that call.
std::size_t field_sign(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  return equals < argument.find('(') ? equals : std::string_view::npos;
}

// The place after the bracket that closes the one at `open`, or npos.
std::size_t end_of_call(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split_arguments(std::string_view text) {
  std::vector<std::string_view> arguments;
  int depth = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (text[i] != ',' || depth > 0)) {
      depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
      continue;
    }
    arguments.push_back(trimmed(text.substr(start, i - start)));
    start = i + 1;
  }
  return arguments;
}

// Reads a call's arguments one by one; the first fault stays.
class ArgumentReader {
 public:
  explicit ArgumentReader(std::span<const Binding> bindings) : bindings_(bindings) {
    arguments.model = bare_decoder();
  }

  void read(std::string_view text) {
    if (!result.error.empty()) return;
    if (const auto precision = transformer::precision_from(text)) {
      arguments.precision = *precision;
      has_precision = true;
    } else if (const ModelPreset* preset =
                   transformer::find_preset(transformer::shipped_models().presets, text)) {
      arguments.model = preset->model;
      has_model = result.names_model = true;
    } else if (const std::size_t equals = field_sign(text); equals != std::string_view::npos) {
      read_field(trimmed(text.substr(0, equals)), text.substr(equals + 1));
    } else {
      arguments.numbers.push_back(number(text));
    }
  }

  CoreArguments arguments;
  CoreValue result;
  bool has_model = false;
  bool has_precision = false;

 private:
  void read_field(std::string_view name, std::string_view text) {
    has_model = true;
    if (!set_model_field(arguments.model, name, number(text)) && result.error.empty()) {
      result.error = "a model has no field \"" + std::string(name) + "\"";
    }
  }

  double number(std::string_view text) {
    const CoreValue inner = core_value(text, bindings_);
    if (result.error.empty()) result.error = inner.error;
    result.names_model = result.names_model || inner.names_model;
    return inner.value;
  }

  std::span<const Binding> bindings_;
};

std::string misuse(const CoreFunction& function, const ArgumentReader& reader) {
  const int count = static_cast<int>(reader.arguments.numbers.size());
  if (function.takes_model != reader.has_model) {
    return function.takes_model ? "name a model, or describe one (\"d_model = d, n_layers = L\")"
                                : "this takes no model";
  }
  if (function.takes_precision != reader.has_precision) {
    return function.takes_precision ? "say the format, such as bf16" : "this takes no format";
  }
  if (count < function.least_numbers || count > function.most_numbers) {
    return "this takes " + std::to_string(function.least_numbers) +
           (function.most_numbers > function.least_numbers ? " or more" : "") + " numbers, not " +
           std::to_string(count);
  }
  return function.takes_model ? transformer::problem_with(reader.arguments.model) : std::string();
}

CoreValue call(const CoreFunction& function, std::string_view arguments,
               std::span<const Binding> bindings) {
  ArgumentReader reader(bindings);
  for (const std::string_view argument : split_arguments(arguments)) reader.read(argument);
  if (function.takes_model) complete_model(reader.arguments.model);
  CoreValue& result = reader.result;
  if (result.error.empty()) result.error = misuse(function, reader);
  if (result.error.empty()) result.value = function.run(reader.arguments);
  if (!result.error.empty()) result.error = std::string(function.name) + ": " + result.error;
  return result;
}

}  // namespace

CoreValue core_value(std::string_view text, std::span<const Binding> bindings) {
  CoreValue result;
  std::vector<Binding> known(bindings.begin(), bindings.end());
  std::string rest;  // the text with each call replaced by a name for its value
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_name(text[end])) ++end;
    const CoreFunction* function = find_core_function(text.substr(i, end - i));
    if (function == nullptr || end >= text.size() || text[end] != '(') {
      end = std::max(end, i + 1);
      rest += text.substr(i, end - i);
      i = end;
      continue;
    }
    const std::size_t close = end_of_call(text, end);
    if (close == std::string_view::npos) return {0.0, "a bracket is not closed", false};
    const CoreValue value = call(*function, text.substr(end + 1, close - end - 2), bindings);
    if (!value.error.empty()) return value;
    result.names_model = result.names_model || value.names_model;
    known.push_back({"core_value_" + std::to_string(known.size()), value.value, ""});
    rest += known.back().name;
    i = close;
  }
  const ReadResult read = parse_expression(rest);
  if (!read.ok()) return {0.0, read.error.message, false};
  const Evaluation evaluation = evaluate(read.expression, known);
  if (!evaluation.ok) result.error = evaluation.error.message;
  result.value = evaluation.ok ? evaluation.quantity.value : 0.0;
  return result;
}

}  // namespace tmw
