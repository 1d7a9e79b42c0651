#include "core/exercise/numbers.h"

#include <cmath>
#include <limits>
#include <set>

#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/exercise/playing.h"
#include "core/exercise/random.h"
#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"
#include "core/marking/numeric_question.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr int kCarriedDigits = 6;  // of the learner's own number, as it was typed

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const GivenValue* find_in(const DrawRow& row, const std::string& name) {
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

void add_error(ContentErrors& errors, const std::string& place, int line,
               const std::string& message) {
  errors.push_back({"", line, place.empty() ? message : place + ": " + message});
}

void add_given(const GivenSpec& spec, const GivenValue& value, const std::string& place,
               Numbers& numbers, ContentErrors& errors) {
  if (const auto* words = std::get_if<std::string>(&value)) {
    numbers.words.emplace_back(spec.name, *words);
    return;
  }
  const Evaluation evaluation = evaluate(std::get<Expression>(value), numbers.bindings);
  if (!evaluation.ok) {
    add_error(errors, place, spec.line, "given " + spec.name + ": " + evaluation.error.message);
  }
  Given given{spec.name, evaluation.ok ? evaluation.quantity.value : kNaN, spec.what, spec.tex,
              spec.unit};
  given.hidden = spec.hidden;
  if (given.unit) given.value *= given.unit->factor;
  numbers.bindings.push_back({given.symbol, given.value, given.tex});
  numbers.givens.push_back(std::move(given));
}

// "bytes read in a step: 42.8 GB, your own answer in 9.3"
std::string carried_words(const GivenSpec& spec, const Given& given) {
  const std::string exercise = spec.from.substr(0, spec.from.rfind('.'));
  const bool bytes = given.unit && given.unit->dimension == kBytes;
  const std::string value = bytes        ? print_quantity({given.value, kBytes}, kCarriedDigits)
                            : given.unit ? print_in_unit(given.value, *given.unit, kCarriedDigits)
                                         : print_number(given.value, kCarriedDigits);
  // Of both multiples, the first: the one that answers are asked in.
  const std::string first = value.substr(0, value.find(" ("));
  const bool says_it = first.find(given.words) != std::string::npos;  // "13 billion parameters"
  return (says_it || given.words.empty() ? first : given.words + ": " + first) +
         ", your own answer in " + exercise;
}

void carry(const GivenSpec& spec, const CarriedNumbers& carried, Numbers& numbers,
           std::vector<std::string>& sentences) {
  const auto found = carried.find(spec.from);
  if (spec.from.empty() || found == carried.end()) return;
  numbers.givens.back().value = found->second;
  numbers.bindings.back().value = found->second;
  sentences.push_back(carried_words(spec, numbers.givens.back()));
}

// The symbols on which what is asked depends. A given that is carried stands for itself: what it is
// worked out from does not count any more.
std::set<std::string> symbols_that_count(const Exercise& exercise, const CarriedNumbers& carried) {
  std::set<std::string> counted;
  std::vector<std::string> open;
  const auto look_at = [&](const Expression& expression) {
    open.insert(open.end(), expression.symbols().begin(), expression.symbols().end());
  };
  for (const PartSpec& part : parts_of(exercise)) look_at(part.of);
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    if (!counted.insert(name).second) continue;
    for (const StepSpec& step : exercise.steps) {
      if (step.name == name) look_at(step.is);
    }
    for (const GivenSpec& given : exercise.given) {
      const auto* value = std::get_if<Expression>(&given.value);
      if (given.name == name && value && carried.count(given.from) == 0) look_at(*value);
    }
  }
  return counted;
}

void add_step(const StepSpec& spec, const std::string& place, Numbers& numbers,
              ContentErrors& errors) {
  const Evaluation evaluation = evaluate(spec.is, numbers.bindings);
  if (!evaluation.ok) {
    add_error(errors, place, spec.line, "step " + spec.name + ": " + evaluation.error.message);
  }
  numbers.bindings.push_back(
      {spec.name, evaluation.ok ? evaluation.quantity.value : kNaN, spec.tex});
  numbers.steps.push_back({spec.name, spec.is, spec.what, spec.tex, spec.format.unit});
}

}  // namespace

Numbers draw_numbers(const Exercise& exercise, std::uint64_t seed, const CarriedNumbers& carried,
                     ContentErrors& errors, std::vector<std::string>& carried_sentences) {
  Numbers numbers;
  const DrawRow drawn = drawn_values(exercise, seed);
  const std::set<std::string> counted = symbols_that_count(exercise, carried);
  for (const GivenSpec& spec : exercise.given) {
    const GivenValue* value = find_in(drawn, spec.name);
    add_given(spec, value != nullptr ? *value : spec.value, exercise.id, numbers, errors);
    // New numbers are about another model than the one that the earlier answer counted.
    if (!spec.is_words() && seed == 0 && counted.count(spec.name) != 0)
      carry(spec, carried, numbers, carried_sentences);
  }
  for (const StepSpec& step : exercise.steps) add_step(step, exercise.id, numbers, errors);
  return numbers;
}

Numbers numbers_with(const Exercise& exercise, const DrawRow& drawn, ContentErrors& errors) {
  Numbers numbers;
  for (const GivenSpec& spec : exercise.given) {
    const GivenValue* value = find_in(drawn, spec.name);
    add_given(spec, value != nullptr ? *value : spec.value, exercise.id, numbers, errors);
  }
  for (const StepSpec& step : exercise.steps) add_step(step, exercise.id, numbers, errors);
  return numbers;
}

Numbers plain_numbers(const std::vector<GivenSpec>& given, const DrawRow& changed,
                      ContentErrors& errors) {
  Numbers numbers;
  for (const GivenSpec& spec : given) {
    const GivenValue* value = find_in(changed, spec.name);
    add_given(spec, value != nullptr ? *value : spec.value, "theory", numbers, errors);
  }
  return numbers;
}

void Writer::fail(int line, std::string message) { add_error(errors_, place_, line, message); }

FillScope Numbers::scope() const { return {bindings, words}; }

Writer::Writer(std::string place, Numbers numbers)
    : place_(std::move(place)), numbers_(std::move(numbers)) {}

Writer Writer::with(const NumberRow& sets, int line) {
  std::vector<Binding> bindings;
  for (const auto& [name, expression] : sets)
    bindings.push_back({name, value(expression, line), ""});
  return with(bindings);
}

Writer Writer::with(const std::vector<Binding>& bindings) const {
  Writer other(place_, numbers_);
  for (const Binding& added : bindings) {
    bool known = false;
    for (Binding& binding : other.numbers_.bindings) {
      if (binding.name != added.name) continue;
      binding.value = added.value;
      known = true;
    }
    if (!known) other.numbers_.bindings.push_back(added);
  }
  return other;
}

void Writer::take_errors_of(Writer& other) {
  errors_.insert(errors_.end(), other.errors_.begin(), other.errors_.end());
  other.errors_.clear();
}

void Writer::note(const std::vector<TextFault>& faults, int line) {
  for (const TextFault& fault : faults) fail(line, fault.message);
}

double Writer::value(const Expression& expression, int line) {
  const Evaluation evaluation = evaluate(expression, numbers_.bindings);
  if (evaluation.ok) return evaluation.quantity.value;
  fail(line, "\"" + to_text(expression) + "\": " + evaluation.error.message);
  return kNaN;
}

std::string Writer::code(const CodeTemplate& code, int line) {
  Filled<std::string> filled = fill(code, numbers_.scope());
  note(filled.faults, line);
  return std::move(filled.text);
}

void Writer::enliven(std::vector<std::string> names, const Rooms& rooms) {
  live_ = std::move(names);
  rooms_ = rooms;
  enlivened_ = true;
}

Blocks Writer::blocks(const Prose& prose, int line) {
  LiveNumbers live{live_, {}};
  if (enlivened_) {
    if (printed_.size() < rooms_.size()) live.rooms = rooms_[printed_.size()];
    printed_.push_back(marker_words(prose.markers, numbers_.scope()).words);
  }
  Filled<Blocks> filled = fill(prose, numbers_.scope(), live);
  note(filled.faults, line);
  return std::move(filled.text);
}

Spans Writer::spans(const Prose& prose, int line) {
  Blocks filled = blocks(prose, line);
  if (filled.empty()) return {};
  return std::move(filled.front().spans);
}

std::string Writer::plain(const Prose& prose, int line) { return plain_text(spans(prose, line)); }

}  // namespace tmw
