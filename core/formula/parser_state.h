// The state of reading one text; its functions are in parser.cpp (grammar), parser_operands.cpp and
// parser_units.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formula/expression_node.h"
#include "core/formula/parser.h"
#include "core/formula/prepare_text.h"
#include "core/units/unit_names.h"

namespace tmw {

[[nodiscard]] inline bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

inline constexpr std::array<bool, 256> kNameLetters = [] {
  std::array<bool, 256> letters{};
  for (std::size_t c = 0; c < letters.size(); ++c)
    letters[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  return letters;
}();

// Bytes beyond ASCII count as letters: Greek symbols, the micro sign.
[[nodiscard]] inline bool is_name_letter(char c) {
  return kNameLetters[static_cast<unsigned char>(c)];
}

// As messages name what was typed: “dff”.
[[nodiscard]] inline std::string quoted(std::string_view typed) {
  return "\u201c" + std::string(typed) + "\u201d";
}

// What to type instead of an unknown name: " Did you mean d_k?"; empty where nothing is known. Of
// all symbols, only the first `named` are listed to one who asked for none of them.
[[nodiscard]] std::string suggestion(std::string_view unknown, std::span<const Binding> symbols,
                                     std::size_t named);

class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, const ParserContext& context, ParsedText& result)
      : prepared_(prepare_text(text)),
        text_(prepared_.positions.empty() ? text : std::string_view(prepared_.text)),
        context_(context),
        result_(result) {
    nodes_.reserve(text.size() / 2 + 4);
  }

  void run();

 private:
  // Each returns the node made, or -1 after fail(). Callers of power() and operand()
  // have skipped the spaces before it.
  void skip_lead();
  void skip_saying();
  void skip_tail();
  void skip_adjectives();
  void skip_remark();
  void fail_rest();
  int sum();
  int product();
  // With defers_units, units behind it are left for the whole product.
  int signed_power(bool defers_units = false);
  int power(bool defers_units = false);
  int operand();
  int bracket();
  bool closes_bracket(std::size_t open);
  int number();
  int word();
  int call(std::string_view name, Function function, std::size_t position);
  int call_without_brackets(std::string_view name, Function function, std::size_t position);
  int with_second_argument(Function function, int first, std::size_t position);
  int power_call(std::size_t position);
  int sum_call();
  [[nodiscard]] std::optional<Function> function_called(std::string_view name) const;
  [[nodiscard]] bool is_power_function(std::string_view name) const;
  void skip_module();
  int mixed_fraction(int whole, std::size_t start);
  int with_units(int node, bool after_number, bool defers_units = false);
  int with_units_of_product(int node);
  int with_rate_of_scale(int node);
  int dollars(std::size_t sign_length);

  bool multiplication_sign();
  bool division_sign(bool& floors);
  bool implicit_multiplication(bool after_number_or_bracket);
  bool looks_hexadecimal();
  int apply_unit(int node, std::string_view name, UnitValue value, std::size_t position);
  int unit_denominators(int node);
  [[nodiscard]] std::optional<double> letter_scale(std::string_view name) const;
  [[nodiscard]] bool is_bit_letter(std::string_view name, std::size_t position) const;
  [[nodiscard]] bool is_card_name(std::string_view name) const;
  bool card_name();
  [[nodiscard]] std::size_t hours_behind(std::size_t name_end) const;
  [[nodiscard]] std::string_view glued_time_at(std::size_t at) const;
  [[nodiscard]] bool is_single_number() const;
  [[nodiscard]] bool is_for_each(std::string_view words) const;
  bool time_goes_on(int node);
  bool ratio_sign();
  [[nodiscard]] bool is_euler(std::string_view name) const;
  std::optional<UnitValue> unit_value(std::string_view name) const;
  bool letter_b_counts(int node, std::size_t letter) const;
  [[nodiscard]] bool asks_bytes() const;
  bool whole_input_is_number_and(std::size_t end_of_word) const;
  bool may_be_asked(const Dimension& unit) const;
  bool is_unit_of_product(const UnitValue& unit, std::size_t end_of_word) const;
  bool lifts_units(std::size_t first_unit) const;
  int scientific(int mantissa);

  // Fills the node in where it stands: a copy would have to wait for the writing of its parts.
  int add(Op op, int left, int right, std::size_t position) {
    ExpressionNode& node = nodes_.emplace_back();
    node.op = op;
    node.left = left;
    node.right = right;
    node.position = prepared_.position_of(position);
    return static_cast<int>(nodes_.size()) - 1;
  }
  int add_number(double value, std::size_t position) {
    const int node = add(Op::kNumber, -1, -1, position);
    nodes_.back().number = value;
    return node;
  }
  int binary(Op op, int left, int right, std::size_t position);
  int fail(std::string_view message, std::size_t position);
  int fail_unknown(std::string_view name, std::size_t position);
  int symbol_node(std::string_view name, std::size_t position);
  int add_call(Function function, int argument, std::size_t position);

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip_spaces() {
    while (peek() == ' ') ++at_;
  }
  // Most words fail at their first letter.
  [[nodiscard]] bool starts_with(std::string_view word) const {
    return peek() == word[0] && text_.substr(at_, word.size()) == word;
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
  // The symbol that a name stands for: itself, or d_ff for "dff" and "d_FF"; empty if none.
  [[nodiscard]] std::string_view symbol_called(std::string_view name) const;
  [[nodiscard]] bool falls_apart(std::string_view name) const;
  // How a name that is no symbol falls apart into symbols: "Ld", "2Lgd_k". Empty if it does not.
  struct Split {
    std::string_view first;  // the symbol it starts with
    std::string written;     // "L*d"
    bool in_one_way = true;
  };
  [[nodiscard]] Split split_name(std::string_view name) const;
  [[nodiscard]] std::size_t spaces_at(std::size_t at) const;
  // "1/s" behind a number: the unit, not a second number.
  [[nodiscard]] bool is_one_over(std::size_t at) const {
    return text_.substr(at, 2) == "1/" && at + 2 < text_.size() && is_name_letter(text_[at + 2]) &&
           find_unit_name(unit_word_at(at + 2)).has_value();
  }
  // How long "^-1", "**-1" or "^(-1)" is there; 0 if none of them is.
  [[nodiscard]] std::size_t inverse_sign_at(std::size_t at) const;
  [[nodiscard]] bool unit_may_follow() const {
    if (context_.any_symbol) return false;
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at < text_.size() && (is_name_letter(text_[at]) || text_[at] == '%' ||
                                 text_[at] == '$' || (at > at_ && is_one_over(at)));
  }
  [[nodiscard]] std::string expected_operand() const;

  PreparedText prepared_;
  std::string_view text_;
  const ParserContext& context_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // where the answer itself starts
  int depth_ = 0;
  int argument_lists_ = 0;  // open brackets of min( , ) and max( , ), where commas separate
  bool in_exponent_ = false;
  bool last_was_number_ = false;  // a bracket behind the operand just read multiplies
  std::size_t first_number_at_ = std::string_view::npos;
  std::string_view last_operator_;
  ParsedText& result_;
  // Of result_.expression, which is made where it stays.
  std::vector<ExpressionNode>& nodes_ = result_.expression.nodes_;
  std::vector<std::string>& symbols_ = result_.expression.symbols_;
  std::vector<Unit>& units_ = result_.expression.units_;
  bool failed_ = false;
};

}  // namespace tmw
