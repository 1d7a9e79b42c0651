#include "core/formula/part_note.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

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

  // "16 KiB/token/layer", "16 KiB per token and layer"
  [[nodiscard]] bool is_of_two() const {
    return thing.find(" and ") != thing.npos || amount.find('/') != amount.npos ||
           amount.find(" per ") != amount.npos;
  }
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

// Whether the parts are as many as one of the exercise's numbers, or the product of two for each of
// two things. What one takes may also be itself a number of the exercise: "14 cards (16 B/param)".
bool says_how_many(const TypedAnswer& amount, const TypedAnswer& part, bool is_of_two,
                   const ReadContext& context) {
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
    return is_of_two && std::any_of(symbols.begin(), symbols.end(), [&](const Binding& other) {
             return &one != &other && is_near(wanted, one.value * other.value, share);
           });
  });
}

// What may stand behind "8x".
constexpr std::string_view kThan[] = {"",         "less",  "more",    "smaller",
                                      "larger",   "fewer", "as much", "as many",
                                      "as large", "saved", "saving"};

}  // namespace

bool is_comparison(std::string_view note, const ReadContext& context) {
  std::size_t end = 0;
  while (end < note.size() && (is_digit(note[end]) || note[end] == '.')) ++end;
  const double number = std::strtod(std::string(note.substr(0, end)).c_str(), nullptr);
  std::string_view rest = trimmed(note.substr(end));
  const std::size_t before = rest.size();
  for (const std::string_view times : {"times", "x", "\u00d7"}) {
    if (rest.size() == before && rest.substr(0, times.size()) == times)
      rest = trimmed(rest.substr(times.size()));
  }
  const bool compares = end > 0 && rest.size() < before &&
                        std::find(std::begin(kThan), std::end(kThan), rest) != std::end(kThan);
  const auto& symbols = context.symbols;
  return compares && std::any_of(symbols.begin(), symbols.end(), [&](const Binding& one) {
           if (one.value == number) return true;
           return std::any_of(symbols.begin(), symbols.end(), [&](const Binding& other) {
             return is_near(one.value, other.value * number, 0);
           });
         });
}

PartNote part_note(const TypedAnswer& amount, std::string_view note, const ReadContext& context) {
  const auto said = part_in(note);
  if (!said || !amount.is_literal || !amount.has_unit) return PartNote::kNone;
  const bool is_asked = std::find(context.per.begin(), context.per.end(), said->thing) !=
                        context.per.end();  // then the note may be the answer
  if (is_asked) return PartNote::kNone;
  const bool of_parameter = is_parameter(said->thing);  // "2 B/param": bytes, and no billions
  const TypedAnswer part = read_answer(of_parameter ? note : said->amount, context);
  if (!part.ok || !part.has_unit || !(part.is_literal || of_parameter)) return PartNote::kNone;
  if (says_how_many(amount, part, said->is_of_two(), context)) return PartNote::kFits;
  return of_parameter || is_of_one_sort(amount, part) ? PartNote::kDiffers : PartNote::kNone;
}

}  // namespace tmw
