#include "core/formula/parser.h"

#include <algorithm>

#include "core/formula/prepare_text.h"
#include "core/formula/scan_number.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct NamedFunction {
  std::string_view name;
  Function function;
};

constexpr NamedFunction kFunctions[] = {
    {"sqrt", Function::Sqrt},   {"ceil", Function::Ceil},   {"floor", Function::Floor},
    {"round", Function::Round}, {"log2", Function::Log2},   {"log10", Function::Log10},
    {"ln", Function::Ln},       {"log", Function::Ln},      {"exp", Function::Exp},
    {"abs", Function::Abs},     {"min", Function::Min},     {"max", Function::Max},
    {"log_2", Function::Log2},  {"log_10", Function::Log10}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::optional<Function> find_function(std::string_view name) {
  for (const NamedFunction& entry : kFunctions) {
    if (name == entry.name) return entry.function;
  }
  return std::nullopt;
}

class Parser {
 public:
  Parser(std::string_view text, const ParserContext& context)
      : prepared_(prepare_text(text)),
        text_(prepared_.positions.empty() ? text : std::string_view(prepared_.text)),
        context_(context) {
    nodes_.reserve(text.size() / 2 + 4);
  }

  ParsedText run();

 private:
  // Each returns the node made, or -1 after fail().
  int sum();
  int product();
  int signed_power();
  int power();
  int operand();
  int bracket();
  int number();
  int word();
  int call(Function function, std::size_t position);
  int with_units(int node, bool after_number);
  int dollars();

  bool multiplication_sign();
  bool division_sign(bool& floors);
  bool implicit_multiplication(bool after_number_or_bracket);
  int apply_unit(int node, std::string_view name, UnitValue value, std::size_t position);
  int unit_denominators(int node);
  std::optional<UnitValue> unit_value(std::string_view name) const;
  bool letter_b_counts(int node, std::size_t letter) const;
  bool whole_input_is_number_and(std::size_t end_of_word) const;
  int scientific(int mantissa);

  int add(ExpressionNode node);
  int binary(Op op, int left, int right, std::size_t position);
  int fail(std::string message, std::size_t position);
  int fail_unknown(std::string_view name, std::size_t position);
  int symbol_node(std::string_view name, std::size_t position);

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip_spaces() {
    while (peek() == ' ') ++at_;
  }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  // The name at `at`: a letter, then letters and digits; empty if none.
  [[nodiscard]] std::string_view name_at(std::size_t at) const;
  // The same without digits: how units are spelt. `%` and `$` are units too.
  [[nodiscard]] std::string_view unit_word_at(std::size_t at) const;
  [[nodiscard]] bool is_symbol(std::string_view name) const;
  [[nodiscard]] std::size_t spaces_at(std::size_t at) const;
  [[nodiscard]] std::string expected_operand() const;

  PreparedText prepared_;
  std::string_view text_;
  const ParserContext& context_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int argument_lists_ = 0;  // open brackets of min( , ) and max( , ), where commas separate
  bool in_exponent_ = false;
  bool last_was_number_ = false;  // the operand just read ends in a number or bracket
  std::size_t first_number_at_ = std::string_view::npos;
  std::string_view last_operator_;
  std::vector<ExpressionNode> nodes_;
  std::vector<std::string> symbols_;
  std::vector<Unit> units_;
  ParsedText result_;
  bool failed_ = false;
};

ParsedText Parser::run() {
  if (text_.size() > kMaxExpressionBytes) {
    fail("This is longer than an answer can be.", kMaxExpressionBytes);
  } else {
    skip_spaces();
    while (peek() == '~' || peek() == '=') ++at_, skip_spaces();  // "≈ 8.59", "= 8.59"
    const int root = sum();
    skip_spaces();
    if (root >= 0 && at_ < text_.size()) {
      const bool closing = peek() == ')';
      const std::string_view name = name_at(at_);
      if (!name.empty()) fail_unknown(name, at_);
      fail(closing ? "This bracket closes nothing." : "Expected `+ - * / ^` or the end here.", at_);
    }
  }
  if (!failed_)
    result_.expression = Expression(std::move(nodes_), std::move(symbols_), std::move(units_));
  return std::move(result_);
}

int Parser::add(ExpressionNode node) {
  nodes_.push_back(node);
  return static_cast<int>(nodes_.size()) - 1;
}

int Parser::binary(Op op, int left, int right, std::size_t position) {
  if (left < 0 || right < 0) return -1;
  ExpressionNode node;
  node.op = op;
  node.left = left;
  node.right = right;
  node.position = prepared_.position_of(position);
  return add(node);
}

int Parser::fail(std::string message, std::size_t position) {
  if (failed_) return -1;
  failed_ = true;
  result_.error = {std::move(message), prepared_.position_of(std::min(position, text_.size()))};
  return -1;
}

int Parser::fail_unknown(std::string_view name, std::size_t position) {
  std::string message = "`" + std::string(name) + "` is not known here.";
  if (name == "Gb" || name == "Mb" || name == "Tb" || name == "kb" || name == "b")
    message = "Write `bit` or `B` in full: `" + std::string(name) + "` can mean bits or bytes.";
  else if (!context_.symbols.empty()) {
    message += " You can use";
    for (std::size_t i = 0; i < context_.symbols.size() && i < 14; ++i)
      message += (i ? ", " : " ") + context_.symbols[i].name;
    message += ".";
  }
  return fail(std::move(message), position);
}

std::string_view Parser::name_at(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size() && (is_letter(text_[end]) || (end > at && is_digit(text_[end])))) ++end;
  return text_.substr(at, end - at);
}

std::string_view Parser::unit_word_at(std::size_t at) const {
  if (at < text_.size() && (text_[at] == '%' || text_[at] == '$')) return text_.substr(at, 1);
  std::size_t end = at;
  while (end < text_.size() && is_letter(text_[end])) ++end;
  if (end < text_.size() && is_digit(text_[end])) return {};
  const std::string_view word = text_.substr(at, end - at);
  if (word == "GPU") {  // GPU-hours, GPU hours
    std::size_t longer = end + 1;
    while (longer < text_.size() && is_letter(text_[longer])) ++longer;
    if (find_unit_name(text_.substr(at, longer - at))) return text_.substr(at, longer - at);
  }
  return word;
}

bool Parser::is_symbol(std::string_view name) const {
  if (context_.any_symbol) return !name.empty();
  for (const Binding& symbol : context_.symbols) {
    if (symbol.name == name) return true;
  }
  return false;
}

std::size_t Parser::spaces_at(std::size_t at) const {
  std::size_t count = 0;
  while (at + count < text_.size() && text_[at + count] == ' ') ++count;
  return count;
}

std::string Parser::expected_operand() const {
  if (last_operator_.empty()) return "Expected a number here.";
  return "Expected a number after `" + std::string(last_operator_) + "`.";
}

int Parser::sum() {
  if (++depth_ > kMaxExpressionDepth) return fail("Too many brackets inside each other.", at_);
  int left = product();
  while (!failed_) {
    skip_spaces();
    const std::size_t position = at_;
    if (peek() != '+' && peek() != '-') break;
    const Op op = accept('+') ? Op::Add : (++at_, Op::Subtract);
    last_operator_ = text_.substr(position, 1);
    left = binary(op, left, product(), position);
  }
  --depth_;
  return failed_ ? -1 : left;
}

bool Parser::multiplication_sign() {
  const char c = peek();
  if (c == kTimesSign || (c == '*' && peek(1) != '*')) {
    last_operator_ = c == kTimesSign ? std::string_view("\u00d7") : std::string_view("*");
    ++at_;
    return true;
  }
  if (c != 'x' && c != 'X') return false;  // "8 x 7B", "1.2x10^9"
  const std::size_t next = at_ + 1 + spaces_at(at_ + 1);
  const bool number_follows =
      number_starts(text_, next) || (next < text_.size() && text_[next] == '(');
  const bool symbol_follows = next > at_ + 1 && is_symbol(name_at(next));
  if (!number_follows && !symbol_follows) return false;
  if (is_symbol(name_at(at_))) return false;
  last_operator_ = "x";
  ++at_;
  return true;
}

bool Parser::division_sign(bool& floors) {
  floors = false;
  if (name_at(at_) == "per") {
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

// A bracket, symbol or function right after an operand; numbers never follow one another.
bool Parser::implicit_multiplication(bool after_number_or_bracket) {
  if (peek() == '(') return after_number_or_bracket || last_was_number_;
  const std::string_view name = name_at(at_);
  if (name.empty()) return false;
  return is_symbol(name) || name == "pi" || find_function(name).has_value();
}

int Parser::product() {
  int left = signed_power();
  bool divided = false;
  while (!failed_) {
    skip_spaces();
    const std::size_t position = at_;
    bool floors = false;
    if (multiplication_sign()) {
      left = binary(Op::Multiply, left, signed_power(), position);
      divided = false;
    } else if (division_sign(floors)) {
      left = binary(floors ? Op::FloorDivide : Op::Divide, left, signed_power(), position);
      divided = true;
    } else if (implicit_multiplication(false)) {
      if (divided)
        return fail("This can be read in two ways: write `*` here, or brackets.", position);
      left = binary(Op::Multiply, left, power(), position);
    } else {
      break;
    }
  }
  return failed_ ? -1 : left;
}

int Parser::signed_power() {
  skip_spaces();
  if (peek() != '-' && peek() != '+') return power();
  const std::size_t position = at_;
  if (++depth_ > kMaxExpressionDepth) return fail("Too many signs in a row.", at_);
  const bool negates = text_[at_++] == '-';
  last_operator_ = negates ? "-" : "+";
  const int inner = signed_power();
  --depth_;
  if (inner < 0 || !negates) return inner;
  ExpressionNode node;
  node.op = Op::Negate;
  node.left = inner;
  node.position = prepared_.position_of(position);
  return add(node);
}

int Parser::power() {
  skip_spaces();
  const std::size_t start = at_;
  int base = operand();
  if (base < 0) return -1;
  const std::size_t before_spaces = at_;
  skip_spaces();
  const std::size_t position = at_;
  const bool raises = peek() == '^' || (peek() == '*' && peek(1) == '*');
  if (!raises) {
    at_ = before_spaces;
    return in_exponent_
               ? base
               : with_units(base, nodes_[static_cast<std::size_t>(base)].op == Op::Number &&
                                      number_starts(text_, start));
  }
  at_ += peek() == '^' ? 1 : 2;
  last_operator_ = "^";
  const bool outer = in_exponent_;
  in_exponent_ = true;
  if (++depth_ > kMaxExpressionDepth) return fail("Too many powers of powers.", at_);
  const int exponent = signed_power();
  --depth_;
  in_exponent_ = outer;
  base = binary(Op::Power, base, exponent, position);
  last_was_number_ = false;
  return base < 0 || in_exponent_ ? base : with_units(base, false);
}

int Parser::operand() {
  skip_spaces();
  const std::size_t position = at_;
  if (number_starts(text_, at_)) return number();
  if (peek() == '(') return bracket();
  if (peek() == '$' && !context_.any_symbol) return dollars();
  if (accept(kSquareRoot)) {
    if (++depth_ > kMaxExpressionDepth) return fail("Too many roots of roots.", position);
    last_operator_ = "\u221a";
    const int inner = operand();
    --depth_;
    if (inner < 0) return -1;
    ExpressionNode node;
    node.op = Op::Call;
    node.function = Function::Sqrt;
    node.left = inner;
    node.position = prepared_.position_of(position);
    return add(node);
  }
  if (is_letter(peek())) return word();
  return fail(expected_operand(), position);
}

int Parser::bracket() {
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
  skip_spaces();
  if (!accept(')')) {
    if (at_ >= text_.size()) return fail("This bracket is not closed.", position);
    return fail("Expected an operator or `)` here.", at_);
  }
  last_was_number_ = true;
  return inner;
}

int Parser::number() {
  const ScannedNumber scanned = scan_number(text_, at_, argument_lists_ > 0);
  if (!scanned.ok) return fail(scanned.error, at_);
  ExpressionNode node;
  node.number = scanned.value;
  node.position = prepared_.position_of(at_);
  if (first_number_at_ == std::string_view::npos) {
    first_number_at_ = at_;
    result_.first_digits = scanned.digits;
    result_.first_sure_digits = scanned.sure_digits;
    const std::string_view literal = text_.substr(at_, scanned.end - at_);
    result_.first_is_scientific = literal.find_first_of("eE") != std::string_view::npos;
  }
  at_ = scanned.end;
  last_was_number_ = true;
  return scientific(add(node));
}

// 1.2×10^9 with the multiplication cross is one number, also after a division sign.
int Parser::scientific(int mantissa) {
  if (in_exponent_) return mantissa;
  std::size_t at = at_ + spaces_at(at_);
  if (at >= text_.size() || text_[at] != kTimesSign) return mantissa;
  const std::size_t cross = at++;
  at += spaces_at(at);
  if (text_.substr(at, 3) != "10^" && text_.substr(at, 4) != "10**") return mantissa;
  ExpressionNode ten;
  ten.number = 10;
  ten.position = prepared_.position_of(at);
  at_ = at + (text_[at + 2] == '^' ? 3 : 4);
  last_operator_ = "^";
  const int base = add(ten);
  in_exponent_ = true;
  const int exponent = signed_power();
  in_exponent_ = false;
  last_was_number_ = true;
  return binary(Op::Multiply, mantissa, binary(Op::Power, base, exponent, cross), cross);
}

// "$1.44" and "$ 1.44"
int Parser::dollars() {
  const std::size_t position = at_;
  ++at_;
  last_operator_ = "$";
  skip_spaces();
  if (!number_starts(text_, at_)) return fail(expected_operand(), at_);
  int amount = number();
  if (amount < 0) return -1;
  const std::string_view word = unit_word_at(at_ + spaces_at(at_));
  const auto scale = find_scale(word);
  if (scale && !is_symbol(word)) {  // "$2M"
    at_ += spaces_at(at_) + word.size();
    amount = apply_unit(amount, word, {*scale, kPlainNumber}, position);
  }
  result_.has_unit = true;
  amount = apply_unit(amount, "$", {1, kDollars}, position);
  return unit_denominators(amount);
}

int Parser::word() {
  const std::size_t position = at_;
  const std::string_view name = name_at(at_);
  at_ += name.size();
  last_was_number_ = false;
  const std::size_t next = at_ + spaces_at(at_);
  const auto function = find_function(name);
  if (function && next < text_.size() && text_[next] == '(') {
    at_ = next + 1;
    return call(*function, position);
  }
  if (is_symbol(name) && !(context_.any_symbol && name == "pi")) return symbol_node(name, position);
  if (name == "pi" || name == "Pi" || name == "PI") {
    ExpressionNode node;
    node.number = kPi;
    node.position = prepared_.position_of(position);
    return add(node);
  }
  if (function)
    return fail("`" + std::string(name) + "` needs brackets: " + std::string(name) + "(...).", at_);
  const bool after_division = last_operator_ == "per" || last_operator_ == "/";
  const auto scale = find_scale(name);
  if (scale && name.size() > 2 && after_division && !context_.any_symbol) {  // "per million tokens"
    ExpressionNode node;
    node.number = *scale;
    node.position = prepared_.position_of(position);
    return add(node);
  }
  const auto unit = context_.any_symbol ? std::nullopt : find_unit_name(unit_word_at(position));
  if (!unit || (unit->dimension.is_plain() && !after_division)) return fail_unknown(name, position);
  at_ = position + unit_word_at(position).size();
  ExpressionNode one;
  one.number = 1;
  one.position = prepared_.position_of(position);
  result_.has_unit = true;
  return apply_unit(add(one), unit_word_at(position), *unit, position);
}

int Parser::symbol_node(std::string_view name, std::size_t position) {
  ExpressionNode node;
  node.op = Op::Symbol;
  node.position = prepared_.position_of(position);
  for (std::size_t i = 0; i < symbols_.size(); ++i) {
    if (symbols_[i] == name) node.index = static_cast<std::int32_t>(i);
  }
  if (node.index < 0) {
    node.index = static_cast<std::int32_t>(symbols_.size());
    if (symbols_.empty()) symbols_.reserve(8);
    symbols_.emplace_back(name);
  }
  return add(node);
}

int Parser::call(Function function, std::size_t position) {
  const bool many = function == Function::Min || function == Function::Max;
  const int lists = argument_lists_;
  const bool outer = in_exponent_;
  argument_lists_ = many ? 1 : 0;
  in_exponent_ = false;
  last_operator_ = "(";
  int value = sum();
  int count = 1;
  for (skip_spaces(); value >= 0 && many && accept(','); skip_spaces(), ++count) {
    last_operator_ = ",";
    value = binary(Op::Call, value, sum(), position);
    if (value >= 0) nodes_.back().function = function;
  }
  argument_lists_ = lists;
  in_exponent_ = outer;
  if (value < 0) return -1;
  if (!accept(')'))
    return fail(
        at_ < text_.size() ? "Expected an operator or `)` here." : "This bracket is not closed.",
        at_ < text_.size() ? at_ : position);
  last_was_number_ = true;
  if (many)
    return count > 1 ? value : fail("Give at least two numbers, separated by a comma.", position);
  ExpressionNode node;
  node.op = Op::Call;
  node.function = function;
  node.left = value;
  node.position = prepared_.position_of(position);
  return add(node);
}

// Whether the text is only a number and the word that ends there, maybe with "/unit" behind.
bool Parser::whole_input_is_number_and(std::size_t end_of_word) const {
  std::size_t start = 0;
  while (start < text_.size() &&
         (text_[start] == ' ' || text_[start] == '-' || text_[start] == '~' ||
          text_[start] == '=' || text_[start] == '+'))
    ++start;
  if (first_number_at_ != start || nodes_.empty()) return false;
  const Op last = nodes_.back().op;
  const bool one_number = nodes_.size() == 1 || (nodes_.size() == 2 && last == Op::WithUnit) ||
                          (nodes_.size() <= 6 && last == Op::Multiply);
  if (!one_number) return false;
  const std::size_t next = end_of_word + spaces_at(end_of_word);
  if (next >= text_.size()) return true;
  return text_[next] == '/' &&
         find_unit_name(unit_word_at(next + 1 + spaces_at(next + 1))).has_value();
}

// Whether a B behind an operand means billions. Not in B/s or B per token; not alone where bytes
// are asked. In a calculation, or where nothing is asked: 7B and 7.0 B count, 2 * 2 B and 8192 B
// are bytes.
bool Parser::letter_b_counts(int node, std::size_t letter) const {
  const std::size_t after = letter + 1;
  const std::size_t next = after + spaces_at(after);
  const bool denominator_follows =
      next < text_.size() && text_[next] == '/' &&
      find_unit_name(unit_word_at(next + 1 + spaces_at(next + 1))).has_value();
  if (denominator_follows || name_at(next) == "per") return false;
  const bool asks_bytes = context_.asked && context_.asked->of(BaseUnit::Byte) != 0;
  if (context_.asked && !asks_bytes) return true;
  const bool whole = next >= text_.size() && whole_input_is_number_and(after);
  if (asks_bytes && whole) return false;
  const ExpressionNode& counted = nodes_[static_cast<std::size_t>(node)];
  const bool attached = letter == at_;
  return counted.op == Op::Number && counted.number < 1000 && (attached || whole);
}

std::optional<UnitValue> Parser::unit_value(std::string_view name) const {
  auto value = find_unit_name(name);
  if (!value || !context_.asked) return value;
  // TFLOPS and TFLOPs are used for both; what is asked decides.
  const std::string_view end = name.size() >= 5 ? name.substr(name.size() - 5) : std::string_view();
  if (end == "FLOPs" && *context_.asked == kFlopPerSecond) value->dimension = kFlopPerSecond;
  if (end == "FLOPS" && *context_.asked == kFlop) value->dimension = kFlop;
  return value;
}

int Parser::apply_unit(int node, std::string_view name, UnitValue value, std::size_t position) {
  if (node < 0) return -1;
  ExpressionNode unit;
  unit.op = Op::WithUnit;
  unit.left = node;
  unit.index = static_cast<std::int32_t>(units_.size());
  unit.position = prepared_.position_of(position);
  units_.push_back(Unit{std::string(name), value.factor, value.dimension});
  return add(unit);
}

// "/s", "/Mtok" right behind a unit belongs to it: 990 TFLOP / 3.35 TB/s divides by a bandwidth.
int Parser::unit_denominators(int node) {
  while (node >= 0) {
    const std::size_t slash = at_ + spaces_at(at_);
    if (slash >= text_.size() || text_[slash] != '/') return node;
    const std::size_t position = slash + 1 + spaces_at(slash + 1);
    const std::string_view name = unit_word_at(position);
    const auto value = find_unit_name(name);
    const bool spaced = slash > at_ || position > slash + 1;
    if (!value) return node;
    if (spaced && is_symbol(name) && !whole_input_is_number_and(position + name.size()))
      return node;
    at_ = position + name.size();
    node = apply_unit(node, "/" + std::string(name),
                      {1 / value->factor, over(kPlainNumber, value->dimension)}, position);
  }
  return node;
}

// Scale letters and units behind an operand.
int Parser::with_units(int node, bool after_number) {
  if (context_.any_symbol) return node;
  while (node >= 0) {
    const std::size_t position = at_ + spaces_at(at_);
    const std::string_view name = unit_word_at(position);
    if (name.empty() || name == "per" || ((name == "x" || name == "X") && !find_unit_name(name)))
      return node;
    const auto scale = find_scale(name);
    const auto unit = unit_value(name);
    if (!scale && !unit) return node;
    const std::size_t end = position + name.size();
    // A word such as `bytes` right behind a number is the unit, even where it is a symbol too.
    const bool plainly_unit = after_number && unit && name.size() > 2;
    if (is_symbol(name) && !plainly_unit && !(after_number && whole_input_is_number_and(end))) {
      if (after_number)
        return fail(
            "`" + std::string(name) + "` can be a unit or the symbol: write `*` before the symbol.",
            position);
      return node;
    }
    if (name == "%" && (number_starts(text_, end + spaces_at(end))))
      return fail("`%` is read as per cent; there is no remainder operator.", position);
    const bool scales = scale && (name != "B" || letter_b_counts(node, position));
    at_ = end;
    if (scales) {
      result_.has_scale = true;
      node = apply_unit(node, name, {*scale, kPlainNumber}, position);
      continue;
    }
    if (!unit) return fail_unknown(name, position);
    result_.has_unit = true;
    node = unit_denominators(apply_unit(node, name, *unit, position));
  }
  return node;
}

}  // namespace

ParsedText parse_text(std::string_view text, const ParserContext& context) {
  if (text.size() > kMaxExpressionBytes) {
    ParsedText too_long;
    too_long.error = {"This is longer than an answer can be.", kMaxExpressionBytes};
    return too_long;
  }
  return Parser(text, context).run();
}

ReadResult parse_expression(std::string_view text) {
  ParserContext context;
  context.any_symbol = true;
  ParsedText parsed = parse_text(text, context);
  return {std::move(parsed.expression), std::move(parsed.error)};
}

Expression number_expression(double value) {
  ExpressionNode node;
  node.number = value;
  return Expression({node}, {}, {});
}

}  // namespace tmw
