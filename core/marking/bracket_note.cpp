#include "core/marking/bracket_note.h"

#include <algorithm>
#include <string>

#include "core/formula/neutral_words.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::string_view kDigits = "0123456789.,";

bool is_digit_or_point(char c) { return is_digit(c) || c == '.'; }

bool is_bare_number(std::string_view text) {
  return text.find_first_not_of(kDigits) == std::string_view::npos;
}

}  // namespace

std::optional<BracketNote> bracket_note(std::string_view text, const NumericQuestion& question) {
  constexpr std::string_view kWorking = "+*^=()\u00d7\u00b7";
  const std::string_view whole = trimmed(text);
  const std::size_t open = whole.rfind(" (");
  if (open == std::string_view::npos || whole.back() != ')' || !is_digit_or_point(whole[0]))
    return std::nullopt;
  BracketNote found;
  found.number = trimmed(whole.substr(0, open));
  found.bracket = whole.substr(open + 1);
  const std::string_view note = trimmed(found.bracket.substr(1, found.bracket.size() - 2));
  const bool is_one = found.number.find_first_of(kWorking) == std::string_view::npos &&
                      found.number.find(" -") == std::string_view::npos &&
                      found.number.find(" /") == std::string_view::npos;
  const bool says = !note.empty() && is_digit_or_point(note[0]) &&
                    note.find_first_of(kWorking) == std::string_view::npos;
  if (!is_one || !says) return std::nullopt;
  const bool is_share =
      note.back() == '%' && is_bare_number(trimmed(note.substr(0, note.size() - 1)));
  found.leaves_number = is_share && is_bare_number(found.number) && question.unit.symbol != "%";
  found.message = "\u201c(" + std::string(note) +
                  ")\u201d would be multiplied with what stands before it: type the number "
                  "alone, or a \u00d7 between them.";
  return found;
}

std::optional<std::string_view> amount_for_all(std::string_view text,
                                               const NumericQuestion& question) {
  constexpr std::string_view kPer = " per ";
  const std::size_t at = text.rfind(kPer);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view all = trimmed(text.substr(at + kPer.size()));
  const std::string_view thing = all.substr(std::min(all.find(' '), all.size()));
  const bool says_how_many = !all.empty() && is_digit(all[0]) && !trimmed(thing).empty();
  if (!says_how_many || !is_neutral_phrase(all, bindings_of(question))) return std::nullopt;
  const auto asks_of = [&](std::string_view one) {
    return thing.find(one) != std::string_view::npos;
  };
  const bool asks_rate =
      question.unit.dimension.exponents[static_cast<std::size_t>(BaseUnit::kToken)] != 0;
  if (asks_rate || std::any_of(question.per.begin(), question.per.end(), asks_of))
    return std::nullopt;
  return trimmed(text.substr(0, at));
}

}  // namespace tmw
