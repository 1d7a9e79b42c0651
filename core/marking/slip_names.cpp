#include "core/marking/slip_names.h"

#include <cstddef>
#include <iterator>

namespace tmw {
namespace {

constexpr SlipName kNames[] = {
    {{"gb-for-gib", "GB for GiB", "A GB is 10⁹ bytes, a GiB 2³⁰: look which one is asked."},
     SlipKind::kDecimalForBinary},
    {{"gib-for-gb", "GiB for GB", "A GiB is 2³⁰ bytes, a GB 10⁹: look which one is asked."},
     SlipKind::kBinaryForDecimal},
    {{"binary-part", "GB and GiB mixed on the way",
      "Turn every amount into bytes first; divide once, at the end."},
     SlipKind::kBinaryPart},
    {{"binary-traffic", "GB and GiB mixed in bandwidth",
      "Bandwidth is told in GB/s, 10⁹ bytes: count the bytes in the same unit."},
     SlipKind::kBinaryTraffic},
    {{"binary-million", "2²⁰ for a million", "A million is 10⁶; only bytes come in powers of two."},
     SlipKind::kBinaryMillion},
    {{"other-unit", "Another unit than asked", "Read the unit beside the field before you type."},
     SlipKind::kOtherUnit},
    {{"percent", "A fraction for per cent", "Per cent is the fraction times 100."},
     SlipKind::kPercent},
    {{"percent-for-share", "Per cent for a fraction", "A fraction lies between 0 and 1."},
     SlipKind::kPercentForShare},
    {{"group-size", "The group size for the KV heads",
      "n_kv_heads counts the heads that are kept, not the queries that share one."},
     SlipKind::kGroupSize},
    {{"drop-term", "A term left out", "Name every part of the sum before you add."},
     SlipKind::kDropTerm},
    {{"drop-factor", "A factor left out", "Say what each factor counts; a missing one shows then."},
     SlipKind::kDropFactor},
    {{"related-symbol", "A symbol taken for its relative",
      "n_heads, n_kv_heads, d_model and d_k differ: write the name down with its value."},
     SlipKind::kRelatedSymbol},
    {{"count-twice", "A part counted twice", "Ask of each part whether it exists once or twice."},
     SlipKind::kCountTwice},
    {{"quarter", "Two factors of 2 left out",
      "Keys and values are both kept, and a 16-bit number has 2 bytes."},
     SlipKind::kQuarter},
    {{"value-width", "Bytes per number mistaken",
      "FP32 has 4 bytes, BF16 and FP16 2, INT8 1, INT4 half a byte."},
     SlipKind::kValueWidth},
    {{"bits", "Bits for bytes", "8 bits are a byte."}, SlipKind::kBitsForBytes},
    {{"bytes-for-bits", "Bytes for bits", "8 bits are a byte: divide once, not twice."},
     SlipKind::kBytesForBits},
    {{"thousands", "A factor of a thousand",
      "Check the prefix: k, M, G and T are a thousand apart."},
     SlipKind::kThousands},
    {{"not-squared", "A square left out", "A matrix from d_model to d_model has d_model² numbers."},
     SlipKind::kNotSquared},
    {{"drop-divisor", "A division left out", "Say in which unit you hold the number at each step."},
     SlipKind::kDropDivisor},
    {{"other-rounding", "Rounded the other way",
      "What must be enough is rounded up; what must fit is rounded down."},
     SlipKind::kOtherRounding},
    {{"no-rounding", "Not rounded to whole things", "There is no half card and no half user."},
     SlipKind::kNoRounding},
    {{"queries-too", "Queries kept in the cache", "Only keys and values are kept."},
     SlipKind::kQueriesToo},
    {{"sparse-peak", "The peak for sparse matrices",
      "Data sheets print it large: the dense peak is half of it."},
     SlipKind::kSparsePeak},
    {{"other-card", "The number of another card",
      "Take peak and bandwidth of the card that is asked."},
     SlipKind::kOtherCard},
    {{"for-each", "What exists once, counted for each",
      "Weights are read once for all users; a cache exists for each."},
     SlipKind::kForEach},
    {{"rounded-given", "A given number rounded first", "Put the number in as it is given."},
     SlipKind::kRoundedGiven},
    {{"step-answered", "A step given for the answer", "Read once more what is asked."},
     SlipKind::kStepAnswered},
    {{"step-in-its-unit", "A step given in its own unit", "Read once more what is asked."},
     SlipKind::kStepInItsUnit},
    {{"half", "Half of it", "A multiply-add is two operations; keys and values are two."},
     SlipKind::kHalf},
    {{"twice", "Twice of it", "Look for a factor 2 that is counted twice."}, SlipKind::kTwice},
    {{"forward-only", "The forward pass alone",
      "Training costs a backward pass, twice the forward one."},
     SlipKind::kForwardOnly},
    {{"with-backward", "The backward pass counted, too", "Serving has no backward pass."},
     SlipKind::kWithBackward},
    {{"times-for-over", "Multiplied instead of divided",
      "Let the units decide: they must come out right."},
     SlipKind::kMultiplyForDivide},
    {{"upside-down", "A fraction upside down", "Let the units decide: they must come out right."},
     SlipKind::kUpsideDown},
    {{"plus-for-minus", "Plus for minus", "Ask whether the part is added or taken away."},
     SlipKind::kPlusForMinus},
    {{"one", "One where there are many", "Look for the number of users or items."}, SlipKind::kOne},
    {{"unused-given", "A number that does not count here", "Not all that is given is needed."},
     SlipKind::kUnusedGiven},
    {{"one-argument", "Only one of two compared", "Work out both, then compare."},
     SlipKind::kOneArgument},
    {{"min-for-max", "The smaller for the larger", "The slower of two sets the pace."},
     SlipKind::kMinForMax},
    {{"other-logarithm", "A logarithm to another base", "ln, log₂ and log₁₀ differ by a factor."},
     SlipKind::kOtherLogarithm},
    {{"off-by-one", "One off in counting", "Pairs and positions are numbered from 0."},
     SlipKind::kOffByOne},
    {{"given-answered", "A given number for the answer", "Read once more what is asked."},
     SlipKind::kGivenAnswered},
    {{"squared", "A square too much", "Ask which dimension really occurs twice."},
     SlipKind::kSquaredTooMuch},
    {{"other-symbol", "Another symbol than meant", "Write each symbol down with its value."},
     SlipKind::kOtherSymbol},
    {{"drop-group", "Several factors left out", "Say what each factor counts."},
     SlipKind::kDropGroup},
};

constexpr bool is_each_in_its_place() {
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i].kind != static_cast<SlipKind>(i)) return false;
  }
  return true;
}
static_assert(std::size(kNames) == kSlipKinds && is_each_in_its_place());

}  // namespace

std::span<const SlipName> slip_names() { return kNames; }

std::string_view row_name(SlipKind kind) { return kNames[static_cast<std::size_t>(kind)].name; }

}  // namespace tmw
