// The door of core/formula; read_expression.h reads one, evaluate.h and print_expression.h say what
// it is worth and how it is written, read_answer.h reads what a learner typed.
//
// An arithmetic expression: read once, then immutable; evaluated, printed and taken apart by
// others. The same syntax serves content files and learners. Whoever only holds one needs this
// header alone; whoever takes one apart, expression_node.h.
#pragma once

#include <string>
#include <vector>

namespace tmw {

struct ExpressionNode;
struct Unit;

// A compact tree in one array, children first.
class Expression {
 public:
  Expression();  // empty: evaluates to an error
  Expression(std::vector<ExpressionNode> nodes, std::vector<std::string> symbols,
             std::vector<Unit> units);
  Expression(const Expression& other);
  Expression(Expression&& other) noexcept;
  Expression& operator=(const Expression& other);
  Expression& operator=(Expression&& other) noexcept;
  ~Expression();

  [[nodiscard]] bool empty() const;
  // Children stand before parents; the root is last.
  [[nodiscard]] const std::vector<ExpressionNode>& nodes() const { return nodes_; }
  [[nodiscard]] int root() const;
  // Distinct, in order of first appearance.
  [[nodiscard]] const std::vector<std::string>& symbols() const { return symbols_; }
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }

 private:
  friend class ExpressionParser;  // makes it in place

  std::vector<ExpressionNode> nodes_;
  std::vector<std::string> symbols_;
  std::vector<Unit> units_;
};

// A constant, and a symbol alone, as expressions.
[[nodiscard]] Expression number_expression(double value);
[[nodiscard]] Expression symbol_expression(std::string name);

}  // namespace tmw
