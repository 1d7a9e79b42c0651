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

struct Place {
  std::int64_t order;
  std::uint32_t at;
};

// The places of events in the order in which they belong.
std::vector<Place> sorted_places(const std::vector<Event>& events) {
  std::vector<Place> places(events.size());
  for (std::uint32_t at = 0; at < places.size(); ++at) places[at] = {events[at].order, at};
  std::sort(places.begin(), places.end(), [&events](const Place& a, const Place& b) {
    return a.order == b.order ? earlier(events[a.at], events[b.at]) : a.order < b.order;
  });
  return places;
}

// Events are large: each is moved once, along the circles in which they change places.
void move_to(std::vector<Event>& events, std::vector<Place> places) {
  for (std::uint32_t first = 0; first < places.size(); ++first) {
    if (places[first].at == first) continue;
    Event event = std::move(events[first]);
    std::uint32_t hole = first;
    while (places[hole].at != first) {
      const std::uint32_t next = std::exchange(places[hole].at, hole);
      events[hole] = std::move(events[next]);
      hole = next;
    }
    places[hole].at = hole;
    events[hole] = std::move(event);
  }
}

// The places of events by their ids, those of one id in their order.
std::vector<std::uint32_t> places_by_id(const std::vector<Event>& events) {
  std::vector<std::uint32_t> places(events.size());
  std::iota(places.begin(), places.end(), 0U);
  const auto before = [&events](std::uint32_t a, std::uint32_t b) {
    const int difference = events[a].id.compare(events[b].id);
    return difference == 0 ? a < b : difference < 0;
  };
  // The store hands them over like that.
  if (!std::is_sorted(places.begin(), places.end(), before))
    std::sort(places.begin(), places.end(), before);
  return places;
}

// Of the events with one id the first stays.
void drop_repeated(std::vector<Event>& events) {
  const std::vector<std::uint32_t> places = places_by_id(events);
  std::vector<std::uint32_t> repeated;
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (events[places[i]].id == events[places[i - 1]].id) repeated.push_back(places[i]);
  }
  for (const std::uint32_t place : repeated) events[place].id.clear();  // no event's id is empty
  if (!repeated.empty()) std::erase_if(events, [](const Event& event) { return event.id.empty(); });
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

std::size_t Log::rank_of(std::string_view id) const {
  const auto place = std::lower_bound(
      by_id_.begin(), by_id_.end(), id,
      [this](std::uint32_t at, std::string_view wanted) { return events_[at].id < wanted; });
  return static_cast<std::size_t>(place - by_id_.begin());
}

bool Log::contains(std::string_view id) const {
  const std::size_t rank = rank_of(id);
  return rank < by_id_.size() && events_[by_id_[rank]].id == id;
}

bool Log::add(Event event) {
  const std::size_t rank = rank_of(event.id);
  if (rank < by_id_.size() && events_[by_id_[rank]].id == event.id) return false;
  newer_ += tmw::is_newer(event) ? 1 : 0;
  const auto place = std::upper_bound(events_.begin(), events_.end(), event, earlier);
  const auto at = static_cast<std::uint32_t>(place - events_.begin());
  if (place != events_.end()) {
    readers_.forget();
    for (std::uint32_t& other : by_id_) other += other >= at ? 1 : 0;
  }
  by_id_.insert(by_id_.begin() + static_cast<std::ptrdiff_t>(rank), at);
  events_.insert(place, std::move(event));
  return true;
}

int Log::merge(std::vector<Event> events) {
  if (!events_.empty())
    std::erase_if(events, [this](const Event& event) { return contains(event.id); });
  drop_repeated(events);
  const std::vector<std::uint32_t> places = places_by_id(events);
  const std::size_t before = events_.size();
  for (const Event& event : events) newer_ += tmw::is_newer(event) ? 1 : 0;
  if (before == 0) {
    events_ = std::move(events);
  } else {
    events_.insert(events_.end(), std::make_move_iterator(events.begin()),
                   std::make_move_iterator(events.end()));
  }
  for (const std::uint32_t place : places)
    by_id_.push_back(static_cast<std::uint32_t>(before) + place);
  std::inplace_merge(
      by_id_.begin(), by_id_.begin() + static_cast<std::ptrdiff_t>(before), by_id_.end(),
      [this](std::uint32_t a, std::uint32_t b) { return events_[a].id < events_[b].id; });
  // Mostly they come in order, and after all that is there.
  const auto last = events_.begin() + static_cast<std::ptrdiff_t>(before == 0 ? 0 : before - 1);
  if (!std::is_sorted(last, events_.end(), earlier)) put_in_order();
  return static_cast<int>(events_.size() - before);
}

void Log::put_in_order() {
  readers_.forget();
  std::vector<Place> places = sorted_places(events_);
  std::vector<std::uint32_t> gone_to(places.size());
  for (std::uint32_t at = 0; at < places.size(); ++at) gone_to[places[at].at] = at;
  for (std::uint32_t& place : by_id_) place = gone_to[place];
  move_to(events_, std::move(places));
}

void Log::remove(const std::set<std::string>& ids) {
  std::erase_if(events_, [&ids](const Event& event) { return ids.count(event.id) != 0; });
  by_id_ = places_by_id(events_);
  readers_.forget();
  newer_ = static_cast<int>(std::count_if(events_.begin(), events_.end(), tmw::is_newer));
}

std::int64_t Log::next_order(std::int64_t now_utc_ms) const {
  const std::int64_t last = events_.empty() ? -1 : events_.back().order;
  return std::min(std::max(now_utc_ms, last + 1), kLastOrder);
}

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
