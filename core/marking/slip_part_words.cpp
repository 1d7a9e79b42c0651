#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "core/formula/precedence.h"
#include "core/marking/numeric_question.h"
#include "core/marking/slip_words.h"
#include "core/marking/symbols.h"
#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// Calls action with each word of four letters or more.
template <typename Action>
void each_long_word(const std::string& words, Action action) {
  std::size_t start = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    if (i < words.size() && is_letter(words[i])) continue;
    if (i - start >= 4) action(std::string_view(words).substr(start, i - start));
    start = i + 1;
  }
}

std::string_view sign_of(Code code) {
  switch (code) {
    case Code::kAdd:
      return " + ";
    case Code::kSubtract:
      return " - ";
    case Code::kMultiply:
      return " * ";
    case Code::kDivide:
      return " / ";
    case Code::kFloorDivide:
      return " // ";
    default:
      return "";
  }
}

constexpr double kPi = 3.14159265358979323846;

// The value of a part, in its own unit where it has one: "80 GB", "156 TFLOP/s", "12".
std::string value_text(const NumericQuestion& question, const SlipProgram& program, int at) {
  const double value = program.values[static_cast<std::size_t>(at)];
  const int step = program.step_of[static_cast<std::size_t>(at)];
  std::optional<Unit> unit;
  if (program.is_given(at)) unit = question.givens[static_cast<std::size_t>(at)].unit;
  if (step >= 0) unit = question.steps[static_cast<std::size_t>(step)].unit;
  return unit ? print_in_unit(value, *unit) : print_factor(value, 4);
}

enum class Naming { kStable, kShown };

class PartWriter {
 public:
  PartWriter(const NumericQuestion& question, const SlipProgram& program, Naming naming)
      : question_(question), program_(program), naming_(naming) {}

  // With `open`, a step is shown by its expression rather than by its symbol.
  [[nodiscard]] std::string text(int at, bool open) const {
    const bool shown = naming_ == Naming::kShown;
    if (program_.is_given(at)) {
      const Given& given = question_.givens[static_cast<std::size_t>(at)];
      if (!shown) return given.symbol;
      return given.hidden ? value_text(question_, program_, at) : shown_name(given);
    }
    const int step = program_.step_of[static_cast<std::size_t>(at)];
    if (step >= 0 && !open) {
      const Step& known = question_.steps[static_cast<std::size_t>(step)];
      return shown ? shown_name(known) : known.symbol;
    }
    const Instruction& part = program_.code[static_cast<std::size_t>(at)];
    switch (part.code) {
      case Code::kConstant:
        return shown && part.number == kPi ? "\u03c0" : print_factor(part.number);
      case Code::kCopy:
        return text(part.a, false);
      case Code::kNegate:
        return "-" + operand(part.a, true);
      case Code::kSquare:
        return operand(part.a, true) + "^2";
      case Code::kPower:
        return operand(part.a, true) + "^" + operand(part.b, true);
      default:
        return sign_of(part.code).empty() ? call(part) : binary(part);
    }
  }

 private:
  [[nodiscard]] std::string binary(const Instruction& part) const {
    const bool sum = part.code == Code::kAdd || part.code == Code::kSubtract;
    const bool strict = part.code != Code::kAdd && part.code != Code::kMultiply;
    return operand(part.a, !sum, false) + std::string(sign_of(part.code)) +
           operand(part.b, !sum || strict, strict);
  }

  [[nodiscard]] std::string call(const Instruction& part) const {
    const std::optional<Function> function = function_of(part.code);
    const bool two = part.code == Code::kMin || part.code == Code::kMax;
    return std::string(function ? function_name(*function) : "") + "(" + text(part.a, false) +
           (two ? ", " + text(part.b, false) : "") + ")";
  }

  // Brackets around sums, and with `products_too` around products.
  [[nodiscard]] std::string operand(int at, bool brackets, bool products_too = true) const {
    const bool named = program_.is_given(at) || program_.step_of[static_cast<std::size_t>(at)] >= 0;
    const Code code = program_.code[static_cast<std::size_t>(at)].code;
    const bool sum = code == Code::kAdd || code == Code::kSubtract;
    const bool product =
        code == Code::kMultiply || code == Code::kDivide || code == Code::kFloorDivide;
    const bool needs = !named && brackets && (sum || (product && products_too));
    return needs ? "(" + text(at, false) + ")" : text(at, false);
  }

  const NumericQuestion& question_;
  const SlipProgram& program_;
  Naming naming_;
};

// "layers" of "layers of the first model", whose width is something else.
std::string named_thing(const std::string& words) {
  const std::size_t of = std::min(words.find(" of "), words.find(" per "));
  return words.substr(0, of);
}

}  // namespace

bool words_are_related(const std::string& a, const std::string& b) {
  bool related = false;
  each_long_word(named_thing(a), [&](std::string_view in_a) {
    each_long_word(named_thing(b),
                   [&](std::string_view in_b) { related = related || in_a == in_b; });
  });
  return related;
}

bool is_same_sort(const std::string& a, const std::string& b) {
  return named_thing(a) == named_thing(b);
}

std::string part_text(const NumericQuestion& question, const SlipProgram& program, int at) {
  return PartWriter(question, program, Naming::kShown).text(at, false);
}

std::string part_name(const NumericQuestion& question, const SlipProgram& program, int at) {
  return PartWriter(question, program, Naming::kStable).text(at, false);
}

std::string part_words(const NumericQuestion& question, const SlipProgram& program, int at) {
  const std::string text = part_text(question, program, at);
  if (program.code[static_cast<std::size_t>(at)].code == Code::kConstant && !program.is_given(at))
    return text;
  const int step = program.step_of[static_cast<std::size_t>(at)];
  std::string words;
  if (program.is_given(at)) words = question.givens[static_cast<std::size_t>(at)].words;
  if (step >= 0) words = question.steps[static_cast<std::size_t>(step)].words;
  const std::string value = value_text(question, program, at);
  const std::string valued = text == value ? value : text + " = " + value;
  const bool says_it = valued.find(words) != std::string::npos;  // "70 billion parameters"
  return says_it ? valued : valued + " (" + words + ")";
}

std::string part_calculation(const NumericQuestion& question, const SlipProgram& program, int at) {
  return PartWriter(question, program, Naming::kShown).text(at, true);
}

// The step inside which an instruction lies: " in tokens (token table)"; empty in the answer
// itself.
std::string place_words(const NumericQuestion& question, const SlipProgram& program, int at) {
  std::vector<bool> depends(program.code.size(), false);
  depends[static_cast<std::size_t>(at)] = true;
  for (int i = at; i < program.code[program.code.size() - 1].a; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const Instruction& part = program.code[index];
    const bool uses = part.code != Code::kConstant && (depends[static_cast<std::size_t>(part.a)] ||
                                                       depends[static_cast<std::size_t>(part.b)]);
    depends[index] = depends[index] || uses;
    if (!depends[index] || program.step_of[index] < 0) continue;
    const Step& step = question.steps[static_cast<std::size_t>(program.step_of[index])];
    const std::string name = shown_name(step);
    const bool worded = !step.words.empty() && step.words != name;
    return " in " + name + (worded ? " (" + step.words + ")" : "");
  }
  return "";
}

}  // namespace tmw
