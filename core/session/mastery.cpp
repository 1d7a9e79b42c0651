#include "core/session/mastery.h"

#include "core/session/own_work.h"

namespace tmw {
namespace {

Standing standing_of(const ExerciseRecord& record) {
  if (!record.solved) return record.attempts > 0 ? Standing::kTried : Standing::kNew;
  return record.hints > 0 || record.revealed ? Standing::kWithHelp : Standing::kAlone;
}

void count(Mastery& mastery, const ExerciseStanding& one) {
  ++mastery.count;
  mastery.alone += one.standing == Standing::kAlone ? 1 : 0;
  mastery.with_help += one.standing == Standing::kWithHelp ? 1 : 0;
  mastery.tried += one.standing == Standing::kTried ? 1 : 0;
  mastery.due += one.due ? 1 : 0;
}

void count(Mastery& mastery, const Standings& standings, const std::string& id) {
  const auto one = standings.find(id);
  count(mastery, one == standings.end() ? ExerciseStanding{} : one->second);
}

}  // namespace

Standings standings_of(const Session& session) {
  Standings standings;
  const auto add = [&](const std::string& id) {
    const auto record = session.records.find(id);
    standings[id].standing =
        record == session.records.end() ? Standing::kNew : standing_of(record->second);
  };
  for (const std::string& id : all_exercise_ids(session.workbook.index)) add(id);
  for (const ChapterEntry& chapter : session.workbook.index.chapters) {
    if (chapter.file.empty()) continue;
    for (const ExerciseEntry& exercise : chapter.bonus) add(exercise.id);
  }
  for (const std::string& id : due_today(session)) {
    const auto one = standings.find(id);
    if (one != standings.end()) one->second.due = true;
  }
  return standings;
}

Mastery mastery_of(const Standings& standings, const ChapterEntry& chapter) {
  Mastery mastery;
  for (const ExerciseEntry& exercise : chapter.exercises) count(mastery, standings, exercise.id);
  return mastery;
}

Mastery mastery_of(const Standings& standings, const WorkbookIndex& index, ExerciseKind kind) {
  Mastery mastery;
  for (const ChapterEntry& chapter : index.chapters) {
    for (const ExerciseEntry& exercise : chapter.exercises) {
      if (exercise.kind == kind) count(mastery, standings, exercise.id);
    }
  }
  return mastery;
}

Mastery mastery_of_all(const Standings& standings) {
  Mastery mastery;
  for (const auto& [id, one] : standings) {
    if (!is_bonus_id(id)) count(mastery, one);
  }
  return mastery;
}

Mastery mastery_of_bonus(const Standings& standings) {
  Mastery mastery;
  for (const auto& [id, one] : standings) {
    if (is_bonus_id(id)) count(mastery, one);
  }
  return mastery;
}

}  // namespace tmw
