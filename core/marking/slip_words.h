// How parts of an answer are called in messages.
#pragma once

#include <string>

#include "core/marking/slips_program.h"

namespace tmw {

// Whether two phrases count things of one sort: "KV heads" and "query heads".
[[nodiscard]] bool words_are_related(const std::string& a, const std::string& b);

// Whether two phrases name one thing, of this or of that: "layers of the first model" and "layers".
[[nodiscard]] bool is_same_sort(const std::string& a, const std::string& b);

// The part in the question's symbols: "g", "d_k", "12 * d1^2"; for names that must not change.
[[nodiscard]] std::string part_name(const NumericQuestion& question, const SlipProgram& program,
                                    int at);

// The part as the learner sees it: "g", "d_k", "12 * d_1^2"; a hidden given is a number.
[[nodiscard]] std::string part_text(const NumericQuestion& question, const SlipProgram& program,
                                    int at);

// The part with its value and words: "g = 8 (KV heads)", "2", "12 * d^2 = 7,077,888".
[[nodiscard]] std::string part_words(const NumericQuestion& question, const SlipProgram& program,
                                     int at);

// The part as a calculation, even where it is a step with a name: "d / h" for d_k.
[[nodiscard]] std::string part_calculation(const NumericQuestion& question,
                                           const SlipProgram& program, int at);

// The step inside which an instruction lies: " in tokens (token table)"; empty in the answer
// itself.
[[nodiscard]] std::string place_words(const NumericQuestion& question, const SlipProgram& program,
                                      int at);

}  // namespace tmw
