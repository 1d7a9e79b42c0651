#include "core/marking/slip_words.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "core/marking/slip_table.h"
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

constexpr std::string_view kFunctionNames[] = {"sqrt", "ceil", "floor", "round", "log2", "log10",
                                               "ln",   "exp",  "abs",   "min",   "max"};

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
    const auto index = static_cast<std::size_t>(part.code) - static_cast<std::size_t>(Code::kSqrt);
    const bool two = part.code == Code::kMin || part.code == Code::kMax;
    return std::string(kFunctionNames[index]) + "(" + text(part.a, false) +
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

std::string_view row_name(SlipKind kind) {
  constexpr std::string_view kNames[] = {
      "gb-for-gib",     "gib-for-gb",     "drop-term",      "drop-factor",
      "related-symbol", "count-twice",    "value-width",    "bits",
      "bytes-for-bits", "thousands",      "percent",        "not-squared",
      "drop-divisor",   "other-rounding", "no-rounding",    "step-answered",
      "half",           "twice",          "forward-only",   "with-backward",
      "times-for-over", "upside-down",    "plus-for-minus", "other-constant",
      "other-symbol",   "one-argument",   "min-for-max",    "other-logarithm",
      "off-by-one",     "squared",        "drop-group"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string rounding_direction(Code code) {
  return code == Code::kCeil ? "up" : code == Code::kFloor ? "down" : "to the nearest whole number";
}

std::string thousands_words(double factor) {
  const double size = factor > 1 ? factor : 1 / factor;
  return print_number(size) + " times too " + (factor > 1 ? "big" : "small") + ": look at the unit";
}

std::string binary_words(const std::string& asked, bool wants_binary) {
  const std::size_t mark = asked.find(wants_binary ? "iB" : "B");
  const char letter = mark == std::string::npos || mark == 0 ? 'G' : asked[mark - 1];
  const bool kilo = letter == 'k' || letter == 'K';
  const std::string decimal = std::string(1, kilo ? 'k' : letter) + "B";
  const std::string binary = std::string(1, kilo ? 'K' : letter) + "iB";
  const char* powers[] = {"10^3 and 2^10", "10^6 and 2^20", "10^9 and 2^30", "10^12 and 2^40"};
  const char* power = powers[kilo ? 0 : letter == 'M' ? 1 : letter == 'T' ? 3 : 2];
  return "in " + (wants_binary ? decimal : binary) + ", but " + (wants_binary ? binary : decimal) +
         " is asked (1 " + decimal + " and 1 " + binary + " are " + power + " bytes)";
}

}  // namespace

bool words_are_related(const std::string& a, const std::string& b) {
  bool related = false;
  each_long_word(a, [&](std::string_view in_a) {
    each_long_word(b, [&](std::string_view in_b) { related = related || in_a == in_b; });
  });
  return related;
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

std::string slip_name(const NumericQuestion& question, const SlipProgram& program,
                      const SlipCandidate& candidate) {
  std::string name(row_name(candidate.kind));
  if (candidate.subject != program.root())
    name += ":" + part_name(question, program, candidate.subject);
  if (candidate.other >= 0) name += ":" + part_name(question, program, candidate.other);
  if (candidate.number != 0 && candidate.other < 0) name += ":" + print_number(candidate.number);
  return name;
}

std::string slip_words(const NumericQuestion& question, const SlipProgram& program,
                       const SlipCandidate& candidate) {
  const std::string subject =
      candidate.subject == program.root() ? "" : part_words(question, program, candidate.subject);
  const std::string text =
      candidate.subject == program.root() ? "" : part_text(question, program, candidate.subject);
  const std::string calculation =
      PartWriter(question, program, Naming::kShown).text(candidate.subject, true);
  const Instruction& part = program.code[static_cast<std::size_t>(candidate.subject)];
  const std::string other =
      candidate.other >= 0 ? part_words(question, program, candidate.other) : "";
  const std::string also =
      candidate.also >= 0 ? ", or without " + part_words(question, program, candidate.also) : "";
  switch (candidate.kind) {
    case SlipKind::kDecimalForBinary:
      return binary_words(question.unit.symbol, true);
    case SlipKind::kBinaryForDecimal:
      return binary_words(question.unit.symbol, false);
    case SlipKind::kDropFactor:
    case SlipKind::kDropGroup:
      return "without the factor " + subject +
             (also.empty() ? place_words(question, program, candidate.patch.at) : also);
    case SlipKind::kRelatedSymbol:
    case SlipKind::kOtherSymbol:
      return "with " + other + " in place of " + subject +
             (candidate.kind == SlipKind::kRelatedSymbol
                  ? ""
                  : place_words(question, program, candidate.patch.at));
    case SlipKind::kDropTerm:
      return "without the term " + subject + also;
    case SlipKind::kCountTwice:
      return "with the term " + subject + " counted twice";
    case SlipKind::kValueWidth:
      return "with " + print_number(candidate.number) + " in place of " + subject;
    case SlipKind::kBitsForBytes:
      return "in bits, but bytes are asked";
    case SlipKind::kBytesForBits:
      return "divided by 8, as if bits had been counted";
    case SlipKind::kThousands:
      return thousands_words(candidate.number);
    case SlipKind::kPercent:
      return "as a fraction, but per cent is asked";
    case SlipKind::kNotSquared:
      return "with " + part_text(question, program, part.a) + " in place of " + text;
    case SlipKind::kDropDivisor:
      return "without dividing by " + subject;
    case SlipKind::kOtherRounding:
      return "rounded the other way; here it is rounded " + rounding_direction(part.code);
    case SlipKind::kNoRounding:
      return "before it is rounded " + rounding_direction(part.code);
    case SlipKind::kStepAnswered:
      return "of a step on the way, " + subject;
    case SlipKind::kHalf:
      return question.unit.dimension.of(BaseUnit::kFlop) != 0
                 ? "halved: a multiplication and its addition are two operations"
                 : "halved: a factor 2 is missing";
    case SlipKind::kTwice:
      return "doubled: a factor 2 is too much";
    case SlipKind::kForwardOnly:
      return "divided by 3, as for the forward pass without the backward pass";
    case SlipKind::kWithBackward:
      return "times 3, as if the backward pass were counted too";
    case SlipKind::kMultiplyForDivide:
      return "with a multiplication in place of the division in " + calculation;
    case SlipKind::kUpsideDown:
      return "with the fraction " + calculation + " upside down";
    case SlipKind::kPlusForMinus:
      return "with plus in place of minus in " + calculation;
    case SlipKind::kOtherConstant:
      return "with " + print_number(candidate.number) + " in place of the factor " + subject +
             place_words(question, program, candidate.patch.at);
    case SlipKind::kOneArgument:
      return "without comparing with " + subject;
    case SlipKind::kMinForMax:
      return "with the other one of the two in " + calculation;
    case SlipKind::kOtherLogarithm:
      return "with a logarithm to another base in " + calculation;
    case SlipKind::kOffByOne:
      return "with " + print_number(candidate.number) + " in place of " + subject;
    case SlipKind::kSquaredTooMuch:
      return "with " + subject + " squared";
  }
  return "";
}

}  // namespace tmw
