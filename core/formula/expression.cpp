#include "core/formula/expression.h"

#include "core/formula/expression_node.h"
#include "core/units/quantity.h"

namespace tmw {

// Here, where nodes and units are known, so that the header need not know them.
Expression::Expression() = default;
Expression::Expression(std::vector<ExpressionNode> nodes, std::vector<std::string> symbols,
                       std::vector<Unit> units)
    : nodes_(std::move(nodes)), symbols_(std::move(symbols)), units_(std::move(units)) {}
Expression::Expression(const Expression& other) = default;
Expression::Expression(Expression&& other) noexcept = default;
Expression& Expression::operator=(const Expression& other) = default;
Expression& Expression::operator=(Expression&& other) noexcept = default;
Expression::~Expression() = default;

bool Expression::empty() const { return nodes_.empty(); }
int Expression::root() const { return static_cast<int>(nodes_.size()) - 1; }

Expression number_expression(double value) {
  ExpressionNode node;
  node.number = value;
  return Expression({node}, {}, {});
}

Expression symbol_expression(std::string name) {
  ExpressionNode node;
  node.op = Op::kSymbol;
  node.index = 0;
  return Expression({node}, {std::move(name)}, {});
}

}  // namespace tmw
