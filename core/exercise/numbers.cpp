#include "core/exercise/numbers.h"

#include <cmath>
#include <limits>

#include "core/exercise/random.h"

namespace tmw {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const std::string* find_in(const DrawRow& row, const std::string& name) {
  for (const auto& [key, value] : row) {
    if (key == name) return &value;
  }
  return nullptr;
}

// The values that this seed draws; none for the original numbers.
DrawRow drawn_values(const Exercise& exercise, std::uint64_t seed) {
  DrawRow result;
  if (seed == 0) return result;
  Random random(mixed_seed(exercise.id, seed));
  for (const DrawSpec& draw : exercise.draws) {
    const DrawRow& row = draw.rows[random.below(draw.rows.size())];
    result.insert(result.end(), row.begin(), row.end());
  }
  return result;
}

void note(ContentErrors& errors, const std::string& place, int line, const std::string& message) {
  errors.push_back({"", line, place.empty() ? message : place + ": " + message});
}

void add_given(const GivenSpec& spec, const std::string& text, const std::string& place,
               Numbers& numbers, ContentErrors& errors) {
  if (spec.is_words) {
    numbers.words.emplace_back(spec.name, text);
    return;
  }
  const Evaluation evaluation = evaluate(parse_expression(text).expression, numbers.bindings);
  if (!evaluation.ok) {
    note(errors, place, spec.line, "given " + spec.name + ": " + evaluation.error.message);
  }
  Given given{spec.name, evaluation.ok ? evaluation.quantity.value : kNaN, spec.what, spec.tex, {}};
  given.hidden = spec.hidden;
  if (!spec.unit.empty()) given.unit = find_unit(spec.unit);
  if (given.unit) given.value *= given.unit->factor;
  numbers.bindings.push_back({given.symbol, given.value, given.tex});
  numbers.givens.push_back(std::move(given));
}

void carry(const GivenSpec& spec, const CarriedNumbers& carried, Numbers& numbers,
           std::vector<std::string>& sentences) {
  const auto found = carried.find(spec.from);
  if (spec.from.empty() || found == carried.end()) return;
  numbers.givens.back().value = found->second;
  numbers.bindings.back().value = found->second;
  const std::string exercise = spec.from.substr(0, spec.from.rfind('.'));
  NumberFormat format;
  format.unit = numbers.givens.back().unit;
  sentences.push_back(spec.name + " = " + print_formatted(found->second, format) +
                      ", your own answer in " + exercise);
}

void add_step(const StepSpec& spec, const std::string& place, Numbers& numbers,
              ContentErrors& errors) {
  Step step{spec.name, parse_expression(spec.is).expression, spec.what, spec.tex, {}};
  step.unit = parse_format(spec.format).format.unit;
  const Evaluation evaluation = evaluate(step.expression, numbers.bindings);
  if (!evaluation.ok) {
    note(errors, place, spec.line, "step " + spec.name + ": " + evaluation.error.message);
  }
  numbers.bindings.push_back(
      {spec.name, evaluation.ok ? evaluation.quantity.value : kNaN, spec.tex});
  numbers.steps.push_back(std::move(step));
}

}  // namespace

Numbers draw_numbers(const Exercise& exercise, std::uint64_t seed, const CarriedNumbers& carried,
                     ContentErrors& errors, std::vector<std::string>& carried_sentences) {
  Numbers numbers;
  const DrawRow drawn = drawn_values(exercise, seed);
  for (const GivenSpec& spec : exercise.given) {
    const std::string* value = find_in(drawn, spec.name);
    add_given(spec, value != nullptr ? *value : spec.value, exercise.id, numbers, errors);
    // New numbers are about another model than the one that the earlier answer counted.
    if (!spec.is_words && seed == 0) carry(spec, carried, numbers, carried_sentences);
  }
  for (const StepSpec& step : exercise.steps) add_step(step, exercise.id, numbers, errors);
  return numbers;
}

Numbers plain_numbers(const std::vector<GivenSpec>& given, ContentErrors& errors) {
  Numbers numbers;
  for (const GivenSpec& spec : given) add_given(spec, spec.value, "theory", numbers, errors);
  return numbers;
}

void Writer::fail(int line, std::string message) { note(errors_, place_, line, message); }

Writer Writer::with(const DrawRow& sets, int line) {
  Writer other(place_, numbers_);
  for (const auto& [name, expression] : sets) {
    const double number = value(expression, line);
    bool known = false;
    for (Binding& binding : other.numbers_.bindings) {
      if (binding.name != name) continue;
      binding.value = number;
      known = true;
    }
    if (!known) other.numbers_.bindings.push_back({name, number, ""});
  }
  return other;
}

void Writer::take_errors_of(Writer& other) {
  errors_.insert(errors_.end(), other.errors_.begin(), other.errors_.end());
  other.errors_.clear();
}

double Writer::value(const std::string& expression, int line) {
  const ReadResult read = parse_expression(expression);
  if (!read.ok()) {
    fail(line, "\"" + expression + "\": " + read.error.message);
    return kNaN;
  }
  const Evaluation evaluation = evaluate(read.expression, numbers_.bindings);
  if (evaluation.ok) return evaluation.quantity.value;
  fail(line, "\"" + expression + "\": " + evaluation.error.message);
  return kNaN;
}

std::string Writer::text(const std::string& prose, int line) {
  Filled filled = fill(prose, numbers_.scope());
  for (const FillError& error : filled.errors) fail(line, error.message);
  return std::move(filled.text);
}

std::string Writer::code(const std::string& source, int line) {
  Filled filled = fill(source, numbers_.scope(), FillStyle::kCode);
  for (const FillError& error : filled.errors) fail(line, error.message);
  return std::move(filled.text);
}

Blocks Writer::blocks(const std::string& prose, int line) {
  return parse_markdown(text(prose, line));
}

Spans Writer::spans(const std::string& prose, int line) {
  Blocks parsed = blocks(prose, line);
  if (parsed.empty()) return {};
  return std::move(parsed.front().spans);
}

std::string Writer::plain(const std::string& prose, int line) {
  return plain_text(spans(prose, line));
}

}  // namespace tmw
