// Numbers, names, brackets and function calls.
#include <algorithm>

#include "core/formula/parser_state.h"
#include "core/formula/scan_number.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kEuler = 2.71828182845904523536;

constexpr const char* kTypeNumber = "Type a number, or a calculation.";
constexpr const char* kNoNumber = "A number or a calculation was expected here.";

}  // namespace

std::string ExpressionParser::expected_operand() const {
  const bool at_end = trimmed(text_.substr(std::min(at_, text_.size()))).empty();
  if (last_operator_.empty()) return at_end ? kTypeNumber : kNoNumber;
  return "A number or a symbol is missing after " + quoted(last_operator_) + ".";
}

// A bracket, symbol or function right after an operand; numbers never follow one another.
bool ExpressionParser::implicit_multiplication(bool after_number_or_bracket) {
  if (peek() == '(') return after_number_or_bracket || last_was_number_;
  if (!is_name_letter(peek())) return false;
  const std::string_view name = name_at(at_);
  const bool is_apart = at_ > 0 && !is_decimal_digit(text_[at_ - 1]);
  const auto function = function_called(name);
  const bool needs_brackets = function == Function::kMin || function == Function::kMax;
  const bool calls = function && (!needs_brackets || text_.substr(at_ + name.size(), 1) == "(");
  return is_symbol(name) || name == "pi" || (is_euler(name) && is_apart) || calls ||
         !split_name(name).first.empty();
}

// The base of natural logarithms, where no symbol of the exercise is called so.
bool ExpressionParser::is_euler(std::string_view name) const {
  return name == "e" && !context_.any_symbol;
}

int ExpressionParser::operand() {
  const std::size_t position = at_;
  if (number_starts(text_, at_)) return looks_hexadecimal() ? -1 : number();
  if (peek() == '(') return bracket();
  if (peek() == '$' && !context_.any_symbol) return dollars(1);
  if (accept(kSquareRoot)) {
    if (++depth_ > kMaxExpressionDepth) return fail("Too many roots of roots.", position);
    last_operator_ = "\u221a";
    skip_spaces();
    const int inner = operand();
    --depth_;
    return inner < 0 ? -1 : add_call(Function::kSqrt, inner, position);
  }
  if (starts_with("US$") || starts_with("USD ")) return dollars(3);
  if (is_name_letter(peek())) return word();
  return fail(expected_operand(), position);
}

int ExpressionParser::bracket() {
  const std::size_t position = at_;
  ++at_;
  last_operator_ = "(";
  const int lists = argument_lists_;
  const bool outer = in_exponent_;
  argument_lists_ = 0;
  in_exponent_ = false;
  const int inner = sum();
  argument_lists_ = lists;
  in_exponent_ = outer;
  if (inner < 0) return -1;
  if (!closes_bracket(position)) return -1;
  last_was_number_ = true;
  return inner;
}

bool ExpressionParser::closes_bracket(std::size_t open) {
  skip_spaces();
  if (accept(')')) return true;
  if (at_ < text_.size()) {
    fail_rest();
    return false;
  }
  fail("This bracket is not closed: write \u201c)\u201d where it ends.", open);
  result_.error.at_open_bracket = true;
  return false;
}

// "0x10" is sixteen to some and nothing times ten to this grammar.
bool ExpressionParser::looks_hexadecimal() {
  if (peek() != '0' || (peek(1) != 'x' && peek(1) != 'X')) return false;
  const char digit = peek(2);
  const bool hexadecimal =
      is_decimal_digit(digit) || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
  if (hexadecimal)
    fail("This looks hexadecimal. Write the number with the digits 0 to 9, or * to multiply.", at_);
  return hexadecimal;
}

int ExpressionParser::number() {
  const ScannedNumber scanned = scan_number(text_, at_, argument_lists_ > 0);
  if (!scanned.ok) return fail(scanned.error, at_);
  const int node = add_number(scanned.value, at_);
  if (first_number_at_ == std::string_view::npos) {
    first_number_at_ = at_;
    result_.first_digits = scanned.digits;
    result_.first_sure_digits = scanned.sure_digits;
    result_.first_is_scientific = scanned.has_exponent;
  }
  const std::size_t start = at_;
  at_ = scanned.end;
  last_was_number_ = true;
  constexpr std::string_view kFold = "-fold";
  if (!context_.any_symbol && starts_with(kFold)) at_ += kFold.size();
  const bool is_hyphen = starts_with("-bit") || starts_with("-byte");  // "4-bit"
  if (!context_.any_symbol && is_hyphen) ++at_;
  return scientific(mixed_fraction(node, start));
}

// 1.2×10^9 with the multiplication cross is one number, also after a division sign.
int ExpressionParser::scientific(int mantissa) {
  if (in_exponent_ || (peek() != ' ' && peek() != kTimesSign)) return mantissa;
  std::size_t at = at_ + spaces_at(at_);
  if (at >= text_.size() || text_[at] != kTimesSign) return mantissa;
  const std::size_t cross = at++;
  at += spaces_at(at);
  if (text_.substr(at, 3) != "10^" && text_.substr(at, 4) != "10**") return mantissa;
  const int base = add_number(10, at);
  at_ = at + (text_[at + 2] == '^' ? 3 : 4);
  last_operator_ = "^";
  in_exponent_ = true;
  const int exponent = signed_power();
  in_exponent_ = false;
  last_was_number_ = true;
  return binary(Op::kMultiply, mantissa, binary(Op::kPower, base, exponent, cross), cross);
}

int ExpressionParser::word() {
  skip_module();
  const std::size_t position = at_;
  const std::string_view name = name_at(at_);
  at_ += name.size();
  last_was_number_ = false;
  const std::size_t next = at_ + spaces_at(at_);
  if (next < text_.size() && text_[next] == '(') {
    if (const auto function = function_called(name)) {
      at_ = next + 1;
      return call(name, *function, position);
    }
    if (is_power_function(name)) {
      at_ = next + 1;
      return power_call(position);
    }
    if (!context_.any_symbol && !is_symbol(name) && same_without_case(name, "sum")) {
      at_ = next + 1;
      return sum_call();
    }
  }
  if (is_symbol(name) && !(context_.any_symbol && name == "pi")) return symbol_node(name, position);
  if (name == "pi" || name == "Pi" || name == "PI") {
    if (text_.substr(at_, 2) == "()") at_ += 2;
    return add_number(kPi, position);
  }
  if (is_euler(name)) return add_number(kEuler, position);
  if (name == "tau" && !context_.any_symbol) return add_number(2 * kPi, position);  // a full turn
  if (!nodes_.empty()) {                                                            // "14 x A100"
    at_ = position;
    bool any = false;
    while (card_name()) any = last_was_number_ = true;  // "H100 SXM5"
    if (any) return add_number(1, position);
    at_ = position + name.size();
  }
  if (const auto function = function_called(name))
    return call_without_brackets(name, *function, position);
  const bool after_division = last_operator_ == "per" || last_operator_ == "/";
  const auto scale = find_scale(name);
  const bool asks_price = context_.asked && *context_.asked == over(kDollars, kTokens);
  const bool scales = scale && (name.size() > 2 || asks_price);
  if (scales && after_division && !context_.any_symbol) {  // "per million tokens", "$1.44/M"
    last_was_number_ = true;  // "tokens" behind it is the unit, even where it is a symbol too
    return add_number(*scale, position);
  }
  const auto unit = context_.any_symbol ? std::nullopt : unit_value(unit_word_at(position));
  if (const Split split = split_name(name); !split.first.empty()) {
    if (!split.in_one_way || unit || in_exponent_)
      return fail(quoted(name) + " can be read in several ways: write " + split.written +
                      " or use brackets.",
                  position);
    at_ = position + split.first.size();
    return is_symbol(split.first) ? symbol_node(split.first, position) : add_number(kPi, position);
  }
  if (!unit || (unit->dimension.is_plain() && !after_division)) return fail_unknown(name, position);
  if (!after_division && nodes_.empty())
    return fail("Write a number before " + quoted(unit_word_at(position)) + ".", position);
  at_ = position + unit_word_at(position).size();
  result_.has_unit = true;
  return apply_unit(add_number(1, position), unit_word_at(position), *unit, position);
}

int ExpressionParser::symbol_node(std::string_view name, std::size_t position) {
  if (!context_.any_symbol) name = symbol_called(name);
  last_was_number_ = !context_.any_symbol;  // L(a + b) multiplies: a learner's symbols are known
  std::size_t index = 0;
  while (index < symbols_.size() && symbols_[index] != name) ++index;
  if (symbols_.empty()) symbols_.reserve(8);
  if (index == symbols_.size()) symbols_.emplace_back(name);
  const int node = add(Op::kSymbol, -1, -1, position);
  nodes_.back().index = static_cast<std::int32_t>(index);
  return node;
}

}  // namespace tmw
