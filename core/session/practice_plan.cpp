#include "core/session/practice_plan.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/content/exercise.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/random.h"
#include "core/learner/slip_records.h"
#include "core/session/drill.h"
#include "core/session/option_order.h"
#include "core/session/own_work.h"
#include "core/session/steps.h"

namespace tmw {
namespace {

bool is_planned(const std::vector<PracticeItem>& items, const std::string& exercise) {
  return std::any_of(items.begin(), items.end(),
                     [&exercise](const PracticeItem& item) { return item.exercise == exercise; });
}

// Reviews first, the most urgent first; then each slip with the exercise in which it was made last.
void plan_today(const Session& session, Practice& practice) {
  const std::vector<std::string> due = due_today(session);
  for (const std::string& id : due) {
    if (static_cast<int>(practice.items.size()) < kMostReviews) practice.items.push_back({id});
  }
  practice.more_due = static_cast<int>(due.size() - practice.items.size());
  if (due.empty()) return;  // then the page offers more than slips
  const auto records = slip_records(session.log, session.today);
  int slips = 0;
  for (const std::string& key : slips_to_practise(records)) {
    const std::string& exercise = records.at(key).last_exercise;
    if (slips == kMostSlips || is_planned(practice.items, exercise) ||
        find_exercise_entry(session.workbook.index, exercise) == nullptr)
      continue;
    practice.items.push_back({exercise, 0, key});
    ++slips;
  }
}

std::vector<std::string> shuffled_ids(const Session& session, std::vector<std::string> ids) {
  const std::uint64_t chance = learner_of(session.log, {}) + session.log.events().size();
  Random random(mixed_seed("mixed", chance));
  std::vector<std::string> result;
  for (const int i : shuffled(ids.size(), random))
    result.push_back(std::move(ids[static_cast<std::size_t>(i)]));
  return result;
}

// Solved ones; if there are too few, others fill it up. Against the clock these are any; else those
// that were tried, then what comes first in the workbook, for nobody is to be asked what they have
// not read. Where nothing was tried there is nothing to mix.
void plan_mixed(const Session& session, Practice& practice) {
  const std::vector<std::string> all = all_exercise_ids(session.workbook.index);
  std::vector<std::string> ids = shuffled_ids(session, all);
  const auto solved = [&session](const std::string& id) { return is_solved(session, id); };
  const auto tried = [&session](const std::string& id) { return is_tried(session, id); };
  auto others = std::stable_partition(ids.begin(), ids.end(), solved);
  if (practice.place.kind != PracticeKind::kTimed) {
    others = std::stable_partition(others, ids.end(), tried);
    if (others == ids.begin()) return;
    std::copy_if(all.begin(), all.end(), others, [&](const std::string& id) { return !tried(id); });
  }
  for (const std::string& id : ids) {
    if (static_cast<int>(practice.items.size()) == kMixedExercises) break;
    practice.items.push_back({id});
    if (!solved(id)) ++practice.not_solved;
  }
}

// The first number to work out of each of six chapters, from the first to the last.
void plan_placement(const Session& session, Practice& practice) {
  std::vector<std::string> firsts;
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    const auto first = std::find_if(
        entry.exercises.begin(), entry.exercises.end(),
        [](const ExerciseEntry& exercise) { return exercise.kind == ExerciseKind::kDerive; });
    if (!entry.file.empty() && first != entry.exercises.end()) firsts.push_back(first->id);
  }
  const int count = static_cast<int>(firsts.size());
  const int wanted = std::min(count, kPlacementExercises);
  for (int i = 0; i < wanted; ++i) {
    const int at = wanted == 1 ? 0 : i * (count - 1) / (wanted - 1);
    practice.items.push_back({firsts[static_cast<std::size_t>(at)]});
  }
}

// New numbers each time that it comes back.
std::uint64_t fresh_seed(const Session& session, const Exercise& exercise) {
  if (exercise.draws.empty()) return 0;
  const Event* last = latest_answer(session.log, exercise.id);
  const std::uint64_t before = last == nullptr ? 0 : last->seed;
  const auto record = session.records.find(exercise.id);
  const int answers = record == session.records.end() ? 0 : record->second.attempts;
  return steps::other_seed(
      instantiate(exercise, before).problem, exercise,
      mixed_seed(exercise.id + "/" + std::to_string(answers), learner_of(session.log, {})));
}

// False if it cannot be shown, or not with this slip.
bool draw(const Session& session, const PracticePlace& place, PracticeItem& item) {
  const Exercise* exercise = find_exercise(session.workbook, item.exercise);
  if (exercise == nullptr) return false;
  if (place.kind == PracticeKind::kPlacement) return true;  // the original numbers
  item.seed = fresh_seed(session, *exercise);
  if (item.slip.empty()) return true;
  const auto seed = seed_that_shows(session, *exercise, item.slip, item.seed);
  item.seed = seed.value_or(0);
  return seed.has_value();
}

// Reviews in a row that were free of a slip; 0 of one that rests, which is practised all the same.
int free_so_far(const Session& session, const std::string& slip) {
  const auto records = slip_records(session.log, session.today);
  const auto record = records.find(slip);
  return record == records.end() || rests(record->second) ? 0 : record->second.free_in_row;
}

}  // namespace

Practice plan(const Session& session, const PracticePlace& place) {
  Practice practice;
  practice.place = place;
  practice.day = session.today;
  practice.events = session.log.events().size();
  switch (place.kind) {
    case PracticeKind::kToday:
      plan_today(session, practice);
      break;
    case PracticeKind::kMixed:
    case PracticeKind::kTimed:
      plan_mixed(session, practice);
      break;
    case PracticeKind::kPlacement:
      plan_placement(session, practice);
      break;
    case PracticeKind::kSlip:  // drawn one by one
      practice.free_before = free_so_far(session, place.slip);
      break;
    case PracticeKind::kSlips:  // a list
      break;
  }
  return practice;
}

std::set<int> chapters_for(const Session& session, const Practice& practice) {
  std::set<int> chapters;
  for (const PracticeItem& item : practice.items) chapters.insert(chapter_of(item.exercise));
  if (practice.place.kind != PracticeKind::kSlip) return chapters;
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    if (!entry.file.empty()) chapters.insert(entry.number);
  }
  return chapters;
}

void draw_numbers(const Session& session, Practice& practice) {
  std::vector<PracticeItem>& items = practice.items;
  items.erase(
      std::remove_if(items.begin(), items.end(),
                     [&](PracticeItem& item) { return !draw(session, practice.place, item); }),
      items.end());
  if (practice.place.kind == PracticeKind::kSlip) {
    if (auto first = next_drill(session, practice)) items.push_back(std::move(*first));
  } else if (practice.place.kind != PracticeKind::kPlacement) {
    items = mixed(std::move(items));
  }
  practice.results.assign(items.size(), {});
}

}  // namespace tmw
