// The table of slips: one row per kind of mistake, commonest first, with the mutants it makes of an
// answer and the words that name them.
#pragma once

#include <string>
#include <vector>

#include "core/marking/slips_program.h"

namespace tmw {

enum class SlipKind : std::uint8_t {
  kDecimalForBinary,  // GB for GiB
  kBinaryForDecimal,
  kDropTerm,
  kDropFactor,
  kRelatedSymbol,  // heads for KV heads
  kCountTwice,     // a term twice: the table shared with the output head
  kValueWidth,     // bytes per value
  kBitsForBytes,
  kBytesForBits,
  kThousands,
  kPercent,
  kNotSquared,
  kDropDivisor,
  kOtherRounding,
  kNoRounding,
  kStepAnswered,
  kHalf,
  kTwice,
  kForwardOnly,
  kWithBackward,
  kMultiplyForDivide,
  kUpsideDown,
  kPlusForMinus,
  kOtherConstant,
  kOtherSymbol,
  kOneArgument,
  kMinForMax,
  kOtherLogarithm,
  kOffByOne,
  kSquaredTooMuch,
  kDropGroup
};

struct SlipCandidate {
  Patch patch;
  SlipKind kind = SlipKind::kDropFactor;
  std::int16_t subject = 0;  // instruction the words speak of
  std::int16_t other = -1;   // what stands in its place
  std::int16_t also = -1;    // another subject for which the same would give the same number
  double number = 0;         // a factor or constant for the words
  double value = 0;          // what the mutated answer gives
};

// All single mutations that give a finite value other than the right one; commonest first, one per
// value.
[[nodiscard]] std::vector<SlipCandidate> slip_candidates(const NumericQuestion& question,
                                                         const SlipProgram& program);

// "drop-factor:kv"; stable as long as the exercise's symbols are.
[[nodiscard]] std::string slip_name(const NumericQuestion& question, const SlipProgram& program,
                                    const SlipCandidate& candidate);

// Completes "the value ...": "without the factor kv = 2 (one K and one V)".
[[nodiscard]] std::string slip_words(const NumericQuestion& question, const SlipProgram& program,
                                     const SlipCandidate& candidate);

}  // namespace tmw
