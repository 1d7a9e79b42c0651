// The recursive-descent reader behind parse_expression() and read_answer().
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/formula/expression.h"
#include "core/formula/read_answer.h"
#include "core/formula/read_expression.h"

namespace tmw {

struct ParserContext {
  bool any_symbol = false;           // an author's expression: every name is a symbol, no units
  std::span<const Binding> symbols;  // else: the known ones
  std::size_t named = SIZE_MAX;      // how many of them, from the first, a message may name
  std::optional<Dimension> asked;
  UnitScope units = UnitScope::kOperand;
  bool other_b = false;              // see ReadContext
  bool bits_of_information = false;  // the same
};

struct ParsedText {
  Expression expression;
  ReadError error;
  bool has_unit = false;
  bool has_scale = false;
  bool has_lifted_unit = false;  // a unit or scale was read as that of a whole product
  int first_digits = 0;          // of the first number literal
  int first_sure_digits = 0;
  bool first_is_scientific = false;
  std::string for_each;  // see TypedAnswer
  std::string card;      // the same
  [[nodiscard]] bool ok() const { return !expression.empty(); }
};

// Total over all texts: without an expression, `error` says what is wrong and where.
[[nodiscard]] ParsedText parse_text(std::string_view text, const ParserContext& context);

}  // namespace tmw
