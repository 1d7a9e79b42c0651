// What is known of a number that is right but for its unit or its scale.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>

#include "core/marking/marker.h"
#include "core/marking/marking_rules.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"
#include "core/units/print.h"

namespace tmw {

// Seconds typed without their unit where milliseconds are asked.
std::optional<Verdict> NumberMarker::base_unit(const NumberReading& reading) const {
  if (!reading.for_slips_only || !answers(reading)) return std::nullopt;
  Verdict found = verdict(VerdictKind::kSlip,
                          "Your number is right as " + base_words(question_, reading.value) +
                              ", but this field is in " + question_.unit.symbol +
                              ": convert it, or write the unit.",
                          reading);
  found.slip = "base-unit";
  return found;
}

// 16777 for 16.777 million: the number counts thousands. Of a number that is too big for the field
// by far, another reading may be nearer and would be told to be too small.
std::optional<Verdict> NumberMarker::other_scale(const NumberReading&) const {
  struct Scale {
    std::string_view word;
    double factor;
  };
  constexpr Scale kScales[] = {{"thousand", 1e3},
                               {"million", 1e6},
                               {"billion", 1e9},
                               {"trillion", 1e12},
                               {"quadrillion", 1e15}};
  const Unit& asked = question_.unit;
  const bool is_in_words =
      std::any_of(std::begin(kScales), std::end(kScales), [&](const Scale& scale) {
        return scale.factor == asked.factor &&
               asked.symbol.substr(0, scale.word.size()) == scale.word;
      });
  const bool says_none = typed_.is_literal && !typed_.has_unit && !typed_.has_scale;
  if (!is_in_words || !says_none) return std::nullopt;
  const double number = typed_.quantity.value, digits_in = std::fabs(number / typed_.literal);
  for (const Scale& scale : kScales) {
    if (scale.factor == asked.factor || !answers({number * scale.factor, digits_in * scale.factor}))
      continue;
    const std::string word(scale.word);
    Verdict found =
        verdict(VerdictKind::kSlip,
                "Your number is right in " + word + "s, but this field is in " + asked.symbol +
                    ": convert it, or write \u201c" + word + "\u201d behind it.",
                {number * asked.factor, digits_in * asked.factor});
    found.slip = "thousands:" + print_number(asked.factor / scale.factor);
    return found;
  }
  return std::nullopt;
}

// GiB typed where the number is right in GB, and the like.
std::optional<Verdict> NumberMarker::sibling_unit(const NumberReading& reading) const {
  const std::optional<ByteUnit> unit = byte_unit_of(typed_);
  if (!unit) return std::nullopt;
  NumberReading meant = reading;
  meant.value *= unit->sibling_factor / unit->factor;
  meant.unit_factor *= unit->sibling_factor / unit->factor;
  if (!answers(meant)) return std::nullopt;
  Verdict found = verdict(VerdictKind::kSlip, sibling_words(*unit), reading);
  found.slip = "sibling-unit:" + unit->symbol + ":" + unit->sibling;
  return found;
}

// Days typed where the number is right in hours, and the like.
std::optional<Verdict> NumberMarker::unit_of_another_size(const NumberReading& reading) const {
  if (!typed_.is_literal || typed_.expression.units().empty()) return std::nullopt;
  const Unit& asked = question_.unit;
  NumberReading meant{typed_.literal * asked.factor, asked.factor};
  if (is_same(meant.unit_factor, reading.unit_factor) || !answers(meant)) return std::nullopt;
  std::string typed;
  for (const Unit& unit : typed_.expression.units())
    typed += (typed.empty() ? "" : " ") + unit.symbol;
  const std::string right = asked.symbol.empty() ? "as it stands" : "in " + asked.symbol;
  Verdict found =
      verdict(VerdictKind::kSlip, "The number is right " + right + ", but you wrote " + typed + ".",
              reading);
  found.slip = "sibling-unit:" + typed + ":" + asked.symbol;
  return found;
}

}  // namespace tmw
