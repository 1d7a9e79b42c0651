// A question's answer as flat code, so that many mutants of it can be computed without allocation.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/marking/numeric_question.h"

namespace tmw {

enum class Function : std::uint8_t;

enum class Code : std::uint8_t {
  kConstant,  // number
  kCopy,      // a
  kNegate,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kFloorDivide,
  kPower,
  kSquare,
  kSqrt,
  kCeil,
  kFloor,
  kRound,
  kLog2,
  kLog10,
  kLn,
  kExp,
  kAbs,
  kMin,
  kMax
};

// value[i] = scale * code(value[a], value[b]); a and b are earlier instructions.
struct Instruction {
  Code code = Code::kConstant;
  std::int16_t a = 0;
  std::int16_t b = 0;
  double number = 0;
  double scale = 1;
};

inline constexpr int kMaxInstructions = 200;

// The function of expressions that the code computes; nothing of other codes.
[[nodiscard]] std::optional<Function> function_of(Code code);

// Every given first, then steps and answer, children first; the last instruction copies the answer.
struct SlipProgram {
  std::vector<Instruction> code;
  std::vector<double> values;  // unmutated
  int given_count = 0;
  // For each instruction the step whose result it is, or -1.
  std::vector<int> step_of;

  [[nodiscard]] int root() const { return static_cast<int>(code.size()) - 1; }
  [[nodiscard]] double right() const { return values.back(); }
  [[nodiscard]] bool is_given(int at) const { return at < given_count; }
};

// Empty if the answer cannot be computed or is longer than kMaxInstructions.
[[nodiscard]] std::optional<SlipProgram> build_slip_program(const NumericQuestion& question);

// Scratch space of an evaluation; one per search.
using SlipValues = std::array<double, kMaxInstructions>;

// One replaced instruction.
struct Patch {
  std::int16_t at = 0;
  Instruction instruction;
};

[[nodiscard]] double compute(const Instruction& instruction, double a, double b);

// The answer with one patch, or with two at different instructions.
[[nodiscard]] double evaluate_with(const SlipProgram& program, const Patch& patch,
                                   SlipValues& scratch);
[[nodiscard]] double evaluate_with(const SlipProgram& program, const Patch& first,
                                   const Patch& second, SlipValues& scratch);

}  // namespace tmw
