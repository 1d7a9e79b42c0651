// The grammar: sums of products of powers.
#include "core/formula/parser.h"

#include <algorithm>
#include <iterator>

#include "core/formula/parser_state.h"
#include "core/formula/scan_number.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

// Several words without a digit or a sign of calculation, or a number in words.
bool is_prose(std::string_view text) {
  constexpr std::string_view kNumberWords[] = {
      "zero",  "one",   "two",     "three",    "four",    "five",   "six",    "seven",
      "eight", "nine",  "ten",     "eleven",   "twelve",  "dozen",  "twenty", "thirty",
      "forty", "fifty", "hundred", "thousand", "million", "billion"};
  const bool calculates = std::any_of(text.begin(), text.end(), [](char c) {
    return is_decimal_digit(c) || std::string_view("+-*/^()=").find(c) != std::string_view::npos;
  });
  const std::string first = lowered(text.substr(0, text.find_first_of(" -")));
  const bool is_number =
      std::find(std::begin(kNumberWords), std::end(kNumberWords), first) != std::end(kNumberWords);
  return is_number || (!calculates && text.find(' ') != std::string_view::npos);
}

}  // namespace

void ExpressionParser::run() {
  if (text_.size() > kMaxExpressionBytes) {
    fail("This is longer than an answer can be.", kMaxExpressionBytes);
  } else {
    skip_lead();
    start_ = at_;
    const int root = sum();
    if (root >= 0) skip_adjectives();
    if (root >= 0) skip_tail();
    skip_spaces();
    if (root >= 0 && at_ < text_.size()) fail_rest();
  }
  if (failed_) result_.expression = {};
}

// Says what is wrong with text behind a complete answer, or a complete part in brackets.
void ExpressionParser::fail_rest() {
  const std::string_view name = name_at(at_);
  if (!name.empty())
    fail_unknown(name, at_);
  else if (number_starts(text_, at_))
    fail("Two numbers stand side by side here: write * between them, or leave one out.", at_);
  else if (peek() == '(')
    fail("Write * before this bracket to multiply.", at_);
  else if (peek() == ')')
    fail("This bracket closes nothing: leave it out, or open one before it.", at_);
  else if (peek() == '=')
    fail("Type one side of the = only.", at_);
  else if (peek() == ',' || peek() == ';')
    fail("Type one number. Digits may be grouped by threes, and a point stands before decimals.",
         at_);
  else
    fail("This sign has no meaning here. Calculate with + - * / ^ and brackets.", at_);
}

int ExpressionParser::binary(Op op, int left, int right, std::size_t position) {
  return left < 0 || right < 0 ? -1 : add(op, left, right, position);
}

int ExpressionParser::fail(std::string_view message, std::size_t position) {
  if (failed_) return -1;
  failed_ = true;
  result_.error = {std::string(message), prepared_.position_of(std::min(position, text_.size()))};
  return -1;
}

int ExpressionParser::fail_unknown(std::string_view name, std::size_t position) {
  const std::string advice = suggestion(name, context_.symbols, context_.named);
  const bool is_misspelt = advice.rfind(" Did you mean", 0) == 0;
  if (!is_misspelt && is_prose(trimmed(text_))) {
    fail(quoted(trimmed(text_)) + " is no number: type one in digits, or a calculation." + advice,
         spaces_at(0));
    result_.error.length = prepared_.position_of(text_.size()) - result_.error.position;
    return -1;
  }
  if (name.substr(0, 2) == "\u00b1")
    return fail("Leave out the \u00b1 and what follows it: give one number.", position);
  const bool after_digit = position > 0 && is_decimal_digit(text_[position - 1]);
  if (after_digit && (name == "e" || name == "E"))
    return fail("Write the power of ten behind \u201ce\u201d, as in 1.5e9.", position);
  if (name == "Gb" || name == "Mb" || name == "Tb" || name == "kb" || name == "b")
    return fail(quoted(name) + " can mean bits or bytes: write \u201cbit\u201d, or a capital B.",
                position);
  return fail(quoted(name) + " is not known here." + advice, position);
}

std::string_view ExpressionParser::name_at(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size() &&
         (is_name_letter(text_[end]) || (end > at && is_decimal_digit(text_[end]))))
    ++end;
  return text_.substr(at, end - at);
}

std::size_t ExpressionParser::spaces_at(std::size_t at) const {
  std::size_t count = 0;
  while (at + count < text_.size() && text_[at + count] == ' ') ++count;
  return count;
}

int ExpressionParser::sum() {
  if (++depth_ > kMaxExpressionDepth) return fail("Too many brackets inside each other.", at_);
  int left = product();
  while (!failed_) {
    skip_spaces();
    const std::size_t position = at_;
    if (peek() != '+' && peek() != '-') break;
    const Op op = accept('+') ? Op::kAdd : (++at_, Op::kSubtract);
    if (op == Op::kAdd && peek() == '-')  // "124.3M +-5" is a spread, not a sum
      return fail("Give one number, without a spread: leave out +- and what is behind it.",
                  position);
    last_operator_ = text_.substr(position, 1);
    left = binary(op, left, product(), position);
  }
  --depth_;
  return failed_ ? -1 : left;
}

bool ExpressionParser::multiplication_sign() {
  const char c = peek();
  if (c == kTimesSign && trimmed(text_.substr(at_ + 1)).empty() && last_was_number_) {  // "2×"
    ++at_;
    return false;
  }
  if (c == kTimesSign || (c == '*' && peek(1) != '*')) {
    last_operator_ = c == kTimesSign ? std::string_view("\u00d7") : std::string_view("*");
    ++at_;
    return true;
  }
  if (c != 'x' && c != 'X') return false;  // "8 x 7B", "1.2x10^9"
  const std::size_t next = at_ + 1 + spaces_at(at_ + 1);
  const bool number_follows = number_starts(text_, next);
  const bool bracket_follows = next < text_.size() && text_[next] == '(';
  const bool symbol_follows =
      (next > at_ + 1 && is_symbol(name_at(next))) || is_card_name(name_at(next));  // 8xH100
  if (!number_follows && !bracket_follows && !symbol_follows) return false;
  if (!number_follows && is_symbol(name_at(at_))) return false;
  last_operator_ = "x";
  ++at_;
  return true;
}

// "2:1" and "2 to 1", where a ratio can be asked.
bool ExpressionParser::ratio_sign() {
  if (context_.any_symbol || (context_.asked && !context_.asked->is_plain())) return false;
  const bool is_word = peek() == 't' && name_at(at_) == "to";
  const std::size_t next = at_ + (is_word ? 2 : 1);
  if ((!is_word && peek() != ':') || !number_starts(text_, next + spaces_at(next))) return false;
  last_operator_ = text_.substr(at_, next - at_);
  at_ = next;
  return true;
}

bool ExpressionParser::division_sign(bool& floors) {
  floors = false;
  if (ratio_sign()) return true;
  if (peek() == 'p' && name_at(at_) == "per" && unit_word_at(at_) == "per") {
    const std::string_view rest = trimmed(text_.substr(at_));
    if (is_for_each(rest) || (context_.bits_of_information && rest == "per token")) return false;
    last_operator_ = "per";
    at_ += 3;
    return true;
  }
  if (peek() != '/') return false;
  floors = peek(1) == '/';
  last_operator_ = floors ? "//" : "/";
  at_ += floors ? 2 : 1;
  return true;
}

int ExpressionParser::product() {
  const std::size_t first_unit = units_.size();
  int left = signed_power();
  bool divided = false;
  while (!failed_) {
    skip_remark();
    if (lifts_units(first_unit)) left = with_units_of_product(left);
    const bool lifts = lifts_units(first_unit);
    skip_spaces();
    const std::size_t position = at_;
    bool floors = false;
    if (multiplication_sign()) {
      left = binary(Op::kMultiply, left, signed_power(lifts), position);
      divided = false;
    } else if (division_sign(floors)) {
      left = binary(floors ? Op::kFloorDivide : Op::kDivide, left, signed_power(lifts), position);
      divided = true;
    } else if (implicit_multiplication(false)) {
      if (divided)
        return fail("This can be read in two ways: write * here, or brackets.", position);
      left = binary(Op::kMultiply, left, power(lifts), position);
    } else if (time_goes_on(left)) {
      left = binary(Op::kAdd, left, signed_power(), position);
    } else {
      break;
    }
  }
  return failed_ ? -1 : left;
}

int ExpressionParser::signed_power(bool defers_units) {
  skip_spaces();
  if (peek() != '-' && peek() != '+') return power(defers_units);
  const std::size_t position = at_;
  if (++depth_ > kMaxExpressionDepth) return fail("Too many signs in a row.", at_);
  const bool negates = text_[at_++] == '-';
  last_operator_ = negates ? "-" : "+";
  const int inner = signed_power(defers_units);
  --depth_;
  return inner < 0 || !negates ? inner : add(Op::kNegate, inner, -1, position);
}

int ExpressionParser::power(bool defers_units) {
  const std::size_t start = at_;
  int base = operand();
  if (base < 0) return -1;
  const std::size_t before_spaces = at_;
  skip_spaces();
  const std::size_t position = at_;
  const bool raises = peek() == '^' || (peek() == '*' && peek(1) == '*');
  if (!raises) {
    at_ = before_spaces;
    if (in_exponent_ || !unit_may_follow()) return base;
    const bool is_number = nodes_[static_cast<std::size_t>(base)].op == Op::kNumber;
    return with_units(base, is_number && (last_was_number_ || number_starts(text_, start)),
                      defers_units);
  }
  at_ += peek() == '^' ? 1 : 2;
  last_operator_ = "^";
  const bool outer = in_exponent_;
  in_exponent_ = true;
  if (++depth_ > kMaxExpressionDepth) return fail("Too many powers of powers.", at_);
  const int exponent = signed_power();
  --depth_;
  in_exponent_ = outer;
  base = binary(Op::kPower, base, exponent, position);
  last_was_number_ = false;
  if (base < 0 || in_exponent_ || !unit_may_follow()) return base;
  return with_units(base, false, defers_units);
}

ParsedText parse_text(std::string_view text, const ParserContext& context) {
  ParsedText parsed;
  if (text.size() > kMaxExpressionBytes)
    parsed.error = {"This is longer than an answer can be.", kMaxExpressionBytes};
  else
    ExpressionParser(text, context, parsed).run();
  return parsed;
}

ReadResult parse_expression(std::string_view text) {
  ParserContext context;
  context.any_symbol = true;
  ParsedText parsed = parse_text(text, context);
  return {std::move(parsed.expression), std::move(parsed.error)};
}

}  // namespace tmw
