#include "core/formula/part_note.h"

#include <algorithm>
#include <optional>

#include "core/formula/same_amount.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

bool is_thing(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || c == ' '; });
}

struct Part {
  std::string_view amount;  // what one takes
  std::string_view thing;   // of what; may be empty
};

// The note at its last sign of a part: "512 KiB" of "token".
std::optional<Part> part_in(std::string_view note) {
  for (const std::string_view sign : {" per ", " each", "/"}) {
    const std::size_t at = note.rfind(sign);
    if (at == std::string_view::npos || at == 0) continue;
    const Part part{trimmed(note.substr(0, at)), trimmed(note.substr(at + sign.size()))};
    const bool needs_thing = sign != " each";
    if (is_thing(part.thing) && !(needs_thing && part.thing.empty())) return part;
  }
  return std::nullopt;
}

// Nobody is asked what one parameter takes.
bool is_parameter(std::string_view thing) {
  constexpr std::string_view kNames[] = {"param", "parameter", "weight"};
  return std::find(std::begin(kNames), std::end(kNames), thing) != std::end(kNames);
}

bool is_of_one_sort(const TypedAnswer& amount, const TypedAnswer& part) {
  return without_tokens(amount) == without_tokens(part);
}

// Whether the parts are as many as one of the exercise's numbers or the product of two: 4,096
// tokens of 32 layers each. What one takes may also be itself a number of the exercise: "14 cards
// (16 B/param)".
bool says_how_many(const TypedAnswer& amount, const TypedAnswer& part, const ReadContext& context) {
  constexpr double kRounding = 1e-3;
  const double told = part.quantity.value;
  if (told == 0) return false;
  const auto& symbols = context.symbols;
  if (!is_of_one_sort(amount, part)) {
    return std::any_of(symbols.begin(), symbols.end(),
                       [&](const Binding& symbol) { return is_near(told, symbol.value, 0); });
  }
  const double wanted = amount.quantity.value / told;
  const double share = rounding_of(amount) + rounding_of(part) + kRounding;
  return std::any_of(symbols.begin(), symbols.end(), [&](const Binding& one) {
    if (is_near(wanted, one.value, share)) return true;
    return std::any_of(symbols.begin(), symbols.end(), [&](const Binding& other) {
      return &one != &other && is_near(wanted, one.value * other.value, share);
    });
  });
}

}  // namespace

PartNote part_note(const TypedAnswer& amount, std::string_view note, const ReadContext& context) {
  const auto said = part_in(note);
  if (!said || !amount.is_literal || !amount.has_unit) return PartNote::kNone;
  const TypedAnswer part = read_answer(said->amount, context);
  if (!part.ok || !part.is_literal || !part.has_unit) return PartNote::kNone;
  if (says_how_many(amount, part, context)) return PartNote::kFits;
  return is_parameter(said->thing) || is_of_one_sort(amount, part) ? PartNote::kDiffers
                                                                   : PartNote::kNone;
}

}  // namespace tmw
