#include "core/exercise/own_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/content/exercise.h"
#include "core/exercise/numbers.h"
#include "core/exercise/playing.h"
#include "core/exercise/problem_part.h"
#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"
#include "core/formula/read_expression.h"
#include "core/marking/numeric_question.h"
#include "core/text/characters.h"
#include "core/text/fnv.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr double kLargest = 1e15;  // of a number as it is written
constexpr double kNearWhole = 1e-9;

// Digits, a point, an exponent: no sign, no words, no base but ten.
std::optional<double> number_from(const std::string& text) {
  const bool plain = !text.empty() && is_digit(text.front()) &&
                     text.find_first_not_of("0123456789.e+-") == std::string::npos;
  char* end = nullptr;
  const double value = plain ? std::strtod(text.c_str(), &end) : 0;
  if (!plain || *end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool is_whole(double value) { return std::fabs(value - std::round(value)) <= kNearWhole * value; }

std::string words_from(std::string_view text) {
  std::string words(text);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

// "KV heads (g)".
std::string called(const GivenSpec& given) {
  return given.what.empty() || given.what == given.name ? given.name
                                                        : given.what + " (" + given.name + ")";
}

// Whether the exercise counts it in whole numbers: it does with its own.
bool counts_whole(const GivenSpec& given) {
  const Evaluation own = evaluate(std::get<Expression>(given.value), {});
  return !given.unit && own.ok && is_whole(own.quantity.value);
}

class Reader {
 public:
  explicit Reader(const Exercise& exercise) : exercise_(exercise) {}

  void read(std::string_view text) {
    if (exercise_.own.empty())
      return fail("Exercise " + exercise_.id + " takes no numbers but its own.");
    while (!text.empty() && fault_.empty()) {
      const std::size_t end = text.find(',');
      pair(text.substr(0, end));
      text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
  }

  [[nodiscard]] const DrawRow& row() const { return row_; }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  void pair(std::string_view pair) {
    const std::size_t colon = std::min(pair.find(':'), pair.size());
    const std::string name(pair.substr(0, colon));
    const std::string text(pair.substr(std::min(colon + 1, pair.size())));
    const auto& takes = exercise_.own.takes;
    const auto given = std::find_if(exercise_.given.begin(), exercise_.given.end(),
                                    [&](const GivenSpec& one) { return one.name == name; });
    if (given == exercise_.given.end() ||
        std::find(takes.begin(), takes.end(), name) == takes.end())
      return fail("Exercise " + exercise_.id + " takes nothing that is called " + name + ".");
    if (given->is_words()) return add(name, words_from(text));
    const std::optional<double> value = number_from(text);
    if (!value || !(*value > 0) || *value > kLargest)
      return fail(called(*given) + " is \"" + text + "\" here: exercise " + exercise_.id +
                  " takes a number above 0.");
    if (counts_whole(*given) && !is_whole(*value))
      return fail(called(*given) + " is " + text + " here: exercise " + exercise_.id +
                  " takes a whole number.");
    add(name, number_expression(*value));
  }

  void add(const std::string& name, GivenValue value) { row_.emplace_back(name, std::move(value)); }
  void fail(std::string sentence) { fault_ = std::move(sentence); }

  const Exercise& exercise_;
  DrawRow row_;
  std::string fault_;
};

// What follows from numbers that are each sound: whole where the exercise says so, and an answer.
std::string fault_of(const Exercise& exercise, const Instance& instance, Writer& writer) {
  for (const Expression& expression : exercise.own.whole) {
    const double value = writer.value(expression, exercise.own.line);
    if (value >= 1 && is_whole(value)) continue;
    return to_text(expression) + " is " + print_number(value) + " with these numbers: exercise " +
           exercise.id + " takes those for which it is a whole number.";
  }
  const bool counted = std::all_of(parts_of(instance.problem).begin(),
                                   parts_of(instance.problem).end(), [](const ProblemPart& part) {
                                     const double right = right_value(part.question);
                                     return std::isfinite(right) && right > 0;
                                   });
  if (instance.errors.empty() && counted) return {};
  return "Exercise " + exercise.id + " has no answer above 0 with these numbers.";
}

}  // namespace

OwnInstance instantiate_own(const Exercise& exercise, std::string_view text) {
  Reader reader(exercise);
  reader.read(text);
  if (!reader.fault().empty()) return {{}, reader.fault()};
  Instance instance;
  Writer writer(exercise.id, numbers_with(exercise, reader.row(), instance.errors));
  write_problem(exercise, own_seed(text), writer, instance);
  instance.problem.own = text;
  instance.problem.lab.clear();  // they come from there
  std::string fault = fault_of(exercise, instance, writer);
  return {std::move(instance.problem), std::move(fault)};
}

std::uint64_t own_seed(std::string_view text) { return fnv1a_64(text) | (std::uint64_t{1} << 63); }

}  // namespace tmw
