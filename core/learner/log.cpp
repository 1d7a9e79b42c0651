#include "core/learner/log.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace tmw {
namespace {

bool earlier(const Event& a, const Event& b) {
  return std::tie(a.utc_ms, a.id) < std::tie(b.utc_ms, b.id);
}

bool is_answer(const Event& event) {
  return event.kind == EventKind::kAttempt || event.kind == EventKind::kReview;
}

bool is_right_answer(const Event& event) { return is_answer(event) && event.verdict == "right"; }

template <typename Wanted>
const Event* latest(const Log& log, Wanted wanted) {
  const auto& events = log.events();
  const auto found = std::find_if(events.rbegin(), events.rend(), [&wanted](const Event& event) {
    return is_answer(event) && wanted(event);
  });
  return found == events.rend() ? nullptr : &*found;
}

void count(const Event& event, ExerciseRecord& record) {
  switch (event.kind) {
    case EventKind::kAttempt:
    case EventKind::kReview:
      ++record.attempts;
      if (!record.solved && event.verdict == "right") {
        record.solved = true;
        record.attempts_to_solve = record.attempts;
      }
      break;
    case EventKind::kReveal:
      if (!record.solved) record.revealed = true;
      break;
    case EventKind::kHint:
      record.hints = std::max(record.hints, event.number);
      break;
    case EventKind::kSetting:
    case EventKind::kOther:
      break;
  }
}

}  // namespace

bool Log::add(Event event) {
  if (!ids_.insert(event.id).second) return false;
  const auto place = std::upper_bound(events_.begin(), events_.end(), event, earlier);
  events_.insert(place, std::move(event));
  return true;
}

int Log::merge(const std::vector<Event>& events) {
  int added = 0;
  for (const Event& event : events) {
    if (!ids_.insert(event.id).second) continue;
    events_.push_back(event);
    ++added;
  }
  std::sort(events_.begin(), events_.end(), earlier);
  return added;
}

bool Log::contains(std::string_view id) const { return ids_.find(id) != ids_.end(); }

std::map<std::string, ExerciseRecord> exercise_records(const Log& log) {
  std::map<std::string, ExerciseRecord> records;
  for (const Event& event : log.events()) {
    if (!event.exercise.empty()) count(event, records[event.exercise]);
  }
  return records;
}

const Event* latest_answer(const Log& log, std::string_view exercise, std::uint64_t seed) {
  return latest(log, [exercise, seed](const Event& event) {
    return event.exercise == exercise && event.seed == seed;
  });
}

const Event* latest_answer(const Log& log, std::string_view exercise) {
  return latest(log, [exercise](const Event& event) { return event.exercise == exercise; });
}

const Event* latest_answer(const Log& log) {
  return latest(log, [](const Event&) { return true; });
}

int hints_opened(const Log& log, std::string_view exercise, std::uint64_t seed) {
  int highest = 0;
  for (const Event& event : log.events()) {
    if (event.kind == EventKind::kHint && event.exercise == exercise && event.seed == seed)
      highest = std::max(highest, event.number);
  }
  return highest;
}

Streak streak(const Log& log, std::int32_t today) {
  std::set<std::int64_t> days;
  for (const Event& event : log.events()) {
    if (is_right_answer(event)) days.insert(event.local_day);
  }
  Streak result;
  int run = 0;
  std::int64_t last = 0;
  for (const std::int64_t day : days) {
    run = run > 0 && day == last + 1 ? run + 1 : 1;
    last = day;
    result.best = std::max(result.best, run);
    if (day == today || day == static_cast<std::int64_t>(today) - 1) result.current = run;
  }
  return result;
}

std::string setting(const Log& log, std::string_view name, std::string_view fallback) {
  const auto& events = log.events();
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->kind == EventKind::kSetting && event->name == name) return event->value;
  }
  return std::string(fallback);
}

}  // namespace tmw
