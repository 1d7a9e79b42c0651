#include "core/marking/said_amiss.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/formula/expression_node.h"
#include "core/text/characters.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

// One thing by several names, each in the singular and in small letters.
constexpr std::array<std::string_view, 7> kSameThings = {
    " parameter param weight value element entry number ",
    " user sequence request person people customer client chat session prompt cache ",
    " card gpu tpu device accelerator chip ",
    " layer block ",
    " token tok toks position ",
    " step iteration ",
    " head kv-head "};

// What may stand beside any number: "2 times", "14 in total".
constexpr std::string_view kOfNothing =
    " time ratio share probability total altogether unit nat fold pc piece number nvidia sxm pcie "
    "nvl ";

std::string spaced(std::string_view word) { return " " + std::string(word) + " "; }

// "entry" of "Entries", "card" of "cards", "matrix" of "matrices".
std::string singular(std::string_view word) {
  std::string one = lowered(word);
  const auto ends_in = [&one](std::string_view end) {
    return one.size() > end.size() && one.substr(one.size() - end.size()) == end;
  };
  if (one == "matrices") return "matrix";
  if (one == "batches") return "batch";
  if (ends_in("ies"))
    one.replace(one.size() - 3, 3, "y");
  else if (ends_in("s") && !ends_in("ss"))
    one.pop_back();
  std::replace(one.begin(), one.end(), ' ', '-');
  return one;
}

bool is_same_thing(std::string_view a, std::string_view b) {
  const std::string one = singular(a), other = singular(b);
  return one == other ||
         std::any_of(kSameThings.begin(), kSameThings.end(), [&](std::string_view names) {
           return names.find(spaced(one)) != std::string_view::npos &&
                  names.find(spaced(other)) != std::string_view::npos;
         });
}

// Whether one of the words of a unit or a label names it.
bool holds_thing(std::string_view text, std::string_view thing) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (is_same_thing(text.substr(0, end), thing)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// What is said of a number: "33 users per card" counts users, for each card.
struct Said {
  std::vector<std::string> of;
  std::vector<std::string> per;

  void add(const Said& other) {
    of.insert(of.end(), other.of.begin(), other.of.end());
    per.insert(per.end(), other.per.begin(), other.per.end());
  }
};

bool is_of_tokens(const Unit& unit) {
  return unit.dimension == kTokens || unit.dimension == over(kPlainNumber, kTokens);
}

bool counts(const Unit& unit) {
  return (unit.dimension.is_plain() && unit.factor == 1) || is_of_tokens(unit);
}

std::string name_of(const Unit& unit) { return is_of_tokens(unit) ? "token" : unit.symbol; }

class SaidReader {
 public:
  explicit SaidReader(const Expression& expression) : expression_(expression) {}

  [[nodiscard]] Said of_whole() const { return of(expression_.nodes().back()); }

 private:
  [[nodiscard]] const ExpressionNode& node(std::int32_t index) const {
    return expression_.nodes()[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const Unit& unit_of(const ExpressionNode& part) const {
    return expression_.units()[static_cast<std::size_t>(part.index)];
  }

  [[nodiscard]] Said of(const ExpressionNode& part) const {
    Said said;
    switch (part.op) {
      case Op::kWithUnit:
        said = of(node(part.left));
        add_unit(unit_of(part), said);
        return said;
      case Op::kNegate:
        return of(node(part.left));
      case Op::kAdd:
      case Op::kSubtract:
        said = of(node(part.left));
        said.add(of(node(part.right)));
        return said;
      case Op::kDivide:
        return of_quotient(part);
      default:
        return said;
    }
  }

  // "2 GiB per user" is over one user; all other quotients are calculations.
  [[nodiscard]] Said of_quotient(const ExpressionNode& part) const {
    const ExpressionNode& divisor = node(part.right);
    if (node(part.left).op == Op::kMultiply)
      return {};  // "6.74 billion params * 2 bytes per param"
    if (divisor.op != Op::kWithUnit) return {};
    const ExpressionNode& one = node(divisor.left);
    if (one.op != Op::kNumber || one.number != 1 || one.position != divisor.position) return {};
    Said said = of(node(part.left));
    if (counts(unit_of(divisor))) said.per.push_back(name_of(unit_of(divisor)));
    return said;
  }

  static void add_unit(const Unit& unit, Said& said) {
    if (!counts(unit)) return;
    const std::string_view symbol = unit.symbol;
    if (symbol.substr(0, 1) == "/")
      said.per.push_back(name_of({std::string(symbol.substr(1)), 1, unit.dimension}));
    else if (unit.dimension.is_plain() && !find_scale(symbol))
      said.of.emplace_back(symbol);
  }

  const Expression& expression_;
};

bool may_be_per(std::string_view thing, const NumericQuestion& question) {
  const bool is_token = is_same_thing(thing, "token");
  if (is_token && question.unit.dimension.of(BaseUnit::kToken) != 0) return true;
  return std::any_of(question.per.begin(), question.per.end(),
                     [&](const std::string& asked) { return is_same_thing(thing, asked); });
}

// Where the unit beside the field names nothing, the field's label does: "Pairs that never ...".
bool may_be_of(std::string_view thing, const NumericQuestion& question) {
  const Unit& unit = question.unit;
  if (!unit.dimension.is_plain() || unit.symbol == "%") return true;
  if (kOfNothing.find(spaced(singular(thing))) != std::string_view::npos) return true;
  return holds_thing(unit.symbol.empty() ? question.label : unit.symbol, thing);
}

SaidAmiss amiss(std::string words, const NumericQuestion& question) {
  const std::string& unit = question.unit.symbol;
  return {words, "\u201c" + words + "\u201d says something else than is asked: type the number " +
                     (unit.empty() ? "alone." : "alone, or in " + unit + ".")};
}

}  // namespace

std::optional<SaidAmiss> said_amiss(const TypedAnswer& typed, const NumericQuestion& question) {
  Said said = SaidReader(typed.expression).of_whole();
  if (!typed.for_each.empty()) said.per.push_back(typed.for_each);
  if (typed.is_literal && !typed.card.empty()) said.of.push_back(typed.card);
  for (const std::string& thing : said.per) {
    if (!may_be_per(thing, question)) return amiss("per " + thing, question);
  }
  for (const std::string& thing : said.of) {
    const bool is_asked =
        thing == typed.card ? may_be_of("card", question) : may_be_of(thing, question);
    if (!is_asked) return amiss(thing, question);
  }
  return std::nullopt;
}

}  // namespace tmw
