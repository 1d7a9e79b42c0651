// Scale letters and units behind numbers.
#include "core/formula/parser_state.h"
#include "core/formula/scan_number.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string_view ExpressionParser::unit_word_at(std::size_t at) const {
  if (at < text_.size() && (text_[at] == '%' || text_[at] == '$')) return text_.substr(at, 1);
  std::size_t end = at;
  while (end < text_.size() && is_name_letter(text_[end])) ++end;
  if (end < text_.size() && is_decimal_digit(text_[end])) return {};
  const std::string_view word = text_.substr(at, end - at);
  for (const std::string_view longer : {"per cent", "t/s"}) {  // units of more than one word
    const std::size_t after = at + longer.size();
    if (text_.substr(at, longer.size()) == longer && word.size() < longer.size() &&
        (after == text_.size() || !is_name_letter(text_[after])))
      return text_.substr(at, longer.size());
  }
  if (is_worker(word)) {  // GPU-hours, card hours
    std::size_t longer = end + 1;
    while (longer < text_.size() && is_name_letter(text_[longer])) ++longer;
    if (find_unit_name(text_.substr(at, longer - at))) return text_.substr(at, longer - at);
  }
  return word;
}

// "$1.44", "$ 1.44", "US$1.44", "USD 1.44"
int ExpressionParser::dollars(std::size_t sign_length) {
  const std::size_t position = at_;
  at_ += sign_length;
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

// Whether the text is only a number and the word that ends there, maybe with a unit or "/unit"
// behind: "7 B", "46.7 k params", "2 T/s".
bool ExpressionParser::whole_input_is_number_and(std::size_t end_of_word) const {
  std::size_t start = start_;
  while (start < text_.size() &&
         (text_[start] == ' ' || text_[start] == '-' || text_[start] == '+'))
    ++start;
  if (first_number_at_ != start || nodes_.empty()) return false;
  const Op last = nodes_.back().op;
  const bool one_number = nodes_.size() == 1 || (nodes_.size() == 2 && last == Op::kWithUnit) ||
                          (nodes_.size() <= 6 && last == Op::kMultiply);
  if (!one_number) return false;
  const std::size_t next = end_of_word + spaces_at(end_of_word);
  if (next >= text_.size()) return true;
  const std::string_view unit = unit_word_at(next);
  const bool unit_ends = next + unit.size() + spaces_at(next + unit.size()) >= text_.size();
  if (unit.size() > 2 && unit_ends && find_unit_name(unit)) return true;
  return text_[next] == '/' &&
         find_unit_name(unit_word_at(next + 1 + spaces_at(next + 1))).has_value();
}

bool ExpressionParser::asks_bytes() const {
  return context_.asked && context_.asked->of(BaseUnit::kByte) != 0;
}

// Whether a B behind an operand means billions. Not in B/s or B per token; not alone where bytes
// are asked. In a calculation, or where nothing is asked: 7B and 7.0 B count, 2 * 2 B and 8192 B
// are bytes.
bool ExpressionParser::letter_b_counts(int node, std::size_t letter) const {
  const std::size_t after = letter + 1;
  const std::size_t next = after + spaces_at(after);
  const bool denominator_follows =
      next < text_.size() && text_[next] == '/' &&
      find_unit_name(unit_word_at(next + 1 + spaces_at(next + 1))).has_value();
  const bool is_count = context_.asked && context_.asked->is_plain();
  if (is_count && is_for_each(trimmed(text_.substr(after)))) return true;  // "12.9B per layer"
  if (denominator_follows || name_at(next) == "per") return false;
  const ExpressionNode& counted = nodes_[static_cast<std::size_t>(node)];
  const bool attached = letter == at_;
  const bool is_small = counted.op == Op::kNumber && counted.number < 1000;
  if (context_.other_b && asks_bytes()) {  // "6.74 B * 0.5 B/param": bytes come later
    const std::string_view rest = text_.substr(after);
    const std::string_view before = text_.substr(0, letter);
    const auto tells_bytes = [](std::string_view part) {
      return part.find('B') != std::string_view::npos ||
             part.find("byte") != std::string_view::npos ||
             part.find("bit") != std::string_view::npos;
    };
    return is_small && (tells_bytes(rest) || tells_bytes(before));
  }
  if (context_.other_b) return is_small && attached;  // "2 TB/s / (6.74B * 2 B)"
  if (context_.asked && !asks_bytes()) return true;
  const bool whole = whole_input_is_number_and(after);
  if (asks_bytes() && whole) return false;
  return is_small && (attached || whole);
}

std::size_t ExpressionParser::inverse_sign_at(std::size_t at) const {
  for (const std::string_view sign : {"^-1", "**-1", "^(-1)", "**(-1)"}) {
    const std::size_t after = at + sign.size();
    const bool goes_on = after < text_.size() && is_decimal_digit(text_[after]);
    if (text_.substr(at, sign.size()) == sign && !goes_on) return sign.size();
  }
  return 0;
}

std::optional<UnitValue> ExpressionParser::unit_value(std::string_view name) const {
  auto value = find_unit_name(name);
  if (context_.bits_of_information && (name == "bit" || name == "bits"))
    return UnitValue{0.6931471805599453, kPlainNumber};  // ln 2
  if (!value || !context_.asked) return value;
  // "Ns" is N times s rather than nanoseconds in odd letters.
  const bool in_odd_letters = name.size() == 2 && name.back() == 's' && is_capital(name.front());
  if (in_odd_letters && !split_name(name).first.empty()) return std::nullopt;
  // TFLOPS and TFLOPs are used for both; what is asked decides.
  const std::string_view end = name.size() >= 5 ? name.substr(name.size() - 5) : std::string_view();
  if (end == "FLOPs" && *context_.asked == kFlopPerSecond) value->dimension = kFlopPerSecond;
  if (end == "FLOPS" && *context_.asked == kFlop) value->dimension = kFlop;
  return value;
}

int ExpressionParser::apply_unit(int node, std::string_view name, UnitValue value,
                                 std::size_t position) {
  if (node < 0) return -1;
  const int unit = add(Op::kWithUnit, node, -1, position);
  nodes_.back().index = static_cast<std::int32_t>(units_.size());
  units_.push_back(Unit{std::string(name), value.factor, value.dimension});
  return unit;
}

// "/s", "/Mtok" right behind a unit belongs to it: 990 TFLOP / 3.35 TB/s divides by a bandwidth.
int ExpressionParser::unit_denominators(int node) {
  while (node >= 0) {
    const std::string_view times = peek() == '-' ? unit_word_at(at_ + 1) : std::string_view();
    const auto time = times.size() < 3 ? std::nullopt : find_unit_name(times);
    if (time && time->dimension == kSeconds) {  // PFLOP/s-days; so are PF-days and PFLOP-days
      const std::size_t position = at_;
      at_ += 1 + times.size();
      const bool is_work = !units_.empty() && units_.back().dimension == kFlop;
      node = apply_unit(node, "-" + std::string(times),
                        {time->factor, is_work ? kPlainNumber : kSeconds}, position);
      continue;
    }
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
    if (context_.bits_of_information && value->dimension == kTokens) continue;  // 10.8 nats/token
    node = apply_unit(node, "/" + std::string(name),
                      {1 / value->factor, over(kPlainNumber, value->dimension)}, position);
  }
  return node;
}

// Whether an answer may be in such a unit: seconds and days are none where a count is asked, so
// that 2d is twice the width there.
bool ExpressionParser::may_be_asked(const Dimension& unit) const {
  if (!context_.asked || unit.is_plain()) return true;
  for (std::size_t i = 0; i < unit.exponents.size(); ++i) {
    if (unit.exponents[i] != 0 && context_.asked->exponents[i] != 0) return true;
  }
  return false;
}

// Whether a letter that is a symbol too, such as s, is the unit of the product before it: nothing
// follows, and it can be what is asked. "(27.6/156) s" is a time, "2Ns" twice N times s.
bool ExpressionParser::is_unit_of_product(const UnitValue& unit, std::size_t end_of_word) const {
  if (context_.units == UnitScope::kOperand || unit.dimension.is_plain()) return false;
  const bool stands_alone = peek() == ' ' || (at_ > 0 && !is_name_letter(text_[at_ - 1]));
  const std::size_t next = end_of_word + spaces_at(end_of_word);
  const bool is_last = next >= text_.size() || text_[next] == ')';
  return stands_alone && is_last && may_be_asked(unit.dimension);
}

// Whether the next unit is that of the whole product: none of its parts has a unit yet, but for
// bytes and bits, which may be converted by hand: 6.74 * 4 bit / 8 GB.
bool ExpressionParser::lifts_units(std::size_t first_unit) const {
  if (context_.units == UnitScope::kOperand || in_exponent_) return false;
  for (std::size_t i = first_unit; i < units_.size(); ++i) {
    const bool is_base = asks_bytes() && units_[i].dimension == kBytes && units_[i].factor <= 1;
    if (!units_[i].dimension.is_plain() && !is_base) return false;
  }
  return true;
}

int ExpressionParser::with_units_of_product(int node) {
  if (node < 0 || !unit_may_follow()) return node;
  const std::size_t before = units_.size();
  node = with_units(node, last_was_number_);
  result_.has_lifted_unit = result_.has_lifted_unit || units_.size() > before;
  return node;
}

// A thousand thousands of a count in small letters, as people write them: 6.74b, 124.3m, 1.4t.
// Where bytes or seconds are asked they could be bits, minutes or tonnes. Where operations are, E,
// Z and Y are the prefixes of exaFLOP and more.
std::optional<double> ExpressionParser::letter_scale(std::string_view name) const {
  if (!context_.asked || name.size() != 1 || is_symbol(name)) return std::nullopt;
  if (context_.asked->of(BaseUnit::kFlop) != 0) {
    if (name == "E") return 1e18;
    if (name == "Z") return 1e21;
    if (name == "Y") return 1e24;
  }
  if (!context_.asked->is_plain() && *context_.asked != kTokens) return std::nullopt;
  switch (name.front()) {
    case 'm':
      return 1e6;
    case 'b':
    case 'g':
      return 1e9;
    case 't':
      return 1e12;
    default:
      return std::nullopt;
  }
}

// Whether a small b right behind a number is a bit: a division by 8 follows, "6.74B * 4b / 8".
// Alone it may be a byte as well.
bool ExpressionParser::is_bit_letter(std::string_view name, std::size_t position) const {
  if (name != "b" || position != at_ || is_symbol(name)) return false;
  std::size_t next = position + 1 + spaces_at(position + 1);
  if (text_.substr(next, 1) != "/") return false;
  next += 1 + spaces_at(next + 1);
  return text_.substr(next, 1) == "8" &&
         !(next + 1 < text_.size() &&
           (is_decimal_digit(text_[next + 1]) || text_[next + 1] == '.'));
}

// The "d" of "7d10h": a time that goes on behind it without a space; empty if it does not.
std::string_view ExpressionParser::glued_time_at(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size() && is_name_letter(text_[end])) ++end;
  if (end == at || !number_starts(text_, end)) return {};
  const auto unit = find_unit_name(text_.substr(at, end - at));
  const std::size_t next = scan_number(text_, end, false).end;
  const auto smaller = find_unit_name(unit_word_at(next));
  const bool goes_on = unit && smaller && unit->dimension == kSeconds &&
                       smaller->dimension == kSeconds && smaller->factor < unit->factor;
  return goes_on ? text_.substr(at, end - at) : std::string_view();
}

// Whether a smaller part of a time follows: "9.8 h" behind "7 d", "49 min" behind "7 d 9 h". Moves
// before its number.
bool ExpressionParser::time_goes_on(int node) {
  while (nodes_[static_cast<std::size_t>(node)].op == Op::kAdd)
    node = nodes_[static_cast<std::size_t>(node)].right;
  const ExpressionNode& time = nodes_[static_cast<std::size_t>(node)];
  if (time.op != Op::kWithUnit) return false;
  const Unit& unit = units_[static_cast<std::size_t>(time.index)];
  if (unit.dimension != kSeconds) return false;
  std::size_t at = at_ + spaces_at(at_);
  if (at < text_.size() && text_[at] == ',') ++at;
  at += spaces_at(at);
  if (name_at(at) == "and") at += 3 + spaces_at(at + 3);
  if (!number_starts(text_, at)) return false;
  const ScannedNumber number = scan_number(text_, at, false);
  const auto smaller = find_unit_name(unit_word_at(number.end + spaces_at(number.end)));
  if (!number.ok || !smaller || smaller->dimension != kSeconds || smaller->factor >= unit.factor)
    return false;
  at_ = at;
  return true;
}

// "156 T/s": what stands right behind a scale letter belongs to it, as it does behind a unit.
int ExpressionParser::with_rate_of_scale(int node) {
  if (node < 0 || peek() != '/') return node;
  const std::string_view name = unit_word_at(at_ + 1);
  const auto unit = find_unit_name(name);
  if (!unit || unit->dimension != kSeconds || is_symbol(name)) return node;
  result_.has_unit = true;
  return unit_denominators(node);
}

// Scale letters and units behind an operand.
int ExpressionParser::with_units(int node, bool after_number, bool defers_units) {
  while (node >= 0 && unit_may_follow()) {
    const std::size_t position = at_ + spaces_at(at_);
    if (is_one_over(position)) {  // "148 1/s"
      at_ = position + 1;
      result_.has_unit = true;
      node = unit_denominators(node);
      continue;
    }
    std::string_view name = unit_word_at(position);
    if (name.empty() && after_number) name = glued_time_at(position);
    const bool cross = name == "x" || name == "X";
    if (cross && !is_symbol(name) && after_number && position == at_ &&
        position + 1 == text_.size()) {  // "2x"
      ++at_;
      return node;
    }
    if (after_number && card_name()) continue;
    if (name.empty() || name == "per" || (cross && !find_unit_name(name))) return node;
    const auto letter = after_number ? letter_scale(name) : std::nullopt;
    const auto scale = letter ? letter : find_scale(name);
    auto unit = unit_value(name);
    const bool is_bit = !unit && !scale && is_bit_letter(name, position);
    if (is_bit) unit = find_unit_name("bit");
    if (!scale && !unit) return node;
    const std::size_t inverse = unit ? inverse_sign_at(position + name.size()) : 0;
    if (inverse > 0)  // "148 s^-1"
      unit = UnitValue{1 / unit->factor, over(kPlainNumber, unit->dimension)};
    const std::size_t end = position + name.size() + inverse;
    const bool scales = scale && (name != "B" || letter_b_counts(node, position));
    if (defers_units &&
        (!scales || position > at_ || context_.units == UnitScope::kProductAndScale))
      return node;
    // A word such as `bytes` right behind a number is the unit, even where it is a symbol too.
    const bool plainly_unit = after_number && unit && name.size() > 2;
    const bool symbols = is_symbol(name) || !split_name(name).first.empty();
    const bool may_be_unit = scale || may_be_asked(unit->dimension);
    const bool whole = after_number && whole_input_is_number_and(end);
    const bool of_product = !defers_units && unit && is_unit_of_product(*unit, end);
    // 8d, where multiples of d^2 are asked; 1.25 s is a time where bytes are.
    const bool is_symbol_alone =
        whole && !scale && symbols && !may_be_unit && position == at_ && context_.asked->is_plain();
    if ((symbols && !plainly_unit && !whole && !of_product) || is_symbol_alone) {
      if (after_number && may_be_unit)
        return fail(quoted(name) + " can be a unit or the symbol: write * before a symbol.",
                    position);
      return node;
    }
    if (name == "%" && (number_starts(text_, end + spaces_at(end))))
      return fail("% is read as per cent; there is no remainder here.", position);
    at_ = end;
    if (symbols && of_product) result_.has_lifted_unit = true;
    if (scales && name.size() == 2 && name.back() == 'i' && whole && asks_bytes()) {  // 8 Gi
      result_.has_unit = true;
      node = apply_unit(node, std::string(name) + "B", {*scale, kBytes}, position);
      continue;
    }
    if (scales) {
      result_.has_scale = true;
      node = with_rate_of_scale(apply_unit(node, name, {*scale, kPlainNumber}, position));
      continue;
    }
    if (!unit) return fail_unknown(name, position);
    result_.has_unit = true;
    const std::string_view spelt = is_bit ? "bit" : text_.substr(position, end - position);
    node = unit_denominators(apply_unit(node, spelt, *unit, position));
  }
  return node;
}

}  // namespace tmw
