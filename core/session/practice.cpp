#include "core/session/practice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/content/workbook.h"
#include "core/learner/reviews.h"
#include "core/session/session.h"

namespace tmw {
namespace {

// Of a learner who has solved the exercise once: estimates, to tell five minutes from an hour.
double minutes_of(ExerciseKind kind) {
  switch (kind) {
    case ExerciseKind::kDerive:
      return 1.5;
    case ExerciseKind::kTrace:
      return 1.0;
    case ExerciseKind::kDesign:
      return 1.5;
    case ExerciseKind::kBuild:
      return 5.0;
    case ExerciseKind::kDebug:
      return 1.5;
  }
  return 0.0;
}

using Queue = std::vector<PracticeItem>;

// The first item of a chapter that more than half of the queue belongs to: it must have its turn
// now, or two of it come in a row in the end. Not if it had its turn last.
Queue::iterator crowded(Queue& queue, int last) {
  return std::find_if(queue.begin(), queue.end(), [&](const PracticeItem& item) {
    const int chapter = chapter_of(item.exercise);
    const auto count = std::count_if(queue.begin(), queue.end(), [&](const PracticeItem& other) {
      return chapter_of(other.exercise) == chapter;
    });
    return chapter != last && 2 * static_cast<std::size_t>(count) > queue.size();
  });
}

Queue::iterator first_of_another(Queue& queue, int last) {
  return std::find_if(queue.begin(), queue.end(), [last](const PracticeItem& item) {
    return chapter_of(item.exercise) != last;
  });
}

const Practice* practice_here(const Session& session) {
  const auto* place = std::get_if<PracticePlace>(&session.place);
  const bool here = place != nullptr && session.practice && session.practice->place == *place &&
                    session.practice->on_desk;
  return here ? &*session.practice : nullptr;
}

}  // namespace

const PracticeItem* practised(const Session& session, const std::string& exercise) {
  const Practice* practice = practice_here(session);
  if (practice == nullptr || practice->at >= practice->items.size()) return nullptr;
  const PracticeItem& item = practice->items[practice->at];
  return item.exercise == exercise ? &item : nullptr;
}

bool is_answered_for_good(const Session& session, const std::string& exercise) {
  return practised(session, exercise) != nullptr &&
         session.practice->place.kind == PracticeKind::kPlacement &&
         session.practice->results[session.practice->at].answered;
}

bool may_go_on(const Session& session, const std::string& exercise) {
  const auto state = session.exercises.find(exercise);
  return state != session.exercises.end() && practised(session, exercise) != nullptr &&
         (is_right_now(state->second) || is_answered_for_good(session, exercise));
}

std::vector<std::string> due_today(const Session& session) {
  std::vector<std::string> due = due_reviews(reviews(session.log, session.today), session.today);
  due.erase(std::remove_if(due.begin(), due.end(),
                           [&session](const std::string& id) {
                             return find_exercise_entry(session.workbook.index, id) == nullptr;
                           }),
            due.end());
  return due;
}

NextDue next_due(const Session& session) {
  NextDue next;
  for (const auto& [id, review] : reviews(session.log, session.today)) {
    if (review.due_day <= session.today ||
        find_exercise_entry(session.workbook.index, id) == nullptr)
      continue;
    if (next.count > 0 && review.due_day > next.day) continue;
    if (next.count == 0 || review.due_day < next.day) next = {review.due_day, 0};
    ++next.count;
  }
  return next;
}

int minutes_for(const Session& session, const std::vector<std::string>& exercises) {
  double minutes = 0.0;
  for (const std::string& id : exercises) {
    const ExerciseEntry* entry = find_exercise_entry(session.workbook.index, id);
    minutes += minutes_of(entry == nullptr ? ExerciseKind::kDerive : entry->kind);
  }
  return static_cast<int>(std::ceil(minutes));
}

int free_in_row(const Practice& practice) {
  int free = practice.free_before;
  for (const PracticeResult& result : practice.results) {
    const bool made = std::find(result.slips.begin(), result.slips.end(), practice.place.slip) !=
                      result.slips.end();
    free = made ? 0 : free + (result.first_right && !result.told ? 1 : 0);
  }
  return free;
}

bool may_be_resumed(const Practice& practice) {
  return practice.stage == PracticeStage::kWaiting && practice.resumed;
}

std::vector<PracticeItem> mixed(std::vector<PracticeItem> queue) {
  std::vector<PracticeItem> result;
  while (!queue.empty()) {
    const int last = result.empty() ? -1 : chapter_of(result.back().exercise);
    auto next = crowded(queue, last);
    if (next == queue.end()) next = first_of_another(queue, last);
    if (next == queue.end()) next = queue.begin();
    result.push_back(std::move(*next));
    queue.erase(next);
  }
  return result;
}

int suggested_chapter(const Practice& practice) {
  for (std::size_t i = 0; i < practice.items.size() && i < practice.results.size(); ++i) {
    if (practice.results[i].first_right) continue;
    return chapter_of(practice.items[i].exercise);
  }
  return -1;
}

}  // namespace tmw
