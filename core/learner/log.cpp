#include "core/learner/log.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace tmw {
namespace {

bool earlier(const Event& a, const Event& b) {
  return std::tie(a.order, a.utc_ms, a.id) < std::tie(b.order, b.utc_ms, b.id);
}

// Events are large: their places are sorted, and each is moved once.
void sort_events(std::vector<Event>& events) {
  std::vector<std::uint32_t> places(events.size());
  std::iota(places.begin(), places.end(), 0U);
  std::sort(places.begin(), places.end(),
            [&events](std::uint32_t a, std::uint32_t b) { return earlier(events[a], events[b]); });
  std::vector<Event> sorted;
  sorted.reserve(events.size());
  for (const std::uint32_t place : places) sorted.push_back(std::move(events[place]));
  events = std::move(sorted);
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
      if (!record.solved) record.hints = std::max(record.hints, event.number);
      break;
    case EventKind::kSetting:
    case EventKind::kPlay:
    case EventKind::kOther:
      break;
  }
}

}  // namespace

bool Log::add(Event event) {
  if (!ids_.insert(event.id).second) return false;
  newer_ += tmw::is_newer(event) ? 1 : 0;
  const auto place = std::upper_bound(events_.begin(), events_.end(), event, earlier);
  events_.insert(place, std::move(event));
  return true;
}

int Log::merge(std::vector<Event> events) {
  const std::size_t before = events_.size();
  for (Event& event : events) {
    // The store hands them over by id: then each comes after all before it, and costs no search.
    const std::size_t known = ids_.size();
    ids_.insert(ids_.end(), event.id);
    if (ids_.size() == known) continue;
    newer_ += tmw::is_newer(event) ? 1 : 0;
    events_.push_back(std::move(event));
  }
  const std::size_t added = events_.size() - before;
  if (added > 0) sort_events(events_);
  return static_cast<int>(added);
}

void Log::remove(const std::set<std::string>& ids) {
  events_.erase(std::remove_if(events_.begin(), events_.end(),
                               [&ids](const Event& event) { return ids.count(event.id) != 0; }),
                events_.end());
  for (const std::string& id : ids) ids_.erase(id);
  newer_ = static_cast<int>(std::count_if(events_.begin(), events_.end(), tmw::is_newer));
}

std::int64_t Log::next_order(std::int64_t now_utc_ms) const {
  const std::int64_t last = events_.empty() ? -1 : events_.back().order;
  return std::min(std::max(now_utc_ms, last + 1), kLastOrder);
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
  std::set<std::int32_t> days;
  for (const Event& event : log.events()) {
    if (is_right_answer(event) && event.local_day <= today) days.insert(event.local_day);
  }
  Streak result;
  for (const std::int32_t day : days) {
    const bool next_day =
        result.last_run > 0 && day == static_cast<std::int64_t>(result.last_day) + 1;
    result.last_run = next_day ? result.last_run + 1 : 1;
    result.last_day = day;
    result.best = std::max(result.best, result.last_run);
  }
  const std::int64_t since = static_cast<std::int64_t>(today) - result.last_day;
  result.current = since <= 1 ? result.last_run : 0;
  return result;
}

int events_ahead(const std::vector<Event>& events, std::int32_t today) {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [today](const Event& event) {
    return event.local_day > today;
  }));
}

std::string setting(const Log& log, std::string_view name, std::string_view fallback) {
  const auto& events = log.events();
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->kind == EventKind::kSetting && event->name == name) return event->value;
  }
  return std::string(fallback);
}

}  // namespace tmw
