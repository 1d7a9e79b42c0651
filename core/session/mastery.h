// How the learner stands with each exercise, and the counts of that. Nothing here ever falls: what
// was solved stays solved, and an answer that could not be read is none.
#pragma once

#include <map>
#include <string>

#include "core/session/session.h"

namespace tmw {

enum class Standing : std::uint8_t {
  kNew,       // never answered
  kTried,     // answered, and not solved yet
  kWithHelp,  // solved after a hint or the derivation
  kAlone,     // solved without, however many tries it took
};

struct ExerciseStanding {
  Standing standing = Standing::kNew;
  bool due = false;  // solved, and to be repeated today

  bool operator==(const ExerciseStanding&) const = default;
};

// Of every exercise that the index lists, by id.
using Standings = std::map<std::string, ExerciseStanding>;
[[nodiscard]] Standings standings_of(const Session& session);

struct Mastery {
  int count = 0;
  int alone = 0;
  int with_help = 0;
  int tried = 0;
  int due = 0;

  [[nodiscard]] int solved() const { return alone + with_help; }
  bool operator==(const Mastery&) const = default;
};

[[nodiscard]] Mastery mastery_of(const Standings& standings, const ChapterEntry& chapter);
[[nodiscard]] Mastery mastery_of(const Standings& standings, const WorkbookIndex& index,
                                 ExerciseKind kind);

// Of what the workbook counts, and of the bonus exercises, which are counted apart.
[[nodiscard]] Mastery mastery_of_all(const Standings& standings);
[[nodiscard]] Mastery mastery_of_bonus(const Standings& standings);

}  // namespace tmw
