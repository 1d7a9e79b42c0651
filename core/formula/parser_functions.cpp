// Functions, in the spellings of mathematics, Python, JavaScript and spreadsheets.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/formula/parser_state.h"
#include "core/formula/precedence.h"
#include "core/formula/scan_number.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

struct NamedFunction {
  std::string_view name;
  Function function;
};

constexpr NamedFunction kFunctions[] = {
    {"sqrt", Function::kSqrt},   {"ceil", Function::kCeil},   {"floor", Function::kFloor},
    {"round", Function::kRound}, {"log2", Function::kLog2},   {"log10", Function::kLog10},
    {"ln", Function::kLn},       {"log", Function::kLn},      {"exp", Function::kExp},
    {"abs", Function::kAbs},     {"min", Function::kMin},     {"max", Function::kMax},
    {"log_2", Function::kLog2},  {"log_10", Function::kLog10}};

// The first name of each stands in messages; none is without one.
constexpr bool has_name(Function function) {
  for (const NamedFunction& entry : kFunctions) {
    if (entry.function == function) return true;
  }
  return false;
}
constexpr bool have_names() {
  for (int i = 0; i <= static_cast<int>(Function::kMax); ++i) {
    if (!has_name(static_cast<Function>(i))) return false;
  }
  return true;
}
static_assert(have_names());

// What learners call them elsewhere; an author's expression has the names above alone.
constexpr NamedFunction kElsewhere[] = {
    {"ceiling", Function::kCeil}, {"roundup", Function::kCeil}, {"rounddown", Function::kFloor},
    {"int", Function::kFloor},    {"trunc", Function::kFloor},  {"log_e", Function::kLn}};

// Where functions live in Python and JavaScript: math.ceil, np.log.
constexpr std::string_view kModules[] = {"math", "Math", "np", "numpy", "torch", "jnp"};

// Whether a comma in its brackets is no sign of thousands: what it rounds to comes second.
bool separates_by_comma(std::string_view name, Function function) {
  const bool is_long = name.size() >= 7;  // ceiling, roundup, rounddown
  return function == Function::kMin || function == Function::kMax || is_long;
}

bool is_logarithm(Function function) {
  return function == Function::kLn || function == Function::kLog2 || function == Function::kLog10;
}

}  // namespace

std::string_view function_name(Function function) {
  for (const NamedFunction& entry : kFunctions) {
    if (entry.function == function) return entry.name;
  }
  return {};
}

std::optional<Function> ExpressionParser::function_called(std::string_view name) const {
  for (const NamedFunction& entry : kFunctions) {
    const bool same =
        context_.any_symbol ? name == entry.name : same_without_case(name, entry.name);
    if (same) return entry.function;
  }
  for (const NamedFunction& entry : kElsewhere) {
    if (!context_.any_symbol && same_without_case(name, entry.name)) return entry.function;
  }
  return std::nullopt;
}

bool ExpressionParser::is_power_function(std::string_view name) const {
  return !context_.any_symbol &&
         (same_without_case(name, "pow") || same_without_case(name, "power"));
}

// "math." before a name.
void ExpressionParser::skip_module() {
  const std::string_view name = name_at(at_);
  const bool known =
      std::find(std::begin(kModules), std::end(kModules), name) != std::end(kModules);
  if (context_.any_symbol || !known || peek(name.size()) != '.') return;
  if (is_name_letter(peek(name.size() + 1))) at_ += name.size() + 1;
}

// Past the opening bracket.
int ExpressionParser::call(std::string_view name, Function function, std::size_t position) {
  const bool many = function == Function::kMin || function == Function::kMax;
  const std::size_t open = at_ - 1;
  const int lists = argument_lists_;
  const bool outer = in_exponent_;
  argument_lists_ = separates_by_comma(name, function) ? 1 : 0;
  in_exponent_ = false;
  last_operator_ = "(";
  int value = sum();
  int count = 1;
  for (skip_spaces(); value >= 0 && many && (accept(',') || accept(';')); skip_spaces(), ++count) {
    last_operator_ = ",";
    value = binary(Op::kCall, value, sum(), position);
    if (value >= 0) nodes_.back().function = function;
  }
  const bool has_second =
      value >= 0 && !many && !context_.any_symbol && (peek() == ',' || peek() == ';');
  if (has_second) value = with_second_argument(function, value, position);
  argument_lists_ = lists;
  in_exponent_ = outer;
  if (value < 0) return -1;
  if (!closes_bracket(open)) return -1;
  last_was_number_ = true;
  if (many)
    return count > 1 ? value : fail("Give at least two numbers, separated by a comma.", position);
  return has_second ? value : add_call(function, value, position);
}

// round(x, 1) has digits to round to, log(x, 2) a base; ceiling(x, 1) and roundup(x, 0) say that
// whole numbers are meant.
int ExpressionParser::with_second_argument(Function function, int first, std::size_t position) {
  const std::size_t comma = at_;
  ++at_;
  last_operator_ = ",";
  skip_spaces();
  if (is_logarithm(function)) {
    const int base = sum();
    if (base < 0) return -1;
    const int above = add_call(Function::kLn, first, position);
    return binary(Op::kDivide, above, add_call(Function::kLn, base, position), position);
  }
  const bool rounds =
      function == Function::kRound || function == Function::kCeil || function == Function::kFloor;
  const ScannedNumber second = scan_number(text_, at_, true);
  if (!rounds || !number_starts(text_, at_) || !second.ok || second.value > 12)
    return fail("One number is enough in these brackets.", comma);
  at_ = second.end;
  skip_spaces();
  if (function != Function::kRound) {
    return second.value <= 1 ? add_call(function, first, position)
                             : fail("Round to whole numbers: write 0, or leave it out.", comma);
  }
  const double scale = std::pow(10, second.value);
  const int larger = binary(Op::kMultiply, first, add_number(scale, position), position);
  const int rounded = add_call(function, larger, position);
  return binary(Op::kDivide, rounded, add_number(scale, position), position);
}

// pow(768, 2), past the opening bracket.
int ExpressionParser::power_call(std::size_t position) {
  const std::size_t open = at_ - 1;
  const int lists = argument_lists_;
  const bool outer = in_exponent_;
  argument_lists_ = 1;
  in_exponent_ = false;
  last_operator_ = "(";
  const int base = sum();
  skip_spaces();
  int power = -1;
  if (base >= 0) {
    if (!accept(',') && !accept(';'))
      fail("Give the number and its power, separated by a comma.", position);
    else
      power = sum();
  }
  argument_lists_ = lists;
  in_exponent_ = outer;
  if (power < 0 || !closes_bracket(open)) return -1;
  last_was_number_ = true;
  return binary(Op::kPower, base, power, position);
}

// sum(a, b, c) of Python and spreadsheets, past the opening bracket.
int ExpressionParser::sum_call() {
  const std::size_t open = at_ - 1;
  const int lists = argument_lists_;
  const bool outer = in_exponent_;
  argument_lists_ = 1;
  in_exponent_ = false;
  last_operator_ = "(";
  int value = sum();
  for (skip_spaces(); value >= 0 && (peek() == ',' || peek() == ';'); skip_spaces()) {
    const std::size_t comma = at_++;
    last_operator_ = ",";
    value = binary(Op::kAdd, value, sum(), comma);
  }
  argument_lists_ = lists;
  in_exponent_ = outer;
  if (value < 0 || !closes_bracket(open)) return -1;
  last_was_number_ = true;
  return value;
}

// "ln V", "sqrt 128": of one number or symbol that nothing follows which could belong to it.
int ExpressionParser::call_without_brackets(std::string_view name, Function function,
                                            std::size_t position) {
  const std::string message = quoted(name) + " needs brackets: " + std::string(name) + "(...).";
  const bool can_be = is_logarithm(function) || function == Function::kSqrt;
  const std::size_t next = at_ + spaces_at(at_);
  const std::string_view symbol = name_at(next);
  const bool is_one = number_starts(text_, next) || is_symbol(symbol);
  if (context_.any_symbol || !can_be || !is_one) return fail(message, position);
  at_ = next;
  const int inner = operand();
  if (inner < 0) return -1;
  skip_spaces();
  if (peek() == '^' || peek() == '(' || (peek() == '*' && peek(1) == '*') || is_name_letter(peek()))
    return fail(message, position);
  last_was_number_ = true;
  return add_call(function, inner, position);
}

int ExpressionParser::add_call(Function function, int argument, std::size_t position) {
  const int node = add(Op::kCall, argument, -1, position);
  nodes_.back().function = function;
  return node;
}

// "1 1/4" is one and a quarter.
int ExpressionParser::mixed_fraction(int whole, std::size_t start) {
  const std::string_view digits = text_.substr(start, at_ - start);
  const auto is_digits = [](std::string_view text) {
    return !text.empty() && text.size() <= 3 &&
           std::all_of(text.begin(), text.end(), is_decimal_digit);
  };
  if (context_.any_symbol || !is_digits(digits) || peek() != ' ' || !is_decimal_digit(peek(1)))
    return whole;
  const std::string_view rest = text_.substr(at_ + 1);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || !is_digits(rest.substr(0, slash))) return whole;
  std::size_t end = slash + 1;
  while (end < rest.size() && is_decimal_digit(rest[end])) ++end;
  if (!is_digits(rest.substr(slash + 1, end - slash - 1))) return whole;
  const ScannedNumber above = scan_number(rest.substr(0, slash), 0, false);
  const ScannedNumber below = scan_number(rest.substr(0, end), slash + 1, false);
  if (above.value >= below.value) return whole;
  const std::size_t position = at_ + 1;
  const int fraction = binary(Op::kDivide, add_number(above.value, position),
                              add_number(below.value, position), position);
  at_ += 1 + end;
  return binary(Op::kAdd, whole, fraction, position);
}

}  // namespace tmw
