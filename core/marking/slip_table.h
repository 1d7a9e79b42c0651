// The table of slips: one row per kind of mistake, the most plausible first. How a row is called is
// slip_names.h; the mutants that it makes are slip_rows_*.cpp; what a verdict says of one is
// slip_words.cpp. The compiler counts each of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/marking/slips_program.h"

namespace tmw {

// In the order of plausibility, which decides between rows that give one number.
enum class SlipKind : std::uint8_t {
  // What people are warned of: units, and what a part of the formula stands for.
  kDecimalForBinary,  // GB for GiB
  kBinaryForDecimal,  //
  kBinaryPart,        // the same of one amount on the way
  kBinaryTraffic,     // bytes taken in GiB where no bytes are asked
  kBinaryMillion,     // divided by 2^20 where a million is asked
  kOtherUnit,         // minutes for hours, cents for dollars
  kPercent,           // a fraction where per cent is asked
  kPercentForShare,   //
  kGroupSize,         // heads that share a KV head for KV heads
  kDropTerm,
  kDropFactor,
  kRelatedSymbol,  // heads for KV heads
  kCountTwice,     // a term twice: the table shared with the output head
  kQuarter,        // two factors of 2 missing
  kValueWidth,     // bytes per value
  kBitsForBytes,
  kBytesForBits,
  kThousands,
  kNotSquared,
  kDropDivisor,
  kOtherRounding,
  kNoRounding,
  kQueriesToo,    // queries kept beside keys and values
  kSparsePeak,    // the peak for sparse matrices
  kOtherCard,     // the ridge point of an H100 where an A100 is asked
  kForEach,       // what exists once, counted for every user
  kRoundedGiven,  // 7 billion for 6.74
  // What happens, but less often.
  kStepAnswered,
  kStepInItsUnit,  // the same, typed in the unit of the step
  kHalf,
  kTwice,
  kForwardOnly,
  kWithBackward,
  kMultiplyForDivide,
  kUpsideDown,
  kPlusForMinus,
  kOne,          // a single user
  kUnusedGiven,  // all layers where one is asked
  kOneArgument,
  kMinForMax,
  kOtherLogarithm,
  kOffByOne,  // of what is numbered: the last pair
  kGivenAnswered,
  kSquaredTooMuch,
  // What only many digits can prove.
  kOtherSymbol,
  kDropGroup
};
inline constexpr std::size_t kSlipKinds = static_cast<std::size_t>(SlipKind::kDropGroup) + 1;

// The first rows need no luck to be made: only they are told beside a number that is nearly right.
[[nodiscard]] constexpr bool is_common(SlipKind kind) { return kind < SlipKind::kStepAnswered; }
// The first of them are made twice in one answer.
[[nodiscard]] constexpr bool makes_pairs(SlipKind kind) { return kind <= SlipKind::kRelatedSymbol; }
// An unrelated number in a number's place needs three digits at least, even where it fits exactly.
[[nodiscard]] constexpr bool needs_digits(SlipKind kind) { return kind >= SlipKind::kOtherSymbol; }

// What a slip is about.
struct SlipStory {
  SlipKind kind = SlipKind::kDropFactor;
  std::int16_t at = 0;       // the instruction that is replaced
  std::int16_t subject = 0;  // instruction the words speak of
  std::int16_t other = -1;   // what stands in its place
  double number = 0;         // a factor or constant for the words
};

struct SlipCandidate : SlipStory {
  Instruction instruction;  // what stands at `at`
  double value = 0;         // what the mutated answer gives
  bool has_twin = false;
  SlipStory twin;  // another slip, as plausible, that gives the same number

  [[nodiscard]] Patch patch() const { return {at, instruction}; }
};

// All single mutations that give a finite value other than the right one; the most plausible first,
// one per value.
[[nodiscard]] std::vector<SlipCandidate> slip_candidates(const NumericQuestion& question,
                                                         const SlipProgram& program);

// The mistakes that change nothing here: with them, the number is the right one all the same.
[[nodiscard]] std::vector<SlipStory> slip_accidents(const NumericQuestion& question,
                                                    const SlipProgram& program);

// "drop-factor:kv"; stable as long as the exercise's symbols are.
[[nodiscard]] std::string slip_name(const NumericQuestion& question, const SlipProgram& program,
                                    const SlipStory& story);

// Completes "the value ...": "without the factor kv = 2 (one K and one V), or without b = 2 (...)".
[[nodiscard]] std::string slip_words(const NumericQuestion& question, const SlipProgram& program,
                                     const SlipCandidate& candidate);

}  // namespace tmw
