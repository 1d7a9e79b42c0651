#include "core/learner/reviews.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tmw {
namespace {

// What is known of one exercise while its events are read in order.
struct Reading {
  std::optional<Review> review;  // once it is solved
  bool helped = false;           // before it was solved: ever; after that: today
  bool missed = false;           // an answer was not right, before it was solved
  bool repeated_today = false;
  std::int32_t day = 0;
};

bool is_help(const Event& event) {
  return event.kind == EventKind::kReveal || event.kind == EventKind::kHint;
}

void solve(Reading& reading, std::int32_t day, const FsrsParameters& parameters) {
  const RecallGrade grade =
      reading.helped || reading.missed ? RecallGrade::kAgain : RecallGrade::kGood;
  const Repetition first = first_repetition(grade, parameters);
  reading.review = Review{.memory = first.memory,
                          .last_day = day,
                          .due_day = day + first.interval_days,
                          .repetitions = 1,
                          .lapses = 0};
  reading.repeated_today = true;
}

void repeat(Reading& reading, const Event& event, std::int32_t day,
            const FsrsParameters& parameters) {
  Review& review = *reading.review;
  const bool good = is_right(event) && !reading.helped;
  // A calendar that went back (a flight, a clock set right) counts as no day.
  const int days = std::max(0, day - review.last_day);
  const Repetition next = next_repetition(
      review.memory, days, good ? RecallGrade::kGood : RecallGrade::kAgain, parameters);
  review.memory = next.memory;
  review.last_day = std::max(review.last_day, day);
  review.due_day = review.last_day + next.interval_days;
  ++review.repetitions;
  if (!good) ++review.lapses;
  reading.repeated_today = true;
}

void begin_day(Reading& reading, std::int32_t day) {
  if (day == reading.day) return;
  reading.day = day;
  reading.repeated_today = false;
  if (reading.review) reading.helped = false;
}

void read(Reading& reading, const Event& event, std::int32_t day,
          const FsrsParameters& parameters) {
  begin_day(reading, day);
  if (is_help(event)) {
    reading.helped = true;
  } else if (!is_answer(event)) {
    return;
  } else if (reading.review) {
    if (!reading.repeated_today) repeat(reading, event, day, parameters);
  } else if (is_right(event)) {
    solve(reading, day, parameters);
  } else {
    reading.missed = true;
  }
}

class ReviewReader : public LogReader {
 public:
  static constexpr ReaderKind kKind = ReaderKind::kReviews;

  explicit ReviewReader(std::int32_t today) : today_(today) {}
  ReviewReader(std::int32_t today, const FsrsParameters& parameters)
      : today_(today), parameters_(parameters) {}

  void read(const Event& event, std::size_t) override {
    if (event.local_day > today_ && !known_day_) {
      of_no_day_.push_back(event);
      return;
    }
    if (event.local_day <= today_) known_day_ = event.local_day;
    for (const Event& earlier : std::exchange(of_no_day_, {})) read_at(earlier, *known_day_);
    read_at(event, *known_day_);
  }

  [[nodiscard]] std::map<std::string, Review> found() const {
    if (!of_no_day_.empty()) return without_any_day();
    std::map<std::string, Review> result;
    for (const auto& [id, reading] : readings_) {
      if (reading.review) result.emplace(id, *reading.review);
    }
    return result;
  }

 private:
  void read_at(const Event& event, std::int32_t day) {
    if (!event.exercise.empty()) tmw::read(readings_[event.exercise], event, day, parameters_);
  }

  // Nothing in the log tells when it was: longer ago than any first interval, so that it is due.
  [[nodiscard]] std::map<std::string, Review> without_any_day() const {
    constexpr std::int32_t kLongAgo = 30;
    ReviewReader reader(today_, parameters_);
    reader.known_day_ = today_ - kLongAgo;
    for (const Event& event : of_no_day_) reader.read_at(event, *reader.known_day_);
    return reader.found();
  }

  std::int32_t today_;
  FsrsParameters parameters_;
  std::map<std::string, Reading> readings_;
  // A clock that was ahead says nothing of when it was. What was answered then counts as of the day
  // of the event before it, or of the first one after it that has a day.
  std::optional<std::int32_t> known_day_;
  std::vector<Event> of_no_day_;  // before any that has one
};

}  // namespace

std::map<std::string, Review> reviews(const Log& log, std::int32_t today) {
  return log.read_by<ReviewReader>(today).found();
}

std::map<std::string, Review> reviews(const Log& log, std::int32_t today,
                                      const FsrsParameters& parameters) {
  ReviewReader reader(today, parameters);
  for (std::size_t i = 0; i < log.events().size(); ++i) reader.read(log.events()[i], i);
  return reader.found();
}

std::vector<std::string> due_reviews(const std::map<std::string, Review>& reviews,
                                     std::int32_t today, const FsrsParameters& parameters) {
  std::vector<std::pair<double, std::string>> due;
  for (const auto& [id, review] : reviews) {
    if (review.due_day > today) continue;
    due.emplace_back(recall_probability(review.memory, today - review.last_day, parameters), id);
  }
  std::sort(due.begin(), due.end());
  std::vector<std::string> ids;
  for (auto& [recall, id] : due) ids.push_back(std::move(id));
  return ids;
}

}  // namespace tmw
