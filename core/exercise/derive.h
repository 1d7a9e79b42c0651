// Derive: numbers to type, each marked by core/marking.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct DeriveTask;
struct Exercise;
struct ProblemPart;
struct Verdict;
class Writer;

// A table in which some cells are fields.
struct ProblemTable {
  struct Cell {
    Spans spans;
    int part = -1;  // index of the part typed here, or -1
  };
  std::vector<Spans> columns;  // their heads
  std::vector<std::vector<Cell>> rows;
};

// What was typed, and what was said of each part.
struct DeriveEntry {
  static constexpr bool kOutlivesNumbers = false;

  std::vector<std::string> answers;    // one for each part
  std::vector<Verdict> part_verdicts;  // one for each part, while the verdict on the whole stands
  int asked = -1;                      // the part from which these were asked for; -1: from none
};

struct DeriveProblem {
  using Task = DeriveTask;
  using Entry = DeriveEntry;

  std::vector<ProblemPart> parts;
  std::optional<ProblemTable> table;  // if present, its cells hold every field
};

// The learner's own earlier answers, by "9.1.total", in base units.
using CarriedNumbers = std::map<std::string, double>;

[[nodiscard]] DeriveProblem derive_problem(const DeriveTask& task, const Exercise& exercise,
                                           std::uint64_t seed, Writer& writer);

// One part of a Derive problem. Requires 0 <= part < number of parts.
[[nodiscard]] Verdict mark_part(const DeriveProblem& problem, int part, std::string_view typed);

// The same, but where the answer is not right with the original numbers it is marked once more with
// the learner's own earlier answers, and the message says so. An earlier answer stands for all
// numbers that round to it: who went on with 42.777 after typing 42.8 is right. `carried` may be
// empty.
[[nodiscard]] Verdict mark_part_carrying(const Exercise& exercise, std::uint64_t seed,
                                         const CarriedNumbers& carried, int part,
                                         std::string_view typed);

// Several parts into one: the worst of them, with what is said of each that was marked.
[[nodiscard]] Verdict combined_verdict(const std::vector<ProblemPart>& parts,
                                       const std::vector<Verdict>& verdicts);

// One word for each part, or one word with ; between the parts; parts left out are named in the
// message.
[[nodiscard]] Verdict mark_words(const DeriveProblem& problem,
                                 const std::vector<std::string>& words);

// The learner's entry; entry.h says what is asked of every kind.
[[nodiscard]] DeriveEntry empty_entry(const DeriveProblem& problem);
[[nodiscard]] bool is_untouched(const DeriveProblem& problem, const DeriveEntry& entry);
[[nodiscard]] std::string log_text(const DeriveProblem& problem, const DeriveEntry& entry);
[[nodiscard]] std::optional<DeriveEntry> read_entry(const DeriveProblem& problem,
                                                    const std::string& text);

}  // namespace tmw
