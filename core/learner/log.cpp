#include "core/learner/log.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <span>
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

bool is_right_answer(const Event& event) { return is_answer(event) && is_right(event); }

void count(const Event& event, ExerciseRecord& record) {
  switch (event.kind) {
    case EventKind::kAttempt:
    case EventKind::kReview:
      ++record.attempts;
      if (!record.solved && is_right(event)) {
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

using Places = std::vector<std::uint32_t>;

// Where what stands in the log. Places, not addresses: the log grows.
class LogIndex : public LogReader {
 public:
  static constexpr ReaderKind kKind = ReaderKind::kIndex;

  explicit LogIndex(std::int32_t) {}

  void read(const Event& event, std::size_t at) override {
    const auto place = static_cast<std::uint32_t>(at);
    if (!event.exercise.empty()) {
      of_exercise_[event.exercise].push_back(place);
      count(event, records_[event.exercise]);
    }
    if (event.kind == EventKind::kSetting) settings_[event.name] = place;
    if (is_answer(event)) latest_answer_ = place;
    if (is_right_answer(event)) right_days_.insert(event.local_day);
    if (event.seed != 0) return;
    for (const auto& [part, value] : event.numbers)
      numbers_[event.exercise][part].emplace_back(place, value);
  }

  [[nodiscard]] const auto& records() const { return records_; }
  [[nodiscard]] const auto& latest_answer() const { return latest_answer_; }
  [[nodiscard]] const auto& right_days() const { return right_days_; }
  [[nodiscard]] const auto& numbers() const { return numbers_; }
  [[nodiscard]] std::span<const std::uint32_t> of_exercise(std::string_view exercise) const {
    const auto found = of_exercise_.find(exercise);
    return found == of_exercise_.end() ? std::span<const std::uint32_t>() : found->second;
  }
  [[nodiscard]] std::optional<std::uint32_t> setting(std::string_view name) const {
    const auto found = settings_.find(name);
    return found == settings_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string, ExerciseRecord> records_;
  std::map<std::string, Places, std::less<>> of_exercise_;
  std::map<std::string, std::uint32_t, std::less<>> settings_;
  std::optional<std::uint32_t> latest_answer_;
  std::set<std::int32_t> right_days_;
  // By exercise and part.
  std::map<std::string, std::map<std::string, std::vector<std::pair<std::uint32_t, double>>>>
      numbers_;
};

template <typename Wanted>
const Event* latest(const Log& log, std::string_view exercise, Wanted wanted) {
  const auto places = log.read_by<LogIndex>().of_exercise(exercise);
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    const Event& event = log.events()[*place];
    if (is_answer(event) && wanted(event)) return &event;
  }
  return nullptr;
}

}  // namespace

bool Log::add(Event event) {
  if (!ids_.insert(event.id).second) return false;
  newer_ += tmw::is_newer(event) ? 1 : 0;
  const auto place = std::upper_bound(events_.begin(), events_.end(), event, earlier);
  if (place != events_.end()) readers_.forget();
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
  // Mostly they come in order, and after all that is there.
  const auto last = events_.begin() + static_cast<std::ptrdiff_t>(before == 0 ? 0 : before - 1);
  if (!std::is_sorted(last, events_.end(), earlier)) {
    readers_.forget();
    sort_events(events_);
  }
  return static_cast<int>(events_.size() - before);
}

void Log::remove(const std::set<std::string>& ids) {
  events_.erase(std::remove_if(events_.begin(), events_.end(),
                               [&ids](const Event& event) { return ids.count(event.id) != 0; }),
                events_.end());
  for (const std::string& id : ids) ids_.erase(id);
  readers_.forget();
  newer_ = static_cast<int>(std::count_if(events_.begin(), events_.end(), tmw::is_newer));
}

std::int64_t Log::next_order(std::int64_t now_utc_ms) const {
  const std::int64_t last = events_.empty() ? -1 : events_.back().order;
  return std::min(std::max(now_utc_ms, last + 1), kLastOrder);
}

bool Log::contains(std::string_view id) const { return ids_.find(id) != ids_.end(); }

std::map<std::string, ExerciseRecord> exercise_records(const Log& log) {
  return log.read_by<LogIndex>().records();
}

const Event* latest_answer(const Log& log, std::string_view exercise, std::uint64_t seed) {
  return latest(log, exercise, [seed](const Event& event) { return event.seed == seed; });
}

const Event* latest_answer(const Log& log, std::string_view exercise) {
  return latest(log, exercise, [](const Event&) { return true; });
}

const Event* latest_answer(const Log& log) {
  const auto place = log.read_by<LogIndex>().latest_answer();
  return place ? &log.events()[*place] : nullptr;
}

std::vector<const Event*> events_of(const Log& log, std::string_view exercise) {
  std::vector<const Event*> events;
  for (const std::uint32_t place : log.read_by<LogIndex>().of_exercise(exercise))
    events.push_back(&log.events()[place]);
  return events;
}

NamedNumbers numbers_read(const Log& log, const Event* before) {
  const auto end = static_cast<std::uint32_t>(
      before == nullptr ? log.events().size()
                        : static_cast<std::size_t>(before - log.events().data()));
  NamedNumbers numbers;
  for (const auto& [exercise, parts] : log.read_by<LogIndex>().numbers()) {
    for (const auto& [part, read] : parts) {
      const auto next = std::partition_point(read.begin(), read.end(),
                                             [end](const auto& one) { return one.first < end; });
      if (next != read.begin()) numbers[exercise + "." + part] = std::prev(next)->second;
    }
  }
  return numbers;
}

int hints_opened(const Log& log, std::string_view exercise, std::uint64_t seed) {
  int highest = 0;
  for (const Event* event : events_of(log, exercise)) {
    if (event->kind == EventKind::kHint && event->seed == seed)
      highest = std::max(highest, event->number);
  }
  return highest;
}

Streak streak(const Log& log, std::int32_t today) {
  Streak result;
  for (const std::int32_t day : log.read_by<LogIndex>().right_days()) {
    if (day > today) break;
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
  const auto place = log.read_by<LogIndex>().setting(name);
  return place ? log.events()[*place].value : std::string(fallback);
}

}  // namespace tmw
