// Rows of the slip table: the number is right, or a part of it, but for its unit.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "core/marking/marking_words.h"
#include "core/marking/slip_maker.h"

namespace tmw::slip_rows {
namespace {

struct BinaryPair {
  std::string_view decimal;
  std::string_view binary;
  double ratio;
};
constexpr BinaryPair kPairs[] = {{"kB", "KiB", 1.024},
                                 {"MB", "MiB", 1.048576},
                                 {"GB", "GiB", 1.073741824},
                                 {"TB", "TiB", 1.099511627776}};

struct CardFigures {
  std::string_view name;
  double peak;       // FLOP/s
  double bandwidth;  // B/s
};

// What the amount becomes if its multiple is mistaken for the other one; 0 for other units.
double mistaken_by(const Unit& unit) {
  if (unit.dimension != kBytes) return 0;
  for (const BinaryPair& pair : kPairs) {
    if (unit.symbol == pair.binary) return 1 / pair.ratio;
    if (unit.symbol == pair.decimal) return pair.ratio;
  }
  return 0;
}

// Whether the field or an amount that is given is in KiB to TiB.
bool uses_binary_units(const NumericQuestion& question) {
  const auto is_binary = [](const std::optional<Unit>& unit) {
    return unit && mistaken_by(*unit) != 0 && mistaken_by(*unit) < 1;
  };
  return is_binary(question.unit) ||
         std::any_of(question.givens.begin(), question.givens.end(),
                     [&](const Given& given) { return is_binary(given.unit); });
}

}  // namespace

void binary_units(SlipMaker& maker) {
  if (!maker.asks(BaseUnit::kByte)) return;
  const std::string& asked = maker.question().unit.symbol;
  for (const BinaryPair& pair : kPairs) {
    if (holds(asked, pair.binary))
      maker.scale_answer(SlipKind::kDecimalForBinary, pair.ratio);
    else if (holds(asked, pair.decimal))
      maker.scale_answer(SlipKind::kBinaryForDecimal, 1 / pair.ratio);
  }
}

// Of a given, 2 GiB taken as 2 GB; of a step, which the learner works out, also its number of GiB
// taken as GB. Where whole things are counted in GB alone, nobody takes the GB of a step as GiB.
void binary_parts(SlipMaker& maker) {
  bool counts_bytes = false;
  const bool is_whole = maker.question().grade == Grade::kExact;
  const bool is_mixed = !is_whole || uses_binary_units(maker.question());
  const int last = maker.program().root() - 2;  // the answer itself is binary_units
  for (int i = 0; i <= last; ++i) {
    const Unit* unit = maker.unit_of(i);
    if (!unit || !maker.is_used(i)) continue;
    counts_bytes = counts_bytes || unit->dimension.of(BaseUnit::kByte) != 0;
    const double ratio = mistaken_by(*unit);
    if (ratio == 0) continue;
    const bool is_given = maker.program().is_given(i);
    if (is_given || is_mixed || ratio < 1) maker.scale(SlipKind::kBinaryPart, i, ratio);
    if (!is_given) maker.scale(SlipKind::kBinaryPart, i, 1 / ratio);
  }
  if (!counts_bytes || is_whole || maker.asks(BaseUnit::kByte)) return;
  constexpr double kGiga = 1.073741824;
  maker.scale_answer(SlipKind::kBinaryTraffic, kGiga);
  maker.scale_answer(SlipKind::kBinaryTraffic, 1 / kGiga);
}

void binary_millions(SlipMaker& maker) {
  const Unit& unit = maker.question().unit;
  if (maker.asks(BaseUnit::kByte) || !has_own_scale(unit) || unit.factor < 1e6) return;
  const int thousands = static_cast<int>(std::lround(std::log10(unit.factor) / 3));
  maker.scale_answer(SlipKind::kBinaryMillion, unit.factor / std::pow(1024.0, thousands));
}

// Minutes typed where hours are asked; cents where dollars are.
void other_units(SlipMaker& maker) {
  const Unit& unit = maker.question().unit;
  if (unit.dimension == kSeconds) {
    for (const double other : {1.0, 60.0, 3600.0, 86400.0, 1e-3}) {
      if (other != unit.factor) maker.scale_answer(SlipKind::kOtherUnit, unit.factor / other);
    }
  }
  constexpr double kCents = 100;
  if (maker.asks(BaseUnit::kDollar)) maker.scale_answer(SlipKind::kOtherUnit, kCents);
}

void per_cent(SlipMaker& maker) {
  const Unit& unit = maker.question().unit;
  if (unit.symbol == "%") maker.scale_answer(SlipKind::kPercent, 0.01);
  const double right = maker.program().right();
  const bool is_share = unit.dimension.is_plain() && unit.factor == 1 && right > 0 && right < 1;
  if (is_share) maker.scale_answer(SlipKind::kPercentForShare, 100);
}

// Where bytes are spread over cards or read in a time: the bytes of a value taken as so many bits.
void bits_on_the_way(SlipMaker& maker) {
  constexpr double kWidest = 16;
  maker.each_given([&](int i, const Given& given) {
    const bool is_width = holds(given.words, "byte") && given.value <= kWidest && !given.unit;
    if (is_width && maker.is_used(i)) maker.set_given(SlipKind::kBitsForBytes, i, 8 * given.value);
  });
}

void bits(SlipMaker& maker) {
  if (!maker.asks(BaseUnit::kByte)) return bits_on_the_way(maker);
  maker.scale_answer(SlipKind::kBitsForBytes, 8);
  maker.scale_answer(SlipKind::kBytesForBits, 0.125);
}

void thousands(SlipMaker& maker) {
  for (const double factor : {1e3, 1e-3, 1e6, 1e-6})
    maker.scale_answer(SlipKind::kThousands, factor);
  if (!maker.asks(BaseUnit::kByte)) return;
  for (const double factor : {1024.0, 1 / 1024.0}) maker.scale_answer(SlipKind::kThousands, factor);
}

// Data sheets print the peak for sparse matrices first.
void sparse_peak(SlipMaker& maker) {
  maker.each_given([&](int i, const Given& given) {
    if (holds(given.words, "peak")) maker.set_given(SlipKind::kSparsePeak, i, 2 * given.value);
  });
}

// Dense BF16 peaks and bandwidths as the chapters give them, from the makers' data sheets.
constexpr CardFigures kCards[] = {{"H100 SXM", 989e12, 3.35e12}, {"A100 SXM", 312e12, 2e12},
                                  {"H200 SXM", 989e12, 4.8e12},  {"B200 SXM", 2250e12, 8e12},
                                  {"MI300X", 1300e12, 5.3e12},   {"L40S", 362e12, 0.86e12}};

// The figures of another card: of those that the answer uses, all.
void other_cards(SlipMaker& maker) {
  const auto used = [&](std::string_view words, const Dimension& dimension) {
    const int index = maker.given_called(words);
    const bool fits = index >= 0 && maker.is_used(index) && maker.given(index).unit &&
                      maker.given(index).unit->dimension == dimension;
    return fits ? index : -1;
  };
  const int peak = used("peak", kFlopPerSecond), bandwidth = used("bandwidth", kBytesPerSecond);
  if ((peak < 0 && bandwidth < 0) || maker.question().grade == Grade::kExact) return;
  SlipValues scratch{};
  const auto figure = [](int index, double number) {
    Instruction constant;
    constant.number = number;
    return Patch{static_cast<std::int16_t>(index), constant};
  };
  for (std::size_t i = 0; i < std::size(kCards); ++i) {
    const Patch first =
        peak >= 0 ? figure(peak, kCards[i].peak) : figure(bandwidth, kCards[i].bandwidth);
    const Patch second = bandwidth >= 0 ? figure(bandwidth, kCards[i].bandwidth) : first;
    Instruction result;
    result.number = evaluate_with(maker.program(), first, second, scratch);
    const auto root = static_cast<std::int16_t>(maker.program().root());
    maker.propose({SlipKind::kOtherCard, root, root, -1, static_cast<double>(i + 1)}, result);
  }
}

std::string_view card_of(const SlipStory& story) {
  return kCards[static_cast<std::size_t>(story.number) - 1].name;
}

// "7 billion" for 6.74: the name of a model for its size.
void rounded_givens(SlipMaker& maker) {
  constexpr double kFewest = 2, kVisible = 0.005, kBillion = 1e9;
  maker.each_given([&](int i, const Given& given) {
    if (!given.unit || !given.unit->dimension.is_plain() || given.unit->factor != kBillion) return;
    const double shown = given.value / kBillion;
    const double whole = std::round(shown);
    if (whole < kFewest || !maker.changes_answer(i, whole * kBillion, kVisible)) return;
    maker.set_given(SlipKind::kRoundedGiven, i, whole * kBillion);
  });
}

// In base units, and as a step's own unit makes it: 1,120 GB where cards are asked.
void steps_answered(SlipMaker& maker) {
  for (int i = maker.program().root() - 2; i >= maker.program().given_count; --i) {
    if (maker.step_of(i) >= 0) maker.answer_with(SlipKind::kStepAnswered, i, nullptr);
  }
  for (int i = maker.program().root() - 2; i >= maker.program().given_count; --i) {
    const Unit* unit = maker.unit_of(i);
    if (unit && unit->factor != 1 && unit->dimension != maker.question().unit.dimension)
      maker.answer_with(SlipKind::kStepInItsUnit, i, unit);
  }
  if (!maker.question().unit.dimension.is_plain()) return;
  maker.each(Code::kDivide, [&](int, const Instruction& quotient) {  // GB for cards of so many GB
    const Unit* unit = maker.unit_of(quotient.b);
    if (unit != nullptr && unit->factor != 1)
      maker.answer_with(SlipKind::kDropDivisor, quotient.a, unit, quotient.b);
  });
}

// Whether a given can be mistaken for the answer: it counts the same.
bool is_of_the_asked_sort(const Given& given, const Unit& asked) {
  if (given.unit && !asked.dimension.is_plain()) return given.unit->dimension == asked.dimension;
  if (asked.dimension.of(BaseUnit::kDollar) != 0) return holds(given.words, "dollars");
  return !asked.symbol.empty() && given.words == asked.symbol;
}

void givens_answered(SlipMaker& maker) {
  constexpr double kEverywhere = 2;  // a small number comes from anywhere
  const Unit plain{"", 1, kPlainNumber};
  maker.each_given([&](int i, const Given& given) {
    const bool fits = is_of_the_asked_sort(given, maker.question().unit);
    if (fits && !given.hidden && given.value > kEverywhere)
      maker.answer_with(SlipKind::kGivenAnswered, i, given.unit ? &*given.unit : &plain);
  });
}

}  // namespace tmw::slip_rows
