#include "core/marking/slip_table.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/marking/slip_words.h"

namespace tmw {
namespace {

class Generator {
 public:
  Generator(const NumericQuestion& question, const SlipProgram& program)
      : question_(question), program_(program) {}

  std::vector<SlipCandidate> run();

 private:
  using Row = void (Generator::*)();
  void binary_units();
  void drop_factor();
  void related_symbol();
  void drop_term();
  void count_twice();
  void value_width();
  void bits();
  void thousands();
  void percent();
  void not_squared();
  void drop_divisor();
  void rounding();
  void step_answered();
  void half_and_twice();
  void training();
  void division();
  void signs();
  void other_constant();
  void other_symbol();
  void min_max();
  void logarithms();
  void off_by_one();
  void squared_too_much();
  void drop_group();

  [[nodiscard]] const Instruction& at(int index) const {
    return program_.code[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] double value(int index) const {
    return program_.values[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] bool is_atom(int index) const {
    return at(index).code == Code::kConstant ||
           program_.step_of[static_cast<std::size_t>(index)] >= 0;
  }
  [[nodiscard]] bool asks(BaseUnit unit) const { return question_.unit.dimension.of(unit) != 0; }

  void propose(SlipKind kind, int where, Instruction instruction, int subject, int other = -1,
               double number = 0);
  void note_tie(SlipCandidate& first, SlipKind kind, int subject);
  void replace_by(SlipKind kind, int where, int operand, int subject);
  void recode(SlipKind kind, int where, Code code);
  void scale_root(SlipKind kind, double factor);
  void set_given(SlipKind kind, int given, double number, int other = -1);
  template <typename Action>
  void each(Code code, Action action) {
    for (int i = program_.given_count; i < program_.root(); ++i) {
      if (at(i).code == code) action(i, at(i));
    }
  }

  const NumericQuestion& question_;
  const SlipProgram& program_;
  std::vector<SlipCandidate> candidates_;
  std::vector<double> values_;
  SlipValues scratch_{};
};

// The order is the order of commonness: ties are named by the earlier row.
std::vector<SlipCandidate> Generator::run() {
  constexpr Row kRows[] = {&Generator::binary_units,  &Generator::drop_term,
                           &Generator::drop_factor,   &Generator::related_symbol,
                           &Generator::count_twice,   &Generator::value_width,
                           &Generator::bits,          &Generator::thousands,
                           &Generator::percent,       &Generator::not_squared,
                           &Generator::drop_divisor,  &Generator::rounding,
                           &Generator::step_answered, &Generator::half_and_twice,
                           &Generator::training,      &Generator::division,
                           &Generator::signs,         &Generator::other_constant,
                           &Generator::min_max,       &Generator::logarithms,
                           &Generator::off_by_one,    &Generator::squared_too_much,
                           &Generator::other_symbol,  &Generator::drop_group};
  for (const Row row : kRows) (this->*row)();
  return std::move(candidates_);
}

bool nearly(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); }

void Generator::propose(SlipKind kind, int where, Instruction instruction, int subject, int other,
                        double number) {
  const Patch patch{static_cast<std::int16_t>(where), instruction};
  const double result = evaluate_with(program_, patch, scratch_);
  if (!std::isfinite(result) || result == 0 || nearly(result, program_.right())) return;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (!nearly(result, values_[i])) continue;
    note_tie(candidates_[i], kind, subject);
    return;
  }
  values_.push_back(result);
  candidates_.push_back({patch, kind, static_cast<std::int16_t>(subject),
                         static_cast<std::int16_t>(other), -1, number, result});
}

// Two factors of one value leave the same number behind: both are named.
void Generator::note_tie(SlipCandidate& first, SlipKind kind, int subject) {
  const bool named = kind == SlipKind::kDropFactor || kind == SlipKind::kDropTerm;
  if (!named || first.kind != kind || first.subject == subject || first.also >= 0) return;
  if (part_text(question_, program_, first.subject) == part_text(question_, program_, subject))
    return;
  first.also = static_cast<std::int16_t>(subject);
}

void Generator::replace_by(SlipKind kind, int where, int operand, int subject) {
  Instruction copy;
  copy.code = Code::kCopy;
  copy.a = static_cast<std::int16_t>(operand);
  propose(kind, where, copy, subject);
}

void Generator::recode(SlipKind kind, int where, Code code) {
  Instruction changed = at(where);
  changed.code = code;
  propose(kind, where, changed, where);
}

void Generator::scale_root(SlipKind kind, double factor) {
  Instruction root = at(program_.root());
  root.scale = factor;
  propose(kind, program_.root(), root, program_.root(), -1, factor);
}

void Generator::set_given(SlipKind kind, int given, double number, int other) {
  Instruction constant;
  constant.number = number;
  propose(kind, given, constant, given, other, number);
}

void Generator::binary_units() {
  struct Pair {
    std::string_view binary;
    double ratio;
  };
  constexpr Pair kPairs[] = {
      {"KiB", 1.024}, {"MiB", 1.048576}, {"GiB", 1.073741824}, {"TiB", 1.099511627776}};
  if (!asks(BaseUnit::kByte)) return;
  for (const Pair& pair : kPairs) {
    const std::string decimal = {pair.binary[0] == 'K' ? 'k' : pair.binary[0], 'B'};
    const std::string& asked = question_.unit.symbol;
    if (asked.find(pair.binary) != std::string::npos)
      scale_root(SlipKind::kDecimalForBinary, pair.ratio);
    else if (asked.find(decimal) != std::string::npos)
      scale_root(SlipKind::kBinaryForDecimal, 1 / pair.ratio);
  }
}

void Generator::drop_factor() {
  each(Code::kMultiply, [&](int i, const Instruction& product) {
    if (is_atom(product.a)) replace_by(SlipKind::kDropFactor, i, product.b, product.a);
    if (is_atom(product.b)) replace_by(SlipKind::kDropFactor, i, product.a, product.b);
  });
}

// Symbols of the answer itself first, then those that only its steps use.
void Generator::related_symbol() {
  const auto& direct = question_.answer.symbols();
  for (const bool in_answer : {true, false}) {
    for (int i = 0; i < program_.given_count; ++i) {
      const Given& given = question_.givens[static_cast<std::size_t>(i)];
      const bool used = std::find(direct.begin(), direct.end(), given.symbol) != direct.end();
      if (used != in_answer) continue;
      for (int j = 0; j < program_.given_count; ++j) {
        const Given& other = question_.givens[static_cast<std::size_t>(j)];
        if (i != j && words_are_related(given.words, other.words))
          set_given(SlipKind::kRelatedSymbol, i, value(j), j);
      }
    }
  }
}

void Generator::drop_term() {
  for (const Code code : {Code::kAdd, Code::kSubtract}) {
    each(code, [&](int i, const Instruction& sum) {
      replace_by(SlipKind::kDropTerm, i, sum.a, sum.b);
      if (code == Code::kAdd) replace_by(SlipKind::kDropTerm, i, sum.b, sum.a);
    });
  }
}

void Generator::count_twice() {
  each(Code::kAdd, [&](int, const Instruction& sum) {
    for (const int term : {sum.a, sum.b}) {
      Instruction doubled = at(term);
      if (doubled.code == Code::kAdd) continue;
      doubled.scale *= 2;
      propose(SlipKind::kCountTwice, term, doubled, term);
    }
  });
}

void Generator::value_width() {
  for (int i = 0; i < program_.given_count; ++i) {
    const Given& given = question_.givens[static_cast<std::size_t>(i)];
    const bool is_width = given.symbol == "bytes" || given.words.find("byte") != std::string::npos;
    if (!is_width || given.value > 8) continue;
    for (const double width : {2.0, 4.0, 1.0, 0.5}) set_given(SlipKind::kValueWidth, i, width);
  }
}

void Generator::bits() {
  if (!asks(BaseUnit::kByte)) return;
  scale_root(SlipKind::kBitsForBytes, 8);
  scale_root(SlipKind::kBytesForBits, 0.125);
}

void Generator::thousands() {
  for (const double factor : {1e3, 1e-3, 1e6, 1e-6}) scale_root(SlipKind::kThousands, factor);
  if (!asks(BaseUnit::kByte)) return;
  for (const double factor : {1024.0, 1 / 1024.0}) scale_root(SlipKind::kThousands, factor);
}

void Generator::percent() {
  if (question_.unit.symbol != "%") return;
  scale_root(SlipKind::kPercent, 0.01);
}

void Generator::not_squared() {
  for (const Code code : {Code::kSquare, Code::kPower}) {
    each(code, [&](int i, const Instruction& power) {
      replace_by(SlipKind::kNotSquared, i, power.a, i);
    });
  }
}

void Generator::drop_divisor() {
  for (const Code code : {Code::kDivide, Code::kFloorDivide}) {
    each(code, [&](int i, const Instruction& quotient) {
      replace_by(SlipKind::kDropDivisor, i, quotient.a, quotient.b);
    });
  }
}

void Generator::rounding() {
  constexpr Code kRounding[] = {Code::kCeil, Code::kFloor, Code::kRound};
  for (const Code from : kRounding) {
    each(from, [&](int i, const Instruction& rounded) {
      for (const Code to : kRounding) {
        if (to != from) recode(SlipKind::kOtherRounding, i, to);
      }
      replace_by(SlipKind::kNoRounding, i, rounded.a, i);
    });
  }
}

void Generator::step_answered() {
  for (int i = program_.root() - 2; i >= program_.given_count; --i) {
    if (program_.step_of[static_cast<std::size_t>(i)] >= 0)
      replace_by(SlipKind::kStepAnswered, program_.root(), i, i);
  }
}

void Generator::half_and_twice() {
  scale_root(SlipKind::kHalf, 0.5);
  scale_root(SlipKind::kTwice, 2);
}

void Generator::training() {
  if (!asks(BaseUnit::kFlop)) return;
  scale_root(SlipKind::kForwardOnly, 1.0 / 3);
  scale_root(SlipKind::kWithBackward, 3);
}

void Generator::division() {
  for (const Code code : {Code::kDivide, Code::kFloorDivide}) {
    each(code, [&](int i, const Instruction& quotient) {
      recode(SlipKind::kMultiplyForDivide, i, Code::kMultiply);
      Instruction turned = quotient;
      turned.a = quotient.b;
      turned.b = quotient.a;
      propose(SlipKind::kUpsideDown, i, turned, i);
    });
  }
}

void Generator::signs() {
  each(Code::kSubtract,
       [&](int i, const Instruction&) { recode(SlipKind::kPlusForMinus, i, Code::kAdd); });
}

void Generator::other_constant() {
  for (int i = program_.given_count; i < program_.root(); ++i) {
    const Instruction& constant = at(i);
    const double number = constant.number;
    if (constant.code != Code::kConstant || number != std::floor(number)) continue;
    if (number < 2 || number > 12) continue;
    for (const double replacement : {number - 1, number + 1}) {
      Instruction changed = constant;
      changed.number = replacement;
      propose(SlipKind::kOtherConstant, i, changed, i, -1, replacement);
    }
  }
}

void Generator::other_symbol() {
  constexpr Code kBinary[] = {Code::kMultiply, Code::kDivide, Code::kAdd, Code::kSubtract};
  for (const Code code : kBinary) {
    each(code, [&](int i, const Instruction& operation) {
      for (int other = 0; other < program_.given_count; ++other) {
        Instruction changed = operation;
        changed.a = static_cast<std::int16_t>(other);
        if (is_atom(operation.a) && operation.a != other)
          propose(SlipKind::kOtherSymbol, i, changed, operation.a, other);
        changed.a = operation.a;
        changed.b = static_cast<std::int16_t>(other);
        if (is_atom(operation.b) && operation.b != other)
          propose(SlipKind::kOtherSymbol, i, changed, operation.b, other);
      }
    });
  }
}

void Generator::min_max() {
  for (const Code code : {Code::kMax, Code::kMin}) {
    each(code, [&](int i, const Instruction& choice) {
      replace_by(SlipKind::kOneArgument, i, choice.a, choice.b);
      replace_by(SlipKind::kOneArgument, i, choice.b, choice.a);
      recode(SlipKind::kMinForMax, i, code == Code::kMax ? Code::kMin : Code::kMax);
    });
  }
}

void Generator::logarithms() {
  constexpr Code kLogarithms[] = {Code::kLn, Code::kLog2, Code::kLog10};
  for (const Code from : kLogarithms) {
    each(from, [&](int i, const Instruction&) {
      for (const Code to : kLogarithms) {
        if (to != from) recode(SlipKind::kOtherLogarithm, i, to);
      }
    });
  }
}

void Generator::off_by_one() {
  // Layers, heads, cards: things that are counted one by one. Nobody miscounts 4,096 tokens by one.
  constexpr double kFewest = 3, kMost = 200;
  for (int i = 0; i < program_.given_count; ++i) {
    const Given& given = question_.givens[static_cast<std::size_t>(i)];
    const bool counted = value(i) == std::floor(value(i)) && !given.unit &&
                         given.words.find("byte") == std::string::npos;
    if (!counted || value(i) < kFewest || value(i) > kMost) continue;
    set_given(SlipKind::kOffByOne, i, value(i) - 1);
    set_given(SlipKind::kOffByOne, i, value(i) + 1);
  }
}

void Generator::squared_too_much() {
  for (int i = 0; i < program_.given_count; ++i)
    set_given(SlipKind::kSquaredTooMuch, i, value(i) * value(i));
}

void Generator::drop_group() {
  each(Code::kMultiply, [&](int i, const Instruction& product) {
    if (!is_atom(product.a)) replace_by(SlipKind::kDropGroup, i, product.b, product.a);
    if (!is_atom(product.b)) replace_by(SlipKind::kDropGroup, i, product.a, product.b);
  });
}

}  // namespace

std::vector<SlipCandidate> slip_candidates(const NumericQuestion& question,
                                           const SlipProgram& program) {
  return Generator(question, program).run();
}

}  // namespace tmw
