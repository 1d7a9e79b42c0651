#include "core/marking/slip_rebuild.h"

#include <algorithm>

#include "core/formula/expression_node.h"
#include "core/formula/print_expression.h"
#include "core/marking/marking_words.h"
#include "core/marking/symbols.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr std::size_t kLongestText = 110;
constexpr int kMostNodes = 60;

Op op_of(Code code) {
  switch (code) {
    case Code::kNegate:
      return Op::kNegate;
    case Code::kAdd:
      return Op::kAdd;
    case Code::kSubtract:
      return Op::kSubtract;
    case Code::kMultiply:
      return Op::kMultiply;
    case Code::kDivide:
      return Op::kDivide;
    case Code::kFloorDivide:
      return Op::kFloorDivide;
    case Code::kPower:
    case Code::kSquare:
      return Op::kPower;
    default:
      return Op::kCall;
  }
}

// The mutated program, and parts of it as expressions of numbers.
class Rebuilder {
 public:
  Rebuilder(const SlipProgram& program, const Patch& first, const Patch& second)
      : program_(program), code_(program.code) {
    at(first.at) = first.instruction;
    at(second.at) = second.instruction;
    values_.reserve(code_.size());
    for (const Instruction& instruction : code_) {
      const bool constant = instruction.code == Code::kConstant;
      values_.push_back(compute(instruction, constant ? 0 : value(instruction.a),
                                constant ? 0 : value(instruction.b)));
    }
  }

  [[nodiscard]] double value(int index) const { return values_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] int answer() const { return program_.code.back().a; }

  // The step in which the instruction is used first, or the answer.
  [[nodiscard]] int home_of(int changed) const {
    std::vector<bool> uses(code_.size(), false);
    uses[static_cast<std::size_t>(changed)] = true;
    for (int i = changed; i < answer(); ++i) {
      const Instruction& part = program_.code[static_cast<std::size_t>(i)];
      const bool depends =
          part.code != Code::kConstant &&
          (uses[static_cast<std::size_t>(part.a)] || uses[static_cast<std::size_t>(part.b)]);
      uses[static_cast<std::size_t>(i)] = uses[static_cast<std::size_t>(i)] || depends;
      if (uses[static_cast<std::size_t>(i)] && program_.step_of[static_cast<std::size_t>(i)] >= 0)
        return i;
    }
    return answer();
  }

  // The calculation with its numbers; empty if it is long or a single number.
  [[nodiscard]] std::string text(int index) {
    nodes_.clear();
    emit(index, true);
    if (nodes_.size() < 2 || nodes_.size() > static_cast<std::size_t>(kMostNodes)) return {};
    std::string text = to_text_with_numbers(Expression(std::move(nodes_), {}, {}), {});
    return text.size() > kLongestText ? std::string() : text;
  }

 private:
  Instruction& at(int index) { return code_[static_cast<std::size_t>(index)]; }

  std::int32_t push(const ExpressionNode& node) {
    nodes_.push_back(node);
    return static_cast<std::int32_t>(nodes_.size()) - 1;
  }
  std::int32_t number(double value) {
    ExpressionNode node;
    node.number = value;
    return push(node);
  }

  std::int32_t emit(int index, bool open) {
    const bool named =
        program_.is_given(index) || program_.step_of[static_cast<std::size_t>(index)] >= 0;
    const Instruction& part = at(index);
    const bool too_long = nodes_.size() > static_cast<std::size_t>(kMostNodes);
    if ((named && !open) || part.code == Code::kConstant || too_long) return number(value(index));
    const std::int32_t scale = part.scale != 1 ? number(part.scale) : -1;
    const std::int32_t plain = part.code == Code::kCopy ? emit(part.a, false) : operation(part);
    if (scale < 0) return plain;
    ExpressionNode product;
    product.op = Op::kMultiply;
    product.left = scale;
    product.right = plain;
    return push(product);
  }

  std::int32_t operation(const Instruction& part) {
    ExpressionNode node;
    node.op = op_of(part.code);
    node.left = emit(part.a, false);
    const bool two = node.op != Op::kNegate &&
                     (node.op != Op::kCall || part.code == Code::kMin || part.code == Code::kMax);
    if (two) node.right = part.code == Code::kSquare ? number(2) : emit(part.b, false);
    if (const auto function = function_of(part.code)) node.function = *function;
    return push(node);
  }

  const SlipProgram& program_;
  std::vector<Instruction> code_;
  std::vector<double> values_;
  std::vector<ExpressionNode> nodes_;
};

// A given that the answer itself uses is shown there.
bool is_in_answer(const NumericQuestion& question, const SlipProgram& program, int at) {
  if (!program.is_given(at)) return false;
  const auto& used = question.answer.symbols();
  const std::string& symbol = question.givens[static_cast<std::size_t>(at)].symbol;
  return std::find(used.begin(), used.end(), symbol) != used.end();
}

}  // namespace

std::string rebuilt_number(const NumericQuestion& question, const SlipProgram& program,
                           const Patch& first, const Patch& second) {
  if (first.at == program.root() || second.at == program.root()) return {};
  Rebuilder rebuilder(program, first, second);
  const auto home = [&](const Patch& patch) {
    return is_in_answer(question, program, patch.at) ? rebuilder.answer()
                                                     : rebuilder.home_of(patch.at);
  };
  const int place = home(first);
  if (place != home(second)) return {};
  const std::string text = rebuilder.text(place);
  if (text.empty()) return {};
  if (place == rebuilder.answer()) {
    const double value = rebuilder.value(place);
    const std::string whole = base_words(question, value);
    const std::string shown = print_in_unit(value, question.unit, 4);
    return " Your number is " + text + " = " + whole +
           (question.unit.factor == 1 || whole == shown ? "." : ", that is " + shown + ".");
  }
  const int step = program.step_of[static_cast<std::size_t>(place)];
  return " Your number follows from " + shown_name(question.steps[static_cast<std::size_t>(step)]) +
         " = " + text + " = " + print_factor(rebuilder.value(place), 4) + ".";
}

}  // namespace tmw
