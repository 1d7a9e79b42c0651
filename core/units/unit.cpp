// Finds units by their spelling.
#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "core/text/characters.h"
#include "core/units/quantity.h"
#include "core/units/unit_names.h"
#include "core/units/unit_table.h"

namespace tmw {
namespace {

constexpr std::size_t kLongestUnit = 60;

std::optional<UnitValue> with_prefix(std::string_view name) {
  for (const UnitName& unit : kPrefixed) {
    if (name == unit.name) return UnitValue{unit.factor, unit.dimension};
  }
  for (const Power& prefix : kPowers) {
    if (!prefix.before_unit() || name.substr(0, prefix.name.size()) != prefix.name) continue;
    const std::string_view rest = name.substr(prefix.name.size());
    for (const UnitName& unit : kPrefixed) {
      if (rest == unit.name) return UnitValue{prefix.factor * unit.factor, unit.dimension};
    }
  }
  return std::nullopt;
}

// "gb", "gib", "tflop", "KIB": all in one case, so that "Gb" (a gigabit to some) stays unknown.
std::optional<UnitValue> in_one_case(std::string_view name) {
  bool any_lower = false, any_upper = false;
  for (const char c : name) {
    any_lower = any_lower || (c >= 'a' && c <= 'z');
    any_upper = any_upper || (c >= 'A' && c <= 'Z');
  }
  if (name.size() < 2 || (any_lower && any_upper)) return std::nullopt;
  for (const Power& prefix : kPowers) {
    const std::size_t length = prefix.name.size();
    if (!prefix.before_unit() || !same_without_case(name.substr(0, length), prefix.name)) continue;
    for (const UnitName& unit : kPrefixed) {
      if (same_without_case(name.substr(length), unit.name))
        return UnitValue{prefix.factor * unit.factor, unit.dimension};
    }
  }
  for (const UnitName& unit : kPrefixed) {
    if (unit.name.size() > 1 && same_without_case(name, unit.name))
      return UnitValue{unit.factor, unit.dimension};
  }
  return std::nullopt;
}

// "GPU-hours" and "card hours" are hours.
std::optional<UnitValue> hours_of_work(std::string_view name) {
  const std::size_t cut = name.find_first_of("- ");
  if (cut == std::string_view::npos || !is_worker(name.substr(0, cut))) return std::nullopt;
  for (const UnitName& unit : kAlone) {
    if (unit.dimension == kSeconds && name.substr(cut + 1) == unit.name)
      return UnitValue{unit.factor, unit.dimension};
  }
  return std::nullopt;
}

// One factor of a unit: "GiB", "million parameters", "1M tokens".
std::optional<UnitValue> find_part(std::string_view text) {
  text = trimmed(text);
  double factor = 1;
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == std::string_view::npos) return std::nullopt;
  if (digits > 0) {
    if (digits > 15) return std::nullopt;
    factor = std::strtod(std::string(text.substr(0, digits)).c_str(), nullptr);
    text = trimmed(text.substr(digits));
  }
  if (const auto whole = find_unit_name(text))
    return UnitValue{factor * whole->factor, whole->dimension};
  const std::size_t space = text.find(' ');
  if (const auto scale = find_scale(text.substr(0, space))) {
    if (space == std::string_view::npos) return UnitValue{factor * *scale, kPlainNumber};
    const auto rest = find_unit_name(trimmed(text.substr(space)));
    if (rest) return UnitValue{factor * *scale * rest->factor, rest->dimension};
  }
  return std::nullopt;
}

// Where the next division starts, and how long its sign is.
std::size_t find_division(std::string_view text, std::size_t& sign_length) {
  const std::size_t slash = text.find('/');
  const std::size_t word = text.find(" per ");
  sign_length = slash < word ? 1 : 5;
  return slash < word ? slash : word;
}

}  // namespace

std::optional<UnitValue> find_unit_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestUnit) return std::nullopt;
  for (const UnitName& unit : kAlone) {
    if (name == unit.name || (name.size() > 1 && same_without_case(name, unit.name)))
      return UnitValue{unit.factor, unit.dimension};
  }
  for (const std::string_view word : kCountWords) {
    if (same_without_case(name, word)) return UnitValue{1, kPlainNumber};
  }
  if (const auto found = with_prefix(name)) return found;
  if (const auto found = hours_of_work(name)) return found;
  return in_one_case(name);
}

bool is_worker(std::string_view name) {
  return std::find(std::begin(kWorkers), std::end(kWorkers), name) != std::end(kWorkers);
}

std::optional<double> find_scale(std::string_view name) {
  for (const Power& scale : kPowers) {
    if (!scale.behind_number()) continue;
    if (name == scale.name || (name.size() > 2 && same_without_case(name, scale.name)))
      return scale.factor;
  }
  return std::nullopt;
}

std::optional<Unit> find_unit(std::string_view spelling) {
  spelling = trimmed(spelling);
  if (spelling.size() > kLongestUnit) return std::nullopt;
  Unit unit{std::string(spelling), 1, kPlainNumber};
  if (spelling.empty()) return unit;
  if (const auto whole = find_unit_name(spelling)) {  // "per cent" holds a " per" of its own
    unit.factor = whole->factor;
    unit.dimension = whole->dimension;
    return unit;
  }
  std::string_view rest = spelling;
  for (bool first = true;; first = false) {
    std::size_t sign_length = 0;
    const std::size_t cut = find_division(rest, sign_length);
    const auto part = find_part(rest.substr(0, cut));
    if (!part) return std::nullopt;
    unit.factor = first ? part->factor : unit.factor / part->factor;
    unit.dimension = first ? part->dimension : over(unit.dimension, part->dimension);
    if (cut == std::string_view::npos) return unit;
    rest = rest.substr(cut + sign_length);
  }
}

}  // namespace tmw
