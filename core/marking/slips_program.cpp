#include "core/marking/slips_program.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/formula/expression_node.h"

namespace tmw {
namespace {

Code code_of(Function function) {
  switch (function) {
    case Function::kSqrt:
      return Code::kSqrt;
    case Function::kCeil:
      return Code::kCeil;
    case Function::kFloor:
      return Code::kFloor;
    case Function::kRound:
      return Code::kRound;
    case Function::kLog2:
      return Code::kLog2;
    case Function::kLog10:
      return Code::kLog10;
    case Function::kLn:
      return Code::kLn;
    case Function::kExp:
      return Code::kExp;
    case Function::kAbs:
      return Code::kAbs;
    case Function::kMin:
      return Code::kMin;
    case Function::kMax:
      break;
  }
  return Code::kMax;
}

Code code_of(const ExpressionNode& node) {
  switch (node.op) {
    case Op::kNumber:
    case Op::kSymbol:
      return Code::kConstant;
    case Op::kWithUnit:
      return Code::kCopy;
    case Op::kNegate:
      return Code::kNegate;
    case Op::kAdd:
      return Code::kAdd;
    case Op::kSubtract:
      return Code::kSubtract;
    case Op::kMultiply:
      return Code::kMultiply;
    case Op::kDivide:
      return Code::kDivide;
    case Op::kFloorDivide:
      return Code::kFloorDivide;
    case Op::kPower:
      return Code::kPower;
    case Op::kCall:
      break;
  }
  return code_of(node.function);
}

class Builder {
 public:
  explicit Builder(const NumericQuestion& question)
      : question_(question), step_at_(question.steps.size(), -1) {}

  std::optional<SlipProgram> run() {
    for (const Given& given : question_.givens) {
      Instruction constant;
      constant.number = given.value;
      add(constant);
    }
    program_.given_count = static_cast<int>(program_.code.size());
    const int answer = compile(question_.answer);
    if (answer < 0) return std::nullopt;
    Instruction root;
    root.code = Code::kCopy;
    root.a = static_cast<std::int16_t>(answer);
    add(root);
    if (program_.code.size() > static_cast<std::size_t>(kMaxInstructions)) return std::nullopt;
    for (const Instruction& instruction : program_.code) {
      const double a = instruction.code == Code::kConstant ? 0 : value(instruction.a);
      const double b = instruction.code == Code::kConstant ? 0 : value(instruction.b);
      program_.values.push_back(compute(instruction, a, b));
    }
    if (!std::isfinite(program_.right())) return std::nullopt;
    return std::move(program_);
  }

 private:
  double value(int at) const { return program_.values[static_cast<std::size_t>(at)]; }

  int add(const Instruction& instruction) {
    program_.code.push_back(instruction);
    program_.step_of.push_back(-1);
    return static_cast<int>(program_.code.size()) - 1;
  }

  int symbol(const std::string& name) {
    for (std::size_t i = 0; i < question_.givens.size(); ++i) {
      if (question_.givens[i].symbol == name) return static_cast<int>(i);
    }
    for (std::size_t i = 0; i < question_.steps.size(); ++i) {
      if (question_.steps[i].symbol == name) return step(i);
    }
    return -1;
  }

  // Steps are compiled when first used, once. A step may use only earlier ones, so this ends.
  int step(std::size_t index) {
    if (step_at_[index] >= 0) return step_at_[index];
    if (++depth_ > 60) return -1;
    const int at = compile(question_.steps[index].expression);
    --depth_;
    if (at < 0) return -1;
    step_at_[index] = at;
    if (!program_.is_given(at))
      program_.step_of[static_cast<std::size_t>(at)] = static_cast<int>(index);
    return at;
  }

  int compile(const Expression& expression) {
    std::vector<int> place(expression.nodes().size(), -1);
    for (std::size_t i = 0; i < place.size(); ++i) {
      const ExpressionNode& node = expression.nodes()[i];
      if (program_.code.size() > static_cast<std::size_t>(kMaxInstructions)) return -1;
      if (node.op == Op::kSymbol) {
        place[i] = symbol(expression.symbols()[static_cast<std::size_t>(node.index)]);
        if (place[i] < 0) return -1;
        continue;
      }
      Instruction instruction;
      instruction.code = code_of(node);
      instruction.number = node.number;
      const auto operand = [&](std::int32_t child) {
        return static_cast<std::int16_t>(child < 0 ? 0 : place[static_cast<std::size_t>(child)]);
      };
      instruction.a = operand(node.left);
      instruction.b = operand(node.right < 0 ? node.left : node.right);
      if (node.op == Op::kWithUnit)
        instruction.scale = expression.units()[static_cast<std::size_t>(node.index)].factor;
      const bool squares =
          instruction.code == Code::kPower &&
          program_.code[static_cast<std::size_t>(instruction.b)].number == 2 &&
          program_.code[static_cast<std::size_t>(instruction.b)].code == Code::kConstant &&
          !program_.is_given(instruction.b);
      if (squares) instruction.code = Code::kSquare;
      place[i] = add(instruction);
    }
    return place.empty() ? -1 : place.back();
  }

  const NumericQuestion& question_;
  SlipProgram program_;
  std::vector<int> step_at_;
  int depth_ = 0;
};

double run_from(const SlipProgram& program, int start, const Patch& first, const Patch& second,
                SlipValues& scratch) {
  std::copy_n(program.values.begin(), start, scratch.begin());
  const int count = static_cast<int>(program.code.size());
  for (int i = start; i < count; ++i) {
    const Instruction& instruction = i == first.at    ? first.instruction
                                     : i == second.at ? second.instruction
                                                      : program.code[static_cast<std::size_t>(i)];
    scratch[static_cast<std::size_t>(i)] =
        compute(instruction, scratch[static_cast<std::size_t>(instruction.a)],
                scratch[static_cast<std::size_t>(instruction.b)]);
  }
  return scratch[static_cast<std::size_t>(count - 1)];
}

}  // namespace

std::optional<Function> function_of(Code code) {
  for (int i = 0; i <= static_cast<int>(Function::kMax); ++i) {
    const auto function = static_cast<Function>(i);
    if (code_of(function) == code) return function;
  }
  return std::nullopt;
}

double compute(const Instruction& instruction, double a, double b) {
  switch (instruction.code) {
    case Code::kConstant:
      return instruction.number * instruction.scale;
    case Code::kCopy:
      return a * instruction.scale;
    case Code::kNegate:
      return -a * instruction.scale;
    case Code::kAdd:
      return (a + b) * instruction.scale;
    case Code::kSubtract:
      return (a - b) * instruction.scale;
    case Code::kMultiply:
      return a * b * instruction.scale;
    case Code::kDivide:
      return b == 0 ? std::numeric_limits<double>::quiet_NaN() : a / b * instruction.scale;
    case Code::kFloorDivide:
      return b == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : std::floor(a / b) * instruction.scale;
    case Code::kPower:
      return std::pow(a, b) * instruction.scale;
    case Code::kSquare:
      return a * a * instruction.scale;
    case Code::kSqrt:
      return std::sqrt(a) * instruction.scale;
    case Code::kCeil:
      return std::ceil(a) * instruction.scale;
    case Code::kFloor:
      return std::floor(a) * instruction.scale;
    case Code::kRound:
      return std::round(a) * instruction.scale;
    case Code::kLog2:
      return std::log2(a) * instruction.scale;
    case Code::kLog10:
      return std::log10(a) * instruction.scale;
    case Code::kLn:
      return std::log(a) * instruction.scale;
    case Code::kExp:
      return std::exp(a) * instruction.scale;
    case Code::kAbs:
      return std::fabs(a) * instruction.scale;
    case Code::kMin:
      return (a < b ? a : b) * instruction.scale;
    case Code::kMax:
      return (a < b ? b : a) * instruction.scale;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

std::optional<SlipProgram> build_slip_program(const NumericQuestion& question) {
  return Builder(question).run();
}

double evaluate_with(const SlipProgram& program, const Patch& patch, SlipValues& scratch) {
  return run_from(program, patch.at, patch, patch, scratch);
}

double evaluate_with(const SlipProgram& program, const Patch& first, const Patch& second,
                     SlipValues& scratch) {
  return run_from(program, std::min(first.at, second.at), first, second, scratch);
}

}  // namespace tmw
