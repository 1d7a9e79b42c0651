#include "core/marking/slip_names.h"

namespace tmw {
namespace {

// Name, title and advice. One text a row, so that the page's first part holds few addresses.
const char* row_of(SlipKind kind) {
  switch (kind) {
    case SlipKind::kDecimalForBinary:
      return "gb-for-gib|GB for GiB|"
             "A GB is 10⁹ bytes, a GiB 2³⁰: look which one is asked.";
    case SlipKind::kBinaryForDecimal:
      return "gib-for-gb|GiB for GB|"
             "A GiB is 2³⁰ bytes, a GB 10⁹: look which one is asked.";
    case SlipKind::kBinaryPart:
      return "binary-part|GB and GiB mixed on the way|"
             "Turn every amount into bytes first; divide once, at the end.";
    case SlipKind::kBinaryTraffic:
      return "binary-traffic|GB and GiB mixed in bandwidth|"
             "Bandwidth is told in GB/s, 10⁹ bytes: count the bytes in the same unit.";
    case SlipKind::kBinaryMillion:
      return "binary-million|2²⁰ for a million|"
             "A million is 10⁶; only bytes come in powers of two.";
    case SlipKind::kOtherUnit:
      return "other-unit|Another unit than asked|"
             "Read the unit beside the field before you type.";
    case SlipKind::kPercent:
      return "percent|A fraction for per cent|"
             "Per cent is the fraction times 100.";
    case SlipKind::kPercentForShare:
      return "percent-for-share|Per cent for a fraction|"
             "A fraction lies between 0 and 1.";
    case SlipKind::kGroupSize:
      return "group-size|The group size for the KV heads|"
             "n_kv_heads counts the heads that are kept, not the queries that share one.";
    case SlipKind::kDropTerm:
      return "drop-term|A term left out|"
             "Name every part of the sum before you add.";
    case SlipKind::kDropFactor:
      return "drop-factor|A factor left out|"
             "Say what each factor counts; a missing one shows then.";
    case SlipKind::kRelatedSymbol:
      return "related-symbol|A symbol taken for its relative|"
             "n_heads, n_kv_heads, d_model and d_k differ: write the name down with its value.";
    case SlipKind::kCountTwice:
      return "count-twice|A part counted twice|"
             "Ask of each part whether it exists once or twice.";
    case SlipKind::kQuarter:
      return "quarter|Two factors of 2 left out|"
             "Keys and values are both kept, and a 16-bit number has 2 bytes.";
    case SlipKind::kValueWidth:
      return "value-width|Bytes per number mistaken|"
             "FP32 has 4 bytes, BF16 and FP16 2, INT8 1, INT4 half a byte.";
    case SlipKind::kBitsForBytes:
      return "bits|Bits for bytes|"
             "8 bits are a byte.";
    case SlipKind::kBytesForBits:
      return "bytes-for-bits|Bytes for bits|"
             "8 bits are a byte: divide once, not twice.";
    case SlipKind::kThousands:
      return "thousands|A factor of a thousand|"
             "Check the prefix: k, M, G and T are a thousand apart.";
    case SlipKind::kNotSquared:
      return "not-squared|A square left out|"
             "A matrix from d_model to d_model has d_model² numbers.";
    case SlipKind::kDropDivisor:
      return "drop-divisor|A division left out|"
             "Say in which unit you hold the number at each step.";
    case SlipKind::kOtherRounding:
      return "other-rounding|Rounded the other way|"
             "What must be enough is rounded up; what must fit is rounded down.";
    case SlipKind::kNoRounding:
      return "no-rounding|Not rounded to whole things|"
             "There is no half card and no half user.";
    case SlipKind::kQueriesToo:
      return "queries-too|Queries kept in the cache|"
             "Only keys and values are kept.";
    case SlipKind::kSparsePeak:
      return "sparse-peak|The peak for sparse matrices|"
             "Data sheets print it large: the dense peak is half of it.";
    case SlipKind::kOtherCard:
      return "other-card|The number of another card|"
             "Take peak and bandwidth of the card that is asked.";
    case SlipKind::kForEach:
      return "for-each|What exists once, counted for each|"
             "Weights are read once for all users; a cache exists for each.";
    case SlipKind::kRoundedGiven:
      return "rounded-given|A given number rounded first|"
             "Put the number in as it is given.";
    case SlipKind::kStepAnswered:
      return "step-answered|A step given for the answer|"
             "Read once more what is asked.";
    case SlipKind::kStepInItsUnit:
      return "step-in-its-unit|A step given in its own unit|"
             "Read once more what is asked.";
    case SlipKind::kHalf:
      return "half|Half of it|"
             "A multiply-add is two operations; keys and values are two.";
    case SlipKind::kTwice:
      return "twice|Twice of it|"
             "Look for a factor 2 that is counted twice.";
    case SlipKind::kForwardOnly:
      return "forward-only|The forward pass alone|"
             "Training costs a backward pass, twice the forward one.";
    case SlipKind::kWithBackward:
      return "with-backward|The backward pass counted, too|"
             "Serving has no backward pass.";
    case SlipKind::kMultiplyForDivide:
      return "times-for-over|Multiplied instead of divided|"
             "Let the units decide: they must come out right.";
    case SlipKind::kUpsideDown:
      return "upside-down|A fraction upside down|"
             "Let the units decide: they must come out right.";
    case SlipKind::kPlusForMinus:
      return "plus-for-minus|Plus for minus|"
             "Ask whether the part is added or taken away.";
    case SlipKind::kOne:
      return "one|One where there are many|"
             "Look for the number of users or items.";
    case SlipKind::kUnusedGiven:
      return "unused-given|A number that does not count here|"
             "Not all that is given is needed.";
    case SlipKind::kOneArgument:
      return "one-argument|Only one of two compared|"
             "Work out both, then compare.";
    case SlipKind::kMinForMax:
      return "min-for-max|The smaller for the larger|"
             "The slower of two sets the pace.";
    case SlipKind::kOtherLogarithm:
      return "other-logarithm|A logarithm to another base|"
             "ln, log₂ and log₁₀ differ by a factor.";
    case SlipKind::kOffByOne:
      return "off-by-one|One off in counting|"
             "Pairs and positions are numbered from 0.";
    case SlipKind::kGivenAnswered:
      return "given-answered|A given number for the answer|"
             "Read once more what is asked.";
    case SlipKind::kSquaredTooMuch:
      return "squared|A square too much|"
             "Ask which dimension really occurs twice.";
    case SlipKind::kOtherSymbol:
      return "other-symbol|Another symbol than meant|"
             "Write each symbol down with its value.";
    case SlipKind::kDropGroup:
      return "drop-group|Several factors left out|"
             "Say what each factor counts.";
  }
  return "||";
}

}  // namespace

SlipName row_names(SlipKind kind) {
  const std::string_view row = row_of(kind);
  const std::size_t first = row.find('|');
  const std::size_t second = row.find('|', first + 1);
  return {row.substr(0, first), row.substr(first + 1, second - first - 1), row.substr(second + 1)};
}

std::string_view row_name(SlipKind kind) { return row_names(kind).name; }

std::optional<SlipKind> slip_called(std::string_view name) {
  for (std::size_t i = 0; i < kSlipKinds; ++i) {
    const auto kind = static_cast<SlipKind>(i);
    if (row_name(kind) == name) return kind;
  }
  return std::nullopt;
}

}  // namespace tmw
