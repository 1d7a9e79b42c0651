// Slips are found, not typed: the answer's expression is mutated (slip_table.h) alone and in pairs,
// and the mutants' values are compared with the learner's number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/marking/numeric_question.h"
#include "core/marking/slip_table.h"

namespace tmw {

struct Slip {
  std::string name;   // stable: "drop-factor:kv", "gb-for-gib", "author:0"
  std::string words;  // a sentence: "That is the value without the factor 2 (one K and one V)."
  double value = 0;   // what the slip gives, in base units
  int mutations = 1;  // 0 for author slips, 2 for pairs
  std::string what;   // of a common single slip, completes "the value ..."; else empty
};

// A learner's number: in base units, known to half a unit in its last digit.
struct Evidence {
  double value = 0;
  double half_unit = 0;       // absolute; 0: an exact expression
  int digits = 17;            // significant digits it was typed with
  double fine_half_unit = 0;  // half a unit of the digit behind those asked: 89 is 89.0
};

// Whether this number was typed: to the digits typed, and where they are few, to one more than
// asked.
[[nodiscard]] bool gives_exactly(const Evidence& evidence, double value);

// Whether a foreseen number is this one: where enough digits were typed, also cut off, or rounded
// on the way.
[[nodiscard]] bool gives_foreseen(const Evidence& evidence, double value);

// Everything a search needs that does not depend on the learner's number.
struct SlipSet {
  double right = 0;
  std::optional<SlipProgram> program;     // empty if the answer cannot be computed
  std::vector<SlipCandidate> candidates;  // single mutations, commonest first
};

[[nodiscard]] SlipSet slip_set(const NumericQuestion& question);

// The simplest slip that gives this number: author slips first, then fewest mutations, then the
// commoner. Empty when nothing matches closely enough to be believed: few digits allow few
// candidates, so that a random number is explained in less than 2 % of cases.
[[nodiscard]] std::optional<Slip> find_slip(const NumericQuestion& question,
                                            const Evidence& evidence);
// The same with a set made before, for many numbers of one question.
[[nodiscard]] std::optional<Slip> find_slip(const NumericQuestion& question, const SlipSet& set,
                                            const Evidence& evidence);

// Every single slip the engine recognises, author slips first, then by commonness; one per value.
[[nodiscard]] std::vector<Slip> recognised_slips(const NumericQuestion& question);

// How many candidates, singles and pairs, the engine can try for this question.
[[nodiscard]] std::size_t candidate_count(const NumericQuestion& question);

}  // namespace tmw
